//! A reply being written: its fields, and what is wrong with them while one types.

mod beside;
mod draft;

use crate::desk::{Joined, Older, Sketch};
use crate::model::{Asks, Channel, Id, Language, Length, Reply, Role, Shortcut, Title, Tone, Variant, VariantKey};

use super::field::Field;

pub use beside::{Age, Beside};

/// No more of a message becomes what buyers ask: nobody edits more in a field of a few lines.
const LONGEST_ASK: usize = 2_000;

/// The parts of a reply, in the order Tab walks through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Shortcut,
    Title,
    Category,
    Role,
    Attach,
    Body,
    Asks,
}

impl Part {
    pub const ALL: [Self; 7] =
        [Self::Shortcut, Self::Title, Self::Category, Self::Role, Self::Attach, Self::Body, Self::Asks];

    /// The member of the `editor` messages that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shortcut => "shortcut",
            Self::Title => "title",
            Self::Category => "category",
            Self::Role => "role",
            Self::Attach => "attach",
            Self::Body => "body",
            Self::Asks => "asks",
        }
    }
}

/// A reply and one of its texts under edit.
#[derive(Debug)]
pub struct Editor {
    /// As it was when the editor opened; what the editor does not show is kept from here. `None`: it is a new one.
    before: Option<Reply>,
    /// The same with what was written of its other texts since.
    others: Option<Reply>,
    /// Its identity, from the beginning on.
    pub reply_id: Id,
    /// The text under edit.
    pub variant: Id,
    pub language: Language,
    pub shortcut: Field,
    pub title: Field,
    pub category: Field,
    pub attach: Field,
    pub role: Role,
    pub body: Field,
    pub asks: Field,
    pub active: Part,
    /// The body as it would be copied, or the mistake in it; and the question that was last asked for it.
    pub sketch: Option<Box<Sketch>>,
    pub question: u64,
    /// The shortcut was typed by hand, so that the title no longer proposes one.
    pub shortcut_is_typed: bool,
    /// The draft that was taken up again.
    pub draft: Option<Id>,
    /// The other text that stands beside the one under edit.
    pub beside: Option<Box<Beside>>,
    /// The language the reply is written in first, and those whose texts are older.
    pub older: Option<Older>,
    /// What buyers ask as it was begun with.
    asked: String,
    /// The buyer whose message is what it was begun with, if that is known.
    pub asked_by: Option<Id>,
}

/// Why a reply does not get another text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// It has one for the same language, channel, tone and length.
    IsThere,
    /// What is typed as its shortcut cannot be one.
    NoShortcut,
}

/// The key that [`key_words`] wrote.
fn key_of(words: &str) -> Option<VariantKey> {
    let mut words: Vec<&str> = words.split(' ').collect();
    let length = words.last().copied().and_then(Length::from_word);
    words.truncate(words.len() - usize::from(length.is_some()));
    let tone = words.last().copied().and_then(Tone::from_word);
    words.truncate(words.len() - usize::from(tone.is_some()));
    let (language, channel) = words.split_first()?;
    let channel = (!channel.is_empty()).then(|| Channel::new(&channel.join(" ")));
    Some(VariantKey { language: language.parse().ok()?, channel, tone, length })
}

impl Editor {
    /// An editor for a text of a reply: the variant of this identity, else the first.
    pub fn open(reply: Reply, variant: Option<Id>) -> Self {
        let chosen = reply.variants.iter().find(|one| Some(one.id) == variant).or(reply.variants.first());
        let (variant, key, body) = chosen.map_or_else(
            || (Id::new(), VariantKey::of(Language::english()), String::new()),
            |one| (one.id, one.key.clone(), one.body.clone()),
        );
        let language = key.language;
        let title = reply.titles.iter().find(|title| title.language == language);
        let asks = reply.asks.iter().find(|asks| asks.language == language);
        Self {
            variant,
            shortcut: Field::line(reply.shortcut.as_str()),
            title: Field::line(title.map_or("", |title| &title.text)),
            category: Field::line(&reply.category),
            attach: Field::line(reply.attach.as_deref().unwrap_or_default()),
            role: reply.role,
            asks: Field::lines(&asks.map(|asks| asks.texts.join("\n")).unwrap_or_default()),
            body: Field::lines(&body),
            active: Part::Body,
            sketch: None,
            question: 0,
            shortcut_is_typed: true,
            language,
            reply_id: reply.id,
            others: Some(reply.clone()),
            before: Some(reply),
            draft: None,
            beside: None,
            older: None,
            asked: String::new(),
            asked_by: None,
        }
    }

