//! The project's own files, as far as the rules about them need to understand them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct File {
    /// Below its folder, with `/`.
    pub path: String,
    pub text: String,
    /// Whether it is compiled for tests alone.
    is_test: bool,
}

impl File {
    /// The module that the file belongs to; None for `lib.rs` and `main.rs`.
    pub fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next()?;
        let name = first.strip_suffix(".rs").unwrap_or(first);
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// The lines that ship, with their numbers, without comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = if self.is_test { Vec::new() } else { shipped(&self.text).0 };
        lines.into_iter().filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below a folder of the project, in the order of their paths.
pub fn files(folder: &str) -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found)
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path)
            }
        }
    }
    let root = root().join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let path = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    let texts: Vec<(String, String)> =
        found.iter().map(|file| (path(file), fs::read_to_string(file).unwrap())).collect();
    let for_tests: BTreeSet<String> =
        texts.iter().flat_map(|(path, text)| shipped(text).1.into_iter().map(|name| beside(path, &name))).collect();
    let is_test = |path: &str| {
        for_tests
            .iter()
            .any(|module| path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/')))
    };
    texts.into_iter().map(|(path, text)| File { is_test: is_test(&path), path, text }).collect()
}

/// Where a module lies that a file declares, without `.rs`.
pub fn beside(path: &str, module: &str) -> String {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = if matches!(name, "mod" | "lib" | "main") { folder } else { path };
    if folder.is_empty() { module.to_owned() } else { format!("{folder}/{module}") }
}

/// Every file that git tracks, or would: by its path, with its text if it is one.
pub fn tracked() -> Vec<(String, Option<String>)> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git is needed to list the project's files");
    let paths = String::from_utf8_lossy(&listed.stdout).into_owned();
    let paths: BTreeSet<&str> = paths.split('\0').filter(|path| root().join(path).is_file()).collect();
    paths.into_iter().map(|path| (path.to_owned(), fs::read_to_string(root().join(path)).ok())).collect()
}

/// The lines of a text, formatted by rustfmt, that are compiled into the program, with their numbers; and the names of the
/// modules in files of their own that are for tests alone. Left out is each item below a `#[cfg(test)]`, and no more.
pub fn shipped(text: &str) -> (Vec<(usize, &str)>, Vec<String>) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut kept, mut modules, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(line) = lines.get(at) {
        if line.trim() != "#[cfg(test)]" {
            kept.push((at + 1, *line));
            at += 1;
            continue;
        }
        let is_before = |line: &&&str| line.trim_start().starts_with("#[") || line.trim_start().starts_with("//");
        let start = at + lines[at..].iter().take_while(is_before).count();
        let item = lines.get(start).map_or("", |line| line.trim());
        if let Some((_, name)) = item.strip_suffix(';').and_then(|item| item.split_once("mod ")) {
            modules.push(name.to_owned());
        }
        at = start + item_length(&lines[start.min(lines.len())..]);
    }
    (kept, modules)
}

/// The lines of an item as rustfmt writes it: one that ends where it begins, or all up to the bracket that closes it at the
/// depth of its first line.
fn item_length(lines: &[&str]) -> usize {
    let Some(first) = lines.first() else { return 0 };
    let indent = first.len() - first.trim_start().len();
    let closes = |line: &&str| {
        line.len() - line.trim_start().len() == indent
            && matches!(line.trim_start(), "}" | "};" | "}," | "];" | ");" | ")," | ")")
    };
    if first.trim_end().ends_with(['}', ';', ',']) {
        return 1;
    }
    lines.iter().position(closes).map_or(lines.len(), |end| end + 1)
}

pub fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The names that stand behind `prefix` in a line: `crate::` gives modules, also those in braces.
pub fn names_after(line: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let rest = &line[at + prefix.len()..];
        let list = rest.strip_prefix('{').and_then(|rest| rest.split('}').next()).unwrap_or(rest);
        let many = rest.starts_with('{');
        for part in list.split(',').take(if many { usize::MAX } else { 1 }) {
            let name: String = part.trim().chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
            names.push(name);
        }
    }
    names
}

/// Functions as rustfmt writes them: from `fn` to the closing brace at the same depth; name, first line, length.
pub fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        let words = ["pub ", "pub(crate) ", "pub(super) ", "const ", "async ", "unsafe "];
        let mut rest = code;
        while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = shorter;
        }
        let Some(rest) = rest.strip_prefix("fn ") else { continue };
        let close = format!("{}}}", " ".repeat(indent));
        let is_one_line = line.trim_end().ends_with(['}', ';']);
        let length =
            if is_one_line { 1 } else { lines[at..].iter().position(|line| *line == close).map_or(1, |end| end + 1) };
        let name = rest.split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), at + 1, length));
    }
    found
}

#[test]
fn only_the_item_below_the_attribute_is_for_tests() {
    for (text, expected, modules) in [
        ("a\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nc", "a c", ""),
        ("a\n#[cfg(test)]\nmod tests;\nc", "a c", "tests"),
        ("#[cfg(test)]\npub(crate) mod testing;\n\nc", " c", "testing"),
        ("#[cfg(test)]\n#[path = \"x.rs\"]\n/// About it.\nmod x;\nc", "c", "x"),
        ("#[cfg(test)]\nfn b(\n    c: u8,\n) -> D {\n    if e {\n    }\n}\nf", "f", ""),
        ("impl A {\n    #[cfg(test)]\n    fn b() {\n        c\n    }\n    d\n}", "impl A { d }", ""),
        ("#[cfg(test)]\nuse a::{\n    b,\n};\nc", "c", ""),
        ("#[cfg(test)]\nconst A: [u8; 1] = [\n    1,\n];\nc", "c", ""),
        ("#[cfg(test)]\nfn b() {}\nc", "c", ""),
        ("struct A {\n    #[cfg(test)]\n    b: u8,\n    c: u8,\n}", "struct A { c: u8, }", ""),
        ("a\n#[cfg(test)]", "a", ""),
    ] {
        let (lines, names) = shipped(text);
        let lines: Vec<&str> = lines.iter().map(|(_, line)| line.trim()).collect();
        assert_eq!((lines.join(" ").as_str(), names.join(" ").as_str()), (expected, modules), "{text}");
    }
    let (lines, _) = shipped("a\n#[cfg(test)]\nmod tests {\n}\nc");
    assert_eq!(lines, [(1, "a"), (5, "c")]);
    assert_eq!(
        ["yaml/mod.rs", "yaml/check.rs", "lib.rs"].map(|path| beside(path, "x")),
        ["yaml/x", "yaml/check/x", "x"]
    );
}
