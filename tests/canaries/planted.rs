//! A site in which one entry holds a word that stands nowhere else, wherever it can hold one.

use std::collections::BTreeMap;

use pearls::build::{Cache, build};
use pearls::diag::{At, FieldPath, Segment, Severity, render::human};
use serde_yaml::Value;

use crate::support::photo;
use crate::support::site::{Site, options};

/// Begins each of the words, and nothing else.
pub const MARK: &str = "zwqk";

/// An entry of the sample, which states every field of its kind.
pub struct Sample {
    pub kind: &'static str,
    pub id: &'static str,
    /// Whether it can have any id.
    has_free_id: bool,
}

const fn sample(kind: &'static str, id: &'static str, has_free_id: bool) -> Sample {
    Sample { kind, id, has_free_id }
}

pub const ENTRIES: [Sample; 11] = [
    sample("municipalities", "rujiena", true),
    sample("organisations", "culture-house", true),
    sample("case-studies", "yards", true),
    sample("plan-templates", "short", true),
    sample("action-plans", "rujiena-2025", true),
    sample("editions", "2025", false),
    sample("resources", "sheet", true),
    sample("events", "forum", true),
    sample("articles", "opening", true),
    sample("pages", "about", true),
    sample("vocabularies", "topics", false),
];

/// Fields whose values are those of a list that code or a vocabulary has, or names that other fields use.
const FIXED: [&str; 24] = [
    "actual",
    "answer",
    "by",
    "category",
    "country",
    "field",
    "for",
    "id",
    "key",
    "kind",
    "max",
    "means",
    "min",
    "planned",
    "reached",
    "reported",
    "role",
    "rule",
    "stage",
    "status",
    "type",
    "unknown",
    "version",
    "vocabulary",
];

/// A file with its fields.
#[derive(Clone)]
struct File {
    fields: Value,
    /// What follows the fields; None in a file that has nothing else.
    body: Option<String>,
}

impl File {
    fn of(text: &str) -> Self {
        let (yaml, body) = match text.strip_prefix("---\n") {
            Some(rest) => rest.split_once("---\n").map(|(yaml, body)| (yaml, Some(body.to_owned()))).unwrap(),
            None => (text, None),
        };
        Self { fields: serde_yaml::from_str(yaml).unwrap(), body }
    }

    fn text(&self) -> String {
        let yaml = serde_yaml::to_string(&self.fields).unwrap();
        match &self.body {
            Some(body) => format!("---\n{yaml}---\n{body}"),
            None => yaml,
        }
    }
}

/// A site with the word in one of its entries.
pub struct Planted {
    site: Site,
    /// The file of the entry's original.
    original: String,
    file: File,
    /// How many fields have the word.
    pub words: usize,
}

/// The values below a value that have nothing below them.
fn leaves(value: &Value, path: &FieldPath, found: &mut Vec<FieldPath>) {
    match value {
        Value::Mapping(fields) => {
            fields.iter().for_each(|(key, value)| leaves(value, &path.key(key.as_str().unwrap()), found));
        }
        Value::Sequence(items) => items.iter().enumerate().for_each(|(at, item)| leaves(item, &path.index(at), found)),
        _ => found.push(path.clone()),
    }
}

fn at<'a>(value: &'a mut Value, path: &FieldPath) -> &'a mut Value {
    path.0.iter().fold(value, |value, segment| match segment {
        Segment::Key(key) => &mut value[key.as_str()],
        Segment::Index(index) => &mut value[*index],
    })
}

/// The field that a value belongs to.
fn field(path: &FieldPath) -> &str {
    let names = path.0.iter().rev().filter_map(|segment| match segment {
        Segment::Key(key) => Some(key.as_str()),
        Segment::Index(_) => None,
    });
    names.clone().next().unwrap()
}

/// What could stand in the place of a value, the best first; `word` is in most of them, and `site` is `a` or `b`.
fn others(value: &Value, word: &str, site: char) -> Vec<Value> {
    let is_other = site == 'b';
    match value {
        Value::Bool(own) => vec![(*own != is_other).into()],
        Value::Number(own) if own.is_f64() => vec![(own.as_f64().unwrap() + if is_other { 0.25 } else { 0.0 }).into()],
        Value::Number(own) => vec![(own.as_i64().unwrap() + i64::from(is_other)).into()],
        Value::String(own) if own.starts_with("https://") => {
            // Translations name items by their addresses, so these have one word.
            vec![own.replace("https://", &format!("https://{MARK}{site}.")).into()]
        }
        Value::String(own) if own.len() == 10 && own.as_bytes()[4] == b'-' => {
            let day = if is_other { own.replace("-0", "-1").replace("-1-", "-0-") } else { own.clone() };
            vec![day.into()]
        }
        Value::String(own) => {
            [format!("{own} {word}"), format!("{own}-{word}"), word.to_owned()].map(Value::from).into()
        }
        _ => Vec::new(),
    }
}

/// Whether the field may refer to an entry; of a value that is one of the sample's ids, it does.
fn refers(path: &FieldPath) -> bool {
    !["kind", "role", "phase", "field"].contains(&field(path))
}

