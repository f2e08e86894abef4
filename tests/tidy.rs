//! Rules about the code itself: who may import whom, where each dependency is used, how long things may be.

mod code;
mod fixtures;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use code::{File, files, functions, is_word, names_after, root, tracked};

/// The modules from the shell down to the values. Each may import those below it; the exceptions follow.
const LAYERS: [&str; 31] = [
    "cli",
    "serve",
    "disk",
    "build",
    "fuzzing",
    "fix",
    "import",
    "audit",
    "render",
    "search",
    "documents",
    "author",
    "text",
    "words",
    "outline",
    "rules",
    "theme",
    "catalog",
    "content",
    "config",
    "pictures",
    "map",
    "yaml",
    "locale",
    "bundle",
    "pack",
    "route",
    "memo",
    "diag",
    "values",
    "source",
];

/// Imports upwards that are meant, each with its reason. It stays empty: what two layers need stands below both.
const UPWARDS: [(&str, &str, &str); 0] = [];

/// Imports downwards that are not wanted, each with its reason: of a module, or of something in one.
const FORBIDDEN: [(&str, &str, &str); 20] = [
    ("render", "search", "the ways out of the visible catalog do not know each other"),
    ("render", "documents", "the ways out of the visible catalog do not know each other"),
    ("search", "documents", "the ways out of the visible catalog do not know each other"),
    ("documents", "author", "what editors are given is no part of the site"),
    ("documents", "pictures", "documents have no pictures"),
    ("render", "author", "what editors are given is no part of the site"),
    ("search", "author", "what editors are given is no part of the site"),
    ("search", "theme", "what is found does not depend on how pages look"),
    ("search", "pictures", "what is found does not depend on how pages look"),
    ("outline", "theme", "which pages exist does not depend on how they look"),
    ("text", "words", "what a text says is not how it is searched"),
    ("theme", "catalog", "the theme knows no entry"),
    ("theme", "content", "the theme knows no entry"),
    ("theme", "pictures", "the theme knows no entry"),
    ("rules", "theme", "rules are about the content, not about pages"),
    ("content", "config", "parsing sees one file, and is told which languages there are"),
    ("content", "source::Sources", "parsing sees one file"),
    ("content", "source::MediaReader", "parsing sees one file"),
    ("yaml", "source::MediaReader", "only texts are read"),
    ("yaml", "route", "reading knows no addresses"),
];

/// Modules that see little of what is below them, each with its reason.
const ONLY: [(&str, &[&str], &str); 12] = [
    ("serve", &["disk", "build", "bundle", "diag", "values", "source"], "the server sees bundles and diagnostics only"),
    (
        "disk",
        &["build", "bundle", "route", "memo", "diag", "values", "source"],
        "the disk is read and written without knowing what it holds",
    ),
    (
        "audit",
        &["render", "bundle", "route", "memo", "diag", "values", "source"],
        "facts of finished pages are all that the audit sees",
    ),
    ("bundle", &["route", "values", "source"], "a bundle does not know what fills it"),
    ("pack", &[], "parts are bytes"),
    ("words", &["values"], "words of no particular text"),
    ("pictures", &["route", "memo", "diag", "values", "source"], "bytes are made of bytes: it knows no entry"),
    ("map", &["values"], "it knows positions and names, but no entry"),
    ("locale", &["values"], "it knows languages, but no text"),
    ("route", &["values", "source"], "addresses are functions of paths"),
    ("memo", &["source"], "a tool that every stage uses knows none"),
    ("values", &["source"], "values know nothing of what is made of them"),
];

