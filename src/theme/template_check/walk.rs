//! Goes through templates as tera does, every branch and every loop once, with what is known of each name.

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{Component, Expr, Name, Node, Template};
use super::lexer::Span;
use super::scope::{Frames, Scope};
use super::types::Type;
use super::{TemplateSource, Views};
use crate::diag::{Diagnostic, Place, codes};
use crate::source::SourcePath;
use crate::theme::former;
use crate::theme::messages::MessageKeys;

/// A template with its tree.
pub struct Parsed<'t> {
    pub source: &'t TemplateSource<'t>,
    pub tree: Template,
}

impl Parsed<'_> {
    pub fn place(&self, span: &Span) -> Place {
        Place::bytes(&self.source.path, span.clone())
    }

    /// How a part of the template is written.
    pub fn text(&self, span: &Span) -> &str {
        self.source.text.get(span.clone()).unwrap_or_default()
    }
}

type Parsings<'a> = BTreeMap<&'a str, Parsed<'a>>;

/// How many templates can be inside each other: each takes room that the program has only so much of.
const MAX_OPEN: usize = 30;

/// How many included templates and bodies of blocks a page can be made of.
const MAX_PARTS: usize = 2_000;

/// A component and the template that defines it.
pub type Defined<'a> = (&'a Parsed<'a>, &'a Component);

/// What all walks share.
pub struct Theme<'a> {
    pub templates: &'a Parsings<'a>,
    pub components: BTreeMap<&'a str, Defined<'a>>,
    pub messages: &'a MessageKeys,
    /// Templates that exist but were not parsed.
    opaque: &'a BTreeSet<&'a str>,
}

/// What the walks have found.
#[derive(Default)]
pub struct Found<'a> {
    pub diagnostics: BTreeSet<Diagnostic>,
    missing: BTreeMap<Missing, Lack<'a>>,
    /// Whether a page is made of too many parts; told once.
    has_too_much: bool,
    /// The entries that come through each template and component.
    visits: BTreeMap<&'a str, BTreeSet<&'a str>>,
    pub called: BTreeSet<&'a str>,
}

/// A name that does not exist, at its place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Missing {
    file: SourcePath,
    start: usize,
    end: usize,
    base: Option<String>,
    name: String,
}

/// In which template or component a name is missing, for which entries, and what there is in place of it.
struct Lack<'a> {
    unit: &'a str,
    entries: BTreeSet<&'a str>,
    known: BTreeSet<String>,
}

impl Found<'_> {
    fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        for (missing, lack) in self.missing {
            let everywhere = self.visits.get(lack.unit) == Some(&lack.entries);
            let entries: Vec<&str> = if everywhere { Vec::new() } else { lack.entries.iter().copied().collect() };
            let place = Place::bytes(&missing.file, missing.start..missing.end);
            let base = missing.base.as_deref();
            let unknown = codes::theme::unknown_name(place, base, &missing.name, &lack.known, &entries);
            self.diagnostics.insert(codes::theme::renamed(unknown, former::field(&missing.name, &lack.known)));
        }
        let mut all: Vec<Diagnostic> = self.diagnostics.into_iter().collect();
        all.sort_by(|a, b| a.place.cmp(&b.place));
        all
    }
}

/// Walks every template that pages are made from, and components that nothing calls.
pub fn all<'a>(
    templates: &'a Parsings<'a>,
    views: &'a Views,
    messages: &'a MessageKeys,
    opaque: &'a BTreeSet<&'a str>,
) -> Vec<Diagnostic> {
    let mut found = Found::default();
    let components = components(templates, &mut found);
    let theme = Theme { templates, components, messages, opaque };
    let used: BTreeSet<&str> = templates.values().flat_map(|parsed| uses(&parsed.tree)).collect();
    let site = Type::of_schema(&views.site);
    for (name, parsed) in templates {
        let view = views.pages.get(*name);
        if view.is_none() && used.contains(name) {
            continue;
        }
        let page = view.map_or(Type::Any, Type::of_schema);
        let names = [("site".to_owned(), site.clone()), ("page".to_owned(), page)];
        let mut walk = Walk::new(&theme, parsed, view.is_some(), found);
        walk.scope.open(Frames::Template, names);
        walk.page();
        found = walk.found;
    }
    for (name, (parsed, component)) in &theme.components {
        if !found.called.contains(name) {
            let mut walk = Walk::new(&theme, parsed, false, found);
            walk.component_body(parsed, component, &BTreeMap::new());
            found = walk.found;
        }
    }
    found.into_diagnostics()
}

