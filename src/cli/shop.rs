//! Which commands may begin a shop under a name that was given by hand. A name that is mistyped must not become an empty shop in which
//! everything seems lost, so only what puts something into a shop begins one, and says so. The usual place needs no such care.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Frame, Verb, backup, buyer, calendar, fact, library, message, order, piece, remind, reply, slot, tell};
use crate::config::Config;
use crate::report::{Exit, Failure};
use crate::text;

/// The most files that are named where another was meant.
const MOST_NEAR: usize = 4;

/// What a command needs of the shop it works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It does not work on a shop, or tells itself what it finds.
    Nothing,
    /// There has to be one, or what is left of one.
    Remains,
    /// There has to be one.
    Shop,
    /// It puts the first thing into it.
    Beginning,
}

impl Verb {
    pub(super) fn need(&self) -> Need {
        match self {
            Self::Demo(_)
            | Self::Channel(_)
            | Self::Doctor(_)
            | Self::Restore(_)
            | Self::Repair(_)
            | Self::Config(_)
            | Self::Completions(_)
            | Self::Man(_) => Need::Nothing,
            Self::Backup(backup::Backup { command: Some(backup::Command::List(_)), .. }) => Need::Remains,
            Self::Address(address) if !address.names_buyer() => Need::Nothing,
            Self::Library(library::Command::Gallery(gallery)) if !gallery.mine => Need::Nothing,
            Self::Import(_)
            | Self::Reply(reply::Command::Add(_))
            | Self::Buyer(buyer::Command::Add(_))
            | Self::Order(order::Command::Add(_))
            | Self::Piece(piece::Command::Add(_))
            | Self::Fact(fact::Command::Set(_))
            | Self::Message(message::Command::Add(_))
            | Self::Slot(slot::Command::Add(_))
            | Self::Remind(remind::Command::Add(_))
            | Self::Calendar(calendar::Calendar { command: Some(calendar::Command::Off(_)), .. }) => Need::Beginning,
            _ => Need::Shop,
        }
    }
}

/// Does a piece of work on a shop, and says where it has begun a new one.
///
/// # Errors
/// [`Failure::Lost`] where there was a shop and its file has gone; [`Failure::NoShop`] where the file that was named is not there and the
/// work begins none; those of the work.
pub(super) fn on_shop(
    frame: &mut Frame,
    need: Need,
    config: Option<&Config>,
    work: impl FnOnce(&mut Frame) -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    if need == Need::Nothing {
        return work(frame);
    }
    let database = frame.paths.database().ok();
    if let (Some(database), Some(config)) = (&database, config) {
        match frame.not_lost(database, config) {
            Err(Failure::Lost(_)) if need == Need::Remains => return work(frame),
            found => found?,
        }
    }
    let named = frame.paths.named_database().filter(|path| is_missing(path)).map(Path::to_owned);
    match (need, named) {
        (Need::Shop | Need::Remains, Some(path)) => Err(Failure::NoShop { near: near(&path), path }),
        (Need::Beginning, Some(path)) => {
            let done = work(frame);
            // Also where it came to nothing: the file is there now.
            if !is_missing(&path) {
                frame.out.flush()?;
                let hint = frame.messages.with("shop-begun", &[("path", path.display().to_string().into())]);
                tell::hint(&hint, &frame.messages, &mut frame.errors);
            }
            done
        }
        _ => work(frame),
    }
}

fn is_missing(path: &Path) -> bool {
    path.try_exists().is_ok_and(|is_there| !is_there)
}

/// The files beside it that may have been meant: the one that is nearly called so, else the databases.
fn near(path: &Path) -> Vec<PathBuf> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(directory) else { return Vec::new() };
    let files = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let is_database = |name: &&String| Path::new(name).extension().is_some_and(|extension| extension == "db");
    let databases: Vec<&String> = names.iter().filter(is_database).collect();
    let wanted = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = |name: &str| name.strip_suffix(".db").unwrap_or(name).to_owned();
    let stems: Vec<String> = databases.iter().map(|name| stem(name)).collect();
    let wanted = stem(wanted);
    let nearest = text::nearest(&wanted, stems.iter().map(String::as_str));
    let found = match nearest.or_else(|| stems.iter().map(String::as_str).find(|stem| *stem == wanted)) {
        Some(nearest) => vec![format!("{nearest}.db")],
        None => databases.into_iter().take(MOST_NEAR).cloned().collect(),
    };
    found.into_iter().map(|name| path.with_file_name(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::every;
    use super::*;

    #[test]
    fn only_what_puts_something_in_begins_a_shop() {
        for adding in ["buyer add Anna", "order add 1", "piece add Mug", "fact set door blue", "import replies x.csv"] {
            assert_eq!(every::parse(adding).need(), Need::Beginning, "{adding}");
        }
        for other in ["search x", "due", "buyer list", "order edit 1 --notes x", "undo", "export replies", "calendar"] {
            assert_eq!(every::parse(other).need(), Need::Shop, "{other}");
        }
        for alone in ["config path", "address check", "address label --from-text x", "address label -"] {
            assert_eq!(every::parse(alone).need(), Need::Nothing, "{alone}");
        }
        assert_eq!(every::parse("address check --buyer Anna").need(), Need::Shop);
        assert_eq!((every::parse("backup list").need(), every::parse("backup").need()), (Need::Remains, Need::Shop));
    }

    #[test]
    fn what_may_have_been_meant_stands_beside_it() {
        let directory = tempfile::tempdir().expect("a directory");
        for name in ["shop.db", "other.db", "notes.txt"] {
            fs::write(directory.path().join(name), "").expect("a file");
        }
        let told = |name: &str| {
            let near = near(&directory.path().join(name));
            near.iter()
                .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(told("shpo.db"), ["shop.db"]);
        assert_eq!(told("shop"), ["shop.db"]);
        assert_eq!(told("archive-2024.db"), ["other.db", "shop.db"]);
        assert_eq!(near(Path::new("/no/such/place/shop.db")), Vec::<PathBuf>::new());
    }
}
