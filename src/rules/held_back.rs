//! What is not shown yet, and who would show it.

use crate::catalog::{Catalog, Entry};
use crate::content::schema::head::Status;
use crate::diag::{Diagnostic, FieldPath, codes};
use crate::values::{Day, EntryKey};

use super::at;

/// References that count as not stated until what they refer to is shown.
pub(super) fn held_back(catalog: &Catalog, today: Day) -> Vec<Diagnostic> {
    let visible = catalog.visible(today, false);
    let held_back = visible.held_back.iter().filter_map(|key| catalog.get(key));
    held_back.filter_map(|entry| tell(catalog, &visible, entry, today)).collect()
}

fn tell(catalog: &Catalog, visible: &Catalog, entry: &Entry, today: Day) -> Option<Diagnostic> {
    let kind = entry.key.kind.singular();
    let by = if entry.head().status == Status::Draft { "status" } else { "published" };
    let is_held_back_itself = by == "status" || entry.head().published.is_some_and(|date| date.first() > today);
    if !is_held_back_itself {
        let references = &entry.original.document.front.checked.references;
        let key = |kind, id: &String| EntryKey::new(kind, id.clone());
        let needed = references.iter().find(|needed| visible.held_back.contains(&key(needed.kind, &needed.id)))?;
        let place = at(entry, needed.path.clone());
        return Some(codes::reference::held_back_with(place, kind, needed.kind.singular(), &needed.id));
    }
    let referrers = catalog.referrers(&entry.key).iter();
    let shown = referrers.filter_map(|referrer| Some((visible.get(&referrer.key)?, &referrer.field)));
    let mut places: Vec<_> = shown.map(|(referrer, field)| at(referrer, FieldPath::of(field))).collect();
    places.dedup_by(|a, b| a.file == b.file);
    let place = at(entry, FieldPath::of(by));
    (!places.is_empty()).then(|| codes::reference::held_back(place, kind, &entry.key.id, &places))
}
