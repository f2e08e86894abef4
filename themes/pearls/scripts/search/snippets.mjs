// @ts-check
/** The part of a page that answers a query, with the words that were found. */
import { idf } from './score.mjs';
import { wordsOf } from './words.mjs';

const LENGTH = 180;
/** Words as they stand in a text, with what normalising takes out. */
const TOKEN = /[\p{Alphabetic}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu;

/** @param {string} text @param {Marks} marks @returns {Token[]} */
const tokensOf = (text, marks) =>
  Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => {
    const words = wordsOf(token);
    const mark = words.length === 1 ? marks.get(words[0]) : undefined;
    return { from: index, to: index + token.length, word: mark?.word, weight: mark?.weight ?? 0 };
  });

/** The greatest weight of each word that the tokens have, added. @param {Token[]} tokens */
function worth(tokens) {
  const best = new Map();
  for (const { word, weight } of tokens) best.set(word, Math.max(weight, best.get(word) ?? 0));
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

/** The words of texts that answer the query. @param {Store} store @param {Plan} plan @returns {Promise<Marks>} */
export async function findMarks({ index, lexicon }, plan) {
  /** @type {Map<number, {word: number, weight: number}>} */
  const terms = new Map();
  const phrases = plan.phrases.flat().map((term) => [[term, 1]]);
  [...plan.words.map(({ candidates }) => candidates), ...phrases].forEach((candidates, word) => {
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

/** @param {Section[]} sections @param {Marks} marks @returns {Snippet} */
export function makeSnippet(sections, marks) {
  let best = { id: '', heading: '', body: '', tokens: /** @type {Token[]} */ ([]), value: -1 };
  for (const section of sections) {
    const tokens = tokensOf(section.body, marks);
    const value = worth([...tokens, ...tokensOf(section.heading, marks)]);
    if (value > best.value) best = { ...section, tokens, value };
  }
  return { section: best.id, heading: best.heading, pieces: cut(best.body, best.tokens) };
}

/** @param {string} text @param {Token[]} tokens @returns {Piece[]} */
function cut(text, tokens) {
  const hits = tokens.filter(({ word }) => word !== undefined);
  /** @type {Token[]} */
  let dense = [];
  hits.forEach((hit, at) => {
    const inside = hits.slice(at, at + LENGTH).filter(({ to }) => to - hit.from <= LENGTH);
    if (worth(inside) > worth(dense)) dense = inside;
  });
  // As much room before the matches as after them, as far as the text goes.
  const start = dense[0]?.from ?? 0;
  const room = LENGTH - ((dense.at(-1)?.to ?? 0) - start);
  const wished = Math.max(0, Math.min(start - room / 2, text.length - LENGTH));
  const from = wished > 0 ? Math.min(start, tokens.find((token) => token.from >= wished)?.from ?? start) : 0;
  const last = tokens.findLast(({ to }) => to <= from + LENGTH)?.to ?? 0;
  const to = text.length <= from + LENGTH ? text.length : last > from ? last : from + LENGTH;

  /** @type {Piece[]} */
  const pieces = [];
  // Blocks of a text, the items of a list, stand on lines of their own.
  const flow = (/** @type {string} */ part) => part.replace(/(\p{P}?)\s*\n\s*(?=(.?))/gu, (_, sign, next) => (sign ? `${sign} ` : next ? ' · ' : ''));
  const add = (/** @type {string} */ part, isMarked = false) => part && pieces.push({ text: isMarked ? part : flow(part), isMarked });
  let at = from;
  add(from > 0 ? '… ' : '');
  for (const hit of hits.filter((each) => each.from >= from && each.to <= to)) {
    add(text.slice(at, hit.from));
    add(text.slice(hit.from, hit.to), true);
    at = hit.to;
  }
  add(text.slice(at, to) + (to < text.length ? ' …' : ''));
  return pieces;
}
