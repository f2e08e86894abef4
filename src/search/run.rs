//! A plan answered by tantivy. `docs/search-format.md` has the formulas, which the browser's client follows as well.

use std::sync::Arc;

use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::query::{
    AllQuery, Bm25StatisticsProvider, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery,
    Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, InvertedIndexReader, Term};

use super::FIELDS;
use super::index::Index;
use super::plan::{Excluded, Plan, Planner};
use super::query;

/// What a document gets for having a term at all, as a part of the term's idf: who has more of the words comes first.
const COVERAGE: f32 = 0.5;

/// What a document gets for having a word as it is typed, as a part of the form's idf: it comes before those with other forms.
const FORM: f32 = 0.5;

/// One document that a plan found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub document: u32,
    pub score: f32,
}

/// Plans what somebody has typed, and answers it. Quoted parts that are nowhere as they stand count as words.
pub fn answer(planner: &Planner, text: &str) -> tantivy::Result<(Plan, Vec<Hit>)> {
    let index = planner.index;
    let asked = query::parse(text);
    let plan = planner.plan(&asked);
    let mut nowhere = Vec::new();
    for (at, phrase) in plan.phrases.iter().enumerate() {
        if index.searcher.search(&*phrase_query(index, phrase), &Count)? == 0 {
            nowhere.push(at);
        }
    }
    let mut plan = if nowhere.is_empty() { plan } else { planner.plan(&query::parse_but(text, &nowhere)) };
    plan.unquoted = nowhere.iter().filter_map(|at| asked.phrases.get(*at)).map(|words| words.join(" ")).collect();
    let hits = run(index, &plan)?;
    Ok((plan, hits))
}

/// All documents that a plan finds: the best first, equal ones in their order.
pub fn run(index: &Index, plan: &Plan) -> tantivy::Result<Vec<Hit>> {
    if index.is_empty() {
        return Ok(Vec::new());
    }
    let statistics = Statistics { index };
    let query = query(index, plan);
    let collector = TopDocs::with_limit(index.len() as usize).order_by_score();
    let found = index.searcher.search_with_statistics_provider(&*query, &collector, &statistics)?;
    let mut hits: Vec<Hit> = found.into_iter().map(|(score, address)| hit(index, address.doc_id, score)).collect();
    // tantivy's own exclusion moves phrases backwards, which they do not take.
    if let Some(excluded) = excluded(index, plan) {
        let out = index.searcher.search(&*excluded, &DocSetCollector)?;
        hits.retain(|hit| !out.contains(&DocAddress::new(0, hit.document)));
    }
    hits.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.document.cmp(&other.document)));
    Ok(hits)
}

fn hit(index: &Index, document: u32, score: f32) -> Hit {
    let weight = index.weights.get(document as usize).copied().unwrap_or(1.0);
    Hit { document, score: score * weight }
}

/// The numbers that decide what a term is worth. A term counts as often as documents have it in any field, whatever the field:
/// else words that are common in texts and rare in titles would decide.
struct Statistics<'a> {
    index: &'a Index,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Ok(self.index.inverted(field)?.map_or(0, |inverted: Arc<InvertedIndexReader>| inverted.total_num_tokens()))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(u64::from(self.index.len()))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let number = term.value().as_str().and_then(|text| self.index.term(text));
        let entry = number.and_then(|number| self.index.terms.get(number as usize));
        Ok(entry.map_or(0, |entry| u64::from(entry.df)))
    }
}

