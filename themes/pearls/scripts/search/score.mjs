// @ts-check
/** Runs a plan, with the numbers of 32 bits that docs/search-format.md asks for. */
import { positionsOf, postingsOf } from './postings.mjs';

/** What only quoted words need. */
export const later = () => import('./phrases.mjs');

const round = Math.fround;
const K1 = round(1.2);
const B = 0.75;
/** What a document gets for having a term at all, and for having a word as it is typed, as parts of their idf. */
const [COVERAGE, FORM] = [0.5, 0.5];

/** @param {number} df @param {number} documents */
export const idf = (df, documents) => round(Math.log(round(1 + round(round(documents - df + 0.5) / round(df + 0.5)))));

/** The length that a byte of the norms stands for. @param {number} byte */
const lengthOf = (byte) => (byte < 32 ? byte : 24 + (((byte - 24) & 7) | 8) * 2 ** (((byte - 24) >> 3) - 1));

/**
 * All documents that match, the best first.
 * @param {Store} store @param {Plan} plan @returns {Promise<Hits>}
 */
export async function run(store, plan) {
  const { index, lexicon, blocks } = store;
  const idfOf = (/** @type {number} */ term) => idf(lexicon.row(term).df, index.documents);
  const scored = plan.words.flatMap(({ candidates }) => candidates.map(([term]) => term));
  const others = [...plan.phrases, ...plan.excluded.map((each) => ('phrase' in each ? each.phrase : each))].flat();
  const terms = [...new Set([...scored, ...others, ...plan.words.flatMap(({ forms }) => forms)])].filter((term) => term !== null);
  /** @type {Map<number, Part>} */
  const parts = new Map();
  const fieldsOf = (/** @type {number | null} */ term) => (term === null ? 0 : lexicon.row(term).fields);
  const fields = [...scored.map(fieldsOf), ...plan.phrases.map((phrase) => phrase.map(fieldsOf).reduce((all, own) => all & own, 255))].reduce((all, own) => all | own, 0);
  const [fieldScore, weights] = await Promise.all([
    fieldScorer(store, fields),
    weightsOf(store),
    ...terms.map(async (term) => parts.set(term, await postingsOf(blocks, index, lexicon.row(term)))),
  ]);
  const partOf = (/** @type {number} */ term) => /** @type {Part} */ (parts.get(term));

  const positions = (/** @type {number} */ term) => positionsOf(blocks, lexicon.row(term), partOf(term));
  /** @param {Phrase} phrase @returns {Promise<Part>} */
  const find = async (phrase) => (phrase.every((term) => term !== null) ? (await later()).findPhrase(phrase, partOf, positions) : []);
  const phrases = await Promise.all(plan.phrases.map(find));
  const excluded = await Promise.all(plan.excluded.map((each) => ('phrase' in each ? find(each.phrase).then((part) => [part]) : each.map(partOf))));

  /** How many words and phrases a document must have, and has. */
  let needed = 0;
  const met = new Uint8Array(index.documents);
  const scores = new Float32Array(index.documents);
  const word = new Uint8Array(index.documents);
  for (const { candidates, forms } of plan.words) {
    const best = new Float32Array(index.documents);
    for (const [term, weight] of candidates) {
      const bonus = round(COVERAGE * idfOf(term));
      for (const [document, score] of fieldScore(partOf(term), idfOf(term))) {
        word[document] = 1;
        best[document] = Math.max(best[document], round(round(weight) * round(score + bonus)));
      }
    }
    const form = new Float32Array(index.documents);
    for (const documents of forms.map((term) => partOf(term).at(-1)?.documents ?? [])) {
      const bonus = round(FORM * idf(documents.length, index.documents));
      for (const document of documents) form[document] = Math.max(form[document], bonus);
    }
    best.forEach((score, document) => (scores[document] += round(score + form[document])));
  }
  if (scored.length > 0 || (plan.words.length > 0 && phrases.length === 0)) {
    needed++;
    word.forEach((has, document) => (met[document] += has));
  }
  phrases.forEach((part, at) => {
    needed++;
    let sum = 0;
    for (const term of plan.phrases[at]) if (term !== null) sum = round(sum + idfOf(term));
    for (const [document, score] of fieldScore(part, sum)) {
      met[document]++;
      scores[document] += score;
    }
  });
  for (const field of excluded.flat(2)) for (const document of field?.documents ?? []) met[document] = 255;

  weights?.forEach((weight, document) => (scores[document] *= weight));

  const hits = Uint32Array.from(met.keys()).filter((document) => met[document] === needed);
  hits.sort((a, b) => scores[b] - scores[a] || a - b);
  const nowhere = [...phrases.keys()].filter((at) => !phrases[at].some((field) => field?.documents.length));
  return { documents: hits, scores: Float32Array.from(hits, (document) => scores[document]), nowhere };
}

/** What the score of each document is multiplied with. @param {Store} store */
async function weightsOf({ index, documents }) {
  const at = index.facets.findIndex(({ key }) => key === 'kind');
  const weights = index.facets[at]?.values.map(({ weight = 1 }) => weight) ?? [];
  if (weights.every((weight) => weight === 1)) return undefined;
  return Float32Array.from(await documents.facet(at), ([kind]) => weights[kind] ?? 1);
}

/**
 * Gives the function that scores a term or phrase in each of its documents. Only lengths of these fields are fetched (bit n for field n).
 * @param {Store} store @param {number} wanted
 */
async function fieldScorer({ index, documents }, wanted) {
  const fields = await Promise.all(
    index.fields.map(async ({ boost, tokens }, at) => {
      if (!((wanted >> at) & 1)) return undefined;
      const average = round(round(tokens) / round(index.documents));
      const norm = Float32Array.from({ length: 256 }, (_, byte) => K1 * round(1 - B + round(round(B * round(lengthOf(byte))) / average)));
      return { boost: round(boost), norm, lengths: await documents.norms(at) };
    }),
  );
  return (/** @type {Part} */ part, /** @type {number} */ idfSum) => {
    /** @type {Map<number, number>} */
    const scores = new Map();
    part.forEach((postings, at) => {
      const field = fields[at];
      if (!postings || !field) return;
      const weight = round(round(idfSum * round(1 + K1)) * field.boost);
      postings.documents.forEach((document, which) => {
        const count = round(postings.counts[which]);
        const score = round(weight * round(count / round(count + field.norm[field.lengths[document]])));
        scores.set(document, round((scores.get(document) ?? 0) + score));
      });
    });
    return scores;
  };
}
