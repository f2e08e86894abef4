// What is seen in a page as it stands. Each function runs inside the page.

/** The page's own security policy must be there: a page without one passes every test of it. */
export function policy() {
  const content = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  if (!content.startsWith("default-src 'none'")) return [{ what: 'security policy', text: "the page has none that begins with default-src 'none'", element: document.head.firstElementChild?.outerHTML }];
  return content.includes("'unsafe-") ? [{ what: 'security policy', text: 'it allows what is unsafe', element: content }] : [];
}

/** Nothing may be wider than the screen, and no text may be cut off. */
export function layout() {
  const describe = (element) => element.outerHTML.slice(0, 160).replace(/\s+/g, ' ');
  const width = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - width;
  const findings = [];
  const all = [...document.body.querySelectorAll('*')];
  if (over > 0) {
    const isContained = (element) => element.ownerSVGElement || all.some((box) => box !== element && box.contains(element) && getComputedStyle(box).overflowX !== 'visible');
    const wide = all.filter((element) => element.getBoundingClientRect().right > width + 1 && !isContained(element));
    const last = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other))).slice(0, 3);
    for (const element of last.length > 0 ? last : [document.body]) {
      findings.push({ what: 'wider than the screen', text: `the page by ${over} px`, element: describe(element) });
    }
  }
  for (const element of all) {
    const style = getComputedStyle(element);
    const clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    const isHidden = style.clipPath !== 'none' || element.closest('svg, .visually-hidden') || !element.checkVisibility();
    if (!clips || isHidden) continue;
    const box = element.getBoundingClientRect();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const isOutside = ({ left, right, top, bottom }) => left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
      const isShown = text.parentElement.checkVisibility() && !text.parentElement.closest('svg, .visually-hidden') && text.data.trim() !== '';
      if (isShown && [...range.getClientRects()].some(isOutside)) findings.push({ what: 'cut off', text: `“${text.data.trim().slice(0, 60)}”`, element: describe(element) });
    }
  }
  return findings;
}

/**
 * Targets are 24 px wide and high (WCAG 2.2, 2.5.8), also those in drawings. Excepted are those that stand in a line of other text, those
 * with so much room that a circle of 24 px around them meets no other one, and those of which the page has another one that is large enough.
 */
export function targets() {
  const describe = (element) => element.outerHTML.slice(0, 160).replace(/\s+/g, ' ');
  const MINIMUM = 24;
  const boxOf = (element) => {
    const parts = element.ownerSVGElement ? [...element.querySelectorAll('*')] : [element, ...(element.labels ?? [])];
    const smaller = ({ width, height }) => Math.min(width, height);
    return parts.map((part) => part.getBoundingClientRect()).reduce((largest, box) => (smaller(box) > smaller(largest) ? box : largest));
  };
  // The browser's numbers are fractions; 23.99 is no fault.
  const isLarge = ({ box }) => Math.round(box.width) >= MINIMUM && Math.round(box.height) >= MINIMUM;
  const isInText = ({ element }) => {
    if (element.ownerSVGElement || !getComputedStyle(element).display.startsWith('inline')) return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const copy = block.cloneNode(true);
    copy.querySelectorAll('a, button, input, select, textarea, .visually-hidden').forEach((target) => target.remove());
    return /\p{L}{2}/u.test(copy.textContent);
  };
  const selector = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"]';
  const visible = [...document.querySelectorAll(selector)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).clipPath === 'none');
  // A link that goes over two lines is no box, but one on each of them.
  const partsOf = (element) => (element.ownerSVGElement ? [boxOf(element)] : [...element.getClientRects()]);
  const all = visible.map((element) => ({ element, box: boxOf(element), parts: partsOf(element) }));
  const href = ({ element }) => element.getAttribute('href');
  const equal = new Set(all.filter(isLarge).map(href));
  const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const hasRoom = (target) => {
    const [x, y] = middle(target);
    return all.every((other) => {
      if (other === target) return true;
      const [left, top] = middle(other);
      const distance = (part) => Math.hypot(Math.max(part.left - x, 0, x - part.right), Math.max(part.top - y, 0, y - part.bottom));
      const isApart = other.parts.every((part) => distance(part) >= MINIMUM / 2 - 0.5);
      return isApart && (isLarge(other) || Math.hypot(left - x, top - y) >= MINIMUM - 0.5);
    });
  };
  return all
    .filter((target) => !isLarge(target) && !isInText(target) && !hasRoom(target) && !equal.has(href(target)))
    .map(({ element, box }) => ({ what: 'target size', text: `${Math.round(box.width)} × ${Math.round(box.height)} px, too near to another one`, element: describe(element) }));
}

/** More space between letters, words, lines and paragraphs, as readers may want it (WCAG 1.4.12); allowed by any policy. */
export function spaceOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}

/** What is folded is opened, so that it is looked at too. */
export function unfold() {
  document.querySelectorAll('details').forEach((details) => details.setAttribute('open', ''));
}
