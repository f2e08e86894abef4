//! What languages are called in themselves.

use crate::values::Lang;

const ENDONYMS: [(&str, &str); 24] = [
    ("be", "беларуская"),
    ("cs", "čeština"),
    ("da", "dansk"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "español"),
    ("et", "eesti"),
    ("fi", "suomi"),
    ("fr", "français"),
    ("is", "íslenska"),
    ("it", "italiano"),
    ("lt", "lietuvių"),
    ("lv", "latviešu"),
    ("nb", "norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "norsk nynorsk"),
    ("no", "norsk"),
    ("pl", "polski"),
    ("pt", "português"),
    ("ru", "русский"),
    ("se", "davvisámegiella"),
    ("sk", "slovenčina"),
    ("sv", "svenska"),
    ("uk", "українська"),
];

/// The name of a language in that language; its code where it is not in the table.
pub fn endonym(lang: &Lang) -> &str {
    ENDONYMS.iter().find(|(code, _)| *code == lang.as_str()).map_or(lang.as_str(), |(_, name)| name)
}
