//! Parses the tags of a template into [`super::ast`]. Expressions are in [`super::expression`].

use super::ast::{Call, Component, ComponentCall, Expr, Name, Node, Parameter, Template};
use super::lexer::{Fail, Span, Token, tokens};

/// How deep tags and expressions may be nested: more than tera allows.
const MAX_DEPTH: usize = 100;

/// Parses a template that tera has accepted.
pub fn parse(text: &str) -> Result<Template, Fail> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens, at: 0, loops: 0, depth: 0, end: text.len(), out: Template::default() };
    parser.out.nodes = parser.nodes(&[])?;
    Ok(parser.out)
}

pub(super) struct Parser<'t> {
    tokens: Vec<(Token<'t>, Span)>,
    at: usize,
    /// How many loops of this template are open.
    pub loops: usize,
    depth: usize,
    end: usize,
    out: Template,
}

impl<'t> Parser<'t> {
    pub fn peek(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    pub fn peek_second(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.at + 1).map(|(token, _)| token)
    }

    /// The place of the next token.
    pub fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(self.end..self.end, |(_, span)| span.clone())
    }

    /// Where the last token ended.
    pub fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |(_, span)| span.end)
    }

    pub fn fail<T>(&self) -> Result<T, Fail> {
        Err(Fail(self.span()))
    }

    pub fn skip(&mut self) {
        self.at += 1;
    }

    pub fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(next)) if *next == sign)
    }

    pub fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Ident(next)) if *next == word)
    }

    /// Takes a sign if it is next.
    pub fn sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    /// Takes a word if it is next.
    pub fn word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    pub fn need(&mut self, sign: &str) -> Result<(), Fail> {
        if self.sign(sign) { Ok(()) } else { self.fail() }
    }

    pub fn need_word(&mut self, word: &str) -> Result<(), Fail> {
        if self.word(word) { Ok(()) } else { self.fail() }
    }

    fn need_end(&mut self) -> Result<(), Fail> {
        match self.peek() {
            Some(Token::TagEnd) => {
                self.skip();
                Ok(())
            }
            _ => self.fail(),
        }
    }

    pub fn name(&mut self) -> Result<Name, Fail> {
        match self.peek() {
            Some(Token::Ident(text)) => {
                let name = Name { text: (*text).to_owned(), span: self.span() };
                self.skip();
                Ok(name)
            }
            _ => self.fail(),
        }
    }

    /// A name with dots, as components have.
    fn dotted(&mut self) -> Result<Name, Fail> {
        let mut name = self.name()?;
        while self.sign(".") {
            let part = self.name()?;
            name.text = format!("{}.{}", name.text, part.text);
            name.span.end = part.span.end;
        }
        Ok(name)
    }

    /// A text in quotes; its place is that of what is between them.
    fn quoted(&mut self) -> Result<Name, Fail> {
        match self.peek() {
            Some(Token::Text(text)) => {
                let span = self.span();
                let name = Name { text: text.clone(), span: span.start + 1..span.end - 1 };
                self.skip();
                Ok(name)
            }
            _ => self.fail(),
        }
    }

    /// Runs a step one level deeper.
    pub fn deeper<T>(&mut self, step: impl FnOnce(&mut Self) -> Result<T, Fail>) -> Result<T, Fail> {
        self.depth += 1;
        let result = if self.depth > MAX_DEPTH { self.fail() } else { step(self) };
        self.depth -= 1;
        result
    }

    /// Nodes up to a tag that begins with one of the words or signs; the parser then stands on that word.
    fn nodes(&mut self, until: &[&str]) -> Result<Vec<Node>, Fail> {
        self.deeper(|parser| parser.nodes_here(until))
    }

    fn nodes_here(&mut self, until: &[&str]) -> Result<Vec<Node>, Fail> {
        let mut nodes = Vec::new();
        while let Some(token) = self.peek() {
            match token {
                Token::Content => self.skip(),
                Token::OutputStart => {
                    self.skip();
                    nodes.push(Node::Output(self.expression()?));
                    match self.peek() {
                        Some(Token::OutputEnd) => self.skip(),
                        _ => return self.fail(),
                    }
                }
                Token::TagStart => {
                    self.skip();
                    let stop = match self.peek() {
                        Some(Token::Ident(word)) => until.contains(word),
                        Some(Token::Sign(sign)) => until.contains(sign),
                        _ => false,
                    };
                    if stop {
                        return Ok(nodes);
                    }
                    nodes.extend(self.tag()?);
                    self.need_end()?;
                }
                _ => return self.fail(),
            }
        }
        if until.is_empty() { Ok(nodes) } else { self.fail() }
    }

    /// The nodes of a body that ends with the tag `word`, which is taken, but for its `%}`.
    fn body(&mut self, word: &str) -> Result<Vec<Node>, Fail> {
        let nodes = self.nodes(&[word])?;
        self.skip();
        Ok(nodes)
    }

    fn tag(&mut self) -> Result<Option<Node>, Fail> {
        if self.sign("<") {
            return self.component_body().map(Some);
        }
        let word = self.name()?;
        match word.text.as_str() {
            "set" => self.set(false).map(Some),
            "set_global" => self.set(true).map(Some),
            "include" => Ok(Some(Node::Include(self.quoted()?))),
            "extends" => {
                self.out.parent = Some(self.quoted()?);
                Ok(None)
            }
            "block" => {
                let name = self.name()?;
                self.need_end()?;
                let body = self.body("endblock")?;
                if matches!(self.peek(), Some(Token::Ident(_))) {
                    self.skip();
                }
                Ok(Some(Node::Block { name, body }))
            }
            "for" => self.for_loop().map(Some),
            "if" => self.condition().map(Some),
            "filter" => {
                let mut filters = vec![self.call_named()?];
                filters.extend(self.filters()?);
                self.need_end()?;
                Ok(Some(Node::FilterSection { filters, body: self.body("endfilter")? }))
            }
            "component" => {
                let component = self.component()?;
                self.out.components.push(component);
                Ok(None)
            }
            "break" | "continue" => Ok(None),
            _ => Err(Fail(word.span)),
        }
    }

    fn set(&mut self, global: bool) -> Result<Node, Fail> {
        let name = self.name()?.text;
        if self.sign("=") {
            return Ok(Node::Set { name, value: self.expression()?, global });
        }
        let filters = self.filters()?;
        self.need_end()?;
        Ok(Node::SetBlock { name, filters, body: self.body("endset")?, global })
    }

    /// Any number of `| filter`.
    fn filters(&mut self) -> Result<Vec<Call>, Fail> {
        let mut filters = Vec::new();
        while self.sign("|") {
            filters.push(self.call_named()?);
        }
        Ok(filters)
    }

    /// The variables of a loop up to `in`: key and value.
    pub fn loop_names(&mut self) -> Result<(Option<String>, String), Fail> {
        let first = self.name()?.text;
        let names = if self.sign(",") { (Some(first), self.name()?.text) } else { (None, first) };
        self.need_word("in")?;
        Ok(names)
    }

    fn for_loop(&mut self) -> Result<Node, Fail> {
        let (key, value) = self.loop_names()?;
        // Tera takes `loop.…` for the loop's own from here on, the list included.
        self.loops += 1;
        let list = self.expression()?;
        self.need_end()?;
        let body = self.nodes(&["endfor", "else"])?;
        self.loops -= 1;
        let otherwise = if self.word("else") {
            self.need_end()?;
            self.nodes(&["endfor"])?
        } else {
            Vec::new()
        };
        self.need_word("endfor")?;
        Ok(Node::For { key, value, list, body, otherwise })
    }

    fn condition(&mut self) -> Result<Node, Fail> {
        let mut branches = Vec::new();
        loop {
            let condition = self.expression()?;
            self.need_end()?;
            branches.push((condition, self.nodes(&["elif", "else", "endif"])?));
            if !self.word("elif") {
                break;
            }
        }
        let otherwise = if self.word("else") {
            self.need_end()?;
            self.nodes(&["endif"])?
        } else {
            Vec::new()
        };
        self.need_word("endif")?;
        Ok(Node::If { branches, otherwise })
    }

    fn component(&mut self) -> Result<Component, Fail> {
        let name = self.dotted()?;
        self.need("(")?;
        let (mut parameters, mut rest) = (Vec::new(), None);
        while !self.sign(")") {
            if self.sign("...") {
                rest = Some(self.name()?.text);
            } else {
                let implicit = self.sign("@");
                let name = self.name()?.text;
                if self.sign(":") {
                    self.name()?;
                }
                let default = if self.sign("=") { Some(self.expression()?) } else { None };
                parameters.push(Parameter { name, implicit, default });
            }
            if !self.is_sign(")") {
                self.need(",")?;
            }
        }
        if self.is_sign("{") {
            self.expression()?;
        }
        self.need_end()?;
        let loops = std::mem::take(&mut self.loops);
        let body = self.body("endcomponent")?;
        self.loops = loops;
        if matches!(self.peek(), Some(Token::Ident(_))) {
            self.dotted()?;
        }
        Ok(Component { name, parameters, rest, body })
    }

    /// `<card …>` in a tag, behind its `<`, up to `</card>`.
    fn component_body(&mut self) -> Result<Node, Fail> {
        let call = self.component_call()?;
        self.need(">")?;
        self.need_end()?;
        let body = self.body("</")?;
        self.dotted()?;
        self.need(">")?;
        Ok(Node::ComponentBody { call, body })
    }

    /// The name and the attributes of a call of a component, behind its `<`.
    pub fn component_call(&mut self) -> Result<ComponentCall, Fail> {
        let mut call = ComponentCall { name: self.dotted()?, args: Vec::new(), spreads: Vec::new() };
        loop {
            match self.peek() {
                Some(Token::Ident(_)) => {
                    let name = self.name()?;
                    let value = self.attribute(&name)?;
                    call.args.push((name, value));
                }
                Some(Token::Sign("{")) => {
                    self.skip();
                    self.need("...")?;
                    call.spreads.push(self.expression()?);
                    self.need("}")?;
                }
                _ => return Ok(call),
            }
        }
    }

    /// The value of an attribute: `="text"`, `={expression}`, or the variable of its name.
    fn attribute(&mut self, name: &Name) -> Result<Expr, Fail> {
        if !self.sign("=") {
            let kind = super::ast::Kind::Var(name.text.clone());
            return Ok(Expr { kind, span: name.span.clone() });
        }
        if !self.sign("{") {
            return self.primary();
        }
        let value = self.expression()?;
        self.need("}")?;
        Ok(value)
    }
}
