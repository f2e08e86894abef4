// @ts-check
/** Fetches the blocks of one index and keeps them. Fetches are never aborted: searches share them. */
import { isEntrance } from './entrance.mjs';
import { DamageError, Reader, SearchError, decodeText, nameOf } from './reader.mjs';

const VERSION = 2;
/** So many milliseconds an answer may take. */
const PATIENCE = 10_000;

/** How large a block may be; a few bytes can be compressed ones of a thousand times as many. */
const MOST_BYTES = 2 ** 26;

/** The site has been built anew: the index must be opened again, once. */
export class OutdatedError extends SearchError {
  constructor() {
    super('outdated', 'index.json');
  }
}

/** @param {Uint8Array} bytes */
async function inflate(bytes) {
  try {
    const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]).stream().pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    let size = 0;
    for (let part = await reader.read(); part.value; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.length;
      if (size > MOST_BYTES) {
        reader.cancel();
        throw new DamageError('size');
      }
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch {
    throw new DamageError('deflate');
  }
}

/** The block that holds others, by their hashes. @param {Reader} reader */
function resident(reader) {
  const lengths = reader.times(reader.int(), () => /** @type {const} */ ([reader.hash(), reader.int()]));
  return new Map(lengths.map(([hash, length]) => [hash, reader.take(length)]));
}

export class Blocks {
  #kept = new Map();
  #text = '';
  #base;
  #fetch;
  #patience;
  #isTrusting;

  /**
   * @param {string} base the folder of the index, with a final `/` @param {Fetch} fetch
   * @param {{patience?: number, isTrusting?: boolean}} [options] how long it waits; whether it takes blocks that have another name
   */
  constructor(base, fetch, { patience = PATIENCE, isTrusting = false } = {}) {
    this.#base = base;
    this.#fetch = fetch;
    this.#patience = patience;
    this.#isTrusting = isTrusting;
  }

  /** @returns {Promise<Entrance>} */
  async open() {
    const read = () => this.#read('index.json', 'no-cache');
    this.#text = decodeText(await read().catch((error) => (error.reason === 'timeout' ? read() : Promise.reject(error))));
    let index;
    try {
      index = JSON.parse(this.#text);
    } catch {
      throw new DamageError('index.json');
    }
    if (index?.version !== VERSION) throw new SearchError('version', 'index.json');
    if (!isEntrance(index)) throw new DamageError('index.json');
    this.resident = index.resident;
    // The first search waits for it, and tells if it fails.
    if (this.resident) this.get(this.resident, 'R', resident).catch(() => {});
    return index;
  }

  /**
   * What `decode` makes of a block. `use` tells uses apart where blocks with one content are decoded in several ways.
   * @template T @param {string} hash @param {string} kind @param {(reader: Reader) => T} decode @returns {Promise<T>}
   */
  get(hash, kind, decode, use = '') {
    const key = hash + use;
    let found = this.#kept.get(key);
    if (!found) {
      found = this.#load(hash, kind, decode);
      this.#kept.set(key, found);
      found.catch(() => this.#kept.delete(key));
    }
    return found;
  }

  /** @template T @param {string} hash @param {string} kind @param {(reader: Reader) => T} decode */
  async #load(hash, kind, decode) {
    /** @param {Uint8Array} bytes */
    const finish = (bytes) => {
      const reader = new Reader(bytes);
      if (String.fromCharCode(reader.byte()) !== kind) throw new DamageError('kind');
      const value = decode(reader);
      reader.end();
      return value;
    };
    /** @param {RequestCache} cache */
    const attempt = async (cache) => {
      const bytes = await this.#read(hash, cache);
      if (!this.#isTrusting && nameOf(bytes) !== hash) throw new DamageError('hash');
      return finish(await inflate(bytes));
    };
    if (this.resident && this.resident !== hash) {
      const inside = (await this.get(this.resident, 'R', resident)).get(hash);
      if (inside) return finish(inside);
    }
    try {
      return await attempt('default');
    } catch {
      return attempt('reload').catch((error) => this.#explain(error));
    }
  }

  /** Why a block is not there: often because a newer index is. @param {unknown} error @returns {Promise<never>} */
  async #explain(error) {
    const text = await this.#read('index.json', 'no-cache').then(decodeText).catch(() => this.#text);
    throw text === this.#text ? error : new OutdatedError();
  }

  /** @param {string} name @param {RequestCache} cache */
  async #read(name, cache) {
    const fetch = this.#fetch;
    let reason = 'network';
    try {
      const response = await fetch(this.#base + name, { cache, signal: AbortSignal.timeout(this.#patience) });
      if (response.status === 404 || response.status === 410) reason = 'missing';
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (/** @type {Error} */ (error).name === 'TimeoutError') reason = 'timeout';
    }
    throw new SearchError(reason, name);
  }
}
