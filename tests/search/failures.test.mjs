// Blocks that are not there, or not what they were: one retry, then a plain reason.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, OutdatedError, SearchError } from '../../themes/pearls/scripts/search/search.mjs';
import { analyse, encode, fakeFetch } from './lib/encode.mjs';
import { FACETS, make } from './lib/made.mjs';

const documents = make(30, 41);
const kindsOf = ({ raw }, kind) => [...raw].filter(([, bytes]) => String.fromCharCode(bytes[0]) === kind).map(([name]) => name);
const builds = Object.fromEntries([false, true].map((resident) => [resident ? 'resident' : 'sharded', encode(analyse(documents), { facets: FACETS, resident })]));
const missing = () => new Response('<!doctype html>', { status: 404 });
const times = (asked, name) => asked.filter((line) => line.startsWith(name));

/** A search fails with the first block that does; others are still on their way, and shared with the next search. */
const idle = () => new Promise((done) => setTimeout(done, 25));

/** Searches, and reads all that a hit shows. */
async function use({ files }, answer) {
  const { fetch, asked } = fakeFetch(files, answer);
  const index = await open('/search/', 'de', { fetch });
  const search = async () => {
    const result = await index.search('harbour');
    for (const hit of await result.titles(0, 3)) await result.snippet(hit);
    return result.total;
  };
  return { search, asked };
}

for (const [name, build] of Object.entries(builds)) {
  const kinds = name === 'resident' ? ['R', 'T'] : ['L', 'P', 'N', 'D', 'T'];
  const total = await (await use(build)).search();

  test(`${name}: a block that fails once is asked for again, past the cache`, async () => {
    const broken = { missing, damaged: (file) => new Response(file.subarray(0, 9)), page: () => new Response('<!doctype html>'), network: () => { throw new TypeError('failed'); }, server: () => new Response('', { status: 503 }) };
    for (const kind of kinds) {
      for (const [how, respond] of Object.entries(broken)) {
        const bad = new Set(kindsOf(build, kind));
        const { search, asked } = await use(build, (file, cache) => (bad.has(file) && cache === 'default' ? respond(build.files.get(file)) : undefined));
        assert.equal(await search(), total, `${kind} ${how}`);
        for (const file of bad) assert.ok([0, 2].includes(times(asked, file).length), `${kind} ${how}`);
        assert.equal(times(asked, 'index.json').length, 1);
      }
    }
  });

  test(`${name}: a block that is not there is told, and is asked for again by the next search`, async () => {
    for (const kind of kinds) {
      const bad = new Set(kindsOf(build, kind));
      let answer = missing;
      const { search, asked } = await use(build, (file) => (bad.has(file) ? answer(file) : undefined));
      await assert.rejects(search(), (error) => error instanceof SearchError && !(error instanceof OutdatedError) && error.reason === 'missing');
      for (const file of bad) assert.ok(times(asked, file).length <= 2);
      await idle();
      answer = (file) => new Response(build.files.get(file).subarray(0, 12));
      await assert.rejects(search(), { reason: 'damaged' });
      await idle();
      answer = () => { throw new TypeError('failed'); };
      await assert.rejects(search(), { reason: 'network' });
      await idle();
      answer = () => new Response('', { status: 503 });
      await assert.rejects(search(), { reason: 'network' });
      await idle();
      answer = () => undefined;
      assert.equal(await search(), total);
    }
  });

  test(`${name}: another build is told as such, and can be opened`, async () => {
    const next = encode(analyse(make(30, 42)), { facets: FACETS, resident: name === 'resident' });
    const files = new Map(build.files);
    const { fetch, asked } = fakeFetch(files);
    const index = await open('/search/', 'de', { fetch });
    files.clear();
    for (const [file, bytes] of next.files) files.set(file, bytes);
    await assert.rejects(async () => {
      const result = await index.search('harbour');
      for (const hit of await result.titles(0, 30)) await result.snippet(hit);
    }, OutdatedError);
    assert.ok(times(asked, 'index.json').every((line) => line === 'index.json no-cache'));
    const again = await open('/search/', 'de', { fetch });
    assert.ok((await (await again.search('harbour')).titles(0, 30)).length > 0);
  });
}