    /// The texts of the reply as they were last put by.
    fn texts(&self) -> impl Iterator<Item = &Variant> {
        self.others.iter().flat_map(|reply| &reply.variants)
    }

    /// Keeps what is written in the fields with the other texts.
    fn put_by(&mut self) {
        if let Some(mut reply) = self.others.take() {
            self.write_into(&mut reply);
            self.others = Some(reply);
        }
    }

    /// An editor for a reply to a message that none of the others answers: the message becomes what buyers ask.
    pub fn answer<'m>(language: Language, messages: impl IntoIterator<Item = &'m str>) -> Self {
        let asked = |message: &str| {
            let beginning = message.get(..message.floor_char_boundary(LONGEST_ASK)).unwrap_or_default();
            beginning.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let asks: Vec<String> = messages.into_iter().map(asked).collect();
        let asked = asks.join("\n");
        Self { asks: Field::lines(&asked), asked, ..Self::blank(language) }
    }

    /// What the text under edit is for.
    pub fn key(&self) -> VariantKey {
        let known = self.others.iter().flat_map(|reply| &reply.variants).find(|one| one.id == self.variant);
        known.map_or_else(|| VariantKey::of(self.language.clone()), |one| one.key.clone())
    }

    /// Goes on with another text of the reply, which begins with the words of the present one; that one stays as it is
    /// written.
    ///
    /// # Errors
    /// Where there is such a text already, or the reply cannot be named yet.
    pub fn add_variant(&mut self, key: VariantKey) -> Result<(), NotAdded> {
        let mut reply = self.reply().ok_or(NotAdded::NoShortcut)?;
        if reply.variants.iter().any(|one| one.key == key) {
            return Err(NotAdded::IsThere);
        }
        if key.language != self.language {
            let title = reply.titles.iter().find(|title| title.language == key.language);
            if let Some(title) = title {
                self.title.set(&title.text);
            }
            let asks = reply.asks.iter().find(|asks| asks.language == key.language);
            self.asks.set(&asks.map(|asks| asks.texts.join("\n")).unwrap_or_default());
        }
        let from = self.variant;
        self.variant = Id::new();
        self.language = key.language.clone();
        reply.variants.push(Variant { id: self.variant, key, body: self.body.text() });
        self.others = Some(reply);
        // What it is made from stays in sight.
        self.put_beside(Some(from));
        self.active = Part::Body;
        self.sketch = None;
        Ok(())
    }

    /// An editor for a reply that does not exist yet.
    pub fn blank(language: Language) -> Self {
        Self {
            before: None,
            others: None,
            reply_id: Id::new(),
            variant: Id::new(),
            language,
            shortcut: Field::line(""),
            title: Field::line(""),
            category: Field::line("product"),
            attach: Field::line(""),
            role: Role::Body,
            body: Field::lines(""),
            asks: Field::lines(""),
            active: Part::Title,
            sketch: None,
            question: 0,
            shortcut_is_typed: false,
            draft: None,
            beside: None,
            older: None,
            asked: String::new(),
            asked_by: None,
        }
    }

    /// An editor for a new reply that begins with what several say.
    pub fn joined(joined: &Joined) -> Self {
        let mut editor = Self {
            title: Field::line(&joined.title),
            category: Field::line(&joined.category),
            attach: Field::line(joined.attach.as_deref().unwrap_or_default()),
            body: Field::lines(&joined.body),
            ..Self::blank(joined.language.clone())
        };
        editor.title.select_all();
        editor.follow_up();
        editor
    }

    /// The field that takes what is typed.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.active {
            Part::Shortcut => Some(&mut self.shortcut),
            Part::Title => Some(&mut self.title),
            Part::Category => Some(&mut self.category),
            Part::Attach => Some(&mut self.attach),
            Part::Body => Some(&mut self.body),
            Part::Asks => Some(&mut self.asks),
            Part::Role => None,
        }
    }

    /// Goes to the next part or the one before, round the end.
    pub fn step(&mut self, forward: bool) {
        let at = Part::ALL.iter().position(|part| *part == self.active).unwrap_or(0);
        let count = Part::ALL.len();
        let to = if forward { at + 1 } else { at + count - 1 } % count;
        self.active = Part::ALL[to];
    }

    /// Turns the role.
    pub fn turn_role(&mut self) {
        let at = Role::ALL.iter().position(|role| *role == self.role).unwrap_or(0);
        self.role = Role::ALL[(at + 1) % Role::ALL.len()];
    }

    /// Follows up on what was typed: a title proposes the shortcut of a new reply.
    pub fn follow_up(&mut self) {
        match self.active {
            Part::Title if !self.shortcut_is_typed => {
                let proposed = Shortcut::propose(&self.title.text());
                self.shortcut.set(proposed.as_ref().map_or("", |shortcut| shortcut.as_str()));
            }
            Part::Shortcut => self.shortcut_is_typed = !self.shortcut.is_empty(),
            _ => {}
        }
    }

    /// Takes in what the reply is now, where it was changed elsewhere: what was not touched here is as it is there, and what was written
    /// here stays and is saved over it the next time.
    pub fn take_over(&mut self, now: Option<Reply>) {
        if let (Some(before), Some(now)) = (&self.before, &now) {
            let was = |id: Id| before.variants.iter().find(|one| one.id == id).map(|one| &one.body);
            let mut reply = now.clone();
            for written in self.texts().filter(|one| was(one.id) != Some(&one.body)) {
                match reply.variants.iter_mut().find(|one| one.id == written.id) {
                    Some(text) => text.body.clone_from(&written.body),
                    None => reply.variants.push(written.clone()),
                }
            }
            self.others = Some(reply);
            take_words(&mut self.title, &mut self.asks, &self.language, before, now);
            take_body(&mut self.body, self.variant, before, now);
            if let Some(beside) = &mut self.beside {
                take_words(&mut beside.title, &mut beside.asks, &beside.language, before, now);
                take_body(&mut beside.body, beside.variant, before, now);
            }
        }
        self.before = now;
    }

    /// What it was opened with; `None` for a new one.
    pub const fn opened(&self) -> Option<&Reply> {
        self.before.as_ref()
    }

    /// Whether anything differs from what was opened.
    pub fn is_changed(&self) -> bool {
        if let Some(before) = &self.before {
            return self.reply().as_ref() != Some(before);
        }
        let is_named = self.shortcut_is_typed && !self.shortcut.is_empty();
        let is_written = [&self.title, &self.body, &self.attach].into_iter().any(|field| !field.is_empty());
        is_named || is_written || self.asks.text() != self.asked
    }

    /// The reply as it stands in the fields; `None` while the shortcut cannot be one.
    pub fn reply(&self) -> Option<Reply> {
        let shortcut: Shortcut = self.shortcut.text().parse().ok()?;
        let mut reply = self.others.clone().unwrap_or_else(|| self.unwritten(shortcut.clone()));
        reply.shortcut = shortcut;
        reply.category = self.category.text().trim().to_lowercase();
        reply.role = self.role;
        reply.attach = Some(self.attach.text().trim().to_owned()).filter(|note| !note.is_empty());
        self.write_into(&mut reply);
        Some(reply)
    }

    /// Writes what stands in the fields of the texts into the reply.
    fn write_into(&self, reply: &mut Reply) {
        if let Some(beside) = &self.beside {
            if beside.language != self.language {
                write_words(reply, &beside.language, &beside.title, &beside.asks);
            }
            write_body(reply, beside.variant, &beside.body);
        }
        write_words(reply, &self.language, &self.title, &self.asks);
        write_body(reply, self.variant, &self.body);
    }

    /// The draft that what is saved now has been.
    pub fn draft_taken_up(&self) -> Option<Id> {
        self.draft.or(self.beside.as_ref().and_then(|beside| beside.draft))
    }

    /// A reply with nothing in it but the text to be.
    fn unwritten(&self, shortcut: Shortcut) -> Reply {
        let variant = Variant { id: self.variant, key: VariantKey::of(self.language.clone()), body: String::new() };
        Reply {
            id: self.reply_id,
            shortcut,
            category: String::new(),
            role: self.role,
            tags: Vec::new(),
            situations: Vec::new(),
            attach: None,
            archived: false,
            titles: Vec::new(),
            asks: Vec::new(),
            variants: vec![variant],
        }
    }
}

