//! What templates, components, fields of views, messages and files were called before, for those whose own files still say so.
//!
//! Whoever renames one of them adds a line here; a test holds each new name against what there is.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, codes};

/// Names that were something else, with what they are now.
type Names = &'static [(&'static str, &'static str)];

const TEMPLATES: Names = &[("card.html", "row.html")];

const COMPONENTS: Names = &[("card_section", "row_section")];

/// Fields of what `page` and `site` hold; only where the new name exists.
const FIELDS: Names = &[("body", "organisation"), ("card", "row"), ("cards", "rows"), ("message", "label")];

/// Messages by what their names begin with.
const MESSAGES: Names = &[("card.", "row.")];

/// Messages that nothing needs any more, by what their names begin with.
const NEEDLESS: [&str; 3] = ["date.", "list.", "number."];

/// Messages that are labels of a vocabulary now, by what their names begin with.
const LABELS: Names = &[
    ("event-kind.", "event-kinds"),
    ("municipality-kind.", "place-kinds"),
    ("organisation-type.", "organisation-types"),
    ("resource-kind.", "resource-kinds"),
    ("role.", "roles"),
    ("stage.", "stages"),
];

/// Files that are no templates.
const FILES: Names = &[
    ("js/search/blocks.mjs", "js/search/search.mjs"),
    ("js/search/documents.mjs", "js/search/search.mjs"),
    ("js/search/lexicon.mjs", "js/search/search.mjs"),
    ("js/search/plan.mjs", "js/search/search.mjs"),
    ("js/search/postings.mjs", "js/search/search.mjs"),
    ("js/search/query.mjs", "js/search/search.mjs"),
    ("js/search/reader.mjs", "js/search/search.mjs"),
    ("js/search/score.mjs", "js/search/search.mjs"),
];

fn now(names: Names, was: &str) -> Option<String> {
    names.iter().find(|(former, _)| *former == was).map(|(_, now)| (*now).to_owned())
}

/// What a template is called that `include` and `extends` named so.
pub(super) fn template(was: &str) -> Option<String> {
    now(TEMPLATES, was)
}

pub(super) fn component(was: &str) -> Option<String> {
    now(COMPONENTS, was)
}

/// What a field is called, if it is one of `known`.
pub(super) fn field(was: &str, known: &BTreeSet<String>) -> Option<String> {
    now(FIELDS, was).filter(|now| known.contains(now))
}

/// Says of a message that there is not what it is called, or that it needs none.
pub(super) fn of_message(unknown: Diagnostic, was: &str, exists: impl Fn(&str) -> bool) -> Diagnostic {
    if let Some((_, vocabulary)) = LABELS.iter().find(|(begin, _)| was.starts_with(begin)) {
        return unknown.help(format!("take it out: it is a label in content/vocabularies/{vocabulary}.yaml now"));
    }
    let unknown = match NEEDLESS.iter().any(|begin| was.starts_with(begin)) {
        true => {
            unknown.help("take it out: dates, numbers and lists are written as each language does and need no messages")
        }
        false => unknown,
    };
    codes::theme::renamed(unknown, message(was).filter(|now| exists(now)))
}

fn message(was: &str) -> Option<String> {
    MESSAGES.iter().find_map(|(former, now)| Some(format!("{now}{}", was.strip_prefix(former)?)))
}

/// What a file of the theme is called, `templates/row.html`.
pub(super) fn file(was: &str) -> Option<String> {
    match was.strip_prefix("templates/") {
        Some(name) => template(name).map(|now| format!("templates/{now}")),
        None => now(FILES, was),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::built_in_files;

    #[test]
    fn what_files_are_called_now_exists() {
        let files = built_in_files();
        let templates = TEMPLATES.iter().map(|(was, now)| (format!("templates/{was}"), format!("templates/{now}")));
        let others = FILES.iter().map(|(was, now)| ((*was).to_owned(), (*now).to_owned()));
        for (was, now) in templates.chain(others) {
            assert!(files.contains_key(&*now) && !files.contains_key(&*was), "{was} → {now}");
            assert_eq!(file(&was), Some(now));
        }
    }

    #[test]
    fn what_components_and_messages_are_called_now_exists() {
        let texts = |folder: &str| -> String {
            let files = built_in_files().into_iter().filter(|(path, _)| path.starts_with(folder));
            files.map(|(_, bytes)| std::str::from_utf8(bytes).unwrap()).collect()
        };
        let templates = texts("templates/");
        for (was, now) in COMPONENTS {
            assert!(
                templates.contains(&format!("component {now}(")) && !templates.contains(&format!("component {was}("))
            );
        }
        let messages = texts("messages/en.yaml");
        let group = |name: &str| messages.contains(&format!("\n{}:\n", name.trim_end_matches('.')));
        assert!(!NEEDLESS.iter().any(|name| group(name)));
        let vocabularies = built_in_files();
        for (was, now) in LABELS {
            assert!(!group(was) && vocabularies.contains_key(&*format!("vocabularies/{now}.yaml")), "{was}");
        }
        for (was, now) in MESSAGES {
            assert!(group(now) && !group(was), "{was} → {now}");
        }
        assert_eq!(message("card.example").as_deref(), Some("row.example"));
        assert_eq!(message("discard.example"), None);
    }

    #[test]
    fn a_field_is_called_so_only_where_it_exists() {
        let known = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(field("cards", &known(&["frame", "rows"])).as_deref(), Some("rows"));
        assert_eq!(field("cards", &known(&["frame"])), None);
    }
}
