//! The loop: the only place where the interface meets the world. One thread draws and decides, one reads the terminal, one
//! serves the desk, and one at a time talks to the clipboard; they meet in one channel.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::Command;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::keymap::{KeyError, Keymap};
use super::message::{Answer, Effect, Msg, ReadFor};
use super::model::Model;
use super::terminal::{Features, Input, Terminal};
use super::theme::{Scheme, Theme};
use super::update;
use super::view;
use super::worker::Worker;
use crate::clipboard::{self, Clipboard, Options, Outcome};
use crate::desk::{self, Desk, Ready};
use crate::i18n::Messages;
use crate::report::{Exit, Report, Reported as _};
use crate::store::Disk;

/// How long a frame waits for the answer to what was just typed, so that both are drawn at once. An answer takes less than
/// a millisecond with a usual library; where it takes longer, the letter is drawn first.
const TOGETHER: Duration = Duration::from_millis(3);

/// How long the end waits for a copy under way: a little longer than any copy may take.
const LAST_COPY: Duration = Duration::from_millis(2_500);

/// What the interface is started with.
#[derive(Debug)]
pub struct Setup {
    pub messages: Messages,
    /// The keys the user has set, by the names of the actions.
    pub keys: BTreeMap<String, Vec<String>>,
    pub scheme: Scheme,
    /// What the terminal says of its background, where it says anything.
    pub background_is_light: Option<bool>,
    pub mouse: bool,
    /// Mask what is not for everybody's eyes until the seller shows it.
    pub masks: bool,
    /// Quit after the first copy.
    pub once: bool,
    /// Whose disk the records are on.
    pub disk: Disk,
    pub clipboard: Clipboard,
    /// Empty the clipboard after this time where the text was not for everybody's eyes.
    pub clear_after: Option<Duration>,
    /// The seller's own editor: a program and its arguments.
    pub editor: Option<Vec<String>>,
}

