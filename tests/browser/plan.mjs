// Templates as forms: filled in, kept, saved, opened again, with the real scripts under the policy of the site.
//
//     node plan.mjs FOLDER

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AxeBuilder from 'axe-core';
import { deflateRawSync } from 'node:zlib';
import { launch, serve } from './lib/browser.mjs';
import { resave } from './lib/office.mjs';

const { root, close } = await serve(resolve(process.argv[2]));
const browser = await launch();
const downloads = await mkdtemp(join(tmpdir(), 'pearls-plan-'));
const FORM = 'plan-templates/cureap/fill.html';
/** What must never be in an address or a request. */
const SECRET = 'Vienišumas';
/** Answers of every kind, with what is hard to keep. */
const TEXT = `${SECRET} & „tyla“ <b>fett</b> 👩‍🌾\n\nZweiter Absatz – ąčęėįšųūž  mit zwei Leerzeichen.\nDritter \\ * _ | # 1. [x]`;
const ROWS = 30;

/** @param {import('playwright-core').BrowserContext} context */
async function open(context, address = FORM) {
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('request', (request) => {
    if (decodeURIComponent(request.url() + (request.postData() ?? '')).includes(SECRET)) page.faults.push(`an answer is in the request ${request.url()}`);
    if (!/^(blob:)?http:\/\/127\.0\.0\.1/.test(request.url())) page.faults.push(`a request to ${request.url()}`);
  });
  await page.goto(root + address);
  await page.waitForSelector('.plan-work:not([hidden]), .my-plans .rows');
  return page;
}

const question = (page, id) => page.locator(`[data-section="${id}"]`);
const kept = (page) => page.waitForFunction(() => /Kept|cannot/.test(document.querySelector('.plan-bar .status').textContent));

