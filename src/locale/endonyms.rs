//! What languages are called in themselves.

use std::borrow::Cow;

use crate::values::Lang;

const ENDONYMS: [(&str, &str); 70] = [
    ("ar", "العربية"),
    ("be", "беларуская"),
    ("bg", "български"),
    ("br", "brezhoneg"),
    ("bs", "bosanski"),
    ("ca", "català"),
    ("cs", "čeština"),
    ("cy", "Cymraeg"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("de-AT", "Deutsch (Österreich)"),
    ("de-CH", "Deutsch (Schweiz)"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("en-GB", "English (United Kingdom)"),
    ("en-US", "English (United States)"),
    ("es", "español"),
    ("es-419", "español (Latinoamérica)"),
    ("es-ES", "español (España)"),
    ("et", "eesti"),
    ("eu", "euskara"),
    ("fi", "suomi"),
    ("fo", "føroyskt"),
    ("fr", "français"),
    ("fr-BE", "français (Belgique)"),
    ("fr-CA", "français (Canada)"),
    ("fr-CH", "français (Suisse)"),
    ("fy", "Frysk"),
    ("ga", "Gaeilge"),
    ("gl", "galego"),
    ("hr", "hrvatski"),
    ("hu", "magyar"),
    ("hy", "հայերեն"),
    ("is", "íslenska"),
    ("it", "italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kl", "kalaallisut"),
    ("ko", "한국어"),
    ("lb", "Lëtzebuergesch"),
    ("lt", "lietuvių"),
    ("lv", "latviešu"),
    ("mk", "македонски"),
    ("mt", "Malti"),
    ("nb", "norsk bokmål"),
    ("nds", "Plattdüütsch"),
    ("nl", "Nederlands"),
    ("nl-BE", "Nederlands (België)"),
    ("nn", "norsk nynorsk"),
    ("no", "norsk"),
    ("pl", "polski"),
    ("pt", "português"),
    ("pt-BR", "português (Brasil)"),
    ("pt-PT", "português (Portugal)"),
    ("rm", "rumantsch"),
    ("ro", "română"),
    ("ru", "русский"),
    ("se", "davvisámegiella"),
    ("sk", "slovenčina"),
    ("sl", "slovenščina"),
    ("sq", "shqip"),
    ("sr", "српски"),
    ("sr-Cyrl", "српски (ћирилица)"),
    ("sr-Latn", "srpski (latinica)"),
    ("sv", "svenska"),
    ("sv-FI", "svenska (Finland)"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

/// The name of a language in that language; of one in a region that is not in the table, the language's with the code of
/// the region, `English (IE)`; else its code.
pub fn endonym(lang: &Lang) -> Cow<'static, str> {
    let known = |lang: &Lang| ENDONYMS.iter().find(|(code, _)| *code == lang.as_str()).map(|(_, name)| *name);
    let of_base = || {
        let region = lang.as_str().rsplit('-').next()?;
        Some(Cow::Owned(format!("{} ({region})", known(&lang.base()?)?)))
    };
    known(lang).map(Cow::Borrowed).or_else(of_base).unwrap_or_else(|| Cow::Owned(lang.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_name_with_its_script_and_region() {
        let names =
            ["lv", "sr-Latn", "pt-BR", "en-IE", "zh-Hant-TW", "zh-TW", "xx"].map(|code| endonym(&Lang::new(code)));
        let expected =
            ["latviešu", "srpski (latinica)", "português (Brasil)", "English (IE)", "繁體中文 (TW)", "zh-TW", "xx"];
        assert_eq!(names, expected);
    }
}
