//! The page of the library in words: every reply by category, and what is to be looked at.

use jiff::civil::Date;

use crate::desk::{About, Flaw, LibraryLine, LibraryPage, Usage};
use crate::i18n::Messages;
use crate::model::Language;
use crate::report::library;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// The categories of the starter library, in the order in which a sale goes; others follow by name.
const CATEGORIES: [&str; 10] =
    ["product", "price", "order", "payment", "delivery", "address", "pickup", "follow-up", "feedback", "courtesy"];

/// So many languages are named in a line; of others only the number.
const NAMED: usize = 5;

/// Which replies are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// All there are.
    All,
    /// Those with something to look at.
    Flawed,
}

/// Every reply by category, or what is to be looked at.
pub fn sheet(messages: &Messages, page: &LibraryPage, only: Only) -> Sheet {
    let is_wanted = |line: &&LibraryLine| only == Only::All || line.is_flawed();
    let replies: Vec<&LibraryLine> = page.replies.iter().filter(is_wanted).collect();
    let mut categories: Vec<&str> = replies.iter().map(|line| line.category.as_str()).collect();
    let place = |category: &str| CATEGORIES.iter().position(|known| *known == category).unwrap_or(CATEGORIES.len());
    categories.sort_by_key(|category| (place(category), *category));
    categories.dedup();
    let mut sections: Vec<Section> = Vec::new();
    if only == Only::Flawed {
        sections.push(Section::new(String::new(), others(messages, page)));
    }
    for category in categories {
        let of_category = replies.iter().filter(|line| line.category == category && !line.is_archived);
        let lines = of_category.flat_map(|line| reply(messages, page, line)).collect();
        sections.push(Section { joined: !sections.is_empty(), ..Section::new(category.to_owned(), lines) });
    }
    let archived: Vec<Line> =
        replies.iter().filter(|line| line.is_archived).flat_map(|line| reply(messages, page, line)).collect();
    let title = messages.with("page-archived", &[("count", archived.len().into())]);
    sections.push(Section { joined: true, ..Section::new(title, archived) });
    let (title, empty) = match only {
        Only::All => (messages.text("page-library"), messages.text("page-no-replies")),
        Only::Flawed => (messages.text("page-library-flaws"), messages.text("library-is-right")),
    };
    Sheet {
        title: title.into_owned(),
        detail: detail(messages, page),
        sections,
        empty: empty.into_owned(),
        ..Sheet::default()
    }
}

/// How many replies there are, how much is to be looked at, and how much is new.
fn detail(messages: &Messages, page: &LibraryPage) -> String {
    let offered = page.replies.iter().filter(|line| !line.is_archived).count();
    let count = messages.with("page-library-count", &[("count", offered.into())]);
    let flaws = match page.count_flaws() {
        0 => messages.text("page-library-right").into_owned(),
        flaws => messages.with("page-library-to-look-at", &[("count", flaws.into())]),
    };
    let newer = (page.newer > 0).then(|| messages.with("page-library-newer", &[("count", page.newer.into())]));
    [count, flaws].into_iter().chain(newer).collect::<Vec<_>>().join(" · ")
}

/// What is to be looked at and is in no reply.
fn others(messages: &Messages, page: &LibraryPage) -> Vec<Line> {
    let line = |flaw: &Flaw| {
        let (name, target) = match &flaw.about {
            About::Fact { name, .. } => {
                let id = page.facts.iter().find(|(known, _)| known == name).map(|(_, id)| Target::Fact(*id));
                (format!("shop.{name}"), id)
            }
            About::Library | About::Reply(_) => (messages.text("flaw-library").into_owned(), None),
        };
        let said = Span::new(library::flaw(flaw, page.today, messages), Look::Warning);
        Line { target, cells: vec![Span::strong(name), said], whole: true, ..Line::default() }
    };
    page.flaws.iter().map(line).collect()
}

/// A reply, and below it what is to be looked at.
fn reply(messages: &Messages, page: &LibraryPage, of: &LibraryLine) -> Vec<Line> {
    let flaws = of.flaws.iter().map(|flaw| library::flaw(flaw, page.today, messages));
    let stale = of.stale.iter().map(|name| messages.with("flaw-says-stale", &[("name", name.as_str().into())]));
    let marks: Vec<String> = flaws.chain(stale).collect();
    let texts = messages.with("page-texts", &[("count", of.texts.into())]);
    let line = Line {
        target: Some(if of.is_archived { Target::Archived(of.id) } else { Target::Reply(of.id) }),
        cells: vec![Span::strong(of.shortcut.as_str()), Span::plain(of.title.clone())],
        beside: Span::muted(format!("{} · {texts}", languages(&of.languages))),
        // Never blank, so that the title keeps its place before the languages on a small screen.
        end: usage(messages, of.usage, page.today),
        also: format!("{} {}", of.category, marks.join(" ")),
        ..Line::default()
    };
    let mark = |said: &String| Line {
        cells: vec![Span::default(), Span::new(format!("⚠ {said}"), Look::Warning)],
        also: format!("{} {} {}", of.shortcut, of.title, of.category),
        ..Line::default()
    };
    std::iter::once(line).chain(marks.iter().map(mark)).collect()
}

/// How often something was copied, and when last.
pub(super) fn usage(messages: &Messages, usage: Usage, today: Date) -> Span {
    match usage.last {
        None => Span::muted("–"),
        Some(last) => Span::muted(format!("{}× · {}", usage.times, words::day_seen_from(messages, last.date(), today))),
    }
}

/// Languages in few letters: "en es pl".
pub(super) fn languages(languages: &[Language]) -> String {
    let mut codes: Vec<String> = languages.iter().take(NAMED).map(|language| language.code().to_owned()).collect();
    if languages.len() > NAMED {
        codes.push(format!("+{}", languages.len() - NAMED));
    }
    codes.join(" ")
}
