// The kinds of pages, told by their addresses, and which pages of a site stand for them.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** In the order in which they are asked: the first that fits is the kind. */
const KINDS = [
  ['home', /^index\.html$/],
  ['not found', /^404\.html$/],
  ['map', /^map\.html$/],
  ['glossary', /^glossary\.html$/],
  ['languages', /^languages\.html$/],
  ['compare', /^compare\.html$/],
  ['compare plans', /^compare-plans\.html$/],
  ['my plans', /^my-plans\.html$/],
  ['search', /^search\.html$/],
  ['facet listing of a country', /^case-studies\/by\/[^/]+\/[^/]+\/./],
  ['facet listing', /^case-studies\/by\//],
  ['later page of a listing', /^[^/]+\/page-\d+\.html$/],
  ['case listing', /^case-studies\/index\.html$/],
  ['listing of action plans', /^action-plans\/index\.html$/],
  ['listing of editions', /^editions\/index\.html$/],
  ['listing of articles', /^articles\/index\.html$/],
  ['listing of events', /^events\/index\.html$/],
  ['listing of municipalities', /^municipalities\/index\.html$/],
  ['listing of organisations', /^organisations\/index\.html$/],
  ['listing of plan templates', /^plan-templates\/index\.html$/],
  ['listing of resources', /^resources\/index\.html$/],
  ['withdrawn', /^case-studies\/withdrawn\.html$/],
  ['archived', /^case-studies\/archived\.html$/],
  ['example', /^case-studies\/example\.html$/],
  ['every piece of text', /^case-studies\/everything\.html$/],
  ['redirect', /^case-studies\/old-address\.html$/],
  ['case', /^case-studies\/[^/]+\.html$/],
  ['action plan', /^action-plans\/[^/]+\.html$/],
  ['pearls archive', /^editions\/pearls\.html$/],
  ['statistics', /^editions\/statistics\.html$/],
  ['edition', /^editions\/[^/]+\.html$/],
  ['Pearl', /^editions\/[^/]+\/[^/]+\.html$/],
  ['article', /^articles\/[^/]+\.html$/],
  ['event', /^events\/[^/]+\.html$/],
  ['municipality', /^municipalities\/[^/]+\.html$/],
  ['organisation', /^organisations\/[^/]+\.html$/],
  ['form of a self-assessment', /^plan-templates\/self-assessment\/fill\.html$/],
  ['form of a plan template', /^plan-templates\/[^/]+\/fill\.html$/],
  ['plan template', /^plan-templates\/[^/]+\.html$/],
  ['resource', /^resources\/[^/]+\.html$/],
  ['vocabulary', /^vocabularies\/[^/]+\.html$/],
  ['prose page', /^[^/]+\.html$/],
];

/** The addresses of all pages in a folder. */
export function pages(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && file.name.endsWith('.html'));
  return files.map((file) => join(file.parentPath ?? file.path, file.name).slice(folder.length + 1)).sort();
}

/** The language that an address begins with, `''` for the site's own, and the rest of it. */
function languageOf(address, all) {
  const [first, ...rest] = address.split('/');
  return /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(first) && all.has(`${first}/index.html`) ? [first, rest.join('/')] : ['', address];
}

/**
 * One page for each kind and language that no folder before it has, in the first few languages of each site. It is the longest of its
 * kind, which shows most. Gives `{folder, address, kind}` and what is wrong with the table above. `only`: the kinds that are wanted, if not all.
 */
export function choose(folders, languageCount, only = KINDS.map(([kind]) => kind)) {
  const chosen = new Map();
  const faults = [];
  for (const folder of folders) {
    const all = new Set(pages(folder));
    const languages = new Set();
    const own = new Map();
    for (const address of all) {
      const [language, rest] = languageOf(address, all);
      languages.add(language);
      const kind = KINDS.find(([, pattern]) => pattern.test(rest))?.[0];
      if (!kind) faults.push(`${address} is of no known kind: add its address to KINDS in lib/kinds.mjs`);
      if (!kind || [...languages].indexOf(language) >= languageCount) continue;
      const key = `${kind} ${language}`;
      const { length } = readFileSync(join(folder, address));
      if (!chosen.has(key) && !(own.get(key)?.length >= length)) own.set(key, { folder, address, kind, length });
    }
    own.forEach((page, key) => chosen.set(key, page));
  }
  const found = new Set([...chosen.values()].map((page) => page.kind));
  for (const kind of only) {
    if (!found.has(kind)) faults.push(`no site has a page of the kind "${kind}": mend its address in lib/kinds.mjs`);
  }
  return { chosen: [...chosen.values()].filter(({ kind }) => only.includes(kind)), faults };
}
