//! What `release` writes: the entries that visitors see, each with a hash of what its languages say.

use std::fmt::Write;

use crate::catalog::Catalog;
use crate::values::Day;

/// The text of the file of a release. `visible` is what visitors see: nothing that is held back may be told.
pub fn text(visible: &Catalog, version: &str, date: Day) -> String {
    let mut text = format!(
        "# What there was when version {version} was released. `pearls release` wrote it; change lists are made of it.\n\
         version: '{version}'\ndate: {date}\nentries:\n"
    );
    if visible.entries.is_empty() {
        text = text.trim_end().to_owned() + " {}\n";
    }
    for (key, entry) in &visible.entries {
        let _ = writeln!(text, "  {key}:");
        for version in entry.versions() {
            // In quotes, since `no` would be read as false and a hash of digits as a number.
            let _ = writeln!(text, "    '{}': '{}'", version.lang(), version.hash.short());
        }
    }
    text
}
