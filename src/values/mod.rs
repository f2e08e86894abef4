//! The small value types that `site.yaml` and front matter share: dates, languages, lists, references.
//!
//! Each is a newtype that reads what editors write, and describes itself as JSON Schema. Extensions that
//! begin with `x-` tell the checker in [`crate::yaml::check`] what a plain schema cannot say: `x-list`
//! (a single value stands for a list of one), `x-ref` and `x-ref-or-text` (another entry's id), `x-term`
//! (a vocabulary's key), `x-value` (one of the formats named in [`crate::yaml::check`]).

mod contact;
mod date;
mod kind;
pub(crate) mod lang;
mod list;
mod reference;
pub mod text;

use serde::{Deserialize, Deserializer};

pub use contact::Contact;
pub use date::{Date, Day, Period};
pub use kind::{EntryKey, Kind};
pub use lang::{Lang, LangText};
pub use list::List;
pub(crate) use reference::{
    ActionPlanRef, CostBand, Country, Criterion, EditionRef, EventKind, MunicipalityRef, OrganisationOrText,
    OrganisationType, PlaceKind, PlaceOrText, PlanTemplateRef, Recognition, ResourceKind, ResourceRef, RoleKey,
    StageKey, is_id,
};

/// A YAML scalar that may have been read as a number, as a year without quotes is; then with at least so many digits.
fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D, digits: usize) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Scalar {
        Number(u64),
        Text(String),
    }
    Ok(match Scalar::deserialize(deserializer)? {
        Scalar::Number(number) => format!("{number:0digits$}"),
        Scalar::Text(text) => text,
    })
}