fn query(index: &Index, plan: &Plan) -> Box<dyn Query> {
    let words = plan.words.iter().filter(|word| !word.candidates.is_empty()).map(|word| {
        let candidates = word.candidates.iter().map(|(term, weight)| {
            let boosted: Box<dyn Query> = Box::new(BoostQuery::new(term_query(index, *term), *weight));
            boosted
        });
        let best: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(candidates.collect()));
        let forms: Vec<Box<dyn Query>> = word.forms.iter().map(|form| form_query(index, *form)).collect();
        if forms.is_empty() {
            return best;
        }
        Box::new(BooleanQuery::union(vec![best, Box::new(DisjunctionMaxQuery::new(forms))]))
    });
    let words: Vec<Box<dyn Query>> = words.collect();
    let mut clauses: Vec<(Occur, Box<dyn Query>)> =
        plan.phrases.iter().map(|phrase| (Occur::Must, phrase_query(index, phrase))).collect();
    if !words.is_empty() {
        clauses.push((Occur::Must, Box::new(BooleanQuery::union(words))));
    } else if clauses.is_empty() {
        // Without words all documents are looked through; with words that nobody uses there are none.
        let all: Box<dyn Query> = if plan.words.is_empty() { Box::new(AllQuery) } else { Box::new(EmptyQuery) };
        clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(all, 0.0))));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// What must not be there.
fn excluded(index: &Index, plan: &Plan) -> Option<Box<dyn Query>> {
    let all = plan.excluded.iter().flat_map(|excluded| match excluded {
        Excluded::Any(terms) => terms.iter().map(|term| term_query(index, *term)).collect(),
        Excluded::Phrase { phrase } => vec![phrase_query(index, phrase)],
    });
    let all: Vec<Box<dyn Query>> = all.collect();
    (!all.is_empty()).then(|| -> Box<dyn Query> { Box::new(BooleanQuery::union(all)) })
}

/// A term in all fields.
fn term_query(index: &Index, term: u32) -> Box<dyn Query> {
    let Some(entry) = index.terms.get(term as usize) else { return Box::new(EmptyQuery) };
    let in_field = |field| -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, &entry.text), IndexRecordOption::WithFreqs))
    };
    let boosted = std::iter::zip(index.fields, FIELDS)
        .map(|(field, (_, boost))| -> Box<dyn Query> { Box::new(BoostQuery::new(in_field(field), boost)) });
    let anywhere = Box::new(BooleanQuery::union(index.fields.map(in_field).into_iter().collect()));
    let there: Box<dyn Query> = Box::new(ConstScoreQuery::new(anywhere, COVERAGE * idf(entry.df, index.len())));
    Box::new(BooleanQuery::union(boosted.chain([there]).collect()))
}

/// A word as it stands in texts, in any field.
fn form_query(index: &Index, form: u32) -> Box<dyn Query> {
    let Some(entry) = index.terms.get(form as usize) else { return Box::new(EmptyQuery) };
    let there = TermQuery::new(Term::from_field_text(index.forms, &entry.text), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(there), FORM * idf(entry.df, index.len())))
}

/// As tantivy computes it.
fn idf(df: u32, documents: u32) -> f32 {
    let x = (f64::from(documents - df.min(documents)) + 0.5) as f32 / (f64::from(df) + 0.5) as f32;
    ln(1.0 + x)
}

/// As the browser's client computes it: with 64 bits, then rounded.
pub(super) fn ln(x: f32) -> f32 {
    libm::log(f64::from(x)) as f32
}

/// Terms that follow each other in any field. A word that the index does not have is in no phrase.
fn phrase_query(index: &Index, phrase: &[Option<u32>]) -> Box<dyn Query> {
    let known = phrase.iter().map(|term| index.terms.get((*term)? as usize));
    let Some(entries) = known.collect::<Option<Vec<_>>>() else { return Box::new(EmptyQuery) };
    let in_field = |field| -> Box<dyn Query> {
        let mut terms: Vec<Term> = entries.iter().map(|entry| Term::from_field_text(field, &entry.text)).collect();
        match terms.len() {
            0 => Box::new(EmptyQuery),
            1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new(terms)),
        }
    };
    let boosted = std::iter::zip(index.fields, FIELDS)
        .map(|(field, (_, boost))| -> Box<dyn Query> { Box::new(BoostQuery::new(in_field(field), boost)) });
    Box::new(BooleanQuery::union(boosted.collect()))
}
