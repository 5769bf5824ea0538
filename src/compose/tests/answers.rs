//! What people type, understood in the language of the interface.

use jiff::civil::{Date, time};
use rstest::rstest;

use super::*;

fn reader(shop: &Shop) -> Context<'_> {
    Context {
        pinned: &shop.pinned,
        facts: &shop.facts,
        remembered: &shop.remembered,
        now: &shop.now,
        language: &shop.language,
        interface: &shop.interface,
        channel: None,
        calendar: shop.calendar.as_ref(),
        workbench: Workbench::default(),
    }
}

fn in_language(code: &str) -> Shop {
    Shop { interface: code.parse().unwrap(), ..Shop::empty() }
}

#[rstest]
#[case("en", "2026-11-27", date(2026, 11, 27))]
#[case("en", "friday", date(2026, 11, 27))]
#[case("en", "Sat", date(2026, 11, 21))]
#[case("en", " tomorrow ", date(2026, 11, 21))]
#[case("en", "today", date(2026, 11, 20))]
#[case("en", "+3", date(2026, 11, 23))]
#[case("en", "27.11.", date(2026, 11, 27))]
#[case("en", "1.2", date(2027, 2, 1))]
#[case("en", "27.11.2027", date(2027, 11, 27))]
#[case("en", "27/11/26", date(2026, 11, 27))]
#[case("en", "27 November", date(2026, 11, 27))]
#[case("en", "Dec 24", date(2026, 12, 24))]
#[case("en", "24 december 2027", date(2027, 12, 24))]
#[case("en", "29.2.", date(2028, 2, 29))]
#[case("en-US", "11/27", date(2026, 11, 27))]
#[case("pl", "piątek", date(2026, 11, 27))]
#[case("pl", "sobotę", date(2026, 11, 21))]
#[case("pl", "sr", date(2026, 11, 25))]
#[case("pl", "pt.", date(2026, 11, 27))]
#[case("pl", "jutro", date(2026, 11, 21))]
#[case("pl", "pojutrze", date(2026, 11, 22))]
#[case("pl", "24 grudnia", date(2026, 12, 24))]
#[case("pl", "friday", date(2026, 11, 27))]
#[case("de", "übermorgen", date(2026, 11, 22))]
#[case("de", "Mi", date(2026, 11, 25))]
#[case("de", "24. Dezember", date(2026, 12, 24))]
#[case("es", "manana", date(2026, 11, 21))]
#[case("el", "αύριο", date(2026, 11, 21))]
#[case("ru", "пятницу", date(2026, 11, 27))]
#[case("en", "on friday", date(2026, 11, 27))]
#[case("en", "this Sat", date(2026, 11, 21))]
#[case("en", "next friday", date(2026, 11, 27))]
#[case("en", "next saturday", date(2026, 11, 28))]
#[case("en", "in 3 days", date(2026, 11, 23))]
#[case("en", "+3 days", date(2026, 11, 23))]
#[case("en", "+3d", date(2026, 11, 23))]
#[case("en", "+2 weeks", date(2026, 12, 4))]
#[case("en", "next week", date(2026, 11, 27))]
#[case("en", "27th of November", date(2026, 11, 27))]
#[case("en", "piątek", date(2026, 11, 27))]
#[case("en", "w sobotę", date(2026, 11, 21))]
#[case("en", "w następną sobotę", date(2026, 11, 28))]
#[case("en", "Freitag", date(2026, 11, 27))]
#[case("en", "am Samstag", date(2026, 11, 21))]
#[case("en", "nächsten Samstag", date(2026, 11, 28))]
#[case("en", "viernes", date(2026, 11, 27))]
#[case("en", "el sábado", date(2026, 11, 21))]
#[case("en", "27 de noviembre", date(2026, 11, 27))]
#[case("en", "viernes, 27 de noviembre de 2026", date(2026, 11, 27))]
#[case("en", "Παρασκευή", date(2026, 11, 27))]
#[case("en", "την Παρασκευή", date(2026, 11, 27))]
#[case("en", "Σάββατο", date(2026, 11, 21))]
#[case("en", "jutro", date(2026, 11, 21))]
#[case("pl", "za 3 dni", date(2026, 11, 23))]
#[case("pl", "27 listopada", date(2026, 11, 27))]
fn a_date_is_understood(#[case] language: &str, #[case] typed: &str, #[case] meant: Date) {
    let shop = in_language(language);
    assert_eq!(Reader::new(&reader(&shop)).date(typed), Ok(meant), "{typed}");
}

