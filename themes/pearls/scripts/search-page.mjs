// @ts-check
/**
 * The search page. What is asked stands in the address: `q`, one parameter a facet (`country=ee,lv`), `year=2020-2024`, `sort`,
 * `lang=all`. All words of the interface stand in the page; `search/search.mjs` knows how an index is read.
 */

const ROWS = 10;
const PAUSE = 120;
const PATIENCE = 300;
const OWN = ['q', 'year', 'sort', 'lang', 'hl'];
const { lang, dataset } = document.documentElement;

/** An element with what is in it. */
const make = (name, properties = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

/** What the address asks for. */
function read() {
  const given = new URLSearchParams(location.search);
  const [from, to = from] = (given.get('year') ?? '').split('-').map((year) => year.replace(/\D/g, ''));
  const filters = [...given].filter(([key]) => !OWN.includes(key)).map(([key, values]) => [key, values.split(',')]);
  return {
    text: given.get('q') ?? '', filters: Object.fromEntries(filters), from, to, sort: given.get('sort') ?? 'relevance', all: given.get('lang') === 'all',
  };
}

/** The address that asks for it. */
function address({ text, filters, from, to, sort, all }) {
  const parts = {
    q: text.trim(), ...filters, year: from === to ? from : `${from}-${to}`, sort: sort === 'relevance' ? '' : sort, lang: all ? 'all' : '',
  };
  const encode = (value) => encodeURIComponent(value).replace(/%20/g, '+').replace(/%2C/g, ',');
  const query = Object.entries(parts).filter(([, value]) => String(value)).map(([key, value]) => `${encode(key)}=${encode(value)}`);
  return query.length ? `?${query.join('&')}` : location.pathname;
}

export const start = (part) => new SearchPage(part).restore();

class SearchPage {
  constructor(part) {
    this.find = (selector) => part.querySelector(selector);
    this.field = this.find('#q');
    for (const name of ['found', 'browse', 'active', 'told', 'hits', 'help', 'close', 'error', 'status', 'years', 'facets']) this[name] = this.find(`.${name}`);
    this.filters = this.find('.filters form');
    this.title = document.title;
    this.indexes = {};
    this.boxes = [];
    this.turn = 0;
    this.find('.filters').open = matchMedia('(width >= 56.25rem)').matches;
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
    part.addEventListener('click', ({ target }) => this[target.closest('[data-do]')?.dataset.do]?.());
    addEventListener('popstate', () => this.restore());
    this.offerShortcut(this.find('.shortcut'));
  }

  /** Lets people switch off the key that leads to the field; `start.js` looks. Where nothing can be kept, there is no choice. */
  offerShortcut(choice) {
    try {
      choice.control.checked = localStorage.getItem('shortcut') !== 'off';
    } catch {
      return;
    }
    choice.hidden = false;
    choice.addEventListener('change', () => (choice.control.checked ? localStorage.removeItem('shortcut') : localStorage.setItem('shortcut', 'off')));
  }

  /** A word of the interface, its places filled in. */
  word(name, values = {}) {
    const found = this.find('template').content.querySelector(`[data-word="${CSS.escape(name)}"]`);
    const word = found ? document.importNode(found, true) : make('span', {}, name);
    for (const [key, value] of Object.entries(values)) word.textContent = word.textContent.replace(`{${key}}`, () => value);
    return word;
  }

  /** Asks what the address says. */
  restore() {
    this.asked = read();
    this.rows = history.state?.rows ?? ROWS;
    this.isSettled = location.search !== '';
    this.field.value = this.asked.text;
    this.fill();
    this.run();
  }

  /** Shows in the form what is asked. */
  fill() {
    const { filters, from, to, sort, all } = this.asked;
    for (const box of this.boxes) box.checked = filters[box.name]?.includes(box.value) ?? false;
    const own = this.filters.elements;
    own.sort.value = sort === 'newest' || sort === 'name' ? sort : 'relevance';
    if (own.all) own.all.checked = all;
    own.from.value = from;
    own.to.value = to;
  }

  /** What the form asks for. */
  state() {
    const { from, to, sort, all } = this.filters.elements;
    const filters = this.main ? {} : this.asked.filters;
    for (const { name, value } of this.chosen()) (filters[name] ??= []).push(value);
    return { text: this.field.value, filters, from: from.value, to: to.value, sort: sort.value, all: all?.checked };
  }

  chosen() {
    return this.boxes.filter((box) => box.checked);
  }

  /** Asks what the form says. What was sent off keeps its place in the history; what is still being typed has one place. */
  ask(isSent = false) {
    clearTimeout(this.pause);
    this.asked = this.state();
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
    this.filters.elements.from.value = this.filters.elements.to.value = '';
    this.ask(true);
    this.field.focus();
  }

  all() {
    this.filters.elements.all.checked = true;
    this.ask(true);
  }

  retry() {
    if (this.isStale) location.reload();
    this.indexes = {};
    this.run();
  }

  /** The index of a language; one that fails is asked for again the next time. */
  open(language) {
    const made = (this.indexes[language] ??= import('./search/search.mjs').then((client) =>
      client.open(`${dataset.root}search/`, language, { fetch: fetch.bind(globalThis) })));
    made.catch(() => this.indexes[language] === made && delete this.indexes[language]);
    return made;
  }

  /** Finds and shows. An answer that comes after the next question is thrown away. */
  async run(isAgain = false) {
    const turn = ++this.turn;
    const isOld = () => turn !== this.turn;
    const { text, from, to } = this.asked;
    const isEmpty = address({ ...this.asked, sort: '', all: false }) === location.pathname;
    document.title = text ? `${text} – ${this.title}` : this.title;
    this.found.hidden = isEmpty;
    this.error.hidden = true;
    if (isEmpty) {
      this.browse.hidden = false;
      return;
    }
    const patience = setTimeout(() => isOld() || this.say(this.word('searching')), PATIENCE);
    try {
      const main = await this.open(lang);
      if (isOld()) return;
      if (!this.main) this.build(main);
      const { filters, all, sort } = this.state();
      const answer = async (language) => {
        const index = await this.open(language);
        const isByLanguage = all && !filters.language && index.facets.some(({ key }) => key === 'language');
        const own = isByLanguage ? { ...filters, language: [language] } : filters;
        const result = await index.search(text, { filters: own, years: { from: Number(from) || undefined, to: Number(to) || undefined }, sort });
        return { language, index, result, titles: await result.titles(0, this.rows) };
      };
      const others = Object.keys(main.languages).filter((other) => other !== lang);
      const answers = await Promise.all([lang, ...(all ? others : [])].map(answer));
      if (!isOld()) await this.show(answers, isOld);
    } catch (error) {
      if (isOld()) return;
      // The site was built anew while the page was open: its new index is asked, once.
      if (error.reason === 'outdated' && !isAgain) {
        this.indexes = {};
        this.main = undefined;
        this.boxes = [];
        return this.run(true);
      }
      this.fail(error);
    } finally {
      clearTimeout(patience);
    }
  }

  say(...words) {
    this.status.replaceChildren(...words);
  }

  number(count) {
    const word = (form) => this.word(`count-${form}`, { n: count.toLocaleString(lang) });
    return word(new Intl.PluralRules(word('other').lang || lang).select(count));
  }

  /** Says why there is no answer. */
  fail(error) {
    console.error(error);
    this.isStale = !error.reason || ['version', 'outdated'].includes(error.reason);
    this.say();
    this.hits.replaceChildren();
    this.help.hidden = this.close.hidden = true;
    this.browse.hidden = false;
    this.error.firstChild.replaceChildren(this.word({ outdated: 'version' }[error.reason] ?? error.reason ?? 'network'));
    this.error.hidden = false;
  }

  /** The facets to choose from, once. */
  build(main) {
    this.main = main;
    const label = ({ key, label }) => label ?? this.word(key).textContent;
    const groups = main.facets.map((facet, at) => {
      const boxes = facet.values.map(({ key, label }) =>
        Object.assign(make('input', { type: 'checkbox', name: facet.key, value: key }), { label: label ?? this.word(`${facet.key}-${key}`).textContent }));
      this.boxes.push(...boxes);
      const items = boxes.map((box) => make('li', {}, make('label', { className: 'choice' }, box, ` ${box.label} `, make('span', { className: 'count' }))));
      const isOpen = at < 2 || facet.key in this.asked.filters;
      const list = make('fieldset', {}, make('legend', { className: 'visually-hidden' }, label(facet)), make('ul', { className: 'choices' }, ...items));
      return make('details', { open: isOpen }, make('summary', {}, label(facet)), list);
    });
    this.facets.replaceChildren(...groups);
    this.years.hidden = !main.years;
    this.labels = Object.fromEntries([...main.facets, { key: 'years' }].map((facet) => [facet.key, label(facet)]));
    this.fill();
  }

  /** Shows titles at once, the rest as it comes. */
  async show(answers, isOld) {
    const [{ result }] = answers;
    const total = answers.reduce((sum, answer) => sum + answer.result.total, 0);
    this.say(total ? this.number(total) : this.word('nothing'));
    this.browse.hidden = total > 0;
    this.tell(result.words);
    const chosen = this.choose();
    this.hits.replaceChildren(...answers.flatMap((answer) => this.group(answer, answers.length > 1, isOld)));
    this.help.hidden = total > 0;
    this.close.hidden = true;
    this.find('.help [data-do=clear]').hidden = chosen === 0;
    this.find('.help [data-do=all]').hidden = answers.length > 1 || !this.filters.elements.all;
    const counts = await Promise.all(answers.map((answer) => answer.result.counts()));
    if (isOld()) return;
    for (const box of this.boxes) {
      const of = ({ facets }) => facets.find(({ key }) => key === box.name)?.values.find(({ key }) => key === box.value)?.count ?? 0;
      const count = counts.reduce((sum, own) => sum + of(own), 0);
      box.labels[0].lastChild.textContent = count.toLocaleString(lang);
      box.closest('li').hidden = !count && !box.checked;
    }
    for (const facet of this.facets.children) facet.hidden = !facet.querySelector('li:not([hidden])');
    if (total > 2 || !chosen) return;
    const nearly = await result.close();
    if (isOld()) return;
    this.close.hidden = !nearly.length;
    this.close.lastElementChild.replaceChildren(...nearly.map((title) => {
      const facets = title.missing.map((key) => this.labels[key] ?? key).join(', ');
      return this.row(title, { result }, isOld, this.word('differs', { facets }));
    }));
  }

  /** Says which words were read as others, and which were not found. */
  tell(words) {
    const texts = (all) => all.map(({ text, taken }) => taken ?? text).join(' ');
    const absent = words.filter(({ how }) => how === 'none');
    const isCorrected = words.some(({ how }) => how === 'near');
    this.told.replaceChildren(
      ...(isCorrected ? [this.word('corrected', { words: texts(words.filter((word) => !absent.includes(word))) })] : []),
      ...(absent.length ? [this.word('absent', { words: absent.map(({ text }) => text).join(', ') })] : []),
    );
  }

  /** The chosen filters, each with a way to take it back; gives their number. */
  choose() {
    const { from, to } = this.filters.elements;
    const button = (label, undo) => {
      const made = make('button', { type: 'button', onclick: () => (undo(), this.ask(true), this.field.focus()) }, label);
      made.setAttribute('aria-label', this.word('remove', { filter: label }).textContent);
      return make('li', {}, made);
    };
    const all = this.chosen().map((box) => button(box.label, () => (box.checked = false)));
    const years = from.value === to.value ? from.value : `${from.value}–${to.value}`;
    if (years) all.push(button(years, () => (from.value = to.value = '')));
    this.active.hidden = !all.length;
    this.active.replaceChildren(...all);
    this.filters.querySelector('[data-do=clear]').hidden = !all.length;
    return all.length;
  }

  /** The results of a language, and a way to more of them. */
  group(answer, isOne, isOld) {
    const { language, result, titles } = answer;
    if (!titles.length) return [];
    const rows = (all) => all.map((title) => this.row(title, answer, isOld));
    const list = make('ol', { className: 'rows' }, ...rows(titles));
    const more = this.word('more');
    more.hidden = titles.length >= result.total;
    more.onclick = async () => {
      const { length } = list.children;
      try {
        const next = await result.titles(length, length + ROWS);
        if (isOld()) return;
        list.append(...rows(next));
        list.children[length]?.querySelector('a').focus();
        more.hidden = !next.length || list.children.length >= result.total;
        if (!isOne) history.replaceState({ rows: list.children.length }, '');
      } catch (error) {
        if (!isOld()) this.fail(error);
      }
    };
    const heading = isOne ? [make('h2', {}, this.word(`language-${language}`), ' ', make('span', { className: 'count' }, result.total.toLocaleString(lang)))] : [];
    return [...heading, list, more];
  }

  /** One result. Its text has its room before it comes. */
  row(title, { result, language = lang }, isOld, ...notes) {
    const own = title.language || language;
    const link = make('a', {}, title.title);
    const text = make('p', { className: 'row-text snippet' });
    if (own !== lang) link.lang = text.lang = own;
    const words = new Set(result.words.filter(({ how }) => how !== 'none' && how !== 'dropped').map(({ text: word, taken }) => taken ?? word));
    const lead = (section = '') => {
      const marks = words.size ? `?${new URLSearchParams({ hl: [...words].slice(0, 8).join(' ') })}` : '';
      link.href = `${dataset.root}${title.address}${marks}${section && `#${section}`}`;
    };
    lead();
    const show = ({ section, heading, pieces }) => {
      if (isOld()) return;
      if (heading) text.append(make('span', { className: 'heading' }, heading), ' ');
      for (const { text: piece, isMarked } of pieces) {
        if (isMarked) words.add(piece.toLowerCase());
        text.append(isMarked ? make('mark', {}, piece) : piece);
      }
      lead(section);
    };
    result.snippet(title).then(show).catch((error) => isOld() || this.fail(error));
    const kind = this.word(`kind-${title.kind}`).textContent;
    const facts = [kind, title.line, title.language && this.word(`in-${title.language}`), ...notes].filter(Boolean);
    return make('li', { className: 'row' }, make('h3', {}, link), text, make('ul', { className: 'row-facts row-where' }, ...facts.map((fact) => make('li', {}, fact))));
  }
}
