// What people come for: each task begins at the home page and ends where somebody has what she wanted, with at most so many clicks.
//
//     node tasks.mjs FOLDER
//
// Tasks that need more than the site has are named with what they lack, and end where it would begin.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launch, serve } from './lib/browser.mjs';

const { root, close } = await serve(resolve(process.argv[2]));
const browser = await launch();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const WIDE = { viewport: { width: 1280, height: 900 } };

/** Whether something is on the screen, or a flick away: within two screens of the top. */
async function isNear(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, `${selector} is not there`);
  const screen = page.viewportSize().height;
  assert.ok(box.y < 2 * screen, `${selector} begins at ${Math.round(box.y)} px, beyond two screens`);
}

const text = (page, selector) => page.locator(selector).first().innerText();

/** Each gets the page, a function that clicks and counts, and one that does so on a link to a file and gives `{name, bytes}`. */
const TASKS = [
  {
    who: 'a culture officer in a small Lithuanian town, on a phone: what helps where young people leave?',
    options: PHONE, start: 'lt/index.html', most: 2,
    async go(page, click) {
      await click('#like-yours a[href$="by/challenges/outmigration.html"]');
      await click('.results .row h3 a');
      assert.equal(await page.getAttribute('html', 'lang'), 'lt');
      await isNear(page, '.prose h2');
      assert.match(await text(page, '.kicker'), /2024/);
      assert.equal(await page.locator('#facts, #more-facts').count(), 2);
    },
  },
  {
    who: 'a journalist: which places hold the title of 2025, and since when?',
    options: WIDE, start: 'index.html', most: 2,
    async go(page, click) {
      await click('.main-menu a[href$="editions/index.html"]');
      await click('.results h3 a[href$="2025.html"]');
      assert.equal(await page.locator('#titles .pearls > li').count(), 6);
      assert.match(await text(page, '#stages'), /\d{4}/);
    },
  },
  {
    who: 'a candidate: the template as a document in her own words',
    options: PHONE, start: 'de/index.html', most: 2,
    async go(page, click, take) {
      await click('#templates h3 a');
      assert.ok((await page.locator('.template-section').count()) > 10);
      await isNear(page, '.documents a[href$=".docx"]');
      const { name, bytes } = await take('.documents a[href$=".docx"]');
      assert.equal(name, 'cureap.de.docx');
      assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    },
  },
  {
    who: 'a mentor: whom can I ask in Finland?', lacks: 'addresses of people, which no source gives',
    options: WIDE, start: 'index.html', most: 3,
    async go(page, click) {
      await click('.footer-menu a[href$="contact.html"]');
      await click('.prose a[href$="regional-council-of-ostrobothnia.html"]');
      assert.match(await text(page, 'h1'), /Ostrobothnia/);
    },
  },
  {
    who: 'a member of a jury: two practices side by side',
    options: WIDE, start: 'index.html', most: 4,
    async go(page, click) {
      await click('.main-menu a[href$="case-studies/index.html"]');
      await click('.pick label >> nth=0');
      await click('.pick label >> nth=1');
      await click('.picks button');
      await page.locator('.comparison tbody tr').first().waitFor();
      assert.equal(await page.locator('.comparison thead th').count(), 3);
    },
  },
  {
    who: 'a member of a jury: two plans side by side',
    options: WIDE, start: 'index.html', most: 5,
    async go(page, click) {
      await click('.main-menu a[href$="action-plans/index.html"]');
      await click('.pick label >> nth=0');
      await click('.pick label >> nth=1');
      await click('.picks button');
      assert.match(page.url(), /compare-plans\.html/);
      await page.locator('.comparison tbody tr').first().waitFor();
      assert.equal(await page.locator('.comparison thead th').count(), 3);
    },
  },
  {
    who: 'a researcher: all title holders as a table', lacks: 'data files',
    options: WIDE, start: 'index.html', most: 1,
    async go(page, click) {
      await click('#pearls .more a[href$="pearls.html"]');
      assert.equal(await page.locator('table tbody tr').count(), 14);
    },
  },
  {
    who: 'somebody with a screen reader: to a case through the search, by keyboard alone',
    options: WIDE, start: 'index.html', most: 0,
    async go(page) {
      await page.focus('#find');
      await page.keyboard.type('fire station', { delay: 20 });
      await page.locator('[role="option"]').first().waitFor();
      assert.match(await page.locator('.find [role="status"]').innerText(), /\d/);
      await page.keyboard.press('ArrowDown');
      await Promise.all([page.waitForURL(/case-studies\/brankis/), page.keyboard.press('Enter')]);
      assert.match(await text(page, 'h1'), /Brankis/);
    },
  },
];

const failed = [];
for (const { who, lacks, options, start, most, go } of TASKS) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
  page.setDefaultTimeout(10_000);
  let clicks = 0;
  const click = async (selector) => {
    clicks += 1;
    const target = page.locator(selector).first();
    const isLink = (await target.getAttribute('href')) !== null || selector.endsWith('button');
    await Promise.all([isLink ? page.waitForEvent('load') : undefined, target.click()]);
  };
  const take = async (selector) => {
    clicks += 1;
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(selector).first().click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  try {
    await page.goto(root + start, { waitUntil: 'load' });
    await go(page, click, take);
    assert.ok(clicks <= most, `${clicks} clicks, at most ${most}`);
    console.log(`${clicks} clicks: ${who}${lacks ? ` Still missing: ${lacks}.` : ''}`);
  } catch (error) {
    failed.push(`${who}\n  at ${page.url()} after ${clicks} clicks: ${error.message}`);
  }
  await page.context().close();
}
await browser.close();
close();
if (failed.length > 0) {
  console.error(failed.join('\n\n'));
  process.exit(1);
}
