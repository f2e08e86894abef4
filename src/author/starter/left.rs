//! What `init` wrote for editors to replace and is still there.
//!
//! The lines that are to be replaced stand between `#<fill-in>` and `#</fill-in>` in the starter.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::source::{SourceFile, Sources};
use crate::theme;

/// The lines, in all languages.
static LINES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let files = theme::built_in_files().into_iter().filter(|(path, _)| path.starts_with("starter/"));
    let texts = files.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    texts.flat_map(|text| text.split("#<fill-in>\n").skip(1)).filter_map(|rest| rest.lines().next()).collect()
});

/// One diagnostic a page: the translations of one that is told are left out, they follow. Where the address of the site is an option, that in the settings is not used.
pub fn left(sources: &Sources, has_base_url: bool) -> Vec<Diagnostic> {
    let is_read = |path: &str| path.starts_with("content/pages/") || path == "site.yaml" && !has_base_url;
    let texts = sources.texts.iter().filter(|(path, _)| is_read(path.as_str()));
    let mut told = BTreeSet::new();
    // An original stands before its translations, `home.md` after `home.lv.md`: the shorter name is the original's.
    let mut texts: Vec<_> = texts.collect();
    texts.sort_by_key(|(path, _)| (path.as_str().len(), *path));
    let stem = |path: &str| path.split('.').next().unwrap_or_default().to_owned();
    texts
        .into_iter()
        .filter_map(|(path, file)| Some((path, in_file(file)?)))
        .filter(|(path, _)| told.insert(stem(path.as_str())))
        .map(|(_, found)| found)
        .collect()
}

fn in_file(file: &SourceFile) -> Option<Diagnostic> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in file.text.split('\n') {
        if LINES.contains(line.trim_end()) {
            found.push((start..start + line.trim_end().len(), line.trim_end()));
        }
        start += line.len() + 1;
    }
    let (first, rest) = found.split_first()?;
    let place = |(range, line): &(std::ops::Range<usize>, &str)| match line.split_once(": ") {
        Some((key, _)) if file.path.as_str() == "site.yaml" => Place::field(&file.path, FieldPath::of(key)),
        _ => Place::bytes(&file.path, range.clone()),
    };
    let others = rest.iter().map(place).collect();
    Some(codes::site::starter_text(place(first), others))
}
