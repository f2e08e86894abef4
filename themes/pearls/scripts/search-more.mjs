// @ts-check
/** What the search page shows beside its titles: how the words were read, what can be chosen and is, how much there is of what. */
import { ROWS, address, lang, make } from './search-page.mjs';

/** Lets people switch off the key that leads to the field; `start.js` looks. Where nothing can be kept, there is no choice. @param {HTMLLabelElement} choice */
export function offerShortcut(choice) {
  const box = /** @type {HTMLInputElement} */ (choice.control);
  try {
    box.checked = localStorage.getItem('shortcut') !== 'off';
  } catch {
    return;
  }
  choice.hidden = false;
  choice.addEventListener('change', () => (box.checked ? localStorage.removeItem('shortcut') : localStorage.setItem('shortcut', 'off')));
}

/** Puts the filters of the address into the form's own spelling, and leaves out those that the index does not have: values are told. @param {Page} page */
export function know(page) {
  if (!page.main) return;
  /** @type {string[]} */
  const unknown = [];
  const like = (/** @type {string} */ one) => one.toLowerCase();
  const own = Object.entries(page.asked.filters).flatMap(([name, values]) => {
    const facet = page.boxes.filter((box) => like(box.name) === like(name));
    const found = facet.filter((box) => values.some((value) => like(value) === like(box.value)));
    if (facet.length) unknown.push(...values.filter((value) => !found.some((box) => like(box.value) === like(value))).map((value) => `${name}=${value}`));
    return found.length ? [/** @type {const} */ ([facet[0].name, found.map((box) => box.value)])] : [];
  });
  page.asked.filters = Object.fromEntries(own);
  page.unknown = unknown.join(', ');
}

/** The facets to choose from, once. @param {Page} page @param {Index} main */
export function build(page, main) {
  page.main = main;
  const label = (/** @type {Named} */ { key, label }) => label ?? page.word(key).textContent ?? '';
  const groups = main.facets.map((facet, at) => {
    const boxes = facet.values.map(({ key, label }) =>
      Object.assign(make('input', { type: 'checkbox', name: facet.key, value: key }), { label: label ?? page.word(`${facet.key}-${key}`).textContent ?? '' }));
    page.boxes.push(...boxes);
    const items = boxes.map((box) => make('li', {}, make('label', { className: 'choice' }, box, ` ${box.label} `, make('span', { className: 'count' }))));
    const isOpen = at < 2 || facet.key in page.asked.filters;
    const list = make('fieldset', { ariaLabel: label(facet) }, make('ul', { className: 'choices' }, ...items));
    return make('details', { open: isOpen }, make('summary', {}, label(facet)), list);
  });
  page.facets.replaceChildren(...groups);
  page.years.hidden = !main.years;
  know(page);
  page.labels = Object.fromEntries([...main.facets, { key: 'years' }].map((facet) => [facet.key, label(facet)]));
  page.fill();
}

/** Says which words were read as others, which may be meant, and what was not found. @param {Page} page @param {Answer['result']} result */
export function tell(page, { words, plan }) {
  const line = (/** @type {string} */ name, /** @type {string} */ text) => (text ? [page.word(name, { words: text })] : []);
  const read = words.filter(({ how }) => how !== 'none').map(({ text, taken }) => taken ?? text).join(' ');
  const absent = words.filter(({ how }) => how === 'none').map(({ text }) => text).join(', ');
  const offered = words.some((word) => word.offered) ? words.map(({ text, taken, offered }) => offered ?? taken ?? text).join(' ') : '';
  const meant = line('meant', offered);
  for (const word of meant) word.replaceChildren(make('a', { href: address({ ...page.asked, text: offered }) }, ...word.childNodes));
  return [
    ...line('unknown', page.unknown), ...line('unquoted', plan.unquoted.join(', ')),
    ...(words.some(({ how }) => how === 'near') ? line('corrected', read) : []), ...line('absent', absent), ...meant,
  ];
}

/** The chosen filters, each with a way to take it back. @param {Page} page */
export function choose(page) {
  const { from, to } = page.controls;
  const button = (/** @type {string} */ label, /** @type {() => void} */ undo) => {
    const made = make('button', { type: 'button', onclick: () => (undo(), page.ask(true), page.field.focus()) }, label);
    made.setAttribute('aria-label', page.word('remove', { filter: label }).textContent ?? '');
    return make('li', {}, made);
  };
  const all = page.chosen().map((box) => button(box.label, () => (box.checked = false)));
  const years = from.value === to.value ? from.value : `${from.value}–${to.value}`;
  return years ? [...all, button(years, () => (from.value = to.value = ''))] : all;
}

/** Shows how many results each value has. @param {Page} page @param {Answer[]} answers @param {() => boolean} isOld */
export async function count(page, answers, isOld) {
  const counts = await Promise.all(answers.map((answer) => answer.result.counts()));
  if (isOld()) return;
  for (const box of page.boxes) {
    const of = (/** @type {Counts} */ { facets }) => facets.find(({ key }) => key === box.name)?.values.find(({ key }) => key === box.value)?.count ?? 0;
    const count = counts.reduce((sum, own) => sum + of(own), 0);
    /** @type {Node} */ (box.labels?.[0].lastChild).textContent = count.toLocaleString(lang);
    /** @type {HTMLElement} */ (box.closest('li')).hidden = !count && !box.checked;
  }
  for (const facet of page.facets.children) facet.toggleAttribute('hidden', !facet.querySelector('li:not([hidden])'));
}

/** Shows what nearly meets all that is chosen. @param {Page} page @param {Answer['result']} result @param {() => boolean} isOld */
export async function near(page, result, isOld) {
  const nearly = await result.close();
  if (isOld()) return;
  page.close.hidden = !nearly.length;
  /** @type {Element} */ (page.close.lastElementChild).replaceChildren(...nearly.map((title) => {
    const facets = title.missing.map((key) => page.labels[key] ?? key).join(', ');
    return page.row(title, { result, language: lang }, isOld, page.word('differs', { facets }));
  }));
}

/**
 * Shows more results of a language below those that are there, and goes to the first of them.
 * @param {Page} page @param {Answer} answer @param {{list: HTMLElement, more: HTMLElement}} parts @param {() => boolean} isOld
 */
export async function extend(page, answer, { list, more }, isOld) {
  const { length } = list.children;
  const next = await answer.result.titles(length, length + ROWS);
  if (isOld()) return;
  list.append(...next.map((title) => page.row(title, answer, isOld)));
  list.children[length]?.querySelector('a')?.focus();
  more.hidden = !next.length || list.children.length >= answer.result.total;
}
