// What is found, and in which order, is what the formulas give, in both kinds of index.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errors, split } from '../../themes/pearls/scripts/search/similar.mjs';
import { candidates, search } from './lib/brute.mjs';
import { analyse, byBytes, encode, stem } from './lib/encode.mjs';
import { FACETS, make, numbers, pick } from './lib/made.mjs';
import { find, openStore } from './lib/store.mjs';

const analysis = analyse(make(60, 7));
const { number, df, rows } = analysis;
/** Words that are found by themselves alone: those in hardly any document are found by similar ones too. */
const isSettled = (key, isPrefix = false) => rows.some((row) => (isPrefix ? row.key.startsWith(key) : row.key === key) && df[row.term] > 2);
const surfaces = analysis.surfaces.filter((word) => isSettled(word));
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
  for (const word of new Set(rows.map(({ key }) => key).filter((key) => isSettled(key)))) {
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
    // One over the end of a value is nowhere as it stands.
    if (search(analysis, { phrases }).length === 0) continue;
    found += (await check(text, search(analysis, { phrases }))).hits.length;
    await check(`${other} -${text} `, search(analysis, { words: [candidates(analysis, other, false)], withoutPhrases: phrases }));
    if (isCommon(word)) continue;
    const words = [candidates(analysis, word, false)];
    await check(`${word} ${text}`, search(analysis, { words, phrases }));
    await check(`${text} ${word} -${other}`, search(analysis, { words, phrases, without: [term(other)] }));
  }
  assert.ok(found > 100, `${found}`);

  // What is nowhere as it stands is searched for by its words, and that is told.
  for (const text of ['"nobody harbour"', 'harbour "harbour nobody"']) {
    for (const store of stores) {
      const { plan, hits } = await find(store, text);
      assert.deepEqual([plan.phrases, plan.unquoted], [[], [text.match(/"(.*)"/)[1]]], text);
      assert.deepEqual(hits.map(({ document }) => document).sort(), (await find(store, 'harbour ')).hits.map(({ document }) => document).sort(), text);
    }
  }
});

test('the beginning of a word finds all words that begin so, over all blocks', async () => {
  const all = [...new Set(rows.map(({ key }) => [...key].slice(0, 3).join('')))].filter((key) => [...key].length === 3);
  for (const prefix of [...all, ...all.map((each) => `${each}i`)]) {
    const expected = candidates(analysis, prefix, true);
    if (expected.length === 0 || !isSettled(prefix, true)) continue;
    const { plan } = await check(prefix, search(analysis, { words: [expected] }));
    assert.deepEqual(plan.words[0].candidates, expected.sort(([a], [b]) => a - b), prefix);
  }
  const { plan } = await find(stores[1], 'ha');
  assert.deepEqual(plan.words[0].candidates.map(([each]) => each), [...new Set(rows.filter(({ key, term: each }) => key.startsWith('ha') && analysis.postings[each][0].size).map(({ term: each }) => each))].sort((a, b) => a - b), 'two characters begin titles only');
  assert.equal((await find(stores[1], 'h')).plan.words[0].how, 'none', 'one character is no beginning');
  assert.equal((await find(stores[1], 'harbo ')).plan.words[0].how, 'near', 'a word before a space is whole');
});

test('other forms and typing errors', async () => {
  const near = await find(stores[1], 'harbourly ');
  const weight = async (word) => (await find(stores[1], `${word} `)).plan.words[0].candidates.find(([each]) => each === term('harbour'))?.[1];
  assert.deepEqual([near.plan.words[0].how, near.taken[0]], ['near', 'harbour']);
  const weights = await Promise.all(['harborr', 'arbour', 'ahrbour', 'hharbour', 'rbour', 'bour', 'bourly', 'our', 'ur', 'rbourxyz'].map(weight));
  assert.deepEqual(weights.map((each) => each && Number(each.toFixed(2))), [0.6, 0.6, 0.6, 0.6, 0.5, 0.5, undefined, 0.5, undefined, undefined]);
  assert.equal((await find(stores[1], 'lodzz ')).taken[0], 'łódź', 'a slip in a word without its accents');
  const known = { 'abcd abcd': 0, 'abcd abd': 1, 'abcd abxcd': 1, 'abcd abdc': 1, 'abcd axcd': 1, 'abcd xbcd': 1, 'abcd bacd': 1, 'abcd bcd': 1, 'bcd abcd': 1, 'abcd aabcd': 1, 'abcdef badcfe': 3, 'ca abc': 3 };
  for (const [pair, cost] of Object.entries(known)) {
    const [a, b] = pair.split(' ');
    assert.equal(errors([...a], [...b]), cost, pair);
    assert.equal(errors([...a], [...b], cost), cost, pair);
    assert.equal(errors([...a], [...b], cost - 1), Infinity, pair);
  }
});

test('words in pieces, words without their space, numbers and letters that look alike', async () => {
  const isKnown = async (part) => ['fire', 'station', 'meet', 'your', 'neighbour', 'punkt', 'stand'].includes(part);
  const parts = async (word, links = ['']) => (await split(word, links, isKnown)).join('+');
  assert.deepEqual(await Promise.all([parts('firestation'), parts('meetyourneighbour'), parts('punktestand'), parts('punktestand', ['', 'e']), parts('fires')]), ['fire+station', 'meet+your+neighbour', '', 'punkt+stand', '']);
  const understood = async (text) => (await find(stores[1], text)).plan.words.map(({ text: word, how, taken }) => `${word} ${how} ${taken}`);
  const [one, other] = surfaces.filter((word) => !isCommon(word) && [...word].length > 5);
  assert.deepEqual(await understood(`${one}${other} `), [`${one}${other} near ${one}`, `${one}${other} near ${other}`]);
  assert.deepEqual(await understood('harb our'), ['harb near harbour', 'our near harbour']);
  assert.deepEqual(await understood('hаrbour '), ['hаrbour near harbour'], 'a Cyrillic а');
  assert.deepEqual(await understood('12 000 '), ['12 none undefined', '000 none undefined']);
  assert.deepEqual(await understood('30000 '), ['30000 none undefined']);
});

test('a word that hardly any document has is found by similar ones too', async () => {
  const many = analyse(make(60, 8, 900));
  const store = await openStore(encode(many, { facets: FACETS, resident: true }));
  const termOf = (surface) => many.number.get(stem(surface));
  const rare = many.surfaces.filter((word) => many.df[termOf(word)] < 3 && [...word].length > 5).slice(0, 100);
  let found = 0;
  for (const word of rare) {
    const [{ how, candidates: own }] = (await find(store, `${word} `)).plan.words;
    assert.equal(own.find(([each]) => each === termOf(word))?.[1], 1, word);
    assert.ok(own.every(([each, weight]) => each === termOf(word) || weight <= 0.8), word);
    found += Number(how === 'rare' && own.length > 1);
  }
  assert.ok(found > 10, `${found} of ${rare.length}`);
});

test('at least nine of ten words with one error are found', async () => {
  const random = numbers(13);
  const words = surfaces.filter((word) => [...word].length >= 5);
  let found = [0, 0];
  let tried = 0;
  for (let round = 0; round < 400; round++) {
    const chars = [...pick(random, words)];
    const whole = chars.join('');
    const at = Math.floor(random() * chars.length);
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
  const rare = surfaces.find((word) => isSettled(word) && analysis.postings[term(word)].filter((field) => field.size).length === 1 && !isCommon(word) && surfaces.every((each) => each === word || !each.startsWith(word)));
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
