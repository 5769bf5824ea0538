//! What is asked, in which order, and where answers can be kept.

use super::*;

/// What was taken out by hand is empty: neither what is remembered nor a default stands there all the same.
#[test]
fn an_emptied_answer_is_empty() {
    let shop = Shop::new().remembering(Scope::Shop, "size", "M");
    assert_eq!(shop.says("{{ size }}"), "M");
    assert_eq!(shop.render("{{ size }}").questions[0].kept, Some(Scope::Shop));
    let shop = shop.answered("size", " ");
    assert_eq!(shop.says("{{ size }}"), "⟨size⟩");
    assert_eq!(shop.render("{{ size }}").questions[0].kept, Some(Scope::Shop));
    assert_eq!(shop.says("a{{ size | optional }}b"), "ab");
    let shop = Shop::empty();
    assert_eq!(shop.says("a{{ name | default('friend') }}b"), "afriendb");
    let shop = shop.answered("name", "");
    assert_eq!(shop.says("a{{ name | default('friend') }}b"), "ab");
    assert!(shop.render("a{{ name | default('friend') }}b").questions[0].optional);
}

fn names(rendered: &Rendered) -> Vec<&str> {
    rendered.questions.iter().map(|question| question.name.as_str()).collect()
}

#[test]
fn every_other_name_is_a_question_asked_once_in_the_order_of_use() {
    let rendered = Shop::new().render("{{ b }} {{ a }} {{ b }} {{ order.tracking }}{% if c %}{{ d }}{% endif %}");
    assert_eq!(names(&rendered), ["b", "a", "order.tracking", "c"]);
    assert_eq!(rendered.preview(), "⟨b⟩ ⟨a⟩ ⟨b⟩ ⟨order.tracking⟩");
    assert!(!rendered.is_complete());
    assert_eq!(rendered.missing().names, ["b", "a", "order.tracking"]);
    let optional: Vec<bool> = rendered.questions.iter().map(|question| question.optional).collect();
    assert_eq!(optional, [false, false, false, true]);
}

#[test]
fn a_branch_not_taken_asks_nothing() {
    let shop = Shop::new();
    let source = "{% if option('parking') %}{{ car }}{% else %}{{ floor }}{% endif %}{{ buyer.name or nickname }}\
        {{ 'x' | default(never) }}";
    assert_eq!(names(&shop.render(source)), ["floor"]);
    assert_eq!(names(&shop.with_option("parking").render(source)), ["car"]);
}

#[test]
fn a_filter_says_what_kind_of_answer_is_expected() {
    let source = "{{ size | choices('S', 'M') }}{{ day | date }}{{ at | time }}{{ sum | money }}{{ n | number }}\
        {{ note | long }}{{ extra | optional }}{{ by | default('DHL') }}{{ count | plural(one='piece', other='pieces') }}\
        {{ ship_by | promise(reply='tracking') }}";
    let rendered = Shop::empty().render(source);
    let kinds: Vec<&QuestionKind> = rendered.questions.iter().map(|question| &question.kind).collect();
    let choice = QuestionKind::Choice(vec!["S".to_owned(), "M".to_owned()]);
    assert_eq!(
        kinds,
        [
            &choice,
            &QuestionKind::Date,
            &QuestionKind::Time,
            &QuestionKind::Money,
            &QuestionKind::Number,
            &QuestionKind::LongText,
            &QuestionKind::Text,
            &QuestionKind::Text,
            &QuestionKind::Number,
            &QuestionKind::Date,
        ]
    );
    let open: Vec<&str> = rendered
        .questions
        .iter()
        .filter(|question| question.is_open())
        .map(|question| question.name.as_str())
        .collect();
    assert_eq!(open, ["size", "day", "at", "sum", "n", "note", "count", "ship_by"]);
    let by = &rendered.questions[7];
    assert_eq!((by.default.as_deref(), by.state), (Some("DHL"), Answer::Default));
}

