//! What foreign texts hold that somebody meant to fill in, and the questions it becomes.

use crate::transfer::own::{self, Part};
use crate::transfer::template::{Template, question_name};
use crate::transfer::{Filling, Note, Reading};

/// The most leftovers that are told of one reply.
const LEFTOVERS_MAX: usize = 10;

/// What a gap without a name is asked as, with its number.
const GAP: &str = "fill_in";

/// A text as a template: what was left to be filled in asks, everything else stands for itself.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) template: String,
    /// What became of it, in the order of the text, each once.
    pub(super) notes: Vec<Note>,
    /// Whether there were signs of the template language that now stand for themselves.
    pub(super) escaped: bool,
}

/// Turns `[name]`, `<name>`, `{name}`, `%NAME%`, `XXX` and `___` into questions, but for what is a tag of ours. `xxx` is only told:
/// it may be kisses.
pub(super) fn filled(text: &str, reading: &Reading) -> Filled {
    let mut filling = InHand { said: &reading.placeholders, template: Template::default(), notes: Vec::new(), gaps: 0 };
    for part in own::parts(text, &reading.facts) {
        match part {
            Part::Tag(tag) if !filling.said.iter().any(|one| one.is_for(tag)) => filling.template.tag(tag),
            Part::Tag(text) | Part::Text(text) => filling.text(text),
        }
    }
    let (template, escaped) = filling.template.finish();
    Filled { template, notes: filling.notes, escaped }
}

/// A text on its way to a template.
struct InHand<'s> {
    said: &'s [Filling],
    template: Template,
    notes: Vec<Note>,
    /// How many gaps without a name it has so far.
    gaps: usize,
}

impl InHand<'_> {
    /// Adds text in which nothing is a tag of ours.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(Found { before, leftover, after }) = next(rest) {
            self.template.text(before);
            rest = after;
            if leftover.starts_with('x') {
                self.template.text(leftover);
                tell(&mut self.notes, Note::Leftover(leftover.to_owned()));
                continue;
            }
            if let Some(with) = self.said.iter().find(|one| one.is_for(leftover)).and_then(|one| one.with.as_deref()) {
                self.template.value(with);
                tell(&mut self.notes, Note::Filled { what: leftover.to_owned(), with: with.to_owned() });
                continue;
            }
            let name = name(leftover).unwrap_or_else(|| {
                self.gaps += 1;
                format!("{GAP}_{}", self.gaps)
            });
            self.template.value(&name);
            tell(&mut self.notes, Note::Asked { what: leftover.to_owned(), name });
        }
        self.template.text(rest);
    }
}

fn tell(notes: &mut Vec<Note>, note: Note) {
    if notes.len() < LEFTOVERS_MAX && !notes.contains(&note) {
        notes.push(note);
    }
}

/// The name of the question that a leftover asks; `None` for a gap without words, or with words no question can be called.
fn name(leftover: &str) -> Option<String> {
    let words = leftover.trim_matches(|c: char| !c.is_alphanumeric());
    let is_gap = words.chars().all(|c| c == 'X');
    if is_gap { None } else { question_name(words) }
}

/// A leftover and what stands around it.
pub(in crate::transfer) struct Found<'t> {
    pub(in crate::transfer) before: &'t str,
    pub(in crate::transfer) leftover: &'t str,
    pub(in crate::transfer) after: &'t str,
}

/// The first leftover of a text that does not stand within a word.
pub(in crate::transfer) fn next(text: &str) -> Option<Found<'_>> {
    let mut within_word = false;
    for (at, c) in text.char_indices() {
        let (before, rest) = text.split_at_checked(at)?;
        if !within_word && let Some(leftover) = leftover(rest) {
            return Some(Found { before, leftover, after: rest.get(leftover.len()..)? });
        }
        within_word = c.is_alphanumeric();
    }
    None
}

/// The leftover that a text begins with.
fn leftover(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let one = match first {
        '[' => enclosed(text, "[", "]"),
        '<' => enclosed(text, "<", ">"),
        '%' => enclosed(text, "%", "%").filter(|one| !one.contains(' ')),
        '{' => enclosed(text, "{{", "}}").or_else(|| enclosed(text, "{", "}")),
        'X' | 'x' | '_' => run(text, first),
        _ => None,
    }?;
    // `[words](address)` is a link, and `<…>` may hold an address or a tag.
    let link = first == '[' && text.get(one.len()..).is_some_and(|after| after.starts_with('('));
    let address = first == '<' && one.contains(['/', '@', '.']);
    (!link && !address).then_some(one)
}

