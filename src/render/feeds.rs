//! What machines read beside the pages: an Atom feed per language, the sitemap, robots.txt. All addresses are absolute.

use std::fmt::Write;

use crate::catalog::Entry;
use crate::content::Data;
use crate::route::Address;
use crate::values::text::escape;
use crate::values::{Date, Day, Lang};

use super::views::Context;
use super::views::frame::{Alternate, Frame};

/// How many entries a feed has.
const FEED_LENGTH: usize = 30;
/// How many addresses one sitemap may have; the protocol allows 50,000 (sitemaps.org).
const SITEMAP_LENGTH: usize = 40_000;

/// A page's line in the sitemap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapLine {
    pub location: String,
    pub alternates: Vec<(String, String)>,
}

impl SitemapLine {
    /// None for pages that are not to be found: untranslated ones, and those that ask to be left out.
    pub fn of(frame: &Frame, absolute: &str) -> Option<Self> {
        (!frame.noindex && frame.canonical == absolute).then(|| Self {
            location: frame.canonical.clone(),
            alternates: frame.alternates.iter().map(|Alternate { lang, href }| (lang.clone(), href.clone())).collect(),
        })
    }
}

/// Feeds, sitemaps and robots.txt with their addresses. `lines` are in the order of the pages.
pub fn all(context: &Context, lines: &[&SitemapLine]) -> Vec<(Address, String)> {
    let feeds = context
        .catalog
        .config
        .languages
        .iter()
        .map(|lang| (format!("{}feed.xml", context.prefix(lang)), feed(context, lang)));
    let mut files: Vec<(Address, String)> = feeds.collect();
    let parts: Vec<&[&SitemapLine]> = lines.chunks(SITEMAP_LENGTH).collect();
    match parts.as_slice() {
        [] => files.push(("sitemap.xml".into(), sitemap(&[]))),
        [only] => files.push(("sitemap.xml".into(), sitemap(only))),
        many => {
            let numbered =
                (1..).zip(many.iter()).map(|(number, part)| (format!("sitemap-{number}.xml"), sitemap(part)));
            files.extend(numbered);
            files.push(("sitemap.xml".into(), sitemap_index(context, many.len())));
        }
    }
    files
        .push(("robots.txt".into(), format!("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", context.base_url)));
    files
}

/// The day that a feed gives for an entry: when it was changed, else published, else when it happened.
fn feed_date(entry: &Entry, today: Day) -> Option<Day> {
    let head = entry.head();
    let happened = match entry.data() {
        Data::CaseStudy(case) => Some(case.period.start),
        Data::Event(event) => Some(event.start),
        Data::Article(article) => Some(article.date),
        Data::Edition(_) | Data::ActionPlan(_) | Data::Resource(_) | Data::PlanTemplate(_) => None,
        _ => return None,
    };
    let date: Date = head.updated.or(head.published).or(happened)?;
    Some(date.first()).filter(|day| *day <= today)
}

/// An Atom feed (RFC 4287) of the newest entries. Its dates are those of the content, never of the build.
fn feed(context: &Context, lang: &Lang) -> String {
    let listed = context.catalog.entries.values().filter(|entry| entry.is_listed() && !entry.head().example);
    let mut dated: Vec<(Day, &std::sync::Arc<Entry>)> =
        listed.filter_map(|entry| Some((feed_date(entry, context.today)?, entry))).collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.key.cmp(&b.1.key)));
    dated.truncate(FEED_LENGTH);
    let config = &context.catalog.config;
    let title = config.title.get(lang, config.default_lang()).0;
    let prefix = context.prefix(lang);
    let own = format!("{}/{prefix}feed.xml", context.base_url);
    let home = context.absolute(&format!("{prefix}index.html"));
    let updated = dated.first().map_or_else(|| "2000-01-01".to_owned(), |(day, _)| day.to_string());
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <title>{}</title>\n<id>{}</id>\n<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n<updated>{updated}T00:00:00Z</updated>\n\
         <author><name>{}</name></author>\n",
        escape(title),
        escape(&own),
        escape(&own),
        escape(&home),
        escape(title),
    );
    for (day, entry) in dated {
        let version = entry.version(lang);
        let link = context.absolute(&context.address(&entry.key, lang));
        let elsewhere = context.elsewhere(&entry.key, lang);
        let hreflang = elsewhere.map(|own| format!(" hreflang=\"{}\"", own.lang)).unwrap_or_default();
        let _ = write!(
            xml,
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<link{hreflang} href=\"{}\"/>\n<updated>{day}T00:00:00Z</updated>\n",
            escape(&version.head().title),
            escape(&link),
            escape(&link),
        );
        if let Some(summary) = version.data.summary() {
            let _ = writeln!(xml, "<summary xml:lang=\"{}\">{}</summary>", version.lang(), escape(summary));
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}

fn sitemap(lines: &[&SitemapLine]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for line in lines {
        let _ = write!(xml, "<url><loc>{}</loc>", escape(&line.location));
        for (lang, href) in &line.alternates {
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>", escape(href));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn sitemap_index(context: &Context, parts: usize) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for number in 1..=parts {
        let _ = writeln!(xml, "<sitemap><loc>{}/sitemap-{number}.xml</loc></sitemap>", escape(&context.base_url));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}