/// What is planted where.
struct Plan<'a> {
    sample: &'a Sample,
    /// `a` or `b`. What the entry holds is not the same in the two; all else is.
    site: char,
    id: String,
    /// The fields that hold the word.
    varies: &'a dyn Fn(&str) -> bool,
    /// Whether its text and the names of its files do so, too.
    has_text: bool,
}

impl Planted {
    /// Everything of the entry, its id included. `site`: `a` or `b`.
    pub fn new(sample: &Sample, site: char) -> Self {
        let id = if sample.has_free_id { format!("{MARK}-id-{site}") } else { sample.id.to_owned() };
        Plan { sample, site, id, varies: &|_| true, has_text: true }.carry_out(all(sample))
    }

    /// The entry has its own id, and its own values in the fields that are `known`.
    pub fn but_for(sample: &Sample, site: char, known: &[&str]) -> Self {
        let (id, varies) = (sample.id.to_owned(), |path: &str| !known.contains(&path));
        Plan { sample, site, id, varies: &varies, has_text: true }.carry_out(all(sample))
    }

    /// Only the fields whose paths begin so, in the sample changed by `change`.
    pub fn only(sample: &Sample, site: char, fields: &[&str], change: impl Fn(&str) -> String) -> Self {
        let (id, varies) = (sample.id.to_owned(), |path: &str| fields.iter().any(|start| path.starts_with(start)));
        let plan = Plan { sample, site, id, varies: &varies, has_text: false };
        plan.carry_out(all(sample).with_each_text(change))
    }

    /// The site with a field of the original set.
    pub fn held_back(&self, line: &str, untranslated: &str) -> Site {
        let mut file = self.file.clone();
        let (key, value) = line.split_once(": ").unwrap();
        file.fields[key] = value.into();
        let config = self.site.files().find(|(path, _)| *path == "site.yaml").unwrap().1;
        let config =
            String::from_utf8_lossy(config).replace("untranslated: link", &format!("untranslated: {untranslated}"));
        self.site.clone().with_file(&self.original, file.text().as_bytes()).with_file("site.yaml", config.as_bytes())
    }
}

/// The whole sample; with an imprint besides the page that is held back.
fn all(sample: &Sample) -> Site {
    let base = Site::base();
    let imprint = base.files().find(|(path, _)| *path == "content/pages/imprint.md").unwrap().1.to_vec();
    let all = base.with(include_str!("../support/full.md"));
    if sample.kind == "pages" { all.with_file("content/pages/imprint.md", &imprint) } else { all }
}

impl Plan<'_> {
    fn carry_out(&self, all: Site) -> Planted {
        let Self { sample, site, id, .. } = self;
        let was = format!("content/{}/{}/", sample.kind, sample.id);
        let folder = format!("content/{}/{id}/", sample.kind);
        let (mut others, mut own) = (Site::default(), BTreeMap::new());
        for (path, bytes) in all.files() {
            let Some(name) = path.strip_prefix(&was) else {
                others = others.with_file(path, &renamed(path, bytes, sample.id, id));
                continue;
            };
            match name.rsplit_once('.') {
                Some((_, "jpg")) if self.has_text => {
                    let side = if *site == 'a' { 400 } else { 440 };
                    others = others.with_file(&format!("{folder}{}", self.photo()), &photo::jpeg(side, 300));
                }
                Some((_, "pdf")) if self.has_text => {
                    let path = format!("{folder}{MARK}-{site}-{name}");
                    others = others.with_file(&path, format!("%PDF {MARK} {site}").as_bytes());
                }
                Some((_, "jpg" | "pdf")) => others = others.with_file(path, bytes),
                _ => {
                    let text = String::from_utf8_lossy(&renamed(path, bytes, sample.id, id)).into_owned();
                    own.insert(format!("{folder}{name}"), self.file(&text));
                }
            }
        }
        let others = self.with_referrers(others);
        let (files, words) = with_words(&others, own, *site, self.varies);
        let original = format!("{folder}index.{}", self.extension());
        let file = files[&original].clone();
        let site = files.iter().fold(others, |site, (path, file)| site.with_file(path, file.text().as_bytes()));
        Planted { site, original, file, words }
    }

    fn photo(&self) -> String {
        format!("{MARK}-{}.jpg", self.site)
    }

    fn extension(&self) -> &str {
        if self.sample.kind == "vocabularies" { "yaml" } else { "md" }
    }

    /// A file of the entry, with the word in its text and in the names of files.
    fn file(&self, text: &str) -> File {
        let mut file = File::of(text);
        if self.has_text {
            let text = text.replace("door.jpg", &self.photo());
            let text = text.replace("plan.pdf", &format!("{MARK}-{}-plan.pdf", self.site));
            file = File::of(&text.replace("sheet.pdf", &format!("{MARK}-{}-sheet.pdf", self.site)));
            if let Some(body) = &mut file.body {
                let (word, photo) = (format!("{MARK}body{}", self.site), self.photo());
                body.push_str(&format!(
                    "\n{word} [{word}](https://{word}.example.org).\n\n### {word} heading\n\n![{word}]({photo})\n"
                ));
            }
        }
        if self.sample.kind == "pages" {
            // The site has an imprint already.
            file.fields.as_mapping_mut().unwrap().shift_remove("role");
        }
        file
    }

    /// What refers to the entry besides the entries of the sample: links and a picture in a text, a release, a part.
    fn with_referrers(&self, site: Site) -> Site {
        if !self.has_text {
            return site;
        }
        let Self { sample, id, .. } = self;
        let link = format!("../{}/{id}/index.{}", sample.kind, self.extension());
        let heading = format!("[its heading]({link}#{MARK}body{}-heading), ", self.site);
        let heading = if sample.kind == "vocabularies" { String::new() } else { heading };
        let links = format!(
            "---\ntitle: Links\nphotos: Town of Kiel, CC BY 4.0\n---\n\n[The other]({link}), {heading}![Its picture](../{}/{id}/{}).\n",
            sample.kind,
            self.photo()
        );
        let released = format!("version: '1.0'\ndate: 2026-01-01\nentries:\n  {}/{id}: {{en: abcdef}}\n", sample.kind);
        let site = site.with_file("content/pages/links.md", links.as_bytes());
        let site = site.with_file("content/releases/1.0.yaml", released.as_bytes());
        if sample.kind != "resources" {
            return site;
        }
        let part = format!("---\ntitle: A part\nkind: guidebook\nurl: https://example.org/part\npart_of: {id}\n---\n");
        site.with_file("content/resources/part.md", part.as_bytes())
    }
}

