// @ts-check
/** Words of a text, as the index has them. */

export const WORD = /[\p{Alphabetic}\p{N}]+/gu;

/** @param {string} text */
export const normalise = (text) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').normalize('NFC');

/** @param {string} word */
export const lower = (word) => Array.from(word, (char) => char.toLowerCase()).join('');

/** The words of a text as the index has them: no final sigma, since case changes one character at a time. @param {string} text */
export const wordsOf = (text) => (normalise(text).match(WORD) ?? []).map(lower);
