// @ts-check
/** Which documents have a term, how often, and where. */
import { DamageError, Reader } from './reader.mjs';

/**
 * @param {Blocks} blocks @param {Entrance} index @param {Row} row of the term
 * @returns {Promise<Part>}
 */
export async function postingsOf(blocks, index, { term, fields, postings }) {
  return decodePart(bytesOf(await blocks.get(postings, 'P', decode), term), fields, index);
}

/**
 * The positions for each posting of a part.
 * @param {Blocks} blocks @param {Row} row @param {Part} part @returns {Promise<(number[][] | undefined)[]>}
 */
export async function positionsOf(blocks, { term, postings }, part) {
  const { positions } = await blocks.get(postings, 'P', decode);
  const reader = new Reader(bytesOf(await blocks.get(positions, 'O', (each) => decode(each, true)), term));
  const all = part.map((field) =>
    field?.counts.map((count) => {
      let at = 0;
      return reader.times(count, () => (at += reader.int()));
    }),
  );
  reader.end();
  return all;
}

/** A block of postings or positions. @param {Reader} reader */
function decode(reader, isPositions = false) {
  const first = reader.int();
  const terms = reader.int();
  const positions = isPositions ? '' : reader.hash();
  const lengths = reader.times(terms, () => reader.int());
  return { first, positions, parts: lengths.map((length) => reader.take(length)) };
}

/** @param {{first: number, parts: Uint8Array[]}} block @param {number} term */
function bytesOf({ first, parts }, term) {
  const bytes = parts[term - first];
  if (!bytes) throw new DamageError('term');
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} fields @param {Entrance} index @returns {Part} */
function decodePart(bytes, fields, index) {
  const reader = new Reader(bytes);
  if (reader.byte() !== fields) throw new DamageError('fields');
  const part = index.fields.map((_, field) => {
    if (!((fields >> field) & 1)) return undefined;
    let document = 0;
    /** @type {number[]} */
    const counts = [];
    const documents = reader.times(reader.int(), (at) => {
      const value = reader.int();
      document += Math.floor(value / 2);
      counts.push(value % 2 ? 1 : reader.int());
      if (document >= index.documents || (at > 0 && value < 2) || counts[at] < 1) throw new DamageError('posting');
      return document;
    });
    return { documents, counts };
  });
  // Of forms only the documents are known.
  if ((fields >> index.fields.length) & 1) {
    let document = 0;
    const documents = reader.times(reader.int(), (at) => {
      const more = reader.int();
      document += more;
      if (document >= index.documents || (at > 0 && more < 1)) throw new DamageError('posting');
      return document;
    });
    part.push({ documents, counts: [] });
  }
  reader.end();
  return part;
}
