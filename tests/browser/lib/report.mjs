// What was found, as one list for people: what is wrong, where, and what to do.

/** What to do about each kind of finding; axe says it by itself. */
const REPAIRS = {
  'security policy': 'The browser refused something. Put scripts and styles into files of the theme; leave the policy in base.html as it is.',
  console: 'Open the page, read the console, and mend what it names.',
  'foreign request': 'Pages load nothing from elsewhere: put the file into the theme or into the content.',
  'missing file': 'The page asks for a file that is not published: mend the address.',
  'wider than the screen': 'Let it wrap, give its grid track `minmax(0, 1fr)`, or put it into a box of its own with `overflow-x: auto`.',
  'cut off': 'Text must stay whole when it grows: take away the fixed size or the `overflow: hidden`.',
  'target size': 'Make it 24 × 24 px at least: padding, `min-block-size`, or the whole line as the link.',
  'focus not visible': 'Let `:focus-visible` change at least a line around the element by a contrast of 3:1; an outline may be cut off by `overflow`.',
  'focus obscured': 'Nothing may lie over the element that has the focus: `scroll-padding`, or no sticky box there.',
  'focus order': 'Order in the document is the order of the focus: no positive `tabindex`.',
  'not reached': 'The Tab key must come to it: a real link or button, no `tabindex="-1"`, not behind a trap.',
  'keyboard trap': 'The Tab key must leave it again.',
  menu: 'The button opens the menu with Enter, Escape closes it and gives the focus back to the button.',
};

/** The list: each finding once, with the first place where it is and how many others there are. */
export function list(findings) {
  const groups = new Map();
  for (const { page, mode, what, element, text, repair } of findings) {
    const key = `${what}\n${element ?? text}`;
    if (!groups.has(key)) groups.set(key, { what, element, text, repair: repair ?? REPAIRS[what], places: new Set() });
    groups.get(key).places.add(`${page} (${mode})`);
  }
  return [...groups.values()].map(({ what, element, text, repair, places }) => {
    const [first, ...others] = places;
    const more = others.length > 0 ? ` and ${others.length} more, as ${others.at(-1)}` : '';
    return [`${first}${more}`, `  ${what}${text ? `: ${text}` : ''}`, element && `  ${element}`, repair && `  → ${repair}`].filter(Boolean).join('\n');
  });
}
