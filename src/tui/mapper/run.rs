//! The loop of the screen: the only place of it that meets the world.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc;

use super::{Effect, Mapper, Task, update};
use crate::i18n::Messages;
use crate::transfer::tables::Mapping;
use crate::tui::RunError;
use crate::tui::keymap::Keymap;
use crate::tui::terminal::{Features, Input, Terminal};
use crate::tui::theme::{Scheme, Theme};
use crate::tui::view;

/// What the screen is started with.
#[derive(Debug)]
pub struct MapperSetup {
    pub messages: Messages,
    /// The keys the user has set, by the names of the actions.
    pub keys: BTreeMap<String, Vec<String>>,
    pub scheme: Scheme,
    /// What the terminal says of its background, where it says anything.
    pub background_is_light: Option<bool>,
}

/// Lets somebody say what the columns of a table mean. `None`: they left it.
///
/// # Errors
/// Keys that cannot be, and a terminal that is none or has gone.
pub fn map_columns(task: Task, setup: MapperSetup) -> Result<Option<Mapping>, RunError> {
    let keymap = Keymap::new(&setup.keys)?;
    let theme = Theme::new(setup.scheme, setup.background_is_light);
    let mut terminal = Terminal::enter(Features { mouse: false })?;
    let size = terminal.size()?;
    let mut mapper = Mapper::new(setup.messages, keymap, theme, (size.width, size.height), task);
    draw(&mut terminal, &mapper)?;
    let (sender, events) = mpsc::channel::<Input>();
    terminal.listen(sender)?;
    while let Ok(event) = events.recv() {
        // Whatever else has come meanwhile is drawn together with it.
        for event in std::iter::once(event).chain(events.try_iter()) {
            match update(&mut mapper, event) {
                None => {}
                Some(Effect::End(mapping)) => return Ok(mapping.map(|mapping| *mapping)),
                Some(Effect::Redraw) => terminal.redraw()?,
                Some(Effect::Suspend) => {
                    terminal.suspend()?;
                    resized(&mut terminal, &mut mapper)?;
                }
                Some(Effect::Resume) => {
                    terminal.resume()?;
                    resized(&mut terminal, &mut mapper)?;
                }
            }
        }
        draw(&mut terminal, &mapper)?;
    }
    Ok(None)
}

/// The terminal may have another size than before somebody else had it.
fn resized(terminal: &mut Terminal, mapper: &mut Mapper) -> io::Result<()> {
    let size = terminal.size()?;
    mapper.size = (size.width, size.height);
    terminal.redraw()
}

fn draw(terminal: &mut Terminal, mapper: &Mapper) -> io::Result<()> {
    terminal.draw(|frame| {
        let area = frame.area();
        if let Some(at) = view::mapper::draw(mapper, area, frame.buffer_mut()) {
            frame.set_cursor_position(at);
        }
    })
}
