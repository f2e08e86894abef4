// @ts-check
/** Whether an entrance is what docs/search-format.md says. No checksum tells that it is damaged, and its numbers are what arrays are made by. */

/** More documents than any site has, and more years. */
const DOCUMENTS = 2 ** 20;
const YEARS = 5000;

const isText = (/** @type {unknown} */ value) => typeof value === 'string';
const isCount = (/** @type {any} */ value, most = DOCUMENTS) => Number.isInteger(value) && value >= 0 && value <= most;
const isLabel = (/** @type {unknown} */ value) => value === undefined || isText(value);
/** @param {any} list @param {(each: any, at: number) => boolean} is */
const all = (list, is) => Array.isArray(list) && list.every((each, at) => is(each ?? {}, at));

/** @param {any} index @returns {index is Entrance} */
export function isEntrance(index) {
  const { language, documents, fields, resident, lexicon, documentBlocks, facets, years, languages } = index ?? {};
  const isYears = (/** @type {any} */ { first, last, block }) => Number.isInteger(first) && isCount(last - first, YEARS) && isText(block);
  return (
    /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(isText(language) ? language : '') &&
    isCount(documents) &&
    all(fields, ({ name, boost, tokens, norms }) => isText(name) && Number.isFinite(boost) && isCount(tokens, Number.MAX_SAFE_INTEGER) && isText(norms)) &&
    isLabel(resident) &&
    all(lexicon, ({ 0: least, 1: hash }, at) => isText(least) && (at > 0 || least === '') && isText(hash)) &&
    all(documentBlocks, ({ 0: first, 1: hash }, at) => isCount(first) && (at > 0 ? first > documentBlocks[at - 1][0] : first === 0) && isText(hash)) &&
    (documents === 0 || documentBlocks.length > 0) &&
    all(facets, ({ key, label, block, values }) => isText(key) && isLabel(label) && isText(block) && all(values, (value) => isText(value.key) && isLabel(value.label))) &&
    (years === undefined || isYears(years ?? {})) &&
    Object.entries(languages ?? { '': '' }).every(([, count]) => isCount(count))
  );
}
