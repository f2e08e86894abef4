// @ts-check
/** Marks the words with which the reader was sent here, `?hl=word+word`. It changes nothing in the page, and does nothing where browsers cannot. */

const MOST = 500;

export function start() {
  if (!globalThis.Highlight) return;
  const plain = (/** @type {string} */ text) => text.normalize('NFC').toLowerCase();
  const words = new Set(plain(new URLSearchParams(location.search).get('hl') ?? '').match(/[\p{Alphabetic}\p{N}]+/gu));
  const found = new Highlight();
  const texts = document.createTreeWalker(/** @type {Element} */ (document.querySelector('main')), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text && found.size < MOST; text = texts.nextNode()) {
    for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[\p{Alphabetic}\p{M}\p{N}]+/gu)) {
      if (words.has(plain(word))) found.add(new StaticRange({ startContainer: text, startOffset: index, endContainer: text, endOffset: index + word.length }));
    }
  }
  CSS.highlights.set('found', found);
}
