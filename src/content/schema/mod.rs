//! The content model: what editors may write, one file a kind. These structs *are* the schema; `docs/schema.md`, the
//! checker and editors' files are derived from them.
//!
//! Doc comments here are shown to editors. `x-translatable` marks the fields that a translation may hold.
//! Fields that a vocabulary defines (topics, methods …) are not Rust fields: see [`vocabulary::Vocabulary`].

pub mod action_plan;
pub mod case_study;
pub mod common;
pub mod edition;
pub mod event;
pub mod head;
pub mod municipality;
pub mod organisation;
pub mod page;
pub mod plan_template;
pub mod resource;
pub mod vocabulary;
