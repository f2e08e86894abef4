// @ts-check
// Copies of a plan: saved, shared, opened again; and what comes into a plan from elsewhere on the site. Loaded when it is wanted.

import { isEmpty } from './answers.mjs';
import { caseEntry, entry, make, read, slug, Unreadable } from './files.mjs';
import { asText } from './text.mjs';
import { newId } from './store.mjs';

export { entry, make, parts, read, text } from './files.mjs';

/** @typedef {import('./fill.mjs').Work} Work */
/** @typedef {import('./answers.mjs').Plan} Plan */

/** @param {ParentNode} part @param {string} selector @returns {HTMLElement} */
const one = (part, selector) => /** @type {HTMLElement} */ (part.querySelector(selector));
/** @param {string} tag @param {Record<string, unknown>} given @param {(Node | string)[]} inside */
function element(tag, given = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...inside);
  return made;
}

/** The name of a file, of letters that every system takes. @param {Work} work @param {string} extension */
function fileName(work, extension) {
  const stem = slug(work.plan.title || work.form.title) || work.form.id;
  return `${stem.slice(0, 60)}.${extension}`;
}

/** The plan without what only this browser needs. @param {Work} work @returns {Plan} */
function plain(work) {
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
function download(file, name) {
  const link = /** @type {HTMLAnchorElement} */ (/** @type {unknown} */ (element('a', { href: URL.createObjectURL(file), download: name })));
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
      download(await blob(work, format, use === 'work'), fileName(work, format));
      work.saved();
    } else await share(work, format, use === 'work');
  } else if (what === 'entry') asEntry(work);
  else if (what === 'use') put(work);
  else if (what === 'take' || what === 'leave') choose(work, what === 'take');
}

/** To another app; where it takes no such file, the plan as a text. @param {Work} work @param {string} format @param {boolean} isWork */
async function share(work, format, isWork) {
  const made = await blob(work, format, isWork);
  const file = new File([made], fileName(work, format), { type: made.type });
  const text = new File([await blob(work, 'txt', false)], fileName(work, 'txt'), { type: 'text/plain' });
  const files = [file, text].map((own) => [own]).find((own) => navigator.canShare({ files: own }));
  try {
    if (!files) throw new Error('nothing can be shared');
    await navigator.share({ files });
    work.saved();
    one(work.part, '.told').textContent = work.say('shared');
  } catch (error) {
    // Whoever closes the menu wants nothing else; where nothing can be shared, the file is saved.
    if (/** @type {Error} */ (error).name === 'AbortError') return;
    download(made, fileName(work, format));
    work.saved();
  }
}

/** @param {Work} work */
function asEntry(work) {
  if (work.form.id === 'case-study') {
    const plan = plain(work);
    const name = slug(String(plan.answers.title ?? '')) || 'case-study';
    download(new Blob([caseEntry(work.form, plan)], { type: 'text/markdown;charset=utf-8' }), `${name.slice(0, 60)}.md`);
    return;
  }
  const [place, year] = ['#entry-place', '#entry-edition'].map((own) => /** @type {HTMLInputElement} */ (one(work.part, own)));
  const municipality = slug(place.value);
  one(work.part, '[data-entry]').hidden = municipality !== '';
  if (!municipality) {
    place.focus();
    return;
  }
  const edition = /^\d{4}$/.test(year.value.trim()) ? year.value.trim() : '';
  const text = entry(work.form, plain(work), { municipality, edition });
  download(new Blob([text], { type: 'text/markdown;charset=utf-8' }), `${municipality}-${edition || work.form.id}.md`);
}

/** The plan of a file that was opened, until its answers are taken. @type {Plan | undefined} */
let opened;

/** A file that was chosen. @param {Work} work */
export async function open(work) {
  const field = /** @type {HTMLInputElement} */ (one(work.part, '#open-file'));
  const [file] = field.files ?? [];
  const status = one(work.part, '.opened');
  if (!file) return;
  status.classList.remove('wrong');
  try {
    opened = await read(file, work.form);
  } catch (error) {
    status.textContent = work.say(`error-${error instanceof Unreadable ? error.message : 'damaged'}`);
    status.classList.add('wrong');
    return;
  } finally {
    field.value = '';
  }
  status.textContent = '';
  const own = work.take().answers;
  const both = work.questions.filter(({ id }) => {
    const theirs = opened?.answers[id];
    return !isEmpty(own[id]) && !isEmpty(theirs) && asText(own[id]) !== asText(theirs ?? '');
  });
  if (both.length === 0) {
    choose(work, true);
    return;
  }
  one(work.part, '.both-list').replaceChildren(...both.map((question) => bothOf(work, question)));
  const part = one(work.part, '.both');
  part.hidden = false;
  part.focus();
}

/** @param {Work} work @param {import('./fields.mjs').Question} question */
function bothOf(work, question) {
  const title = question.title;
  const answers = { yours: work.plan.answers[question.id], theirs: opened?.answers[question.id] };
  const choices = /** @type {('yours' | 'theirs')[]} */ (['yours', 'theirs']).map((name) => {
    const radio = element('input', { type: 'radio', name: `both_${question.id}`, value: name, checked: name === 'yours' });
    return element('label', { className: 'choice' }, radio, ' ', element('strong', { textContent: work.say(name) }), element('span', { className: 'answer-text', textContent: asText(answers[name] ?? '') }));
  });
  const made = element('fieldset', {}, element('legend', { textContent: title }), ...choices);
  made.dataset.both = question.id;
  return made;
}

