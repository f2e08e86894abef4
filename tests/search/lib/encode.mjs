// An encoder of its own, after docs/search-format.md, for documents that the tests make up:
// { address, title, line, language, kind, sections: [{ id, heading, body }], names, facets: { key: [value] }, years: [first, last] }

import { deflateSync } from 'node:zlib';

export const FIELDS = ['title', 'headings', 'body', 'names'];
const BOOSTS = [2.5, 1.5, 1, 0.8];

export const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Lower-cased words, their stems by a small table of endings, and ways to type them. */
export const tokenise = (text) => [...text.normalize('NFC').matchAll(/[\p{Alphabetic}\p{N}]+/gu)].map(([word]) => [...word].map((char) => char.toLowerCase()).join(''));
export const stem = (word) => word.replace(/(?<=.{3})(ings|ing|s)$/u, '');
export function alternatesOf(word) {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
  const spelled = word.replaceAll('ü', 'ue').replaceAll('ä', 'ae').replaceAll('ö', 'oe');
  return [...new Set([bare, spelled])].filter((each) => each !== word);
}

/** What the index knows of documents: terms, rows of the lexicon, postings with positions. */
export function analyse(documents) {
  const texts = documents.map((each) => [[each.title], each.sections.map((section) => section.heading), each.sections.map((section) => section.body), each.names]);
  const tokens = texts.map((fields) => fields.map((values) => {
    let position = 0;
    return values.flatMap((value) => {
      const found = tokenise(value).map((surface) => ({ surface, position: position++ }));
      position++;
      return found;
    });
  }));
  const surfaces = [...new Set(tokens.flat(2).map(({ surface }) => surface))];
  const terms = [...new Set(surfaces.map(stem))].sort(byBytes);
  const number = new Map(terms.map((term, at) => [term, at]));
  const postings = terms.map(() => FIELDS.map(() => new Map()));
  tokens.forEach((fields, document) => fields.forEach((list, field) => {
    for (const { surface, position } of list) {
      const places = postings[number.get(stem(surface))][field];
      places.set(document, [...(places.get(document) ?? []), position]);
    }
  }));
  const df = postings.map((fields) => new Set(fields.flatMap((places) => [...places.keys()])).size);
  const rows = surfaces.flatMap((surface) => [
    { key: surface, alternate: 0, term: number.get(stem(surface)) },
    ...alternatesOf(surface).map((key) => ({ key, alternate: 1, term: number.get(stem(surface)) })),
  ]);
  rows.sort((a, b) => byBytes(a.key, b.key) || a.alternate - b.alternate || a.term - b.term);
  const unique = rows.filter((row, at) => JSON.stringify(row) !== JSON.stringify(rows[at - 1]));
  return { documents, tokens, surfaces, terms, number, postings, df, rows: unique };
}

export class Writer {
  bytes = [];

  int(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.bytes.push((value % 128) + 128);
    this.bytes.push(value);
    return this;
  }

  signed = (value) => this.int(value < 0 ? -2 * value - 1 : 2 * value);

  raw(bytes) {
    for (const byte of bytes) this.bytes.push(byte);
    return this;
  }

  text(text) {
    const bytes = Buffer.from(text);
    return this.int(bytes.length).raw(bytes);
  }

  front(text) {
    const bytes = Buffer.from(text);
    const before = this.before ?? [];
    let shared = 0;
    while (shared < Math.min(bytes.length, before.length) && bytes[shared] === before[shared]) shared++;
    this.before = bytes;
    return this.int(shared).int(bytes.length - shared).raw(bytes.subarray(shared));
  }

