// @ts-check
/**
 * Filters: documents must have any chosen value of each facet, and be of the chosen years. Orders other than that of the scores, and how
 * many documents there are of each value.
 */

/** The filter on years, among the missing ones of close matches. */
const YEARS = 'years';
const CLOSE_BELOW = 3;
const MOST_CLOSE = 10;

/** The filters that are chosen. @param {Store} store @param {Record<string, string[]>} chosen @param {Years} [years] @returns {Promise<Filter[]>} */
export async function active({ index, documents }, chosen, years) {
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

/** @param {Store} store @param {Uint32Array} found the best first @param {Options['sort']} sort */
export async function sorted({ index, documents }, found, sort) {
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

/** For each document, the filters that it misses: bit n for filter n. @param {Uint32Array} documents @param {Filter[]} filters */
export const missed = (documents, filters) =>
  documents.map((document) => filters.reduce((bits, { column, allows }, at) => bits | (column[document].some(allows) ? 0 : 1 << at), 0));

/**
 * How many documents there would be for each value if it alone were chosen of its facet: what is chosen there now does not count.
 * @param {Uint32Array} documents @param {Uint32Array} misses @param {number} filter the facet's, or -1 @param {Column} column @param {number} values
 */
export function count(documents, misses, filter, column, values) {
  const counts = /** @type {number[]} */ (Array(values).fill(0));
  documents.forEach((document, at) => {
    if ((filter < 0 ? misses[at] : misses[at] & ~(1 << filter)) === 0) for (const value of column[document]) counts[value]++;
  });
  return counts;
}

/**
 * The numbers of documents for all values of all facets, and for all years.
 * @param {Store} store @param {Uint32Array} all @param {Uint32Array} misses @param {Filter[]} filters @returns {Promise<Counts>}
 */
export async function counts({ index, documents }, all, misses, filters) {
  const countOf = (/** @type {string} */ key, /** @type {Column} */ column, /** @type {number} */ values) =>
    count(all, misses, filters.findIndex((filter) => filter.key === key), column, values);
  const facets = index.facets.map(async ({ key, label, values }, at) => {
    const counts = countOf(key, await documents.facet(at), values.length);
    return { key, label, values: values.map((value, which) => ({ ...value, count: counts[which] })) };
  });
  const { first, last } = index.years ?? { first: 0, last: 0 };
  const years = async () => index.years && { first, counts: countOf(YEARS, await documents.years(), last - first + 1) };
  const [counted, ...rest] = await Promise.all([years(), ...facets]);
  return { facets: rest, years: counted };
}

/**
 * Where hardly any document meets all filters: the best ones that miss the fewest, with the keys of what they miss. One that meets
 * no filter is close only if it was searched for by words.
 * @param {Uint32Array} documents @param {Uint32Array} misses @param {Filter[]} filters @param {boolean} isBrowsing
 */
export function close(documents, misses, filters, isBrowsing) {
  if (misses.filter((bits) => bits === 0).length >= CLOSE_BELOW) return [];
  const all = Array.from(documents, (document, at) => ({ document, missing: filters.filter((_, bit) => (misses[at] >> bit) & 1).map(({ key }) => key) }))
    .filter(({ missing }) => missing.length > 0 && !(isBrowsing && missing.length === filters.length));
  const least = all.reduce((fewest, { missing }) => Math.min(fewest, missing.length), Infinity);
  return all.filter(({ missing }) => missing.length === least).slice(0, MOST_CLOSE);
}

/**
 * Close documents, as they are shown.
 * @param {Store} store @param {Plan} plan @param {Uint32Array} all @param {Uint32Array} misses @param {Filter[]} filters
 */
export function nearly({ documents }, { words, phrases, excluded }, all, misses, filters) {
  const isBrowsing = words.length + phrases.length + excluded.length === 0;
  const found = close(all, misses, filters, isBrowsing);
  return Promise.all(found.map(async ({ document, missing }) => ({ ...(await documents.entry(document)), missing })));
}
