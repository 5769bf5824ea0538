//! Does what the interface asks of the desk, one thing after the other, on a thread of its own.

mod backing;
mod guarding;
mod saving;
mod shown;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::clipboard::Outcome;
use crate::desk::{self, Desk, NewMessage, Unfinished};
use crate::i18n::Messages;
use crate::model::{Entry, Id, Pinned};
use crate::report::{Reported, due};

use super::ask::{Ask, newcomer};
use super::message::{Answer, DueName, Effect, Why, WithDue};
use super::page::PageKind;
use super::record::draft::Described;

use backing::Backing;
use guarding::Guard;
use saving::field_in_the_way;

/// How often other open programs are looked after (design: twice a second).
const LOOK_AFTER_OTHERS: Duration = Duration::from_millis(500);

/// After so many looks in vain what is due is counted anew: a minute.
const COUNT_AGAIN: u32 = 120;

/// Lines of the list of replies that are ever shown at once, with some to scroll.
const LIST: usize = 60;
/// Replies that may answer a message; what comes later hardly does.
const SUGGESTIONS: usize = 12;
/// Lines of the journal.
const JOURNAL: usize = 200;

/// The desk, and the words for what it answers.
#[derive(Debug)]
pub struct Worker {
    desk: Desk,
    messages: Arc<Messages>,
    /// How many lines are due, as was said last.
    due: usize,
    /// Whether something was done since they were counted.
    is_changed: bool,
    backing: Backing,
    guard: Guard,
    /// Whether what is kept no longer has been let go of.
    is_tidy: bool,
    /// How often somebody was erased, as was known last.
    erasures: u64,
    /// How many texts were emptied at the start and nobody has been told of.
    expired: usize,
}

impl Worker {
    pub fn new(desk: Desk, messages: Arc<Messages>) -> Self {
        let erasures = desk.erasures();
        Self {
            desk,
            messages,
            due: 0,
            is_changed: true,
            backing: Backing::default(),
            guard: Guard::default(),
            is_tidy: false,
            erasures,
            expired: 0,
        }
    }

