use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::*;
use crate::source::{MediaFile, MemoryReader, SourceFile};

#[derive(Serialize, JsonSchema)]
struct Page {
    title: String,
    count: i64,
    #[schemars(extend("x-html" = true))]
    body: String,
    cards: Vec<Card>,
}

#[derive(Serialize, JsonSchema)]
struct Card {
    title: String,
}

#[derive(Serialize, JsonSchema)]
struct Site {
    name: String,
}

const ENGLISH_TEXT: &str = "listing: {count: {one: \"{n} case\", other: \"{n} cases\"}}\nmore: More\n";
const LATVIAN_TEXT: &str = "listing: {count: {zero: \"{n} c0\", one: \"{n} c1\", other: \"{n} c2\"}}\nmore: Vairāk\n";

/// A small theme in the place of the built-in one.
fn built_in() -> BTreeMap<&'static str, &'static [u8]> {
    [
        ("templates/page.html", "{% extends \"layout.html\" %}{% block main %}{{ page.title }}: {{ t(key=\"listing.count\", n=page.count) }}{{ page.body | safe }}{% endblock %}"),
        ("templates/layout.html", "<title>{{ site.name }}</title>{% block main %}{% endblock %}"),
        ("templates/list.html", "{% for card in page.cards %}[{{ card.title }}]{% endfor %}"),
        ("messages/en.yaml", ENGLISH_TEXT),
        ("messages/lv.yaml", LATVIAN_TEXT),
        ("css/main.css", "a {}"),
        ("vocabularies/topics.yaml", ""),
    ]
    .map(|(path, text)| (path, text.as_bytes()))
    .into()
}

fn sources(files: &[(&str, &str)]) -> Sources {
    let texts = files.iter().map(|(path, text)| (SourcePath::new(path), SourceFile::new(path, text))).collect();
    Sources { texts, media: BTreeMap::new(), reader: Arc::new(MemoryReader::default()), unread: Vec::new() }
}

fn config(theme: &str) -> Config {
    let text =
        format!("{{pearls: '2', title: T, url: 'https://example.org', languages: [en, lv, fi], theme: {theme}}}");
    serde_yaml::from_str(&text).unwrap()
}

fn views() -> Views {
    let schema = |schema: schemars::Schema| schema.to_value();
    let page = schema(schemars::schema_for!(Page));
    let pages = ["page.html", "list.html"].map(|name| (name.to_owned(), page.clone()));
    Views { pages: pages.into(), site: schema(schemars::schema_for!(Site)) }
}

fn load(files: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>) {
    Theme::load_over(&built_in(), &sources(files), &config(BUILT_IN), &views())
}

fn sound(files: &[(&str, &str)]) -> Theme {
    let (theme, out) = load(files);
    let errors: Vec<_> = out.iter().filter(|problem| problem.severity != crate::diag::Severity::Note).collect();
    assert!(errors.is_empty(), "{errors:?}");
    theme.unwrap()
}

fn page() -> Page {
    Page { title: "A & B".into(), count: 12_345, body: "<p>x</p>".into(), cards: vec![Card { title: "own".into() }] }
}

fn rendered(theme: &Theme, lang: &str, template: &str) -> Result<String, Box<Diagnostic>> {
    theme.renderer(&Lang::new(lang), &Site { name: "S".into() })?.render(template, &page())
}

fn codes_at(out: &[Diagnostic]) -> Vec<String> {
    out.iter()
        .filter(|problem| problem.severity == crate::diag::Severity::Error)
        .map(|problem| format!("{} {}", problem.code, problem.place.file))
        .collect()
}

#[test]
fn a_page_is_rendered_in_the_language_of_its_renderer() {
    let theme = sound(&[]);
    assert_eq!(rendered(&theme, "en", "page.html").unwrap(), "<title>S</title>A &amp; B: 12,345 cases<p>x</p>");
    assert_eq!(rendered(&theme, "lv", "page.html").unwrap(), "<title>S</title>A &amp; B: 12\u{a0}345 c2<p>x</p>");
    assert_eq!(rendered(&theme, "fi", "page.html").unwrap(), "<title>S</title>A &amp; B: 12\u{a0}345 cases<p>x</p>");
}