/// Why the interface could not start, or did not end well.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// There is no terminal, or it has gone.
    #[error("the terminal: {0}")]
    Terminal(#[from] io::Error),
    #[error(transparent)]
    Desk(#[from] desk::Error),
    /// Something asked for at the very end was not done; these are the words for it.
    #[error("{}", .0.message)]
    Unfinished(Box<Report>),
}

/// What wakes the loop.
enum Event {
    Input(Input),
    Msg(Box<Msg>),
}

impl From<Input> for Event {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

/// Runs the interface until the user leaves it.
///
/// # Errors
/// Keys that cannot be, a terminal that is none, records that cannot be read; and whatever could not be written at the end.
pub fn run(desk: Desk, setup: Setup) -> Result<(), RunError> {
    let keymap = Keymap::new(&setup.keys)?;
    let theme = Theme::new(setup.scheme, setup.background_is_light);
    let messages = Arc::new(setup.messages);
    let mut terminal = Terminal::enter(Features { mouse: setup.mouse })?;
    let size = terminal.size()?;
    let mut model = Model::new(Arc::clone(&messages), keymap, theme, (size.width, size.height));
    model.once = setup.once;
    model.masks = setup.masks;
    model.clear_after = setup.clear_after;
    model.stands_on(&setup.disk);
    let mut worker = Worker::new(desk, Arc::clone(&messages));
    // The first list comes straight from the records: the first frame does not wait for the index.
    for effect in update::start(&mut model) {
        if let Some(answer) = worker.run(effect) {
            update::update(&mut model, Msg::Answer(answer));
        }
    }
    draw(&mut terminal, &model)?;
    let (sender, events) = mpsc::channel();
    terminal.listen(sender.clone())?;
    let (ask, serving) = serve(worker, sender.clone())?;
    let clipboard = Arc::new(Mutex::new(setup.clipboard));
    let hands = Hands { ask, sender, clipboard, clear_after: setup.clear_after, editor: setup.editor, messages };
    Loop { terminal, model, events, hands }.run(serving)
}

fn draw(terminal: &mut Terminal, model: &Model) -> io::Result<()> {
    terminal.draw(|frame| {
        let area = frame.area();
        if let Some(at) = view::draw(model, area, frame.buffer_mut()) {
            frame.set_cursor_position(at);
        }
    })
}

/// Starts the thread that serves the desk.
fn serve(worker: Worker, sender: Sender<Event>) -> io::Result<(Sender<Effect>, JoinHandle<()>)> {
    let (ask, asked) = mpsc::channel();
    let answer = move |answer: Answer| sender.send(Event::Msg(Box::new(Msg::Answer(answer)))).is_ok();
    let thread = thread::Builder::new().name("desk".to_owned()).spawn(move || worker.serve(&asked, answer))?;
    Ok((ask, thread))
}

struct Loop {
    terminal: Terminal,
    model: Model,
    events: Receiver<Event>,
    hands: Hands,
}

/// What the loop does things with.
struct Hands {
    ask: Sender<Effect>,
    sender: Sender<Event>,
    clipboard: Arc<Mutex<Clipboard>>,
    clear_after: Option<Duration>,
    editor: Option<Vec<String>>,
    messages: Arc<Messages>,
}

impl Loop {
    fn run(mut self, serving: JoinHandle<()>) -> Result<(), RunError> {
        while let Ok(event) = self.events.recv() {
            if self.take(event)? || self.drain()? || self.wait_for_answer()? {
                break;
            }
            draw(&mut self.terminal, &self.model)?;
        }
        self.end(serving)
    }

    /// Takes one event; says whether it was the last.
    fn take(&mut self, event: Event) -> Result<bool, RunError> {
        let msg = match event {
            Event::Input(input) => Msg::Input(input),
            Event::Msg(msg) => self.through_terminal(*msg),
        };
        let mut quit = false;
        for effect in update::update(&mut self.model, msg) {
            quit |= self.perform(effect)?;
        }
        Ok(quit)
    }

    /// A copy that goes through the terminal is written here, in one write, by the thread that draws.
    fn through_terminal(&mut self, msg: Msg) -> Msg {
        if let Msg::Copied { outcome: Outcome::Sent { sequence: Some(sequence), .. }, .. } = &msg
            && let Err(error) = self.terminal.send(sequence.as_bytes())
        {
            tracing::warn!(error = %error.kind(), "the terminal did not take the text");
        }
        msg
    }

    /// Takes whatever else has happened meanwhile, so that it is drawn once.
    fn drain(&mut self) -> Result<bool, RunError> {
        while let Ok(event) = self.events.try_recv() {
            if self.take(event)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn wait_for_answer(&mut self) -> Result<bool, RunError> {
        let until = Instant::now() + TOGETHER;
        while self.model.is_waiting() {
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) => {
                    if self.take(event)? {
                        return Ok(true);
                    }
                }
                Err(_time_is_up) => break,
            }
        }
        Ok(false)
    }

    fn perform(&mut self, effect: Effect) -> Result<bool, RunError> {
        match effect {
            Effect::Quit => return Ok(true),
            Effect::Redraw => self.terminal.redraw()?,
            Effect::Suspend => {
                // What was typed blind before the stop is drawn when the program goes on.
                self.terminal.suspend()?;
                self.resized()?;
            }
            Effect::Resume => {
                self.terminal.resume()?;
                self.resized()?;
            }
            Effect::Clipboard(ready) => self.hands.copy(ready),
            Effect::ReadClipboard(purpose) => self.hands.read(purpose),
            Effect::EditOutside(text) => {
                let edited = self.edit_outside(&text)?;
                self.resized()?;
                return self.take(Event::Msg(Box::new(Msg::EditedOutside(edited))));
            }
            other => {
                if self.hands.ask.send(other).is_err() {
                    tracing::error!("nobody serves the desk any more");
                }
            }
        }
        Ok(false)
    }

    /// The terminal may have another size than before somebody else had it.
    fn resized(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.model.size = (size.width, size.height);
        self.terminal.redraw()
    }

    /// Lets the seller's own editor change a text. `None`: it was left as it was.
    fn edit_outside(&mut self, text: &str) -> io::Result<Result<Option<String>, Report>> {
        let messages = &self.hands.messages;
        let Some((program, arguments)) = self.hands.editor.as_deref().and_then(<[String]>::split_first) else {
            return Ok(Err(Report::say("no-editor", &[], Exit::Missing, messages)));
        };
        let failed = |error: &io::Error| {
            Report::say(
                "editor-failed",
                &[("program", program.as_str().into()), ("why", crate::report::because(error, messages))],
                Exit::Failed,
                messages,
            )
        };
        let edited = || -> io::Result<(tempfile::NamedTempFile, Vec<String>)> {
            // Made 0600 by tempfile: there are people's names in it.
            let mut file = tempfile::Builder::new().prefix("reply-").suffix(".txt").tempfile()?;
            file.write_all(text.as_bytes())?;
            let path = file.path().to_string_lossy().into_owned();
            Ok((file, arguments.iter().cloned().chain(Some(path)).collect()))
        };
        let (file, arguments) = match edited() {
            Ok(ready) => ready,
            Err(error) => return Ok(Err(failed(&error))),
        };
        let status = self.terminal.outside(|| Command::new(program).args(&arguments).status())?;
        let read = status.and_then(|_status| std::fs::read(file.path()));
        Ok(match read {
            Ok(bytes) => {
                let now = String::from_utf8_lossy(&bytes);
                let now = now.trim_end_matches('\n');
                Ok((now != text).then(|| now.to_owned()))
            }
            Err(error) => Err(failed(&error)),
        })
    }

    /// Waits for a copy under way and for everything that was to be written, and tells what was not.
    fn end(mut self, serving: JoinHandle<()>) -> Result<(), RunError> {
        let until = Instant::now() + LAST_COPY;
        while self.model.copying {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(event) => drop(self.take(event)?),
                Err(_time_is_up) => break,
            }
        }
        let Self { terminal, events, hands, .. } = self;
        drop(terminal);
        // The desk works off what it was asked, then finds that nobody asks any more.
        drop(hands.ask);
        let served = serving.join();
        drop(hands.sender);
        for event in events.try_iter() {
            if let Event::Msg(msg) = event
                && let Msg::Answer(Answer::Failed(report)) = *msg
            {
                return Err(RunError::Unfinished(Box::new(report)));
            }
        }
        if served.is_err() {
            tracing::error!("the desk's thread has panicked");
        }
        Ok(())
    }
}

impl Hands {
    /// Copies on a thread of its own: a display that does not answer must not hold up the keys.
    fn copy(&self, ready: Box<Ready>) {
        let (clipboard, sender) = (Arc::clone(&self.clipboard), self.sender.clone());
        let options = Options { sensitive: ready.sensitive, clear_after: self.clear_after.filter(|_| ready.sensitive) };
        thread::spawn(move || {
            let outcome = lock(&clipboard).copy(&ready.text, &options);
            // Where nobody listens any more the program has ended.
            let _ = sender.send(Event::Msg(Box::new(Msg::Copied { ready, outcome })));
        });
    }

    fn read(&self, purpose: ReadFor) {
        let (clipboard, sender, messages) =
            (Arc::clone(&self.clipboard), self.sender.clone(), Arc::clone(&self.messages));
        thread::spawn(move || {
            let read = lock(&clipboard).read().map_err(|error: clipboard::Error| error.report(&messages));
            let _ = sender.send(Event::Msg(Box::new(Msg::ClipboardRead { purpose, read })));
        });
    }
}

fn lock(clipboard: &Mutex<Clipboard>) -> std::sync::MutexGuard<'_, Clipboard> {
    clipboard.lock().unwrap_or_else(PoisonError::into_inner)
}
