//! A light stemmer for Latvian, for which Snowball has none.
//!
//! After Kārlis Krēsliņš, *A stemming algorithm for Latvian* (PhD thesis, Loughborough University 1996), in the reduced form in
//! which Lucene describes it: endings of nouns and adjectives only (case, number, gender, definiteness), where enough of the
//! word is left, and consonants that an ending has softened are made hard again. Verbs lose what looks like such an ending.
//!
//! It differs in that soft consonants are made hard before each ending, so that a stem with a soft one of its own (`ziņa`) has
//! one form too, in more of them (`latvieši`, `izstāžu`), and in that stems may be as short as that of `ēka`.

/// Endings and the letters that must be left before them, one of them a vowel, the last one a consonant; longer ones first.
const ENDINGS: [(&str, usize); 39] = [
    // Definite adjectives.
    ("ajiem", 3),
    ("ajai", 3),
    ("ajam", 3),
    ("ajām", 3),
    ("ajos", 3),
    ("ajās", 3),
    ("ajā", 3),
    ("ais", 3),
    // Nouns and adjectives.
    ("iem", 2),
    ("ai", 2),
    ("am", 3),
    ("as", 2),
    ("ām", 2),
    ("ās", 2),
    ("ei", 2),
    ("em", 3),
    ("es", 2),
    ("ie", 3),
    ("ij", 2),
    ("im", 3),
    ("is", 2),
    ("os", 2),
    ("um", 3),
    ("us", 2),
    ("ēm", 2),
    ("ēs", 2),
    ("īm", 2),
    ("īs", 3),
    ("a", 2),
    ("e", 2),
    ("i", 2),
    ("o", 3),
    ("u", 2),
    ("ā", 2),
    ("ē", 2),
    ("ī", 3),
    ("ū", 2),
    ("s", 2),
    ("š", 2),
];

/// Ends of stems as they are before some endings, and as they are before the others; longer ones first.
const SOFT: [(&str, &str); 15] = [
    ("šņ", "sn"),
    ("žņ", "zn"),
    ("šļ", "sl"),
    ("žļ", "zl"),
    ("ļņ", "ln"),
    ("ļļ", "ll"),
    ("ņņ", "nn"),
    ("bj", "b"),
    ("mj", "m"),
    ("pj", "p"),
    ("vj", "v"),
    ("dž", "dz"),
    ("č", "c"),
    ("ļ", "l"),
    ("ņ", "n"),
];

/// The same for `š` and `ž`, which come of several consonants and are often a stem's own: the most frequent of what they were
/// where that can be told from the letters before it, each with the endings that soften.
const SIBILANTS: [(&str, &str, &[&str]); 4] = [
    ("ieš", "iet", &["a", "i", "u", "iem", "us", "os"]),
    ("āš", "āt", &["u"]),
    ("akš", "aks", &["u"]),
    ("āž", "ād", &["u"]),
];

/// The stem of a word in lower case; the word itself if it has no ending.
pub fn stem(word: &str) -> String {
    let Some((base, ending)) = ENDINGS.iter().find_map(|(ending, least)| without(word, ending, *least)) else {
        return word.to_owned();
    };
    let sibilant = SIBILANTS.iter().find(|(soft, _, endings)| base.ends_with(soft) && endings.contains(&ending));
    let change = sibilant.map(|(soft, hard, _)| (*soft, *hard));
    match change.or_else(|| SOFT.into_iter().find(|(soft, _)| base.ends_with(soft))) {
        Some((soft, hard)) => format!("{}{hard}", base.strip_suffix(soft).unwrap_or(base)),
        None => base.to_owned(),
    }
}

