//! What `init` writes: a small site that builds without errors or warnings, from the built-in theme's `starter` and
//! `vocabularies`.

use crate::theme;

/// The files of a new site, by their paths below its root.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let all = theme::built_in_files().into_iter();
    let placed = all.filter_map(|(path, bytes)| Some((place(path)?, bytes.to_vec())));
    placed.collect()
}

/// Where a built-in file stands in a new site; None if it does not belong there. A name that begins with a dot would be
/// left out of the package of the program, so `.gitignore` is kept without it.
fn place(path: &str) -> Option<String> {
    match path.strip_prefix("starter/") {
        Some("gitignore") => Some(".gitignore".into()),
        Some(inside) => Some(inside.to_owned()),
        None => path.strip_prefix("vocabularies/").map(|name| format!("content/vocabularies/{name}")),
    }
}
