//! A language that nobody speaks: English with accents, and longer by 40 %, as the words of other languages are.

use serde_yaml::Value;

/// How many letters there are for every ten of the English.
const OF_TEN: usize = 14;

/// The accents, letter by letter.
const PLAIN: &str = "aceilnosuyzACEILNOSUYZ";
const ACCENTED: &str = "åčēīłñöšüýžÅČĒĪŁÑÖŠÜÝŽ";

/// A file of messages in that language.
pub fn messages(english: &str) -> String {
    let mut messages: Value = serde_yaml::from_str(english).unwrap();
    lengthen_all(&mut messages);
    serde_yaml::to_string(&messages).unwrap()
}

fn lengthen_all(value: &mut Value) {
    match value {
        Value::String(text) => *text = lengthened(text),
        Value::Mapping(group) => group.values_mut().for_each(lengthen_all),
        _ => {}
    }
}

/// The text with longer words; what stands in braces is filled in later and stays.
pub fn lengthened(text: &str) -> String {
    let mut out = String::new();
    let (mut is_placeholder, mut letters, mut written) = (false, 0, 0);
    for letter in text.chars() {
        is_placeholder = letter == '{' || is_placeholder && letter != '}';
        if is_placeholder || !letter.is_alphabetic() {
            out.push(letter);
            continue;
        }
        let at = PLAIN.chars().position(|plain| plain == letter);
        let accented = at.and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(letter);
        letters += 1;
        while written * 10 < letters * OF_TEN {
            out.push(accented);
            written += 1;
        }
    }
    out
}

#[test]
fn words_get_longer_and_placeholders_stay() {
    assert_eq!(lengthened("All {n} case studies"), "ÅÅłłł {n} čåššē šštüddīēēš");
    let text = lengthened("Skip to the content of the page");
    assert!(text.chars().count() * 10 >= "Skip to the content of the page".len() * 13, "{text}");
}
