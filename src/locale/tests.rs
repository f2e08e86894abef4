//! How ten languages write things, read by people who can read them. What is wrong here is corrected in `dates.rs`.

use super::*;

const LANGUAGES: [&str; 10] = ["en", "da", "de", "et", "fi", "lt", "lv", "no", "pl", "sv"];

fn locale(lang: &str) -> Locale {
    Locale::new(&Lang::new(lang))
}

#[test]
fn dates_are_written_as_each_language_does() {
    let expected = [
        "en: 9 March 2024 | March 2024 | 2024",
        "da: 9. marts 2024 | marts 2024 | 2024",
        "de: 9. März 2024 | März 2024 | 2024",
        "et: 9. märts 2024 | märts 2024 | 2024",
        "fi: 9. maaliskuuta 2024 | maaliskuu 2024 | 2024",
        "lt: 2024 m. kovo 9 d. | 2024 m. kovas | 2024",
        "lv: 2024. gada 9. marts | 2024. gada marts | 2024. g.",
        "no: 9. mars 2024 | mars 2024 | 2024",
        "pl: 9 marca 2024 | marzec 2024 | 2024",
        "sv: 9 mars 2024 | mars 2024 | 2024",
    ];
    let shown = LANGUAGES.map(|lang| {
        let dates = ["2024-03-09", "2024-03", "2024"].map(|date| locale(lang).date(date.parse().unwrap()));
        format!("{lang}: {}", dates.join(" | "))
    });
    assert_eq!(shown, expected);
}

#[test]
fn numbers_and_lists_are_written_as_each_language_does() {
    // A space here is one that does not break; `_` in what is expected.
    let expected = [
        "en: 1,234,567.5 | 1,234 | 12,345 | -0.25 | A, B and C | A and B | A | ",
        "da: 1.234.567,5 | 1.234 | 12.345 | -0,25 | A, B og C | A og B | A | ",
        "de: 1.234.567,5 | 1.234 | 12.345 | -0,25 | A, B und C | A und B | A | ",
        "et: 1_234_567,5 | 1234 | 12_345 | −0,25 | A, B ja C | A ja B | A | ",
        "fi: 1_234_567,5 | 1_234 | 12_345 | −0,25 | A, B ja C | A ja B | A | ",
        "lt: 1_234_567,5 | 1_234 | 12_345 | −0,25 | A, B ir C | A ir B | A | ",
        "lv: 1_234_567,5 | 1234 | 12_345 | -0,25 | A, B un C | A un B | A | ",
        "no: 1_234_567,5 | 1_234 | 12_345 | −0,25 | A, B og C | A og B | A | ",
        "pl: 1_234_567,5 | 1234 | 12_345 | -0,25 | A, B i C | A i B | A | ",
        "sv: 1_234_567,5 | 1_234 | 12_345 | −0,25 | A, B och C | A och B | A | ",
    ];
    let shown = LANGUAGES.map(|lang| {
        let locale = locale(lang);
        let numbers = [1_234_567.5, 1234.0, 12_345.0, -0.25].map(|number| locale.number(number).replace('\u{a0}', "_"));
        let lists = [&["A", "B", "C"][..], &["A", "B"], &["A"], &[]].map(|items| locale.list(items.iter().copied()));
        format!("{lang}: {} | {}", numbers.join(" | "), lists.join(" | "))
    });
    assert_eq!(shown, expected);
}

#[test]
fn every_number_can_be_written() {
    let english = locale("en");
    assert_eq!(english.integer(i64::MIN), "-9,223,372,036,854,775,808");
    assert_eq!([f64::NAN, f64::INFINITY].map(|number| english.number(number)), ["NaN", "inf"]);
    assert_eq!(english.number(1e21), "1,000,000,000,000,000,000,000");
    assert_eq!(english.number(1e-7), "0.0000001");
}

#[test]
fn a_date_that_does_not_exist_is_written_as_it_is() {
    let date = Date { year: 2023, month: Some(2), day: Some(31) };
    assert_eq!((locale("en").date(date), locale("en").month(date)), ("2023-02-31".into(), String::new()));
}

#[test]
fn months_have_the_form_that_they_have_in_the_date() {
    let month = |lang: &str, date: &str| locale(lang).month(date.parse().unwrap());
    assert_eq!((month("fi", "2024-03-09"), month("fi", "2024-03")), ("maaliskuuta".into(), "maaliskuu".into()));
    assert_eq!((month("lt", "2024-03-09"), month("lt", "2024-03")), ("kovo".into(), "kovas".into()));
    assert_eq!((month("lv", "2024-03-09"), month("pl", "2024-03-09")), ("marts".into(), "marca".into()));
}

