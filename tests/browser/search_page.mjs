// The search page, the search field of every page and the marks in pages: with and without scripts, with the keyboard alone, with slow and
// with failing answers.
//
//     node search_page.mjs FOLDER         the client and the index of the site
//     node search_page.mjs FOLDER fake    lib/fake_search.mjs in their place

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, serve } from './lib/browser.mjs';
import * as checks from './lib/checks.mjs';

const folder = resolve(process.argv[2]);
const isFake = process.argv[3] === 'fake';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const fake = fileURLToPath(new URL('lib/fake_search.mjs', import.meta.url));
const { root, close } = await serve(folder);
const browser = await launch();

// Words of the repository's own site: in many entries, in few, with a slip, in none.
const MANY = 'cultural';
const FEW = 'kiel';
const IN_TEXT = isFake ? FEW : 'exhibition';
const SLIP = 'kulturkrafq';
const NONE = 'xqzwvy';
const MODES = { light: {}, dark: { colorScheme: 'dark' }, narrow: { viewport: { width: 320, height: 640 } } };

/** A page; `expected` are the errors that it may tell in its console. */
async function newPage(options = {}, expected = /^$/) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
  page.on('console', (message) => assert.ok(!['error', 'warning'].includes(message.type()) || expected.test(message.text()), message.text()));
  page.on('pageerror', (error) => assert.fail(error.message));
  if (isFake) {
    await page.route('**/js/search/search.mjs', (route) => route.fulfill({ path: fake, contentType: 'text/javascript' }));
    await page.route('**/search/*/index.json', (route) => route.fulfill({ json: { version: 1 } }));
  }
  return page;
}

const resident = (lang) => JSON.parse(readFileSync(`${folder}/search/${lang}/index.json`, 'utf8')).resident;
const shown = (page, selector) => page.locator(selector).first().isVisible();
const address = (page) => new URL(page.url()).search;
const titles = (page) => page.locator('.hits h3').allTextContents();

/** Waits until the status says what it should. */
async function said(page, pattern) {
  const said = page.locator('.search .status');
  await page.waitForFunction(([source]) => new RegExp(source).test(document.querySelector('.search .status').textContent), [pattern.source], { timeout: 5000 })
    .catch(async () => assert.fail(`the status says “${await said.textContent()}”, not ${pattern}`));
  return said.textContent();
}

/** Nothing that axe finds, nothing wider than the screen, no target too small. */
async function isSound(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'], preload: false }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`), [], state);
  assert.deepEqual([...(await page.evaluate(checks.layout)).filter(({ element }) => !/snippet/.test(element)), ...(await page.evaluate(checks.targets))], [], state);
}

async function withoutScripts() {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(`${root}de/case-studies/index.html`);
  await page.fill('[type=search]', 'Kiel & Łódź');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/de/search.html?**');
  assert.equal(new URL(page.url()).searchParams.get('q'), 'Kiel & Łódź');
  assert.ok(await shown(page, '[data-note=script]'), 'the page does not say what it needs');
  assert.ok(!(await shown(page, '.found')) && !(await shown(page, '.filters')), 'controls are shown that do nothing');
  assert.equal(await page.locator('[type=search]').count(), 1, 'the search page has two fields');
  assert.ok((await page.locator('.browse a[href*="/by/"]').count()) > 5, 'there are no ways into the site');
}

async function fromDisk() {
  const page = await newPage();
  await page.goto(`${pathToFileURL(folder)}/search.html?q=${FEW}`);
  assert.ok(await shown(page, '[data-note=file]'), 'the page does not say why nothing is searched');
  assert.ok(await shown(page, '.browse'));
}

