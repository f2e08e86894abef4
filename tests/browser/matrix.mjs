// One page of each kind in every way in which people see it: accessibility, security policy, requests, layout, targets, keyboard.
//
//     node matrix.mjs all FOLDER...      everything
//     node matrix.mjs reflow FOLDER...   only whether the pages have room for their words
//     node matrix.mjs KIND,... FOLDER... everything of these kinds, as lib/kinds.mjs calls them

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { launch, serve } from './lib/browser.mjs';
import * as checks from './lib/checks.mjs';
import * as keyboard from './lib/keyboard.mjs';
import { choose } from './lib/kinds.mjs';
import { list } from './lib/report.mjs';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const MENU = ['home'];

/**
 * The ways. `options` are the browser's, `unfold` opens what is folded, `walk` presses Tab through the page, `rings` looks at the focus, `ibm` asks a second checker,
 * `kinds` are the only pages of interest.
 */
const MODES = {
  light: { options: { viewport: WIDE }, walk: true, rings: true, ibm: true },
  dark: { options: { viewport: WIDE, colorScheme: 'dark' }, unfold: true, rings: true },
  narrow: { options: { viewport: NARROW }, walk: true, rings: true, ibm: true },
  // A screen of 1280 × 1024 at 400 %.
  zoom: { options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, unfold: true },
  'forced colours': { options: { viewport: WIDE, forcedColors: 'active', colorScheme: 'dark' }, rings: true },
  'text spacing': { options: { viewport: NARROW }, unfold: true, spaceOut: true },
  'no JavaScript': { options: { viewport: WIDE, javaScriptEnabled: false } },
  menu: { options: { viewport: NARROW }, menu: true, kinds: MENU },
  'dark menu': { options: { viewport: NARROW, colorScheme: 'dark' }, menu: true, kinds: MENU },
};
const REFLOW = {
  wide: { options: { viewport: WIDE }, unfold: true, isLayoutOnly: true },
  narrow: { options: { viewport: NARROW }, unfold: true, isLayoutOnly: true },
  menu: { options: { viewport: NARROW }, menu: true, kinds: MENU, isLayoutOnly: true },
};

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const WORKERS = 3;
const find = (module) => readFileSync(createRequire(import.meta.url).resolve(module), 'utf8');
const axe = find('axe-core/axe.min.js');
const ibm = find('accessibility-checker-engine/ace.js');

/** A page in one mode, and what the browser tells of it: `notes` is emptied before each visit. */
async function open(browser, mode) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...mode.options });
  const page = await context.newPage();
  const seat = { page, notes: [], root: '' };
  const note = (what, text) => seat.notes.push({ what, text });
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|Trusted ?Type/i.test(text)) note('security policy', text);
    else if (['error', 'warning'].includes(message.type())) note('console', text);
  });
  page.on('pageerror', (error) => note('console', error.message));
  page.on('request', (request) => {
    const isOwn = [seat.root, 'data:', 'blob:'].some((start) => request.url().startsWith(start));
    if (!isOwn) note('foreign request', request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note('missing file', response.url());
  });
  return seat;
}

/** Goes to a page. One that leads on to another is kept from it. */
async function visit({ page }, url, kind) {
  if (kind === 'redirect') {
    const isNext = (address) => address.href !== url && address.pathname.endsWith('.html');
    await page.route(isNext, (route) => route.fulfill({ status: 204 }));
  }
  await page.goto(url, { waitUntil: 'load' });
}

/** Runs axe inside the page. */
async function runAxe([tags, hasTargets]) {
  const { violations } = await globalThis.axe.run({
    runOnly: tags, rules: { 'target-size': { enabled: hasTargets } }, resultTypes: ['violations'], elementRef: true,
  });
  // Where colours are forced, text is painted in the reader's, but the browser still tells axe the page's own.
  const areForced = matchMedia('(forced-colors: active)').matches;
  const isForced = ({ element }) => areForced && getComputedStyle(element).forcedColorAdjust === 'auto';
  return violations.flatMap(({ id, help, nodes }) => {
    const left = nodes.filter((node) => id !== 'color-contrast' || !isForced(node)).slice(0, 3);
    return left.map(({ html, failureSummary }) => ({ id, help, html, failureSummary }));
  });
}

/** The rules of axe. By `evaluate` they come into the page past its security policy, which stays in force. */
async function accessibility(page, mode) {
  await page.evaluate(axe);
  const violations = await page.evaluate(runAxe, [TAGS, !mode.spaceOut]);
  return violations.map(({ id, help, html, failureSummary }) => ({
    what: `axe ${id}`, text: help, element: html.slice(0, 160), repair: failureSummary.replace(/\s*\n\s*/g, ' '),
  }));
}

/** Runs the checker of IBM inside the page: what it calls a failure, not what it asks people to look at. */
async function runIbm() {
  const { results } = await new globalThis.ace.Checker().check(document, ['IBM_Accessibility']);
  const failed = results.filter(({ value: [level, outcome] }) => level === 'VIOLATION' && outcome === 'FAIL');
  return failed.map(({ ruleId, message, snippet }) => ({ ruleId, message, snippet }));
}

