// @ts-check
/** Terms of a word with their weights. */

/** The greatest weight of each term, in the order of the terms. @param {Candidate[]} candidates */
export function weigh(candidates) {
  const weights = new Map();
  for (const [term, weight] of candidates) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  return [...weights].sort(([a], [b]) => a - b);
}
