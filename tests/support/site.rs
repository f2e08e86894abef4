//! Small sites written as text, in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use pearls::build::{Cache, Options, Outcome, build};
use pearls::source::{Hash, MediaFile, MemoryReader, SourceFile, SourcePath, Sources};

use super::photo;

/// A site: its files by path. Texts and media are told apart by their names.
#[derive(Debug, Clone, Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The files of a text in which each begins with a line `//- path`. What stands before the first is left out.
    ///
    /// `//- path (absent)` takes the file away from the site that the text is laid over, and `⟦300 × ab⟧` stands for three
    /// hundred times `ab`. A file that holds nothing but `(a picture)` is a small one.
    pub fn from(text: &str) -> Self {
        Self::default().with(text)
    }

    /// A small site without a problem: what a page needs, one municipality, one case study.
    pub fn base() -> Self {
        Self::from(include_str!("base.md"))
    }

    /// The site with the files of a text laid over it.
    pub fn with(mut self, text: &str) -> Self {
        for file in format!("\n{text}").split("\n//- ").skip(1) {
            let (path, content) = file.split_once('\n').unwrap_or((file, ""));
            match path.strip_suffix(" (absent)") {
                Some(path) => drop(self.files.remove(path)),
                None if content.trim() == "(a picture)" => {
                    drop(self.files.insert(path.to_owned(), photo::of_name(path, 8, 6)));
                }
                None => {
                    let text = format!("{}\n", repeated(content).trim_end_matches('\n'));
                    drop(self.files.insert(path.to_owned(), text.into_bytes()));
                }
            }
        }
        self
    }

    /// The site with one more file.
    pub fn with_file(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// The files of the site by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// The site with each of its texts changed.
    pub fn with_each_text(mut self, change: impl Fn(&str) -> String) -> Self {
        for (_, content) in self.files.iter_mut().filter(|(path, _)| is_text(path)) {
            *content = change(std::str::from_utf8(content).expect("a text is UTF-8")).into_bytes();
        }
        self
    }

    /// Writes the files of the site below a folder.
    pub fn write(&self, root: &Path) {
        self.files.iter().for_each(|(path, content)| super::write(root, path, content));
    }

    pub fn sources(&self) -> Sources {
        let mut sources = Sources {
            texts: BTreeMap::new(),
            media: BTreeMap::new(),
            reader: Arc::new(MemoryReader::default()),
            unread: Vec::new(),
        };
        let mut bytes = BTreeMap::new();
        for (path, content) in &self.files {
            let key = SourcePath::new(path);
            if is_text(path) {
                let text = std::str::from_utf8(content).expect("a text is UTF-8");
                sources.texts.insert(key, SourceFile::new(path, text));
            } else {
                let (size, hash) = (content.len() as u64, Hash::of(content));
                sources.media.insert(key.clone(), MediaFile { path: key.clone(), size, hash });
                bytes.insert(key, content.clone());
            }
        }
        sources.reader = Arc::new(MemoryReader(bytes));
        sources
    }

    /// Builds the site as it is on 1 June 2026.
    pub fn build(&self, cache: &mut Cache) -> Outcome {
        build(&self.sources(), &options(), cache)
    }
}

/// A build without search, on 1 June 2026.
pub fn options() -> Options {
    Options {
        base_url: None,
        today: "2026-06-01".parse().unwrap(),
        drafts: false,
        search: false,
        cards: false,
        strict: false,
    }
}

fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let in_theme = path.starts_with("themes/");
    !path.starts_with("content/static/")
        && (matches!(&*extension, "md" | "yaml" | "yml")
            || in_theme && matches!(&*extension, "html" | "css" | "js" | "svg"))
}

/// The text with every `⟦300 × ab⟧` written out.
fn repeated(text: &str) -> String {
    let mut parts = text.split('⟦');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inner, rest) = part.split_once('⟧').expect("a `⟦` is closed");
        let (count, text) = inner.split_once(" × ").expect("a repetition is `⟦300 × ab⟧`");
        out.push_str(&text.repeat(count.parse().expect("a repetition begins with a number")));
        out.push_str(rest);
    }
    out
}
