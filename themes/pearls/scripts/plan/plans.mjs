// @ts-check
// The page of the plans that this browser keeps.

import { element, one } from './dom.mjs';
import { moment, newId, store, words } from './store.mjs';

/** @typedef {import('./store.mjs').Kept} Kept */

/** @param {HTMLElement} part */
export function start(part) {
  const [say, own, lang] = [words(part), store(), part.dataset.lang ?? 'en'];
  const status = one(part, '.status');
  if (!own) {
    status.textContent = say('no-storage');
    return;
  }
  const forms = new Map(/** @type {HTMLAnchorElement[]} */ ([...part.querySelectorAll('a[data-template]')]).map((link) => [link.dataset.template, { href: link.getAttribute('href')?.replace('#new=1', '') ?? '', title: link.textContent ?? '' }]));
  const show = () => {
    const all = own.list().filter(({ template }) => forms.has(template));
    one(part, '.plans').replaceChildren(...all.map(row));
    one(part, '.none').hidden = all.length > 0;
    one(part, '.notice.small').hidden = all.length === 0;
  };
  const name = (/** @type {Kept} */ plan) => plan.title || (typeof plan.answers.title === 'string' && plan.answers.title) || say('unnamed');
  const button = (/** @type {string} */ what, /** @type {Kept} */ plan, /** @type {(button: HTMLElement) => void} */ act) => {
    const made = element('button', { type: 'button', textContent: say(what) });
    made.setAttribute('aria-label', `${say(what)}: ${name(plan)}`);
    made.addEventListener('click', () => act(made));
    return made;
  };
  /** @param {Kept} plan */
  const row = (plan) => {
    const form = forms.get(plan.template);
    const heading = element('h2', {}, element('a', { href: `${form?.href}#plan=${plan.id}`, textContent: name(plan) }));
    const said = [form?.title, say('changed', { time: moment(plan.changed, lang) }), plan.outside ? say('outside', { time: moment(plan.outside, lang) }) : say('never')];
    const buttons = element('p', { className: 'buttons' }, button('rename', plan, () => rename(plan, made)), button('copy', plan, () => copy(plan)), button('delete', plan, () => remove(plan)));
    const made = element('li', { className: 'row' }, heading, element('p', { className: 'small', textContent: said.filter(Boolean).join(' · ') }), buttons);
    return made;
  };
  /** @param {Kept} plan @param {HTMLElement} made */
  const rename = (plan, made) => {
    const field = Object.assign(document.createElement('input'), { value: plan.title, maxLength: 200 });
    const form = element('form', { className: 'field' }, element('label', {}, `${say('name')} `, field), ' ', element('button', { textContent: say('done') }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const now = own.load(plan.template, plan.id);
      if (now) own.save({ ...now, title: field.value.trim() }, new Date());
      show();
      /** @type {HTMLElement | null} */ (part.querySelector(`a[href$="#plan=${plan.id}"]`))?.focus();
    });
    made.replaceChildren(form);
    field.select();
    field.focus();
  };
  /** @param {Kept} plan */
  const copy = (plan) => {
    const made = { ...plan, id: newId(), count: 0, title: say('copy-of', { title: name(plan) }) };
    delete made.outside;
    try {
      own.save(made, new Date());
    } catch {
      status.textContent = say('no-storage');
    }
    show();
    /** @type {HTMLElement | null} */ (part.querySelector(`a[href$="#plan=${made.id}"]`))?.focus();
  };
  /** @param {Kept} plan */
  const remove = (plan) => {
    own.remove(plan);
    show();
    const undo = element('button', { type: 'button', textContent: say('undo') });
    undo.addEventListener('click', () => {
      own.restore(plan);
      status.textContent = '';
      show();
      /** @type {HTMLElement | null} */ (part.querySelector(`a[href$="#plan=${plan.id}"]`))?.focus();
    });
    status.replaceChildren(say('deleted', { title: name(plan) }), ' ', undo);
    undo.focus();
  };
  show();
  addEventListener('storage', show);
}
