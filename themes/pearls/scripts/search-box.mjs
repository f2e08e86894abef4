// @ts-check
/** The search field on every page: titles while one types. Enter without a choice leads to the search page, as it does without scripts. */

import { open } from './search/search.mjs';

const MOST = 8;
const PAUSE = 120;
const { lang, dataset } = document.documentElement;

/** @param {HTMLFormElement} form */
export function start(form) {
  const field = /** @type {HTMLInputElement} */ (form.q);
  const list = Object.assign(document.createElement('ul'), { id: 'suggestion_list', role: 'listbox', hidden: true, ariaLabel: field.ariaLabel });
  const status = Object.assign(document.createElement('p'), { className: 'visually-hidden', role: 'status' });
  form.append(list, status);
  const set = (/** @type {Record<string, string>} */ names) => Object.entries(names).forEach(([name, value]) => field.setAttribute(name, value));
  set({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, autocomplete: 'off' });
  const base = `${dataset.root}search/`;
  /** @type {Promise<Index> | undefined} */
  let index;
  /** @type {number | undefined} */
  let pause;
  let turn = 0;
  let chosen = -1;

  const choose = (/** @type {number} */ at) => {
    chosen = at;
    [...list.children].forEach((option, own) => option.setAttribute('aria-selected', String(own === at)));
    set({ 'aria-activedescendant': list.children[at]?.id ?? '' });
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const show = (/** @type {boolean} */ isOpen) => {
    list.hidden = !isOpen;
    set({ 'aria-expanded': String(isOpen) });
    choose(-1);
  };
  const close = () => {
    turn += 1;
    clearTimeout(pause);
    show(false);
  };
  const option = (/** @type {Entry} */ { title, line, language, address }, /** @type {number} */ at) => {
    const made = Object.assign(document.createElement('li'), { id: `suggestion_${at}`, role: 'option', onclick: () => location.assign(dataset.root + address) });
    const small = Object.assign(document.createElement('span'), { className: 'small', textContent: line });
    const text = Object.assign(document.createElement('span'), { lang: language || lang, textContent: title });
    made.append(text, ' ', small);
    return made;
  };
  const ask = async () => {
    const own = ++turn;
    const text = field.value.trim();
    if (!text) return close();
    try {
      index ??= open(base, lang, { fetch: fetch.bind(globalThis) });
      const result = await (await index).search(text, { filters: {}, sort: 'relevance' });
      const titles = await result.titles(0, MOST);
      if (own !== turn) return;
      list.replaceChildren(...titles.map(option));
      show(titles.length > 0);
      status.textContent = (titles.length ? form.dataset.found?.replace('{n}', String(titles.length)) : form.dataset.none) ?? '';
    } catch (error) {
      // The search page says what is wrong.
      console.error(error);
      index = undefined;
      close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  field.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());
  field.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const { length } = list.hidden ? [] : list.children;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey) {
      if (!length) ask();
      // Between the last and the first is the field itself.
      else choose(((chosen + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === 'Escape') {
      if (!length) field.value = '';
      close();
    } else if (event.key === 'Enter' && chosen >= 0) {
      /** @type {HTMLElement} */ (list.children[chosen]).click();
    } else {
      return;
    }
    event.preventDefault();
  });
  show(false);
  if (field.value) ask();
  else {
    index = open(base, lang, { fetch: fetch.bind(globalThis) });
    index.catch(() => (index = undefined));
  }
}
