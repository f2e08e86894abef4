// Every decoder gives back what the encoder was given; damaged blocks are told, whatever is wrong with them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { positionsOf, postingsOf } from '../../themes/pearls/scripts/search/postings.mjs';
import { nameOf, Reader, SearchError } from '../../themes/pearls/scripts/search/reader.mjs';
import { open } from '../../themes/pearls/scripts/search/search.mjs';
import { analyse, encode, fakeFetch, Writer } from './lib/encode.mjs';
import { FACETS, make, numbers } from './lib/made.mjs';
import { find, openStore } from './lib/store.mjs';

const documents = make(40, 1);
const analysis = analyse(documents);
const { rows, df, postings, tokens } = analysis;

test('numbers and texts', () => {
  const values = [0, 1, 127, 128, 300, 2 ** 28, 2 ** 31, 2 ** 32 - 1];
  const writer = new Writer();
  for (const value of values) writer.int(value);
  for (const value of [0, -1, 1, -64, 64, -(2 ** 31), 2 ** 31 - 1]) writer.signed(value);
  writer.text('').text('łódź 𐐷').hash('a7bcdefz').front('abc').front('abł').front('abń').front('');
  const reader = new Reader(Uint8Array.from(writer.bytes));
  assert.deepEqual(values.map(() => reader.int()), values);
  assert.deepEqual(Array.from({ length: 7 }, () => reader.signed()), [0, -1, 1, -64, 64, -(2 ** 31), 2 ** 31 - 1]);
  assert.deepEqual([reader.text(), reader.text(), reader.hash()], ['', 'łódź 𐐷', 'a7bcdefz']);
  assert.deepEqual([reader.front(), reader.front(), reader.front(), reader.front()], ['abc', 'abł', 'abń', '']);
  reader.end();
  const damaged = { 'too large': [255, 255, 255, 255, 16], 'without an end': [128], 'too long': [128, 128, 128, 128, 128, 0] };
  for (const [name, bytes] of Object.entries(damaged)) assert.throws(() => new Reader(Uint8Array.from(bytes)).int(), SearchError, name);
  assert.throws(() => new Reader(Uint8Array.of(2, 0xc3, 0x28)).text(), SearchError);
  assert.throws(() => new Reader(Uint8Array.of(3, 65)).text(), SearchError);
  assert.throws(() => new Reader(Uint8Array.of(1, 2)).times(3, () => 0), SearchError);
  assert.throws(() => new Reader(Uint8Array.of(1)).end(), SearchError);
});

for (const resident of [false, true]) {
  test(`all that ${resident ? 'a resident' : 'an'} index holds`, async () => {
    const store = await openStore(encode(analysis, { facets: FACETS, resident }));
    const read = await store.lexicon.beginning('');
    assert.deepEqual(read.map(({ key, isAlternate, term }) => ({ key, alternate: Number(isAlternate), term })), rows);
    for (const row of read) {
      assert.equal(row.df, df[row.term]);
      const part = await postingsOf(store.blocks, store.index, row);
      await assert.rejects(postingsOf(store.blocks, store.index, { ...row, fields: row.fields ^ 1 }), SearchError);
      const places = await positionsOf(store.blocks, row, part);
      postings[row.term].forEach((known, field) => {
        const sorted = [...known].sort(([a], [b]) => a - b);
        assert.deepEqual(part[field]?.documents ?? [], sorted.map(([document]) => document));
        assert.deepEqual(part[field]?.counts ?? [], sorted.map(([, list]) => list.length));
        assert.deepEqual(places[field] ?? [], sorted.map(([, list]) => list));
      });
    }
    const columns = await Promise.all(FACETS.map((_, at) => store.documents.facet(at)));
    const years = await store.documents.years();
    for (const [at, each] of documents.entries()) {
      const { document, address, title, line, language, kind } = await store.documents.entry(at);
      assert.deepEqual([document, address, title, line, language, kind], [at, each.address, each.title, each.line, each.language, each.kind]);
      assert.deepEqual(await store.documents.sections(at), each.sections);
      assert.deepEqual(columns.map((column, which) => column[at].map((value) => FACETS[which].values[value])), [[each.kind], each.facets.country, each.facets.topics]);
      assert.deepEqual(years[at].map((year) => year + store.index.years.first), each.years ? Array.from({ length: each.years[1] - each.years[0] + 1 }, (_, more) => each.years[0] + more) : []);
    }
    const norms = await Promise.all(store.index.fields.map((_, field) => store.documents.norms(field)));
    tokens.forEach((fields, at) => fields.forEach((list, field) => assert.ok(list.length > 23 || norms[field][at] === list.length)));
    // A resident index asks for its entrance, itself, and blocks of positions and texts.
    const others = store.asked.filter((line) => !/index/.test(line)).length;
    assert.equal(others, resident ? 1 + new Set([...postingHashes(encode(analysis, { facets: FACETS, resident }), 'OT')]).size : encode(analysis, { facets: FACETS }).raw.size);
  });
}

const postingHashes = ({ raw }, kinds) => [...raw].filter(([, bytes]) => kinds.includes(String.fromCharCode(bytes[0]))).map(([hash]) => hash);

/** All that a visitor can see of a small index. */
async function everything(files, { fetch } = fakeFetch(files), isTrusting = false) {
  const index = await open('/search/', 'de', { fetch, isTrusting });
  const seen = [];
  for (const text of ['"der harbour" der', 'harbo', '-old']) {
    const result = await index.search(text, { years: { from: 1000 } });
    seen.push(result.words, [...result.hits], await result.titles(0, 9), await result.counts(), await Promise.all([...result.hits].map((document) => result.snippet({ document }))));
  }
  return JSON.stringify(seen);
}

