// What is found, and in which order, is what the formulas give, in both kinds of index.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errors } from '../../themes/pearls/scripts/search/plan.mjs';
import { candidates, search } from './lib/brute.mjs';
import { analyse, byBytes, encode, stem } from './lib/encode.mjs';
import { FACETS, make, numbers, pick } from './lib/made.mjs';
import { find, openStore } from './lib/store.mjs';

const analysis = analyse(make(60, 7));
const { surfaces, number, df, rows } = analysis;
const N = analysis.documents.length;
const stores = await Promise.all([false, true].map((resident) => openStore(encode(analysis, { facets: FACETS, resident }))));
const term = (surface) => number.get(stem(surface));
const isCommon = (word) => df[term(word)] > N / 2;

/** Scores agree but for the last bits; documents may change places only where their scores agree so. */
function same(hits, expected, text) {
  const scores = new Map(expected.map(({ document, score }) => [document, score]));
  assert.deepEqual(hits.map(({ document }) => document).sort(), [...scores.keys()].sort(), text);
  hits.forEach(({ document, score }, at) => {
    for (const other of [scores.get(document), expected[at].score]) assert.ok(Math.abs(score - other) <= 4 * 2 ** -23 * Math.abs(other), `${text}: ${score} for ${other}`);
  });
}

async function check(text, expected) {
  const [sharded, resident] = await Promise.all(stores.map((store) => find(store, text)));
  assert.deepEqual(resident, sharded, text);
  same(sharded.hits, expected, text);
  return sharded;
}

test('every word alone', async () => {
  for (const word of new Set(rows.map(({ key }) => key))) {
    const { plan } = await check(`${word} `, search(analysis, { words: [candidates(analysis, word, false)] }));
    assert.equal(plan.words[0].how, 'exact');
  }
});

test('any of several words', async () => {
  const random = numbers(11);
  for (let round = 0; round < 150; round++) {
    const words = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(random, surfaces));
    const kept = words.every(isCommon) ? words : words.filter((word) => !isCommon(word));
    const { plan } = await check(`${words.join(' ')} `, search(analysis, { words: kept.map((word) => candidates(analysis, word, false)) }));
    assert.deepEqual(plan.dropped, words.every(isCommon) ? [] : words.filter(isCommon));
  }
});

test('phrases and exclusions', async () => {
  const random = numbers(12);
  const lists = analysis.tokens.flat().filter((list) => list.length > 3);
  let found = 0;
  for (let round = 0; round < 100; round++) {
    const list = pick(random, lists);
    const from = Math.floor(random() * (list.length - 3));
    const phrase = list.slice(from, from + 1 + Math.floor(random() * 3)).map(({ surface }) => surface);
    const [word, other] = [pick(random, surfaces), pick(random, surfaces)];
    const phrases = [phrase.map(term)];
    const text = `"${phrase.join(' ')}"`;
    found += (await check(text, search(analysis, { phrases }))).hits.length;
    await check(`${other} -${text} `, search(analysis, { words: [candidates(analysis, other, false)], withoutPhrases: phrases }));
    if (isCommon(word)) continue;
    const words = [candidates(analysis, word, false)];
    await check(`${word} ${text}`, search(analysis, { words, phrases }));
    await check(`${text} ${word} -${other}`, search(analysis, { words, phrases, without: [term(other)] }));
  }
  assert.ok(found > 100, `${found}`);
  assert.deepEqual((await check('"nobody harbour"', [])).plan.phrases, [[null, term('harbour')]]);
  same((await find(stores[0], 'harbour "nobody"')).hits, [], 'a phrase that is nowhere');
});

test('the beginning of a word finds all words that begin so, over all blocks', async () => {
  const all = [...new Set(rows.map(({ key }) => [...key].slice(0, 3).join('')))].filter((key) => [...key].length === 3);
  for (const prefix of [...all, ...all.map((each) => `${each}i`)]) {
    const expected = candidates(analysis, prefix, true);
    if (expected.length === 0) continue;
    const { plan } = await check(prefix, search(analysis, { words: [expected] }));
    assert.deepEqual(plan.words[0].candidates, expected.sort(([a], [b]) => a - b), prefix);
  }
  assert.equal((await find(stores[1], 'ha')).plan.words[0].how, 'none', 'two characters are no beginning');
  assert.equal((await find(stores[1], 'harbo ')).plan.words[0].how, 'near', 'a word before a space is whole');
});

