//! What a style sheet loads from elsewhere: addresses of other hosts in `@import`, `url()` and what is like it.

use std::borrow::Cow;
use std::ops::Range;

use super::{Kind, Token, tokens};

/// Functions whose texts in quotes are addresses.
const LOADING: [&str; 4] = ["-webkit-image-set", "image-set", "src", "url"];

/// The places of all addresses of other hosts, in the order of the text.
pub(in crate::theme) fn elsewhere(css: &str) -> Vec<Range<usize>> {
    let all = tokens(css);
    let all: Vec<&Token> = all.iter().filter(|token| !matches!(token.kind, Kind::Space | Kind::Comment)).collect();
    let text = |token: &Token| css.get(token.range.clone()).unwrap_or_default();
    let (mut found, mut loading, mut depth) = (Vec::new(), None, 0_usize);
    let mut is_import = false;
    for (at, token) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        match token.kind {
            Kind::Url => {
                let inner = text(token).split_once('(').map_or("", |(_, inner)| inner.trim_end_matches(')'));
                found.extend(is_foreign(inner).then(|| token.range.clone()));
            }
            Kind::Open(b'(') => {
                depth += 1;
                let name = before.filter(|name| name.kind == Kind::Word && name.range.end == token.range.start);
                let name = name.map(|name| plain(text(name)).to_lowercase()).unwrap_or_default();
                if loading.is_none() && LOADING.contains(&&*name) {
                    loading = Some(depth);
                    // Without quotes, which only a name with escapes in it leaves to this place.
                    let inner = css.get(token.range.end..).unwrap_or_default();
                    let inner = inner.get(..inner.find(')').unwrap_or(inner.len())).unwrap_or_default();
                    if !inner.trim_start().starts_with(['"', '\'']) && is_foreign(inner) {
                        found.push(token.range.end..token.range.end + inner.len());
                    }
                }
            }
            Kind::Close(b')') => {
                loading = loading.filter(|own| *own < depth);
                depth = depth.saturating_sub(1);
            }
            Kind::Word => {
                let is_at = before.is_some_and(|sign| text(sign) == "@");
                found.extend(escaped_in_parts(css, token));
                is_import = is_at && plain(text(token)).eq_ignore_ascii_case("import") || is_import;
            }
            Kind::Semicolon | Kind::Open(b'{') => is_import = false,
            Kind::String if loading.is_some() || is_import => {
                let inner = text(token).get(1..).unwrap_or_default();
                found.extend(is_foreign(inner).then(|| token.range.clone()));
            }
            _ => {}
        }
    }
    found
}

/// The address of a function whose name has an escape with a space after it, `\75 rl(…)`: the tokens take that for two words.
fn escaped_in_parts(css: &str, token: &Token) -> Option<Range<usize>> {
    let start = token.range.start;
    let rest = css.get(start..)?;
    if !css.get(token.range.clone())?.contains('\\') {
        return None;
    }
    let (name, after) =
        rest.split_once('(').filter(|(name, _)| name.len() <= 80 && name.contains([' ', '\t', '\n']))?;
    let inner = after.split_once(')').map_or(after, |(inner, _)| inner);
    let is_loading = LOADING.contains(&&*plain(name).to_lowercase());
    (is_loading && is_foreign(inner)).then(|| start..start + name.len() + inner.len() + 1)
}

/// Whether an address names another host: after a scheme, or after two slashes.
fn is_foreign(address: &str) -> bool {
    let address: String = plain(address).chars().filter(|sign| !matches!(sign, '\t' | '\n' | '\r' | '\u{c}')).collect();
    let address = address.trim().trim_start_matches(['"', '\'']).trim().to_lowercase().replace('\\', "/");
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|sign| sign.is_ascii_alphanumeric() || "+-.".contains(sign))
            && scheme != "data"
    };
    address.starts_with("//") || scheme.is_some_and(is_scheme)
}

/// A text with its escapes written out: `\75 rl` is `url`.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let (hex, others) = after.split_at(digits);
        rest = match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                others.strip_prefix([' ', '\n', '\t']).unwrap_or(others)
            }
            None => {
                // Any other character stands for itself, also a second backslash.
                let mut signs = others.chars();
                plain.extend(signs.next());
                signs.as_str()
            }
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(css: &str) -> Vec<&str> {
        elsewhere(css).into_iter().filter_map(|range| css.get(range)).collect()
    }

    #[test]
    fn addresses_of_other_hosts_are_found_however_they_are_written() {
        for css in [
            "@import \"https://fonts.example.org/a.css\";",
            "@import url(https://fonts.example.org/a.css) screen;",
            "@IMPORT/**/'//fonts.example.org/a.css' layer(a);",
            "@\\69mport \"https://a.example\";",
            "a { background: url(//a.example/x.png) }",
            "a { background: URL( 'HTTP://a.example/x.png' ) }",
            "a { background: url(\"ht\\\ntps://a.example/x.png\") }",
            "a { background: \\75 rl(https://a.example/x.png) }",
            "a { background: image-set(\"https://a.example/x.png\" 1x) }",
            "a { background: image-set(url(\"a.png\") 1x, \"https://a.example/x.png\" 2x) }",
            "@font-face { src: local(\"A\"), url(https://a.example/a.woff2) format(\"woff2\") }",
            "a { background: url(\\\\\\\\a.example/x.png) }",
            "@import \"\\68ttps://a.example\";",
            "@media print { a { cursor: url(ftp://a.example/c.cur), auto } }",
        ] {
            assert_eq!(found(css).len(), 1, "{css}: {:?}", found(css));
        }
    }

    #[test]
    fn what_stays_at_home_is_not_told() {
        for css in [
            "@import \"base.css\";",
            "a { background: url(../fonts/a.png) } b { background: url('a b.png') }",
            "a { background: url(data:image/png;base64,xx) }",
            "a::before { content: \"https://example.org\" }",
            "a[href^=\"https://\"] { color: red }",
            "/* url(https://a.example) */ a { b: c }",
            "@namespace svg \"http://www.w3.org/2000/svg\";",
            "@import \"a.css\"; a::after { content: \"http://x\" }",
            "a { b: src; c: \"//x\" }",
        ] {
            assert_eq!(found(css), [""; 0], "{css}");
        }
    }
}
