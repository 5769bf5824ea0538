//! What was written in the editor and never saved, kept as a draft: a line for people, then every field with its name.
//!
//! ```text
//! glaze: Which glaze is it?
//! shortcut: glaze
//! title: Which glaze is it?
//! asks:
//!   is it food safe
//! body:
//!   Hello {{ buyer.address_as }},
//!
//!   it is a clear glaze.
//! ```
//!
//! Of a reply that is among the records only what differs from it is said. Drafts of older programs are the text alone, and have
//! another place.

use super::{Editor, key_of};
use crate::desk::{draft_value, draft_values, key_words};
use crate::model::{Draft, Id, Language, Reply, Role, Shortcut, VariantKey};

/// The beginning of the place of a draft that was left in an editor, and of one that is nothing but the text.
const PLACE: &str = "reply";
const TEXT_ALONE: &str = "editor";

impl Editor {
    /// An editor for a text of a reply, or of a new one, that was left unfinished; `None` where it was left elsewhere.
    pub fn take_up(draft: &Draft, reply: Option<Reply>, language: Language) -> Option<Self> {
        let (place, key) = draft.place.split_once(' ').unwrap_or((&draft.place, ""));
        if place != PLACE && place != TEXT_ALONE {
            return None;
        }
        let mut editor = match reply {
            Some(reply) => {
                let variant = reply.variants.iter().find(|one| key_words(&one.key) == key).map(|one| one.id);
                let mut editor = Self::open(reply, variant);
                // It was of a text that was never saved.
                if let (None, Some(key)) = (variant, key_of(key)) {
                    // Nothing stands in the way: the reply has a shortcut, and no such text.
                    let _added = editor.add_variant(key);
                }
                editor
            }
            None => Self::blank(key_of(key).map_or(language, |key| key.language)),
        };
        if place == TEXT_ALONE {
            editor.body.set(&draft.text);
        } else {
            for (name, value) in read(&draft.text) {
                editor.write(name, &value);
            }
            let proposed = Shortcut::propose(&editor.title.text());
            let proposed = proposed.as_ref().map_or("", |shortcut| shortcut.as_str());
            editor.shortcut_is_typed = editor.before.is_some() || editor.shortcut.text() != proposed;
        }
        editor.draft = Some(draft.id);
        Some(editor)
    }

    /// The texts that were changed and are not saved, each with the place it was left at and the draft it was; of several that are
    /// shown only those that differ from what they were. What belongs to the reply goes with the text under edit.
    pub fn unsaved(&self) -> Vec<(String, String, Option<Id>)> {
        if !self.is_changed() {
            return Vec::new();
        }
        let beside = self.beside.as_ref().zip(self.key_beside()).and_then(|(beside, key)| {
            let body = beside.body.text();
            let words = (beside.language != self.language).then(|| (beside.title.text(), beside.asks.text()));
            let words = words.unwrap_or_else(|| (self.title.text(), self.asks.text()));
            let said = self.differing(beside.variant, &beside.language, [&words.0, &words.1, &body]);
            let differs = said.iter().any(|(name, _)| *name == "body" || beside.language != self.language);
            differs.then(|| (place(key), self.told(&said), beside.draft))
        });
        let mut said = self.of_reply();
        let (title, asks, body) = (self.title.text(), self.asks.text(), self.body.text());
        said.extend(self.differing(self.variant, &self.language, [&title, &asks, &body]));
        let own = (!said.is_empty()).then(|| (place(&self.key()), self.told(&said), self.draft));
        own.into_iter().chain(beside).collect()
    }

    /// What was written of the reply itself.
    fn of_reply(&self) -> Vec<(&'static str, String)> {
        let blank = Self::blank(self.language.clone());
        let (category, role, attach) = match &self.before {
            Some(reply) => (reply.category.clone(), reply.role, reply.attach.clone().unwrap_or_default()),
            None => (blank.category.text(), blank.role, String::new()),
        };
        let shortcut = self.before.as_ref().map_or("", |reply| reply.shortcut.as_str());
        let fields = [
            ("shortcut", self.shortcut.text(), shortcut.to_owned()),
            ("category", self.category.text(), category),
            ("role", self.role.word().to_owned(), role.word().to_owned()),
            ("attach", self.attach.text(), attach),
        ];
        fields.into_iter().filter(|(_, now, before)| now != before).map(|(name, now, _)| (name, now)).collect()
    }

    /// What was written of one of its texts: title, asks and body, where they differ from what they were.
    fn differing(&self, variant: Id, language: &Language, now: [&str; 3]) -> Vec<(&'static str, String)> {
        let before = self.before.as_ref().map(|reply| {
            let (title, asks) = super::words_of(reply, language);
            let text = reply.variants.iter().find(|one| one.id == variant);
            [title.text(), asks.text(), text.map(|one| one.body.clone()).unwrap_or_default()]
        });
        let before = before.unwrap_or_default();
        let fields = ["title", "asks", "body"].into_iter().zip(now).zip(before);
        let differ = fields.filter(|((_, now), before)| now != before);
        differ.map(|((name, now), _)| (name, now.to_owned())).collect()
    }

