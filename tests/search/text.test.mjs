// What visitors may type, and what they are shown of texts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../themes/pearls/scripts/search/query.mjs';
import { open } from '../../themes/pearls/scripts/search/search.mjs';
import { analyse, encode, fakeFetch, stem, tokenise } from './lib/encode.mjs';
import { FACETS, make, numbers, pick } from './lib/made.mjs';

const documents = make(50, 21);
const analysis = analyse(documents);
const indexes = await Promise.all([false, true].map((resident) => open('/search/', 'de', { fetch: fakeFetch(encode(analysis, { facets: FACETS, resident }).files).fetch })));

test('a query in parts', () => {
  const words = (text) => parse(text).words.map(({ text: word, isPrefix }) => word + (isPrefix ? '*' : ''));
  assert.deepEqual(words('Old  HARBOUR'), ['old', 'harbour*']);
  assert.deepEqual(words('old harbour '), ['old', 'harbour']);
  assert.deepEqual(words('well-being, ΣΟΦΟΣ!'), ['well', 'being', 'σοφοσ']);
  assert.deepEqual(words('har\u00adbour Ło\u0301dz\u0301'), ['harbour', 'łódź*']);
  assert.deepEqual(parse('a "B  c" -d -"e f" -g-h „ij“ "k'), {
    words: [{ text: 'a', isPrefix: false }, { text: 'k', isPrefix: true }], phrases: [['b', 'c'], ['ij']], excluded: [['d'], ['e', 'f'], ['g', 'h']],
  });
  assert.deepEqual([parse('- -- "" -"" " \'').words.length, parse(' \u200b').words.length], [1, 0]);
  const joined = (text) => parse(text).words.map(({ text: word, parts = [], isPrefix }) => `${word}${parts.length ? `=${parts.join('+')}` : ''}${isPrefix ? '*' : ''}`);
  assert.deepEqual(joined('worksheet 1.2'), ['worksheet', '1.2=1+2*']);
  assert.deepEqual(joined("12 000 12'000,5 1, 2 2024 300 "), ['12000=12+000', '12000=12+000', '5', '1', '2', '2024', '300']);
  assert.deepEqual([parse('„Model C“-Schulen').phrases, words('„Model C“-Schulen'), parse('«a»-b (c)-d -e').excluded], [[['model', 'c']], ['schulen*'], [['e']]]);
  assert.deepEqual([parse('a "b c" "d e"', [1]).phrases, parse('a "b c" "d e"', [1]).words.map(({ text }) => text)], [[['b', 'c']], ['a', 'd', 'e']]);
  assert.equal(parse('a '.repeat(40)).words.length, 32);
  assert.deepEqual(parse(`${'a '.repeat(32)}b`).words.filter(({ isPrefix }) => isPrefix), []);
  assert.equal(parse('x'.repeat(5000)).words[0].text.length, 1000);
  assert.equal([...parse('𐐨'.repeat(5000)).words[0].text].length, 1000);
});

test('strange queries find what they say, or nothing', async () => {
  for (const index of indexes) {
    const all = (await index.search('')).total;
    assert.equal(all, documents.length);
    for (const text of [' \t\n', '\u00ad']) assert.equal((await index.search(text)).total, all, JSON.stringify(text));
    for (const text of ['!?… ---', '""', '🎭', '\ud800', '\udc00\ud800']) {
      const { total, words } = await index.search(text);
      assert.deepEqual([total, words.map(({ how }) => how)], [0, ['none']], JSON.stringify(text));
    }
    for (const text of ['x'.repeat(10_000), '\ud800x\udfff'.repeat(1000), 'qqqqqq zzzzzz', '<img src=x onerror=alert(1)>']) {
      const result = await index.search(text);
      assert.ok(result.words.length > 0 && result.words.every(({ how }) => how === 'none' || how === 'near'), text.slice(0, 40));
    }
    assert.equal((await index.search('qqqqqq zzzzzz')).total, 0);
    assert.equal((await index.search(`harbour ${'" '.repeat(5000)}`)).total, (await index.search('harbour ')).total);
    const common = await index.search('der ');
    assert.ok(common.total > all / 2);
    assert.deepEqual([common.plan.dropped, (await index.search('der harbour ')).plan.dropped], [[], ['der']]);
    assert.equal((await index.search('-harbour')).total, all - (await index.search('"harbour"')).total);
    assert.deepEqual((await index.search('harbourly ')).words, [{ text: 'harbourly', how: 'near', taken: 'harbour', offered: undefined }]);
  }
});

