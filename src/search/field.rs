//! Where in a reply a word stands, and the words of a reply.

use crate::model::Reply;

/// The places a word is looked for, the least telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Body,
    Ask,
    Tag,
    Title,
    Shortcut,
}

/// Where a word stands best in a reply: the field, and whether it is the first word there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) field: Field,
    pub(super) first: bool,
}

impl Place {
    /// Names a reply is known by: few words, and the best matches. They are looked through before asks and bodies.
    pub(super) const fn is_name(self) -> bool {
        matches!(self.field, Field::Tag | Field::Title | Field::Shortcut)
    }
}

/// How well a word of the vocabulary fits a word of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Prefix,
    Whole,
}

/// What a match is worth: the field first, then the fit, then the place in the field. Never 0, and below [`MOST_POINTS`].
pub(super) const fn points(place: Place, fit: Fit) -> u8 {
    let fit = match fit {
        Fit::Prefix => 0,
        Fit::Whole => 2,
    };
    (place.field as u8 + 1) * 4 + fit + place.first as u8
}

/// The least number above all points of a single word.
pub(super) const MOST_POINTS: u8 = points(Place { field: Field::Shortcut, first: true }, Fit::Whole) + 1;

/// Hands over every text of a reply that is searched, the most telling first. The category counts as a tag.
pub(super) fn each_text<'a>(reply: &'a Reply, mut take: impl FnMut(Field, &'a str)) {
    take(Field::Shortcut, reply.shortcut.as_str());
    for title in &reply.titles {
        take(Field::Title, &title.text);
    }
    take(Field::Tag, &reply.category);
    for tag in &reply.tags {
        take(Field::Tag, tag);
    }
    for ask in reply.asks.iter().flat_map(|asks| &asks.texts) {
        take(Field::Ask, ask);
    }
    for variant in &reply.variants {
        for text in spoken(&variant.body) {
            take(Field::Body, text);
        }
    }
}

/// The parts of a template that are text: what stands between placeholders, tags and comments.
fn spoken(template: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(template);
    std::iter::from_fn(move || {
        let text = rest?;
        let open = text.match_indices('{').find_map(|(at, _)| {
            let code = text.get(at..)?;
            let close = match code.as_bytes().get(1)? {
                b'{' => "}}",
                b'%' => "%}",
                b'#' => "#}",
                _ => return None,
            };
            Some((at, code.get(2..)?, close))
        });
        let Some((at, code, close)) = open else { return rest.take() };
        // A placeholder that is never closed is a mistake being typed; what follows it counts as text.
        rest = match code.split_once(close) {
            Some((_, after)) => Some(after),
            None => return rest.take(),
        };
        text.get(..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_counts_before_how_well_and_that_before_the_place() {
        let mut all = Vec::new();
        for field in [Field::Body, Field::Ask, Field::Tag, Field::Title, Field::Shortcut] {
            for fit in [Fit::Prefix, Fit::Whole] {
                for first in [false, true] {
                    all.push(points(Place { field, first }, fit));
                }
            }
        }
        assert!(all.is_sorted_by(|a, b| a < b), "{all:?}");
        assert!(all.iter().all(|&points| points > 0 && points < MOST_POINTS));
    }

    #[test]
    fn code_is_not_searched() {
        let parts = |template| spoken(template).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        assert_eq!(
            parts("Dear {{ buyer.name }}, {% if x %}ready{% endif %} {# note #}now"),
            ["Dear", ",", "ready", "now"]
        );
        assert_eq!(parts("a { b } {"), ["a { b } {"]);
        assert_eq!(parts("open {{ name"), ["open {{ name"]);
        assert_eq!(parts(""), Vec::<&str>::new());
        assert_eq!(parts(&"{{".repeat(100_000)).len(), 1);
    }
}
