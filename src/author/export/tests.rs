use super::*;

fn picked(names: &[&str]) -> Result<Vec<String>, String> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    pick("own", &names).map(|files| files.into_iter().map(|file| file.path).collect())
}

#[test]
fn files_go_where_the_site_can_change_them() {
    assert_eq!(picked(&["templates/header.html"]).unwrap(), ["themes/own/templates/header.html"]);
    assert_eq!(picked(&["themes/pearls/css/base.css", "css/base.css"]).unwrap(), ["themes/own/css/base.css"]);
    assert_eq!(picked(&["vocabularies/topics.yaml"]).unwrap(), ["content/vocabularies/topics.yaml"]);
    assert_eq!(picked(&["messages/"]).unwrap().len(), 10);
    assert_eq!(picked(&["js/compare.mjs"]).unwrap(), ["themes/own/js/compare.mjs"]);
    assert!(picked(&["js/search/search.mjs"]).unwrap().contains(&"themes/own/js/search/blocks.mjs".to_owned()));
}

#[test]
fn a_misspelt_name_is_answered_with_the_one_that_was_meant() {
    for (name, meant) in [
        ("templates/heaader.html", "templates/header.html"),
        ("header.html", "templates/header.html"),
        ("tokens.css", "css/tokens.css"),
        ("templats", "templates"),
        ("templates/card.html", "templates/row.html"),
    ] {
        let refused = picked(&[name]).unwrap_err();
        assert!(refused.contains(&format!("did you mean `{meant}`?")), "{refused}");
    }
    assert!(picked(&["nothing-like-it"]).unwrap_err().contains("`nothing-like-it`. `pearls theme export --list`"));
    assert!(picked(&["starter"]).is_err());
}

#[test]
fn every_file_says_what_it_is_for() {
    for (name, file) in all("pearls") {
        assert!(!file.about.is_empty() && file.about.len() < 300, "{name}: {}", file.about);
    }
    let header = &all("pearls")["templates/header.html"];
    assert!(header.about.starts_with("HTML of a page or of a part of it: "), "{}", header.about);
}
