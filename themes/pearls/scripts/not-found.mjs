// @ts-check
/**
 * On the page for unknown addresses: the same page in a language in which it is there. Old links and guesses ask for pages in languages
 * into which they are not translated.
 */

/** @param {HTMLElement} part */
export async function start(part) {
  const { lang, dataset } = document.documentElement;
  const root = dataset.root ?? '/';
  if (!location.pathname.startsWith(root)) return;
  const languages = (part.dataset.languages ?? '').split(' ');
  const [first, ...rest] = location.pathname.slice(root.length).split('/');
  const [own, address] = languages.includes(first) ? [first, rest.join('/')] : ['', [first, ...rest].join('/')];
  // The default language, whose addresses have nothing in front, comes first.
  for (const language of ['', ...languages].filter((other) => other !== own)) {
    const href = `${root}${language && `${language}/`}${address}`;
    const { ok } = await fetch(href, { method: 'HEAD' });
    if (!ok) continue;
    const link = /** @type {HTMLAnchorElement} */ (part.querySelector('a'));
    Object.assign(link, { href, hreflang: language || lang, textContent: decodeURI(href) });
    part.hidden = false;
    return;
  }
}
