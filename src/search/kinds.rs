//! What the kinds of entries mean for the search: by which words their entries are found, and which come before others.

use crate::values::{Kind, Lang};

/// The languages of [`WORDS`], in their order.
const LANGUAGES: [&str; 10] = ["en", "da", "de", "et", "fi", "lt", "lv", "no", "pl", "sv"];

/// The words for one and for many entries of a kind, and other ones that people type for them.
#[rustfmt::skip]
const WORDS: [(Kind, [&str; LANGUAGES.len()]); 9] = [
    (Kind::CaseStudies, [
        "case study, case studies, good practice", "eksempel, eksempler, god praksis", "Praxisbeispiel, Praxisbeispiele, gute Praxis",
        "praktiline näide, praktilised näited, hea tava", "tapausesimerkki, tapausesimerkit, hyvä käytäntö",
        "patirties pavyzdys, patirties pavyzdžiai, geroji patirtis", "prakses piemērs, prakses piemēri, labā prakse",
        "eksempel, eksempler, god praksis", "przykład z praktyki, przykłady z praktyki, dobra praktyka", "exempel, god praxis",
    ]),
    (Kind::PlanTemplates, [
        "plan template, plan templates", "planskabelon, planskabeloner", "Planvorlage, Planvorlagen", "tegevuskava mall, tegevuskavade mallid",
        "suunnitelmapohja, suunnitelmapohjat", "plano šablonas, planų šablonai", "plāna veidne, plānu veidnes", "planmal, planmaler",
        "szablon planu, szablony planów", "planmall, planmallar",
    ]),
    (Kind::ActionPlans, [
        "action plan, action plans", "handlingsplan, handlingsplaner", "Aktionsplan, Aktionspläne", "tegevuskava, tegevuskavad",
        "toimintasuunnitelma, toimintasuunnitelmat", "veiksmų planas, veiksmų planai", "rīcības plāns, rīcības plāni",
        "handlingsplan, handlingsplaner", "plan działania, plany działania", "handlingsplan, handlingsplaner",
    ]),
    (Kind::Editions, [
        "award, competition, winners, title holders, deadline", "udmærkelse, konkurrence, vindere, titelindehavere, frist",
        "Auszeichnung, Wettbewerb, Gewinner, Titelträger, Frist", "auhind, konkurss, võitjad, tiitlikandjad, tähtaeg",
        "palkinto, kilpailu, voittajat, tittelin haltijat, määräaika", "apdovanojimas, konkursas, laimėtojai, titulo turėtojai, terminas",
        "apbalvojums, konkurss, uzvarētāji, titula ieguvēji, termiņš", "utmerkelse, konkurranse, vinnere, tittelinnehavere, frist",
        "nagroda, konkurs, zwycięzcy, laureaci, termin", "utmärkelse, tävling, vinnare, titelinnehavare, frist",
    ]),
    (Kind::Municipalities, [
        "place, municipality", "sted, kommune", "Ort, Gemeinde", "paik, omavalitsus", "paikkakunta, kunta", "vietovė, savivaldybė",
        "vieta, pašvaldība", "sted, kommune", "miejscowość, gmina", "plats, kommun",
    ]),
    (Kind::Organisations, [
        "organisation, partner", "organisation, partner", "Organisation, Partner", "organisatsioon, partner", "organisaatio, kumppani",
        "organizacija, partneris", "organizācija, partneris", "organisasjon, partner", "organizacja, partner", "organisation, partner",
    ]),
    (Kind::Resources, [
        "resource, resources, material", "materiale, materialer", "Material, Materialien", "materjal, materjalid", "aineisto, aineistot",
        "metodinė medžiaga", "materiāls, materiāli", "ressurs, ressurser", "materiał, materiały", "stödmaterial",
    ]),
    (Kind::Events, [
        "event, events", "arrangement, arrangementer", "Veranstaltung, Veranstaltungen", "sündmus, sündmused", "tapahtuma, tapahtumat",
        "renginys, renginiai", "pasākums, pasākumi", "arrangement, arrangementer", "wydarzenie, wydarzenia", "evenemang",
    ]),
    (Kind::Articles, [
        "article, news", "artikel, nyhed", "Artikel, Aktuelles", "artikkel, uudis", "artikkeli, uutinen", "straipsnis, naujiena",
        "raksts, jaunumi", "artikkel, nyhet", "artykuł, aktualność", "artikel, nyhet",
    ]),
];

/// The words by which the entries of a kind are found in a language, where they are known.
pub fn words(lang: &Lang, kind: Kind) -> Option<&'static str> {
    let primary = match lang.primary() {
        "nb" | "nn" => "no",
        primary => primary,
    };
    let at = LANGUAGES.iter().position(|own| *own == primary)?;
    WORDS.iter().find(|(own, _)| *own == kind).and_then(|(_, words)| words.get(at)).copied()
}

/// What the scores of the documents of a kind are multiplied with, by the kind's folder: of what has the same words, people
/// want what was done, planned and given before those who did it and when they met.
pub fn weight(folder: &str) -> f32 {
    let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == folder);
    match kind {
        Some(Kind::Editions) => 1.4,
        Some(Kind::PlanTemplates) => 1.15,
        Some(Kind::ActionPlans) => 1.2,
        Some(Kind::CaseStudies) => 1.15,
        Some(Kind::Resources | Kind::Events | Kind::Articles) => 0.9,
        Some(Kind::Organisations) => 0.45,
        _ => 1.0,
    }
}
