// @ts-check
// A template as a form whose answers stay in this browser.

import { carry, emptyPlan } from './answers.mjs';
import { one } from './dom.mjs';
import { Question } from './fields.mjs';
import { Conflict, moment, newId, store, words } from './store.mjs';
import { asText } from './text.mjs';

/** @typedef {import('./answers.mjs').Form} Form */
/** @typedef {import('./store.mjs').Kept} Kept */

/** How long after the last key a plan is kept. In milliseconds. */
const PAUSE = 500;

/** @param {HTMLElement} part */
export async function start(part) {
  const response = await fetch(/** @type {string} */ (part.dataset.form));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const work = new Work(part, /** @type {Form} */ (await response.json()));
  one(part, '.plan-work').hidden = false;
  work.open();
  addEventListener('hashchange', () => work.go());
}

/** What is going on with one plan. */
export class Work {
  /** @param {HTMLElement} part @param {Form} form */
  constructor(part, form) {
    this.part = part;
    this.form = form;
    this.say = words(part);
    this.lang = part.dataset.lang ?? 'en';
    this.store = store();
    this.name = /** @type {HTMLInputElement} */ (one(part, '#plan-name'));
    this.questions = /** @type {HTMLElement[]} */ ([...part.querySelectorAll('[data-section]')]).map((own) => new Question(own, this.say, () => this.changed()));
    /** @type {Kept} */
    this.plan = this.fresh();
    this.moved = one(part, '.moved [data-text]').textContent ?? '';
    this.isStale = false;
    one(part, '.questions').addEventListener('submit', (event) => event.preventDefault());
    one(part, '.questions').addEventListener('input', () => this.changed());
    one(part, '.questions').addEventListener('change', () => this.changed());
    this.name.addEventListener('input', () => this.changed());
    part.addEventListener('click', (event) => this.clicked(/** @type {HTMLElement} */ (event.target)));
    one(part, '#open-file').addEventListener('change', () => this.with(() => import('./open.mjs').then(({ open }) => open(this))));
    // What was typed last is kept before the page goes, and what another tab has changed is told at once.
    addEventListener('pagehide', () => this.keep());
    document.addEventListener('visibilitychange', () => document.hidden && this.keep());
    addEventListener('storage', (event) => {
      if (event.key === this.store?.key(this.plan.template, this.plan.id) && event.newValue) this.conflict();
    });
    if (typeof navigator.canShare === 'function') one(part, '[data-do=share]').hidden = false;
  }

  /** @returns {Kept} */
  fresh() {
    return { ...emptyPlan(this.form), id: newId(), changed: '', count: 0 };
  }

