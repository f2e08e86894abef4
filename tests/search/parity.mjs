// Answers queries as the browser does, from published files: the plan, and all hits with their scores.
//
//     node parity.mjs FOLDER MODULES < QUERIES > ANSWERS
//
// FOLDER is that of one language with `index.json`, MODULES that of the client; queries and answers are JSON lists. A query has a text
// and may have filters and years; of its answer, `chosen` are the hits that meet them.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const [folder, modules] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(resolve(modules, name)).href);
const { Blocks } = await load('blocks.mjs');
const { Documents } = await load('documents.mjs');
const { Lexicon } = await load('lexicon.mjs');
const { answer: search } = await load('answer.mjs');
const { open } = await load('search.mjs');

const fetch = async (address) => {
  const bytes = await readFile(join(folder, address)).catch(() => undefined);
  return new Response(bytes ?? null, { status: bytes ? 200 : 404 });
};

async function choose({ text, filters, years }) {
  const index = await open('', '', { fetch: (address, options) => fetch(address.slice(1), options) });
  return Array.from((await index.search(text, { filters, years })).hits);
}

async function answer(query) {
  const blocks = new Blocks('', fetch);
  const index = await blocks.open();
  const store = { blocks, index, lexicon: new Lexicon(blocks, index), documents: new Documents(blocks, index) };
  const { plan, hits: { documents, scores } } = await search(store, query.text);
  const chosen = query.filters ? await choose(query) : [];
  return { plan, hits: Array.from(documents, (document, at) => [document, scores[at]]), chosen };
}

const answers = [];
for (const query of JSON.parse(await text(process.stdin))) answers.push(await answer(query));
process.stdout.write(JSON.stringify(answers));