#[rstest]
fn what_is_no_date_is_said_to_be_none(
    #[values(
        "",
        "soon",
        "t",
        "31.2.",
        "99.99.",
        "next",
        "next soon",
        "on",
        "do",
        "27 of",
        "27 whatever november",
        "+3 working days",
        "next shipping day",
        "+x",
        "+99999",
        "2026-13-01",
        "27",
        "+-3",
        "1.2.3.4",
        "٣.٤."
    )]
    typed: &str,
) {
    let shop = in_language("en");
    assert_eq!(Reader::new(&reader(&shop)).date(typed), Err(Unreadable::NotADate));
}

/// On Wednesday 11 November Poland has a holiday; it is Monday the 9th.
#[rstest]
#[case("+3 working days", date(2026, 11, 13))]
#[case("3 working days", date(2026, 11, 13))]
#[case("+3wd", date(2026, 11, 13))]
#[case("3 dni robocze", date(2026, 11, 13))]
#[case("in 3 Werktagen", date(2026, 11, 13))]
#[case("next shipping day", date(2026, 11, 9))]
#[case("+3", date(2026, 11, 12))]
fn working_days_are_the_shop_s(#[case] typed: &str, #[case] meant: Date) {
    let now = date(2026, 11, 9).at(10, 0, 0, 0).in_tz("Europe/Warsaw").unwrap();
    let holidays = Some("PL".parse().unwrap());
    let calendar = Some(Calendar { holidays, ..Calendar::new(now.time_zone().clone()) });
    let shop = Shop { now, calendar, ..Shop::empty() };
    assert_eq!(Reader::new(&reader(&shop)).date(typed), Ok(meant), "{typed}");
}

/// Whatever a text or a screen shows as a date can be typed, in every language that shops and buyers write.
#[rstest]
fn what_is_shown_as_a_date_is_read_again(
    #[values("en", "en-US", "pl", "de", "es", "el", "fr", "it", "nl", "pt")] language: &str,
    #[values(false, true)] is_shop_english: bool,
) {
    use super::super::format::Formats;
    use super::super::value::DateForm;
    let mut shop = in_language(if is_shop_english { "en" } else { language });
    shop.language = language.parse().unwrap();
    let formats = Formats::of(&shop.language);
    let context = reader(&shop);
    let today = shop.now.date();
    for days in 1..=364 {
        let day = today + jiff::Span::new().days(days);
        let mut shown = vec![
            day.to_string(),
            formats.date(day, DateForm::Long, today.year()),
            formats.date(day, DateForm::Long, 0),
            formats.date(day, DateForm::Day, today.year()),
            formats.date(day, DateForm::ShortDay, today.year()),
        ];
        if language != "en-US" || !is_shop_english {
            // Of 11/12/2026 nobody can tell whose it is.
            shown.push(formats.date(day, DateForm::Short, today.year()));
        }
        if days <= 7 {
            shown.extend([DateForm::Weekday, DateForm::ShortWeekday].map(|form| formats.date(day, form, today.year())));
        }
        for shown in shown {
            assert_eq!(Reader::new(&context).date(&shown), Ok(day), "{shown} in {language}");
        }
    }
}

