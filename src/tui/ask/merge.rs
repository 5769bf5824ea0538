//! Two buyers that are one person: who stays, and what goes over to them.

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::{Buyer, Id, Kind, Tone};
use crate::tui::form::{Asked, Entry};
use crate::tui::words;

use super::{Answers, Became, Done, answer, line};

/// Asks who of the two stays: the one whose page it is, unless the seller says otherwise.
pub(super) fn questions(desk: &Desk, messages: &Messages, (one, other): (Id, Id)) -> Result<Vec<Asked>, Error> {
    // That they are two is found out before anything is asked.
    let outlook = desk.merge_outlook(one, other)?;
    let of = names(&outlook.kept, &outlook.other).into();
    let stays = line(messages, "stays", "");
    let before = Entry::Choice { of, at: Some(0) };
    let asked = Asked { answer: before, ..stays };
    Ok(vec![Asked { before: asked.text(), ..asked }])
}

/// What goes over, and what they contradict each other in.
pub(super) fn read(desk: &Desk, messages: &Messages, two: (Id, Id), answers: &Answers) -> Result<String, Error> {
    let (kept, other) = in_order(desk, two, answers)?;
    let outlook = desk.merge_outlook(kept, other)?;
    let [kept, other] = names(&outlook.kept, &outlook.other);
    let over = &outlook.gone_over;
    let counts = [
        ("orders", over.orders),
        ("said", over.entries),
        ("messages", over.messages),
        ("reminders", over.reminders),
        ("drafts", over.drafts),
        ("remembered", over.remembered),
    ];
    let counted = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| messages.with("merge-counted", &[("what", what.into()), ("count", count.into())]));
    let counted: Vec<String> = counted.collect();
    let mut said = if counted.is_empty() {
        messages.with("would-merge-bare", &[("other", other.into()), ("kept", kept.into())])
    } else {
        let what = counted.join(", ");
        messages.with("would-merge", &[("other", other.into()), ("kept", kept.into()), ("what", what.into())])
    };
    for one in &outlook.contradictions {
        let value = |said: &str| in_words(messages, one.field, said);
        let field = messages.member("card", one.field);
        said.push('\n');
        said.push_str(&messages.with(
            "buyer-contradicts",
            &[("field", field.into()), ("kept", value(&one.kept).into()), ("other", value(&one.other).into())],
        ));
    }
    Ok(said)
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, two: (Id, Id), answers: &Answers) -> Result<Done, Error> {
    let (kept, other) = in_order(desk, two, answers)?;
    let merged = desk.merge_buyers(kept, other)?;
    let name = merged.buyer.name;
    let gone_over = merged.gone_over;
    let said = messages.with(
        "buyer-merged",
        &[("name", name.into()), ("orders", gone_over.orders.into()), ("said", gone_over.entries.into())],
    );
    Ok(Done { became: Some(Became { gone: other, stays: kept }), ..Done::undoable(said) })
}

/// A value of a buyer as the interface says it.
fn in_words(messages: &Messages, field: &str, said: &str) -> String {
    let known = match field {
        "kind" => Kind::from_word(said).map(|kind| messages.kind(kind)),
        "tone" => Tone::from_word(said).map(|tone| messages.member("tone", tone.word())),
        "language" => said.parse().ok().map(|language| words::language_name(messages, &language)),
        _ => None,
    };
    known.unwrap_or_else(|| said.lines().collect::<Vec<_>>().join(", "))
}

/// The two, the one who stays in front.
fn in_order(desk: &Desk, (one, other): (Id, Id), answers: &Answers) -> Result<(Id, Id), Error> {
    let outlook = desk.merge_outlook(one, other)?;
    let [_, second] = names(&outlook.kept, &outlook.other);
    Ok(if answer(answers, "stays") == second { (other, one) } else { (one, other) })
}

/// What the two are called so that one can tell them apart: those of one name by what else is known of them.
fn names(one: &Buyer, other: &Buyer) -> [String; 2] {
    let with = |buyer: &Buyer| {
        let handle = buyer.handles.first().map(|handle| format!("{} {}", handle.channel.label(), handle.name));
        let city = Some(buyer.address.city.clone()).filter(|city| !city.is_empty());
        let known = handle.or_else(|| buyer.email.clone()).or_else(|| buyer.phone.clone()).or(city);
        known.map_or_else(|| buyer.name.clone(), |known| format!("{} ({known})", buyer.name))
    };
    let alike = |[one, other]: &[String; 2]| one == other;
    let plain = [one.name.clone(), other.name.clone()];
    if !alike(&plain) {
        return plain;
    }
    let told = [with(one), with(other)];
    if !alike(&told) {
        return told;
    }
    [one, other].map(|buyer| format!("{} ({})", buyer.name, buyer.id.to_string().chars().take(13).collect::<String>()))
}
