//! A file of messages to be filled in: every message in the order of the English file, those that a language has as they are, and the
//! others as comments with the English text, so that the file is valid from the beginning.
//!
//! 1. [`tree`] reads the names in their order.
//! 2. [`comments`](super::comments) finds what stands above each of them: in the English file, and in the file that the new one takes the place of.
//! 3. [`Form::text`] writes it all down.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_yaml::Value;

use super::comments::{self, Comments};
use super::{Message, MessageFile, Pattern, Role, Table, form_name, read};
use crate::diag::{Diagnostic, is_sound};
use crate::locale::{Locale, PluralCategory, endonym, plural_forms};
use crate::values::Lang;
use crate::yaml::parse;

/// What the lines of the header begin with. They are made anew each time; all other comments are the editors'.
const HEADER: &str = "#|";

/// What the names in braces stand for.
const PLACEHOLDERS: [(&str, &str); 44] = [
    ("n", "a number; it decides which plural form is shown"),
    ("all", "how many there are in all"),
    ("award", "the name of the award in site.yaml"),
    ("count", "a number with its noun, such as 3 results"),
    ("countries", "how many countries, such as 3 countries"),
    ("country", "the name of a country"),
    ("date", "a date, as the language writes it"),
    ("edition", "the title of an edition of the award"),
    ("editions", "how many editions, such as 2 editions"),
    ("end", "a date, a month or a year with which something ends"),
    ("evidence", "how well results are known, from the group `evidence`"),
    ("facet", "what case studies are chosen by, such as Topics"),
    ("facets", "several of these"),
    ("filter", "what a search is narrowed to, such as Country: Latvia"),
    ("holder", "what site.yaml calls those who hold its title, in the form for the number"),
    ("language", "the name of a language"),
    ("lead", "who leads it"),
    ("license", "the name of a licence, such as CC BY 4.0"),
    ("mentor", "the name of an organisation"),
    ("month", "the name of a month"),
    ("most", "how many there may be"),
    ("name", "the name of a file"),
    ("new", "a later version"),
    ("number", "the number of a page"),
    ("old", "an earlier version"),
    ("organiser", "the name of an organisation or a place"),
    ("place", "the name of a place"),
    ("places", "the names of places"),
    ("reasons", "the terms that two case studies have in common"),
    ("section", "the title of a section of a template"),
    ("size", "a number"),
    ("source", "the title of a publication, often a link"),
    ("start", "a date, a month or a year with which something begins"),
    ("stated", "a number"),
    ("sum", "a sum of money"),
    ("term", "the label of a term"),
    ("terms", "the labels of terms"),
    ("time", "a day with its time"),
    ("title", "the title of a publication"),
    ("version", "the number of a version"),
    ("who", "the name of an organisation, or a few words"),
    ("words", "what somebody has searched for"),
    ("year", "a year"),
    ("years", "several years"),
];

/// A name of the English file: a message, or a group of them.
#[derive(Debug, PartialEq, Eq)]
enum Node {
    Message,
    Group(Tree),
}

type Tree = Vec<(String, Node)>;

/// What a file to be filled in is made from.
pub struct Form<'a> {
    /// The English files, from the built-in one on: each adds messages, or words one otherwise.
    pub english: Vec<&'a MessageFile>,
    /// The files of the language, the theme's before the site's.
    pub own: Vec<&'a MessageFile>,
    pub lang: &'a Lang,
    /// Further lines for the header.
    pub notes: &'a [String],
}

