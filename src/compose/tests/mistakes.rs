//! Every mistake has a place, a kind, and where there is one the word that was meant.

use rstest::rstest;

use super::*;

#[rstest]
#[case("{{ day | date }}", None)]
#[case("{{ day | date }} {{ day | promise }} {{ day | optional | date('short') }} {{ day }}", None)]
#[case("{{ n | choices('1', '2') }} {{ n | plural(one='day', other='days') }}", None)]
#[case("{{ day | date }}\n or {{ day | number }}", Some((2, 14, "date", "number")))]
#[case("{{ n | money }}{{ n | default(2) | number }}", Some((1, 36, "money", "number")))]
#[case("{{ s | choices('a', 'b') }} {{ s | choices('a', 'c') }}", Some((1, 36, "choices", "choices")))]
#[case("{{ s | several('a', 'b') }} {{ s | choices('a', 'b') }}", Some((1, 36, "several", "choices")))]
#[case("{{ n | number }} {{ n | choices('1', '2') }}", Some((1, 25, "number", "choices")))]
fn one_name_asks_for_one_kind_of_answer(
    #[case] source: &str,
    #[case] mistake: Option<(usize, usize, &'static str, &'static str)>,
) {
    let found = Shop::empty().check(source).err().map(|error| match *error.mistake {
        Mistake::TwoKinds { first, second, .. } => (error.line, error.column, first, second),
        other => panic!("{source}: {other:?}"),
    });
    assert_eq!(found, mistake, "{source}");
}

#[rstest]
#[case("{{ d | number | promise }}", Some("1:17 promise cannot use Number"))]
#[case("{% set d = n | time %}\n{{ d | date }}", Some("2:8 date cannot use Time"))]
#[case("{{ 5 | date }}", Some("1:8 date cannot use Number"))]
#[case("{{ 'abc' | promise }}", Some("1:12 \"abc\": NotADate"))]
#[case("{{ 'c' | choices('a', 'b') }}", Some("1:10 \"c\": NotAChoice"))]
#[case("See you\nthere }} now", Some("2:7 }} closes nothing, expected None"))]
#[case("{{ d | date | promise }} {{ d | promise | date('short') }} {{ n | number | plural(other='x') }}", None)]
#[case("{{ 'tomorrow' | date }} {{ 'jutro' | promise }} {{ '+3 working days' | date }}", None)]
#[case("{{ 5 | money }} {{ 5 | plural(other='x') }} {{ order.total | money }} {{ today | date('short') }}", None)]
#[case("{% raw %}a }} b{% endraw %} {# }} #} {{ '}}' }} }", None)]
fn what_can_never_be_filled_is_a_mistake(#[case] source: &str, #[case] mistake: Option<&str>) {
    let found = Shop::empty().check(source).err();
    let found = found.map(|error| format!("{}:{} {}", error.line, error.column, error.mistake));
    assert_eq!(found.as_deref(), mistake, "{source}");
}

fn error(source: &str) -> TemplateError {
    let shop = Shop::new()
        .with_reply("tracking", "Sent.")
        .with_reply("a", "{% include 'b' %}")
        .with_reply("b", "x {% include \"a\" %}");
    let error = shop.check(source).expect_err(source);
    assert_eq!(error.template, "this");
    error
}

fn owned(text: &str) -> String {
    text.to_owned()
}

