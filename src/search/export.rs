//! The finished index as files: blocks, and the entrance that names the first of them.
//!
//! A block names the blocks that it leads to, so they are made from the end: positions, postings, lexicon; texts, documents.

mod lexicon;
mod lists;
mod stored;

use std::collections::BTreeMap;

use serde::Serialize;

use super::FIELDS;
use super::documents::{Corpus, Facet, KIND};
use super::format::{self, BlockHash, Packed};
use super::index::Index;
use super::kinds;
use super::lexicon as words;

/// An index with more documents is read block by block; a smaller one is read whole.
const RESIDENT_MOST: usize = 300;

/// How large blocks are before they are compressed, in bytes.
const BLOCK: usize = 8 * 1024;

/// There are hardly more blocks of a sort: larger sites have larger blocks.
const BLOCKS_MOST: usize = 400;

/// The entrance, `index.json`.
#[derive(Debug, Serialize)]
struct Entrance<'a> {
    version: u32,
    language: &'a str,
    documents: usize,
    fields: Vec<FieldEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resident: Option<String>,
    lexicon: Vec<(String, String)>,
    #[serde(rename = "documentBlocks")]
    document_blocks: Vec<(usize, String)>,
    facets: Vec<FacetEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<YearsEntry>,
    languages: &'a BTreeMap<String, usize>,
    links: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct FieldEntry {
    name: &'static str,
    boost: f32,
    tokens: u64,
    norms: String,
}

#[derive(Debug, Serialize)]
struct FacetEntry<'a> {
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    block: String,
    values: Vec<ValueEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct ValueEntry<'a> {
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    /// Of a kind: what the scores of its documents are multiplied with, unless that is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<f32>,
}

#[derive(Debug, Serialize)]
struct YearsEntry {
    first: u16,
    last: u16,
    block: String,
}

/// How an index is cut. Tests cut small ones as if they were large.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// In bytes.
    pub block: usize,
    pub resident_most: usize,
}

impl Default for Cut {
    fn default() -> Self {
        Self { block: BLOCK, resident_most: RESIDENT_MOST }
    }
}

impl Cut {
    /// The size of blocks for so many bytes.
    fn size(self, total: usize) -> usize {
        self.block.max(total / BLOCKS_MOST)
    }
}

/// The files of an index by their names in the language's folder. `languages` says how many documents each language has.
pub fn export(
    corpus: &Corpus,
    index: &Index,
    languages: &BTreeMap<String, usize>,
    cut: Cut,
) -> tantivy::Result<BTreeMap<String, Vec<u8>>> {
    let mut packed = Packed::default();
    let (positions, lists) = lists::cut(index, cut)?;
    let positions = packed.add(positions);
    let texts = stored::texts(corpus, cut);
    let text_hashes = packed.add(texts.blocks);
    packed.keep_apart();
    let firsts = lists.firsts();
    let postings = packed.add(lists.finish(&positions));
    let rows = words::rows(index);
    let (separators, blocks) = lexicon::blocks(&rows, &std::iter::zip(firsts, postings).collect::<Vec<_>>(), cut);
    let lexicon = packed.add(blocks);
    let (firsts, blocks) = stored::documents(corpus, &texts.places, &text_hashes, cut);
    let documents = packed.add(blocks);
    let norms = packed.add(stored::norms(index)?);
    let columns = packed.add(corpus.facets.iter().enumerate().map(|(at, _)| stored::facet(corpus, at)).collect());
    let years = stored::years(corpus).map(|(first, last, block)| (first, last, packed.add(vec![block])));
    let is_resident = corpus.documents.len() <= cut.resident_most;
    let named = |hashes: Vec<BlockHash>| hashes.into_iter().map(|hash| hash.to_string());
    let entrance = Entrance {
        version: format::VERSION,
        language: corpus.lang.as_str(),
        documents: corpus.documents.len(),
        fields: fields(index, norms)?,
        resident: is_resident.then(|| packed.unite().to_string()),
        lexicon: std::iter::zip(separators, named(lexicon)).collect(),
        document_blocks: std::iter::zip(firsts, named(documents)).collect(),
        facets: std::iter::zip(&corpus.facets, columns).map(|(facet, hash)| facet_entry(facet, hash)).collect(),
        years: years
            .and_then(|(first, last, hashes)| Some(YearsEntry { first, last, block: hashes.first()?.to_string() })),
        languages,
        links: index.links,
    };
    let mut files: BTreeMap<String, Vec<u8>> =
        packed.files.into_iter().map(|(hash, bytes)| (hash.to_string(), bytes)).collect();
    files.insert("index.json".into(), serde_json::to_vec(&entrance).unwrap_or_default());
    Ok(files)
}

fn fields(index: &Index, norms: Vec<BlockHash>) -> tantivy::Result<Vec<FieldEntry>> {
    let named = std::iter::zip(FIELDS, std::iter::zip(index.fields, norms));
    named
        .map(|((name, boost), (field, hash))| {
            let tokens = index.inverted(field)?.map_or(0, |inverted| inverted.total_num_tokens());
            Ok(FieldEntry { name, boost, tokens, norms: hash.to_string() })
        })
        .collect()
}

fn facet_entry(facet: &Facet, hash: BlockHash) -> FacetEntry<'_> {
    let weight = |key: &str| Some(kinds::weight(key)).filter(|weight| facet.key == KIND && *weight != 1.0);
    let values =
        facet.values.iter().map(|(key, label)| ValueEntry { key, label: label.as_deref(), weight: weight(key) });
    FacetEntry { key: &facet.key, label: facet.label.as_deref(), block: hash.to_string(), values: values.collect() }
}
