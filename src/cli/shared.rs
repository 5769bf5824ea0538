//! Options that several commands take.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use clap::Args;

use super::backup::size;
use super::values::{self, Entry};
use super::{Frame, tell};
use crate::desk::{self, Desk, Pins, Thing, Wish};
use crate::i18n::Messages;
use crate::model::{Channel, Id, Language, Length, Tone};
use crate::report::Failure;

/// How much of a list is shown.
#[derive(Clone, Debug, Args)]
pub struct Listing {
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

impl Listing {
    /// How many lines, where the user does not say: the usual number.
    pub fn at_most(&self, usual: usize) -> usize {
        self.limit.unwrap_or(usual)
    }
}

/// So often a change is made again before its refusal is told: each time another program was quicker by some milliseconds.
const TRIES: usize = 20;

/// Makes a change that options name, on what the thing is now: where another program changed it between reading and writing, again.
/// What an editor or a form holds is not made again so: there somebody has seen what they change.
///
/// # Errors
/// Those of the change.
pub(super) fn on_what_is_now<T>(mut change: impl FnMut() -> Result<T, Failure>) -> Result<T, Failure> {
    for _ in 1..TRIES {
        match change() {
            Err(Failure::Desk(desk::Error::ChangedMeanwhile { .. })) => {}
            done => return done,
        }
    }
    change()
}

/// The longest text that is read: more than anybody pastes.
const LONGEST_TEXT: u64 = 1 << 20;

/// A text from a file, or from standard input where it is `-`; what of it is no text is replaced.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn read_text(frame: &mut Frame, file: &Path) -> Result<String, Failure> {
    read_at_most(frame, file, LONGEST_TEXT)
}

/// The same, of so many bytes at most. Where there are more, their end is left out, and that is said.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn read_at_most(frame: &mut Frame, file: &Path, longest: u64) -> Result<String, Failure> {
    let unread = |source| Failure::Unread { path: file.to_owned(), source };
    let mut bytes = Vec::new();
    // One byte more than is taken tells that there are more.
    let most = longest.saturating_add(1);
    if file == Path::new("-") {
        std::io::stdin().take(most).read_to_end(&mut bytes).map_err(unread)?;
    } else {
        File::open(file).map_err(unread)?.take(most).read_to_end(&mut bytes).map_err(unread)?;
    }
    let longest = usize::try_from(longest).unwrap_or(usize::MAX);
    if bytes.len() <= longest {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    bytes.truncate(longest);
    frame.out.flush()?;
    let hint = frame.messages.with("text-cut-off", &[("limit", size(longest as u64))]);
    tell::hint(&hint, &frame.messages, &mut frame.errors);
    // The last letter may be cut in two.
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches(char::REPLACEMENT_CHARACTER).to_owned())
}

/// Says that the program's own words in a text for a buyer are English because it does not speak their language.
///
/// # Errors
/// Where what was printed before cannot be written.
pub(super) fn hint_unspoken(frame: &mut Frame, wanted: &Language) -> Result<(), Failure> {
    let spoken = Messages::for_buyer(wanted);
    if spoken.language().base() != wanted.base() {
        frame.out.flush()?;
        let hint = frame.messages.with("text-unspoken", &[("language", wanted.to_string().into())]);
        tell::hint(&hint, &frame.messages, &mut frame.errors);
    }
    Ok(())
}

/// A list cut to its limit, and whether there is more.
pub(super) fn cut<T>(mut list: Vec<T>, limit: usize) -> (Vec<T>, bool) {
    let more = list.len() > limit;
    list.truncate(limit);
    (list, more)
}

/// The thing that a line of a list names: by its number there, from 1, or by the beginning of its identity.
///
/// # Errors
/// Where there is none, or the beginning fits several.
pub(super) fn line_named<T>(
    mut list: Vec<T>,
    line: &Entry,
    id: impl Fn(&T) -> Id,
    what: Thing,
) -> Result<T, desk::Error> {
    let (name, found) = match line {
        Entry::Back(number) => {
            let at = *number as usize - 1;
            (number.to_string(), (at < list.len()).then(|| list.swap_remove(at)))
        }
        Entry::Id(beginning) => {
            list.retain(|thing| id(thing).to_string().starts_with(beginning));
            (beginning.clone(), if list.len() == 1 { list.pop() } else { None })
        }
    };
    found.ok_or(desk::Error::NotFound { what, name, near: Vec::new() })
}

/// For whom and what a reply is filled. Each names one by a piece of its name, a handle or a number.
#[derive(Clone, Debug, Default, Args)]
pub struct Pin {
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = values::line)]
    pub order: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = values::line)]
    pub piece: Option<String>,
}

impl Pin {
    /// What is named, and what it brings along.
    ///
    /// # Errors
    /// Where a name fits nothing, or more than one; where the order is another buyer's.
    pub fn pins(&self, desk: &Desk) -> Result<Pins, Failure> {
        self.pins_or(desk, Pins::default())
    }

    /// The same, where what is not named is known from elsewhere.
    ///
    /// # Errors
    /// As for [`Self::pins`].
    pub fn pins_or(&self, desk: &Desk, otherwise: Pins) -> Result<Pins, Failure> {
        let buyer = self.buyer.as_deref().map(|name| desk.buyer_named(name)).transpose()?;
        let order = self.order.as_deref().map(|number| desk.order_numbered(number)).transpose()?;
        let piece = self.piece.as_deref().map(|name| desk.piece_named(name)).transpose()?;
        if let (Some(buyer), Some(order)) = (&buyer, &order)
            && order.buyer.is_some_and(|of| of != buyer.id)
        {
            return Err(Failure::OtherBuyer { order: order.number.clone(), buyer: buyer.name.clone() });
        }
        let names_anybody = buyer.is_some() || order.is_some();
        let otherwise = if names_anybody { Pins { piece: otherwise.piece, ..Pins::default() } } else { otherwise };
        let pins = Pins {
            buyer: buyer.map(|buyer| buyer.id).or(otherwise.buyer),
            order: order.map(|order| order.id).or(otherwise.order),
            piece: piece.map(|piece| piece.id).or(otherwise.piece),
        };
        Ok(Pins::from(&desk.pin(pins)?))
    }
}

impl Which {
    /// The text that is meant.
    pub fn wish(&self) -> Wish {
        Wish { language: self.language.clone(), channel: self.channel.clone(), tone: self.tone, length: self.length }
    }
}

/// Which of a reply's texts is meant.
#[derive(Clone, Debug, Default, Args)]
pub struct Which {
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, value_name = "NAME", value_parser = values::channel)]
    pub channel: Option<Channel>,
    #[arg(long, value_name = "TONE", value_parser = values::tone())]
    pub tone: Option<Tone>,
    #[arg(long, value_name = "LENGTH", value_parser = values::length())]
    pub length: Option<Length>,
}
