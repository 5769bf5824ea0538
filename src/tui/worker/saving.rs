//! What a form would do or has done, and which of its answers is in the way.

use crate::desk::{self, Record, Saved, Saving, Thing};
use crate::model::{Id, Reply};
use crate::report::{Reported, orders};
use crate::tui::ask::{Answers, Ask};
use crate::tui::message::Answer;

use super::Worker;

impl Worker {
    /// Writes a record. What cannot be written says which field is in the way.
    pub(super) fn save_record(&mut self, saving: Saving, draft: Option<Id>) -> Result<Answer, desk::Error> {
        let (what, id) = (saving.record.thing(), saving.record.id());
        let is_new = saving.before.is_none();
        match self.desk.save_record_from(saving, draft) {
            Ok(Saved::Done(record)) => {
                let has_namesake = match &record {
                    Record::Buyer(buyer) if is_new => self.desk.has_namesake(buyer)?,
                    _ => false,
                };
                let odd = match &record {
                    Record::Order(order) => {
                        let twins = self.desk.same_number(order)?;
                        let twice = orders::number_twice(&self.messages, order, &twins);
                        twice.into_iter().chain(orders::oddities(&self.messages, order)).collect()
                    }
                    Record::Buyer(_) | Record::Piece(_) => Vec::new(),
                };
                Ok(Answer::RecordSaved { record: Box::new(record), has_namesake, odd })
            }
            Ok(Saved::Changed(None)) => Ok(Answer::RecordChanged(None)),
            Ok(Saved::Changed(Some(_))) => Ok(Answer::RecordChanged(Some(Box::new(self.desk.open_record(what, id)?)))),
            Err(failure) => match field_in_the_way(&failure) {
                Some(field) => Ok(Answer::RecordRefused { field, report: failure.report(&self.messages) }),
                None => Err(failure),
            },
        }
    }

    /// Writes a reply, unless it is no longer what was opened.
    pub(super) fn save_reply(
        &mut self,
        opened: Option<&Reply>,
        reply: &Reply,
        draft: Option<Id>,
    ) -> Result<Answer, desk::Error> {
        match self.desk.save_reply_from(opened, reply, draft) {
            Ok(()) => Ok(Answer::Saved { shortcut: reply.shortcut.to_string() }),
            Err(desk::Error::ChangedMeanwhile { .. }) => match self.desk.reply(reply.id) {
                Ok(now) => Ok(Answer::ReplyChanged(Some(Box::new(now)))),
                Err(desk::Error::NotFound { .. }) => Ok(Answer::ReplyChanged(None)),
                Err(failure) => Err(failure),
            },
            Err(failure) => Err(failure),
        }
    }

    /// What Enter would do with the answers of a form, or which of them is in the way. What fails otherwise is said when it is done.
    pub(super) fn would(&self, question: u64, ask: Ask, answers: &Answers) -> Answer {
        match ask.read(&self.desk, &self.messages, answers) {
            Ok(would) => Answer::Would { question, would },
            Err(failure) => match field_in_the_way(&failure) {
                Some(field) => Answer::WouldNot { question, field, problem: failure.report(&self.messages).message },
                None => Answer::Would { question, would: String::new() },
            },
        }
    }
}

/// The field of a record that keeps it from being written.
pub(super) const fn field_in_the_way(failure: &desk::Error) -> Option<&'static str> {
    match failure {
        desk::Error::Taken { what: Thing::Buyer, .. } => Some("handles"),
        desk::Error::Taken { what: Thing::Order, .. } => Some("number"),
        desk::Error::OtherCurrency { .. } => Some("amount"),
        desk::Error::Empty { field, .. } | desk::Error::TooLong { field, .. } | desk::Error::Unfit { field, .. } => {
            Some(field)
        }
        desk::Error::NotFound { what: Thing::Buyer, .. } | desk::Error::Ambiguous { what: Thing::Buyer, .. } => {
            Some("buyer")
        }
        desk::Error::NotFound { what: Thing::Reply, .. } | desk::Error::Ambiguous { what: Thing::Reply, .. } => {
            Some("reply")
        }
        _ => None,
    }
}