    /// The text of a draft: what the reply is called, then what was written.
    fn told(&self, said: &[(&'static str, String)]) -> String {
        let names = [self.shortcut.text(), self.title.text()];
        let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
        let beginning = || said.iter().find_map(|(_, value)| value.lines().find(|line| !line.trim().is_empty()));
        let mut text = if names.is_empty() { beginning().unwrap_or("…").to_owned() } else { names.join(": ") };
        for (name, value) in said {
            let before = if matches!(*name, "asks" | "body") { "\n" } else { " " };
            text.extend(["\n", name, ":", &draft_value(&format!("{before}{value}"))]);
        }
        text.trim_end().to_owned()
    }

    fn write(&mut self, name: &str, value: &str) {
        match name {
            "shortcut" => self.shortcut.set(value),
            "title" => self.title.set(value),
            "category" => self.category.set(value),
            "role" => self.role = Role::from_word(value).unwrap_or(self.role),
            "attach" => self.attach.set(value),
            "asks" => self.asks.set(value),
            "body" => self.body.set(value),
            _ => {}
        }
    }
}

/// Where a draft of a text was written, and which text it is.
fn place(key: &VariantKey) -> String {
    format!("{PLACE} {}", key_words(key))
}

/// The fields that a draft says.
fn read(text: &str) -> Vec<(&str, String)> {
    // The first line of what has several stands on a line of its own.
    let begun = |value: String| value.strip_prefix('\n').map(str::to_owned).unwrap_or(value);
    draft_values(text).into_iter().map(|(name, value)| (name, begun(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::editor::Part;
    use crate::tui::field::Field;
    use jiff::Timestamp;

    fn kept(unsaved: &(String, String, Option<Id>)) -> Draft {
        let (place, text, _) = unsaved;
        Draft {
            id: Id::new(),
            place: place.clone(),
            text: crate::text::sanitise(text).into_owned(),
            buyer: None,
            reply: None,
            kept_at: Timestamp::UNIX_EPOCH,
            not_before: None,
        }
    }

    fn fields(editor: &Editor) -> [String; 7] {
        let [shortcut, title, category] = [&editor.shortcut, &editor.title, &editor.category].map(Field::text);
        let [attach, body, asks] = [&editor.attach, &editor.body, &editor.asks].map(Field::text);
        [shortcut, title, category, attach, body, asks, editor.role.word().to_owned()]
    }

    #[test]
    fn every_field_of_a_new_reply_comes_back() {
        let english = Language::english();
        let mut editor = Editor::blank(english.clone());
        editor.title.set("Which glaze: clear?");
        editor.active = Part::Title;
        editor.follow_up();
        editor.category.set("care");
        editor.attach.set("photo: of the bowl");
        editor.role = *Role::ALL.iter().find(|role| **role != editor.role).expect("another role");
        editor.asks.set("is it food safe\nbody: of clay?");
        editor.body.set("Hello,\n\n  title: stays\n\nbye: {{ shop.name }}");
        let unsaved = editor.unsaved();
        assert_eq!(unsaved.len(), 1);
        assert!(unsaved[0].1.starts_with("which-glaze-clear: Which glaze: clear?\n"), "{}", unsaved[0].1);
        let again = Editor::take_up(&kept(&unsaved[0]), None, Language::english()).expect("an editor's draft");
        assert_eq!(fields(&again), fields(&editor));
        assert!(!again.shortcut_is_typed, "the title still proposes it");
        assert_eq!(again.unsaved()[0].1, unsaved[0].1);
    }

    #[test]
    fn a_title_and_what_is_asked_are_worth_keeping() {
        let mut editor = Editor::answer(Language::english(), ["Is it food safe?"]);
        assert!(editor.unsaved().is_empty(), "nothing was written yet");
        editor.title.set("Food safe");
        let unsaved = editor.unsaved();
        let again = Editor::take_up(&kept(&unsaved[0]), None, Language::english()).expect("an editor's draft");
        assert_eq!(fields(&again), fields(&editor));
    }

    #[test]
    fn a_draft_of_an_older_program_is_the_text_alone() {
        let text = "Hello\ntitle: not one\n";
        let draft = kept(&("editor en formal".to_owned(), text.to_owned(), None));
        let editor = Editor::take_up(&draft, None, Language::english()).expect("an editor's draft");
        assert_eq!((editor.body.text(), editor.title.text()), (draft.text, String::new()));
        let elsewhere = kept(&("letter".to_owned(), text.to_owned(), None));
        assert!(Editor::take_up(&elsewhere, None, Language::english()).is_none());
    }
}