#[test]
fn what_may_be_left_out_may_still_be_when_it_is_answered() {
    let source = "{% if floor %}Floor {{ floor }}.{% endif %}{{ note | optional }}{{ by | default('DHL') }}{{ place }}\
        {{ nick or place }}{{ order.tracking }}";
    let optional =
        |rendered: &Rendered| -> Vec<bool> { rendered.questions.iter().map(|question| question.optional).collect() };
    let mut shop = Shop::empty();
    assert_eq!(optional(&shop.render(source))[..5], [true, true, true, false, true]);
    for name in ["floor", "note", "by", "place", "nick", "order.tracking"] {
        shop = shop.answered(name, "3");
    }
    assert_eq!(optional(&shop.render(source)), [true, true, true, false, true, false]);
}

#[test]
fn a_default_is_read_as_the_kind_that_is_asked() {
    let source = "{{ day | date | default('tomorrow') }} {{ order.carrier | choices('DHL', 'InPost') }}";
    let rendered = Shop::new().render(source);
    assert_eq!(rendered.preview(), "Saturday 21 November ⟨order.carrier⟩");
    assert_eq!(rendered.questions[0].default.as_deref(), Some("2026-11-21"));
    let choice = QuestionKind::Choice(vec!["DHL".to_owned(), "InPost".to_owned()]);
    assert_eq!(rendered.questions[1].kind, choice);
    let rendered = Shop::new().answered("order.carrier", "inpost").render(source);
    assert_eq!((rendered.questions[1].kind.clone(), rendered.questions[1].value.as_deref()), (choice, Some("InPost")));
    let error = Shop::new().try_render("{{ day | date | default('soon') }}").unwrap_err();
    assert_eq!(*error.mistake, Mistake::Literal { text: "soon".to_owned(), problem: Unreadable::NotADate });
}

#[test]
fn a_kind_said_late_holds_for_the_whole_text() {
    let shop = Shop::empty().answered("day", "tomorrow");
    assert_eq!(
        shop.says("{{ day }}, I repeat: {{ day | date }}"),
        "Saturday 21 November, I repeat: Saturday 21 November"
    );
}

#[test]
fn what_is_not_pinned_is_needed_and_can_be_answered_by_hand() {
    let source = "Hello {{ buyer.name }}, {{ order.total }}{% if piece %}!{% endif %}{% if piece.size %}?{% endif %}";
    let rendered = Shop::empty().render(source);
    assert_eq!(rendered.preview(), "Hello ⟨buyer.name⟩, ⟨order.total⟩");
    assert_eq!(rendered.needs, [paths::Root::Buyer, paths::Root::Order]);
    assert_eq!(rendered.questions[0].why, Why::NotPinned(paths::Root::Buyer));
    let shop = Shop::empty().answered("buyer.name", "Ida").answered("order.total", "12 EUR");
    assert_eq!(shop.render(source).complete().unwrap().as_str(), "Hello Ida, €12.00");
}

#[test]
fn a_known_but_empty_value_is_asked_and_can_be_written_back() {
    let shop = Shop::new();
    let rendered = shop.render("{{ order.tracking }} {{ shop.iban }} {{ meeting_time }}");
    let order = shop.pinned.order.as_ref().unwrap().id;
    let buyer = shop.pinned.buyer.as_ref().unwrap().id;
    let remember: Vec<&[Destination]> = rendered.questions.iter().map(|question| &*question.remember).collect();
    assert_eq!(remember[0], [Destination::Field { root: paths::Root::Order, id: order, path: "order.tracking" }]);
    assert_eq!(remember[1], [Destination::Fact("iban".to_owned())]);
    let scopes = [Scope::Order(order), Scope::Buyer(buyer), Scope::Shop].map(Destination::Remembered);
    assert_eq!(remember[2], scopes);
    assert_eq!(
        rendered.questions.iter().map(|question| question.why).collect::<Vec<_>>(),
        [Why::Empty, Why::Empty, Why::Name]
    );
}

#[test]
fn what_is_left_to_pay_asks_for_the_total() {
    let mut shop = Shop::new();
    shop.pinned.order.as_mut().unwrap().total = None;
    assert_eq!(shop.says("{{ order.due }}"), "⟨order.total⟩");
    assert_eq!(shop.answered("order.total", "100").says("{{ order.due }}"), "PLN 80.00");
    assert_eq!(Shop::new().answered("order.paid", "90").says("{{ order.due }}"), "⟨order.due⟩");
}

