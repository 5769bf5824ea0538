//! The starter library keeps the rules of `templates/README.md`, as far as a program can tell.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use replydesk::compose::{Context, Known, Request, Workbench, check, paths, render};
use replydesk::i18n::Messages;
use replydesk::model::{Fact, Id, Language, Order, Pinned, Reply, Role, Situation, State, Tone};
use replydesk::transfer::{demo, starter, starter_facts, starter_languages};

fn library(language: &Language) -> Vec<Reply> {
    starter(language).unwrap().into_iter().map(|incoming| incoming.reply).collect()
}

/// Every language's replies, with the language.
fn libraries() -> impl Iterator<Item = (Language, Vec<Reply>)> {
    starter_languages().map(|language| (language.clone(), library(&language)))
}

/// A text as the search will see it, roughly: small letters and digits, single blanks.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A body in two: the words the buyer reads, and the expressions and tags without their braces.
fn taken_apart(body: &str) -> (Vec<String>, Vec<&str>) {
    let (mut shown, mut code, mut rest) = (String::new(), Vec::new(), body);
    while let Some((before, inside)) = rest.split_once('{') {
        shown.push_str(before);
        shown.push(' ');
        let (expression, after) = inside.split_once(['%', '{']).unwrap().1.split_once('}').unwrap();
        code.push(expression.trim_end_matches('%').trim());
        rest = after.strip_prefix('}').unwrap_or(after);
    }
    shown.push_str(rest);
    (folded(&shown).split(' ').map(str::to_owned).collect(), code)
}

fn words(body: &str) -> Vec<String> {
    taken_apart(body).0
}

fn code(body: &str) -> Vec<&str> {
    taken_apart(body).1
}

#[test]
fn every_file_of_the_folder_belongs_to_the_library() {
    for (language, replies) in libraries() {
        let files = fs::read_dir(format!("templates/{language}")).unwrap();
        let named: BTreeSet<_> =
            files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
        let categories: BTreeSet<_> = replies.iter().map(|reply| reply.category.clone()).collect();
        assert_eq!(named, categories, "{language}");
    }
}