impl Form<'_> {
    /// The text of the file; or what cannot be read in the files of the language, of which something would be lost.
    pub fn text(&self) -> Result<String, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let (mut english, mut tree) = (Table::new(), Tree::new());
        for file in &self.english {
            english.extend(read::table(file, &mut Vec::new()));
            if let (Ok(value), true) = (parse::parse(&file.text, 0, &file.path), file.role == Role::Theme) {
                merge(&mut tree, self::tree(&value));
            }
        }
        let (mut own, mut of_site) = (Table::new(), BTreeSet::new());
        for file in &self.own {
            let table = read::table(file, &mut problems);
            if file.role == Role::Site {
                of_site = table.keys().cloned().collect();
            }
            own.extend(table);
        }
        if !is_sound(&problems) {
            return Err(problems);
        }
        let mut page = Page {
            out: self.header(),
            own,
            english,
            forms: plural_forms(self.lang),
            comments: self.comments(&of_site),
        };
        page.nodes(&tree, "", 0);
        page.rest();
        Ok(page.out)
    }

    /// What stands above each name: the comments of the built-in file, then those that editors have written.
    fn comments(&self, of_site: &BTreeSet<String>) -> Comments {
        let mut all = self.english.first().map(|file| comments::of(&file.text, |_| false)).unwrap_or_default();
        all.drop_header();
        let known: BTreeSet<String> = all.lines().map(str::to_owned).collect();
        let Some(site) = self.own.iter().find(|file| file.role == Role::Site) else { return all };
        let english =
            self.english.iter().map(|file| read::table(file, &mut Vec::new())).fold(Table::new(), |mut all, one| {
                all.extend(one);
                all
            });
        let forms = plural_forms(self.lang);
        let missing = english.iter().filter(|(key, _)| !of_site.contains(*key));
        let missing: BTreeSet<String> = missing
            .map(|(key, message)| {
                format!("# {}", line(key.rsplit('.').next().unwrap_or(key), &suggestion(message, &forms)))
            })
            .collect();
        let is_own =
            |comment: &str| !comment.starts_with(HEADER) && !known.contains(comment) && !missing.contains(comment);
        all.add(comments::of(&site.text, |key| english.contains_key(key)), is_own);
        all
    }

    fn header(&self) -> String {
        let (lang, name) = (self.lang.as_str(), endonym(self.lang));
        let mut lines = vec![
            format!("The words of the interface in the language `{lang}` ({name}), for content/messages/{lang}.yaml."),
            "A line with # in front of a name is a message that is missing, with its English text: take the # away and write your".into(),
            "words between the quotation marks. Until then the English text is shown.".into(),
            "Names in braces are filled in and are not translated. They may stand anywhere in the text.".into(),
            format!("`pearls messages {lang} --write` brings the file up to date and keeps what you have written; only these lines are made anew."),
        ];
        lines.extend(plurals(self.lang));
        lines.extend(self.notes.iter().cloned());
        lines.push("What the names in braces stand for:".into());
        lines.extend(PLACEHOLDERS.iter().map(|(name, about)| format!("  {{{name}}}: {about}")));
        lines.into_iter().map(|line| format!("{HEADER} {line}\n")).collect()
    }
}

/// Which numbers take which plural form.
fn plurals(lang: &Lang) -> Vec<String> {
    let locale = Locale::new(lang);
    let example = |form: PluralCategory| {
        let numbers: Vec<String> = (0..=200)
            .filter(|number| locale.plural(*number) == form)
            .take(4)
            .map(|number| number.to_string())
            .collect();
        match numbers.is_empty() {
            true => format!("  {}: for no whole number; write the same as above", form_name(form)),
            false => {
                let more = if numbers.len() < 4 { "" } else { " …" };
                format!("  {}: {}{more}", form_name(form), numbers.join(", "))
            }
        }
    };
    let forms = plural_forms(lang);
    let mut lines = vec!["A message that counts has a text for each form that words take beside numbers:".to_owned()];
    lines.extend(forms.into_iter().map(example));
    lines
}

/// The names of a file in their order.
fn tree(value: &Value) -> Tree {
    let entries = value.as_mapping().into_iter().flatten();
    let named = entries.filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value)));
    let node = |(name, value): (String, &Value)| match value {
        Value::Mapping(_) if read::forms(value).is_none() => (name, Node::Group(tree(value))),
        _ => (name, Node::Message),
    };
    named.map(node).collect()
}

