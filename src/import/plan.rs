//! A filled template becomes an action plan of the repository.

use crate::catalog::{Catalog, Entry};
use crate::diag::nearest;
use crate::documents::answers::{Answer, Plan};
use crate::documents::blocks::Purpose;
use crate::documents::form::Form;
use crate::documents::read::{self, Unreadable};
use crate::documents::{Writers, entry};
use crate::outline::documents::Format;
use crate::theme::messages::Messages;
use crate::values::{Kind, Lang, is_id};

/// A file that is to become a plan, and what is said of it.
#[derive(Debug, Clone)]
pub struct Wish<'a> {
    /// The name of the file, for messages.
    pub name: String,
    pub bytes: &'a [u8],
    pub municipality: &'a str,
    /// A year.
    pub edition: Option<&'a str>,
    /// None: the one that the file says.
    pub lang: Option<&'a str>,
    /// The extension of the document that is wanted as well.
    pub document: Option<String>,
}

/// What a plan becomes.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Below the site's root.
    pub path: String,
    pub text: String,
    pub document: Option<Vec<u8>>,
    /// Sentences about what somebody should look at.
    pub advice: Vec<String>,
}

/// Makes an entry of a file. The error is a sentence.
pub fn plan(catalog: &Catalog, messages: &Messages, wish: &Wish) -> Result<Imported, String> {
    refuse_unknown(catalog, wish)?;
    let format = wish.document.as_deref().map(format_of).transpose()?;
    let (form, plan) = read(catalog, messages, wish)?;
    if form.sections.iter().all(|section| section.fills.is_none()) {
        return Err(format!(
            "`{}` was made with the template `{}`, whose answers are no action plan: no section of it says with `fills` what it becomes.",
            wish.name, form.id
        ));
    }
    let (plan, left) = carried(&form, plan);
    let mut text = entry::entry(&form, &plan, wish.municipality, wish.edition);
    let mut advice = Vec::new();
    for (id, answer) in left {
        advice.push(format!("The template has no section `{id}` any more: the answer stands at the end of the text."));
        text.push_str(&format!("\n## {}\n\n{}\n", entry::in_line(&id), plain(&answer)));
    }
    let stem = format!("{}-{}", wish.municipality, wish.edition.unwrap_or(&form.id));
    let lang = Lang::new(&form.lang);
    let suffix = if lang == *catalog.default_lang() { String::new() } else { format!(".{lang}") };
    let document = format.and_then(|format| Writers::new().document(&form, &plan, Purpose::Council, format));
    Ok(Imported { path: format!("content/{}/{stem}{suffix}.md", Kind::ActionPlans), text, document, advice })
}

fn refuse_unknown(catalog: &Catalog, wish: &Wish) -> Result<(), String> {
    let known = |kind: Kind| catalog.of_kind(kind).map(|entry| entry.key.id.as_str());
    let refuse = |kind: Kind, id: &str, what: &str| {
        let meant = nearest(id, known(kind)).map_or(String::new(), |meant| format!(" Did you mean `{meant}`?"));
        format!("The site has no {} `{id}`.{meant} {what}", kind.singular())
    };
    if catalog.entry(Kind::Municipalities, wish.municipality).is_none() {
        let what = match is_id(wish.municipality) {
            true => format!("`pearls new municipality {}` makes one.", wish.municipality),
            false => "An id has small letters, digits and hyphens.".to_owned(),
        };
        return Err(refuse(Kind::Municipalities, wish.municipality, &what));
    }
    let languages = || catalog.config.languages.iter().map(Lang::as_str);
    if let Some(lang) = wish.lang.filter(|lang| languages().all(|own| own != *lang)) {
        let all: Vec<&str> = languages().collect();
        return Err(format!("The site has no language `{lang}`: use one of {}.", all.join(", ")));
    }
    match wish.edition.filter(|year| catalog.edition(year).is_none()) {
        Some(year) => Err(refuse(Kind::Editions, year, "Leave `--edition` out for a plan outside the award.")),
        None => Ok(()),
    }
}

