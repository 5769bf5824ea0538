//! The words for what a seller should know of a text before it is copied, and for the rules of channels.

use crate::compose::{Concern, Promise, What, print};
use crate::i18n::Messages;
use crate::model::{Counting, Profile};

/// A concern in a sentence.
pub fn concern(concern: &Concern, messages: &Messages) -> String {
    match &concern.what {
        What::TooLong { length, limit, counting: Counting::Sms, .. } => {
            messages.with("check-too-many-sms", &[("length", (*length).into()), ("limit", (*limit).into())])
        }
        What::TooLong { channel, length, limit, counting, .. } => messages.with(
            "check-too-long",
            &[
                ("channel", channel.into()),
                ("length", (*length).into()),
                ("limit", (*limit).into()),
                ("unit", messages.member("counting", counting.word()).into()),
            ],
        ),
        What::Sms { count, without, letter, word } => messages.with(
            "check-sms",
            &[
                ("letter", letter.into()),
                ("word", word.into()),
                ("count", (*count).into()),
                ("without", (*without).into()),
            ],
        ),
        What::Link { channel, link } => {
            messages.with("check-link", &[("channel", channel.into()), ("link", link.into())])
        }
        What::Contact { channel, contact } => {
            messages.with("check-contact", &[("channel", channel.into()), ("contact", contact.into())])
        }
        What::Unasked { channel } => messages.with("check-unasked", &[("channel", channel.into())]),
        What::Late { channel, hours } => {
            messages.with("check-late", &[("channel", channel.into()), ("days", hours.div_ceil(24).into())])
        }
        What::Markup { mark } => messages.with("check-markup", &[("mark", mark.into())]),
        What::Hedging { word } => messages.with("check-hedging", &[("word", word.into())]),
        What::Shouting { words } => messages.with("check-shouting", &[("words", words.into())]),
        What::Paragraphs { count } => messages.with("check-paragraphs", &[("count", (*count).into())]),
        What::NoGreeting => messages.text("check-greeting").into_owned(),
        What::OtherBuyer { name } => messages.with("check-other-buyer", &[("name", name.into())]),
        What::PastDate { date } => messages.with("check-past-date", &[("date", date.into())]),
        What::OldPrice { price, piece, now } => messages.with(
            "check-old-price",
            &[
                ("price", price.into()),
                ("piece", piece.into()),
                ("now", print::money(messages.language(), *now).into()),
            ],
        ),
        What::Leftover { left } => messages.with("check-leftover", &[("left", left.into())]),
        What::Sensitive { channel, fact, allowed } => messages.with(
            "check-sensitive",
            &[("fact", fact.into()), ("channel", channel.into()), ("allowed", allowed.join(", ").into())],
        ),
        What::Misspelt { word, near: Some(near) } => {
            messages.with("check-misspelt-near", &[("word", word.into()), ("near", near.into())])
        }
        What::Misspelt { word, near: None } => messages.with("check-misspelt", &[("word", word.into())]),
    }
}

/// The reminder that a promise sets when it is copied.
pub fn promise(promise: &Promise, messages: &Messages) -> String {
    let day = print::weekday_and_day(messages.language(), promise.on);
    match &promise.reply {
        Some(reply) => messages.with("promise-reminder-reply", &[("day", day.into()), ("shortcut", reply.into())]),
        None => messages.with("promise-reminder", &[("day", day.into())]),
    }
}

/// The longest message that a channel takes, in words.
pub fn limit(profile: &Profile, messages: &Messages) -> String {
    if profile.limit == 0 {
        return messages.text("channel-no-limit").into_owned();
    }
    match profile.counting {
        Counting::Sms => messages.with("channel-limit-sms", &[("limit", profile.limit.into())]),
        counting => {
            let unit = messages.member("counting", counting.word());
            messages.with("channel-limit", &[("limit", profile.limit.into()), ("unit", unit.into())])
        }
    }
}
