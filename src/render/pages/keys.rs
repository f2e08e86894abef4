//! Quick keys of the many pages: hashes of what their views are made of, without making them.
//!
//! A key may cover more than the view reads, never less; a test that compares warm with cold builds after random edits
//! holds it to that.

use crate::catalog::{Entry, figures};
use crate::config::Untranslated;
use crate::outline::{Page, PageSpec, listings};
use crate::render::templates::hash;
use crate::render::views::Context;
use crate::source::Hash;
use crate::values::{EntryKey, Kind, Lang};

/// What all quick keys of a build have in common.
pub struct Keys<'a> {
    context: &'a Context<'a>,
    /// All that case studies and their listings read besides themselves: every other entry, which cases there are, which
    /// files there are, the configuration, the day.
    rest: Hash,
    /// How many cases each term of each facet has, and how many of each country.
    facets: Hash,
}

impl<'a> Keys<'a> {
    pub fn new(context: &'a Context<'a>) -> Self {
        let (mut rest, mut facets) = (blake3::Hasher::new(), blake3::Hasher::new());
        let catalog = context.catalog;
        for (key, entry) in &catalog.entries {
            rest.update(key.id.as_bytes());
            rest.update(&[0, key.kind as u8]);
            if key.kind != Kind::CaseStudies {
                versions(&mut rest, entry);
            } else if catalog.config.untranslated == Untranslated::Link {
                // To which of its pages texts link.
                for version in entry.versions() {
                    rest.update(version.lang().as_str().as_bytes()).update(b" ");
                }
            }
        }
        for path in catalog.media.keys() {
            rest.update(path.as_str().as_bytes()).update(b"\n");
        }
        for (path, picture) in context.pictures.iter() {
            rest.update(path.as_str().as_bytes()).update(&picture.key.0);
        }
        for facet in &context.outline.facets {
            for (term, cases) in &facet.terms {
                let line = format!("{}/{term}\n", facet.key);
                rest.update(line.as_bytes());
                facets.update(line.as_bytes()).update(&cases.len().to_le_bytes());
                for (country, cases) in context.outline.narrowed.countries(&facet.key, term) {
                    facets.update(country.as_bytes()).update(&cases.len().to_le_bytes());
                }
            }
        }
        let cases = figures::figure(catalog, "case-studies/count");
        let map = catalog.map.as_deref();
        let others = (&*catalog.config, map, &context.base_url, context.today.to_string(), cases);
        rest.update(&hash(&others).0);
        rest.update(format!("{:?}{:?}", catalog.held_back, catalog.broken).as_bytes());
        Self { context, rest: finish(&rest), facets: finish(&facets) }
    }

    /// The quick key of a page; None for the kinds of which there are few. `site` is the hash of what its templates have
    /// besides the view.
    pub fn of(&self, spec: &PageSpec, site: Hash) -> Option<Hash> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&site.0).update(&self.rest.0).update(spec.address.as_bytes());
        match &spec.page {
            Page::Entry(key) if key.kind == Kind::CaseStudies => {
                versions(&mut hasher, self.context.catalog.get(key)?);
                for related in self.context.outline.related.get(key).into_iter().flatten() {
                    self.item(&mut hasher, &related.key, &spec.lang)?;
                    hasher.update(&related.hash.0);
                }
            }
            Page::Entry(key) if matches!(key.kind, Kind::Municipalities | Kind::Organisations) => {
                versions(&mut hasher, self.context.catalog.get(key)?);
                // Of all that refers to them, only cases are not in `rest`.
                for referrer in self.context.catalog.referrers.get(key).into_iter().flatten() {
                    if referrer.key.kind == Kind::CaseStudies {
                        versions(&mut hasher, self.context.catalog.get(&referrer.key)?);
                        self.item(&mut hasher, &referrer.key, &spec.lang)?;
                    }
                }
            }
            Page::Listing { kind, number } => {
                let keys = self.context.outline.listing(*kind, &spec.lang);
                self.list(&mut hasher, keys, (*kind, *number), &spec.lang)?;
            }
            Page::Facet { facet, term, country, number } => {
                let keys = self.context.outline.cases_of(facet, term, country.as_deref());
                self.list(&mut hasher, keys, (Kind::CaseStudies, *number), &spec.lang)?;
            }
            _ => return None,
        }
        Some(finish(&hasher))
    }

    fn item(&self, hasher: &mut blake3::Hasher, key: &EntryKey, lang: &Lang) -> Option<()> {
        hasher.update(&self.context.piece(key, lang)?.hash.0);
        Some(())
    }

    /// Page `number` of a listing of a kind.
    fn list(
        &self,
        hasher: &mut blake3::Hasher,
        keys: &[EntryKey],
        (kind, number): (Kind, usize),
        lang: &Lang,
    ) -> Option<()> {
        hasher.update(&keys.len().to_le_bytes()).update(&self.facets.0);
        let size = listings::page_size(self.context.catalog, kind);
        keys.iter().skip((number - 1) * size).take(size).try_for_each(|key| self.item(hasher, key, lang))
    }
}

fn versions(hasher: &mut blake3::Hasher, entry: &Entry) {
    for version in entry.versions() {
        hasher.update(&version.hash.0);
    }
}

fn finish(hasher: &blake3::Hasher) -> Hash {
    Hash(*hasher.finalize().as_bytes())
}
