// @ts-check
/**
 * The search page. What is asked stands in the address: `q`, one parameter a facet (`country=ee,lv`), `year=2020-2024`, `sort`,
 * `lang=all`. All words of the interface stand in the page; `search/search.mjs` knows how an index is read.
 */

export const ROWS = 10;
const PAUSE = 120;
const PATIENCE = 300;
const OWN = ['q', 'year', 'sort', 'lang', 'hl'];
export const { lang, dataset } = document.documentElement;

/** @typedef {{text: string, filters: Record<string, string[]>, from: string, to: string, sort: string, all?: boolean}} Asked what the address or the form asks for */
/** @typedef {{from: HTMLInputElement, to: HTMLInputElement, sort: HTMLSelectElement, all?: HTMLInputElement}} Controls */
/** @typedef {HTMLInputElement & {label: string}} Box the choice of a value, with its name */
/** @typedef {Awaited<ReturnType<Index['search']>>} Result */
/** @typedef {Error & {reason?: string}} Failure */
/** @typedef {{language: string, index: Index, result: Result, titles: Entry[]}} Answer what the index of one language has */

/**
 * An element with what is in it.
 * @template {keyof HTMLElementTagNameMap} Name @param {Name} name @param {Record<string, unknown>} [properties] @param {(string | Node)[]} inside
 */
export const make = (name, properties = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

/** What the address asks for. @returns {Asked} */
function read() {
  const given = new URLSearchParams(location.search);
  const years = (given.get('year') ?? '').split('-').map((year) => year.replace(/\D/g, ''));
  const [from, to = from] = years.every(Boolean) ? years.sort((a, b) => Number(a) - Number(b)) : years;
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const [key, values] of given) if (!OWN.includes(key)) (filters[key] ??= []).push(...values.split(',').filter(Boolean));
  return { text: given.get('q') ?? '', filters, from, to, sort: given.get('sort') ?? 'relevance', all: given.get('lang') === 'all' };
}

/** The address that asks for it. @param {Asked} asked */
export function address({ text, filters, from, to, sort, all }) {
  const parts = {
    q: text.trim(), ...filters, year: from === to ? from : `${from}-${to}`, sort: sort === 'relevance' ? '' : sort, lang: all ? 'all' : '',
  };
  const encode = (/** @type {string | string[]} */ value) => encodeURIComponent(String(value)).replace(/%20/g, '+').replace(/%2C/g, ',');
  const query = Object.entries(parts).filter(([, value]) => String(value)).map(([key, value]) => `${encode(key)}=${encode(value)}`);
  return query.length ? `?${query.join('&')}` : location.pathname;
}

/** Tells those who look into the console of what is missing, but takes nothing from others. @param {unknown} error */
const warn = (error) => console.warn(error);

/** What the first titles of most queries do not need. */
const later = () => import('./search-more.mjs');

/** @param {HTMLElement} part */
export function start(part) {
  const page = new SearchPage(part);
  page.restore().then(later).then(({ offerShortcut }) => offerShortcut(/** @type {HTMLLabelElement} */ (page.find('.shortcut')))).catch(warn);
}

/** @typedef {SearchPage} Itself */

class SearchPage {
  /** @type {Index | undefined} the index of the page's own language, once there are its facets to choose from */
  main;
  /** @type {More | undefined} what makes them */
  more;
  /** @type {Record<string, Promise<Index>>} by language */
  indexes = {};
  /** @type {Box[]} */
  boxes = [];
  /** @type {Record<string, string>} the names of facets */
  labels = {};
  /** @type {number | undefined} */
  pause;
  asked = read();
  /** Filters of the address that the index does not have. */
  unknown = '';
  rows = ROWS;
  turn = 0;
  isSettled = false;
  isStale = false;

