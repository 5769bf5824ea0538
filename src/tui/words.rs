//! What the interface says of things: structured facts in, words of the catalogue out.

use std::time::Duration;

use jiff::civil::{Date, DateTime};

use crate::clipboard::{Outcome, Unchecked};
use crate::compose::{Compromise, Concern, Promise, Rendered, Root, Unreadable, What, print};
use crate::desk::{
    self, BuyerLine, DraftLine, Group, NextState, OrderLine, PieceLine, Preview, Ready, Row, UnderWay, Understanding,
    draft_in_words,
};
use crate::i18n::Messages;
use crate::model::{Buyer, Entry, Id, Language, Money, Pinned, Retraction, Role, VariantKey};
use crate::report;
use crate::store::PastAction;
use crate::text;

use super::action::Action;
use super::editor::Part;
use super::keymap::Keymap;
use super::message::Target;
use super::model::{Model, Notice, NoticeKind};
use super::picker::Choice;

/// An amount as the interface's language writes it.
pub fn money(messages: &Messages, money: Money) -> String {
    print::money(messages.language(), money)
}

/// A day in few letters: "3 May".
pub fn day(messages: &Messages, date: Date) -> String {
    print::day(messages.language(), date)
}

/// A day with its weekday in few letters: "Fri 27 Nov".
pub fn weekday(messages: &Messages, date: Date) -> String {
    print::weekday_and_day(messages.language(), date)
}

/// The same, with its year where that is not this one: a day that has passed may have been meant.
pub fn weekday_seen_from(messages: &Messages, date: Date, today: Date) -> String {
    let day = weekday(messages, date);
    if date.year() == today.year() { day } else { format!("{day} {}", date.year()) }
}

/// A day in full, with its year: "5 May 1984".
pub fn date(messages: &Messages, date: Date) -> String {
    format!("{} {}", day(messages, date), date.year())
}

/// A moment in few letters: "3 May 14:02".
pub fn moment(messages: &Messages, at: DateTime) -> String {
    format!("{} {:02}:{:02}", day(messages, at.date()), at.hour(), at.minute())
}

/// A day, with its year where that is not this one: "3 May", "3 May 2024".
pub fn day_seen_from(messages: &Messages, of: Date, today: Date) -> String {
    if of.year() == today.year() { day(messages, of) } else { date(messages, of) }
}

/// A moment, with its year where that is not this one: "3 May 2024 14:02".
pub fn moment_seen_from(messages: &Messages, at: DateTime, today: Date) -> String {
    format!("{} {:02}:{:02}", day_seen_from(messages, at.date(), today), at.hour(), at.minute())
}

/// The pinned order in the header, from everything to the least that tells which it is.
pub fn order(messages: &Messages, pinned: &Pinned) -> Vec<String> {
    let mut pieces = Vec::new();
    if let Some(order) = &pinned.order {
        pieces.push(messages.with("header-order", &[("number", order.number.clone().into())]));
        pieces.push(messages.state(order.state));
        let promised = order.promised.map(|date| weekday(messages, date));
        pieces.extend(promised.map(|day| messages.with("header-promised", &[("day", day.into())])));
        pieces.extend(order.total.map(|total| money(messages, total)));
    }
    pieces.extend(pinned.piece.as_ref().map(|piece| piece.name.clone()));
    (1..=pieces.len().max(1)).rev().map(|count| pieces.get(..count).unwrap_or_default().join(" · ")).collect()
}

/// What stands behind the buyer's name in the header: channel, language, form of address.
pub fn buyer_detail(messages: &Messages, pinned: &Pinned) -> String {
    let Some(buyer) = &pinned.buyer else { return String::new() };
    let channel = pinned.order.as_ref().and_then(|order| order.channel.as_ref()).or_else(|| buyer.channel());
    let tone = buyer.tone.map(|tone| messages.member("tone", tone.word()));
    let language = buyer.language.as_ref().map(|language| language_name(messages, language));
    let spoken: Vec<String> = language.into_iter().chain(buyer.address_as.clone()).chain(tone).collect();
    let pieces = channel.map(|channel| channel.label().to_owned()).into_iter().chain(Some(spoken.join(", ")));
    let pieces = pieces.filter(|piece| !piece.is_empty());
    pieces.fold(String::new(), |all, piece| all + " · " + &piece)
}