async function typing() {
  const page = await newPage();
  await page.goto(`${root}search.html`);
  await page.waitForFunction(() => !document.querySelector('[data-note=script]').checkVisibility());
  const before = await page.evaluate(() => history.length);
  await page.locator('#q').pressSequentially(MANY, { delay: 5 });
  // On a slow machine the first letters have an answer of their own.
  await page.waitForFunction((wanted) => location.search === wanted, `?q=${MANY}`);
  assert.match(await said(page, /^\d+ results$/), /\d\d/, 'fewer results than there are');
  assert.equal(address(page), `?q=${MANY}`);
  assert.equal(await page.evaluate(() => history.length), before, 'each letter is a step in the history');
  assert.equal((await titles(page)).length, 10);
  await page.click('[data-word=more]');
  await page.waitForFunction(() => document.querySelectorAll('.hits h3').length > 10);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.hits h3 a')].indexOf(document.activeElement)), 10, 'the focus is not on the first new result');
  assert.ok((await page.locator('.snippet mark').count()) > 0, 'no snippet marks a word');
  await page.reload();
  await said(page, /results$/);
  assert.ok((await titles(page)).length > 10, 'what was unfolded is folded after a reload');
  await page.fill('#q', SLIP);
  await page.waitForSelector('[data-word=corrected]');
  await page.fill('#q', `${FEW} ${NONE}`);
  await page.waitForSelector('[data-word=absent]');
  assert.match(await page.textContent('[data-word=absent]'), new RegExp(NONE));
  await page.fill('#q', '');
  await page.waitForFunction(() => location.search === '' && document.querySelector('.found').hidden);
  assert.ok(await shown(page, '.browse'));
}

async function filtering() {
  const page = await newPage();
  await page.goto(`${root}search.html?q=${MANY}`);
  const all = await said(page, /results$/);
  await page.waitForFunction(() => document.querySelector('.filters .count').textContent);
  const labels = page.locator('.filters details:nth-of-type(2) li:not([hidden]) label');
  const [first, second] = [labels.nth(0), labels.nth(1)];
  const count = async (label) => Number(await label.locator('.count').textContent());
  const [a, b] = [await count(first), await count(second)];
  await first.click();
  await said(page, new RegExp(`^${a} result`));
  assert.equal(await count(second), b, 'the count of another value of the same facet is not true any more');
  await second.click();
  await page.waitForFunction(() => /=[a-z]+,[a-z]+/.test(location.search));
  const both = await said(page, /result/);
  const shared = page.url();
  const other = await newPage();
  await other.goto(shared);
  assert.equal(await said(other, /result/), both, 'the address does not give the same results to somebody else');
  assert.equal(await other.locator('.filters input:checked').count(), 2);
  assert.equal(await other.locator('.active button').count(), 2);
  await page.goBack();
  await said(page, new RegExp(`^${a} result`));
  assert.equal(await page.locator('.filters input:checked').count(), 1);
  await page.goBack();
  await said(page, new RegExp(`^${all}$`));
  await page.goForward();
  await page.click('.active button');
  await said(page, new RegExp(`^${all}$`));
  assert.equal(address(page), `?q=${MANY}`);
  await page.fill('[name=from]', '2025');
  await page.fill('[name=to]', '2025');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('year') === '2025');
  await page.selectOption('[name=sort]', 'name');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('sort') === 'name');
  await page.waitForFunction(() => document.querySelectorAll('.hits h3').length > 1);
  await page.click('.filters [data-do=clear]');
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('year'));
  await page.check('[name=all]');
  await page.waitForSelector('.hits h2[lang], .hits h2 [lang]');
  assert.match(address(page), /lang=all/);
}

async function nothing() {
  const page = await newPage();
  await page.goto(`${root}search.html?q=${NONE}`);
  await said(page, /Nothing/);
  assert.ok(await shown(page, '.help'), 'nothing is said that may help');
  assert.ok(await shown(page, '.browse'), 'there is no way on');
  await page.click('.help [data-do=all]');
  await page.waitForURL(/lang=all/);
  // One place alone: what nearly fits says how it differs.
  if (!isFake) return;
  await page.goto(`${root}search.html?q=${FEW}&country=lv`);
  await page.waitForSelector('.close .row');
  assert.match(await page.textContent('.close .row'), /Differs in: Country/);
}

