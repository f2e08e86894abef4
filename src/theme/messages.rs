//! The words of the interface, by language: not the content, which is Markdown, and not labels of vocabularies.
//!
//! A file `<lang>.yaml` holds nested groups of texts; a message is named by its path, `listing.count`. A text may have
//! placeholders, `{name}`, and a message that counts has one text for each plural form of its language:
//!
//! ```yaml
//! listing:
//!   count: {one: "{n} case study", other: "{n} case studies"}
//! ```
//!
//! 1. [`read`] turns a file into messages, [`check`] holds them against the English ones.
//! 2. The theme's file is the base; `content/messages/<lang>.yaml` of the site replaces single messages.
//! 3. A regional language has the messages of its base language, `pt` for `pt-BR`, where it has none of its own.
//! 4. [`Words`] gives the texts of one language, and the English one where that language has none.
//!
//! `{award}` and `{holder}` stand for the words that site.yaml has for the award and for those who hold it.
//!
//! English is always complete: it is the file that is built into the program, under the theme's own.

mod award;
mod check;
mod comments;
mod form;
mod read;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::locale::{Locale, PluralCategory};
use crate::source::SourcePath;
use crate::values::Lang;
use award::AwardWords;
pub(super) use form::Form;

/// The language of the built-in messages, which every other one falls back on.
pub const ENGLISH: &str = "en";

/// A file of messages before it is read.
#[derive(Debug, Clone)]
pub struct MessageFile {
    pub lang: Lang,
    pub path: SourcePath,
    pub text: Arc<str>,
    pub role: Role,
}

/// What a file of messages is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The theme's, which must have every message.
    Theme,
    /// The site's, which replaces single messages.
    Site,
}

/// The messages of a file by name.
type Table = BTreeMap<String, Message>;

/// One message: a text, or one text for each plural form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Message {
    Plain(Pattern),
    Counted(BTreeMap<PluralCategory, Pattern>),
}

impl Message {
    fn patterns(&self) -> Vec<&Pattern> {
        match self {
            Self::Plain(pattern) => vec![pattern],
            Self::Counted(forms) => forms.values().collect(),
        }
    }

    /// Whether it has no letters but those of its placeholders.
    fn is_wordless(&self) -> bool {
        let has_letters = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(char::is_alphabetic));
        !self.patterns().into_iter().flat_map(|pattern| &pattern.0).any(has_letters)
    }

    /// The names of all placeholders that templates fill; of a counted message always `n`, which chooses the form.
    fn placeholders(&self) -> BTreeSet<String> {
        let counted = matches!(self, Self::Counted(_)).then(|| "n".to_owned());
        let names = self.patterns().into_iter().flat_map(Pattern::names).filter(|name| !award::WORDS.contains(name));
        names.map(str::to_owned).chain(counted).collect()
    }
}

/// A text with placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Placeholder(String),
}

impl Pattern {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Placeholder(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// The text with its placeholders as they stand in a file.
    fn written(&self) -> String {
        let written = |piece: &Piece| match piece {
            Piece::Text(words) => words.clone(),
            Piece::Placeholder(name) => format!("{{{name}}}"),
        };
        self.0.iter().map(written).collect()
    }
}

/// A value for a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    /// A whole number; shown with its thousands set apart. As `n` it chooses the plural form.
    Count(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// Why a message cannot be worded. Its text is a sentence for the author of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageError {
    NoMessage { key: String },
    NoValue { key: String, name: String },
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMessage { key } => write!(f, "there is no message `{key}`"),
            Self::NoValue { key, name } => write!(f, "the message `{key}` needs a value for `{name}`"),
        }
    }
}

/// What a message of a certain name can take; for the checker of templates.
pub type MessageKeys = BTreeMap<String, BTreeSet<String>>;

/// All messages of a site.
#[derive(Debug, Clone)]
pub struct Messages {
    /// All languages of the site, and English.
    by_lang: BTreeMap<Lang, Words>,
    english: Words,
}

