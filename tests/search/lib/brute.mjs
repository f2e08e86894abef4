// The formulas of docs/search-format.md over the documents themselves, without an index.

import { alternatesOf, keptLength, stem } from './encode.mjs';

const f = Math.fround;
const BOOSTS = [2.5, 1.5, 1, 0.8];

/** The terms that a word stands for, with weights, found by looking at all words of all documents. */
export function candidates({ surfaces, number }, word, isPrefix) {
  const found = new Map();
  const add = (surface, weight) => found.set(number.get(stem(surface)), Math.max(weight, found.get(number.get(stem(surface))) ?? 0));
  const isSurface = surfaces.includes(word);
  const size = (text) => [...text].length;
  const falls = (key) => { const more = size(key) - size(word); return more <= 2 ? 9 : more <= 4 ? 8 : 7; };
  for (const surface of surfaces) {
    if (surface === word) add(surface, 1);
    if (alternatesOf(surface).includes(word)) add(surface, isSurface ? 0.8 : 1);
    if (!isPrefix || size(word) < 3) continue;
    if (surface !== word && surface.startsWith(word)) add(surface, falls(surface) / 10);
    for (const key of alternatesOf(surface)) if (key !== word && key.startsWith(word)) add(surface, (falls(key) * 8) / 100);
  }
  return [...found];
}

/** All documents that match, the best first: words as lists of candidates, phrases as lists of terms, excluded terms and phrases. */
export function search(analysis, { words = [], phrases = [], without = [], withoutPhrases = [] }) {
  const { documents, tokens, df, number } = analysis;
  const N = documents.length;
  const idf = (term) => f(Math.log(f(1 + f(f(N - df[term] + 0.5) / f(df[term] + 0.5)))));
  const average = BOOSTS.map((_, field) => f(tokens.reduce((sum, each) => sum + each[field].length, 0) / N));
  const termsOf = (document, field) => tokens[document][field].map(({ surface, position }) => [number.get(stem(surface)), position]);
  const one = (idfs, field, tf, length) => {
    const part = f(tf / f(tf + f(f(1.2) * f(0.25 + f(f(0.75 * keptLength(length)) / average[field])))));
    return f(f(f(idfs * f(1 + f(1.2))) * f(BOOSTS[field])) * part);
  };
  const occurrences = (document, field, terms) => {
    const list = termsOf(document, field);
    return list.filter(([term, at]) => term === terms[0] && terms.every((each, shift) => list.some(([other, place]) => other === each && place === at + shift))).length;
  };
  const score = (document, terms) => BOOSTS.reduce((sum, _, field) => {
    const tf = occurrences(document, field, terms);
    const idfs = terms.reduce((all, term) => f(all + idf(term)), 0);
    return tf ? f(sum + one(idfs, field, tf, tokens[document][field].length)) : sum;
  }, 0);
  const hits = [];
  for (let document = 0; document < N; document++) {
    const has = (terms) => BOOSTS.some((_, field) => occurrences(document, field, terms) > 0);
    if (without.some((term) => has([term])) || withoutPhrases.some(has) || !phrases.every(has)) continue;
    const best = words.map((list) => list.reduce((top, [term, weight]) => (has([term]) ? Math.max(top, f(f(weight) * f(score(document, [term]) + f(0.5 * idf(term))))) : top), -1));
    if (words.length && !best.some((each) => each >= 0)) continue;
    const all = [...best.filter((each) => each >= 0), ...phrases.map((terms) => score(document, terms))];
    hits.push({ document, score: all.reduce((sum, each) => f(sum + each), 0) });
  }
  return hits.sort((a, b) => b.score - a.score || a.document - b.document);
}
