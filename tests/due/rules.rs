//! The rules one by one, and what is done with a line.

use replydesk::config::{Due, ShopDays};
use replydesk::desk::{BoardFilter, Composition, Error, NewMessage, NewReminder, Pins, PutOff, Settings, Unfinished};
use replydesk::model::{Buyer, Channel, Handle, Language, Order, Retraction, Rule, State};
use rstest::rstest;

use crate::shop::{Shop, about, day, zone};

fn message(shop: &mut Shop, text: &str, buyer: &Buyer) -> replydesk::model::Message {
    let new = NewMessage { text: text.to_owned(), buyer: Some(buyer.id), ..NewMessage::default() };
    shop.desk.note_message(&new).unwrap()
}

#[test]
fn a_message_waits_until_it_is_answered_and_all_of_that_is_one_action() {
    let mut shop = Shop::at("2026-11-03T09:00");
    let anna = Buyer {
        handles: vec![Handle { channel: Channel::new("etsy"), name: "anna84".to_owned() }],
        ..Buyer::named("Anna Nowak")
    };
    shop.desk.save_buyer(&anna).unwrap();
    let text = "Hi, this is Anna Nowak. Where can I pick it up?";
    let noted = shop.desk.note_message(&NewMessage { text: text.to_owned(), ..NewMessage::default() }).unwrap();
    assert_eq!((noted.buyer, noted.channel.as_ref().map(Channel::name)), (Some(anna.id), Some("etsy")));
    assert_eq!(noted.language.as_ref().map(Language::code), Some("en"));
    let again = shop.desk.note_message(&NewMessage { text: text.to_owned(), ..NewMessage::default() }).unwrap();
    assert_eq!(again.id, noted.id, "the same is not noted twice");
    shop.now("2026-11-03T15:00");
    let line = shop.due().remove(0);
    let left = line.left.unwrap();
    assert_eq!((line.rule, left.hours, left.time.as_hours(), left.has_passed()), (Rule::Unanswered, 24, 18, false));
    assert_eq!(line.reply.as_ref().map(|reply| reply.shortcut.as_str()), Some("pickup-address"));
    let entry = shop.send(line.composition, "At the door.");
    assert!(shop.due().is_empty());
    assert_eq!(shop.desk.message(noted.id).unwrap().message.answer, Some(entry.id));
    assert_eq!(shop.desk.learnt(9).unwrap().len(), 1);
    shop.desk.undo().unwrap();
    assert_eq!((shop.due().len(), shop.desk.learnt(9).unwrap().len()), (1, 0));
    shop.desk.redo().unwrap();
    shop.desk.retract(entry.id, Retraction::NotSent).unwrap();
    assert_eq!(shop.due().len(), 1, "what was not sent has answered nothing");
}

#[test]
fn a_message_is_noted_with_its_answer_where_it_was_not_before() {
    let mut shop = Shop::at("2026-11-03T09:00");
    let (anna, bob) = (shop.buyer("Anna"), shop.buyer("Bob"));
    let of_bob = message(&mut shop, "available?", &bob);
    let composition = |shop: &Shop, buyer: &Buyer| Composition {
        message: Some("available?".to_owned()),
        ..Composition::of(shop.reply("available"), Pins { buyer: Some(buyer.id), ..Pins::default() })
    };
    let to_anna = composition(&shop, &anna);
    let answer = shop.send(to_anna, "Yes.");
    assert_eq!(shop.told(), ["unanswered Bob available"], "the same words of another buyer still wait");
    let of_anna = shop.desk.messages(replydesk::desk::Inbox::Of(anna.id), 9).unwrap().remove(0);
    assert_eq!(of_anna.message.answer, Some(answer.id));
    let to_bob = composition(&shop, &bob);
    shop.send(to_bob, "Yes.");
    assert!(shop.due().is_empty() && shop.desk.message(of_bob.id).unwrap().message.answer.is_some());
}

