//! What `init` writes: a small site that builds, and warns only of what is to be filled in, from the built-in theme's `starter` and
//! `vocabularies`.
//!
//! The starter is a site in English with its translations beside it. A new site's originals are in the first of its languages in which
//! the starter has texts: the English fields, with the texts of that language. Parts between lines `#<award>` and `#</award>`, and
//! `#<places>` and `#</places>`, are for sites that have such; those between `#<fill-in>` and `#</fill-in>` are to be replaced.

mod left;

pub use left::left;

use std::collections::{BTreeMap, BTreeSet};

use crate::content::schema;
use crate::locale::endonym;
use crate::theme;
use crate::values::{Kind, Lang};

/// The language of the starter's originals.
const ENGLISH: &str = "en";

/// What a new site is to have.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// The first is the default; at least one.
    pub languages: Vec<Lang>,
    pub award: bool,
    pub places: bool,
}

/// A new site.
pub struct Starter {
    /// The files by their paths below the site's root.
    pub files: Vec<(String, Vec<u8>)>,
    /// What is still to be done, in sentences.
    pub advice: Vec<String>,
}

/// The files of a new site.
pub fn site(wishes: &Wishes) -> Starter {
    let all: BTreeMap<&str, &str> = theme::built_in_files()
        .into_iter()
        .filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
        .collect();
    let plan = Plan::new(wishes, &all);
    let mut files = Vec::new();
    for (path, text) in &all {
        let Some(inside) = path.strip_prefix("starter/") else {
            files.extend(plan.vocabulary(path).map(|path| (path, (*text).to_owned())));
            continue;
        };
        match inside {
            // A name that begins with a dot would be left out of the package of the program.
            "gitignore" => files.push((".gitignore".into(), (*text).to_owned())),
            "site.yaml" => files.push((inside.to_owned(), plan.settings(text))),
            _ => files.extend(plan.entry(inside, text, &all)),
        }
    }
    Starter { files: files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect(), advice: plan.advice() }
}

/// In which languages a new site has its texts.
struct Plan<'a> {
    wishes: &'a Wishes,
    /// All languages of the site.
    languages: Vec<Lang>,
    /// Those in which the starter has texts, the one of the originals first.
    texts: Vec<Lang>,
    /// All in which the starter has texts.
    known: BTreeSet<&'a str>,
}

impl<'a> Plan<'a> {
    fn new(wishes: &'a Wishes, all: &BTreeMap<&'a str, &str>) -> Self {
        let names = all.keys().filter_map(|path| path.strip_prefix("starter/content/pages/home"));
        let known: BTreeSet<&str> = names
            .filter_map(|rest| rest.strip_suffix(".md"))
            .map(|rest| rest.strip_prefix('.').unwrap_or(ENGLISH))
            .collect();
        let mut languages = wishes.languages.clone();
        if !languages.iter().any(|lang| known.contains(lang.as_str())) {
            languages.push(Lang::new(ENGLISH));
        }
        let texts = languages.iter().filter(|lang| known.contains(lang.as_str())).cloned().collect();
        Self { wishes, languages, texts, known }
    }

    fn is_default(&self, lang: &Lang) -> bool {
        self.languages.first() == Some(lang)
    }

    /// Whether nobody has wished for the language of the texts: it only stands in.
    fn is_lent(&self) -> bool {
        self.languages.len() > self.wishes.languages.len()
    }

    /// Where a built-in vocabulary stands in the site.
    fn vocabulary(&self, path: &str) -> Option<String> {
        let name = path.strip_prefix("vocabularies/")?;
        let is_wanted = name != "countries.yaml" || self.wishes.places || self.wishes.award;
        is_wanted.then(|| format!("content/vocabularies/{name}"))
    }

    /// The original of an entry and its translations, each with its path. `text` is the English one.
    fn entry(&self, path: &str, text: &str, all: &BTreeMap<&str, &str>) -> Vec<(String, String)> {
        let Some(stem) = path.strip_suffix(".md") else { return vec![(path.to_owned(), self.sections(text))] };
        let is_translation = stem.rsplit_once('.').is_some();
        let folder = stem.strip_prefix("content/").and_then(|inside| inside.split('/').next());
        let kind = folder.and_then(|folder| Kind::ALL.into_iter().find(|kind| kind.folder() == folder));
        let is_wanted = match kind {
            Some(Kind::Municipalities) => self.wishes.places,
            Some(Kind::Editions) => self.wishes.award,
            _ => true,
        };
        if is_translation || !is_wanted {
            return Vec::new();
        }
        let Some(kind) = kind else { return vec![(path.to_owned(), self.sections(text))] };
        let (front, english) = split(text);
        let mut files = Vec::new();
        for (position, lang) in self.texts.iter().enumerate() {
            let own = all.get(format!("starter/{stem}.{lang}.md").as_str()).map_or((front, english), |own| split(own));
            let fields = match position {
                0 => original(kind, front, own.0),
                _ => translation(kind, own.0),
            };
            let suffix = if self.is_default(lang) { String::new() } else { format!(".{lang}") };
            let is_stand_in = position == 0 && !self.is_default(lang);
            let notice = self.languages.first().filter(|_| is_stand_in).map_or_else(String::new, |wanted| {
                format!("# To be translated into `{wanted}`, in a file without `.{lang}` in its name.\n")
            });
            files.push((format!("{stem}{suffix}.md"), self.sections(&format!("---\n{notice}{fields}---\n{}", own.1))));
        }
        files
    }

