//! What known values look like in a text, and where the preview says they came from.

use rstest::rstest;

use super::*;
use crate::model::{Secrets, Translation};

#[rstest]
#[case("en", "Hello Anna, order 2041: 2 × bowl (blue) and mug. PLN 86.00, PLN 66.00 to pay, by Friday 27 November.")]
#[case("pl", "Hello Anna, order 2041: 2 × bowl (blue) i mug. 86,00 zł, 66,00 zł to pay, by piątek, 27 listopada.")]
#[case("de", "Hello Anna, order 2041: 2 × bowl (blue) und mug. 86,00 PLN, 66,00 PLN to pay, by Freitag, 27. November.")]
fn values_print_in_the_language_of_the_text(#[case] language: &str, #[case] text: &str) {
    let source = "Hello {{ buyer.address_as }}, order {{ order.number }}: {{ order.items }}. {{ order.total }}, \
        {{ order.due }} to pay, by {{ order.promised }}.";
    assert_eq!(Shop::new().speaking(language).says(source), text);
}

#[rstest]
#[case("{{ buyer.name }}", "Anna Nowak")]
#[case("{{ buyer.handle }}", "anna_n")]
#[case("{{ shop.pickup_address }}", "ul. Piotrkowska 12/4, Łódź")]
#[case("{{ today }}, {{ today.weekday }}, {{ today.year }}", "Friday 20 November, Friday, 2026")]
#[case("{{ now }} {{ now.hour }} {{ now.part_of_day }}", "10:00 am 10 morning")]
#[case("{{ order.promised | date('short') }} {{ order.promised | date('weekday') }}", "27/11/2026 Friday")]
#[case("{{ piece.variations }}; {{ piece.variations | join(' / ') }}", "blue, green and white; blue / green / white")]
#[case("{{ piece.link }}", "https://example.com/bowl")]
#[case(
    "{% for item in order.items %}{{ loop.index }}. {{ item.quantity }} × {{ item.name }}\n{% endfor %}",
    "1. 2 × bowl\n2. 1 × mug"
)]
#[case("{% for a in order.agreements %}{{ a.on | date('day') }}: {{ a.text }}{% endfor %}", "3 November: blue glaze")]
#[case("{% for item in order.items if item.quantity > 1 %}{{ item.name }}{% else %}nothing{% endfor %}", "bowl")]
#[case("{{ order.items[1].name }} {{ order.items | length }} {{ (order.items | first).name }}", "mug 2 bowl")]
#[case(
    "{{ piece.price * 2 }}, {{ order.total - order.paid }}, {{ order.total / 2 }}",
    "PLN 86.00, PLN 66.00, PLN 43.00"
)]
#[case("{{ today + 3 }}; {{ order.promised - today }}", "Monday 23 November; 7")]
#[case("{{ buyer.name | upper }} {{ 'ab' | capitalize }} {{ ' a ' | trim }}", "ANNA NOWAK Ab a")]
#[case("{{ buyer.name ~ '!' }}{{ 'yes' if order.total > 50 else 'no' }}", "Anna Nowak!yes")]
#[case("{{ 2 | plural(one='piece', other='pieces') }}", "pieces")]
#[case("{{ order.carrier | default('DHL') }}, {{ buyer.address_as or buyer.name }}", "DHL, Anna")]
#[case("{% if order.state == 'ready' and buyer is defined %}a{% elif true %}b{% endif %}", "a")]
#[case("{% if order.state in ['paid', 'making'] %}a{% else %}b{% endif %}", "b")]
#[case("{% set who = buyer.name %}{{ who }}", "Anna Nowak")]
#[case("{% raw %}{{ not a name }}{% endraw %}{# nothing #}", "{{ not a name }}")]
#[case("{{ 1 < 2 <= 2 }}{{ none }}{{ 1.5 + 1.5 }}", "true3")]
fn a_template_says(#[case] source: &str, #[case] text: &str) {
    assert_eq!(Shop::new().says(source), text);
}

/// The account number is masked wherever it comes from; nothing else is.
#[rstest]
#[case::by_its_path("Pay to {{ shop.iban }}.", "Pay to •••• 2874.")]
#[case::through_a_filter("{{ shop.entrance | upper }}", "••••••••••••")]
#[case::in_another_reply("{% include \"pay\" %} Thanks", "IBAN •••• 2874 Thanks")]
#[case::by_another_name("{% set account = shop.iban %}{{ 'to ' ~ account }}", "to •••• 2874")]
#[case::typed("{{ account }}", "•••• 2874")]
#[case::in_the_template_itself("IBAN PL61109010140000071219812874", "IBAN •••• 2874")]
#[case::translated("{{ shop.entrance }} {{ shop.town }}", "•••••••••••• Łódź")]
fn what_is_secret_is_masked(#[case] source: &str, #[case] shown: &str) {
    let mut shop = Shop::new().with_reply("pay", "IBAN {{ shop.iban }}").answered("account", IBAN).speaking("pl");
    shop.facts = vec![
        Fact { sensitive: true, ..fact("iban", IBAN) },
        Fact {
            sensitive: true,
            translations: vec![Translation {
                language: "pl".parse().unwrap(),
                text: "od podwórza, obok piekarni".to_owned(),
                source: "yard".to_owned(),
            }],
            ..fact("entrance", "yard")
        },
        fact("town", "Łódź"),
    ];
    let rendered = shop.render(source);
    let secrets = Secrets::of(&shop.facts);
    let veiled = rendered.veiled(&secrets).expect("something is masked");
    assert_eq!(veiled.text, shown);
    assert_eq!(veiled.spans.len(), rendered.spans().len());
    assert!(veiled.spans.iter().all(|span| veiled.text.get(span.range.clone()).is_some()));
    assert!(!rendered.preview().contains('•'), "what is copied is the text itself");
    assert!(Rendered::default().veiled(&secrets).is_none());
    assert!(rendered.veiled(&Secrets::default()).is_none());
}

