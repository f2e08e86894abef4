// Answers out of files: JSON, DOCX and ODT, as this site wrote them and as word processors save them again. What is no such file gets the
// name of one message, and nothing of it is used.
import { FORMAT, isEmpty, levelsOf } from './answers.mjs';
import { names } from './names.mjs';
import { LARGEST_FILE, unpack, Unreadable } from './zip.mjs';

export { Unreadable };

/** @typedef {import('./answers.mjs').Form} Form */
/** @typedef {import('./answers.mjs').Plan} Plan */
/** @typedef {import('./answers.mjs').Section} Section */
/**
 * A paragraph or a table as a document has it. `style`: how a DOCX calls that of a paragraph; `marks`: the names that stand round it, with the text inside each; `values`: keys by what
 * choices show.
 * @typedef {{ style: string, text: string, marks: Map<string, string>, rows?: string[][], values?: Map<string, string> }} Part
 */

/** The styles of answers in a DOCX. */
const OF_ANSWERS = ['Answer', 'ListBullet'];

/** Texts of XML are parsed under a policy of their own, since the page allows nothing else to be parsed. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('pearls-xml', { createHTML: (/** @type {string} */ text) => text });

/** @param {string | undefined} text @returns {Element} */
function parse(text) {
  // Documents of word processors have no document type; one with entities could grow without bound.
  if (!text || /<!DOCTYPE|<!ENTITY/i.test(text)) throw new Unreadable('damaged');
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'application/xml');
  if (parsed.getElementsByTagName('parsererror').length > 0) throw new Unreadable('damaged');
  return parsed.documentElement;
}

/**
 * @param {Blob} file @param {Form} form
 * @param {(lang: string) => Promise<Form>} formOf Gets the form in another language.
 * @returns {Promise<Plan>}
 */
export async function read(file, form, formOf) {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const plan = start[0] === 0x50 && start[1] === 0x4b ? await office(file, form, formOf) : await json(file);
  if (plan.template !== form.id) throw new Unreadable('other-template');
  if (Object.values(plan.answers).every(isEmpty)) throw new Unreadable('empty');
  return plan;
}

/** @param {Blob} file @returns {Promise<Plan>} */
async function json(file) {
  if (file.size > LARGEST_FILE) throw new Unreadable('too-large');
  let plan;
  try {
    plan = JSON.parse(await file.text());
  } catch {
    throw new Unreadable('no-plan');
  }
  if (plan?.format !== FORMAT || typeof plan.answers !== 'object' || !plan.answers) throw new Unreadable('no-plan');
  if (plan.formatVersion !== 1) throw new Unreadable('newer');
  const isText = (/** @type {unknown} */ value) => typeof value === 'string';
  // Numbers that some other program has written are texts here.
  plan.answers = JSON.parse(JSON.stringify(plan.answers, (_, value) => (typeof value === 'number' ? String(value) : value)));
  const isAnswer = (/** @type {any} */ answer) => isText(answer) || (Array.isArray(answer) && (answer.every(isText) || answer.every((row) => row && typeof row === 'object' && Object.values(row).every(isText))));
  const answers = Object.fromEntries(Object.entries(plan.answers).filter(([, answer]) => isAnswer(answer)));
  return { format: FORMAT, formatVersion: 1, template: String(plan.template), templateVersion: String(plan.templateVersion ?? ''), title: isText(plan.title) ? plan.title : '', answers };
}

/** @param {Blob} file @param {Form} form @param {(lang: string) => Promise<Form>} formOf @returns {Promise<Plan>} */
async function office(file, form, formOf) {
  const parts = await unpack(file, ['word/document.xml', 'docProps/core.xml', 'content.xml', 'meta.xml']);
  const isDocx = parts.has('word/document.xml');
  if (!isDocx && !parts.has('content.xml')) throw new Unreadable('no-plan');
  const body = parse(parts.get(isDocx ? 'word/document.xml' : 'content.xml'));
  const about = parts.get(isDocx ? 'docProps/core.xml' : 'meta.xml');
  const said = about ? parse(about) : undefined;
  const word = (/** @type {string} */ name) => said?.getElementsByTagName(name)[0]?.textContent?.trim() ?? '';
  const [template, version] = word(isDocx ? 'cp:keywords' : 'meta:keyword').split(' ');
  const found = isDocx ? ofDocx(body) : ofOdt(body);
  // A document of another language is read with the titles and the terms of that one; keys are the same in all.
  const lang = word('dc:language');
  const own = lang && lang !== form.lang && template === form.id ? await formOf(lang) : form;
  const answers = gather(own, found);
  const title = word('dc:title');
  if (!version && Object.keys(answers).length === 0) throw new Unreadable('no-plan');
  return { format: FORMAT, formatVersion: 1, template: version ? template : form.id, templateVersion: version ?? form.version, title: title === own.title ? '' : title, answers };
}

