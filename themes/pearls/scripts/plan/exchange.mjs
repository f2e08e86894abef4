// @ts-check
// Copies of a plan: saved and shared. Loaded when the first one is wanted.

import { one } from './dom.mjs';
import { make } from './files.mjs';
import { slug } from './text.mjs';

export { make, parts, text } from './files.mjs';

/** @typedef {import('./fill.mjs').Work} Work */
/** @typedef {import('./answers.mjs').Plan} Plan */

/** The name of a file, of letters that every system takes; a document for the council says that it is one. @param {Work} work @param {string} format @param {boolean} isWork */
function fileName(work, format, isWork) {
  const stem = slug(work.plan.title || work.form.title) || work.form.id;
  return `${stem.slice(0, 60)}${isWork || !['docx', 'odt'].includes(format) ? '' : '.council'}.${format}`;
}

/** The plan without what only this browser needs. @param {Work} work @returns {Plan} */
export function plain(work) {
  const { format, formatVersion, template, templateVersion, title, answers } = work.take();
  return { format, formatVersion, template, templateVersion, title, answers };
}

/** @param {Work} work @param {string} format @param {boolean} isWork */
const blob = (work, format, isWork) => make(work.form, plain(work), /** @type {any} */ (format), isWork, async () => {
  const response = await fetch(/** @type {string} */ (work.part.dataset.form).replace(/json$/, format));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.blob();
});

/** @param {Blob} file @param {string} name */
export function download(file, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {Work} work @param {string} what */
export async function act(work, what) {
  if (what === 'save' || what === 'share') {
    const [format, use] = /** @type {HTMLSelectElement} */ (one(work.part, '#save-as')).value.split(' ');
    if (what === 'save') {
      download(await blob(work, format, use === 'work'), fileName(work, format, use === 'work'));
      work.saved();
    } else await share(work, format, use === 'work');
  } else if (what === 'entry') await import('./entry.mjs').then(({ save }) => save(work));
}

/** To another app; where it takes no such file, the plan as a text. @param {Work} work @param {string} format @param {boolean} isWork */
async function share(work, format, isWork) {
  const made = await blob(work, format, isWork);
  const file = new File([made], fileName(work, format, isWork), { type: made.type });
  const text = new File([await blob(work, 'txt', false)], fileName(work, 'txt', isWork), { type: 'text/plain' });
  const files = [file, text].map((own) => [own]).find((own) => navigator.canShare({ files: own }));
  try {
    if (!files) throw new Error('nothing can be shared');
    await navigator.share({ files });
    work.saved();
    one(work.part, '.told').textContent = work.say('shared');
  } catch (error) {
    // Whoever closes the menu wants nothing else; where nothing can be shared, the file is saved.
    if (/** @type {Error} */ (error).name === 'AbortError') return;
    download(made, fileName(work, format, isWork));
    work.saved();
  }
}

