//! A vocabulary: the terms of one field, and which kinds have that field. `content/vocabularies/<name>.yaml`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Kind, Lang, LangText, List};

/// A list of terms, and the field that they fill. Labels of all languages stand in this one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    #[serde(flatten)]
    pub head: Head,
    /// The name of the vocabulary by language, for headings and facets; if absent, the title.
    pub label: Option<LangText>,
    /// What the vocabulary is for.
    pub description: Option<LangText>,
    /// The field that its terms fill; none for a vocabulary that only code or other fields refer to.
    #[schemars(length(max = 100), regex(pattern = "^[a-z][a-z0-9_]*$"))]
    pub field: Option<String>,
    /// The kinds that have the field.
    #[serde(default, rename = "for")]
    pub kinds: List<Kind>,
    /// How many terms an entry needs at least.
    #[serde(default)]
    pub min: u32,
    /// How many terms an entry can have.
    #[schemars(range(min = 1))]
    pub max: Option<u32>,
    /// Whether visitors can choose by it.
    #[serde(default)]
    pub facet: bool,
    /// What its terms say of an entry, for those who cannot know the vocabulary: rows, ornaments, search engines.
    pub means: Option<Meaning>,
    pub terms: Vec<TermDefinition>,
}

/// What the terms of a field say of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// What it is about.
    Subject,
}

/// What a term is to the site. Other terms have no meaning beyond their label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermMeaning {
    /// Of a stage: from its day on, one can apply.
    CallOpen,
    /// Of a stage: after its day, nobody can apply.
    CallClose,
    /// Of a stage: it is known who goes on.
    Preselection,
    /// Of a stage: until its day, plans are handed in.
    PlanDeadline,
    /// Of a stage: the jury decides.
    Jury,
    /// Of a stage: the outcome is public; nothing of it is shown before.
    Announcement,
    /// Of a stage: the first day for which the title is given.
    TitleYearStart,
    /// Of a stage: the last day for which the title is given.
    TitleYearEnd,
    /// Of a role: the organisation carries the programme.
    Partner,
    /// Of a role: the organisation supports the programme.
    Associated,
}

/// One term. In the vocabulary `sections` it is a section of a body, found by its label or a synonym.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermDefinition {
    #[schemars(length(max = 100), regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub key: String,
    pub label: LangText,
    /// Other words for it, by language.
    #[serde(default)]
    pub synonyms: IndexMap<Lang, List<String>>,
    pub definition: Option<LangText>,
    /// The key of the wider term.
    pub broader: Option<String>,
    /// The key of the term that is used instead.
    pub replaced_by: Option<String>,
    /// Of a section: whether an entry must have it.
    #[serde(default)]
    pub required: bool,
    /// Of a section: whether a full account has it. Pages say how many of these an entry has.
    #[serde(default)]
    pub recommended: bool,
    /// Of a section: whether a comparison of case studies leads to it.
    #[serde(default)]
    pub compared: bool,
    /// What the term is to the site, whatever it is called: `means: announcement` says of a stage that it makes the outcome
    /// known.
    pub means: Option<TermMeaning>,
    /// Of a section: how many words are advised at the most.
    #[schemars(range(min = 1))]
    pub word_limit: Option<u32>,
}

impl TermDefinition {
    /// The synonyms in a language, or those in its base language where it has none.
    pub fn synonyms_in(&self, lang: &Lang) -> &[String] {
        let own = self.synonyms.get(lang).or_else(|| self.synonyms.get(&lang.base()?));
        own.map_or(&[], |synonyms| synonyms.0.as_slice())
    }
}
