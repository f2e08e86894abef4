// @ts-check
// The fields of a form: what is answered in them, and answers into them.

import { amount, countWords, isEmpty, sum } from './answers.mjs';
import { date } from './dates.mjs';
import { one } from './dom.mjs';

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */
/** @typedef {(name: string, fills?: Record<string, unknown>) => string} Say */

/** @param {ParentNode} part @returns {Field[]} */
const fieldsOf = (part) => /** @type {Field[]} */ ([...part.querySelectorAll('input, textarea, select')]);

/** One section of the form. */
export class Question {
  /** @param {HTMLElement} part @param {Say} say @param {() => void} changed */
  constructor(part, say, changed) {
    this.part = part;
    this.say = say;
    this.changed = changed;
    this.id = part.dataset.section ?? '';
    this.kind = part.dataset.answer ?? 'text';
    this.isRepeated = this.kind === 'table' || this.kind === 'list';
    if (this.isRepeated) {
      one(part, '[data-do=add]').addEventListener('click', () => {
        fieldsOf(this.add())[0]?.focus();
        changed();
      });
      this.list.addEventListener('click', (event) => this.move(/** @type {HTMLElement} */ (event.target)));
    }
    if (this.kind === 'scale') {
      one(part, '[data-do=reset]').addEventListener('click', () => {
        for (const field of fieldsOf(part)) /** @type {HTMLInputElement} */ (field).checked = false;
        fieldsOf(part)[0]?.focus();
        changed();
      });
    }
    part.addEventListener('change', (event) => this.tidy(/** @type {Field} */ (event.target)));
  }

  get list() {
    return one(this.part, '.items');
  }

  get title() {
    return one(this.part, 'h2').textContent?.trim().replace(/\s+/g, ' ') ?? '';
  }

  /** The items of a list, the rows of a table. */
  get items() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** @returns {import('./answers.mjs').Answer} */
  get answer() {
    if (this.kind === 'scale') return /** @type {HTMLInputElement | null} */ (this.part.querySelector('input:checked'))?.value ?? '';
    if (this.kind === 'list') return this.items.map((item) => fieldsOf(item)[0].value);
    if (this.kind === 'table') return this.items.map((item) => Object.fromEntries(this.cells(item).map(({ column, field }) => [column, field.value]).filter(([, value]) => value)));
    return fieldsOf(one(this.part, '.field'))[0]?.value ?? '';
  }

  /** @param {import('./answers.mjs').Answer | undefined} answer */
  set answer(answer) {
    if (this.isRepeated) {
      this.list.replaceChildren();
      const all = Array.isArray(answer) && answer.length > 0 ? answer : [this.kind === 'list' ? '' : {}];
      for (const own of all) this.fill(this.add(), own);
    } else if (this.kind === 'scale') {
      for (const field of fieldsOf(this.part)) if (field instanceof HTMLInputElement) field.checked = field.value === answer;
    } else {
      const field = fieldsOf(this.part)[0];
      if (field) this.put(field, typeof answer === 'string' ? answer : '');
    }
    this.tell();
  }

  /** @param {HTMLElement} item @param {string | Record<string, string>} answer */
  fill(item, answer) {
    if (typeof answer === 'string') this.put(fieldsOf(item)[0], answer);
    else for (const { column, field } of this.cells(item)) this.put(field, answer[column] ?? '');
  }

  /** A value into a field; what is not on a list of choices is added to it, so that nothing is lost. @param {Field} field @param {string} value */
  put(field, value) {
    if (field instanceof HTMLSelectElement && value && ![...field.options].some((option) => option.value === value)) {
      field.add(new Option(this.say('other', { title: value }), value));
    }
    field.value = value;
  }

  /** @param {HTMLElement} item */
  cells(item) {
    return /** @type {HTMLElement[]} */ ([...item.querySelectorAll('[data-column]')]).map((cell) => ({ column: cell.dataset.column ?? '', kind: cell.dataset.answer, field: fieldsOf(cell)[0] }));
  }

  add() {
    const template = /** @type {HTMLTemplateElement} */ (one(this.part, 'template.item'));
    const item = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    this.list.append(item);
    this.number();
    return item;
  }

