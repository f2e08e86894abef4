// @ts-check
// The plans that a browser keeps: one key for each, by the site's path (several sites may share an origin), the template and the plan.

import { FORMAT } from './answers.mjs';

/** @typedef {import('./answers.mjs').Plan} Plan */
/**
 * A plan as it is kept: also when it was changed, when it was last saved elsewhere, and how often it was kept.
 * @typedef {Plan & { id: string, changed: string, outside?: string, count: number }} Kept
 */

/** The plan was changed by another tab. */
export class Conflict extends Error {}

export class Store {
  /** @param {Storage} storage @param {string} site The path of the site on its host. */
  constructor(storage, site) {
    this.storage = storage;
    this.prefix = `pearls:${site}:`;
  }

  /** @param {string} template @param {string} id */
  key(template, id) {
    return `${this.prefix}${template}:${id}`;
  }

  /** @param {string} template @param {string} id @returns {Kept | undefined} */
  load(template, id) {
    return this.parse(this.storage.getItem(this.key(template, id)), id);
  }

  /** @param {string | null} text @param {string} id @returns {Kept | undefined} */
  parse(text, id) {
    try {
      const plan = JSON.parse(text ?? '');
      return plan?.format === FORMAT && typeof plan.answers === 'object' ? { count: 0, title: '', changed: '', ...plan, id } : undefined;
    } catch {
      return undefined;
    }
  }

  /** All plans, of one template or of all; what was changed last comes first. @param {string} [template] @returns {Kept[]} */
  list(template) {
    const start = this.prefix + (template === undefined ? '' : `${template}:`);
    /** @type {Kept[]} */
    const found = [];
    for (let at = 0; at < this.storage.length; at += 1) {
      const key = this.storage.key(at) ?? '';
      const plan = key.startsWith(start) ? this.parse(this.storage.getItem(key), key.slice(key.lastIndexOf(':') + 1)) : undefined;
      if (plan) found.push(plan);
    }
    return found.sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0));
  }

  /**
   * Keeps a plan, unless somebody else has kept another one since it was loaded. Throws what the browser throws when there is no room.
   * @param {Kept} plan @param {Date} now
   */
  save(plan, now) {
    const there = this.load(plan.template, plan.id);
    if (there && there.count !== plan.count) throw new Conflict();
    const next = { ...plan, count: plan.count + 1, changed: now.toISOString() };
    this.storage.setItem(this.key(plan.template, plan.id), JSON.stringify(next));
    plan.count = next.count;
    plan.changed = next.changed;
  }

  /** Puts a plan back as it was. @param {Kept} plan */
  restore(plan) {
    this.storage.setItem(this.key(plan.template, plan.id), JSON.stringify(plan));
  }

  /** @param {Kept} plan */
  remove(plan) {
    this.storage.removeItem(this.key(plan.template, plan.id));
  }
}

/** A new name for a plan, which no other has. */
export const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

/** The store of this site; nothing where the browser keeps nothing. */
export function store() {
  try {
    const root = document.documentElement.dataset.root ?? '';
    const storage = localStorage;
    const own = new Store(storage, new URL(root || '.', location.href.replace(/[?#].*$/, '')).pathname);
    own.storage.setItem(`${own.prefix}test`, '');
    own.storage.removeItem(`${own.prefix}test`);
    return own;
  } catch {
    return undefined;
  }
}

/** The words of a part of a page, filled. @param {Element} part */
export function words(part) {
  const all = new Map([...(/** @type {HTMLTemplateElement} */ (part.querySelector('template.words'))).content.querySelectorAll('[data-word]')].map((own) => [own.getAttribute('data-word') ?? '', own.textContent ?? '']));
  return (/** @type {string} */ name, /** @type {Record<string, unknown>} */ fills = {}) => (all.get(name) ?? '').replace(/\{([a-z]+)\}/g, (whole, key) => String(fills[key] ?? whole));
}

/** A moment as the page's language says it. @param {string} iso @param {string} lang */
export function moment(iso, lang) {
  try {
    return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
  } catch {
    return iso.slice(0, 16).replace('T', ' ');
  }
}