async function withKeyboard() {
  const page = await newPage();
  await page.goto(`${root}search.html`);
  await page.uncheck('.shortcut input');
  await page.reload();
  await page.waitForSelector('.shortcut input:not(:checked)');
  await page.keyboard.press('/');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'q', 'the key works though it is switched off');
  await page.check('.shortcut input');
  await page.locator('.shortcut input').blur();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type(MANY);
  await page.keyboard.press('Enter');
  await said(page, /results$/);
  const reach = async (test) => {
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(test)) return;
    }
    assert.fail(`Tab does not reach ${test}`);
  };
  await reach("document.activeElement.matches('.filters [type=checkbox]')");
  await page.keyboard.press('Space');
  await page.waitForFunction(() => /&/.test(location.search));
  assert.ok(await page.evaluate(() => document.activeElement.matches('.filters [type=checkbox]')), 'the focus is lost');
  await reach("document.activeElement.matches('.active button')");
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !/&/.test(location.search));
  await reach("document.activeElement.matches('.hits h3 a')");
}

/** What the address may say, and what is said of it. */
async function addresses() {
  const page = await newPage();
  await page.goto(`${root}search.html?utm_source=letter`);
  await page.waitForTimeout(400);
  assert.ok(!(await shown(page, '.found')) && (await shown(page, '.browse')), 'words of others are taken for a question');
  await page.goto(`${root}search.html?q=${MANY}&year=2026-2020`);
  await said(page, /result/);
  assert.deepEqual(await page.locator('.years input').evaluateAll((inputs) => inputs.map(({ value }) => value)), ['2020', '2026']);
  await page.goto(`${root}search.html?q=${MANY}&Country=DE&country=xx`);
  await said(page, /result/);
  assert.match(await page.textContent('[data-word=unknown]'), /country=xx/);
  assert.equal(await page.locator('[name=country][value=de]').isChecked(), true, 'upper case is not understood');
  await page.goto(`${root}search.html?q=${MANY}&country=de&country=lv`);
  await said(page, /result/);
  assert.equal(await page.locator('.filters input:checked').count(), 2, 'a key that comes twice is kept once');
}

/** Titles are there after four steps: the page, the first script, the modules beside the entrance, the index. */
async function steps() {
  const page = await newPage();
  const begun = [];
  page.on('request', (request) => begun.push([request.url().replace(root, ''), Date.now()]));
  await page.route('**/*', async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    return route.fallback();
  });
  await page.goto(`${root}search.html?q=${FEW}`);
  await page.waitForSelector('.hits h3');
  // Each answer takes its time, so that what is asked for together comes before the first of them.
  const waves = [];
  for (const [url, at] of begun.filter(([url]) => /search|start\.js/.test(url))) {
    if (!waves.length || at - waves.at(-1).at > 400) waves.push({ at, urls: [] });
    waves.at(-1).urls.push(url);
  }
  const last = waves.findIndex(({ urls }) => urls.some((url) => url.endsWith(resident('en'))));
  assert.equal(last, 3, JSON.stringify(waves));
  assert.equal(begun.filter(([url]) => /index\.json/.test(url)).length, 1, 'the entrance is loaded twice');
  const scripts = waves.slice(0, last).flatMap(({ urls }) => urls).filter((url) => /js$/.test(url)).map((url) => url.split('/js/')[1]).sort();
  assert.deepEqual(scripts, ['search-page.mjs', 'search/search.mjs', 'start.js'], 'titles wait for what they do not need');
}

/** A text that is missing takes nothing from the titles. */
async function texts() {
  const page = await newPage({}, /Failed to load|SearchError|search index/);
  const isNeeded = (url) => url.endsWith('index.json') || url.endsWith(resident('en'));
  await page.route('**/search/en/*', (route) => (isNeeded(route.request().url()) ? route.fallback() : route.fulfill({ status: 404, body: '' })));
  await page.goto(`${root}search.html?q=${FEW}`);
  await said(page, /^\d+ results$/);
  await page.waitForTimeout(300);
  assert.ok((await titles(page)).length > 1 && !(await shown(page, '.error')), 'a missing text wipes the titles');
}