/** @param {Element} element @param {string} name */
const attribute = (element, name) => [...element.attributes].find((own) => own.localName === name)?.value ?? '';
/** @param {Element} element @param {string} name */
const child = (element, name) => [...element.children].find((own) => own.localName === name);

/** @param {Element} root @returns {Part[]} */
function ofDocx(root) {
  /** @type {Part[]} */
  const parts = [];
  /**
   * The bookmarks that are open: numbers by name. LibreOffice writes one that is longer than a paragraph as two of one name, and ends
   * only the second.
   * @type {Map<string, string>}
   */
  const open = new Map();
  const start = (/** @type {Element} */ mark) => open.set(attribute(mark, 'name'), attribute(mark, 'id'));
  const end = (/** @type {Element} */ mark) => {
    for (const [name, number] of open) if (number === attribute(mark, 'id')) open.delete(name);
  };
  const paragraph = (/** @type {Element} */ element, /** @type {string[]} */ tags, /** @type {Map<string, string>} */ values) => {
    const style = attribute(child(child(element, 'pPr') ?? element, 'pStyle') ?? element, 'val');
    /** @type {Part} */
    const part = { style, text: '', marks: new Map(), values };
    const note = (/** @type {string[]} */ inside, /** @type {string} */ text) => {
      for (const name of [...inside, ...open.keys()]) part.marks.set(name, (part.marks.get(name) ?? '') + text);
    };
    const add = (/** @type {string} */ text, /** @type {string[]} */ inside) => {
      part.text += text;
      note(inside, text);
    };
    note(tags, '');
    const walk = (/** @type {Element} */ node, /** @type {string[]} */ inside) => {
      for (const own of node.children) {
        const name = own.localName;
        if (name === 'bookmarkStart') {
          start(own);
          note(inside, '');
        } else if (name === 'bookmarkEnd') end(own);
        else if (name === 't') add(own.textContent ?? '', inside);
        else if (name === 'tab') add('\t', inside);
        else if (name === 'br' || name === 'cr') add('\n', inside);
        else if (name === 'r' && attribute(child(child(own, 'rPr') ?? own, 'rStyle') ?? own, 'val') === 'PlaceholderText') note(inside, '');
        else if (name === 'sdt') walk(child(own, 'sdtContent') ?? own, [...inside, ...control(own, part)]);
        else if (name !== 'pPr' && name !== 'rPr' && name !== 'del') walk(own, inside);
      }
    };
    walk(element, tags);
    parts.push(part);
  };
  /** The name of a control, and what its choices mean. @param {Element} element @param {{ values?: Map<string, string> }} part */
  const control = (element, part) => {
    const about = child(element, 'sdtPr');
    if (!about) return [];
    const list = child(about, 'dropDownList') ?? child(about, 'comboBox');
    if (list) part.values = new Map([...list.children].map((item) => [attribute(item, 'displayText'), attribute(item, 'value')]));
    const tag = child(about, 'tag');
    return tag ? [`tag:${attribute(tag, 'val')}`] : [];
  };
  const blocks = (/** @type {Element} */ node, /** @type {string[]} */ tags, /** @type {Map<string, string> | undefined} */ values) => {
    for (const own of node.children) {
      const name = own.localName;
      if (name === 'p') paragraph(own, tags, values ?? new Map());
      else if (name === 'tbl') {
        const rows = [...own.children].filter((row) => row.localName === 'tr').map((row) => [...row.children].filter((cell) => cell.localName === 'tc').map((cell) => {
          const before = parts.length;
          blocks(cell, [], undefined);
          return parts.splice(before).map((part) => part.text).join('\n');
        }));
        parts.push({ style: '', text: '', marks: new Map([...open.keys(), ...tags].map((mark) => [mark, ''])), rows });
      } else if (name === 'sdt') {
        const part = { values };
        const inside = [...tags, ...control(own, part)];
        blocks(child(own, 'sdtContent') ?? own, inside, part.values);
      } else if (name === 'bookmarkStart') start(own);
      else if (name === 'bookmarkEnd') end(own);
      else if (name === 'body' || name === 'ins' || name === 'customXml') blocks(own, tags, values);
    }
  };
  blocks(root, [], undefined);
  return parts;
}

