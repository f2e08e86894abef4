// Asks a search queries in headless Chromium, each as a first visitor: a new context, so nothing is cached. Prints what was requested, as JSON.
//
//     node queries.mjs FOLDER DELAY < [{"client": "pearls" | "pagefind", "code": "/site/…/search.mjs", "base": "/site/search/", "query": "…"}]
//
// With `"typed": true` what stands before the last letter is asked first, as it is while somebody types.

import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, serve } from '../../tests/browser/lib/browser.mjs';

const SHOWN = 5;

// What runs in the page, phase by phase; each puts what the next one needs into `window`.
const CLIENTS = {
  pearls: {
    open: async ({ code, base }) => { window.index = await (await import(code)).open(base, 'en'); },
    search: async ({ query }) => {
      window.result = await window.index.search(query);
      window.hits = await window.result.titles(0, 10);
      return window.result.total;
    },
    snippets: async ({ shown }) => (await Promise.all(window.hits.slice(0, shown).map((hit) => window.result.snippet(hit)))).length,
  },
  pagefind: {
    open: async ({ code }) => {
      window.index = await import(code);
      await window.index.init();
    },
    search: async ({ query }) => {
      window.result = await window.index.search(query);
      return window.result.results.length;
    },
    // A result has nothing to show before its data has come, not even a title.
    snippets: async ({ shown }) => (await Promise.all(window.result.results.slice(0, shown).map((hit) => hit.data()))).length,
  },
};

/** What is requested from now on, workers' requests too: begin and end in ms, bytes of the body as sent. */
function listen(context) {
  const requests = [];
  const open = new Map();
  context.on('request', (request) => {
    const seen = { path: new URL(request.url()).pathname, begin: performance.now(), phase: requests.phase };
    requests.push(seen);
    open.set(request, seen);
  });
  context.on('requestfinished', async (request) => {
    const seen = open.get(request);
    if (!seen) return;
    seen.end = performance.now();
    const response = await request.response();
    seen.status = response.status();
    // Chromium does not tell what it received for a worker's own script; what the server says is the same.
    seen.bytes = Number(await response.headerValue('content-length'));
    open.delete(request);
  });
  context.on('requestfailed', (request) => {
    if (!open.has(request)) return;
    open.get(request).status = request.failure()?.errorText;
    open.get(request).end = performance.now();
    open.delete(request);
  });
  return { requests, isQuiet: () => open.size === 0 };
}

async function visit(browser, root, task) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${root}blank.html`);
    const { requests, isQuiet } = listen(context);
    const given = { ...task, shown: SHOWN };
    const results = {};
    const { open, search, snippets } = CLIENTS[task.client];
    const phases = [['open', open], ...(task.typed ? [['typing', search]] : []), ['search', search], ['snippets', snippets]];
    for (const [phase, ask] of phases) {
      requests.phase = phase;
      results[phase] = await page.evaluate(ask, phase === 'typing' ? { ...given, query: task.query.slice(0, -1) } : given);
      // What the client still fetches without waiting for it belongs to this phase.
      do await sleep(20); while (!isQuiet());
    }
    const failed = requests.find(({ status }) => status !== 200);
    if (failed) throw new Error(`${failed.path}: ${failed.status}`);
    if (results.snippets !== Math.min(SHOWN, results.search)) throw new Error(`${task.query}: ${results.snippets} snippets of ${results.search}`);
    return { total: results.search, requests: [...requests] };
  } finally {
    await context.close();
  }
}

const [folder, delay] = process.argv.slice(2);
const site = await serve(folder, { delay: Number(delay) });
const browser = await launch();
const visits = [];
for (const task of JSON.parse(await text(process.stdin))) visits.push(await visit(browser, site.root, task));
console.log(JSON.stringify(visits));
await browser.close();
site.close();
