//! What holds for any library and any query.

use proptest::prelude::*;

use super::{found, hits, index, reply, with_asks, with_tags};
use crate::model::{Language, Reply};
use crate::search::{Context, Index, Query};
use crate::text;

fn replies() -> impl Strategy<Value = Vec<Reply>> {
    let word = || {
        prop::sample::select(vec![
            "pick",
            "Pickup",
            "car",
            "Größe",
            "Straße",
            "ss",
            "送料",
            "e\u{301}t",
            "x",
            "-",
            "{{ a }}",
        ])
    };
    let text = move || prop::collection::vec(word(), 0..5).prop_map(|words| words.join(" "));
    let one = (0u32..1_000, text(), text(), prop::collection::vec(text(), 0..3), text()).prop_map(
        |(number, title, tag, asks, body)| {
            let asks: Vec<&str> = asks.iter().map(String::as_str).collect();
            with_tags(with_asks(reply(&format!("pick-{number}"), &title, &body), &asks), &[&tag])
        },
    );
    prop::collection::vec(one, 0..40)
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zäßé送 -]{0,12}", "(pick|car|größe|strasse|groes|x|s) ?(pick|car|str|ss|送)?", any::<String>()]
}

/// Words misspelt, run together or split apart, abbreviated, unwanted.
fn slips() -> impl Strategy<Value = String> {
    prop_oneof![
        "(p[io]ck?|pik|cra|carr?|gr[öo]s?e|strase|sträße|groessse|pickcar|carpickup|pick up|pkc?|pu|x) ?(-car|-größe|\"pick\"|pi|ca|ss)?",
        "[picku]{2,7}( [car]{2,5})?"
    ]
}

proptest! {
    #[test]
    fn marks_are_in_order_in_bounds_and_on_characters(replies in replies(), typed in typed()) {
        for hit in hits(&index(&replies), &typed) {
            for (name, marks) in [(&hit.shortcut, &hit.shortcut_marks), (&hit.title, &hit.title_marks)] {
                prop_assert!(marks.is_sorted_by(|a, b| a.end < b.start), "{marks:?}");
                prop_assert!(marks.iter().all(|range| name.get(range.clone()).is_some_and(|part| !part.is_empty())));
            }
        }
    }

    #[test]
    fn a_history_leaves_no_trace(replies in replies(), kept in prop::collection::vec(any::<bool>(), 40), typed in typed()) {
        let (mut changed, mut old) = (Index::new(), Vec::new());
        for reply in &replies {
            let mut before = reply.clone();
            before.titles[0].text = "car Straße pick".to_owned();
            old.push(before);
        }
        changed.extend(&old);
        let mut living = Vec::new();
        for (reply, kept) in replies.iter().zip(&kept) {
            changed.insert(reply);
            if *kept {
                living.push(reply.clone());
            } else {
                changed.remove(reply.id);
            }
        }
        let fresh = index(&living);
        prop_assert_eq!(changed.len(), living.len());
        prop_assert_eq!(hits(&changed, &typed), hits(&fresh, &typed));
    }

    #[test]
    fn every_word_of_a_reply_finds_it(title: String, ask: String, body in "[^{]*") {
        let reply = with_asks(reply("other", &title, &body), &[&ask]);
        let index = index(&[reply]);
        for text in [&title, &ask, &body] {
            let folded = text::folded(text);
            for word in text::words(&folded) {
                let word = &folded.get(word).unwrap();
                prop_assert_eq!(found(&index, word), ["other"], "{}", word);
            }
        }
    }

    #[test]
    fn a_limit_cuts_and_changes_nothing(replies in replies(), typed in typed(), limit in 1usize..10) {
        let index = index(&replies);
        let context = Context { language: &Language::english(), calls_for: &[] };
        let query = Query::new(&typed);
        let all = index.search(&query, &context, usize::MAX);
        let some = index.search(&query, &context, limit);
        prop_assert_eq!(&some[..], &all[..limit.min(all.len())]);
    }

    #[test]
    fn an_index_for_one_query_answers_it_like_the_whole_one(
        replies in replies(),
        typed in prop_oneof![typed(), slips()],
        limit in 1usize..50,
    ) {
        let query = Query::new(&typed);
        let mut only = Index::only_for(&query);
        only.extend(&replies);
        let context = Context { language: &Language::english(), calls_for: &[] };
        prop_assert_eq!(only.search(&query, &context, limit), index(&replies).search(&query, &context, limit));
    }

    #[test]
    fn a_reply_abandoned_leaves_no_trace(replies in replies(), kept in prop::collection::vec(any::<bool>(), 40), typed in typed()) {
        let mut changed = Index::new();
        let mut writer = changed.writer();
        for (reply, kept) in replies.iter().zip(&kept) {
            if *kept {
                writer.reply(reply);
            } else {
                writer.begin(reply.id, reply.shortcut.as_str(), &reply.category);
                reply.titles.iter().for_each(|title| writer.title(&title.language, &title.text));
                writer.abandon();
            }
        }
        drop(writer);
        let living: Vec<&Reply> = replies.iter().zip(&kept).filter_map(|(reply, kept)| kept.then_some(reply)).collect();
        let mut fresh = Index::new();
        fresh.extend(living);
        prop_assert_eq!(hits(&changed, &typed), hits(&fresh, &typed));
    }
}