/// Where each dependency may be used: the beginnings of paths below `src`.
const DOORS: [(&str, &[&str]); 55] = [
    ("ab_glyph_rasterizer", &["render/cards/draw"]),
    ("anstream", &["cli/report"]),
    ("anstyle", &["cli/report", "diag/render/human"]),
    ("axum", &["serve/server"]),
    ("blake3", &["bundle.rs", "catalog", "disk/read", "disk/state", "disk/write", "render/pages/keys", "source.rs"]),
    ("brotli", &["audit/weights"]),
    ("clap", &["cli"]),
    ("deunicode", &["values/text"]),
    ("fast_image_resize", &["pictures/codec"]),
    ("flate2", &["audit/weights", "search/format"]),
    ("frostem", &["words/stem"]),
    ("futures_util", &["serve/server"]),
    ("harfrust", &["render/cards/draw"]),
    ("icu_calendar", &["locale"]),
    ("icu_collator", &["locale"]),
    ("icu_datetime", &["locale"]),
    ("icu_decimal", &["locale"]),
    ("icu_list", &["locale"]),
    ("icu_locale_core", &["locale"]),
    ("icu_plurals", &["locale"]),
    ("image", &["pictures/codec"]),
    ("include_dir", &["theme/files"]),
    ("indexmap", &["config.rs", "content/schema", "documents", "values/lang", "yaml/schema"]),
    ("indicatif", &["cli/progress"]),
    ("jiff", &["cli/site", "config.rs"]),
    ("jpeg_encoder", &["pictures/codec"]),
    ("libm", &["catalog/related", "map", "search/run"]),
    (
        "memchr",
        &[
            "audit/facts",
            "content/markdown",
            "disk/read",
            "pictures",
            "render/pieces",
            "serve/server",
            "source/characters",
            "yaml/repeats",
            "yaml/resolve",
        ],
    ),
    ("mimalloc", &["main.rs"]),
    ("moxcms", &["pictures/codec"]),
    ("notify", &["serve/watch"]),
    ("notify_debouncer_full", &["serve/watch"]),
    (
        "percent_encoding",
        &["audit/facts", "catalog", "content/markdown", "diag/render/sarif", "route.rs", "rules", "serve/server"],
    ),
    ("png", &["render/cards/draw"]),
    ("pulldown_cmark", &["content/markdown"]),
    ("rayon", &["memo.rs", "disk"]),
    ("regex_lite", &["yaml/schema"]),
    ("roxmltree", &["documents/read"]),
    ("saphyr", &["yaml/spans"]),
    ("schemars", &["catalog/awards", "config.rs", "content/schema", "render", "theme", "values", "yaml/schema"]),
    (
        "serde",
        &[
            "bundle.rs",
            "catalog/awards",
            "config.rs",
            "content",
            "diag",
            "disk",
            "documents",
            "map/mod",
            "pictures/stored",
            "render",
            "search",
            "source.rs",
            "theme",
            "values",
            "yaml/read",
            "yaml/repeats",
            "yaml/report",
            "yaml/without",
        ],
    ),
    (
        "serde_json",
        &[
            "bundle.rs",
            "cli/search",
            "diag/render",
            "disk",
            "documents",
            "map/mod",
            "pictures/stored",
            "render",
            "search/export",
            "serve/live",
            "theme/template_check",
            "yaml/schema",
        ],
    ),
    ("serde_yaml", &["catalog", "config.rs", "content/document", "fix", "rules/slips", "theme/messages", "yaml"]),
    ("skrifa", &["render/cards/draw"]),
    ("strsim", &["diag/mod.rs"]),
    ("tantivy", &["search"]),
    ("tera", &["theme"]),
    ("tokio", &["cli/limits", "serve"]),
    ("unicode_normalization", &["locale/collation", "source/characters", "words"]),
    ("unicode_width", &["diag/render/human"]),
    ("walkdir", &["disk/read"]),
    ("webp", &["pictures/codec"]),
    ("writeable", &["locale"]),
    ("zip", &["pack.rs"]),
    ("zlib_rs", &["render/cards/draw"]),
];

/// Dependencies that no line of code names, each with its reason.
const UNNAMED: [(&str, &str); 1] =
    [("icu_provider", "its feature `sync` lets threads share what the other icu crates make")];

/// Where files, clocks, environment, network and terminal may be touched.
const SHELL: [&str; 3] = ["cli", "serve", "disk"];

const MAX_FILE: usize = 500;
const MAX_FUNCTION: usize = 60;

/// Each line that imports, and the modules (`source`) and things in them (`source::Hash`) that it names.
fn imports(file: &File) -> Vec<(usize, String)> {
    let depth = file.path.matches('/').count() + usize::from(!file.path.ends_with("mod.rs"));
    let to_the_top = "super::".repeat(depth);
    let mut found = Vec::new();
    let mut lines = file.code();
    while let Some((number, line)) = lines.next() {
        let mut statement = line.trim().to_owned();
        let is_use =
            ["use ", "pub use ", "pub(crate) use ", "pub(super) use "].iter().any(|it| statement.starts_with(it));
        while is_use && !statement.ends_with(';') {
            let Some((_, more)) = lines.next() else { break };
            statement.push_str(more.trim());
        }
        for prefix in ["crate::", &to_the_top] {
            for module in names_after(&statement, prefix) {
                let within = names_after(&statement, &format!("{prefix}{module}::"));
                found.extend(within.iter().map(|name| (number, format!("{module}::{name}"))));
                found.push((number, module));
            }
        }
    }
    found
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
        for (number, name) in imports(file) {
            let mut fault = |why: &str| {
                faults.push(format!("src/{}:{number}: `{module}` may not import `{name}`: {why}", file.path));
            };
            let pair = |(from, to, _): &&(&str, &str, &str)| *from == module && *to == name;
            if let Some((.., why)) = FORBIDDEN.iter().find(pair) {
                fault(why);
            }
            let Some(other) = rank.get(name.as_str()) else { continue };
            let allowed = UPWARDS.iter().find(pair);
            used.extend(allowed.map(|(from, to, _)| (*from, *to)));
            if *other < own && allowed.is_none() {
                fault("it is above");
            }
            let few = ONLY.iter().find(|(from, ..)| *from == module && name != module);
            if let Some((_, _, why)) = few.filter(|(_, few, _)| !few.contains(&name.as_str())) {
                fault(why);
            }
        }
    }
    let unused = UPWARDS.iter().filter(|(from, to, _)| !used.contains(&(*from, *to)));
    faults.extend(unused.map(|(from, to, _)| format!("nobody needs the exception `{from}` → `{to}`: remove it")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What Cargo.toml names as dependencies of the program, as code writes them.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let names = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_alphanumeric()));
    names.filter_map(|line| Some(line.split_once('=')?.0.trim().replace('-', "_"))).collect()
}

