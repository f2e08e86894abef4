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
import { Lexicon } from './lexicon.mjs';

export { OutdatedError } from './blocks.mjs';
export { SearchError } from './reader.mjs';

/** What is chosen and how much of it there is: the first titles of a query without filters do not wait for it. */
const later = () => import('./filters.mjs');

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
    const isPlain = sort === 'relevance' && (years?.from ?? years?.to) === undefined && !Object.values(filters).some((values) => values.length);
    const [{ plan, hits }, filtering] = await Promise.all([answer(this.#store, text, signal), isPlain ? undefined : later()]);
    const all = hits.documents;
    const order = filtering ? await filtering.sorted(this.#store, all, sort) : all;
    const active = filtering ? await filtering.active(this.#store, filters, years) : [];
    signal?.throwIfAborted();
    return new Result(this.#store, plan, order, active, filtering?.missed(order, active) ?? new Uint32Array(all.length));
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
   * @param {Uint32Array} all @param {Filter[]} filters @param {Uint32Array} missed for each document, the filters that it misses
   */
  constructor(store, plan, all, filters, missed) {
    this.#store = store;
    this.#filters = filters;
    this.#all = all;
    this.#missed = missed;
    this.plan = plan;
    /** How each word was found, and the similar one that was taken for it. */
    this.words = plan.words.map(({ text, how, taken, offered }) => ({ text, how, taken, offered }));
    /** The documents that meet all filters, in order. */
    this.hits = all.filter((_, at) => missed[at] === 0);
    this.total = this.hits.length;
  }

  /** What to show of the hits in these places. @param {number} from @param {number} to */
  titles(from, to) {
    return Promise.all(Array.from(this.hits.slice(from, to), (document) => this.#store.documents.entry(document)));
  }

  /** The passage of a hit that answers the query best. @param {{document: number}} hit */
  async snippet({ document }) {
    const [sections, { findMarks, makeSnippet }] = await Promise.all([this.#store.documents.sections(document), import('./snippets.mjs')]);
    this.#marks ??= findMarks(this.#store, this.plan);
    return makeSnippet(sections, await this.#marks);
  }

  /** The numbers of documents for all values of all facets, and for all years. @returns {Promise<Counts>} */
  async counts() {
    const { counts } = await later();
    return counts(this.#store, this.#all, this.#missed, this.#filters);
  }

  /** Where fewer than three hits meet all filters: those that nearly do, with the keys of the facets that they miss (or 'years'). */
  async close() {
    const { nearly } = await later();
    return nearly(this.#store, this.plan, this.#all, this.#missed, this.#filters);
  }
}
