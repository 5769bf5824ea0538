//! What a seller should know of a text before it is copied: concerns about the text as it would go out.
//!
//! Each kind of concern is a check in a file of its own, a function from a [`Subject`] to what it finds. A check knows the text and what is
//! known of it, and nothing else: no records, no clock. Most concerns are hints and stand in nobody's way; a few [ask](Concern::asks).
//!
//! A new check takes a member of [`ConcernKind`] and of [`What`], a line in `CHECKS`, a switch in the settings (`[checks]`) and words in
//! `i18n/en/checks.ftl`.

mod contact;
mod dates;
mod forms;
mod greeting;
mod hedging;
mod leftover;
mod length;
mod manners;
mod markup;
mod names;
mod paragraphs;
mod price;
mod sensitive;
mod shouting;
mod spelling;
mod start;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use unicode_segmentation::UnicodeSegmentation as _;

pub(crate) use forms::forms as name_forms;
pub(crate) use hedging::{DOUBTS, doubts};
pub use spelling::misspelt;

use super::{Span, SpanKind};
use crate::config::Checks;
use crate::model::{Counting, Fact, Language, Money, Profile, Situation, words as kinds};
use crate::search::{Found, Hints, extract};
use crate::text::spelling::Dictionary;

kinds! {
    /// The kinds of concerns. The word is the name of the switch in the settings, too.
    ConcernKind {
        /// The text is longer than the channel takes.
        TooLong = "too_long",
        /// A letter makes a text dearer than it need be, in short messages.
        Sms = "sms",
        /// A link, where the channel allows none.
        Link = "link",
        /// A telephone number or an e-mail address, where the channel allows none.
        Contact = "contact",
        /// A message that nobody has asked for, where the channel allows answers alone, or allows none any more.
        Start = "start",
        /// Marks for bold letters, headings or links that the buyer would see as they are.
        Markup = "markup",
        /// A word that takes back what is said, to a buyer who doubts the quality.
        Hedging = "hedging",
        /// Words in capitals, rows of exclamation marks.
        Shouting = "shouting",
        /// More than two paragraphs in an e-mail.
        Paragraphs = "paragraphs",
        /// A first message that does not greet.
        Greeting = "greeting",
        /// The name of another buyer.
        OtherBuyer = "other_buyer",
        /// A day that is over.
        PastDate = "past_date",
        /// A price that a piece does not have any more.
        Price = "price",
        /// What was to be replaced and was not: `[name]`, `XXX`, `___`.
        Leftover = "leftover",
        /// A sensitive fact that may not go to the channel.
        Sensitive = "sensitive",
        /// A word that is in no dictionary.
        Spelling = "spelling",
    }
}

/// Something a seller should know of a text before it is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    pub what: What,
    /// Where in the text it stands, in bytes on character boundaries; `None` where it is about the whole.
    pub place: Option<Range<usize>>,
}

/// What a concern says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    TooLong {
        /// The channel, as it writes its own name; so below.
        channel: String,
        /// As the channel counts.
        length: usize,
        limit: usize,
        counting: Counting,
        /// In how many parts it would go.
        parts: usize,
    },
    /// A text makes `count` short messages, and only `without` of them if this letter, and others like it, were not in it.
    Sms {
        count: usize,
        without: usize,
        letter: String,
        /// The word it stands in.
        word: String,
    },
    Link {
        channel: String,
        link: String,
    },
    Contact {
        channel: String,
        /// The number or the address.
        contact: String,
    },
    /// Nothing that this buyer wrote on the channel is known.
    Unasked {
        channel: String,
    },
    /// The buyer's last word is longer ago than the channel lets a seller write, in hours.
    Late {
        channel: String,
        hours: u32,
    },
    Markup {
        mark: String,
    },
    Hedging {
        word: String,
    },
    Shouting {
        words: String,
    },
    Paragraphs {
        count: usize,
    },
    NoGreeting,
    OtherBuyer {
        /// The whole name of that buyer.
        name: String,
    },
    PastDate {
        /// As the text says it.
        date: String,
    },
    Leftover {
        left: String,
    },
    OldPrice {
        /// As the text says it.
        price: String,
        piece: String,
        /// What the piece costs.
        now: Money,
    },
    Sensitive {
        channel: String,
        /// Its name; what it says is a secret.
        fact: String,
        /// The channels it may go to, as they write their own names.
        allowed: Vec<String>,
    },
    Misspelt {
        word: String,
        /// What was probably meant.
        near: Option<String>,
    },
}

impl Concern {
    /// About the whole text.
    pub const fn about(what: What) -> Self {
        Self { what, place: None }
    }

    /// About this stretch of it.
    pub const fn at(place: Range<usize>, what: What) -> Self {
        Self { what, place: Some(place) }
    }