/** @param {Element} root @returns {Part[]} */
function ofOdt(root) {
  /** @type {Part[]} */
  const parts = [];
  const open = new Set();
  const paragraph = (/** @type {Element} */ element, /** @type {string[]} */ sections) => {
    /** @type {Part} */
    const part = { style: element.localName === 'h' ? 'Heading' : '', text: '', marks: new Map() };
    const note = (/** @type {string} */ text) => {
      for (const name of [...sections, ...open]) part.marks.set(name, (part.marks.get(name) ?? '') + text);
    };
    const add = (/** @type {string} */ text) => {
      part.text += text;
      note(text);
    };
    note('');
    const walk = (/** @type {Node} */ node) => {
      for (const own of node.childNodes) {
        if (own.nodeType === 3) add((own.nodeValue ?? '').replace(/[\n\r\t ]+/g, ' '));
        if (own.nodeType !== 1) continue;
        const inner = /** @type {Element} */ (own);
        const name = inner.localName;
        if (name === 's') add(' '.repeat(Math.min(Number(attribute(inner, 'c')) || 1, 1000)));
        else if (name === 'tab') add('\t');
        else if (name === 'line-break') add('\n');
        else if (name === 'bookmark-start') {
          open.add(attribute(inner, 'name'));
          note('');
        } else if (name === 'bookmark-end') open.delete(attribute(inner, 'name'));
        else if (name === 'bookmark') part.marks.set(attribute(inner, 'name'), '');
        else if (name === 'content-control' && attribute(inner, 'showing-place-holder') === 'true') {
          note('');
          // LibreOffice puts the end of a bookmark into it.
          for (const end of inner.getElementsByTagNameNS('*', 'bookmark-end')) open.delete(attribute(end, 'name'));
        }
        else if (!['placeholder', 'annotation', 'note', 'label', 'soft-page-break', 'tracked-changes', 'list-item'].includes(name)) walk(inner);
      }
    };
    walk(element);
    parts.push(part);
  };
  const blocks = (/** @type {Element} */ node, /** @type {string[]} */ sections) => {
    for (const own of node.children) {
      const name = own.localName;
      if (name === 'p' || name === 'h') paragraph(own, sections);
      else if (name === 'section') blocks(own, [...sections, attribute(own, 'name')]);
      else if (name === 'table') {
        const rows = [...own.getElementsByTagNameNS(own.namespaceURI, 'table-row')].map((row) => [...row.children].filter((cell) => cell.localName === 'table-cell').map((cell) => {
          const before = parts.length;
          blocks(cell, []);
          return parts.splice(before).map((part) => part.text).join('\n');
        }));
        parts.push({ style: '', text: '', marks: new Map([...sections, ...open].map((mark) => [mark, ''])), rows });
      } else if (['body', 'text', 'list', 'list-item', 'list-header', 'index-body'].includes(name)) blocks(own, sections);
    }
  };
  blocks(root, []);
  return parts;
}

