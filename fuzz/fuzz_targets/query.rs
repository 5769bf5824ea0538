//! Typed letters: the first line is the query, the others are replies (`shortcut|title|ask|body`). Marks lie on the letters
//! of the names, a limit only cuts, and an index made for one query answers it like the whole one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::model::{Asks, Id, Language, Reply, Role, Title, Variant, VariantKey};
use replydesk::search::{Context, Hit, Index, Query};

/// What the library always has, so that a query alone finds something.
const ALWAYS: &str = "pickup-address|Pickup: address and the door|where can i pick it up|You can collect it at {{ shop.x }}.\n\
    size-ring|Größe und Straße|welche groesse|Die Größe steht in der Anzeige.\n\
    送料|Przesyłka — Cœur|πόσο κάνει;|送料は無料です\n";

/// More replies than this only make it slow.
const MOST: usize = 12;
const LIMIT: usize = 4;

fuzz_target!(|text: &str| {
    let (typed, rest) = text.split_once('\n').unwrap_or((text, ""));
    let replies: Vec<Reply> = ALWAYS.lines().chain(rest.lines().take(MOST)).filter_map(reply).collect();
    let mut whole = Index::new();
    whole.extend(&replies);
    let query = Query::new(typed);
    let context = Context { language: &Language::english(), calls_for: &[] };
    let all = whole.search(&query, &context, usize::MAX);
    all.iter().for_each(marks_lie_on_letters);
    assert!(all.is_sorted_by(|one, other| one.score >= other.score), "{all:?}");

    let first = whole.search(&query, &context, LIMIT);
    assert_eq!(first, all.iter().take(LIMIT).cloned().collect::<Vec<_>>());

    let mut only = Index::only_for(&query);
    only.extend(&replies);
    assert_eq!(only.search(&query, &context, LIMIT), first);
    let quoting = replies.iter().filter(|reply| query.quotes(reply)).count();
    assert!(query.has_phrases() || quoting == replies.len());
});

fn reply(line: &str) -> Option<Reply> {
    let mut parts = line.splitn(4, '|');
    let shortcut = parts.next()?.parse().ok()?;
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let language = Language::english;
    Some(Reply {
        id: Id::new(),
        shortcut,
        category: String::new(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: language(), text: next() }],
        asks: vec![Asks { language: language(), texts: vec![next()] }],
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(language()), body: next() }],
    })
}

fn marks_lie_on_letters(hit: &Hit) {
    for (name, marks) in [(&hit.shortcut, &hit.shortcut_marks), (&hit.title, &hit.title_marks)] {
        assert!(marks.is_sorted_by(|one, other| one.end < other.start), "{marks:?}");
        assert!(marks.iter().all(|range| name.get(range.clone()).is_some_and(|part| !part.is_empty())), "{hit:?}");
    }
}
