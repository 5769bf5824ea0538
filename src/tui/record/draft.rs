//! What was typed into a form that was never saved, kept as a draft: a title for people, then every field with its name.
//!
//! ```text
//! buyer Heike Brandt
//! name: Heike Brandt
//! address: Lindenweg 9
//!   89999 Ulm
//! ```

use crate::desk::{Record, Thing, Unfinished};
use crate::i18n::Messages;
use crate::model::{Buyer, Draft, Id, Order, Piece};

use super::RecordForm;

/// What the place of such a draft begins with.
const PLACE: &str = "record";

/// What stands before the second line of a field, and every other.
const FURTHER: &str = "  ";

/// What was being described when a form was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Described {
    /// Somebody or something that is in the records.
    Known(Thing, Id),
    /// Somebody or something new, as it was before anything was typed.
    New(Box<Record>),
}

impl Described {
    /// What a draft is of; `None` where it was left elsewhere than on a form.
    pub fn of(draft: &Draft) -> Option<Self> {
        let mut place = draft.place.split_whitespace();
        let (PLACE, what, id) = (place.next()?, place.next()?, place.next()) else { return None };
        let what = [Thing::Buyer, Thing::Order, Thing::Piece].into_iter().find(|thing| thing.word() == what)?;
        if let Some(id) = id {
            return Some(Self::Known(what, id.parse().ok()?));
        }
        Some(Self::New(Box::new(match what {
            Thing::Buyer => Record::Buyer(Box::new(Buyer::named(""))),
            Thing::Order => Record::Order(Box::new(Order { buyer: draft.buyer, ..Order::numbered("") })),
            _ => Record::Piece(Box::new(Piece::named(""))),
        })))
    }
}

impl RecordForm {
    /// What was typed and is nowhere else; `None` where nothing was.
    pub fn unfinished(&self, messages: &Messages) -> Option<Unfinished> {
        if !self.is_changed() {
            return None;
        }
        let record = &self.opened.record;
        let mut place = format!("{PLACE} {}", record.thing().word());
        if !self.opened.is_new {
            place = format!("{place} {}", record.id());
        }
        // The first field is what it is called.
        let name = self.fields.first().map(super::Entry::text).unwrap_or_default();
        let what = messages.member("thing", record.thing().word());
        let mut text = messages.with("record-title", &[("what", what.into()), ("name", name.into())]);
        let is_blank =
            |field: &super::Entry| field.text().is_empty() || matches!(field.input, super::Input::Switch(false));
        let is_said = |field: &&super::Entry| field.is_changed() || (self.opened.is_new && !is_blank(field));
        for field in self.fields.iter().filter(is_said) {
            let value = field.text().replace('\n', &format!("\n{FURTHER}"));
            text.extend(["\n", field.name, ": ", &value]);
        }
        let buyer = match record {
            Record::Buyer(buyer) if !self.opened.is_new => Some(buyer.id),
            Record::Order(order) => order.buyer,
            Record::Buyer(_) | Record::Piece(_) => None,
        };
        Some(Unfinished { place, text, buyer, reply: None, draft: self.draft })
    }

    /// Takes up what was typed before; beside each field is said what the records hold.
    pub fn take_up(&mut self, messages: &Messages, draft: &Draft) {
        let mut values: Vec<(&str, String)> = Vec::new();
        for line in draft.text.lines().skip(1) {
            match (line.strip_prefix(FURTHER), line.split_once(':'), values.last_mut()) {
                (Some(further), _, Some((_, value))) => {
                    value.push('\n');
                    value.push_str(further);
                }
                (_, Some((name, value)), _) => values.push((name, value.trim().to_owned())),
                _ => {}
            }
        }
        for (name, value) in values {
            if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
                field.set(&value);
            }
        }
        self.draft = Some(draft.id);
        self.check(messages);
        let is_new = self.opened.is_new;
        for field in self.fields.iter_mut().filter(|field| !is_new && field.is_changed() && field.hint.is_none()) {
            let there = field.before.lines().collect::<Vec<_>>().join(" / ");
            field.hint = Some(messages.with("record-now", &[("there", there.into())]));
        }
        self.active = self.fields.iter().position(super::Entry::is_changed).unwrap_or(0);
    }
}