impl Messages {
    /// Reads the messages for the languages of a site, with every problem in them.
    ///
    /// `built_in` is the English file of the program, which says which messages there are; an English file of a theme
    /// may add to it. A language without any file is shown in English and noted.
    pub fn load(built_in: &MessageFile, files: &[MessageFile], config: &Config) -> (Self, Vec<Diagnostic>) {
        let langs = &config.languages.0;
        let mut out = Vec::new();
        let mut tables: BTreeMap<Lang, Table> = BTreeMap::new();
        let mut english = read::table(built_in, &mut out);
        if let Some(file) = files.iter().find(|file| file.role == Role::Theme && file.lang.as_str() == ENGLISH) {
            let mut own = read::table(file, &mut out);
            let unfit = check::file(file, &own, &english, true, &mut out);
            check::missing(&[(file, own.keys().cloned().collect())], &english, &mut out);
            own.retain(|key, _| !unfit.contains(key));
            english.extend(own);
        }
        let mut of_theme: Vec<(&MessageFile, BTreeSet<String>)> = Vec::new();
        for role in [Role::Theme, Role::Site] {
            for file in files.iter().filter(|file| file.role == role) {
                if role == Role::Theme && file.lang.as_str() == ENGLISH {
                    continue;
                }
                let mut own = read::table(file, &mut out);
                let unfit = check::file(file, &own, &english, false, &mut out);
                own.retain(|key, _| english.contains_key(key));
                let keys: BTreeSet<String> = own.keys().cloned().collect();
                match role {
                    Role::Theme => of_theme.push((file, keys)),
                    Role::Site => of_theme
                        .iter_mut()
                        .filter(|(of, _)| of.lang == file.lang)
                        .for_each(|(_, all)| all.extend(keys.clone())),
                }
                own.retain(|key, _| !unfit.contains(key));
                tables.entry(file.lang.clone()).or_default().extend(own);
            }
        }
        // What another file has for it is not missing in one for a region.
        for (file, keys) in &mut of_theme {
            let base = file.lang.base();
            let base = base.and_then(|base| if is_english(&base) { Some(&english) } else { tables.get(&base) });
            keys.extend(base.into_iter().flat_map(Table::keys).cloned());
        }
        check::missing(&of_theme, &english, &mut out);
        let all = english.len();
        english.extend(tables.remove(ENGLISH).unwrap_or_default());
        let tables = with_bases(langs, &tables, &english);
        note_missing(files, langs, &tables, all, &mut out);
        (Self::new(english, tables, config), out)
    }

    fn new(english: Table, tables: BTreeMap<Lang, Table>, config: &Config) -> Self {
        let speech = |lang: &Lang, messages| {
            Arc::new(Speech {
                locale: Locale::new(lang),
                messages,
                award: config.award.as_ref().map(|award| AwardWords::new(award, lang, config.default_lang())),
            })
        };
        let english = speech(&Lang::new(ENGLISH), english);
        let words = |lang: &Lang, own| Words { own, english: english.clone(), lang: lang.clone() };
        let by_lang = tables.into_iter().filter(|(lang, _)| lang.as_str() != ENGLISH);
        Self {
            by_lang: by_lang.map(|(lang, own)| (lang.clone(), words(&lang, speech(&lang, own)))).collect(),
            english: words(&Lang::new(ENGLISH), english.clone()),
        }
    }

    /// The words of a language; the English ones for one that the site does not have.
    pub fn words(&self, lang: &Lang) -> &Words {
        self.by_lang.get(lang).unwrap_or(&self.english)
    }

    /// The text of a message in a language; the name of the message if there is none.
    pub fn get(&self, lang: &Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words(lang).get(key, args)
    }

    /// The language that a message is in when it is shown on a page in `lang`.
    pub fn lang_of(&self, lang: &Lang, key: &str) -> Lang {
        self.words(lang).lang_of(key)
    }

    /// All messages with the values that each can take.
    pub fn keys(&self) -> MessageKeys {
        self.english.own.messages.iter().map(|(key, message)| (key.clone(), message.placeholders())).collect()
    }
}

fn is_english(lang: &Lang) -> bool {
    lang.as_str() == ENGLISH
}

/// The messages of each language of the site but English, those of its base language under its own.
fn with_bases(langs: &[Lang], tables: &BTreeMap<Lang, Table>, english: &Table) -> BTreeMap<Lang, Table> {
    let of = |lang: &Lang| if is_english(lang) { Some(english) } else { tables.get(lang) };
    let all = |lang: &Lang| {
        let base = lang.base().and_then(|base| of(&base).cloned());
        let mut all = base.unwrap_or_default();
        all.extend(tables.get(lang).into_iter().flatten().map(|(key, message)| (key.clone(), message.clone())));
        (lang.clone(), all)
    };
    langs.iter().filter(|lang| !is_english(lang)).map(all).collect()
}

/// Notes languages that are shown in English, wholly or in part.
fn note_missing(
    files: &[MessageFile],
    langs: &[Lang],
    tables: &BTreeMap<Lang, Table>,
    all: usize,
    out: &mut Vec<Diagnostic>,
) {
    for lang in langs.iter().filter(|lang| !is_english(lang)) {
        let base = lang.base();
        let is_own = |file: &&MessageFile| file.lang == *lang || Some(&file.lang) == base.as_ref();
        let of_lang = |role| files.iter().filter(is_own).find(|file| file.role == role);
        if base.as_ref().is_some_and(is_english) || of_lang(Role::Theme).is_some() {
            continue;
        }
        let present = tables.get(lang).map_or(0, BTreeMap::len);
        match of_lang(Role::Site) {
            Some(file) if present < all => out.push(codes::messages::partial(&file.path, lang.as_str(), present, all)),
            Some(_) => {}
            None => {
                let place = Place::field(&SourcePath::new("site.yaml"), FieldPath::of("languages"));
                out.push(codes::messages::no_file(place, lang.as_str()));
            }
        }
    }
}

