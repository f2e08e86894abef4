// @ts-check
/** Which terms a query asks for. A plan is plain JSON, so that others can run it on an index of their own. */

const ALTERNATE = 0.8;
const PREFIX = 3;
/** For up to 2, up to 4, and more characters more; of surfaces, and of alternates. */
const COMPLETIONS = [[0.9, 0.8, 0.7], [0.72, 0.64, 0.56]];
const INFLECTION = 0.6;
/** For a longer word that it is a part of. */
const PART = 0.5;
/** By the cost of the errors. */
const ERRORS = [0, 0.5, 0.4];

/**
 * The plan, and for each of its words that was only found by a similar one, that one.
 * @param {Query} query @param {Lexicon} lexicon @param {number} documents
 * @returns {Promise<{plan: Plan, taken: (string | undefined)[]}>}
 */
export async function makePlan(query, lexicon, documents) {
  const [found, phrases, excluded] = await Promise.all([
    Promise.all(query.words.map((word) => findWord(lexicon, word))),
    Promise.all(query.phrases.map((words) => findPhrase(lexicon, words))),
    Promise.all(query.excluded.map((words) => (words.length > 1 ? findPhrase(lexicon, words).then((phrase) => ({ phrase })) : findSame(lexicon, words[0])))),
  ]);
  const isCommon = (/** @type {PlannedWord} */ { candidates }) => candidates.length > 0 && candidates.every(([term]) => 2 * lexicon.row(term).df > documents);
  const isDecided = phrases.length > 0 || found.some(({ word }) => word.candidates.length > 0 && !isCommon(word));
  const kept = found.filter(({ word }) => !isDecided || !isCommon(word));
  const dropped = found.filter((each) => !kept.includes(each)).map(({ word }) => word.text);
  return { plan: { words: kept.map(({ word }) => word), phrases, excluded, dropped }, taken: kept.map(({ taken }) => taken) };
}

/** @param {Lexicon} lexicon @param {Word} word @returns {Promise<{word: PlannedWord, taken?: string}>} */
async function findWord(lexicon, { text, isPrefix }) {
  /** @type {Map<number, number>} */
  const weights = new Map();
  const add = (/** @type {Row} */ { term }, /** @type {number} */ weight) => weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  const word = (/** @type {How} */ how) => ({ text, how, candidates: [...weights].sort(([a], [b]) => a - b) });
  const length = [...text].length;
  const completes = isPrefix && length >= PREFIX;
  const rows = (await (completes ? lexicon.beginning(text) : lexicon.exact(text))).filter(({ key }) => key.startsWith(text));
  const same = rows.filter(({ key }) => key === text);
  for (const row of same) add(row, row.isAlternate && !same[0].isAlternate ? ALTERNATE : 1);
  for (const row of rows) {
    const more = [...row.key].length - length;
    if (more > 0) add(row, COMPLETIONS[Number(row.isAlternate)][more <= 2 ? 0 : more <= 4 ? 1 : 2]);
  }
  if (weights.size > 0) return { word: word(same.length > 0 ? 'exact' : 'prefix') };

  const near = similar(text, await lexicon.around(text));
  for (const { row, weight } of near) add(row, weight);
  near.sort((a, b) => b.weight - a.weight || b.row.df - a.row.df);
  return { word: word(near.length > 0 ? 'near' : 'none'), taken: near[0]?.row.key };
}

/** The terms of a word as it is typed. @param {Lexicon} lexicon @param {string} word */
async function findSame(lexicon, word) {
  const rows = await lexicon.exact(word);
  return rows.filter(({ isAlternate }) => isAlternate === rows[0].isAlternate).map(({ term }) => term);
}

/** @param {Lexicon} lexicon @param {string[]} words @returns {Promise<Phrase>} */
const findPhrase = (lexicon, words) => Promise.all(words.map(async (word) => (await findSame(lexicon, word))[0] ?? null));

/** Surfaces that may be another form of the word, be compounded with it, or be the word without a typing error. @param {string} text @param {Row[]} rows */
function similar(text, rows) {
  const word = [...text];
  const limit = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const part = word.slice(0, word.length - Math.max(0, Math.min(2, word.length - 5))).join('');
  const inflected = [];
  const mistyped = [];
  for (const row of rows) {
    if (row.isAlternate || row.df < 1) continue;
    const other = [...row.key];
    const differs = word.findIndex((char, at) => char !== other[at]);
    const isInflected = (differs < 0 ? word.length : differs) >= Math.max(3, word.length - 4) && other.length <= word.length + 5;
    if (isInflected) inflected.push({ row, weight: INFLECTION });
    const before = word.length < 3 ? 0 : [...row.key.slice(0, Math.max(0, row.key.lastIndexOf(part)))].length;
    if (before >= 2 && other.length <= before + word.length + 4) inflected.push({ row, weight: PART });
    const cost = Math.abs(other.length - word.length) > limit ? Infinity : errors(word, other, limit);
    if (cost <= limit) mistyped.push({ row, weight: ERRORS[cost] });
  }
  const best = Math.max(...mistyped.map(({ weight }) => weight));
  return [...inflected, ...mistyped.filter(({ weight }) => weight === best)];
}

/** The cost of typing errors (optimal string alignment), Infinity above `limit`; one in a first letter costs 2. @param {string[]} a @param {string[]} b */
export function errors(a, b, limit = Infinity) {
  const cost = (/** @type {number} */ i, /** @type {number} */ j) => (i === 1 || j === 1 ? 2 : 1);
  let older = [0];
  let last = [0];
  for (let j = 1; j <= b.length; j++) last.push(last[j - 1] + cost(0, j));
  for (let i = 1; i <= a.length; i++) {
    const row = [last[0] + cost(i, 0)];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : cost(i, j));
      row.push(Math.min(change, last[j] + cost(i, 0), row[j - 1] + cost(0, j)));
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isExchange) row[j] = Math.min(row[j], older[j - 2] + cost(i - 1, j - 1));
    }
    if (Math.min(...row, ...last) > limit) return Infinity;
    [older, last] = [last, row];
  }
  return last[b.length];
}
