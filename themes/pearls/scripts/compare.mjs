// @ts-check
/**
 * Puts case studies side by side. Which ones is in the address, `?case=a&case=b`, where the form of the page puts them;
 * their facts are in a file that the page names, and all words of the interface stand in the page.
 */

/** @typedef {{text: string, lang?: string, address?: string, elsewhere?: {lang: string, note: {text: string, lang: string | null}}, url?: string}} Said */
/** @typedef {{title: Said, address: string, facts: Record<string, Said[]>}} Case */
/** @typedef {{fields: {key: string, label: Said}[], cases: Record<string, Case>}} Data */

const LEAST = 2;
const MOST = 4;

/** @param {HTMLElement} part */
export async function start(part) {
  const form = /** @type {HTMLFormElement} */ (part.querySelector('form'));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name="case"]')]);
  const wanted = new URLSearchParams(location.search).getAll('case');
  const known = new Set(boxes.map((box) => box.value));
  const ids = [...new Set(wanted)].filter((id) => known.has(id)).slice(0, MOST);
  for (const box of boxes) box.checked = ids.includes(box.value);
  form.addEventListener('submit', (event) => {
    const count = boxes.filter((box) => box.checked).length;
    if (count >= LEAST && count <= MOST) return;
    event.preventDefault();
    tell(part, count === 1 ? 'one-more' : 'choose');
    boxes[0]?.focus();
  });
  if (ids.length >= LEAST) {
    const response = await fetch(/** @type {string} */ (part.dataset.cases));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    show(part, /** @type {Data} */ (await response.json()), ids);
    const isCut = new Set(wanted.filter((id) => known.has(id))).size > MOST;
    if (isCut) tell(part, 'too-many');
  } else if (wanted.length > 0) {
    tell(part, ids.length === 1 ? 'one-more' : 'choose');
  }
}

/**
 * Fills the table of the page in.
 * @param {HTMLElement} part @param {Data} data @param {string[]} ids
 */
function show(part, data, ids) {
  const cases = ids.filter((id) => Object.hasOwn(data.cases, id)).map((id) => data.cases[id]);
  const head = /** @type {HTMLElement} */ (part.querySelector('thead tr'));
  head.append(...cases.map(({ title, address }) => header('col', { ...title, address })));
  // What none of them states helps nobody to choose.
  const fields = data.fields.filter(({ key }) => cases.some(({ facts }) => facts[key]?.length));
  const rows = fields.map(({ key, label }) => {
    const row = document.createElement('tr');
    const name = header('row', label);
    const all = new Set(cases.map(({ facts }) => (facts[key] ?? []).map(({ text }) => text).join('\n')));
    if (all.size === 1) name.append(' ', Object.assign(word(part, 'same'), { className: 'small same' }));
    row.append(name, ...cases.map(({ title, facts }) => cell(part, title.text, facts[key])));
    return row;
  });
  /** @type {HTMLElement} */ (part.querySelector('tbody')).append(...rows);
  /** @type {HTMLElement} */ (part.querySelector('.comparison')).hidden = false;
  tell(part, String(cases.length));
}

/** @param {string} scope @param {Said} said */
function header(scope, said) {
  const made = document.createElement('th');
  made.scope = scope;
  made.append(element(said));
  return made;
}

/**
 * The cell for what a case states; an empty list says that nobody knows.
 * @param {HTMLElement} part @param {string} title @param {Said[] | undefined} values
 */
function cell(part, title, values) {
  const made = document.createElement('td');
  made.dataset.label = title;
  if (!values?.length) {
    const absent = word(part, values ? 'unknown' : 'not-stated');
    absent.className = 'absent';
    made.append(absent);
  } else if (values.length === 1) {
    made.append(element(values[0]));
  } else {
    const list = document.createElement('ul');
    for (const value of values) list.appendChild(document.createElement('li')).append(element(value));
    made.append(list);
  }
  return made;
}

/** A text, with its link, its language, and that of the page to which the link leads. @param {Said} said */
function element({ text, lang, address, elsewhere, url }) {
  const root = document.documentElement.dataset.root ?? '';
  const href = url ?? (address && root + address);
  const made = document.createElement(href ? 'a' : 'span');
  if (href) made.setAttribute('href', href);
  if (lang) made.lang = lang;
  made.textContent = text;
  if (!elsewhere) return made;
  made.setAttribute('hreflang', elsewhere.lang);
  const note = Object.assign(document.createElement('span'), { className: 'in-language', textContent: `(${elsewhere.note.text})` });
  if (elsewhere.note.lang) note.lang = elsewhere.note.lang;
  const both = document.createDocumentFragment();
  both.append(made, ' ', note);
  return both;
}

/** A word of the interface, as the page has it. @param {HTMLElement} part @param {string} name */
function word(part, name) {
  const template = /** @type {HTMLTemplateElement} */ (part.querySelector('template'));
  const found = template.content.querySelector(`[data-word="${name}"]`);
  return /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (found), true));
}

/** Says something where screen readers notice it. @param {HTMLElement} part @param {string} name */
function tell(part, name) {
  /** @type {HTMLElement} */ (part.querySelector('[role="status"]')).replaceChildren(word(part, name));
}
