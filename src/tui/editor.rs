//! A reply being written: its fields, and what is wrong with them while one types.

use crate::desk::Sketch;
use crate::model::{Asks, Id, Language, Reply, Role, Shortcut, Title, Variant, VariantKey};

use super::field::Field;

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
            before: Some(reply),
        }
    }

    /// An editor for a reply to a message that none of the others answers: the message becomes what buyers ask.
    pub fn answer(language: Language, message: &str) -> Self {
        let asked = message.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { asks: Field::lines(&asked), ..Self::blank(language) }
    }

    /// An editor for a reply that does not exist yet.
    pub fn blank(language: Language) -> Self {
        Self {
            before: None,
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
        }
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

    /// Whether anything differs from what was opened.
    pub fn is_changed(&self) -> bool {
        match &self.before {
            Some(before) => self.reply().as_ref() != Some(before),
            None => [&self.title, &self.body, &self.asks].into_iter().any(|field| !field.is_empty()),
        }
    }

    /// The reply as it stands in the fields; `None` while the shortcut cannot be one.
    pub fn reply(&self) -> Option<Reply> {
        let shortcut: Shortcut = self.shortcut.text().parse().ok()?;
        let mut reply = self.before.clone().unwrap_or_else(|| self.unwritten(shortcut.clone()));
        reply.shortcut = shortcut;
        reply.category = self.category.text().trim().to_lowercase();
        reply.role = self.role;
        reply.attach = Some(self.attach.text().trim().to_owned()).filter(|note| !note.is_empty());
        let language = &self.language;
        let title = self.title.text().trim().to_owned();
        reply.titles.retain(|one| one.language != *language || !title.is_empty());
        match reply.titles.iter_mut().find(|one| one.language == *language) {
            Some(one) => one.text = title,
            None if !title.is_empty() => reply.titles.push(Title { language: language.clone(), text: title }),
            None => {}
        }
        let texts: Vec<String> =
            self.asks.text().lines().map(|ask| ask.trim().to_owned()).filter(|ask| !ask.is_empty()).collect();
        match reply.asks.iter_mut().find(|one| one.language == *language) {
            Some(one) => one.texts = texts,
            None if !texts.is_empty() => reply.asks.push(Asks { language: language.clone(), texts }),
            None => {}
        }
        if let Some(variant) = reply.variants.iter_mut().find(|one| one.id == self.variant) {
            variant.body = self.body.text();
        }
        Some(reply)
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
            titles: Vec::new(),
            asks: Vec::new(),
            variants: vec![variant],
        }
    }
}
