// Opens a published site from disk and walks every internal link: no page may be missing, list a folder, log an error, ask
// for anything elsewhere or overflow. Then the accessibility of a page of each kind, in light, dark and narrow, and the targets on the map.
//
//     node walk.mjs FOLDER [LANGUAGES]
//
// Pages in one of LANGUAGES (da,et) are only looked up, not opened: they are the same pages in other words.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';

const root = pathToFileURL(resolve(process.argv[2])).href + '/';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = [];
const lookedUp = (process.argv[3] ?? '').split(',').filter(Boolean).map((lang) => `${root}${lang}/`);
const isLookedUp = (url) => lookedUp.some((folder) => url.startsWith(folder));

const browser = await launch();

/** A page that notes everything that goes wrong on it. */
async function newPage(options) {
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${page.url()}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => {
    // The walk goes on before the browser has fetched the icon for its tab: that is no fault of the page.
    const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isLeft) faults.push(`${page.url()}: cannot load ${request.url()}`);
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(root) || request.url().startsWith('data:');
    if (!isOwn) faults.push(`${page.url()}: asks for ${request.url()}`);
  });
  return page;
}

/** Walks from the home page over all links below the root; gives the pages in the order in which they were found. */
async function walk() {
  const page = await newPage({ viewport: { width: 320, height: 640 } });
  const found = [`${root}index.html`];
  for (let at = 0; at < found.length; at += 1) {
    await page.goto(found[at]);
    const seen = await page.evaluate(() => ({
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      links: [...document.querySelectorAll('a[href]')].map((link) => new URL(link.getAttribute('href'), document.baseURI).href),
      missing: [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((id) => id && !document.getElementById(id)),
    }));
    if (seen.title.startsWith('Index of') || seen.headings !== 1) faults.push(`${found[at]}: is no page of the site`);
    if (seen.overflow > 0) faults.push(`${found[at]}: is ${seen.overflow} px wider than a screen of 320 px`);
    for (const id of seen.missing) faults.push(`${found[at]}: there is no #${id}`);
    for (const link of seen.links) {
      const target = link.split('#')[0];
      if (target.startsWith('file:') && !target.startsWith(root)) faults.push(`${found[at]}: leads out of the folder: ${link}`);
      if (target.startsWith(root) && target.endsWith('/')) faults.push(`${found[at]}: leads to a folder: ${link}`);
      if (isLookedUp(target)) {
        if (!existsSync(fileURLToPath(target))) faults.push(`${found[at]}: leads to a page that is not there: ${link}`);
      } else if (target.startsWith(root) && target.endsWith('.html') && !found.includes(target)) found.push(target);
    }
  }
  return found;
}

/** One page of each kind: of each folder, the first, and every page at the top. */
function samples(pages) {
  const kinds = new Map();
  for (const page of pages) {
    const path = page.slice(root.length);
    const kind = path.includes('/') ? path.replace(/[^/]*$/, '') + (path.endsWith('index.html') ? 'index' : '') : path;
    if (!kinds.has(kind)) kinds.set(kind, page);
  }
  return [...kinds.values()];
}

/** The rules of axe, run under the page's own security policy, which must not be bypassed. */
async function checkAccessibility(pages) {
  const modes = { light: {}, dark: { colorScheme: 'dark' }, narrow: { viewport: { width: 320, height: 640 } } };
  for (const [mode, options] of Object.entries(modes)) {
    const page = await newPage(options);
    for (const url of pages) {
      await page.goto(url);
      await page.evaluate(axe);
      const result = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'], preload: false }));
      for (const { id, nodes } of result.violations) faults.push(`${url} (${mode}): ${id}: ${nodes[0].html}`);
    }
  }
}

/** The targets on the map: as large as a finger needs, each apart from all others, and with a name. */
async function checkMap(url) {
  const page = await newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  const targets = await page.evaluate(() =>
    [...document.querySelectorAll('.map-place')].map((link) => {
      const { left, right, top, bottom } = link.querySelector('.map-target').getBoundingClientRect();
      return { name: link.getAttribute('aria-label'), text: link.querySelector('text')?.getBoundingClientRect(), left, right, top, bottom };
    }));
  if (targets.length === 0) faults.push(`${url}: has no places`);
  targets.forEach((one, at) => {
    if (!one.name) faults.push(`${url}: a place has no name`);
    const [width, height] = [one.right - one.left, one.bottom - one.top];
    if (width < 24 || height < 24) faults.push(`${url}: the target of ${one.name} is ${width} × ${height} px`);
    if (one.text && (one.text.left < one.left || one.text.right > one.right)) faults.push(`${url}: ${one.name} is wider than its target`);
    for (const other of targets.slice(0, at)) {
      // The browser's numbers are fractions; boxes that touch may seem to share a hair's breadth.
      const apart = one.left > other.right - 0.1 || other.left > one.right - 0.1 || one.top > other.bottom - 0.1 || other.top > one.bottom - 0.1;
      if (!apart) faults.push(`${url}: the targets of ${one.name} and ${other.name} overlap`);
    }
  });
}

const pages = await walk();
const chosen = samples(pages);
await checkAccessibility(chosen);
await checkMap(`${root}map.html`);
await browser.close();
const unique = [...new Set(faults)];
if (unique.length > 0) {
  console.error(unique.slice(0, 40).join('\n'));
  process.exit(1);
}
console.log(`${pages.length} pages walked, ${chosen.length} looked at in three ways`);
