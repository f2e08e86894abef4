// @ts-check
/** Which terms a query asks for. A plan is plain JSON, so that others can run it on an index of their own. */
import { weigh } from './weigh.mjs';

/** What only words need that are nowhere, or rare: the first titles of others do not wait for it. */
const later = () => import('./similar.mjs');

const ALTERNATE = 0.8;
const PREFIX = 3;
/** For up to 2, up to 4, and more characters more; of surfaces, and of alternates. */
const COMPLETIONS = [[0.9, 0.8, 0.7], [0.72, 0.64, 0.56]];
/** By how much similar words count less where the word itself is there, but in so few documents. */
const [RARE, RAREST] = [0.5, 2];
/** Of two words that are one in the texts. */
const [JOINED, SHORTEST_JOINED] = [0.8, 5];
/** The field of titles, as a bit. */
const TITLE = 1;
/** Scripts without spaces between words: a run begins with many of them. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/**
 * @param {Query} query @param {Lexicon} lexicon @param {Entrance} index
 * @returns {Promise<Plan>}
 */
export async function makePlan(query, lexicon, { documents, links = [''] }) {
  const finder = new Finder(lexicon, links);
  const [found, phrases, excluded] = await Promise.all([
    finder.words(query.words),
    Promise.all(query.phrases.map((words) => findPhrase(lexicon, words))),
    Promise.all(query.excluded.map((words) => (words.length > 1 ? findPhrase(lexicon, words).then((phrase) => ({ phrase })) : findSame(lexicon, words[0])))),
  ]);
  const isCommon = (/** @type {PlannedWord} */ { candidates }) => candidates.length > 0 && candidates.every(([term]) => 2 * lexicon.row(term).df > documents);
  const isDecided = phrases.length > 0 || found.some((word) => word.candidates.length > 0 && !isCommon(word));
  const words = found.filter((word) => !isDecided || !isCommon(word));
  const dropped = found.filter((word) => !words.includes(word)).map(({ text }) => text);
  return { words, phrases, excluded, dropped, unquoted: [] };
}

class Finder {
  #lexicon;
  #links;

  /** @param {Lexicon} lexicon @param {string[]} links what may stand between the parts of a word */
  constructor(lexicon, links) {
    this.#lexicon = lexicon;
    this.#links = links;
  }

  /** @param {Word[]} words @returns {Promise<PlannedWord[]>} */
  async words(words) {
    const found = (await Promise.all(words.map((word) => this.#number(word)))).flat();
    await Promise.all(words.slice(1).map((word, at) => this.#join(found, words[at].text, word.text)));
    return found;
  }

  /** A number in several parts, `12 000`, as one where texts have it. @param {Word} word @returns {Promise<PlannedWord[]>} */
  async #number({ text, isPrefix, parts = [] }) {
    if (parts.length === 0 || (await this.#lexicon.exact(text)).length > 0) return this.#word(text, isPrefix);
    return (await Promise.all(parts.map((part, at) => this.#word(part, isPrefix && at === parts.length - 1)))).flat();
  }

  /** Adds to two words that follow each other what they are together. @param {PlannedWord[]} found @param {string} one @param {string} other */
  async #join(found, one, other) {
    const whole = one + other;
    if ([...whole].length < SHORTEST_JOINED || /\p{N}/u.test(whole)) return;
    const rows = (await this.#lexicon.exact(whole)).filter(({ isAlternate }) => !isAlternate);
    if (rows.length === 0) return;
    for (const word of found.filter(({ text, how }) => how !== 'near' && (text === one || text === other))) {
      word.candidates = weigh([...word.candidates, ...rows.map(({ term }) => /** @type {Candidate} */ ([term, JOINED]))]);
      if (word.how === 'none') Object.assign(word, { how: 'near', taken: whole, offered: undefined });
    }
  }

  /** @param {string} text @param {boolean} isPrefix @returns {Promise<PlannedWord[]>} */
  async #word(text, isPrefix) {
    const length = [...text].length;
    const isRun = UNSPACED.test(text);
    const completes = isRun || (isPrefix && length + 1 >= PREFIX);
    const rows = (await (completes ? this.#lexicon.beginning(text) : this.#lexicon.exact(text))).filter(({ key }) => key.startsWith(text));
    const same = rows.filter(({ key }) => key === text);
    /** @type {Candidate[]} */
    const candidates = same.map(({ term, isAlternate }) => [term, isAlternate && !same[0].isAlternate ? ALTERNATE : 1]);
    for (const { key, term, isAlternate, fields } of rows) {
      const more = [...key].length - length;
      // What two letters begin is too much, but for titles.
      if (more > 0 && (isRun || length >= PREFIX || fields & TITLE)) candidates.push([term, COMPLETIONS[Number(isAlternate)][more <= 2 ? 0 : more <= 4 ? 1 : 2]]);
    }
    if (candidates.length === 0) return (await later()).meant(text, this.#lexicon, this.#links, (part) => this.#word(part, false));
    /** @type {How} */
    let how = same.length > 0 ? 'exact' : 'prefix';
    if (rows.every(({ df }) => df <= RAREST)) {
      const [{ similar }, near] = await Promise.all([later(), this.#lexicon.near(text)]);
      for (const { row, weight } of similar(text, near).sure) {
        candidates.push([row.term, RARE * weight]);
        how = 'rare';
      }
    }
    const forms = same.filter(({ isAlternate, form }) => isAlternate === same[0].isAlternate && form).map(({ form }) => form);
    return [{ text, how, candidates: weigh(candidates), forms }];
  }
}

/** The terms of a word as it is typed. @param {Lexicon} lexicon @param {string} word */
async function findSame(lexicon, word) {
  const rows = await lexicon.exact(word);
  return rows.filter(({ isAlternate }) => isAlternate === rows[0].isAlternate).map(({ term }) => term);
}

/** @param {Lexicon} lexicon @param {string[]} words @returns {Promise<Phrase>} */
const findPhrase = (lexicon, words) => Promise.all(words.map(async (word) => (await findSame(lexicon, word))[0] ?? null));
