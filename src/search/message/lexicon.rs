//! The words that say what stands beside them: units, months, labels of order numbers and sizes, in the languages of the shop.
//!
//! Words are listed in the forms buyers use, folded when they are read. A word can have several roles; the recognisers decide
//! by what stands around it.

mod asking;
mod things;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{fold_spelt, folded};

/// What a word or sign can be in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A number in words.
    Count(u8),
    /// "pieces".
    Piece,
    /// "quantity".
    Quantity,
    /// "I take": a number behind it counts pieces.
    Want,
    /// "size".
    Size,
    /// XS to XXXL.
    Letters,
    /// The maker's country of a shoe or ring size: EU, UK.
    System(&'static str),
    /// A unit of length, weight or volume.
    Unit(&'static str),
    /// A currency; `$` and `kr` are those that [`super::Hints`] may name otherwise.
    Currency(&'static str),
    /// "order", before its number.
    Order,
    /// "to order", which is a verb at least as often.
    Ordering,
    /// "no.", between the label and the number.
    Number,
    /// January is 1.
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    /// The same, shortened to something that is also another word.
    ShortWeekday(i8),
    /// Days from today.
    Day(i8),
    /// "on", "until", "from": a day may follow.
    On,
    /// "at", "from", "until": an hour may follow.
    At,
    /// "o'clock".
    Clock,
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// "in", "within": a span of time may follow.
    Within,
    /// How many days it has.
    Span(i8),
    /// "last": the weekday beside it has passed.
    Past,
    /// "next": the week beside it is the coming one.
    Next,
    /// "ordered", "zapłaciłam": the day beside it has passed.
    Happened,
    /// "payé", which without its accent is another word: has happened only behind "ai".
    Participle,
    /// "will", "be": what happens beside it has not happened yet.
    Will,
    /// May stand between the parts of a date, or behind an hour: "of", "the", "and", "today".
    Filler,
    /// "postcode".
    Postcode,
    /// "phone".
    Phone,
    /// "where", "how much".
    Question,
    /// Begins a question together with the subject behind it: "can".
    Opener,
    /// "you", "it".
    Subject,
    /// Begins a question by itself although it is no question word: "czy", "puedo".
    Asks,
    /// "tell", "know": what follows is what is asked, not a second question.
    Telling,
    /// "and".
    And,
    /// "also".
    Also,
    /// "please", "send".
    Request,
    /// "I need": a request, unless it leads to a question.
    Wish,
    /// "thanks", "regards", "hello".
    Courtesy,
    /// Goes with courtesies: "very", "in advance", "Mr".
    Company,
    /// Ends with a point that ends no sentence.
    Abbreviation,
}

static ROLES: LazyLock<HashMap<Box<str>, Vec<Role>>> = LazyLock::new(|| {
    let mut all: HashMap<Box<str>, Vec<Role>> = HashMap::new();
    for &(role, words) in things::THINGS.iter().chain(asking::ASKING) {
        for word in words.split_whitespace() {
            let mut add = |spelling: &str| {
                let roles = all.entry(spelling.into()).or_default();
                if !roles.contains(&role) {
                    roles.push(role);
                }
            };
            add(&folded(word));
            if let Some(spelt) = fold_spelt(word) {
                add(spelt.text());
            }
        }
    }
    all
});

/// The roles of a folded word.
pub(super) fn roles(word: &str) -> &'static [Role] {
    ROLES.get(word).map_or(&[], Vec::as_slice)
}
