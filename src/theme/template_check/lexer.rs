//! Splits a template into tokens, as tera does, keeping where each stands.
//!
//! Only templates that tera has parsed come here, so an error only says that this lexer lags behind tera's.

use std::ops::Range;

/// Where something stands in a template, in bytes.
pub type Span = Range<usize>;

/// A place that this parser does not understand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fail(pub Span);

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub enum Token<'t> {
    /// Between tags, `{% raw %}` included.
    Content,
    /// `{{`
    OutputStart,
    /// `}}`
    OutputEnd,
    /// `{%`
    TagStart,
    /// `%}`
    TagEnd,
    Ident(&'t str),
    Text(String),
    Number,
    Bool,
    /// An operator or bracket.
    Sign(&'static str),
}

/// The signs, longer ones first.
const SIGNS: [&str; 31] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",", ":", "~", "|",
    "=", ">", "<", "(", ")", "[", "]", "{", "}", "@",
];

/// All tokens of a template.
pub fn tokens(text: &str) -> Result<Vec<(Token<'_>, Span)>, Fail> {
    let mut lexer = Lexer { text, at: 0, out: Vec::new() };
    while lexer.at < text.len() {
        match &text.as_bytes()[lexer.at..] {
            [b'{', b'#', ..] => lexer.comment()?,
            [b'{', b'{', ..] => lexer.inside(Token::OutputStart, Token::OutputEnd, "}}")?,
            [b'{', b'%', ..] => match lexer.raw()? {
                true => {}
                false => lexer.inside(Token::TagStart, Token::TagEnd, "%}")?,
            },
            _ => lexer.content(),
        }
    }
    Ok(lexer.out)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    out: Vec<(Token<'t>, Span)>,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, token: Token<'t>, bytes: usize) {
        self.out.push((token, self.at..self.at + bytes));
        self.at += bytes;
    }

    fn fail<T>(&self) -> Result<T, Fail> {
        Err(Fail(self.at..self.text.len()))
    }

    fn content(&mut self) {
        let starts = ["{{", "{%", "{#"].iter().filter_map(|start| self.rest().find(start));
        let end = starts.min().unwrap_or(self.rest().len());
        self.push(Token::Content, end);
    }

    fn comment(&mut self) -> Result<(), Fail> {
        let Some(end) = self.rest().find("#}") else { return self.fail() };
        self.at += end + 2;
        Ok(())
    }

    /// Reads a `{% raw %}` block, if there is one here.
    fn raw(&mut self) -> Result<bool, Fail> {
        let Some(body) = tag(&self.rest()[2..], "raw") else { return Ok(false) };
        let mut from = 2 + body;
        while let Some(found) = self.rest()[from..].find("{%") {
            from += found + 2;
            if let Some(end) = tag(&self.rest()[from..], "endraw") {
                self.push(Token::Content, from + end);
                return Ok(true);
            }
        }
        self.fail()
    }

    /// Reads the tokens of a tag.
    fn inside(&mut self, start: Token<'t>, end: Token<'t>, close: &str) -> Result<(), Fail> {
        let trim = usize::from(self.rest()[2..].starts_with('-'));
        self.push(start, 2 + trim);
        loop {
            let blank = self.rest().bytes().take_while(u8::is_ascii_whitespace).count();
            self.at += blank;
            let trim = usize::from(self.rest().starts_with('-'));
            if self.rest()[trim..].starts_with(close) {
                self.push(end, trim + 2);
                return Ok(());
            }
            self.token()?;
        }
    }

    fn token(&mut self) -> Result<(), Fail> {
        let rest = self.rest();
        let Some(first) = rest.bytes().next() else { return self.fail() };
        match first {
            b'"' | b'\'' | b'`' => self.string(first),
            b'0'..=b'9' => {
                let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
                let whole = digits(rest);
                let count = match rest[whole..].strip_prefix('.') {
                    Some(decimals) => whole + 1 + digits(decimals),
                    None => whole,
                };
                self.push(Token::Number, count);
                Ok(())
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
                let count = rest.bytes().take_while(|byte| *byte == b'_' || byte.is_ascii_alphanumeric()).count();
                let token = match &rest[..count] {
                    "true" | "True" | "false" | "False" => Token::Bool,
                    name => Token::Ident(name),
                };
                self.push(token, count);
                Ok(())
            }
            _ => match SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
                Some(sign) => {
                    self.push(Token::Sign(sign), sign.len());
                    Ok(())
                }
                None => self.fail(),
            },
        }
    }

    fn string(&mut self, quote: u8) -> Result<(), Fail> {
        let mut text = String::new();
        let mut escaped = false;
        for (at, char) in self.rest().char_indices().skip(1) {
            match char {
                _ if escaped => {
                    escaped = false;
                    text.push(match char {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        other => other,
                    });
                }
                '\\' => escaped = true,
                _ if char == char::from(quote) => {
                    self.push(Token::Text(text), at + 1);
                    return Ok(());
                }
                _ => text.push(char),
            }
        }
        self.fail()
    }
}

/// How many bytes of `text` are the rest of a tag of this name, from behind its `{%`.
fn tag(text: &str, name: &str) -> Option<usize> {
    let inner = text.strip_prefix('-').unwrap_or(text).trim_ascii_start().strip_prefix(name)?.trim_ascii_start();
    let rest = inner.strip_prefix('-').unwrap_or(inner).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}
