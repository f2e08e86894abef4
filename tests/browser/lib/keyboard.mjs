// The page with the Tab key alone: every target is reached, in the order of the document, and one can see where one is.

/** Puts what the checks share into the page: the elements where the Tab key stops, and how one is looked at. */
function prepare() {
  const selector = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]:not([tabindex^="-"])';
  const visible = [...document.querySelectorAll(selector)].filter((element) =>
    !element.disabled && !element.closest('[inert], [aria-hidden="true"]') && element.checkVisibility({ visibilityProperty: true }));
  // Of the buttons of a group that has one choice, the Tab key takes one.
  const groups = new Set();
  const stops = visible.filter((element) => {
    if (element.type !== 'radio') return true;
    const isFirst = !groups.has(element.name);
    groups.add(element.name);
    return isFirst;
  });
  const boxes = (element) => {
    const parts = element.ownerSVGElement ? [...element.querySelectorAll('*')].map((part) => part.getBoundingClientRect()) : [...element.getClientRects()];
    return parts.filter(({ width, height }) => width > 0 && height > 0);
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$|transparent/.test(colour)) return colour;
    }
    return '';
  };
  globalThis.keyboard = {
    stops,
    boxes,
    describe: (element) => element.outerHTML.slice(0, 160).replace(/\s+/g, ' '),
    /** Elements of the same look have the same one. */
    look: (element) => {
      const part = element.parentElement?.closest('header, footer, nav, main, aside, figure, svg, section, article, [popover]');
      const own = element.getAttribute('class') ?? '';
      return [element.localName, own, getComputedStyle(element).display, part?.localName, part?.getAttribute('class'), background(element)].join(' ');
    },
    /** Whether a part of it is in view and not covered. Signs of one drawing may lie on each other's margins, which are not seen. */
    isSeen: (element) => boxes(element).some(({ left, right, top, bottom }) =>
      [0.02, 0.25, 0.5, 0.75, 0.98].some((across) => [0.1, 0.5, 0.9].some((down) => {
        const hit = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
        const isOfDrawing = element.ownerSVGElement && hit?.ownerSVGElement === element.ownerSVGElement;
        return hit && (isOfDrawing || element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
      }))),
  };
  return stops.length;
}

/** Where the focus is: the number of the stop, -1 for an element that is none, null for nowhere. */
function here() {
  const { stops, describe, isSeen } = globalThis.keyboard;
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  return { at: stops.indexOf(element), element: describe(element), isVisible: element.matches(':focus-visible'), isSeen: isSeen(element) };
}

/** Presses Tab from the top of the page to its end. */
export async function walk(page) {
  const findings = [];
  const count = await page.evaluate(prepare);
  const reached = new Set();
  let last = -1;
  let isRound = false;
  // A box that can be scrolled is a stop of its own, so there may be more of them.
  for (let press = 0; press < 2 * count + 10 && !isRound; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(here);
    isRound = stop === null || (stop.at >= 0 && reached.has(stop.at));
    if (isRound) {
      const isTrap = stop !== null && stop.at === last && count > 1;
      if (isTrap) findings.push({ what: 'keyboard trap', element: stop.element });
      break;
    }
    if (!stop.isVisible) findings.push({ what: 'focus not visible', text: 'the browser shows none', element: stop.element });
    if (!stop.isSeen) findings.push({ what: 'focus obscured', element: stop.element });
    if (stop.at < 0) continue;
    if (stop.at < last) findings.push({ what: 'focus order', text: 'it comes after one that stands behind it', element: stop.element });
    reached.add(stop.at);
    last = stop.at;
  }
  const missing = [...Array(count).keys()].filter((at) => !reached.has(at)).slice(0, 3);
  for (const at of missing) {
    findings.push({ what: 'not reached', element: await page.evaluate((at) => globalThis.keyboard.describe(globalThis.keyboard.stops[at]), at) });
  }
  return findings;
}

/** In a helper page: how many pixels differ between two pictures by a contrast of 3:1 at least. */
async function differing([before, after]) {
  const pixels = async (png) => {
    const blob = new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))], { type: 'image/png' });
    const image = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  };
  const linear = (part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (data, at) => 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
  const [one, other] = [await pixels(before), await pixels(after)];
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [dark, light] = [luminance(one, at), luminance(other, at)].sort((a, b) => a - b);
    if ((light + 0.05) / (dark + 0.05) >= 3) count += 1;
  }
  return count;
}

/** Gives a stop the focus and says where it is on the screen. */
function focus(at) {
  const element = globalThis.keyboard.stops[at];
  element.focus();
  const boxes = globalThis.keyboard.boxes(element);
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  // The largest part that is drawn alone: what the line around it must have at least.
  const around = Math.max(...boxes.map(({ width, height }) => Math.min(width, innerWidth) + Math.min(height, innerHeight)));
  const margin = 10;
  const x = Math.max(0, left - margin);
  const y = Math.max(0, top - margin);
  return { perimeter: 2 * around, element: globalThis.keyboard.describe(element), clip: { x, y, width: Math.min(innerWidth, right + margin) - x, height: Math.min(innerHeight, bottom + margin) - y } };
}

/**
 * The focus changes what the page looks like: as many pixels as a line around the element has, by a contrast of 3:1 (WCAG 2.2, 2.4.11
 * and 2.4.13). One element of each look, as far as `seen` has it not yet.
 */
export async function rings(page, helper, seen) {
  const findings = [];
  await page.evaluate(prepare);
  // From here on the browser takes it that the page is used with the keyboard.
  await page.keyboard.press('Tab');
  const looks = await page.evaluate(() => globalThis.keyboard.stops.map(globalThis.keyboard.look));
  for (const [at, look] of looks.entries()) {
    if (seen.has(look)) continue;
    seen.add(look);
    const { perimeter, element, clip } = await page.evaluate(focus, at);
    if (!(clip.width > 0 && clip.height > 0)) continue;
    const after = await page.screenshot({ clip, caret: 'initial' });
    await page.evaluate(() => document.activeElement.blur());
    const before = await page.screenshot({ clip, caret: 'initial' });
    const count = await helper.evaluate(differing, [before.toString('base64'), after.toString('base64')]);
    if (count < perimeter) {
      findings.push({ what: 'focus not visible', text: `${count} px stand out, ${Math.round(perimeter)} px are needed`, element });
    }
  }
  return findings;
}

/** The menu behind its button on a narrow screen: open it with Enter. */
export async function openMenu(page) {
  const button = page.locator('button[popovertarget]:visible').first();
  if ((await button.count()) === 0) return [{ what: 'menu', text: 'there is no button for it' }];
  await button.focus();
  await page.keyboard.press('Enter');
  const isOpen = await page.evaluate(() => document.querySelector(':popover-open') !== null);
  return isOpen ? [] : [{ what: 'menu', text: 'Enter does not open it' }];
}

/** In the open menu: its links are reached with Tab, Escape closes it and gives the focus back. */
export async function leaveMenu(page) {
  const findings = [];
  const count = await page.evaluate(() => document.querySelectorAll(':popover-open a').length);
  for (let press = 0; press < count; press += 1) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(() => document.activeElement.closest(':popover-open') !== null);
    if (!isInside) findings.push({ what: 'menu', text: `after ${press + 1} presses of Tab the focus is outside, though ${count} links are inside` });
  }
  await page.keyboard.press('Escape');
  const isBack = await page.evaluate(() => !document.querySelector(':popover-open') && document.activeElement.matches('button[popovertarget]'));
  if (!isBack) findings.push({ what: 'menu', text: 'Escape does not lead back to the button' });
  return findings;
}
