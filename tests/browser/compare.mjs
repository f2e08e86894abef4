// The page that compares case studies: with and without scripts, on a narrow screen, and opened from disk.
//
//     node compare.mjs FOLDER

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, serve } from './lib/browser.mjs';

const folder = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const data = JSON.parse(readFileSync(`${folder}/data/compare.en.json`, 'utf8'));
const [a, b] = Object.keys(data.cases);
const { root, close } = await serve(folder);
const browser = await launch();

async function newPage(options) {
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => assert.ok(!['error', 'warning'].includes(message.type()), message.text()));
  page.on('pageerror', (error) => assert.fail(error.message));
  return page;
}

const shown = (page, selector) => page.locator(selector).isVisible();

async function withoutScripts() {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(`${root}compare.html`);
  assert.ok(await shown(page, '[data-note="script"]'), 'the page does not say what it needs');
  await page.check(`#case_${a}`);
  await page.check(`#case_${b}`);
  await page.click('button[type="submit"]');
  const url = new URL(page.url());
  assert.deepEqual([url.pathname, url.searchParams.getAll('case').sort()], ['/compare.html', [a, b].sort()]);
}

async function chosenByHand() {
  const page = await newPage();
  await page.goto(`${root}case-studies/${a}.html`);
  await page.click('a[href*="compare.html?case="]');
  await page.waitForSelector('[role="status"] > *');
  assert.ok(await page.isChecked(`#case_${a}`), 'the case that the link names is not chosen');
  await page.click('button[type="submit"]');
  assert.match(await page.textContent('[role="status"]'), /Choose/, 'one case alone is no comparison');
  await page.check(`#case_${b}`);
  await page.click('button[type="submit"]');
  await page.waitForSelector('.comparison tbody tr');
  assert.equal(await page.textContent('[role="status"]'), 'Comparing 2 case studies');
  assert.ok(!(await shown(page, '[data-note="script"]')), 'a note about scripts stands over what they have made');
}

async function sideBySide(options) {
  const page = await newPage(options);
  await page.goto(`${root}compare.html?case=${a}&case=nobody&case=${b}&case=${a}`);
  await page.waitForSelector('.comparison tbody tr');
  const seen = await page.evaluate(() => ({
    columns: [...document.querySelectorAll('.comparison thead th')].map((cell) => cell.textContent),
    rows: [...document.querySelectorAll('.comparison tbody tr')].map((row) => [...row.cells].map((cell, at) => (at ? cell : cell.firstElementChild).textContent)),
    same: [...document.querySelectorAll('.comparison tbody tr')].map((row) => row.cells[0].querySelector('.same') !== null),
    links: [...document.querySelectorAll('.comparison a')].map((link) => link.href),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  assert.deepEqual(seen.columns.slice(1), [a, b].map((id) => data.cases[id].title.text));
  // What neither states is left out.
  const words = (id, key) => data.cases[id].facts[key]?.map((value) => value.text).join('');
  const fields = data.fields.filter(({ key }) => words(a, key) || words(b, key));
  assert.ok(fields.length < data.fields.length, 'both state everything: choose others');
  assert.deepEqual(seen.rows.map((row) => row[0]), fields.map((field) => field.label.text));
  fields.forEach(({ key }, at) => {
    assert.equal(seen.same[at], words(a, key) === words(b, key), `${key} is marked as the same, or not`);
    assert.deepEqual(seen.rows[at].slice(1), [a, b].map((id) => words(id, key) ?? 'not stated').map((text) => text || 'asked for, but not known'));
  });
  assert.ok(seen.rows.flat().includes('not stated'));
  assert.ok(seen.overflow <= 0, `${seen.overflow} px wider than the screen`);
  for (const link of new Set(seen.links.filter((link) => link.startsWith(root)))) {
    assert.equal((await fetch(link)).status, 200, link);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'], preload: false }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}

async function tooFewAndTooMany() {
  const page = await newPage();
  const all = Object.keys(data.cases).slice(0, 5);
  await page.goto(`${root}compare.html?${all.map((id) => `case=${id}`).join('&')}`);
  await page.waitForSelector('.comparison tbody tr');
  assert.match(await page.textContent('[role="status"]'), /At most four/);
  assert.equal(await page.locator('.comparison thead th').count(), 5);
  await page.goto(`${root}compare.html?case=${a}`);
  await page.waitForSelector('[role="status"] > *');
  assert.match(await page.textContent('[role="status"]'), /one more/);
}

async function fromDisk() {
  const page = await newPage();
  await page.goto(`${pathToFileURL(folder)}/compare.html?case=${a}&case=${b}`);
  assert.ok(await shown(page, '[data-note="file"]'), 'the page does not say why nothing is compared');
  assert.ok(!(await shown(page, '[data-note="script"]')), 'the page has scripts, and says that it needs them');
}

await withoutScripts();
await chosenByHand();
await sideBySide({});
await sideBySide({ viewport: { width: 320, height: 640 } });
await sideBySide({ colorScheme: 'dark' });
await tooFewAndTooMany();
await fromDisk();
await browser.close();
close();