/** What was read as another word, what may be meant, what is nowhere as it stands. */
async function readings() {
  const page = await newPage();
  await page.goto(`${root}search.html?q=${encodeURIComponent('"fire statoin"')}`);
  await page.waitForSelector('[data-word=corrected]');
  assert.match(await page.textContent('[data-word=corrected]'), /fire station/);
  assert.match(await page.textContent('[data-word=unquoted]'), /fire statoin/);
  await page.goto(`${root}search.html?q=download+`);
  await page.waitForSelector('[data-word=meant] a');
  await page.click('[data-word=meant] a');
  await said(page, /result/);
  await page.goto(`${root}search.html?q=${encodeURIComponent('🎭')}`);
  await said(page, /Nothing/);
}

/** Answers that come late are thrown away. */
async function slow() {
  const page = await newPage();
  await page.addInitScript(([a, b]) => (globalThis.slow = { [a]: 1500, [b]: 500 }), [MANY, FEW]);
  await page.goto(`${root}search.html`);
  await page.fill('#q', MANY);
  await page.waitForTimeout(200);
  await page.fill('#q', FEW);
  await said(page, /Searching/);
  const expected = await said(page, /^\d+ results?$/);
  assert.ok((await titles(page)).some((title) => /kiel/i.test(title)));
  await page.waitForTimeout(1600);
  assert.equal(await page.textContent('.search .status'), expected, 'an older answer overtakes a newer one');
}

/** Each reason has its message, and a way out. */
async function failures() {
  const answers = {
    network: [(route) => route.abort(), /could not be loaded/],
    missing: [(route) => route.fulfill({ status: 404, body: '' }), /no search index/],
    damaged: [(route) => route.fulfill({ body: 'x' }), /damaged/],
    version: [(route) => route.fulfill({ json: { version: 99 } }), /has changed/],
    shape: [(route) => route.fulfill({ json: { version: isFake ? 99 : 2 } }), isFake ? /has changed/ : /damaged/],
  };
  for (const [reason, [answer, pattern]] of Object.entries(answers)) {
    const page = await newPage({}, /Error|Failed to load/);
    let isBroken = true;
    await page.route('**/search/*/index.json', (route) => (isBroken ? answer(route) : route.fallback()));
    await page.goto(`${root}search.html?q=${FEW}`);
    await page.waitForSelector('.error:not([hidden])');
    assert.match(await page.textContent('.error p'), pattern, reason);
    assert.ok(await shown(page, '.browse'), 'the lists are not shown in its place');
    await isSound(page, reason);
    isBroken = false;
    await page.click('[data-do=retry]');
    await said(page, /result/);
    assert.ok(!(await shown(page, '.error')), reason);
    await page.context().close();
  }
}

/** A block of the index that is not what it should be: a plain message, no results, and all is well when it is. */
async function blocks() {
  const bytes = (lang) => readFileSync(`${folder}/search/${lang}/${resident(lang)}`);
  const answers = {
    network: [(route) => route.abort(), /could not be loaded/],
    missing: [(route) => route.fulfill({ status: 404, body: '' }), /no search index/],
    truncated: [(route) => route.fulfill({ body: bytes('en').subarray(0, 5000) }), /damaged/],
    'of another index': [(route) => route.fulfill({ body: bytes('de') }), /damaged/],
  };
  for (const [reason, [answer, pattern]] of Object.entries(answers)) {
    const page = await newPage({}, /Error|Failed to load/);
    let [isBroken, asked] = [true, 0];
    await page.route(`**/search/en/${resident('en')}`, (route) => {
      asked += 1;
      return isBroken ? answer(route) : route.fallback();
    });
    await page.goto(`${root}search.html?q=${MANY}`);
    await page.waitForSelector('.error:not([hidden])');
    assert.match(await page.textContent('.error p'), pattern, reason);
    assert.deepEqual([await titles(page), asked], [[], 2], `${reason}: ${asked} times`);
    isBroken = false;
    await page.click('[data-do=retry]');
    await said(page, /result/);
    await page.context().close();
  }
  // The site is built anew between the entrance and the blocks.
  const page = await newPage({}, /Failed to load/);
  let entrances = 0;
  await page.route('**/search/en/index.json', async (route) => {
    const response = await route.fetch();
    const index = await response.json();
    entrances += 1;
    return route.fulfill({ json: entrances === 1 ? { ...index, resident: 'aaaaaaaa' } : index });
  });
  await page.goto(`${root}search.html?q=${MANY}`);
  await said(page, /^\d+ results$/);
  assert.ok(!(await shown(page, '.error')) && entrances > 1);
}

