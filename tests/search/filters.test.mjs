// Filters, counts, years, close matches and orders, beside the same by simple loops.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../themes/pearls/scripts/search/search.mjs';
import { analyse, encode, fakeFetch } from './lib/encode.mjs';
import { FACETS, make, numbers, pick } from './lib/made.mjs';

const documents = make(80, 31);
const analysis = analyse(documents);
const opened = await Promise.all([false, true].map(async (resident) => {
  const { raw, files } = encode(analysis, { facets: FACETS, resident });
  const { fetch, asked } = fakeFetch(files);
  return { index: await open('/search/', 'de', { fetch }), asked, raw };
}));

const valuesOf = (document, key) => (key === 'kind' ? [documents[document].kind] : documents[document].facets[key]);
const meets = (document, key, chosen) => chosen.length === 0 || chosen.some((value) => valuesOf(document, key).includes(value));
function isOf(document, { from = -Infinity, to = Infinity } = {}) {
  const { years } = documents[document];
  if (from === -Infinity && to === Infinity) return true;
  return years !== undefined && years[0] <= to && years[1] >= from;
}

function choices(random) {
  const filters = Object.fromEntries(FACETS.map(({ key, values }) => [key, random() < 0.5 ? [] : [pick(random, values), pick(random, values)].slice(random() < 0.6 ? 1 : 0)]));
  const from = 2017 + Math.floor(random() * 8);
  return { filters, years: random() < 0.5 ? {} : { from, to: random() < 0.5 ? from + 1 : undefined } };
}

test('filters, counts and close matches', async () => {
  const random = numbers(32);
  let close = 0;
  for (let round = 0; round < 120; round++) {
    const text = pick(random, ['', 'harbour ', 'der ', `${pick(random, analysis.surfaces)} `]);
    const { filters, years } = choices(random);
    for (const { index } of opened) {
      const all = [...(await index.search(text)).hits];
      const result = await index.search(text, { filters, years });
      const missing = (document) => [...Object.entries(filters).filter(([key, chosen]) => !meets(document, key, chosen)).map(([key]) => key), ...(isOf(document, years) ? [] : ['years'])];
      assert.deepEqual([...result.hits], all.filter((document) => missing(document).length === 0));
      assert.equal(result.total, result.hits.length);
      const counts = await result.counts();
      for (const { key, values } of counts.facets) {
        for (const { key: value, count } of values) {
          const without = all.filter((document) => missing(document).every((other) => other === key));
          assert.equal(count, without.filter((document) => valuesOf(document, key).includes(value)).length);
        }
      }
      counts.years.counts.forEach((count, at) => {
        const year = counts.years.first + at;
        const without = all.filter((document) => missing(document).every((other) => other === 'years'));
        assert.equal(count, without.filter((document) => isOf(document, { from: year, to: year })).length);
      });
      const active = Object.values(filters).filter((chosen) => chosen.length).length + Number(years.from !== undefined);
      const far = all.filter((document) => missing(document).length > 0 && !(text === '' && missing(document).length === active));
      const least = Math.min(...far.map((document) => missing(document).length));
      const expected = result.total >= 3 ? [] : far.filter((document) => missing(document).length === least).slice(0, 10);
      const found = await result.close();
      assert.deepEqual(found.map(({ document }) => document), expected);
      for (const hit of found) assert.deepEqual([hit.missing, hit.title], [missing(hit.document), documents[hit.document].title]);
      close += found.length;
    }
  }
  assert.ok(close > 100, `${close}`);
});

test('unknown values keep everything out, unknown facets nothing', async () => {
  const [{ index }] = opened;
  assert.equal((await index.search('', { filters: { country: ['xx'] } })).total, 0);
  assert.deepEqual(await (await index.search('', { filters: { country: ['xx'] } })).close(), []);
  assert.ok((await (await index.search('harbour', { filters: { country: ['xx'] } })).close()).length > 0);
  assert.equal((await index.search('', { filters: { toString: ['xx'], nothing: ['xx'] } })).total, documents.length);
});

test('facets are fetched when they are asked for', async () => {
  const { raw, files } = encode(analysis, { facets: FACETS });
  const { fetch, asked } = fakeFetch(files);
  const index = await open('/search/', 'de', { fetch });
  const columns = () => asked.filter((line) => raw.get(line.split(' ')[0])?.[0] === 'F'.charCodeAt(0)).length;
  const result = await index.search('harbour');
  assert.equal(columns(), 0);
  await index.search('harbour', { filters: { country: ['ee'] } });
  assert.equal(columns(), 1);
  await result.counts();
  assert.equal(columns(), 4);
  await result.counts();
  assert.equal(columns(), 4);
});

test('orders', async () => {
  for (const { index } of opened) {
    const relevant = [...(await index.search('harbour ')).hits];
    const last = (document) => documents[document].years?.[1] ?? 0;
    const newest = [...(await index.search('harbour ', { sort: 'newest' })).hits];
    assert.deepEqual(newest, relevant.toSorted((a, b) => last(b) - last(a) || relevant.indexOf(a) - relevant.indexOf(b)));
    const { compare } = new Intl.Collator('de');
    const named = [...(await index.search('', { sort: 'name' })).hits];
    assert.deepEqual(named, documents.map((_, at) => at).sort((a, b) => compare(documents[a].title, documents[b].title) || a - b));
    assert.deepEqual([...(await index.search('')).hits], documents.map((_, at) => at));
  }
});

test('two facets with the same bytes, and years with them, are kept apart', async () => {
  const sections = [{ id: '', heading: '', body: '' }];
  const two = ['0', '1'].map((address) => ({ address, title: 'one', line: '', language: '', kind: 'case', sections, names: [], facets: { a: ['y'], b: ['z'] }, years: [2020, 2021] }));
  const facets = [{ key: 'kind', values: ['case'] }, { key: 'a', values: ['x', 'y'] }, { key: 'b', values: ['w', 'z'] }];
  const index = await open('/search/', 'de', { fetch: fakeFetch(encode(analyse(two), { facets }).files).fetch });
  const counts = await (await index.search('')).counts();
  assert.deepEqual(counts.facets.map(({ values }) => values.map(({ count }) => count)), [[2], [0, 2], [0, 2]]);
  assert.deepEqual(counts.years.counts, [2, 2]);
});
