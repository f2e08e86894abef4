// Live reload and the list of problems of `pearls serve`. Only the development server adds this to pages; it is no
// part of any site. One message comes on connecting and one after each build: what is served now, and what is wrong.
'use strict';
(() => {
  const shown = new URL(document.currentScript.src).search.slice(1);
  let current = '';
  let dismissed = '';

  new EventSource('/-/pearls/events').onmessage = ({ data }) => {
    const { version, title, problems } = JSON.parse(data);
    const page = document.getElementById('pearls-problems');
    if (version !== shown) {
      location.reload();
    } else if (page && problems) {
      page.textContent = problems;
    } else if (!page) {
      show(title, problems);
    }
  };

  function show(title, problems) {
    document.getElementById('pearls-overlay')?.remove();
    current = problems;
    if (!problems) dismissed = '';
    if (!problems || problems === dismissed) return;
    const style = element('link', '');
    style.rel = 'stylesheet';
    style.href = '/-/pearls/overlay.css';
    const heading = element('h2', title);
    heading.id = 'pearls-overlay-title';
    // Only the heading is read out at once; the list is there to be read at leisure.
    heading.setAttribute('role', 'alert');
    const close = element('button', 'Close (Esc)');
    close.type = 'button';
    const list = element('pre', problems);
    list.tabIndex = 0;
    const overlay = element('section', '');
    overlay.id = 'pearls-overlay';
    overlay.lang = 'en';
    overlay.dir = 'ltr';
    overlay.setAttribute('aria-labelledby', heading.id);
    overlay.append(style, heading, close, list);
    // First in the page, so that one press of the Tab key reaches it.
    document.body.prepend(overlay);
    close.addEventListener('click', dismiss);
  }

  addEventListener('keydown', (event) => event.key === 'Escape' && dismiss());

  // Until there are other problems.
  function dismiss() {
    dismissed = current;
    document.getElementById('pearls-overlay')?.remove();
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }
})();
