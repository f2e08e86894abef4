//! Style sheets: those who write them have many small files, and browsers load one.
//!
//! A line `@import "name.css";` of a style sheet is replaced by the file of that name in the same folder, which is not
//! published by itself. So a site can replace the one file that it wants to have otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::css::{self, Kind, What, tokens};
use super::{Content, ThemeFile};
use crate::diag::{Diagnostic, Place, codes};
use crate::source::Hash;

/// Where style sheets stand in a theme.
const FOLDER: &str = "css/";

/// Checks the style sheets, puts those with imports together, and takes away what they import.
pub fn put_together(files: &mut BTreeMap<String, ThemeFile>, out: &mut Vec<Diagnostic>) {
    check(files, out);
    let mut imported = BTreeSet::new();
    let mut whole = Vec::new();
    for (path, file) in files.iter().filter(|(path, _)| path.starts_with(FOLDER) && path.ends_with(".css")) {
        let Some(text) = file.text().filter(|text| text.lines().any(|line| import(line).is_some())) else { continue };
        whole.push((path.clone(), with_imports(text, file, files, &mut imported, out)));
    }
    for path in &imported {
        files.remove(path);
    }
    for (path, text) in whole {
        if let Some(file) = files.get_mut(&path) {
            file.hash = Hash::of(text.as_bytes());
            file.content = Content::Text(text.into());
        }
    }
}

/// A style sheet with the files that it imports in their places; what they import themselves is not looked at.
fn with_imports(
    text: &str,
    file: &ThemeFile,
    files: &BTreeMap<String, ThemeFile>,
    imported: &mut BTreeSet<String>,
    out: &mut Vec<Diagnostic>,
) -> String {
    let mut whole = String::with_capacity(64 * 1024);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match import(line) {
            None => whole.push_str(line),
            Some(name) => {
                let path = format!("{FOLDER}{name}");
                match files.get(&path).and_then(ThemeFile::text) {
                    Some(text) => whole.push_str(text),
                    None => {
                        let place = Place::bytes(&file.source, at..at + line.trim_end().len());
                        out.push(codes::theme::unknown_style(place, name));
                    }
                }
                imported.insert(path);
            }
        }
        at += line.len();
    }
    slim(&whole)
}

/// The name in a line that imports a file of the same folder.
fn import(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("@import \"")?.strip_suffix("\";")?;
    (!name.contains(['/', '"', ':'])).then_some(name)
}

/// Without comments, indentation and empty lines, which readers of pages have no use for.
fn slim(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for token in tokens(css).into_iter().filter(|token| !matches!(token.kind, Kind::Comment | Kind::OpenComment)) {
        out.push_str(css.get(token.range).unwrap_or_default());
    }
    out.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// What is wrong in the style sheets of the site's own; the built-in ones are tested.
fn check(files: &BTreeMap<String, ThemeFile>, out: &mut Vec<Diagnostic>) {
    for file in files.iter().filter(|(path, _)| path.ends_with(".css")).map(|(_, file)| file) {
        let Content::Text(text) = &file.content else { continue };
        out.extend(css::elsewhere(text).into_iter().map(|range| {
            let address = text.get(range.clone()).unwrap_or_default();
            codes::theme::style_elsewhere(Place::bytes(&file.source, range), address)
        }));
    }
    for (_, file) in files.iter().filter(|(path, _)| path.starts_with(FOLDER) && path.ends_with(".css")) {
        let Content::Text(text) = &file.content else { continue };
        out.extend(css::check(text).into_iter().map(|fault| {
            let part = text.get(fault.range.clone()).unwrap_or_default();
            let place = Place::bytes(&file.source, fault.range);
            match fault.what {
                What::Open => codes::theme::style_open(place, part),
                What::Close => codes::theme::style_close(place, part),
                What::NoValue => codes::theme::style_skipped(
                    place,
                    "this gives no property a value, so browsers skip it",
                    "write `property: value;`, or take it out",
                ),
                What::NoSemicolon => codes::theme::style_skipped(
                    place,
                    "a `;` is missing in front of this, so browsers skip it and what stands before it",
                    "end each declaration with `;`",
                ),
                What::SlashComment => codes::theme::style_skipped(
                    place,
                    "`//` begins no comment in a style sheet, so browsers skip what follows it, also on the next lines",
                    "write `/* … */`",
                ),
                What::Stray if part == ";" => codes::theme::style_skipped(
                    place,
                    "this `;` stands between two rules, so browsers skip the second one",
                    "take it out",
                ),
                What::Stray => codes::theme::style_skipped(
                    place,
                    "this stands outside of all rules, so browsers skip it",
                    "put it inside the `{ }` of a rule, or take it out",
                ),
            }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &'static str)]) -> BTreeMap<String, ThemeFile> {
        all.iter().map(|(path, text)| ((*path).to_owned(), ThemeFile::built_in(path, text.as_bytes()))).collect()
    }

    #[test]
    fn imported_files_stand_in_the_place_of_their_lines_and_nowhere_else() {
        let mut all = files(&[
            ("css/main.css", "@layer a, b;\n@import \"one.css\";\n  @import \"two.css\";\n"),
            ("css/one.css", "/* one */\n@layer a {\n  p { color: red; }\n}\n"),
            ("css/two.css", "q::before { content: \"\\\"/* \\2014 */\"; }\n"),
            ("css/other.css", "b {}\n"),
        ]);
        let mut out = Vec::new();
        put_together(&mut all, &mut out);
        assert!(out.is_empty());
        assert_eq!(all.keys().collect::<Vec<_>>(), ["css/main.css", "css/other.css"]);
        let whole = "@layer a, b;\n@layer a {\np { color: red; }\n}\nq::before { content: \"\\\"/* \\2014 */\"; }\n";
        assert_eq!(all["css/main.css"].text(), Some(whole));
        assert_eq!(all["css/main.css"].hash, Hash::of(whole.as_bytes()));
    }

    #[test]
    fn a_file_that_is_not_there_is_a_problem_at_its_line() {
        let mut all = files(&[("css/main.css", "a {}\n@import \"two.css\";\n")]);
        let mut out = Vec::new();
        put_together(&mut all, &mut out);
        assert_eq!(out.len(), 1);
        assert_eq!(out[0].place, Place::bytes(&all["css/main.css"].source, 5..23));
    }

    #[test]
    fn whatever_a_style_sheet_holds_slimming_it_does_not_panic() {
        for css in ["/*", "\"", "a { content: 'é", "/", "é/", "/* é", "a/b\"/*\""] {
            slim(css);
        }
    }
}
