//! Holds the messages of a file against the English ones: names, placeholders, plural forms.

use std::collections::{BTreeMap, BTreeSet};

use super::{Message, MessageFile, Pattern, Table, award, form_name, nearest_key, place};
use crate::diag::{Diagnostic, codes};
use crate::locale::plural_forms;
use crate::source::SourcePath;
use crate::theme::former;

/// Checks a file. `may_add`: whether names that English lacks are new messages, as in a theme's own English file. Gives the
/// names of those that differ so from the English ones that these are shown in their place: else every template that shows
/// one would be told to be wrong as well.
pub fn file(
    file: &MessageFile,
    own: &Table,
    english: &Table,
    may_add: bool,
    out: &mut Vec<Diagnostic>,
) -> BTreeSet<String> {
    let mut unfit = BTreeSet::new();
    for (key, message) in own {
        let before = out.len();
        match english.get(key) {
            Some(reference) => translation(file, key, message, reference, out),
            None if may_add => forms(file, key, message, out),
            None => {
                let unknown = codes::messages::extra_key(place(file, key), key, nearest_key(key, english));
                out.push(former::of_message(unknown, key, |now| english.contains_key(now)));
            }
        }
        unfit.extend((out.len() > before && english.contains_key(key)).then(|| key.clone()));
    }
    unfit
}

/// Notes what files of a theme lack. A message that is new in the English file is missing in all others for one cause, so
/// files that lack the same are noted together.
pub fn missing<'e>(files: &[(&MessageFile, BTreeSet<String>)], english: &'e Table, out: &mut Vec<Diagnostic>) {
    let mut by_keys: BTreeMap<Vec<&'e str>, BTreeMap<&SourcePath, &str>> = BTreeMap::new();
    for (file, own) in files {
        let missing: Vec<&str> = english.keys().filter(|key| !own.contains(*key)).map(String::as_str).collect();
        by_keys.entry(missing).or_default().insert(&file.path, file.lang.as_str());
    }
    for (keys, files) in by_keys.into_iter().filter(|(keys, _)| !keys.is_empty()) {
        let languages: Vec<&str> = files.values().copied().collect();
        let paths: Vec<&SourcePath> = files.into_keys().collect();
        if let Some((first, others)) = paths.split_first() {
            out.push(codes::messages::missing_key(first, others, &languages, &keys));
        }
    }
}

/// Checks one message against the English one of its name.
fn translation(file: &MessageFile, key: &str, own: &Message, english: &Message, out: &mut Vec<Diagnostic>) {
    match (own, english) {
        (Message::Counted(_), Message::Plain(_)) => {
            out.push(codes::messages::not_counted(place(file, key), key));
            return;
        }
        (Message::Plain(_), Message::Counted(_)) => {
            let names: Vec<_> = plural_forms(&file.lang).into_iter().map(form_name).collect();
            if names.len() > 1 {
                out.push(codes::messages::missing_plural(place(file, key), key, file.lang.as_str(), &names));
            }
        }
        _ => forms(file, key, own, out),
    }
    placeholders(file, key, own, english, out);
}

/// Checks that a counted message has just the forms of its language.
fn forms(file: &MessageFile, key: &str, own: &Message, out: &mut Vec<Diagnostic>) {
    let Message::Counted(texts) = own else { return };
    let wanted = plural_forms(&file.lang);
    let missing: Vec<_> = wanted.iter().filter(|form| !texts.contains_key(form)).map(|form| form_name(*form)).collect();
    if !missing.is_empty() {
        out.push(codes::messages::missing_plural(place(file, key), key, file.lang.as_str(), &missing));
    }
    for form in texts.keys().filter(|form| !wanted.contains(form)) {
        let at = place(file, &format!("{key}.{}", form_name(*form)));
        out.push(codes::messages::extra_plural(at, key, file.lang.as_str(), form_name(*form)));
    }
}

/// The placeholders of a text that are not words of the award: these may stand anywhere, or be written out.
fn names(pattern: &Pattern) -> BTreeSet<&str> {
    pattern.names().filter(|name| !award::WORDS.contains(name)).collect()
}

/// Checks that each text has the placeholders of the English message; one that counts may leave out the number.
fn placeholders(file: &MessageFile, key: &str, own: &Message, english: &Message, out: &mut Vec<Diagnostic>) {
    let allowed = english.placeholders();
    let counted = matches!(english, Message::Counted(_));
    let texts: Vec<(String, BTreeSet<&str>)> = match own {
        Message::Plain(pattern) => vec![(key.to_owned(), names(pattern))],
        Message::Counted(forms) => {
            forms.iter().map(|(form, pattern)| (format!("{key}.{}", form_name(*form)), names(pattern))).collect()
        }
    };
    for (at, names) in texts {
        let unknown: Vec<String> =
            names.iter().filter(|name| !allowed.contains(**name)).map(|name| (*name).to_owned()).collect();
        let missing: Vec<String> = allowed
            .iter()
            .filter(|name| !names.contains(name.as_str()) && (*name != "n" || !counted))
            .cloned()
            .collect();
        if !unknown.is_empty() || !missing.is_empty() {
            out.push(codes::messages::placeholder(place(file, &at), &at, &unknown, &missing));
        }
    }
}