fn components<'a>(templates: &'a Parsings<'a>, found: &mut Found<'a>) -> BTreeMap<&'a str, Defined<'a>> {
    let mut components: BTreeMap<&str, Defined<'a>> = BTreeMap::new();
    for parsed in templates.values() {
        for component in &parsed.tree.components {
            let name = component.name.text.as_str();
            if let Some((other, first)) = components.insert(name, (parsed, component)) {
                let places = (parsed.place(&component.name.span), other.place(&first.name.span));
                found.diagnostics.insert(codes::theme::duplicate_component(places.0, name, places.1));
            }
        }
    }
    components
}

/// The templates that one extends or includes.
fn uses(tree: &Template) -> Vec<&str> {
    let mut out: Vec<&str> = tree.parent.iter().map(|parent| parent.text.as_str()).collect();
    let bodies = tree.components.iter().map(|component| component.body.as_slice());
    let mut todo: Vec<&[Node]> = bodies.chain([tree.nodes.as_slice()]).collect();
    while let Some(nodes) = todo.pop() {
        for node in nodes {
            if let Node::Include(name) = node {
                out.push(&name.text);
            }
            todo.extend(node.bodies());
        }
    }
    out
}

impl Node {
    /// What stands inside this node.
    fn bodies(&self) -> Vec<&[Node]> {
        match self {
            Self::Output(_) | Self::Set { .. } | Self::Include(_) => Vec::new(),
            Self::SetBlock { body, .. }
            | Self::Block { body, .. }
            | Self::FilterSection { body, .. }
            | Self::ComponentBody { body, .. } => vec![body],
            Self::For { body, otherwise, .. } => vec![body, otherwise],
            Self::If { branches, otherwise } => {
                branches.iter().map(|(_, body)| body.as_slice()).chain([otherwise.as_slice()]).collect()
            }
        }
    }
}

/// The blocks of a template, those inside of others included.
fn blocks(tree: &Template) -> Vec<(&Name, &[Node])> {
    let mut out = Vec::new();
    let mut todo = vec![tree.nodes.as_slice()];
    while let Some(nodes) = todo.pop() {
        for node in nodes {
            if let Node::Block { name, body } = node {
                out.push((name, body.as_slice()));
            }
            todo.extend(node.bodies());
        }
    }
    out
}

