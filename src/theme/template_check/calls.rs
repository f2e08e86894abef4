//! Checks calls: filters, functions, tests, components and messages, with their arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::ast::{Call, ComponentCall, Expr, Kind, Name};
use super::builtin::{Builtin, FILTERS, FUNCTIONS, Gives, TESTS, refusal};
use super::lexer::Span;
use super::types::{Field, Type};
use super::walk::Walk;
use crate::diag::codes;
use crate::theme::former;

impl<'a> Walk<'_, 'a> {
    /// A function and what it gives.
    pub fn function(&mut self, call: &'a Call, span: &Span) -> Type<'a> {
        let values = self.arguments(call);
        let Some(function) = self.known("function", FUNCTIONS, call) else { return Type::Any };
        match function.name {
            "t" | "say" => return self.message(call, &values),
            "super" => self.super_block(span),
            "range" => return Type::List(Rc::new(Type::Scalar)),
            _ => {}
        }
        self.accepts(&format!("the function `{}`", function.name), function, call);
        match function.gives {
            Gives::Safe => Type::Safe,
            Gives::Scalar => Type::Scalar,
            _ => Type::Text(None),
        }
    }

    pub fn test(&mut self, call: &'a Call) {
        self.arguments(call);
        if let Some(test) = self.known("test", TESTS, call) {
            self.accepts(&format!("the test `{}`", test.name), test, call);
        }
    }

    /// What filters make of a body of the template.
    pub fn filtered(&mut self, filters: &'a [Call]) -> Type<'a> {
        let mut value = Type::Safe;
        for call in filters {
            self.arguments(call);
            if let Some(filter) = self.known("filter", FILTERS, call) {
                self.accepts(&format!("the filter `{}`", filter.name), filter, call);
                value = Type::Text(None);
            }
        }
        value
    }

    /// What a filter makes of the value of `base`.
    pub fn filter(&mut self, base: &'a Expr, of: Type<'a>, call: &'a Call) -> Type<'a> {
        let values = self.arguments(call);
        let Some(filter) = self.known("filter", FILTERS, call) else { return Type::Any };
        self.accepts(&format!("the filter `{}`", filter.name), filter, call);
        match filter.gives {
            Gives::Text => Type::Text(None),
            Gives::Scalar => Type::Scalar,
            Gives::Texts => Type::List(Rc::new(Type::Text(None))),
            Gives::Anything => Type::Any,
            Gives::Same => {
                self.attribute(base, &of, call);
                of
            }
            Gives::Default => values.get("value").cloned().map_or(of.clone(), |value| of.or(value)),
            Gives::Element => self.items(base, &of),
            Gives::Values => Type::List(Rc::new(of.map_value().unwrap_or(Type::Any))),
            Gives::Joined => match self.items(base, &of) {
                Type::Safe => Type::Safe,
                _ => Type::Text(None),
            },
            Gives::Field => match call.arg("key").map(|key| (&key.kind, &key.span)) {
                Some((Kind::Text(text), span)) => {
                    let name = Name { text: text.clone(), span: span.clone() };
                    self.field(base, &of, &name)
                }
                _ => Type::Any,
            },
            Gives::Safe => {
                let harmless = matches!(of, Type::Safe | Type::Nothing) || matches!(base.kind, Kind::Text(_));
                let trusted = of.is_html() || harmless;
                if !trusted && (self.has_view || !of.is_any()) {
                    self.report(codes::theme::r#unsafe(self.place(&call.name.span), self.file.text(&base.span)));
                }
                Type::Safe
            }
        }
    }

    /// The items of a list that a filter is given.
    fn items(&mut self, base: &'a Expr, of: &Type<'a>) -> Type<'a> {
        of.element().unwrap_or_else(|what| {
            let text = self.file.text(&base.span);
            self.report(codes::theme::wrong_type(self.place(&base.span), text, what, "taken for a list"));
            Type::Any
        })
    }

    /// Checks the path in `attribute="a.b"` against the items of a list.
    fn attribute(&mut self, base: &'a Expr, of: &Type<'a>, call: &'a Call) {
        let Some(Expr { kind: Kind::Text(path), span }) = call.arg("attribute") else { return };
        let mut item = self.items(base, of);
        for part in path.split('.') {
            item = match item.field(part) {
                Field::Found(value) => value,
                Field::Unknown(known) => return self.missing(span, Some(base), part, known),
                Field::NoFields(_) => return,
            };
        }
    }

    /// The values of all arguments by name.
    fn arguments(&mut self, call: &'a Call) -> BTreeMap<&'a str, Type<'a>> {
        call.args.iter().map(|(name, value)| (name.text.as_str(), self.value(value))).collect()
    }

    /// A built-in by name, which is reported if it does not exist or is refused.
    fn known(&mut self, kind: &str, all: &'static [Builtin], call: &Call) -> Option<&'static Builtin> {
        let name = call.name.text.as_str();
        let found = all.iter().find(|builtin| builtin.name == name);
        if found.is_none() {
            let place = self.place(&call.name.span);
            self.report(match refusal(name).filter(|_| kind == "filter") {
                Some(reason) => codes::theme::refused_filter(place, name, reason),
                None => codes::theme::unknown_function(place, kind, name, all.iter().map(|builtin| builtin.name)),
            });
        }
        found
    }

    /// Checks the names of arguments.
    fn accepts(&mut self, what: &str, builtin: &Builtin, call: &Call) {
        for (name, _) in &call.args {
            if !builtin.args().any(|own| own == name.text) {
                let place = self.place(&name.span);
                self.report(codes::theme::unknown_argument(place, what, &name.text, builtin.args()));
            }
        }
        for needed in builtin.needed() {
            if call.arg(needed).is_none() {
                self.report(codes::theme::missing_argument(self.place(&call.name.span), what, needed));
            }
        }
    }

    /// The messages that the argument `key` can name; those that do not exist are reported.
    fn keys(&mut self, call: &'a Call, values: &BTreeMap<&str, Type<'a>>) -> Vec<&'a BTreeSet<String>> {
        let messages = self.theme.messages;
        let Some(key) = call.arg("key") else { return Vec::new() };
        let mut found = Vec::new();
        for name in values.get("key").and_then(Type::options).unwrap_or_default() {
            match messages.get(&name) {
                Some(placeholders) => found.push(placeholders),
                None => {
                    let place = self.place(&key.span);
                    let unknown = codes::theme::unknown_message(place, &name, messages.keys().map(String::as_str));
                    self.report(former::of_message(unknown, &name, |now| messages.contains_key(now)));
                }
            }
        }
        found
    }

    /// `t(key="…", …)`: the message must exist and get just the values that it has placeholders for.
    fn message(&mut self, call: &'a Call, values: &BTreeMap<&str, Type<'a>>) -> Type<'a> {
        let Some(key) = call.arg("key") else {
            self.report(codes::theme::missing_argument(self.place(&call.name.span), "the function `t`", "key"));
            return Type::Text(None);
        };
        for (name, value) in &call.args {
            if let Some(of) = values.get(name.text.as_str()) {
                self.not_html(value, of);
            }
        }
        let found = self.keys(call, values);
        let what = match (&key.kind, found.len()) {
            (Kind::Text(text), _) => format!("the message `{text}`"),
            _ => "one of these messages".to_owned(),
        };
        let wanted: BTreeSet<&str> = found.iter().flat_map(|names| names.iter().map(String::as_str)).collect();
        for name in wanted.iter().filter(|name| call.arg(name).is_none()) {
            self.report(codes::theme::missing_argument(self.place(&call.name.span), &what, name));
        }
        if !found.is_empty() {
            for (name, _) in call.args.iter().filter(|(name, _)| name.text != "key") {
                if !wanted.contains(name.text.as_str()) {
                    let place = self.place(&name.span);
                    self.report(codes::theme::unknown_argument(place, &what, &name.text, wanted.iter().copied()));
                }
            }
        }
        match values.values().any(|value| matches!(value, Type::Safe)) {
            true => Type::Safe,
            false => Type::Text(None),
        }
    }

    /// A call of a component: its arguments are checked, and its body with their types.
    pub fn component(&mut self, call: &'a ComponentCall) {
        let theme = self.theme;
        let mut values: BTreeMap<&str, Type<'a>> =
            call.args.iter().map(|(name, value)| (name.text.as_str(), self.value(value))).collect();
        call.spreads.iter().for_each(|spread| drop(self.value(spread)));
        let Some((parsed, component)) = theme.components.get(call.name.text.as_str()).copied() else {
            let place = self.place(&call.name.span);
            let name = call.name.text.as_str();
            let unknown = codes::theme::unknown_component(place, name, theme.components.keys().copied());
            self.report(codes::theme::renamed(unknown, former::component(name)));
            return;
        };
        self.found.called.insert(&component.name.text);
        let what = format!("the component `{}`", component.name.text);
        let parameters = || component.parameters.iter().map(|parameter| parameter.name.as_str());
        if component.rest.is_none() {
            for (name, _) in call.args.iter().filter(|(name, _)| !parameters().any(|own| own == name.text)) {
                let place = self.place(&name.span);
                self.report(codes::theme::unknown_argument(place, &what, &name.text, parameters()));
            }
        }
        for parameter in &component.parameters {
            let default = parameter.default.as_ref().map(|default| self.value(default));
            let implicit = self.scope.implicit(&parameter.name).filter(|_| parameter.implicit).cloned();
            let name = parameter.name.as_str();
            match (values.contains_key(name), implicit.or(default)) {
                (true, _) => {}
                (false, Some(value)) => drop(values.insert(name, value)),
                (false, None) if call.spreads.is_empty() => {
                    self.report(codes::theme::missing_argument(self.place(&call.name.span), &what, name));
                }
                _ => {}
            }
        }
        let key = values.iter().map(|(name, value)| format!("{name}:{}", value.identity()));
        let key = format!("{} {}", component.name.text, key.collect::<Vec<_>>().join(" "));
        if self.walked.insert(key) {
            self.component_body(parsed, component, &values);
        }
    }
}
