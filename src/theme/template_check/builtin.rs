//! The filters, functions and tests that templates may use: arguments and what they give.
//!
//! Tera cannot be asked for them, so those of tera are listed here; a test holds the list against tera itself.

use crate::theme::filters::REFUSED;

/// What a filter makes of the value that it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// The value, perhaps in another order.
    Same,
    /// The value or the argument `value`.
    Default,
    /// An item of the list.
    Element,
    Text,
    Scalar,
    /// Texts: keys, parts of a text.
    Texts,
    /// The values of a map, as a list.
    Values,
    /// The field that the argument `key` names.
    Field,
    /// The items of a list as one text; HTML if they are.
    Joined,
    /// HTML, if the value is.
    Safe,
    Anything,
}

/// A filter, function or test.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    pub name: &'static str,
    /// Names of arguments; a `!` marks those that are needed.
    args: &'static [&'static str],
    pub gives: Gives,
}

impl Builtin {
    pub fn args(&self) -> impl Iterator<Item = &'static str> {
        self.args.iter().map(|arg| arg.trim_end_matches('!'))
    }

    pub fn needed(&self) -> impl Iterator<Item = &'static str> {
        self.args.iter().filter_map(|arg| arg.strip_suffix('!'))
    }
}

const fn entry(name: &'static str, args: &'static [&'static str], gives: Gives) -> Builtin {
    Builtin { name, args, gives }
}

/// Tera's filters but for those in [`REFUSED`], and ours.
pub const FILTERS: &[Builtin] = &[
    entry("safe", &[], Gives::Safe),
    entry("default", &["value!", "boolean"], Gives::Default),
    entry("upper", &[], Gives::Text),
    entry("lower", &[], Gives::Text),
    entry("wordcount", &[], Gives::Scalar),
    entry("escape", &[], Gives::Text),
    entry("escape_html", &[], Gives::Text),
    entry("escape_xml", &[], Gives::Text),
    entry("newlines_to_br", &[], Gives::Text),
    entry("trim", &["pat"], Gives::Text),
    entry("trim_start", &["pat"], Gives::Text),
    entry("trim_end", &["pat"], Gives::Text),
    entry("replace", &["from!", "to!"], Gives::Text),
    entry("capitalize", &[], Gives::Text),
    entry("title", &[], Gives::Text),
    entry("truncate", &["length!", "end"], Gives::Text),
    entry("indent", &["width", "indentation", "first", "blank"], Gives::Text),
    entry("str", &[], Gives::Text),
    entry("int", &["base"], Gives::Scalar),
    entry("float", &[], Gives::Scalar),
    entry("length", &[], Gives::Scalar),
    entry("reverse", &[], Gives::Same),
    entry("split", &["pat!"], Gives::Texts),
    entry("abs", &[], Gives::Scalar),
    entry("round", &["method", "precision"], Gives::Scalar),
    entry("first", &[], Gives::Element),
    entry("last", &[], Gives::Element),
    entry("nth", &["n!"], Gives::Element),
    entry("join", &["sep"], Gives::Joined),
    entry("sort", &["attribute"], Gives::Same),
    entry("unique", &[], Gives::Same),
    entry("get", &["key!", "default"], Gives::Field),
    entry("values", &[], Gives::Values),
    entry("keys", &[], Gives::Texts),
    entry("pairs", &[], Gives::Anything),
    entry("date", &[], Gives::Text),
    entry("period", &[], Gives::Text),
    entry("number", &[], Gives::Text),
    entry("list", &[], Gives::Joined),
    entry("words", &[], Gives::Text),
];

/// Tera's functions and ours. What `t` takes depends on the message.
pub const FUNCTIONS: &[Builtin] = &[
    entry("range", &["start", "end!", "step_by"], Gives::Anything),
    entry("throw", &["message!"], Gives::Scalar),
    entry("super", &[], Gives::Safe),
    entry("t", &["key!"], Gives::Text),
    entry("art", &["cover!"], Gives::Safe),
    entry("say", &["key!"], Gives::Text),
];

/// Tera's tests.
pub const TESTS: &[Builtin] = &[
    entry("string", &[], Gives::Scalar),
    entry("number", &[], Gives::Scalar),
    entry("map", &[], Gives::Scalar),
    entry("bool", &[], Gives::Scalar),
    entry("array", &[], Gives::Scalar),
    entry("integer", &[], Gives::Scalar),
    entry("float", &[], Gives::Scalar),
    entry("none", &[], Gives::Scalar),
    entry("iterable", &[], Gives::Scalar),
    entry("defined", &[], Gives::Scalar),
    entry("undefined", &[], Gives::Scalar),
    entry("odd", &[], Gives::Scalar),
    entry("even", &[], Gives::Scalar),
    entry("divisible_by", &["divisor!"], Gives::Scalar),
    entry("starting_with", &["pat!"], Gives::Scalar),
    entry("ending_with", &["pat!"], Gives::Scalar),
    entry("containing", &["pat!"], Gives::Scalar),
];

/// Why a filter of tera is refused, if it is.
pub fn refusal(name: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(refused, _)| *refused == name).map(|(_, reason)| *reason)
}
