// @ts-check
// What the parts of the form do with the page.

/** The first element below a part; there is one. @param {ParentNode} part @param {string} selector @returns {HTMLElement} */
export const one = (part, selector) => /** @type {HTMLElement} */ (part.querySelector(selector));

/** @param {string} tag @param {Record<string, unknown>} given @param {(Node | string)[]} inside */
export function element(tag, given = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...inside);
  return made;
}
