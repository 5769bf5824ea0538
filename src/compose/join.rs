//! Several replies made one message.

mod templates;

use std::ops::Range;

pub use templates::join_templates;
use unicode_segmentation::UnicodeSegmentation;

use super::ask::Answer;
use super::rendered::{Output, Rendered, cut};
use crate::model::Role;

/// One message of several replies: the first greeting, the bodies in their order, the first closing, an empty line between
/// them. A sentence that an earlier reply has said already falls away. What is asked, offered and promised is that of the
/// replies that stand in the message.
pub fn join(replies: &[(Role, &Rendered)]) -> Rendered {
    let of_role = |role: Role| replies.iter().filter(move |(its, _)| *its == role).map(|(_, rendered)| *rendered);
    let parts = of_role(Role::Greeting).take(1).chain(of_role(Role::Body)).chain(of_role(Role::Closing).take(1));
    let mut message = Output::default();
    let mut facts = Rendered::default();
    let mut said = Vec::new();
    for part in parts {
        let (text, spans) = cut(part.preview(), part.spans(), &repeated(part.preview(), &said));
        said.extend(sentences(part.preview()).map(|(_, sentence)| normal(sentence)));
        if !text.trim().is_empty() {
            if !message.text.is_empty() {
                message.text.push_str("\n\n");
            }
            message.push(&text, spans);
        }
        add(&mut facts, part);
    }
    let joined = Rendered::new(&message.text, message.spans);
    facts.with_text(joined)
}

/// Adds what one part asks, offers, promises and needs.
fn add(all: &mut Rendered, part: &Rendered) {
    for question in &part.questions {
        match all.questions.iter_mut().find(|known| known.name == question.name) {
            Some(known) => {
                known.optional &= question.optional;
                if !known.kind.is_particular() && question.kind.is_particular() {
                    known.kind = question.kind.clone();
                }
                // What does for one of them and not for another does not do.
                if let Answer::Unreadable(_) = question.state {
                    known.state = question.state;
                    known.value = None;
                }
            }
            None => all.questions.push(question.clone()),
        }
    }
    for switch in &part.options {
        if !all.options.iter().any(|known| known.label == switch.label) {
            all.options.push(switch.clone());
        }
    }
    for promise in &part.promises {
        if !all.promises.contains(promise) {
            all.promises.push(promise.clone());
        }
    }
    for root in &part.needs {
        if !all.needs.contains(root) {
            all.needs.push(*root);
        }
    }
}

/// The sentences of a text that were said before.
fn repeated(text: &str, said: &[String]) -> Vec<Range<usize>> {
    let known = sentences(text).filter(|(_, sentence)| said.contains(&normal(sentence)));
    known.map(|(range, _)| range).collect()
}

/// The sentences of a text, each with the blanks after it. Only what is surely one: it ends with `.`, `!`, `?` or `…`, and
/// it begins a line, or begins with a capital after such an end that is no abbreviation ("ul. Piotrkowska", "Hauptstr. 5").
/// What follows a colon is a part of what stands before it. Better a sentence said twice than half an address.
fn sentences(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut is_after_end = true;
    text.split_sentence_bound_indices().filter_map(move |(start, sentence)| {
        let bare = sentence.trim();
        let before = text.get(..start).unwrap_or_default();
        let is_capital = bare.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        let begins = before.is_empty() || before.ends_with('\n') || is_after_end && is_capital;
        let continues = before.trim_end().ends_with(':');
        is_after_end = ends_surely(bare);
        let is_one =
            begins && !continues && bare.ends_with(['.', '!', '?', '…', ';', '。', '！', '？']) && has_words(bare);
        // The end of the line stays, so that paragraphs stay apart.
        let length = sentence.trim_end_matches(['\n', '\r']).len();
        is_one.then_some((start..start + length, bare))
    })
}

/// Whether this is the end of a sentence for certain: after a mark of question or exclamation, or after a word of more than
/// three letters and a full stop.
fn ends_surely(sentence: &str) -> bool {
    let Some(words) = sentence.strip_suffix('.') else {
        return sentence.ends_with(['!', '?', '…', '。', '！', '？']);
    };
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.chars().count() > 3 && last.chars().all(char::is_alphabetic)
}

fn has_words(sentence: &str) -> bool {
    sentence.chars().any(char::is_alphabetic)
}

