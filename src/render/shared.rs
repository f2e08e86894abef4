//! Makes the pieces that pages share, each once for a language: rows, headers, footers, facets.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::memo::Memo;
use crate::values::{EntryKey, Lang};

use super::pieces::{Piece, Pieces};
use super::templates::{Ready, Templates, hash};
use super::views::SiteView;
use super::views::context::{Rows, Shared, SiteFacts};
use super::views::frame::{Surroundings, all_surroundings};
use super::views::listing::{FacetsView, all_facets};
use super::views::parts::Row;

/// Pieces of earlier builds.
pub type PieceMemo = Memo<Result<Arc<Piece>, Box<Diagnostic>>>;

/// A piece to be made, with what its template is given.
#[derive(Serialize)]
#[serde(untagged)]
enum Wanted<'a> {
    Row {
        #[serde(skip)]
        key: &'a EntryKey,
        #[serde(flatten)]
        row: Arc<Row>,
    },
    Header(Surroundings),
    Footer(Surroundings),
    Facets(FacetsView),
}

impl Wanted<'_> {
    fn template(&self) -> &'static str {
        match self {
            Self::Row { .. } => "row.html",
            Self::Header(_) => "header.html",
            Self::Footer(_) => "footer.html",
            Self::Facets(_) => "facets.html",
        }
    }
}

/// The pieces of all languages, in two ways.
pub struct Made<'a> {
    /// As views ask for them.
    pub by_lang: BTreeMap<&'a Lang, Shared<'a>>,
    /// By their marks, as finished pages need them.
    pub by_mark: Pieces,
}

/// Makes the pieces of all languages. A piece whose template fails is not among them; the fault is.
pub fn make<'a>(
    facts: &SiteFacts<'a>,
    rows: &Rows<'a>,
    templates: &Templates<'a>,
    memo: &mut PieceMemo,
) -> (Made<'a>, Vec<Diagnostic>) {
    let all = templates
        .ready()
        .flat_map(|(lang, ready)| wanted(facts, rows, lang, &ready.site).map(move |piece| (lang, ready, piece)));
    let all: Vec<(&'a Lang, &Ready, Wanted<'a>)> = all.collect();
    let made = memo.map(
        &all,
        |(_, ready, piece)| (hash(&(ready.hash, piece.template(), piece)), ()),
        |(_, ready, piece), ()| Ok(Arc::new(Piece::new(ready.renderer.render(piece.template(), piece)?))),
    );
    let mut pieces = Made { by_lang: BTreeMap::new(), by_mark: Pieces::default() };
    let mut diagnostics = Vec::new();
    for ((lang, _, wanted), made) in std::iter::zip(all, made) {
        match &*made {
            Ok(piece) => {
                pieces.by_mark.add(piece);
                keep(pieces.by_lang.entry(lang).or_default(), wanted, piece.clone());
            }
            Err(diagnostic) => diagnostics.push((**diagnostic).clone()),
        }
    }
    (pieces, diagnostics)
}

/// All pieces of a language.
fn wanted<'a>(
    facts: &SiteFacts<'a>,
    rows: &Rows<'a>,
    lang: &Lang,
    site: &SiteView,
) -> impl Iterator<Item = Wanted<'a>> + use<'a> {
    let rows: Vec<Wanted<'a>> = rows.of_lang(lang).map(|(key, row)| Wanted::Row { key, row: row.clone() }).collect();
    let around = all_surroundings(site);
    let headers = around.clone().into_iter().map(Wanted::Header);
    let footers = around.into_iter().map(Wanted::Footer);
    let facets = all_facets(facts, lang).into_iter().map(Wanted::Facets);
    rows.into_iter().chain(headers).chain(footers).chain(facets)
}

fn keep<'a>(shared: &mut Shared<'a>, wanted: Wanted<'a>, piece: Arc<Piece>) {
    match wanted {
        Wanted::Row { key, .. } => drop(shared.rows.insert(key, piece)),
        Wanted::Header(own) => drop(shared.headers.insert(own, piece)),
        Wanted::Footer(own) => drop(shared.footers.insert(own, piece)),
        Wanted::Facets(own) => drop(shared.facets.insert(own.current, piece)),
    }
}
