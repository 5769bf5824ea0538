//! The form for what a text lacks: what each kind of question takes.

use rstest::rstest;

use super::bad_input::asking;
use super::story::check;
use super::*;
use crate::model::{Id, Language, Reply, Role, Title, Variant, VariantKey};

/// The sample shop with a reply that asks for a yes or no, and for some of several.
fn asking_shop(size: (u16, u16)) -> Rehearsal {
    let body = "{% if lift | yes_no %}\nThere is a lift.\n{% else %}\nThere are stairs.\n{% endif %}\n\
        I am there on {{ days | several('Monday', 'Tuesday', 'Thursday') }}.";
    let english = Language::english();
    let reply = Reply {
        id: Id::new(),
        shortcut: "zebra-crossing".parse().expect("a shortcut"),
        category: "pickup".to_owned(),
        role: Role::Body,
        situations: Vec::new(),
        tags: Vec::new(),
        archived: false,
        attach: None,
        titles: vec![Title { language: english.clone(), text: "Zebra crossing".to_owned() }],
        asks: Vec::new(),
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body: body.to_owned() }],
    };
    let mut desk = demo::ready_made();
    desk.save_reply(&reply).expect("a reply that can be kept");
    rehearsal(desk, Scheme::Dark, size)
}

#[rstest]
#[case("", "sees ⟨lift⟩ | sees ⟨days⟩ | on main")]
#[case("<enter>", "on form | copies 0 | sees [ ] Monday")]
#[case("<enter>n", "sees There are stairs. | sees ‹no›")]
#[case("<tab><ctrl-s><ctrl-x>n<tab> <enter>", "on letter | copies 0 | sees There are stairs. | sees on Monday.")]
#[case("<enter><right>", "sees There is a lift.")]
#[case("<enter>y<tab> ", "sees [x] Monday | sees I am there on Monday.")]
#[case("<enter>y<tab> <right><right> ", "sees on Monday and Thursday.")]
#[case("<enter>y<tab> <left> ", "sees on Monday and Thursday.")]
#[case("<enter>y<tab> t t ", "sees on Monday, Tuesday and Thursday. | sees Space mark")]
#[case("<enter>y<tab>  ", "sees ⟨days⟩")]
#[case("<enter>y<tab><enter>", "on form | copies 0 | says Still missing: days")]
#[case("<enter>y<enter> <enter>", "copies 1 | copied There is a lift. | copied on Monday.")]
#[case("<enter>y<tab> <esc><enter>", "copies 1 | copied on Monday.")]
fn a_question_takes_what_it_asks_for(#[case] keys: &str, #[case] after: &str) {
    check(&mut asking_shop((120, 36)), "zebra", keys, after);
}

#[test]
fn a_form_with_several_of_many_looks_as_it_did() {
    for size in SIZES {
        let mut shop = asking_shop(size);
        shop.keys("zebra<enter>y<tab> <right><right> ");
        super::snapshots::compare("form_several", &shop);
    }
}

/// The sample shop with two replies that ask for the same name.
fn two_asking(first: &str, second: &str) -> Rehearsal {
    let mut desk = demo::ready_made();
    for (shortcut, body) in [("zebra-crossing", first), ("yak-crossing", second)] {
        let mut reply = desk.reply_called("pickup-slots").expect("a starter reply");
        reply.id = Id::new();
        reply.shortcut = shortcut.parse().expect("a shortcut");
        reply.asks.clear();
        let key = VariantKey::of(Language::english());
        reply.variants = vec![Variant { id: Id::new(), key, body: body.to_owned() }];
        desk.save_reply(&reply).expect("a reply that can be kept");
    }
    rehearsal(desk, Scheme::Dark, (120, 36))
}