/// The word without `ending`, and the ending, if enough is left.
fn without<'a>(word: &'a str, ending: &'a str, least: usize) -> Option<(&'a str, &'a str)> {
    let base = word.strip_suffix(ending)?;
    let is_stem = base.chars().count() >= least && base.contains(is_vowel) && !base.ends_with(is_vowel);
    // Only some stems have this ending instead of `s`: `ceļš`, `vējš`, `karš`.
    let has_ending = ending != "š" || base.ends_with(['j', 'ļ', 'ņ', 'r']);
    (is_stem && has_ending).then_some((base, ending))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ā' | 'ē' | 'ī' | 'ō' | 'ū')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stems with forms that have them.
    const FORMS: [(&str, &str); 44] = [
        // Nouns, by declension.
        ("projekt", "projekts projekta projektam projektu projektā projekti projektiem projektus projektos"),
        ("skolotāj", "skolotājs skolotāja skolotājam skolotāju skolotāji skolotājiem skolotājai skolotājas skolotājām"),
        ("muzej", "muzejs muzeja muzejam muzeju muzejā muzeji muzejiem muzejus muzejos"),
        ("vēj", "vējš vēja vējam vēju vējā vēji vējiem vējus vējos"),
        ("cel", "ceļš ceļa ceļam ceļu ceļā ceļi ceļiem ceļus ceļos"),
        ("kar", "karš kara karam karu karā kari kariem"),
        ("brāl", "brālis brāļa brālim brāli brālī brāļi brāļu brāļiem brāļus brāļos"),
        ("gulb", "gulbis gulbja gulbim gulbi gulbī gulbji gulbju gulbjiem gulbjus gulbjos"),
        ("kurm", "kurmis kurmja kurmim kurmi kurmji kurmju kurmjiem"),
        ("skap", "skapis skapja skapim skapi skapī skapji skapju skapjos"),
        ("cirv", "cirvis cirvja cirvim cirvi cirvji cirvju"),
        ("lāc", "lācis lāča lācim lāci lāči lāču lāčiem lāčus"),
        ("dadz", "dadzis dadža dadzim dadzi dadži dadžu"),
        ("kakt", "kakts kakta kaktam kaktu kaktā kakti"),
        ("latviet", "latvietis latvieša latvietim latvieti latvieši latviešu latviešiem latviešus latviete latvietes"),
        ("teātr", "teātris teātra teātrim teātri teātrī teātru teātriem teātrus teātros"),
        ("akmen", "akmens akmeņa akmenim akmeni akmenī akmeņi akmeņu akmeņiem akmeņus akmeņos"),
        ("ūden", "ūdens ūdeņa ūdenim ūdeni ūdenī ūdeņi ūdeņu ūdeņos"),
        ("ansambl", "ansamblis ansambļa ansamblim ansambli ansamblī ansambļi ansambļu ansambļiem"),
        ("tirg", "tirgus tirgum tirgu tirgū tirgi tirgiem tirgos"),
        ("skol", "skola skolas skolai skolu skolā skolām skolās"),
        ("zin", "ziņa ziņas ziņai ziņu ziņā ziņām ziņās"),
        ("ēk", "ēka ēkas ēkai ēku ēkā ēkām ēkās"),
        ("pašvaldīb", "pašvaldība pašvaldības pašvaldībai pašvaldību pašvaldībā pašvaldībām pašvaldībās"),
        ("up", "upe upes upei upi upē upju upēm upēs"),
        ("dzīv", "dzīve dzīves dzīvei dzīvi dzīvē dzīvju dzīvēm dzīvēs"),
        ("spēl", "spēle spēles spēlei spēli spēlē spēļu spēlēm spēlēs"),
        ("zvaigzn", "zvaigzne zvaigznes zvaigznei zvaigzni zvaigznē zvaigžņu zvaigznēm"),
        ("izstād", "izstāde izstādes izstādei izstādi izstādē izstāžu izstādēm izstādēs"),
        ("aktivitāt", "aktivitāte aktivitātes aktivitātei aktivitāti aktivitātē aktivitāšu aktivitātēm aktivitātēs"),
        ("praks", "prakse prakses praksei praksi praksē prakšu praksēm praksēs"),
        ("pieredz", "pieredze pieredzes pieredzei pieredzi pieredzē pieredžu pieredzēm"),
        ("ziv", "zivs zivij zivi zivī zivis zivju zivīm zivīs"),
        ("krāsn", "krāsns krāsnij krāsni krāsnī krāsnis krāšņu krāsnīm"),
        ("valst", "valsts valstij valsti valstī valstis valstu valstīm"),
        ("ac", "acs acij aci acis acu acīm"),
        // Adjectives, indefinite and definite.
        ("jaun", "jauns jauna jaunam jaunai jaunu jaunā jauni jaunas jauniem jaunām jaunus jaunos jaunās"),
        ("jaun", "jaunais jaunā jaunajam jaunajai jauno jaunajā jaunie jaunajiem jaunajām jaunajos jaunajās"),
        ("plaš", "plašs plaša plašam plašai plašu plašā plaši plašas plašais plašo plašie"),
        ("kultūrvēsturisk", "kultūrvēsturisks kultūrvēsturiska kultūrvēsturiskajām kultūrvēsturisko"),
        // Verbs, where their endings look the same.
        ("dzied", "dziedu dziedi dzied dziedam"),
        ("las", "lasu lasi lasa lasām"),
        ("strādāj", "strādāju strādāji strādājam strādāja"),
        ("dziedāt", "dziedāt"),
    ];

    #[test]
    fn forms_of_a_word_share_their_stem() {
        for (expected, forms) in FORMS {
            for form in forms.split(' ') {
                assert_eq!(stem(form), expected, "{form}");
            }
        }
    }

    #[test]
    fn words_that_look_alike_keep_apart() {
        for (one, other) in [
            ("skola", "skatuve"),
            ("teātris", "tētis"),
            ("kultūra", "kultivē"),
            ("gads", "gaita"),
            ("māja", "māte"),
            ("valsts", "valoda"),
            ("jauns", "jautrs"),
            ("senioru", "seno"),
            ("plašs", "plats"),
            ("svešs", "svētki"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
    }

    #[test]
    fn short_words_and_those_without_endings_stay() {
        for word in
            ["", "a", "un", "es", "kas", "tas", "pie", "vai", "lai", "nav", "radio", "arī", "trīs", "šis", "2020", "ss"]
        {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn longer_endings_come_first() {
        let lengths = ENDINGS.map(|(ending, _)| ending.chars().count());
        assert!(lengths.is_sorted_by(|before, after| before >= after), "{lengths:?}");
        let lengths = SOFT.map(|(soft, _)| soft.chars().count());
        assert!(lengths.is_sorted_by(|before, after| before >= after), "{lengths:?}");
    }
}
