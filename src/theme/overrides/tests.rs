use super::*;
use crate::source::{MemoryReader, SourceFile};
use crate::theme::{built_in_files, files};
use std::sync::Arc;

/// The files of a site's theme that are told, and what is advised in place of each.
fn told(own: &[(&str, &str)]) -> Vec<(String, String)> {
    told_of("pearls", own)
}

fn told_of(theme: &str, own: &[(&str, &str)]) -> Vec<(String, String)> {
    let texts = own.iter().map(|(path, text)| (SourcePath::new(path), SourceFile::new(path, text))).collect();
    let sources =
        Sources { texts, media: BTreeMap::new(), reader: Arc::new(MemoryReader::default()), unread: Vec::new() };
    let text = format!("{{pearls: '2', title: T, url: 'https://example.org', languages: [en], theme: {theme}}}");
    let config: Config = serde_yaml::from_str(&text).unwrap();
    let built_in = built_in_files();
    let all = files::overlay(&built_in, &sources, theme);
    let mut out = Vec::new();
    check(&built_in, &all, &sources, &config, &mut out);
    out.iter().map(|problem| (problem.place.file.to_string(), problem.help.clone().unwrap_or_default())).collect()
}

#[test]
fn a_misspelt_name_is_told_with_the_one_that_was_meant() {
    for (path, meant) in [
        ("templates/heaader.html", "templates/header.html"),
        ("css/tokens.csss", "css/tokens.css"),
        ("mesages/en.yaml", "messages/en.yaml"),
        ("header.html", "templates/header.html"),
        ("template/header.html", "templates/header.html"),
        ("fonts/newsreader-500-latin.woff", "fonts/newsreader-500-latin.woff2"),
        ("messages/lv.yml", "messages/lv.yaml"),
        ("scripts/compare.mjs", "js/compare.mjs"),
        ("js/serach-box.mjs", "js/search-box.mjs"),
        ("templates/card.html", "templates/row.html"),
    ] {
        let path = format!("themes/pearls/{path}");
        let found = told(&[(&path, "x")]);
        assert_eq!(found.len(), 1, "{path}");
        assert!(found[0].0 == path && found[0].1.contains(&format!("`{meant}`")), "{found:?}");
    }
}

#[test]
fn what_another_file_names_is_used() {
    for (path, by, text) in [
        ("css/own.css", "css/pearls.css", "@import \"own.css\";"),
        ("css/own.css", "templates/base.html", "<link href=\"{{ site.assets }}css/own.css\">"),
        ("templates/own.html", "templates/home.html", "{% include \"own.html\" %}"),
        ("templates/own.html", "templates/home.html", "{% extends 'own.html' %}"),
        ("fonts/own.woff2", "css/fonts.css", "a { src: url(\"../fonts/own.woff2\") }"),
        ("images/flag-se.svg", "templates/home.html", "<img src=\"images/flag-{{ page.country }}.svg\">"),
        ("images/se.svg", "templates/home.html", "{{ \"images/\" ~ page.country ~ \".svg\" }}"),
        ("js/own.mjs", "templates/home.html", "<div data-module=\"own\">"),
        ("js/part.mjs", "js/compare.mjs", "import './part.mjs';"),
    ] {
        let (path, by) = (format!("themes/pearls/{path}"), format!("themes/pearls/{by}"));
        assert_eq!(told(&[(&path, "x"), (&by, text)]), [], "{path}");
        assert_eq!(told(&[(&path, "x")]).len(), 1, "{path} alone");
        let longer = text
            .replace("own", "my-own")
            .replace("/flag-", "/flags-")
            .replace("images/\"", "pictures/\"")
            .replace("part", "apart");
        assert_eq!(told(&[(&path, "x"), (&by, &longer)]).len(), 1, "{path}: {longer}");
    }
}

#[test]
fn components_messages_and_notes_are_used_as_well() {
    let component = "{% component badge(text) %}<b>{{ text }}</b>{% endcomponent badge %}";
    let call = "{{ <badge text=\"x\" /> }}";
    let own = "themes/pearls/templates/own.html";
    assert_eq!(told(&[(own, component), ("themes/pearls/templates/home.html", call)]), []);
    assert_eq!(told(&[(own, component)]).len(), 1);
    assert_eq!(told(&[("themes/pearls/messages/uk.yaml", ""), ("themes/pearls/messages/lv.yaml", "")]), []);
    assert_eq!(
        told(&[("themes/pearls/fonts/OFL.txt", "x"), ("themes/pearls/README.md", "x"), ("themes/pearls/LICENSE", "x")]),
        []
    );
    assert_eq!(told(&[("themes/pearls/templates/header.html", "x"), ("themes/own/css/base.css", "x")]), []);
}

#[test]
fn a_folder_that_is_nearly_a_theme_is_told() {
    let found = told(&[
        ("themes/perals/css/base.css", "x"),
        ("themes/templates/home.html", "x"),
        ("themes/winter/css/base.css", "x"),
    ]);
    let files: Vec<_> = found.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(files, ["themes/perals/css/base.css", "themes/templates/home.html"]);
    assert!(found.iter().all(|(_, help)| help.contains("`themes/pearls/`")), "{found:?}");
    assert_eq!(told_of("winter", &[("themes/winter/css/base.css", "x")]), []);
    assert_eq!(told_of("winter", &[("themes/wintre/css/base.css", "x")]).len(), 1);
}

#[test]
fn the_programs_own_folder_is_the_built_in_theme() {
    let all: Vec<(String, String)> = built_in_files()
        .into_iter()
        .filter_map(|(path, bytes)| {
            Some((format!("themes/pearls/{path}"), std::str::from_utf8(bytes).ok()?.to_owned()))
        })
        .collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(told(&all), []);
}
