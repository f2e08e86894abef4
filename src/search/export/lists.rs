//! Postings and positions, in the order of the terms, cut into blocks in the same places.

use crate::search::FIELDS;
use crate::search::format::{BlockHash, BlockKind, Writer};
use crate::search::index::{COLUMNS, Index, Posting};

use super::Cut;

/// The postings blocks before the hashes of their positions are known.
pub struct Lists(Vec<Parts>);

/// The parts of some terms that follow each other.
#[derive(Default)]
struct Parts {
    first: usize,
    lengths: Vec<usize>,
    bytes: Vec<u8>,
}

impl Parts {
    fn add(&mut self, part: &Writer) {
        self.lengths.push(part.len());
        self.bytes.extend_from_slice(&part.0);
    }

    fn block(&self, kind: BlockKind, positions: Option<BlockHash>) -> Writer {
        let mut block = Writer::block(kind);
        block.count(self.first);
        block.count(self.lengths.len());
        if let Some(positions) = positions {
            block.hash(positions);
        }
        self.lengths.iter().for_each(|length| block.count(*length));
        block.bytes(&self.bytes);
        block
    }
}

impl Lists {
    /// The first term of each block.
    pub fn firsts(&self) -> Vec<usize> {
        self.0.iter().map(|parts| parts.first).collect()
    }

    /// The blocks, with the hashes of their positions.
    pub fn finish(self, positions: &[BlockHash]) -> Vec<Writer> {
        let both = std::iter::zip(&self.0, positions);
        both.map(|(parts, hash)| parts.block(BlockKind::Postings, Some(*hash))).collect()
    }
}

/// The positions blocks, and the postings.
pub fn cut(index: &Index, cut: Cut) -> tantivy::Result<(Vec<Writer>, Lists)> {
    // About a byte and a half for a posting.
    let total: usize = index.terms.iter().map(|term| term.df as usize * 3 / 2).sum();
    let size = cut.size(total);
    let (mut positions, mut lists) = (Vec::new(), Vec::new());
    let (mut own, mut places) = (Parts::default(), Parts::default());
    for (number, term) in index.terms.iter().enumerate() {
        if !own.lengths.is_empty() && own.bytes.len() >= size {
            lists.push(std::mem::replace(&mut own, Parts { first: number, ..Parts::default() }));
            let full = std::mem::replace(&mut places, Parts { first: number, ..Parts::default() });
            positions.push(full.block(BlockKind::Positions, None));
        }
        let (mut part, mut place) = (Writer::default(), Writer::default());
        let fields: Vec<Vec<Posting>> =
            (0..COLUMNS).map(|field| index.postings(term, field)).collect::<tantivy::Result<_>>()?;
        part.byte(term.fields());
        for (field, postings) in fields.iter().enumerate().filter(|(_, postings)| !postings.is_empty()) {
            if field < FIELDS.len() {
                write(postings, &mut part, &mut place);
            } else {
                write_documents(postings, &mut part);
            }
        }
        own.add(&part);
        places.add(&place);
    }
    if !own.lengths.is_empty() {
        lists.push(own);
        positions.push(places.block(BlockKind::Positions, None));
    }
    Ok((positions, Lists(lists)))
}

/// The documents of a form.
fn write_documents(postings: &[Posting], part: &mut Writer) {
    part.count(postings.len());
    let mut before = 0;
    for posting in postings {
        part.int(posting.document - before);
        before = posting.document;
    }
}

/// The postings of one field, and their positions.
fn write(postings: &[Posting], part: &mut Writer, place: &mut Writer) {
    part.count(postings.len());
    let mut before = 0;
    for posting in postings {
        let is_single = posting.positions.len() == 1;
        part.int(2 * (posting.document - before) + u32::from(is_single));
        if !is_single {
            part.count(posting.positions.len());
        }
        before = posting.document;
        let mut last = 0;
        for position in &posting.positions {
            place.int(position - last);
            last = *position;
        }
    }
}
