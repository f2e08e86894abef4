//! Rules about the code itself: who may import whom, where each dependency is used, how long things may be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the shell down to the values. Each may import those below it; the exceptions follow.
const LAYERS: [&str; 26] = [
    "cli", "serve", "disk", "build", "audit", "render", "search", "author", "text", "words", "outline", "rules",
    "theme", "catalog", "content", "config", "pictures", "map", "yaml", "locale", "bundle", "route", "memo", "diag",
    "values", "source",
];

/// Imports upwards that are meant, each with its reason. It stays empty: what two layers need stands below both.
const UPWARDS: [(&str, &str, &str); 0] = [];

/// Imports downwards that are not wanted, each with its reason.
const FORBIDDEN: [(&str, &str, &str); 11] = [
    ("render", "search", "the ways out of the visible catalog do not know each other"),
    ("text", "words", "what a text says is not how it is searched"),
    ("theme", "catalog", "the theme knows no entry"),
    ("theme", "content", "the theme knows no entry"),
    ("rules", "theme", "rules are about the content, not about pages"),
    ("serve", "content", "the server sees bundles and diagnostics only"),
    ("serve", "catalog", "the server sees bundles and diagnostics only"),
    ("serve", "render", "the server sees bundles and diagnostics only"),
    ("disk", "content", "the disk is read and written without knowing what it holds"),
    ("audit", "catalog", "facts of finished pages are all that the audit sees"),
    ("rules", "outline", "rules are about the content, not about pages"),
];

/// Where each dependency may be used: the beginnings of paths below `src`.
const DOORS: [(&str, &[&str]); 32] = [
    ("tera", &["theme"]),
    ("pulldown_cmark", &["content/markdown"]),
    ("notify", &["serve/watch"]),
    ("notify_debouncer_full", &["serve/watch"]),
    ("axum", &["serve"]),
    ("tokio", &["serve"]),
    ("rayon", &["memo.rs", "disk"]),
    ("walkdir", &["disk"]),
    ("saphyr", &["yaml"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("jiff", &["cli", "config.rs"]),
    ("include_dir", &["theme"]),
    ("flate2", &["audit/weights", "search/format"]),
    ("brotli", &["audit/weights"]),
    ("icu_calendar", &["locale"]),
    ("icu_collator", &["locale"]),
    ("icu_datetime", &["locale"]),
    ("icu_decimal", &["locale"]),
    ("icu_list", &["locale"]),
    ("icu_locale_core", &["locale"]),
    ("icu_plurals", &["locale"]),
    ("writeable", &["locale"]),
    ("frostem", &["words/stem"]),
    ("tantivy", &["search"]),
    ("image", &["pictures/codec"]),
    ("fast_image_resize", &["pictures/codec"]),
    ("jpeg_encoder", &["pictures/codec"]),
    ("moxcms", &["pictures/codec"]),
    ("webp", &["pictures/codec"]),
    ("resvg", &["render/cards/draw"]),
    ("skrifa", &["render/cards/draw"]),
];

/// Where files, clocks, environment, network and terminal may be touched.
const SHELL: [&str; 3] = ["cli", "serve", "disk"];

const MAX_FILE: usize = 500;
const MAX_FUNCTION: usize = 60;

struct File {
    /// Below `src`, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The module that the file belongs to; None for `lib.rs` and `main.rs`.
    fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next()?;
        let name = first.strip_suffix(".rs").unwrap_or(first);
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    fn is_test(&self) -> bool {
        ["tests.rs", "testing.rs", "oracle.rs"].iter().any(|name| self.path.ends_with(name))
            || self.path.contains("/tests/")
    }

    /// Lines outside of test modules, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.lines().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(usize::MAX);
        (1..).zip(self.text.lines()).take(if self.is_test() { 0 } else { end })
    }
}

fn files(folder: &str) -> Vec<File> {
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let path = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|file| File { path: path(file), text: fs::read_to_string(file).unwrap() }).collect()
}

fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The names that stand behind `prefix` in a line: `crate::` gives modules, also those in braces.
fn names_after(line: &str, prefix: &str) -> Vec<String> {
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

#[test]
fn modules_import_only_those_below_them() {
    let rank: BTreeMap<&str, usize> = LAYERS.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for file in &files("src") {
        let Some(module) = file.module() else { continue };
        let own =
            *rank.get(module).unwrap_or_else(|| panic!("src/{}: `{module}` has no place in the layers", file.path));
        for (number, line) in file.code().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for name in names_after(line, "crate::") {
                let Some(other) = rank.get(name.as_str()) else { continue };
                let pair = |(from, to, _): &&(&str, &str, &str)| *from == module && *to == name;
                let allowed = UPWARDS.iter().find(pair);
                used.extend(allowed.map(|(from, to, _)| (*from, *to)));
                if *other < own && allowed.is_none() {
                    faults.push(format!(
                        "src/{}:{number}: `{module}` may not import `{name}`, which is above it",
                        file.path
                    ));
                }
                if let Some((.., why)) = FORBIDDEN.iter().find(pair) {
                    faults.push(format!("src/{}:{number}: `{module}` may not import `{name}`: {why}", file.path));
                }
            }
        }
    }
    let unused = UPWARDS.iter().filter(|(from, to, _)| !used.contains(&(*from, *to)));
    faults.extend(unused.map(|(from, to, _)| format!("nobody needs the exception `{from}` → `{to}`: remove it")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_dependency_has_one_door() {
    let mut faults = Vec::new();
    for file in &files("src") {
        for (number, line) in file.code() {
            for (name, doors) in DOORS {
                let path = format!("{name}::");
                let uses = line
                    .match_indices(&path)
                    .any(|(at, _)| !is_word(at.checked_sub(1).map(|before| line.as_bytes()[before])));
                let is_comment = line.trim_start().starts_with("//");
                if uses && !is_comment && !doors.iter().any(|door| file.path.starts_with(door)) {
                    faults.push(format!("src/{}:{number}: `{name}` may be used only in {doors:?}", file.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_shell_touches_the_world() {
    let world = [
        "std::fs",
        "std::env::",
        "std::net",
        "std::process",
        "SystemTime",
        "Instant::now",
        "println!",
        "eprintln!",
        "stdout()",
        "stderr()",
    ];
    let mut faults = Vec::new();
    for file in &files("src") {
        let is_shell = file.path == "main.rs" || SHELL.iter().any(|shell| file.path.starts_with(shell));
        for (number, line) in file.code().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if let Some(word) = world.iter().find(|word| line.contains(**word) && !is_shell) {
                faults.push(format!("src/{}:{number}: `{word}` belongs into {SHELL:?}", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_and_functions_are_short() {
    let mut faults = Vec::new();
    for (folder, file) in
        ["src", "tests", "benches"].iter().flat_map(|folder| files(folder).into_iter().map(move |file| (folder, file)))
    {
        let length = file.text.lines().count();
        if length > MAX_FILE {
            faults.push(format!("{folder}/{}: {length} lines, {MAX_FILE} are allowed", file.path));
        }
        for (name, start, length) in functions(&file.text) {
            if length > MAX_FUNCTION {
                faults.push(format!(
                    "{folder}/{}:{start}: `{name}` has {length} lines, {MAX_FUNCTION} are allowed",
                    file.path
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Functions as rustfmt writes them: from `fn` to the closing brace at the same depth; name, first line, length.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
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
fn every_object_of_the_schema_is_closed() {
    use pearls::content::schema;
    use pearls::values::Kind;
    let mut faults = Vec::new();
    for kind in Kind::ALL {
        open_objects(schema::of(kind).json(), kind.folder(), &mut faults);
    }
    open_objects(pearls::config::schema().json(), "site.yaml", &mut faults);
    assert!(faults.is_empty(), "these take any key, so a misspelt one would go unnoticed: {}", faults.join(", "));
}

/// Objects with properties that do not forbid others.
fn open_objects(schema: &serde_json::Value, path: &str, faults: &mut Vec<String>) {
    match schema {
        serde_json::Value::Object(map) => {
            if map.contains_key("properties")
                && map.get("additionalProperties") != Some(&serde_json::Value::Bool(false))
            {
                faults.push(path.to_owned());
            }
            map.iter().for_each(|(key, value)| open_objects(value, &format!("{path}/{key}"), faults));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| open_objects(item, path, faults)),
        _ => {}
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = std::process::Command::new("git").args(["ls-files", "-z"]).current_dir(root).output();
    let Ok(listed) = listed else { panic!("git is needed to list the project's files") };
    let home = ["/wo", "rk/"].concat();
    let words = [home, ["/ro", "ot/"].concat(), ["..", "/shared"].concat()];
    let mut faults = Vec::new();
    for path in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|path| !path.is_empty()) {
        let Ok(text) = fs::read_to_string(root.join(path)) else { continue };
        for word in words.iter().filter(|word| text.contains(word.as_str())) {
            faults.push(format!("{path} names `{word}`"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
