// Stands in for `js/search/search.mjs`: the same functions over the few case studies that `data/compare.<lang>.json` states, so that
// the interface can be looked at without an index. `globalThis.slow` says how many milliseconds an answer takes, by query.

class SearchError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

async function read(url, fetch) {
  const response = await fetch(url).catch(() => Promise.reject(new SearchError('network')));
  if (!response.ok) throw new SearchError('missing');
  return response.json().catch(() => Promise.reject(new SearchError('damaged')));
}

/** The last part of an address, which is a term's key. */
const key = ({ address }) => address?.match(/([^/]+)\.html$/)?.[1];

function documents({ cases }) {
  const all = Object.values(cases).map(({ title, address, facts }) => ({
    address, title: title.text, language: title.lang ?? '', kind: 'case-studies', year: Number(facts.period?.[0]?.text.match(/\d{4}/)?.[0]),
    line: [facts.municipalities, facts.period].map((values) => values?.[0]?.text).filter(Boolean).join(' · '),
    text: Object.values(facts).flat().map(({ text }) => text).join(', '),
    terms: { kind: ['case-studies'], ...Object.fromEntries(['country', 'topics', 'methods'].map((name) => [name, (facts[name] ?? []).map(key)])) },
  }));
  const places = new Map(Object.values(cases).flatMap(({ facts }) => (facts.municipalities ?? []).map((place) => [place.address, [place, facts]])));
  for (const [address, [{ text }, { country }]] of places) {
    if (address) all.push({ address, title: text, line: country?.[0]?.text ?? '', language: '', kind: 'municipalities', text: 'A place of the Cultural Pearls', terms: { kind: ['municipalities'], country: (country ?? []).map(key) } });
  }
  all.push({ address: 'about.html', title: '<img src="x" onerror="document.title=\'broken\'">', line: 'Markup & <b>more</b>', language: '', kind: 'case-studies', text: 'Injected <script>', terms: { kind: ['case-studies'] } });
  return all.map((own, document) => ({ ...own, document, words: `${own.title} ${own.text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) }));
}

function facets({ cases, fields }, all) {
  const labels = { 'case-studies': 'Case studies', municipalities: 'Places' };
  for (const { facts } of Object.values(cases)) for (const value of Object.values(facts).flat()) labels[key(value)] ??= value.text;
  return ['kind', 'country', 'topics', 'methods'].map((name) => {
    const keys = [...new Set(all.flatMap(({ terms }) => terms[name] ?? []))].filter(Boolean);
    const label = ['kind', 'country'].includes(name) ? undefined : fields.find((field) => field.key === name)?.label.text;
    return { key: name, label, values: keys.map((own) => ({ key: own, label: labels[own] })) };
  });
}

const meets = (own, name, wanted) => !wanted?.length || wanted.some((value) => own.terms[name]?.includes(value));
const inYears = ({ year }, { from, to } = {}) => (!from && !to) || (year >= (from ?? 0) && year <= (to ?? 9999));

export async function open(base, lang, { fetch }) {
  const { version } = await read(`${base}${lang}/index.json`, fetch);
  if (version !== 1) throw new SearchError('version');
  const data = await read(`${base}../data/compare.${lang}.json`, fetch);
  const all = documents(data);
  const own = facets(data, all);
  return { languages: { en: all.length, de: all.length, lv: all.length }, facets: own, years: { first: 2020, last: 2026 }, search: (...asked) => search(all, own, ...asked) };
}

async function search(all, facets, query, { filters = {}, years, sort }) {
  await new Promise((done) => setTimeout(done, globalThis.slow?.[query] ?? 0));
  const known = new Set(all.flatMap(({ words }) => words));
  const words = (query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((text) => {
    const starts = (start) => [...known].find((word) => word.startsWith(start));
    if (known.has(text)) return { text, how: 'exact' };
    if (starts(text)) return { text, how: 'prefix', taken: text };
    const near = text.length > 4 && starts(text.slice(0, -1));
    return near ? { text, how: 'near', taken: near } : { text, how: 'none' };
  });
  const wanted = words.filter(({ how }) => how !== 'none').map(({ text, taken }) => taken ?? text);
  const isHit = (own) => words.length === 0 || wanted.some((start) => own.words.some((word) => word.startsWith(start)));
  const hits = all.filter(isHit);
  const missed = (own) => facets.map(({ key: name }) => name).filter((name) => !meets(own, name, filters[name])).concat(inYears(own, years) ? [] : ['years']);
  const found = hits.filter((own) => missed(own).length === 0);
  if (sort === 'name') found.sort((a, b) => a.title.localeCompare(b.title));
  if (sort === 'newest') found.sort((a, b) => (b.year || 0) - (a.year || 0));
  const count = (name, value) => hits.filter((own) => own.terms[name]?.includes(value) && missed(own).every((other) => other === name)).length;
  return {
    total: found.length,
    words,
    plan: { unquoted: [] },
    titles: async (from, to) => found.slice(from, to),
    snippet: async ({ document }) => {
      const pieces = all[document].text.split(/([\p{L}\p{N}]+)/u).map((text) => ({ text, isMarked: wanted.some((start) => text.toLowerCase().startsWith(start)) }));
      return { section: 'facts-title', heading: 'Facts', pieces };
    },
    counts: async () => ({ facets: facets.map((facet) => ({ ...facet, values: facet.values.map((value) => ({ ...value, count: count(facet.key, value.key) })) })) }),
    close: async () => hits.map((own) => ({ ...own, missing: missed(own) })).filter((own) => own.missing.length === 1).slice(0, 3),
  };
}
