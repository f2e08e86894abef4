//! `pearls new`: the file of a new entry, or of a translation, to be filled in.

use clap::builder::PossibleValuesParser;

use super::{Done, Failure, Global, Program, report, site};
use crate::author::skeleton::skeleton;
use crate::build::{self, Cache, Options};
use crate::config;
use crate::disk::{self, ReadCache};
use crate::route::{ContentPath, Misplaced, content_path};
use crate::source::{SourcePath, Sources};
use crate::values::{EntryKey, Kind, Lang};

/// Make the file of a new entry or translation, to be filled in
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What it is
    #[arg(value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::singular)))]
    kind: String,
    /// Its name in addresses, of small letters, digits and hyphens
    id: String,
    /// Its language, such as lv [default: the site's first]
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let root = site::find(global)?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.singular() == args.kind);
    let key = EntryKey::new(kind.unwrap_or(Kind::Pages), args.id.clone());
    let lang = args.lang.as_deref().map(Lang::new);
    let sources = disk::read(&root, &mut ReadCache::default());
    let options = site::options(global, &sources);
    refuse_unknown(&key, lang.as_ref(), &sources)?;
    let (path, text) = (program.entry)(&sources, &options, &key, lang.as_ref());
    refuse_misplaced(&path, args)?;
    refuse_second_original(&path, &key, &sources)?;
    let made = disk::create(&root, &[(path, text.into_bytes())]).map_err(Failure::Output)?;
    made.iter().for_each(|path| report::result(&format!("Made {}", path.display())));
    report::say("Fill in what you know, leave out the rest, and look at it with `pearls serve`.", global);
    Ok(Vec::new())
}

/// The path and the text of a new entry: a translation stands beside its original.
pub(super) fn entry(sources: &Sources, options: &Options, key: &EntryKey, lang: Option<&Lang>) -> (String, String) {
    let (catalog, _) = build::catalog(sources, options, &mut Cache::default());
    let suffix = lang.filter(|lang| *lang != catalog.default_lang()).map(|lang| format!(".{lang}")).unwrap_or_default();
    let has_folder = catalog.get(key).is_some_and(|entry| entry.original.document.own_folder);
    let stem = if has_folder { format!("{key}/index") } else { key.to_string() };
    let extension = if key.kind == Kind::Vocabularies { "yaml" } else { "md" };
    (format!("content/{stem}{suffix}.{extension}"), skeleton(&catalog, key, lang))
}

/// Refuses a language that the site does not have, and an edition that is named by no year.
fn refuse_unknown(key: &EntryKey, lang: Option<&Lang>, sources: &Sources) -> Result<(), Failure> {
    let (config, problems) = config::load(sources);
    // Of settings that cannot be read nobody knows the languages.
    let languages = if problems.is_empty() { config.languages.0 } else { lang.cloned().into_iter().collect() };
    if let Some(lang) = lang.filter(|lang| Lang::is_code(lang.as_str()) && !languages.contains(lang)) {
        let all: Vec<&str> = languages.iter().map(Lang::as_str).collect();
        let sentence = format!(
            "The site has no language `{lang}`: use one of {}, or add it to `languages` in site.yaml.",
            all.join(", ")
        );
        return Err(Failure::Usage(sentence));
    }
    let is_year = key.id.len() == 4 && key.id.bytes().all(|byte| byte.is_ascii_digit());
    if key.kind == Kind::Editions && !is_year {
        return Err(Failure::Usage(format!(
            "`{}` is no year: an edition is named by its year, such as `pearls new edition 2027`.",
            key.id
        )));
    }
    Ok(())
}

/// Refuses a file in the site's default language for an entry that another file states already: of the two, the new and
/// nearly empty one would count as the original. A file at the very same path is refused when it is made.
fn refuse_second_original(path: &str, key: &EntryKey, sources: &Sources) -> Result<(), Failure> {
    let entry = |path: &str| match content_path(path.strip_prefix("content/")?) {
        ContentPath::Entry { key, lang, .. } => Some((key, lang)),
        _ => None,
    };
    let is_own = |path: &&SourcePath| entry(path.as_str()).is_some_and(|(own, _)| own == *key);
    let is_translation = entry(path).is_some_and(|(_, lang)| lang.is_some());
    match sources.texts.keys().find(is_own) {
        Some(original) if !is_translation && sources.text(path).is_none() => Err(Failure::Usage(format!(
            "`{original}` states this entry already, and a file in the site's first language would be a second original: \
             `--lang xx` writes a translation."
        ))),
        _ => Ok(()),
    }
}

/// Refuses ids and languages that no entry can have.
fn refuse_misplaced(path: &str, args: &Args) -> Result<(), Failure> {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    let why = match content_path(inside) {
        ContentPath::Entry { .. } => return Ok(()),
        ContentPath::Misplaced(Misplaced::ReservedId(id)) => {
            format!("`{id}` is a name that the site needs for itself: choose another one.")
        }
        ContentPath::Misplaced(Misplaced::BadLanguage(lang)) => {
            let meant = Lang::meant(&lang).unwrap_or_else(|| "lv, sr-Latn or pt-BR".into());
            format!("`{lang}` is no code of a language: write a code such as {meant}.")
        }
        _ => format!("`{}` cannot be a name in addresses: use small letters from a to z, digits and hyphens.", args.id),
    };
    Err(Failure::Usage(why))
}