test('an entrance that is missing, no JSON, or of another version', async () => {
  const files = (text) => new Map(text === undefined ? [] : [['index.json', Buffer.from(text)]]);
  const opening = (text, answer) => open('/search/', 'de', { fetch: fakeFetch(files(text), answer).fetch });
  await assert.rejects(opening(), { reason: 'missing' });
  for (const text of ['<!doctype html>', '{"version": 1', '']) await assert.rejects(opening(text), { reason: 'damaged' }, text);
  for (const text of ['{"version": 1}', '{"version": 3}', '{}', 'null', '[]']) await assert.rejects(opening(text), { reason: 'version' }, text);
  await assert.rejects(opening('{}', () => { throw new TypeError('failed'); }), { reason: 'network' });
});

test('an entrance of another shape is told to be damaged', async () => {
  const whole = JSON.parse(builds.sharded.files.get('index.json'));
  for (const part of ['fields', 'lexicon', 'documentBlocks', 'facets', 'languages', 'documents', 'language']) {
    for (const value of [undefined, null, 'x']) {
      if (part === 'language' && value === 'x') continue;
      const files = new Map(builds.sharded.files).set('index.json', Buffer.from(JSON.stringify({ ...whole, [part]: value })));
      await assert.rejects(open('/search/', 'de', { fetch: fakeFetch(files).fetch }).then((index) => index.search('harbour')), { reason: 'damaged' }, `${part} ${value}`);
    }
  }
});

test('a server that hangs is asked once more, and told', async () => {
  // The timer of a time limit keeps no program alive.
  const alive = setInterval(() => {}, 5);
  const hang = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  for (const [name, build] of Object.entries(builds)) {
    const { fetch: answer, asked } = fakeFetch(build.files);
    let hangs = () => true;
    const fetch = (address, options) => (hangs(address) ? (asked.push(`${address} hangs`), hang(options.signal)) : answer(address, options));
    await assert.rejects(open('/search/', 'de', { fetch, patience: 20 }), { reason: 'timeout' });
    assert.equal(asked.length, 2, name);
    hangs = (address) => !address.endsWith('index.json');
    const index = await open('/search/', 'de', { fetch, patience: 20 });
    await assert.rejects(index.search('harbour'), { reason: 'timeout' });
    await idle();
    hangs = () => false;
    assert.ok((await index.search('harbour')).total > 0);
  }
  clearInterval(alive);
});

test('facets that cannot be read fail together, and leave the titles', async () => {
  const unhandled = [];
  const note = (error) => unhandled.push(error);
  process.on('unhandledRejection', note);
  const bad = new Set(kindsOf(builds.sharded, 'F'));
  const { fetch } = fakeFetch(builds.sharded.files, (file) => (bad.has(file) ? missing() : undefined));
  const result = await (await open('/search/', 'de', { fetch })).search('harbour');
  await assert.rejects(result.counts(), { reason: 'missing' });
  await idle();
  process.off('unhandledRejection', note);
  assert.deepEqual(unhandled, []);
  assert.ok((await result.titles(0, 3)).length > 0);
});

test('a search that is aborted ends so, and one beside it is not touched', async () => {
  const { fetch } = fakeFetch(builds.sharded.files);
  const index = await open('/search/', 'de', { fetch });
  const controller = new AbortController();
  const old = index.search('harbour', { signal: controller.signal });
  const newer = index.search('harbour ');
  controller.abort();
  await assert.rejects(old, { name: 'AbortError' });
  assert.ok((await newer).total > 0);
});

test('blocks are fetched once, whoever asks', async () => {
  const { search, asked } = await use(builds.sharded);
  await Promise.all([search(), search()]);
  await search();
  assert.equal(new Set(asked).size, asked.length);
});

test('a resident index needs two steps until titles, and a few texts', async () => {
  const { fetch, asked } = fakeFetch(builds.resident.files);
  const index = await open('/search/', 'de', { fetch });
  assert.equal(asked.length, 2, 'it waits for the first search');
  const result = await index.search('harbour');
  await result.titles(0, 10);
  await result.counts();
  assert.equal(asked.length, 2);
});
