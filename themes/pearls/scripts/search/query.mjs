// @ts-check
/** What a visitor has typed, as words. */
import { WORD, lower, normalise } from './words.mjs';

const MOST_CHARACTERS = 1000;
const MOST_WORDS = 32;
const QUOTES = '"“”„«»';
const PART = new RegExp(`((?<!\\S)-)?(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]|([^\\s${QUOTES}]+))`, 'gu');
/** What stands between the thousands of a number, and before its decimals. */
const [GROUPS, POINTS] = [" \u00a0\u2009\u202f'’.,", '.,'];

/**
 * Quoted parts with these numbers, from 0, count as words: texts do not have them as they are.
 * @param {string} text @param {number[]} unquoted @returns {Query}
 */
export function parse(text, unquoted = []) {
  const cut = normalise(Array.from(text.slice(0, 2 * MOST_CHARACTERS)).slice(0, MOST_CHARACTERS).join(''));
  const query = /** @type {Query} */ ({ words: [], phrases: [], excluded: [] });
  /** @type {Place[]} */
  const words = [];
  let room = MOST_WORDS;
  let quotes = 0;
  for (const { 0: part, 1: minus, 2: quoted, 3: plain, index } of cut.matchAll(PART)) {
    const start = index + part.length - (quoted === undefined ? plain.length : quoted.length + 1);
    const all = Array.from((quoted ?? plain).matchAll(WORD), ({ 0: word, index: at }) => ({ text: lower(word), from: start + at, to: start + at + word.length, isPrefix: false }));
    const list = all.slice(0, room);
    room -= list.length;
    if (list.length === 0) continue;
    const texts = list.map((word) => word.text);
    if (minus) query.excluded.push(texts);
    else if (quoted !== undefined && !unquoted.includes(quotes++)) query.phrases.push(texts);
    else {
      const last = list[list.length - 1];
      last.isPrefix = quoted === undefined && last.to === cut.length && list.length === all.length;
      words.push(...list);
    }
  }
  query.words = joinNumbers(cut, words);
  const rest = cut.trim();
  // Signs alone are nothing that a text has; without this they would ask for everything.
  if (rest && room === MOST_WORDS) query.words.push({ text: lower(rest), isPrefix: false });
  return query;
}

/** Joins the parts of numbers: `12 000` and `12,000` are `12000`, `1,2` is `1.2`. @param {string} text @param {Place[]} words @returns {Word[]} */
function joinNumbers(text, words) {
  /** @type {Word[]} */
  const joined = [];
  for (let at = 0; at < words.length; ) {
    const [count, number] = numberAt(text, words, at);
    const parts = words.slice(at, at + count);
    const { isPrefix } = parts[count - 1];
    joined.push(count > 1 ? { text: number, isPrefix, parts: parts.map((part) => part.text) } : { text: number, isPrefix });
    at += count;
  }
  return joined;
}

/** The number that begins with a word: how many words it has, and itself. @param {string} text @param {Place[]} words @param {number} at @returns {[number, string]} */
function numberAt(text, words, at) {
  const sign = text.slice(words[at].to, words[at + 1]?.from);
  const follow = (/** @type {RegExp} */ shape) => {
    let end = at + 1;
    while (words[end] && text.slice(words[end - 1].to, words[end].from) === sign && shape.test(words[end].text)) end++;
    return words.slice(at, end).map((word) => word.text);
  };
  if (/^[0-9]{1,3}$/.test(words[at].text) && sign.length === 1 && GROUPS.includes(sign)) {
    const groups = follow(/^[0-9]{3}$/);
    if (groups.length > 1) return [groups.length, groups.join('')];
  }
  const parts = /^[0-9]+$/.test(words[at].text) && sign.length === 1 && POINTS.includes(sign) ? follow(/^[0-9]+$/) : [words[at].text];
  return [parts.length, parts.join('.')];
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
