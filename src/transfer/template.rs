//! Templates made of texts that are none.

use crate::compose::{Root, escape};
use crate::text::folded;

/// Words of the template language, which cannot name a question.
const RESERVED: [&str; 22] = [
    "and", "block", "caller", "elif", "else", "false", "for", "if", "in", "include", "is", "loop", "macro", "none",
    "not", "option", "or", "promise", "raw", "self", "set", "true",
];

/// A template in the making. Text that is added stands for itself, whatever signs of the language it holds or makes with the text
/// next to it.
#[derive(Debug, Default)]
pub(super) struct Template {
    done: String,
    /// Text that is not written yet: what follows decides whether its last braces would become part of a sign.
    text: String,
    escaped: bool,
}

impl Template {
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds an expression, whose value stands here: `buyer.name`, `size | choices("S", "M")`.
    pub(super) fn value(&mut self, expression: &str) {
        self.write_text(true);
        self.done.extend(["{{ ", expression, " }}"]);
    }

    /// Adds a statement: `include "greeting"`.
    pub(super) fn statement(&mut self, statement: &str) {
        self.write_text(true);
        self.done.extend(["{% ", statement, " %}"]);
    }

    /// Adds a tag as it is, with its marks.
    pub(super) fn tag(&mut self, tag: &str) {
        self.write_text(true);
        self.done.push_str(tag);
    }

    /// How long it is so far, in bytes, signs that have to be escaped aside.
    pub(super) const fn len(&self) -> usize {
        self.done.len() + self.text.len()
    }

    /// The template, and whether there were signs of the language that now stand for themselves.
    pub(super) fn finish(mut self) -> (String, bool) {
        self.write_text(false);
        (self.done, self.escaped)
    }

    fn write_text(&mut self, tag_follows: bool) {
        let plain = if tag_follows { self.text.trim_end_matches('{') } else { &self.text };
        let braces = self.text.len() - plain.len();
        let escaped = escape(plain);
        self.escaped |= escaped != plain || braces > 0;
        self.done.push_str(&escaped);
        self.done.push_str(&"{{ \"{\" }}".repeat(braces));
        self.text.clear();
    }
}

/// The name that a question can bear for what somebody called so; `None` for words no question can be called.
pub(super) fn question_name(words: &str) -> Option<String> {
    let folded = folded(words);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_");
    let is_name = name.is_ascii() && name.starts_with(|c: char| c.is_ascii_lowercase());
    let is_taken = Root::ALL.iter().any(|root| root.word() == name) || RESERVED.contains(&name.as_str());
    match name {
        _ if !is_name => None,
        name if is_taken => Some(format!("{name}_text")),
        name => Some(name),
    }
}

/// A text as a template writes it within an expression.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compose::{Known, check};

    proptest! {
        /// Whatever stands in the texts, the template can be read, and prints them.
        #[test]
        fn texts_stand_for_themselves(texts in proptest::collection::vec("[a{}%#\\\\\" \\n]{0,6}", 0..5)) {
            let mut template = Template::default();
            for (index, text) in texts.iter().enumerate() {
                template.text(text);
                template.value(&format!("a{index} | choices({}, \"b\")", quoted(text)));
            }
            let (source, _) = template.finish();
            let known = Known { name: "it", facts: &[], is_reply: &|_| false, near: &|_| None, include: &|_| None };
            prop_assert!(check(&source, &known).is_ok(), "{}", source);
        }
    }
}
