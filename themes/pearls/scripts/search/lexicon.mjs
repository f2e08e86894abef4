// @ts-check
/** The words of the index: which term each stands for. Blocks are loaded where a query leads. */
import { compare } from './query.mjs';
import { DamageError } from './reader.mjs';

/** The field of forms, as a bit. */
const FORMS = 16;

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

  /** The rows of a word's block, which is loaded; all rows of a resident index. @param {string} word */
  async near(word) {
    const at = this.#find(word);
    return this.#blocks.resident ? this.rows() : this.#rows(at, at);
  }

  /**
   * The rows of a word's block and its two neighbours, and of those where the word would be without an error in its first letter; all rows
   * of a resident index.
   * @param {string} word
   */
  async around(word) {
    if (this.#blocks.resident) return this.rows();
    const [first, second = '', ...rest] = word;
    const at = this.#find(word);
    const all = new Set([at - 1, at, at + 1, this.#find([second, ...rest].join('')), this.#find([second, first, ...rest].join(''))]);
    return (await Promise.all(Array.from(all, (each) => this.#rows(each, each)))).flat();
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
    if (!this.#loaded[at]) {
      for (const row of rows) {
        this.#terms.set(row.term, row);
        if (row.form) this.#terms.set(row.form, { ...row, term: row.form, fields: FORMS, postings: row.formPostings });
      }
    }
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
    const fields = reader.byte();
    const more = reader.int();
    const [block, formBlock] = [term, term + more].map((own) => blocks.findLast((each) => each.first <= own));
    if (!block || !formBlock) throw new DamageError('term');
    const form = more ? term + more : 0;
    return { key, isAlternate: flags % 2 === 1, df: Math.floor(flags / 2), term, fields, postings: block.hash, form, formPostings: formBlock.hash };
  });
}
