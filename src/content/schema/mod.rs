//! The content model: what editors may write, one file a kind. These structs *are* the schema; `docs/schema.md`, the
//! checker and editors' files are derived from them.
//!
//! Doc comments here are shown to editors. `x-translatable` marks the fields that a translation may hold.
//! Fields that a vocabulary defines (topics, methods …) are not Rust fields: see [`vocabulary::Vocabulary`].

pub mod action_plan;
pub mod article;
pub mod case_study;
pub mod common;
pub mod edition;
pub mod event;
pub mod head;
pub mod municipality;
pub mod organisation;
pub mod page;
pub mod plan_template;
pub mod release;
pub mod resource;
pub mod vocabulary;

use std::sync::OnceLock;

use crate::values::Kind;
use crate::yaml::schema::Schema;

/// The schema of a kind's front matter.
pub fn of(kind: Kind) -> &'static Schema {
    static SCHEMAS: OnceLock<[Schema; Kind::ALL.len()]> = OnceLock::new();
    let schemas = SCHEMAS.get_or_init(|| {
        Kind::ALL.map(|kind| match kind {
            Kind::CaseStudies => Schema::of::<case_study::CaseStudy>(),
            Kind::PlanTemplates => Schema::of::<plan_template::PlanTemplate>(),
            Kind::ActionPlans => Schema::of::<action_plan::ActionPlan>(),
            Kind::Editions => Schema::of::<edition::Edition>(),
            Kind::Municipalities => Schema::of::<municipality::Municipality>(),
            Kind::Organisations => Schema::of::<organisation::Organisation>(),
            Kind::Resources => Schema::of::<resource::Resource>(),
            Kind::Events => Schema::of::<event::Event>(),
            Kind::Articles => Schema::of::<article::Article>(),
            Kind::Pages => Schema::of::<page::Page>(),
            Kind::Vocabularies => Schema::of::<vocabulary::Vocabulary>(),
        })
    });
    &schemas[kind as usize]
}
