//! Answers a query in the terminal: pages with their best sections, and why they were found.

use std::collections::BTreeMap;

use super::documents::{Corpus, Document, Section};
use super::index::Index;
use super::plan::{How, Plan, Planner, Word};
use super::run::{self, Hit, ln, run};
use super::{Answer, Found, FoundSection};
use crate::words;

/// The first `most` pages for a query.
pub fn answer(corpus: &Corpus, text: &str, most: usize) -> tantivy::Result<Answer> {
    let index = Index::new(corpus)?;
    let (plan, hits) = run::answer(&Planner::new(&index), text)?;
    let parts = parts(&index, &plan)?;
    let found = hits.iter().take(most).filter_map(|hit| {
        let document = corpus.documents.get(hit.document as usize)?;
        Some(found(&index, &plan, document, hit, &parts))
    });
    Ok(Answer { total: hits.len(), hits: found.collect(), words: understood(&index, &plan) })
}

/// The score of each word and phrase alone, by document.
type Parts = Vec<(String, BTreeMap<u32, f32>)>;

fn parts(index: &Index, plan: &Plan) -> tantivy::Result<Parts> {
    let words =
        plan.words.iter().map(|word| (word.text.clone(), Plan { words: vec![word.clone()], ..Plan::default() }));
    let phrases = plan.phrases.iter().map(|phrase| {
        let terms = phrase.iter().map(|term| term.and_then(|term| index.terms.get(term as usize)));
        let terms: Vec<&str> = terms.map(|term| term.map_or("?", |term| &term.text)).collect();
        (format!("\"{}\"", terms.join(" ")), Plan { phrases: vec![phrase.clone()], ..Plan::default() })
    });
    words
        .chain(phrases)
        .map(|(text, plan)| Ok((text, run(index, &plan)?.iter().map(|hit| (hit.document, hit.score)).collect())))
        .collect()
}

fn found(index: &Index, plan: &Plan, document: &Document, hit: &Hit, parts: &Parts) -> Found {
    let best = best_section(index, plan, &document.sections).filter(|section| !section.id.is_empty());
    let parts = parts.iter().filter_map(|(text, scores)| Some((text.clone(), *scores.get(&hit.document)?)));
    Found {
        address: document.address.clone(),
        title: document.title.clone(),
        line: document.line.clone(),
        language: document.lang.as_ref().map(ToString::to_string),
        score: hit.score,
        section: best.map(|section| FoundSection { id: section.id.clone(), heading: section.heading.clone() }),
        parts: parts.collect(),
    }
}

/// The section with the most of the words, rare ones before common ones; the first of equal ones.
fn best_section<'a>(index: &Index, plan: &Plan, sections: &'a [Section]) -> Option<&'a Section> {
    let phrases = plan.phrases.iter().map(|phrase| phrase.iter().flatten().map(|term| (*term, 1.0)).collect());
    let words: Vec<Vec<(u32, f32)>> = plan.words.iter().map(|word| word.candidates.clone()).chain(phrases).collect();
    let mut best = None;
    for section in sections {
        let terms: Vec<u32> = [&section.heading, &section.text]
            .into_iter()
            .flat_map(|text| words::words(text))
            .filter_map(|(_, surface)| index.term(index.words.get(surface.as_str())?.first()?))
            .collect();
        let worth = |(term, weight): &(u32, f32)| {
            let df = index.terms.get(*term as usize).map_or(1, |term| term.df.max(1));
            if terms.contains(term) { weight * ln(1.0 + index.len() as f32 / df as f32) } else { 0.0 }
        };
        let sum: f32 = words.iter().map(|word| word.iter().map(worth).fold(0.0, f32::max)).sum();
        if best.is_none_or(|(most, _)| sum > most) {
            best = Some((sum, section));
        }
    }
    best.map(|(_, section)| section)
}

/// How each word was understood.
fn understood(index: &Index, plan: &Plan) -> Vec<String> {
    let unquoted =
        plan.unquoted.iter().map(|text| format!("\"{text}\" is nowhere as it stands: its words are searched for"));
    let words = plan.words.iter().map(|word| describe(index, word));
    let dropped = plan.dropped.iter().map(|word| format!("`{word}` is left out: more than half of the pages have it"));
    unquoted.chain(words).chain(dropped).collect()
}

fn describe(index: &Index, word: &Word) -> String {
    let text = &word.text;
    let how = match (word.how, &word.taken, &word.offered) {
        (How::None, _, Some(offered)) => return format!("`{text}` is nowhere; `{offered}` may be meant"),
        (How::None, ..) => return format!("`{text}` is nowhere, nor anything like it"),
        (How::Exact, ..) => "as it is".to_owned(),
        (How::Prefix, ..) => "as the beginning of words".to_owned(),
        (How::Rare, ..) => "as it is, and by similar words".to_owned(),
        (How::Near, Some(taken), _) => format!("by similar words, as `{taken}`"),
        (How::Near, None, _) => "by similar words".to_owned(),
    };
    let mut candidates = word.candidates.clone();
    candidates.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let shown = candidates.iter().take(8).filter_map(|(term, weight)| {
        let term = index.terms.get(*term as usize)?;
        Some(format!("{} ({} pages, × {weight})", term.text, term.df))
    });
    let more = candidates.len().saturating_sub(8);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("`{text}` is found {how}: {}{more}", shown.collect::<Vec<_>>().join(", "))
}
