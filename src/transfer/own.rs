//! What is a template of ours already, in texts that come from elsewhere.

use crate::compose::{Known, check};

/// The longest tag that is looked at, in bytes: texts of strangers may open one and never close it.
const LONGEST: usize = 4096;

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    Text(&'t str),
    /// A tag of ours, with its marks: it stays as it is.
    Tag(&'t str),
}

/// Divides a text at the tags of ours in it. `facts` are the names of the shop's facts.
///
/// A `{{ … }}` is ours where it names a path that there is, or a fact: other programs have placeholders between the same marks. A
/// statement (`{% if … %}`) or a comment is ours where the text as a whole is a template of ours that names such a path or
/// includes a reply.
pub(super) fn parts<'t>(text: &'t str, facts: &[String]) -> Vec<Part<'t>> {
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let mut is_whole = None;
    let (mut parts, mut plain, mut at) = (Vec::new(), 0, 0);
    while let Some((start, end)) = text.get(at..).and_then(tag) {
        let start = at + start;
        let Some(end) = end.map(|end| at + end) else {
            at = start + 1;
            continue;
        };
        let tag = text.get(start..end).unwrap_or_default();
        let is_ours = if tag.starts_with("{{") {
            names_something(tag, &facts)
        } else {
            *is_whole.get_or_insert_with(|| names_something(text, &facts))
        };
        at = if is_ours { end } else { start + 1 };
        if is_ours {
            parts.push(Part::Text(text.get(plain..start).unwrap_or_default()));
            parts.push(Part::Tag(tag));
            plain = end;
        }
    }
    parts.push(Part::Text(text.get(plain..).unwrap_or_default()));
    parts
}

/// Whether this is a template in which something is named that only we know.
fn names_something(template: &str, facts: &[&str]) -> bool {
    let known = Known { name: "", facts, is_reply: &|_| true, near: &|_| None, include: &|_| Some(String::new()) };
    check(template, &known).is_ok_and(|outline| !outline.paths.is_empty() || !outline.includes.is_empty())
}

/// Where the next tag begins and ends; one that is longer than any of ours ends nowhere.
fn tag(text: &str) -> Option<(usize, Option<usize>)> {
    let signs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let opening = signs.iter().filter_map(|(open, close)| text.find(open).map(|at| (at, close)));
    let (start, close) = opening.min_by_key(|(at, _)| *at)?;
    let inner = text.get(start + 2..)?;
    let inner = inner.get(..inner.floor_char_boundary(LONGEST))?;
    Some((start, inner.find(close).map(|at| start + 2 + at + close.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<&str> {
        let parts = parts(text, &["town".to_owned()]);
        parts.into_iter().filter_map(|part| if let Part::Tag(tag) = part { Some(tag) } else { None }).collect()
    }

    #[test]
    fn what_names_a_path_of_ours_is_ours() {
        assert_eq!(tags("Dear {{ buyer.address_as }}, {{first_name}}"), ["{{ buyer.address_as }}"]);
        assert_eq!(tags("{{ order.due | money }} at {{ shop.town }}"), ["{{ order.due | money }}", "{{ shop.town }}"]);
        assert_eq!(tags("{{ buyer.nose }} {{ shop.street }} {{ size }} {{ order }} {{"), [""; 0]);
    }

    #[test]
    fn statements_are_ours_where_the_whole_text_is() {
        let ours = "{% if order.due %}Please pay.{% endif %}{# ask #}";
        assert_eq!(tags(ours), ["{% if order.due %}", "{% endif %}", "{# ask #}"]);
        assert_eq!(tags("{% include \"bye\" %}"), ["{% include \"bye\" %}"]);
        assert_eq!(tags("{% if order.due %}Please pay."), [""; 0]);
        assert_eq!(tags("{% if a %}b{% endif %}"), [""; 0]);
        assert_eq!(tags("{% if a %}{{ buyer.name }}{{ x.y }}{% endif %}"), ["{{ buyer.name }}"]);
    }

    #[test]
    fn nothing_of_a_text_is_lost() {
        for text in ["", "{{", "a {{ buyer.name }}{{ buyer.name }} b", "{{{ buyer.name }}}", "ł{{ x }}{% ż"] {
            let whole: String = parts(text, &[])
                .into_iter()
                .map(|part| match part {
                    Part::Text(text) | Part::Tag(text) => text,
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
