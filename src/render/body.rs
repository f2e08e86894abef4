//! Fills the holes of a body for one page: links, pictures, checked numbers, ids and messages.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::catalog::targets::{self, Target};
use crate::catalog::{Entry, Version, figures, fragments, photos};
use crate::content::markdown::{self, Body, Filler, Hole, HoleKind};
use crate::outline::files::is_static;
use crate::outline::{self, PageSpec};
use crate::route;
use crate::source::SourcePath;
use crate::values::text::escape;

use super::views::Context;
use super::views::picture::PictureView;
use crate::theme::messages::Arg;

/// How wide a picture in a text is shown: the column, or all of a narrow screen.
const COLUMN: &str = "(min-width: 48rem) 42rem, 100vw";

/// The body of an entry as it stands on a page.
pub struct PageBody<'a> {
    context: &'a Context<'a>,
    spec: &'a PageSpec,
    entry: &'a Entry,
    /// The version whose body it is.
    pub version: &'a Version,
    is_open: bool,
    /// Whether a picture was shown: the first of a page is loaded at once.
    has_picture: bool,
}

impl<'a> PageBody<'a> {
    pub fn new(context: &'a Context<'a>, spec: &'a PageSpec, entry: &'a Entry) -> Self {
        let version = entry.body_version(&spec.lang);
        Self { context, spec, entry, version, is_open: false, has_picture: false }
    }

    /// The same with the body of a version that is chosen otherwise.
    pub fn of(context: &'a Context<'a>, spec: &'a PageSpec, entry: &'a Entry, version: &'a Version) -> Self {
        Self { version, ..Self::new(context, spec, entry) }
    }

    /// The language of the body, where it is not that of the page.
    pub fn lang(&self) -> Option<String> {
        let own = self.version.lang();
        (*own != self.spec.lang).then(|| own.to_string())
    }

    pub fn body(&self) -> &'a Body {
        &self.version.document.body
    }

    /// The whole body as HTML.
    pub fn html(&mut self) -> String {
        self.range(0, self.body().html.len())
    }

    /// A part of the body as HTML, by offsets into [`Body::html`].
    pub fn range(&mut self, start: usize, end: usize) -> String {
        let body = self.body();
        markdown::fill(body, start..end, self)
    }

    fn link_start(&mut self, destination: &str, out: &mut String) {
        let document = &self.version.document;
        let mut hreflang = String::new();
        let href = match targets::resolve(self.context.catalog, document, destination) {
            Target::External => destination.to_owned(),
            Target::Fragment(fragment) => format!("#{fragment}"),
            Target::Entry(key, fragment) => {
                let address = self.context.address(&key, &self.spec.lang);
                let link = route::relative(&self.spec.address, &address);
                if let Some(elsewhere) = self.context.elsewhere(&key, &self.spec.lang) {
                    hreflang = format!(" hreflang=\"{}\"", elsewhere.lang);
                }
                let entry = self.context.catalog.get(&key);
                // The page of what was withdrawn has none of its headings.
                let fragment =
                    fragment.filter(|_| !entry.is_some_and(|entry| outline::is_withdrawn(entry.head().status)));
                let target = entry.map(|entry| entry.body_version(&self.spec.lang));
                match (fragment, target) {
                    (Some(named), Some(target)) => format!("{link}#{}", fragments::on_page(target, &named)),
                    (Some(named), None) => format!("{link}#{named}"),
                    (None, _) => link,
                }
            }
            Target::File(address) => {
                let address = self.encoded(destination).unwrap_or(address);
                route::encoded(&route::relative(&self.spec.address, &address))
            }
            Target::HeldBack(_) | Target::Missing(_) => return,
        };
        let rel = if targets::is_external(destination) { " rel=\"noopener\"" } else { "" };
        let _ = write!(out, "<a href=\"{}\"{hreflang}{rel}>", escape(&href));
        self.is_open = true;
    }

    /// Where a link to a picture leads: to its widest form, since the file itself is not published.
    fn encoded(&self, destination: &str) -> Option<String> {
        let (source, _) = targets::split_fragment(destination);
        let path = photos::file_of(&self.version.document, source).filter(|path| !is_static(path))?;
        let picture = self.context.pictures.get(&path)?;
        picture.widest().map(|file| picture.address(file))
    }

    /// The pictures beside the file that the body does not show: they follow it, with what the front matter knows of them.
    pub fn pictures_beside(&mut self) -> String {
        let shown: BTreeSet<SourcePath> = photos::in_body(&self.version.document).collect();
        let beside = photos::beside(self.context.catalog, &self.entry.original.document).into_iter();
        let mut html = String::new();
        for path in beside.filter(|path| photos::is_picture(path.as_str()) && !shown.contains(*path)) {
            self.picture(path, "", None, true, &mut html);
        }
        html
    }

    fn picture(&mut self, path: &SourcePath, alt: &str, caption: Option<&str>, figure: bool, out: &mut String) {
        let photo = photos::of(self.entry, self.version, path.file_name());
        let alt_is_of_photo = alt.is_empty();
        let alt = if alt.is_empty() { photo.alt.as_deref().unwrap_or_default() } else { alt };
        let Some(view) = PictureView::new(self.context, path, alt) else { return };
        let link = |address: &str| route::relative(&self.spec.address, address);
        let is_first = !std::mem::replace(&mut self.has_picture, true);
        let image = view.html(link, COLUMN, is_first);
        let is_inherited = alt_is_of_photo && photos::has_inherited_alt(self.entry, self.version, path.file_name());
        let image = match is_inherited {
            true => format!("<span lang=\"{}\">{image}</span>", self.entry.original.lang()),
            false => image,
        };
        if !figure {
            out.push_str(&image);
            return;
        }
        let credit =
            [photo.credit.as_deref(), photo.license.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let _ = write!(out, "<figure>{image}");
        if caption.is_some() || !credit.is_empty() {
            let caption = caption.map(|caption| format!("{} ", escape(caption))).unwrap_or_default();
            let credit = if credit.is_empty() {
                String::new()
            } else {
                let label = self.context.message(&self.spec.lang, "picture.credit");
                format!("<span class=\"credit\">{} {}</span>", escape(&label), escape(&credit))
            };
            let _ = write!(out, "<figcaption>{caption}{credit}</figcaption>");
        }
        out.push_str("</figure>");
    }
}

impl Filler for PageBody<'_> {
    fn fill(&mut self, hole: &Hole, _: &Body, out: &mut String) {
        match &hole.kind {
            HoleKind::LinkStart { destination } => {
                self.is_open = false;
                self.link_start(destination, out);
            }
            HoleKind::LinkEnd if self.is_open => out.push_str("</a>"),
            HoleKind::LinkEnd => {}
            HoleKind::Picture { source, alt, caption, figure } => {
                if let Some(path) = photos::file_of(&self.version.document, source) {
                    self.picture(&path, alt, caption.as_deref(), *figure, out);
                }
            }
            HoleKind::Data { path, typed } => match figures::figure(self.context.catalog, path) {
                Some(figure) => out.push_str(&figure.to_string()),
                None => out.push_str(&escape(typed)),
            },
            HoleKind::HeadingId(number) => {
                out.push_str(self.version.headings.get(*number).map_or("", |heading| heading.id.as_str()));
            }
            HoleKind::Message { key, number } => {
                let number = number.map(|number| ("n", Arg::from(number)));
                let text = self.context.messages.get(&self.spec.lang, key, number.as_slice());
                out.push_str(&escape(&text));
            }
        }
    }
}
