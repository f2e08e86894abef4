//! YAML: read with limits, checked against a schema with every problem at its field path, located on demand.
//!
//! 1. [`parse`] checks size and nesting, then reads with `serde_yaml`, which refuses duplicate keys; what it says is put
//!    into a sentence for editors, and the usual `slips` are recognised with their corrected line.
//! 2. [`schema`] prepares the JSON Schema of a struct, [`check`] walks a value along it and collects *all* problems,
//!    references and terms; `suggest` finds what may have been meant, [`report`] puts problems into words.
//! 3. [`read`] is the one way from there to a struct: it leaves out what is `empty`, lays a translation over its original
//!    (`patch`), and gives a struct wherever there is no error. `without` reads the same again as if some references were not stated.
//! 4. [`resolve`] turns places into lines and columns once a build is over, with the reader that keeps positions
//!    (`spans`).
//!
//! The types of the content model hold no positions (decision 2 of the design): one reader (`serde_yaml`) makes every
//! value, and only when a diagnostic is reported does the other one (`saphyr`) look for its field in the text. So
//! nothing that an editor did right pays for positions, and where the two readers disagree (saphyr refuses a tab after
//! a colon), a place gets coarser but never a value different.

pub mod check;
pub mod choices;
pub mod empty;
mod escapes;
pub mod expected;
pub mod fences;
mod forms;
mod limits;
pub mod parse;
mod patch;
pub mod read;
mod repeats;
pub mod report;
pub mod resolve;
pub mod schema;
pub mod slips;
pub mod spans;
mod suggest;
#[cfg(test)]
pub(crate) mod testing;
pub mod trail;
mod walk;
mod without;

use serde_yaml::Value;

pub use forms::html_entity;

/// The text as a YAML value in quotes: single ones, or double ones where there is an apostrophe.
pub fn quoted(text: &str) -> String {
    let plain_double = !text.contains(['"', '\\']) && !text.chars().any(char::is_control);
    if text.contains('\'') && plain_double { format!("\"{text}\"") } else { format!("'{}'", text.replace('\'', "''")) }
}

/// The text as a YAML value, with quotes only where it needs them.
pub fn scalar(text: &str) -> String {
    let special = text.contains(['[', ']', '{', '}', ',', '\n', '\t']) || text.trim() != text;
    let reads_back = || {
        let field = serde_yaml::from_str::<Value>(&format!("k: {text}"));
        field.is_ok_and(|field| field.get("k").and_then(Value::as_str) == Some(text))
    };
    if !special && reads_back() { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_gets_quotes_only_where_it_needs_them() {
        let shown: Vec<String> = ["a b", "2024", "a: b", "it's", "it's: so", "true", "", "a, b"].map(scalar).into();
        assert_eq!(shown, ["a b", "'2024'", "'a: b'", "it's", "\"it's: so\"", "'true'", "''", "'a, b'"]);
    }

    proptest! {
        #[test]
        fn a_quoted_text_reads_back_as_itself(text in "[ -~äß„“]{0,20}") {
            for written in [quoted(&text), scalar(&text)] {
                let field: Value = serde_yaml::from_str(&format!("k: {written}")).unwrap();
                prop_assert_eq!(field.get("k").and_then(Value::as_str), Some(text.as_str()));
            }
        }
    }
}
