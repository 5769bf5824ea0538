//! What is told of files of other programs: what their placeholders become, and what does not come over.

use serde::Serialize;

use crate::cli::Frame;
use crate::cli::out::{Span, Style};
use crate::i18n::Messages;
use crate::report::Failure;
use crate::transfer::{Becomes, Filling, Left, Newer, Note, Placeholder, ReplyFile};

/// The same for programs.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    placeholders: Vec<Filled<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left: Vec<LeftOut<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
}

/// One placeholder.
#[derive(Serialize)]
struct Filled<'a> {
    placeholder: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    line: usize,
    replies: usize,
}

/// Something that does not come over.
#[derive(Serialize)]
struct LeftOut<'a> {
    line: usize,
    what: &'a str,
    why: &'static str,
}

impl<'a> Summary<'a> {
    pub(super) fn of(file: &'a ReplyFile) -> Self {
        let left = |one: &'a Left| LeftOut { line: one.line, what: &one.what, why: one.why.word() };
        Self {
            placeholders: file.placeholders.iter().map(filled).collect(),
            left: file.left.iter().map(left).collect(),
            unread: &file.unread,
        }
    }
}

fn filled(one: &Placeholder) -> Filled<'_> {
    let mut filled = Filled {
        placeholder: &one.raw,
        value: None,
        question: None,
        reply: None,
        why: one.why.map(crate::transfer::Why::word),
        line: one.line,
        replies: one.replies,
    };
    match &one.becomes {
        Becomes::Value(value) => filled.value = Some(value),
        Becomes::Question(name) => filled.question = Some(name),
        Becomes::Reply(shortcut) => filled.reply = Some(shortcut.as_str()),
        Becomes::Switch | Becomes::Nothing => {}
    }
    filled
}

/// Lists the placeholders with what becomes of each, and what is left out.
pub(super) fn show(frame: &mut Frame, file: &ReplyFile, said: &[Filling]) -> Result<(), Failure> {
    if let Some(Newer { found, known }) = file.newer {
        frame.out.line(&frame.messages.with("import-newer", &[("found", found.into()), ("known", known.into())]))?;
    }
    if !file.placeholders.is_empty() {
        frame.out.line(&frame.messages.text("import-placeholders"))?;
        let rows: Vec<_> = file.placeholders.iter().map(|one| row(one, &frame.messages)).collect();
        frame.out.table(&rows)?;
        let asked =
            file.placeholders.iter().find(|one| matches!(one.becomes, Becomes::Question(_)) && one.why.is_none());
        if let Some(asked) = asked {
            frame.out.line(&frame.messages.with("import-placeholder-how", &[("raw", asked.raw.as_str().into())]))?;
        }
    }
    for filling in said {
        let is_used = |what: &String| filling.is_for(what);
        let is_noted =
            |note: &Note| matches!(note, Note::Filled { what, .. } | Note::Asked { what, .. } if is_used(what));
        let noted = file.replies.iter().any(|incoming| incoming.notes.iter().any(is_noted));
        if !noted && !file.placeholders.iter().any(|one| is_used(&one.raw)) {
            let words = frame.messages.with("import-placeholder-unused", &[("raw", filling.raw.as_str().into())]);
            frame.out.line(&words)?;
        }
    }
    if !file.unread.is_empty() {
        let names = file.unread.join(", ");
        frame.out.line(&frame.messages.with("import-unread", &[("names", names.into())]))?;
    }
    if !file.left.is_empty() {
        let count = file.left.len().into();
        frame.out.line(&frame.messages.with("import-left-out", &[("count", count)]))?;
        let rows: Vec<_> = file.left.iter().map(|one| left(one, &frame.messages)).collect();
        frame.out.table(&rows)?;
    }
    Ok(())
}

fn row(one: &Placeholder, messages: &Messages) -> Vec<Span> {
    let becomes = match &one.becomes {
        Becomes::Value(value) => format!("{{{{ {value} }}}}"),
        Becomes::Question(name) => messages.with("placeholder-asked", &[("name", name.into())]),
        Becomes::Reply(shortcut) => messages.with("placeholder-reply", &[("shortcut", shortcut.as_str().into())]),
        Becomes::Switch => messages.text("placeholder-switch").into_owned(),
        Becomes::Nothing => messages.text("placeholder-nothing").into_owned(),
    };
    let why = one.why.map(|why| messages.member("placeholder", why.word())).unwrap_or_default();
    let place = messages.with("placeholder-where", &[("count", one.replies.into()), ("line", one.line.into())]);
    vec![
        Span::new(Style::Strong, format!("  {}", one.raw)),
        Span::plain(becomes),
        Span::new(Style::Muted, place),
        Span::new(Style::Warning, why),
    ]
}

fn left(one: &Left, messages: &Messages) -> Vec<Span> {
    vec![
        Span::new(Style::Muted, format!("  {}", messages.with("left-line", &[("line", one.line.into())]))),
        Span::new(Style::Strong, one.what.as_str()),
        Span::plain(messages.member("left", one.why.word())),
    ]
}