    /// Its kind.
    pub const fn kind(&self) -> ConcernKind {
        match self.what {
            What::TooLong { .. } => ConcernKind::TooLong,
            What::Sms { .. } => ConcernKind::Sms,
            What::Link { .. } => ConcernKind::Link,
            What::Contact { .. } => ConcernKind::Contact,
            What::Unasked { .. } | What::Late { .. } => ConcernKind::Start,
            What::Markup { .. } => ConcernKind::Markup,
            What::Hedging { .. } => ConcernKind::Hedging,
            What::Shouting { .. } => ConcernKind::Shouting,
            What::Paragraphs { .. } => ConcernKind::Paragraphs,
            What::NoGreeting => ConcernKind::Greeting,
            What::OtherBuyer { .. } => ConcernKind::OtherBuyer,
            What::PastDate { .. } => ConcernKind::PastDate,
            What::Leftover { .. } => ConcernKind::Leftover,
            What::OldPrice { .. } => ConcernKind::Price,
            What::Sensitive { .. } => ConcernKind::Sensitive,
            What::Misspelt { .. } => ConcernKind::Spelling,
        }
    }

    /// Whether the seller is asked before the text is copied all the same, because what comes of it cannot be taken back: a site cuts what is too long, another
    /// buyer's name is read, an account number stands where it was not to stand.
    /// Everything else is a hint. A telephone sends as many short messages as it takes, so these are only told.
    pub const fn asks(&self) -> bool {
        match self.what {
            What::TooLong { counting, .. } => !matches!(counting, Counting::Sms),
            What::OtherBuyer { .. } | What::Sensitive { .. } => true,
            _ => false,
        }
    }
}

/// What is known of the conversation with a buyer on the channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conversation {
    /// Nobody knows whom the text is for.
    #[default]
    Unknown,
    /// Nothing that passed between them there is known.
    NotBegun,
    /// The text may answer something.
    Open,
    /// The buyer's last word is longer ago than a seller may write there, in hours.
    Closed { hours: u32 },
}

/// A text as it would be copied, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub text: &'a str,
    /// What its stretches came from; nothing where it was written by hand.
    pub spans: &'a [Span],
    pub language: &'a Language,
    /// The day it is copied on.
    pub today: Date,
    /// The rules of the channel it goes to, where that is known.
    pub profile: Option<&'a Profile>,
    pub conversation: Conversation,
    /// The situations of the replies it was made from.
    pub situations: &'a [Situation],
    /// Whether the message that it answers doubts the quality.
    pub doubts: bool,
    /// Whether one of them greets.
    pub greets: bool,
    /// Whether nothing was written to the buyer before.
    pub is_first: bool,
    /// What a text by hand has kept of the records it was once filled from: names and days in it are meant.
    pub known: &'a [String],
    /// Who else buys, where it is known who the text is for.
    pub people: Option<People<'a>>,
    /// What is true of the shop.
    pub facts: &'a [Fact],
    /// How words are spelt, where a dictionary of the language is at hand.
    pub spelling: Option<Spelling<'a>>,
    /// What pieces cost, where that is known.
    pub prices: Option<AskPrices<'a>>,
}

/// What says how words are spelt.
#[derive(Clone, Copy, Debug)]
pub struct Spelling<'a> {
    pub dictionary: &'a Dictionary,
    /// Words that the seller writes so, and names of the shop's own.
    pub own: &'a [String],
    /// The text as the library made it. What stood in it was looked at when it was written.
    pub written: &'a str,
}

/// What pieces cost, found out only where a text says a sum by itself.
#[derive(Clone, Copy)]
pub struct AskPrices<'a>(pub &'a dyn Fn() -> Prices);

impl AskPrices<'_> {
    fn get(self) -> Prices {
        (self.0)()
    }
}

impl fmt::Debug for AskPrices<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AskPrices").finish_non_exhaustive()
    }
}

/// The prices of pieces, and sums that are meant.
#[derive(Clone, Debug, Default)]
pub struct Prices {
    pub pieces: Vec<Priced>,
    /// What the order says: what is agreed, paid, due, what each of its items is sold for.
    pub meant: Vec<Money>,
}

/// What a piece costs.
#[derive(Clone, Debug)]
pub struct Priced {
    /// As the seller calls it.
    pub name: String,
    /// That, and what it is called in other languages.
    pub names: Vec<String>,
    pub now: Money,
    pub is_pinned: bool,
}

/// Whose names may stand in a text, and whose may not.
#[derive(Clone, Copy)]
pub struct People<'a> {
    /// The pinned buyer's name, and how they are called.
    pub called: &'a [String],
    /// Texts whose names are expected: of the pinned buyer, of their order, of the shop.
    pub own: &'a [String],
    /// The whole name of another buyer who is called so: of two words, by their whole name; of one, by a part of it, in whatever case.
    pub bears: &'a dyn Fn(&str) -> Option<String>,
}

impl fmt::Debug for People<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("People").finish_non_exhaustive()
    }
}

impl<'a> Subject<'a> {
    /// A text of which nothing else is known.
    pub const fn of(text: &'a str, language: &'a Language, today: Date) -> Self {
        Self {
            text,
            spans: &[],
            language,
            today,
            profile: None,
            conversation: Conversation::Unknown,
            situations: &[],
            doubts: false,
            greets: false,
            is_first: false,
            known: &[],
            people: None,
            facts: &[],
            spelling: None,
            prices: None,
        }
    }
}