#[test]
fn norwegian_is_bokmal() {
    let all = |lang: &str| {
        let locale = locale(lang);
        let date = locale.date("2024-12-24".parse().unwrap());
        (date, locale.number(1234.5), locale.list(["A", "B"].into_iter()), locale.collation().key("Aabenraa"))
    };
    assert_eq!(all("no"), all("nb"));
}

#[test]
fn what_cldr_knows_is_known() {
    let known = ["en", "da", "de", "et", "fi", "lt", "lv", "no", "nb", "nn", "pl", "sv", "is", "ru", "uk", "ja", "zh"];
    assert_eq!(known.map(|lang| is_known(&Lang::new(lang))), [true; 17]);
    assert_eq!(["xx", "zzz", "und", "dk", ""].map(|lang| is_known(&Lang::new(lang))), [false; 5]);
    assert_eq!(locale("xx").integer(1234), "1,234");
}

/// The rules as they stand in CLDR's tables, for whole numbers.
#[test]
fn lithuanian_and_latvian_plural_forms_are_those_of_cldr() {
    use PluralCategory::{Few, One, Other, Zero};
    let (lithuanian, latvian) = (locale("lt"), locale("lv"));
    for n in 0..=200 {
        let (ones, is_teen) = (n % 10, (11..=19).contains(&(n % 100)));
        let of_lithuanian = match ones {
            1 if !is_teen => One,
            2..=9 if !is_teen => Few,
            _ => Other,
        };
        let of_latvian = match ones {
            _ if ones == 0 || is_teen => Zero,
            1 => One,
            _ => Other,
        };
        assert_eq!((lithuanian.plural(n), latvian.plural(n)), (of_lithuanian, of_latvian), "{n}");
    }
}

/// The words in the order of the language.
fn sorted(lang: &str, words: &str) -> String {
    let collation = Collation::new(&Lang::new(lang));
    let mut words: Vec<&str> = words.split(' ').collect();
    words.reverse();
    words.sort_by_cached_key(|word| collation.key(word));
    words.join(" ")
}

#[test]
fn words_stand_in_the_order_of_the_language() {
    for (lang, words) in [
        ("da", "Arendal Vejle Zürich Ærø Ørsted Aabenraa Åbo Aarhus"),
        ("no", "Arendal Vejle Zürich Ærø Ørsta Åbo Aasen"),
        ("de", "Aachen Apfel Äpfel Köln Zürich"),
        ("en", "Aabenraa Åbo Arendal Öland Zagreb"),
        ("et", "Salo Šiauliai Zagreb Žagarė Tallinn Võru Õru Ähtäri Öland Ülenurme"),
        ("fi", "Arendal Turku Zagreb Åbo Ähtäri Öland"),
        ("sv", "Arendal Ystad Zagreb Åbo Ähtäri Öland"),
        ("lt", "Cesis Čakste Ikla Yla Ilmajoki Jonava Salo Šiauliai Zarasai Žagarė"),
        ("lv", "Cesis Čakste Kuldiga Ķegums Lubāna Ļauda Zilupe Žagarė"),
        ("pl", "Lublin Luzern Łódź Malbork Sopot Świdnica Zagórz Źródło Żary"),
    ] {
        assert_eq!(sorted(lang, words), words, "{lang}");
    }
}

#[test]
fn an_index_has_the_letters_of_the_language() {
    let words = ["Aabenraa", "Ähtäri", "Öland", "Šiauliai", "Žagarė", "Yla", "Łódź", "Æbelø", "éclair", "Õru"];
    let expected = [
        ("da", "Å Æ Ø S Z Y L Æ E O"),
        ("de", "A A O S Z Y L A E O"),
        ("en", "A A O S Z Y L A E O"),
        ("et", "A Ä Ö Š Ž Y L A E Õ"),
        ("fi", "A Ä Ö S Z Y L Ä E O"),
        ("lt", "A A O Š Ž I L A E O"),
        ("lv", "A A O Š Ž Y L A E O"),
        ("no", "Å Æ Ø S Z Y L Æ E O"),
        ("pl", "A A O S Z Y Ł A E O"),
        ("sv", "A Ä Ö S Z Y L Ä E O"),
    ];
    for (lang, letters) in expected {
        let collation = Collation::new(&Lang::new(lang));
        assert_eq!(words.map(|word| collation.letter(word)).join(" "), letters, "{lang}");
    }
}

