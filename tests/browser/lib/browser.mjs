// What the scripts share: Chromium, which asks for nothing by itself and reaches nothing but this machine, and a site behind HTTP.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** Where Debian puts it; the variable CHROMIUM names another place. */
export function chromiumPath() {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(path)) {
    console.error(`Chromium is missing at ${path}: install it with \`apt-get install chromium\`, run \`tests/run\`, or name its place in CHROMIUM.`);
    process.exit(1);
  }
  return path;
}

export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export const launch = () => chromium.launch({ executablePath: chromiumPath(), args: FLAGS });

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.webp': 'image/webp', '.jpg': 'image/jpeg', '.png': 'image/png', '.gif': 'image/gif', '.wasm': 'application/wasm',
  '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8',
};

const IS_TEXT = /^text|json|xml/;

/** Serves a folder as a plain web host does, texts compressed; gives its address, with a final `/`, and how to end it. `delay`: ms before each answer. */
export async function serve(folder, { delay = 0 } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const [status, file] = await readFile(join(folder, name)).then((bytes) => [200, bytes], () => [404, Buffer.from('not found')]);
    const type = status === 200 ? TYPES[extname(name)] : undefined;
    if (delay > 0) await sleep(delay);
    const isPacked = IS_TEXT.test(type) && /\bgzip\b/.test(request.headers['accept-encoding']);
    const encoding = isPacked ? { 'content-encoding': 'gzip' } : {};
    const body = isPacked ? gzipSync(file) : file;
    const headers = { 'content-type': type ?? 'application/octet-stream', 'content-length': body.length, 'x-content-type-options': 'nosniff' };
    response.writeHead(status, { ...headers, ...encoding });
    response.end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { root: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
