// @ts-check
import { isEmpty } from './answers.mjs';

/** An answer as text, to be read. @param {import('./answers.mjs').Answer} answer */
export function asText(answer) {
  if (typeof answer === 'string') return answer;
  return answer.map((item) => (typeof item === 'string' ? item : Object.values(item).join(' · '))).filter((item) => !isEmpty(item)).join('\n');
}
