use jiff::civil::{date, time};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::calendar::{Feast, Holiday, Period};
use crate::model::{Item, Piece};

/// Poland, with 11 November, a Wednesday.
fn calendar() -> Calendar {
    Calendar { holidays: Some("PL".parse().expect("Poland")), ..Calendar::new(TimeZone::UTC) }
}

fn open(promised: Option<Date>, work: Work) -> OpenWork {
    OpenWork { order: Id::new(), promised, work: Some(work) }
}

fn shop(calendar: &Calendar, open: Vec<OpenWork>) -> Workshop<'_> {
    Workshop { calendar, pace: Pace::even(360), open, from: date(2026, 11, 9) }
}

#[test]
fn open_orders_holidays_and_the_piece_itself_make_the_date() {
    let calendar = calendar();
    // Four days and a half of six hours, then three days: from Monday 9 over the holiday to Thursday 19.
    let half = open(None, Work::Minutes(180));
    let shop = shop(&calendar, vec![half, open(None, Work::Days(3)), open(None, Work::Days(1))]);
    let honest = shop.honest_date(Work::Days(3)).expect("a date");
    assert_eq!(honest.starts_on, date(2026, 11, 16));
    assert_eq!((honest.ready_on, honest.ship_on), (date(2026, 11, 19), date(2026, 11, 19)));
    let holiday = Reason::Holiday(Holiday { feast: Feast::IndependenceDay, is_substitute: false });
    let eleventh = date(2026, 11, 11);
    assert_eq!(
        honest.why,
        [
            Step::Ahead { orders: 3, takes: HalfDays(9) },
            Step::Closed { from: eleventh, to: eleventh, reason: holiday },
            Step::Making { takes: HalfDays(6) },
        ]
    );
    let until_noon = Calendar { cut_off: Some(time(12, 0, 0, 0)), ..calendar.clone() };
    let shop = Workshop { calendar: &until_noon, ..shop.clone() };
    let honest = shop.honest_date(Work::Days(4)).expect("a date");
    assert_eq!((honest.ready_on, honest.ship_on), (date(2026, 11, 20), date(2026, 11, 23)));
    assert_eq!(honest.why.last(), Some(&Step::Leaves { on: date(2026, 11, 23) }));
}

#[test]
fn a_shop_with_nothing_open_starts_at_once() {
    let calendar = calendar();
    let honest = shop(&calendar, Vec::new()).honest_date(Work::Days(1)).expect("a date");
    assert_eq!((honest.starts_on, honest.ready_on, honest.ahead), (date(2026, 11, 9), date(2026, 11, 9), HalfDays(0)));
    assert_eq!(honest.why, [Step::Making { takes: HalfDays(2) }]);
    let sunday = Workshop { from: date(2026, 11, 8), ..shop(&calendar, Vec::new()) };
    assert_eq!(sunday.honest_date(Work::Minutes(1)).map(|honest| honest.ready_on), Ok(date(2026, 11, 9)));
}

#[test]
fn hours_of_making_differ_by_weekday() {
    let calendar = calendar();
    let pace = Pace::even(60).with(Weekday::Tuesday, 0).with(Weekday::Thursday, 240);
    let shop = Workshop { pace, ..shop(&calendar, Vec::new()) };
    let ready = |minutes| shop.honest_date(Work::Minutes(minutes)).map(|honest| honest.ready_on);
    assert_eq!(ready(60), Ok(date(2026, 11, 9)));
    // Tuesday nothing is made, Wednesday is the holiday.
    assert_eq!(ready(61), Ok(date(2026, 11, 12)));
    assert_eq!(ready(300), Ok(date(2026, 11, 12)));
    assert_eq!(ready(301), Ok(date(2026, 11, 13)));
}

#[test]
fn a_holiday_of_the_seller_is_one_reason() {
    let mut calendar = calendar();
    calendar.off.push(Period::new(date(2026, 11, 12), date(2026, 11, 24), "Crete").expect("days"));
    let honest = shop(&calendar, Vec::new()).honest_date(Work::Days(3)).expect("a date");
    assert_eq!(honest.ready_on, date(2026, 11, 25));
    let away =
        Step::Closed { from: date(2026, 11, 12), to: date(2026, 11, 24), reason: Reason::Off("Crete".to_owned()) };
    assert!(honest.why.contains(&away), "{:?}", honest.why);
    assert_eq!(honest.why.len(), 3);
}

#[test]
fn what_nobody_knows_and_what_is_late_is_said() {
    let calendar = calendar();
    let unknown = OpenWork { work: None, ..open(None, Work::Days(0)) };
    let late = open(Some(date(2026, 11, 10)), Work::Days(3));
    let honest = shop(&calendar, vec![unknown, late]).honest_date(Work::Days(1)).expect("a date");
    assert!(honest.why.contains(&Step::Unknown { orders: 1 }) && honest.why.contains(&Step::Late { orders: 1 }));
    assert_eq!(honest.why.first(), Some(&Step::Ahead { orders: 1, takes: HalfDays(6) }));
}

#[test]
fn what_is_promised_first_is_made_first() {
    let calendar = calendar();
    let (first, second) =
        (open(Some(date(2026, 11, 12)), Work::Days(2)), open(Some(date(2026, 11, 20)), Work::Days(2)));
    let undated = open(None, Work::Days(1));
    let plan = shop(&calendar, vec![undated, second, first]).plan().expect("a plan");
    assert_eq!(plan.iter().map(|one| one.order).collect::<Vec<_>>(), [first.order, second.order, undated.order]);
    assert_eq!(plan.iter().map(|one| one.ready_on.day()).collect::<Vec<_>>(), [10, 13, 16]);
    assert!(plan.iter().all(|one| !one.is_late()));
}