#[test]
fn the_narrowest_remembered_answer_is_taken_and_a_given_one_wins() {
    let shop = Shop::new();
    let (order, buyer) = (shop.pinned.order.as_ref().unwrap().id, shop.pinned.buyer.as_ref().unwrap().id);
    let shop = shop
        .remembering(Scope::Shop, "place", "shop")
        .remembering(Scope::Buyer(buyer), "place", "station")
        .remembering(Scope::Buyer(Id::new()), "place", "elsewhere")
        .remembering(Scope::Order(order), "hour", "18:30");
    let rendered = shop.render("{{ place }} {{ hour | time }}");
    assert_eq!(rendered.preview(), "station 6:30 pm");
    assert_eq!(rendered.questions[0].state, Answer::Remembered(Scope::Buyer(buyer)));
    assert_eq!(shop.answered("place", "home").says("{{ place }}"), "home");
}

#[test]
fn options_are_listed_with_their_state() {
    let source = "{% if option('gift wrap') %}Wrapped.{% endif %}{% if option('card', on=true) %}Card.{% endif %}";
    let rendered = Shop::empty().with_option("gift wrap").render(source);
    assert_eq!(rendered.preview(), "Wrapped.Card.");
    let listed: Vec<(&str, bool)> = rendered.options.iter().map(|switch| (switch.label.as_str(), switch.on)).collect();
    assert_eq!(listed, [("gift wrap", true), ("card", true)]);
}

#[test]
fn promises_are_collected_once_they_have_a_date() {
    let source =
        "By {{ ship_by | promise(reply='tracking', closes='shipped') }}, {{ order.promised | promise(reply='x') }}.";
    assert_eq!(Shop::new().render(source).promises.len(), 1);
    let rendered = Shop::new().answered("ship_by", "+3").render(source);
    assert_eq!(
        rendered.promises,
        [
            Promise { on: date(2026, 11, 23), reply: Some("tracking".to_owned()), closes: Some(State::Shipped) },
            Promise { on: date(2026, 11, 27), reply: Some("x".to_owned()), closes: None },
        ]
    );
}

#[test]
fn an_empty_list_is_asked_unless_the_template_says_what_then() {
    let mut shop = Shop::new();
    shop.pinned.order.as_mut().unwrap().agreements.clear();
    let source =
        "Agreed:\n{% for one in order.agreements %}\n- {{ one.text }}\n{% endfor %}\nTwo: {{ order.agreements }}.";
    let rendered = shop.render(source);
    assert_eq!(rendered.preview(), "Agreed:\n⟨order.agreements⟩\nTwo: ⟨order.agreements⟩.");
    assert_eq!(rendered.questions[0].kind, QuestionKind::LongText);
    assert_eq!(shop.says("{% for one in order.agreements %}a{% else %}b{% endfor %}"), "b");
    assert_eq!(shop.says("{% if order.agreements %}a{% endif %}"), "");
    let shop = shop.answered("order.agreements", "blue glaze\n\n name ");
    assert_eq!(shop.says(source), "Agreed:\n- blue glaze\n- name\nTwo: blue glaze and name.");
    assert_eq!(Shop::empty().says("{% for item in order.items %}{{ item.name }}{% endfor %}"), "⟨order.items⟩");
    let lines = Shop::empty().answered("steps", "cut\nglue");
    assert_eq!(lines.says("{% for step in steps %}{{ loop.index }}. {{ step }}\n{% endfor %}"), "1. cut\n2. glue");
}

#[test]
fn a_hole_in_a_calculation_stays_a_hole() {
    let shop = Shop::new();
    for source in ["{{ price | money * 2 }}", "{{ (size | upper) ~ '!' }}", "{{ [size, 'b'] }}", "{{ [size] | join }}"]
    {
        assert!(shop.render(source).complete().is_err(), "{source}");
    }
    assert_eq!(shop.says("{% if size == 'S' %}a{% elif size != 'S' %}b{% endif %}"), "b");
}