#[test]
fn a_message_can_be_given_to_somebody_put_aside_and_removed() {
    let mut shop = Shop::at("2026-11-03T09:00");
    let anna = shop.buyer("Anna");
    let order = shop.order("7", &anna, State::Making);
    let new = NewMessage { text: "still on time?".to_owned(), ..NewMessage::default() };
    let noted = shop.desk.note_message(&new).unwrap();
    assert_eq!(noted.buyer, None);
    let noted = shop.desk.assign_message(noted.id, &anna).unwrap();
    assert_eq!(noted.order, Some(order.id));
    shop.desk.put_aside(noted.id).unwrap();
    assert!(shop.due().is_empty());
    shop.desk.undo().unwrap();
    shop.desk.remove_message(noted.id).unwrap();
    assert!(shop.due().is_empty());
    shop.desk.undo().unwrap();
    assert_eq!(shop.due().len(), 1);
    assert!(matches!(shop.desk.note_message(&NewMessage::default()), Err(Error::Empty { .. })));
}

#[test]
fn silence_is_broken_twice_and_then_the_order_is_left_in_peace() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let piotr = shop.buyer("Piotr");
    let order = shop.order("2036", &piotr, State::Quoted);
    shop.now("2026-11-02T11:00");
    shop.copy("price-total", "240", about(&order));
    assert!(shop.now("2026-11-04T23:59").due().is_empty());
    assert_eq!(shop.now("2026-11-05T00:01").told(), ["silent 2036 nudge"]);
    shop.copy("nudge", "Well?", about(&order));
    assert!(shop.now("2026-11-07T20:00").due().is_empty());
    assert_eq!(shop.now("2026-11-08T08:00").told(), ["silent 2036 nudge-last"]);
    shop.copy("nudge-last", "Goodbye.", about(&order));
    assert!(shop.now("2026-11-20T08:00").due().is_empty());
    shop.now("2026-11-20T09:00");
    let text = message(&mut shop, "sorry, I was away", &piotr);
    let lines = shop.now("2026-11-24T08:00").due();
    assert_eq!(lines.iter().map(|line| (line.rule, line.subject)).collect::<Vec<_>>(), [(Rule::Unanswered, text.id)]);
    shop.desk.put_aside(text.id).unwrap();
    assert!(shop.due().is_empty(), "the last word is theirs");
}

#[test]
fn what_is_not_paid_is_asked_for_once_unless_it_is_handed_over() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let jan = shop.buyer("Jan");
    let order = shop.order("2045", &jan, State::Agreed);
    let fetched = shop.order("2046", &jan, State::Agreed);
    shop.save(&Order { slot: Some("at the workshop".to_owned()), ..fetched });
    let paid = shop.order("2047", &jan, State::Agreed);
    let money = "20.00 EUR".parse().ok();
    shop.save(&Order { total: money, paid: money, ..paid });
    shop.now("2026-11-05T09:00");
    assert_eq!(shop.told(), ["unpaid 2045 payment-reminder"]);
    let asks = message(&mut shop, "which account was it?", &jan);
    assert!(shop.due().iter().all(|line| line.rule == Rule::Unanswered), "who waits is answered first");
    shop.desk.remove_message(asks.id).unwrap();
    shop.copy("payment-reminder", "Please.", about(&order));
    assert!(shop.due().is_empty());
    assert_eq!(shop.now("2026-11-08T09:00").told(), ["silent 2045 nudge"]);
}

#[test]
fn a_parcel_is_followed_until_it_is_received() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let olivia = shop.buyer("Olivia");
    let order = shop.order("2039", &olivia, State::Shipped);
    assert_eq!(shop.told(), ["untracked 2039 tracking"]);
    assert_eq!(shop.now("2026-11-09T08:00").told(), ["arrived 2039 arrived"], "what comes later says it all");
    shop.now("2026-11-02T12:00");
    shop.copy("tracking", "X1", about(&order));
    assert!(shop.now("2026-11-08T12:00").due().is_empty());
    assert_eq!(shop.now("2026-11-09T12:00").told(), ["arrived 2039 arrived"]);
    let expected = shop.desk.store().order(order.id).unwrap().unwrap();
    shop.save(&Order { expected: Some(day("2026-11-12")), ..expected });
    assert!(shop.now("2026-11-12T12:00").due().is_empty());
    assert_eq!(shop.now("2026-11-13T12:00").told(), ["arrived 2039 arrived"]);
    shop.copy("parcel-late", "Sorry.", about(&order));
    assert!(shop.due().is_empty());
    let order = shop.state(&order, State::Received);
    assert_eq!(shop.now("2026-11-16T07:00").told(), ["review 2039 received"]);
    shop.copy("complaint", "I am sorry.", about(&order));
    assert!(shop.due().is_empty(), "who has complained is not asked how they like it");
}

