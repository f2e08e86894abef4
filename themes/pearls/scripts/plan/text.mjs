// @ts-check
import { isEmpty } from './answers.mjs';

/** An answer as text, to be read. @param {import('./answers.mjs').Answer} answer */
export function asText(answer) {
  if (typeof answer === 'string') return answer;
  return answer.map((item) => (typeof item === 'string' ? item : Object.values(item).join(' · '))).filter((item) => !isEmpty(item)).join('\n');
}

/** The id of something by its name. @param {string} text */
export const slug = (text) => text.toLowerCase().replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/æ/g, 'ae').replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
