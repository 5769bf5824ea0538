//! What is left where the program itself fails: enough to find the fault, and nothing of the shop.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io;
use std::panic::{self, PanicHookInfo};
use std::thread;

use super::out::{Look, Out};
use super::tell;
use crate::i18n::Messages;
use crate::model::Language;
use crate::report::{Exit, Report};

/// From here on a failure leaves nothing of the shop where others may look: no image of the memory, and no texts in the report of a
/// panic, which people paste into mails and issues. To be called once, before anything else.
pub fn leave_nothing() {
    leave_no_memory();
    panic::set_hook(Box::new(report));
}

/// Keeps the system from writing the memory of this process, and of those it starts, to the disk when one of them is ended by a fault.
fn leave_no_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        // On Linux 0 does not count where a program takes the images, as on many desktops; 1 does (fs/coredump.c).
        const NONE: u64 = if cfg!(target_os = "linux") { 1 } else { 0 };
        let maximum = getrlimit(Resource::Core).maximum;
        let current = Some(maximum.map_or(NONE, |most| most.min(NONE)));
        // Less than what is allowed is never refused.
        let _ = setrlimit(Resource::Core, Rlimit { current, maximum });
    }
}

/// Says where the program panicked, on standard error and in the log. What was said is told only where it stands in the program as it is: a
/// sentence with values in it may hold what a buyer wrote.
fn report(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, |at| format!("{}:{}", shortened(at.file()), at.line()));
    let words = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("–");
    let thread = thread::current();
    let thread = thread.name().unwrap_or("–");
    tracing::error!(place, thread, words, "panicked");
    let messages = Messages::new(&Language::english());
    let mut told = Report::say(
        "program-panicked",
        &[("place", place.into()), ("thread", thread.into()), ("words", words.into())],
        Exit::Failed,
        &messages,
    );
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        told.details.extend(trace.to_string().lines().map(str::to_owned));
    }
    let plain = Look { json: false, colours: false, width: None };
    tell::report(&told, &messages, &mut Out::new(Box::new(io::stderr()), plain));
}

/// The file without the directories of whoever has built the program: from the name of its crate on.
fn shortened(file: &str) -> &str {
    if !file.starts_with('/') && !file.contains('\\') {
        return file;
    }
    let is_separator = |char| char == '/' || char == '\\';
    let mut parts = file.rsplit_terminator(is_separator);
    let mut length = 0;
    for part in parts.by_ref() {
        length += part.len() + 1;
        if part == "src" {
            length += parts.next().map_or(0, |krate| krate.len() + 1);
            return file.get(file.len().saturating_sub(length.saturating_sub(1))..).unwrap_or_default();
        }
    }
    file.rsplit(is_separator).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("src/tui/view.rs", "src/tui/view.rs")]
    #[case(
        "/home/anna/.cargo/registry/src/index.crates.io-1949/ratatui-0.30.2/src/buffer/buffer.rs",
        "ratatui-0.30.2/src/buffer/buffer.rs"
    )]
    #[case("/rustc/59807616e1/library/core/src/str/mod.rs", "core/src/str/mod.rs")]
    #[case(r"C:\Users\Anna\.cargo\git\jiff-1\src\tz.rs", r"jiff-1\src\tz.rs")]
    #[case("/home/anna/out/generated.rs", "generated.rs")]
    fn a_place_names_no_home(#[case] file: &str, #[case] told: &str) {
        assert_eq!(shortened(file), told);
    }
}