/// Two replies of a message that ask for different things by the same name have each their own answer; where one says what kind it is
/// and the other does not, it is one.
#[test]
fn a_name_that_two_replies_ask_differently_is_two_questions() {
    let basket = "zebra-c<tab>yak-c<tab><ctrl-s><enter>";
    let mut shop = two_asking("On {{ day | date }}.", "In {{ day | number }} days.");
    check(&mut shop, basket, "", "on form | sees zebra-crossing: day | sees yak-crossing: day");
    check(&mut shop, "", "friday<enter>5<enter>", "copies 1 | copied On Friday 27 November. | copied In 5 days.");
    let mut shop = two_asking("{{ day | choices('Monday', 'Friday') }}!", "{{ day | choices('Saturday') }}?");
    check(&mut shop, basket, "f<enter>s<enter>", "copies 1 | copied Friday! | copied Saturday?");
    let mut shop = two_asking("See you {{ day }}.", "On {{ day | date }}.");
    check(&mut shop, basket, "friday<enter>", "copies 1 | copied See you Friday 27 November. | copied On Friday");
    let mut shop = two_asking("See you {{ day }}.", "On {{ day | date }}.");
    check(&mut shop, basket, "soon<enter>", "copies 0 | says day: this is not a date");
}

/// What the preview shows is what is copied, also where an answer that was known is taken out.
#[rstest]
#[case("", "sees [x] remember | sees Size M on")]
#[case("<backtab><ctrl-u>", "sees ⟨size⟩")]
#[case("<backtab><ctrl-u><tab>tue<enter><enter>", "copies 1 | says Still missing: size")]
#[case("<backtab><ctrl-u><esc>", "sees ⟨size⟩")]
#[case("<backtab><ctrl-u><esc><enter>", "on form | sees ⟨size⟩")]
#[case("tue<enter>", "copies 2 | copied Size M on tue.")]
#[case("tue<enter>zebra", "sees Size M on")]
#[case("<backtab><ctrl-r>", "sees [ ] remember | sees Size M on")]
#[case("<backtab><ctrl-r><tab>tue<enter>zebra", "copies 2 | copied Size M on tue. | sees ⟨size⟩")]
#[case("<backtab><ctrl-u>L<tab>tue<enter>zebra", "copied Size L on tue. | sees Size L on")]
fn a_remembered_answer_is_shown_as_what_it_is(#[case] keys: &str, #[case] after: &str) {
    let mut shop = asking("Size {{ size }} on {{ day }}.", (120, 36));
    check(&mut shop, "zebra<enter>M<ctrl-r><tab>mon<enter>", "", "copies 1 | copied Size M on mon.");
    check(&mut shop, "zebra<enter>", keys, after);
}

#[rstest]
#[case("", "sees Hello friend, ⟨day⟩.")]
#[case("<backtab><ctrl-u>", "misses Hello friend")]
#[case("<backtab><ctrl-u><tab>mon<enter>", "copies 1 | copied Hello , mon.")]
#[case("mon<enter>", "copies 1 | copied Hello friend, mon.")]
fn a_default_that_is_taken_out_is_not_copied(#[case] keys: &str, #[case] after: &str) {
    let mut shop = asking("Hello {{ name | default('friend') }}, {{ day }}.", (120, 36));
    check(&mut shop, "zebra<enter>", keys, after);
}

/// A day is typed in the words of whoever types it, and what is none is said where it is left, with what would be one.
#[rstest]
#[case("piątek<tab>", "", "sees on Friday 27 November")]
#[case("next friday", "", "sees on Friday 4 December")]
#[case("+3 working days", "", "sees on Friday 27 November")]
#[case("on friday", "<enter>", "sees ⟨name⟩ | sees Friday 27 November")]
#[case("someday", "<enter>", "on form | says day: this is not a date | sees +3 working days")]
#[case("someday", "<tab>", "says day: this is not a date | sees +3 working days")]
#[case("someday", "<backtab>", "says day: this is not a date")]
#[case("someday<enter>You", "<enter>", "says day: this is not a date | copies 0")]
fn a_day_is_typed_as_people_say_it(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    let mut shop = asking("I can meet you on {{ day | date }}, {{ name }}.", (120, 36));
    check(&mut shop, &format!("zebra<enter>{before}"), keys, after);
}

/// The reminder that a promise sets is named while one answers, before anything is copied, at every size.
#[test]
fn a_promise_is_shown_before_it_is_made() {
    for size in SIZES {
        let mut shop = asking("I write again on {{ ask_on | promise(reply='tracking') }}.", size);
        check(&mut shop, "zebra<enter>", "friday", "on form | copies 0 | sees Reminder on Fri 27 Nov: tracking");
        check(&mut shop, "", "<enter>", "copies 1");
        let set = shop.desk().reminders(false, 10).expect("the records can be read");
        assert!(format!("{set:?}").contains("2026-11-27"), "{set:?}");
    }
}
