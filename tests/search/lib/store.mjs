// An index opened below its public face, so that tests see plans and scores.

import { Blocks } from '../../../themes/pearls/scripts/search/blocks.mjs';
import { Documents } from '../../../themes/pearls/scripts/search/documents.mjs';
import { Lexicon } from '../../../themes/pearls/scripts/search/lexicon.mjs';
import { makePlan } from '../../../themes/pearls/scripts/search/plan.mjs';
import { parse } from '../../../themes/pearls/scripts/search/query.mjs';
import { run } from '../../../themes/pearls/scripts/search/score.mjs';
import { fakeFetch } from './encode.mjs';

export async function openStore({ files }, answer) {
  const { fetch, asked } = fakeFetch(files, answer);
  const blocks = new Blocks('/search/de/', fetch);
  const index = await blocks.open();
  return { blocks, index, lexicon: new Lexicon(blocks, index), documents: new Documents(blocks, index), asked };
}

export async function find(store, text) {
  const { plan, taken } = await makePlan(parse(text), store.lexicon, store.index.documents);
  const { documents, scores } = await run(store, plan);
  return { plan, taken, hits: Array.from(documents, (document, at) => ({ document, score: scores[at] })) };
}