  hash = (name) => this.raw([...BigInt.asUintN(40, [...name].reduce((sum, char) => sum * 32n + BigInt(LETTERS.indexOf(char)), 0n)).toString(16).padStart(10, '0').matchAll(/../g)].map(([pair]) => parseInt(pair, 16)));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** 40 bits of a file, as docs/search-format.md says. */
export function nameOf(bytes) {
  let [a, b] = [0x811c9dc5n, 0x9747b28cn];
  const bits = (value) => BigInt.asUintN(32, value);
  for (const byte of bytes) {
    a = bits((a ^ BigInt(byte)) * 0x01000193n);
    b = bits((b ^ BigInt(byte)) * 0x5bd1e995n);
    b ^= b >> 15n;
  }
  a = bits((a ^ (b >> 16n)) * 0x85ebca6bn);
  let rest = ((a ^ (a >> 13n)) << 8n) | (b & 255n);
  let name = '';
  for (; name.length < 8; rest /= 32n) name = LETTERS[Number(rest % 32n)] + name;
  return name;
}

/** Cuts a list into blocks of so many bytes, never between what `sticks`. */
function cut(list, sizeOf, most, sticks = () => false) {
  const blocks = [];
  let size = Infinity;
  list.forEach((each, at) => {
    if (size + sizeOf(each) > most && !(at > 0 && sticks(list[at - 1], each))) {
      blocks.push([]);
      size = 0;
    }
    blocks.at(-1).push(each);
    size += sizeOf(each);
  });
  return blocks;
}

const FIELD_NORM = (length) => {
  const decode = (byte) => (byte < 24 ? byte : 24 + (byte < 32 ? byte - 24 : (((byte - 24) & 7) | 8) << (((byte - 24) >> 3) - 1)));
  let byte = 0;
  while (byte < 255 && decode(byte + 1) <= length) byte++;
  return [byte, decode(byte)];
};

/** The length that scores use, after the byte that it is kept in. */
export const keptLength = (length) => FIELD_NORM(length)[1];

/** The index as files by name, and its uncompressed blocks. `facets`: [{ key, values }]. */
export function encode(analysis, { resident = false, size = 200, facets = [{ key: 'kind', values: ['case', 'person'] }], language = 'de', note = '' } = {}) {
  const { documents, postings, df, rows, tokens } = analysis;
  const raw = new Map();
  const packed = new Map();
  const keep = (writer) => {
    const bytes = Buffer.from(writer.bytes);
    const name = nameOf(deflateSync(bytes));
    raw.set(name, bytes);
    return name;
  };
  const block = (kind) => new Writer().raw(Buffer.from(kind));

  const masks = postings.map((fields) => fields.reduce((mask, places, field) => mask | (places.size ? 1 << field : 0), 0));
  const parts = postings.map((fields, term) => {
    const part = new Writer().int(masks[term]);
    const where = new Writer();
    for (const places of fields.filter((each) => each.size)) {
      part.int(places.size);
      let before = 0;
      for (const [document, list] of [...places].sort(([a], [b]) => a - b)) {
        part.int(2 * (document - before) + Number(list.length === 1));
        if (list.length !== 1) part.int(list.length);
        before = document;
        list.forEach((position, at) => where.int(position - (list[at - 1] ?? 0)));
      }
    }
    return { term, part: part.bytes, where: where.bytes };
  });
  const postingBlocks = cut(parts, ({ part }) => part.length, size).map((list) => {
    const write = (kind, bytesOf, hash) => {
      const writer = block(kind).int(list[0].term).int(list.length);
      if (hash) writer.hash(hash);
      for (const each of list) writer.int(bytesOf(each).length);
      for (const each of list) writer.raw(bytesOf(each));
      return keep(writer);
    };
    return { first: list[0].term, hash: write('P', (each) => each.part, write('O', (each) => each.where)) };
  });

  let last = '';
  const lexicon = cut(rows, ({ key }) => key.length + 3, size, (a, b) => a.key === b.key).map((list, at) => {
    const needed = [...new Set(list.map(({ term }) => postingBlocks.findLast(({ first }) => first <= term)))].sort((a, b) => a.first - b.first);
    const writer = block('L').int(needed.length);
    needed.forEach(({ first, hash }, which) => writer.int(first - (needed[which - 1]?.first ?? 0)).hash(hash));
    writer.int(list.length);
    list.forEach(({ key, alternate, term }, which) => writer.front(key).int(2 * df[term] + alternate).signed(term - (list[which - 1]?.term ?? 0)).int(masks[term]).int(0));
    const chars = [...list[0].key];
    const separator = at === 0 ? '' : chars.map((_, end) => chars.slice(0, end + 1).join('')).find((text) => byBytes(text, last) > 0);
    last = list.at(-1).key;
    return [separator, keep(writer)];
  });

  const textBlocks = cut(documents, ({ sections }) => JSON.stringify(sections).length, size * 4).map((list) => {
    const writer = block('T').int(list.length);
    for (const { sections } of list) {
      writer.int(sections.length);
      for (const { id, heading, body } of sections) writer.text(id).text(heading).text(body);
    }
    return { list, hash: keep(writer) };
  });
  let first = 0;
  const documentBlocks = cut(documents, ({ address, title }) => address.length + title.length, size).map((list) => {
    const texts = [...new Set(list.map((each) => textBlocks.find((texts) => texts.list.includes(each))))];
    const writer = block('D').int(first).int(list.length).int(texts.length);
    for (const { hash } of texts) writer.hash(hash);
    for (const each of list) {
      const which = texts.findIndex((one) => one.list.includes(each));
      writer.front(each.address).text(each.title).text(each.line).text(each.language);
      writer.int(facets.find(({ key }) => key === 'kind').values.indexOf(each.kind)).int(which).int(texts[which].list.indexOf(each));
    }
    const entry = [first, keep(writer)];
    first += list.length;
    return entry;
  });

  const lengths = FIELDS.map((_, field) => tokens.map((fields) => fields[field].length));
  const valuesOf = (each, key) => (key === 'kind' ? [each.kind] : (each.facets[key] ?? []));
  const facetBlocks = facets.map(({ key, values }) => {
    const writer = block('F');
    for (const each of documents) {
      writer.int(valuesOf(each, key).length);
      for (const value of valuesOf(each, key)) writer.int(values.indexOf(value));
    }
    return { key, label: key.toUpperCase(), block: keep(writer), values: values.map((value) => ({ key: value, label: value.toUpperCase() })) };
  });
  const all = documents.flatMap(({ years }) => years ?? []);
  const years = all.length ? { first: Math.min(...all), last: Math.max(...all) } : undefined;
  if (years) {
    const writer = block('F');
    for (const each of documents) {
      if (!each.years) writer.int(0);
      else writer.int(1 + each.years[0] - years.first).int(each.years[1] - each.years[0]);
    }
    years.block = keep(writer);
  }
  const index = {
    version: 2, language, documents: documents.length, note,
    fields: FIELDS.map((name, field) => ({
      name, boost: BOOSTS[field], tokens: lengths[field].reduce((sum, length) => sum + length, 0),
      norms: keep(block('N').raw(lengths[field].map((length) => FIELD_NORM(length)[0]))),
    })),
    lexicon, documentBlocks, facets: facetBlocks, years, languages: { [language]: documents.length },
  };
  if (resident) {
    const inside = [...raw].filter(([, bytes]) => !'OT'.includes(String.fromCharCode(bytes[0])));
    const writer = block('R').int(inside.length);
    for (const [name, bytes] of inside) writer.hash(name).int(bytes.length);
    for (const [, bytes] of inside) writer.raw(bytes);
    for (const [name] of inside) raw.delete(name);
    index.resident = keep(writer);
  }
  for (const [name, bytes] of raw) packed.set(name, deflateSync(bytes));
  packed.set('index.json', Buffer.from(JSON.stringify(index)));
  return { files: packed, raw, index };
}

/** A fetch that serves files of a map, notes what it was asked for, and may be told to answer otherwise. */
export function fakeFetch(files, answer = () => undefined) {
  const asked = [];
  const fetch = async (address, { cache } = {}) => {
    const name = address.split('/').pop();
    asked.push(`${name} ${cache}`);
    const own = await answer(name, cache, asked);
    if (own) return own;
    return files.has(name) ? new Response(files.get(name)) : new Response('<!doctype html>', { status: 404 });
  };
  return { fetch, asked };
}
