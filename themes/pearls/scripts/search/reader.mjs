// @ts-check
/** Reads the values of a block, as docs/search-format.md names them. Whatever the bytes are, it ends with a value or an error. */

/** The index cannot be read. `reason`: 'missing', 'damaged', 'network', 'timeout', 'version', or 'outdated'. */
export class SearchError extends Error {
  // Scripts are published with short names.
  name = 'SearchError';

  /** @param {string} reason @param {string} what */
  constructor(reason, what) {
    super(`search index: ${what}: ${reason}`);
    this.reason = reason;
  }
}

/** A block is not what the format says. */
export class DamageError extends SearchError {
  /** @param {string} what */
  constructor(what) {
    super('damaged', what);
  }
}

/** How many bytes texts that share their beginnings can come to, for each byte of the block. */
const SHARED = 64;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @param {Uint8Array} bytes */
export function decodeText(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new DamageError('text');
  }
}

/** The name of a file, which tells one that has come in its place. @param {Uint8Array} bytes */
export function nameOf(bytes) {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x1000193);
    b = Math.imul(b ^ byte, 0x5bd1e995);
    b ^= b >>> 15;
  }
  a = Math.imul(a ^ (b >>> 16), 0x85ebca6b);
  a ^= a >>> 13;
  return letters((a >>> 0) * 256 + (b & 255));
}

/** 40 bits in base32. @param {number} value */
function letters(value) {
  let name = '';
  for (; name.length < 8; value = Math.floor(value / 32)) name = 'abcdefghijklmnopqrstuvwxyz234567'[value % 32] + name;
  return name;
}

export class Reader {
  #at = 0;
  #front = new Uint8Array();
  #made = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  byte() {
    return this.take(1)[0];
  }

  int() {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128 && value < 2 ** 32) return value;
    }
    throw new DamageError('int');
  }

  /** An int below `limit`. @param {number} limit */
  below(limit) {
    const value = this.int();
    if (value < limit) return value;
    throw new DamageError('range');
  }

  signed() {
    const value = this.int();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  /** @param {number} length */
  take(length) {
    const from = this.#at;
    this.#at += length;
    if (this.#at > this.bytes.length) throw new DamageError('end');
    return this.bytes.subarray(from, this.#at);
  }

  text() {
    return decodeText(this.take(this.int()));
  }

  /** A text that shares its beginning with the one read like this before it. */
  front() {
    const shared = this.below(this.#front.length + 1);
    const rest = this.take(this.int());
    this.#made += shared + rest.length;
    // Else a few bytes each could be copies of a text as long as the block.
    if (this.#made > SHARED * this.bytes.length) throw new DamageError('front');
    const whole = new Uint8Array(shared + rest.length);
    whole.set(this.#front.subarray(0, shared));
    whole.set(rest, shared);
    this.#front = whole;
    return decodeText(whole);
  }

  hash() {
    return letters(this.take(5).reduce((sum, byte) => sum * 256 + byte, 0));
  }

  /**
   * `count` values, each of at least a byte: a damaged number costs nothing.
   * @template T @param {number} count @param {(at: number) => T} read @returns {T[]}
   */
  times(count, read) {
    if (count > this.bytes.length - this.#at) throw new DamageError('count');
    return Array.from({ length: count }, (_, at) => read(at));
  }

  end() {
    if (this.#at < this.bytes.length) throw new DamageError('rest');
  }
}
