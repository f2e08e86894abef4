//! Finds what is known of the value of an expression, and reports what in it does not exist.

use std::rc::Rc;

use super::ast::{Expr, Kind, Name};
use super::lexer::Span;
use super::scope::Frames;
use super::types::{Field, Type};
use super::walk::Walk;
use crate::diag::codes;

/// How many texts a joined text may be before it counts as any text.
const MAX_OPTIONS: usize = 200;

impl<'a> Walk<'_, 'a> {
    /// `{{ value }}`.
    pub fn output(&mut self, expr: &'a Expr) {
        let value = self.value(expr);
        self.not_html(expr, &value);
        if let Some(what) = value.not_shown() {
            let diagnostic =
                codes::theme::wrong_type(self.place(&expr.span), self.file.text(&expr.span), what, "shown as a text");
            self.report(diagnostic);
        }
    }

    /// Reports HTML in a place where it becomes a text.
    pub fn not_html(&mut self, expr: &Expr, value: &Type<'a>) {
        if value.is_html() {
            self.report(codes::theme::unmarked_html(self.place(&expr.span), self.file.text(&expr.span)));
        }
    }

    pub fn value(&mut self, expr: &'a Expr) -> Type<'a> {
        match &expr.kind {
            Kind::Text(text) => Type::Text(Some(vec![text.clone()])),
            Kind::Scalar | Kind::Loop => Type::Scalar,
            Kind::Null => Type::Nothing,
            Kind::Var(name) => self.variable(name, &expr.span),
            Kind::Field { base, name } => {
                let of = self.value(base);
                self.field(base, &of, name)
            }
            Kind::Item { base, index } => self.item(base, index),
            Kind::Slice { base, parts } => {
                parts.iter().for_each(|part| drop(self.value(part)));
                self.value(base)
            }
            Kind::Call(call) => self.function(call, &expr.span),
            Kind::Filter { base, call } => {
                let of = self.value(base);
                self.filter(base, of, call)
            }
            Kind::Test { base, call } => {
                self.value(base);
                self.test(call);
                Type::Scalar
            }
            Kind::Component(call) => {
                self.component(call);
                Type::Safe
            }
            Kind::Not(inner) => {
                self.value(inner);
                Type::Scalar
            }
            Kind::Binary { sign, left, right } => self.binary(sign, left, right),
            Kind::Ternary { condition, yes, no } => {
                self.value(condition);
                self.value(yes).or(self.value(no))
            }
            Kind::List(items) => Type::List(self.joined(items)),
            Kind::Map(values) => Type::Map(self.joined(values)),
            Kind::Comprehension { each, key, value, list, condition } => {
                let names = self.loop_names(key.as_deref(), value, list);
                self.scope.open(Frames::Loop, names);
                condition.iter().for_each(|condition| drop(self.value(condition)));
                let item = self.value(each);
                self.scope.close();
                Type::List(Rc::new(item))
            }
        }
    }

    /// What is known of any of several values. A spread one counts as itself, which is then no more than anything.
    fn joined(&mut self, values: &'a [Expr]) -> Rc<Type<'a>> {
        let all = values.iter().map(|value| self.value(value)).collect::<Vec<_>>();
        Rc::new(all.into_iter().reduce(Type::or).unwrap_or(Type::Nothing))
    }

    fn variable(&mut self, name: &str, span: &Span) -> Type<'a> {
        if let Some(value) = self.scope.get(name) {
            return value.clone();
        }
        let known = self.scope.names().map(str::to_owned).collect();
        self.missing(span, None, name, known);
        Type::Any
    }

    pub fn field(&mut self, base: &'a Expr, of: &Type<'a>, name: &Name) -> Type<'a> {
        match of.field(&name.text) {
            Field::Found(value) => return value,
            Field::Unknown(known) => self.missing(&name.span, Some(base), &name.text, known),
            Field::NoFields(what) => {
                let wanted = format!("asked for its field `{}`", name.text);
                let diagnostic =
                    codes::theme::wrong_type(self.place(&name.span), self.file.text(&base.span), what, &wanted);
                self.report(diagnostic);
            }
        }
        Type::Any
    }

    fn item(&mut self, base: &'a Expr, index: &'a Expr) -> Type<'a> {
        let of = self.value(base);
        let by = self.value(index);
        match &index.kind {
            Kind::Text(text) => {
                let span = index.span.start + 1..index.span.end.saturating_sub(1);
                self.field(base, &of, &Name { text: text.clone(), span })
            }
            _ => match by {
                // A number takes an item of a list; a text, any field.
                Type::Scalar => of.element().unwrap_or(Type::Text(None)),
                _ => of.element().unwrap_or(Type::Any),
            },
        }
    }

    fn binary(&mut self, sign: &str, left: &'a Expr, right: &'a Expr) -> Type<'a> {
        let (a, b) = (self.value(left), self.value(right));
        match sign {
            "or" => a.or(b),
            "and" => b,
            "==" | "!=" => {
                self.compared(left, &a, right);
                self.compared(right, &b, left);
                Type::Scalar
            }
            "in" => {
                if let Kind::List(items) = &right.kind {
                    items.iter().for_each(|item| self.compared(left, &a, item));
                }
                if let (Kind::Text(_), Ok(element)) = (&left.kind, b.element()) {
                    self.compared(right, &element, left);
                }
                Type::Scalar
            }
            "~" => {
                self.not_html(left, &a);
                self.not_html(right, &b);
                Type::Text(concatenated(&a, &b))
            }
            _ => Type::Scalar,
        }
    }

    /// Reports a text that `value` is compared with though it is none of its options.
    fn compared(&mut self, value: &'a Expr, of: &Type<'a>, with: &'a Expr) {
        // Texts that a template sets itself are left alone: a component is walked once for each call.
        let (Kind::Text(text), Type::Schema(_), Some(options)) = (&with.kind, of, of.options()) else { return };
        if !options.is_empty() && !options.contains(text) {
            let place = self.place(&with.span);
            self.report(codes::theme::unknown_option(place, self.file.text(&value.span), text, &options));
        }
    }

    /// The variables of a loop with their types.
    pub fn loop_names(&mut self, key: Option<&str>, value: &str, list: &'a Expr) -> Vec<(String, Type<'a>)> {
        let of = self.value(list);
        let (element, wanted) = match key {
            Some(_) => (of.map_value(), "looped over by key and value"),
            None => (of.element(), "looped over"),
        };
        let element = element.unwrap_or_else(|what| {
            let diagnostic = codes::theme::wrong_type(self.place(&list.span), self.file.text(&list.span), what, wanted);
            self.report(diagnostic);
            Type::Any
        });
        let key = key.map(|key| (key.to_owned(), Type::Text(None)));
        key.into_iter().chain([(value.to_owned(), element)]).collect()
    }
}

/// All texts that two values can make when joined.
fn concatenated(a: &Type<'_>, b: &Type<'_>) -> Option<Vec<String>> {
    let (a, b) = (a.options()?, b.options()?);
    let few = a.len().saturating_mul(b.len()) <= MAX_OPTIONS;
    few.then(|| a.iter().flat_map(|first| b.iter().map(move |second| format!("{first}{second}"))).collect())
}
