//! What a field should hold, in the editors' terms: as a noun for messages, and how to write it.

/// What was wanted, in the editors' terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    Text,
    Number,
    Integer,
    YesNo,
    List,
    Mapping,
    Date,
    Period,
    Url,
    Email,
    Country,
    Currency,
    Language,
    Id,
    TextByLanguage,
    Photos,
    File,
    Wikidata,
    FieldName,
}

impl Expected {
    /// The form that a schema names in `x-value`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "period" => Self::Period,
            "url" => Self::Url,
            "email" => Self::Email,
            "country" => Self::Country,
            "currency" => Self::Currency,
            "language" => Self::Language,
            "id" => Self::Id,
            "text-by-language" => Self::TextByLanguage,
            "photos" => Self::Photos,
            "file" => Self::File,
            _ => return None,
        })
    }

    /// What it is, as in "`x` is not a date".
    pub fn noun(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Integer => "a whole number",
            Self::YesNo => "`true` or `false`",
            Self::List => "a list",
            Self::Mapping => "a group of fields",
            Self::Date => "a date",
            Self::Period => "a period of time",
            Self::Url => "a web address",
            Self::Email => "an e-mail address",
            Self::Country => "the code of a country",
            Self::Currency => "the code of a currency",
            Self::Language => "the code of a language",
            Self::Id => "an id",
            Self::TextByLanguage => "a text, or texts by language",
            Self::Photos => "a line of credit and licence, or fields by file name",
            Self::File => "the name of a file beside this one",
            Self::Wikidata => "the number of a Wikidata item",
            Self::FieldName => "a name for a field",
        }
    }

    /// How to write it.
    pub fn how(self) -> &'static str {
        match self {
            Self::Text => "write a text, in quotes if it could be taken for something else: `'2024'`",
            Self::Number => "write digits only, with a point before decimals: `57897` or `12.5`",
            Self::Integer => "write digits only: `57897`",
            Self::YesNo => "write `true` or `false`, without quotes",
            Self::List => "write each item on a line of its own that begins with `- `",
            Self::Mapping => "write its fields on lines of their own, indented by two spaces: `name: value`",
            Self::Date => "write the year first: `2024`, `2024-04` or `2024-04-27`",
            Self::Period => "write `2024-04/2024-09`, `2024` or, for what goes on, `2023/..`",
            Self::Url => "write the whole address, from `https://` on",
            Self::Email => "write it like `office@example.org`",
            Self::Country => "write its two capital letters: `LV`",
            Self::Currency => "write its three capital letters: `EUR`",
            Self::Language => {
                "write its two or three small letters, and a script or region only where it matters: `lv`, `sr-Latn`, `pt-BR`"
            }
            Self::Id => "an id has only the letters a-z, digits and hyphens: `call-open`",
            Self::TextByLanguage => "write one text, or a line for each language: `en: …`",
            Self::Photos => "write `Name of the photographer, CC BY 4.0`, or a line for each file",
            Self::File => "write the name with `/` between folders, without `..`: `plan.pdf`",
            Self::Wikidata => "write it like `Q1773`",
            Self::FieldName => "write small letters, digits and `_`: `target_groups`",
        }
    }
}
