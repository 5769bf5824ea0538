use crate::model::{Reply, Role};

/// What becomes of a reply when a file brings it again: the file's word counts for what it says, all else stays.
///
/// - The category is the file's, and so are role, situations, tags and attachment where the file says more than nothing.
/// - In each language the file brings, its title and its asks take the place of the old ones.
/// - A variant with the same language, channel, tone and length gets the file's text and keeps its identity; others are added.
/// - Languages and variants that the file does not mention stay.
/// - What the file does not call archived is not archived any more: it was brought again.
///
/// Twice is the same as once.
#[must_use]
pub fn merge(existing: &Reply, incoming: Reply) -> Reply {
    let mut merged = existing.clone();
    merged.category = incoming.category;
    if incoming.role != Role::Body {
        merged.role = incoming.role;
    }
    if !incoming.situations.is_empty() {
        merged.situations = incoming.situations;
    }
    if !incoming.tags.is_empty() {
        merged.tags = incoming.tags;
    }
    merged.archived = incoming.archived;
    if incoming.attach.is_some() {
        merged.attach = incoming.attach;
    }
    for title in incoming.titles {
        replace_or_push(&mut merged.titles, title, |a, b| a.language == b.language);
    }
    for asks in incoming.asks {
        replace_or_push(&mut merged.asks, asks, |a, b| a.language == b.language);
    }
    for variant in incoming.variants {
        match merged.variants.iter_mut().find(|old| old.key == variant.key) {
            Some(old) => old.body = variant.body,
            None => merged.variants.push(variant),
        }
    }
    merged
}

fn replace_or_push<T>(all: &mut Vec<T>, one: T, same: impl Fn(&T, &T) -> bool) {
    match all.iter_mut().find(|old| same(old, &one)) {
        Some(old) => *old = one,
        None => all.push(one),
    }
}
