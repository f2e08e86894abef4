// What stands in a document, in its order and without any format: as src/documents/blocks.rs.
import { isEmpty, labelOf, levelsOf, sum } from './answers.mjs';

/** @typedef {import('./answers.mjs').Form} Form */
/** @typedef {import('./answers.mjs').Plan} Plan */
/** @typedef {import('./answers.mjs').Section} Section */

const MOST_COLUMNS_UPRIGHT = 7;
const [EMPTY_ROWS, FURTHER_ROWS] = [4, 2];

/** A line in a style, which is called so in every format that has styles. @param {string} style @param {string} text */
const line = (style, text) => ({ is: 'line', style, text });

/** The box of a level with its words. @param {{ number: number, isChosen: boolean, text: string }} level */
export const level = ({ number, isChosen, text }) => `${isChosen ? '☒' : '☐'} ${number} · ${text}`;

/** @param {Form} form @param {Plan} plan @param {boolean} isWork To be worked in; else for those who decide. */
export function blocks(form, plan, isWork) {
  const shown = form.sections.filter((section) => isWork || !isEmpty(plan.answers[section.id]));
  /** @type {any[]} */
  const out = [line('Title', plan.title || form.title), line('Subtitle', form.words.template)];
  if (isWork) out.push(...[form.words.intro, form.words.keep, form.address].map((text) => line('Guidance', text)));
  else out.push({ is: 'contents', label: form.words.contents, items: shown.map((section) => [section.id, heading(section)]) });
  let group;
  for (const section of shown) {
    if (section.group !== undefined && section.group !== group) out.push({ is: 'heading', id: `group-${section.id}`, level: 1, text: section.group, isWide: false });
    group = section.group;
    out.push(...ofSection(form, plan, section, isWork));
  }
  if (!isWork) out.push(...['place', 'name', 'signature'].map((name) => ({ is: 'signature', text: form.words[name] })));
  return out;
}

/** @param {Section} section */
const heading = (section) => `${section.number} ${section.title}`;

/** @param {Form} form @param {Plan} plan @param {Section} section @param {boolean} isWork */
function ofSection(form, plan, section, isWork) {
  const answer = plan.answers[section.id];
  const isWide = (section.columns ?? []).length > MOST_COLUMNS_UPRIGHT;
  /** @type {any[]} */
  const out = [{ is: 'heading', id: section.id, level: section.group === undefined ? 1 : 2, text: heading(section), isWide }];
  if (isWork) {
    out.push(line('Question', section.question));
    out.push(...section.guidance.map((text) => line('Guidance', text)), ...section.hints.map((text) => line('Hint', text)));
    out.push(...(section.levels ?? []).map((text, number) => ({ is: 'level', number, text, isChosen: typeof answer === 'string' && answer.trim() === String(number) })));
  }
  out.push(section.answer === 'table' ? table(form, answer, section, isWork, isWide) : field(form, answer, section, isWork));
  return out;
}

/** @param {Form} form @param {any} answer @param {Section} section @param {boolean} isWork */
function field(form, answer, section, isWork) {
  /** @type {string[]} */
  const written = typeof answer === 'string' ? answer.trim().split('\n') : (answer ?? []).map((/** @type {unknown} */ item) => (typeof item === 'string' ? item.trim().replaceAll('\n', ' ') : ''));
  const choices = section.answer === 'scale' ? levelsOf(section) : section.choices ?? [];
  const some = written.filter((line) => line.trim());
  const kind = { list: 'list', date: 'date', amount: 'amount', choice: 'choice', scale: 'choice' }[section.answer] ?? 'text';
  const lines = some.length === 0 ? [] : section.answer === 'text' ? written : section.answer === 'list' ? some.map((line) => labelOf(choices, line)) : [labelOf(choices, written.join(' '))];
  const prompt = form.words[kind === 'date' ? 'date' : kind === 'choice' ? 'choose' : 'write'];
  return { is: 'field', id: section.id, label: section.title, kind, choices, lines, prompt: isWork ? prompt : undefined };
}

/** @param {Form} form @param {any} answer @param {Section} section @param {boolean} isWork @param {boolean} isWide */
function table(form, answer, section, isWork, isWide) {
  /** @type {Record<string, string>[]} */
  const written = (Array.isArray(answer) ? answer : []).filter((row) => typeof row === 'object' && Object.values(row).some((cell) => cell.trim()));
  const all = section.columns ?? [];
  const used = all.filter((column) => isWork || written.some((row) => row[column.id]?.trim()));
  // Rows of a former version may have nothing in any column of today.
  const columns = used.length > 0 ? used : all;
  const rows = written.map((row) => columns.map((column) => labelOf(column.choices, (row[column.id] ?? '').trim()).split('\n')));
  if (isWork) for (let more = rows.length === 0 ? EMPTY_ROWS : FURTHER_ROWS; more > 0; more -= 1) rows.push(columns.map(() => ['']));
  else {
    const sums = columns.map((column) => (column.answer === 'amount' ? sum(written.map((row) => row[column.id] ?? '')) : ''));
    if (sums.some(Boolean)) rows.push(sums.map((text, at) => [at === 0 && !text ? form.words.sum : text]));
  }
  return { is: 'table', id: section.id, label: section.title, columns: columns.map((column) => column.title), rows, isWide, prompt: isWork ? form.words.answer : undefined };
}

/** What a document says about itself. @param {Form} form @param {string} title */
export const about = (form, title) => ({ title, template: `${form.title} ${form.version}`, key: `${form.id} ${form.version}`, lang: form.lang, date: form.date });