const small = analyse(['Der Harbour', 'Harbours', 'Old'].map((title, at) => ({
  address: `a${at}`, title, line: '', language: '', kind: 'case', sections: [{ id: '', heading: '', body: title }], names: [], facets: {}, years: [2020 + at, 2022],
})));

for (const resident of [false, true]) {
  test(`a ${resident ? 'resident' : 'sharded'} index with a block cut off or a byte changed is told to be damaged`, async () => {
    const { files } = encode(small, { resident, size: 90 });
    const fake = fakeFetch(files);
    const whole = await everything(files, fake);
    // All but the positions of a word that no phrase has.
    assert.ok(fake.asked.length >= files.size - 1);
    const random = numbers(2);
    for (const [name, bytes] of files) {
      if (!fake.asked.includes(`${name} default`)) continue;
      for (let at = 0; at < bytes.length; at++) {
        await assert.rejects(everything(new Map(files).set(name, bytes.subarray(0, at))), { reason: 'damaged' });
        const changed = Buffer.from(bytes);
        changed[at] ^= 1 + Math.floor(random() * 255);
        // Some bits mean nothing: how hard it was compressed, and what fills the last byte before the checksum.
        const seen = await everything(new Map(files).set(name, changed)).catch((error) => assert.equal(error.reason, 'damaged', String(error.stack)));
        assert.ok(seen === undefined || ([0, 1, bytes.length - 5].includes(at) && seen === whole), `${name} ${at} of ${bytes.length}`);
      }
    }
  });
}

test('a file is known by its name, so that no other one comes in its place', async () => {
  const names = [[], [97], [...Buffer.from('harbour')], [0, 255, 128]].map((bytes) => nameOf(Uint8Array.from(bytes)));
  assert.deepEqual(names, ['iznmvemm', 'n7jtpfws', 'wbfahiis', 'tdrzuc63']);
  const { files, raw } = encode(analyse(make(30, 5)), { facets: FACETS });
  const kindOf = (name) => String.fromCharCode(raw.get(name)[0]);
  let swapped = 0;
  for (const name of raw.keys()) {
    const other = [...raw.keys()].find((each) => each !== name && kindOf(each) === kindOf(name));
    if (!other || 'OT'.includes(kindOf(name))) continue;
    const seen = await everything(new Map(files).set(name, files.get(other))).catch((error) => assert.equal(error.reason, 'damaged'));
    assert.ok(seen === undefined || seen === (await everything(files)), `${kindOf(name)}`);
    swapped += Number(seen === undefined);
  }
  assert.ok(swapped > 5, `${swapped}`);
});

test('blocks whose numbers are wrong, though well compressed, end in an error or a result, never in a hang', async () => {
  const { files, raw } = encode(small, { size: 40 });
  const { deflateSync } = await import('node:zlib');
  const random = numbers(3);
  let told = 0;
  for (const [name, bytes] of raw) {
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes);
      changed[at] = Math.floor(random() * 256);
      // As if the name were right: else it is told before a number is read.
      await everything(new Map(files).set(name, deflateSync(changed)), undefined, true).catch((error) => {
        assert.ok(error instanceof SearchError, error.stack);
        told++;
      });
    }
  }
  assert.ok(told > 50, `${told}`);
  assert.ok((await find(await openStore({ files }), 'harbour')).hits.length === 2);
});

test('a block that makes much of little is told to be damaged, before it has taken much', async () => {
  const { files, raw } = encode(small, { size: 40 });
  const { deflateSync } = await import('node:zlib');
  const kind = (letter) => [...raw].find(([, bytes]) => String.fromCharCode(bytes[0]) === letter)[0];
  const told = (name, bytes) => assert.rejects(everything(new Map(files).set(name, bytes)), { reason: 'damaged' });
  await told(kind('N'), deflateSync(Buffer.concat([Buffer.from('N'), Buffer.alloc(2 ** 27)])));
  // A hundred thousand keys, all of which begin with the first one.
  const size = [128 + (2 ** 17 % 128), 128 + (2 ** 10 % 128), 8];
  const row = Buffer.of(...size, 0, 2, 0, 1);
  const keys = Buffer.concat([Buffer.of(76, 1, 0, 1, 2, 3, 4, 5, ...size, 0, ...size), Buffer.alloc(2 ** 17, 97), Buffer.of(2, 0, 1), Buffer.alloc(row.length * (2 ** 17 - 1), row)]);
  const before = process.memoryUsage().arrayBuffers;
  await told(kind('L'), deflateSync(keys));
  assert.ok(process.memoryUsage().arrayBuffers - before < 2 ** 28);
});

test('an entrance that is none is told to be damaged', async () => {
  const { files } = encode(small, {});
  const index = JSON.parse(Buffer.from(files.get('index.json')).toString());
  const wrong = { documents: 1e12, lexicon: [['b', 'x']], language: '-', documentBlocks: [[1, 'x']], facets: null, years: { first: 0, last: 1e9, block: '' }, fields: [{}], languages: { de: -1 } };
  for (const [key, value] of Object.entries(wrong)) {
    const changed = Buffer.from(JSON.stringify({ ...index, [key]: value }));
    const opened = open('/search/', 'de', { fetch: fakeFetch(new Map(files).set('index.json', changed)).fetch });
    await assert.rejects(opened, { reason: 'damaged' }, key);
  }
});
