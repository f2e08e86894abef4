//! What an editor writes is on the site or in a diagnostic: every field of every kind and of `site.yaml`, in originals and
//! translations, is emptied, spoilt and given what earns a warning, one at a time, and the site is read by the stages that
//! every build begins with. That what was read is on a page is seen in whole builds, with many fields at a time.
//!
//! The sample site `tests/support/full.md` states every field; a test holds it to that.

use std::collections::BTreeSet;

use pearls::build::{self, Cache};
use pearls::bundle::Bundle;
use pearls::catalog::Catalog;
use pearls::content::schema;
use pearls::diag::{At, Diagnostic, FieldPath, Segment, Severity, render::human};
use pearls::route::{ContentPath, content_path};
use pearls::values::Kind;
use serde_yaml::Value;

use crate::support::site::{Site, options};

fn full() -> Site {
    Site::base().with(include_str!("../../tests/support/full.md"))
}

/// A file whose fields are changed.
struct Stated {
    path: String,
    fields: Value,
    /// What follows the fields in the file.
    body: String,
}

/// The files that state fields, and the pages on which they are seen.
const STATED: [(&str, &str); 27] = [
    ("site.yaml", "index.html"),
    ("content/vocabularies/topics/index.yaml", "vocabularies/topics.html"),
    ("content/municipalities/rujiena/index.md", "municipalities/rujiena.html"),
    ("content/municipalities/rujiena/index.lv.md", "lv/municipalities/rujiena.html"),
    ("content/organisations/culture-house/index.md", "organisations/culture-house.html"),
    ("content/organisations/culture-house/index.lv.md", "lv/organisations/culture-house.html"),
    ("content/case-studies/yards/index.md", "case-studies/yards.html"),
    ("content/case-studies/yards/index.lv.md", "lv/case-studies/yards.html"),
    ("content/plan-templates/short/index.md", "plan-templates/short.html"),
    ("content/plan-templates/short/index.lv.md", "lv/plan-templates/short.html"),
    ("content/action-plans/rujiena-2025/index.md", "action-plans/rujiena-2025.html"),
    ("content/action-plans/rujiena-2025/index.lv.md", "lv/action-plans/rujiena-2025.html"),
    ("content/action-plans/kiel-plan.md", "action-plans/kiel-plan.html"),
    ("content/editions/2025/index.md", "editions/2025.html"),
    ("content/editions/2025/index.lv.md", "lv/editions/2025.html"),
    ("content/editions/2026.md", "editions/2026.html"),
    ("content/editions/2026.lv.md", "lv/editions/2026.html"),
    ("content/resources/sheet/index.md", "resources/sheet.html"),
    ("content/resources/sheet/index.lv.md", "lv/resources/sheet.html"),
    ("content/events/forum/index.md", "events/forum.html"),
    ("content/events/forum/index.lv.md", "lv/events/forum.html"),
    ("content/articles/opening/index.md", "articles/opening.html"),
    ("content/articles/opening/index.lv.md", "lv/articles/opening.html"),
    ("content/pages/about/index.md", "about.html"),
    ("content/pages/about/index.lv.md", "lv/about.html"),
    ("content/vocabularies/sections.yaml", "case-studies/yards.html"),
    ("content/vocabularies/countries.yaml", "municipalities/rujiena.html"),
];

fn stated() -> Vec<Stated> {
    let sources = full().sources();
    let read = |(path, _): &(&str, &str)| {
        let text = &sources.text(path).unwrap_or_else(|| panic!("{path} is in the sample")).text;
        let (yaml, body) = match text.strip_prefix("---\n") {
            Some(rest) => rest.split_once("---\n").unwrap(),
            None => (&**text, ""),
        };
        let fields = serde_yaml::from_str(yaml).unwrap();
        Stated { path: (*path).to_owned(), fields, body: body.to_owned() }
    };
    STATED.iter().map(read).collect()
}

