//! Several templates made one: what was put together for one message becomes a text for the next, with its questions and paths.

use super::{cut, normal, sentences};
use crate::model::Role;

/// One template of several: the first greeting, the others in their order, the first closing, an empty line between them. What an earlier one
/// surely says falls away: a sentence that both say in the same words, with the same placeholders, and neither under a condition.
pub fn join_templates(templates: &[(Role, &str)]) -> String {
    let of_role = |role: Role| templates.iter().filter(move |(its, _)| *its == role).map(|(_, template)| *template);
    let parts = of_role(Role::Greeting).take(1).chain(of_role(Role::Body)).chain(of_role(Role::Closing).take(1));
    let mut joined = String::new();
    let mut said: Vec<String> = Vec::new();
    for part in parts {
        let always: Vec<_> =
            sentences(part).filter(|(place, sentence)| is_always_said(part, place.start, sentence)).collect();
        let repeated: Vec<_> = always
            .iter()
            .filter(|(_, sentence)| said.contains(&normal(sentence)))
            .map(|(place, _)| place.clone())
            .collect();
        let (text, _) = cut(part, &[], &repeated);
        said.extend(always.iter().map(|(_, sentence)| normal(sentence)));
        if !text.trim().is_empty() {
            if !joined.is_empty() {
                joined.push_str("\n\n");
            }
            joined.push_str(text.trim_matches('\n'));
        }
    }
    joined
}

/// Whether a stretch of a template stands by itself: no part of a tag or of a comment, and in no block.
fn is_always_said(template: &str, start: usize, sentence: &str) -> bool {
    let is_whole = !sentence.contains("{%")
        && !sentence.contains("%}")
        && !sentence.contains("{#")
        && !sentence.contains("#}")
        && sentence.matches("{{").count() == sentence.matches("}}").count();
    let before = template.get(..start).unwrap_or_default();
    let in_tag = before.matches("{{").count() != before.matches("}}").count()
        || before.matches("{#").count() != before.matches("#}").count();
    is_whole && !in_tag && depth(before) == Some(0)
}

/// How many blocks are open behind a text; `None` where it ends inside of a tag.
fn depth(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for tag in text.split("{%").skip(1) {
        let (inside, _) = tag.split_once("%}")?;
        let word = inside.trim_start_matches(['-', '+', ' ']).split_whitespace().next().unwrap_or_default();
        match word {
            "if" | "for" | "with" | "filter" | "block" | "macro" | "call" | "raw" | "autoescape" => depth += 1,
            _ if word.starts_with("end") => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Some(depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(templates: &[&str]) -> String {
        join_templates(&templates.iter().map(|template| (Role::Body, *template)).collect::<Vec<_>>())
    }

    #[test]
    fn greeting_and_closing_stand_once_and_placeholders_stay() {
        let joined = join_templates(&[
            (Role::Closing, "Best wishes,\n{{ shop.owner }}"),
            (Role::Body, "It is {{ piece.name }}.\n"),
            (Role::Greeting, "Hello {{ buyer.first_name }}!"),
            (Role::Body, "Come at {{ meeting_time | time }}."),
            (Role::Greeting, "Hi!"),
            (Role::Closing, "Bye"),
        ]);
        assert_eq!(
            joined,
            "Hello {{ buyer.first_name }}!\n\nIt is {{ piece.name }}.\n\nCome at {{ meeting_time | time }}.\n\nBest wishes,\n{{ shop.owner }}"
        );
    }

    #[test]
    fn a_sentence_said_before_falls_away_with_its_placeholder() {
        let first = "Ring {{ shop.phone }} before you come. It is ready.";
        assert_eq!(
            bodies(&[first, "Pay by card. Ring {{ shop.phone }} before you come."]),
            format!("{first}\n\nPay by card. ")
        );
        // With another placeholder it is another sentence.
        assert_eq!(
            bodies(&["Ring {{ shop.phone }} first.", "Ring {{ buyer.phone }} first."]).matches("Ring").count(),
            2
        );
    }

    #[test]
    fn what_is_said_under_a_condition_stays() {
        for (first, second) in [
            ("{% if lift %}There is a lift.{% endif %}", "There is a lift."),
            ("There is a lift.", "{% if lift %}\nThere is a lift.\n{% endif %}"),
            ("There is a lift.", "{% if lift %}There is a lift.{% endif %} Come up."),
            ("Yes.", "{{ x | default(\"a. Yes.\") }}"),
            ("Yes.", "{# Yes.\nYes. #}"),
        ] {
            assert_eq!(bodies(&[first, second]), format!("{first}\n\n{second}"));
        }
    }

    proptest::proptest! {
        /// What is joined of sound templates is sound, and asks what they ask.
        #[test]
        fn what_is_joined_is_as_sound_as_its_parts(picked in proptest::collection::vec(0_usize..6, 1..5)) {
            let lines = [
                "Ring {{ shop.phone }} first. Yes.",
                "{% if lift | yes_no %}There is a lift. Yes.{% else %}Stairs.{% endif %}",
                "Yes. At {{ at | time }}!",
                "{% if option(\"wrap\") %}\nWrapped. Yes.\n{% endif %}\nYes.",
                "{# Yes. #}Yes. {{ note | default(\"None. Yes.\") }}.",
                "I am there on {{ days | several('Monday', 'Tuesday') }}. Yes.",
            ];
            let templates: Vec<&str> = picked.iter().filter_map(|at| lines.get(*at).copied()).collect();
            let joined = bodies(&templates);
            let known = crate::compose::Known {
                name: "joined",
                facts: &["phone"],
                is_reply: &|_| false,
                near: &|_| None,
                include: &|_| None,
            };
            proptest::prop_assert!(crate::compose::check(&joined, &known).is_ok(), "{joined}");
            let asked = |template: &str| crate::compose::placeholders(template);
            let mut all: Vec<String> = templates.iter().flat_map(|template| asked(template)).collect();
            let mut now = asked(&joined);
            all.sort();
            all.dedup();
            now.sort();
            now.dedup();
            proptest::prop_assert_eq!(all, now);
        }
    }
}
