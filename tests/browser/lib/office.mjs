// Documents as a word processor saves them again.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Opens documents with LibreOffice and saves each in a format, in a folder of its own with settings of its own.
 * @param {string[]} files Their names differ, also without what they end in.
 * @param {string} format `docx`, `odt`
 * @param {string} folder An empty one
 * @returns {string[]} The new files, in the order of the others.
 */
export function resave(files, format, folder) {
  const made = join(folder, `again-${format}`);
  mkdirSync(made, { recursive: true });
  const settings = `-env:UserInstallation=${pathToFileURL(join(folder, 'settings')).href}`;
  try {
    execFileSync('soffice', [settings, '--headless', '--norestore', '--convert-to', format, '--outdir', made, ...files], { env: { ...process.env, HOME: folder }, stdio: 'pipe', timeout: 120_000 });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new Error('LibreOffice is missing: install it (`apt-get install libreoffice-writer-nogui`), or run `tests/run`', { cause: error });
  }
  return files.map((file) => join(made, basename(file).slice(0, -extname(file).length) + `.${format}`));
}
