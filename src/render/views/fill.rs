//! The form in which a template is filled in, and the page of the plans that a browser keeps.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Entry, case_form};
use crate::content::Data;
use crate::outline::documents::{self, Format};
use crate::outline::{self, Page, PageSpec};
use crate::render::compare;
use crate::values::{EntryKey, Kind};

use super::Context;
use super::frame::{Crumb, Frame};
use super::parts::{LinkView, Text};
use super::plan_template::{self, DocumentView, SectionView, Sections};

/// A template as a form. Its answers stay in the browser.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FillPage {
    pub frame: Frame,
    /// The id of the template.
    pub id: String,
    /// Its page, to be read; none for the form of case studies.
    pub template: Option<LinkView>,
    pub version: String,
    /// The language of the sections, where it is not that of the page.
    pub body_lang: Option<String>,
    pub sections: Vec<SectionView>,
    /// Empty ones, in the language of the sections.
    pub documents: Vec<DocumentView>,
    /// The file that says all of the template but the answers.
    pub form: String,
    /// The page of the plans that this browser keeps.
    pub plans: String,
    /// What comparisons know of case studies, if there are some.
    pub cases: Option<String>,
    /// Whether an answer is a level.
    pub has_levels: bool,
    /// Whether answers can become an action plan of the repository.
    pub is_plan: bool,
    /// Whether they can become a case study of it.
    pub is_case: bool,
    /// The mailbox to which a file can be sent, if the site has one.
    pub mailbox: Option<String>,
}

/// The plans that a browser keeps.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MyPlansPage {
    pub frame: Frame,
    /// Where each template is filled in.
    pub templates: Vec<TemplateLink>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TemplateLink {
    pub id: String,
    pub title: Text,
    /// The form.
    pub address: String,
}

/// The view of a form; None where there is no such template.
pub fn view(context: &Context, spec: &PageSpec, id: &str) -> Option<FillPage> {
    let key = EntryKey::new(Kind::PlanTemplates, id);
    let entry = context.catalog.get(&key)?;
    let version = entry.version(&spec.lang);
    let Data::PlanTemplate(own) = &*version.data else { return None };
    let mut sections = Sections::new(context, spec, entry);
    let template = title(entry, spec);
    let address = context.prefix(&spec.lang).entry(&key);
    let args = [("title", template.text.as_str().into())];
    let heading = context.messages.get(&spec.lang, "form.title", &args);
    let heading = Text::new(heading, &context.messages.lang_of(&spec.lang, "form.title"), &spec.lang);
    let mut frame = Frame::of_page(context, spec, heading, Kind::PlanTemplates.folder());
    frame.noindex = true;
    frame.breadcrumbs.extend(listing(context, spec, Kind::PlanTemplates));
    frame.breadcrumbs.push(Crumb {
        title: Some(template.clone()),
        message: None,
        address: address.clone(),
        elsewhere: None,
    });
    Some(FillPage {
        frame,
        id: id.to_owned(),
        template: Some(LinkView { text: template, address: Some(address), url: None }),
        version: own.version().to_owned(),
        body_lang: sections.body_lang(),
        sections: sections.views(own),
        documents: plan_template::documents(id, version.lang()),
        form: documents::address(id, version.lang(), Format::Json),
        plans: outline::address(&Page::MyPlans, &context.prefix(&spec.lang)),
        cases: context
            .outline
            .has_comparison(Kind::CaseStudies)
            .then(|| compare::address(Kind::CaseStudies, &spec.lang)),
        has_levels: own.sections.iter().any(|section| !section.levels.is_empty()),
        is_plan: own.makes_a_plan(),
        is_case: false,
        mailbox: mailbox(context),
    })
}

/// The view of the form in which somebody writes a case study.
pub fn case_form(context: &Context, spec: &PageSpec) -> FillPage {
    let lang = &spec.lang;
    let heading = context.worded(lang, "case-form.title");
    let mut frame = Frame::of_page(context, spec, heading, Kind::CaseStudies.folder());
    frame.breadcrumbs.extend(listing(context, spec, Kind::CaseStudies));
    let say = |key: &str| context.message(lang, key);
    let questions = case_form::questions(context.catalog, lang, &say);
    let sections = questions.iter().enumerate();
    FillPage {
        frame,
        id: case_form::ID.to_owned(),
        template: None,
        version: case_form::VERSION.to_owned(),
        body_lang: None,
        sections: sections.map(|(number, own)| plan_template::asked(context, number, own, lang)).collect(),
        documents: plan_template::documents(case_form::ID, lang),
        form: documents::address(case_form::ID, lang, Format::Json),
        plans: outline::address(&Page::MyPlans, &context.prefix(lang)),
        cases: None,
        has_levels: false,
        is_plan: false,
        is_case: true,
        mailbox: mailbox(context),
    }
}

/// The way back to the listing of a kind, where it has one.
fn listing(context: &Context, spec: &PageSpec, kind: Kind) -> Option<Crumb> {
    let address = context.prefix(&spec.lang).listing(kind, 1);
    context.outline.listings.contains_key(&kind).then(|| Crumb::made(format!("kind.{kind}"), address))
}

/// The mailbox of the site.
fn mailbox(context: &Context) -> Option<String> {
    context.catalog.config.contact.as_ref()?.email.clone()
}

fn title(entry: &Entry, spec: &PageSpec) -> Text {
    let version = entry.version(&spec.lang);
    Text::new(version.head().title.clone(), version.lang(), &spec.lang)
}

/// The view of the page of plans.
pub fn plans(context: &Context, spec: &PageSpec) -> MyPlansPage {
    let mut frame =
        Frame::of_page(context, spec, context.worded(&spec.lang, "plans.title"), Kind::PlanTemplates.folder());
    frame.noindex = true;
    frame.breadcrumbs.extend(listing(context, spec, Kind::PlanTemplates));
    let forms = context.outline.pages.iter().filter(|page| page.lang == spec.lang);
    let template = |page: &PageSpec| {
        if page.page == Page::CaseForm {
            let title = context.worded(&spec.lang, "case-form.document");
            return Some(TemplateLink { id: case_form::ID.to_owned(), title, address: page.address.clone() });
        }
        let Page::Fill { template } = &page.page else { return None };
        let entry = context.catalog.entry(Kind::PlanTemplates, template)?;
        Some(TemplateLink { id: template.clone(), title: title(entry, spec), address: page.address.clone() })
    };
    MyPlansPage { frame, templates: forms.filter_map(template).collect() }
}
