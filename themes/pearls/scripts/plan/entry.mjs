// A plan as an entry of the repository: Markdown with front matter, as src/documents/entry.rs makes it.
import { amount, isEmpty, labelOf, levelsOf } from './answers.mjs';
import { isoDate } from './dates.mjs';
import { one } from './dom.mjs';
import { download, plain as planOf } from './exchange.mjs';
import { line } from './markdown.mjs';
import { slug } from './text.mjs';

/** @typedef {import('./answers.mjs').Form} Form */
/** @typedef {import('./answers.mjs').Plan} Plan */
/** @typedef {import('./answers.mjs').Section} Section */
/** @typedef {Record<string, string>} Row */

const LONGEST_TITLE = 300;
const LONGEST_SUMMARY = 300;

/** A text as YAML has it on one line. @param {string} text */
const quoted = (text) => JSON.stringify(plain(text));
/** A text on one line, without what no text may have. @param {string} text */
// eslint-disable-next-line no-control-regex
const plain = (text) => text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff\ufdd0-\ufdef]/g, '').replace(/ ?[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();

/** A title that is not longer than one may be. @param {string} title */
function shortened(title) {
  const chars = [...title];
  return chars.length <= LONGEST_TITLE ? title : `${chars.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

/** The first day of a date, and the last that it can mean. @param {string} written */
const span = (written) => [`${written}-01-01`.slice(0, 10), (written + '-12-31'.slice(written.length - 4)).slice(0, 10)];

/** @param {Section} section @param {Row[]} rows @returns {{ items: string[], isWhole: boolean }} Lines of YAML, and whether nothing is lost. */
function items(section, rows) {
  const columns = section.columns ?? [];
  const own = (/** @type {Row} */ row, /** @type {string} */ part) => {
    const column = columns.find((one) => one.fills === part);
    return column ? plain(labelOf(column.choices, (row[column.id] ?? '').trim())) : '';
  };
  let isWhole = rows.every((row) => columns.every((column) => column.fills || !(row[column.id] ?? '').trim()));
  if (section.fills === 'budget') return { items: [], isWhole: false };
  if (section.fills === 'activities') {
    const made = rows.map((row) => {
      const [title, start] = [own(row, 'title'), isoDate(own(row, 'start'))];
      let end = isoDate(own(row, 'end'));
      if (end && start && span(end)[1] < span(start)[0]) end = '';
      if (!title || !start || end !== own(row, 'end')) isWhole = false;
      if (!title || !start) return undefined;
      const rest = ['place', 'target_group', 'lead', 'output'].map((part) => [part, own(row, part)]).filter(([, text]) => text);
      return { start, lines: [`  - title: ${quoted(title)}`, `    start: ${start}`, ...(end ? [`    end: ${end}`] : []), ...rest.map(([part, text]) => `    ${part}: ${quoted(text)}`)] };
    }).filter((made) => made !== undefined);
    // In the order of time; those of one day as they were written.
    return { items: made.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)).flatMap((one) => one.lines), isWhole };
  }
  if (section.fills === 'indicators') {
    const number = (/** @type {string} */ text) => {
      const value = /^[0-9.,\s-]+$/.test(text) ? amount(text) : NaN;
      return Number.isNaN(value) ? '' : String(value);
    };
    const made = rows.map((row) => {
      const title = own(row, 'title');
      const numbers = ['baseline', 'target'].map((part) => {
        const value = number(own(row, part));
        if (own(row, part) && !value) isWhole = false;
        return [part, value];
      });
      if (!title) isWhole = false;
      if (!title) return [];
      const unit = own(row, 'unit');
      return [`  - title: ${quoted(title)}`, ...numbers.filter(([, value]) => value).map(([part, value]) => `    ${part}: ${value}`), ...(unit ? [`    unit: ${quoted(unit)}`] : [])];
    });
    return { items: made.flat(), isWhole };
  }
  const titles = rows.map((row) => own(row, 'title'));
  if (titles.some((title) => !title)) isWhole = false;
  return { items: titles.filter(Boolean).map((title) => `  - ${quoted(title)}`), isWhole };
}

/** What of a section becomes a field: lines of YAML, and whether the text needs it all the same. @param {Section} section @param {import('./answers.mjs').Answer} answer */
function field(section, answer) {
  const name = section.fills;
  if (!name) return { lines: [], isWhole: false };
  if (typeof answer === 'string') {
    const text = plain(answer);
    if (name === 'budget' || !text || (name === 'summary' && [...text].length > LONGEST_SUMMARY)) return { lines: [], isWhole: false };
    const isOne = ['motto', 'summary', 'mentor', 'outcome'].includes(name);
    return { lines: isOne ? [`${name}: ${quoted(text)}`] : [`${name}:`, `  - ${quoted(text)}`], isWhole: true };
  }
  if (answer.every((item) => typeof item === 'string')) {
    const made = answer.map((item) => plain(String(item))).filter(Boolean);
    return { lines: made.length ? [`${name}:`, ...made.map((text) => `  - ${quoted(text)}`)] : [], isWhole: true };
  }
  const rows = /** @type {Row[]} */ (answer).filter((row) => Object.values(row).some((cell) => cell.trim()));
  const { items: made, isWhole } = items(section, rows);
  return { lines: made.length ? [`${name}:`, ...made] : [], isWhole };
}

/** A section as text. @param {Section} section @param {import('./answers.mjs').Answer} answer */
function inText(section, answer) {
  const clean = (/** @type {string} */ text) => line(plain(text));
  if (typeof answer === 'string') {
    const choices = section.answer === 'scale' ? levelsOf(section) : section.choices;
    return labelOf(choices, answer).split('\n').map(clean).filter(Boolean).join('\n\n');
  }
  if (answer.every((item) => typeof item === 'string')) return answer.map((item) => clean(labelOf(section.choices, String(item)))).filter(Boolean).map((item) => `- ${item}`).join('\n');
  const columns = section.columns ?? [];
  const rows = /** @type {Row[]} */ (answer).filter((row) => Object.values(row).some((cell) => cell.trim()));
  const used = columns.filter((column) => rows.some((row) => (row[column.id] ?? '').trim()));
  const cells = rows.map((row) => used.map((column) => labelOf(column.choices, (row[column.id] ?? '').trim()).split('\n').map(clean).join('<br>')));
  return [used.map((column) => clean(column.title)), used.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** What stands in the text of an entry: sections with headings. @param {[string, string][]} body */
const texts = (body) => body.map(([title, text]) => `\n## ${line(title)}\n\n${text}\n`).join('');

/**
 * The text of a case study's file, of the answers to the form for cases. @param {Form} form @param {Plan} plan
 */
export function caseEntry(form, plan) {
  const front = [];
  /** @type {[string, string][]} */
  const body = [];
  const of = (/** @type {string} */ id) => plan.answers[id];
  const text = (/** @type {string} */ id) => plain(typeof of(id) === 'string' ? String(of(id)) : '');
  const rows = (/** @type {string} */ id) => /** @type {Row[]} */ (Array.isArray(of(id)) ? of(id) : []);
  const list = (/** @type {string} */ id) => /** @type {string[]} */ (Array.isArray(of(id)) ? of(id) : []).map((item) => plain(item)).filter(Boolean);
  const [start, end] = [isoDate(text('start')), isoDate(text('end'))];
  for (const section of form.sections) {
    const { id, field: name } = section;
    if (isEmpty(of(id))) continue;
    if (!name) body.push([section.title, inText(section, of(id))]);
    else if (name === 'title') front.push(`title: ${quoted(shortened(text(id)))}`);
    else if (name === 'municipalities') front.push(`municipalities: [${list(id).map(slug).filter(Boolean).join(', ')}]`);
    else if (name === 'start') front.push(...(start ? [`period: ${!end ? `${start}/..` : end === start ? start : `${start}/${end}`}`] : []));
    else if (name === 'summary') front.push(`summary: ${quoted([...text(id)].slice(0, LONGEST_SUMMARY).join(''))}`);
    else if (name === 'contact') front.push(`contact: {role: ${quoted(text(id))}}`);
    else if (name === 'results') {
      const made = rows(id).filter((row) => plain(row.indicator ?? '')).map((row) => {
        const value = /^[0-9.,\s-]+$/.test(row.value ?? '') ? amount(row.value) : NaN;
        const rest = [Number.isNaN(value) ? '' : `value: ${value}`, plain(row.unit ?? '') && `unit: ${quoted(row.unit)}`, isoDate(row.date) && `date: ${isoDate(row.date)}`].filter(Boolean);
        // What is no number is said in words.
        const said = Number.isNaN(value) && plain(row.value ?? '') ? `${row.indicator}: ${row.value}` : row.indicator;
        return `  - {indicator: ${[quoted(said), ...rest].join(', ')}}`;
      });
      if (made.length) front.push('results:', ...made);
    } else if (name === 'sources') {
      const made = rows(id).filter((row) => plain(row.title ?? '') || plain(row.url ?? '')).map((row) => `  - {title: ${quoted(row.title || row.url)}${/^https?:\/\/\S+$/.test((row.url ?? '').trim()) ? `, url: ${quoted(row.url)}` : ''}}`);
      if (made.length) front.push('sources:', ...made);
    } else if (section.choices && section.answer === 'list') {
      const keys = list(id).filter((key) => section.choices?.some((choice) => choice.key === key));
      if (keys.length) front.push(`${name}: [${[...new Set(keys)].join(', ')}]`);
    } else if (section.answer === 'list') front.push(`${name}:`, ...list(id).map((item) => `  - ${quoted(item)}`));
    else if (section.answer === 'choice') front.push(`${name}: ${text(id)}`);
    else if (name !== 'end' && text(id)) front.push(`${name}: ${quoted(text(id))}`);
  }
  return `---\n${front.join('\n')}\n---\n${texts(body)}`;
}

/**
 * The text of an action plan's file.
 * @param {Form} form @param {Plan} plan @param {{ municipality: string, edition: string }} about Their ids; an edition may be ''.
 */
export function entry(form, plan, { municipality, edition }) {
  const title = plain(plan.title) || plain(`${form.title}, ${municipality}`);
  const short = shortened(title);
  const front = [`title: ${quoted(short)}`, `municipality: ${municipality}`];
  if (edition) front.push(`edition: ${edition}`);
  front.push(`template: {id: ${form.id}, version: ${quoted(plan.templateVersion || form.version)}}`);
  const first = short === title ? '' : `\n${line(title)}\n`;
  /** @type {[string, string][]} */
  const body = [];
  for (const section of form.sections) {
    const answer = plan.answers[section.id];
    if (isEmpty(answer)) continue;
    const { lines, isWhole } = field(section, answer);
    front.push(...lines);
    const text = isWhole ? '' : inText(section, answer);
    if (text) body.push([section.title, text]);
  }
  return `---\n${front.join('\n')}\n---\n${first}${texts(body)}`;
}

/** Saves the plan, or the case, as a file for the repository. @param {import('./fill.mjs').Work} work */
export function save(work) {
  // The form for cases knows the field of each answer; a template fills fields of a plan.
  if (work.form.sections.some(({ field: name }) => name)) {
    const plan = planOf(work);
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
  const text = entry(work.form, planOf(work), { municipality, edition });
  download(new Blob([text], { type: 'text/markdown;charset=utf-8' }), `${municipality}-${edition || work.form.id}.md`);
}
