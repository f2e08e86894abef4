//! What messages call the award and those who hold it: as site.yaml says, else in words that suit any award.

use super::{Message, Piece, Words, form};
use crate::config::{Award, Forms};
use crate::values::Lang;

/// The placeholders that stand for these words, in messages of any name.
pub const WORDS: [&str; 2] = ["award", "holder"];

/// The words of one language.
#[derive(Debug)]
pub struct AwardWords {
    name: String,
    holder: Option<Forms>,
}

impl AwardWords {
    pub fn new(award: &Award, lang: &Lang, default: &Lang) -> Self {
        let holder = award.holder.as_ref().and_then(|holder| holder.get(lang, default)).cloned();
        Self { name: award.name.get(lang, default).0.to_owned(), holder }
    }
}

impl Words {
    /// The word for a placeholder; a title holder is one, unless the message counts them.
    pub(super) fn award_word(&self, placeholder: &str, count: Option<i64>) -> &str {
        let count = count.unwrap_or(1);
        let own = self.own.award.as_ref();
        if placeholder == "award" {
            return own.map_or_else(|| self.plain("award.name", count), |own| &own.name);
        }
        match own.and_then(|own| own.holder.as_ref()) {
            Some(forms) => forms.get(self.own.locale.plural(count)),
            None => self.plain("award.holder", count),
        }
    }

    /// A message without placeholders, in the form for a number.
    fn plain(&self, key: &str, count: i64) -> &str {
        let speeches = [&self.own, &self.english];
        let found = speeches.iter().find_map(|speech| Some((speech.messages.get(key)?, &speech.locale)));
        let pattern = found.and_then(|(message, locale)| match message {
            Message::Plain(pattern) => Some(pattern),
            Message::Counted(forms) => form(forms, locale, count),
        });
        match pattern.map(|pattern| pattern.0.as_slice()) {
            Some([Piece::Text(text)]) => text,
            _ => "",
        }
    }
}
