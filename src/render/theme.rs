//! Placeholder of the theme loader: embedded files, site files over them.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::config::Config;
use crate::diag::{Diagnostic, Place};
use crate::source::{Hash, SourcePath, Sources};
use crate::values::Lang;

use super::filters;
use super::messages::{MessageFile, Messages, Role};

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/pearls");

pub struct Theme {
    teras: BTreeMap<Lang, Tera>,
    pub messages: Messages,
    pub hash: Hash,
    pub assets: BTreeMap<String, Arc<[u8]>>,
}

impl Theme {
    pub fn load(sources: &Sources, config: &Config) -> (Option<Self>, Vec<Diagnostic>) {
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        fn walk(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
            for file in dir.files() {
                files.insert(file.path().to_string_lossy().into_owned(), file.contents().to_vec());
            }
            for dir in dir.dirs() {
                walk(dir, files);
            }
        }
        walk(&EMBEDDED, &mut files);
        let prefix = format!("themes/{}/", config.theme);
        for (path, file) in &sources.texts {
            if let Some(inside) = path.as_str().strip_prefix(&prefix) {
                files.insert(inside.to_owned(), file.text.as_bytes().to_vec());
            }
        }
        let text =
            |path: &str| String::from_utf8_lossy(files.get(path).map_or(&[], |bytes| bytes.as_slice())).into_owned();
        let file = |path: &str| MessageFile {
            lang: Lang::new("en"),
            path: SourcePath::new(path),
            text: text("messages/en.yaml").into(),
            role: Role::Theme,
        };
        let (messages, mut diagnostics) =
            Messages::load(&file("themes/pearls/messages/en.yaml"), &[], &config.languages);
        let templates: Vec<(String, String)> =
            files.keys().filter_map(|path| Some((path.strip_prefix("templates/")?.to_owned(), text(path)))).collect();
        let mut teras = BTreeMap::new();
        for lang in &config.languages {
            let mut tera = Tera::new();
            filters::register(&mut tera, &messages.words(lang));
            if let Err(error) =
                tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))
            {
                diagnostics.push(Diagnostic::error(
                    "theme/syntax",
                    Place::whole(&SourcePath::new("themes/pearls")),
                    error.to_string(),
                ));
                return (None, diagnostics);
            }
            teras.insert(lang.clone(), tera);
        }
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in &files {
            hasher.update(path.as_bytes()).update(bytes);
        }
        let assets = files.iter().filter(|(path, _)| {
            !path.starts_with("templates/") && !path.starts_with("messages/") && !path.starts_with("vocabularies/")
        });
        let assets = assets.map(|(path, bytes)| (path.clone(), bytes.clone().into())).collect();
        (Some(Self { teras, messages, hash: Hash(*hasher.finalize().as_bytes()), assets }), diagnostics)
    }

    pub fn render(
        &self,
        lang: &Lang,
        template: &str,
        site: &impl Serialize,
        page: &impl Serialize,
    ) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert("site", site);
        context.insert("page", page);
        let Some(tera) = self.teras.get(lang) else { return Ok(String::new()) };
        tera.render(template, &context).map_err(|error| {
            Diagnostic::error(
                "theme/render",
                Place::whole(&SourcePath::new(&format!("themes/pearls/templates/{template}"))),
                error.to_string(),
            )
        })
    }
}