#[test]
fn a_parcel_that_was_promised_for_a_day_is_late_after_it() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let olivia = shop.buyer("Olivia");
    let promised = |order: Order, on: &str| Order { promised: Some(day(on)), ..order };
    let order = shop.order("2039", &olivia, State::Shipped);
    let order = shop.save(&promised(order, "2026-11-04"));
    shop.copy("tracking", "X1", about(&order));
    assert!(shop.now("2026-11-04T10:00").due().is_empty());
    assert_eq!(shop.now("2026-11-05T10:00").told(), ["arrived 2039 arrived"]);
    assert!(shop.due()[0].is_late && shop.desk.board(&BoardFilter::default()).unwrap().late() == 1);
    let order = shop.save(&Order { expected: Some(day("2026-11-06")), ..order });
    assert!(shop.due().is_empty(), "the carrier knows better");
    // What has left late is given its days.
    shop.save(&Order { expected: None, ..promised(order, "2026-11-01") });
    assert!(shop.now("2026-11-08T10:00").due().is_empty());
    assert_eq!(shop.now("2026-11-09T10:00").told(), ["arrived 2039 arrived"]);
    assert!(shop.due()[0].is_late);
}

#[test]
fn on_a_holiday_nobody_is_asked_for_anything() {
    let days = ShopDays { holidays: "PL".to_owned(), ..ShopDays::default() };
    let mut shop = Shop::with(Settings { zone: zone(), days, ..Settings::default() }, "2026-11-10T10:00");
    let (anna, bob) = (shop.buyer("Anna"), shop.buyer("Bob"));
    shop.order("1", &anna, State::Shipped);
    let promised = shop.order("2", &bob, State::Making);
    shop.save(&Order { promised: Some(day("2026-11-11")), ..promised });
    assert_eq!(shop.told(), ["untracked 1 tracking"]);
    // Independence Day, and the day after is off.
    shop.desk.add_days_off(day("2026-11-12"), day("2026-11-12"), "the mountains").unwrap();
    message(&mut shop, "is it there?", &bob);
    assert_eq!(shop.now("2026-11-11T10:00").told(), ["unanswered 2 -", "promised 2 order-photo"]);
    assert_eq!(shop.desk.due_count().unwrap(), 2);
    let all = shop.desk.due(true).unwrap();
    let resting = all.iter().find(|line| line.rule == Rule::Untracked).unwrap();
    assert_eq!(resting.put_off, Some(PutOff::Until(day("2026-11-13"))));
    assert_eq!(shop.now("2026-11-13T10:00").due().len(), 3);
    // A Saturday is no holiday.
    assert_eq!(shop.now("2026-11-14T10:00").due().len(), 3);
}

#[test]
fn a_number_sent_just_before_the_state_was_set_is_sent() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let olivia = shop.buyer("Olivia");
    let order = shop.order("2039", &olivia, State::Ready);
    shop.copy("order-photo", "Look.", about(&order));
    shop.now("2026-11-02T15:00");
    shop.copy("tracking", "X1", about(&order));
    shop.now("2026-11-02T15:20");
    shop.state(&order, State::Shipped);
    assert!(shop.due().is_empty());
}

#[test]
fn ready_is_told_once_by_whatever_says_it() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    let order = shop.order("1", &anna, State::Making);
    let order = shop.state(&order, State::Ready);
    assert_eq!(shop.told(), ["ready 1 order-photo"]);
    let order = shop.save(&Order { slot: Some("Friday".to_owned()), ..order });
    assert_eq!(shop.told(), ["ready 1 pickup-ready"]);
    let entry = shop.copy("", "It is done, come by.", about(&order));
    assert!(shop.due().is_empty(), "written by hand");
    shop.desk.retract(entry.id, Retraction::WrongBuyer).unwrap();
    assert_eq!(shop.told(), ["ready 1 pickup-ready"]);
    shop.copy("pickup-ready", "Come.", about(&order));
    shop.now("2026-11-02T12:00");
    let order = shop.state(&order, State::Making);
    shop.now("2026-11-06T12:00");
    shop.state(&order, State::Ready);
    assert_eq!(shop.told(), ["ready 1 pickup-ready"], "ready again, and not told again");
}