impl Stated {
    /// The site with other fields in this file.
    fn with(&self, fields: &Value) -> Site {
        let yaml = serde_yaml::to_string(fields).unwrap();
        let text = if self.path.ends_with(".yaml") { yaml } else { format!("---\n{yaml}---\n{}", self.body) };
        full().with_file(&self.path, text.as_bytes())
    }

    fn is_translation(&self) -> bool {
        self.path.ends_with(".lv.md")
    }
}

/// The paths of all values below a value.
fn paths(value: &Value) -> Vec<FieldPath> {
    fn walk(value: &Value, path: &FieldPath, found: &mut Vec<FieldPath>) {
        let below: Vec<(FieldPath, &Value)> = match value {
            Value::Mapping(fields) => {
                fields.iter().map(|(key, value)| (path.key(key.as_str().unwrap()), value)).collect()
            }
            Value::Sequence(items) => items.iter().enumerate().map(|(at, item)| (path.index(at), item)).collect(),
            _ => Vec::new(),
        };
        for (path, value) in below {
            found.push(path.clone());
            walk(value, &path, found);
        }
    }
    let mut found = Vec::new();
    walk(value, &FieldPath::root(), &mut found);
    found
}

/// The value with another one at a path; without the field or item if there is none.
fn changed(value: &Value, path: &[Segment], new: Option<&Value>) -> Value {
    let Some((first, rest)) = path.split_first() else { return new.unwrap().clone() };
    let mut value = value.clone();
    match (first, &mut value) {
        (Segment::Key(key), Value::Mapping(fields)) if rest.is_empty() && new.is_none() => {
            fields.shift_remove(key.as_str());
        }
        (Segment::Key(key), Value::Mapping(fields)) => {
            let below = changed(&fields[key.as_str()], rest, new);
            fields.insert(key.as_str().into(), below);
        }
        (Segment::Index(index), Value::Sequence(items)) if rest.is_empty() && new.is_none() => {
            items.remove(*index);
        }
        (Segment::Index(index), Value::Sequence(items)) => items[*index] = changed(&items[*index], rest, new),
        _ => panic!("no {first:?} in {value:?}"),
    }
    value
}

fn at<'a>(value: &'a Value, path: &[Segment]) -> &'a Value {
    path.iter().fold(value, |value, segment| match segment {
        Segment::Key(key) => &value[key.as_str()],
        Segment::Index(index) => &value[*index],
    })
}

/// What the first stages of a build make of a site.
struct Seen {
    catalog: Catalog,
    diagnostics: Vec<Diagnostic>,
}

fn see(site: &Site, cache: &mut Cache) -> Seen {
    let (catalog, diagnostics) = build::catalog(&site.sources(), &options(), cache);
    Seen { catalog, diagnostics }
}

impl Seen {
    fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| found.severity == Severity::Error)
    }

    fn shown(&self) -> String {
        self.diagnostics
            .iter()
            .map(|found| format!("  {} {:?}: {}\n", found.code, found.place, found.message))
            .collect()
    }

    /// All that the file has come to; None if it has come to nothing.
    fn content(&self, file: &Stated) -> Option<String> {
        let Some(inside) = file.path.strip_prefix("content/") else {
            return Some(format!("{:?}", self.catalog.config));
        };
        let ContentPath::Entry { key, lang, .. } = content_path(inside) else { panic!("{}", file.path) };
        let entry = self.catalog.get(&key)?;
        let version = match lang {
            Some(lang) => entry.translations.get(&lang)?,
            None => &entry.original,
        };
        Some(format!("{:?} {:?}", version.data, version.fields))
    }
}

/// Whether a diagnostic is about the field: at it, in it, or at what it stands in.
fn is_about(found: &Diagnostic, file: &str, path: &FieldPath) -> bool {
    let related = |other: &FieldPath| {
        // Items are counted without those that are empty, so one that is gone has the number of the next.
        let same = |(a, b): (&Segment, &Segment)| a == b || matches!((a, b), (Segment::Index(_), Segment::Index(_)));
        std::iter::zip(&path.0, &other.0).all(same)
    };
    found.place.file.as_str() == file
        && match &found.place.at {
            At::Field(other) | At::Key(other) => related(other),
            At::Whole | At::Bytes(_) => true,
        }
}

