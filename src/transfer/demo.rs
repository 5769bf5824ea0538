//! The sample shop of `replydesk demo`, as it comes with the program (`demo/`), moved to today.

mod rows;

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};
use jiff::{Span, Timestamp, Zoned};

use self::rows::File;
use super::error::{Error, Problem};
use super::starter::{StarterFact, embedded, starter_facts, starter_library};
use crate::model::{Buyer, Entry, Fact, Id, Language, Message, Order, Piece, Reminder, Reply, Translation};

const SHOP: (&str, &str) = ("demo/shop.toml", include_str!("../../demo/shop.toml"));

/// All that the sample shop has. Ids are new each time, and agree with each other.
#[derive(Clone, Debug)]
pub struct DemoShop {
    /// The starter library.
    pub replies: Vec<Reply>,
    pub facts: Vec<Fact>,
    pub pieces: Vec<Piece>,
    pub buyers: Vec<Buyer>,
    pub orders: Vec<Order>,
    /// Oldest first, all before today.
    pub journal: Vec<Entry>,
    /// What waits for an answer.
    pub messages: Vec<Message>,
    pub reminders: Vec<Reminder>,
}

/// The sample shop as it looks today.
///
/// # Errors
///
/// Where a file has a mistake, which the project's tests rule out.
pub fn demo(now: &Zoned) -> Result<DemoShop, Error> {
    let file: File = embedded(SHOP)?;
    let day = Day { now };
    let replies = starter_library(&Language::english())?;
    let pieces = keyed(file.piece.into_iter().map(|piece| (piece.key.clone(), piece.into_model())));
    let buyers = keyed(file.buyer.into_iter().map(|buyer| (buyer.key.clone(), buyer.into_model(day))));
    let orders = file.order.into_iter().map(|order| order.into_model(day, &pieces, &buyers));
    let orders = orders.collect::<Result<Vec<_>, Error>>()?;
    let journal = file.copied.into_iter().map(|line| line.into_model(day, &replies, &buyers, &orders));
    let journal = journal.collect::<Result<_, Error>>()?;
    let messages = file.message.into_iter().map(|message| message.into_model(day, &buyers, &orders));
    let messages = messages.collect::<Result<_, Error>>()?;
    let reminders = file.reminder.into_iter().map(|reminder| reminder.into_model(day, &replies, &buyers));
    let reminders = reminders.collect::<Result<_, Error>>()?;
    let facts = facts(file.facts, file.facts_in, day)?;
    Ok(DemoShop {
        replies,
        facts,
        pieces: values(pieces),
        buyers: values(buyers),
        orders,
        journal,
        messages,
        reminders,
    })
}

/// The facts that the shop has, and those of the starter library that nobody has filled in yet.
fn facts(
    mut given: toml::Table,
    given_in: BTreeMap<String, BTreeMap<String, String>>,
    day: Day<'_>,
) -> Result<Vec<Fact>, Error> {
    let mut facts: Vec<Fact> = starter_facts()?.iter().map(StarterFact::fact).collect();
    for fact in &mut facts {
        if let Some(toml::Value::String(value)) = given.remove(&fact.name) {
            fact.value = value;
            fact.checked_on = Some(day.date(-20));
        }
    }
    let more = |(name, value): (String, toml::Value)| Fact {
        id: Id::new(),
        name,
        value: value.as_str().unwrap_or_default().to_owned(),
        translations: Vec::new(),
        checked_on: Some(day.date(-20)),
        sensitive: false,
        channels: Vec::new(),
    };
    facts.extend(given.into_iter().map(more));
    for (code, said) in given_in {
        let language: Language = code.parse().map_err(|_no_code| unknown("language", &code))?;
        for (name, text) in said {
            let fact = facts.iter_mut().find(|fact| fact.name == name).ok_or_else(|| unknown("fact", &name))?;
            fact.translations.push(Translation { language: language.clone(), text, source: fact.value.clone() });
        }
    }
    Ok(facts)
}

/// Days counted from today.
#[derive(Clone, Copy)]
struct Day<'n> {
    now: &'n Zoned,
}

