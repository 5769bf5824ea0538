//! Two calibrated answers beside the list: is the first almost surely right, and does any reply answer this at all.

use super::evidence::Evidence;
use super::table::Asked;
use super::terms::Terms;

const SIGNS: usize = 9;

/// The chance that the first is right, as a logistic regression on the signs in the order of [`Signs::of`].
///
/// Fitted once on messages to libraries from which every fourth reply was taken out, so that their messages had no answer:
/// generated questions, close labels and commands in seven languages (the halves of those sets that are also measured with), and
/// the training rows of real shop chats. Each kind of set weighs the same but the chats three times, half of each without an
/// answer. The shop chats that are measured with were not fitted to: more signs (the linear head's own chance, whether the heads
/// agree, how much of the message the first reply's examples cover) fit the other sets better, and judge these chats worse.
const RIGHT: [f32; SIGNS] = [-5.115, 0.166, 2.414, 4.626, 0.341, -0.449, -1.614, 0.886, 0.909];

/// The same for an index of many replies, fitted alike: base, share of the message covered, lead over the second.
const RIGHT_BY_SHARE: [f32; 3] = [-2.63, 1.74, 3.43];

/// From this chance on the first is almost surely right: nine of ten were on shop chats of which half have no answer, which is
/// the hardest kind.
const CONFIDENT: f32 = 0.64;

/// From this chance on some reply answers the message: below it, it is likelier that none does. About this chance one message in
/// ten has its answer further down the list, so that the two are even where the first is right in 45 of a hundred.
const FITS: f32 = 0.45;

/// What tells how far the first of the list can be trusted.
#[derive(Clone, Debug)]
pub(super) struct Signs {
    values: [f32; SIGNS],
}

impl Signs {
    /// `None` without any label.
    pub(super) fn of(
        order: &[usize],
        sum: &[f32],
        evidence: &Evidence,
        asked: &Asked,
        terms: &Terms,
        asks_per_reply: f32,
    ) -> Option<Self> {
        let &first = order.first()?;
        let second = order.get(1).copied().unwrap_or(first);
        let values = [
            1.0,
            sum[first] - sum[second],
            evidence.nearest[first],
            asked.known,
            super::real(terms.words.len()).ln_1p(),
            asks_per_reply.ln(),
            super::real(order.len()).ln(),
            sum[first],
            asked.known_words,
        ];
        Some(Self { values })
    }
}

/// How far the first of the list can be trusted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trust {
    /// The chance that it is right.
    pub(super) right: f32,
    /// Some reply answers the message.
    pub(super) fits: bool,
    /// The first is almost surely right.
    pub(super) confident: bool,
}

impl Trust {
    pub(super) fn of(signs: &Signs) -> Self {
        Self::at(signs.values.iter().zip(&RIGHT).map(|(sign, weight)| sign * weight).sum())
    }

    /// For an index of many replies: from the share of the message that the first covers, and by how much that is more than the
    /// second.
    pub(super) fn of_share(share: f32, ahead: f32) -> Self {
        let [base, by_share, by_lead] = RIGHT_BY_SHARE;
        Self::at(base + by_share * share + by_lead * ahead)
    }

    fn at(odds: f32) -> Self {
        let right = 1.0 / (1.0 + (-odds).exp());
        Self { right, fits: right >= FITS, confident: right >= CONFIDENT }
    }
}