async function markup() {
  const page = await newPage();
  const text = '<img src="x" onerror="document.title=\'broken\'">';
  await page.goto(`${root}search.html?${new URLSearchParams({ q: `${text} injected`, country: text })}`);
  await said(page, /result|Nothing/);
  assert.equal(await page.locator('.search img, .search script').count(), 0, 'text has become markup');
  assert.ok(!isFake || (await titles(page)).includes(text), 'the title is not the text that it was');
  assert.match(await page.title(), /^<img/);
}

async function quickBox() {
  const page = await newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${root}about.html`);
  assert.ok(!asked.some((url) => /search-box|search\.mjs|index\.json/.test(url)), 'the search is loaded before it is wanted');
  await page.keyboard.press('/');
  const field = page.locator('.site-bar [type=search]');
  await page.waitForSelector('[role=combobox]');
  await page.keyboard.type('kiel');
  await page.waitForSelector('[role=option]');
  await isSound(page, 'the list of the field');
  assert.match(await page.textContent('.site-bar [role=status]'), /^Suggestions: \d$/);
  assert.ok((await page.locator('[role=option]').count()) <= 8);
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  assert.equal(await page.getAttribute(`#${active}`, 'aria-selected'), 'true');
  await page.keyboard.press('ArrowUp');
  assert.equal(await field.getAttribute('aria-activedescendant'), '');
  await page.keyboard.press('Escape');
  assert.ok(!(await shown(page, '[role=listbox]')) && (await field.inputValue()) === 'kiel', 'Escape does more than close');
  await page.keyboard.press('Escape');
  assert.equal(await field.inputValue(), '');
  await page.keyboard.type('kiel');
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('Tab');
  assert.ok(!(await shown(page, '[role=listbox]')), 'the list stays where the focus is not');
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/about.html');
  assert.ok(!/search\.html/.test(page.url()), 'Enter does not open what is chosen');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('kiel');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search.html?q=kiel');
}

async function marks() {
  const page = await newPage();
  await page.goto(`${root}search.html?q=${IN_TEXT}`);
  await said(page, /result/);
  await page.waitForSelector('.snippet mark');
  const link = page.locator('.hits h3 a').first();
  await page.waitForFunction(() => [...document.querySelectorAll('.hits h3 a')].some((link) => /\?hl=[^#]+#./.test(link.getAttribute('href'))), undefined, { timeout: 5000 })
    .catch(() => assert.fail('no result leads to a section'));
  await link.click();
  await page.waitForFunction(() => CSS.highlights.get('found')?.size > 0);
}

/** Every state in every look. */
async function states() {
  for (const [mode, options] of Object.entries(MODES)) {
    const page = await newPage(options);
    for (const query of ['', `?q=${MANY}`, `?q=${MANY}&lang=all`, `?q=${NONE}`, `?q=${FEW}&country=lv`, `?q=${SLIP}&year=2020-2026`]) {
      await page.goto(`${root}search.html${query}`);
      if (query) await said(page, /result|Nothing/);
      await page.waitForTimeout(100);
      await isSound(page, `${mode} ${query}`);
      if (query) await page.evaluate(checks.unfold);
      await isSound(page, `${mode} ${query}, unfolded`);
    }
    await page.context().close();
  }
}

for (const test of [withoutScripts, fromDisk, typing, filtering, nothing, withKeyboard, failures, markup, quickBox, marks, states]) await test();
await addresses();
for (const test of isFake ? [slow] : [blocks, steps, texts, readings]) await test();
await browser.close();
close();
