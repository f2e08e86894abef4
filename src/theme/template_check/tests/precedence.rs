//! What an operator takes in: the same for the parser as for tera, which is asked for the value.

use tera::{Context, Tera};

use super::super::ast::{Call, Expr, Kind, Node};
use super::super::parser;

/// An expression, the same with the brackets that tera sees in it, and with brackets elsewhere: another value.
const TABLE: &[(&str, &str, &str)] = &[
    ("not two == three", "not (two == three)", "(not two) == three"),
    ("not nine in list", "not (nine in list)", "(not nine) in list"),
    ("not no is defined", "not (no is defined)", "(not no) is defined"),
    ("not no and no", "(not no) and no", "not (no and no)"),
    ("yes or no and no", "yes or (no and no)", "(yes or no) and no"),
    ("no and yes == no", "no and (yes == no)", "(no and yes) == no"),
    ("two in list == yes", "two in (list == yes)", "(two in list) == yes"),
    ("two not in list or yes", "(two not in list) or yes", "two not in (list or yes)"),
    ("two + three not in list", "(two + three) not in list", "two + (three not in list)"),
    ("two == three is defined", "(two == three) is defined", "two == (three is defined)"),
    ("no is not defined and no", "(no is not defined) and no", "no is not (defined and no)"),
    ("two < three == yes", "(two < three) == yes", "two < (three == yes)"),
    ("two ~ three == four", "(two ~ three) == four", "two ~ (three == four)"),
    ("two + three ~ four", "two + (three ~ four)", "(two + three) ~ four"),
    ("two + three * four", "two + (three * four)", "(two + three) * four"),
    ("two - three - four", "(two - three) - four", "two - (three - four)"),
    ("two * three % four", "(two * three) % four", "two * (three % four)"),
    ("four // two * three", "(four // two) * three", "four // (two * three)"),
    ("two * three ** two", "two * (three ** two)", "(two * three) ** two"),
    ("two ** three ** two", "two ** (three ** two)", "(two ** three) ** two"),
    ("-two ** two", "(-two) ** two", "-(two ** two)"),
    ("-two | abs", "(-two) | abs", "-(two | abs)"),
    ("less ** three | abs", "less ** (three | abs)", "(less ** three) | abs"),
    ("list | length > three", "(list | length) > three", "list | length(than=three)"),
    ("two + list | length", "two + (list | length)", "(two + list) | length"),
    ("word ~ word | length", "word ~ (word | length)", "(word ~ word) | length"),
    ("two if yes else three + four", "two if yes else (three + four)", "(two if yes else three) + four"),
    ("two + three if no else four", "(two + three) if no else four", "two + (three if no else four)"),
    ("yes or no if no else no", "(yes or no) if no else no", "yes or (no if no else no)"),
];

/// What tera makes of an expression; none if it is no sense.
fn value(expression: &str) -> Option<String> {
    let mut context = Context::new();
    for (name, number) in [("less", -2), ("two", 2), ("three", 3), ("four", 4), ("nine", 9)] {
        context.insert(name, &number);
    }
    context.insert("list", &[1, 2, 3, 4]);
    context.insert("yes", &true);
    context.insert("no", &false);
    context.insert("word", "ab");
    let mut tera = Tera::default();
    tera.add_raw_template("x", &format!("{{{{ {expression} }}}}")).ok()?;
    tera.render("x", &context).ok()
}

/// The tree that the parser makes of an expression, with brackets around each operation.
fn tree(expression: &str) -> Option<String> {
    let template = parser::parse(&format!("{{{{ {expression} }}}}")).ok()?;
    match template.nodes.as_slice() {
        [Node::Output(expr)] => Some(shape(expr)),
        _ => None,
    }
}

fn shape(expr: &Expr) -> String {
    let call = |call: &Call| {
        let args: Vec<_> = call.args.iter().map(|(name, value)| format!("{}={}", name.text, shape(value))).collect();
        format!("{}({})", call.name.text, args.join(","))
    };
    match &expr.kind {
        Kind::Scalar => "1".to_owned(),
        Kind::Var(name) => name.clone(),
        Kind::Not(inner) => format!("(not {})", shape(inner)),
        Kind::Binary { sign, left, right } => format!("({} {sign} {})", shape(left), shape(right)),
        Kind::Filter { base, call: filter } => format!("({} | {})", shape(base), call(filter)),
        Kind::Test { base, call: test } => format!("({} is {})", shape(base), call(test)),
        Kind::Ternary { condition, yes, no } => {
            format!("({} if {} else {})", shape(yes), shape(condition), shape(no))
        }
        kind => panic!("no expression of the table has {kind:?}"),
    }
}

#[test]
fn operators_take_in_what_they_do_for_tera() {
    for (plain, same, other) in TABLE {
        assert!(value(same).is_some() || value(other).is_some(), "{plain}: the values tell nothing");
        assert_eq!(value(plain), value(same), "for tera, `{plain}` is `{same}`");
        assert_ne!(value(plain), value(other), "for tera, `{plain}` is not `{other}`");
        assert!(tree(plain).is_some(), "{plain}");
        assert_eq!(tree(plain), tree(same), "for the parser, `{plain}` is `{same}`");
        assert_ne!(tree(plain), tree(other), "for the parser, `{plain}` is not `{other}`");
    }
}