#[test]
fn every_situation_of_the_trade_has_a_reply() {
    for (language, replies) in libraries() {
        let answered: BTreeSet<u8> =
            replies.iter().flat_map(|reply| &reply.situations).map(|situation| situation.number()).collect();
        let missing: Vec<u8> = (1..=Situation::LAST).filter(|number| !answered.contains(number)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

#[test]
fn every_reply_says_when_it_is_needed() {
    for (language, replies) in libraries() {
        for reply in &replies {
            assert!(!reply.situations.is_empty(), "{language} {}", reply.shortcut);
            let asks = reply.asks.iter().map(|asks| asks.texts.len()).sum::<usize>();
            assert!((5..=8).contains(&asks), "{language} {}: {asks} asks", reply.shortcut);
        }
    }
}

#[test]
fn no_ask_belongs_to_two_replies() {
    for (language, replies) in libraries() {
        let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for reply in &replies {
            for ask in reply.asks.iter().flat_map(|asks| &asks.texts) {
                owners.entry(folded(ask)).or_default().push(reply.shortcut.as_str());
            }
        }
        owners.retain(|_, owners| owners.len() > 1);
        assert!(owners.is_empty(), "{language}: {owners:?}");
    }
}

#[test]
fn a_shortcut_is_found_once_in_a_language() {
    for (language, replies) in libraries() {
        let unique: BTreeSet<_> = replies.iter().map(|reply| &reply.shortcut).collect();
        assert_eq!(unique.len(), replies.len(), "{language}");
    }
}

/// For each language the library is written in the words that hedge, those that greet and those that take leave.
const MANNERS: [(&str, [&str; 3]); 5] = [
    (
        "en",
        [
            "maybe, perhaps, probably, possibly, about, around, think, guess, hope, should, might, usually, \
             quite, roughly, approximately",
            "hello, hi, hey, dear, good morning, good afternoon, good evening, good day",
            "regards, wishes, sincerely, yours, goodbye, bye, cheers",
        ],
    ),
    (
        "es",
        [
            "quizá, quizás, acaso, probablemente, posiblemente, aproximadamente, alrededor, creo, supongo, \
             espero, podría, debería, normalmente, bastante, casi",
            "hola, buenos días, buenas tardes, buenas noches, buenas, estimado, estimada",
            "saludo, saludos, abrazo, atentamente, adiós",
        ],
    ),
    (
        "de",
        [
            "vielleicht, wohl, etwa, ungefähr, eigentlich, wahrscheinlich, vermutlich, möglicherweise, \
             eventuell, könnte, dürfte, glaube, denke, hoffe, hoffentlich, normalerweise, ziemlich, circa, \
             ca",
            "hallo, hi, moin, servus, guten tag, guten morgen, guten abend, liebe, lieber",
            "grüße, grüßen, gruß, tschüss, wiedersehen",
        ],
    ),
    (
        "pl",
        [
            "może, chyba, prawdopodobnie, około, raczej, pewnie, ewentualnie, myślę, sądzę, przypuszczam, \
             zwykle, dość, powinno, powinien, powinna",
            "dzień dobry, dobry wieczór, cześć, hej, witam, szanowna, szanowny",
            "pozdrawiam, poważaniem, pozdrowienia, widzenia",
        ],
    ),
    (
        "el",
        [
            "ίσως, μάλλον, περίπου, πιθανόν, πιθανώς, πιθανότατα, νομίζω, ελπίζω, συνήθως, αρκετά, γύρω, \
             σχεδόν",
            "γεια, καλημέρα, καλησπέρα, χαίρετε, αγαπητέ, αγαπητή",
            "χαιρετισμούς, χαιρετισμοί, εκτίμηση, φιλικά, αντίο",
        ],
    ),
];

/// Those of a language; a new language of the library needs its own.
fn manners(language: &Language) -> [Vec<&'static str>; 3] {
    let (_, lists) = MANNERS.iter().find(|(code, _)| *code == language.code()).unwrap();
    lists.map(|list| list.split(", ").collect())
}

#[test]
fn who_doubts_the_quality_gets_a_yes_or_a_no() {
    let doubts = Situation::try_from("P10".to_owned()).unwrap();
    for (language, replies) in libraries() {
        let [hedges, ..] = manners(&language);
        for reply in replies.iter().filter(|reply| reply.situations.contains(&doubts)) {
            for word in reply.variants.iter().flat_map(|variant| words(&variant.body)) {
                assert!(!hedges.contains(&word.as_str()), "{language} {}: {word:?}", reply.shortcut);
            }
        }
    }
}

#[test]
fn a_body_neither_greets_nor_takes_leave() {
    for (language, replies) in libraries() {
        let [_, greetings, leaves] = manners(&language);
        for reply in replies.iter().filter(|reply| reply.role == Role::Body) {
            for variant in &reply.variants {
                let words = words(&variant.body);
                let start = words.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
                let greets = |word: &&str| format!("{start} ").starts_with(&format!("{word} "));
                assert!(!greetings.iter().any(greets), "{language} {}", reply.shortcut);
                let takes_leave = words.iter().rev().take(2).any(|word| leaves.contains(&word.as_str()));
                assert!(!takes_leave, "{language} {}", reply.shortcut);
                assert!(!variant.body.contains("shop.signature"), "{language} {}", reply.shortcut);
            }
        }
    }
}

/// A reply is one in all languages: what it is for, where it stands in a message, what goes along with it.
#[test]
fn a_reply_is_the_same_in_every_language() {
    let english = library(&Language::english());
    for (language, replies) in libraries() {
        let shortcuts = |replies: &[Reply]| replies.iter().map(|reply| reply.shortcut.clone()).collect::<Vec<_>>();
        assert_eq!(shortcuts(&replies), shortcuts(&english), "{language}");
        for (one, other) in replies.iter().zip(&english) {
            let what = |reply: &Reply| {
                (
                    reply.category.clone(),
                    reply.role,
                    reply.situations.clone(),
                    reply.tags.clone(),
                    reply.attach.is_some(),
                )
            };
            assert_eq!(what(one), what(other), "{language} {}", one.shortcut);
        }
    }
}

/// Who is addressed in one way can be addressed in the other too, in whatever length.
#[test]
fn where_a_tone_is_there_both_are() {
    for (language, replies) in libraries().filter(|(language, _)| language.has_forms_of_address()) {
        for reply in &replies {
            let keys = |tone| {
                let of_tone = reply.variants.iter().filter(move |variant| variant.key.tone == Some(tone));
                of_tone.map(|variant| (variant.key.channel.clone(), variant.key.length)).collect::<Vec<_>>()
            };
            let (mut formal, mut friendly) = (keys(Tone::Formal), keys(Tone::Friendly));
            formal.sort_unstable_by_key(|key| format!("{key:?}"));
            friendly.sort_unstable_by_key(|key| format!("{key:?}"));
            assert_eq!(formal, friendly, "{language} {}", reply.shortcut);
        }
    }
}

#[test]
fn a_text_keeps_its_voice_down() {
    for (language, replies) in libraries() {
        for reply in &replies {
            for variant in &reply.variants {
                let body = &variant.body;
                assert!(body.matches('!').count() <= 1, "{language} {}", reply.shortcut);
                assert!(
                    !body.chars().any(|c| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..)),
                    "{language} {}",
                    reply.shortcut
                );
                assert!(!body.contains("  "), "{language} {}: two blanks", reply.shortcut);
            }
        }
    }
}

#[test]
fn facts_used_and_facts_listed_are_the_same() {
    let facts = starter_facts().unwrap();
    let listed: BTreeSet<String> = facts.iter().map(|fact| fact.name.clone()).collect();
    assert_eq!(listed.len(), facts.len(), "a fact is listed twice");
    assert!(facts.iter().filter(|fact| fact.first).count() <= 16, "the first start asks a handful");
    // No text names the currency: every sum without one is counted in it. Nor the language: what is said is said in it.
    let mut used = BTreeSet::from(["currency", "language"].map(str::to_owned));
    for (_, replies) in libraries() {
        for body in replies.iter().flat_map(|reply| &reply.variants).map(|variant| &variant.body) {
            for rest in body.split("shop.").skip(1) {
                used.insert(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
            }
        }
    }
    // What the shop has in stock is no fact: nobody types it.
    used.retain(|name| paths::find(&format!("shop.{name}")).is_none());
    assert_eq!(used, listed);
    let messages = Messages::new(&Language::english());
    for fact in &facts {
        assert!(!fact.question(&messages).starts_with("fact-"), "{} has no words in the catalogue", fact.name);
        assert!(!fact.example.is_empty(), "{}", fact.name);
    }
}

/// The body that an `include` draws in, roughly as the program chooses it: in the same language.
fn included(replies: &[Reply], language: &Language, shortcut: &str) -> Option<String> {
    let reply = replies.iter().find(|reply| reply.shortcut.as_str() == shortcut)?;
    let variant = reply.variants.iter().find(|variant| variant.key.language == *language);
    variant.or(reply.variants.first()).map(|variant| variant.body.clone())
}

#[test]
fn every_text_is_a_template_without_mistakes() {
    let facts = starter_facts().unwrap();
    let facts: Vec<&str> = facts.iter().map(|fact| fact.name.as_str()).collect();
    let shop = demo(&"2026-11-24T10:00[Europe/Warsaw]".parse().unwrap()).unwrap();
    let all = libraries().map(|(_, replies)| replies).chain([shop.replies]);
    for replies in all {
        let shortcuts: Vec<&str> = replies.iter().map(|reply| reply.shortcut.as_str()).collect();
        for reply in &replies {
            for variant in &reply.variants {
                let include = |shortcut: &str| included(&replies, &variant.key.language, shortcut);
                let is_reply = |shortcut: &str| shortcuts.contains(&shortcut);
                let name = reply.shortcut.as_str();
                let known =
                    Known { name, facts: &facts, is_reply: &is_reply, near: &|_unknown| None, include: &include };
                let outline =
                    check(&variant.body, &known).unwrap_or_else(|error| panic!("{}: {error}", reply.shortcut));
                for next in outline.promises.iter().chain(&outline.includes) {
                    assert!(shortcuts.contains(&next.as_str()), "{}: there is no {next}", reply.shortcut);
                }
            }
        }
    }
}

/// Every text for every order of the sample shop, with nothing answered and with every option off and on.
#[test]
fn every_text_fills_for_every_order_of_the_sample_shop() {
    let now = "2026-11-24T22:30[Europe/Warsaw]".parse().unwrap();
    let shop = demo(&now).unwrap();
    let answers = BTreeMap::new();
    for order in &shop.orders {
        let buyer = shop.buyers.iter().find(|buyer| Some(buyer.id) == order.buyer).cloned();
        let piece = shop.pieces.iter().find(|piece| Some(piece.id) == order.items[0].piece).cloned();
        let pinned = Pinned { buyer, order: Some(order.clone()), piece };
        for reply in &shop.replies {
            for variant in &reply.variants {
                let context = Context {
                    pinned: &pinned,
                    facts: &shop.facts,
                    remembered: &[],
                    now: &now,
                    language: &variant.key.language,
                    interface: &Language::english(),
                    channel: order.channel.as_ref(),
                    calendar: None,
                    workbench: Workbench::default(),
                };
                let include = |shortcut: &str| included(&shop.replies, &variant.key.language, shortcut);
                let fill = |options: &BTreeMap<String, bool>| {
                    let (name, source) = (reply.shortcut.as_str(), variant.body.as_str());
                    render(&Request {
                        name,
                        source,
                        context,
                        answers: &answers,
                        options,
                        asking: None,
                        include: &include,
                    })
                    .unwrap()
                };
                let off = fill(&BTreeMap::new());
                let on = fill(&off.options.iter().map(|switch| (switch.label.clone(), true)).collect());
                for text in [off.preview(), on.preview()] {
                    let words = || text.chars().filter(|c| c.is_alphabetic()).count();
                    assert!(
                        words() > 0 && !text.contains("  ") && !text.contains(" ,") && !text.contains(" ."),
                        "{text}"
                    );
                    assert!(!text.contains("good night") && !text.contains("Good night"), "{text}");
                }
            }
        }
    }
}

/// "This is what we agreed:" with nothing after it must never be copied.
#[test]
fn a_list_of_nothing_is_asked_for() {
    let now = "2026-11-24T10:00[Europe/Warsaw]".parse().unwrap();
    let facts: Vec<_> = starter_facts().unwrap().iter().map(replydesk::transfer::StarterFact::fact).collect();
    let pinned = Pinned { order: Some(Order::numbered("1")), ..Pinned::default() };
    for (language, replies) in libraries() {
        let context = Context {
            pinned: &pinned,
            facts: &facts,
            remembered: &[],
            now: &now,
            language: &language,
            interface: &language,
            channel: None,
            calendar: None,
            workbench: Workbench::default(),
        };
        for reply in &replies {
            for variant in reply.variants.iter().filter(|variant| variant.body.contains("{% for")) {
                let (name, source) = (reply.shortcut.as_str(), variant.body.as_str());
                let (answers, options) = (BTreeMap::new(), BTreeMap::new());
                let request = Request {
                    name,
                    source,
                    context,
                    answers: &answers,
                    options: &options,
                    asking: None,
                    include: &|_| None,
                };
                let rendered = render(&request).unwrap();
                assert!(rendered.preview().contains("\n⟨"), "{name}: {}", rendered.preview());
            }
        }
    }
}

/// Who has paid everything is not told to pay nothing; where the sum is not known it is asked for.
#[test]
fn a_sum_is_named_only_where_something_is_due() {
    let now = "2026-11-24T10:00[Europe/Warsaw]".parse().unwrap();
    let total = "86.00 PLN".parse().ok();
    let paid = Order { total, paid: total, ..Order::numbered("1") };
    let overpaid = Order { total, paid: "90.00 PLN".parse().ok(), ..Order::numbered("1") };
    let unpaid = Order { total, ..Order::numbered("1") };
    for (language, replies) in libraries() {
        for reply in replies.iter().filter(|reply| reply.category == "payment") {
            for variant in reply.variants.iter().filter(|variant| variant.body.contains("order.due")) {
                let fill = |order: &Order| {
                    let context = Context {
                        pinned: &Pinned { order: Some(order.clone()), ..Pinned::default() },
                        facts: &shop_facts(),
                        remembered: &[],
                        now: &now,
                        language: &language,
                        interface: &language,
                        channel: None,
                        calendar: None,
                        workbench: Workbench::default(),
                    };
                    let (name, source) = (reply.shortcut.as_str(), variant.body.as_str());
                    let (answers, options) = (&BTreeMap::new(), &BTreeMap::new());
                    let rendered =
                        render(&Request { name, source, context, answers, options, asking: None, include: &|_| None })
                            .unwrap();
                    rendered.preview().to_owned()
                };
                let is_asked = |text: &str| text.contains("⟨order.total⟩");
                assert!(fill(&unpaid).contains("86"), "{language} {}", reply.shortcut);
                // A reminder is not for who has paid; that a card is fine can be said without the sum.
                if reply.shortcut.as_str() != "payment-reminder" {
                    for order in [&paid, &overpaid] {
                        assert!(!fill(order).contains(['0', '8', '9']), "{language} {}", fill(order));
                    }
                }
                if reply.shortcut.as_str() != "payment-card" {
                    assert!(is_asked(&fill(&Order::numbered("1"))), "{language} {}", reply.shortcut);
                }
            }
        }
    }
}

/// Every fact of the starter library, as a word.
fn shop_facts() -> Vec<Fact> {
    let facts = starter_facts().unwrap().into_iter();
    let known = |name| Fact {
        id: Id::new(),
        value: "known".to_owned(),
        name,
        translations: Vec::new(),
        checked_on: None,
        sensitive: false,
        channels: Vec::new(),
    };
    facts.map(|fact| known(fact.name)).collect()
}

#[test]
fn promises_and_includes_lead_to_replies_and_states_that_exist() {
    for (language, replies) in libraries() {
        let known = |name: &str| replies.iter().any(|reply| reply.shortcut.as_str() == name);
        let quoted = |code: &str, before: &str| {
            code.split_once(before).and_then(|(_, rest)| rest.split('"').next().map(str::to_owned))
        };
        for body in replies.iter().flat_map(|reply| &reply.variants).map(|variant| &variant.body) {
            for code in code(body) {
                let next = quoted(code, "reply=\"").or_else(|| quoted(code, "include \""));
                assert!(next.as_deref().is_none_or(known), "{language}: {code}");
                let state = quoted(code, "closes=\"");
                assert!(state.is_none_or(|state| State::from_word(&state).is_some()), "{language}: {code}");
            }
        }
    }
}

#[test]
fn a_name_means_the_same_in_every_reply() {
    for (language, replies) in libraries() {
        let mut meanings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for body in replies.iter().flat_map(|reply| &reply.variants).map(|variant| &variant.body) {
            for code in code(body).into_iter().filter(|code| code.contains('|') && !code.contains('.')) {
                let (name, filter) = code.split_once('|').unwrap();
                let filter = filter.trim();
                // A promise is a date, in whatever form it is written.
                let kind = if filter.starts_with("promise") || filter.starts_with("date(") { "date" } else { filter };
                meanings.entry(name.trim().to_owned()).or_default().insert(kind.to_owned());
            }
        }
        meanings.retain(|_, kinds| kinds.len() > 1);
        assert!(meanings.is_empty(), "{language}: {meanings:#?}");
    }
}
