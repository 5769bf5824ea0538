//! What is read out of messages as buyers write them.

mod asked;
mod days;
mod hostile;
mod things;

use jiff::civil::date;

use super::*;

/// A Sunday.
fn hints() -> Hints {
    Hints { orders: vec!["1042".to_owned(), "ORD-2024-0007".to_owned()], ..Hints::on(date(2026, 11, 22)) }
}

/// A thing as a test writes it: its kind and value.
fn written(value: &Value) -> String {
    match value {
        Value::Order(number) => format!("order {number}"),
        Value::Quantity(count) => format!("count {count}"),
        Value::Size(size) => format!("size {size}"),
        Value::Date(date) => format!("day {date}"),
        Value::Time(time) => format!("time {}", time.strftime("%H:%M")),
        Value::Money(money) => format!("money {money}"),
        Value::PostalCode(code) => format!("code {code}"),
        Value::Email(email) => format!("mail {email}"),
        Value::Phone(phone) => format!("phone {phone}"),
        Value::Handle(name) => format!("handle {name}"),
    }
}

fn found(message: &str, hints: &Hints) -> String {
    let all: Vec<String> = extract(message, hints).iter().map(|found| written(&found.value)).collect();
    all.join(" | ")
}

/// Each message with what is to be found in it; all that are wrong are shown.
#[track_caller]
fn table(hints: &Hints, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(message, expected)| found(message, hints) != *expected)
        .map(|(message, expected)| format!("{message:?}\n  expected {expected}\n  found    {}", found(message, hints)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
