//! Making the pieces that pages share: rows, headers, footers, facets.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::memo::Memo;
use crate::render::pieces::{Piece, Pieces};
use crate::render::views::context::Shared;
use crate::render::views::frame::{Surroundings, all_surroundings};
use crate::render::views::listing::{FacetsView, all_facets};
use crate::render::views::parts::Row;
use crate::render::views::{Context, SiteView};
use crate::values::{EntryKey, Lang};

use super::keys::hash;
use super::{MaybeSite, Site};

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

/// Makes the pieces of all languages and gives them to the context.
pub fn make<'a>(
    context: &mut Context<'a>,
    sites: &BTreeMap<&'a Lang, MaybeSite>,
    memo: &mut PieceMemo,
) -> (Pieces, Vec<Diagnostic>) {
    let mut diagnostics: Vec<Diagnostic> =
        sites.values().filter_map(|site| site.as_ref().err()).map(|error| (**error).clone()).collect();
    let sites = sites.iter().filter_map(|(lang, site)| Some((*lang, site.as_ref().ok()?)));
    let wanted = sites.flat_map(|(lang, site)| wanted(context, lang, &site.view).map(move |piece| (lang, site, piece)));
    let wanted: Vec<(&'a Lang, &Site, Wanted<'a>)> = wanted.collect();
    let made = memo.map(
        &wanted,
        |(_, site, piece)| (hash(&(site.hash, piece.template(), piece)), ()),
        |(_, site, piece), ()| Ok(Arc::new(Piece::new(site.renderer.render(piece.template(), piece)?))),
    );
    let (mut pieces, mut shared) = (Pieces::default(), BTreeMap::<&'a Lang, Shared<'a>>::new());
    for ((lang, _, wanted), made) in std::iter::zip(wanted, made) {
        match &*made {
            Ok(piece) => {
                pieces.add(piece);
                keep(shared.entry(lang).or_default(), wanted, piece.clone());
            }
            Err(diagnostic) => diagnostics.push((**diagnostic).clone()),
        }
    }
    shared.into_iter().for_each(|(lang, shared)| context.set_shared(lang, shared));
    (pieces, diagnostics)
}

/// All pieces of a language.
fn wanted<'a>(context: &Context<'a>, lang: &Lang, site: &SiteView) -> impl Iterator<Item = Wanted<'a>> + use<'a> {
    let rows = context.all_rows(lang).into_iter().map(|(key, row)| Wanted::Row { key, row });
    let around = all_surroundings(site);
    let headers = around.clone().into_iter().map(Wanted::Header);
    let footers = around.into_iter().map(Wanted::Footer);
    rows.chain(headers).chain(footers).chain(all_facets(context, lang).into_iter().map(Wanted::Facets))
}

fn keep<'a>(shared: &mut Shared<'a>, wanted: Wanted<'a>, piece: Arc<Piece>) {
    match wanted {
        Wanted::Row { key, .. } => drop(shared.rows.insert(key, piece)),
        Wanted::Header(own) => drop(shared.headers.insert(own, piece)),
        Wanted::Footer(own) => drop(shared.footers.insert(own, piece)),
        Wanted::Facets(own) => drop(shared.facets.insert(own.current, piece)),
    }
}
