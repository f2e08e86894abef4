// @ts-check
// The only script that pages name. It starts the module that a part of a page asks for, `data-module="compare"`; with `data-module-on="focus"`
// only when somebody goes there, which `/` and Ctrl-K (⌘K) do too. Where there is none, nothing happens. Pages opened from a folder cannot
// load modules: then their notes for that case are shown.
'use strict';
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @param {string} name */
  const load = (name) => import(new URL(`${name}.mjs`, own).href);
  /** @param {Element} part @param {string} name */
  const note = (part, name) => {
    for (const each of part.querySelectorAll('[data-note]')) each.toggleAttribute('hidden', each.getAttribute('data-note') !== name);
  };
  /** @param {HTMLElement} part */
  const start = (part) => {
    // What the module will ask for comes beside it: `data-with` are modules and data, wanted where something is asked in the address.
    for (const address of location.search ? (part.dataset.with ?? '').split(' ').filter(Boolean) : []) {
      const isModule = address.endsWith('.mjs');
      const link = Object.assign(document.createElement('link'), { rel: isModule ? 'modulepreload' : 'preload', as: isModule ? 'script' : 'fetch', crossOrigin: '' });
      link.href = new URL(address, isModule ? own : document.baseURI).href;
      document.head.append(link);
    }
    return load(part.dataset.module ?? '')
      .then((module) => module.start(part))
      .then(() => note(part, ''))
      .catch((error) => {
        console.error(error);
        note(part, 'failed');
      });
  };
  const isFile = location.protocol === 'file:';
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-module]'))) {
    if (isFile) note(part, 'file');
    else if (part.dataset.moduleOn) part.addEventListener('focusin', () => start(part), { once: true });
    else start(part);
  }
  if (!isFile && /[?&]hl=/.test(location.search)) load('highlight').then(({ start }) => start());
  // WCAG 2.1.4: a key that does something by itself can be switched off, on the search page.
  const hasShortcut = () => {
    try {
      return localStorage.getItem('shortcut') !== 'off';
    } catch {
      return true;
    }
  };
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    const isTyping = /** @type {Element} */ (target).matches('input, textarea, select, [contenteditable]');
    const isAsked = event.ctrlKey || event.metaKey ? key === 'k' : key === '/' && !event.altKey && !isTyping && hasShortcut();
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector('[type=search]'));
    if (!isAsked || !field) return;
    event.preventDefault();
    field.select();
    field.focus();
  });
})();
