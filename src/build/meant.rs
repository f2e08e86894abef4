//! Names of files that say another language, or another entry, than was meant: `yards_lv.md`, `yards.lav.md`, `yard.lv.md`.

use std::collections::BTreeSet;

use crate::diag::nearest;
use crate::route::{ContentPath, Misplaced};
use crate::source::SourcePath;
use crate::values::{EntryKey, Kind, Lang};

/// What people write for a language: the code of a country, one with three letters, one of two that mean nearly the same.
const OTHER_CODES: [(&str, &str); 33] = [
    ("cze", "cs"),
    ("ces", "cs"),
    ("cz", "cs"),
    ("dan", "da"),
    ("dk", "da"),
    ("deu", "de"),
    ("ger", "de"),
    ("ee", "et"),
    ("eng", "en"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("gb", "en"),
    ("gr", "el"),
    ("ita", "it"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("nb", "no"),
    ("nob", "no"),
    ("nor", "no"),
    ("no", "nb"),
    ("pol", "pl"),
    ("rus", "ru"),
    ("se", "sv"),
    ("si", "sl"),
    ("spa", "es"),
    ("swe", "sv"),
    ("ua", "uk"),
    ("ukr", "uk"),
    ("us", "en"),
    ("isl", "is"),
    ("bel", "be"),
];

/// The files that a site has, by what their names say.
pub struct Names<'a> {
    languages: &'a [Lang],
    originals: BTreeSet<(Kind, &'a str)>,
    translations: BTreeSet<(Kind, &'a str, &'a str)>,
}

impl<'a> Names<'a> {
    pub fn new(paths: &'a [(SourcePath, ContentPath)], languages: &'a [Lang]) -> Self {
        let entries = || {
            paths.iter().filter_map(|(_, path)| match path {
                ContentPath::Entry { key, lang, .. } => Some((key, lang)),
                _ => None,
            })
        };
        let originals =
            entries().filter(|(_, lang)| lang.is_none()).map(|(key, _)| (key.kind, key.id.as_str())).collect();
        let translations =
            entries().filter_map(|(key, lang)| Some((key.kind, key.id.as_str(), lang.as_ref()?.as_str()))).collect();
        Self { languages, originals, translations }
    }

    /// The language of the site that is meant by what stands in a name.
    fn language(&self, word: &str) -> Option<&Lang> {
        let small = word.to_ascii_lowercase();
        let find = |code: &str| self.languages.iter().find(|lang| lang.as_str().eq_ignore_ascii_case(code));
        let others = OTHER_CODES.iter().filter(|(other, _)| *other == small).map(|(_, code)| *code);
        find(&small).or_else(|| others.into_iter().find_map(find))
    }

    /// What the file of an entry should be called, if its name is not that of the translation that it is.
    pub fn translation(
        &self,
        path: &SourcePath,
        key: &EntryKey,
        suffix: Option<&Lang>,
        own_folder: bool,
    ) -> Option<String> {
        let stem = if own_folder { "index" } else { key.id.as_str() };
        match suffix {
            None if own_folder => None,
            None => self.split(key.kind, &key.id),
            Some(lang) if !self.languages.contains(lang) => {
                Some(format!("{stem}.{}.md", self.language(lang.as_str())?)).filter(|better| better != path.file_name())
            }
            Some(lang) => {
                let has_original = self.originals.contains(&(key.kind, key.id.as_str()));
                let others = self.originals.iter().filter(|(kind, _)| *kind == key.kind).map(|(_, id)| *id);
                let near = nearest(&key.id, others).filter(|_| !has_original && !own_folder && key.id.len() > 3)?;
                let is_free = !self.translations.contains(&(key.kind, near, lang.as_str()));
                (is_free && near.len().abs_diff(key.id.len()) <= 1).then(|| format!("{near}.{lang}.md"))
            }
        }
    }

    /// What a file should be called whose name is none of an entry: `index_lv.md`, `yards lv.md`.
    pub fn misnamed(&self, path: &SourcePath, why: &Misplaced) -> Option<String> {
        let inside = path.as_str().strip_prefix("content/")?;
        let kind = Kind::from_folder(inside.split('/').next()?)?;
        let stem = path.file_name().strip_suffix(".md")?;
        match why {
            Misplaced::BadId(_) => self.split(kind, stem),
            Misplaced::TooDeep => {
                let lang = self.language(stem.strip_prefix("index")?.trim_matches(['_', '-', ' ', '(', ')']))?;
                Some(format!("index.{lang}.md"))
            }
            _ => None,
        }
    }

    /// A name that ends with a language, where the rest is an entry.
    fn split(&self, kind: Kind, stem: &str) -> Option<String> {
        let (id, word) = stem.trim_end_matches(')').rsplit_once(['_', '-', ' ', '('])?;
        let id = id.trim_end_matches(['_', '-', ' ']);
        let lang = self.language(word)?;
        self.originals.contains(&(kind, id)).then(|| format!("{id}.{lang}.md"))
    }
}