/// The title of a reply in a language, and what buyers write in it.
fn words_of(reply: &Reply, language: &Language) -> (Field, Field) {
    let title = reply.titles.iter().find(|title| title.language == *language);
    let asks = reply.asks.iter().find(|asks| asks.language == *language);
    let asks = asks.map(|asks| asks.texts.join("\n")).unwrap_or_default();
    (Field::line(title.map_or("", |title| &title.text)), Field::lines(&asks))
}

/// Gives a text that is as it was when it was opened the words that it has now.
fn take_body(body: &mut Field, variant: Id, before: &Reply, now: &Reply) {
    let of = |reply: &Reply| reply.variants.iter().find(|one| one.id == variant).map(|one| one.body.clone());
    if let Some(now) = of(now).filter(|_| of(before) == Some(body.text())) {
        body.set(&now);
    }
}

/// The same for the title and what buyers write.
fn take_words(title: &mut Field, asks: &mut Field, language: &Language, before: &Reply, now: &Reply) {
    let (old, new) = (words_of(before, language), words_of(now, language));
    for (field, old, new) in [(title, old.0, new.0), (asks, old.1, new.1)] {
        if field.text() == old.text() {
            field.set(&new.text());
        }
    }
}

fn write_words(reply: &mut Reply, language: &Language, title: &Field, asks: &Field) {
    let title = title.text().trim().to_owned();
    reply.titles.retain(|one| one.language != *language || !title.is_empty());
    match reply.titles.iter_mut().find(|one| one.language == *language) {
        Some(one) => one.text = title,
        None if !title.is_empty() => reply.titles.push(Title { language: language.clone(), text: title }),
        None => {}
    }
    let texts: Vec<String> =
        asks.text().lines().map(|ask| ask.trim().to_owned()).filter(|ask| !ask.is_empty()).collect();
    match reply.asks.iter_mut().find(|one| one.language == *language) {
        Some(one) => one.texts = texts,
        None if !texts.is_empty() => reply.asks.push(Asks { language: language.clone(), texts }),
        None => {}
    }
}

fn write_body(reply: &mut Reply, variant: Id, body: &Field) {
    if let Some(one) = reply.variants.iter_mut().find(|one| one.id == variant) {
        one.body = body.text();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::key_words;

    #[test]
    fn the_words_of_a_key_are_read_again() {
        for words in ["en", "pt-BR", "de formal", "de short", "pl etsy friendly full", "en my own"] {
            assert_eq!(key_of(words).map(|key| key_words(&key)).as_deref(), Some(words));
        }
        assert_eq!(key_of("short"), None);
    }
}
