// An index opened below its public face, so that tests see plans and scores.

import { Blocks } from '../../../themes/pearls/scripts/search/blocks.mjs';
import { Documents } from '../../../themes/pearls/scripts/search/documents.mjs';
import { Lexicon } from '../../../themes/pearls/scripts/search/lexicon.mjs';
import { answer } from '../../../themes/pearls/scripts/search/answer.mjs';
import { fakeFetch } from './encode.mjs';

export async function openStore({ files }, answer) {
  const { fetch, asked } = fakeFetch(files, answer);
  const blocks = new Blocks('/search/de/', fetch);
  const index = await blocks.open();
  return { blocks, index, lexicon: new Lexicon(blocks, index), documents: new Documents(blocks, index), asked };
}

export async function find(store, text) {
  const { plan, hits: { documents, scores } } = await answer(store, text);
  return { plan, taken: plan.words.map(({ taken }) => taken), hits: Array.from(documents, (document, at) => ({ document, score: scores[at] })) };
}
