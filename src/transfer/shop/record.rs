//! One thing of a shop as both forms write it: its fields by their place in the table of kinds.

use jiff::Timestamp;

use super::kinds::{Field, Holds, Kind, Part, Presence};
use crate::model::{Id, Money};

/// One thing with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: Id,
    /// When it or a part of it was last changed; `None` where the file does not say.
    pub updated_at: Option<Timestamp>,
    /// One for each field of its kind; `None` where the file says nothing of it.
    pub values: Vec<Option<Value>>,
    /// One for each list of its kind; `None` where the file says nothing of it.
    pub parts: Vec<Option<Vec<PartRecord>>>,
}

/// One part of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRecord {
    /// Where it has an `id` of its own, and the file says it.
    pub id: Option<Id>,
    /// One for each field.
    pub values: Vec<Value>,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Not known.
    Nothing,
    Text(String),
    /// A count; a moment in milliseconds since 1970.
    Number(i64),
    Flag(bool),
    Id(Id),
    Money(Money),
    Texts(Vec<String>),
    /// Links with their channels, headers with what they mean.
    Pairs(Vec<[String; 2]>),
}

impl Record {
    /// A thing of which nothing is said.
    #[must_use]
    pub fn unsaid(kind: &Kind, id: Id) -> Self {
        Self { id, updated_at: None, values: vec![None; kind.fields.len()], parts: vec![None; kind.parts.len()] }
    }

    /// What people know it by.
    #[must_use]
    pub fn label(&self, kind: &Kind) -> &str {
        let label = kind.field(kind.label).and_then(|field| self.values.get(field)?.as_ref());
        match label {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The field of a new thing that is needed and not said, if there is one.
    #[must_use]
    pub fn lacks(&self, kind: &Kind) -> Option<&'static str> {
        let mut pairs = kind.fields.iter().zip(&self.values);
        pairs.find(|(field, value)| field.presence == Presence::Needed && value.is_none()).map(|(field, _)| field.name)
    }

    /// Two fields that go against each other, if there are any: what the database does not take either.
    #[must_use]
    pub fn contradiction(&self, kind: &Kind) -> Option<[&'static str; 2]> {
        let value = |name| kind.field(name).and_then(|field| self.values.get(field)?.as_ref());
        match kind.name {
            "days_off" => match (value("first"), value("last")) {
                // Days are written so that the later is the greater text.
                (Some(Value::Text(first)), Some(Value::Text(last))) if first > last => Some(["first", "last"]),
                _ => None,
            },
            "remembered" => match (value("buyer_id"), value("order_id")) {
                (Some(Value::Id(_)), Some(Value::Id(_))) => Some(["buyer_id", "order_id"]),
                _ => None,
            },
            _ => None,
        }
    }

    /// The thing with what is not said taken from what is there already, or empty where nothing is.
    #[must_use]
    pub fn over(mut self, kind: &Kind, there: Option<&Self>) -> Self {
        for (index, (value, field)) in self.values.iter_mut().zip(kind.fields).enumerate() {
            let old = || there.and_then(|there| there.values.get(index)?.clone());
            *value = value.take().or_else(old).or_else(|| Some(field.empty()));
        }
        for (index, part) in self.parts.iter_mut().enumerate() {
            let old = || there.and_then(|there| there.parts.get(index)?.clone());
            *part = part.take().or_else(old).or_else(|| Some(Vec::new()));
        }
        self
    }

    /// Whether both say the same, whatever the identities and dates of them and their parts are.
    #[must_use]
    pub fn says_what(&self, other: &Self) -> bool {
        let same_parts = |one: &Option<Vec<PartRecord>>, other: &Option<Vec<PartRecord>>| match (one, other) {
            (Some(one), Some(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.values == other.values)
            }
            (one, other) => one.is_none() && other.is_none(),
        };
        self.values == other.values && self.parts.iter().zip(&other.parts).all(|(one, other)| same_parts(one, other))
    }

    /// Whether it is what is left of a reply of the starter library that was removed: it says nothing but what the library said of it.
    #[must_use]
    pub fn is_remnant(&self, kind: &Kind) -> bool {
        let parts = |name: &str| {
            let of_name = kind.parts.iter().zip(&self.parts).find(|(part, _)| part.name == name);
            of_name.and_then(|(_, records)| records.as_ref()).map_or(0, Vec::len)
        };
        kind.name == "replies"
            && ["titles", "asks", "variants"].iter().all(|name| parts(name) == 0)
            && parts("shipped") > 0
    }

    /// Every reference to another thing, to be changed.
    pub fn references(&mut self) -> impl Iterator<Item = &mut Id> {
        let own = self.values.iter_mut().flatten();
        let parts = self.parts.iter_mut().flatten().flatten().flat_map(|part| &mut part.values);
        own.chain(parts).filter_map(|value| match value {
            Value::Id(id) => Some(id),
            _ => None,
        })
    }
}

impl Field {
    /// What stands in it where nothing was said.
    #[must_use]
    pub const fn empty(&self) -> Value {
        if matches!(self.presence, Presence::Optional) {
            return Value::Nothing;
        }
        match self.holds {
            Holds::Flag => Value::Flag(false),
            Holds::Count | Holds::Instant => Value::Number(0),
            Holds::Texts | Holds::LongTexts | Holds::Channels | Holds::Situations | Holds::Weekdays => {
                Value::Texts(Vec::new())
            }
            Holds::Links | Holds::Columns | Holds::StateWords => Value::Pairs(Vec::new()),
            _ => Value::Text(String::new()),
        }
    }
}

impl Part {
    /// A part of which these values are said, by field; what is not said is empty.
    ///
    /// # Errors
    /// The name of a field that is needed and not said.
    pub fn of(&self, id: Option<Id>, said: Vec<Option<Value>>) -> Result<PartRecord, &'static str> {
        let value = |(field, value): (&Field, Option<Value>)| match value {
            None if field.presence == Presence::Needed => Err(field.name),
            value => Ok(value.unwrap_or_else(|| field.empty())),
        };
        let values = self.fields.iter().zip(said).map(value).collect::<Result<_, _>>()?;
        Ok(PartRecord { id, values })
    }
}
