// @ts-check
/** From what a visitor has typed to the documents that answer it. */
import { makePlan } from './plan.mjs';
import { parse } from './query.mjs';
import { later, run } from './score.mjs';

/**
 * The plan of a query, and what it finds. Quoted parts that are nowhere as they stand count as words.
 * @param {Store} store @param {string} text @param {AbortSignal} [signal]
 */
export async function answer(store, text, signal) {
  const attempt = async (/** @type {number[]} */ unquoted) => {
    const query = parse(text, unquoted);
    // Beside the first blocks.
    if (query.phrases.length + query.excluded.length > 0) later().catch(() => {});
    const plan = await makePlan(query, store.lexicon, store.index);
    signal?.throwIfAborted();
    const hits = await run(store, plan);
    signal?.throwIfAborted();
    return { query, plan, hits };
  };
  const first = await attempt([]);
  const { nowhere } = first.hits;
  if (nowhere.length === 0) return first;
  const again = await attempt(nowhere);
  again.plan.unquoted = nowhere.map((at) => first.query.phrases[at].join(' '));
  return again;
}