#[test]
fn a_wanted_day_is_kept_in_turn_or_at_somebodys_cost_or_not() {
    let calendar = calendar();
    let tight = open(Some(date(2026, 11, 12)), Work::Days(3));
    let loose = open(Some(date(2026, 11, 27)), Work::Days(2));
    let shop = shop(&calendar, vec![tight, loose]);
    let chance = |day| shop.chance(Work::Days(2), date(2026, 11, day)).expect("an answer");
    assert_eq!(chance(18), Chance::Yes { ready_on: date(2026, 11, 18) });
    assert_eq!(chance(16), Chance::Sooner { ready_on: date(2026, 11, 16), late: Vec::new() });
    assert_eq!(chance(10), Chance::Sooner { ready_on: date(2026, 11, 10), late: vec![tight.order] });
    assert_eq!(chance(9), Chance::No { at_best: date(2026, 11, 10), in_turn: date(2026, 11, 18) });
}

#[test]
fn fifteen_pieces_in_two_days_are_as_many_as_fit() {
    let calendar = calendar();
    let shop = shop(&calendar, vec![open(None, Work::Minutes(180))]);
    let by = |work, day| shop.how_many_by(work, date(2026, 11, day)).expect("a number");
    assert_eq!(by(Work::Minutes(90), 10), 6);
    assert_eq!(by(Work::Days(1), 10), 1);
    assert_eq!(by(Work::Days(1), 8), 0);
    assert_eq!(by(Work::Days(0), 10), MOST_PIECES);
    let honest = shop.honest_date(Work::Minutes(90).times(15)).expect("a date");
    assert_eq!(honest.ready_on, date(2026, 11, 16));
}

#[test]
fn an_order_is_as_much_work_as_its_pieces_take() {
    let (ring, chain) = (Piece::named("ring"), Piece::named("chain"));
    let item = |piece: &Piece, quantity| Item { piece: Some(piece.id), quantity, ..Item::named(&piece.name) };
    let days = |id| if id == ring.id { Some(2) } else { None };
    let mut order = Order { state: State::Paid, items: vec![item(&ring, 3)], ..Order::numbered("1") };
    assert_eq!(OpenWork::of(&order, days).and_then(|open| open.work), Some(Work::Days(6)));
    order.items.push(item(&ring, u32::MAX));
    assert_eq!(OpenWork::of(&order, days).and_then(|open| open.work), Some(Work::Days(u32::MAX)));
    order.items.push(item(&chain, 1));
    assert_eq!(OpenWork::of(&order, days).map(|open| open.work), Some(None));
    order.items.clear();
    assert_eq!(OpenWork::of(&order, days).map(|open| open.work), Some(None));
    for state in [State::Quoted, State::Ready, State::Cancelled] {
        order.state = state;
        assert_eq!(OpenWork::of(&order, days), None);
    }
}

#[test]
fn half_days_are_told_as_people_write_them() {
    let told: Vec<String> = [0, 1, 2, 9].map(|halves| HalfDays(halves).to_string()).into();
    assert_eq!(told, ["0", "½", "1", "4½"]);
}

#[test]
fn a_shop_without_time_is_an_error() {
    let calendar = calendar();
    let from = date(2026, 11, 9);
    let idle = Workshop { pace: Pace::even(0), ..shop(&calendar, Vec::new()) };
    assert_eq!(idle.honest_date(Work::Days(1)), Err(Error::NoTimeToMake { from }));
    let busy = shop(&calendar, vec![open(None, Work::Days(u32::MAX))]);
    assert_eq!(busy.honest_date(Work::Days(1)), Err(Error::TooFar { from }));
    let end = Workshop { from: Date::MAX, ..shop(&calendar, Vec::new()) };
    assert_eq!(end.honest_date(Work::Days(9)), Err(Error::TooFar { from: Date::MAX }));
}

fn any_work() -> impl Strategy<Value = Work> {
    prop_oneof![(0..30_u32).prop_map(Work::Days), (0..5000_u32).prop_map(Work::Minutes)]
}

fn any_open() -> impl Strategy<Value = Vec<OpenWork>> {
    let one = (proptest::option::of(0..60_i64), any_work())
        .prop_map(|(days, work)| open(days.map(|days| date(2026, 11, 1) + days.days()), work));
    proptest::collection::vec(one, 0..8)
}

proptest! {
    #[test]
    fn a_date_is_never_earlier_for_more_work(open in any_open(), more in any_work(), new in any_work(), minutes in 1..1440_u16) {
        let calendar = calendar();
        let shop = Workshop { pace: Pace::even(minutes), ..shop(&calendar, open) };
        let Ok(honest) = shop.honest_date(new) else { return Ok(()) };
        prop_assert!(honest.starts_on <= honest.ready_on && honest.ready_on <= honest.ship_on);
        prop_assert!(calendar.is_working_day(honest.ready_on));
        let mut busier = shop.clone();
        busier.open.push(self::open(None, more));
        if let Ok(later) = busier.honest_date(new) {
            prop_assert!(honest.ready_on <= later.ready_on);
            prop_assert!(honest.ahead <= later.ahead);
        }
    }

    #[test]
    fn the_honest_date_can_be_kept_and_the_day_before_it_not_in_turn(open in any_open(), new in any_work()) {
        let calendar = calendar();
        let shop = shop(&calendar, open);
        let Ok(honest) = shop.honest_date(new) else { return Ok(()) };
        prop_assert_eq!(shop.chance(new, honest.ready_on), Ok(Chance::Yes { ready_on: honest.ready_on }));
        let sooner = shop.chance(new, honest.ready_on - 1.day());
        let in_turn = matches!(sooner, Ok(Chance::Yes { .. }));
        prop_assert!(!in_turn);
    }
}
