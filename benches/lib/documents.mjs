// Prints the addresses of all documents of an index as JSON, read with the site's own client: node documents.mjs CLIENT SEARCH-FOLDER LANGUAGE
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [client, folder, language] = process.argv.slice(2);
const { open } = await import(pathToFileURL(resolve(client)).href);
const index = await open(`${folder}/`, language, { fetch: async (path) => new Response(await readFile(path)) });
const all = await index.search('');
console.log(JSON.stringify((await all.titles(0, all.total)).map(({ address }) => address)));
