//! From version 1 of the schema to version 2: what changes in a site's files, and what its editors should know.
//!
//! [`STEPS`] is the whole list. A step looks at the site as it is, and adds changes to site.yaml or a note; one whose change
//! is there already adds nothing. No step writes into an entry what its author did not say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_yaml::Value;

use super::Changed;
use super::edit::Fields;
use crate::config;
use crate::route::{ContentPath, content_path};
use crate::source::{SourcePath, Sources};
use crate::values::{EntryKey, Kind};
use crate::yaml::{fences, parse, quoted};

/// The version that a site is written for before and after.
const OLD: &str = "1";
const NEW: &str = "2";

/// What becomes of a site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Migration {
    /// In the order in which they are to be written: site.yaml, which says the version, comes last.
    pub files: Vec<Changed>,
    /// What means something else now and cannot be changed for the editors: a sentence or two each.
    pub notes: Vec<String>,
}

/// One part of the way; the error is a sentence.
type Step = fn(&Site, &mut Draft) -> Result<(), String>;

/// All parts, in the order in which their changes are shown.
const STEPS: [Step; 4] = [version, award, map, case_studies];

/// The files to be changed, as far as the steps have come.
struct Draft {
    settings: Fields,
    notes: Vec<String>,
}

/// The changes that make a site of version 1 one of version 2; none where it is one already. The error is a sentence.
pub fn migrate(sources: &Sources) -> Result<Migration, String> {
    let path = SourcePath::new(config::FILE);
    let bytes = sources.reader.read(&path).map_err(|why| format!("`{path}` could not be read: {why}."))?;
    let unreadable = || format!("`{path}` cannot be read: `pearls check` says what is wrong with it.");
    let old = String::from_utf8(bytes).map_err(|_| unreadable())?;
    let settings = Fields::read(&path, &old).ok_or_else(unreadable)?;
    match settings.get("pearls").and_then(written) {
        Some(version) if version == NEW => return Ok(Migration::default()),
        Some(version) if version == OLD => {}
        _ => return Err(format!("`{path}` must say for which version it is written: `pearls: '{OLD}'` or `'{NEW}'`.")),
    }
    let site = Site::of(sources, &settings);
    let mut draft = Draft { settings, notes: Vec::new() };
    STEPS.iter().try_for_each(|step| step(&site, &mut draft))?;
    Ok(Migration { files: vec![Changed { path, old, changes: draft.settings.changes }], notes: draft.notes })
}

/// A text or a number, as it is written.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What the steps ask about a site.
struct Site {
    languages: Vec<String>,
    /// The fields that each entry states, in any of its files.
    stated: BTreeMap<EntryKey, BTreeSet<String>>,
}

impl Site {
    fn of(sources: &Sources, settings: &Fields) -> Self {
        let languages = match settings.get("languages") {
            Some(Value::Sequence(all)) => all.iter().filter_map(written).collect(),
            Some(single) => written(single).into_iter().collect(),
            None => Vec::new(),
        };
        let mut stated: BTreeMap<EntryKey, BTreeSet<String>> = BTreeMap::new();
        for file in sources.texts.values() {
            let inside = file.path.as_str().strip_prefix("content/").map(content_path);
            let Some(ContentPath::Entry { key, .. }) = inside else { continue };
            let Ok(split) = fences::split(&file.text) else { continue };
            let Ok(Value::Mapping(fields)) = parse::parse(&file.text[split.yaml], 0, &file.path) else { continue };
            let named = fields.into_iter().filter(|(_, value)| !value.is_null());
            stated.entry(key).or_default().extend(named.filter_map(|(name, _)| written(&name)));
        }
        Self { languages, stated }
    }

    /// The fields of each entry of a kind.
    fn all(&self, kind: Kind) -> impl Iterator<Item = &BTreeSet<String>> {
        self.stated.iter().filter(move |(key, _)| key.kind == kind).map(|(_, fields)| fields)
    }
}

fn version(_: &Site, draft: &mut Draft) -> Result<(), String> {
    draft.settings.set("pearls", OLD, NEW, "the version that the site is written for")
}

/// What the interface of version 1 called a place that holds the title, by language and by the plural forms of the language.
const HOLDERS: [(&str, &str); 10] = [
    ("da", "one: kulturperle, other: kulturperler"),
    ("de", "one: Cultural Pearl, other: Cultural Pearls"),
    ("en", "one: Cultural Pearl, other: Cultural Pearls"),
    ("et", "one: kultuuripärl, other: kultuuripärli"),
    ("fi", "one: kulttuurihelmi, other: kulttuurihelmeä"),
    ("lt", "one: kultūros perlas, few: kultūros perlai, many: kultūros perlo, other: kultūros perlų"),
    ("lv", "zero: kultūras pērļu, one: kultūras pērle, other: kultūras pērles"),
    ("no", "one: kulturperle, other: kulturperler"),
    ("pl", "one: Cultural Pearl, few: Cultural Pearls, many: Cultural Pearls, other: Cultural Pearls"),
    ("sv", "one: kulturpärla, other: kulturpärlor"),
];

/// Version 1 knew one award. What it is called, and where its pages are, is said by the site now.
fn award(site: &Site, draft: &mut Draft) -> Result<(), String> {
    if site.all(Kind::Editions).next().is_none() || draft.settings.has("award") {
        return Ok(());
    }
    let mut lines = "award:\n  name: Cultural Pearl\n  holder:\n".to_owned();
    for (at, lang) in site.languages.iter().enumerate() {
        let known = HOLDERS.iter().find(|(code, _)| code == lang);
        // A language without words of its own shows those of the first one, which must have some.
        let Some(words) = known.map(|(_, words)| *words).or((at == 0).then_some(HOLDERS[2].1)) else { continue };
        // Some readers of YAML take `no` for the opposite of yes.
        let key = if lang == "no" { quoted(lang) } else { lang.clone() };
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "    {key}: {{{words}}}");
    }
    lines.push_str("  path: editions\n  list: pearls\n");
    draft.settings.add(&lines, "the award of the site's editions, named as before")
}

/// Version 1 had a map of the Baltic Sea region wherever a place had a position.
fn map(site: &Site, draft: &mut Draft) -> Result<(), String> {
    let has_position = |fields: &BTreeSet<String>| fields.contains("lat") && fields.contains("lon");
    if draft.settings.has("map") || !site.all(Kind::Municipalities).any(has_position) {
        return Ok(());
    }
    draft.settings.add("map: baltic\n", "the map of the places, as before")
}

/// Version 1 filled two gaps of case studies with guesses.
fn case_studies(site: &Site, draft: &mut Draft) -> Result<(), String> {
    let without = |field: &str| site.all(Kind::CaseStudies).filter(|fields| !fields.contains(field)).count();
    let gaps = [
        (without("evidence"), "`evidence`", "`described`"),
        (without("organiser"), "`organiser`", "the first of its places"),
    ];
    let gaps = gaps.into_iter().filter(|(count, ..)| *count > 0);
    let said: Vec<String> = gaps
        .map(|(count, field, guess)| {
            let which =
                if count == 1 { "1 case study states".to_owned() } else { format!("{count} case studies state") };
            format!("{which} no {field}, which version 1 took for {guess}")
        })
        .collect();
    if !said.is_empty() {
        draft.notes.push(format!(
            "{}. Version 2 guesses nothing: where nothing is stated, the pages now say so. Nothing was written into these files; \
             add what you know.",
            said.join("; ")
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
