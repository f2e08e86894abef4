use super::super::{links, places};
use super::*;

/// A page and a place with a section, a page in a folder of its own, a file and a draft.
const SITE: &str = "
//- content/municipalities/kiel.md
---
title: Kiel
country: DE
---
## Sights {#see}

Words.
//- content/pages/about.md
---
title: About
---
## Our aims

Words.
//- content/pages/tour/index.md
---
title: Map
---
Words.
//- content/pages/tour/plan.pdf
//- content/pages/hidden.md
---
title: Hidden
status: draft
---
Words.
//- content/static/call.pdf
";

fn page(body: &str) -> String {
    format!("{SITE}//- content/pages/x.md\n---\ntitle: X\n---\n{body}\n")
}

/// The label of each diagnostic about a page with this link, or the code where there is none.
fn meant(destination: &str) -> Vec<String> {
    let found = links::links(&catalog(&page(&format!("[t]({destination})"))));
    found.into_iter().map(|it| format!("{}: {}", it.code, it.label.unwrap_or_default())).collect()
}

#[test]
fn an_entry_that_gets_a_folder_keeps_its_links() {
    let broken = |path: &str, link: &str| {
        let site = format!("{SITE}//- content/pages/{path}\n---\ntitle: X\n---\n[t]({link})\n");
        !links::links(&catalog(&site)).is_empty()
    };
    for link in ["about.md", "./about.md#our-aims", "tour/", "../municipalities/kiel.md#see", "../static/call.pdf"] {
        assert!(!broken("x.md", link) && !broken("x/index.md", link), "{link}");
    }
    // The way from the folder is right as well, and what is nowhere is still told.
    assert!(!broken("x/index.md", "../about.md") && !broken("x/index.md", "../../municipalities/kiel.md"));
    assert!(broken("x/index.md", "nosuch.md") && broken("x/index.md", "../municipalities/keil.md"));
    assert!(broken("x.md", "../about.md"));
}

#[test]
fn links_to_what_exists_are_fine() {
    for destination in [
        "https://example.com",
        "mailto:info@kiel.de",
        "about.md",
        "./about.md#our-aims",
        "tour/index.md",
        "tour/",
        "tour/plan.pdf",
        "hidden.md",
        "../municipalities/kiel.md#see",
        "../municipalities/kiel.md#history",
        "../static/call.pdf",
        "x.md",
    ] {
        assert_eq!(meant(destination), Vec::<String>::new(), "{destination}");
    }
}

#[test]
fn a_broken_link_is_told_with_the_path_that_was_meant() {
    for (destination, code, near) in [
        ("abuot.md", "missing-entry", "about.md"),
        ("../municipalities/kiell.md#see", "missing-entry", "../municipalities/kiel.md#see"),
        ("../municipalities/Kiel.md", "missing-file", "../municipalities/kiel.md"),
        ("kiel.md", "missing-entry", "../municipalities/kiel.md"),
        ("../municipalities/kiel.html", "missing-file", "../municipalities/kiel.md"),
        ("../../municipalities/kiel.md", "outside", "../municipalities/kiel.md"),
        ("../../../../content/municipalities/kiel.md", "outside", "../municipalities/kiel.md"),
        ("tour/plann.pdf", "missing-file", "tour/plan.pdf"),
        ("../static/cal.pdf", "missing-file", "../static/call.pdf"),
        ("nowhere.md", "missing-entry", ""),
    ] {
        let label = if near.is_empty() { String::new() } else { format!("did you mean `{near}`?") };
        assert_eq!(meant(destination), [format!("links/{code}: {label}")], "{destination}");
    }
}

#[test]
fn a_fragment_is_an_id_on_the_page_that_is_meant() {
    let wrong = |destination: &str, near: &str| {
        assert_eq!(meant(destination), [format!("links/missing-fragment: did you mean `{near}`?")], "{destination}");
    };
    wrong("../municipalities/kiel.md#sea", "../municipalities/kiel.md#see");
    wrong("../municipalities/kiel.md#histori", "../municipalities/kiel.md#history");
    wrong("about.md#our-aim", "about.md#our-aims");
    assert_eq!(meant("#nothing-at-all"), ["links/missing-fragment: "]);
}

