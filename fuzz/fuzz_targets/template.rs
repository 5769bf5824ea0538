//! A reply's template: it fails with a place that exists, or becomes a text within the limits whose marks lie in it. A text
//! that is escaped always comes back as it was.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Zoned;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use replydesk::compose::{Context, Known, Limit, Rendered, Request, TemplateError, Workbench, check, escape, render};
use replydesk::model::{Buyer, Fact, Id, Item, Language, Order, Piece, Pinned, State};
use replydesk::text::nearest;

/// What `{% include "other" %}` finds.
const OTHER: &str = "Kind regards, {{ shop.owner }}\n{% include \"sign\" %}";
const SIGN: &str = "{{ sign | default(\"-\") }}";

struct Shop {
    pinned: Pinned,
    facts: Vec<Fact>,
    now: Zoned,
    language: Language,
    answers: BTreeMap<String, String>,
    options: BTreeMap<String, bool>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let money = |text: &str| text.parse().ok();
    let item = |name: &str| Item { quantity: 2, price: money("43 PLN"), ..Item::named(name) };
    let order = Order {
        state: State::Ready,
        items: vec![item("bowl"), item("mug")],
        total: money("86 PLN"),
        paid: money("20 PLN"),
        promised: Some(date(2026, 11, 27)),
        ..Order::numbered("2041")
    };
    let fact = |name: &str| Fact {
        id: Id::new(),
        name: name.to_owned(),
        value: "{{ x }}".to_owned(),
        translations: Vec::new(),
        checked_on: None,
        sensitive: false,
        channels: Vec::new(),
    };
    let buyer = Buyer { address_as: Some("Anna".to_owned()), ..Buyer::named("Anna Nowak") };
    Shop {
        pinned: Pinned { buyer: Some(buyer), order: Some(order), piece: Some(Piece::named("bowl")) },
        facts: ["owner", "iban", "pickup_address"].map(fact).into(),
        now: date(2026, 11, 20).at(10, 0, 0, 0).in_tz("Europe/Warsaw").expect("a zone"),
        language: Language::english(),
        answers: [("x", "3"), ("size", "M"), ("day", "friday")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        options: BTreeMap::from([("gift".to_owned(), true)]),
    }
});

fuzz_target!(|source: &str| {
    let include = |shortcut: &str| match shortcut {
        "other" => Some(OTHER.to_owned()),
        "sign" => Some(SIGN.to_owned()),
        "this" => Some(source.to_owned()),
        _ => None,
    };
    let known = Known {
        name: "this",
        facts: &["owner", "iban"],
        is_reply: &|shortcut| include(shortcut).is_some(),
        near: &|wanted| nearest(wanted, ["this", "other", "sign"]).map(str::to_owned),
        include: &include,
    };
    if let Err(error) = check(source, &known) {
        has_a_place(&error, source);
    }
    match fill(source, &include) {
        Err(error) => has_a_place(&error, source),
        Ok(rendered) => is_whole(&rendered),
    }
    let escaped = escape(source);
    if escaped.len() <= Limit::SOURCE {
        let rendered = fill(&escaped, &|_| None).expect("no sign of the template language is left");
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(rendered.preview()), bare(source));
    }
});

fn fill(source: &str, include: &dyn Fn(&str) -> Option<String>) -> Result<Rendered, TemplateError> {
    let context = Context {
        pinned: &SHOP.pinned,
        facts: &SHOP.facts,
        remembered: &[],
        now: &SHOP.now,
        language: &SHOP.language,
        interface: &SHOP.language,
        channel: None,
        calendar: None,
        workbench: Workbench::default(),
    };
    let Shop { answers, options, .. } = &*SHOP;
    render(&Request { name: "this", source, context, answers, options, asking: None, include })
}

fn has_a_place(error: &TemplateError, source: &str) {
    let text = match error.template.as_str() {
        "this" => source,
        "other" => OTHER,
        _ => SIGN,
    };
    let line = text.split('\n').nth(error.line - 1).unwrap_or_else(|| panic!("{error} in {text:?}"));
    assert!((1..=line.chars().count() + 1).contains(&error.column), "{error} in {text:?}");
}

fn is_whole(rendered: &Rendered) {
    let text = rendered.preview();
    assert!(text.len() <= Limit::TEXT);
    let mut start = 0;
    for span in rendered.spans() {
        assert!(span.range.start >= start && !span.range.is_empty(), "{span:?}");
        assert!(text.get(span.range.clone()).is_some(), "{span:?} in {text:?}");
        start = span.range.start;
    }
    assert_eq!(rendered.complete().is_ok(), rendered.missing().names.is_empty());
}
