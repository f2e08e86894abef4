use super::*;

fn told(css: &str) -> Vec<(&str, What)> {
    check(css).into_iter().map(|fault| (&css[fault.range], fault.what)).collect()
}

#[test]
fn the_tokens_are_the_text() {
    for css in [
        "a { b: url( x\\)y ); } /* é */ 'it\\'s' \"",
        "url(\"x\") URL(a'b) é\\é \\",
        "/*",
        "'a\nb'",
        "url(",
        "--é: {;}",
        "a\\",
        "\"\\",
    ] {
        let all: String = tokens(css).into_iter().map(|token| css[token.range].to_owned()).collect();
        assert_eq!(all, css);
    }
}

#[test]
fn what_does_not_close_is_told_where_it_opens() {
    assert_eq!(told("a { b: c;\nd { e: f; }\n"), [("{", What::Open)]);
    let css = "a { b: c;\n\nd { e: f; }\ng { h: i; }\n";
    assert_eq!(check(css)[0].range, 2..3, "the rule that was left open, not the last one");
    let css = "@media print {\n  a { b: c;\n  d { e: f; }\n}\n";
    assert_eq!(check(css)[0].range, 19..20);
    assert_eq!(told("a { b: c; } /* d { } "), [("/*", What::Open)]);
    assert_eq!(told("a { b: 'c; }\nd { e: f }"), [("'c; }", What::Open)]);
    assert_eq!(told("a { b: calc(1px + 2px; }"), [("(", What::Open)]);
    assert_eq!(told("a[b { c: d; }"), [("[", What::Open)]);
}

#[test]
fn what_closes_nothing_is_told() {
    assert_eq!(told("a { b: c; } }"), [("}", What::Close)]);
    assert_eq!(told("a { b: c); }"), [(")", What::Close)]);
}

#[test]
fn a_declaration_says_something() {
    assert_eq!(told("a { color: ; }"), [("color:", What::NoValue)]);
    assert_eq!(told("a { color }"), [("color", What::NoValue)]);
    assert_eq!(told("a { color red; b: c }"), [("color red", What::NoValue)]);
    assert_eq!(told("a { color: red\n  margin: 0;\n}"), [("margin: 0", What::NoSemicolon)]);
    assert_eq!(told("a { // b\n  c: d; }"), [("// b", What::SlashComment)]);
    assert_eq!(told("// b\na { c: d; }"), [("// b", What::SlashComment)]);
    assert_eq!(told("a { b: c };\nd { }"), [(";", What::Stray)]);
    assert_eq!(told("color: red;\na { }"), [("color: red", What::Stray)]);
    assert_eq!(told("a { }\nb"), [("b", What::Stray)]);
}

#[test]
fn whatever_css_allows_passes() {
    for css in [
        "",
        "@charset \"utf-8\"; @import url(a.css) layer(x); @layer a, b;\n@namespace svg url(http://www.w3.org/2000/svg);",
        "@layer a { @media (width >= 40em) and (not (hover: hover)) { a { b: c } } }",
        ".card { color: red; &:hover { color: blue; } > .x::before { content: \"}\"; } @container (width > 3em) { gap: 1em } }",
        ".a { .b:hover, &.c:not(:is(a, b)) { d: e } f: g }",
        ":root { --empty:; --space: ; --any: { a: b; c }; --json: [1,2] ; --x: a:b; --y: ; }",
        ":root { --bad: ';'; --url: url(data:image/svg+xml;utf8,abc:d); }",
        "a { background: url(\"data:image/svg+xml;charset=utf8,%3Csvg xmlns='x'%3E\") no-repeat; }",
        "a { background: URL( a/*b.png ); content: \"\\\"/*\"; font: 1em/1.5 'A B', serif !important }",
        "a[href^='http:']:not([x=\"]\"]) { b: c }",
        "@font-face { font-family: X; src: url(\"../fonts/x.woff2\") format(\"woff2\"); unicode-range: U+0-FF, U+2BB-2BC; }",
        "@property --x { syntax: '<length>'; inherits: false; initial-value: 0px; }",
        "@keyframes k { from { a: b } 50.5% { a: c } to { a: d } } @page :first { margin: 1in; @top-left { content: 'x' } }",
        "a { width: if(style(--a: 1): 2px; else: 3px); filter: progid:DXImageTransform.Microsoft.gradient(a='b'); *zoom: 1 }",
        "@supports (display: grid) and (selector(:has(a))) { a { display: grid } }",
        "@scope (.a) to (.b) { :scope { c: d } }",
        ".sm\\:flex { a: b } .\\31 0 { c: d }",
        "a { b: c;; d: e; }",
        "a { content: \"one \\\n two\"; }",
        "@starting-style { a { opacity: 0 } } @view-transition { navigation: auto }",
    ] {
        assert_eq!(told(css), [], "{css}");
    }
}

#[test]
fn the_built_in_style_sheets_pass() {
    for (path, bytes) in crate::theme::built_in_files().into_iter().filter(|(path, _)| path.ends_with(".css")) {
        assert_eq!(told(std::str::from_utf8(bytes).unwrap()), [], "{path}");
    }
}

proptest::proptest! {
    #[test]
    fn no_style_sheet_is_too_odd(css in "[ \\n\"'\\\\(){}\\[\\]:;/*@aé-]{0,40}|url|\\PC{0,40}") {
        let all: String = tokens(&css).into_iter().map(|token| css[token.range].to_owned()).collect();
        proptest::prop_assert_eq!(&all, &css);
        for fault in check(&css) {
            proptest::prop_assert!(css.get(fault.range).is_some());
        }
    }
}
