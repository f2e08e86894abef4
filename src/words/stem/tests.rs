use proptest::prelude::*;

use super::*;

/// The languages whose words have stems.
const STEMMED: [&str; 12] = ["da", "de", "en", "et", "fi", "lt", "lv", "nb", "nn", "no", "pl", "sv"];

fn analyser(lang: &str) -> Analyser {
    Analyser::new(&Lang::new(lang), [])
}

/// Forms of one word a line.
const SAME: [(&str, &[&str]); 10] = [
    (
        "da",
        &[
            "forening foreninger foreningen foreningerne",
            "kultur kulturen kulturer kulturens",
            "projekt projekter projektet projekterne",
            "gade gaden gader gaderne",
            "sang sangen sange sangene",
            "musikalsk musikalske",
        ],
    ),
    (
        "de",
        &[
            "verein vereine vereinen vereins",
            "straße straßen strasse",
            "haus hauses hause",
            "garten gärten",
            "kulturell kulturelle kulturellen kulturelles",
            "gemeinde gemeinden",
            "veranstaltung veranstaltungen",
            "zürich zuerich",
        ],
    ),
    (
        "en",
        &[
            "library libraries",
            "community communities",
            "organise organised organises organising",
            "volunteer volunteers volunteering volunteered",
            "museum museums",
            "connection connections connected connect",
        ],
    ),
    (
        "et",
        &[
            "projekti projektid projektide projektis projektides",
            "kultuuri kultuurid kultuuris kultuurile",
            "linna linnas linnad linnast linnade",
            "laulu laulud laulude lauludega",
            "muuseumi muuseumis muuseumid muuseumides",
            "festivali festivalil festivalid festivalide",
        ],
    ),
    (
        "fi",
        &[
            "talo talon talossa talot taloissa",
            "projekti projektin projektissa projektit",
            "kulttuuri kulttuurin kulttuuria kulttuurissa",
            "kirjasto kirjaston kirjastot kirjastossa kirjastoissa",
            "museo museon museot museossa",
            "koulu koulun koulussa koulut",
        ],
    ),
    (
        "lt",
        &[
            "miestas miesto miestui miestą mieste miestai miestų",
            "mokykla mokyklos mokyklai mokyklą mokykloje mokyklų",
            "kultūra kultūros kultūrai kultūrą",
            "projektas projekto projektai projektų projektams",
            "biblioteka bibliotekos bibliotekoje bibliotekų",
            "muziejus muziejaus muziejuje",
            "naujas naujo naują naujų",
        ],
    ),
    (
        "no",
        &[
            "forening foreninger foreningen foreningene",
            "kultur kulturen kulturer kulturens",
            "prosjekt prosjekter prosjektet prosjektene",
            "gate gaten gater gatene",
            "skole skolen skoler skolene",
            "musikalsk musikalske",
        ],
    ),
    (
        "pl",
        &[
            "projekt projektu projekty projektów projektami",
            "szkoła szkoły szkołę szkołą",
            "zespoły zespołów zespołom zespołami",
            "kultura kultury kulturę kulturą",
            "biblioteka biblioteki bibliotekę",
            "senior seniora seniorów seniorami",
            "festiwal festiwalu festiwale festiwalami",
        ],
    ),
    (
        "sv",
        &[
            "förening föreningar föreningen föreningarna",
            "kultur kulturen kulturer kulturens",
            "bibliotek biblioteket biblioteken",
            "skola skolor skolorna",
            "stad staden",
            "musikalisk musikaliska",
            "sång sången sånger sångerna",
        ],
    ),
    (
        "lv",
        &["skola skolas skolām", "latvietis latviešu", "prakse prakšu", "jauns jaunajiem", "upe upju", "muzejs muzeju"],
    ),
];