#[test]
fn a_promise_is_kept_in_sight() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    let order = shop.order("1", &anna, State::Making);
    let order = shop.save(&Order { promised: Some(day("2026-11-06")), ..order });
    assert!(shop.now("2026-11-05T23:00").due().is_empty());
    assert_eq!(shop.now("2026-11-06T08:00").told(), ["promised 1 order-photo"]);
    shop.copy("order-progress", "Nearly.", about(&order));
    assert!(shop.due().is_empty());
    assert_eq!(shop.now("2026-11-07T08:00").told(), ["promised 1 -"]);
    shop.state(&order, State::Ready);
    assert_eq!(shop.told(), ["promised 1 order-photo"], "one line an order");
}

#[test]
fn birthdays_come_with_consent_and_on_the_28th_where_there_is_no_29th() {
    let mut shop = Shop::at("2027-02-27T09:00");
    let born = |name: &str, on: &str, consent| Buyer { birthday: Some(day(on)), consent, ..Buyer::named(name) };
    let leap = born("Leap", "1992-02-29", true);
    for buyer in [&leap, &born("Quiet", "1990-02-28", false), &born("Anna", "1990-02-28", true)] {
        shop.desk.save_buyer(buyer).unwrap();
    }
    assert!(shop.due().is_empty());
    assert_eq!(shop.now("2027-02-28T09:00").told(), ["birthday Anna birthday", "birthday Leap birthday"]);
    shop.copy("birthday", "All the best.", crate::shop::to(&leap));
    assert_eq!(shop.now("2027-03-01T09:00").told(), ["birthday Anna birthday"], "a day late is not too late");
    assert!(shop.now("2027-03-02T09:00").due().is_empty());
    assert_eq!(shop.now("2028-02-29T09:00").told(), ["birthday Anna birthday", "birthday Leap birthday"]);
}

#[test]
fn a_long_explanation_is_asked_after_unless_it_was_promised() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let (anna, bob) = (shop.buyer("Anna"), shop.buyer("Bob"));
    let page = "This is how it comes about. ".repeat(30);
    shop.copy("custom-how", &page, crate::shop::to(&anna));
    shop.copy("custom-how", "Yes, gladly.", crate::shop::to(&bob));
    assert!(shop.due().is_empty());
    assert_eq!(shop.now("2026-11-03T08:00").told(), ["explained Anna clear"]);
    shop.copy("clear", "Was it?", crate::shop::to(&anna));
    assert!(shop.due().is_empty());
    let promised = Composition {
        answers: [("ask_on".to_owned(), "2026-11-05".to_owned())].into(),
        ..Composition::of(shop.reply("custom-how"), crate::shop::to(&bob))
    };
    let variant = shop.desk.reply_called("custom-how").unwrap().variants[1].id;
    let parts = promised.parts.iter().map(|part| replydesk::desk::Part { variant: Some(variant), ..*part }).collect();
    shop.send(Composition { parts, ..promised }, &page);
    assert!(shop.now("2026-11-04T09:00").due().is_empty());
    assert_eq!(shop.now("2026-11-05T09:00").told(), ["reminder Bob clear"]);
    let kept = shop.copy("clear", "Was it?", crate::shop::to(&bob));
    assert!(shop.due().is_empty());
    shop.desk.retract(kept.id, Retraction::NotSent).unwrap();
    assert_eq!(shop.told(), ["reminder Bob clear"], "what was not sent has kept no promise");
}

#[test]
fn an_explanation_about_the_order_of_somebody_else_does_not_bring_that_order_up() {
    let mut shop = Shop::at("2026-11-01T10:00");
    let (anna, bob) = (shop.buyer("Anna"), shop.buyer("Bob"));
    let order = shop.order("1", &anna, State::Asked);
    let page = "How it is made. ".repeat(40);
    for buyer in [&anna, &bob] {
        shop.copy("custom-how", &page, Pins { buyer: Some(buyer.id), ..about(&order) });
    }
    let lines = shop.now("2026-11-03T08:00").due();
    let pins: Vec<_> = lines.iter().map(|line| line.composition.pins).collect();
    assert_eq!(pins, [Pins { buyer: Some(anna.id), ..about(&order) }, crate::shop::to(&bob)]);
}

