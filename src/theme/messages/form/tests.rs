use std::sync::Arc;

use super::*;
use crate::source::SourcePath;
use crate::theme::built_in_files;

const ENGLISH: &str = "# about the file\n\nsite:\n  # on a button\n  menu: Menu\n  skip: \"Skip: {n}\"\n# how many\nlist:\n  count: {one: \"{n} case\", other: \"{n} cases\"}\nanswer:\n  \"no\": No\n";

fn file(lang: &str, text: &str, role: Role) -> MessageFile {
    let folder = if role == Role::Theme { "themes/pearls" } else { "content" };
    let path = SourcePath::new(&format!("{folder}/messages/{lang}.yaml"));
    MessageFile { lang: Lang::new(lang), path, text: Arc::from(text), role }
}

/// The file without its header.
fn form(lang: &str, theme: Option<&str>, site: Option<&str>) -> String {
    let english = file("en", ENGLISH, Role::Theme);
    let own: Vec<MessageFile> = [(theme, Role::Theme), (site, Role::Site)]
        .into_iter()
        .filter_map(|(text, role)| Some(file(lang, text?, role)))
        .collect();
    let form = Form { english: vec![&english], own: own.iter().collect(), lang: &Lang::new(lang), notes: &[] };
    let text = form.text().unwrap();
    text.lines().filter(|line| !line.starts_with(HEADER)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn what_is_missing_stands_in_english_in_the_plural_forms_of_the_language() {
    let text = form("uk", None, Some("site: {menu: Меню}"));
    let expected = "\nsite:\n  # on a button\n  menu: \"Меню\"\n  # skip: \"Skip: {n}\"\n# how many\nlist:\n  \
        # count: {one: \"{n} case\", few: \"{n} cases\", many: \"{n} cases\", other: \"{n} cases\"}\nanswer:\n  # \"no\": \"No\"\n";
    assert_eq!(text, expected);
}

#[test]
fn the_sites_words_go_before_the_themes() {
    let text = form("lv", Some("site: {menu: Izvēlne, skip: \"x {n}\"}"), Some("site: {menu: \"Cita\\u00A0izvēlne\"}"));
    assert!(text.contains("  menu: \"Cita\\u00A0izvēlne\"\n  skip: \"x {n}\"\n"), "{text}");
    assert!(text.contains("# count: {zero: \"{n} cases\", one: \"{n} case\", other: \"{n} cases\"}"), "{text}");
}

#[test]
fn nothing_that_somebody_wrote_is_lost() {
    let old = "# mine\nsite:\n  menu: Меню # later?\n  # skip: \"Далі: {n}\"\nold:\n  word: слово\n# at the end\n";
    let text = form("uk", None, Some(old));
    for kept in [
        "# mine",
        "# later?",
        "# skip: \"Далі: {n}\"",
        "# skip: \"Skip: {n}\"",
        "# at the end",
        "# old.word: \"слово\"",
    ] {
        assert_eq!(text.matches(kept).count(), 1, "{kept}: {text}");
    }
    assert_eq!(form("uk", None, Some(&text)), text, "and made anew, it stays as it is");
    let filled = text.replace("# skip: \"Skip: {n}\"", "skip: \"Далі: {n}\"");
    assert_eq!(form("uk", None, Some(&filled)), filled);
}

#[test]
fn a_file_that_cannot_be_read_is_not_made_anew() {
    let english = file("en", ENGLISH, Role::Theme);
    for broken in ["site: [", "site: {menu: 5}", "site: {menu: \"a } b\"}"] {
        let own = file("uk", broken, Role::Site);
        let lang = Lang::new("uk");
        let form = Form { english: vec![&english], own: vec![&own], lang: &lang, notes: &[] };
        assert_eq!(form.text().unwrap_err().len(), 1, "{broken}");
    }
}

#[test]
fn every_placeholder_of_the_english_messages_is_explained() {
    let files = built_in_files();
    let text = std::str::from_utf8(files["messages/en.yaml"]).unwrap();
    let table = read::table(&file("en", text, Role::Theme), &mut Vec::new());
    let used: BTreeSet<String> = table.values().flat_map(Message::placeholders).collect();
    let used: BTreeSet<String> =
        used.into_iter().chain(crate::theme::messages::award::WORDS.map(str::to_owned)).collect();
    let explained: BTreeSet<String> = PLACEHOLDERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(used, explained);
    assert!(PLACEHOLDERS.iter().skip(1).is_sorted(), "after `n`, in the order of the alphabet");
}

#[test]
fn numbers_show_what_plural_forms_are_for() {
    let of = |lang: &str| plurals(&Lang::new(lang))[1..].join(";");
    assert_eq!(of("en"), "  one: 1;  other: 0, 2, 3, 4 …");
    assert_eq!(
        of("uk"),
        "  one: 1, 21, 31, 41 …;  few: 2, 3, 4, 22 …;  many: 0, 5, 6, 7 …;  other: for no whole number; write the same as above"
    );
}