/// A file in which whatever refers to an id refers to another one.
fn renamed(path: &str, bytes: &[u8], was: &str, id: &str) -> Vec<u8> {
    if was == id || !(path.ends_with(".md") || path.ends_with(".yaml")) {
        return bytes.to_vec();
    }
    let mut file = File::of(std::str::from_utf8(bytes).unwrap());
    let mut all = Vec::new();
    leaves(&file.fields, &FieldPath::root(), &mut all);
    for path in all.iter().filter(|path| refers(path)) {
        let value = at(&mut file.fields, path);
        if value.as_str() == Some(was) {
            *value = id.into();
        }
    }
    file.text().into_bytes()
}

/// The files with the word in every field that takes one, as the program says, and how many have it.
fn with_words(
    others_of_site: &Site,
    files: BTreeMap<String, File>,
    site: char,
    varies: &dyn Fn(&str) -> bool,
) -> (BTreeMap<String, File>, usize) {
    let mut choices: Vec<(String, FieldPath, Vec<Value>)> = Vec::new();
    for (path, file) in &files {
        let mut all = Vec::new();
        leaves(&file.fields, &FieldPath::root(), &mut all);
        let can_vary = |path: &FieldPath| !FIXED.contains(&field(path)) && varies(&path.to_string());
        for field_path in all.into_iter().filter(can_vary) {
            let own = at(&mut file.fields.clone(), &field_path).clone();
            let word = format!("{MARK}{}{site}", choices.len());
            let is_own = own.as_str().is_some_and(|own| own.starts_with(MARK));
            if !is_own && !is_reference(&own) {
                choices.push((path.clone(), field_path, others(&own, &word, site)));
            }
        }
    }
    let mut cache = Cache::default();
    loop {
        let mut tried = files.clone();
        for (path, field_path, others) in &choices {
            if let (Some(file), Some(other)) = (tried.get_mut(path), others.first()) {
                *at(&mut file.fields, field_path) = other.clone();
            }
        }
        let whole = tried
            .iter()
            .fold(others_of_site.clone(), |site, (path, file)| site.with_file(path, file.text().as_bytes()));
        let outcome = build(&whole.sources(), &options(), &mut cache);
        let errors = outcome.diagnostics.iter().filter(|found| found.diagnostic.severity == Severity::Error);
        let mut is_done = true;
        for place in errors.map(|found| &found.diagnostic.place) {
            let (At::Field(at) | At::Key(at)) = &place.at else { continue };
            let about = choices.iter_mut().filter(|(path, field_path, others)| {
                *path == place.file.as_str() && field_path.0.starts_with(&at.0) && !others.is_empty()
            });
            about.for_each(|(_, _, others)| {
                others.remove(0);
                is_done = false;
            });
        }
        if is_done {
            assert!(outcome.bundle.is_some(), "{}", human::render(&outcome.diagnostics, false));
            let words = choices.iter().filter(|(.., others)| {
                others.first().and_then(Value::as_str).is_some_and(|other| other.contains(MARK))
            });
            return (tried, words.count());
        }
    }
}

/// Whether a value is the id of an entry of the sample.
fn is_reference(value: &Value) -> bool {
    let more = ["kiel", "kiel-plan", "2026", "book"];
    let Value::String(text) = value else { return value.as_u64().is_some_and(|year| year == 2025) };
    ENTRIES.iter().any(|entry| entry.id == text) || more.contains(&text.as_str())
}
