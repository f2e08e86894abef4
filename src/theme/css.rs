//! What browsers read in a style sheet, as far as anybody needs it here: its tokens, and what they silently skip.
//!
//! 1. [`tokens`] cuts a text into tokens as CSS Syntax does. Together they are the text.
//! 2. [`check`] finds brackets, strings and comments that do not close, and declarations that say nothing. It knows no property and
//!    no selector, so whatever CSS may learn passes: nesting, layers, containers, own properties with any value.

mod elsewhere;

use std::ops::Range;

pub(super) use elsewhere::elsewhere;

/// A piece of a style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Space,
    Comment,
    /// A comment that goes on to the end of the file.
    OpenComment,
    String,
    /// A string that ends with its line, or with the file.
    OpenString,
    /// `url(…)` without quotes.
    Url,
    /// A name or a number.
    Word,
    Open(u8),
    Close(u8),
    Colon,
    Semicolon,
    Other,
}

/// The tokens of a style sheet, in their order and without gaps.
pub(super) fn tokens(css: &str) -> Vec<Token> {
    let bytes = css.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (kind, end) = token(bytes, at);
        tokens.push(Token { kind, range: at..end });
        at = end;
    }
    tokens
}

fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or_default()
}

/// The kind of the token at `at`, and its end.
fn token(bytes: &[u8], at: usize) -> (Kind, usize) {
    let skip = |from: usize, is: fn(u8) -> bool| (from..bytes.len()).find(|at| !is(byte(bytes, *at)));
    match byte(bytes, at) {
        space if space.is_ascii_whitespace() => {
            (Kind::Space, skip(at, |byte| byte.is_ascii_whitespace()).unwrap_or(bytes.len()))
        }
        b'/' if byte(bytes, at + 1) == b'*' => {
            let end = (at + 2..bytes.len()).find(|at| byte(bytes, *at) == b'*' && byte(bytes, at + 1) == b'/');
            end.map_or((Kind::OpenComment, bytes.len()), |end| (Kind::Comment, end + 2))
        }
        quote @ (b'"' | b'\'') => string(bytes, at, quote),
        b'(' | b'[' | b'{' => (Kind::Open(byte(bytes, at)), at + 1),
        b')' | b']' | b'}' => (Kind::Close(byte(bytes, at)), at + 1),
        b':' => (Kind::Colon, at + 1),
        b';' => (Kind::Semicolon, at + 1),
        first if is_word(first) => {
            let end = word_end(bytes, at);
            let is_url = bytes.get(at..end).is_some_and(|word| word.eq_ignore_ascii_case(b"url"));
            match is_url && byte(bytes, end) == b'(' {
                true => url(bytes, end + 1).map_or((Kind::Word, end), |end| (Kind::Url, end)),
                false => (Kind::Word, end),
            }
        }
        _ => (Kind::Other, at + 1),
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\\') || !byte.is_ascii()
}

fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() && is_word(byte(bytes, at)) {
        at += if byte(bytes, at) == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

fn string(bytes: &[u8], start: usize, quote: u8) -> (Kind, usize) {
    let mut at = start + 1;
    while at < bytes.len() {
        match byte(bytes, at) {
            b'\\' => at += 2,
            b'\n' => return (Kind::OpenString, at),
            end if end == quote => return (Kind::String, at + 1),
            _ => at += 1,
        }
    }
    (Kind::OpenString, bytes.len())
}

/// The end of an address without quotes, whose bracket opens before `start`; none if it has quotes, and so is a function.
fn url(bytes: &[u8], start: usize) -> Option<usize> {
    let first = (start..bytes.len()).find(|at| !byte(bytes, *at).is_ascii_whitespace())?;
    let mut at = first;
    while at < bytes.len() {
        match byte(bytes, at) {
            b')' => return Some(at + 1),
            b'"' | b'\'' | b'(' | b'{' | b'}' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// What is wrong at a place of a style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub range: Range<usize>,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A bracket, a quotation mark or the beginning of a comment that nothing closes.
    Open,
    /// A bracket that closes nothing.
    Close,
    /// A declaration without a value.
    NoValue,
    /// A declaration with a second colon: the `;` before it is missing.
    NoSemicolon,
    /// A comment as other languages write it.
    SlashComment,
    /// Words outside of all rules.
    Stray,
}

impl What {
    /// Whether it spoils what follows, also in other style sheets, since all are put together.
    pub fn spoils_all(self) -> bool {
        matches!(self, Self::Open | Self::Close)
    }
}

/// What is wrong in a style sheet, in the order of the text. After a fault that spoils what follows no others are told.
pub(super) fn check(css: &str) -> Vec<Fault> {
    let mut check = Check { css, faults: Vec::new(), open: Vec::new(), suspect: None, statement: Statement::default() };
    for token in tokens(css) {
        check.take(token);
    }
    check.end();
    let mut faults = check.faults;
    faults.sort_by_key(|fault| fault.range.start);
    if let Some(last) = faults.iter().position(|fault| fault.what.spoils_all()) {
        faults.truncate(last + 1);
    }
    faults
}

struct Check<'a> {
    css: &'a str,
    faults: Vec<Fault>,
    open: Vec<Bracket>,
    /// The last block that was closed by what was probably meant for one around it.
    suspect: Option<Range<usize>>,
    statement: Statement,
}

/// A bracket that is open.
struct Bracket {
    range: Range<usize>,
    closes: u8,
    /// Of a block with rules and declarations: what is in front of it. None for a bracket in a value or a selector.
    around: Option<Statement>,
    /// Whether a rule begins inside as far left as the one around: so it was probably meant to be closed before.
    is_suspect: bool,
}

/// A declaration, or what stands in front of a block.
#[derive(Debug, Clone, Default)]
struct Statement {
    /// All that is no space and no comment, outside of brackets.
    tokens: Vec<Token>,
}

impl Statement {
    fn text<'a>(&self, css: &'a str, at: usize) -> &'a str {
        self.tokens.get(at).and_then(|token| css.get(token.range.clone())).unwrap_or_default()
    }

    /// Whether it gives an own property its value, which may be anything.
    fn is_custom(&self, css: &str) -> bool {
        self.text(css, 0).starts_with("--") && self.tokens.get(1).is_some_and(|token| token.kind == Kind::Colon)
    }

    fn range(&self) -> Range<usize> {
        let start = self.tokens.first().map_or(0, |token| token.range.start);
        start..self.tokens.last().map_or(start, |token| token.range.end)
    }
}

impl Check<'_> {
    fn tell(&mut self, range: Range<usize>, what: What) {
        self.faults.push(Fault { range, what });
    }

    fn take(&mut self, token: Token) {
        match token.kind {
            Kind::Space | Kind::Comment => {}
            Kind::OpenComment => {
                // Nothing that follows is read, so brackets that are open are not told as well.
                self.tell(token.range.start..token.range.start + 2, What::Open);
            }
            Kind::OpenString => {
                self.tell(token.range.clone(), What::Open);
                self.statement.tokens.push(token);
            }
            Kind::Open(bracket) => self.opens(bracket, token),
            Kind::Close(bracket) => self.closes(bracket, token),
            Kind::Semicolon if self.is_in_value() => {}
            Kind::Semicolon => self.judge(Some(token.range)),
            _ if self.is_in_value() => {}
            _ => self.statement.tokens.push(token),
        }
    }

    /// Whether a bracket is open that holds neither rules nor declarations.
    fn is_in_value(&self) -> bool {
        self.open.last().is_some_and(|bracket| bracket.around.is_none())
    }

    fn opens(&mut self, bracket: u8, token: Token) {
        let closes = match bracket {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        let is_block = bracket == b'{' && !self.is_in_value() && !self.statement.is_custom(self.css);
        if is_block {
            self.slash_comment();
            let own = indentation(self.css, self.statement.tokens.first().unwrap_or(&token).range.start);
            if let Some(outer) = self.open.last_mut() {
                let start =
                    outer.around.as_ref().and_then(|around| around.tokens.first()).map(|token| token.range.start);
                let around = indentation(self.css, start.unwrap_or(outer.range.start));
                outer.is_suspect |= own.is_some() && own <= around;
            }
        } else if !self.is_in_value() {
            self.statement.tokens.push(Token { kind: Kind::Other, ..token.clone() });
        }
        let around = is_block.then(|| std::mem::take(&mut self.statement));
        self.open.push(Bracket { range: token.range, closes, around, is_suspect: false });
    }

    fn closes(&mut self, bracket: u8, token: Token) {
        // A `}` also ends brackets of values that were left open.
        while bracket == b'}'
            && let Some(left) = self.open.pop_if(|left| left.closes != b'}')
        {
            self.tell(left.range, What::Open);
        }
        let Some(open) = self.open.last().filter(|open| open.closes == bracket) else {
            return self.tell(token.range, What::Close);
        };
        // The last declaration of a block needs no `;`.
        if open.around.is_some() && !self.statement.tokens.is_empty() {
            self.judge(None);
        }
        if let Some(closed) = self.open.pop().filter(|open| open.is_suspect) {
            self.suspect = Some(closed.range);
        }
    }

    fn end(&mut self) {
        let is_cut = self.faults.iter().any(|fault| fault.what.spoils_all());
        let Some(last) = self.open.last().map(|open| open.range.clone()) else { return self.judge_last_outside() };
        let suspect = self.open.iter().find(|open| open.is_suspect).map(|open| open.range.clone());
        let range = suspect.or(self.suspect.take()).unwrap_or(last);
        if !is_cut {
            self.tell(range, What::Open);
        }
    }

    fn judge_last_outside(&mut self) {
        if !self.statement.tokens.is_empty()
            && !self.statement.text(self.css, 0).starts_with('@')
            && !self.slash_comment()
        {
            self.tell(self.statement.range(), What::Stray);
        }
    }

    /// Tells of `//` at the beginning of a statement.
    fn slash_comment(&mut self) -> bool {
        let is_one = self.statement.text(self.css, 0) == "/" && self.statement.text(self.css, 1) == "/";
        if is_one {
            let start = self.statement.range().start;
            let end = self.css.get(start..).and_then(|rest| rest.find('\n')).map_or(self.css.len(), |end| start + end);
            self.tell(start..end, What::SlashComment);
        }
        is_one
    }

    /// A statement ends without a block; `semicolon` is what ends it.
    fn judge(&mut self, semicolon: Option<Range<usize>>) {
        let is_comment = self.slash_comment();
        let statement = std::mem::take(&mut self.statement);
        let is_outside = self.open.is_empty();
        let Some(first) = statement.tokens.first() else {
            // Between rules it is a part of the next selector.
            if let Some(range) = semicolon.filter(|_| is_outside) {
                self.tell(range, What::Stray);
            }
            return;
        };
        let is_rule = self.css.get(first.range.clone()) == Some("@") || statement.is_custom(self.css);
        if is_comment || is_rule || statement.tokens.iter().any(|token| token.kind == Kind::OpenString) {
            return;
        }
        if is_outside {
            return self.tell(statement.range(), What::Stray);
        }
        let mut colons = statement.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Colon);
        let first = colons.next().map(|(at, _)| at);
        match (first, colons.next()) {
            (Some(at), _) if at + 1 < statement.tokens.len() && statement.text(self.css, at + 1) == "progid" => {}
            (Some(at), None) if at + 1 < statement.tokens.len() => {}
            (Some(at), Some((second, _))) if second > at + 1 => {
                let from = statement.tokens.get(second - 1).map_or(0, |token| token.range.start);
                self.tell(from..statement.range().end, What::NoSemicolon);
            }
            _ => self.tell(statement.range(), What::NoValue),
        }
    }
}

/// How far a place is from the beginning of its line, if nothing but spaces stands before it.
fn indentation(css: &str, at: usize) -> Option<usize> {
    let line = css.get(..at)?;
    let own = line.rfind('\n').map_or(line, |end| line.get(end + 1..).unwrap_or_default());
    own.trim().is_empty().then_some(own.len())
}

#[cfg(test)]
mod tests;
