// Lighthouse in its mobile setting, on the pages of one site that are named. Three marks must be full. How fast a page is depends on the
// machine that tests it, so that mark has some room, and the best of a few runs counts; the times are printed.
//
//     node lighthouse.mjs FOLDER ADDRESS...

import { launch as launchChromium } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { FLAGS, chromiumPath, serve } from './lib/browser.mjs';

const LEAST = { accessibility: 1, 'best-practices': 1, seo: 1, performance: 0.9 };
const RUNS = 3;

const [folder, ...addresses] = process.argv.slice(2);
const { root, close } = await serve(folder);
const chromium = await launchChromium({ chromePath: chromiumPath(), chromeFlags: ['--headless=new', ...FLAGS], logLevel: 'error' });

/** What is below the least mark: the audits that cost something, each with what it found. And nothing may move while the page comes. */
function faults({ categories, audits }, address) {
  const describe = (item) => item.node?.snippet ?? item.url ?? item.description ?? JSON.stringify(item).slice(0, 160);
  const problems = Object.values(categories).filter(({ id, score }) => !(score >= LEAST[id])).map(({ id, title, score, auditRefs }) => {
    const lost = auditRefs.filter((ref) => ref.weight > 0 && audits[ref.id].score !== null && audits[ref.id].score < 1).map((ref) => audits[ref.id]);
    const lines = lost.flatMap((audit) => [`  ${audit.id}: ${audit.title}`, ...(audit.details?.items ?? []).slice(0, 3).map((item) => `    ${describe(item)}`)]);
    return [`${address}: ${title} ${Math.round(score * 100)}, at least ${LEAST[id] * 100} is needed`, ...lines].join('\n');
  });
  const shift = audits['cumulative-layout-shift'];
  if (shift.numericValue > 0) problems.push(`${address}: the page moves while it comes (CLS ${shift.displayValue}): give pictures a width and a height`);
  return problems;
}

/** The report of a page. */
async function look(address) {
  const { lhr } = await lighthouse(root + address, { port: chromium.port, onlyCategories: Object.keys(LEAST), logLevel: 'error' });
  return lhr;
}

const problems = [];
for (const address of addresses) {
  let best = await look(address);
  for (let run = 1; run < RUNS && faults(best, address).length > 0; run += 1) {
    const next = await look(address);
    if (next.categories.performance.score > best.categories.performance.score) best = next;
  }
  const marks = Object.values(best.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  const times = { 'largest-contentful-paint': 'LCP', 'cumulative-layout-shift': 'CLS', 'total-blocking-time': 'TBT' };
  const figures = Object.entries(times).map(([id, name]) => `${name} ${best.audits[id].displayValue}`);
  console.log(`${address}: ${[...marks, ...figures].join(', ')}`);
  problems.push(...faults(best, address));
}
chromium.kill();
close();
if (problems.length > 0) {
  console.error(problems.join('\n\n'));
  process.exit(1);
}
