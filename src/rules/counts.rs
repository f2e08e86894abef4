//! Declared numbers against each other and against the list of entrants.

use crate::catalog::{Catalog, Entry};
use crate::content::schema::edition::{Counts, Edition, Reached};
use crate::diag::{Diagnostic, FieldPath, Place, codes};

use super::at;

/// A declared number: its name, its value, and how many in the list are known to have come so far. Nobody in the list
/// is known to have handed in a plan but the title holders.
struct Count {
    name: &'static str,
    declared: Option<usize>,
    listed: usize,
    who: &'static str,
}

fn all(edition: &Edition) -> [Count; 3] {
    let listed = |least: Reached| edition.entrants.iter().filter(|entrant| entrant.reached >= least).count();
    let declared = |of: fn(&Counts) -> Option<u32>| edition.counts.as_ref().and_then(of).map(|count| count as usize);
    [
        Count {
            name: "applied",
            declared: declared(|counts| counts.applied),
            listed: listed(Reached::Applied),
            who: "municipalities in the list of entrants",
        },
        Count {
            name: "preselected",
            declared: declared(|counts| counts.preselected),
            listed: listed(Reached::Candidate),
            who: "candidates in the list of entrants",
        },
        Count {
            name: "submitted",
            declared: declared(|counts| counts.submitted),
            listed: listed(Reached::Title),
            who: "titles in the list of entrants",
        },
    ]
}

fn place(entry: &Entry, count: &Count) -> Place {
    at(entry, FieldPath::of("counts").key(count.name))
}

pub(super) fn counts(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let all = all(edition);
        let mut found = Vec::new();
        for (position, count) in all.iter().enumerate() {
            let Some(declared) = count.declared else { continue };
            let next = all.iter().skip(position + 1).find_map(|later| Some((later.declared?, later.name)));
            if declared < count.listed {
                found.push(codes::award::counts(place(entry, count), count.name, declared, count.listed, count.who));
            } else if let Some((least, name)) = next.filter(|(least, _)| declared < *least) {
                let what = format!("that were {name}");
                found.push(codes::award::counts(place(entry, count), count.name, declared, least, &what));
            }
        }
        found
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn count_without_list(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let [applied, preselected, _] = all(edition);
        let unlisted = [applied, preselected].into_iter().find(|count| count.listed == 0 && count.declared > Some(0));
        let told = unlisted.and_then(|count| {
            Some(codes::award::count_without_list(place(entry, &count), count.name, count.declared?))
        });
        told.into_iter().collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}
