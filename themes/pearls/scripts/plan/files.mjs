// A plan as a file, and a file as a plan. Loaded when somebody wants one.
import { blocks } from './blocks.mjs';
import { docx } from './docx.mjs';
import { markdown } from './markdown.mjs';
import { odt } from './odt.mjs';
import { pack, unpack } from './zip.mjs';

/** @typedef {import('./answers.mjs').Form} Form */
/** @typedef {import('./answers.mjs').Plan} Plan */

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  md: 'text/markdown;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json',
};

/** What is made anew of an office document, and between which tags its body stands. */
const OFFICE = {
  docx: { write: docx, document: 'word/document.xml', about: 'docProps/core.xml', body: ['<w:body>', '</w:body>'] },
  odt: { write: odt, document: 'content.xml', about: 'meta.xml', body: ['<office:text>', '</office:text>'] },
};

/**
 * The parts of an office document.
 * @param {Form} form @param {Plan} plan @param {'docx' | 'odt'} format @param {boolean} isWork
 * @param {Map<string, string>} empty Those of the empty document, in their order.
 */
export function parts(form, plan, format, isWork, empty) {
  const { write, document, about, body } = OFFICE[format];
  const made = write(form, plan.title || form.title, blocks(form, plan, isWork));
  const whole = empty.get(document) ?? '';
  const around = [whole.slice(0, whole.indexOf(body[0]) + body[0].length), whole.slice(whole.lastIndexOf(body[1]))];
  return new Map([...empty, [document, around.join(made.document)], [about, made.about]]);
}

/** The text of a document. @param {Form} form @param {Plan} plan @param {boolean} isWork */
export const text = (form, plan, isWork) => markdown(blocks(form, plan, isWork));

/**
 * @param {Form} form @param {Plan} plan @param {keyof typeof TYPES} format
 * @param {boolean} isWork To be worked in; else for those who decide.
 * @param {() => Promise<Blob>} empty Gets the empty document of that format.
 */
export async function make(form, plan, format, isWork, empty) {
  const type = TYPES[format];
  if (format === 'json') return new Blob([`${JSON.stringify(plan, null, 1)}\n`], { type });
  if (format === 'md' || format === 'txt') return new Blob([text(form, plan, isWork)], { type });
  return pack([...parts(form, plan, format, isWork, await unpack(await empty()))], type);
}
