// What is answered, whatever it is shown on. No DOM. The same rules as src/documents/answers.rs and blocks.rs.

/** @typedef {string | string[] | Record<string, string>[]} Answer */
/** @typedef {{ format: string, formatVersion: number, template: string, templateVersion: string, title: string, answers: Record<string, Answer> }} Plan */
/** @typedef {{ key: string, label: string }} Choice */
/** @typedef {{ id: string, title: string, answer: string, choices?: Choice[], fills?: string }} Column */
/** @typedef {{ id: string, number: number, title: string, group?: string, question: string, guidance: string[], hints: string[], answer: string, required: boolean, wordLimit?: number, columns?: Column[], choices?: Choice[], levels?: string[], leadsTo?: { template: string, section: string, begin: string }[], fills?: string, field?: string }} Section */
/** @typedef {{ format: string, id: string, version: string, date: string, lang: string, title: string, address: string, footer: string, sections: Section[], moved: Record<string, string>, words: Record<string, string> }} Form */

export const FORMAT = 'pearls-plan';

/** @param {string} text */
const isBlank = (text) => !text.trim();

/** @param {Answer | undefined} answer */
export function isEmpty(answer) {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return isBlank(answer);
  return answer.every((item) => (typeof item === 'string' ? isBlank(item) : Object.values(item).every(isBlank)));
}

/** Currencies as people write them before or behind an amount. */
const CURRENCY = /^(?:eur|€|pln|zł|dkk|sek|nok|isk|kr\.?|usd|\$|gbp|£|chf|uah|czk)$/i;

/**
 * A sum of money as somebody wrote it, and the currency that stands there.
 * @param {string} written @returns {{ value: number, currency: string }} NaN where it is something else than one amount.
 */
export function money(written) {
  const [, before, digits, after] = /^(\D*?)(-?\d[\d.,'’\s]*|)(\D*)$/.exec(written.trim()) ?? [];
  const words = [before, after].map((word) => (word ?? '').trim()).filter(Boolean);
  const plain = (digits ?? '').replace(/['’\s]/g, '');
  if (!plain || words.length > 1 || (words[0] && !CURRENCY.test(words[0]))) return { value: NaN, currency: '' };
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const isPoint = last >= 0 && plain.split(plain[last]).length === 2 && plain.length - last - 1 !== 3;
  const number = [...plain].map((sign, at) => (sign === '.' || sign === ',' ? (isPoint && at === last ? '.' : '') : sign)).join('');
  return { value: Number(number), currency: (words[0] ?? '').toLowerCase().replace('€', 'eur').replace('zł', 'pln') };
}

/** @param {string} written */
export const amount = (written) => money(written).value;

/** The sum of what can be read, with its thousands apart; nothing for fewer than two amounts, where one cannot be read, or for two currencies. @param {string[]} written */
export function sum(written) {
  const all = written.filter((cell) => !isBlank(cell)).map(money);
  const currencies = new Set(all.map(({ currency }) => currency).filter(Boolean));
  if (all.length < 2 || currencies.size > 1 || all.some(({ value }) => Number.isNaN(value))) return '';
  const cents = Math.round(all.reduce((total, { value }) => total + value, 0) * 100);
  const [whole, part] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
  const digits = String(whole).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${cents < 0 ? '−' : ''}${digits}${part ? `.${String(part).padStart(2, '0')}` : ''}`;
}

/** How many words a text has. @param {string} text */
export const countWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** What a term that was chosen is called. @param {Choice[] | undefined} choices @param {string} key */
export const labelOf = (choices, key) => choices?.find((choice) => choice.key === key)?.label ?? key;

/** The levels of a scale as choices. @param {Section} section @returns {Choice[]} */
export const levelsOf = (section) => (section.levels ?? []).map((text, number) => ({ key: String(number), label: `${number} · ${text}` }));

/** @param {Form} form @returns {Plan} */
export const emptyPlan = (form) => ({ format: FORMAT, formatVersion: 1, template: form.id, templateVersion: form.version, title: '', answers: {} });

/**
 * The answers of a plan where the newest version of its template has them, and those that no section takes.
 * @param {Form} form @param {Plan} plan
 */
export function carry(form, plan) {
  /** @type {Record<string, Answer>} */
  const answers = {};
  /** @type {Record<string, Answer>} */
  const left = {};
  const sections = new Map(form.sections.map((section) => [section.id, section]));
  for (const [id, answer] of Object.entries(plan.answers)) {
    const now = sections.has(id) ? id : form.moved[id];
    const section = now === undefined ? undefined : sections.get(now);
    if (!section || !fits(section, answer) || !isEmpty(answers[section.id])) {
      if (!isEmpty(answer)) left[id] = answer;
    } else answers[section.id] = answer;
  }
  return { answers, left };
}

/** Whether an answer is of the kind that a section takes. @param {Section} section @param {Answer} answer */
function fits(section, answer) {
  if (section.answer === 'table') return Array.isArray(answer) && answer.every((row) => typeof row === 'object');
  if (section.answer === 'list') return Array.isArray(answer) && answer.every((item) => typeof item === 'string');
  return typeof answer === 'string';
}
