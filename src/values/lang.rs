//! Languages and texts by language.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// A language code as it stands in paths and `lang` attributes: two or three letters, lower-case (`lv`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(Arc<str>);

impl Lang {
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `code` has the form of a language code; not whether the language exists.
    pub fn is_code(code: &str) -> bool {
        (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Lang {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl JsonSchema for Lang {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Lang".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[a-z]{2,3}$", "x-value": "language" })
    }
}

/// One text in several languages: a plain string (the site's default language) or a map from language to text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum LangText {
    Plain(String),
    ByLang(Vec<(Lang, String)>),
}

impl LangText {
    /// The text in `lang`, else in `default`, else the first one; and the language that it is in.
    pub fn get<'a>(&'a self, lang: &'a Lang, default: &'a Lang) -> (&'a str, &'a Lang) {
        match self {
            Self::Plain(text) => (text, default),
            Self::ByLang(texts) => [lang, default]
                .iter()
                .find_map(|wanted| texts.iter().find(|(lang, _)| lang == *wanted))
                .or_else(|| texts.first())
                .map_or(("", default), |(lang, text)| (text, lang)),
        }
    }

    /// The text that is stated for just this language, without falling back.
    pub fn exact<'a>(&'a self, lang: &Lang, default: &Lang) -> Option<&'a str> {
        match self {
            Self::Plain(text) => (lang == default).then_some(text),
            Self::ByLang(texts) => texts.iter().find(|(own, _)| own == lang).map(|(_, text)| text.as_str()),
        }
    }

    /// Every text with its language; `default` is the language of a plain one.
    pub fn iter<'a>(&'a self, default: &'a Lang) -> Vec<(&'a Lang, &'a str)> {
        match self {
            Self::Plain(text) => vec![(default, text)],
            Self::ByLang(texts) => texts.iter().map(|(lang, text)| (lang, text.as_str())).collect(),
        }
    }
}

impl<'de> Deserialize<'de> for LangText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Plain(String),
            ByLang(IndexMap<Lang, String>),
        }
        Ok(match Either::deserialize(deserializer)? {
            Either::Plain(text) => Self::Plain(text),
            Either::ByLang(texts) => Self::ByLang(texts.into_iter().collect()),
        })
    }
}

impl JsonSchema for LangText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LangText".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<String>();
        json_schema!({
            "x-value": "text-by-language",
            "anyOf": [
                { "type": "string", "minLength": 1 },
                { "type": "object", "propertyNames": { "pattern": "^[a-z]{2,3}$" }, "additionalProperties": text, "minProperties": 1 },
            ],
        })
    }
}