test('other forms and typing errors', async () => {
  const near = await find(stores[1], 'harbourly ');
  assert.deepEqual([near.plan.words[0].how, near.taken[0], near.plan.words[0].candidates.find(([each]) => each === term('harbour'))?.[1]], ['near', 'harbour', 0.6]);
  const weight = async (word) => (await find(stores[1], `${word} `)).plan.words[0].candidates.find(([each]) => each === term('harbour'))?.[1];
  assert.deepEqual(await Promise.all(['rbour', 'bour', 'bourly', 'our', 'ur', 'rbourxyz'].map(weight)), [0.5, 0.5, undefined, 0.5, undefined, undefined]);
  const known = { 'ab ab 0': '', 'abcd abcd': 0, 'abcd abd': 1, 'abcd abxcd': 1, 'abcd abdc': 1, 'abcd axcd': 1, 'abcd xbcd': 2, 'abcd bacd': 2, 'abcd bcd': 2, 'bcd abcd': 2, 'abcd aabcd': 1, 'abcdef badcfe': 4, 'ca abc': 4 };
  for (const [pair, cost] of Object.entries(known)) {
    const [a, b, skip] = pair.split(' ');
    if (!skip) assert.equal(errors([...a], [...b]), cost, pair);
  }
});

test('at least nine of ten words with one error are found', async () => {
  const random = numbers(13);
  const words = surfaces.filter((word) => [...word].length >= 5);
  let found = [0, 0];
  let tried = 0;
  for (let round = 0; round < 400; round++) {
    const chars = [...pick(random, words)];
    const whole = chars.join('');
    const at = 1 + Math.floor(random() * (chars.length - 1));
    const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)];
    pick(random, [
      () => chars.splice(at, 1), () => chars.splice(at, 0, letter), () => (chars[at] = letter),
      () => chars.splice(at - (at > 1), 2, chars[at - (at > 1) + 1] ?? '', chars[at - (at > 1)]),
    ])();
    const typed = chars.join('');
    if (rows.some(({ key }) => key === typed)) continue;
    tried++;
    for (const [which, store] of stores.entries()) {
      const { plan } = await find(store, `${typed} `);
      found[which] += Number(plan.words[0].candidates.some(([each]) => each === term(whole)));
    }
  }
  assert.ok(found[1] / tried >= 0.9, `${found} of ${tried}`);
  assert.ok(found[1] >= found[0] && found[0] / tried > 0.5, `${found} of ${tried}`);
});

test('what phrases, lengths and common words cost', async () => {
  const fresh = await openStore(encode(analysis, { facets: FACETS }));
  const kinds = ({ raw }) => (line) => String.fromCharCode(raw.get(line.split(' ')[0])?.[0] ?? 0);
  const kindOf = kinds(encode(analysis, { facets: FACETS }));
  const rare = surfaces.find((word) => analysis.postings[term(word)].filter((field) => field.size).length === 1 && !isCommon(word) && surfaces.every((each) => each === word || !each.startsWith(word)));
  await find(fresh, `der ${rare} `);
  const asked = fresh.asked.map(kindOf).join('');
  assert.ok(!asked.includes('O') && asked.match(/N/g).length === 1 && asked.match(/P/g).length === 1, asked);
});

test('strings in the order of their UTF-8', async () => {
  const { compare } = await import('../../themes/pearls/scripts/search/query.mjs');
  const random = numbers(14);
  const chars = ['a', 'z', 'ł', 'ﬀ', '\ud7ff', '\ue000', '\uffff', '𐐷', '𝒜', '\u{10ffff}'];
  for (let round = 0; round < 2000; round++) {
    const [a, b] = [0, 1].map(() => Array.from({ length: Math.floor(random() * 4) }, () => pick(random, chars)).join(''));
    assert.equal(Math.sign(compare(a, b)), byBytes(a, b), JSON.stringify([a, b]));
  }
});