  /** @param {HTMLElement} part */
  constructor(part) {
    this.find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (part.querySelector(selector));
    this.found = this.find('.found');
    this.browse = this.find('.browse');
    this.active = this.find('.active');
    this.told = this.find('.told');
    this.hits = this.find('.hits');
    this.help = this.find('.help');
    this.close = this.find('.close');
    this.error = this.find('.error');
    this.status = this.find('.status');
    this.years = this.find('.years');
    this.facets = this.find('.facets');
    this.field = /** @type {HTMLInputElement} */ (this.find('#q'));
    this.filters = /** @type {HTMLFormElement} */ (this.find('.filters form'));
    this.controls = /** @type {HTMLFormControlsCollection & Controls} */ (this.filters.elements);
    this.title = document.title;
    /** @type {HTMLDetailsElement} */ (this.find('.filters')).open = matchMedia('(width >= 56.25rem)').matches;
    this.field.addEventListener('focus', () => this.open(lang).catch(() => {}));
    this.field.addEventListener('input', () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.ask(), PAUSE);
    });
    this.filters.addEventListener('change', () => this.ask(true));
    part.addEventListener('submit', (event) => {
      event.preventDefault();
      this.ask(true);
    });
    part.addEventListener('click', ({ target }) => {
      const wish = /** @type {Element} */ (target).closest('[data-do]')?.getAttribute('data-do');
      if (wish === 'all' || wish === 'clear' || wish === 'retry' || wish === 'leave') this[wish]();
    });
    addEventListener('popstate', () => this.restore());
  }

  /** A word of the interface, its places filled in. @param {string} name @param {Record<string, string>} [values] @returns {HTMLElement} */
  word(name, values = {}) {
    const found = /** @type {HTMLTemplateElement} */ (this.find('template')).content.querySelector(`[data-word="${CSS.escape(name)}"]`);
    const word = found ? /** @type {HTMLElement} */ (document.importNode(found, true)) : make('span', {}, name);
    for (const [key, value] of Object.entries(values)) word.textContent = (word.textContent ?? '').replace(`{${key}}`, () => value);
    return word;
  }

  /** Asks what the address says. */
  restore() {
    this.asked = read();
    this.rows = history.state?.rows ?? ROWS;
    this.isSettled = location.search !== '';
    this.field.value = this.asked.text;
    this.more?.know(this);
    this.fill();
    return this.run();
  }

  /** Shows in the form what is asked. */
  fill() {
    const { filters, from, to, sort, all } = this.asked;
    for (const box of this.boxes) box.checked = filters[box.name]?.includes(box.value) ?? false;
    const own = this.controls;
    own.sort.value = sort === 'newest' || sort === 'name' ? sort : 'relevance';
    if (own.all) own.all.checked = all ?? false;
    own.from.value = from;
    own.to.value = to;
  }

  /** What the form asks for. @returns {Asked} */
  state() {
    const { sort, all, from: { value: from }, to: { value: to } } = this.controls;
    /** @type {Record<string, string[]>} */
    const filters = this.main ? {} : this.asked.filters;
    for (const { name, value } of this.chosen()) (filters[name] ??= []).push(value);
    const isTurned = from && to && Number(from) > Number(to);
    return { text: this.field.value, filters, from: isTurned ? to : from, to: isTurned ? from : to, sort: sort.value, all: all?.checked };
  }

  chosen() {
    return this.boxes.filter((box) => box.checked);
  }

  /** Asks what the form says. What was sent off keeps its place in the history; what is still being typed has one place. */
  ask(isSent = false) {
    clearTimeout(this.pause);
    this.asked = this.state();
    this.unknown = '';
    const next = address(this.asked);
    const isNew = next !== (location.search || location.pathname);
    if (isNew) history[isSent || this.isSettled ? 'pushState' : 'replaceState'](null, '', next);
    if (!isNew && !isSent) return;
    this.isSettled = isSent;
    this.rows = ROWS;
    this.run();
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
    this.controls.from.value = this.controls.to.value = '';
    this.ask(true);
    this.field.focus();
  }

  all() {
    if (this.controls.all) this.controls.all.checked = true;
    this.ask(true);
  }

  retry() {
    if (this.isStale) location.reload();
    this.indexes = {};
    this.run();
  }

  /** The index of a language; one that fails is asked for again the next time. @param {string} language */
  open(language) {
    const made = (this.indexes[language] ??= import('./search/search.mjs').then((client) =>
      client.open(`${dataset.root}search/`, language, { fetch: fetch.bind(globalThis) })));
    made.catch(() => this.indexes[language] === made && delete this.indexes[language]);
    return made;
  }

  /** Finds and shows. An answer that comes after the next question is thrown away. @returns {Promise<void>} */
  async run(isAgain = false) {
    const turn = ++this.turn;
    const isOld = () => turn !== this.turn;
    const { text, filters: wanted } = this.asked;
    const isFiltered = Object.keys(wanted).length > 0;
    if (isFiltered) later().catch(() => {});
    document.title = text ? `${text} – ${this.title}` : this.title;
    this.error.hidden = true;
    if (this.isEmpty()) return;
    const patience = setTimeout(() => isOld() || this.say(this.word('searching')), PATIENCE);
    try {
      const main = await this.open(lang);
      if (isOld()) return;
      // Beside the first blocks, so that what is read otherwise and what is chosen is told with the titles.
      later().catch(() => {});
      if (!this.main && isFiltered) await this.build(main, isOld);
      if (isOld()) return;
      // What stands in the address need be no filter: others put their own words there.
      if (this.isEmpty()) return this.say();
      const { filters, all, sort, from, to } = this.state();
      const answer = async (/** @type {string} */ language) => {
        const index = await this.open(language);
        const isByLanguage = all && !filters.language && index.facets.some(({ key }) => key === 'language');
        const own = isByLanguage ? { ...filters, language: [language] } : filters;
        const result = await index.search(text, { filters: own, years: { from: Number(from) || undefined, to: Number(to) || undefined }, sort: /** @type {Options['sort']} */ (sort) });
        return { language, index, result, titles: await result.titles(0, this.rows) };
      };
      const others = Object.keys(main.languages).filter((other) => other !== lang);
      const answers = await Promise.all([lang, ...(all ? others : [])].map(answer));
      clearTimeout(patience);
      if (!isOld()) await this.show(answers, main, isOld);
    } catch (error) {
      if (isOld()) return;
      // The site was built anew while the page was open: its new index is asked, once.
      if (/** @type {Failure} */ (error).reason === 'outdated' && !isAgain) {
        this.indexes = {};
        this.main = undefined;
        this.boxes = [];
        return this.run(true);
      }
      this.fail(/** @type {Failure} */ (error));
    } finally {
      clearTimeout(patience);
    }
  }

  /** Whether nothing is asked; then there is no place for results. */
  isEmpty() {
    const isEmpty = !this.unknown && address({ ...this.asked, sort: '', all: false }) === location.pathname;
    this.found.hidden = isEmpty;
    if (isEmpty) this.browse.hidden = false;
    return isEmpty;
  }

  /** @param {Node[]} words */
  say(...words) {
    this.status.replaceChildren(...words);
  }

  /** @param {number} count */
  number(count) {
    const word = (/** @type {string} */ form) => this.word(`count-${form}`, { n: count.toLocaleString(lang) });
    return word(new Intl.PluralRules(word('other').lang || lang).select(count));
  }

  /** Says why there is no answer. @param {Failure} error */
  fail(error) {
    console.error(error);
    this.isStale = !error.reason || ['version', 'outdated'].includes(error.reason);
    this.say();
    this.hits.replaceChildren();
    this.help.hidden = this.close.hidden = true;
    this.browse.hidden = false;
    const why = error.reason === 'outdated' ? 'version' : error.reason;
    /** @type {Element} */ (this.error.firstChild).replaceChildren(this.word(why ?? 'damaged'));
    this.error.hidden = false;
  }

  /** Folds the filters, which fill the screen of a phone, and goes to what they have left. */
  leave() {
    this.find('details.filters').removeAttribute('open');
    this.status.tabIndex = -1;
    this.status.focus();
    this.status.scrollIntoView({ block: 'center' });
  }

  /** Shows titles at once, the rest as it comes. @param {Answer[]} answers @param {Index} main @param {() => boolean} isOld */
  async show(answers, main, isOld) {
    const [{ result }] = answers;
    const total = answers.reduce((sum, answer) => sum + answer.result.total, 0);
    const isChosen = this.chosen().length > 0 || this.controls.from.value !== '' || this.controls.to.value !== '';
    const isTold = this.unknown !== '' || result.plan.unquoted.length > 0 || result.words.some(({ how, offered }) => how === 'near' || how === 'none' || offered);
    // What is said of the titles comes with them, never after them.
    const said = isChosen || isTold ? await later() : undefined;
    if (isOld()) return;
    this.say(total ? this.number(total) : this.word('nothing'));
    this.find('[data-do=leave]').textContent = this.word('show', { count: (total ? this.number(total) : this.word('nothing')).textContent ?? '' }).textContent;
    this.browse.hidden = total > 0;
    this.told.replaceChildren(...(said?.tell(this, result) ?? []));
    this.active.hidden = !isChosen;
    this.active.replaceChildren(...(said?.choose(this) ?? []));
    this.filters.querySelector('[data-do=clear]')?.toggleAttribute('hidden', !isChosen);
    this.hits.replaceChildren(...answers.flatMap((answer) => this.group(answer, answers.length > 1, isOld)));
    this.help.hidden = total > 0;
    this.close.hidden = true;
    this.find('.help [data-do=clear]').hidden = !isChosen;
    this.find('.help [data-do=all]').hidden = answers.length > 1 || !this.controls.all;
    const rest = await this.build(main, isOld).catch(warn);
    if (!rest || isOld()) return;
    await rest.count(this, answers, isOld).catch(warn);
    if (!isOld() && total < 3 && isChosen) await rest.near(this, result, isOld);
  }

  /** The facets to choose from, once. @param {Index} main @param {() => boolean} isOld */
  async build(main, isOld) {
    const more = (this.more = await later());
    if (!this.main && !isOld()) more.build(this, main);
    return more;
  }

  /** The results of a language, and a way to more of them. @param {Answer} answer @param {boolean} isOne @param {() => boolean} isOld */
  group(answer, isOne, isOld) {
    const { language, result, titles } = answer;
    if (!titles.length) return [];
    const list = make('ol', { className: 'rows' }, ...titles.map((title) => this.row(title, answer, isOld)));
    const more = this.word('more');
    more.hidden = titles.length >= result.total;
    more.onclick = () =>
      later().then(({ extend }) => extend(this, answer, { list, more }, isOld)).then(() => isOne || isOld() || history.replaceState({ rows: list.children.length }, ''))
        .catch((error) => isOld() || this.fail(error));
    const heading = isOne ? [make('h2', {}, this.word(`language-${language}`), ' ', make('span', { className: 'count' }, result.total.toLocaleString(lang)))] : [];
    return [...heading, list, more];
  }

  /**
   * One result. Its text has its room before it comes.
   * @param {Entry} title @param {Pick<Answer, 'result' | 'language'>} answer @param {() => boolean} isOld @param {Node[]} notes
   */
  row(title, { result, language }, isOld, ...notes) {
    const own = title.language || language;
    const link = make('a', {}, title.title);
    const text = make('p', { className: 'row-text snippet' });
    if (own !== lang) link.lang = text.lang = own;
    // A page of the reader's language may have the text of another one; this one is in the other language as a whole.
    const isThere = dataset.root ? !title.address.startsWith(`${lang}/`) : title.address.startsWith(`${own}/`);
    if (own !== lang && isThere) link.hreflang = own;
    const words = new Set(result.words.filter(({ how }) => how !== 'none').map(({ text: word, taken }) => taken ?? word));
    const lead = (section = '') => {
      const marks = words.size ? `?${new URLSearchParams({ hl: [...words].slice(0, 8).join(' ') })}` : '';
      link.href = `${dataset.root}${title.address}${marks}${section && `#${section}`}`;
    };
    lead();
    const show = (/** @type {Snippet} */ { section, heading, pieces }) => {
      if (isOld()) return;
      if (heading) text.append(make('span', { className: 'heading' }, heading), ' ');
      for (const { text: piece, isMarked } of pieces) {
        if (isMarked) words.add(piece.toLowerCase());
        text.append(isMarked ? make('mark', {}, piece) : piece);
      }
      lead(section);
    };
    // A text that is missing takes nothing from the title.
    result.snippet(title).then(show).catch(warn);
    const kind = this.word(`kind-${title.kind}`).textContent;
    const facts = [kind, ...(title.line ?? '').split(' · '), title.language && this.word(`in-${title.language}`), ...notes].filter((fact) => fact !== null && fact !== '');
    return make('li', { className: 'row' }, make('h3', {}, link), text, make('ul', { className: 'row-facts row-where' }, ...facts.map((fact) => make('li', {}, fact))));
  }
}
