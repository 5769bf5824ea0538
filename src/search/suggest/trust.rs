//! Two calibrated answers beside the list: is the first almost surely right, and does any reply answer this at all.

use super::evidence::Evidence;
use super::table::Asked;
use super::terms::Terms;

const SIGNS: usize = 12;

/// The chance that the first is right, as a logistic regression on the signs in the order of [`Signs::of`].
///
/// Fitted once on messages to libraries from which every fourth reply was taken out, so that their messages had no answer:
/// generated questions, close labels and commands in seven languages (the halves of those sets that are also measured with), and
/// the training rows of real shop chats. Each kind of set weighs the same but the chats three times, half of each without an
/// answer. The shop chats that are measured with were not fitted to.
const RIGHT: [f32; SIGNS] = [-3.777, 0.395, 0.141, 0.57, 3.125, -0.135, 0.389, -0.71, -0.968, 0.812, -0.082, 0.56];

/// The same for an index of many replies, fitted alike: base, share of the message covered, lead over the second.
const RIGHT_BY_SHARE: [f32; 3] = [-2.63, 1.74, 3.43];

/// From these chances on it is said: sure, and likelier than not. The first is where nine of ten were right on shop chats of which
/// half have no answer, which is the hardest kind; on the others it is 92 to 99 of a hundred.
const CONFIDENT: f32 = 0.76;
const FITS: f32 = 0.5;

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
        chances: &[f32],
        evidence: &Evidence,
        asked: &Asked,
        terms: &Terms,
        asks_per_reply: f32,
    ) -> Option<Self> {
        let &first = order.first()?;
        let second = order.get(1).copied().unwrap_or(first);
        let most = |scores: &[f32]| order.iter().all(|&label| scores[label] <= scores[first]);
        let agree = |scores: &[f32]| if most(scores) { 1.0 } else { 0.0 };
        let odds = |chance: f32| (chance.clamp(1e-4, 1.0 - 1e-4) / (1.0 - chance.clamp(1e-4, 1.0 - 1e-4))).ln();
        let values = [
            1.0,
            odds(chances[first]),
            sum[first] - sum[second],
            evidence.nearest[first],
            asked.known,
            agree(chances) + agree(&evidence.documents) + agree(&evidence.nearest) + agree(&evidence.bayes),
            super::real(terms.words.len()).ln_1p(),
            asks_per_reply.ln(),
            super::real(order.len()).ln(),
            sum[first],
            evidence.nearest[first] - evidence.nearest[second],
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