/// A few words between two marks on one line, with the marks.
fn enclosed<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let inner = text.strip_prefix(open)?;
    let inner = inner.get(..inner.find(close)?)?;
    let words = inner.chars().any(char::is_alphabetic) && !inner.contains(['\n', '{', '[', '<']);
    // "a < b > c" is arithmetic; braces are written with blanks by other programs.
    let close_by = open.starts_with('{') || inner.trim() == inner;
    // `{% if … %}` and `{# … #}` say what to do, not what to fill in.
    let words = words && !(open == "{" && inner.starts_with(['%', '#']));
    (words && close_by && inner.chars().count() <= 30)
        .then(|| text.get(..open.len() + inner.len() + close.len()))
        .flatten()
}

/// Three or more of the same mark, and no word behind them.
fn run(text: &str, mark: char) -> Option<&str> {
    let end = text.find(|c| c != mark).unwrap_or(text.len());
    let word_follows = text.get(end..)?.starts_with(char::is_alphanumeric);
    (end >= 3 && !word_follows).then(|| text.get(..end)).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compose::{Known, check};

    fn template(text: &str) -> String {
        filled(text, &Reading::default()).template
    }

    #[test]
    fn what_was_left_to_fill_in_becomes_a_question() {
        let text =
            "Dear [Name], your <item> for {{ first_name }} and {price} costs XXX, not %SUM%. Ring ____ or [Name].";
        assert_eq!(
            template(text),
            "Dear {{ name }}, your {{ item }} for {{ first_name }} and {{ price }} costs {{ fill_in_1 }}, not {{ sum }}. \
             Ring {{ fill_in_2 }} or {{ name }}."
        );
        assert_eq!(filled(text, &Reading::default()).notes.len(), 7);
    }

    #[test]
    fn a_question_has_a_name_that_templates_can_say() {
        assert_eq!(template("[Imię i nazwisko]"), "{{ imie_i_nazwisko }}");
        assert_eq!(
            template("[order] [if] [2 pcs] [όνομα]"),
            "{{ order_text }} {{ if_text }} {{ fill_in_1 }} {{ fill_in_2 }}"
        );
    }

    #[test]
    fn what_is_said_of_a_leftover_holds() {
        let said = [Filling { raw: "[ Name ]".to_owned(), with: Some("buyer.name".to_owned()) }];
        let reading = Reading { placeholders: said.to_vec(), ..Reading::default() };
        let filled = filled("Dear [Name], for <item>", &reading);
        assert_eq!(filled.template, "Dear {{ buyer.name }}, for {{ item }}");
        assert_eq!(filled.notes[0], Note::Filled { what: "[Name]".to_owned(), with: "buyer.name".to_owned() });
    }

    #[test]
    fn tags_of_ours_stay_unless_something_else_is_said_of_them() {
        let text = "Dear {{ buyer.address_as }}, [item] is {{ price }}.{% if order.due %} Pay {{ order.due | money }}{% endif %}";
        let kept = text.replace("[item]", "{{ item }}");
        assert_eq!(template(text), kept);
        let said = Filling { raw: "{{buyer.address_as}}".to_owned(), with: Some("buyer.name".to_owned()) };
        let reading = Reading { placeholders: vec![said], ..Reading::default() };
        assert_eq!(filled(text, &reading).template, kept.replace("buyer.address_as", "buyer.name"));
    }

    #[test]
    fn signs_of_the_language_stand_for_themselves() {
        assert_eq!(template("{[name]} {% if %} {{"), "{{ \"{\" }}{{ name }}} {{ \"{%\" }} if %} {{ \"{{\" }}");
        assert!(filled("{[name]", &Reading::default()).escaped && !filled("[name]", &Reading::default()).escaped);
    }

    #[test]
    fn what_only_looks_so_is_left_alone() {
        let text = "See [my shop](https://x.example), <me@x.example>, 50% off or 20% off, size XXL, maxxx, _so_, [1], a < b > c";
        assert_eq!(template(text), text);
        let kisses = filled("Love, Anna xxx", &Reading::default());
        assert_eq!(
            (kisses.template.as_str(), kisses.notes),
            ("Love, Anna xxx", vec![Note::Leftover("xxx".to_owned())])
        );
    }

    proptest! {
        /// Whatever stands in a text, its template can be read: nothing in it is taken for a sign of the language.
        #[test]
        fn every_text_becomes_a_template(text in "([a-cX_ {}%#<>\\[\\]\"]|\\[ab\\]|XXX|\\{\\{ a \\}\\}|<i>){0,24}") {
            let known = Known { name: "it", facts: &[], is_reply: &|_| false, near: &|_| None, include: &|_| None };
            let template = template(&text);
            prop_assert!(check(&template, &known).is_ok(), "{}", template);
        }
    }
}
