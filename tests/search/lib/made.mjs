// Documents that are made up, the same on each run.

/** Numbers below 1 in a fixed order (mulberry32). */
export function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let value = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = (random, list) => list[Math.floor(random() * list.length)];

const SYLLABLES = ['ka', 'lo', 'mü', 'tre', 'sin', 'por', 'ła', 'vik', 'en', 'dö', 'ru', 'šal', 'be', 'ni', 'ost', 'har', 'ie', 'gla'];
export const FACETS = [
  { key: 'kind', values: ['case', 'person'] },
  { key: 'country', values: ['ee', 'lv', 'pl'] },
  { key: 'topics', values: ['ageing', 'music', 'youth', 'sea'] },
];

export function make(count, seed, vocabulary = 150) {
  const random = numbers(seed);
  const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join('');
  const words = ['der', '𐐷𐐨𐐲', 'ﬀﬀ', 'łódź', 'zürich', 'zurich', 'harbour', ...Array.from({ length: vocabulary }, word)];
  const next = () => {
    if (random() < 0.2) return 'der';
    const stem = words[Math.floor(random() ** 2 * words.length)];
    const form = stem + pick(random, ['', '', 's', 'ing']);
    return random() < 0.2 ? form[0].toUpperCase() + form.slice(1) : form;
  };
  const text = (length) => Array.from({ length }, next).join(' ').replace(/ (\S+) (\S+)$/u, ', $1-$2.');
  return Array.from({ length: count }, (_, at) => ({
    address: `cases/${String(at).padStart(3, '0')}.html`, title: text(3), line: `Place ${at}`, language: at % 7 ? '' : 'en', kind: pick(random, ['case', 'person']),
    sections: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, which) => (which ? { id: `s${which}`, heading: text(2), body: text(20 + Math.floor(random() * 60)) } : { id: '', heading: '', body: text(15) })),
    names: random() < 0.5 ? [text(1), text(2)] : [],
    facets: { country: [pick(random, ['ee', 'lv', 'pl'])], topics: ['ageing', 'music', 'youth', 'sea'].filter(() => random() < 0.3) },
    years: random() < 0.8 ? (random() < 0.5 ? [2018 + Math.floor(random() * 5), 2024] : [2020, 2020 + Math.floor(random() * 4)]) : undefined,
  }));
}
