use std::sync::Arc;

use super::*;
use crate::source::{MemoryReader, SourceFile};

fn sources(files: &[(&str, &str)]) -> Sources {
    let texts = files.iter().map(|(path, text)| (SourcePath::new(path), SourceFile::new(path, text)));
    let bytes = files.iter().map(|(path, text)| (SourcePath::new(path), text.as_bytes().to_vec()));
    Sources {
        texts: texts.collect(),
        media: BTreeMap::new(),
        reader: Arc::new(MemoryReader(bytes.collect())),
        unread: Vec::new(),
    }
}

/// The new text of site.yaml, and the notes.
fn migrated(files: &[(&str, &str)]) -> Result<(String, Vec<String>), String> {
    let Migration { files, notes } = migrate(&sources(files))?;
    Ok((files[0].new_text(), notes))
}

const EDITION: (&str, &str) = ("content/editions/2024.md", "---\ntitle: E\n---\n");
const PLACE: (&str, &str) = ("content/municipalities/a.md", "---\ntitle: A\nlat: 57.5\nlon: 25\n---\n");

#[test]
fn a_site_without_editions_and_places_gets_its_version_alone() {
    for (old, new) in [
        ("pearls: '1'\n", "pearls: '2'\n"),
        ("# 1\npearls: \"1\" # 1\ntitle: '1'", "# 1\npearls: \"2\" # 1\ntitle: '1'"),
        ("pearls: 1\r\n", "pearls: '2'\r\n"),
        ("{title: a, pearls: '1'}\n", "{title: a, pearls: '2'}\n"),
        ("title: a\n'pearls' : !!str 1", "title: a\n'pearls' : !!str '2'"),
    ] {
        assert_eq!(migrated(&[("site.yaml", old)]).unwrap(), (new.to_owned(), Vec::new()), "{old}");
    }
}

#[test]
fn what_a_site_has_decides_what_is_added_behind_its_fields() {
    let old = "pearls: '1'\nlanguages: lv\n# end";
    let (new, _) = migrated(&[("site.yaml", old), EDITION, PLACE]).unwrap();
    let award = "award:\n  name: Cultural Pearl\n  holder:\n    lv: {zero: kultūras pērļu, one: kultūras pērle, other: kultūras pērles}\n  path: editions\n  list: pearls\n";
    assert_eq!(new, format!("pearls: '2'\nlanguages: lv\n# end\n{award}map: baltic\n"));

    let without_lon = ("content/municipalities/a.md", "---\ntitle: A\nlat: 57.5\nlon:\n---\n");
    let (new, _) = migrated(&[("site.yaml", old), without_lon]).unwrap();
    assert_eq!(new, "pearls: '2'\nlanguages: lv\n# end");
    let told = "pearls: '1'\naward: {name: Prize}\n";
    let (new, _) = migrated(&[("site.yaml", told), EDITION, PLACE]).unwrap();
    assert_eq!(new, format!("{}map: baltic\n", told.replace('1', "2")));
    let chosen = "pearls: '1'\naward: {name: Prize}\nmap: none\n";
    let (new, _) = migrated(&[("site.yaml", chosen), EDITION, PLACE]).unwrap();
    assert_eq!(new, chosen.replace('1', "2"));
}

#[test]
fn a_first_language_that_version_1_had_no_words_for_gets_the_english_ones() {
    let (new, _) = migrated(&[("site.yaml", "pearls: '1'\nlanguages: [fr, 'no', cs]\n"), EDITION]).unwrap();
    assert!(
        new.contains("    fr: {one: Cultural Pearl, other: Cultural Pearls}\n    'no': {one: kulturperle,"),
        "{new}"
    );
    assert!(!new.contains("cs:"), "{new}");
}

#[test]
fn every_language_of_version_1_has_words_for_those_who_hold_the_title() {
    for (lang, words) in HOLDERS {
        let words: BTreeMap<String, String> = serde_yaml::from_str(&format!("{{{words}}}")).unwrap();
        assert!(words.contains_key("other"), "{lang}: {words:?}");
    }
}

#[test]
fn a_migrated_site_has_nothing_to_change() {
    let (new, _) = migrated(&[("site.yaml", "pearls: '1'\nlanguages: [en]\n"), EDITION, PLACE]).unwrap();
    assert_eq!(migrate(&sources(&[("site.yaml", &new), EDITION, PLACE])), Ok(Migration::default()));
}

#[test]
fn what_version_1_guessed_is_counted_and_not_written() {
    let case =
        |id: &str, fields: &str| (format!("content/case-studies/{id}.md"), format!("---\ntitle: T\n{fields}---\n"));
    let cases = [
        case("a", ""),
        case("b", "evidence: described\n"),
        case("c", "evidence: planned\norganiser: x\n"),
        case("c.lv", ""),
        case("d/index.lv", "organiser:\n"),
    ];
    let mut files = vec![("site.yaml", "pearls: '1'\nlanguages: en\n")];
    files.extend(cases.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let Migration { files, notes } = migrate(&sources(&files)).unwrap();
    assert_eq!(files.len(), 1);
    let [note] = &notes[..] else { panic!("{notes:?}") };
    assert!(
        note.starts_with(
            "2 case studies state no `evidence`, which version 1 took for `described`; 3 case studies state no `organiser`"
        ),
        "{note}"
    );
}

#[test]
fn what_cannot_be_changed_safely_is_told_with_the_lines_to_write() {
    for (text, sentence) in [
        ("pearls: '3'\n", "must say for which version"),
        ("title: x\n", "must say for which version"),
        ("pearls: [\n", "cannot be read"),
        ("- pearls\n", "cannot be read"),
        ("{pearls: '1', languages: [en]}\n", "Add these lines to site.yaml yourself:\n\naward:\n"),
        ("pearls: '1'\nlanguages: [en]\n...\n", "Add these lines to site.yaml yourself:\n\naward:\n"),
        ("x: &v '1'\npearls: *v\n", "Change the value of `pearls` in site.yaml to `'2'` yourself."),
    ] {
        let error = migrated(&[("site.yaml", text), EDITION]).unwrap_err();
        assert!(error.contains(sentence), "{text}: {error}");
    }
    assert!(migrate(&sources(&[])).unwrap_err().contains("could not be read"));
}

#[test]
fn changes_are_shown_by_the_line() {
    let Migration { files, .. } =
        migrate(&sources(&[("site.yaml", "# Us\r\npearls: '1' # so\r\ntitle: T"), EDITION])).unwrap();
    let begin = "site.yaml:2: the version that the site is written for\n  - pearls: '1' # so\n  + pearls: '2' # so\n\n\
                 site.yaml:4: the award of the site's editions, named as before\n  + award:\n";
    assert!(files[0].shown().starts_with(begin), "{}", files[0].shown());
}
