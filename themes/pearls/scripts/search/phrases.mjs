// @ts-check
/** Where words stand one behind the other. */

/**
 * The documents of a phrase and how often they have it, by field.
 * @param {number[]} terms @param {(term: number) => Part} partOf @param {(term: number) => Promise<(number[][] | undefined)[]>} positions
 * @returns {Promise<Part>}
 */
export async function findPhrase(terms, partOf, positions) {
  const parts = terms.map(partOf);
  if (terms.length < 2) return parts[0];
  const places = parts.map((part) => part.map((field) => new Map(field?.documents.map((document, at) => [document, at]))));
  const common = parts[0].map((field, at) => field?.documents.filter((document) => places.every((each) => each[at].has(document))));
  if (!common.some((documents) => documents?.length)) return [];
  const all = await Promise.all(terms.map(positions));
  return common.map((documents, at) => {
    const found = /** @type {Postings} */ ({ documents: [], counts: [] });
    for (const document of documents ?? []) {
      const lists = places.map((each, which) => all[which][at]?.[each[at].get(document) ?? -1] ?? []);
      const count = lists.reduce((starts, list, shift) => meet(starts, list, shift)).length;
      if (count === 0) continue;
      found.documents.push(document);
      found.counts.push(count);
    }
    return found.documents.length > 0 ? found : undefined;
  });
}

/** The starts that the next word of a phrase follows; each place counts once. @param {number[]} starts @param {number[]} list @param {number} shift */
function meet(starts, list, shift) {
  let at = 0;
  return starts.filter((start) => {
    while (list[at] < start + shift) at++;
    return list[at] === start + shift && ++at > 0;
  });
}