/// The entry, or an error at the field; anything else is a fault. What it does to others is told at their places.
fn on_the_site_or_told(file: &Stated, path: &FieldPath, seen: &Seen) -> Result<(), String> {
    let is_told = seen.errors().any(|found| is_about(found, &file.path, path));
    match seen.content(file) {
        Some(_) => Ok(()),
        None if is_told => Ok(()),
        None => Err(format!("the entry is gone, and no error is about it:\n{}", seen.shown())),
    }
}

/// Runs a check for every field of every file, on two threads; `check` says what is wrong.
fn each_field(check: impl Fn(&Stated, &FieldPath, &mut Cache) -> Result<(), String> + Sync) {
    let files = stated();
    let all: Vec<(&Stated, FieldPath)> =
        files.iter().flat_map(|file| paths(&file.fields).into_iter().map(move |path| (file, path))).collect();
    assert!(all.len() > 700, "{} fields", all.len());
    let faults: Vec<String> = std::thread::scope(|scope| {
        let run = |part: &[(&Stated, FieldPath)]| {
            let mut cache = Cache::default();
            let fault = |(file, path): &(&Stated, FieldPath)| {
                check(file, path, &mut cache).err().map(|why| format!("{} {path}: {why}", file.path))
            };
            part.iter().filter_map(fault).collect::<Vec<_>>()
        };
        let threads: Vec<_> = all.chunks(all.len().div_ceil(2)).map(|part| scope.spawn(move || run(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(
        faults.is_empty(),
        "{} of {} fields:\n{}",
        faults.len(),
        all.len(),
        faults[..faults.len().min(20)].join("\n")
    );
}

/// A whole build, which must succeed.
fn bundle(site: &Site, cache: &mut Cache) -> Bundle {
    let outcome = site.build(cache);
    outcome.bundle.unwrap_or_else(|| panic!("{}", human::render(&outcome.diagnostics, false)))
}

#[test]
fn the_sample_has_no_problem() {
    let outcome = full().build(&mut Cache::default());
    let bad: Vec<_> = outcome.diagnostics.iter().filter(|found| found.diagnostic.severity != Severity::Note).collect();
    assert!(bad.is_empty(), "{}", human::render(&outcome.diagnostics, false));
    let bundle = outcome.bundle.unwrap();
    for (_, page) in STATED {
        assert!(bundle.files.contains_key(page), "{page}");
    }
}

/// All fields of a schema by their path without numbers: `entrants[].ceremony.date`.
fn fields_of(root: &serde_json::Value) -> BTreeSet<String> {
    fn walk(root: &serde_json::Value, schema: &serde_json::Value, path: &str, found: &mut BTreeSet<String>) {
        let parts = ["allOf", "anyOf", "oneOf"].iter().filter_map(|key| schema.get(*key)?.as_array()).flatten();
        let reference = schema.get("$ref").and_then(|path| root.pointer(path.as_str()?.trim_start_matches('#')));
        for part in parts.chain(reference) {
            walk(root, part, path, found);
        }
        if let Some(items) = schema.get("items") {
            walk(root, items, path, found);
        }
        for (name, property) in schema.get("properties").and_then(|all| all.as_object()).into_iter().flatten() {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            if found.insert(path.clone()) {
                walk(root, property, &path, found);
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(root, root, "", &mut found);
    found
}

/// Whether a schema lets a translation hold a field of the top.
fn translatable(root: &serde_json::Value, name: &str) -> bool {
    let property = root.pointer(&format!("/properties/{name}"));
    property.and_then(|property| property.get("x-translatable")) == Some(&serde_json::Value::Bool(true))
}

#[test]
fn the_sample_states_every_field() {
    let names = |path: &FieldPath| {
        let keys = path.0.iter().filter_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        });
        keys.collect::<Vec<_>>().join(".")
    };
    let files = stated();
    let stated_in = |start: &str, is_translation: bool| -> BTreeSet<String> {
        let own = files.iter().filter(|file| file.path.starts_with(start) && file.is_translation() == is_translation);
        own.flat_map(|file| paths(&file.fields)).map(|path| names(&path)).collect()
    };
    let mut lacking = Vec::new();
    let mut hold = |start: &str, schema: &serde_json::Value| {
        let originals = stated_in(start, false);
        let wanted = fields_of(schema).into_iter();
        // How a translation was made stands in translations, what stands below file names is found under their names.
        let wanted = wanted.filter(|path| !path.starts_with("translation") && !path.starts_with("photos."));
        lacking.extend(wanted.filter(|path| !originals.contains(path)).map(|path| format!("{start} {path}")));
        let translations = stated_in(start, true);
        let top = fields_of(schema).into_iter().filter(|path| !path.contains('.') && translatable(schema, path));
        if !translations.is_empty() {
            lacking.extend(top.filter(|path| !translations.contains(path)).map(|path| format!("{start} {path} (lv)")));
        }
    };
    for kind in Kind::ALL {
        hold(&format!("content/{kind}/"), schema::of(kind).json());
    }
    hold("site.yaml", pearls::config::schema().json());
    assert!(lacking.is_empty(), "tests/support/full.md does not state {lacking:#?}");
}

/// Ways to say nothing.
fn empties() -> Vec<Value> {
    ["~", "[]", "{}", "[~, []]", "{a: {b: }}"].iter().map(|yaml| serde_yaml::from_str(yaml).unwrap()).collect()
}

#[test]
fn an_empty_value_is_as_if_the_field_were_not_there() {
    each_field(|file, path, cache| {
        let without = see(&file.with(&changed(&file.fields, &path.0, None)), cache);
        on_the_site_or_told(file, path, &without)?;
        for empty in empties() {
            let emptied = see(&file.with(&changed(&file.fields, &path.0, Some(&empty))), cache);
            on_the_site_or_told(file, path, &emptied).map_err(|why| format!("{empty:?} {why}"))?;
            if emptied.content(file) != without.content(file) {
                return Err(format!("{empty:?} is not as if it were not there\n{}", emptied.shown()));
            }
        }
        Ok(())
    });
}

#[test]
fn empty_fields_give_the_same_bytes_as_no_fields() {
    let mut cache = Cache::default();
    for file in stated() {
        let mut reading = Cache::default();
        // All fields at the top that can be left out, at once.
        let mut can_go = |path: &&FieldPath| {
            path.0.len() == 1
                && see(&file.with(&changed(&file.fields, &path.0, None)), &mut reading).errors().next().is_none()
        };
        let all = paths(&file.fields);
        let going: Vec<&FieldPath> = all.iter().filter(&mut can_go).collect();
        let of =
            |new: Option<&Value>| going.iter().fold(file.fields.clone(), |fields, path| changed(&fields, &path.0, new));
        let without = file.with(&of(None));
        if see(&without, &mut cache).errors().next().is_some() {
            continue; // Each of them can go, but not all of them.
        }
        let without = bundle(&without, &mut cache);
        for empty in empties().iter().take(3) {
            let emptied = bundle(&file.with(&of(Some(empty))), &mut cache);
            let other = emptied.files.iter().find(|(address, blob)| without.files.get(*address) != Some(blob));
            assert_eq!(other.map(|(address, _)| address), None, "{} with {empty:?}", file.path);
            assert_eq!(emptied.files.len(), without.files.len());
        }
    }
}

#[test]
fn an_empty_text_is_told_at_its_place() {
    each_field(|file, path, cache| {
        for blank in ["", "  "] {
            let seen = see(&file.with(&changed(&file.fields, &path.0, Some(&blank.into()))), cache);
            if !seen.errors().any(|found| is_about(found, &file.path, path)) {
                return Err(format!("nobody is told\n{}", seen.shown()));
            }
        }
        Ok(())
    });
}

/// Whether the field has this value where it is not written.
fn is_default(path: &FieldPath, value: &Value) -> bool {
    ["social_cards", "public_source"].iter().any(|field| *path == FieldPath::of(field)) && *value == Value::Bool(true)
}

#[test]
fn a_value_of_another_type_is_used_or_told() {
    let others = ["7", "7.5", "true", "word", "[7]", "[word, [x]]", "{unheard-of: 7}", "2024-04"];
    let others: Vec<Value> = others.iter().map(|yaml| serde_yaml::from_str(yaml).unwrap()).collect();
    each_field(|file, path, cache| {
        let without = see(&file.with(&changed(&file.fields, &path.0, None)), cache);
        for other in &others {
            let seen = see(&file.with(&changed(&file.fields, &path.0, Some(other))), cache);
            on_the_site_or_told(file, path, &seen).map_err(|why| format!("{other:?} {why}"))?;
            let is_told = seen.diagnostics.iter().any(|found| is_about(found, &file.path, path));
            if !is_told && seen.content(file) == without.content(file) && !is_default(path, other) {
                return Err(format!("{other:?} is neither used nor told\n{}", seen.shown()));
            }
        }
        Ok(())
    });
}

/// The values that earn a warning: a code of HTML.
#[test]
fn what_earns_a_warning_is_told_and_used() {
    each_field(|file, path, cache| {
        let Value::String(text) = at(&file.fields, &path.0) else { return Ok(()) };
        let coded = format!("{text} &amp; more");
        let seen = see(&file.with(&changed(&file.fields, &path.0, Some(&coded.clone().into()))), cache);
        on_the_site_or_told(file, path, &seen)?;
        if !seen.diagnostics.iter().any(|found| is_about(found, &file.path, path)) {
            return Err("nobody is told".to_owned());
        }
        let is_used = seen.content(file).is_some_and(|content| content.contains(&coded));
        if is_used || seen.errors().any(|found| is_about(found, &file.path, path)) {
            Ok(())
        } else {
            Err("it is not used".to_owned())
        }
    });
}

#[test]
fn warnings_are_used_on_pages() {
    let site = full()
        .with_file("content/case-studies/rock.md", b"---\ntitle: Rock &amp; roll\nsummary: a&nbsp;b\nmunicipalities: rujiena\nperiod: 2024\ntopics: youth\n---\n\n## What was done\n\nx\n")
        .with_file("content/case-studies/rock.lv.md", b"---\ntitle: Roks &amp; rols\n---\n");
    let bundle = bundle(&site, &mut Cache::default());
    for (page, title) in
        [("case-studies/rock.html", "Rock &amp;amp; roll"), ("lv/case-studies/rock.html", "Roks &amp;amp; rols")]
    {
        let Some(pearls::bundle::Blob::Bytes { bytes, .. }) = bundle.files.get(page) else { panic!("{page}") };
        assert!(String::from_utf8_lossy(bytes).contains(title), "{page}");
    }
}

#[test]
fn one_value_stands_for_a_list_of_one() {
    each_field(|file, path, cache| {
        let Value::Sequence(items) = at(&file.fields, &path.0) else { return Ok(()) };
        let list = Value::Sequence(vec![items[0].clone()]);
        let of_one = see(&file.with(&changed(&file.fields, &path.0, Some(&list))), cache);
        let single = see(&file.with(&changed(&file.fields, &path.0, Some(&items[0]))), cache);
        on_the_site_or_told(file, path, &single)?;
        let is_refused = single.errors().any(|found| is_about(found, &file.path, path));
        if is_refused || single.content(file) == of_one.content(file) {
            Ok(())
        } else {
            Err("gives another entry".to_owned())
        }
    });
}
