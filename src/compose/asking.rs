//! The questions of several texts that become one message: what asks for the same is one question, what only bears the same name is
//! two.

use std::collections::BTreeMap;

use super::ask::{QuestionKind, Why};
use super::rendered::Rendered;

/// What a text knows of its questions from the other texts of its message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// What kind of answer a name takes in another text, where it is plain text in this one.
    pub(super) kinds: BTreeMap<String, QuestionKind>,
    /// What a name is called here that another text asks for something else.
    pub(super) own: BTreeMap<String, String>,
}

/// Looks at the texts of a message, each with the shortcut of its reply, and notes with each what it has to know of the others. Says
/// whether anything is new: then the texts have to be made again.
pub fn agree(texts: &[(&str, &Rendered)], known: &mut [Asking]) -> bool {
    let asked = texts.iter().enumerate().flat_map(|(at, (_, text))| {
        let names = text.questions.iter().filter(|question| question.why == Why::Name);
        names.map(move |question| (at, question.name.as_str(), &question.kind))
    });
    let asked: Vec<(usize, &str, &QuestionKind)> = asked.collect();
    let mut is_new = false;
    for (at, name, kind) in &asked {
        let same_name = asked.iter().filter(|(_, other, _)| other == name);
        let mut others = same_name.map(|(_, _, other)| *other).filter(|other| other.is_particular());
        let (Some((shortcut, _)), Some(first)) = (texts.get(*at), others.next()) else { continue };
        let Some(known) = known.get_mut(*at) else { continue };
        if others.any(|other| other != first) {
            if kind.is_particular() {
                is_new |= known.own.insert((*name).to_owned(), format!("{shortcut}.{name}")).is_none();
            }
        } else if **kind == QuestionKind::Text {
            is_new |= known.kinds.insert((*name).to_owned(), first.clone()).is_none();
        }
    }
    is_new
}
