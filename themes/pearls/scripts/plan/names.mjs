// Names of bookmarks and sections, as src/documents/names.rs makes them.

const LONGEST = 40;
/** @param {string} id @param {number} length */
const stemOf = (id, length) => [...id.replaceAll('-', '_')].slice(0, length).join('');

/** @param {import('./answers.mjs').Form} form */
export function names(form) {
  /** @type {Map<string, string>} */
  const all = new Map();
  const taken = new Set();
  for (const { id } of form.sections) {
    let name = stemOf(id, LONGEST - 2);
    for (let number = 2; taken.has(name); number += 1) {
      const end = `_${number}`;
      name = stemOf(id, LONGEST - 2 - end.length) + end;
    }
    taken.add(name);
    all.set(id, name);
  }
  return {
    answer: (/** @type {string} */ id) => `f_${all.get(id) ?? ''}`,
    heading: (/** @type {string} */ id) => `s_${all.get(id) ?? stemOf(id, LONGEST - 2)}`,
    /** The sections by the names round their answers. */
    sections: new Map([...all].map(([id, name]) => [`f_${name}`, id])),
  };
}