    #[cfg(test)]
    pub(super) const fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }

    /// How many drafts there are, those included that are not offered yet.
    #[cfg(test)]
    pub(super) fn count_drafts(&self) -> usize {
        self.desk.drafts().expect("the records can be read").len()
    }

    /// Serves the interface until it has gone: first the index, then whatever is asked. `answer` returns whether anybody
    /// still listens.
    pub fn serve(mut self, asked: &Receiver<Effect>, answer: impl FnMut(Answer) -> bool) {
        self.serve_until_gone(asked, answer);
        if !self.guard.has_looked() {
            self.desk.look_before_writing();
        }
        self.tidy();
        self.backing.end(&mut self.desk);
    }

    fn serve_until_gone(&mut self, asked: &Receiver<Effect>, mut answer: impl FnMut(Answer) -> bool) {
        let shop = self.prepare();
        if !answer(shop) {
            return;
        }
        let mut idle = 0_u32;
        loop {
            // What is due changes with what is done, and with the hour.
            if (std::mem::take(&mut self.is_changed) || idle == COUNT_AGAIN)
                && self.due_count().is_some_and(|count| !answer(count))
            {
                return;
            }
            idle %= COUNT_AGAIN;
            let effects = match asked.recv_timeout(LOOK_AFTER_OTHERS) {
                Ok(first) => std::iter::once(first).chain(asked.try_iter()).collect(),
                Err(RecvTimeoutError::Timeout) => {
                    idle += 1;
                    if self.look_after_file().is_some_and(|trouble| !answer(trouble)) {
                        return;
                    }
                    // It writes, so it waits until it is known that the file is sound.
                    if self.guard.has_looked() {
                        self.tidy();
                    }
                    if self.expired().is_some_and(|expired| !answer(expired)) {
                        return;
                    }
                    if self.news().is_some_and(|news| !answer(news)) {
                        return;
                    }
                    self.study();
                    let told = self.backing.look(&mut self.desk, &self.messages);
                    if matches!(told, Some(Answer::BackedUp(Err(_)))) {
                        // It may be the records that are damaged, or the disk that the backups are on.
                        self.guard.look_again();
                    }
                    if told.is_some_and(|told| !answer(told)) {
                        return;
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            for effect in without_overtaken(effects) {
                if let Some(reply) = self.run(effect)
                    && !answer(reply)
                {
                    return;
                }
            }
        }
    }

    /// Makes every reply searchable and says what there is.
    pub fn prepare(&mut self) -> Answer {
        let result = self.desk.build_index().and_then(|()| self.desk.shop());
        result.map_or_else(|failure| self.failed(&failure), Answer::Shop)
    }

    /// Lets go of what is kept no longer, once.
    pub fn tidy(&mut self) {
        if std::mem::replace(&mut self.is_tidy, true) {
            return;
        }
        match self.desk.tidy() {
            Ok(expired) => self.expired = expired,
            // The log is then tidied another day.
            Err(failure) => {
                tracing::warn!(error = ?std::mem::discriminant(&failure), "the change log could not be tidied");
            }
        }
    }

    /// That texts were emptied at the start, where any were: said once.
    pub fn expired(&mut self) -> Option<Answer> {
        Some(std::mem::take(&mut self.expired)).filter(|count| *count > 0).map(Answer::Expired)
    }

    /// Learns anew what has changed while nobody asks for anything, so that the next message need not wait for it.
    fn study(&mut self) {
        if let Err(failure) = self.desk.keep_knowledge_fresh() {
            tracing::warn!(error = ?std::mem::discriminant(&failure), "the library could not be learnt");
        }
    }

    /// What is wrong with the file from now on, or no more.
    pub fn look_after_file(&mut self) -> Option<Answer> {
        self.guard.look(&mut self.desk, &self.messages)
    }

    /// What another program has changed meanwhile.
    pub fn news(&mut self) -> Option<Answer> {
        match self.desk.catch_up() {
            Ok(true) => {
                self.is_changed = true;
                let erasures = self.desk.erasures();
                let erased = std::mem::replace(&mut self.erasures, erasures) != erasures;
                Some(Answer::Changed { erased })
            }
            Ok(false) => None,
            Err(failure) => Some(self.failed(&failure)),
        }
    }

    /// Does one thing. What is not the desk's business is nobody's here.
    pub fn run(&mut self, effect: Effect) -> Option<Answer> {
        let result = match effect {
            Effect::List { question, typed, composition } => self
                .desk
                .list(&typed, &composition, LIST)
                .map(|(rows, preview)| Answer::Listed { question, rows, preview: preview.map(Box::new) }),
            Effect::Preview { question, composition } => self
                .desk
                .preview(&composition)
                .map(|preview| Answer::Previewed { question, preview: preview.map(Box::new) }),
            Effect::Suggest { question, message, composition } => self
                .desk
                .answers(&message, &composition, SUGGESTIONS)
                .map(|(understanding, rows, preview)| Answer::Understood {
                    question,
                    understanding: Box::new(understanding),
                    rows,
                    preview: preview.map(Box::new),
                }),
            Effect::Sketch { question, source } => {
                self.desk.sketch(&source).map(|sketch| Answer::Sketched { question, sketch: Box::new(sketch) })
            }
            Effect::Review { question, text, composition } => {
                self.desk.review_text(&text, &composition).map(|concerns| Answer::Reviewed { question, concerns })
            }
            Effect::Look { question, looking, typed, pins } => {
                self.look(looking, &typed, pins).map(|choices| Answer::Choices { question, choices })
            }
            Effect::Ask(ask) => ask.form(&self.desk, &self.messages).map(|form| Answer::Form(Box::new(form))),
            Effect::Write(letter) => {
                letter.write(&self.desk, &self.messages).map(|written| Answer::Letter(Box::new(written)))
            }
            Effect::ReadAnswers { question, ask, answers } => Ok(self.would(question, ask, &answers)),
            Effect::Page { question, kind } => match self.sheet(kind) {
                Ok(sheet) => Ok(Answer::Page { question, sheet: Ok(Box::new(sheet)) }),
                Err(desk::Error::NotFound { .. }) => {
                    self.why_gone(kind).map(|why| Answer::Page { question, sheet: Err(why) })
                }
                Err(failure) => Err(failure),
            },
            Effect::WhoIsGone { buyers, orders } => self.desk.erased_among(&buyers).and_then(|buyers| {
                let orders = self.desk.orders_of_nobody(&orders)?;
                Ok(Answer::Gone { buyers, orders })
            }),
            Effect::Pin(pins) => self.desk.pin(pins).and_then(|pinned| self.pinned(pinned)),
            Effect::Repin(pins) => self.desk.pinned(pins).map(|pinned| Answer::Repinned(Box::new(pinned))),
            Effect::Prepare(composition) => {
                let wanted = composition.clone();
                self.desk.prepare(composition).map(|done| prepared(done, wanted))
            }
            Effect::PrepareText { text, composition, draft } => {
                self.desk.prepare_text(&text, composition, draft).map(|ready| Answer::Ready(Box::new(ready)))
            }
            Effect::LookAtEdit { text, composition } => {
                self.desk.edited_reply(&text, &composition).map(|edited| Answer::Edited(edited.map(Box::new)))
            }
            Effect::OpenMessage(id) => self.desk.message(id).map(|line| Answer::Message(Box::new(line))),
            Effect::Newcomer(text) => {
                newcomer::form(&self.desk, &self.messages, &text).map(|form| Answer::Form(Box::new(form)))
            }
            Effect::LastSaid { buyer, reply } => self
                .desk
                .last_said(buyer, reply)
                .map(|(line, is_marked)| Answer::LastSaid { line: line.map(Box::new), is_marked }),
            Effect::PrepareAgain(entry) => self.desk.prepare_again(entry).map(|ready| Answer::Ready(Box::new(ready))),
            Effect::Record { ready, outcome } => Ok(match self.record(&ready, &outcome) {
                Ok(_entry) => Answer::Recorded,
                Err(failure) => Answer::NotRecorded(failure.report(&self.messages)),
            }),
            other => self.change(other)?,
        };
        Some(result.unwrap_or_else(|failure| self.failed(&failure)))
    }

    /// The verbs that change the library, the facts, the people.
    fn change(&mut self, effect: Effect) -> Option<Result<Answer, desk::Error>> {
        self.is_changed |= !only_reads(&effect);
        Some(match effect {
            Effect::Remember { composition, names } => {
                self.desk.remember(&composition, &names).map(|()| Answer::Remembered)
            }
            Effect::Forget { composition, names } => {
                self.desk.forget(&composition, &names).map(|()| Answer::Remembered)
            }
            Effect::Journal { question, typed, buyer } => {
                self.desk.journal(&typed, buyer, JOURNAL).map(|lines| Answer::Journal { question, lines })
            }
            Effect::Retract { entry, why } => self.desk.retract(entry, why).map(|()| Answer::Retracted),
            Effect::OpenReply(id, at) => {
                self.desk.reply_and_age(id).map(|(reply, older)| Answer::Reply { reply: Box::new(reply), at, older })
            }
            Effect::OpenAnswer(messages) => self.blank_for(messages),
            Effect::OpenJoined(composition) => {
                self.desk.join_replies(&composition).map(|joined| Answer::Joined(Box::new(joined)))
            }
            Effect::OpenBlank => Ok(Answer::Blank(self.desk.settings().language.clone())),
            Effect::SaveReply { opened, reply, draft } => self.save_reply(opened.as_deref(), &reply, draft),
            Effect::ArchiveReply(id) => self.desk.archive_reply(id).map(Answer::Archived),
            Effect::KeepDraft(unfinished) => self.desk.keep_draft(&unfinished).map(|()| Answer::Kept),
            Effect::PutAway(unfinished) => self.put_away(&unfinished),
            Effect::KeepUnderWay { place, composition, cools } => {
                self.desk.under_way(place, &composition).and_then(|unfinished| {
                    if cools {
                        return self.put_away(&unfinished);
                    }
                    self.desk.keep_draft(&unfinished).map(|()| Answer::Kept)
                })
            }
            Effect::OpenDraft(id) => self.draft(id),
            Effect::DropDraft(id) => self.desk.drop_draft(id).map(|()| Answer::DraftDropped),
            Effect::OpenRecord(what, id) => self.desk.open_record(what, id).map(opened),
            Effect::OpenNewRecord(record) => self.desk.open_new_record(*record).map(opened),
            Effect::SaveRecord(saving, draft) => self.save_record(*saving, draft),
            Effect::SetState(order, state) => {
                self.desk.set_state(order, state).map(|moved| Answer::StateSet(Box::new(moved.order)))
            }
            Effect::Do(deed) => match deed.perform(&mut self.desk, &self.messages) {
                Ok(done) => Ok(Answer::Done(done)),
                Err(failure) => match field_in_the_way(&failure) {
                    Some(field) => Ok(Answer::NotDone { field, report: failure.report(&self.messages) }),
                    None => Err(failure),
                },
            },
            Effect::Facts => self.desk.fact_answers().map(Answer::Facts),
            Effect::AskSaying(names) => self.saying(&names).map(Answer::Saying),
            Effect::SaveFacts { facts, starter } => {
                self.desk.save_facts(&facts, starter).map(|added| Answer::FactsSaved { replies_added: added })
            }
            Effect::Due { name, with } => self.with_due(name, with),
            Effect::NoteMessage { text, pins } => {
                let new = NewMessage { text, buyer: pins.buyer, order: pins.order, ..NewMessage::default() };
                self.desk.note_message(&new).map(|_message| Answer::MessageNoted)
            }
            Effect::Undo => self.undo(),
            Effect::Redo => self.desk.redo().map(Answer::Redone),
            _ => return None,
        })
    }

    /// The shortcuts of the replies that say any of these facts.
    fn saying(&self, names: &[String]) -> Result<Vec<String>, desk::Error> {
        let mut shortcuts = BTreeSet::new();
        for name in names {
            shortcuts.extend(self.desk.replies_saying(name)?.into_iter().map(|one| one.shortcut.to_string()));
        }
        Ok(shortcuts.into_iter().collect())
    }

    /// Keeps what was written, and asks for how long it is not to be offered.
    fn put_away(&mut self, unfinished: &Unfinished) -> Result<Answer, desk::Error> {
        let draft = self.desk.kept_draft(unfinished)?;
        Ask::Hold(draft).form(&self.desk, &self.messages).map(|form| Answer::Form(Box::new(form)))
    }

    /// A text kept for later, with what it is going to be.
    fn draft(&mut self, id: Id) -> Result<Answer, desk::Error> {
        let (draft, reply, language) = self.desk.draft(id)?;
        if let Some(taken) = self.desk.take_up(&draft)? {
            return Ok(Answer::TakenUp(Box::new(taken)));
        }
        let opened = match Described::of(&draft) {
            None => return Ok(Answer::Draft(Box::new(draft), reply.map(Box::new), language)),
            Some(Described::Known(what, id)) => self.desk.open_record(what, id)?,
            Some(Described::New(record)) => self.desk.open_new_record(*record)?,
        };
        Ok(Answer::OpenedDraft(Box::new(opened), Box::new(draft)))
    }

    /// A new reply to these messages is in the language of the first.
    fn blank_for(&mut self, messages: Vec<String>) -> Result<Answer, desk::Error> {
        let first = messages.first().map_or("", String::as_str);
        let language = self.desk.understand(first, 0)?.language;
        Ok(Answer::BlankFor(language.unwrap_or_else(|| self.desk.settings().language.clone()), messages))
    }

    /// Puts a line of the due list off or away, or hands it over.
    fn with_due(&mut self, name: DueName, with: WithDue) -> Result<Answer, desk::Error> {
        let line = self.desk.due_named(name.as_str())?;
        let today = self.desk.now()?.date();
        match with {
            WithDue::Answer | WithDue::Write => return Ok(Answer::DueLine(Box::new(line), with)),
            WithDue::Snooze => self.desk.snooze(&line, today.tomorrow().unwrap_or(today))?,
            WithDue::Dismiss => self.desk.dismiss(&line)?,
        }
        Ok(Answer::DuePutOff(due::what(&line, today, &self.messages), with))
    }

    fn record(&mut self, ready: &desk::Ready, outcome: &Outcome) -> Result<Option<Entry>, desk::Error> {
        self.is_changed = true;
        self.desk.record(ready, outcome)
    }

    /// Why the thing a page is about is there no longer.
    fn why_gone(&self, kind: PageKind) -> Result<Why, desk::Error> {
        Ok(match kind {
            PageKind::Buyer(id) if !self.desk.erased_among(&[id])?.is_empty() => Why::Erased,
            _ => Why::Removed,
        })
    }

    /// How many lines are due, where something was done since they were counted and it is another number.
    pub fn due_count_anew(&mut self) -> Option<Answer> {
        std::mem::take(&mut self.is_changed).then(|| self.due_count()).flatten()
    }

    /// How many lines are due, where that is another number than was said last.
    pub fn due_count(&mut self) -> Option<Answer> {
        let count = self.desk.due_count().inspect_err(|failure| {
            tracing::warn!(error = ?std::mem::discriminant(failure), "what is due could not be counted");
        });
        let count = count.ok().filter(|count| *count != self.due)?;
        self.due = count;
        Some(Answer::DueCount(count))
    }

    /// Takes back the last change; the first start only stands up to a key pressed once too often.
    fn undo(&mut self) -> Result<Answer, desk::Error> {
        if self.desk.would_undo_first_start()? {
            return Ok(Answer::AtFirstStart);
        }
        self.desk.undo().map(Answer::Undone)
    }

    fn pinned(&self, pinned: Pinned) -> Result<Answer, desk::Error> {
        let buyer = pinned.buyer.as_ref().map(|buyer| buyer.id);
        let open = buyer.map_or(Ok(0), |buyer| self.desk.open_orders_of(buyer))?;
        Ok(Answer::Pinned { pinned: Box::new(pinned), open })
    }

    fn failed(&mut self, failure: &desk::Error) -> Answer {
        if let desk::Error::Store(crate::store::Error::Damaged { .. }) = failure {
            self.guard.read_failed();
        }
        tracing::warn!(error = ?std::mem::discriminant(failure), "the desk could not do what was asked");
        Answer::Failed(failure.report(&self.messages))
    }
}

/// Whether nothing is written for this. What is due takes long to count where there are many orders: whoever opens something
/// would wait for it.
const fn only_reads(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Journal { .. }
            | Effect::AskSaying(_)
            | Effect::OpenReply(..)
            | Effect::OpenAnswer(_)
            | Effect::OpenBlank
            | Effect::OpenDraft(_)
            | Effect::OpenRecord(..)
            | Effect::OpenNewRecord(_)
            | Effect::Facts
    )
}

fn opened(opened: desk::Opened) -> Answer {
    Answer::Opened(Box::new(opened))
}

fn prepared(prepared: desk::Prepared, composition: desk::Composition) -> Answer {
    match prepared {
        desk::Prepared::Ready(ready) => Answer::Ready(ready),
        desk::Prepared::NotWhole(preview) => Answer::NotWhole(preview, Box::new(composition)),
    }
}

/// Leaves out what a later letter has overtaken: lists and previews that nobody will look at any more.
fn without_overtaken(effects: Vec<Effect>) -> Vec<Effect> {
    let last = |wanted: fn(&Effect) -> bool| effects.iter().rposition(wanted);
    let lists = last(|effect| matches!(effect, Effect::List { .. } | Effect::Suggest { .. }));
    let preview = last(|effect| matches!(effect, Effect::Preview { .. }));
    let sketch = last(|effect| matches!(effect, Effect::Sketch { .. }));
    let review = last(|effect| matches!(effect, Effect::Review { .. }));
    let look = last(|effect| matches!(effect, Effect::Look { .. }));
    let answers = last(|effect| matches!(effect, Effect::ReadAnswers { .. }));
    let keeps = |(at, effect): (usize, Effect)| {
        let last = match effect {
            Effect::List { .. } | Effect::Suggest { .. } => lists,
            Effect::Preview { .. } => preview,
            Effect::Sketch { .. } => sketch,
            Effect::Review { .. } => review,
            Effect::Look { .. } => look,
            Effect::ReadAnswers { .. } => answers,
            _ => return Some(effect),
        };
        (last == Some(at)).then_some(effect)
    };
    effects.into_iter().enumerate().filter_map(keeps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Composition;

    #[test]
    fn only_the_last_list_of_a_burst_is_made_and_nothing_else_is_lost() {
        let list = |question, typed: &str| Effect::List {
            question,
            typed: typed.to_owned(),
            composition: Composition::default(),
        };
        let kept = without_overtaken(vec![list(1, "p"), Effect::Undo, list(2, "pi"), list(3, "pic"), Effect::Facts]);
        assert_eq!(kept.len(), 3);
        assert!(matches!(&kept[1], Effect::List { question: 3, typed, .. } if typed == "pic"));
        assert!(matches!(kept[0], Effect::Undo) && matches!(kept[2], Effect::Facts));
    }
}
