//! The parser understands whatever tera does.

use super::super::parser;

/// Templates of any shape, as text.
fn any_template() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let sign = prop::sample::select(vec![
        "or", "and", "==", "!=", "<", ">=", "+", "-", "*", "/", "//", "%", "**", "~", "in", "not in",
    ]);
    let leaf = prop::sample::select(vec![
        "a",
        "a.b",
        "a?.b",
        "1",
        "2.5",
        "-3",
        "'x'",
        "\"\\n}\"",
        "true",
        "none",
        "loop.index",
        "f(x=1)",
        "[]",
        "{}",
    ]);
    let expr = leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, move |inner| {
        prop_oneof![
            (inner.clone(), sign.clone(), inner.clone()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("{a} if {b} else {c}")),
            inner.clone().prop_map(|a| format!("({a})")),
            inner.clone().prop_map(|a| format!("not {a}")),
            inner.clone().prop_map(|a| format!("-{a}")),
            inner.clone().prop_map(|a| format!("{a} | f(x={a}) | g")),
            inner.clone().prop_map(|a| format!("{a} is not t(x={a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("v[{a}][{b}:{a}:]?.c")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[...{a}, {b},]")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[x for k, x in {a} if {b}]")),
            inner.clone().prop_map(|a| format!("{{'k': {a}, ...{a}}} ")),
            inner.prop_map(|a| format!("<c.d e={{{a}}} f='g' h {{...i}} />")),
        ]
    });
    expr.prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|a| format!("{{{{ {a} }}}}")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("{{%- if x %}}{a}{{% elif y %}}{b}{{% else %}}{a}{{% endif -%}}")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("{{% for k in {a} %}}{b}{{% else %}}{b}{{% endfor %}}")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("{{% set x = {a} %}}{{% set y | f %}}{b}{{% endset %}}")),
            inner.clone().prop_map(|a| format!(
                "{{% component p(q: string = 'r', s=[1], @t, ...u) {{'m': 1}} %}}{a}{{% endcomponent p %}}"
            )),
            inner.prop_map(|a| format!(
                "{{% <w> %}}{a}{{% </w> %}}{{% filter f(x=1) | g %}}{a}{{% endfilter %}}{{# {a} #}}"
            )),
        ]
    })
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn whatever_tera_accepts_is_understood(template in any_template()) {
        let result = tera::Tera::default().add_raw_template("x", &template);
        let accepted = !matches!(result.as_ref().map_err(tera::Error::kind), Err(tera::ErrorKind::SyntaxError(_)));
        let parsed = parser::parse(&template);
        proptest::prop_assert!(!accepted || parsed.is_ok(), "{} {:?}", template, parsed);
    }
}
