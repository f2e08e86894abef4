//! What somebody has typed, as words: the same cuts as in the browser (`scripts/search/query.mjs`).

use crate::words::{self, normalise};

const MOST_CHARACTERS: usize = 1000;
const MOST_WORDS: usize = 32;
const QUOTES: &str = "\"“”„«»";

/// A query, cut into its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub words: Vec<QueryWord>,
    pub phrases: Vec<Vec<String>>,
    /// Several words are a phrase.
    pub excluded: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    pub text: String,
    /// The last one, while it is being typed, stands for all words that begin with it.
    pub is_prefix: bool,
}

/// One part of a query, `-"a b"`.
struct Part<'a> {
    is_excluded: bool,
    is_quoted: bool,
    text: &'a str,
    is_last: bool,
}

/// Cuts a query.
pub fn parse(text: &str) -> Query {
    let cut: String = text.chars().take(MOST_CHARACTERS).collect();
    let cut = normalise(&cut);
    let mut query = Query::default();
    let mut room = MOST_WORDS;
    let mut rest: &str = &cut;
    while let Some((part, after)) = next(rest) {
        rest = after;
        let all: Vec<String> = words::words(part.text).map(|(_, word)| word).collect();
        let count = all.len();
        let list: Vec<String> = all.into_iter().take(room).collect();
        room -= list.len();
        if list.is_empty() {
            continue;
        }
        if part.is_excluded {
            query.excluded.push(list);
        } else if part.is_quoted {
            query.phrases.push(list);
        } else {
            let is_typed = part.is_last && part.text.ends_with(char::is_alphanumeric) && list.len() == count;
            let last = list.len() - 1;
            let words = list.into_iter().enumerate();
            query.words.extend(words.map(|(at, text)| QueryWord { text, is_prefix: is_typed && at == last }));
        }
    }
    query
}

fn is_quote(letter: char) -> bool {
    QUOTES.contains(letter)
}

/// The next part, and what follows it.
fn next(text: &str) -> Option<(Part<'_>, &str)> {
    let mut start = text;
    loop {
        start = start.trim_start();
        let first = start.chars().next()?;
        let bare = start.strip_prefix('-');
        let is_excluded = bare.is_some_and(|rest| rest.starts_with(|letter: char| !letter.is_whitespace()));
        let body = bare.filter(|_| is_excluded).unwrap_or(start);
        if let Some(inner) = body.strip_prefix(is_quote) {
            if let Some((quoted, after)) = inner.split_once(is_quote) {
                return Some((Part { is_excluded, is_quoted: true, text: quoted, is_last: false }, after));
            }
            // A quotation mark without its partner says nothing.
            start = inner;
            continue;
        }
        let end = body.find(|letter: char| letter.is_whitespace() || is_quote(letter)).unwrap_or(body.len());
        let (plain, after) = body.split_at(end);
        if plain.is_empty() {
            start = start.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        return Some((Part { is_excluded, is_quoted: false, text: plain, is_last: after.is_empty() }, after));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Query { words, phrases, excluded } = parse(text);
        let words = words.iter().map(|word| format!("{}{}", word.text, if word.is_prefix { "*" } else { "" }));
        let phrases = phrases.iter().map(|words| format!("\"{}\"", words.join(" ")));
        let excluded = excluded.iter().map(|words| format!("-{}", words.join(" ")));
        words.chain(phrases).chain(excluded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_are_told_apart() {
        let cases = [
            ("Old harbour", "old harbour*"),
            ("old harbour ", "old harbour"),
            ("old-harbour", "old harbour*"),
            ("\"old harbour\" town", "town* \"old harbour\""),
            ("„alter Hafen“ Stadt ", "stadt \"alter hafen\""),
            ("town -harbour", "town -harbour"),
            ("town -\"old harbour\"", "town -old harbour"),
            ("town - harbour!", "town harbour"),
            ("\"old harbour", "old harbour*"),
            ("-\"old", "old*"),
            ("--", ""),
            ("<img onerror=\"x\">", "img onerror \"x\""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn long_queries_are_cut() {
        assert_eq!(parse(&"word ".repeat(10_000)).words.len(), MOST_WORDS);
        assert_eq!(parse(&"x".repeat(10_000)).words.first().map(|word| word.text.len()), Some(MOST_CHARACTERS));
    }
}
