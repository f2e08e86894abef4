//! The index of a language: tantivy's, in memory, one segment, documents in the order of their addresses.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{DocSet, InvertedIndexReader, Searcher, TERMINATED, TantivyDocument};

use super::FIELDS;
use super::documents::Corpus;
use crate::words::{self, Analyser};

/// What tantivy may use before it writes to its directory, which is memory as well.
const BUDGET: usize = 50_000_000;
const TOKENIZER: &str = "pearls";
const FORMS: &str = "forms";

/// The terms of each surface: that of the word itself, then those of its parts.
pub type Words = HashMap<Box<str>, Vec<Box<str>>>;

/// The term for a surface alone, where its stem has other forms as well.
pub type Forms = BTreeMap<Box<str>, Box<str>>;

/// Fields of postings: those of documents, and behind them that of forms.
pub const COLUMNS: usize = FIELDS.len() + 1;

/// A finished index.
pub struct Index {
    pub searcher: Searcher,
    pub fields: [Field; FIELDS.len()],
    /// Has the words of all fields as they stand there; only whether a document has them is known.
    pub forms: Field,
    pub words: Arc<Words>,
    pub forms_of: Arc<Forms>,
    /// What may stand between the parts of a compound.
    pub links: &'static [&'static str],
    /// What the score of each document is multiplied with.
    pub weights: Vec<f32>,
    /// In the order of their bytes; the position is the term's number.
    pub terms: Vec<TermEntry>,
}

/// One term of the index.
#[derive(Debug, Clone)]
pub struct TermEntry {
    pub text: String,
    /// How many documents have it in any field.
    pub df: u32,
    /// Where its postings are, by field.
    pub infos: [Option<TermInfo>; COLUMNS],
}

impl TermEntry {
    /// The fields in which it is: bit n for field n.
    pub fn fields(&self) -> u8 {
        (0_u8..).zip(&self.infos).filter(|(_, info)| info.is_some()).fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}

impl Index {
    /// Indexes the documents of a language.
    pub fn new(corpus: &Corpus) -> tantivy::Result<Self> {
        let words = Arc::new(words_of(corpus));
        let forms_of = Arc::new(forms_of(&words));
        let (schema, fields, forms) = schema();
        let tokenizers = TokenizerManager::new();
        tokenizers.register(TOKENIZER, Cut { words: words.clone() });
        tokenizers.register(FORMS, Cut { words: Arc::new(listed(&forms_of)) });
        let builder = tantivy::Index::builder().schema(schema).tokenizers(tokenizers);
        let mut writer = builder.single_segment_index_writer(RamDirectory::create(), BUDGET)?;
        for document in &corpus.documents {
            let mut own = TantivyDocument::default();
            for (field, texts) in std::iter::zip(fields, document.fields()) {
                for text in texts {
                    own.add_text(field, text);
                    own.add_text(forms, text);
                }
            }
            writer.add_document(own)?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        let weights = corpus.documents.iter().map(|document| corpus.weight(document)).collect();
        let links = words::links(&corpus.lang);
        let mut index = Self { searcher, fields, forms, words, forms_of, links, weights, terms: Vec::new() };
        index.terms = index.read_terms()?;
        Ok(index)
    }

    /// The number of a term.
    pub fn term(&self, text: &str) -> Option<u32> {
        let at = self.terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok()?;
        u32::try_from(at).ok()
    }

    /// How many documents there are.
    pub fn len(&self) -> u32 {
        self.searcher.segment_readers().iter().map(|segment| segment.max_doc()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The inverted index of a field; None where there is no document.
    pub fn inverted(&self, field: Field) -> tantivy::Result<Option<Arc<InvertedIndexReader>>> {
        self.searcher.segment_readers().first().map(|segment| segment.inverted_index(field)).transpose()
    }

    /// All terms of all fields.
    fn read_terms(&self) -> tantivy::Result<Vec<TermEntry>> {
        let mut terms: BTreeMap<String, [Option<TermInfo>; COLUMNS]> = BTreeMap::new();
        let mut readers = Vec::new();
        for (at, field) in self.fields.into_iter().chain([self.forms]).enumerate() {
            let Some(inverted) = self.inverted(field)? else { continue };
            let mut stream = inverted.terms().stream()?;
            while stream.advance() {
                let text = String::from_utf8_lossy(stream.key()).into_owned();
                if let Some(own) = terms.entry(text).or_default().get_mut(at) {
                    *own = Some(stream.value().clone());
                }
            }
            readers.push(inverted);
        }
        let mut found = Vec::with_capacity(terms.len());
        let mut seen = vec![0_u32; self.len() as usize];
        for (number, (text, infos)) in (1..).zip(terms) {
            let mut df = 0;
            for (inverted, info) in std::iter::zip(&readers, &infos) {
                let Some(info) = info else { continue };
                let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                while postings.doc() != TERMINATED {
                    if let Some(last) = seen.get_mut(postings.doc() as usize).filter(|last| **last != number) {
                        *last = number;
                        df += 1;
                    }
                    postings.advance();
                }
            }
            found.push(TermEntry { text, df, infos });
        }
        Ok(found)
    }

    /// The postings of a term in a field: document, how often, where.
    pub fn postings(&self, term: &TermEntry, field: usize) -> tantivy::Result<Vec<Posting>> {
        let mut found = Vec::new();
        let own = self.fields.get(field).unwrap_or(&self.forms);
        let Some(Some(info)) = term.infos.get(field) else { return Ok(found) };
        let Some(inverted) = self.inverted(*own)? else { return Ok(found) };
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
        while postings.doc() != TERMINATED {
            let mut positions = Vec::new();
            postings.positions(&mut positions);
            found.push(Posting { document: postings.doc(), positions });
            postings.advance();
        }
        Ok(found)
    }
}

/// One document that has a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    /// As many as the term is there.
    pub positions: Vec<u32>,
}

fn schema() -> (Schema, [Field; FIELDS.len()], Field) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions)
        .set_fieldnorms(true);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let fields = FIELDS.map(|(name, _)| schema.add_text_field(name, options.clone()));
    let indexing = TextFieldIndexing::default().set_tokenizer(FORMS).set_index_option(IndexRecordOption::Basic);
    let forms = TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false));
    let forms = schema.add_text_field(FORMS, forms);
    (schema.build(), fields, forms)
}

