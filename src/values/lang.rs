//! Languages and texts by language.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// A language code as it stands in paths and `lang` attributes: two or three small letters (`lv`), after them the script or
/// the region where one of them matters (`sr-Latn`, `pt-BR`, `zh-Hant-TW`). A part of BCP 47, each code in one spelling.
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
        Self::meant(code).is_some_and(|meant| meant == code)
    }

    /// The code that is meant by one in other letters, or with other signs between its parts: `pt-BR` by `pt_br`.
    pub fn meant(code: &str) -> Option<String> {
        let mut parts = code.split(['-', '_']);
        let has =
            |part: &&str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut code = parts.next().filter(|part| has(part, 2) || has(part, 3))?.to_ascii_lowercase();
        let mut next = parts.next();
        if let Some((first, rest)) = next.filter(|part| has(part, 4)).and_then(|part| part.split_at_checked(1)) {
            code += &format!("-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
            next = parts.next();
        }
        let is_number = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(region) = next.filter(|part| has(part, 2) || is_number(part)) {
            let region = region.to_ascii_uppercase();
            // What many write, and no standard has.
            code += &format!("-{}", if region == "UK" { "GB" } else { &region });
            next = parts.next();
        }
        next.is_none().then_some(code)
    }

    /// The part that says which language it is, without script and region: `de` of `de-AT`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The script, where the code states it: `Latn` of `sr-Latn`.
    pub fn script(&self) -> Option<&str> {
        self.0.split('-').nth(1).filter(|part| part.len() == 4)
    }

    /// The language whose words its readers can read as their own: `pt` of `pt-BR`, `zh-Hant` of `zh-Hant-TW`. None where
    /// another script would come with it, as Serbian in Latin letters is not that of `sr`.
    pub fn base(&self) -> Option<Self> {
        let is_in_another_script = OTHER_SCRIPT.contains(&self.as_str());
        let (base, region) = self.0.rsplit_once('-').filter(|_| !is_in_another_script)?;
        (region.len() < 4).then(|| Self::new(base))
    }
}

/// What a schema says of the form of a code.
pub const PATTERN: &str = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$";

/// Where a language is written in another script than elsewhere.
const OTHER_SCRIPT: [&str; 8] = ["az-IR", "kk-CN", "pa-PK", "sr-ME", "uz-AF", "zh-HK", "zh-MO", "zh-TW"];

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
        json_schema!({ "type": "string", "pattern": PATTERN, "x-value": "language" })
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
    /// The text in `lang`, else in its base language, else in `default`, else the first one; and the language that it is in.
    pub fn get<'a>(&'a self, lang: &'a Lang, default: &'a Lang) -> (&'a str, &'a Lang) {
        match self {
            Self::Plain(text) => (text, default),
            Self::ByLang(texts) => [Some(lang), lang.base().as_ref(), Some(default)]
                .into_iter()
                .flatten()
                .find_map(|wanted| texts.iter().find(|(lang, _)| lang == wanted))
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

    /// The text that readers of this language get without another one in its place: in it, or in its base language.
    pub fn own<'a>(&'a self, lang: &Lang, default: &Lang) -> Option<&'a str> {
        self.exact(lang, default).or_else(|| self.exact(&lang.base()?, default))
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
                { "type": "object", "propertyNames": { "pattern": PATTERN }, "additionalProperties": text, "minProperties": 1 },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_spelling() {
        for code in ["lv", "nds", "sr-Latn", "pt-BR", "es-419", "zh-Hant-TW", "en-GB"] {
            assert!(Lang::is_code(code), "{code}");
            assert_eq!(Lang::meant(code).as_deref(), Some(code));
        }
        for (typed, meant) in [
            ("LV", "lv"),
            ("sr-latn", "sr-Latn"),
            ("SR_LATN", "sr-Latn"),
            ("pt_BR", "pt-BR"),
            ("pt-br", "pt-BR"),
            ("zh_hant_tw", "zh-Hant-TW"),
            ("en-UK", "en-GB"),
        ] {
            assert!(!Lang::is_code(typed), "{typed}");
            assert_eq!(Lang::meant(typed).as_deref(), Some(meant), "{typed}");
        }
        for other in
            ["", "l", "latvian", "lv-", "-lv", "lv-L", "lv-Latn-LV-x", "pt-BR-Latn", "pt--BR", "lv1", "ļv", "ab-ļatn"]
        {
            assert_eq!(Lang::meant(other), None, "{other}");
        }
    }

    #[test]
    fn a_base_language_is_in_the_same_script() {
        let base = |code| Lang::new(code).base().map(|base| base.to_string());
        assert_eq!(base("pt-BR").as_deref(), Some("pt"));
        assert_eq!(base("es-419").as_deref(), Some("es"));
        assert_eq!(base("zh-Hant-TW").as_deref(), Some("zh-Hant"));
        assert_eq!(["pt", "sr-Latn", "zh-Hant", "zh-TW"].map(base), [const { None }; 4]);
    }

    #[test]
    fn texts_are_those_of_the_base_language_before_others() {
        let texts: LangText = serde_yaml::from_str("{en: a, pt: b, sr: c}").unwrap();
        let en = Lang::new("en");
        let get = |code| texts.get(&Lang::new(code), &en).0.to_owned();
        assert_eq!(["pt-BR", "sr-RS", "sr-Latn", "en-GB", "lv"].map(get), ["b", "c", "a", "a", "a"]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_meant_is_a_code(typed in "[a-zA-Z]{2,3}([-_][a-zA-Z]{4})?([-_]([a-zA-Z]{2}|[0-9]{3}))?|\\PC{0,12}") {
            if let Some(meant) = Lang::meant(&typed) {
                proptest::prop_assert!(Lang::is_code(&meant));
            }
        }
    }
}
