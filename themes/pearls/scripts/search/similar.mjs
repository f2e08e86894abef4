// @ts-check
/** What may be meant by a word that the index does not have. */
import { weigh } from './weigh.mjs';

const round = Math.fround;
/** For another form of the word, if nothing but the form is different. */
const FORM = round(0.6);
/** For a compound of which the word is a part. */
const PART = 0.5;
/** By the number of typing errors; in a word of three characters. */
const [SLIPS, SHORT_SLIP] = [[0.8, 0.6, 0.45].map(round), round(0.45)];
/** The fields by which pages are called, as bits: titles and names. */
const CALLED = 9;
/** Characters of the shortest part into which a word is split. */
const SHORTEST_PART = 3;
const LETTERS = /** @type {Record<string, string>} */ ({ æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŋ: 'n', ø: 'o', ŧ: 't' });

/** Cyrillic and Greek letters that look like Latin ones, and those. */
const ALIKE = /** @type {Record<string, string>} */ (Object.fromEntries(Array.from('авекмнорстухіјѕαβεικμνορτυχζ', (letter, at) => [letter, 'abekmhopctyxijsabeikmvoptuxz'[at]])));

/** @param {string} text */
const unaccented = (text) => Array.from(text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC'), (char) => LETTERS[char] ?? char).join('');

/** @param {string} text */
const digitsOf = (text) => text.replace(/\P{N}/gu, '');

/** The word that is typed as a row says. @param {Row} row @param {Row[]} rows */
export const surfaceOf = (row, rows) =>
  ((row.isAlternate && rows.find(({ key, isAlternate, term }) => !isAlternate && term === row.term && unaccented(key) === row.key)) || row).key;

/**
 * What may stand for a word that is nowhere; `find` finds one that is.
 * @param {string} text @param {Lexicon} lexicon @param {string[]} links @param {(part: string) => Promise<PlannedWord[]>} find @returns {Promise<PlannedWord[]>}
 */
export async function meant(text, lexicon, links, find) {
  /** @param {PlannedWord} word @returns {PlannedWord} */
  const read = (word) => ({ taken: word.text, ...word, text, how: 'near' });
  const latin = Array.from(text, (char) => ALIKE[char] ?? char).join('');
  if (latin !== text && !/[\u0370-\u052f]/.test(latin)) {
    const found = await find(latin);
    if (found.every(({ how }) => how !== 'none')) return found.map(read);
  }
  const { sure, offered, isSlip } = similar(text, await lexicon.around(text));
  const parts = isSlip ? [] : await split(text, links, async (part) => (await lexicon.exact(part)).some(({ df }) => df > 0));
  if (parts.length > 0) return (await Promise.all(parts.map(find))).flat().map(read);
  const rows = await lexicon.rows();
  const name = (/** @type {Row} */ row) => surfaceOf(row, rows);
  const candidates = weigh(sure.map(({ row, weight }) => [row.term, weight]));
  return [{ text, how: sure.length > 0 ? 'near' : 'none', candidates, forms: [], ...(sure.length > 0 && { taken: name(sure[0].row) }), ...(offered && { offered: name(offered) }) }];
}

/**
 * The rows that may be another form of the word, be compounded with it, or be the word without its typing errors, the best first; one that is
 * too doubtful to be taken is offered. Digits are never others.
 * @param {string} text @param {Row[]} rows @returns {{sure: Meant[], offered?: Row, isSlip: boolean}}
 */
export function similar(text, rows) {
  const digits = digitsOf(text);
  if (digits === text) return { sure: [], isSlip: false };
  const letters = [...text];
  const { length } = letters;
  const plain = [...unaccented(text)];
  const most = length < 3 ? 0 : length < 8 ? 1 : 2;
  const part = letters.slice(0, length - Math.max(0, Math.min(2, length - 5))).join('');
  /** @type {Meant[]} */
  const found = [];
  /** @type {(Meant & {count: number})[]} */
  const slips = [];
  for (const row of rows) {
    if (row.df < 1 || digitsOf(row.key) !== digits) continue;
    const other = [...row.key];
    const own = row.isAlternate ? plain : letters;
    const differs = own.findIndex((char, at) => char !== other[at]);
    const common = differs < 0 ? own.length : differs;
    if (common >= Math.max(3, own.length - 5) && other.length <= own.length + 5) {
      const share = round(common / Math.max(other.length, own.length));
      const isNear = common > 5 || (common > 3 && own.length < other.length + 4);
      found.push({ row, weight: round(FORM * share), isSure: isNear && (own.length > 5 || share > round(0.7)) });
    }
    const before = row.isAlternate || length < 3 ? 0 : [...row.key.slice(0, Math.max(0, row.key.lastIndexOf(part)))].length;
    if (before >= 2 && other.length <= before + length + 4) found.push({ row, weight: PART, isSure: true });
    const count = Math.abs(other.length - own.length) > most ? Infinity : errors(own, other, most);
    // Short words are near to many: only those by which pages are called are taken.
    if (count <= most) slips.push({ row, count, weight: length > 3 ? SLIPS[count] : SHORT_SLIP, isSure: length > 4 || (row.fields & CALLED) > 0 });
  }
  const least = Math.min(...slips.map(({ count }) => count));
  const all = [...found, ...slips.filter(({ count }) => count === least)].sort((a, b) => b.weight - a.weight || b.row.df - a.row.df);
  const sure = all.filter(({ isSure }) => isSure);
  return { sure, offered: sure.length > 0 ? undefined : all[0]?.row, isSlip: least < 2 && sure.length > 0 };
}

/** How many typing errors are between two words (optimal string alignment), Infinity above `most`. @param {string[]} a @param {string[]} b */
export function errors(a, b, most = Infinity) {
  let older = [0];
  let last = [0, ...b.keys()].map((_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      // Further apart there is nothing below `most`.
      if (Math.abs(i - j) > most) {
        row.push(Infinity);
        continue;
      }
      row.push(Math.min(last[j - 1] + Number(a[i - 1] !== b[j - 1]), last[j] + 1, row[j - 1] + 1));
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isExchange) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row, ...last) > most) return Infinity;
    [older, last] = [last, row];
  }
  return last[b.length] > most ? Infinity : last[b.length];
}

/**
 * The known words, two or three, of which a word is made that nobody has written as one: `firestation`. `links` may stand between them. Of
 * several ways the one with the longest first part, two parts before three.
 * @param {string} text @param {string[]} links @param {(part: string) => Promise<boolean>} isKnown @returns {Promise<string[]>}
 */
export async function split(text, links, isKnown, most = 3) {
  const letters = [...text];
  /** @type {string[]} */
  let best = [];
  if (letters.length < 2 * SHORTEST_PART || /\p{N}/u.test(text)) return best;
  for (let cut = letters.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
    const first = letters.slice(0, cut).join('');
    if (!(await isKnown(first))) continue;
    const rest = letters.slice(cut).join('');
    for (const tail of links.filter((link) => rest.startsWith(link)).map((link) => rest.slice(link.length))) {
      if ([...tail].length < SHORTEST_PART) continue;
      if (await isKnown(tail)) return [first, tail];
      if (most < 3 || best.length > 0) continue;
      const more = await split(tail, links, isKnown, 2);
      if (more.length > 0) best = [first, ...more];
    }
  }
  return best;
}
