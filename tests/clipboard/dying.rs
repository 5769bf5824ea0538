//! Displays that go, at every point of a copy: never "copied" where nothing is, never longer than promised, nobody left behind.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a rig that cannot be set up fails the test"
)]

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use rstest::rstest;

use super::desktop::place_for_x11;
use super::*;

/// Requests of the X protocol, by their numbers (x.org, "X Window System Protocol", appendix B).
const CREATE_WINDOW: u8 = 1;
const INTERN_ATOM: u8 = 16;
const SET_SELECTION_OWNER: u8 = 22;
const CONVERT_SELECTION: u8 = 24;

/// A door before an X server that falls shut for all when somebody asks for `fatal`; the value for `DISPLAY`.
fn goes_at(fatal: u8, server: &X11) -> OsString {
    let (listener, display) = place_for_x11();
    let number = server.display.to_str().unwrap().trim_start_matches(':');
    let socket = Path::new("/tmp/.X11-unix").join(format!("X{number}"));
    let door = Door::default();
    thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let Ok(server) = UnixStream::connect(&socket) else { break };
            if !door.lets_in(&client) {
                continue;
            }
            let (mut answers, mut receiver) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            thread::spawn(move || {
                let _ = io::copy(&mut answers, &mut receiver);
                let _ = receiver.shutdown(Shutdown::Both);
            });
            let door = door.clone();
            thread::spawn(move || {
                if until(fatal, &client, &server).is_ok() {
                    door.falls_shut();
                }
                let _ = server.shutdown(Shutdown::Both);
            });
        }
    });
    display
}

/// Who is inside; `None` once it has fallen shut.
#[derive(Clone)]
struct Door(Arc<Mutex<Option<Vec<TcpStream>>>>);

impl Default for Door {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Some(Vec::new()))))
    }
}

impl Door {
    fn lets_in(&self, client: &TcpStream) -> bool {
        self.0.lock().unwrap().as_mut().map(|inside| inside.push(client.try_clone().unwrap())).is_some()
    }

    fn falls_shut(&self) {
        for client in self.0.lock().unwrap().take().into_iter().flatten() {
            let _ = client.shutdown(Shutdown::Both);
        }
    }
}

/// Hands on what a client asks for, request by request, until it asks for `fatal`; an error where it goes before.
fn until(fatal: u8, mut client: &TcpStream, mut server: &UnixStream) -> io::Result<()> {
    let padded = |length: u16| usize::from(length).next_multiple_of(4);
    let number = |low: u8, high: u8| u16::from_le_bytes([low, high]);
    let mut hello = [0; 12];
    client.read_exact(&mut hello)?;
    assert_eq!(hello[0], b'l', "a client of this machine");
    server.write_all(&hello)?;
    let mut proof = vec![0; padded(number(hello[6], hello[7])) + padded(number(hello[8], hello[9]))];
    client.read_exact(&mut proof)?;
    server.write_all(&proof)?;
    loop {
        let mut head = [0; 4];
        client.read_exact(&mut head)?;
        if head[0] == fatal {
            return Ok(());
        }
        server.write_all(&head)?;
        let mut left = usize::from(number(head[2], head[3])) * 4;
        let mut taken = 4;
        if left == 0 {
            // A long request says its length in the four bytes that follow.
            let mut long = [0; 4];
            client.read_exact(&mut long)?;
            server.write_all(&long)?;
            (left, taken) = (u32::from_le_bytes(long) as usize * 4, 8);
        }
        let mut rest = vec![0; left - taken];
        client.read_exact(&mut rest)?;
        server.write_all(&rest)?;
    }
}

/// Nothing is claimed, in time, and the display was the reason.
fn is_not_copied(clipboard: &mut Clipboard, route: Route) {
    let outcome = copy(clipboard, TEXT);
    let Outcome::NotCopied { tried, advice } = &outcome else { panic!("{outcome:?}") };
    let first = tried.first().expect("it was tried");
    assert!(first.0 == route && matches!(first.1, Reason::Unreachable | Reason::NoAnswer), "{outcome:?}");
    assert_eq!(*advice, Advice::CheckDisplay);
}

#[rstest]
#[case::at_its_first_question(INTERN_ATOM)]
#[case::before_it_has_a_window(CREATE_WINDOW)]
#[case::when_it_takes_the_clipboard(SET_SELECTION_OWNER)]
#[case::when_the_text_is_read_back(CONVERT_SELECTION)]
#[ignore = "needs xvfb, xclip, xsel"]
fn an_x_server_that_goes_in_the_middle_of_a_copy_leaves_no_claim_and_nobody(#[case] request: u8) {
    let rig = X11::start();
    let display = goes_at(request, &rig);
    let mut clipboard = clipboard(Environment { display: Some(display.clone()), ..nowhere() });
    is_not_copied(&mut clipboard, Route::X11);
    gone("DISPLAY", &display);
    is_not_copied(&mut clipboard, Route::X11);
    gone("DISPLAY", &display);
    assert_eq!(rig.pasted(), None);
}

