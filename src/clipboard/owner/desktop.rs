//! X11 and Wayland. The parent leaves only one of `DISPLAY` and `WAYLAND_DISPLAY` set, so that what is copied to and what is
//! read are one and the same clipboard; arboard would fall back from one to the other without a word.

use std::env;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use arboard::SetExtLinux;
use wl_clipboard_rs::paste::{self, ClipboardType, Seat};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::ConnectionExt;
use x11rb::rust_connection::RustConnection;

use super::{Fault, open};

/// Serves `text` until another program copies, the display goes, or `life` is over.
pub(super) fn hold(text: String, sensitive: bool, life: Duration) -> Result<(), Fault> {
    let (ended, end) = mpsc::channel();
    if on_wayland() {
        match types_on_wayland() {
            Ok(_) | Err(Fault::Empty) => {}
            Err(fault) => return Err(fault),
        }
    } else {
        // arboard's wait does not return when the X server dies. A connection of our own does, without waking up before.
        let (server, _) = connect()?;
        let gone = ended.clone();
        beside(move || {
            while server.wait_for_event().is_ok() {}
            let _ = gone.send(Err(Fault::Unreachable));
        })?;
    }
    beside(move || {
        let held = open().and_then(|mut clipboard| {
            // `wait_until` would not serve on Wayland at all, so the time limit is kept by the caller of this thread.
            let set = clipboard.set().wait();
            let set = if sensitive { set.exclude_from_history() } else { set };
            set.text(text).or(Err(Fault::Unreachable))
        });
        let _ = ended.send(held);
    })?;
    // Time's up: the process ends and the clipboard with it.
    end.recv_timeout(life).unwrap_or(Ok(()))
}

/// Starts a thread that nobody waits for: the process ends without it.
fn beside(work: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
    thread::Builder::new().spawn(work).map(drop).or(Err(Fault::Unreachable))
}

/// The text in the clipboard.
pub(super) fn read() -> Result<String, Fault> {
    if on_wayland() {
        types_on_wayland()?;
        return open()?.get_text().or(Err(Fault::NotText));
    }
    open()?.get_text().or_else(|_| Err(if owned_on_x11()? { Fault::NotText } else { Fault::Empty }))
}

fn on_wayland() -> bool {
    env::var_os("WAYLAND_DISPLAY").is_some()
}

/// What the clipboard is offered as; also the one way to learn that the compositor lacks data-control.
fn types_on_wayland() -> Result<std::collections::HashSet<String>, Fault> {
    paste::get_mime_types(ClipboardType::Regular, Seat::Unspecified).map_err(|error| match error {
        paste::Error::MissingProtocol { .. } => Fault::NoDataControl,
        paste::Error::ClipboardEmpty | paste::Error::NoMimeType => Fault::Empty,
        _ => Fault::Unreachable,
    })
}

fn connect() -> Result<(RustConnection, usize), Fault> {
    x11rb::connect(None).or(Err(Fault::Unreachable))
}

/// Whether some program owns the clipboard, of whatever kind its contents are.
fn owned_on_x11() -> Result<bool, Fault> {
    let (server, _) = connect()?;
    let owner = || -> Result<u32, x11rb::errors::ReplyError> {
        let clipboard = server.intern_atom(false, b"CLIPBOARD")?.reply()?.atom;
        Ok(server.get_selection_owner(clipboard)?.reply()?.owner)
    };
    owner().map(|window| window != x11rb::NONE).or(Err(Fault::Unreachable))
}