#[test]
fn meetings_are_placed_the_day_before_and_confirmed_on_the_day() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    let order = shop.order("1", &anna, State::Making);
    let order = shop.save(&Order { meets_at: "2026-11-05T18:30".parse().ok(), ..order });
    assert!(shop.now("2026-11-03T10:00").due().is_empty());
    assert_eq!(shop.now("2026-11-04T10:00").told(), ["meeting 1 pickup-address"]);
    shop.copy("pickup-address", "Here.", about(&order));
    assert!(shop.due().is_empty());
    assert_eq!(shop.now("2026-11-05T08:00").told(), ["meeting 1 pickup-today"]);
    shop.copy("pickup-today", "Ring me.", about(&order));
    assert!(shop.due().is_empty());
    assert!(shop.now("2026-11-05T19:00").due().is_empty());
}

#[test]
fn facts_are_told_of_together_and_once_a_month() {
    let mut shop = Shop::at("2026-04-01T10:00");
    for name in ["hours", "iban"] {
        shop.desk.set_fact(name, "as it was", None, None, None, None).unwrap();
    }
    assert!(shop.now("2026-09-27T10:00").due().is_empty());
    assert_eq!(shop.now("2026-09-28T10:00").told(), ["fact hours, iban -"]);
    let line = shop.due().remove(0);
    shop.desk.dismiss(&line).unwrap();
    assert!(shop.now("2026-09-30T10:00").due().is_empty());
    assert_eq!(shop.now("2026-10-01T10:00").due().len(), 1);
    shop.desk.set_fact("hours", "as they are", None, None, None, None).unwrap();
    assert_eq!(shop.told(), ["fact iban -"]);
}

#[test]
fn reminders_end_with_their_reply_their_state_or_the_sellers_word() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    let order = shop.order("1", &anna, State::Making);
    let reply = shop.reply("order-progress");
    let new = |text: &str, reply| NewReminder {
        due: day("2026-11-04"),
        text: text.to_owned(),
        buyer: Some(anna.id),
        order: Some(order.id),
        reply,
    };
    shop.desk.remind(&new("how far?", Some(reply))).unwrap();
    let call = shop.desk.remind(&new("call her", None)).unwrap();
    assert!(shop.now("2026-11-03T10:00").due().is_empty());
    assert_eq!(shop.now("2026-11-04T10:00").told(), ["reminder 1 order-progress", "reminder 1 -"]);
    shop.copy("order-progress", "Half.", about(&order));
    assert_eq!(shop.told(), ["reminder 1 -"]);
    shop.desk.save_reminder(&replydesk::model::Reminder { closes: Some(State::Ready), ..call }).unwrap();
    let order = shop.state(&order, State::Ready);
    shop.copy("order-photo", "Look.", about(&order));
    assert!(shop.due().is_empty());
    assert!(shop.desk.reminders(false, 9).unwrap().is_empty(), "the list of reminders says the same");
    let order = shop.state(&order, State::Making);
    assert_eq!((shop.told().len(), shop.desk.reminders(false, 9).unwrap().len()), (1, 1));
    shop.state(&order, State::Cancelled);
    assert_eq!((shop.told().len(), shop.desk.reminders(false, 9).unwrap().len()), (0, 0));
    assert!(matches!(shop.desk.remind(&new(" ", None)), Err(Error::Empty { .. })));
}

