//! The ids on an entry's page: those of the headings of its body, and those of the parts that the theme adds.

use crate::content::Data;
use crate::values::Kind;

use super::Version;

/// The ids of what stands around every page.
const FRAME: [&str; 4] = ["content", "languages", "menu", "funding"];

/// The ids of the parts of the home page, whose text is a page.
const HOME: [&str; 4] = ["like-yours", "newest", "templates", "pearls"];

/// What the ids of titles and captions of a page's parts end in.
const ENDS: [&str; 2] = ["-title", "-caption"];

/// The ids of the parts that the page of a kind may have besides its body. Links may lead to them, so they are the same
/// in all languages and themes.
pub fn generated(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::CaseStudies => &["facts", "contact", "measured-results", "links", "sources", "related"],
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
        Kind::Events | Kind::Pages => &["facts", "sources"],
        Kind::Vocabularies => &["facts", "sources"],
    }
}

/// Whether the page of a kind has this id already, or may have: then no heading of a body gets it.
pub fn is_reserved(kind: Kind, id: &str) -> bool {
    let is_home = kind == Kind::Pages && HOME.contains(&id);
    is_home || FRAME.contains(&id) || generated(kind).contains(&id) || ENDS.iter().any(|end| id.ends_with(end))
}

/// Every id that a link to this version may name.
pub fn ids(version: &Version) -> Vec<&str> {
    let headings = version.headings.iter().map(|heading| heading.id.as_str());
    let own: Vec<&str> = match &*version.data {
        Data::PlanTemplate(template) => template.sections.iter().map(|section| section.id.as_str()).collect(),
        Data::Vocabulary(vocabulary) => vocabulary.terms.iter().map(|term| term.key.as_str()).collect(),
        _ => Vec::new(),
    };
    headings.chain(own).chain(generated(version.document.key.kind).iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids that a template writes as they stand.
    fn ids_in(template: &str) -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/pearls/templates/");
        let text = std::fs::read_to_string(format!("{folder}{template}.html")).expect("the theme has the template");
        let values = text.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        values.filter(|id| !id.contains('{')).map(str::to_owned).collect()
    }

    #[test]
    fn every_id_of_the_themes_entry_pages_is_reserved() {
        let shared = ["entry", "base", "header", "footer", "components", "notices", "toc"];
        for kind in Kind::ALL {
            let home = (kind == Kind::Pages).then_some("home");
            for template in shared.into_iter().chain(home).chain([kind.singular()]) {
                for id in ids_in(template) {
                    assert!(
                        is_reserved(kind, &id),
                        "{template}.html has the id `{id}`, which is not reserved for {kind}"
                    );
                }
            }
        }
    }
}
