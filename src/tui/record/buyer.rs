//! A buyer as fields.

use crate::desk::typed;
use crate::i18n::Messages;
use crate::model::{Address, Buyer, Channel, Handle, Kind as BuyerKind, Language, Tone};
use crate::search::{Found, Value};
use crate::tui::words;

use super::{Entry, Kind, RecordForm, words_of};

pub(super) fn fields(messages: &Messages, buyer: &Buyer) -> Vec<Entry> {
    let typed = |name, kind, value: &str| Entry::typed(messages, name, kind, value);
    let line = |name, value: &Option<String>| typed(name, Kind::Line, value.as_deref().unwrap_or_default());
    let handles: Vec<String> = buyer.handles.iter().map(typed::written_handle).collect();
    let tones = words_of(messages, Tone::ALL, Tone::word, |tone| messages.member("tone", tone.word()));
    let kinds = words_of(messages, BuyerKind::ALL, BuyerKind::word, |kind| messages.kind(kind));
    let birthday = buyer.birthday.map(|date| date.to_string()).unwrap_or_default();
    let address = &buyer.address;
    vec![
        typed("name", Kind::Needed, &buyer.name),
        line("address-as", &buyer.address_as),
        typed("handles", Kind::Handles, &handles.join("\n")),
        typed("language", Kind::Language, buyer.language.as_ref().map(Language::code).unwrap_or_default()),
        Entry::choice(messages, "tone", tones, buyer.tone.map(Tone::word)),
        Entry::choice(messages, "kind", kinds, buyer.kind.map(BuyerKind::word)),
        line("phone", &buyer.phone),
        line("email", &buyer.email),
        typed("address", Kind::Text, &address.raw),
        typed("street", Kind::Line, &address.street),
        typed("postcode", Kind::Line, &address.postcode),
        typed("city", Kind::Line, &address.city),
        typed("region", Kind::Line, &address.region),
        typed("country", Kind::Line, &address.country),
        typed("birthday", Kind::Day, &birthday),
        Entry::switch(messages, "consent", buyer.consent),
        typed("tags", Kind::Lines, &buyer.tags.join("\n")),
        typed("notes", Kind::Text, &buyer.notes),
    ]
}

pub(super) fn read(messages: &Messages, form: &RecordForm, before: &Buyer) -> Buyer {
    Buyer {
        name: form.text("name"),
        address_as: form.line("address-as"),
        handles: form.each("handles", |line| typed::handle(line).ok()),
        language: form.line("language").and_then(|typed| words::language_called(messages, &typed)),
        tone: Tone::from_word(&form.text("tone")),
        kind: BuyerKind::from_word(&form.text("kind")),
        address: Address {
            raw: form.text("address"),
            street: form.text("street"),
            postcode: form.text("postcode"),
            city: form.text("city"),
            region: form.text("region"),
            country: form.text("country").to_uppercase(),
        },
        phone: form.line("phone"),
        email: form.line("email"),
        birthday: form.day("birthday"),
        notes: form.text("notes"),
        tags: form.each("tags", |line| Some(line.to_owned())),
        consent: form.is_on("consent"),
        ..before.clone()
    }
}

/// A new buyer, as far as what was typed for their name and what their message tells go. An at-sign before a name is how it is
/// written on Instagram; where it is another channel's, the field is there to say so.
pub fn noted(typed: &str, told: &[Found], language: Option<&Language>) -> Buyer {
    let mut buyer = Buyer { language: language.cloned(), ..Buyer::named(typed.trim()) };
    for found in told {
        match &found.value {
            Value::Email(email) if buyer.email.is_none() => buyer.email = Some(email.clone()),
            Value::Phone(phone) if buyer.phone.is_none() => buyer.phone = Some(phone.clone()),
            Value::PostalCode(code) if buyer.address.postcode.is_empty() => buyer.address.postcode.clone_from(code),
            Value::Handle(name) if buyer.handles.is_empty() => {
                buyer.handles.push(Handle { channel: Channel::new("instagram"), name: name.clone() });
            }
            _ => {}
        }
    }
    buyer
}
