//! The preview is made anew with every key, and the editor checks with every key: both have to be over long before the
//! frame is due. Goals: rendering 30 placeholders in 50 µs, checking 2,000 characters in 1 ms.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has to stop")]

use std::collections::BTreeMap;

use divan::{Bencher, black_box};
use jiff::Zoned;
use replydesk::compose::{Context, Known, Request, Wanted, Workbench, check, choose, join, render};
use replydesk::model::{
    Buyer, Fact, Id, Item, Language, Order, Pinned, Reply, Role, Secrets, Tone, Variant, VariantKey,
};

fn main() {
    divan::main();
}

/// Thirty placeholders of the kinds that replies have: names, sums, dates, facts, an answer, a list.
const THIRTY: &str = "\
Hello {{ buyer.address_as }}, thank you for order {{ order.number }} of {{ today }}!

You ordered {{ order.items }}. The price is {{ order.total }}, {{ order.paid }} is paid, {{ order.due }} is left.
Postage is {{ order.postage }}. It leaves on {{ order.promised }} with {{ order.carrier }}, number {{ order.tracking }}.
{% if order.state == 'ready' %}
It is ready. Come to {{ shop.address }} between {{ shop.opens }} and {{ shop.closes }}, {{ shop.door }}.
{% endif %}
We can meet on {{ day | date }} at {{ hour | time }}, {{ place }}. My number is {{ shop.phone }}, yours {{ buyer.phone }}.
Write to {{ buyer.email }} or {{ shop.email }}. Size {{ size | choices('S', 'M', 'L') }}, colour {{ colour }}.

Pay to {{ shop.iban }}, name {{ shop.owner }}, title {{ order.number }}, {{ order.total }} by {{ order.promised }}.
We are closed {{ shop.holidays | default('on Sundays') }}. It is {{ now }}, {{ buyer.name }}, {{ buyer.city }}.
";

struct Shop {
    pinned: Pinned,
    facts: Vec<Fact>,
    now: Zoned,
    language: Language,
    answers: BTreeMap<String, String>,
    options: BTreeMap<String, bool>,
}

impl Shop {
    fn new(language: &str) -> Self {
        let money = |text: &str| text.parse().ok();
        let buyer = Buyer {
            address_as: Some("Anna".to_owned()),
            phone: Some("+48 600 000 000".to_owned()),
            email: Some("anna@example.com".to_owned()),
            ..Buyer::named("Anna Nowak")
        };
        let item = |name: &str| Item { price: money("43 PLN"), ..Item::named(name) };
        let order = Order {
            state: replydesk::model::State::Ready,
            items: vec![item("bowl"), item("mug")],
            total: money("86 PLN"),
            paid: money("20 PLN"),
            postage: money("14 PLN"),
            promised: Some(jiff::civil::date(2026, 11, 27)),
            carrier: Some("InPost".to_owned()),
            ..Order::numbered("2041")
        };
        let names = ["address", "opens", "closes", "door", "phone", "email", "iban", "owner", "holidays"];
        let fact = |name: &str| Fact {
            id: Id::new(),
            name: name.to_owned(),
            value: format!("value of {name}"),
            translations: Vec::new(),
            checked_on: None,
            sensitive: false,
            channels: Vec::new(),
        };
        let answers = [("day", "friday"), ("hour", "18:30"), ("place", "station"), ("size", "M")];
        Self {
            pinned: Pinned { buyer: Some(buyer), order: Some(order), piece: None },
            facts: names.into_iter().map(fact).collect(),
            now: jiff::civil::date(2026, 11, 20)
                .at(10, 0, 0, 0)
                .to_zoned(jiff::tz::TimeZone::UTC)
                .expect("a plain day"),
            language: language.parse().expect("a language"),
            answers: answers.map(|(name, answer)| (name.to_owned(), answer.to_owned())).into(),
            options: BTreeMap::new(),
        }
    }

    fn request<'a>(&'a self, source: &'a str) -> Request<'a> {
        let context = Context {
            pinned: &self.pinned,
            facts: &self.facts,
            remembered: &[],
            now: &self.now,
            language: &self.language,
            interface: &self.language,
            channel: None,
            calendar: None,
            workbench: Workbench::default(),
        };
        let include: &dyn Fn(&str) -> Option<String> = &|_| None;
        Request {
            name: "bench",
            source,
            context,
            answers: &self.answers,
            options: &self.options,
            asking: None,
            include,
        }
    }
}

