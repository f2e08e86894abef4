// Makes the scripts that pages load, `themes/pearls/js/`, from those that people write, `themes/pearls/scripts/`: without comments, and the
// search client in one file and some that may come later, so that visitors load half as much in fewer steps; what makes and reads documents in
// one that comes when somebody wants it.
//
//     node bundle.mjs            writes them
//     node bundle.mjs --check    says which are not what it would write

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const theme = fileURLToPath(new URL('../../themes/pearls/', import.meta.url));
const [from, to] = ['scripts/', 'js/'].map((folder) => resolve(theme, folder));
const common = { minify: true, target: 'es2022', charset: 'utf8', banner: { js: '// Made from themes/pearls/scripts, see CONTRIBUTING.md' }, outbase: from, outdir: to, write: false };
/** What the titles of most queries do not need: how words are similar, what stands in quotes, what is chosen, what is shown of texts. */
const LATER = ['filters', 'phrases', 'similar', 'snippets'];
/** The form, and what comes with the first copy, the first file, the first profile. */
const PLAN = ['fill', 'plans', 'answers', 'entry', 'exchange', 'open', 'profile', 'use'];
const single = (await readdir(from, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => resolve(from, name));
const made = await Promise.all([
  build({ ...common, entryPoints: single, outExtension: { '.js': '.mjs' } }),
  build({ ...common, entryPoints: PLAN.map((name) => resolve(from, `plan/${name}.mjs`)), bundle: true, external: ['answers', 'entry', 'exchange', 'open', 'profile', 'use'].map((name) => `./${name}.mjs`), loader: { '.pieces': 'text' }, format: 'esm', outExtension: { '.js': '.mjs' } }),
  build({ ...common, entryPoints: ['search', ...LATER].map((name) => resolve(from, `search/${name}.mjs`)), bundle: true, external: LATER.map((name) => `./${name}.mjs`), format: 'esm', outExtension: { '.js': '.mjs' } }),
]);
// The one that pages name is no module.
const files = new Map(made.flatMap(({ outputFiles }) => outputFiles).map(({ path, text }) => [relative(to, path).replace('start.mjs', 'start.js'), text]));

if (process.argv[2] === '--check') {
  const present = (await readdir(to, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => relative(to, resolve(entry.parentPath, entry.name)));
  const kept = new Map(await Promise.all(present.map(async (name) => [name, await readFile(resolve(to, name), 'utf8')])));
  const wrong = [...new Set([...files.keys(), ...present])].filter((name) => files.get(name) !== kept.get(name));
  if (wrong.length > 0) {
    console.log(`themes/pearls/js is not what themes/pearls/scripts makes: ${wrong.join(', ')}. Run \`node tests/browser/bundle.mjs\` and commit what it writes.`);
    process.exit(1);
  }
  console.log(`${files.size} scripts are as they are made`);
} else {
  await rm(to, { recursive: true, force: true });
  for (const [name, text] of files) {
    await mkdir(dirname(resolve(to, name)), { recursive: true });
    await writeFile(resolve(to, name), text);
  }
}