/** @param {Work} work @param {boolean} isTaken */
function choose(work, isTaken) {
  const part = one(work.part, '.both');
  const status = one(work.part, '.opened');
  if (isTaken && opened) {
    const mine = new Set(/** @type {HTMLElement[]} */ ([...part.querySelectorAll('[data-both]')]).filter((own) => !part.hidden && own.querySelector('input[value=yours]:checked')).map((own) => own.dataset.both));
    const taken = Object.entries(opened.answers).filter(([id, answer]) => !mine.has(id) && !isEmpty(answer));
    const plan = { ...work.plan, title: work.plan.title || opened.title, answers: { ...work.plan.answers, ...Object.fromEntries(taken) }, changed: work.plan.changed || new Date().toISOString() };
    const version = opened.templateVersion || work.form.version;
    work.show({ ...plan, templateVersion: version });
    work.changed();
    work.keep();
    status.textContent = work.say('opened', { number: taken.length });
  }
  opened = undefined;
  part.hidden = true;
  one(work.part, '#open-file').focus();
}

/** What is to be put into a plan. @type {{ title: string, texts: Map<string, string[]> | string } | undefined} */
let offered;

/** A case of the site, or needs of a self-assessment, for a plan that is to be chosen. @param {Work} work @param {URLSearchParams} wanted */
export async function use(work, wanted) {
  const id = wanted.get('use');
  if (id) {
    const response = await fetch(/** @type {string} */ (work.part.dataset.cases));
    const known = response.ok ? (await response.json()).cases : {};
    if (!Object.hasOwn(known, id)) return;
    const { title, address } = known[id];
    const url = new URL(document.documentElement.dataset.root + address, location.href).href;
    offered = { title: title.text, texts: `${title.text}\n${url}` };
  } else {
    const texts = begun(wanted.get('begin') ?? '');
    if (texts.size === 0) return;
    offered = { title: [...texts.values()].flat().join(' '), texts };
  }
  const [plans, sections] = ['#use-plan', '#use-section'].map((own) => /** @type {HTMLSelectElement} */ (one(work.part, own)));
  const all = work.store?.list(work.form.id) ?? [];
  plans.replaceChildren(...all.map((plan) => new Option(plan.title || work.say('unnamed'), plan.id)), new Option(work.say('new'), ''));
  const open = work.questions.filter(({ kind }) => kind === 'text' || kind === 'list' || kind === 'table');
  sections.replaceChildren(...open.map((question) => new Option(question.title, question.id)));
  /** @type {HTMLElement} */ (sections.closest('.field')).hidden = !id;
  const part = one(work.part, '.use');
  one(part, '[data-text]').textContent = offered.title;
  part.hidden = false;
  part.focus();
}

/** Sentences by sections, as a self-assessment puts them into the address: none of them was typed. @param {string} text */
function begun(text) {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  try {
    for (const [id, sentence] of JSON.parse(sessionStorage.getItem(text) ?? '[]')) texts.set(id, [...(texts.get(id) ?? []), sentence]);
  } catch {
    // What cannot be read is not there.
  }
  return texts;
}

/** @param {Work} work */
function put(work) {
  const [plans, sections] = ['#use-plan', '#use-section'].map((own) => /** @type {HTMLSelectElement} */ (one(work.part, own)));
  if (!offered) return;
  work.keep();
  const plan = work.store?.load(work.form.id, plans.value) ?? { ...work.fresh(), id: newId() };
  work.show(plan);
  const texts = typeof offered.texts === 'string' ? new Map([[sections.value, [offered.texts]]]) : offered.texts;
  let last;
  for (const [id, added] of texts) {
    const question = work.questions.find((own) => own.id === id);
    if (!question) continue;
    const answer = question.answer;
    if (question.kind === 'text') question.answer = [answer, ...added].filter((own) => !isEmpty(/** @type {string} */ (own))).join('\n');
    else if (question.kind === 'list') question.answer = [.../** @type {string[]} */ (answer).filter((item) => item.trim()), ...added.map((own) => own.replace('\n', ': '))];
    else if (question.kind === 'table') {
      // The first column of text takes it.
      const column = question.cells(question.items[0]).find(({ kind }) => kind === 'text')?.column ?? '';
      question.answer = [.../** @type {Record<string, string>[]} */ (answer).filter((row) => !isEmpty([row])), ...added.map((own) => ({ [column]: own }))];
    }
    last = question;
  }
  history.replaceState(null, '', `#plan=${work.plan.id}`);
  work.changed();
  work.keep();
  one(work.part, '.use').hidden = true;
  if (last) {
    work.tell(work.say('used', { title: offered.title, section: last.title }), false);
    last.part.scrollIntoView();
    /** @type {HTMLElement | null} */ (last.part.querySelector('textarea, input'))?.focus();
  }
  offered = undefined;
}
