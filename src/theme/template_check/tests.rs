mod precedence;
mod property;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::*;

#[derive(Serialize, JsonSchema)]
struct Page {
    title: String,
    subtitle: Option<String>,
    state: State,
    total: usize,
    lead: Option<Card>,
    cards: Vec<Card>,
    by_year: BTreeMap<String, Vec<Card>>,
    part: Part,
    #[schemars(extend("x-html" = true))]
    body: Option<String>,
    anything: Value,
    tree: Tree,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum State {
    /// Being applied for.
    Open,
    /// Over.
    Closed,
}

#[derive(Serialize, JsonSchema)]
struct Card {
    title: String,
    place: Option<Place>,
    topics: Vec<State>,
}

#[derive(Serialize, JsonSchema)]
struct Place {
    name: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum Part {
    Text { text: String },
    Table { rows: Vec<String> },
}

#[derive(Serialize, JsonSchema)]
struct Tree {
    label: String,
    children: Vec<Tree>,
}

#[derive(Serialize, JsonSchema)]
struct Site {
    title: String,
    nav: Vec<Tree>,
}

fn schema<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

/// What is wrong with templates of which `page.html` and `other.html` have the view [`Page`]: the marked text and the
/// message of each.
fn problems(templates: &[(&str, &str)]) -> Vec<String> {
    let mut tera = tera::Tera::default();
    for (name, text) in templates {
        let parsed = tera.add_raw_template(name, text);
        let accepted = !matches!(parsed.as_ref().map_err(tera::Error::kind), Err(tera::ErrorKind::SyntaxError(_)));
        assert!(accepted, "tera refuses {name}: {parsed:?}");
    }
    let sources: Vec<_> =
        templates.iter().map(|(name, text)| TemplateSource { name, path: SourcePath::new(name), text }).collect();
    let pages = ["page.html", "other.html"].map(|name| (name.to_owned(), schema::<Page>()));
    let views = Views { pages: pages.into(), site: schema::<Site>() };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let messages = [
        ("hello", names(&[])),
        ("count", names(&["n"])),
        ("by", names(&["name"])),
        ("state.open", names(&[])),
        ("state.closed", names(&[])),
        ("kind.open", names(&[])),
    ];
    let messages = messages.into_iter().map(|(key, names)| (key.to_owned(), names)).collect();
    check(&sources, &views, &messages, &[])
        .into_iter()
        .map(|problem| {
            let text =
                templates.iter().find(|(name, _)| *name == problem.place.file.as_str()).map_or("", |(_, text)| text);
            let marked = match &problem.place.at {
                crate::diag::At::Bytes(range) => &text[range.start..range.end],
                _ => "",
            };
            let label = problem.label.map_or(String::new(), |label| format!("; {label}"));
            format!("{} [{marked}] {}{label}", problem.code.trim_start_matches("theme/"), problem.message)
        })
        .collect()
}

fn page(text: &str) -> Vec<String> {
    problems(&[("page.html", text)])
}

const TITEL: &str = "unknown-name [titel] `page` has no field `titel`; did you mean `title`?";

#[test]
fn a_misspelt_name_is_found_wherever_tera_is_silent() {
    for template in [
        "{{ page.titel }}",
        "{% if page.titel %}{% endif %}",
        "{% if not page.titel %}{% endif %}",
        "{% if page.titel == 'x' %}{% endif %}",
        "{% if page.titel or 'x' %}{% endif %}",
        "{{ page.titel or 'x' }}",
        "{% set x = page.titel %}",
        "{% if page.total %}{% elif page.titel %}{% endif %}",
        "{% if page.total %}{% else %}{{ page.titel }}{% endif %}",
        "{% for c in page.cards %}{% else %}{{ page.titel }}{% endfor %}",
        "{{ page.title if page.titel else 'x' }}",
        "{{ page?.titel }}",
        "{{ page['titel'] }}",
        "{% if page.titel is defined %}{% endif %}",
        "{{ page.title | replace(from=page.titel, to='') }}",
        "{% for x in [1, 2] %}{{ [page.titel, x] | join }}{% endfor %}",
        "{% filter upper %}{{ page.titel }}{% endfilter %}",
        "{% set x %}{{ page.titel }}{% endset %}",
        "{{ [c.title for c in page.cards if page.titel] | list }}",
        "{{ page.by_year[page.titel] | length }}",
        "{{ {'a': page.titel} | length }}",
        "{{- page.titel -}}",
        "{% raw %}{{ page.nix }}{% endraw %}{# {{ page.nix }} #}{{ page.titel }}",
    ] {
        assert_eq!(page(template), [TITEL], "{template}");
    }
}

#[test]
fn names_that_exist_are_accepted() {
    let template = r#"
        {%- set first = page.cards | first %}{{ first.title }}{{ first?.place?.name or page.subtitle or "none" }}
        {% for card in page.cards | sort(attribute="place.name") %}{{ loop.index }} {{ card.place.name | upper }}
          {% if not loop.last and card.title is not starting_with(pat="x") %}, {% endif %}{% else %}{{ t(key="hello") }}
        {% endfor %}
        {% for year, cards in page.by_year %}{{ year }}{% for c in cards %}{{ c.title }}{% endfor %}{% endfor %}
        {{ page.by_year["2024"][0].title }}{{ page.by_year[page.title] | length }}{{ page.cards[-1:] | length }}
        {{ page.part.kind }}{% if page.part.kind == "text" %}{{ page.part.text }}{% endif %}
        {{ page.anything.a.b.c }}{{ page.lead.place.name }}{{ page.body | safe }}{{ page.tree.children[0].label }}
        {% for entry in site.nav %}{{ entry.label }}{% for child in entry.children %}{{ child.label }}{% endfor %}{% endfor %}
        {{ 1 + page.total * 2 // 3 ** 4 - -5.5 % 2 }}{{ page.total not in [1, 2] and true }}{% set m = {"a": 1, ...{"b": 2} } %}{{ m.a or none }}
        {{ [c.title for c in page.cards if c.place] | list }}{{ range(end=3) | join(sep=", ") }}{{ "a\"b" ~ 'c' }}
        {% set_global late = 1 %}{{ late }}{{ page.title if page.state == "open" else page.subtitle }}
    "#;
    assert_eq!(page(template), [""; 0]);
}

#[test]
fn names_are_followed_into_loops_and_options() {
    let found = "has no field `nam`; did you mean `name`?";
    for template in [
        "{% for card in page.cards %}{{ card.place.nam }}{% endfor %}",
        "{% for year, cards in page.by_year %}{% for card in cards %}{{ card.place.nam }}{% endfor %}{% endfor %}",
        "{% set card = page.lead %}{% if card.place.nam %}{% endif %}",
        "{% set card = page.cards[0] %}{{ card.place.nam }}",
        "{% for card in page.cards | reverse %}{{ card.place.nam }}{% endfor %}",
        "{% set card = page.cards | last %}{{ card.place.nam }}",
        "{% set card = page.lead or page.cards[0] %}{{ card.place.nam }}",
        "{{ [card.place.nam for card in page.cards] | list }}",
    ] {
        let problems = page(template);
        assert_eq!(problems.len(), 1, "{template}: {problems:?}");
        assert!(
            problems[0].starts_with("unknown-name [nam] `card.place`") && problems[0].ends_with(found),
            "{problems:?}"
        );
    }
    assert_eq!(page("{{ page.tree.children[0].children[1].lable }}").len(), 1);
    assert_eq!(page("{{ page.cards | sort(attribute='place.nam') | length }}").len(), 1);
    assert_eq!(
        page("{{ page.part.txt }}")[0],
        "unknown-name [txt] `page.part` has no field `txt`; did you mean `text`?"
    );
}

#[test]
fn variables_are_known_only_where_tera_knows_them() {
    assert_eq!(page("{{ titel }}"), ["unknown-name [titel] there is no variable `titel` here"]);
    let after = "{% for card in page.cards %}{% set x = 1 %}{% endfor %}{{ x }}{{ card.title }}";
    assert_eq!(page(after).len(), 2);
    assert_eq!(page("{% for c in page.cards %}{% set_global x = 1 %}{% endfor %}{{ x }}"), [""; 0]);
    assert_eq!(page("{{ loop.index }}"), ["unknown-name [loop] there is no variable `loop` here"]);
    assert_eq!(page("{% if page.total %}{% set x = 1 %}{% endif %}{{ x }}"), [""; 0]);
    assert_eq!(page("{{ __tera_context }}").len(), 1);
}

#[test]
fn a_value_is_used_as_what_it_is() {
    assert_eq!(
        page("{% for c in page.title %}{% endfor %}"),
        ["wrong-type [page.title] `page.title` is a text and cannot be looped over"]
    );
    assert_eq!(
        page("{% for k, v in page.cards %}{% endfor %}"),
        ["wrong-type [page.cards] `page.cards` is a list and cannot be looped over by key and value"]
    );
    assert_eq!(
        page("{{ page.cards }}"),
        ["wrong-type [page.cards] `page.cards` is a list and cannot be shown as a text"]
    );
    assert_eq!(
        page("{{ page.lead }}"),
        ["wrong-type [page.lead] `page.lead` is a group of fields and cannot be shown as a text"]
    );
    assert_eq!(
        page("{{ page.cards.title }}"),
        ["wrong-type [title] `page.cards` is a list and cannot be asked for its field `title`"]
    );
    assert_eq!(
        page("{{ page.total | first }}"),
        ["wrong-type [page.total] `page.total` is a number and cannot be taken for a list"]
    );
}

#[test]
fn a_text_with_options_is_compared_with_those_only() {
    let found = ["unknown-option ['opne'] `page.state` is never `opne`; did you mean `open`?"];
    for template in [
        "{% if page.state == 'opne' %}{% endif %}",
        "{% if 'opne' != page.state %}{% endif %}",
        "{% if page.state in ['open', 'opne'] %}{% endif %}",
    ] {
        assert_eq!(page(template), found, "{template}");
    }
    let listed = "{% for c in page.cards %}{% if 'opne' in c.topics %}{% endif %}{% endfor %}";
    assert_eq!(page(listed), ["unknown-option ['opne'] `c.topics` is never `opne`; did you mean `open`?"]);
    assert_eq!(page("{% if page.part.kind == 'tabel' %}{% endif %}").len(), 1);
    assert_eq!(page("{% if page.state == page.title or page.title == 'x' %}{% endif %}"), [""; 0]);
}

#[test]
fn only_html_is_marked_as_safe_and_all_of_it_is() {
    assert_eq!(page("{{ page.title | safe }}").len(), 1);
    assert!(page("{{ page.title | safe }}")[0].starts_with("unsafe [safe] `page.title` is not HTML"));
    assert!(page("{{ page.body }}")[0].starts_with("unmarked-html [page.body] `page.body` is HTML"));
    assert!(page("{{ page.body | truncate(length=3) | safe }}")[0].starts_with("unsafe"));
    assert!(page("{{ page.body ~ 'x' }}")[0].starts_with("unmarked-html"));
    assert!(page("{{ t(key='by', name=page.body) }}")[0].starts_with("unmarked-html"));
    assert!(page("{{ page.anything.x | safe }}")[0].starts_with("unsafe"));
    let fine =
        "{{ page.body | default(value='') | safe }}{{ '&nbsp;' | safe }}{% set x %}<b>{% endset %}{{ x | safe }}{{ x }}
        {% if page.body %}{% set y = page.body | safe %}{{ y }}{% endif %}{{ t(key='by', name=page.body | safe) }}";
    assert_eq!(page(fine), [""; 0]);
}

#[test]
fn messages_and_their_values_exist() {
    assert_eq!(
        page("{{ t(key='helo') }}"),
        ["unknown-message ['helo'] there is no message `helo`; did you mean `hello`?"]
    );
    assert_eq!(page("{{ t(key='by') }}"), ["missing-argument [t] the message `by` needs `name`"]);
    assert_eq!(
        page("{{ t(key='by', name=1, nam=2) }}"),
        ["unknown-argument [nam] the message `by` takes no `nam`; did you mean `name`?"]
    );
    assert_eq!(page("{{ t(n=1) }}"), ["missing-argument [t] the function `t` needs `key`"]);
    assert_eq!(page("{{ t(key='count', n=page.total) }}{{ t(key=page.title, x=1) }}"), [""; 0]);
    assert_eq!(page("{{ t(key='state.' ~ page.state) }}"), [""; 0]);
    assert_eq!(
        page("{{ t(key='kind.' ~ page.state) }}"),
        ["unknown-message ['kind.' ~ page.state] there is no message `kind.closed`"]
    );
    assert_eq!(page("{{ t(key='hello' if page.total else 'helo') }}").len(), 1);
    assert_eq!(page("{{ say(key='helo') }}").len(), 1);
}

#[test]
fn filters_functions_and_tests_exist_with_their_arguments() {
    let cases = [
        ("{{ page.title | datee }}", "unknown-function [datee] there is no filter `datee`; did you mean `date`?"),
        ("{{ tt(key='x') }}", "unknown-function [tt] there is no function `tt`; did you mean `t`?"),
        (
            "{% if page.title is defind %}{% endif %}",
            "unknown-function [defind] there is no test `defind`; did you mean `defined`?",
        ),
        ("{{ page.title | truncate(len=3, length=3) }}", "unknown-argument [len] the filter `truncate` takes no `len`"),
        ("{{ page.title | truncate }}", "missing-argument [truncate] the filter `truncate` needs `length`"),
        (
            "{% filter uper %}{% endfilter %}",
            "unknown-function [uper] there is no filter `uper`; did you mean `upper`?",
        ),
    ];
    for (template, expected) in cases {
        assert_eq!(page(template), [expected], "{template}");
    }
    assert!(
        page("{{ page.cards | group_by(attribute='title') | length }}")[0].starts_with("refused-filter [group_by]")
    );
}

#[test]
fn the_list_of_built_in_names_is_teras() {
    let accepted = |template: String| tera::Tera::default().add_raw_template("x", &template).is_ok();
    let ours =
        |name: &str| super::super::filters::FILTERS.contains(&name) || super::super::filters::FUNCTIONS.contains(&name);
    for filter in builtin::FILTERS.iter().map(|filter| filter.name).filter(|name| !ours(name)) {
        assert!(accepted(format!("{{{{ a | {filter} }}}}")), "{filter}");
    }
    for test in builtin::TESTS {
        assert!(accepted(format!("{{{{ a is {} }}}}", test.name)), "{}", test.name);
    }
    for function in builtin::FUNCTIONS.iter().map(|function| function.name).filter(|name| !ours(name)) {
        assert!(accepted(format!("{{{{ {function}() }}}}")), "{function}");
    }
    let known: Vec<_> = builtin::FILTERS.iter().chain(builtin::FUNCTIONS).map(|builtin| builtin.name).collect();
    assert!(
        super::super::filters::FILTERS.iter().chain(&super::super::filters::FUNCTIONS).all(|name| known.contains(name))
    );
}

#[test]
fn included_templates_see_the_names_around_them() {
    let card = ("card.html", "{{ card.titel }}{{ page.title }}{{ site.title }}");
    let found = problems(&[("page.html", "{% for card in page.cards %}{% include 'card.html' %}{% endfor %}"), card]);
    assert_eq!(found, ["unknown-name [titel] `card` has no field `titel`; did you mean `title`?"]);
    let found = problems(&[("page.html", "{% include 'crad.html' %}"), card]);
    assert!(
        found.iter().any(|problem| problem
            == "unknown-template [crad.html] there is no template `crad.html`; did you mean `card.html`?")
    );
    let found = problems(&[
        ("page.html", "{% include 'card.html' %}"),
        ("other.html", "{% set card = page.lead %}{% include 'card.html' %}"),
        card,
    ]);
    assert_eq!(
        found,
        [
            "unknown-name [card] there is no variable `card` here when it is part of `page.html`",
            "unknown-name [titel] `card` has no field `titel` when it is part of `other.html`; did you mean `title`?",
        ]
    );
}

#[test]
fn blocks_are_checked_with_the_view_of_the_page() {
    let layout = (
        "layout.html",
        "{{ page.titel }}{% block main %}{{ page.subtitel }}{% endblock %}{% block end %}{% endblock %}",
    );
    let own = ("page.html", "{% extends 'layout.html' %}{% block main %}{{ super() }}{{ page.totl }}{% endblock %}");
    let found = problems(&[layout, own]);
    let names: Vec<_> = found.iter().map(|problem| problem.split(']').next().unwrap_or_default()).collect();
    assert_eq!(names, ["unknown-name [titel", "unknown-name [subtitel", "unknown-name [totl"], "{found:?}");
    let own = ("page.html", "{% extends 'layout.html' %}{% block mian %}{% endblock %}");
    assert!(
        problems(&[layout, own])
            .iter()
            .any(|problem| problem.starts_with("unknown-block [mian]") && problem.ends_with("`main`?"))
    );
    let own = ("page.html", "{% extends 'layuot.html' %}{% block main %}{{ page.totl }}{% endblock %}");
    assert_eq!(problems(&[own]).len(), 2);
    assert!(page("{% block a %}{{ super() }}{% endblock %}")[0].starts_with("unknown-block [super()]"));
}

#[test]
fn templates_that_contain_themselves_are_found_without_end() {
    let include = [("page.html", "{% include 'a.html' %}"), ("a.html", "{% include 'page.html' %}")];
    assert!(problems(&include)[0].starts_with("circular [page.html]"));
    let extends = [("page.html", "{% extends 'a.html' %}"), ("a.html", "{% extends 'page.html' %}")];
    assert!(problems(&extends)[0].starts_with("circular ["));
}

#[test]
fn components_are_checked_with_what_they_are_called_with() {
    let card =
        "{% component ui.card(card, size=\"big\", html=none, @site) %}{{ card.titel }}{{ site.titel }}{{ page.title }}
        {% if size == 'small' %}{% endif %}{{ body }}{{ html | safe }}{% endcomponent ui.card %}";
    let parts = ("parts.html", card);
    let call = "{% for c in page.cards %}{{<ui.card card={c} html={page.body} />}}{% <ui.card card={c}> %}{{ c.title }}{% </ui.card> %}{% endfor %}";
    let found = problems(&[("page.html", call), parts]);
    assert_eq!(
        found,
        [
            "unknown-name [titel] `card` has no field `titel`; did you mean `title`?",
            "unknown-name [titel] `site` has no field `titel`; did you mean `title`?",
            "unknown-name [page] there is no variable `page` here",
        ]
    );
    let parts = ("parts.html", "{% component card(title) %}{{ title }}{% endcomponent %}");
    let found = |call| problems(&[("page.html", call), parts]);
    assert_eq!(
        found("{{<card titel=\"x\" title=\"y\" />}}"),
        ["unknown-argument [titel] the component `card` takes no `titel`; did you mean `title`?"]
    );
    assert_eq!(found("{{<card />}}"), ["missing-argument [card] the component `card` needs `title`"]);
    assert_eq!(
        found("{{<crad title=\"x\" />}}")[0],
        "unknown-component [crad] there is no component `crad`; did you mean `card`?"
    );
    assert_eq!(found("{{<card title={page.titel} />}}"), [TITEL]);
    let twice = problems(&[("a.html", parts.1), ("b.html", parts.1)]);
    assert_eq!(twice, ["duplicate-component [card] the component `card` is defined twice"]);
    assert_eq!(
        problems(&[
            (
                "a.html",
                "{% component tree(of) %}{% for t in of.children %}{{<tree of={t} />}}{% endfor %}{% endcomponent %}"
            ),
            ("page.html", "{{<tree of={page.tree} />}}")
        ]),
        [""; 0]
    );
}

#[test]
fn a_template_without_a_view_is_checked_for_the_rest() {
    let found = problems(&[("feed.html", "{{ page.whatever | safe }}{{ site.titel }}{{ page.x | datee }}")]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn what_the_parser_does_not_know_is_a_warning_and_no_panic() {
    for text in [
        "{{ a @ }}",
        "{% frobnicate %}",
        "{{ \"a",
        "{% raw %}",
        "{# ",
        "{{ a",
        "{% if %}",
        "{{ a[ }}",
        "\u{e9}{{ \u{e9} }}",
        "{% for %}",
    ] {
        let source = TemplateSource { name: "x", path: SourcePath::new("x"), text };
        let out = check(&[source], &Views::default(), &MessageKeys::new(), &[]);
        assert_eq!(out.iter().map(|problem| problem.code.as_ref()).collect::<Vec<_>>(), ["theme/unchecked"], "{text}");
    }
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(5000), ")".repeat(5000));
    let source = TemplateSource { name: "x", path: SourcePath::new("x"), text: &deep };
    assert_eq!(check(&[source], &Views::default(), &MessageKeys::new(), &[]).len(), 1);
}
