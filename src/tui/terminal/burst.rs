//! What nobody typed must not press keys.
//!
//! A buyer's message comes by pasting. Where the terminal brackets a paste, its text may still hold the end of a bracket,
//! and the rest arrives as key presses; where it does not, every line end arrives as Enter. Both arrive faster than anyone
//! types: [`BURST`] keys within [`WINDOW`] are a text, in which Enter is a line end and every other command is dropped.
//!
//! A lone key is never delayed: a burst is recognised by what else came in the same reading. Only a command that comes
//! within [`WINDOW`] of another key is held for that long, and only where the terminal has not confirmed that it brackets
//! pastes ([`Token::Brackets`]).
//!
//! Test tools type fast too: fewer keys than [`BURST`] pass as typed, and so does a longer line without Enter. Inside tmux,
//! which brackets pastes itself, one line with Enter at its end is a tool typing (`tmux send-keys words Enter`).
//!
//! Pure: the time comes in with the tokens.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::decode::{LONGEST_PASTE, Token, keys};
use super::{Input, Paste};
use crate::text::sanitise;

/// So many keys within [`WINDOW`] were not typed. (Seen: pastes arrive within 1 ms, the fastest typists need 50 ms a key.)
const BURST: usize = 8;

/// The time in which keys are counted, and the silence that ends a burst.
const WINDOW: Duration = Duration::from_millis(30);

/// After a paste, commands are dropped for so long: a slow line may bring its end late.
const ASLEEP: Duration = Duration::from_millis(200);

/// After a paste, bursts are looked for at least so long, whatever the terminal has confirmed.
const ALERT: Duration = Duration::from_secs(1);

/// A line typed by a tool inside tmux is not longer than this.
const LONGEST_LINE: usize = 120;

/// Tells typed keys from texts.
#[derive(Debug)]
pub(super) struct Guard {
    /// The terminal says that it brackets pastes.
    confirmed: bool,
    inside_tmux: bool,
    /// When the last keys came; as many as matter.
    recent: VecDeque<Instant>,
    /// Commands that may turn out to be part of a burst, and what came after them, each with the time it came.
    held: VecDeque<(Instant, KeyEvent)>,
    gathered: Option<Gathered>,
    /// When the last paste or burst ended.
    pasted: Option<Instant>,
}

/// A text that is arriving.
#[derive(Debug)]
struct Gathered {
    text: String,
    cut: bool,
    bracketed: bool,
    /// The keys it came as, as long as it may be a line typed by a tool.
    keys: Option<Vec<KeyEvent>>,
    last: Instant,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Types something.
    Text(char),
    /// Ends a line, and does whatever Enter does.
    Enter,
    /// Moves or deletes: harmless in any number, and repeated fast while held down.
    Movement,
    /// Does something.
    Command,
}

fn class(key: &KeyEvent) -> Class {
    let plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    match key.code {
        KeyCode::Char(char) if plain => Class::Text(char),
        KeyCode::Enter if plain => Class::Enter,
        KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right | KeyCode::PageUp | KeyCode::PageDown => {
            Class::Movement
        }
        KeyCode::Home | KeyCode::End | KeyCode::Backspace | KeyCode::Delete if plain => Class::Movement,
        _ => Class::Command,
    }
}

impl Guard {
    /// A guard for a terminal that has confirmed nothing yet.
    pub(super) fn new(inside_tmux: bool) -> Self {
        Self {
            confirmed: false,
            inside_tmux,
            recent: VecDeque::new(),
            held: VecDeque::new(),
            gathered: None,
            pasted: None,
        }
    }

    /// Takes what came in one reading at `now`.
    pub(super) fn push(&mut self, now: Instant, tokens: Vec<Token>, inputs: &mut Vec<Input>) {
        self.tick(now, inputs);
        let mut to_come = tokens.iter().filter(|token| counts(token)).count();
        for token in tokens {
            to_come -= usize::from(counts(&token));
            match token {
                Token::Brackets(on) => self.confirmed = on,
                Token::Paste(paste) => self.paste(now, &paste, inputs),
                Token::PasteEnd => {
                    if let Some(gathered) = &mut self.gathered {
                        gathered.last = now;
                    }
                }
                Token::Mouse(_) if self.gathered.is_some() || self.asleep(now) => {}
                Token::Mouse(mouse) => inputs.push(Input::Mouse(mouse)),
                Token::Key(key) => self.key(now, key, to_come, inputs),
            }
        }
    }

