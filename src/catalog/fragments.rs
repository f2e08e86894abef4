//! The ids on a page. Those of three origins never meet:
//!
//! 1. Headings of bodies have ids of small letters, digits and hyphens, which editors write or which are made of their words.
//! 2. Parts that the theme adds have fixed names, of the same form. No heading gets one of them.
//! 3. What is made of keys, letters and numbers has a prefix and a `_`: `term_youth`, `letter_a`, `fn_1`, `table_2`. Keys,
//!    headings and fixed names have no `_`, so that none of them can be such an id, or a part of two.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::content::Data;
use crate::values::Kind;

use super::Version;

/// The ids of what stands around every page.
pub const FRAME: [&str; 6] = ["content", "find", "languages", "menu", "funding", "funding-title"];

/// The id of the title of a table of contents.
pub const TOC_TITLE: &str = "toc-title";

/// The ids of the parts of the home page, whose text is a page.
const HOME: [&str; 4] = ["like-yours", "newest", "templates", "pearls"];

/// What the ids of titles and captions of a page's parts end in.
const ENDS: [&str; 2] = ["-title", "-caption"];

/// Titles and captions that are not called after the part in which they stand.
const TITLED: [&str; 3] = ["toc", "results", "indicators"];

/// Where a term stands on the page of its vocabulary.
pub fn term(key: &str) -> String {
    format!("term_{key}")
}

/// Where a term of a vocabulary stands in the glossary.
pub fn glossary_term(vocabulary: &str, key: &str) -> String {
    format!("term_{vocabulary}_{key}")
}

/// The heading of a letter in an index.
pub fn letter(letter: &str) -> String {
    format!("letter_{}", letter.to_lowercase())
}

/// The heading of a country in a list of places.
pub fn country(key: &str) -> String {
    format!("country_{key}")
}

/// The heading of a section, by the key of its term: the key itself, unless a part of the page is called so.
pub fn section(kind: Kind, key: &str) -> String {
    if is_part(kind, key) { format!("section_{key}") } else { key.to_owned() }
}

/// The ids that the things of one page had before ids of content were told apart. Links to them are shared, so the things
/// keep them as second anchors; but not where one stood for two things.
pub struct FormerIds(BTreeMap<String, usize>);

impl FormerIds {
    /// `all`: the former id of each thing on the page; `fixed`: the ids that the theme has there.
    pub fn new(all: impl Iterator<Item = String>, fixed: &[&str]) -> Self {
        let mut counts: BTreeMap<String, usize> = fixed.iter().map(|id| ((*id).to_owned(), 1)).collect();
        for id in all {
            *counts.entry(id).or_default() += 1;
        }
        Self(counts)
    }

    /// The former id of a thing, if it can be kept.
    pub fn keep(&self, id: String) -> Option<String> {
        (self.0.get(&id) == Some(&1)).then_some(id)
    }
}

/// The ids of the parts that the page of a kind may have besides its body. Links may lead to them, so they are the same
/// in all languages and themes.
pub fn generated(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::CaseStudies => &["facts", "contact", "measured-results", "links", "sources", "more-facts", "related"],
        Kind::PlanTemplates => &["facts", "plans", "changelog", "sources"],
        Kind::ActionPlans => &["facts", "objectives", "activities", "indicators", "outcome", "cases", "sources"],
        Kind::Editions => &[
            "facts",
            "figures",
            "stages",
            "rules",
            "titles",
            "candidates",
            "applicants",
            "prizes",
            "reports",
            "exceptions",
            "jury",
            "corrections",
            "cases",
            "sources",
        ],
        Kind::Municipalities => &["facts", "contact", "history", "cases", "plans", "events", "places", "sources"],
        Kind::Organisations => {
            &["facts", "contact", "roles", "cases", "plans", "resources", "events", "editions", "sources"]
        }
        Kind::Resources => &["facts", "parts", "sources"],
        Kind::Events | Kind::Articles | Kind::Pages => &["facts", "sources"],
        Kind::Vocabularies => &[],
    }
}

/// Whether the page of a kind has a part of its own with this id, or may have.
pub fn is_part(kind: Kind, id: &str) -> bool {
    let is_named = |id: &str| FRAME.contains(&id) || generated(kind).contains(&id) || is_of_home(kind, id);
    let titled = ENDS.iter().find_map(|end| id.strip_suffix(end));
    is_named(id) || titled.is_some_and(|part| is_named(part) || TITLED.contains(&part))
}

fn is_of_home(kind: Kind, id: &str) -> bool {
    kind == Kind::Pages && HOME.contains(&id)
}

/// Whether no heading gets this id of itself. That is so for any id that could be a title's or a caption's: headings have
/// been numbered there from the first release on, and links to them are shared.
pub fn is_reserved(kind: Kind, id: &str) -> bool {
    is_part(kind, id) || ENDS.iter().any(|end| id.ends_with(end))
}