async function row(page, id, cells, at) {
  const part = question(page, id);
  while ((await part.locator('.items > li').count()) <= at) await part.locator('[data-do=add]').click();
  for (const [column, value] of Object.entries(cells)) {
    const field = part.locator('.items > li').nth(at).locator(`[data-column="${column}"]`).locator('input, textarea, select');
    if ((await field.evaluate((own) => own.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Fills the form in. */
async function fill(page) {
  await page.fill('#plan-name', `Plan „${SECRET}“`);
  await question(page, 'motivation').locator('textarea').fill(TEXT);
  const list = question(page, 'strategies');
  await list.locator('.items input').fill('Town strategy – „2030“');
  await list.locator('[data-do=add]').click();
  await list.locator('.items input').nth(1).fill('<b>Youth</b> & culture');
  await row(page, 'objectives', { objective: 'People know each other', capacity: 'absorb', change: 'Two\nlines' }, 0);
  await row(page, 'activities', { activity: 'One boat', start: '2027-02', end: '14.5.2027', group: 'young-people', budget: '6 500' }, 0);
  await row(page, 'activities', { activity: 'The last ferry', start: '2027-08-20', budget: '9.000' }, 1);
  await page.evaluate((rows) => {
    const part = document.querySelector('[data-section=timeline]');
    for (let at = 0; at < rows; at += 1) {
      if (at > 0) part.querySelector('[data-do=add]').click();
      const field = part.querySelectorAll('.items > li')[at].querySelector('textarea');
      field.value = `Milestone ${at}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, ROWS);
  await kept(page);
}

/** All that is answered, as the browser keeps it. */
const answers = (page) => page.evaluate(() => {
  const key = Object.keys(localStorage).filter((own) => own.startsWith('pearls:')).sort((a, b) => JSON.parse(localStorage[b]).changed.localeCompare(JSON.parse(localStorage[a]).changed))[0];
  return JSON.parse(localStorage[key]).answers;
});

async function save(page, format) {
  await page.selectOption('#save-as', format);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do=save]')]);
  const path = join(downloads, `${format.replace(' ', '-')}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

async function clean(page) {
  assert.deepEqual(page.faults, []);
}

async function axe(page, what) {
  await page.evaluate(AxeBuilder.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], what);
}

const TESTS = {
  async 'what is filled in is there again, and comes back out of every file'() {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await open(context);
    await fill(page);
    await axe(page, 'a filled form');
    const before = await answers(page);
    assert.equal(before.motivation, TEXT);
    assert.equal(before.timeline.length, ROWS);
    assert.equal(before.activities[0].end, '2027-05-14', 'a date as people write it becomes one of the site');
    assert.match(await question(page, 'activities').locator('.sums').innerText(), /15\s500/u);
    await page.reload();
    await page.waitForSelector('.plan-work:not([hidden])');
    assert.equal(await question(page, 'motivation').locator('textarea').inputValue(), TEXT);
    assert.equal(await question(page, 'timeline').locator('.items > li').count(), ROWS);
    assert.match(await page.locator('.toc .progress').innerText(), /^5 of 17/);
    assert.match(await page.locator('.plan-bar .outside').innerText(), /No copy/);
    const files = [];
    for (const format of ['json', 'docx work', 'odt work']) files.push(await save(page, format));
    assert.match(await page.locator('.plan-bar .outside').innerText(), /Last copy/);
    for (const file of files) {
      const fresh = await open(await browser.newContext());
      await fresh.setInputFiles('#open-file', file);
      await fresh.waitForFunction(() => document.querySelector('.opened').textContent);
      assert.match(await fresh.locator('.opened').innerText(), /taken from the file: 5/, file);
      await kept(fresh);
      assert.deepEqual(await answers(fresh), before, file);
      assert.equal(await fresh.inputValue('#plan-name'), `Plan „${SECRET}“`);
      await clean(fresh);
      await fresh.context().close();
    }
    for (const format of ['docx', 'odt', 'txt', 'md']) assert.ok((await readFile(await save(page, format))).length > 500, format);
    await page.fill('#entry-place', 'Kiel');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do=entry]')]);
    assert.equal(download.suggestedFilename(), 'kiel-cureap.md');
    await download.saveAs(join(downloads, 'kiel-cureap.md'));
    assert.match(await readFile(join(downloads, 'kiel-cureap.md'), 'utf8'), /^---\ntitle: "Plan „Vienišumas“"\nmunicipality: kiel\n/);
    await clean(page);
    await context.close();
  },

  async 'a word processor may save it again'() {
    const context = await browser.newContext({ acceptDownloads: true });
    const files = [];
    const wanted = new Map();
    const take = async (page, address) => {
      for (const format of ['docx work', 'odt work']) {
        const file = await save(page, format);
        files.push(file);
        wanted.set(file, { address, answers: await answers(page) });
      }
      await clean(page);
    };
    const plan = await open(context);
    await fill(plan);
    await take(plan, FORM);
    const assessment = 'plan-templates/self-assessment/fill.html';
    const own = await open(context, assessment);
    await own.fill('#plan-name', 'Where we stand');
    await question(own, 'asking-people').locator('[value="0"]').check();
    await question(own, 'who-is-alone').locator('[value="2"]').check();
    await kept(own);
    await take(own, assessment);
    for (const format of ['docx', 'odt']) {
      for (const [at, again] of resave(files, format, downloads).entries()) {
        const { address, answers: before } = wanted.get(files[at]);
        const page = await open(await browser.newContext(), address);
        await page.setInputFiles('#open-file', again);
        await page.waitForFunction(() => document.querySelector('.opened').textContent);
        await kept(page);
        assert.deepEqual(await answers(page), before, `${files[at]} as ${format}`);
        await clean(page);
        await page.context().close();
      }
    }
    await context.close();
  },

  async 'where both have an answer, people choose'() {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await open(context);
    await question(page, 'motivation').locator('textarea').fill('Mine');
    await kept(page);
    const plan = { format: 'pearls-plan', formatVersion: 1, template: 'cureap', templateVersion: '1', title: 'T', answers: { motivation: 'Theirs', context: 'New', gone: 'Old' } };
    const file = join(downloads, 'theirs.json');
    await writeFile(file, JSON.stringify(plan));
    await page.setInputFiles('#open-file', file);
    await page.waitForSelector('.both:not([hidden])');
    await axe(page, 'two answers');
    await page.click('[data-do=leave]');
    await page.waitForSelector('.both', { state: 'hidden' });
    assert.equal(await question(page, 'motivation').locator('textarea').inputValue(), 'Mine');
    assert.equal(await question(page, 'context').locator('textarea').inputValue(), '');
    await page.setInputFiles('#open-file', file);
    await page.click('.both [value=theirs]');
    await page.click('[data-do=take]');
    await page.waitForSelector('.both', { state: 'hidden' });
    assert.equal(await question(page, 'motivation').locator('textarea').inputValue(), 'Theirs');
    assert.equal(await question(page, 'context').locator('textarea').inputValue(), 'New');
    assert.match(await page.locator('.moved').innerText(), /version 1[\s\S]*gone[\s\S]*Old/, 'what fits nowhere is listed');
    await kept(page);
    assert.equal((await answers(page)).gone, 'Old', 'and kept');
    await clean(page);
    await context.close();
  },

  async 'a file that is none gets one sentence and changes nothing'() {
    const context = await browser.newContext();
    const page = await open(context);
    await question(page, 'motivation').locator('textarea').fill('Mine');
    const entities = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><a>&b;</a>`;
    const cases = [
      ['none.json', Buffer.from('{"a": 1}'), /is no plan/],
      ['text.docx', Buffer.from('no zip at all'), /is no plan/],
      ['newer.json', Buffer.from('{"format":"pearls-plan","formatVersion":9,"answers":{}}'), /later version/],
      ['other.json', Buffer.from('{"format":"pearls-plan","formatVersion":1,"template":"x","answers":{"a":"b"}}'), /another template/],
      ['empty.json', Buffer.from('{"format":"pearls-plan","formatVersion":1,"template":"cureap","answers":{}}'), /nothing is answered/],
      ['cut.docx', Buffer.from('PK\x03\x04 and nothing more'), /damaged/],
      ['huge.docx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(21_000_000)]), /larger than any plan/],
      ['entities.docx', zip([['word/document.xml', entities]]), /damaged/],
      ['bomb.docx', zip([['word/document.xml', 'a'.repeat(100)]], { claims: 60_000_000 }), /larger than any plan/],
      ['real-bomb.docx', zip([['word/document.xml', 'a'.repeat(60_000_000)]], { claims: 100 }), /larger than any plan/],
    ];
    for (const [name, bytes, sentence] of cases) {
      await writeFile(join(downloads, name), bytes);
      await page.setInputFiles('#open-file', join(downloads, name));
      await page.waitForFunction((own) => new RegExp(own).test(document.querySelector('.opened').textContent), sentence.source, { timeout: 20_000 }).catch(async () => assert.match(await page.locator('.opened').innerText(), sentence, name));
      assert.equal(await question(page, 'motivation').locator('textarea').inputValue(), 'Mine', name);
      await page.evaluate(() => { document.querySelector('.opened').textContent = ''; });
    }
    await clean(page);
    await context.close();
  },

  async 'several plans: renamed, copied, deleted and taken back'() {
    const context = await browser.newContext();
    const page = await open(context);
    await page.fill('#plan-name', 'First');
    await kept(page);
    await page.goto(`${root}${FORM}#new=1`);
    await page.reload();
    await page.waitForSelector('.plan-work:not([hidden])');
    await page.fill('#plan-name', 'Second');
    await kept(page);
    const list = await open(context, 'my-plans.html');
    const titles = () => list.locator('.plans h2').allInnerTexts();
    assert.deepEqual(await titles(), ['Second', 'First']);
    await axe(list, 'my plans');
    await list.locator('.plans li').nth(1).getByRole('button', { name: /^Copy/ }).click();
    assert.deepEqual((await titles()).sort(), ['First', 'First (copy)', 'Second']);
    await list.getByRole('button', { name: 'Rename: First (copy)' }).click();
    await list.keyboard.type('Third');
    await list.keyboard.press('Enter');
    assert.deepEqual((await titles()).sort(), ['First', 'Second', 'Third']);
    await list.getByRole('button', { name: 'Delete: Second' }).click();
    assert.deepEqual((await titles()).sort(), ['First', 'Third']);
    await list.getByRole('button', { name: 'Undo' }).click();
    assert.deepEqual((await titles()).sort(), ['First', 'Second', 'Third']);
    await list.locator('.plans a', { hasText: 'First' }).click();
    await list.waitForSelector('.plan-work:not([hidden])');
    assert.equal(await list.inputValue('#plan-name'), 'First');
    await clean(list);
    await context.close();
  },

  async 'two tabs with one plan: the older one says so and overwrites nothing'() {
    const context = await browser.newContext();
    const one = await open(context);
    await question(one, 'motivation').locator('textarea').fill('From one');
    await kept(one);
    const other = await open(context);
    await question(other, 'motivation').locator('textarea').fill('From the other');
    await kept(other);
    await one.waitForSelector('.conflict:not([hidden])');
    await axe(one, 'a conflict');
    await question(one, 'motivation').locator('textarea').fill('Late');
    await one.waitForTimeout(900);
    assert.equal((await answers(other)).motivation, 'From the other');
    await one.click('[data-do=copy]');
    await kept(one);
    const plans = await one.evaluate(() => Object.values(localStorage).map((text) => JSON.parse(text).answers.motivation).sort());
    assert.deepEqual(plans, ['From the other', 'Late']);
    await clean(one);
    await context.close();
  },

  async 'without room, the screen keeps everything and says so'() {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await open(context);
    await page.evaluate(() => {
      for (let [size, at] = [4_000_000, 0]; size > 10; at += 1) {
        try {
          localStorage.setItem(`x${at}`, 'x'.repeat(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
    });
    await question(page, 'motivation').locator('textarea').fill(TEXT);
    await kept(page);
    assert.match(await page.locator('.plan-bar .status').innerText(), /cannot keep/);
    assert.equal(await question(page, 'motivation').locator('textarea').inputValue(), TEXT);
    const file = await save(page, 'json');
    assert.equal(JSON.parse(await readFile(file, 'utf8')).answers.motivation, TEXT);
    await clean(page);
    await context.close();
  },

  async 'storage that is switched off'() {
    const context = await browser.newContext();
    await context.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }));
    const page = await open(context);
    assert.match(await page.locator('.plan-bar .status').innerText(), /cannot keep/);
    await context.close();
  },

  async 'another language of the page has the same answers'() {
    const context = await browser.newContext();
    const page = await open(context);
    await question(page, 'motivation').locator('textarea').fill('Same');
    await row(page, 'objectives', { objective: 'People', capacity: 'cope' }, 0);
    await kept(page);
    const german = await open(context, `de/${FORM}`);
    assert.equal(await question(german, 'motivation').locator('textarea').inputValue(), 'Same');
    assert.notEqual(await question(german, 'objectives').locator('[data-column=capacity] option:checked').innerText(), 'cope');
    await context.close();
  },

  async 'with the keyboard alone, on a phone'() {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await open(context, 'plan-templates/starter/fill.html');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await page.locator('[data-section=what-we-have] textarea').focus();
    await page.keyboard.type('The harbour hall');
    await page.locator('[data-section=what-we-have] [data-do=add]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('A boat');
    assert.equal(await page.locator('[data-section=what-we-have] .items > li').count(), 2);
    await page.getByRole('button', { name: /Move up: .*What we have, Row 2/ }).focus();
    await page.keyboard.press('Enter');
    const texts = () => page.locator('[data-section=what-we-have] textarea').evaluateAll((all) => all.map((own) => own.value));
    assert.deepEqual(await texts(), ['A boat', 'The harbour hall']);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Move down: 3 What we have, Row 1', 'a button that is off now hands the focus on');
    await page.getByRole('button', { name: /Remove: .*What we have, Row 1/ }).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await texts(), ['The harbour hall']);
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await texts(), ['A boat', 'The harbour hall']);
    await axe(page, 'a narrow form');
    await clean(page);
    await context.close();
  },

  async 'a self-assessment has a profile and leads into a plan'() {
    const context = await browser.newContext();
    const page = await open(context, 'plan-templates/self-assessment/fill.html');
    assert.match(await page.locator('.profile-body').innerText(), /Answer some/);
    await page.locator('[data-section=asking-people] [value="0"]').check();
    await page.locator('[data-section=who-is-alone] [value="2"]').check();
    await page.waitForSelector('.profile table');
    assert.match(await page.locator('.profile table').innerText(), /Needs\s+1 \/ 3/);
    assert.match(await page.locator('.profile ul').innerText(), /We have not asked/);
    await axe(page, 'a profile');
    await page.click('.profile a.button');
    await page.waitForSelector('.use:not([hidden])');
    assert.match(page.url(), /cureap\/fill\.html#begin=/);
    await page.click('[data-do=use]');
    await page.waitForSelector('.use', { state: 'hidden' });
    assert.match(await question(page, 'context').locator('textarea').inputValue(), /We do not know well enough yet/);
    await clean(page);
    await context.close();
  },

  async 'a case goes into a plan'() {
    const context = await browser.newContext();
    const page = await open(context, `${FORM}#use=kiel-kulturkraft`);
    await page.waitForSelector('.use:not([hidden])');
    await axe(page, 'a case for a plan');
    await page.selectOption('#use-section', 'context');
    await page.click('[data-do=use]');
    await page.waitForSelector('.use', { state: 'hidden' });
    assert.match(await question(page, 'context').locator('textarea').inputValue(), /Kulturkraft[\s\S]*case-studies\/kiel-kulturkraft\.html/);
    await clean(page);
    await context.close();
  },

  async 'a case study is written in the same form'() {
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await open(context, 'new-case-study.html');
    const texts = { title: 'A house „for all“: one & only', start: '3/2024', end: '2025', summary: 'We opened a <house>.', 'text-what-was-done': 'First we asked.\n\n- Then we # opened.', 'text-what-was-difficult': 'Keys.', organiser: 'Office of culture', 'staff-time': 'Two hours a week' };
    for (const [id, text] of Object.entries(texts)) await question(page, id).locator('textarea, input').first().fill(text);
    await question(page, 'municipalities').locator('input').fill('Kiel');
    await question(page, 'term-topics').locator('select').selectOption('belonging');
    await question(page, 'term-topics').locator('[data-do=add]').click();
    await question(page, 'term-topics').locator('select').nth(1).selectOption('youth');
    await question(page, 'evidence').locator('select').selectOption('self-reported');
    await row(page, 'results', { indicator: 'Evenings', value: '40', unit: 'evenings', date: '2025' }, 0);
    await row(page, 'results', { indicator: 'Mood', value: 'better' }, 1);
    await row(page, 'sources', { title: 'A report', url: 'https://example.org/report' }, 0);
    await kept(page);
    await axe(page, 'the form of a case');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do=entry]')]);
    assert.equal(download.suggestedFilename(), 'a-house-for-all-one-only.md');
    await download.saveAs(join(downloads, 'case.md'));
    // `tests/browser.rs` checks a site with this very file.
    assert.equal(await readFile(join(downloads, 'case.md'), 'utf8'), await readFile(new URL('case.md', import.meta.url), 'utf8'));
    await clean(page);
    await context.close();
  },

  async 'without scripts the page offers documents'() {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(root + FORM);
    assert.ok(await page.locator('[data-note=script]').isVisible());
    assert.ok(!(await page.locator('.plan-work').isVisible()));
    assert.equal(await page.locator('.documents a').count(), 3);
    await context.close();
  },
};

/** A ZIP that may say of its parts what is not true. */
function zip(parts, { claims } = {}) {
  const [files, index] = [[], []];
  let offset = 0;
  for (const [name, text] of parts) {
    const packed = deflateRawSync(Buffer.from(text));
    const size = claims ?? text.length;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(8, 8); head.writeUInt32LE(packed.length, 18); head.writeUInt32LE(size, 22); head.writeUInt16LE(name.length, 26);
    files.push(head, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(8, 10); entry.writeUInt32LE(packed.length, 20); entry.writeUInt32LE(size, 24); entry.writeUInt16LE(name.length, 28); entry.writeUInt32LE(offset, 42);
    index.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const length = index.reduce((sum, part) => sum + part.length, 0);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(parts.length, 10); end.writeUInt32LE(length, 12); end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...index, end]);
}

const wanted = process.argv[3];
let failed = 0;
for (const [name, test] of Object.entries(TESTS)) {
  if (wanted && !name.includes(wanted)) continue;
  try {
    await test();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}
await browser.close();
close();
await rm(downloads, { recursive: true });
console.log(`${Object.keys(TESTS).length} ways to use a form, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
