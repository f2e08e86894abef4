use super::super::{law, media};
use super::*;
use crate::catalog::photos;
use crate::values::Kind;

/// A page in a folder of its own with two pictures.
fn page(fields: &str, body: &str) -> String {
    format!(
        "//- content/pages/x/index.md\n---\ntitle: X\n{fields}---\n{body}\n//- content/pages/x/a.jpg\n//- content/pages/x/b.png\n"
    )
}

const LINE: &str = "photos: Town of Kiel, and others, CC BY 4.0\n";

#[test]
fn each_picture_has_an_alternative_text_or_is_decorative() {
    let rule = media::picture_texts;
    let with = |photos: &str, body: &str| told(rule, &page(photos, body));
    assert!(with(LINE, "![A](a.jpg) ![B](b.png)").is_empty());
    assert_eq!(with(LINE, "![](a.jpg) ![B](b.png)"), ["media/no-alt pages/x/index.md: text"]);
    assert_eq!(with(LINE, "![A](a.jpg)"), ["media/no-alt pages/x/index.md: photos"], "it follows the body");
    let stated = "photos: {a.jpg: {alt: A}, b.png: {decorative: true}}\n";
    assert!(with(stated, "![](a.jpg)").is_empty());
}

#[test]
fn a_translation_takes_texts_over_also_of_what_it_leaves_out() {
    let lv = |body: &str| format!("//- content/pages/x/index.lv.md\n---\ntitle: X\n---\n{body}\n");
    let original = page(LINE, "![A](a.jpg) ![B](b.png)");
    assert!(told(media::picture_texts, &format!("{original}{}", lv(""))).is_empty());
    assert_eq!(
        told(media::picture_texts, &format!("{original}{}", lv("![A](a.jpg)"))),
        ["media/alt-inherited pages/x/index.lv.md: photos"],
        "what it leaves out has the original's text"
    );
}

#[test]
fn a_translation_may_state_the_text_alone() {
    let lv = "//- content/pages/x/index.lv.md\n---\ntitle: X\nphotos: {b.png: {alt: Bē}}\n---\n![A](a.jpg)\n";
    let catalog = catalog(&format!("{}{lv}", page(LINE, "![A](a.jpg) ![B](b.png)")));
    assert!(media::picture_texts(&catalog).is_empty());
    let entry = catalog.entry(Kind::Pages, "x").expect("the page is there");
    let photo = photos::of(entry, entry.version(&Lang::new("lv")), "b.png");
    assert_eq!((photo.alt.as_deref(), photo.license.as_deref()), (Some("Bē"), Some("CC BY 4.0")));
}

#[test]
fn each_picture_has_a_credit_and_a_licence_and_is_told_of_once() {
    let of = |photos: &str| {
        let found = media::credits(&catalog(&page(photos, "![A](a.jpg) ![A](a.jpg)")));
        found.into_iter().map(|it| it.message).collect::<Vec<_>>()
    };
    assert!(of(LINE).is_empty());
    assert_eq!(
        of("photos: Town of Kiel\n"),
        ["the picture `a.jpg` has no licence", "the picture `b.png` has no licence"]
    );
    let of_one = "photos: {a.jpg: {credit: C, license: CC0}, b.png: {license: CC0}}\n";
    assert_eq!(of(of_one), ["the picture `b.png` has no credit"]);
    assert_eq!(of("").len(), 2);
}

#[test]
fn a_picture_is_a_file_that_browsers_show() {
    let body = "![A](A.JPG) ![B](c.gif) ![C](../nothing/d.png) ![D](e.heic)";
    let site = format!("{}//- content/pages/x/f.tiff\n", page(LINE, body));
    let found = media::missing(&catalog(&site));
    let labels: Vec<_> = found.iter().map(|it| it.label.clone().unwrap_or_default()).collect();
    assert_eq!(labels, ["did you mean `a.jpg`?", "", ""]);
    assert_eq!(told(media::formats, &site), ["media/heic pages/x/index.md: text", "media/format pages/x/f.tiff"]);
}

#[test]
fn photos_names_files_that_are_there() {
    let found = media::photos_unknown(&catalog(&page("photos: {a.jpeg: {alt: A}, b.png: {alt: B}}\n", "Words.")));
    assert_eq!(shown(&found), ["media/photos-unknown pages/x/index.md: photos.a.jpeg"]);
    assert_eq!(found[0].label.as_deref(), Some("did you mean `a.jpg`?"));
}

#[test]
fn a_file_that_a_field_names_stands_beside_the_entry() {
    let resource = |file: &str| {
        format!(
            "//- content/resources/r.md\n---\ntitle: R\nkind: toolkit\nfile: {file}\n---\n//- content/resources/r.pdf\n"
        )
    };
    assert!(told(media::files, &resource("r.pdf")).is_empty());
    assert_eq!(told(media::files, &resource("s.pdf")), ["media/file-missing resources/r.md: file"]);
}

