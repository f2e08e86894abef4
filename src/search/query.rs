//! What somebody has typed, as words: the same cuts as in the browser (`scripts/search/query.mjs`).

use std::ops::Range;

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

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryWord {
    pub text: String,
    /// The last one, while it is being typed, stands for all words that begin with it.
    pub is_prefix: bool,
    /// What a number is made of: `12` and `000` of `12000`. Empty if it is one word.
    pub parts: Vec<String>,
}

/// One part of a query, `-"a b"`.
struct Part {
    is_excluded: bool,
    is_quoted: bool,
    range: Range<usize>,
}

/// Cuts a query.
pub fn parse(text: &str) -> Query {
    parse_but(text, &[])
}

/// Cuts a query in which the quoted parts with these numbers, from 0, count as words: texts do not have them as they are.
pub fn parse_but(text: &str, unquoted: &[usize]) -> Query {
    let cut: String = text.chars().take(MOST_CHARACTERS).collect();
    let cut = normalise(&cut);
    let mut query = Query::default();
    let mut plain: Vec<(Range<usize>, String)> = Vec::new();
    let (mut room, mut quotes, mut at, mut is_typed) = (MOST_WORDS, 0, 0, false);
    while let Some(part) = next(&cut, at) {
        at = part.range.end + usize::from(part.is_quoted) * closing(&cut, part.range.end);
        let own = cut.get(part.range.clone()).unwrap_or_default();
        let all: Vec<_> = words::words(own).map(|(place, word)| (moved(&place, part.range.start), word)).collect();
        let (count, list) = (all.len(), all.into_iter().take(room).collect::<Vec<_>>());
        room -= list.len();
        if list.is_empty() {
            continue;
        }
        let texts = || list.iter().map(|(_, word)| word.clone()).collect();
        if part.is_excluded {
            query.excluded.push(texts());
            continue;
        }
        if part.is_quoted {
            quotes += 1;
            if !unquoted.contains(&(quotes - 1)) {
                query.phrases.push(texts());
                continue;
            }
        }
        let ends = list.last().is_some_and(|(place, _)| place.end == cut.len());
        is_typed = !part.is_quoted && list.len() == count && ends;
        plain.extend(list);
    }
    query.words = join_numbers(&cut, &plain, is_typed);
    // Signs alone are nothing that a text has; without this they would ask for everything.
    let rest = cut.trim();
    if room == MOST_WORDS && !rest.is_empty() {
        let text = rest.chars().flat_map(char::to_lowercase).collect();
        query.words.push(QueryWord { text, ..QueryWord::default() });
    }
    query
}

/// Joins the parts of numbers. The last word may still be being typed.
fn join_numbers(text: &str, plain: &[(Range<usize>, String)], is_typed: bool) -> Vec<QueryWord> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some((count, number)) = words::number_at(text, plain, at) {
        let parts = plain.iter().skip(at).take(count).filter(|_| count > 1).map(|(_, part)| part.clone());
        at += count;
        found.push(QueryWord { text: number, is_prefix: is_typed && at == plain.len(), parts: parts.collect() });
    }
    found
}

fn moved(place: &Range<usize>, by: usize) -> Range<usize> {
    place.start + by..place.end + by
}

fn is_quote(letter: char) -> bool {
    QUOTES.contains(letter)
}

/// The length of the character at a place.
fn closing(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// The next part from a place on.
fn next(text: &str, mut at: usize) -> Option<Part> {
    loop {
        let rest = text.get(at..)?;
        let start = at + rest.len() - rest.trim_start().len();
        let rest = text.get(start..)?;
        let first = rest.chars().next()?;
        // A hyphen behind something belongs to it: `"me too"-movement`.
        let is_apart =
            text.get(..start).is_some_and(|before| before.chars().next_back().is_none_or(char::is_whitespace));
        let bare =
            rest.strip_prefix('-').filter(|rest| is_apart && rest.starts_with(|letter: char| !letter.is_whitespace()));
        let body = bare.unwrap_or(rest);
        let from = text.len() - body.len();
        if let Some(inner) = body.strip_prefix(is_quote) {
            let inside = text.len() - inner.len();
            if let Some(length) = inner.find(is_quote) {
                return Some(Part { is_excluded: bare.is_some(), is_quoted: true, range: inside..inside + length });
            }
            // A quotation mark without its partner says nothing.
            at = inside;
            continue;
        }
        let length = body.find(|letter: char| letter.is_whitespace() || is_quote(letter)).unwrap_or(body.len());
        if length == 0 {
            at = start + first.len_utf8();
            continue;
        }
        return Some(Part { is_excluded: bare.is_some(), is_quoted: false, range: from..from + length });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Query { words, phrases, excluded } = parse(text);
        let words = words.iter().map(|word| {
            let parts = if word.parts.is_empty() { String::new() } else { format!("={}", word.parts.join("+")) };
            format!("{}{parts}{}", word.text, if word.is_prefix { "*" } else { "" })
        });
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
            ("„Model C“-Schulen", "schulen* \"model c\""),
            ("\"me too\"-bevegelsen", "bevegelsen* \"me too\""),
            ("«a»-b-\"c\" (d)-e [f]-g 'h'-i \"j\" -k", "b d e f g h i \"a\" \"c\" \"j\" -k"),
            ("a\u{a0}-b", "a -b"),
            ("--", "--"),
            ("🎭", "🎭"),
            (" !!! ", "!!!"),
            ("\"\"", "\"\""),
            ("worksheet 1.2", "worksheet 1.2=1+2*"),
            ("12 000 people", "12000=12+000 people*"),
            ("12,000 12'000,5 ", "12000=12+000 12000=12+000 5"),
            ("1, 2 2024 300 1 000 000", "1 2 2024 300 1000000=1+000+000*"),
            ("3,5 12.05.2024 ", "3.5=3+5 12.05.2024=12+05+2024"),
            ("<img onerror=\"x\">", "img onerror \"x\""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn quoted_parts_may_count_as_words() {
        let query = parse_but("a \"b c\" d \"e f\" -\"g h\" i", &[1]);
        let words: Vec<_> = query.words.iter().map(|word| (word.text.as_str(), word.is_prefix)).collect();
        assert_eq!(words, [("a", false), ("d", false), ("e", false), ("f", false), ("i", true)]);
        assert_eq!(query.phrases, [["b", "c"]]);
        assert_eq!(query.excluded, [["g", "h"]]);
        assert!(parse_but("\"old harbour\"", &[0]).words.iter().all(|word| !word.is_prefix));
    }

    #[test]
    fn long_queries_are_cut() {
        assert_eq!(parse(&"word ".repeat(10_000)).words.len(), MOST_WORDS);
        assert_eq!(parse(&"x".repeat(10_000)).words.first().map(|word| word.text.len()), Some(MOST_CHARACTERS));
    }
}