#[divan::bench(args = ["en", "pl"])]
fn render_thirty_placeholders(bencher: Bencher<'_, '_>, language: &str) {
    let shop = Shop::new(language);
    let request = shop.request(THIRTY);
    let rendered = render(&request).expect("a sound template");
    assert_eq!(rendered.missing().names, ["order.tracking", "colour", "buyer.city"]);
    bencher.bench_local(|| render(black_box(&request)));
}

#[divan::bench]
fn render_plain_text(bencher: Bencher<'_, '_>) {
    let shop = Shop::new("en");
    let request = shop.request("Thank you for your order! It leaves tomorrow, and the number follows.");
    bencher.bench_local(|| render(black_box(&request)));
}

/// What a new process or a new language costs once.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn first_render_in_a_thread(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let fresh =
            std::thread::spawn(|| render(&Shop::new("pl").request(THIRTY)).map(|rendered| rendered.is_complete()));
        fresh.join().expect("no panic")
    });
}

#[divan::bench]
fn check_two_thousand_characters(bencher: Bencher<'_, '_>) {
    let prose = "Thank you for your patience, and write if anything is unclear. ".repeat(40);
    let source: String = THIRTY.chars().chain(prose.chars()).take(2000).collect();
    let facts = ["address", "opens", "closes", "door", "phone", "email", "iban", "owner", "holidays"];
    let known = Known { name: "bench", facts: &facts, is_reply: &|_| false, near: &|_| None, include: &|_| None };
    assert!(check(&source, &known).is_ok());
    bencher.bench_local(|| check(black_box(&source), &known));
}

/// The dearest mistake: a name that is compared with everything that is known.
#[divan::bench]
fn check_with_a_mistake(bencher: Bencher<'_, '_>) {
    let facts = ["address", "opens", "closes", "door", "phone", "email", "iban", "owner", "holidays"];
    let known = Known { name: "bench", facts: &facts, is_reply: &|_| false, near: &|_| None, include: &|_| None };
    let source = format!("{THIRTY}{{{{ shop.adress }}}}");
    bencher.bench_local(|| check(black_box(&source), &known));
}

#[divan::bench]
fn join_three_replies(bencher: Bencher<'_, '_>) {
    let shop = Shop::new("en");
    let rendered = render(&shop.request(THIRTY)).expect("a sound template");
    let replies = [Role::Greeting, Role::Body, Role::Closing].map(|role| (role, &rendered));
    bencher.bench_local(|| join(black_box(&replies)));
}

#[divan::bench]
fn choose_among_twenty(bencher: Bencher<'_, '_>) {
    let languages = ["en", "pl", "de", "es", "el"];
    let tones = [None, Some(Tone::Formal), Some(Tone::Friendly), None];
    let variants = languages.iter().flat_map(|language| {
        tones.map(|tone| {
            let key = VariantKey { tone, ..VariantKey::of(language.parse().expect("a language")) };
            Variant { id: Id::new(), key, body: String::new() }
        })
    });
    let reply = Reply {
        id: Id::new(),
        shortcut: "bench".to_owned().try_into().expect("a shortcut"),
        category: "pickup".to_owned(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: Vec::new(),
        asks: Vec::new(),
        variants: variants.collect(),
    };
    let wanted = Wanted::like(&VariantKey::of("de".parse().expect("a language")), &Language::english());
    bencher.bench_local(|| choose(black_box(&reply), &wanted).map(|chosen| chosen.variant.id));
}

/// The preview of a text of 10,000 letters, with what is masked in it: it is made and masked with every key.
#[divan::bench]
fn preview_of_ten_thousand_letters(bencher: Bencher<'_, '_>) {
    let mut shop = Shop::new("en");
    for fact in shop.facts.iter_mut().filter(|fact| ["iban", "phone", "address"].contains(&fact.name.as_str())) {
        fact.sensitive = true;
    }
    let secrets = Secrets::of(&shop.facts);
    let source = THIRTY.repeat(10_000 / THIRTY.len() + 1);
    bencher.bench_local(|| render(&shop.request(black_box(&source))).map(|rendered| rendered.veiled(&secrets)));
}

/// Which placeholders a text of that length still has after one word was changed: done after the copy.
#[divan::bench]
fn put_back_in_ten_thousand_letters(bencher: Bencher<'_, '_>) {
    let shop = Shop::new("en");
    let source = THIRTY.repeat(10_000 / THIRTY.len() + 1);
    let rendered = render(&shop.request(&source)).expect("a sound template");
    let edited = rendered.preview().replacen("thank you", "thanks", 1);
    bencher.bench_local(|| rendered.put_back(black_box(&source), &edited));
}