/** The answers by sections. @param {Form} form @param {Part[]} parts */
function gather(form, parts) {
  const { sections: byName } = names(form);
  const byId = new Map(form.sections.map((section) => [section.id, section]));
  for (const [old, now] of Object.entries(form.moved)) {
    const section = byId.get(now);
    if (section) byId.set(old, section);
  }
  const idOf = (/** @type {string} */ mark) => (mark.startsWith('tag:') ? mark.slice(4) : byName.get(mark));
  const prompts = new Set([form.words.write, form.words.choose, form.words.date]);
  /** @type {Record<string, import('./answers.mjs').Answer>} */
  const answers = {};
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  /** What stands below a heading and looks like an answer: an ODT that was saved as a DOCX has lost the names of its sections. @type {Map<string, string[]>} */
  const loose = new Map();
  const shown = (/** @type {string} */ text) => (prompts.has(text.trim()) ? '' : text);
  const push = (/** @type {Map<string, string[]>} */ to, /** @type {string} */ id, /** @type {string} */ text) => to.set(id, [...(to.get(id) ?? []), text]);
  let last;
  let headed;
  let below;
  for (const part of parts) {
    const ids = new Set([...part.marks.keys()].map(idOf).filter((id) => id !== undefined && byId.has(id)));
    const [id] = ids;
    if (id !== undefined) last = id;
    const title = part.text.trim();
    const opened = form.sections.find((section) => title === `${section.number} ${section.title}`);
    if (opened) headed = opened.id;
    if (part.rows) {
      const wanted = [last, headed].find((own) => own !== undefined && byId.get(own)?.answer === 'table');
      const section = byId.get(wanted ?? '');
      // Somebody may have copied the table to have another one.
      if (wanted !== undefined && section) answers[wanted] = [.../** @type {Record<string, string>[]} */ (answers[wanted] ?? []), ...rowsOf(section, part.rows)];
      continue;
    }
    // Below a field nothing stands but what somebody has written there, up to the next heading.
    const isHeading = opened !== undefined || part.style.startsWith('Heading') || [...part.marks.keys()].some((mark) => mark.startsWith('s_'));
    if (isHeading) below = undefined;
    else if (ids.size === 0 && below !== undefined && part.text.trim()) push(lines, below, part.text);
    else if (id !== undefined && ['text', 'list'].includes(byId.get(id)?.answer ?? '')) below = id;
    if (headed !== undefined && ids.size === 0 && OF_ANSWERS.includes(part.style)) push(loose, headed, shown(part.text));
    for (const own of ids) {
      if (own === undefined || byId.get(own)?.answer === 'table') continue;
      const text = shown([...part.marks].find(([mark, inside]) => idOf(mark) === own && inside)?.[1] ?? '');
      push(lines, own, part.values?.get(text) ?? text);
    }
  }
  for (const [id, all] of loose) if (!lines.has(id) && byId.get(id)?.answer !== 'table') lines.set(id, all);
  for (const [id, all] of lines) {
    const section = /** @type {Section} */ (byId.get(id));
    const text = all.join('\n').replace(/\s+$/, '').replace(/^\n+/, '');
    if (section.answer === 'list') answers[id] = all.map((line) => keyOf(section.choices, line.trim())).filter(Boolean);
    else answers[id] = section.answer === 'text' ? text : keyOf(section.answer === 'scale' ? levelsOf(section) : section.choices, text.trim());
    if (isEmpty(answers[id])) delete answers[id];
  }
  return answers;
}

/**
 * The rows of a table. Its first row has the titles of the columns, which may stand in another order, be fewer, or have others among them: what
 * stands below those goes into the first column of text, after the title. A table without titles has the columns of the template.
 * @param {Section} section @param {string[][]} rows
 */
function rowsOf(section, rows) {
  const columns = section.columns ?? [];
  const head = (rows[0] ?? []).map((cell) => cell.trim());
  const known = head.map((title) => columns.find((column) => column.title === title));
  const hasTitles = known.some(Boolean);
  const other = columns.find((column) => column.answer === 'text') ?? columns[0];
  const all = rows.slice(hasTitles ? 1 : 0).map((cells) => {
    /** @type {Record<string, string>} */
    const row = {};
    cells.forEach((cell, at) => {
      const text = cell.trim();
      const column = hasTitles ? known[at] : columns[at];
      if (text && column) row[column.id] = keyOf(column.choices, text);
    });
    cells.forEach((cell, at) => {
      const text = cell.trim();
      const isElsewhere = text && !(hasTitles ? known[at] : columns[at]);
      if (isElsewhere) row[other.id] = [row[other.id], head[at] && hasTitles ? `${head[at]}: ${text}` : text].filter(Boolean).join('\n');
    });
    return row;
  });
  return all.filter((row) => Object.keys(row).length > 0);
}

/** The key of what was chosen; a text that is no label stays as it is. @param {import('./answers.mjs').Choice[] | undefined} choices @param {string} label */
const keyOf = (choices, label) => choices?.find((choice) => choice.label === label)?.key ?? label;