    /// A text without the parts that the site is not to have.
    fn sections(&self, text: &str) -> String {
        let mut out = String::new();
        let mut is_kept = true;
        for line in text.lines() {
            match line {
                "#<fill-in>" | "#</fill-in>" => {}
                "#<award>" => is_kept = self.wishes.award,
                "#<places>" => is_kept = self.wishes.places,
                "#</award>" | "#</places>" => is_kept = true,
                line if is_kept => out.extend([line, "\n"]),
                _ => {}
            }
        }
        out
    }

    /// The settings, with the texts of the site's languages.
    fn settings(&self, text: &str) -> String {
        let text = self.sections(text);
        let of_lang = |line: &str| -> Option<Lang> {
            let (code, _) = line.strip_prefix("  ")?.trim_start().split_once(": \"")?;
            let code = code.trim_matches('\'');
            self.known.contains(code).then(|| Lang::new(code))
        };
        let kept = text.lines().filter(|line| of_lang(line).is_none_or(|lang| self.texts.contains(&lang)));
        let mut lines: Vec<String> = Vec::new();
        for line in kept {
            match (of_lang(line), lines.last_mut()) {
                // In a site of one language a text needs no code.
                (Some(_), Some(last)) if self.languages.len() == 1 => {
                    last.extend([" ", line.split_once(": ").map_or(line, |(_, text)| text)]);
                }
                _ if line.starts_with("languages:") => lines.push(self.list()),
                _ => lines.push(line.to_owned()),
            }
        }
        lines.into_iter().map(|line| line + "\n").collect()
    }

    fn list(&self) -> String {
        let code = |lang: &Lang| if lang.as_str() == "no" { "'no'".to_owned() } else { lang.to_string() };
        format!("languages: [{}]", self.languages.iter().map(code).collect::<Vec<_>>().join(", "))
    }

    /// What the editors have to do where the starter has no texts in a language of the site.
    fn advice(&self) -> Vec<String> {
        let mut advice = Vec::new();
        let original = self.texts.first().map(Lang::as_str).unwrap_or(ENGLISH);
        let lacking = self.languages.iter().filter(|lang| !self.known.contains(lang.as_str()));
        for lang in lacking {
            let name = endonym(lang);
            advice.push(match (self.is_default(lang), self.is_lent()) {
                (true, true) => format!(
                    "The texts of the new site are not in `{lang}` ({name}) but in `{original}`, so their files end in `.{original}.md`, and \
                     pages say which language they are in. Write each in `{lang}`: rename `home.{original}.md` to `home.md` and translate it, \
                     and so on. When no file ends in `.{original}.md` any more, take `{original}` out of `languages` in site.yaml."
                ),
                (true, false) => format!(
                    "The texts of the new site are not in `{lang}` ({name}) but in `{original}`, so their files end in `.{original}.md`. \
                     Write each in `{lang}`: copy `home.{original}.md` to `home.md` and translate the copy; of the fields of the first, leave \
                     only its texts."
                ),
                (false, _) => format!(
                    "The new site has no texts in `{lang}` ({name}) yet: `pearls new page about --lang {lang}` makes the file of a translation."
                ),
            });
            advice.push(format!("For the words of buttons and headings: `pearls messages {lang} --write`."));
        }
        advice
    }
}

/// The fields of an entry and its text.
fn split(text: &str) -> (&str, &str) {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")).unwrap_or(("", text))
}

/// The name of the field that begins in a line.
fn field(line: &str) -> Option<&str> {
    line.split_once(':').map(|(name, _)| name).filter(|name| !name.starts_with([' ', '#']))
}

/// The English fields with the texts of a translation in the place of theirs.
fn original(kind: Kind, english: &str, own: &str) -> String {
    let schema = schema::of(kind);
    let line = |line: &str| {
        let name = field(line).filter(|name| schema.is_translatable(name));
        let translated = name.and_then(|name| own.lines().find(|own| field(own) == Some(name)));
        format!("{}\n", translated.unwrap_or(line))
    };
    english.lines().map(line).collect()
}

/// Those fields that a translation states, each on a line of its own.
fn translation(kind: Kind, fields: &str) -> String {
    let schema = schema::of(kind);
    let texts = fields.lines().filter(|line| field(line).is_some_and(|name| schema.is_translatable(name)));
    texts.map(|line| format!("{line}\n")).collect()
}