#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn an_x_server_that_goes_while_it_has_the_text_ends_the_claim_with_it() {
    let rig = X11::start();
    let mut clipboard = clipboard(on_x11(&rig));
    assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::X11 });
    let display = rig.stop();
    gone("DISPLAY", &display);
    is_not_copied(&mut clipboard, Route::X11);
    assert!(matches!(clipboard.read(), Err(Error::Unreadable { .. })));
    gone("DISPLAY", &display);
}

#[test]
#[ignore = "needs sway, wl-clipboard"]
fn a_compositor_that_goes_while_it_has_the_text_ends_the_claim_with_it() {
    let rig = Wayland::start();
    let runtime_dir = rig.runtime_dir().into_os_string();
    let mut clipboard = clipboard(on_wayland(&rig));
    assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::Wayland });
    rig.stop();
    gone("XDG_RUNTIME_DIR", &runtime_dir);
    is_not_copied(&mut clipboard, Route::Wayland);
    gone("XDG_RUNTIME_DIR", &runtime_dir);
}

/// It holds its connections open, so only the time tells.
#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn the_owner_of_a_text_on_a_frozen_x_server_ends_when_its_time_is_up() {
    let rig = X11::start();
    let mut clipboard = clipboard(on_x11(&rig));
    let options = Options { clear_after: Some(Duration::from_secs(1)), ..Options::default() };
    assert_eq!(clipboard.copy(&Text::new(TEXT), &options), Outcome::Checked { route: Route::X11 });
    rig.freeze();
    is_not_copied(&mut clipboard, Route::X11);
    gone("DISPLAY", &rig.display);
}

#[test]
#[ignore = "needs sway, wl-clipboard"]
fn the_owner_of_a_text_on_a_frozen_compositor_ends_when_its_time_is_up() {
    let rig = Wayland::start();
    let mut clipboard = clipboard(on_wayland(&rig));
    let options = Options { clear_after: Some(Duration::from_secs(1)), ..Options::default() };
    assert_eq!(clipboard.copy(&Text::new(TEXT), &options), Outcome::Checked { route: Route::Wayland });
    rig.freeze();
    is_not_copied(&mut clipboard, Route::Wayland);
    gone("XDG_RUNTIME_DIR", &rig.runtime_dir().into_os_string());
}

#[test]
fn a_compositor_that_hangs_up_on_everybody_is_told_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let listener = UnixListener::bind(directory.path().join("wayland-0")).unwrap();
    thread::spawn(move || listener.incoming().for_each(drop));
    let runtime_dir = Some(directory.path().to_owned());
    let mut clipboard = clipboard(Environment { wayland_display: Some("wayland-0".into()), runtime_dir, ..nowhere() });
    is_not_copied(&mut clipboard, Route::Wayland);
    gone("XDG_RUNTIME_DIR", &directory.path().as_os_str().to_owned());
}

/// As GNOME's: it answers, and has nothing for a program without a window.
#[test]
fn a_compositor_without_data_control_is_told_as_such() {
    let directory = tempfile::tempdir().unwrap();
    let listener = UnixListener::bind(directory.path().join("wayland-0")).unwrap();
    thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || offer_nothing(&client));
        }
    });
    let runtime_dir = Some(directory.path().to_owned());
    let without_tools = Environment { path: None, ..nowhere() };
    let mut clipboard =
        clipboard(Environment { wayland_display: Some("wayland-0".into()), runtime_dir, ..without_tools });
    let tried = vec![(Route::Wayland, Reason::NoDataControl)];
    assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried, advice: Advice::Install("wl-clipboard") });
    gone("XDG_RUNTIME_DIR", &directory.path().as_os_str().to_owned());
}

/// Answers a Wayland client as a compositor that has nothing to offer: of all requests only `sync` is answered
/// (wayland.freedesktop.org, "The Wayland Protocol", appendix A).
fn offer_nothing(mut client: &UnixStream) -> Option<()> {
    const DISPLAY: u32 = 1;
    const SYNC: u16 = 0;
    const DONE: u16 = 0;
    const DELETE_ID: u16 = 1;
    loop {
        let mut head = [0; 8];
        client.read_exact(&mut head).ok()?;
        let [object, words] = [&head[..4], &head[4..]].map(|word| u32::from_ne_bytes(word.try_into().unwrap()));
        let opcode = u16::try_from(words & 0xffff).unwrap();
        let mut arguments = vec![0; (words >> 16) as usize - head.len()];
        client.read_exact(&mut arguments).ok()?;
        if (object, opcode) == (DISPLAY, SYNC) {
            let callback = u32::from_ne_bytes(arguments[..4].try_into().unwrap());
            let event = |object: u32, opcode: u16, argument: u32| {
                [object, 12 << 16 | u32::from(opcode), argument].map(u32::to_ne_bytes).concat()
            };
            client.write_all(&[event(callback, DONE, 0), event(DISPLAY, DELETE_ID, callback)].concat()).ok()?;
        }
    }
}