  /** Names of rows and buttons, after each change of their order. */
  number() {
    const { title } = this;
    this.items.forEach((item, at) => {
      const name = this.say(this.kind === 'list' ? 'item' : 'row', { number: at + 1 });
      if (this.kind === 'list') fieldsOf(item)[0].setAttribute('aria-label', `${title}: ${name}`);
      else {
        one(item, 'legend').textContent = name;
        one(item, 'fieldset').setAttribute('aria-label', `${title}: ${name}`);
      }
      for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (item.querySelectorAll('button'))) {
        const what = button.dataset.do ?? '';
        button.textContent = this.say(what);
        button.setAttribute('aria-label', `${this.say(what)}: ${title}, ${name}`);
        if (what !== 'remove') button.disabled = at === (what === 'up' ? 0 : this.items.length - 1);
      }
    });
  }

  /** @param {HTMLElement} button */
  move(button) {
    const item = /** @type {HTMLElement} */ (button.closest('.items > *'));
    const what = button.dataset.do;
    if (!item || !what) return;
    const at = this.items.indexOf(item);
    if (what === 'remove') {
      const name = `${this.title}, ${this.say(this.kind === 'list' ? 'item' : 'row', { number: at + 1 })}`;
      const next = this.items[at + 1] ?? null;
      const hadText = fieldsOf(item).some((field) => field.value);
      item.remove();
      const blank = this.items.length === 0 ? this.add() : undefined;
      this.number();
      fieldsOf(this.items[Math.min(at, this.items.length - 1)])[0]?.focus();
      this.part.querySelector('.undo')?.remove();
      if (hadText) this.offer(name, item, next, blank);
    } else {
      const other = this.items[at + (what === 'up' ? -1 : 1)];
      if (!other) return;
      if (what === 'up') other.before(item);
      else other.after(item);
      this.number();
      // A button that has come to an end is off: then the other one goes on.
      (button.matches(':disabled') ? one(item, what === 'up' ? '[data-do=down]' : '[data-do=up]') : button).focus();
    }
    this.changed();
  }

  /**
   * A way back for a row that was removed, beside the others; it stays until another one is.
   * @param {string} title @param {HTMLElement} item @param {HTMLElement | null} next @param {HTMLElement | undefined} blank The empty row that came for it.
   */
  offer(title, item, next, blank) {
    const line = Object.assign(document.createElement('p'), { className: 'small undo' });
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: this.say('undo') });
    line.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      if (blank && !fieldsOf(blank).some((field) => field.value)) blank.remove();
      this.list.insertBefore(item, next?.isConnected ? next : null);
      line.remove();
      this.number();
      fieldsOf(item)[0]?.focus();
      this.changed();
    });
    line.append(this.say('removed', { title }), ' ', button);
    this.list.after(line);
  }

  /** A date as the site writes it, once it was left; `14.5.2027` is meant well. @param {Field} field */
  tidy(field) {
    if (this.kindOf(field) === 'date') field.value = date(field.value) || field.value;
  }

  /** @param {Field} field */
  kindOf(field) {
    return /** @type {HTMLElement | null} */ (field.closest('[data-column]'))?.dataset.answer ?? this.kind;
  }

  get isAnswered() {
    return !isEmpty(this.answer);
  }

  /** What is said below the fields: how long it is, what is wrong, what it comes to. */
  tell() {
    const { say, part } = this;
    const most = Number(part.dataset.most);
    const count = part.querySelector('.count');
    if (count && most) {
      const answer = this.answer;
      const n = countWords(Array.isArray(answer) ? answer.join(' ') : answer);
      count.textContent = n > 0 ? say(n > most ? 'too-many-words' : 'words', { number: n, most }) : '';
      count.classList.toggle('wrong', n > most);
    }
    const faults = new Set();
    for (const field of fieldsOf(part)) {
      const kind = this.kindOf(field);
      const isWrong = Boolean(field.value.trim()) && ((kind === 'date' && !date(field.value)) || (kind === 'amount' && Number.isNaN(amount(field.value))));
      if (isWrong) faults.add(say(`${kind}-wrong`));
      if (kind === 'date' || kind === 'amount') field.setAttribute('aria-invalid', String(isWrong));
    }
    const wrong = one(part, '.wrong[role=alert]');
    const text = [...faults].join(' ');
    if (wrong.textContent !== text) wrong.textContent = text;
    const sums = part.querySelector('.sums');
    if (sums) sums.textContent = this.sums().join(' · ');
    const reset = part.querySelector('[data-do=reset]');
    reset?.toggleAttribute('hidden', !this.isAnswered);
  }

  sums() {
    const columns = this.cells(this.items[0]).filter(({ kind }) => kind === 'amount');
    return columns.map(({ column, field }) => {
      const all = this.items.map((item) => this.cells(item).find((cell) => cell.column === column)?.field.value ?? '');
      const total = sum(all);
      return total && this.say('sum', { title: field.closest('label')?.querySelector('span')?.textContent, sum: total });
    }).filter(Boolean);
  }
}