fn format_of(extension: &str) -> Result<Format, String> {
    let found = Format::ALL.into_iter().find(|format| format.extension() == extension);
    found.ok_or_else(|| format!("A document ends in .docx, .odt or .md, not in `.{extension}`."))
}

/// The plan in a file, with the form of its template in its language.
fn read(catalog: &Catalog, messages: &Messages, wish: &Wish) -> Result<(Form, Plan), String> {
    let said = read::said(wish.bytes);
    let lang = wish.lang.map(Lang::new).or(said.lang.map(|lang| Lang::new(&lang)));
    let form = |entry: &Entry| {
        let lang = lang.as_ref().filter(|lang| entry.versions().any(|version| version.lang() == *lang));
        let lang = lang.unwrap_or(catalog.default_lang());
        Form::new(catalog, entry, lang, messages.words(lang), String::new())
    };
    if let Some(id) = &said.template {
        let entry = catalog.entry(Kind::PlanTemplates, id);
        let form = entry.and_then(|entry| form(entry));
        let form = form.ok_or_else(|| {
            format!("`{}` was made with the template `{id}`, which this site does not have.", wish.name)
        })?;
        return read::plan(wish.bytes, &form).map(|plan| (form, plan)).map_err(|reason| sentence(&wish.name, &reason));
    }
    // A document that has lost where it came from: the template that finds most in it.
    let mut best: Result<(Form, Plan), Unreadable> = Err(Unreadable::NoPlan);
    for form in catalog.of_kind(Kind::PlanTemplates).filter_map(|entry| form(entry)) {
        best = match (read::plan(wish.bytes, &form), best) {
            (Ok(plan), Ok((other, before))) if before.answers.len() >= plan.answers.len() => Ok((other, before)),
            (Ok(plan), _) => Ok((form, plan)),
            (Err(_), Ok(before)) => Ok(before),
            (Err(reason), Err(_)) => Err(reason),
        };
    }
    best.map_err(|reason| sentence(&wish.name, &reason))
}

fn sentence(name: &str, reason: &Unreadable) -> String {
    match reason {
        Unreadable::TooLarge => format!("`{name}` is larger than any plan: is it the right file?"),
        Unreadable::Damaged => {
            format!("`{name}` is damaged: open it in a word processor and save it again as .docx or .odt.")
        }
        Unreadable::NoPlan => {
            format!("`{name}` is no plan: give a .json file of the form, or a .docx or .odt made from a template.")
        }
        Unreadable::Newer => format!("`{name}` was written by a later version of this program: update it first."),
        Unreadable::OtherTemplate(id) => format!("`{name}` was made with the template `{id}`."),
        Unreadable::Empty => format!("Nothing is answered in `{name}`, or its fields are gone."),
    }
}

/// Answers where the newest version of the template has them, and those that no section takes.
fn carried(form: &Form, plan: Plan) -> (Plan, Vec<(String, Answer)>) {
    let (mut kept, mut left) = (Plan { answers: Default::default(), ..plan.clone() }, Vec::new());
    for (id, answer) in plan.answers {
        let now = if form.sections.iter().any(|section| section.id == id) { Some(&id) } else { form.moved.get(&id) };
        match now.filter(|now| !kept.answers.contains_key(*now)).cloned() {
            Some(now) => drop(kept.answers.insert(now, answer)),
            None if answer.is_empty() => {}
            None => left.push((id, answer)),
        }
    }
    (kept, left)
}

/// An answer whose section is not known, as text.
fn plain(answer: &Answer) -> String {
    let lines: Vec<String> = match answer {
        Answer::Text(text) => text.lines().map(str::to_owned).collect(),
        Answer::List(items) => items.clone(),
        Answer::Rows(rows) => rows.iter().map(|row| row.values().cloned().collect::<Vec<_>>().join(" · ")).collect(),
    };
    lines.iter().map(|text| entry::in_line(text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}