/// The heading of a group of the list.
pub fn group(messages: &Messages, group: Group) -> String {
    let word = match group {
        Group::Match | Group::Suggested => return String::new(),
        Group::CalledFor => "called-for",
        Group::Frequent => "frequent",
    };
    messages.member("group", word)
}

/// What stands at the end of a line of the list: whether it is kept for the message, when it was last sent.
pub fn row_end(messages: &Messages, row: &Row, sign: &str) -> String {
    let sent = row.last_sent.map(|date| messages.with("row-sent", &[("day", day(messages, date).into())]));
    let answers = row.answers.map(|answers| {
        let question = answers.question.map_or_else(String::new, |number| format!("{number}  "));
        question + desk::strength(answers.score, answers.confident)
    });
    let pieces: Vec<String> =
        sent.into_iter().chain(Some(sign.to_owned())).chain(answers).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

/// That the marked reply went to the pinned buyer a short time ago, before it is copied again.
pub fn sent_lately(model: &Model) -> Option<String> {
    let (messages, at) = (&model.messages, model.row()?.sent_lately?);
    let name = model.pinned.buyer.as_ref()?.name.clone();
    let moment = format!("{}, {:02}:{:02}", weekday(messages, at.date()), at.hour(), at.minute());
    Some(messages.with("preview-sent", &[("name", name.into()), ("moment", moment.into())]))
}

/// What a message tells beside its words: its language, how many things it asks, what can fill a form.
pub fn understood(messages: &Messages, message: &Understanding) -> String {
    let languages = message.language.iter().map(|language| language_name(messages, language));
    let mut told: Vec<String> = languages.collect();
    if message.is_read_in_part() {
        told.push(messages.text("message-read-in-part").into_owned());
    }
    if message.questions.len() > 1 {
        told.push(messages.with("suggest-asks", &[("count", message.questions.len().into())]));
    }
    let found: Vec<&str> = message.found.iter().filter_map(|found| message.text.get(found.range.clone())).collect();
    if !found.is_empty() {
        told.push(messages.with("message-found", &[("what", found.join(", ").into())]));
    }
    if let Some(from) = &message.from {
        let by = messages.member("recognised", from.by.word());
        told.push(messages.with("message-known", &[("by", by.into())]));
    }
    told.join(" · ")
}

/// The replies a message is made of.
pub fn made_of(preview: &Preview) -> String {
    let names: Vec<&str> = preview.shown.iter().map(|shown| shown.shortcut.as_str()).collect();
    names.join(" + ")
}

/// Why this text of the last reply: language, channel, tone, length, and its place among the others.
pub fn variant_path(messages: &Messages, preview: &Preview) -> String {
    let Some(shown) = preview.shown.last() else { return String::new() };
    let (at, of) = shown.place;
    let key = key(messages, &shown.key);
    if of > 1 {
        return format!("{key} · {}", messages.with("variant-place", &[("at", at.into()), ("of", of.into())]));
    }
    key
}

/// What a text is for.
pub fn key(messages: &Messages, key: &VariantKey) -> String {
    let mut pieces = vec![key.language.code().to_owned()];
    pieces.extend(key.channel.as_ref().map(|channel| channel.label().to_owned()));
    pieces.extend(key.tone.map(|tone| messages.member("tone", tone.word())));
    pieces.extend(key.length.map(|length| messages.member("length", length.word())));
    pieces.join(" · ")
}

/// What a text lacks, and the key that helps.
pub fn missing(messages: &Messages, keymap: &Keymap, rendered: &Rendered) -> Option<String> {
    let missing = rendered.missing();
    if missing.names.is_empty() {
        return None;
    }
    let of_unpinned = |name: &String| missing.needs.iter().any(|root| name.starts_with(&format!("{}.", root.word())));
    let names: Vec<String> =
        missing.names.iter().filter(|name| !of_unpinned(name)).map(|name| question(name)).collect();
    let unknown = (!names.is_empty()).then(|| {
        messages.with("preview-missing", &[("count", names.len().into()), ("names", names.join(", ").into())])
    });
    let needs = missing.needs.iter().map(|root| need(messages, keymap, *root));
    Some(unknown.into_iter().chain(needs).collect::<Vec<_>>().join("; "))
}

fn need(messages: &Messages, keymap: &Keymap, root: Root) -> String {
    let action = match root {
        Root::Order => Action::ChooseOrder,
        Root::Piece => Action::ChoosePiece,
        _ => Action::ToWhom,
    };
    let key = keymap.key(action).unwrap_or_default();
    match root {
        Root::Order => messages.with("preview-needs-order", &[("key", key.into())]),
        Root::Piece => messages.with("preview-needs-piece", &[("key", key.into())]),
        _ => messages.with("preview-needs-buyer", &[("key", key.into())]),
    }
}

/// What was wanted of the texts and could not be had.
pub fn compromises(messages: &Messages, preview: &Preview) -> Vec<String> {
    let all = preview.shown.iter().flat_map(|shown| &shown.compromises);
    let mut said = Vec::new();
    for compromise in all {
        let name = |language| language_name(messages, language).into();
        let text = match compromise {
            Compromise::Language { wanted, got } => {
                messages.with("preview-other-language", &[("wanted", name(wanted)), ("got", name(got))])
            }
            Compromise::Piece { name: piece, got } => {
                messages.with("preview-piece-language", &[("name", piece.as_str().into()), ("got", name(got))])
            }
            Compromise::Fact { name: fact, got } => {
                messages.with("preview-fact-language", &[("name", fact.as_str().into()), ("got", name(got))])
            }
            Compromise::Channel { .. } | Compromise::Tone { .. } | Compromise::Length { .. } => continue,
        };
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said
}

/// What the seller should know of a text, and whether it asks; beside what is too long, the keys that help.
pub fn concerns(messages: &Messages, keymap: &Keymap, preview: &Preview) -> Vec<(String, bool)> {
    let worded = |concern: &Concern| {
        let mut text = report::checks::concern(concern, messages);
        if let What::TooLong { parts, .. } = concern.what {
            let has_shorter = preview.shown.iter().any(|shown| shown.has_shorter);
            for help in helps(messages, keymap, has_shorter, parts) {
                text = format!("{text} · {help}");
            }
        }
        (text, concern.asks())
    };
    preview.concerns.iter().map(worded).collect()
}

/// What helps a text that is too long: its shorter text, its parts.
fn helps(messages: &Messages, keymap: &Keymap, has_shorter: bool, parts: usize) -> Vec<String> {
    let key = |action| keymap.key(action).unwrap_or_default();
    let short = has_shorter.then(|| messages.with("check-short", &[("key", key(Action::NextVariant).into())]));
    let split = (parts > 1)
        .then(|| messages.with("check-split", &[("key", key(Action::Split).into()), ("parts", parts.into())]));
    short.into_iter().chain(split).collect()
}

/// How a text that asks is copied all the same, and what else helps.
pub fn anyway(messages: &Messages, keymap: &Keymap, action: Action, ready: &Ready) -> String {
    let key = keymap.key(action).unwrap_or_default();
    let mut said = vec![messages.with("check-anyway", &[("key", key.into())])];
    // From the list the short text is one key away; a text by hand has none.
    let has_shorter = ready.has_shorter && action == Action::Copy;
    said.extend(helps(messages, keymap, has_shorter, ready.parts.len()));
    said.join(" · ")
}

/// A promise a text makes.
pub fn promise(messages: &Messages, promise: &Promise) -> String {
    capital(&report::checks::promise(promise, messages))
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a question as a label: underscores are blanks to people.
pub fn question(name: &str) -> String {
    name.replace('_', " ").replace('.', ": ")
}

/// What is wrong with an answer.
pub fn problem(messages: &Messages, problem: Unreadable) -> String {
    report::templates::unreadable(problem, messages)
}

/// What would be an answer.
pub fn advice(messages: &Messages, problem: Unreadable) -> Option<String> {
    report::templates::advice(problem, messages)
}

/// What became of a copy, and what to do where it is not certain or not there.
pub fn outcome(messages: &Messages, ready: &Ready, outcome: &Outcome, clear_after: Option<Duration>) -> Notice {
    let (kind, hint) = match outcome {
        Outcome::Checked { .. } => (NoticeKind::Good, None),
        // Only where the terminal may well have refused is there more to say than that it cannot be checked.
        Outcome::Sent { unchecked: Unchecked::TerminalIsReluctant, .. } => {
            (NoticeKind::Warning, Some(report::clipboard::unchecked(Unchecked::TerminalIsReluctant, messages)))
        }
        Outcome::Sent { .. } => (NoticeKind::Plain, None),
        Outcome::NotCopied { tried, advice } => {
            let report = report::clipboard::not_copied(tried, *advice, messages);
            let text = messages.text("notice-select-by-mouse").into_owned();
            return Notice { kind: NoticeKind::Danger, text, hint: report.hint };
        }
    };
    let mut text = report::clipboard::outcome(outcome, messages);
    if !ready.shortcuts.is_empty() {
        text = format!("{text}: {}", ready.shortcuts.join(" + "));
    }
    let secret_for = clear_after.filter(|_| ready.sensitive);
    if let Some(emptied) = secret_for.and_then(|time| report::clipboard::emptied(outcome, time.as_secs(), messages)) {
        text.push_str(" · ");
        text.push_str(&emptied);
    }
    for what in &ready.attach {
        text.push_str(" · ");
        text.push_str(&messages.with("notice-attach", &[("what", what.clone().into())]));
    }
    Notice { kind, text, hint }
}

/// How a line of the journal was copied.
pub fn route(messages: &Messages, entry: &Entry) -> String {
    let route = messages.member("route", &entry.route);
    if entry.checked {
        messages.with("journal-checked", &[("route", route.into())])
    } else {
        messages.with("journal-unchecked", &[("route", route.into())])
    }
}

/// Why a line of the journal does not count.
pub fn retraction(messages: &Messages, why: Option<Retraction>) -> String {
    why.map_or_else(String::new, |why| messages.member("retraction", why.word()))
}

/// The name of a part of the editor.
pub fn part(messages: &Messages, part: Part) -> String {
    messages.member("editor", part.word())
}

/// The name of a role.
pub fn role(messages: &Messages, role: Role) -> String {
    messages.member("role", role.word())
}

/// Buyers as the lines of a picker. Lines that would look the same show the beginnings of their identities.
pub fn buyer_choices(messages: &Messages, lines: &[BuyerLine]) -> Vec<Choice<Target>> {
    let choices: Vec<Choice<Target>> = lines.iter().map(|line| buyer_choice(messages, line)).collect();
    let is_alike = |one: &Choice<Target>, other: &Choice<Target>| {
        one.value != other.value && (&one.name, &one.detail, &one.end) == (&other.name, &other.detail, &other.end)
    };
    let told_apart = lines.iter().zip(&choices).map(|(line, choice)| {
        if !choices.iter().any(|other| is_alike(choice, other)) {
            return choice.clone();
        }
        let id: String = line.buyer.id.to_string().chars().take(13).collect();
        Choice { detail: format!("{} {id}", choice.detail).trim_start().to_owned(), ..choice.clone() }
    });
    told_apart.collect()
}

/// A buyer as a line of a picker.
fn buyer_choice(messages: &Messages, line: &BuyerLine) -> Choice<Target> {
    let buyer = &line.buyer;
    let handles = buyer.handles.iter().map(|handle| format!("{} {}", handle.channel.label(), handle.name));
    let order = line.order.as_ref().map(|order| format!("{} {}", order.number, messages.state(order.state)));
    let more = (line.open > 1).then(|| messages.with("pick-open-orders", &[("count", line.open.into())]));
    Choice {
        value: Target::Buyer(buyer.id),
        name: buyer.name.clone(),
        detail: handles.chain(buyer.email.clone()).chain(city(buyer)).collect::<Vec<_>>().join(" · "),
        end: more.or(order).unwrap_or_default(),
    }
}

fn city(buyer: &Buyer) -> Option<String> {
    Some(buyer.address.city.clone()).filter(|city| !city.is_empty())
}

/// An order as a line of a picker.
pub fn order_choice(messages: &Messages, line: &OrderLine) -> Choice<Target> {
    let order = &line.order;
    let items: Vec<String> = order.items.iter().map(|item| item.name.clone()).collect();
    let mut detail = vec![messages.state(order.state)];
    detail.extend(line.buyer.clone());
    detail.push(items.join(", "));
    detail.retain(|piece| !piece.is_empty());
    let promised = order.promised.map(|date| weekday(messages, date));
    Choice {
        value: Target::Order(order.id),
        name: order.number.clone(),
        detail: detail.join(" · "),
        end: promised.or_else(|| order.total.map(|total| money(messages, total))).unwrap_or_default(),
    }
}

/// The states an order can come into as lines of a picker; those with every word typed in their names.
pub fn state_choices(messages: &Messages, order: Id, next: &[NextState], typed: &str) -> Vec<Choice<Target>> {
    let typed = text::folded(typed);
    let choice = |next: &NextState| {
        let skips: Vec<String> = next.skips.iter().map(|state| messages.state(*state)).collect();
        let detail = if next.is_usual {
            messages.text("state-usual-next").into_owned()
        } else if skips.is_empty() {
            String::new()
        } else {
            messages.with("state-next-skips", &[("states", skips.join(", ").into())])
        };
        let name = messages.state(next.state);
        Choice { value: Target::State(order, next.state), name, detail, end: String::new() }
    };
    let is_wanted = |choice: &Choice<Target>| {
        let name = text::folded(&choice.name);
        typed.split_whitespace().all(|word| name.contains(word))
    };
    next.iter().map(choice).filter(is_wanted).collect()
}

/// A draft as a line of a picker: how it begins.
pub fn draft_choice(messages: &Messages, line: DraftLine) -> Choice<Target> {
    let text = draft_in_words(&line.draft);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let name = lines.next().unwrap_or_default().to_owned();
    // Of a message under way the name says what it is made of; what was answered tells it from others.
    let is_under_way = UnderWay::of(&line.draft).is_some();
    let is_said = |line: &&str| !(is_under_way && ["reply: ", "order: "].iter().any(|key| line.starts_with(key)));
    let lines = lines.filter(is_said).map(|line| line.strip_prefix("answer ").filter(|_| is_under_way).unwrap_or(line));
    let mut detail: Vec<String> = line.buyer.into_iter().collect();
    detail.extend(lines.map(str::to_owned));
    Choice { value: Target::Draft(line.draft.id), name, detail: detail.join(" · "), end: moment(messages, line.at) }
}

/// A piece as a line of a picker.
pub fn piece_choice(messages: &Messages, piece: &PieceLine) -> Choice<Target> {
    let detail: Vec<String> = piece.size.iter().chain(&piece.material).cloned().collect();
    Choice {
        value: Target::Piece(piece.id),
        name: piece.name.clone(),
        detail: detail.join(" · "),
        end: piece.price.map(|price| money(messages, price)).unwrap_or_default(),
    }
}

/// The name of a fact of the shop: in words for those the program knows, else as the seller has named it.
pub fn fact(messages: &Messages, name: &str) -> String {
    messages.known_member("fact", &name.replace('_', "-")).unwrap_or_else(|| question(name))
}

/// An example in the place of an answer, so that it is not taken for one.
pub fn example(messages: &Messages, example: &str) -> String {
    if example.is_empty() { String::new() } else { messages.with("form-example", &[("example", example.into())]) }
}

/// The name of a language, for those that have one here; else its code.
pub fn language_name(messages: &Messages, language: &Language) -> String {
    messages.known_member("language", language.base()).unwrap_or_else(|| language.code().to_owned())
}

/// What the languages that have a name here call themselves.
const OWN_NAMES: [(&str, &str); 15] = [
    ("cs", "čeština"),
    ("da", "dansk"),
    ("de", "deutsch"),
    ("el", "ελληνικά"),
    ("en", "english"),
    ("es", "español"),
    ("fi", "suomi"),
    ("fr", "français"),
    ("it", "italiano"),
    ("nl", "nederlands"),
    ("pl", "polski"),
    ("pt", "português"),
    ("ru", "русский"),
    ("sv", "svenska"),
    ("uk", "українська"),
];

/// The language somebody means: by its code, or by its name here or in itself.
pub fn language_called(messages: &Messages, typed: &str) -> Option<Language> {
    let wanted = text::folded(typed.trim());
    let is_called = |name: &str| text::folded(name) == wanted;
    let known = OWN_NAMES.iter().find(|(code, own)| {
        is_called(own) || messages.known_member("language", code).is_some_and(|name| is_called(&name))
    });
    known.map_or(typed, |(code, _)| code).parse().ok()
}

/// What was taken back.
pub fn undone(messages: &Messages, undone: Option<&PastAction>) -> String {
    let Some(action) = undone else { return messages.text("notice-nothing-to-undo").into_owned() };
    messages.with("notice-undone", &[("what", report::done(action, messages).into())])
}

/// What was done again.
pub fn redone(messages: &Messages, redone: Option<&PastAction>) -> String {
    let Some(action) = redone else { return messages.text("notice-nothing-to-redo").into_owned() };
    messages.with("notice-redone", &[("what", report::done(action, messages).into())])
}

/// What would have to be pinned, as one sentence.
pub fn needs(messages: &Messages, keymap: &Keymap, needs: &[Root]) -> String {
    needs.iter().map(|root| need(messages, keymap, *root)).collect::<Vec<_>>().join("; ")
}
