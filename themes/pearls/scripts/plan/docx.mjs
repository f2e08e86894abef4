// A document as DOCX: the same as src/documents/docx.rs makes, but for what is the same in every document of a template.
import description from './docx.pieces';
import { about, level } from './blocks.mjs';
import { names } from './names.mjs';
import { pieces } from './pieces.mjs';

const [TALL, WIDE] = [9298, 14570];
const fill = pieces(description);

/** @param {string} text */
const run = (text) => fill('run', { text });
/** @param {string} style @param {string} inside */
const paragraph = (style, inside) => fill('paragraph', { style, inside });
/** @param {string} style @param {string} text */
const line = (style, text) => paragraph(style, run(text));

/**
 * What stands in the body of a document, and what is said about it.
 * @param {import('./answers.mjs').Form} form @param {string} title @param {any[]} blocks @returns {{ document: string, about: string }}
 */
export function docx(form, title, blocks) {
  const named = names(form);
  let [last, isWide] = [0, false];
  const next = () => (last += 1);
  /** @param {string} name @param {string} inside */
  const mark = (name, inside) => fill('mark', { number: next(), name, inside });
  /** @param {boolean} wanted */
  const turn = (wanted) => {
    if (isWide === wanted) return '';
    const page = fill(isWide ? 'page-wide' : 'page-tall');
    isWide = wanted;
    return fill('break', { page });
  };
  /** @param {any} field @param {string} inside @param {string} empty */
  const control = (field, inside, empty) => {
    const kind = field.kind === 'amount' ? fill('control-plain')
      : field.kind === 'date' ? fill('control-date', { lang: form.lang })
        : field.kind === 'choice' ? fill('control-choice', { inside: field.choices.map((/** @type {any} */ own) => fill('control-option', { label: own.label, value: own.key })).join('') })
          : fill('control-text');
    return fill('control', { label: field.label, id: field.id, number: next(), empty, kind, inside });
  };
  /** @param {any} field */
  const ofField = (field) => {
    const style = field.kind === 'list' ? 'ListBullet' : 'Answer';
    if (field.prompt === undefined) return field.lines.map((/** @type {string} */ text) => line(style, text)).join('');
    const name = named.answer(field.id);
    if (field.lines.length > 1 && field.kind === 'list') {
      const number = next();
      const inside = field.lines.map((/** @type {string} */ text, /** @type {number} */ at) => paragraph(style, (at === 0 ? fill('mark-start', { number, name }) : '') + run(text) + (at === field.lines.length - 1 ? fill('mark-end', { number }) : '')));
      return control(field, inside.join(''), '');
    }
    // One paragraph, whatever the lines: of several in a control, of which one is empty, LibreOffice makes others.
    const inside = field.lines.map(run).join(fill('line-break'));
    const own = field.lines.length === 0 ? control(field, fill('placeholder', { text: field.prompt }), fill('control-empty')) : control(field, inside, '');
    return paragraph(style, mark(name, own));
  };
  /** @param {any} table */
  const ofTable = (table) => {
    const whole = table.isWide ? WIDE : TALL;
    const width = Math.floor(whole / Math.max(table.columns.length, 1));
    /** @param {string} style @param {string[]} lines */
    const cell = (style, lines) => fill('cell', { width, inside: lines.map((text) => line(style, text)).join('') });
    const head = fill('head-row', { inside: table.columns.map((/** @type {string} */ text) => cell('TableHead', [text])).join('') });
    const rows = table.rows.map((/** @type {string[][]} */ row) => fill('row', { inside: row.map((lines) => cell('TableText', lines)).join('') }));
    const before = table.prompt === undefined ? '' : paragraph('Hint', mark(named.answer(table.id), run(table.prompt)));
    return before + fill('table', { label: table.label, width: whole, columns: fill('column', { width }).repeat(table.columns.length), inside: head + rows.join('') }) + line('Answer', '');
  };
  /** @type {Record<string, (block: any) => string>} */
  const make = {
    line: ({ style, text }) => line(style, text),
    signature: ({ text }) => paragraph('Signature', run(`${text} `) + fill('tab')),
    level: (block) => line('Guidance', level(block)),
    contents: ({ label, items }) => line('Question', label) + items.map((/** @type {[string, string]} */ [id, text]) => paragraph('TOC1', fill('link', { name: named.heading(id), text }))).join(''),
    heading: (block) => turn(block.isWide) + paragraph(`Heading${block.level}`, mark(named.heading(block.id), run(block.text))),
    field: ofField,
    table: ofTable,
  };
  const body = blocks.map((block) => make[block.is](block)).join('') + turn(false) + fill('page-tall');
  return { document: body, about: fill('core', about(form, title)) };
}