/// The bodies of a block, from the template of the page up to the one that it extends last.
type Lineage<'a> = BTreeMap<&'a str, Vec<(&'a Parsed<'a>, &'a [Node])>>;

/// One walk: a template that pages are made from, with all that belongs to it.
pub struct Walk<'w, 'a> {
    pub theme: &'w Theme<'a>,
    pub scope: Scope<'a>,
    /// The template that the walk is in.
    pub file: &'a Parsed<'a>,
    /// The template or component that the walk is in.
    unit: &'a str,
    entry: &'a str,
    /// Whether the page's view is known.
    pub has_view: bool,
    lineage: Lineage<'a>,
    /// The block that the walk is in, and how far up its lineage.
    block: Option<(&'a str, usize)>,
    /// Templates and components that are open.
    open: Vec<&'a str>,
    /// How many parts it has come through: included templates, bodies of blocks above others.
    parts: usize,
    /// Calls of components that were walked into already.
    pub walked: BTreeSet<String>,
    pub found: Found<'a>,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(theme: &'w Theme<'a>, file: &'a Parsed<'a>, has_view: bool, found: Found<'a>) -> Self {
        let entry = file.source.name;
        let (scope, lineage, walked) = (Scope::default(), Lineage::new(), BTreeSet::new());
        let mut walk = Self {
            theme,
            scope,
            file,
            unit: entry,
            entry,
            has_view,
            lineage,
            block: None,
            open: vec![entry],
            parts: 0,
            walked,
            found,
        };
        walk.visit(entry);
        walk
    }

    fn visit(&mut self, unit: &'a str) {
        self.found.visits.entry(unit).or_default().insert(self.entry);
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.diagnostics.insert(diagnostic);
    }

    pub fn place(&self, span: &Span) -> Place {
        self.file.place(span)
    }

    /// Reports a name that does not exist; `base` is what stands in front of it.
    pub fn missing(&mut self, span: &Span, base: Option<&Expr>, name: &str, known: Vec<String>) {
        let base = base.map(|base| self.file.text(&base.span).to_owned());
        let file = self.file.source.path.clone();
        let missing = Missing { file, start: span.start, end: span.end, base, name: name.to_owned() };
        let lack = Lack { unit: self.unit, entries: BTreeSet::new(), known: BTreeSet::new() };
        let lack = self.found.missing.entry(missing).or_insert(lack);
        lack.entries.insert(self.entry);
        lack.known.extend(known);
    }

    /// Walks a whole page: the template that is extended last, with the blocks of those below it.
    fn page(&mut self) {
        let chain = self.chain();
        for parsed in &chain {
            self.visit(parsed.source.name);
            for (name, body) in blocks(&parsed.tree) {
                self.lineage.entry(&name.text).or_default().push((*parsed, body));
            }
        }
        if let Some(root) = chain.last() {
            self.inside(root, |walk| walk.nodes(&root.tree.nodes));
        }
    }

    /// The template and those that it extends, which are checked to exist and to have its blocks.
    fn chain(&mut self) -> Vec<&'a Parsed<'a>> {
        let mut chain = vec![self.file];
        while let Some(parent) = chain.last().and_then(|last| last.tree.parent.as_ref()) {
            let last = chain.last().copied().unwrap_or(self.file);
            let next = self.inside(last, |walk| walk.template(parent));
            let Some(next) = next else { return chain };
            if chain.iter().any(|open| std::ptr::eq(*open, next)) {
                self.report(codes::theme::circular(last.place(&parent.span), &parent.text));
                return chain;
            }
            chain.push(next);
        }
        for (position, parsed) in chain.iter().enumerate() {
            let above = chain.get(position + 1..).unwrap_or_default();
            if !above.is_empty() {
                self.blocks_exist(parsed, above);
            }
        }
        chain
    }

    fn blocks_exist(&mut self, parsed: &'a Parsed<'a>, above: &[&'a Parsed<'a>]) {
        let known: BTreeSet<&str> =
            above.iter().flat_map(|parsed| blocks(&parsed.tree)).map(|(name, _)| name.text.as_str()).collect();
        for node in &parsed.tree.nodes {
            if let Node::Block { name, .. } = node
                && !known.contains(name.text.as_str())
            {
                let place = parsed.place(&name.span);
                self.report(codes::theme::unknown_block(place, &name.text, known.iter().copied()));
            }
        }
    }

    /// A template by its name, which is reported if it does not exist.
    fn template(&mut self, name: &'a Name) -> Option<&'a Parsed<'a>> {
        let theme = self.theme;
        if let Some(parsed) = theme.templates.get(name.text.as_str()) {
            return Some(parsed);
        }
        if !theme.opaque.contains(name.text.as_str()) {
            let place = self.place(&name.span);
            let unknown = codes::theme::unknown_template(place, &name.text, theme.templates.keys().copied());
            self.report(codes::theme::renamed(unknown, former::template(&name.text)));
        }
        None
    }

    /// Takes a step in another template.
    fn inside<T>(&mut self, file: &'a Parsed<'a>, step: impl FnOnce(&mut Self) -> T) -> T {
        self.inside_unit(file, file.source.name, step)
    }

    fn inside_unit<T>(&mut self, file: &'a Parsed<'a>, unit: &'a str, step: impl FnOnce(&mut Self) -> T) -> T {
        let before = (self.file, self.unit);
        (self.file, self.unit) = (file, unit);
        let result = step(self);
        (self.file, self.unit) = before;
        result
    }

    pub fn nodes(&mut self, nodes: &'a [Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &'a Node) {
        match node {
            Node::Output(value) => self.output(value),
            Node::Set { name, value, global } => {
                let value = self.value(value);
                self.scope.set(name, value, *global);
            }
            Node::SetBlock { name, filters, body, global } => {
                self.nodes(body);
                let value = self.filtered(filters);
                self.scope.set(name, value, *global);
            }
            Node::FilterSection { filters, body } => {
                self.nodes(body);
                self.filtered(filters);
            }
            Node::Include(name) => self.include(name),
            Node::Block { name, body } => self.block(&name.text, 0, body),
            Node::For { key, value, list, body, otherwise } => {
                let names = self.loop_names(key.as_deref(), value, list);
                self.scope.open(Frames::Loop, names);
                self.nodes(body);
                self.scope.close();
                self.nodes(otherwise);
            }
            Node::If { branches, otherwise } => {
                for (condition, body) in branches {
                    self.value(condition);
                    self.nodes(body);
                }
                self.nodes(otherwise);
            }
            Node::ComponentBody { call, body } => {
                self.nodes(body);
                self.component(call);
            }
        }
    }

    /// Walks the body of a block that belongs to this page, `level` steps up its lineage.
    fn block(&mut self, name: &'a str, level: usize, own: &'a [Node]) {
        let lineage = self.lineage.get(name).and_then(|bodies| bodies.get(level)).copied();
        let (file, body) = lineage.unwrap_or((self.file, own));
        let before = self.block.replace((name, level));
        self.inside(file, |walk| walk.nodes(body));
        self.block = before;
    }

    /// `super()`: the body of the block one step up.
    pub fn super_block(&mut self, span: &Span) {
        let Some((name, level)) = self.block else { return };
        let above = self.lineage.get(name).is_some_and(|bodies| bodies.len() > level + 1);
        if above && self.is_too_much(span, name) {
            return;
        }
        if above {
            self.block(name, level + 1, &[]);
        } else {
            let place = self.place(span);
            self.report(codes::theme::unknown_block(place, name, []));
        }
    }

    /// Counts one more part of the page. Templates that each contain the next one twice are more than anybody can wait for.
    fn is_too_much(&mut self, span: &Span, name: &str) -> bool {
        self.parts += 1;
        let is_too_much = self.parts > MAX_PARTS || self.open.len() > MAX_OPEN;
        if is_too_much && !self.found.has_too_much {
            self.found.has_too_much = true;
            let place = self.place(span);
            self.report(codes::theme::too_many_parts(place, name, MAX_OPEN, MAX_PARTS));
        }
        is_too_much
    }

    fn include(&mut self, name: &'a Name) {
        let Some(parsed) = self.template(name) else { return };
        if self.open.contains(&parsed.source.name) {
            let place = self.place(&name.span);
            self.report(codes::theme::circular(place, &name.text));
            return;
        }
        if self.is_too_much(&name.span, &name.text) {
            return;
        }
        self.visit(parsed.source.name);
        self.open.push(parsed.source.name);
        let mut own = Lineage::new();
        for (name, body) in blocks(&parsed.tree) {
            own.entry(&name.text).or_default().push((parsed, body));
        }
        let (lineage, block) = (std::mem::replace(&mut self.lineage, own), self.block.take());
        self.scope.open(Frames::Template, []);
        self.inside(parsed, |walk| walk.nodes(&parsed.tree.nodes));
        self.scope.close();
        (self.lineage, self.block) = (lineage, block);
        self.open.pop();
    }

    /// Walks into a component with the values of its parameters; those that are not given may be anything.
    pub fn component_body(
        &mut self,
        parsed: &'a Parsed<'a>,
        component: &'a Component,
        values: &BTreeMap<&str, Type<'a>>,
    ) {
        let name = component.name.text.as_str();
        if self.open.contains(&name) {
            return;
        }
        self.visit(name);
        let parameters = component.parameters.iter().map(|parameter| parameter.name.as_str());
        let mut names: Vec<_> =
            parameters.map(|name| (name.to_owned(), values.get(name).cloned().unwrap_or(Type::Any))).collect();
        names.push(("body".to_owned(), Type::Safe));
        names.extend(component.rest.iter().map(|rest| (rest.clone(), Type::Map(Type::Any.into()))));
        self.open.push(name);
        self.scope.open(Frames::Component, names);
        self.inside_unit(parsed, name, |walk| walk.nodes(&component.body));
        self.scope.close();
        self.open.pop();
    }
}