const IBAN: &str = "PL61 1090 1014 0000 0712 1981 2874";

#[test]
fn a_tag_alone_on_its_line_leaves_no_line_and_one_at_the_end_keeps_it() {
    let shop = Shop::new().with_reply("greeting", "Hello!\n");
    assert_eq!(shop.says("a\n  {% if true %}\nb\n  {% endif %}\nc"), "a\nb\nc");
    assert_eq!(shop.says("a{% if true %} b{% endif %}\nc"), "a b\nc");
    assert_eq!(shop.says("{% include \"greeting\" %}\n\nBody"), "Hello!\n\nBody");
    assert_eq!(shop.says("{% include \"greeting\" %}\nBody"), "Hello!\nBody");
    assert_eq!(shop.says("{# note #}\r\na"), "a");
}

#[test]
fn what_falls_away_leaves_no_hole_in_the_layout() {
    let shop = Shop::new();
    assert_eq!(shop.says("\n\na  \n\n{{ floor | optional }}\n\n\nb\t\n{{ floor | optional }}\n\n"), "a\n\nb");
    assert_eq!(shop.says("{{ floor | optional }}"), "");
}

#[test]
fn the_preview_knows_where_everything_came_from() {
    let shop = Shop::new().with_reply("greeting", "Hello {{ buyer.address_as }}!").answered("size", "M");
    let rendered = shop.render("{% include \"greeting\" %} {{ size ~ '/' ~ order.tracking }} {{ order.total }}");
    let text = rendered.preview();
    let spans: Vec<(&str, &SpanKind)> =
        rendered.spans().iter().map(|span| (text.get(span.range.clone()).unwrap(), &span.kind)).collect();
    let filled = |path: &str| SpanKind::Filled { path: path.to_owned() };
    assert_eq!(
        spans,
        [
            ("Hello Anna!", &SpanKind::Included { shortcut: "greeting".to_owned() }),
            ("Anna", &filled("buyer.address_as")),
            ("M", &SpanKind::Answered { name: "size".to_owned() }),
            ("⟨order.tracking⟩", &SpanKind::Missing { name: "order.tracking".to_owned() }),
            ("PLN 86.00", &filled("order.total")),
        ]
    );
}

#[test]
fn the_part_of_the_day_chooses_the_greeting() {
    let source = "{% if now.part_of_day == 'morning' %}Good morning{% elif now.part_of_day == 'evening' %}Good \
        evening{% else %}Hello{% endif %}";
    for (hour, greeting) in [(8, "Good morning"), (13, "Hello"), (19, "Good evening"), (23, "Hello")] {
        let now = date(2026, 11, 20).at(hour, 0, 0, 0).in_tz("Europe/Warsaw").unwrap();
        assert_eq!(Shop { now, ..Shop::empty() }.says(source), greeting);
    }
}

#[test]
fn an_included_reply_may_be_missing_only_if_it_says_so() {
    assert_eq!(Shop::empty().says("a{% include 'b' ignore missing %}c"), "ac");
    assert!(Shop::empty().try_render("a{% include 'b' %}c").is_err());
}

#[test]
fn every_path_of_the_table_can_be_written_in_a_template() {
    for path in paths::all() {
        let source = format!("{{{{ {} }}}}", path.name);
        assert!(Shop::empty().check(&source).is_ok(), "{}", path.name);
        assert!(Shop::empty().try_render(&source).is_ok(), "{}", path.name);
        assert_eq!(paths::find(path.name).map(|found| found.name), Some(path.name));
    }
}

#[test]
fn the_page_of_a_parcel_is_made_of_carrier_and_number_noted_or_answered() {
    let mut shop = Shop::new();
    let source = "{% if order.tracking_link %}{{ order.tracking_link }}{% else %}ask the post{% endif %}";
    assert_eq!(shop.says(source), "ask the post");
    if let Some(order) = &mut shop.pinned.order {
        order.carrier = Some("DPD Classic".to_owned());
    }
    let shop = shop.answered("order.tracking", "09 80");
    assert_eq!(shop.says(source), "https://tracking.dpd.de/parcelstatus?query=0980");
    assert_eq!(shop.answered("order.carrier", "my cousin").says(source), "ask the post");
}