#[test]
fn a_link_from_a_translation_leads_to_the_translation_of_its_target() {
    let lv = "//- content/pages/about.lv.md\n---\ntitle: Par\n---\n## Mērķi\n\nVārdi.\n//- content/pages/x.lv.md\n---\ntitle: X\n---\n[a](about.md#merki) [b](about.md#our-aims)\n";
    let found = links::links(&catalog(&format!("{}{lv}", page("Words."))));
    let messages: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["there is no section with the id `our-aims` in content/pages/about.lv.md"]);
}

#[test]
fn a_withdrawn_page_has_no_sections_to_miss() {
    let gone = "//- content/pages/gone.md\n---\ntitle: Gone\nstatus: withdrawn\n---\n";
    assert!(told(links::links, &format!("{}{gone}", page("[t](gone.md#part)"))).is_empty());
}

#[test]
fn a_heading_does_not_take_the_id_of_another_part_of_the_page() {
    let place = |heading: &str| {
        format!("//- content/municipalities/riga.md\n---\ntitle: R\ncountry: LV\n---\n{heading}\n\nWords.\n")
    };
    assert_eq!(
        told(links::reserved_ids, &place("## Past {#history}")),
        ["links/reserved-id municipalities/riga.md: text"]
    );
    let automatic = place("## History");
    assert!(told(links::reserved_ids, &automatic).is_empty(), "an id that nobody asked for gives way");
    let catalog = catalog(&automatic);
    let (entry, _) = catalog.municipality("riga").expect("the place is there");
    assert_eq!(entry.original.headings[0].id, "history-2");
}

#[test]
fn a_part_of_the_page_is_no_section_of_a_template() {
    let template = |id: &str| {
        format!(
            "//- content/plan-templates/t.md\n---\ntitle: T\nsections:\n  - {{id: {id}, answer: text}}\n\
             changelog:\n  - {{version: '1', date: 2026-01, changes: C.}}\n---\n## One {{#{id}}}\n\nWords.\n\
             //- content/plan-templates/t.lv.md\n---\ntitle: L\n---\n## Viens {{#{id}}}\n\nV.\n"
        )
    };
    let found = links::reserved_ids(&catalog(&template("sources")));
    assert_eq!(
        shown(&found),
        ["links/reserved-id plan-templates/t.md: sections[0].id"],
        "once, where the id is stated"
    );
    assert_eq!(found[0].labels.len(), 2, "and both headings are named");
    for id in ["goals", "project-title", "about-sources"] {
        assert_eq!(told(links::reserved_ids, &template(id)), [""; 0], "{id}");
    }
}

#[test]
fn the_id_of_a_section_is_no_other_headings() {
    let case = |body: &str| {
        format!(
            "//- content/vocabularies/sections.yaml\ntitle: S\nfor: case-studies\nterms:\n  - {{key: context, label: Background}}\n\
             //- content/municipalities/kiel.md\n---\ntitle: Kiel\ncountry: DE\n---\n\
             //- content/case-studies/x.md\n---\ntitle: X\nsummary: S\nmunicipalities: kiel\nperiod: 2023\n---\n{body}"
        )
    };
    for body in
        ["## Background\n\nW.\n\n### More {#context}\n\nW.\n", "## Background\n\nW.\n\n## More {#context}\n\nW.\n"]
    {
        assert_eq!(
            told(links::section_ids, &case(body)),
            ["markdown/heading-id-twice case-studies/x.md: text"],
            "{body}"
        );
    }
    for body in ["## Background\n\nW.\n\n### Context\n\nW.\n", "## More {#context}\n\nW.\n\n## Background\n\nW.\n"] {
        assert_eq!(told(links::section_ids, &case(body)), [""; 0], "{body}");
    }
}

