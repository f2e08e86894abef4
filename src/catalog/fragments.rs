//! The ids on an entry's page: those of the headings of its body, and those of the parts that the theme adds.

use crate::content::Data;
use crate::route::Kind;

use super::Version;

/// The ids of the parts that every page of a kind may have besides its body, in their order on the page. Links may lead
/// to them, so they are the same in all languages and themes; headings of bodies never get them.
pub fn generated(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::CaseStudies => &["facts", "measured-results", "contact", "links", "sources", "related"],
        Kind::PlanTemplates => &["fill", "versions", "sources"],
        Kind::ActionPlans => &["objectives", "activities", "indicators", "outcome", "cases", "sources"],
        Kind::Editions => &[
            "stages",
            "rules",
            "titles",
            "candidates",
            "applicants",
            "counts",
            "exceptions",
            "jury",
            "corrections",
            "sources",
        ],
        Kind::Municipalities => &["facts", "history", "cases", "plans", "sources"],
        Kind::Organisations => &["roles", "named-by", "sources"],
        Kind::Resources => &["file", "sources"],
        Kind::Events => &["participants", "sources"],
        Kind::Pages => &["sources"],
        Kind::Vocabularies => &[],
    }
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
