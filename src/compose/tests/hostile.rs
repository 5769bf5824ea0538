//! Whatever a template or a value is, rendering ends soon, and nothing in a value is ever taken for a template.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[rstest]
#[case("{% for i in range(1000000000) %}x{% endfor %}", Limit::Steps)]
#[case("{% for i in range(9223372036854775807) %}x{% endfor %}", Limit::Steps)]
#[case("{% for a in range(1000) %}{% for b in range(1000) %}x{% endfor %}{% endfor %}", Limit::Steps)]
#[case("{% for a in range(9000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}", Limit::Text)]
fn a_loop_without_end_is_ended(#[case] source: &str, #[case] limit: Limit) {
    let start = Instant::now();
    let error = Shop::empty().try_render(source).unwrap_err();
    assert_eq!(*error.mistake, Mistake::TooMuch(limit));
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn an_escape_in_a_template_brings_nothing_in_that_acts_or_hides() {
    let source = r#"{{ "\x1b[31ma\u202eb" }}{% if option("gi\x1b[1mft") %}{% endif %}{{ x | choices("\x07c") }}"#;
    let rendered = Shop::empty().render(source);
    assert_eq!(rendered.preview(), "ab⟨x⟩");
    assert_eq!(rendered.options[0].label, "gift");
    assert_eq!(rendered.questions[0].kind, QuestionKind::Choice(vec!["c".to_owned()]));
    let error = Shop::empty().try_render(r#"{% include "a\x1b[31mb" %}"#).unwrap_err();
    assert_eq!(*error.mistake, Mistake::UnknownReply { shortcut: "ab".to_owned(), suggestion: None });
}

#[test]
fn a_text_that_doubles_itself_is_ended() {
    let doubling = "{% set s = s ~ s %}".repeat(60);
    let source = format!("{{% set s = 'xxxxxxxx' %}}{doubling}{{{{ s }}}}");
    let error = Shop::empty().try_render(&source).unwrap_err();
    assert!(matches!(*error.mistake, Mistake::TooMuch(_)));
    let replacing = "{% set s = s | replace('x', 'xxxxxxxxxxxxxxxx') %}".repeat(20);
    let error = Shop::empty().try_render(&format!("{{% set s = 'x' %}}{replacing}")).unwrap_err();
    assert!(matches!(*error.mistake, Mistake::TooMuch(_)));
    let listing = "{% set s = [s] %}".repeat(3000);
    let error = Shop::empty().try_render(&format!("{listing}{{{{ s }}}}")).unwrap_err();
    assert_eq!(*error.mistake, Mistake::Input { of: "[]", got: Sort::List });
}

#[rstest]
#[case(&"not ".repeat(9000))]
#[case(&"-".repeat(30000))]
#[case(&"(".repeat(30000))]
#[case(&"[".repeat(30000))]
#[case(&"x|upper|".repeat(8000))]
#[case(&"x ~".repeat(9000))]
#[case(&"x if ".repeat(9000))]
#[case(&"x.y".repeat(9000))]
#[case(&"x[".repeat(9000))]
fn deep_expressions_are_refused(#[case] inside: &str) {
    for tag in ["{{ ", "{% if ", "{% set x = "] {
        assert!(Shop::empty().check(&format!("{tag}{inside}")).is_err());
        assert!(Shop::empty().try_render(&format!("{tag}{inside}")).is_err());
    }
}

#[test]
fn the_deepest_allowed_templates_fit_the_stack() {
    let deep = format!("{{{{ {}x{} }}}}", "(".repeat(60), ")".repeat(60));
    let negated = format!("{{% if {}x %}}a{{% endif %}}", "not ".repeat(250));
    let chained = format!("{{{{ x{} }}}}", " ~ x".repeat(120));
    let filtered = format!("{{{{ x{} }}}}", "|upper".repeat(120));
    let inner = [deep, negated, chained, filtered].concat();
    let nested = format!("{}{inner}{}", "{% if true %}".repeat(23), "{% endif %}".repeat(23));
    let shop = (1..6).fold(Shop::empty().with_reply("r1", &nested), |shop, level| {
        let include =
            format!("{}{{% include 'r{level}' %}}{}", "{% for i in [1] %}".repeat(24), "{% endfor %}".repeat(24));
        shop.with_reply(&format!("r{}", level + 1), &include)
    });
    shop.check("{% include 'r4' %}").unwrap();
    shop.check(&nested).unwrap();
    assert!(shop.try_render("{% include 'r5' %}").is_ok());
    let error = shop.try_render("{% include 'r6' %}").unwrap_err();
    assert_eq!(*error.mistake, Mistake::TooMuch(Limit::Includes));
}

#[rstest]
#[case(&"{% if x %}".repeat(5000), Limit::Nesting)]
#[case(&format!("{{% if a %}}{}", "{% elif x %}".repeat(3000)), Limit::Nesting)]
#[case(&"x".repeat(1024 * 1024), Limit::Source)]
fn what_is_too_much_is_said_to_be(#[case] source: &str, #[case] limit: Limit) {
    assert_eq!(*Shop::empty().check(source).unwrap_err().mistake, Mistake::TooMuch(limit));
}

#[test]
fn including_everything_twice_ends_too() {
    let shop = (0..6).fold(Shop::empty().with_reply("r0", "x"), |shop, level| {
        let twice = format!("{{% include 'r{level}' %}}").repeat(30);
        shop.with_reply(&format!("r{}", level + 1), &twice)
    });
    assert!(shop.try_render("{% include 'r4' %}").is_err());
}

/// Pieces of templates, well-formed and broken, for random texts.
fn fragment() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{{ ",
        " }}",
        "{% if ",
        "{% endif %}",
        "{% for i in ",
        "{% endfor %}",
        "{% else %}",
        "{% set x = ",
        "{% include 'a' %}",
        "{% raw %}",
        "{% endraw %}",
        "buyer.name",
        "order.items",
        "order.total",
        "shop.iban",
        "today",
        "now.hour",
        "x",
        "i.name",
        "loop.index",
        " | date",
        " | default('a')",
        " | choices('a', 'b')",
        " | money",
        " | upper",
        " | promise(reply='a')",
        " ~ ",
        " + ",
        " * ",
        " - ",
        "/",
        " and ",
        " not ",
        " in ",
        "==",
        "<",
        "(",
        ")",
        "[",
        "]",
        "'",
        "\"",
        "1",
        "9999999999",
        "1.5",
        "option('a')",
        "range(9)",
        "ż",
        "⟨x⟩",
        "\u{fdd0}",
        "\u{202e}",
        "\n",
        " ",
        "-",
        "%",
        ".",
        ",",
        "|",
        "\r\n",
        "\0",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn template() -> impl Strategy<Value = String> {
    prop::collection::vec(fragment(), 0..24).prop_map(|fragments| fragments.concat())
}

/// Whether the spans are as they should be: on character boundaries, in order, each either in another or after it.
fn assert_sound(rendered: &Rendered) {
    let text = rendered.preview();
    let mut last_start = 0;
    for span in rendered.spans() {
        assert!(text.get(span.range.clone()).is_some_and(|covered| !covered.is_empty()), "{span:?} in {text:?}");
        assert!(span.range.start >= last_start);
        last_start = span.range.start;
        if let SpanKind::Missing { name } = &span.kind {
            assert!(!name.is_empty());
        }
    }
    match rendered.complete() {
        Ok(clean) => {
            assert!(rendered.spans().iter().all(|span| !matches!(span.kind, SpanKind::Missing { .. })));
            assert!(rendered.questions.iter().all(|question| !question.is_open()), "{rendered:?}");
            assert!(!clean.as_str().ends_with('\n'));
        }
        Err(missing) => assert!(!missing.names.is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn no_template_panics_or_hangs(source in template(), included in template(), answer in any::<String>()) {
        let shop = Shop::new().with_reply("a", &included).answered("x", &answer);
        let start = Instant::now();
        let checked = shop.check(&source);
        let rendered = shop.try_render(&source);
        prop_assert!(start.elapsed() < Duration::from_secs(5));
        if let Ok(rendered) = &rendered {
            assert_sound(rendered);
        }
        if let Err(error) = checked {
            prop_assert!(error.line >= 1 && error.column >= 1);
            prop_assert!(error.line <= source.lines().count() + 1 || error.template == "a");
        }
    }

    #[test]
    fn a_value_is_inserted_as_it_is_and_never_expanded(value in "[{(%⟨a-zż'\"][{}%# a-z.|()⟨⟩'\"\u{fdd0}-\u{fdd3}ż]{0,40}") {
        let clean = crate::text::sanitise(&value);
        let mut shop = Shop::new().with_fact("text", &value).answered("x", &value);
        if let Some(buyer) = &mut shop.pinned.buyer {
            buyer.name.clone_from(&value);
        }
        let rendered = shop.render("{{ buyer.name }}\n{{ shop.text }}\n{{ x }}");
        prop_assert_eq!(rendered.preview(), [clean.trim(); 3].join("\n"));
        prop_assert_eq!(rendered.questions.len(), 1);
        prop_assert!(rendered.is_complete());
        assert_sound(&rendered);
    }

    #[test]
    fn a_joined_message_is_as_sound_as_its_parts(sources in prop::collection::vec((0_usize..3, template()), 0..5)) {
        let shop = Shop::new().with_reply("a", "Hello! And {{ y }}.");
        let rendered: Vec<(Role, Rendered)> = sources
            .iter()
            .filter_map(|(role, source)| Some((Role::ALL[*role], shop.try_render(source).ok()?)))
            .collect();
        let replies: Vec<(Role, &Rendered)> = rendered.iter().map(|(role, rendered)| (*role, rendered)).collect();
        let message = join(&replies);
        assert_sound(&message);
        let holes = |rendered: &Rendered| rendered.missing().names;
        for (_, body) in rendered.iter().filter(|(role, _)| *role == Role::Body) {
            prop_assert!(holes(body).iter().all(|name| holes(&message).contains(name)));
        }
    }

    #[test]
    fn an_escaped_text_prints_as_it_is(text in "([{}%#-]|[a-z ż'\"\\\\]|\n){0,40}") {
        prop_assert!(Shop::empty().check(&escape(&text)).is_ok());
        let rendered = Shop::empty().render(&escape(&text));
        let tidy: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        let printed: Vec<&str> = rendered.preview().lines().filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(printed, tidy);
        prop_assert!(rendered.questions.is_empty());
    }

    #[test]
    fn a_mistake_that_checking_overlooks_is_one_of_values(source in template()) {
        let shop = Shop::new().with_reply("a", "b");
        if let (Ok(_), Err(error)) = (shop.check(&source), shop.try_render(&source)) {
            let of_values = matches!(
                *error.mistake,
                Mistake::Operands { .. } | Mistake::Input { .. } | Mistake::Literal { .. } | Mistake::Arithmetic
                    | Mistake::TooMuch(_) | Mistake::Argument { .. } | Mistake::NotPrintable { .. } | Mistake::Unsupported { .. }
            );
            prop_assert!(of_values, "{source}: {error}");
        }
    }

    #[test]
    fn what_renders_without_answers_renders_with_any(source in template(), answers in prop::collection::vec(any::<String>(), 4)) {
        let shop = Shop::new().with_reply("a", "b");
        let Ok(rendered) = shop.try_render(&source) else { return Ok(()) };
        let mut shop = shop;
        for (question, answer) in rendered.questions.iter().zip(answers) {
            shop = shop.answered(&question.name, &answer);
        }
        if let Ok(rendered) = shop.try_render(&source) {
            assert_sound(&rendered);
        }
    }
}