#[test]
fn a_checked_number_is_one_that_is_counted() {
    let of = |path: &str| {
        let catalog = catalog(&format!(
            "{}//- content/editions/2025.md\n---\ntitle: T\n---\n",
            page(&format!("[1](data:{path})"))
        ));
        let found = links::figures(&catalog).pop();
        found.map(|it| it.label.unwrap_or_default())
    };
    assert_eq!(of("municipalities/count"), None);
    assert_eq!(of("editions/2025/titles"), None);
    assert_eq!(of("editions/2025/title").as_deref(), Some("did you mean `data:editions/2025/titles`?"));
    assert_eq!(of("editions/2024/titles").as_deref(), Some("did you mean `data:editions/2025/titles`?"));
    assert_eq!(of("weather").as_deref(), Some(""));
}

#[test]
fn a_typed_number_is_compared_with_what_visitors_see_on_the_day() {
    let edition = "//- content/editions/2025.md\n---\ntitle: T\nstages: {key: announcement, planned: 2024-12-11}\nentrants: {municipality: kiel, reached: title}\n---\n";
    let numbers = "[1](data:editions/2025/titles) [1](data:municipalities/count) [1,0](data:editions/2025/titles)";
    let site = catalog(&format!("{}{edition}", page(numbers)));
    let on = |today: &str| links::figures_today(&site, day(today)).len();
    assert_eq!(on("2024-12-11"), 1);
    assert_eq!(on("2024-12-10"), 2, "nobody has a title yet");
    let thousand = catalog(&page("[0](data:events/count) [0\u{a0}](data:events/count)"));
    assert!(links::figures_today(&thousand, day("2024-12-11")).is_empty());
}

#[test]
fn an_old_address_is_a_path() {
    let of = |alias: &str| {
        told(links::aliases, &format!("//- content/pages/x.md\n---\ntitle: X\naliases: ['{alias}']\n---\n"))
    };
    assert!(of("old/page.html").is_empty());
    assert!(of("/old/page/").is_empty());
    for wrong in ["https://example.org/old", "old?id=1", "../old", "/"] {
        assert_eq!(of(wrong), ["address/bad-alias pages/x.md: aliases[0]"], "{wrong}");
    }
}

#[test]
fn an_organisation_is_named_by_a_role_a_field_or_a_link() {
    let body =
        |id: &str, more: &str| format!("//- content/organisations/{id}.md\n---\ntitle: {id}\ntype: ngo\n{more}---\n");
    let own_link = "//- content/organisations/a.md\n---\ntitle: A\ntype: ngo\n---\n[us](a.md)\n";
    let bodies = [own_link, &body("b", "roles: {role: jury}\n"), &body("c", ""), &body("d", "")].concat();
    let event = "//- content/events/e.md\n---\ntitle: E\nkind: forum\nstart: 2024\nparticipants: [c]\n---\n";
    let found = told(places::organisation_unused, &format!("{}{bodies}{event}", page("[d](../organisations/d.md)")));
    assert_eq!(found, ["names/organisation-unused organisations/a.md"]);
}

#[test]
fn a_whole_address_of_the_site_or_of_somebodys_computer_is_none_to_link_to() {
    for destination in [
        "https://example.org",
        "http://www.example.org/kiel.html#a",
        "HTTPS://EXAMPLE.ORG/lv/about.html",
        "https://example.org/?q=1",
    ] {
        assert_eq!(meant(destination).len(), 1, "{destination}");
    }
    for destination in ["http://localhost:8000/x.html", "http://127.0.0.1/", "https://10.0.0.2/a", "http://nas.local/b"]
    {
        assert_eq!(meant(destination).len(), 1, "{destination}");
    }
    for destination in ["https://example.organ/x", "https://localhost.example/x", "https://10times.example/"] {
        assert_eq!(meant(destination).len(), 0, "{destination}");
    }
}
