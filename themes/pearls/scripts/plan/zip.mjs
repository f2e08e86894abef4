// A ZIP, written and read by what browsers have. The parts of office documents are few and small: what is larger is none.

/** The most that a file may be, and what all its parts may unpack to. In bytes. */
export const [LARGEST_FILE, LARGEST_PARTS] = [20e6, 40e6];

/** What is wrong with a file; the reason is the name of a message. */
export class Unreadable extends Error {}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
/** @param {Uint8Array} bytes */
const checksum = (bytes) => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ TABLE[(sum ^ byte) & 255], -1) >>> 0;

/** @param {BlobPart} bytes @param {CompressionStream | DecompressionStream} stream @param {number} most */
async function through(bytes, stream, most) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (new Blob([bytes]).stream().pipeThrough(stream)).getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new Unreadable('too-large');
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (chunks)).arrayBuffer());
}

/** @param {number[]} widths Of the values in bytes, one digit each. @param {number[]} values */
function record(widths, values) {
  const view = new DataView(new ArrayBuffer(widths.reduce((sum, width) => sum + width, 0)));
  let at = 0;
  widths.forEach((width, index) => {
    if (width === 2) view.setUint16(at, values[index], true);
    else view.setUint32(at, values[index], true);
    at += width;
  });
  return new Uint8Array(view.buffer);
}

/** @param {[string, string][]} parts @param {string} type */
export async function pack(parts, type) {
  const encoder = new TextEncoder();
  /** @type {BlobPart[]} */
  const files = [];
  /** @type {BlobPart[]} */
  const index = [];
  let [offset, length] = [0, 0];
  for (const [name, text] of parts) {
    const [label, bytes] = [encoder.encode(name), encoder.encode(text)];
    const isStored = name === 'mimetype';
    const packed = isStored ? bytes : await through(bytes, new CompressionStream('deflate-raw'), Infinity);
    // Version, flags (names in UTF-8), method, no time, the first of January 1980, checksum, sizes, length of the name.
    const common = [20, 0x800, isStored ? 0 : 8, 0, 33, checksum(bytes), packed.length, bytes.length, label.length];
    files.push(record([4, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2], [0x04034b50, ...common, 0]), label, packed);
    index.push(record([4, 2, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4], [0x02014b50, 20, ...common, 0, 0, 0, 0, 0, offset]), label);
    offset += 30 + label.length + packed.length;
    length += 46 + label.length;
  }
  const end = record([4, 2, 2, 2, 2, 4, 4, 2], [0x06054b50, 0, 0, parts.length, parts.length, length, offset, 0]);
  return new Blob([...files, ...index, end], { type });
}

/**
 * The parts of a ZIP as texts, in their order; of one that people bring, only those that are wanted.
 * @param {Blob} file @param {string[]} [wanted] @returns {Promise<Map<string, string>>}
 */
export async function unpack(file, wanted) {
  if (file.size > LARGEST_FILE) throw new Unreadable('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw new Unreadable('damaged');
  const parts = new Map();
  try {
    let at = view.getUint32(end + 16, true);
    let left = LARGEST_PARTS;
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('damaged');
      const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const [nameLength, extra, comment, start] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), view.getUint32(at + 42, true)];
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      at += 46 + nameLength + extra + comment;
      if (wanted && !wanted.includes(name)) continue;
      if (size > left) throw new Unreadable('too-large');
      const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const raw = bytes.subarray(from, from + packed);
      if (method !== 0 && method !== 8) throw new Unreadable('damaged');
      const whole = method === 0 ? raw : await through(raw, new DecompressionStream('deflate-raw'), left);
      left -= whole.length;
      if (left < 0) throw new Unreadable('too-large');
      parts.set(name, new TextDecoder('utf-8', { fatal: true }).decode(whole));
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
  return parts;
}