/// A sentence as far as it matters for saying the same.
fn normal(sentence: &str) -> String {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::rendered::{Span, SpanKind};

    fn plain(text: &str) -> Rendered {
        Rendered::new(text, Vec::new())
    }

    fn joined(parts: &[(Role, &str)]) -> String {
        let rendered: Vec<Rendered> = parts.iter().map(|(_, text)| plain(text)).collect();
        let replies: Vec<(Role, &Rendered)> = parts.iter().map(|(role, _)| *role).zip(&rendered).collect();
        join(&replies).preview().to_owned()
    }

    #[test]
    fn greeting_and_closing_belong_to_the_message() {
        let parts = [
            (Role::Closing, "Best wishes"),
            (Role::Body, "One."),
            (Role::Greeting, "Hello!"),
            (Role::Body, "Two."),
            (Role::Greeting, "Hi!"),
            (Role::Closing, "Bye"),
        ];
        assert_eq!(joined(&parts), "Hello!\n\nOne.\n\nTwo.\n\nBest wishes");
        assert_eq!(joined(&[]), "");
    }

    /// The first greeting and the first closing stand once, and what two bodies both say stands once, in whatever language.
    #[test]
    fn one_message_is_made_of_several_in_any_language() {
        for (hello, first, both, second, bye) in [
            (
                "Guten Tag, Frau Groß!",
                "Die Schüssel ist fertig.",
                "Bitte klingeln Sie zweimal!",
                "Zahlen Sie bar?",
                "Viele Grüße",
            ),
            (
                "Dzień dobry, Pani Anno!",
                "Miska jest gotowa.",
                "Proszę zadzwonić domofonem!",
                "Zapłaci Pani kartą?",
                "Pozdrawiam",
            ),
            (
                "Καλημέρα σας!",
                "Το μπολ είναι έτοιμο.",
                "Χτυπήστε δύο φορές παρακαλώ!",
                "Πληρώνετε με κάρτα;",
                "Χαιρετισμούς",
            ),
            ("¡Buenos días!", "El cuenco está listo.", "Llame dos veces, por favor.", "¿Paga con tarjeta?", "Saludos"),
        ] {
            let parts = [
                (Role::Body, format!("{first} {both}")),
                (Role::Greeting, hello.to_owned()),
                (Role::Closing, bye.to_owned()),
                (Role::Body, format!("{both} {second}")),
                (Role::Greeting, hello.to_owned()),
                (Role::Closing, bye.to_owned()),
            ];
            let parts: Vec<(Role, &str)> = parts.iter().map(|(role, text)| (*role, text.as_str())).collect();
            assert_eq!(joined(&parts), format!("{hello}\n\n{first} {both}\n\n{second}\n\n{bye}"));
        }
    }

    #[test]
    fn a_sentence_said_before_falls_away() {
        let body = |text| (Role::Body, text);
        let parts = [
            body("Hello Anna! The bowl is ready. Just write."),
            body("Hello Anna!\n\nYou can pay by card. Just write."),
            body("just  write."),
        ];
        assert_eq!(joined(&parts), "Hello Anna! The bowl is ready. Just write.\n\nYou can pay by card.");
        // Within one reply the seller meant it.
        assert_eq!(joined(&[body("Yes. Yes.")]), "Yes. Yes.");
    }

    #[test]
    fn what_may_be_half_a_sentence_stays() {
        let first = "Pickup: ul. Piotrkowska 12. Paid to Hauptstr. 5 in Berlin. 2 × bowl.";
        for second in [
            "Returns to: ul. Piotrkowska 12.",
            "Write to ul. Piotrkowska 12.",
            "Come to Hauptstr. 5 in Berlin.",
            "You get:\n2 × bowl.",
            "Best wishes",
        ] {
            let both = [(Role::Body, first), (Role::Body, second)];
            assert_eq!(joined(&both), format!("{first}\n\n{second}"));
        }
        assert_eq!(joined(&[(Role::Body, "Anna"), (Role::Body, "Anna")]), "Anna\n\nAnna");
    }

    #[test]
    fn spans_move_with_their_text() {
        let span = |range, name: &str| Span { range, kind: SpanKind::Missing { name: name.to_owned() } };
        let first = Rendered::new("Grüße ⟨a⟩.", vec![span(8..15, "a")]);
        let second = Rendered::new("Grüße ⟨a⟩. Um ⟨b⟩.", vec![span(8..15, "a"), span(20..27, "b")]);
        let message = join(&[(Role::Body, &first), (Role::Body, &second)]);
        assert_eq!(message.preview(), "Grüße ⟨a⟩.\n\nUm ⟨b⟩.");
        let marked: Vec<&str> =
            message.spans().iter().map(|span| message.preview().get(span.range.clone()).unwrap()).collect();
        assert_eq!(marked, ["⟨a⟩", "⟨b⟩"]);
        assert_eq!(message.complete().unwrap_err().names, ["a", "b"]);
    }
}
