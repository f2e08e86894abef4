//! What a template is made of, as far as names go: literals and operators keep no value that no check needs.

use super::lexer::Span;

/// A name and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    pub text: String,
    pub span: Span,
}

/// A parsed template.
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// The name in `{% extends "…" %}`.
    pub parent: Option<Name>,
    pub nodes: Vec<Node>,
    pub components: Vec<Component>,
}

/// `{% component ui.card(card, size="big", @site) %}…{% endcomponent %}`.
#[derive(Debug, Clone)]
pub struct Component {
    pub name: Name,
    pub parameters: Vec<Parameter>,
    /// Takes what no parameter does.
    pub rest: Option<String>,
    pub body: Vec<Node>,
}

#[derive(Debug, Clone)]
pub struct Parameter {
    pub name: String,
    /// `@name`: taken from around the call if it is not given.
    pub implicit: bool,
    pub default: Option<Expr>,
}

/// One part of a template. Text between tags is not kept.
#[derive(Debug, Clone)]
pub enum Node {
    Output(Expr),
    Set {
        name: String,
        value: Expr,
        global: bool,
    },
    /// `{% set x %}…{% endset %}`, with its filters.
    SetBlock {
        name: String,
        filters: Vec<Call>,
        body: Vec<Node>,
        global: bool,
    },
    Include(Name),
    Block {
        name: Name,
        body: Vec<Node>,
    },
    For {
        key: Option<String>,
        value: String,
        list: Expr,
        body: Vec<Node>,
        otherwise: Vec<Node>,
    },
    If {
        branches: Vec<(Expr, Vec<Node>)>,
        otherwise: Vec<Node>,
    },
    FilterSection {
        filters: Vec<Call>,
        body: Vec<Node>,
    },
    /// `{% <card …> %}…{% </card> %}`.
    ComponentBody {
        call: ComponentCall,
        body: Vec<Node>,
    },
}

/// A function, filter or test with its arguments.
#[derive(Debug, Clone)]
pub struct Call {
    pub name: Name,
    pub args: Vec<(Name, Expr)>,
}

impl Call {
    pub fn arg(&self, name: &str) -> Option<&Expr> {
        self.args.iter().find(|(own, _)| own.text == name).map(|(_, value)| value)
    }
}

#[derive(Debug, Clone)]
pub struct ComponentCall {
    pub name: Name,
    pub args: Vec<(Name, Expr)>,
    /// `{...map}`.
    pub spreads: Vec<Expr>,
}

/// An expression and where it stands.
#[derive(Debug, Clone)]
pub struct Expr {
    pub kind: Kind,
    pub span: Span,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Text(String),
    /// A number, `true`, `false`.
    Scalar,
    Null,
    Var(String),
    /// `loop.index` and its like, inside a loop.
    Loop,
    /// `base.name`; `name` has its own place.
    Field {
        base: Box<Expr>,
        name: Name,
    },
    /// `base[index]`.
    Item {
        base: Box<Expr>,
        index: Box<Expr>,
    },
    /// `base[from:to]`, with the parts that are given.
    Slice {
        base: Box<Expr>,
        parts: Vec<Expr>,
    },
    Call(Call),
    Filter {
        base: Box<Expr>,
        call: Call,
    },
    Test {
        base: Box<Expr>,
        call: Call,
    },
    Component(ComponentCall),
    Not(Box<Expr>),
    Binary {
        sign: &'static str,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    Ternary {
        condition: Box<Expr>,
        yes: Box<Expr>,
        no: Box<Expr>,
    },
    /// Items, `...spread` ones included.
    List(Vec<Expr>),
    /// The values of `{"key": value}`, `...spread` ones included.
    Map(Vec<Expr>),
    /// `[each for value in list if condition]`.
    Comprehension {
        each: Box<Expr>,
        key: Option<String>,
        value: String,
        list: Box<Expr>,
        condition: Option<Box<Expr>>,
    },
}
