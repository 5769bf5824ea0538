use jiff::{SignedDuration, Timestamp};

use crate::model::{Channel, words};

words! {
    /// What is lost when a window passes. Each has a line in the catalogue: `stake-<word>`.
    Stake {
        /// An answer after it counts against the seller's standing.
        Standing = "standing",
        /// After it the seller can write no more without the buyer, or only in certain cases.
        Reach = "reach",
    }
}

/// How long a message on a channel may wait for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub channel: Channel,
    pub hours: u32,
    pub stake: Stake,
    /// Only the message that begins a conversation counts.
    pub first_only: bool,
}

/// A message that waits for its answer.
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'m> {
    pub channel: &'m Channel,
    pub received: Timestamp,
    /// Whether it began the conversation. Where nobody knows, it is safer to say so.
    pub is_first: bool,
}

/// What is left of a window for one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remaining<'c> {
    pub window: &'c Window,
    pub closes: Timestamp,
    /// Negative once it has passed.
    pub left: SignedDuration,
}

impl Remaining<'_> {
    pub fn has_passed(&self) -> bool {
        self.left <= SignedDuration::ZERO
    }
}

/// The windows of all channels that have any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyClock {
    pub windows: Vec<Window>,
}

/// What the channels themselves say.
///
/// - Etsy, "Star Seller": 95 % of the messages that begin a conversation answered within 24 hours.
/// - Meta, "Messenger Platform and IG Messaging API policy" (28 September 2026): 24 hours after the buyer's last message for anything, until
///   7 days after it for an answer written by a person. It binds the inboxes of pages and shops, and so `facebook`.
///
/// WhatsApp's 24 hours bind its business platform only, not people who write on their telephones; they are left to the settings.
const KNOWN: [(&str, u32, Stake); 7] = [
    ("etsy", 24, Stake::Standing),
    ("messenger", 24, Stake::Reach),
    ("messenger", 7 * 24, Stake::Reach),
    ("facebook", 24, Stake::Reach),
    ("facebook", 7 * 24, Stake::Reach),
    ("instagram", 24, Stake::Reach),
    ("instagram", 7 * 24, Stake::Reach),
];

impl Default for ReplyClock {
    fn default() -> Self {
        let window = |(name, hours, stake)| Window {
            channel: Channel::new(name),
            hours,
            stake,
            first_only: matches!(stake, Stake::Standing),
        };
        Self { windows: KNOWN.map(window).into() }
    }
}

impl ReplyClock {
    /// The windows of a message, the one that closes first in front. Empty where its channel has none.
    pub fn of(&self, message: Waiting<'_>, now: Timestamp) -> Vec<Remaining<'_>> {
        let Waiting { channel, received, is_first } = message;
        let counts = |window: &&Window| window.channel == *channel && (is_first || !window.first_only);
        let windows = self.windows.iter().filter(counts);
        let remaining = windows.map(|window| {
            let closes =
                received.saturating_add(SignedDuration::from_hours(window.hours.into())).unwrap_or(Timestamp::MAX);
            Remaining { window, closes, left: now.duration_until(closes) }
        });
        let mut remaining: Vec<_> = remaining.collect();
        remaining.sort_by_key(|one| one.closes);
        remaining
    }

    /// The window to look at: the next to close, or the last one where all have passed.
    pub fn pressing(&self, message: Waiting<'_>, now: Timestamp) -> Option<Remaining<'_>> {
        let mut all = self.of(message, now);
        let open = all.iter().position(|one| !one.has_passed());
        open.map(|at| all.swap_remove(at)).or_else(|| all.pop())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_message_has_what_is_left_of_its_channels_windows() {
        let clock = ReplyClock::default();
        let received = at("2026-11-20T18:00Z");
        let pressing = |channel: &str, now| {
            let message = Waiting { channel: &Channel::new(channel), received, is_first: true };
            let found = clock.pressing(message, at(now))?;
            Some((found.window.hours, found.left.as_hours(), found.has_passed()))
        };
        assert_eq!(pressing("etsy", "2026-11-21T12:00Z"), Some((24, 6, false)));
        assert_eq!(pressing("etsy", "2026-11-21T18:00Z"), Some((24, 0, true)));
        assert_eq!(pressing("etsy", "2026-11-21T20:00Z"), Some((24, -2, true)));
        assert_eq!(pressing("Messenger", "2026-11-21T12:00Z"), Some((24, 6, false)));
        assert_eq!(pressing("messenger", "2026-11-22T18:00Z"), Some((168, 120, false)));
        assert_eq!(pressing("messenger", "2026-12-22T18:00Z").map(|(_, _, passed)| passed), Some(true));
        assert_eq!(pressing("email", "2026-11-21T12:00Z"), None);
    }

    #[test]
    fn etsy_counts_the_first_message_of_a_conversation() {
        let clock = ReplyClock::default();
        let left = |name, is_first| {
            let message = Waiting { channel: &Channel::new(name), received: at("2026-11-20T18:00Z"), is_first };
            clock.of(message, at("2026-11-21T12:00Z")).len()
        };
        assert_eq!((left("etsy", true), left("etsy", false), left("messenger", false)), (1, 0, 2));
    }

    #[test]
    fn every_window_is_of_a_known_channel() {
        for window in ReplyClock::default().windows {
            assert!(Channel::known().any(|channel| channel == window.channel), "{window:?}");
        }
    }

    proptest! {
        #[test]
        fn no_moment_and_no_length_is_too_much(received in any::<i64>(), now in any::<i64>(), hours in any::<u32>()) {
            let moment = |n: i64| Timestamp::from_second(n % 377_705_116_800).unwrap_or(Timestamp::MIN);
            let channel = Channel::new("etsy");
            let window = Window { channel: channel.clone(), hours, stake: Stake::Standing, first_only: true };
            let clock = ReplyClock { windows: vec![window] };
            let message = Waiting { channel: &channel, received: moment(received), is_first: true };
            let left = clock.pressing(message, moment(now));
            prop_assert!(left.is_some_and(|left| left.has_passed() == (left.closes <= moment(now))));
        }
    }
}