#[rstest]
#[case("18:30", 18, 30)]
#[case("18.30", 18, 30)]
#[case("18", 18, 0)]
#[case("6pm", 18, 0)]
#[case("6:30 PM", 18, 30)]
#[case("12 am", 0, 0)]
#[case("18h30", 18, 30)]
#[case("18h", 18, 0)]
fn a_time_is_understood(#[case] typed: &str, #[case] hour: i8, #[case] minute: i8) {
    assert_eq!(Reader::time(typed), Ok(time(hour, minute, 0, 0)));
}

#[rstest]
fn what_is_no_time_is_said_to_be_none(#[values("", "25", "18:75", "13pm", "at six", "18:30:00", "123")] typed: &str) {
    assert_eq!(Reader::time(typed), Err(Unreadable::NotATime));
}

#[rstest]
#[case("en", "86", "86.00 PLN")]
#[case("en", "1,200.50", "1200.50 PLN")]
#[case("en", "1,200", "1200.00 PLN")]
#[case("en", "€12.50", "12.50 EUR")]
#[case("en", "12.50 eur", "12.50 EUR")]
#[case("pl", "86,00 zł", "86.00 PLN")]
#[case("pl", "1 200,5", "1200.50 PLN")]
#[case("pl", "1.200", "1200.00 PLN")]
#[case("de", "1.200,50", "1200.50 PLN")]
fn a_sum_is_understood(#[case] language: &str, #[case] typed: &str, #[case] meant: &str) {
    let shop = Shop { interface: language.parse().unwrap(), ..Shop::new() };
    assert_eq!(Reader::new(&reader(&shop)).money(typed), Ok(meant.parse().unwrap()), "{typed}");
}

#[test]
fn a_sum_needs_a_currency_and_has_no_more_decimals_than_it() {
    let shop = Shop::empty();
    assert_eq!(Reader::new(&reader(&shop)).money("86"), Err(Unreadable::NoCurrency));
    let shop = Shop::new();
    for typed in ["", "x", "12.345678", "5 quid", "--5"] {
        assert_eq!(Reader::new(&reader(&shop)).money(typed), Err(Unreadable::NotMoney), "{typed}");
    }
}

#[test]
fn an_unreadable_answer_is_a_problem_of_its_question_alone() {
    let shop = Shop::empty().answered("day", "soon").answered("size", "XL").answered("extra", "x");
    let rendered =
        shop.render("{{ day | date }} {{ size | choices('S', 'M') }} {{ extra | number | optional }} {{ other }}");
    let states: Vec<Answer> = rendered.questions.iter().map(|question| question.state).collect();
    assert_eq!(
        states,
        [
            Answer::Unreadable(Unreadable::NotADate),
            Answer::Unreadable(Unreadable::NotAChoice),
            Answer::Unreadable(Unreadable::NotANumber),
            Answer::Missing,
        ]
    );
    assert_eq!(rendered.preview(), "⟨day⟩ ⟨size⟩ ⟨extra⟩ ⟨other⟩");
    assert!(rendered.questions.iter().all(Question::is_open));
}

#[test]
fn a_fact_that_cannot_be_read_as_what_it_is_taken_for_is_asked() {
    let shop = Shop::new().with_fact("free_from", "a lot");
    let rendered = shop.render("{{ shop.free_from | money }}");
    assert_eq!(rendered.preview(), "⟨shop.free_from⟩");
    assert_eq!(rendered.questions[0].why, Why::Unfit);
    assert_eq!(rendered.questions[0].remember, [Destination::Fact("free_from".to_owned())]);
    let shop = Shop::new().with_fact("free_from", "100");
    assert_eq!(shop.says("{{ (shop.free_from | money) - order.total }}"), "PLN 14.00");
}

#[test]
fn a_choice_is_taken_whatever_its_capitals() {
    let shop = Shop::empty().answered("size", " m ");
    assert_eq!(shop.says("{{ size | choices('S', 'M') }}"), "M");
}
