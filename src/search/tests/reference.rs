//! The ranking of what is matched as typed once more, as simply as can be: every reply is read for every query. The index has
//! to agree with it.

use std::cmp::Reverse;

use proptest::prelude::*;

use super::{for_situation, hits, with_asks, with_tags};
use crate::model::{Language, Reply, Title};
use crate::search::{Context, Index, Query};
use crate::text;

/// The words of a text in one spelling.
fn words(folded: &str) -> Vec<String> {
    text::words(folded).map(|range| folded.get(range).unwrap().to_owned()).collect()
}

/// Every text of a reply with its field's worth, in each spelling.
fn texts(reply: &Reply) -> Vec<(u32, Vec<String>)> {
    let mut texts: Vec<(u32, &str)> = vec![(5, reply.shortcut.as_str()), (3, &reply.category)];
    texts.extend(reply.titles.iter().map(|title| (4, title.text.as_str())));
    texts.extend(reply.tags.iter().map(|tag| (3, tag.as_str())));
    texts.extend(reply.asks.iter().flat_map(|asks| &asks.texts).map(|ask| (2, ask.as_str())));
    texts.extend(reply.variants.iter().map(|variant| (1, variant.body.as_str())));
    let spelt = texts.iter().filter_map(|(field, text)| Some((*field, words(text::fold_spelt(text)?.text()))));
    let plain = texts.iter().map(|(field, text)| (*field, words(&text::folded(text))));
    plain.chain(spelt).collect()
}

/// The best match of one word of a query, which may be unfinished; 0 for none.
fn best(texts: &[(u32, Vec<String>)], typed: &[String], unfinished: bool) -> u32 {
    let mut best = 0;
    for (field, words) in texts {
        for (at, word) in words.iter().enumerate() {
            let first = u32::from(at == 0 && *field > 2);
            if typed.contains(word) {
                best = best.max(field * 4 + 2 + first);
            } else if unfinished && typed.iter().any(|typed| word.starts_with(typed.as_str())) {
                best = best.max(field * 4 + first);
            }
        }
    }
    best
}

/// The rung and the sum of points, if every word matches.
fn matched(reply: &Reply, typed: &str) -> Option<(u32, u32)> {
    let plain = words(&text::folded(typed));
    let spelt = text::fold_spelt(typed).map_or(plain.clone(), |spelt| words(spelt.text()));
    let mut terms: Vec<Vec<String>> = Vec::new();
    for term in plain.into_iter().zip(spelt) {
        let mut term = vec![term.0, term.1];
        term.dedup();
        terms.retain(|known| *known != term);
        terms.push(term);
    }
    let texts = texts(reply);
    let sum = |all_unfinished: bool| -> Option<u32> {
        let last = terms.len() - 1;
        let points = terms.iter().enumerate().map(|(at, term)| best(&texts, term, all_unfinished || at == last));
        points.map(|points| (points > 0).then_some(points)).sum()
    };
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("-");
    match (sum(false), sum(true)) {
        (Some(_), _) if joined(&typed.to_lowercase()) == reply.shortcut.as_str() => Some((3, sum(false)?)),
        (Some(_), _) if joined(&text::folded(typed)) == text::folded(reply.shortcut.as_str()) => Some((2, sum(false)?)),
        (Some(points), _) => Some((1, points)),
        (None, points) => Some((0, points?)),
    }
}

const CALLED: [u8; 2] = [25, 21];

fn reference(replies: &[Reply], uses: &[u8], typed: &str) -> Vec<String> {
    let mut found: Vec<_> = replies
        .iter()
        .zip(uses)
        .filter_map(|(reply, uses)| {
            let called = CALLED.iter().position(|called| reply.situations.iter().any(|s| s.number() == *called));
            let called = called.map_or(0, |at| CALLED.len() - at);
            let shortcut = reply.shortcut.as_str().to_owned();
            let order = (text::folded(&shortcut).into_owned(), shortcut);
            Some((Reverse((matched(reply, typed)?, *uses, called)), order))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, (_, shortcut))| shortcut).collect()
}

fn replies() -> impl Strategy<Value = Vec<Reply>> {
    let word = || {
        prop::sample::select(vec!["pick", "Pickup", "p", "car", "card", "Größe", "groß", "ёлка", "送料", "the", "x9"])
    };
    let text = move || prop::collection::vec(word(), 0..4).prop_map(|words| words.join(" "));
    let shortcut = prop::collection::vec(prop::sample::select(vec!["pick", "pickup", "größe", "car", "p"]), 1..3);
    let one = (
        shortcut,
        [text(), text(), text(), text(), text()],
        any::<bool>(),
        prop::option::of(prop::sample::select(vec!["P21", "P25"])),
    );
    let one = one.prop_map(|(shortcut, [title, other, tag, ask, body], numbered, situation)| {
        let shortcut = shortcut.join("-") + if numbered { "-1" } else { "" };
        let mut reply = with_tags(with_asks(super::reply(&shortcut, &title, &body), &[&ask]), &[&tag]);
        reply.titles.push(Title { language: "de".parse().unwrap(), text: other });
        if let Some(situation) = situation { for_situation(reply, situation) } else { reply }
    });
    prop::collection::vec(one, 1..30).prop_map(|mut replies| {
        replies.sort_by(|a, b| a.shortcut.cmp(&b.shortcut));
        replies.dedup_by(|a, b| a.shortcut == b.shortcut);
        replies
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_index_ranks_like_reading_everything(
        replies in replies(),
        uses in prop::collection::vec(0u8..3, 30),
        typed in "(pick|pickup|p|car|größe|groesse|gr|елк|送|x|the)([ -](pick|c|car|Groß|groes|ё|料|t|1|p|x9)){0,2}",
        at_once in 0usize..30,
    ) {
        let mut index = Index::new();
        let (bulk, later) = replies.split_at(at_once.min(replies.len()));
        index.extend(bulk);
        for reply in later {
            index.insert(reply);
        }
        for (reply, uses) in replies.iter().zip(&uses) {
            index.set_frecency(reply.id, f32::from(*uses) / 4.0);
        }
        let context = Context { language: &Language::english(), calls_for: &CALLED };
        let found: Vec<String> = index.search(&Query::new(&typed), &context, 1_000).into_iter().map(|hit| hit.shortcut).collect();
        // Bolder readings add to these, where they are few.
        let plain = reference(&replies, &uses, &typed);
        prop_assert_eq!(found.get(..plain.len()), Some(&plain[..]), "{}", typed);
        prop_assert_eq!(hits(&index, &typed).len(), found.len());
    }
}
