// @ts-check
/** Filters: documents must have any chosen value of each facet, and be of the chosen years. */

const CLOSE_BELOW = 3;
const MOST_CLOSE = 10;

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