impl Day<'_> {
    fn date(self, days: i32) -> Date {
        self.now.date().saturating_add(Span::new().days(days))
    }

    /// The day, or the Monday after where it is a weekend: Marta promises nothing for a Sunday.
    fn working_day(self, days: i32) -> Date {
        let days = match self.date(days).weekday() {
            Weekday::Saturday => days + 2,
            Weekday::Sunday => days + 1,
            _ => days,
        };
        self.date(days)
    }

    /// A moment of a day, never later than now.
    fn at(self, days: i32, time: Time) -> Timestamp {
        let moment = self.date(days).to_datetime(time).to_zoned(self.now.time_zone().clone());
        moment.map_or(self.now.timestamp(), |moment| moment.timestamp().min(self.now.timestamp()))
    }
}

type Keyed<T> = Vec<(String, T)>;

fn keyed<T>(all: impl Iterator<Item = (String, T)>) -> Keyed<T> {
    all.collect()
}

fn values<T>(all: Keyed<T>) -> Vec<T> {
    all.into_iter().map(|(_, value)| value).collect()
}

fn find<'a, T>(all: &'a Keyed<T>, kind: &'static str, key: &str) -> Result<&'a T, Error> {
    all.iter().find(|(name, _)| name == key).map(|(_, value)| value).ok_or_else(|| unknown(kind, key))
}

fn unknown(kind: &'static str, name: &str) -> Error {
    Error::new(SHOP.0.as_ref(), None, Problem::UnknownReference { kind, name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Kind, State};

    fn shop() -> DemoShop {
        demo(&"2026-11-24T10:00[Europe/Warsaw]".parse().unwrap()).unwrap()
    }

    #[test]
    fn anna_is_there_as_the_sketches_show_her() {
        let shop = shop();
        let anna = shop.buyers.iter().find(|buyer| buyer.name == "Anna Nowak").unwrap();
        assert_eq!((anna.kind, anna.channel()), (Some(Kind::InAHurry), Some(&Channel::new("allegro"))));
        let order = shop.orders.iter().find(|order| order.number == "2041").unwrap();
        assert_eq!((order.buyer, order.state), (Some(anna.id), State::Ready));
        assert_eq!(order.total.unwrap().to_string(), "86.00 PLN");
        assert_eq!(order.promised.unwrap().to_string(), "2026-11-27");
        let address = shop.replies.iter().find(|reply| reply.shortcut.as_str() == "pickup-address").unwrap();
        assert!(address.languages().contains(&"pl".parse().unwrap()));
        assert!(shop.journal.iter().any(|entry| entry.buyer == Some(anna.id) && entry.replies.contains(&address.id)));
    }

    #[test]
    fn the_shop_is_busy_enough_to_look_around() {
        let shop = shop();
        assert!(
            shop.buyers.len() >= 10 && shop.orders.len() >= 14 && shop.pieces.len() >= 6 && shop.journal.len() >= 25
        );
        let languages: std::collections::BTreeSet<_> = shop.buyers.iter().map(|buyer| &buyer.language).collect();
        assert!(languages.len() >= 6);
        for state in State::ALL {
            assert!(shop.orders.iter().any(|order| order.state == *state), "{state:?}");
        }
    }

    #[test]
    fn sums_are_right_and_times_in_order() {
        let shop = shop();
        for order in &shop.orders {
            assert!(order.history.is_sorted_by_key(|change| change.at), "{}", order.number);
            let Some(total) = order.total else { continue };
            let items = order.items.iter().map(|item| item.price.unwrap().minor * i64::from(item.quantity));
            let sum = items.sum::<i64>() + order.postage.map_or(0, |postage| postage.minor);
            assert_eq!(sum, total.minor, "{}", order.number);
        }
        assert!(shop.journal.is_sorted_by_key(|entry| entry.at));
    }

    #[test]
    fn any_day_is_a_good_day_for_a_demo() {
        for now in ["2024-02-29T00:00[Europe/Warsaw]", "2027-01-01T00:01[Pacific/Auckland]", "9999-12-30T12:00[UTC]"] {
            let now: Zoned = now.parse().unwrap();
            let shop = demo(&now).unwrap();
            assert!(shop.journal.iter().all(|entry| entry.at <= now.timestamp()));
        }
    }
}
