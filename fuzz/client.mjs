// Feeds the search client of browsers with indexes in which something was changed at random: `node fuzz/client.mjs [SECONDS] [SEED]`.
//
// Whatever it is given, it ends within two seconds and with less than 500 MB, with a result or with an error of its own.
// Runs the cases in a thread, so that one which never ends is told as well. A case is named by its number: with the seed and
// `ONLY=number` it is run alone.

import { createHash } from 'node:crypto';
import { Worker, isMainThread, workerData } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { open, SearchError } from '../themes/pearls/scripts/search/search.mjs';
import { analyse, encode, fakeFetch } from '../tests/search/lib/encode.mjs';
import { FACETS, make } from '../tests/search/lib/made.mjs';

const SECONDS = 2;
const MEGABYTES = 500;
const QUERIES = ['harbour', 'harbo', '"the harbour" the', 'a -old', ''];

if (isMainThread) {
  const seconds = Number(process.argv[2] ?? 60);
  const seed = process.argv[3] ?? String(Date.now());
  const shared = new Int32Array(new SharedArrayBuffer(8));
  console.log(`seed ${seed}`);
  const worker = new Worker(new URL(import.meta.url), { workerData: { seed, shared, seconds, only: process.env.ONLY }, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
  // Of processor time: others may use the machine as well.
  const time = () => process.cpuUsage().user / 1e6;
  let [last, since] = [0, time()];
  setInterval(() => {
    if (shared[0] !== last) [last, since] = [shared[0], time()];
    if (last > 0 && time() - since > SECONDS) fail(`case ${shared[0]} takes more than ${SECONDS} s`);
    const used = process.memoryUsage.rss() / 2 ** 20;
    if (used > MEGABYTES) fail(`case ${shared[0]} takes ${Math.round(used)} MB`);
  }, 100);
  const fail = (/** @type {string} */ why) => {
    console.error(`seed ${seed}: ${why}`);
    process.exit(1);
  };
  worker.on('error', (error) => fail(`case ${shared[0]}: ${error.stack}`));
  worker.on('exit', (code) => {
    console.log(`${shared[0]} cases, ${shared[1]} of them told to be damaged`);
    process.exit(code);
  });
} else {
  await run(workerData);
}

/** Numbers that are the same for a seed and a case: from 0 up to `limit`. @param {string} name */
function numbers(name) {
  let bytes = Buffer.alloc(0);
  let round = 0;
  return (/** @type {number} */ limit) => {
    if (bytes.length < 4) bytes = createHash('sha256').update(`${name} ${round++}`).digest();
    const value = bytes.readUInt32LE(0);
    bytes = bytes.subarray(4);
    return value % limit;
  };
}

async function run({ seed, shared, seconds, only }) {
  const builds = [false, true].map((resident) => encode(analyse(make(12, 5)), { facets: FACETS, resident, size: 400 }));
  const until = Date.now() + seconds * 1000;
  for (let at = only ? Number(only) : 1; Date.now() < until; at++) {
    Atomics.store(shared, 0, at);
    const random = numbers(`${seed} ${at}`);
    const files = changed(builds[random(2)], random);
    try {
      await use(files, QUERIES[random(QUERIES.length)]);
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      Atomics.add(shared, 1, 1);
    }
    if (only) return;
  }
}

/** The files of an index with a change in some of them. */
function changed({ files, raw }, random) {
  const changed = new Map(files);
  for (let times = 1 + random(3); times > 0; times--) {
    const names = [...raw.keys()];
    const name = names[random(names.length)];
    switch (random(12)) {
      case 0:
        changed.set('index.json', entrance(files.get('index.json'), random));
        break;
      case 1:
        changed.set(name, mutated(files.get(name) ?? new Uint8Array(), random));
        break;
      case 2:
        // A text that a hundred thousand others begin with; many more bytes than there are.
        changed.set(name, deflateSync(bomb(raw.get(name)[0], random)));
        break;
      default:
        changed.set(name, deflateSync(mutated(raw.get(name), random)));
    }
  }
  return changed;
}

function bomb(kind, random) {
  const size = 2 ** (10 + random(15));
  if (random(2)) return Buffer.concat([Buffer.of(kind), Buffer.alloc(size, random(256))]);
  const int = (value) => [128 + (value % 128), 128 + (Math.floor(value / 128) % 128), Math.floor(value / 2 ** 14)];
  const times = 2 ** 17;
  const rows = Buffer.alloc(4 * times, Buffer.of(...int(size), 0));
  return Buffer.concat([Buffer.of(kind, 0, ...int(times), 0, ...int(size)), Buffer.alloc(size, 97), rows]);
}

/** Bytes that were changed, left out, doubled, or put in. */
function mutated(bytes, random) {
  let all = Buffer.from(bytes);
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(all.length + 1);
    const [before, rest] = [all.subarray(0, at), all.subarray(at)];
    const length = random(8);
    const put = [Buffer.of(random(256)), Buffer.of(255, 255, 255, 255, 15), all.subarray(at, at + length), Buffer.alloc(length)][random(4)];
    all = Buffer.concat([before, put, rest.subarray(random(2) ? put.length : length * random(2))]);
  }
  return all;
}

/** An entrance with another value somewhere. */
function entrance(bytes, random) {
  const index = JSON.parse(Buffer.from(bytes).toString());
  const values = [-1, 0, 1, 2 ** 31, 1e15, 1.5, '', 'x', null, [], {}, true, ['', ''], [[]]];
  let value = index;
  for (;;) {
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    const key = keys[random(keys.length)];
    if (typeof value[key] !== 'object' || value[key] === null || random(4) === 0) {
      if (key !== 'version') value[key] = values[random(values.length)];
      break;
    }
    value = value[key];
  }
  return Buffer.from(random(8) ? JSON.stringify(index) : mutated(Buffer.from(JSON.stringify(index)), random));
}

/** All that a visitor can do with an index. */
async function use(files, query) {
  const { fetch } = fakeFetch(files);
  const index = await open('/search/', 'de', { fetch });
  const result = await index.search(query, { years: { from: 1000 } });
  await result.titles(0, 9);
  await result.counts();
  await Promise.all([...result.hits].slice(0, 5).map((document) => result.snippet({ document })));
}