#[test]
fn a_file_of_the_site_takes_the_place_of_the_built_in_one() {
    let files = [
        ("themes/pearls/templates/layout.html", "<h1>{% block main %}{% endblock %}"),
        ("content/messages/lv.yaml", "listing: {count: {zero: d0, one: d1, other: \"{n} d2\"}}"),
    ];
    let theme = sound(&files);
    assert_eq!(rendered(&theme, "lv", "page.html").unwrap(), "<h1>A &amp; B: 12\u{a0}345 d2<p>x</p>");
    let source = &theme.files["templates/layout.html"].source;
    assert_eq!(source.as_str(), "themes/pearls/templates/layout.html");
}

#[test]
fn another_theme_inherits_what_it_lacks() {
    let files = [
        ("themes/own/templates/list.html", "mine"),
        ("themes/pearls/templates/layout.html", "<h2>{% block main %}{% endblock %}"),
    ];
    let load = |name: &str| Theme::load_over(&built_in(), &sources(&files), &config(name), &views());
    let (theme, _) = load("own");
    let theme = theme.unwrap();
    assert_eq!(rendered(&theme, "en", "list.html").unwrap(), "mine");
    assert!(rendered(&theme, "en", "page.html").unwrap().starts_with("<h2>"));
    let (theme, out) = load("onw");
    assert!(theme.is_some());
    assert_eq!(codes_at(&out), ["theme/unknown site.yaml"]);
    assert_eq!(out[0].label.as_deref(), Some("did you mean `own`?"));
}

#[test]
fn syntax_errors_of_all_templates_are_found_in_one_run() {
    let files = [
        ("themes/pearls/templates/a.html", "é{{ page. }}"),
        ("themes/pearls/templates/b.html", "{% if page.title %}"),
        ("themes/pearls/templates/c.html", "{% include 'a.html' %}{{ site.nam }}"),
    ];
    let (theme, out) = load(&files);
    assert!(theme.is_none());
    let errors = codes_at(&out);
    let wanted = [
        "theme/syntax themes/pearls/templates/a.html",
        "theme/syntax themes/pearls/templates/b.html",
        "theme/unknown-name themes/pearls/templates/c.html",
    ];
    assert_eq!(errors, wanted);
    let first = out.iter().find(|problem| problem.code == "theme/syntax").unwrap();
    assert_eq!(first.place.at, crate::diag::At::Bytes((11..13).into()));
    assert_eq!(first.message, "this template cannot be read: Found `}}` but expected identifier");
}

#[test]
fn unknown_names_of_all_kinds_are_found_in_one_run() {
    let text = "{% include 'nothing.html' %}{{ page.titel | datee }}{{ t(key='listing.cuont', n=1) }}";
    let (theme, out) = load(&[("themes/pearls/templates/page.html", text)]);
    assert!(theme.is_none());
    let codes: Vec<_> =
        out.iter().filter(|problem| problem.code.starts_with("theme/")).map(|problem| problem.code.as_ref()).collect();
    assert_eq!(
        codes,
        ["theme/unknown-template", "theme/unknown-name", "theme/unknown-function", "theme/unknown-message"]
    );
}

#[test]
fn a_misspelt_name_does_not_keep_the_rest_of_the_site_from_being_checked() {
    let (theme, out) = load(&[("themes/pearls/templates/page.html", "{% if page.titel %}{% endif %}")]);
    assert!(theme.is_some());
    assert_eq!(codes_at(&out), ["theme/unknown-name themes/pearls/templates/page.html"]);
}

#[test]
fn what_tera_refuses_and_the_checker_does_not_see_is_an_error() {
    let files = [
        ("themes/pearls/templates/a.html", "{% include 'b.html' %}"),
        ("themes/pearls/templates/b.html", "{% include 'a.html' %}"),
    ];
    let (theme, out) = load(&files);
    assert!(theme.is_none());
    assert_eq!(codes_at(&out).len(), 1, "{out:?}");
    assert_eq!(out.last().unwrap().code, "theme/invalid");
}

