// @ts-check
// A copy of a plan that is opened again, and the choice where both have an answer. Loaded when the first file is chosen.

import { isEmpty } from './answers.mjs';
import { element, one } from './dom.mjs';
import { read, Unreadable } from './read.mjs';
import { asText } from './text.mjs';

/** @typedef {import('./fill.mjs').Work} Work */
/** @typedef {import('./answers.mjs').Plan} Plan */

/** Gets the form in another language; the same one where it is not written in that. @param {Work} work */
const formOf = (work) => async (/** @type {string} */ lang) => {
  const address = /** @type {string} */ (work.part.dataset.form).replace(/\.[^./]+\.json$/, `.${lang}.json`);
  const response = /^[A-Za-z-]{2,12}$/.test(lang) ? await fetch(address) : undefined;
  return response?.ok ? response.json() : work.form;
};

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
    opened = await read(file, work.form, formOf(work));
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
export function choose(work, isTaken) {
  const part = one(work.part, '.both');
  const status = one(work.part, '.opened');
  if (isTaken && opened) {
    // What was typed since the file was opened.
    work.take();
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
