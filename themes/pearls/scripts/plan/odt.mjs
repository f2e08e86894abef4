// A document as ODT: the same as src/documents/odt.rs makes, but for what is the same in every document of a template.
import description from './odt.pieces';
import { about, level } from './blocks.mjs';
import { names } from './names.mjs';
import { escape, pieces } from './pieces.mjs';

const fill = pieces(description);

/** A text with its spaces: several in a row, and those at an end, would be one or none. @param {string} text */
function spaced(text) {
  return text.replace(/ +|\t|\n|[^ \t\n]+/g, (part, /** @type {number} */ at) => {
    if (part === '\t') return fill('tab');
    if (part === '\n') return fill('line-break');
    if (part[0] !== ' ') return escape(part);
    const isAtAnEnd = at === 0 || at + part.length === text.length;
    const kept = isAtAnEnd ? 0 : 1;
    return ' '.repeat(kept) + (part.length > kept ? fill('spaces', { count: part.length - kept }) : '');
  });
}
/** @param {string} style @param {string} inside */
const paragraph = (style, inside) => fill('paragraph', { style, inside });
/** @param {string} style @param {string} text */
const line = (style, text) => paragraph(style, spaced(text));

/**
 * What stands in the body of a document, and what is said about it.
 * @param {import('./answers.mjs').Form} form @param {string} title @param {any[]} blocks @returns {{ document: string, about: string }}
 */
export function odt(form, title, blocks) {
  const named = names(form);
  let isWide = false;
  /** @param {any} field */
  const ofField = (field) => {
    const name = named.answer(field.id);
    const isList = field.kind === 'list';
    const style = isList ? 'List_20_Bullet' : 'Answer';
    /** @type {string[]} */
    let paragraphs = field.lines.map((/** @type {string} */ text) => line(style, text));
    if (field.kind === 'choice' && field.prompt !== undefined) {
      const chosen = field.lines[0] ?? field.prompt;
      // LibreOffice chooses the first where none is chosen.
      const labels = [field.prompt, ...field.choices.map((/** @type {any} */ own) => own.label)];
      const inside = labels.map((label) => fill(label === chosen ? 'option-chosen' : 'option', { label })).join('');
      paragraphs = [paragraph(style, fill('choice', { name, inside, text: chosen }))];
    }
    if (paragraphs.length === 0 && field.prompt !== undefined) paragraphs = [paragraph(style, fill('placeholder', { text: field.prompt }))];
    const inside = isList && paragraphs.length > 0 ? fill('list', { inside: paragraphs.map((own) => fill('item', { inside: own })).join('') }) : paragraphs.join('');
    return field.prompt === undefined ? inside : fill('section', { name, inside });
  };
  /** @param {any} table */
  const ofTable = (table) => {
    /** @param {string} style @param {string[]} lines */
    const cell = (style, lines) => fill('cell', { inside: lines.map((text) => line(style, text)).join('') });
    /** @param {string[]} cells */
    const row = (cells) => fill('row', { inside: cells.join('') });
    const head = row(table.columns.map((/** @type {string} */ text) => cell('Table_20_Head', [text])));
    const inside = table.rows.map((/** @type {string[][]} */ cells) => row(cells.map((lines) => cell('Table_20_Text', lines)))).join('');
    const name = named.answer(table.id);
    const whole = fill('table', { name: name.replace('f_', 't_'), width: table.isWide ? 'wide' : 'tall', label: table.label, count: table.columns.length, head, inside }) + line('Answer', '');
    return table.prompt === undefined ? whole : fill('section', { name, inside: whole });
  };
  /** @type {Record<string, (block: any) => string>} */
  const make = {
    line: ({ style, text }) => line(style, text),
    signature: ({ text }) => paragraph('Sign_20_Here', spaced(`${text} `) + fill('tab')),
    level: (block) => line('Guidance', level(block)),
    contents: ({ label, items }) => line('Question', label) + items.map((/** @type {[string, string]} */ [id, text]) => paragraph('Contents_20_1', fill('link', { name: named.heading(id), text }))).join(''),
    heading: (block) => {
      const style = isWide === block.isWide ? `Heading_20_${block.level}` : `Heading-${block.level}-${block.isWide ? 'wide' : 'tall'}`;
      isWide = block.isWide;
      return fill('heading', { style, level: block.level, name: named.heading(block.id), inside: spaced(block.text) });
    },
    field: ofField,
    table: ofTable,
  };
  const body = blocks.map((block) => make[block.is](block)).join('');
  return { document: body, about: fill('meta', about(form, title)) };
}
