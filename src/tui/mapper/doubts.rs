//! What a seller has to have seen before a mapping is kept: it is asked about once, the second time it is kept so.

use super::{Mapper, Row, Whole};
use crate::transfer::tables::{Field, Holds};
use crate::tui::action::Action;

/// So many words for states are named; the others stand in the list.
const NAMED: usize = 3;

/// What is asked about before a mapping is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// A word for a state is not known.
    Words,
    /// Orders have no column for the item.
    Item,
    /// What the mapping is called, and where orders come from, was neither said nor seen.
    Name,
}

impl Mapper {
    /// Notes what has been looked at so far: that of which the last lines of the list tell.
    pub(super) fn note_seen(&mut self) {
        let headings = 1 + usize::from(!self.words.is_empty());
        let all_shown = self.rows.len() + headings <= usize::from(crate::tui::view::mapper::list_height(self.size));
        let is_marked = matches!(self.row(), Row::Whole(Whole::Name | Whole::Channel));
        self.seen |= all_shown || is_marked;
    }

    /// What is to be asked about now and was not yet; the last is what is marked.
    fn doubts(&self) -> Vec<Doubt> {
        let is_named = self.task.mended.is_some() || self.task.name.is_some();
        let is_order = self.task.holds == Holds::Orders;
        let all = [
            (Doubt::Item, is_order && !self.used().contains(&Field::ItemName)),
            (Doubt::Words, self.unknown_words().next().is_some()),
            (Doubt::Name, !self.seen && !is_named),
        ];
        all.into_iter().filter(|(doubt, is_so)| *is_so && !self.asked.contains(doubt)).map(|(doubt, _)| doubt).collect()
    }

    fn unknown_words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words
            .iter()
            .enumerate()
            .filter(|(_, (_, state))| state.is_none())
            .map(|(at, (word, _))| (at, word.as_str()))
    }

    /// The question before the mapping is kept, and the line it is about; `None` where everything was seen or asked about. It is asked
    /// once.
    pub(super) fn question(&mut self) -> Option<(String, Row)> {
        let doubts = self.doubts();
        let row = match doubts.last()? {
            Doubt::Name => Row::Whole(Whole::Name),
            Doubt::Item => Row::Column(self.draft.meanings.iter().position(Option::is_none).unwrap_or(0)),
            Doubt::Words => Row::Word(self.unknown_words().next()?.0),
        };
        let name = self.draft.name.trim();
        let mut what = vec![self.messages.with("mapper-keep-name", &[("name", name.into())])];
        if self.task.holds == Holds::Orders {
            let channel = self.text_of(Whole::Channel);
            what.push(self.messages.with("mapper-keep-channel", &[("channel", channel.into())]));
        }
        if doubts.contains(&Doubt::Words) {
            what.push(self.told_words());
        }
        if doubts.contains(&Doubt::Item) {
            what.push(self.messages.text("mapper-keep-item").into_owned());
        }
        let key = self.keymap.key(Action::SaveMapping).unwrap_or_default();
        let text = self.messages.with("mapper-keep", &[("what", what.join(", ").into()), ("key", key.into())]);
        self.asked.extend(doubts);
        Some((text, row))
    }

    fn told_words(&self) -> String {
        let count = self.unknown_words().count();
        let named = self.unknown_words().take(NAMED).map(|(_, word)| format!("“{word}”"));
        let more = (count > NAMED).then(|| "…".to_owned());
        let words: Vec<String> = named.chain(more).collect();
        self.messages.with("mapper-keep-words", &[("count", count.into()), ("words", words.join(", ").into())])
    }
}
