// @ts-check
/** What a visitor has typed, as words. */

const MOST_CHARACTERS = 1000;
const MOST_WORDS = 32;
const QUOTES = '"“”„«»';
const PART = new RegExp(`(-?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]|([^\\s${QUOTES}]+))`, 'gu');

/** @param {string} text */
const normalise = (text) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').normalize('NFC');

/** The words of a text as the index has them: no final sigma, since case changes one character at a time. @param {string} text */
export const wordsOf = (text) =>
  (normalise(text).match(/[\p{Alphabetic}\p{N}]+/gu) ?? []).map((word) => Array.from(word, (char) => char.toLowerCase()).join(''));

/** @param {string} text @returns {Query} */
export function parse(text) {
  const cut = normalise(Array.from(text.slice(0, 2 * MOST_CHARACTERS)).slice(0, MOST_CHARACTERS).join(''));
  const query = /** @type {Query} */ ({ words: [], phrases: [], excluded: [] });
  let room = MOST_WORDS;
  for (const { 0: part, 1: minus, 2: quoted, 3: plain, index } of cut.matchAll(PART)) {
    const all = wordsOf(quoted ?? plain);
    const list = all.slice(0, room);
    room -= list.length;
    if (list.length === 0) continue;
    if (minus) query.excluded.push(list);
    else if (quoted !== undefined) query.phrases.push(list);
    else {
      const isEnd = index + part.length === cut.length && /[\p{Alphabetic}\p{N}]$/u.test(part) && list.length === all.length;
      query.words.push(...list.map((word, at) => ({ text: word, isPrefix: isEnd && at === list.length - 1 })));
    }
  }
  return query;
}

/** Compares as the bytes of UTF-8 do: surrogates stand for characters after U+FFFF. @param {string} a @param {string} b */
export function compare(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [x, y] = [a, b].map((text) => {
    const unit = at < text.length ? text.charCodeAt(at) : -1;
    return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
  });
  return x - y;
}
