// @ts-check
// What comes into a plan from elsewhere on the site: a case, or needs that a self-assessment has found. Loaded when it is wanted.

import { isEmpty } from './answers.mjs';
import { one } from './dom.mjs';
import { newId } from './store.mjs';

/** @typedef {import('./fill.mjs').Work} Work */

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
export function put(work) {
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
