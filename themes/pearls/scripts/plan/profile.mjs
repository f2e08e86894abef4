// @ts-check
// What a self-assessment says: the mean level of each group as a picture with its table, the weakest points in words, and what they lead to.

import { element } from './dom.mjs';
import { words } from './store.mjs';

/** @typedef {import('./fill.mjs').Work} Work */

const SVG = 'http://www.w3.org/2000/svg';
/** How many of the lowest points are named. */
const NAMED = 3;
const [WIDTH, BAR, GAP] = [600, 14, 34];

/** @param {string} tag @param {Record<string, unknown>} given @param {(Node | string)[]} inside */
function drawn(tag, given, ...inside) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, String(value));
  made.append(...inside);
  return made;
}

/** @param {HTMLElement} part @param {Work} work */
export function show(part, work) {
  const say = words(part);
  const number = new Intl.NumberFormat(work.lang, { maximumFractionDigits: 1 });
  const levels = work.form.sections.filter((section) => section.answer === 'scale').map((section) => ({ section, level: work.questions.find(({ id }) => id === section.id)?.answer }));
  const answered = levels.filter(({ level }) => level !== '' && level !== undefined).map(({ section, level }) => ({ section, level: Number(level) }));
  part.hidden = false;
  const body = /** @type {HTMLElement} */ (part.querySelector('.profile-body'));
  if (answered.length === 0) {
    body.replaceChildren(element('p', { textContent: say('none') }));
    return;
  }
  /** @type {Map<string, { levels: number[], most: number }>} */
  const groups = new Map();
  for (const { section, level } of answered) {
    const name = section.group ?? section.title;
    const group = groups.get(name) ?? { levels: [], most: (section.levels?.length ?? 1) - 1 };
    group.levels.push(level);
    groups.set(name, group);
  }
  const rows = [...groups].map(([name, { levels: all, most }]) => ({ name, most, mean: all.reduce((sum, level) => sum + level, 0) / all.length }));
  const said = (/** @type {{ mean: number, most: number }} */ row) => `${number.format(row.mean)} / ${row.most}`;
  const bars = rows.map((row, at) => drawn('g', { transform: `translate(0 ${at * GAP})` },
    drawn('text', { x: 0, y: 12 }, row.name),
    drawn('text', { x: WIDTH, y: 12, 'text-anchor': 'end' }, said(row)),
    drawn('rect', { class: 'room', x: 0, y: 18, width: WIDTH, height: BAR, rx: 3 }),
    drawn('rect', { class: 'bar', x: 0, y: 18, width: (WIDTH * row.mean) / Math.max(row.most, 1), height: BAR, rx: 3 })));
  const picture = drawn('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${rows.length * GAP}`, 'aria-hidden': 'true' }, ...bars);
  const cell = (/** @type {string} */ tag, /** @type {string} */ text, given = {}) => element(tag, { textContent: text, ...given });
  const table = element('table', {},
    cell('caption', say('caption')),
    element('thead', {}, element('tr', {}, cell('th', say('group'), { scope: 'col' }), cell('th', say('level'), { scope: 'col' }))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, cell('th', row.name, { scope: 'row' }), cell('td', said(row))))));
  const weakest = answered.filter(({ section, level }) => level < (section.levels?.length ?? 1) - 1).sort((a, b) => a.level - b.level).slice(0, NAMED);
  const list = element('ul', {}, ...weakest.map(({ section, level }) => element('li', {}, element('a', { href: `#section_${section.id}`, textContent: section.title }), `: ${section.levels?.[level] ?? ''}`)));
  const leads = weakest.flatMap(({ section }) => section.leadsTo ?? []);
  /** @type {Node[]} */
  const take = [];
  for (const template of new Set(leads.map((lead) => lead.template))) {
    const texts = leads.filter((lead) => lead.template === template).map(({ section, begin }) => [section, begin]);
    const link = Object.assign(document.createElement('a'), { className: 'button', href: `../${template}/fill.html`, textContent: say('take') });
    // What is taken along goes through this tab's own storage: neither address nor request has it.
    link.addEventListener('click', () => {
      const key = `pearls:begin:${template}`;
      sessionStorage.setItem(key, JSON.stringify(texts));
      link.href = `../${template}/fill.html#begin=${encodeURIComponent(key)}`;
    });
    take.push(element('p', {}, link));
  }
  const first = weakest.length > 0 ? [element('p', {}, element('strong', { textContent: say('weakest', { title: '' }) })), list] : [];
  body.replaceChildren(element('p', { textContent: say('answered', { number: answered.length, all: levels.length }) }), picture, table, ...first, ...take);
}
