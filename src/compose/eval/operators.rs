//! Operators between values.

use std::cmp::Ordering;

use jiff::ToSpan;
use minijinja::machinery::ast::BinOpKind;

use crate::compose::error::Mistake;
use crate::compose::number::Number;
use crate::compose::value::Data;
use crate::model::Money;

/// The result of an operator other than `and`, `or` and `~`. What is missing makes a calculation missing and a comparison
/// untrue.
pub(super) fn calculate<'v>(op: BinOpKind, left: Data<'v>, right: Data<'v>) -> Result<Data<'v>, Mistake> {
    if is_comparison(op) {
        return compare(op, &left, &right).map(Data::Truth);
    }
    if matches!(left, Data::Missing(_)) {
        return Ok(left);
    }
    if matches!(right, Data::Missing(_)) {
        return Ok(right);
    }
    match op {
        BinOpKind::Add => add(&left, &right),
        BinOpKind::Sub => subtract(&left, &right),
        BinOpKind::Mul => multiply(&left, &right),
        BinOpKind::Div => divide(&left, &right),
        BinOpKind::FloorDiv => Err(Mistake::Unsupported { what: "//" }),
        BinOpKind::Rem => Err(Mistake::Unsupported { what: "%" }),
        BinOpKind::Pow => Err(Mistake::Unsupported { what: "**" }),
        _ => Err(operands("~", &left, &right)),
    }
}