/// The terms of forms by surface: behind the stem in the order of terms, so that both are read from one block.
#[expect(clippy::disallowed_methods, reason = "the words go from one map into others, where their order is lost again")]
fn forms_of(words: &Words) -> Forms {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    words.values().flatten().for_each(|term| *counts.entry(term).or_default() += 1);
    let forms = words.iter().filter_map(|(surface, terms)| {
        let stem = terms.first()?;
        let has_others = counts.get(&**stem) > Some(&1) && surface.contains(char::is_alphabetic);
        has_others.then(|| (surface.clone(), format!("{stem}={surface}").into_boxed_str()))
    });
    forms.collect()
}

/// As words with one term each.
fn listed(forms: &Forms) -> Words {
    forms.iter().map(|(surface, form)| (surface.clone(), vec![form.clone()])).collect()
}

/// The terms of every surface of a corpus. Compounds are split into words of the same corpus.
#[expect(
    clippy::disallowed_methods,
    reason = "the words go from one map into another, where their order is lost again"
)]
fn words_of(corpus: &Corpus) -> Words {
    let mut counts: HashMap<String, (u32, usize)> = HashMap::new();
    for (at, document) in corpus.documents.iter().enumerate() {
        for text in document.fields().into_iter().flatten() {
            for surface in surfaces(text) {
                match counts.get_mut(&surface) {
                    Some((_, last)) if *last == at => {}
                    Some((df, last)) => (*df, *last) = (*df + 1, at),
                    None => drop(counts.insert(surface, (1, at))),
                }
            }
        }
    }
    let analyser = Analyser::new(&corpus.lang, counts.iter().map(|(surface, (df, _))| (surface.as_str(), *df)));
    let terms = |surface: &str| analyser.terms(surface).into_iter().map(String::into_boxed_str).collect();
    counts.into_keys().map(|surface| (surface.as_str().into(), terms(&surface))).collect()
}

/// The words of a text, and its numbers that are made of several.
fn surfaces(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<_> = words::words(text).collect();
    let numbers: Vec<String> = numbers(text, &words).into_values().collect();
    words.into_iter().map(|(_, word)| word).chain(numbers)
}

/// The numbers of a text that are made of several words, by the place where they begin.
fn numbers(text: &str, words: &[(Range<usize>, String)]) -> BTreeMap<usize, String> {
    let (mut at, mut found) = (0, BTreeMap::new());
    while let Some((count, number)) = words::number_at(text, words, at) {
        if let Some((place, _)) = words.get(at).filter(|_| count > 1) {
            found.insert(place.start, number);
        }
        at += count;
    }
    found
}

/// Cuts a text into the terms of its words. Those of a word stand at the same position.
#[derive(Clone)]
struct Cut {
    words: Arc<Words>,
}

struct Terms<'a> {
    words: &'a Words,
    text: Box<dyn Iterator<Item = (Range<usize>, String)> + 'a>,
    /// The numbers that begin with a word, by its place.
    numbers: BTreeMap<usize, String>,
    /// Of the present word, those that are still to come.
    pending: Vec<&'a str>,
    token: Token,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        let words: Vec<_> = words::words(text).collect();
        let numbers = numbers(text, &words);
        let text = Box::new(words.into_iter());
        Terms { words: &self.words, text, numbers, pending: Vec::new(), token: Token::default() }
    }
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        while self.pending.is_empty() {
            let Some((range, surface)) = self.text.next() else { return false };
            let number = self.numbers.get(&range.start).and_then(|number| self.words.get(number.as_str()));
            let own = self.words.get(surface.as_str()).into_iter().chain(number).flatten();
            self.pending = own.map(|term| &**term).collect();
            self.pending.reverse();
            (self.token.offset_from, self.token.offset_to) = (range.start, range.end);
            self.token.position = self.token.position.wrapping_add(1);
        }
        if let Some(term) = self.pending.pop() {
            self.token.text.clear();
            self.token.text.push_str(term);
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