/// Whether a line names a crate: `name::`, but not as a part of a longer name or path.
fn names_crate(line: &str, name: &str) -> bool {
    let bytes = line.as_bytes();
    line.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        !is_word(before) && before != Some(b':')
    })
}

#[test]
fn each_dependency_has_one_door() {
    let doors = BTreeMap::from(DOORS);
    assert_eq!(doors.len(), DOORS.len(), "a dependency has more than one line in DOORS");
    let known: BTreeSet<String> =
        doors.keys().copied().chain(UNNAMED.map(|(name, _)| name)).map(str::to_owned).collect();
    let dependencies = dependencies();
    assert!(dependencies.len() > 30, "{dependencies:?}");
    let lacking: Vec<_> = dependencies.symmetric_difference(&known).collect();
    assert!(lacking.is_empty(), "in Cargo.toml and not in DOORS or UNNAMED, or the other way round: {lacking:?}");
    let (mut faults, mut opened) = (Vec::new(), BTreeSet::new());
    for file in &files("src") {
        for (number, line) in file.code() {
            for (name, doors) in DOORS.iter().filter(|(name, _)| names_crate(line, name)) {
                match doors.iter().find(|door| file.path.starts_with(**door)) {
                    Some(door) => drop(opened.insert((*name, *door))),
                    None => faults.push(format!("src/{}:{number}: `{name}` may be used only in {doors:?}", file.path)),
                }
            }
            let unnamed = UNNAMED.iter().filter(|(name, _)| names_crate(line, name));
            faults.extend(
                unnamed.map(|(name, _)| format!("src/{}:{number}: `{name}` is named: give it a door", file.path)),
            );
        }
    }
    let closed = DOORS.iter().flat_map(|(name, doors)| doors.iter().map(move |door| (*name, *door)));
    let closed = closed.filter(|door| !opened.contains(door));
    faults.extend(closed.map(|(name, door)| format!("`{name}` is not used in `{door}`: close the door")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_shell_touches_the_world() {
    let world = [
        "std::fs",
        "fs::",
        "std::env::",
        "env::var",
        "std::net",
        "std::process",
        "std::thread",
        "thread::spawn",
        "SystemTime",
        "Instant",
        "::now()",
        "println!",
        "eprintln!",
        "stdout()",
        "stderr()",
        "RandomState",
    ];
    let mut faults = Vec::new();
    for file in &files("src") {
        let is_shell = file.path == "main.rs" || SHELL.iter().any(|shell| file.path.starts_with(shell));
        for (number, line) in file.code() {
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

#[test]
fn the_project_speaks_of_itself_alone() {
    let home = ["/wo", "rk/"].concat();
    let words = [home, ["/ro", "ot/"].concat(), ["..", "/shared"].concat()];
    let mut faults = Vec::new();
    for (path, text) in tracked() {
        let Some(text) = text else { continue };
        for word in words.iter().filter(|word| text.contains(word.as_str())) {
            faults.push(format!("{path} names `{word}`"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// But for the fixture of the diagnostic that tells editors of theirs, and its page.
#[test]
fn no_file_holds_two_versions_of_a_merge() {
    let fixtures = ["tests/diagnostics/file/merge-marks.md", "docs/diagnostics.md"];
    let marks = ["<", ">"].map(|sign| format!("{} ", sign.repeat(7)));
    let is_mark = |line: &str| marks.iter().any(|mark| line.starts_with(mark.as_str()));
    let merged = tracked().into_iter().filter(|(path, text)| {
        !fixtures.contains(&path.as_str()) && text.as_deref().is_some_and(|text| text.lines().any(is_mark))
    });
    let faults: Vec<String> = merged.map(|(path, _)| path).collect();
    assert!(faults.is_empty(), "marks of a merge are left in {}", faults.join(", "));
}
