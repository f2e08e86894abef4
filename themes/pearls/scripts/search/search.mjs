// @ts-check
/**
 * Search in the index of one language; docs/search-format.md says how.
 *
 *     const index = await open('/search/', 'en');
 *     const result = await index.search('old harbour', { filters: { country: ['ee'] }, signal });
 *     for (const hit of await result.titles(0, 10)) show(hit, await result.snippet(hit));
 *
 * Answers may come late: give each search an AbortSignal of its own and abort it when the next one begins, and after each await
 * ignore what an aborted one still gives. An OutdatedError says that the site has changed: open the index again, once.
 */
import { answer } from './answer.mjs';
import { Blocks } from './blocks.mjs';
import { Documents } from './documents.mjs';
import { close, count, missed } from './filters.mjs';
import { Lexicon } from './lexicon.mjs';
import { idf } from './score.mjs';

export { OutdatedError } from './blocks.mjs';
export { SearchError } from './reader.mjs';

/** The filter on years, among the missing ones of close matches. */
const YEARS = 'years';

/** @param {string} base the folder `search/` @param {string} lang @param {{fetch?: Fetch, patience?: number, isTrusting?: boolean}} [options] as for `Blocks` */
export async function open(base, lang, { fetch = (address, options) => globalThis.fetch(address, options), ...options } = {}) {
  const blocks = new Blocks(`${base}${lang}/`, fetch, options);
  const index = new Index(blocks, await blocks.open());
  // Beside the first blocks, so that no word that needs it waits.
  import('./similar.mjs').catch(() => {});
  return index;
}

class Index {
  #store;

  /** @param {Blocks} blocks @param {Entrance} index */
  constructor(blocks, index) {
    this.#store = { blocks, index, lexicon: new Lexicon(blocks, index), documents: new Documents(blocks, index) };
    this.language = index.language;
    /** The number of documents by language. */
    this.languages = index.languages;
    this.facets = index.facets;
    this.years = index.years;
  }

  /** Without words, all documents. @param {string} text @param {Options} [options] */
  async search(text, { filters = {}, years, sort = 'relevance', signal } = {}) {
    const { plan, hits } = await answer(this.#store, text, signal);
    const active = await this.#filters(filters, years);
    const order = await this.#sorted(hits, sort);
    signal?.throwIfAborted();
    return new Result(this.#store, plan, order, active);
  }

  /** @param {Record<string, string[]>} chosen @param {Years} [years] @returns {Promise<Filter[]>} */
  async #filters(chosen, years) {
    const { index, documents } = this.#store;
    const facets = index.facets.map(async ({ key, values }, at) => {
      const keys = Object.hasOwn(chosen, key) ? chosen[key] : [];
      return keys.length > 0 ? [{ key, column: await documents.facet(at), allows: (/** @type {number} */ value) => keys.includes(values[value].key) }] : [];
    });
    const { from = -Infinity, to = Infinity } = years ?? {};
    const first = index.years?.first ?? 0;
    const allows = (/** @type {number} */ year) => first + year >= from && first + year <= to;
    const isOpen = from === -Infinity && to === Infinity;
    return [...(await Promise.all(facets)).flat(), ...(isOpen ? [] : [{ key: YEARS, column: await documents.years(), allows }])];
  }

  /** @param {Hits} hits @param {Options['sort']} sort */
  async #sorted({ documents: found }, sort) {
    const { index, documents } = this.#store;
    if (sort === 'newest') {
      const years = await documents.years();
      const last = (/** @type {number} */ document) => years[document].at(-1) ?? -1;
      return found.slice().sort((a, b) => last(b) - last(a));
    }
    if (sort === 'name') {
      const { compare } = new Intl.Collator(index.language);
      const entries = await Promise.all(Array.from(found, (document) => documents.entry(document)));
      return Uint32Array.from(entries.sort((a, b) => compare(a.title, b.title) || a.document - b.document), ({ document }) => document);
    }
    return found;
  }
}

class Result {
  #store;
  #filters;
  #all;
  #missed;
  /** @type {Promise<Marks> | undefined} */
  #marks;

  /**
   * @param {Store} store @param {Plan} plan
   * @param {Uint32Array} all @param {Filter[]} filters
   */
  constructor(store, plan, all, filters) {
    this.#store = store;
    this.#filters = filters;
    this.#all = all;
    this.#missed = missed(all, filters);
    this.plan = plan;
    /** How each word was found, and the similar one that was taken for it. */
    this.words = plan.words.map(({ text, how, taken, offered }) => ({ text, how, taken, offered }));
    /** The documents that meet all filters, in order. */
    this.hits = all.filter((_, at) => this.#missed[at] === 0);
    this.total = this.hits.length;
  }

  /** What to show of the hits in these places. @param {number} from @param {number} to */
  titles(from, to) {
    return Promise.all(Array.from(this.hits.slice(from, to), (document) => this.#store.documents.entry(document)));
  }

  /** The passage of a hit that answers the query best. @param {{document: number}} hit */
  async snippet({ document }) {
    const [sections, { makeSnippet }] = await Promise.all([this.#store.documents.sections(document), import('./snippets.mjs')]);
    this.#marks ??= this.#findMarks();
    return makeSnippet(sections, await this.#marks);
  }

  /** The numbers of documents for all values of all facets, and for all years. @returns {Promise<Counts>} */
  async counts() {
    const { index, documents } = this.#store;
    const countOf = (/** @type {string} */ key, /** @type {Column} */ column, /** @type {number} */ values) =>
      count(this.#all, this.#missed, this.#filters.findIndex((filter) => filter.key === key), column, values);
    const facets = index.facets.map(async ({ key, label, values }, at) => {
      const counts = countOf(key, await documents.facet(at), values.length);
      return { key, label, values: values.map((value, which) => ({ ...value, count: counts[which] })) };
    });
    const { first, last } = index.years ?? { first: 0, last: 0 };
    const years = async () => index.years && { first, counts: countOf(YEARS, await documents.years(), last - first + 1) };
    const [counted, ...rest] = await Promise.all([years(), ...facets]);
    return { facets: rest, years: counted };
  }

  /** Where fewer than three hits meet all filters: those that nearly do, with the keys of the facets that they miss (or 'years'). */
  close() {
    const { words, phrases, excluded } = this.plan;
    const isBrowsing = words.length + phrases.length + excluded.length === 0;
    const found = close(this.#all, this.#missed, this.#filters, isBrowsing);
    return Promise.all(found.map(async ({ document, missing }) => ({ ...(await this.#store.documents.entry(document)), missing })));
  }

  /** The words of texts that answer the query. @returns {Promise<Marks>} */
  async #findMarks() {
    const { index, lexicon } = this.#store;
    /** @type {Map<number, {word: number, weight: number}>} */
    const terms = new Map();
    const phrases = this.plan.phrases.flat().map((term) => [[term, 1]]);
    [...this.plan.words.map(({ candidates }) => candidates), ...phrases].forEach((candidates, word) => {
      for (const [term, share] of candidates) {
        if (term === null || share === null) continue;
        const weight = share * idf(lexicon.row(term).df, index.documents);
        if (weight > (terms.get(term)?.weight ?? 0)) terms.set(term, { word, weight });
      }
    });
    /** @type {Marks} */
    const marks = new Map();
    for (const { key, isAlternate, term } of await lexicon.rows()) {
      const mark = terms.get(term);
      if (mark && !isAlternate) marks.set(key, mark);
    }
    return marks;
  }
}
