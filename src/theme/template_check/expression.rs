//! Parses expressions, with tera's binding powers.

use super::ast::{Call, Expr, Kind, Name};
use super::lexer::{Fail, Token};
use super::parser::Parser;

/// How tightly a sign or word binds what is left and right of it.
fn power(sign: &str) -> Option<(u8, u8)> {
    Some(match sign {
        "or" => (1, 2),
        "and" => (3, 4),
        "in" | "is" => (5, 6),
        "==" | "!=" | "<" | "<=" | ">" | ">=" => (7, 8),
        "+" | "-" => (11, 12),
        "*" | "/" | "%" | "~" | "//" => (13, 14),
        "**" => (16, 15),
        "|" => (17, 18),
        _ => return None,
    })
}

const NOT: u8 = 5;
const MINUS: u8 = 20;

impl Parser<'_> {
    pub fn expression(&mut self) -> Result<Expr, Fail> {
        self.binding(0)
    }

    /// An expression whose operators bind at least as tightly as `least`.
    fn binding(&mut self, least: u8) -> Result<Expr, Fail> {
        self.deeper(|parser| {
            let first = parser.prefix()?;
            parser.operators(first, least)
        })
    }

    fn operators(&mut self, mut left: Expr, least: u8) -> Result<Expr, Fail> {
        loop {
            let start = left.span.start;
            let sign = match self.peek() {
                Some(Token::Sign("[")) => {
                    left = self.subscript(left)?;
                    continue;
                }
                Some(Token::Ident("if")) if least == 0 => return self.ternary(left),
                Some(Token::Ident("not")) if matches!(self.peek_second(), Some(Token::Ident("in"))) => "not in",
                Some(Token::Ident("or")) => "or",
                Some(Token::Ident("and")) => "and",
                Some(Token::Ident("in")) => "in",
                Some(Token::Ident("is")) => "is",
                Some(Token::Sign(sign)) => sign,
                _ => return Ok(left),
            };
            let negated = sign == "not in";
            let sign = if negated { "in" } else { sign };
            let Some((_, right)) = power(sign).filter(|(left, _)| *left >= least) else { return Ok(left) };
            self.skip();
            if negated {
                self.skip();
            }
            let kind = match sign {
                "|" => Kind::Filter { base: Box::new(left), call: self.call_named()? },
                "is" => {
                    self.word("not");
                    Kind::Test { base: Box::new(left), call: self.call_named()? }
                }
                _ => Kind::Binary { sign, left: Box::new(left), right: Box::new(self.binding(right)?) },
            };
            left = Expr { kind, span: start..self.last_end() };
        }
    }

    fn ternary(&mut self, yes: Expr) -> Result<Expr, Fail> {
        self.skip();
        let start = yes.span.start;
        let condition = Box::new(self.expression()?);
        self.need_word("else")?;
        let no = Box::new(self.expression()?);
        Ok(Expr { kind: Kind::Ternary { condition, yes: Box::new(yes), no }, span: start..self.last_end() })
    }

    fn prefix(&mut self) -> Result<Expr, Fail> {
        let start = self.span().start;
        let kind = if self.word("not") {
            Kind::Not(Box::new(self.binding(NOT)?))
        } else if self.sign("-") {
            let inner = self.binding(MINUS)?;
            match inner.kind {
                Kind::Scalar => Kind::Scalar,
                _ => Kind::Binary {
                    sign: "-",
                    left: Box::new(inner),
                    right: Box::new(Expr { kind: Kind::Scalar, span: start..start }),
                },
            }
        } else {
            return self.primary();
        };
        Ok(Expr { kind, span: start..self.last_end() })
    }

    /// A literal, a path, a call, or what is in brackets.
    pub fn primary(&mut self) -> Result<Expr, Fail> {
        let span = self.span();
        let start = span.start;
        let kind = match self.peek() {
            Some(Token::Text(text)) => Kind::Text(text.clone()),
            Some(Token::Number | Token::Bool) => Kind::Scalar,
            Some(Token::Ident("none" | "None" | "null")) => Kind::Null,
            Some(Token::Ident(_)) => return self.path(),
            Some(Token::Sign("<")) => {
                self.skip();
                let call = self.component_call()?;
                self.need("/")?;
                self.need(">")?;
                return Ok(Expr { kind: Kind::Component(call), span: start..self.last_end() });
            }
            Some(Token::Sign("(")) => {
                self.skip();
                let inner = self.expression()?;
                self.need(")")?;
                return Ok(inner);
            }
            Some(Token::Sign("[")) => return self.list(),
            Some(Token::Sign("{")) => return self.map(),
            _ => return self.fail(),
        };
        self.skip();
        Ok(Expr { kind, span })
    }

    /// A function call, or a variable with what follows it.
    fn path(&mut self) -> Result<Expr, Fail> {
        let name = self.name()?;
        if self.is_sign("(") {
            let args = self.arguments()?;
            let span = name.span.start..self.last_end();
            return Ok(Expr { kind: Kind::Call(Call { name, args }), span });
        }
        let start = name.span.start;
        let mut expr = if name.text == "loop" && self.loops > 0 && self.sign(".") {
            Expr { kind: Kind::Loop, span: start..self.name()?.span.end }
        } else {
            Expr { kind: Kind::Var(name.text), span: name.span }
        };
        loop {
            if self.is_sign("[") || self.is_sign("?[") {
                expr = self.subscript(expr)?;
            } else if self.sign(".") || self.sign("?.") {
                let name = self.name()?;
                let span = start..name.span.end;
                expr = Expr { kind: Kind::Field { base: Box::new(expr), name }, span };
            } else {
                return Ok(expr);
            }
        }
    }

    fn subscript(&mut self, base: Expr) -> Result<Expr, Fail> {
        self.skip();
        let start = base.span.start;
        let mut parts = Vec::new();
        let mut slice = false;
        loop {
            if self.sign(":") {
                slice = true;
            } else if self.sign("]") {
                break;
            } else {
                parts.push(self.expression()?);
            }
        }
        let base = Box::new(base);
        let kind = match (slice, parts.pop()) {
            (false, Some(index)) if parts.is_empty() => Kind::Item { base, index: Box::new(index) },
            (true, last) => {
                parts.extend(last);
                Kind::Slice { base, parts }
            }
            _ => return self.fail(),
        };
        Ok(Expr { kind, span: start..self.last_end() })
    }

    /// The name of a filter or test with its arguments, if it has any.
    pub fn call_named(&mut self) -> Result<Call, Fail> {
        let name = self.name()?;
        let args = if self.is_sign("(") { self.arguments()? } else { Vec::new() };
        Ok(Call { name, args })
    }

    fn arguments(&mut self) -> Result<Vec<(Name, Expr)>, Fail> {
        self.need("(")?;
        let mut args = Vec::new();
        while !self.sign(")") {
            let name = self.name()?;
            self.need("=")?;
            args.push((name, self.expression()?));
            if !self.is_sign(")") {
                self.need(",")?;
            }
        }
        Ok(args)
    }

    fn list(&mut self) -> Result<Expr, Fail> {
        let start = self.span().start;
        self.need("[")?;
        let mut items = Vec::new();
        while !self.sign("]") {
            self.sign("...");
            let item = self.expression()?;
            if items.is_empty() && self.word("for") {
                return self.comprehension(start, item);
            }
            items.push(item);
            if !self.is_sign("]") {
                self.need(",")?;
            }
        }
        Ok(Expr { kind: Kind::List(items), span: start..self.last_end() })
    }

    fn comprehension(&mut self, start: usize, each: Expr) -> Result<Expr, Fail> {
        let (key, value) = self.loop_names()?;
        let list = Box::new(self.binding(1)?);
        let condition = if self.word("if") { Some(Box::new(self.binding(1)?)) } else { None };
        self.need("]")?;
        let kind = Kind::Comprehension { each: Box::new(each), key, value, list, condition };
        Ok(Expr { kind, span: start..self.last_end() })
    }

    fn map(&mut self) -> Result<Expr, Fail> {
        let start = self.span().start;
        self.need("{")?;
        let mut values = Vec::new();
        while !self.sign("}") {
            if !self.sign("...") {
                match self.peek() {
                    Some(Token::Text(_) | Token::Number | Token::Bool) => self.skip(),
                    _ => return self.fail(),
                }
                self.need(":")?;
            }
            values.push(self.expression()?);
            if !self.is_sign("}") {
                self.need(",")?;
            }
        }
        Ok(Expr { kind: Kind::Map(values), span: start..self.last_end() })
    }
}