    /// When [`Self::tick`] has something to do, at the latest.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let gathered = self.gathered.as_ref().map(|gathered| gathered.last);
        let held = self.held.front().map(|(came, _)| *came);
        gathered.into_iter().chain(held).min().map(|since| since + WINDOW)
    }

    /// Delivers what is due at `now`.
    pub(super) fn tick(&mut self, now: Instant, inputs: &mut Vec<Input>) {
        while let Some((_, key)) = self.held.pop_front_if(|(came, _)| now >= *came + WINDOW) {
            inputs.push(Input::Key(key));
        }
        if let Some(gathered) = self.gathered.take_if(|gathered| now >= gathered.last + WINDOW) {
            self.finish(gathered, inputs);
        }
    }

    fn key(&mut self, now: Instant, key: KeyEvent, to_come: usize, inputs: &mut Vec<Input>) {
        if let Some(gathered) = &mut self.gathered {
            gathered.key(now, key);
            return;
        }
        let class = class(&key);
        if class == Class::Movement && self.held.is_empty() && !self.asleep(now) {
            inputs.push(Input::Key(key));
            return;
        }
        let alert = self.alert(now);
        while self.recent.pop_front_if(|came| now >= *came + WINDOW).is_some() {}
        if alert && self.recent.len() + 1 + to_come >= BURST {
            self.gather(now, key);
            return;
        }
        let alone = self.recent.is_empty() && to_come == 0;
        if class != Class::Movement {
            self.recent.push_back(now);
        }
        if !self.held.is_empty() {
            self.held.push_back((now, key));
        } else if matches!(class, Class::Text(_)) {
            inputs.push(Input::Key(key));
        } else if self.asleep(now) {
            // Dropped.
        } else if alert && !alone {
            self.held.push_back((now, key));
        } else {
            inputs.push(Input::Key(key));
        }
    }

    /// From here on, keys are a text. Those held are part of it.
    fn gather(&mut self, now: Instant, key: KeyEvent) {
        let mut gathered =
            Gathered { text: String::new(), cut: false, bracketed: false, keys: Some(Vec::new()), last: now };
        for (_, held) in self.held.drain(..) {
            gathered.key(now, held);
        }
        gathered.key(now, key);
        self.gathered = Some(gathered);
    }

    fn paste(&mut self, now: Instant, paste: &Paste, inputs: &mut Vec<Input>) {
        inputs.extend(self.held.drain(..).map(|(_, key)| Input::Key(key)));
        let empty = Gathered { text: String::new(), cut: false, bracketed: true, keys: None, last: now };
        let gathered = self.gathered.get_or_insert(empty);
        gathered.bracketed = true;
        gathered.keys = None;
        gathered.last = now;
        gathered.cut |= paste.cut;
        gathered.push(&paste.text);
    }

    fn finish(&mut self, gathered: Gathered, inputs: &mut Vec<Input>) {
        let Gathered { text, cut, bracketed, keys, last } = gathered;
        self.recent.clear();
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let one_line = !bracketed && !line.contains('\n');
        if let Some(keys) = keys.filter(|_| one_line && self.inside_tmux) {
            inputs.extend(keys.into_iter().map(Input::Key));
            return;
        }
        self.pasted = Some(last);
        if one_line {
            inputs.extend(line.chars().map(|char| Input::Key(keys::character(char))));
        } else {
            inputs.push(Input::Paste(Paste { text: sanitise(&text).into_owned(), cut }));
        }
    }

    /// Bursts are looked for.
    fn alert(&self, now: Instant) -> bool {
        !self.confirmed || self.pasted.is_some_and(|pasted| now < pasted + ALERT)
    }

    /// Commands are dropped.
    fn asleep(&self, now: Instant) -> bool {
        self.pasted.is_some_and(|pasted| now < pasted + ASLEEP)
    }
}

impl Gathered {
    fn key(&mut self, now: Instant, key: KeyEvent) {
        self.last = now;
        self.keys = self.keys.take().filter(|keys| keys.len() < LONGEST_LINE);
        if let Some(keys) = &mut self.keys {
            keys.push(key);
        }
        match class(&key) {
            Class::Text(char) => self.push(char.encode_utf8(&mut [0; 4])),
            Class::Enter => self.push("\n"),
            Class::Movement | Class::Command => {}
        }
    }

    fn push(&mut self, text: &str) {
        let fits = text.floor_char_boundary(LONGEST_PASTE.saturating_sub(self.text.len()));
        self.text.push_str(text.get(..fits).unwrap_or_default());
        self.cut |= fits < text.len();
    }
}

/// Whether a token counts towards a burst.
fn counts(token: &Token) -> bool {
    matches!(token, Token::Key(key) if class(key) != Class::Movement)
}

#[cfg(test)]
mod tests;
