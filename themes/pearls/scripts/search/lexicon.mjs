// @ts-check
/** The words of the index: which term each stands for. Blocks are loaded where a query leads. */
import { compare } from './query.mjs';
import { DamageError } from './reader.mjs';

export class Lexicon {
  #blocks;
  #index;
  /** @type {Row[][]} by block, as far as loaded */
  #loaded = [];
  /** @type {Map<number, Row>} */
  #terms = new Map();

  /** @param {Blocks} blocks @param {Entrance} index */
  constructor(blocks, index) {
    this.#blocks = blocks;
    this.#index = index;
  }

  /** The rows whose keys are the word. @param {string} word */
  async exact(word) {
    const at = this.#find(word);
    return (await this.#rows(at, at)).filter(({ key }) => key === word);
  }

  /** The rows of all blocks with keys that begin so. @param {string} prefix */
  beginning(prefix) {
    const from = this.#find(prefix);
    let to = from;
    while (this.#index.lexicon[to + 1]?.[0].startsWith(prefix)) to++;
    return this.#rows(from, to);
  }

  /** The rows of a word's block and its two neighbours; all rows of a resident index. @param {string} word */
  around(word) {
    const at = this.#find(word);
    return this.#blocks.resident ? this.rows() : this.#rows(at - 1, at + 1);
  }

  /** A row of a term that has been found. @param {number} term */
  row(term) {
    return /** @type {Row} */ (this.#terms.get(term));
  }

  /** All rows of a resident index; of any other those that are loaded. */
  async rows() {
    return this.#blocks.resident ? this.#rows(0, Infinity) : this.#loaded.flat();
  }

  /** @param {string} key */
  #find(key) {
    return this.#index.lexicon.findLastIndex(([least]) => compare(least, key) <= 0);
  }

  /** @param {number} from @param {number} to */
  async #rows(from, to) {
    const loads = this.#index.lexicon.map(([, hash], at) => (at >= from && at <= to ? this.#load(at, hash) : []));
    return (await Promise.all(loads)).flat();
  }

  /** @param {number} at @param {string} hash */
  async #load(at, hash) {
    const rows = await this.#blocks.get(hash, 'L', (reader) => decode(reader, this.#index.documents));
    if (!this.#loaded[at]) for (const row of rows) this.#terms.set(row.term, row);
    return (this.#loaded[at] = rows);
  }
}

/** @param {Reader} reader @param {number} documents @returns {Row[]} */
function decode(reader, documents) {
  let first = 0;
  const blocks = reader.times(reader.int(), () => ({ first: (first += reader.int()), hash: reader.hash() }));
  let before = '';
  let term = 0;
  return reader.times(reader.int(), () => {
    const key = reader.front();
    if (compare(before, key) > 0) throw new DamageError('order');
    before = key;
    const flags = reader.below(2 * documents + 2);
    term += reader.signed();
    const block = blocks.findLast((each) => each.first <= term);
    if (!block) throw new DamageError('term');
    return { key, isAlternate: flags % 2 === 1, df: Math.floor(flags / 2), term, fields: reader.byte(), postings: block.hash };
  });
}
