//! Replies as they might be in a shop, the same in every run.

#[path = "../../tests/common/splitmix.rs"]
mod splitmix;

use std::collections::HashSet;
use std::sync::LazyLock;

use replydesk::model::{Asks, Id, Language, Reply, Role, Situation, Title, Variant, VariantKey};

/// What the replies are about; their shortcuts begin with it.
pub(crate) const CATEGORIES: [&str; 6] = ["address", "payment", "pickup", "product", "delivery", "order"];

/// A reply with five asks of seven words and a body of about 400 characters: what the starter library has, and a longer
/// text than most of it. The words follow Zipf's law, as those of any language do: that decides how long the lists of the
/// index are.
pub(crate) fn reply(number: u32, random: &mut Random) -> Option<Reply> {
    let category = CATEGORIES.get(random.below(CATEGORIES.len()))?;
    let shortcut = format!("{category}-{}-{number}", random.word());
    let english = Language::english();
    Some(Reply {
        id: Id::new(),
        shortcut: shortcut.parse().ok()?,
        category: (*category).to_owned(),
        role: Role::Body,
        tags: vec![random.word().to_owned(), random.word().to_owned()],
        situations: Situation::try_from(format!("P{:02}", 1 + random.below(49))).ok().into_iter().collect(),
        attach: None,
        archived: false,
        titles: vec![Title { language: english.clone(), text: random.words(5) }],
        asks: vec![Asks { language: english.clone(), texts: (0..5).map(|_| random.words(7)).collect() }],
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body: random.body() }],
    })
}

/// The words of the library, the most frequent first; frequent ones are short, one in twelve has an umlaut.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut random = Random(3);
    let mut known = HashSet::new();
    let mut words = Vec::new();
    while words.len() < 60_000 {
        let syllables = match words.len() {
            ..300 => 1,
            300..5_000 => 2,
            _ => 3,
        };
        let mut word = (0..syllables).map(|_| random.syllable()).collect::<String>();
        if words.len() % 12 == 0 {
            word = word.replace('u', "ü");
        }
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
});

/// The same library in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        splitmix::below(&mut self.0, end)
    }

    /// A word by Zipf's law: the chance of a rank falls as one over it, which a power of a uniform number gives.
    pub(crate) fn word(&mut self) -> &'static str {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are taken")]
        let uniform = (splitmix::next(&mut self.0) >> 11) as f64 / (1u64 << 53) as f64;
        let ranks = f64::from(u32::try_from(WORDS.len()).unwrap_or(u32::MAX));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the number of words")]
        let rank = (ranks.powf(uniform) - 1.0) as usize;
        WORDS.get(rank).map_or("", |word| word)
    }

    pub(crate) fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn body(&mut self) -> String {
        let mut body = "Dear {{ buyer.name }}, ".to_owned();
        while body.len() < 400 {
            body.push_str(self.word());
            body.push(' ');
        }
        body
    }

    fn syllable(&mut self) -> String {
        let part = |parts: &[&'static str], random: &mut Self| {
            parts.get(random.below(parts.len())).copied().unwrap_or_default()
        };
        let start = part(
            &[
                "s", "s", "c", "c", "p", "p", "t", "th", "m", "b", "d", "f", "r", "l", "w", "h", "g", "n", "v", "k",
                "st", "pr", "tr", "", "",
            ],
            self,
        );
        let middle = part(&["a", "e", "i", "o", "u", "ea", "ou"], self);
        let end = part(&["", "", "n", "r", "s", "t", "l", "d", "ck", "nd", "m"], self);
        format!("{start}{middle}{end}")
    }
}