/**
 * Rules that do not hold here. A region that scrolls where it finds no room takes the focus, so that the keyboard can scroll it (axe asks
 * for that); whether it finds room at the moment is not known when the page is made.
 */
const NOT_HERE = ['element_tabbable_role_valid'];

/** The rules of IBM's checker, which sees some things that axe does not. */
async function secondOpinion(page) {
  await page.evaluate(ibm);
  const failed = (await page.evaluate(runIbm)).filter(({ ruleId }) => !NOT_HERE.includes(ruleId));
  return failed.map(({ ruleId, message, snippet }) => ({ what: `ibm ${ruleId}`, text: message, element: snippet.slice(0, 160), repair: message }));
}

/**
 * The same rules for a page whose scripts do not run. axe itself needs scripts, so the page is visited again with its own ones empty; one
 * that has none was already looked at.
 */
async function accessibilityWithoutScripts(browser, page, mode, url, kind) {
  if ((await page.evaluate(() => document.scripts.length)) === 0) return [];
  const seat = await open(browser, { options: { ...mode.options, javaScriptEnabled: true } });
  await seat.page.route(/\.m?js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await visit(seat, url, kind);
  const findings = await accessibility(seat.page, mode);
  await seat.page.context().close();
  return findings;
}

/** Everything about one page in one mode. */
async function look(browser, seat, mode, url, kind, helper, seen) {
  const { page, notes } = seat;
  notes.length = 0;
  await visit(seat, url, kind);
  const findings = [];
  if (mode.unfold) await page.evaluate(checks.unfold);
  if (mode.spaceOut) await page.evaluate(checks.spaceOut);
  if (mode.menu) findings.push(...(await keyboard.openMenu(page)));
  findings.push(...(await page.evaluate(checks.layout)));
  if (!mode.isLayoutOnly) {
    findings.push(...(await page.evaluate(checks.policy)));
    // Lines that readers space out themselves need not have room for targets as well.
    if (!mode.spaceOut) findings.push(...(await page.evaluate(checks.targets)));
    const hasScripts = mode.options.javaScriptEnabled !== false;
    findings.push(...(await (hasScripts ? accessibility(page, mode) : accessibilityWithoutScripts(browser, page, mode, url, kind))));
  }
  // In one language: the checker is slow, and words are nothing to it.
  if (mode.ibm && !/\/[a-z]{2}\/[^/]*(\/[^/]*)?\.html$/.test(url)) findings.push(...(await secondOpinion(page)));
  if (mode.menu) findings.push(...(await keyboard.leaveMenu(page)));
  // Last, since it leaves the focus on an element.
  if (mode.walk) findings.push(...(await keyboard.walk(page)));
  if (mode.rings) findings.push(...(await keyboard.rings(page, helper, seen)));
  return [...findings, ...notes];
}

const [which, ...names] = process.argv.slice(2);
const modes = which === 'reflow' ? REFLOW : MODES;
const folders = names.map((name) => resolve(name));
// Whether words have room is quickly seen, so that all languages are looked at.
const { chosen, faults } = choose(folders, which === 'reflow' ? Infinity : 2, ['all', 'reflow'].includes(which) ? undefined : which.split(','));
const sites = new Map();
for (const folder of folders) sites.set(folder, await serve(folder));
const browser = await launch();
const findings = [];
const seenByMode = new Map(Object.keys(modes).map((mode) => [mode, new Set()]));
const tasks = Object.entries(modes).flatMap(([name, mode]) =>
  chosen.filter(({ kind }) => !mode.kinds || mode.kinds.includes(kind)).map((page) => ({ name, mode, ...page })));
const count = tasks.length;
const helper = await (await browser.newContext()).newPage();

/** Takes one task after the other. A page of the browser serves as long as the mode is the same: open ones cost memory. */
async function work() {
  let seat;
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    const { name, mode, folder, address, kind } = task;
    const page = folders.length > 1 ? `${relative(resolve(folder, '..'), folder)}/${address}` : address;
    const note = (found) => findings.push(...found.map((finding) => ({ page, mode: name, ...finding })));
    try {
      // A page that is kept from leading on has rules of its own, which must not stay.
      if (seat?.name !== name || kind === 'redirect') {
        await seat?.page.context().close();
        seat = Object.assign(await open(browser, mode), { name: kind === 'redirect' ? '' : name });
      }
      seat.root = sites.get(folder).root;
      note(await look(browser, seat, mode, seat.root + address, kind, helper, seenByMode.get(name)));
    } catch (error) {
      note([{ what: 'the test stopped', text: error.message, repair: 'Open the page by hand; if it is sound, mend the test.' }]);
    }
  }
}

await Promise.all(Array.from({ length: WORKERS }, work));
await browser.close();
for (const site of sites.values()) site.close();
const problems = [...(which === 'reflow' ? [] : faults), ...list(findings)];
if (problems.length > 0) {
  console.error(`${problems.join('\n\n')}\n\n${problems.length} findings on ${chosen.length} pages, ${count} views`);
  process.exit(1);
}
console.log(`${chosen.length} pages, ${count} views, nothing found`);