/// The words of one language. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Words {
    lang: Lang,
    own: Arc<Speech>,
    english: Arc<Speech>,
}

/// Messages in a language, with the customs of that language.
#[derive(Debug)]
struct Speech {
    locale: Locale,
    messages: Table,
    award: Option<AwardWords>,
}

impl Words {
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// How the language writes dates, numbers and lists, also where its messages are missing.
    pub fn locale(&self) -> &Locale {
        &self.own.locale
    }

    /// The language that a message is in: this one, or English if this one lacks it.
    pub fn lang_of(&self, key: &str) -> Lang {
        if self.own.messages.contains_key(key) { self.lang.clone() } else { Lang::new(ENGLISH) }
    }

    /// The language of what is shown of a message: one without words of its own is in that of what fills it.
    pub fn lang_shown(&self, key: &str) -> Lang {
        let is_wordless = self.english.messages.get(key).is_some_and(|message| message.is_wordless());
        if is_wordless { self.lang.clone() } else { self.lang_of(key) }
    }

    /// The text of a message; its name if there is none or if it lacks a value, so that a slip can be seen.
    pub fn get(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.try_get(key, args).unwrap_or_else(|_| key.to_owned())
    }

    /// The text of a message.
    pub fn try_get(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, MessageError> {
        let arg = |wanted: &str| args.iter().find(|(name, _)| *name == wanted).map(|(_, arg)| arg);
        let count = match arg("n") {
            Some(Arg::Count(n)) => Some(*n),
            _ => None,
        };
        self.fill(
            key,
            count,
            |text| text.into(),
            |name| {
                arg(name).map(|arg| match arg {
                    Arg::Text(text) => text.to_string(),
                    Arg::Count(n) => self.locale().integer(*n),
                })
            },
        )
    }

    /// The texts of a counted message with the names of their plural forms, `{n}` as it stands; for those who count later.
    pub fn forms(&self, key: &str) -> Vec<(&'static str, String)> {
        match self.own.messages.get(key).or_else(|| self.english.messages.get(key)) {
            Some(Message::Counted(forms)) => {
                forms.iter().map(|(form, own)| (form_name(*form), own.written())).collect()
            }
            Some(Message::Plain(own)) => vec![(form_name(PluralCategory::Other), own.written())],
            None => Vec::new(),
        }
    }

    /// The text of a message, its own words passed through `text` and its placeholders filled by `value`.
    pub(super) fn fill<'a>(
        &'a self,
        key: &str,
        count: Option<i64>,
        text: impl Fn(&'a str) -> Cow<'a, str>,
        value: impl Fn(&str) -> Option<String>,
    ) -> Result<String, MessageError> {
        let find = |speech: &'a Speech| Some((speech.messages.get(key)?, &speech.locale));
        let Some((message, locale)) = find(&self.own).or_else(|| find(&self.english)) else {
            return Err(MessageError::NoMessage { key: key.to_owned() });
        };
        let lacks = |name: &str| MessageError::NoValue { key: key.to_owned(), name: name.to_owned() };
        let pattern = match message {
            Message::Plain(pattern) => pattern,
            Message::Counted(forms) => {
                form(forms, locale, count.ok_or_else(|| lacks("n"))?).ok_or_else(|| lacks("n"))?
            }
        };
        let mut out = String::new();
        for piece in &pattern.0 {
            match piece {
                Piece::Text(words) => out.push_str(&text(words)),
                Piece::Placeholder(name) => match award::WORDS.contains(&name.as_str()) {
                    true => out.push_str(&text(self.award_word(name, count))),
                    false => out.push_str(&value(name).ok_or_else(|| lacks(name))?),
                },
            }
        }
        Ok(out)
    }
}

/// The text for a number: of its form, else of `other`.
fn form<'a>(forms: &'a BTreeMap<PluralCategory, Pattern>, locale: &Locale, count: i64) -> Option<&'a Pattern> {
    forms.get(&locale.plural(count)).or_else(|| forms.get(&PluralCategory::Other))
}

/// The name of a plural form in a file of messages.
fn form_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The place of a message in its file.
fn place(file: &MessageFile, key: &str) -> Place {
    Place::field(&file.path, key.split('.').fold(FieldPath::root(), |path, part| path.key(part)))
}

/// The message whose name is nearest to `key`.
fn nearest_key<'a>(key: &str, table: &'a Table) -> Option<&'a str> {
    nearest(key, table.keys().map(String::as_str))
}

#[cfg(test)]
mod tests;
