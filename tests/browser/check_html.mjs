// Every page of published sites through the Nu Html Checker: no errors, no warnings. Style sheets are left out, since it does not know
// container queries. It is given addresses, not files, since a security policy that allows `'self'` means nothing for a file.
//
//     node check_html.mjs FOLDER...

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { serve } from './lib/browser.mjs';
import { pages } from './lib/kinds.mjs';
import { list } from './lib/report.mjs';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const folders = process.argv.slice(2).map((folder) => folder.replace(/\/$/, ''));
const sites = await Promise.all(folders.map(serve));
const addresses = folders.flatMap((folder, at) => pages(folder).map((page) => sites[at].root + page));

const java = spawn('java', ['-Dnu.validator.servlet.allow-forbidden-hosts=true', '-jar', jar, '--stdout', '--exit-zero-always', '--format', 'json', ...addresses], { stdio: ['ignore', 'pipe', 'inherit'] });
java.on('error', () => {
  console.error('Java is missing: install it with `apt-get install default-jre-headless`, or run `tests/run`.');
  process.exit(1);
});
const { messages } = JSON.parse(await text(java.stdout));
sites.forEach((site) => site.close());

const isRemark = (message) => message.type === 'info' && message.subType !== 'warning';
// It takes data for search engines for a script. Browsers do not: they ask the security policy only about what they would run
// (HTML, "prepare the script element", where the type decides before the policy); `matrix.mjs` sees that they are silent.
const isAboutData = ({ message, extract }) => message.includes('Content Security Policy') && extract?.includes('<script type="application/ld+json">');
const problems = list(messages.filter((message) => !isRemark(message) && !isAboutData(message)).map(({ url, message, extract, lastLine }) => ({
  page: new URL(url).pathname.slice(1), mode: `line ${lastLine}`, what: message, element: extract?.replace(/\s+/g, ' ').trim(),
  repair: 'Mend the template, or what writes this piece of a text.',
})));
if (problems.length > 0) {
  console.error(`${problems.join('\n\n')}\n\n${problems.length} findings on ${addresses.length} pages`);
  process.exit(1);
}
console.log(`${addresses.length} pages checked, nothing found`);
