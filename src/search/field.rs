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

/// Where a word stands in a reply: the field, and whether it is the first word there. Greater is more telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u8);

impl Place {
    pub(super) const ASK: Self = Self::new(Field::Ask, false);

    /// The least telling place among the names of a reply.
    const FIRST_NAME: u8 = Self::new(Field::Tag, false).0;

    pub(super) const fn new(field: Field, first: bool) -> Self {
        Self(field as u8 * 2 + first as u8)
    }

    /// A place among the names, as bits to keep: below 8.
    pub(super) const fn name_bits(self) -> u8 {
        self.0.saturating_sub(Self::FIRST_NAME)
    }

    pub(super) const fn from_name_bits(bits: u8) -> Self {
        Self(bits + Self::FIRST_NAME)
    }

    /// A place in a text, as a bit to keep.
    pub(super) const fn text_bits(self) -> u8 {
        self.0 / Self::ASK.0
    }

    pub(super) const fn from_text_bits(bits: u8) -> Self {
        Self(bits * Self::ASK.0)
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
    4 + place.0 / 2 * 4 + fit as u8 * 2 + place.0 % 2
}

/// What a match among the names is worth at least: more than any in asks and bodies.
pub(super) const NAME_POINTS: u8 = points(Place::new(Field::Tag, false), Fit::Prefix);

/// The least number above all points of a single word.
pub(super) const MOST_POINTS: u8 = points(Place::new(Field::Shortcut, true), Fit::Whole) + 1;

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
pub(super) fn spoken(template: &str) -> impl Iterator<Item = &str> {
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
                    all.push(points(Place::new(field, first), fit));
                }
            }
        }
        assert!(all.is_sorted_by(|a, b| a < b), "{all:?}");
        assert_eq!(all.iter().filter(|&&points| points < NAME_POINTS).count(), 8);
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
