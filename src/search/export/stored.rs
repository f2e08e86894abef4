//! What is kept of documents: titles and texts to show, lengths and facets by number.

use crate::search::documents::{Corpus, Document};
use crate::search::format::{BlockHash, BlockKind, Writer};
use crate::search::index::Index;

use super::Cut;

/// The texts blocks, and where the text of each document is: block and item.
pub struct Texts {
    pub blocks: Vec<Writer>,
    pub places: Vec<(usize, usize)>,
}

pub fn texts(corpus: &Corpus, cut: Cut) -> Texts {
    let (mut blocks, mut places) = (Vec::new(), Vec::new());
    let (mut body, mut items) = (Writer::default(), 0);
    let finish = |body: &Writer, items: usize| {
        let mut block = Writer::block(BlockKind::Texts);
        block.count(items);
        block.bytes(&body.0);
        block
    };
    for document in &corpus.documents {
        if items > 0 && body.len() >= cut.block {
            blocks.push(finish(&body, items));
            (body, items) = (Writer::default(), 0);
        }
        body.count(document.sections.len());
        for section in &document.sections {
            body.text(&section.id);
            body.text(&section.heading);
            body.text(&section.text);
        }
        places.push((blocks.len(), items));
        items += 1;
    }
    if items > 0 {
        blocks.push(finish(&body, items));
    }
    Texts { blocks, places }
}

/// The documents blocks with the first document of each.
pub fn documents(
    corpus: &Corpus,
    places: &[(usize, usize)],
    texts: &[BlockHash],
    cut: Cut,
) -> (Vec<usize>, Vec<Writer>) {
    let all: Vec<(&Document, (usize, usize))> = std::iter::zip(&corpus.documents, places.iter().copied()).collect();
    let total = corpus.documents.iter().map(|document| document.title.len() + document.line.len() + 16).sum();
    // Results come from all over the site, so that of each block little is shown.
    let size = Cut { block: cut.block / 2, ..cut }.size(total);
    let (mut firsts, mut blocks) = (Vec::new(), Vec::new());
    let mut first = 0;
    while let Some((_, (first_text, _))) = all.get(first) {
        let (mut body, mut count, mut address, mut last_text) = (Writer::default(), 0, "", *first_text);
        for (document, (block, item)) in all.iter().skip(first) {
            if body.len() >= size {
                break;
            }
            body.text_after(&document.address, address);
            body.text(&document.title);
            body.text(&document.line);
            body.text(document.lang.as_ref().map_or("", |lang| lang.as_str()));
            body.int(document.kind);
            body.count(block - first_text);
            body.count(*item);
            (address, last_text, count) = (&document.address, *block, count + 1);
        }
        let used = texts.get(*first_text..=last_text).unwrap_or_default();
        let mut block = Writer::block(BlockKind::Documents);
        block.count(first);
        block.count(count);
        block.count(used.len());
        used.iter().for_each(|hash| block.hash(*hash));
        block.bytes(&body.0);
        firsts.push(first);
        blocks.push(block);
        first += count;
    }
    (firsts, blocks)
}

/// The lengths of each field.
pub fn norms(index: &Index) -> tantivy::Result<Vec<Writer>> {
    let of = |field| {
        let mut block = Writer::block(BlockKind::Norms);
        if let Some(segment) = index.searcher.segment_readers().first() {
            let norms = segment.get_fieldnorms_reader(field)?;
            (0..segment.max_doc()).for_each(|document| block.byte(norms.fieldnorm_id(document)));
        }
        Ok(block)
    };
    index.fields.into_iter().map(of).collect()
}

/// The values of one facet.
pub fn facet(corpus: &Corpus, at: usize) -> Writer {
    let mut block = Writer::block(BlockKind::Facet);
    for document in &corpus.documents {
        let values = document.values.get(at).map_or(&[][..], Vec::as_slice);
        block.count(values.len());
        values.iter().for_each(|value| block.int(*value));
    }
    block
}

/// The first and the last year of all, and the years of each.
pub fn years(corpus: &Corpus) -> Option<(u16, u16, Writer)> {
    let all = || corpus.documents.iter().filter_map(|document| document.years);
    let (first, last) = (all().map(|(first, _)| first).min()?, all().map(|(_, last)| last).max()?);
    let mut block = Writer::block(BlockKind::Facet);
    for document in &corpus.documents {
        match document.years {
            None => block.int(0),
            Some((from, to)) => {
                block.int(1 + u32::from(from - first));
                block.int(u32::from(to - from));
            }
        }
    }
    Some((first, last, block))
}