#[test]
fn a_file_that_nobody_uses_is_told_of() {
    let files = "//- content/pages/x/linked.pdf\n//- content/pages/x/lost.pdf\n//- content/pages/beside.jpg\n//- content/static/free.pdf\n";
    let site = format!("{}{files}", page(LINE, "[t](linked.pdf)"));
    assert_eq!(told(media::unused, &site), ["media/unused pages/beside.jpg", "media/unused pages/x/lost.pdf"]);
    let broken = "//- content/pages/x/index.md\n---\ntitle: [X]\n---\n//- content/pages/x/lost.pdf\n//- content/pages/beside.jpg\n";
    assert!(media::unused(&linked(broken).0).is_empty(), "what a broken entry uses is not known");
}

fn mailbox(mailbox: &str) -> Vec<String> {
    let site = format!(
        "//- content/municipalities/kiel.md\n---\ntitle: K\ncountry: DE\ncontact: {{email: '{mailbox}'}}\n---\n"
    );
    let config =
        "//- site.yaml\npearls: '2'\ntitle: T\nurl: https://example.org\nlanguages: en\nmailboxes: Desk7@kiel.de\n";
    told(law::personal_data, &format!("{config}{site}"))
}

#[test]
fn a_mailbox_of_an_office_is_nobodys_own() {
    for shared in [
        "info@kiel.de",
        "Kultur@kiel.de",
        "kultur.info@kiel.de",
        "post2@kiel.de",
        "kristinestad@kristinestad.fi",
        "tourism-office@visit-kiel.eu",
        "dome@rujiena.lv",
        "desk7@kiel.de",
    ] {
        assert!(mailbox(shared).is_empty(), "{shared}");
    }
    for own in ["anna.berg@kiel.de", "a.info@kiel.de", "anna@example.org", "kultur.berg@kiel.de", "17@kiel.de"] {
        assert_eq!(mailbox(own), ["law/personal-data municipalities/kiel.md: contact.email"], "{own}");
    }
}

#[test]
fn personal_data_need_consent() {
    let of = |contact: &str| {
        let body = format!("//- content/organisations/o.md\n---\ntitle: O\ntype: ngo\ncontact: {contact}\n---\n");
        told(law::personal_data, &body)
    };
    let at = |field: &str| [format!("law/personal-data organisations/o.md: contact.{field}")];
    assert!(of("{role: Mentor, url: 'https://example.org', email: info@example.org}").is_empty());
    assert_eq!(of("{name: Anna Berg, phone: '+49 1'}"), at("name"));
    assert_eq!(of("{phone: '+49 1'}"), at("phone"));
    assert!(of("{name: Anna Berg, email: anna@example.org, consent: 2025-01-01}").is_empty());
}

#[test]
fn a_personal_mailbox_in_a_text_is_told_of() {
    let page = |link: &str| format!("//- content/pages/x.md\n---\ntitle: X\n---\n{link}\n");
    assert!(told(law::personal_mailboxes, &page("[m](mailto:info@example.org?subject=Anna)")).is_empty());
    for own in ["[m](MAILTO:anna@example.org)", "<anna@example.org>", "[m](mailto:info@example.org,anna@example.org)"] {
        assert_eq!(told(law::personal_mailboxes, &page(own)), ["law/personal-mailbox pages/x.md: text"], "{own}");
    }
}

#[test]
fn a_site_has_the_pages_that_the_law_asks_for() {
    let page =
        |role: &str, more: &str| format!("//- content/pages/{role}.md\n---\ntitle: T\nrole: {role}\n{more}---\n");
    let all = [page("accessibility-statement", ""), page("privacy", ""), page("imprint", "")].concat();
    assert!(told(law::pages_missing, &all).is_empty());
    assert_eq!(told(law::pages_missing, &page("privacy", "status: draft\n")).len(), 3);
    assert_eq!(told(law::pages_missing, ""), ["law/page-missing site.yaml"; 3]);
}

#[test]
fn a_non_commercial_licence_is_noted_where_the_site_gives_a_copy_away() {
    let resource = |more: &str| {
        format!(
            "//- content/resources/r.md\n---\ntitle: R\nkind: toolkit\nlicense: CC BY-NC 4.0\n{more}\n---\n//- content/resources/r.pdf\n"
        )
    };
    assert!(told(law::non_commercial, &resource("url: https://example.org")).is_empty());
    assert_eq!(told(law::non_commercial, &resource("file: r.pdf")), ["law/non-commercial resources/r.md: license"]);
    assert_eq!(
        told(law::non_commercial, &page("photos: C, CC BY-NC-SA 4.0\n", "")),
        ["law/non-commercial pages/x/index.md: photos"]
    );
    assert!(told(law::non_commercial, &page("license: Once free\n", "")).is_empty());
}
