// The types of themes/pearls/scripts/search/, here so that no browser loads them. `tsc -p tests/browser` checks the scripts with them.

type Fetch = (address: string, options: { cache: RequestCache, signal?: AbortSignal }) => Promise<Response>;
type Blocks = import('../../themes/pearls/scripts/search/blocks.mjs').Blocks;
type Documents = import('../../themes/pearls/scripts/search/documents.mjs').Documents;
type Lexicon = import('../../themes/pearls/scripts/search/lexicon.mjs').Lexicon;
type Index = Awaited<ReturnType<typeof import('../../themes/pearls/scripts/search/search.mjs').open>>;
type Reader = import('../../themes/pearls/scripts/search/reader.mjs').Reader;
/** The search page, an answer that it shows, and what it loads later. */
type Page = import('../../themes/pearls/scripts/search-page.mjs').Itself;
type Answer = import('../../themes/pearls/scripts/search-page.mjs').Answer;
type More = typeof import('../../themes/pearls/scripts/search-more.mjs');

interface Named { key: string; label?: string; weight?: number }
interface Facet extends Named { block: string; values: Named[] }

/** What `index.json` holds. */
interface Entrance {
  version: number;
  language: string;
  documents: number;
  fields: { name: string; boost: number; tokens: number; norms: string }[];
  resident?: string;
  lexicon: [least: string, hash: string][];
  documentBlocks: [first: number, hash: string][];
  facets: Facet[];
  years?: { first: number; last: number; block: string };
  languages: Record<string, number>;
  links?: string[];
}

/** All there is of one index. */
interface Store { blocks: Blocks; index: Entrance; lexicon: Lexicon; documents: Documents }

/** A row of the lexicon; `fields` has a bit for each field in which its term is, `postings` is the block of the term. `form` is the term for this form alone, or 0. */
interface Row { key: string; isAlternate: boolean; df: number; term: number; fields: number; postings: string; form: number; formPostings: string }
/** A row that may be meant by a word. */
interface Meant { row: Row; weight: number; isSure: boolean }

/** Where a term or phrase is in a field. */
interface Postings { documents: number[]; counts: number[] }
/** Where it is, by field. */
type Part = (Postings | undefined)[];

/** What results show of a document, and where its text is. */
interface Entry { document: number; address: string; title: string; line: string; language: string; kind: string; texts: string; item: number }
interface Section { id: string; heading: string; body: string }

/** `parts` are what a number is made of. */
interface Word { text: string; isPrefix: boolean; parts?: string[] }
/** A word and where it stands. */
interface Place extends Word { from: number; to: number }
/** What was typed; an excluded list of several words is a phrase. */
interface Query { words: Word[]; phrases: string[][]; excluded: string[][] }

type How = 'exact' | 'prefix' | 'rare' | 'near' | 'none';
type Candidate = [term: number, weight: number];
/** The terms of a phrase, null for a word that the index does not have. */
type Phrase = (number | null)[];
/** `forms` are terms of the word as it is typed; `taken` is the similar word that stands for it, `offered` one that may be meant. */
interface PlannedWord { text: string; how: How; candidates: Candidate[]; forms: number[]; taken?: string; offered?: string }
/** Which terms a query asks for, as plain JSON. */
interface Plan { words: PlannedWord[]; phrases: Phrase[]; excluded: (number[] | { phrase: Phrase })[]; dropped: string[]; unquoted: string[] }

/** `nowhere` are the numbers of phrases that no document has. */
interface Hits { documents: Uint32Array; scores: Float32Array; nowhere: number[] }

/** For each document, its values. */
type Column = number[][];
interface Filter { key: string; column: Column; allows: (value: number) => boolean }
interface Years { from?: number; to?: number }
/** `filters`: the chosen values by facet. */
interface Options { filters?: Record<string, string[]>; years?: Years; sort?: 'relevance' | 'newest' | 'name'; signal?: AbortSignal }
interface Counts { facets: (Named & { values: (Named & { count: number })[] })[]; years?: { first: number; counts: number[] } }

/** By surface: which word of the query it answers, and how much that tells. */
type Marks = Map<string, { word: number; weight: number }>;
interface Token { from: number; to: number; word?: number; weight: number }
interface Piece { text: string; isMarked: boolean }
/** `section` is the id of its heading, if it has one. */
interface Snippet { section: string; heading: string; pieces: Piece[] }

/** Pieces of XML, which esbuild puts into the scripts as texts. */
declare module '*.pieces' {
  const text: string;
  export default text;
}