  /** The plan that the address names, else the one that was changed last, else a new one. */
  open() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const all = this.store?.list(this.form.id) ?? [];
    const named = all.find(({ id }) => id === wanted.get('plan'));
    this.show(named ?? (wanted.has('new') ? this.fresh() : all[0] ?? this.fresh()));
    if (!this.store) this.tell(this.say('not-saved'), true);
    this.begin(wanted);
  }

  /** The address has changed: another plan is wanted, or a case for it. */
  go() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if ((wanted.has('plan') && wanted.get('plan') !== this.plan.id) || wanted.has('new') || wanted.has('use') || wanted.has('begin')) {
      this.keep();
      this.open();
    }
  }

  /** What the address asks to put into a plan: a case, or needs that a self-assessment has found. @param {URLSearchParams} wanted */
  begin(wanted) {
    if (wanted.has('use') || wanted.has('begin')) this.with(() => import('./use.mjs').then(({ use }) => use(this, wanted)));
  }

  /** @param {Kept} plan */
  show(plan) {
    const { answers, left } = carry(this.form, plan);
    const old = plan.templateVersion;
    this.plan = { ...plan, answers: { ...answers, ...left }, templateVersion: this.form.version };
    this.isStale = false;
    one(this.part, '.conflict').hidden = true;
    this.name.value = plan.title;
    for (const question of this.questions) question.answer = answers[question.id];
    const moved = one(this.part, '.moved');
    const hasLeft = Object.keys(left).length > 0;
    moved.hidden = (!plan.changed || old === this.form.version) && !hasLeft;
    const text = one(moved, '[data-text]');
    text.hidden = old === this.form.version;
    text.textContent = this.moved.replace('{old}', old);
    one(moved, '.left').hidden = !hasLeft;
    one(moved, 'dl').replaceChildren(...Object.entries(left).flatMap(([id, answer]) => [Object.assign(document.createElement('dt'), { textContent: id }), Object.assign(document.createElement('dd'), { textContent: asText(answer) })]));
    this.progress();
    this.outside();
    if (plan.changed) this.address();
  }

  /** What was answered, as it stands on the screen. */
  take() {
    const ids = new Set(this.questions.map(({ id }) => id));
    const left = Object.entries(this.plan.answers).filter(([id]) => !ids.has(id));
    const own = this.questions.filter((question) => question.isAnswered).map((question) => [question.id, question.answer]);
    this.plan.answers = Object.fromEntries([...own, ...left]);
    this.plan.title = this.name.value.trim();
    return this.plan;
  }

  changed() {
    this.progress();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
    this.isDirty = true;
  }

  /** Keeps the plan, if something was changed. */
  keep() {
    clearTimeout(this.timer);
    if (!this.isDirty || this.isStale) return;
    this.take();
    try {
      if (!this.store) throw new Error('no storage');
      this.store.save(this.plan, new Date());
      this.isDirty = false;
      this.address();
      this.tell(this.say('saved', { time: moment(this.plan.changed, this.lang) }), false);
    } catch (error) {
      if (error instanceof Conflict) this.conflict();
      else this.tell(this.say('not-saved'), true);
    }
  }

  /** The plan stands in the address, so that it is the one that comes again, also in another language. */
  address() {
    const hash = `#plan=${this.plan.id}`;
    if (location.hash !== hash && !/^#(section_|plan-end)/.test(location.hash)) history.replaceState(null, '', hash);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[hreflang][href*="fill.html"], a[hreflang][href*="new-case-study.html"]'))) link.hash = hash;
  }

  conflict() {
    this.isStale = true;
    one(this.part, '.conflict').hidden = false;
    this.tell('', false);
  }

  /** @param {string} text @param {boolean} isFault */
  tell(text, isFault) {
    const status = one(this.part, '.plan-bar .status');
    status.textContent = text;
    status.classList.toggle('wrong', isFault);
  }

  progress() {
    let done = 0;
    for (const question of this.questions) {
      question.tell();
      done += Number(question.isAnswered);
      const mark = this.part.querySelector(`[data-progress="${question.id}"]`);
      if (mark) mark.textContent = question.isAnswered ? this.say('answered') : '';
    }
    one(this.part, '.toc .progress').textContent = this.say('progress', { number: done, all: this.questions.length });
    const profile = /** @type {HTMLElement | null} */ (this.part.querySelector('[data-profile]'));
    if (profile) import('./profile.mjs').then(({ show }) => show(profile, this)).catch(console.error);
  }

  /** When a copy was last saved elsewhere. */
  outside() {
    const { outside } = this.plan;
    const text = outside ? this.say('outside', { time: moment(outside, this.lang) }) : this.say('never');
    for (const line of this.part.querySelectorAll('.outside')) line.textContent = text;
  }

  /** A copy was saved elsewhere. */
  saved() {
    this.plan.outside = new Date().toISOString();
    this.isDirty = true;
    this.keep();
    this.outside();
  }

  /** @param {HTMLElement} target */
  clicked(target) {
    const what = target.closest('button')?.dataset.do ?? '';
    if (what === 'newer') this.show(this.store?.load(this.plan.template, this.plan.id) ?? this.plan);
    else if (what === 'copy') {
      this.take();
      this.plan = { ...this.plan, id: newId(), count: 0 };
      this.isStale = false;
      one(this.part, '.conflict').hidden = true;
      this.isDirty = true;
      this.keep();
    } else if (what === 'print') print();
    else if (what === 'use') this.with(() => import('./use.mjs').then(({ put }) => put(this)));
    else if (what === 'take' || what === 'leave') this.with(() => import('./open.mjs').then(({ choose }) => choose(this, what === 'take')));
    else if (['save', 'share', 'entry'].includes(what)) this.with(() => import('./exchange.mjs').then(({ act }) => act(this, what)));
  }

  /** Does something with a part of the form that is loaded when it is wanted. @param {() => Promise<unknown>} act */
  async with(act) {
    try {
      await act();
    } catch (error) {
      console.error(error);
      one(this.part, '.told').textContent = this.say('error-offline');
    }
  }
}
