//! Which heading of a body is which section. Sections have fixed ids, the same in all languages; a heading is one by its
//! explicit id, or by a label or synonym of the vocabulary `sections` in the body's language.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::markdown::Body;
use crate::content::schema::vocabulary::Vocabulary;
use crate::values::{Kind, Lang};

use super::fragments;

/// The id of one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingId {
    pub id: String,
    /// The section that it opens, as the key of a term.
    pub section: Option<String>,
}

/// The labels of the sections of one kind in one language, lower-case, with their keys.
pub struct SectionLabels<'a> {
    keys: BTreeSet<&'a str>,
    by_label: BTreeMap<String, &'a str>,
}

impl<'a> SectionLabels<'a> {
    /// Labels of `lang` and of its base language, and those of the default language, which editors use where there is no other. A
    /// term without a label there is found by the one that stands in.
    pub fn new(vocabulary: Option<&'a Vocabulary>, kind: Kind, lang: &Lang, default: &Lang) -> Self {
        let terms = vocabulary.filter(|vocabulary| vocabulary.kinds.contains(&kind)).map_or(&[][..], |own| &own.terms);
        let stand_in = terms.iter().map(|term| (term.label.get(default, default).0.to_lowercase(), term.key.as_str()));
        let mut by_label: BTreeMap<String, &str> = stand_in.collect();
        let base = lang.base();
        for lang in [Some(default), base.as_ref(), Some(lang)].into_iter().flatten() {
            for term in terms {
                let label = term.label.exact(lang, default);
                let synonyms = term.synonyms.get(lang.as_str()).into_iter().flatten().map(String::as_str);
                by_label
                    .extend(label.into_iter().chain(synonyms).map(|label| (label.to_lowercase(), term.key.as_str())));
            }
        }
        Self { keys: terms.iter().map(|term| term.key.as_str()).collect(), by_label }
    }

    /// The ids of all headings of a body, each once. Those of the page's other parts are not given to a heading that
    /// does not ask for them.
    pub fn assign(&self, body: &Body, kind: Kind) -> Vec<HeadingId> {
        let mut used = BTreeSet::new();
        let top = body.headings.iter().map(|heading| heading.level).min().unwrap_or(2);
        let sections: Vec<Option<&str>> = body
            .headings
            .iter()
            .map(|heading| match &heading.explicit_id {
                _ if heading.level != top => None,
                Some(id) => self.keys.get(id.as_str()).copied(),
                None => self.by_label.get(&heading.text.trim().to_lowercase()).copied(),
            })
            .map(|section| section.filter(|section| used.insert((*section).to_owned())))
            .collect();
        used.extend(body.headings.iter().filter_map(|heading| heading.explicit_id.clone()));
        std::iter::zip(&body.headings, sections)
            .map(|(heading, section)| match (section, &heading.explicit_id) {
                (Some(section), _) => {
                    HeadingId { id: fragments::section(kind, section), section: Some(section.to_owned()) }
                }
                (None, Some(id)) => HeadingId { id: id.clone(), section: None },
                (None, None) => HeadingId { id: unique(&heading.auto_id, kind, &mut used), section: None },
            })
            .collect()
    }
}

fn unique(id: &str, kind: Kind, used: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|id| !used.contains(id) && !fragments::is_reserved(kind, id))
        .unwrap_or_default();
    used.insert(free.clone());
    free
}