test('snippets mark words that were searched for, and nothing else', async () => {
  const random = numbers(22);
  const plain = analysis.surfaces.filter((word) => !analysis.rows.some(({ key, alternate }) => alternate && key === word));
  let marked = 0;
  for (let round = 0; round < 60; round++) {
    const words = [pick(random, plain), pick(random, plain)];
    const isPhrase = round % 3 === 0;
    for (const index of indexes) {
      const result = await index.search(isPhrase ? `"${words[0]}" ${words[1]} ` : `${words.join(' ')} `);
      const found = [...result.plan.words.flatMap(({ candidates }) => candidates.map(([term]) => term)), ...result.plan.phrases.flat()];
      const answers = new Set(found.map((term) => analysis.terms[term]));
      for (const hit of await result.titles(0, 5)) {
        const { section, heading, pieces } = await result.snippet(hit);
        const own = documents[hit.document].sections.find(({ id }) => id === section);
        const shown = pieces.map(({ text }) => text).join('');
        assert.equal(heading, own.heading);
        assert.ok(own.body.includes(shown.replace(/^… | …$/g, '')), shown);
        assert.ok(shown.length <= 184 && (shown.length > 150 || shown === own.body), `${shown.length} of ${own.body.length}`);
        assert.ok(!pieces.some(({ text }) => text === ''));
        for (const { text, isMarked } of pieces) {
          if (isMarked) assert.ok(answers.has(stem(tokenise(text)[0])), text);
          else assert.ok(!tokenise(text).some((token) => answers.has(stem(token))), text);
          marked += Number(isMarked);
        }
        const cutAt = own.body.indexOf(shown.replace(/^… | …$/g, ''));
        const isWord = (char) => /[\p{Alphabetic}\p{N}]/u.test(char ?? '');
        const chars = [...own.body.slice(0, cutAt)];
        assert.ok(!(isWord(chars.at(-1)) && isWord([...own.body.slice(cutAt)][0])), 'cut within a word');
      }
    }
  }
  assert.ok(marked > 300, `${marked}`);
});

test('the items of a list do not run together in a snippet', async () => {
  const bodies = ['lantern\nmill\nA boat.\nsea,\nland\n', 'Steps:\nlantern\n'];
  const pages = bodies.map((body, at) => ({ address: `${at}`, title: 'Page', line: '', language: '', kind: 'case', names: [], facets: {}, sections: [{ id: '', heading: '', body }] }));
  const index = await open('/search/', 'de', { fetch: fakeFetch(encode(analyse(pages), { resident: true }).files).fetch });
  const result = await index.search('lantern ');
  const shown = await Promise.all([0, 1].map(async (document) => (await result.snippet({ document })).pieces.map(({ text }) => text).join('')));
  assert.deepEqual(shown, ['lantern · mill · A boat. sea, land', 'Steps: lantern']);
});

test('a snippet comes from the section that has most of the words', async () => {
  const filler = 'lorem ipsum dolor sit amet '.repeat(12);
  const page = {
    address: 'a', title: 'Page', line: '', language: '', kind: 'case', names: [], facets: {},
    sections: [{ id: '', heading: '', body: `lantern ${filler}` }, { id: 'two', heading: 'The mill', body: `${filler} Lanterns <b>& mills</b> ${filler}` }, { id: 'three', heading: '', body: filler }],
  };
  const others = make(5, 3).map((each) => ({ ...each, facets: {} }));
  const index = await open('/search/', 'de', { fetch: fakeFetch(encode(analyse([page, ...others]), { resident: true }).files).fetch });
  const result = await index.search('lantern mill ');
  const { section, heading, pieces } = await result.snippet({ document: 0 });
  assert.deepEqual([section, heading, pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)], ['two', 'The mill', ['Lanterns', 'mills']]);
  assert.ok(pieces[0].text === '… ' && pieces[1].text.length > 40 && pieces.at(-1).text.endsWith(' …') && pieces.at(-1).text.length > 40, JSON.stringify(pieces));
  const none = await (await index.search('')).snippet({ document: 0 });
  assert.ok(none.section === '' && none.pieces.length === 1 && none.pieces[0].text.startsWith('lantern lorem'));
});
