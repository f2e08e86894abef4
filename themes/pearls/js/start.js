// @ts-check
// The only script that pages name. It starts the module that a part of a page asks for, `data-module="compare"`. Where there
// is none, nothing happens. Pages opened from a folder cannot load modules: then their notes for that case are shown.
'use strict';
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @param {Element} part @param {string} name */
  const note = (part, name) => {
    for (const each of part.querySelectorAll('[data-note]')) each.toggleAttribute('hidden', each.getAttribute('data-note') !== name);
  };
  for (const part of document.querySelectorAll('[data-module]')) {
    if (location.protocol === 'file:') {
      note(part, 'file');
      continue;
    }
    import(new URL(`${part.getAttribute('data-module')}.mjs`, own).href)
      .then(({ start }) => start(part))
      .then(() => note(part, ''))
      .catch((error) => {
        console.error(error);
        note(part, 'failed');
      });
  }
})();
