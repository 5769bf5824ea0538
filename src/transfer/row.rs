//! What one line or table of a file says.

use super::error::{Fault, Place};
use super::fields::Fields;
use crate::model::{Channel, Language, Length, Role, Shortcut, Situation, Tone};

/// What a line or a table says of a reply in one language. What is `None` or empty, it does not say.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) shortcut: Shortcut,
    pub(super) language: Language,
    pub(super) title: Option<String>,
    pub(super) category: Option<String>,
    pub(super) role: Option<Role>,
    pub(super) situations: Vec<Situation>,
    pub(super) tags: Vec<String>,
    pub(super) attach: Option<String>,
    pub(super) archived: bool,
    pub(super) asks: Vec<String>,
    pub(super) texts: Vec<Text>,
    /// How many characters were removed because they could act on a terminal or hide from a reader.
    pub(super) removed: usize,
}

/// One variant's text, and what tells it from others in the same language.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) place: Place,
    pub(super) channel: Option<Channel>,
    pub(super) tone: Option<Tone>,
    pub(super) length: Option<Length>,
    pub(super) body: String,
}

impl Row {
    /// Takes what belongs to the reply, all but its texts. `language` and `category` hold where the fields do not say.
    pub(super) fn take(
        fields: &mut Fields<'_>,
        language: Option<&Language>,
        category: Option<&str>,
    ) -> Result<Self, Fault> {
        let shortcut = fields.parsed("shortcut", &[], |text| text.parse().ok())?;
        let own_language = self::language(fields)?;
        let row = Self {
            shortcut: shortcut.ok_or_else(|| fields.missing("shortcut"))?,
            language: own_language.or_else(|| language.cloned()).ok_or_else(|| fields.missing("language"))?,
            title: fields.line("title")?,
            category: fields.line("category")?.or_else(|| category.map(str::to_owned)),
            role: fields.parsed(
                "role",
                &Role::ALL.iter().map(|one| one.word()).collect::<Vec<_>>(),
                Role::from_word,
            )?,
            situations: fields.all_parsed("situations", |text| Situation::try_from(text.trim().to_owned()).ok())?,
            tags: fields.lines("tags")?,
            attach: fields.line("attach")?,
            archived: fields.flag("archived")?,
            asks: fields.lines("asks")?,
            texts: Vec::new(),
            removed: 0,
        };
        Ok(Self { removed: fields.removed(), ..row })
    }
}

impl Text {
    /// Takes a variant's text and what tells it apart. `None` where there is neither.
    pub(super) fn take(fields: &mut Fields<'_>, place: Place) -> Result<Option<Self>, Fault> {
        let tones: Vec<_> = Tone::ALL.iter().map(|one| one.word()).collect();
        let lengths: Vec<_> = Length::ALL.iter().map(|one| one.word()).collect();
        let channel = fields.line("channel")?.map(|name| Channel::new(&name));
        let tone = fields.parsed("tone", &tones, Tone::from_word)?;
        let length = fields.parsed("length", &lengths, Length::from_word)?;
        match fields.text("body")? {
            Some(body) => Ok(Some(Self { place, channel, tone, length, body })),
            None if channel.is_none() && tone.is_none() && length.is_none() => Ok(None),
            None => Err(fields.missing("body")),
        }
    }
}

/// The language that a table names.
pub(super) fn language(fields: &mut Fields<'_>) -> Result<Option<Language>, Fault> {
    fields.parsed("language", &[], |text| text.parse().ok().filter(Language::is_known))
}