#[test]
fn drafts_come_back_at_their_hour() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    let angry = Unfinished {
        place: "message".to_owned(),
        text: "You should read before you write!".to_owned(),
        buyer: Some(anna.id),
        ..Unfinished::default()
    };
    shop.desk.keep_draft(&angry).unwrap();
    let draft = shop.desk.drafts().unwrap().remove(0);
    let hold = |shop: &mut Shop, until| shop.desk.hold_draft(draft.id, crate::shop::moment(crate::shop::time(until)));
    assert!(matches!(hold(&mut shop, "2026-11-02T10:00"), Err(Error::Unfit { field: "hour", .. })));
    hold(&mut shop, "2026-11-02T16:00").unwrap();
    assert!(shop.due().is_empty());
    assert_eq!((shop.desk.find_drafts("", 9).unwrap().len(), shop.desk.drafts().unwrap().len()), (0, 1));
    shop.desk.undo().unwrap();
    assert_eq!(shop.desk.find_drafts("", 9).unwrap().len(), 1, "offered again, and there is no hour to wait for");
    shop.desk.redo().unwrap();
    assert_eq!(shop.now("2026-11-02T16:00").told(), ["draft Anna -"]);
    shop.desk.drop_draft(draft.id).unwrap();
    assert!(shop.due().is_empty());
}

#[test]
fn a_line_is_put_off_or_away_and_undone() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    let order = shop.order("1", &anna, State::Shipped);
    let line = shop.due().remove(0);
    assert_eq!(shop.desk.due_named(line.name.get(..3).unwrap()).unwrap(), line);
    assert!(matches!(shop.desk.due_named("aeiou"), Err(Error::NotFound { .. })));
    assert!(matches!(shop.desk.snooze(&line, day("2026-11-02")), Err(Error::Unfit { .. })));
    shop.desk.snooze(&line, day("2026-11-04")).unwrap();
    assert_eq!((shop.due().len(), shop.desk.due_count().unwrap()), (0, 0));
    let all = shop.desk.due(true).unwrap();
    assert_eq!(all[0].put_off, Some(PutOff::Until(day("2026-11-04"))));
    assert_eq!((shop.now("2026-11-03T23:59").due().len(), shop.now("2026-11-04T00:00").due().len()), (0, 1));
    let line = shop.due().remove(0);
    shop.desk.dismiss(&line).unwrap();
    assert!(shop.now("2026-11-08T10:00").due().is_empty());
    shop.desk.undo().unwrap();
    assert_eq!(shop.due().len(), 1);
    shop.desk.redo().unwrap();
    assert_eq!(shop.now("2026-11-09T10:00").told(), ["arrived 1 arrived"], "that was another occasion");
    shop.state(&order, State::Returned);
    assert!(shop.due().is_empty());
}

#[rstest]
#[case::off(Due { off: vec![Rule::Untracked], ..Due::default() }, 0, "")]
#[case::later(Due { untracked_days: 1, ..Due::default() }, 0, "")]
#[case::mine(Due { replies: [(Rule::Untracked, "arrived".parse().unwrap())].into(), ..Due::default() }, 1, "arrived")]
#[case::gone(Due { replies: [(Rule::Untracked, "none-such".parse().unwrap())].into(), ..Due::default() }, 1, "tracking")]
fn rules_are_as_they_are_set(#[case] due: Due, #[case] lines: usize, #[case] reply: &str) {
    let mut shop = Shop::with(Settings { zone: zone(), due, ..Settings::default() }, "2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    shop.order("1", &anna, State::Shipped);
    let found = shop.due();
    assert_eq!(found.len(), lines);
    assert!(found.iter().all(|line| line.reply.as_ref().is_some_and(|found| found.shortcut == reply)));
}

#[test]
fn what_was_due_long_ago_is_forgotten() {
    let mut shop = Shop::at("2026-11-02T10:00");
    let anna = shop.buyer("Anna");
    shop.order("1", &anna, State::Shipped);
    assert_eq!(shop.now("2026-12-24T10:00").told(), ["arrived 1 arrived"]);
    assert!(shop.now("2026-12-25T10:00").due().is_empty());
}

#[test]
fn the_sample_shop_has_something_to_do() {
    use replydesk::desk::demo;
    let mut desk = demo::desk(demo::fixed_moment()).unwrap();
    desk.learn_library().unwrap();
    let lines: Vec<String> = desk.due(false).unwrap().iter().map(crate::shop::told).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    unanswered 2047 -
    unanswered 2038 parcel-late
    unanswered aktualne? available
    ready 2041 order-photo
    untracked 2040 tracking
    unpaid 2043 payment-reminder
    reminder Sophie Keller complaint-done
    silent 2036 nudge
    silent 2044 nudge
    birthday Inês Carvalho birthday
    ");
}