#[rstest]
#[case("Hi {{ buyer.nme }}", 1, 7, Mistake::UnknownPath { path: owned("buyer.nme"), suggestion: Some(owned("buyer.name")) })]
#[case("ż\n{{ buyr.name }}", 2, 4, Mistake::UnknownPath { path: owned("buyr.name"), suggestion: Some(owned("buyer.name")) })]
#[case("{{ shop.pickup_adress }}", 1, 4, Mistake::UnknownPath { path: owned("shop.pickup_adress"), suggestion: Some(owned("shop.pickup_address")) })]
#[case("{{ order.total.x }}", 1, 4, Mistake::UnknownPath { path: owned("order.total.x"), suggestion: Some(owned("order.total")) })]
#[case("{% for i in order.items %}{{ i.nam }}{% endfor %}", 1, 30, Mistake::UnknownPath { path: owned("i.nam"), suggestion: Some(owned("i.name")) })]
#[case("{{ buyer }}", 1, 4, Mistake::NotPrintable { path: owned("buyer") })]
#[case("{{ x | chioces('a') }}", 1, 8, Mistake::UnknownFilter { name: owned("chioces"), suggestion: Some("choices") })]
#[case("{% if x is definde %}{% endif %}", 1, 12, Mistake::UnknownTest { name: owned("definde"), suggestion: Some("defined") })]
#[case("{% if optoin('x') %}{% endif %}", 1, 7, Mistake::UnknownFunction { name: owned("optoin"), suggestion: Some("option") })]
#[case("a\n  {% fi x %}", 2, 6, Mistake::UnknownStatement { name: owned("fi"), suggestion: Some("if") })]
#[case("{% macro x() %}{% endmacro %}", 1, 4, Mistake::Unsupported { what: "macro" })]
#[case("a {% if x %} b", 1, 6, Mistake::Unclosed { statement: "if" })]
#[case("{% if x %}{% endfor %}", 1, 14, Mistake::Stray { found: owned("endfor"), expected: Some("endif") })]
#[case("{% if x %}{% else %}{% else %}{% endif %}", 1, 24, Mistake::Stray { found: owned("else"), expected: Some("endif") })]
#[case("{% endif %}", 1, 4, Mistake::Stray { found: owned("endif"), expected: None })]
#[case("{% set buyer = 1 %}", 1, 8, Mistake::Reserved { name: owned("buyer") })]
#[case("{{ x | choices }}", 1, 8, Mistake::Argument { of: owned("choices"), expected: Expected::Count(1, 100) })]
#[case("{{ x | plural(one='a') }}", 1, 8, Mistake::Argument { of: owned("plural"), expected: Expected::Named("other") })]
#[case("{{ x | promise(closse='shipped') }}", 1, 8, Mistake::UnknownArgument { of: owned("promise"), name: owned("closse"), suggestion: Some("closes") })]
#[case("{{ x | promise(closes='shiped') }}", 1, 8, Mistake::UnknownState { word: owned("shiped"), suggestion: Some("shipped") })]
#[case("{{ x | promise(reply='traking') }}", 1, 22, Mistake::UnknownReply { shortcut: owned("traking"), suggestion: Some(owned("tracking")) })]
#[case("{% include 'trackin' %}", 1, 12, Mistake::UnknownReply { shortcut: owned("trackin"), suggestion: Some(owned("tracking")) })]
#[case("{% include x %}", 1, 4, Mistake::IncludeName)]
#[case("{% include 'this' %}", 1, 12, Mistake::Cycle { chain: vec![owned("this"), owned("this")] })]
fn a_mistake_is_found(#[case] source: &str, #[case] line: usize, #[case] column: usize, #[case] mistake: Mistake) {
    let found = error(source);
    assert_eq!((found.line, found.column, *found.mistake), (line, column, mistake), "{source}");
}

#[rstest]
#[case("{{ a b }}", 1, 6)]
#[case("text {{", 1, 6)]
#[case("{{ 'a }}", 1, 9)]
#[case("{{ a | }}", 1, 8)]
#[case("{# x", 1, 5)]
fn the_parser_s_own_words_come_with_a_place(#[case] source: &str, #[case] line: usize, #[case] column: usize) {
    let found = error(source);
    assert!(matches!(*found.mistake, Mistake::Syntax { .. }), "{found:?}");
    assert_eq!((found.line, found.column), (line, column), "{source}: {found}");
}

#[test]
fn replies_that_include_each_other_are_named() {
    let shop = Shop::new().with_reply("a", "{% include 'b' %}").with_reply("b", "x\n{% include \"a\" %}");
    let found = shop.check("{% include 'a' %}").unwrap_err();
    assert_eq!(*found.mistake, Mistake::Cycle { chain: vec![owned("a"), owned("b"), owned("a")] });
    assert_eq!((found.template.as_str(), found.line, found.column), ("b", 2, 12));
}

#[test]
fn a_mistake_while_rendering_has_a_place_too() {
    let shop = Shop::new().with_reply("b", "one\ntwo {{ order.total + 'x' }}");
    let found = shop.try_render("{% include 'b' %}").unwrap_err();
    assert_eq!((found.template.as_str(), found.line, found.column), ("b", 2, 8));
    assert_eq!(*found.mistake, Mistake::Operands { operator: "+", left: Sort::Money, right: Sort::Text });
    let found = shop.try_render("{{ 'soon' | date }}").unwrap_err();
    assert_eq!(*found.mistake, Mistake::Literal { text: owned("soon"), problem: Unreadable::NotADate });
    for source in
        ["{{ 1 / 0 }}", "{{ 9223372036854775807 + 1 }}", "{{ today + 9999999999 }}", "{{ order.total * 9e17 }}"]
    {
        assert_eq!(*shop.try_render(source).unwrap_err().mistake, Mistake::Arithmetic, "{source}");
    }
}

#[test]
fn the_outline_names_what_all_branches_use() {
    let shop = Shop::new().with_reply("greeting", "Hello").with_reply("tracking", "Sent.");
    let outline = shop.check(
        "{% include 'greeting' %}{% if option('gift') %}{{ note }}{{ shop.iban }}{% else %}{{ order.total }}{% endif %}\
         {{ note }}{{ by | promise(reply='tracking') }}{% for item in order.items %}{{ item.name }}{% endfor %}",
    );
    let outline = outline.unwrap();
    assert_eq!(outline.paths, ["shop.iban", "order.total", "order.items"]);
    assert_eq!(outline.names, ["note", "by"]);
    assert_eq!(outline.options, ["gift"]);
    assert_eq!((outline.includes, outline.promises), (vec![owned("greeting")], vec![owned("tracking")]));
}

#[test]
fn names_may_be_in_any_script() {
    assert_eq!(Shop::empty().says("{{ godzina_spotkań }} {{ ώρα }}"), "⟨godzina_spotkań⟩ ⟨ώρα⟩");
}
