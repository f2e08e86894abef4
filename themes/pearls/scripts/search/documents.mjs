// @ts-check
/** What is kept for each document: what results show, its text, its facets, and the lengths of its fields. */
import { DamageError } from './reader.mjs';

export class Documents {
  #blocks;
  #index;

  /** @param {Blocks} blocks @param {Entrance} index */
  constructor(blocks, index) {
    this.#blocks = blocks;
    this.#index = index;
  }

  /** @param {number} document @returns {Promise<Entry>} */
  async entry(document) {
    const all = this.#index.documentBlocks;
    const at = all.findLastIndex(([first]) => first <= document);
    const [first, hash] = all[at];
    const count = (all[at + 1]?.[0] ?? this.#index.documents) - first;
    const entries = await this.#blocks.get(hash, 'D', (reader) => this.#decode(reader, first, count));
    return entries[document - first];
  }

  /** The sections of a document's text. @param {number} document @returns {Promise<Section[]>} */
  async sections(document) {
    const { texts, item } = await this.entry(document);
    const section = (/** @type {Reader} */ reader) => ({ id: reader.text(), heading: reader.text(), body: reader.text() });
    const items = await this.#blocks.get(texts, 'T', (reader) => reader.times(reader.int(), () => reader.times(reader.int(), () => section(reader))));
    if (!items[item]) throw new DamageError('item');
    return items[item];
  }

  /** The length of a field in each document, as one byte. @param {number} field */
  norms(field) {
    return this.#blocks.get(this.#index.fields[field].norms, 'N', (reader) => reader.take(this.#index.documents));
  }

  /** For each document, which values of a facet it has. @param {number} at which facet @returns {Promise<number[][]>} */
  facet(at) {
    const { block, values } = this.#index.facets[at];
    return this.#column(block, `facet ${at}`, (reader) => reader.times(reader.int(), () => reader.below(values.length)));
  }

  /** For each document, its years, counted from the first one of all. @returns {Promise<number[][]>} */
  async years() {
    const { first, last, block } = this.#index.years ?? { first: 0, last: -1, block: '' };
    if (!block) return Array.from({ length: this.#index.documents }, () => []);
    const span = last - first + 1;
    return this.#column(block, 'years', (reader) => {
      const from = reader.below(span + 1);
      return from ? Array.from({ length: 1 + reader.below(span - from + 1) }, (_, more) => from - 1 + more) : [];
    });
  }

  /** @param {string} block @param {string} use @param {(reader: Reader) => number[]} read */
  #column(block, use, read) {
    return this.#blocks.get(block, 'F', (reader) => reader.times(this.#index.documents, () => read(reader)), use);
  }

  /** @param {Reader} reader @param {number} first @param {number} count @returns {Entry[]} */
  #decode(reader, first, count) {
    if (reader.int() !== first || reader.int() !== count) throw new DamageError('documents');
    const texts = reader.times(reader.int(), () => reader.hash());
    const kinds = this.#index.facets.find(({ key }) => key === 'kind')?.values ?? [];
    return reader.times(count, (at) => ({
      document: first + at,
      address: reader.front(),
      title: reader.text(),
      line: reader.text(),
      language: reader.text(),
      kind: kinds[reader.below(kinds.length)].key,
      texts: texts[reader.below(texts.length)],
      item: reader.int(),
    }));
  }
}