/// The negative of a number or a sum.
pub(super) fn negate(data: Data<'_>) -> Result<Data<'_>, Mistake> {
    match data {
        Data::Missing(_) => Ok(data),
        Data::Number(number) => number.negate().map(Data::Number).ok_or(Mistake::Arithmetic),
        Data::Money(money) => sum(money, money.minor.checked_neg()),
        other => Err(Mistake::Operands { operator: "-", left: other.sort(), right: other.sort() }),
    }
}

const fn is_comparison(op: BinOpKind) -> bool {
    matches!(
        op,
        BinOpKind::Eq | BinOpKind::Ne | BinOpKind::Lt | BinOpKind::Lte | BinOpKind::Gt | BinOpKind::Gte | BinOpKind::In
    )
}

/// Whether a comparison holds.
pub(super) fn compare(op: BinOpKind, left: &Data<'_>, right: &Data<'_>) -> Result<bool, Mistake> {
    let (name, wanted): (_, fn(Ordering) -> bool) = match op {
        BinOpKind::Eq => return Ok(equal(left, right)),
        BinOpKind::Ne => return Ok(!equal(left, right)),
        BinOpKind::In => return contains(left, right),
        BinOpKind::Lt => ("<", Ordering::is_lt),
        BinOpKind::Lte => ("<=", Ordering::is_le),
        BinOpKind::Gt => (">", Ordering::is_gt),
        _ => (">=", Ordering::is_ge),
    };
    if is_unknown(left) || is_unknown(right) {
        return Ok(false);
    }
    order(left, right).map(wanted).ok_or_else(|| operands(name, left, right))
}

const fn is_unknown(data: &Data<'_>) -> bool {
    matches!(data, Data::Missing(_) | Data::Nothing)
}

fn equal(left: &Data<'_>, right: &Data<'_>) -> bool {
    match (left, right) {
        (Data::Text(left), Data::Text(right)) => left.text == right.text,
        (Data::Truth(left), Data::Truth(right)) => left == right,
        (Data::Nothing, Data::Nothing) => true,
        _ => order(left, right) == Some(Ordering::Equal),
    }
}

/// How two values compare; `None` where they are not comparable, such as sums in two currencies.
fn order(left: &Data<'_>, right: &Data<'_>) -> Option<Ordering> {
    match (left, right) {
        (Data::Number(left), Data::Number(right)) => Some(left.cmp(right)),
        (Data::Money(left), Data::Money(right)) if left.currency == right.currency => {
            Some(left.minor.cmp(&right.minor))
        }
        (Data::Money(money), Data::Number(number)) => Some(amount(*money)?.cmp(number)),
        (Data::Number(number), Data::Money(money)) => Some(number.cmp(&amount(*money)?)),
        (Data::Date(left, _), Data::Date(right, _)) => Some(left.cmp(right)),
        (Data::Time(left), Data::Time(right)) => Some(left.cmp(right)),
        (Data::Text(left), Data::Text(right)) => Some(left.text.cmp(&right.text)),
        _ => None,
    }
}

fn contains(needle: &Data<'_>, hay: &Data<'_>) -> Result<bool, Mistake> {
    match (needle, hay) {
        _ if is_unknown(needle) || is_unknown(hay) => Ok(false),
        (_, Data::List(items)) => Ok(items.iter().any(|item| equal(needle, &item.data))),
        (Data::Text(needle), Data::Text(hay)) => Ok(hay.text.contains(&*needle.text)),
        _ => Err(operands("in", needle, hay)),
    }
}

fn add<'v>(left: &Data<'v>, right: &Data<'v>) -> Result<Data<'v>, Mistake> {
    match (left, right) {
        (Data::Number(left), Data::Number(right)) => number(left.add(*right)),
        (Data::Money(left), Data::Money(right)) if left.currency == right.currency => {
            sum(*left, left.minor.checked_add(right.minor))
        }
        (Data::Date(date, form), Data::Number(days)) | (Data::Number(days), Data::Date(date, form)) => {
            days_from(*date, *days).map(|date| Data::Date(date, *form))
        }
        _ => Err(operands("+", left, right)),
    }
}

fn subtract<'v>(left: &Data<'v>, right: &Data<'v>) -> Result<Data<'v>, Mistake> {
    match (left, right) {
        (Data::Number(left), Data::Number(right)) => number(left.subtract(*right)),
        (Data::Money(left), Data::Money(right)) if left.currency == right.currency => {
            sum(*left, left.minor.checked_sub(right.minor))
        }
        (Data::Date(date, form), Data::Number(days)) => {
            let back = days.negate().ok_or(Mistake::Arithmetic)?;
            days_from(*date, back).map(|date| Data::Date(date, *form))
        }
        (Data::Date(later, _), Data::Date(earlier, _)) => {
            let days = (*later - *earlier).get_days();
            number(Number::new(days.into(), 0))
        }
        _ => Err(operands("-", left, right)),
    }
}

fn multiply<'v>(left: &Data<'v>, right: &Data<'v>) -> Result<Data<'v>, Mistake> {
    match (left, right) {
        (Data::Number(left), Data::Number(right)) => number(left.multiply(*right)),
        (Data::Money(money), Data::Number(times)) | (Data::Number(times), Data::Money(money)) => {
            sum(*money, times.times(money.minor))
        }
        _ => Err(operands("*", left, right)),
    }
}

fn divide<'v>(left: &Data<'v>, right: &Data<'v>) -> Result<Data<'v>, Mistake> {
    match (left, right) {
        (Data::Number(left), Data::Number(right)) => number(left.divide(*right)),
        (Data::Money(money), Data::Number(by)) => sum(*money, by.share(money.minor)),
        _ => Err(operands("/", left, right)),
    }
}

fn number<'v>(result: Option<Number>) -> Result<Data<'v>, Mistake> {
    result.map(Data::Number).ok_or(Mistake::Arithmetic)
}

fn sum<'v>(like: Money, minor: Option<i64>) -> Result<Data<'v>, Mistake> {
    minor.map(|minor| Data::Money(Money { minor, ..like })).ok_or(Mistake::Arithmetic)
}

fn days_from(date: jiff::civil::Date, days: Number) -> Result<jiff::civil::Date, Mistake> {
    let days = days.whole().and_then(|days| i32::try_from(days).ok()).ok_or(Mistake::Arithmetic)?;
    let span = jiff::Span::new().try_days(days).unwrap_or_else(|_too_many| i32::MAX.nanoseconds());
    date.checked_add(span).map_err(|_out_of_range| Mistake::Arithmetic)
}

fn amount(money: Money) -> Option<Number> {
    Number::new(money.minor.into(), money.currency.decimals())
}

fn operands(operator: &'static str, left: &Data<'_>, right: &Data<'_>) -> Mistake {
    Mistake::Operands { operator, left: left.sort(), right: right.sort() }
}