#[test]
fn one_fault_of_a_template_is_one_diagnostic_however_many_pages_it_spoils() {
    let theme = sound(&[("themes/pearls/templates/page.html", "{{ page.title | int }}")]);
    let renderer = theme.renderer(&Lang::new("en"), &Site { name: "S".into() }).unwrap();
    let fault = |title: &str| {
        renderer.render("page.html", &Page { title: title.into(), ..page() }).map_err(|fault| *fault).unwrap_err()
    };
    let other = codes::messages::not_counted(Place::whole(&SourcePath::new("x")), "x");
    let merged = one_for_each_place(vec![fault("c"), fault("a"), other.clone(), fault("b"), fault("a")]);
    assert_eq!(merged, [other, fault("a").label("the same on 3 other pages")]);
    assert_eq!(
        fault("a").message,
        "the template cannot be filled in: The string `a` cannot be converted to an int in base 10"
    );
    assert_eq!(fault("a").place.file.as_str(), "themes/pearls/templates/page.html");
    let missing = renderer.render("nothing.html", &page()).unwrap_err();
    assert_eq!(
        (missing.code.as_ref(), missing.place.file.as_str()),
        ("theme/render", "themes/pearls/templates/nothing.html")
    );
}

#[test]
fn the_hash_is_of_everything_and_the_assets_have_their_own() {
    let plain = sound(&[]);
    assert_eq!(plain.hash(), sound(&[("content/pages/x.md", "x")]).hash());
    let style = sound(&[("themes/pearls/css/main.css", "b {}")]);
    assert!(plain.hash() != style.hash() && plain.assets_folder() != style.assets_folder());
    let words = sound(&[("content/messages/en.yaml", "more: Others")]);
    assert!(plain.hash() != words.hash() && plain.assets_folder() == words.assets_folder());
    assert_eq!(plain.assets().map(|(path, _)| path).collect::<Vec<_>>(), ["css/main.css"]);
}

#[test]
fn messages_of_the_site_are_checked() {
    let files = [
        ("content/messages/lv.yaml", "listing: {cuont: x}"),
        ("content/messages/de.yaml", "x: y"),
        ("themes/pearls/messages/fi.yaml", "more: Lisää"),
    ];
    let (theme, out) = load(&files);
    assert!(theme.is_some());
    let mut errors = codes_at(&out);
    errors.sort();
    assert_eq!(
        errors,
        ["messages/extra-key content/messages/lv.yaml", "messages/unknown-language content/messages/de.yaml",]
    );
}

#[test]
fn a_problem_in_a_built_in_file_says_that_it_is_built_in() {
    let mut files = built_in();
    files.insert("templates/x.html", "{% if %}".as_bytes());
    let (_, out) = Theme::load_over(&files, &sources(&[]), &config(BUILT_IN), &views());
    let problem = out.iter().find(|problem| problem.code == "theme/syntax").unwrap();
    assert_eq!(
        problem.help.as_deref(),
        Some("this file is built in; `themes/pearls/templates/x.html` of the site takes its place")
    );
}

#[test]
fn a_template_that_is_no_text_is_an_error() {
    let mut sources = sources(&[]);
    let path = SourcePath::new("themes/pearls/templates/page.html");
    sources.media.insert(path.clone(), MediaFile { path, size: 1, hash: Hash::of(b"x") });
    let (theme, out) = Theme::load_over(&built_in(), &sources, &config(BUILT_IN), &views());
    assert!(theme.is_none());
    assert_eq!(codes_at(&out), ["theme/not-text themes/pearls/templates/page.html"]);
}

#[test]
fn the_built_in_theme_loads() {
    let (theme, out) = Theme::load(&sources(&[]), &config(BUILT_IN), &Views::default());
    assert_eq!(codes_at(&out), [""; 0]);
    assert!(theme.is_some());
    assert!(built_in_texts().contains_key("themes/pearls/messages/en.yaml"));
}

#[test]
fn pages_can_be_rendered_in_parallel() {
    fn shared<T: Send + Sync>() {}
    shared::<Theme>();
    shared::<Renderer<'_>>();
}