/// Adds what another tree has, at the end of each group.
fn merge(into: &mut Tree, other: Tree) {
    for (name, node) in other {
        match (into.iter_mut().find(|(own, _)| *own == name), node) {
            (Some((_, Node::Group(own))), Node::Group(more)) => merge(own, more),
            (Some(_), _) => {}
            (None, node) => into.push((name, node)),
        }
    }
}

/// The file while it is written.
struct Page {
    out: String,
    /// What is still to be written down.
    own: Table,
    english: Table,
    forms: Vec<PluralCategory>,
    comments: Comments,
}

impl Page {
    fn nodes(&mut self, nodes: &Tree, prefix: &str, depth: usize) {
        let indent = "  ".repeat(depth);
        for (name, node) in nodes {
            let key = format!("{prefix}{name}");
            for comment in self.comments.take(&key) {
                let _ = if comment.is_empty() { writeln!(self.out) } else { writeln!(self.out, "{indent}{comment}") };
            }
            match node {
                Node::Group(inside) => {
                    let _ = writeln!(self.out, "{indent}{}:", quoted_name(name));
                    self.nodes(inside, &format!("{key}."), depth + 1);
                }
                Node::Message => {
                    let (mark, value) = match (self.own.remove(&key), self.english.get(&key)) {
                        (Some(own), _) => ("", written(&own)),
                        (None, Some(english)) => ("# ", suggestion(english, &self.forms)),
                        (None, None) => continue,
                    };
                    let _ = writeln!(self.out, "{indent}{mark}{}", line(name, &value));
                }
            }
        }
    }

    /// What has no place among the messages, so that it is not lost.
    fn rest(&mut self) {
        let unknown = std::mem::take(&mut self.own);
        let about = (!unknown.is_empty()).then(|| "# The site's theme has no messages of these names:".to_owned());
        let unknown = unknown.iter().map(|(key, message)| format!("# {}", line(key, &written(message))));
        let left: Vec<String> = about.into_iter().chain(unknown).chain(self.comments.rest()).collect();
        if !left.is_empty() {
            let _ = writeln!(self.out, "\n{}", left.join("\n"));
        }
    }
}

fn line(name: &str, value: &str) -> String {
    format!("{}: {value}", quoted_name(name))
}

/// A name as YAML reads it as a text.
fn quoted_name(name: &str) -> String {
    let is_word = ["no", "yes", "on", "off", "y", "n", "true", "false", "null"].contains(&name);
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    if is_word || is_number { format!("\"{name}\"") } else { name.to_owned() }
}

fn written(message: &Message) -> String {
    match message {
        Message::Plain(pattern) => quoted(pattern),
        Message::Counted(forms) => braced(forms.iter().map(|(form, pattern)| (*form, pattern))),
    }
}

/// The English text, with the plural forms of the language.
fn suggestion(english: &Message, forms: &[PluralCategory]) -> String {
    match english {
        Message::Plain(pattern) => quoted(pattern),
        Message::Counted(texts) => {
            let text = |form: &PluralCategory| texts.get(form).or_else(|| texts.get(&PluralCategory::Other));
            braced(forms.iter().filter_map(|form| Some((*form, text(form)?))))
        }
    }
}

fn braced<'a>(texts: impl Iterator<Item = (PluralCategory, &'a Pattern)>) -> String {
    let texts: BTreeMap<PluralCategory, &Pattern> = texts.collect();
    let texts: Vec<String> = texts.iter().map(|(form, own)| format!("{}: {}", form_name(*form), quoted(own))).collect();
    format!("{{{}}}", texts.join(", "))
}

/// A text in double quotes; what cannot be seen as its code.
fn quoted(pattern: &Pattern) -> String {
    let mut out = String::from("\"");
    for character in pattern.written().chars() {
        let is_hidden = character != ' ' && (character.is_whitespace() || character.is_control())
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            hidden if is_hidden => drop(write!(out, "\\u{:04X}", u32::from(hidden))),
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests;
