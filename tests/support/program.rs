//! A program whose sites are simple enough to foretell: each Markdown file is a page, `BROKEN` in it is an error,
//! `LATER` is one from 2030 on.

use std::ffi::OsString;
use std::process::Command;

use pearls::build::{Cache, Options, Outcome};
use pearls::bundle::{Blob, Bundle};
use pearls::cli::{Imported, Program, Starter};
use pearls::diag::{Diagnostic, Place, Position, Resolved, codes};
use pearls::source::{SourceFile, SourcePath, Sources};
use pearls::values::Day;

use super::child;

pub const PROGRAM: Program = Program {
    build,
    future_days: |_, _, _| vec![YEAR_2030],
    entry: |_, _, key, lang| {
        let suffix = lang.map(|lang| format!(".{lang}")).unwrap_or_default();
        (format!("content/{key}{suffix}.md"), format!("# {}\n", key.id))
    },
    plan: |_, _, wish| match wish.bytes {
        b"a plan" => Ok(Imported {
            path: format!("content/action-plans/{}.md", wish.municipality),
            text: "a plan\n".into(),
            document: wish.document.as_ref().map(|extension| format!("a document, {extension}\n").into_bytes()),
            advice: vec!["Something is left.".into()],
        }),
        _ => Err(format!("`{}` is no plan", wish.name)),
    },
    release: |_, options, version| format!("version: '{version}'\ndate: {}\n", options.today),
    search: |_, _, query, _| Err(format!("nobody looks for `{}`", query.text)),
    starter: |wishes| Starter {
        files: vec![
            ("site.yaml".into(), b"pearls: '2'\n".to_vec()),
            ("content/pages/index.md".into(), b"hello".to_vec()),
        ],
        advice: wishes.languages.iter().skip(1).map(|lang| format!("Nothing is in {lang}.")).collect(),
    },
    messages: |_, _, lang| match lang.as_str() {
        "xx" => Err(vec![resolved(Diagnostic::error("test/broken", Place::whole(&SourcePath::new("x")), "not read"))]),
        lang => Ok(format!("menu: {lang}\n")),
    },
    migrate: |_| Err("nothing is old here".into()),
};

const YEAR_2030: Day = Day { year: 2030, month: 1, day: 1 };

fn build(sources: &Sources, options: &Options, _: &mut Cache) -> Outcome {
    let mut bundle = Bundle::default();
    let mut diagnostics: Vec<Resolved> = sources.unread.iter().map(codes::file::unread).map(resolved).collect();
    let mut add = |address: &str, text: String| bundle.files.insert(address.to_owned(), Blob::new(text.into_bytes()));
    for file in sources.texts.values().filter(|file| file.path.as_str().ends_with(".md")) {
        diagnostics.extend(problem(file, options));
        let address = file.path.as_str().replace("content/", "").replace(".md", ".html");
        add(&address, format!("<!doctype html><title>x</title><body><p>{}</p></body>", file.text));
    }
    add("main.css", "a{}".into());
    add("404.html", "<body><p>not here</p></body>".into());
    if options.search {
        add("search/en/index.json", format!("{{\"pages\": {}}}", sources.texts.len()));
    }
    for file in sources.media.values() {
        let blob = Blob::Media { source: file.path.clone(), size: file.size, hash: file.hash };
        bundle.files.insert(file.path.as_str().replace("content/", ""), blob);
    }
    Outcome { bundle: diagnostics.is_empty().then_some(bundle), diagnostics, choices: None }
}

fn problem(file: &SourceFile, options: &Options) -> Option<Resolved> {
    let is_bad = file.text.contains("BROKEN") || file.text.contains("LATER") && options.today >= YEAR_2030;
    let message = format!("<{}> is broken", file.path);
    is_bad.then(|| resolved(Diagnostic::error("test/broken", Place::whole(&file.path), message)))
}

fn resolved(diagnostic: Diagnostic) -> Resolved {
    Resolved { diagnostic, position: Position::default(), labels: Vec::new(), fix: None }
}

/// A command that runs this program in another process.
pub fn command<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let arguments: Vec<&str> = arguments.into_iter().collect();
    child::command("support::program::part_program", &arguments.join("\u{1f}"))
}

/// Plays the program.
#[test]
#[ignore = "a part in other tests"]
fn part_program() {
    let Some(part) = child::part() else { return };
    let arguments = ["pearls"].into_iter().chain(part.split('\u{1f}')).map(OsString::from);
    println!();
    std::process::exit(pearls::cli::run(arguments, &PROGRAM).into());
}