/// Every id that a link to this version may name. Terms go by their keys.
pub fn ids(version: &Version) -> Vec<Cow<'_, str>> {
    let headings = version.headings.iter().map(|heading| heading.id.as_str());
    let own = headings.chain(generated(version.document.key.kind).iter().copied()).map(Cow::Borrowed);
    let keys = terms(version).flat_map(|key| [Cow::Borrowed(key), Cow::Owned(term(key))]);
    own.chain(keys).collect()
}

fn terms(version: &Version) -> impl Iterator<Item = &str> {
    let terms = match &*version.data {
        Data::Vocabulary(vocabulary) => vocabulary.terms.as_slice(),
        _ => &[],
    };
    terms.iter().map(|term| term.key.as_str())
}

/// The id on the page of a version for what a link to it names.
pub fn on_page<'a>(version: &Version, named: &'a str) -> Cow<'a, str> {
    if terms(version).any(|key| key == named) { Cow::Owned(term(named)) } else { Cow::Borrowed(named) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The ids of content that templates write, as the template has them. All are those of this module or of headings.
    const MADE: [&str; 16] = [
        "{{ id }}",
        "{{ group.id }}",
        "{{ group.former_id }}",
        "{{ letter.id }}",
        "{{ letter.former_id }}",
        "{{ term.id }}",
        "{{ term.former_id }}",
        "{{ section.id }}",
        "{{ section.example_id }}",
        "case_{{ case.id }}",
        "section_{{ section.id }}",
        "heading_{{ section.id }}",
        "question_{{ section.id }}",
        "hint_{{ section.id }}",
        "answer_{{ section.id }}",
        "{{ item.id }}",
    ];

    fn folder() -> &'static str {
        concat!(env!("CARGO_MANIFEST_DIR"), "/themes/pearls/templates/")
    }

    /// The values of the attribute `id` in a template and in those that it includes.
    fn ids_in(template: &str) -> Vec<String> {
        let text = std::fs::read_to_string(format!("{}{template}.html", folder())).expect("the theme has the template");
        let after = |start: &str| -> Vec<String> {
            text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let included = after("{% include \"").into_iter().flat_map(|file| ids_in(file.trim_end_matches(".html")));
        after(" id=\"").into_iter().chain(included).collect()
    }

    /// The ids that a template writes as they stand.
    fn fixed_in(template: &str) -> Vec<String> {
        ids_in(template).into_iter().filter(|id| !id.contains('{')).collect()
    }

    #[test]
    fn every_id_of_the_themes_entry_pages_is_reserved() {
        let shared = ["entry", "base", "header", "footer", "components", "notices", "toc"];
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Vocabularies) {
            let home = (kind == Kind::Pages).then_some("home");
            for template in shared.into_iter().chain(home).chain([kind.singular()]) {
                for id in fixed_in(template) {
                    assert!(is_part(kind, &id), "{template}.html has the id `{id}`, which is no part of {kind}");
                }
            }
        }
    }

    #[test]
    fn no_fixed_id_of_the_theme_can_be_one_of_content() {
        for file in std::fs::read_dir(folder()).expect("the theme has templates") {
            let name = file.expect("the folder can be read").file_name().into_string().expect("names are ASCII");
            for id in ids_in(name.trim_end_matches(".html")) {
                let is_made = MADE.contains(&id.as_str());
                assert!(
                    is_made || !id.contains('{'),
                    "{name} makes the id `{id}` of content: see the top of this file"
                );
                assert!(is_made || !id.contains('_'), "{name} has the id `{id}`: `_` is for ids of content");
            }
        }
    }

    #[test]
    fn the_ids_on_pages_with_second_anchors_are_known() {
        let mut around: BTreeSet<String> = ["base", "header", "footer"].into_iter().flat_map(fixed_in).collect();
        // The search field is a component, which the home page has in its head.
        around.extend(fixed_in("components").into_iter().filter(|id| id == "find"));
        assert_eq!(around, FRAME.map(str::to_owned).into());
        assert_eq!(fixed_in("vocabulary"), [""; 0]);
        assert_eq!(fixed_in("glossary"), [TOC_TITLE]);
        assert!(fixed_in("listing").iter().all(|id| !id.starts_with("letter")), "letters meet the listing's own ids");
    }

    #[test]
    fn ids_of_content_are_told_apart_by_what_no_key_has() {
        assert_ne!(glossary_term("a", "b-c"), glossary_term("a-b", "c"));
        assert_eq!(section(Kind::CaseStudies, "contact"), "section_contact");
        assert_eq!(section(Kind::CaseStudies, "lessons"), "lessons");
        assert!(!is_part(Kind::PlanTemplates, "project-title") && is_reserved(Kind::PlanTemplates, "project-title"));
        let former = FormerIds::new(["a", "b", "b", "menu"].map(str::to_owned).into_iter(), &FRAME);
        assert_eq!(["a", "b", "menu"].map(|id| former.keep(id.to_owned())), [Some("a".to_owned()), None, None]);
    }
}