#[test]
fn an_index_has_a_place_for_everything() {
    let collation = Collation::new(&Lang::new("de"));
    let letters =
        ["“The School”", "1000 Lichter", "", "…", "ßa", "Пярну", "þing", "δ"].map(|text| collation.letter(text));
    assert_eq!(letters, ["T", "0–9", "0–9", "0–9", "S", "П", "Þ", "Δ"]);
}

#[test]
fn letters_of_every_script_stand_for_those_that_the_language_takes_for_the_same() {
    let words = "Άνω Αγορά Ήλιος Ёлка Елка Йод Ива がく カキ 각 가 آب أت Ⅳ Ｆ 𝔄 ﬁn Ǆx ª";
    let letters = words.split(' ').map(|word| Collation::new(&Lang::new("en")).letter(word)).collect::<Vec<_>>();
    assert_eq!(letters.join(" "), "Α Α Η Е Е Й И か カ ᄀ ᄀ آ أ I F A F D A");
}

#[test]
fn each_letter_of_an_index_stands_there_once() {
    for (lang, words, letters) in [
        ("el", "Αγορά Άλφα Αμφί Βήτα Άνω", "Α Α Α Α Β"),
        ("ru", "Елка Ёлочка Ель Ива Йод", "Е Е Е И Й"),
        ("ja", "あか アキ あく か", "あ あ あ か"),
        ("da", "Aabenraa Øby Ørsted Ærø Aarhus", "Æ Ø Ø Å Å"),
        ("en", "ə əa Əb əc F", "E E E E F"),
    ] {
        let collation = Collation::new(&Lang::new(lang));
        let mut words: Vec<&str> = words.split(' ').collect();
        words.sort_by_cached_key(|word| collation.key(word));
        assert_eq!(collation.letters(words.iter().copied()).join(" "), letters, "{lang}: {words:?}");
    }
    // Whatever the order, a letter comes once, and nothing is left out.
    let letters = Collation::new(&Lang::new("en")).letters(["Ada", "Bob", "Cid", "Bea", "Ann", "Dan"].into_iter());
    assert_eq!(letters.join(" "), "A A A A A D");
}

#[test]
fn the_letters_of_an_index_are_in_the_order_of_its_words() {
    let words = "1 Aabenraa Ähtäri Arendal Bela Čakste Ikla Yla Ilmajoki Jõgeva Łódź Luzern Öland Ørsta Õru Šiauliai Salo Tallinn Zarasai Žagarė Пярну";
    for lang in LANGUAGES {
        let collation = Collation::new(&Lang::new(lang));
        let mut letters: Vec<String> = sorted(lang, words).split(' ').map(|word| collation.letter(word)).collect();
        letters.dedup();
        let again = letters.iter().enumerate().find(|(at, letter)| letters[..*at].contains(letter));
        assert_eq!(again, None, "{lang}: {letters:?}");
    }
}

#[test]
fn a_script_and_a_region_count() {
    let day = Date { year: 2024, month: Some(4), day: Some(27) };
    let shown = |code: &str| {
        let locale = Locale::new(&Lang::new(code));
        (locale.date(day), locale.number(1234.5))
    };
    assert_eq!(shown("sr"), ("27. април 2024.".into(), "1.234,5".into()));
    assert_eq!(shown("sr-Latn"), ("27. april 2024.".into(), "1.234,5".into()));
    assert_eq!(shown("pt-BR"), ("27 de abril de 2024".into(), "1.234,5".into()));
    assert_eq!(shown("en-US").0, "April 27, 2024");
    assert_eq!(shown("de-AT").1, "1\u{a0}234,5");
    let month = Date { day: None, ..day };
    assert_eq!(Locale::new(&Lang::new("pt-BR")).date(month), "abril de 2024");
    assert_eq!(
        sorted("sr-Latn", "Cetinje Čačak Ćićevac Niš Šabac Užice Zemun Žabljak"),
        "Cetinje Čačak Ćićevac Niš Šabac Užice Zemun Žabljak"
    );
    let known = ["sr-Latn", "pt-BR", "zh-Hant-TW", "es-419", "sr-Latm", "xx-BR", "xx-Latn"];
    assert_eq!(known.map(|code| is_known(&Lang::new(code))), [true, true, true, true, false, false, false]);
}
