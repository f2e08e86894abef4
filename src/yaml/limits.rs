//! What is refused before YAML is read: too much of it, and brackets too deep inside each other.
//!
//! Reading `{a: {a: {a: …` takes time that is quadratic in its depth (64 KB: a second or more), so the depth of brackets
//! is measured first, in one pass over the bytes. The pass knows quotes and comments but is no YAML reader: a text
//! written to mislead it costs that second and no more, since the size is limited as well. Blocks nested by
//! indentation are harmless while reading; [`super::parse`] measures the value that comes out.

/// The largest YAML that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// How many lists and fields can be inside each other.
pub const MAX_DEPTH: usize = 64;

/// Whether both limits are kept.
pub fn are_kept(text: &str) -> bool {
    text.len() <= MAX_BYTES && too_deep(text).is_none()
}

/// Where the first bracket stands that is inside more than [`MAX_DEPTH`] others, in bytes.
pub fn too_deep(text: &str) -> Option<usize> {
    let mut scan = Scan { depth: 0, before: b'\n', previous: b'\n', inside: Inside::Nothing };
    text.bytes().position(|byte| {
        scan.step(byte);
        scan.depth > MAX_DEPTH
    })
}

struct Scan {
    depth: usize,
    /// The last byte that means something: no blank, not in a tag or a comment. A line end does outside brackets.
    before: u8,
    /// The byte just before.
    previous: u8,
    inside: Inside,
}

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Nothing,
    Comment,
    /// `&name` or `!tag`, up to the next blank.
    Word,
    SingleQuotes,
    DoubleQuotes,
    /// The byte after a backslash in double quotes.
    Escape,
}

impl Scan {
    fn step(&mut self, byte: u8) {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        self.inside = match self.inside {
            Inside::Comment if byte != b'\n' => Inside::Comment,
            Inside::Word if !is_blank => Inside::Word,
            Inside::Escape => Inside::DoubleQuotes,
            Inside::DoubleQuotes if byte == b'\\' => Inside::Escape,
            Inside::DoubleQuotes if byte != b'"' => Inside::DoubleQuotes,
            Inside::SingleQuotes if byte != b'\'' => Inside::SingleQuotes,
            Inside::DoubleQuotes | Inside::SingleQuotes => {
                self.before = byte;
                Inside::Nothing
            }
            Inside::Nothing | Inside::Comment | Inside::Word => self.outside(byte, is_blank),
        };
        self.previous = byte;
    }

    /// A byte that is neither in quotes nor in a comment.
    fn outside(&mut self, byte: u8, is_blank: bool) -> Inside {
        let after_blank = matches!(self.previous, b' ' | b'\t' | b'\r' | b'\n');
        let begins_value = match self.depth {
            0 => after_blank && matches!(self.before, b'\n' | b':' | b'-' | b'?'),
            _ => matches!(self.before, b'[' | b'{' | b',' | b':' | b'?'),
        };
        match byte {
            b'#' if after_blank => return Inside::Comment,
            b'&' | b'!' if begins_value => return Inside::Word,
            b'"' if begins_value => return Inside::DoubleQuotes,
            b'\'' if begins_value || (self.previous == b'\'' && self.before == b'\'') => return Inside::SingleQuotes,
            b'[' | b'{' if begins_value || self.depth > 0 => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if !is_blank || (byte == b'\n' && self.depth == 0) {
            self.before = byte;
        }
        Inside::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_inside_each_other_are_counted() {
        let nested = |depth: usize| format!("a: {}{}", "[{b: ".repeat(depth / 2), "}]".repeat(depth / 2));
        assert_eq!(too_deep(&nested(64)), None);
        assert_eq!(too_deep(&nested(66)), Some("a: ".len() + "[{b: ".len() * 32));
        assert!(too_deep(&format!("a: &x !y {}", "[".repeat(65))).is_some());
        assert!(too_deep(&format!("- ? {}", "{\"k\": ".repeat(65))).is_some());
        assert!(too_deep(&"[".repeat(65)).is_some());
    }

    #[test]
    fn brackets_in_texts_quotes_and_comments_are_not() {
        assert_eq!(too_deep(&"a: see [1\n".repeat(99)), None);
        assert_eq!(too_deep(&format!("a: '{}'\nb: \"\\\"{}\"\n", "[".repeat(99), "{".repeat(99))), None);
        assert_eq!(too_deep(&format!("a: 'it''s {}'", "[".repeat(99))), None);
        assert_eq!(too_deep(&format!("# {}\na: b # {}", "[".repeat(99), "{".repeat(99))), None);
        assert_eq!(too_deep(&"a: [b, {c: d}]\n".repeat(99)), None);
    }

    #[test]
    fn quoted_closing_brackets_do_not_hide_depth() {
        assert!(too_deep(&"[\"]\", '}', ".repeat(65)).is_some());
    }

    #[test]
    fn size_is_a_limit_as_well() {
        assert!(are_kept(&" ".repeat(MAX_BYTES)) && !are_kept(&" ".repeat(MAX_BYTES + 1)));
    }
}
