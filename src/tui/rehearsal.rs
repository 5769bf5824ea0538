//! The interface without a terminal: keys in, frames out, everything done at once and in order. For tests, for benches and
//! for the picture in the README; the clipboard is a list.

use std::collections::VecDeque;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::clipboard::{Outcome, Route};
use crate::desk::Desk;
use crate::i18n::Messages;
use crate::model::Language;

use super::keymap::Keymap;
use super::message::{Effect, Msg};
use super::model::Model;
use super::terminal::{Input, Paste};
use super::theme::Theme;
use super::update;
use super::view;
use super::worker::Worker;

/// A running interface that nobody looks at.
#[derive(Debug)]
pub struct Rehearsal {
    pub model: Model,
    worker: Worker,
    /// What was copied, oldest first.
    pub clipboard: Vec<String>,
    /// What becomes of the next copies.
    pub outcome: Outcome,
    /// Whether the interface has ended.
    pub ended: bool,
}

impl Rehearsal {
    /// An interface of this size on a desk, with the list on the screen and every reply searchable.
    pub fn new(desk: Desk, keymap: Keymap, theme: Theme, size: (u16, u16)) -> Self {
        let messages = Arc::new(Messages::new(&Language::english()));
        let mut rehearsal = Self {
            model: Model::new(Arc::clone(&messages), keymap, theme, size),
            worker: Worker::new(desk, messages),
            clipboard: Vec::new(),
            outcome: Outcome::Checked { route: Route::X11 },
            ended: false,
        };
        let effects = update::start(&mut rehearsal.model);
        rehearsal.perform(effects);
        let shop = rehearsal.worker.prepare();
        rehearsal.worker.tidy();
        rehearsal.take(Msg::Answer(shop));
        if let Some(expired) = rehearsal.worker.expired() {
            rehearsal.take(Msg::Answer(expired));
        }
        rehearsal.count_due();
        rehearsal
    }

    /// Something happens, and everything that follows from it.
    pub fn take(&mut self, msg: Msg) {
        let effects = update::update(&mut self.model, msg);
        self.perform(effects);
    }

    /// Types keys: letters as they are, others by name in angle brackets (`pick<enter><ctrl-t>anna`). A name that is none
    /// is typed letter by letter. `<paste:…>` pastes what stands in it.
    pub fn keys(&mut self, keys: &str) {
        for input in typed(keys) {
            self.take(Msg::Input(input));
        }
    }

    /// The same faster than anything is answered.
    #[cfg(test)]
    pub(super) fn keys_at_once(&mut self, keys: &str) {
        let effects =
            typed(keys).into_iter().flat_map(|input| update::update(&mut self.model, Msg::Input(input))).collect();
        self.perform(effects);
    }

    /// The desk, for what another program does meanwhile.
    #[cfg(test)]
    pub(super) const fn desk(&mut self) -> &mut Desk {
        self.worker.desk()
    }

    /// The terminal vanishes.
    #[cfg(test)]
    pub(super) fn hang_up(&mut self) {
        self.take(Msg::Input(Input::HangUp));
    }

    /// How many drafts there are.
    #[cfg(test)]
    pub(super) fn drafts(&self) -> usize {
        self.worker.count_drafts()
    }

    /// The next start of the program, on the same records.
    #[cfg(test)]
    pub(super) fn start_again(&mut self) {
        let model = &self.model;
        let keymap = Keymap::new(&std::collections::BTreeMap::new()).expect("the table's keys are sound");
        self.model = Model::new(Arc::clone(&model.messages), keymap, model.theme, model.size);
        self.ended = false;
        let effects = update::start(&mut self.model);
        self.perform(effects);
        let shop = self.worker.prepare();
        self.take(Msg::Answer(shop));
    }

    /// Looks at what another program has changed, as the worker does twice a second.
    #[cfg(test)]
    pub(super) fn look_after_others(&mut self) {
        if let Some(news) = self.worker.news() {
            self.take(Msg::Answer(news));
        }
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) {
        self.take(Msg::Input(pasted(text)));
    }

    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        let mut queue: VecDeque<Effect> = effects.into();
        while let Some(effect) = queue.pop_front() {
            let msg = match effect {
                Effect::Clipboard(ready) => {
                    if !matches!(self.outcome, Outcome::NotCopied { .. }) {
                        self.clipboard.push(ready.text.as_str().to_owned());
                    }
                    Some(Msg::Copied { ready, outcome: self.outcome.clone() })
                }
                Effect::ReadClipboard(purpose) => {
                    let read = Ok(self.clipboard.last().cloned().unwrap_or_default());
                    Some(Msg::ClipboardRead { purpose, read })
                }
                Effect::EditOutside(_) => Some(Msg::EditedOutside(Ok(None))),
                Effect::Quit => {
                    self.ended = true;
                    None
                }
                Effect::Redraw | Effect::Suspend | Effect::Resume => None,
                other => self.worker.run(other).map(Msg::Answer),
            };
            if let Some(msg) = msg {
                queue.extend(update::update(&mut self.model, msg));
            }
        }
        self.count_due();
    }

    fn count_due(&mut self) {
        if let Some(count) = self.worker.due_count_anew() {
            update::update(&mut self.model, Msg::Answer(count));
        }
    }

    /// The frame, and where the cursor is.
    pub fn frame(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.model.size;
        let area = Rect { x: 0, y: 0, width, height };
        let mut buffer = Buffer::empty(area);
        let cursor = view::draw(&self.model, area, &mut buffer);
        (buffer, cursor)
    }

    /// The frame as lines of text, without the blanks at their ends.
    pub fn screen(&self) -> String {
        lines_of(&self.frame().0)
    }
}

/// A frame as lines of text, without the blanks at their ends.
pub(super) fn lines_of(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width.max(1));
    let line = |cells: &[ratatui::buffer::Cell]| {
        let mut text = String::new();
        let mut skip = 0;
        for cell in cells {
            if skip == 0 {
                text.push_str(cell.symbol());
            }
            skip = crate::text::width(cell.symbol()).max(skip).saturating_sub(1);
        }
        text.trim_end().to_owned()
    };
    buffer.content.chunks(width).map(line).collect::<Vec<_>>().join("\n")
}

/// Keys as they come from a terminal.
pub(super) fn typed(keys: &str) -> Vec<Input> {
    let mut inputs = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        if let Some((text, after)) = rest.strip_prefix("<paste:").and_then(|after| after.split_once('>')) {
            rest = after;
            inputs.push(pasted(text));
            continue;
        }
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        let key = named.and_then(|(name, after)| Some((crokey::parse(name).ok()?, after)));
        let event = if let Some((key, after)) = key {
            rest = after;
            KeyEvent::new(*key.codes.first(), key.modifiers)
        } else {
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)
        };
        inputs.push(Input::Key(event));
    }
    inputs
}

fn pasted(text: &str) -> Input {
    Input::Paste(Paste { text: crate::text::sanitise(text).into_owned(), cut: false })
}