#[test]
fn a_text_edited_by_hand_is_clean_once_the_holes_are_gone() {
    let rendered = Shop::empty().render("At {{ hour }} by {{ who }}.");
    assert_eq!(rendered.edited("At 5 by ⟨who⟩.").unwrap_err().names, ["who"]);
    assert_eq!(rendered.edited("At 5 by Ida.\n\n").unwrap().as_str(), "At 5 by Ida.");
}

#[test]
fn an_answer_is_written_back_in_its_kept_form() {
    let mut shop = Shop::new().answered("order.promised", "tomorrow").answered("piece.price", "12,50 zł");
    shop.interface = "pl".parse().unwrap();
    let rendered = shop.render("{{ order.promised }} {{ piece.price }}");
    for question in &rendered.questions {
        paths::write(&mut shop.pinned, &question.name, question.value.as_deref().unwrap()).unwrap();
    }
    assert_eq!(shop.pinned.order.as_ref().unwrap().promised, Some(date(2026, 11, 21)));
    assert_eq!(shop.pinned.piece.as_ref().unwrap().price, "12.50 PLN".parse().ok());
    let write = |pinned: &mut Pinned, path, value| paths::write(pinned, path, value);
    assert_eq!(write(&mut shop.pinned, "order.items", "x"), Err(paths::NotWritten::ReadOnly("order.items".to_owned())));
    assert!(matches!(write(&mut shop.pinned, "order.total", "x"), Err(paths::NotWritten::Unfit { .. })));
    assert_eq!(write(&mut Pinned::default(), "order.slot", "x"), Err(paths::NotWritten::NotPinned(paths::Root::Order)));
}

#[test]
fn several_of_many_print_as_the_language_joins_them() {
    let source = "Dni: {{ days | several('pon', 'wt', 'śr') }}.";
    let shop = Shop::empty().speaking("pl");
    let asked = shop.render(source);
    assert!(!asked.is_complete());
    assert!(matches!(&asked.questions[0].kind, QuestionKind::Several(of) if of.len() == 3));
    let rendered = shop.answered("days", "śr, PON").render(source);
    assert_eq!(rendered.preview(), "Dni: pon i śr.");
    assert_eq!(rendered.questions[0].value.as_deref(), Some("pon; śr"));
    assert_eq!(Shop::empty().says("{{ days | several('a', 'b') | default('b') }}"), "b");
    let wrong = Shop::empty().answered("days", "pon; niedz").render(source);
    assert_eq!(wrong.questions[0].state, Answer::Unreadable(Unreadable::NotAChoice));
    assert!(!wrong.is_complete());
}

#[test]
fn a_yes_or_no_that_decides_is_a_hole_until_it_is_answered() {
    let source = "A\n{% if lift | yes_no %}\nLift.\n{% else %}\nStairs.\n{% endif %}\nB";
    let shop = Shop::empty().speaking("pl");
    let asked = shop.render(source);
    assert_eq!(asked.preview(), "A\n⟨lift⟩\nB");
    assert_eq!(asked.questions[0].kind, QuestionKind::YesNo);
    assert!(asked.questions[0].is_open());
    for (answer, text) in [("yes", "A\nLift.\nB"), ("tak", "A\nLift.\nB"), ("n", "A\nStairs.\nB")] {
        let shop = Shop::empty().speaking("pl").answered("lift", answer);
        assert_eq!(shop.says(source), text, "{answer}");
    }
    let negated = "{{ 'no' if not (lift | yes_no) else 'yes' }}{% if lift and floor %}!{% endif %}";
    assert_eq!(shop.says(negated), "⟨lift⟩⟨lift⟩");
    assert_eq!(Shop::empty().answered("lift", "no").says(negated), "no");
    assert_eq!(Shop::empty().says("{% if lift | yes_no | default('no') %}L{% else %}S{% endif %}"), "S");
    assert_eq!(Shop::empty().speaking("el").answered("lift", "yes").says("{{ lift | yes_no }}"), "ναι");
}