/// Words that are none of one another's forms.
const OTHERS: [(&str, &[&str]); 10] = [
    ("da", &["forening foredrag", "by byg", "kultur kult"]),
    ("de", &["verein verkehr", "kultur kult", "schule schuld"]),
    ("en", &["library liberty", "museum music", "community compute"]),
    ("et", &["kool koor", "linn lind", "laul laud"]),
    ("fi", &["talo talvi", "kirja kirjasto", "koulu koulutus"]),
    ("lt", &["miestas miegas", "mokykla mokytojas", "kultūra kultas"]),
    ("lv", &["skola skatuve", "valsts valoda", "plašs plats"]),
    ("no", &["forening foredrag", "by bygg", "skole skog"]),
    ("pl", &["szkoła szkoda", "muzeum muzyka", "kultura kult"]),
    ("sv", &["förening föredrag", "skola skog", "stad stat"]),
];

#[test]
fn forms_of_a_word_share_their_stem() {
    let mut faults = Vec::new();
    for (lang, lines) in SAME {
        for line in lines {
            let stems: Vec<_> = line.split(' ').map(|form| (form, analyser(lang).stem(form))).collect();
            if stems.iter().any(|(_, stem)| *stem != stems[0].1) {
                faults.push(format!("{lang}: {stems:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn other_words_have_other_stems() {
    for (lang, lines) in OTHERS {
        for line in lines {
            let (one, other) = line.split_once(' ').unwrap();
            assert_ne!(analyser(lang).stem(one), analyser(lang).stem(other), "{lang}: {line}");
        }
    }
}

#[test]
fn the_primary_subtag_says_which_language_it_is() {
    for lang in ["nb", "nn", "no-NO"] {
        assert_eq!(analyser(lang).stem("foreningene"), analyser("no").stem("foreningene"), "{lang}");
        assert_ne!(analyser(lang).stem("foreningene"), "foreningene", "{lang}");
    }
    assert_eq!(analyser("de-AT").stem("vereinen"), "verein");
    assert_eq!(analyser("de-Latn-AT").stem("vereinen"), "verein");
    assert_eq!(analyser("de-Cyrl").stem("vereinen"), "vereinen");
    assert_eq!(analyser("sr-Latn").stem("radionice"), "radionice");
    for lang in ["is", "fr", "xx", ""] {
        assert_eq!(analyser(lang).stem("foreningene"), "foreningene", "{lang}");
    }
}

#[test]
fn what_is_too_long_for_a_word_stays() {
    let long = "vereine".repeat(20);
    assert_eq!(analyser("de").stem(&long), long);
}

#[test]
fn terms_are_the_stem_and_those_of_the_parts() {
    let words = [("vereine", 5), ("häuser", 5), ("kultur", 9), ("tanzt", 3)];
    let german = Analyser::new(&Lang::new("de"), words);
    assert_eq!(german.terms("vereinen"), ["verein"]);
    assert_eq!(german.terms("vereinehäuser"), ["vereinehaus", "verein", "haus"]);
    assert_eq!(german.terms("kulturvereine"), ["kulturverein", "kultur", "verein"]);
    assert_eq!(german.terms("kulturkultur"), ["kulturkultur", "kultur"]);
    assert_eq!(Analyser::new(&Lang::new("en"), words).terms("kulturvereine").len(), 1);
}

proptest! {
    #[test]
    fn every_word_has_a_stem(surface in "[a-zß-ž]{0,12}|[a-zäåæøõšžāēīūļņčķģ]{1,9}|\\PC*") {
        for lang in STEMMED.iter().chain(&["fr", ""]) {
            let analyser = Analyser::new(&Lang::new(lang), [(&surface[..], 3), ("stad", 9)]);
            let stem = analyser.stem(&surface);
            prop_assert_eq!(stem.is_empty(), surface.is_empty(), "{}: {:?}", lang, surface);
            prop_assert_eq!(&analyser.terms(&surface)[0], &stem);
            let compound = [&surface, "stad"].concat();
            prop_assert!(!analyser.terms(&compound).iter().any(String::is_empty));
        }
    }
}