/// What several checks look at, found once.
struct Reading<'a> {
    subject: &'a Subject<'a>,
    /// Dates, sums, numbers and addresses in the text.
    found: Vec<Found>,
}

/// So many words begin a text, for a greeting with its titles and the name.
const FIRST_WORDS: usize = 6;

impl<'a> Reading<'a> {
    /// The words of the text and where they stand.
    fn words(&self) -> impl Iterator<Item = (Range<usize>, &'a str)> + use<'a> {
        self.subject.text.unicode_word_indices().map(|(at, word)| (at..at + word.len(), word))
    }

    /// The first words of the text, in small letters.
    fn first_words(&self) -> Vec<String> {
        self.words().take(FIRST_WORDS).map(|(_, word)| word.to_lowercase()).collect()
    }

    /// Whether a stretch, or a part of it, came from the records.
    fn is_filled(&self, place: &Range<usize>) -> bool {
        let holds = |span: &&Span| span.range.start < place.end && place.start < span.range.end;
        self.subject.spans.iter().filter(holds).any(|span| matches!(span.kind, SpanKind::Filled { .. }))
    }

    /// The same, or whether the seller has just typed it as an answer, or the records have said it before the text was changed by hand.
    fn is_meant(&self, place: &Range<usize>) -> bool {
        let holds = |span: &&Span| span.range.start < place.end && place.start < span.range.end;
        let mut spans = self.subject.spans.iter().filter(holds);
        self.is_known(place) || spans.any(|span| matches!(span.kind, SpanKind::Answered { .. }))
    }

    /// Whether a fact of the shop says the same: a threshold, what postage costs.
    fn says_a_fact(&self, place: &Range<usize>) -> bool {
        let said = self.subject.text.get(place.clone()).unwrap_or_default();
        self.subject.facts.iter().any(|fact| fact.value.contains(said))
    }

    /// The same, or whether the records have said it before the text was changed by hand.
    fn is_known(&self, place: &Range<usize>) -> bool {
        let said = self.subject.text.get(place.clone()).unwrap_or_default();
        self.is_filled(place) || self.subject.known.iter().any(|known| known.contains(said))
    }
}

/// A check: what of its kinds there is to say of a text.
type Check = fn(&Reading<'_>, &mut Vec<Concern>);

/// Every check, with the kinds it finds.
const CHECKS: &[(&[ConcernKind], Check)] = &[
    (&[ConcernKind::TooLong, ConcernKind::Sms], length::check),
    (&[ConcernKind::Link, ConcernKind::Contact], contact::check),
    (&[ConcernKind::Start], start::check),
    (&[ConcernKind::Markup], markup::check),
    (&[ConcernKind::OtherBuyer], names::check),
    (&[ConcernKind::Sensitive], sensitive::check),
    (&[ConcernKind::Leftover], leftover::check),
    (&[ConcernKind::PastDate], dates::check),
    (&[ConcernKind::Price], price::check),
    (&[ConcernKind::Hedging], hedging::check),
    (&[ConcernKind::Shouting], shouting::check),
    (&[ConcernKind::Paragraphs], paragraphs::check),
    (&[ConcernKind::Greeting], greeting::check),
    (&[ConcernKind::Spelling], spelling::check),
];

/// What a seller should know of a text, what asks first, then in the order of the checks. Kinds that are switched off are not looked for.
pub fn review(subject: &Subject<'_>, checks: &Checks) -> Vec<Concern> {
    if subject.text.is_empty() {
        return Vec::new();
    }
    let reading = Reading { subject, found: extract(subject.text, &Hints::on(subject.today)) };
    let mut concerns = Vec::new();
    for (kinds, check) in CHECKS {
        if kinds.iter().any(|kind| kind.is_on(checks)) {
            check(&reading, &mut concerns);
        }
    }
    concerns.retain(|concern| concern.kind().is_on(checks));
    // Stable: those of one weight stay in their order.
    concerns.sort_by_key(|concern| !concern.asks());
    concerns
}

impl ConcernKind {
    /// Whether it is looked for.
    pub const fn is_on(self, checks: &Checks) -> bool {
        match self {
            Self::TooLong => checks.too_long,
            Self::Sms => checks.sms,
            Self::Link => checks.link,
            Self::Contact => checks.contact,
            Self::Start => checks.start,
            Self::Markup => checks.markup,
            Self::Hedging => checks.hedging,
            Self::Shouting => checks.shouting,
            Self::Paragraphs => checks.paragraphs,
            Self::Greeting => checks.greeting,
            Self::OtherBuyer => checks.other_buyer,
            Self::PastDate => checks.past_date,
            Self::Leftover => checks.leftover,
            Self::Price => checks.price,
            Self::Sensitive => checks.sensitive,
            Self::Spelling => checks.spelling,
        }
    }
}
