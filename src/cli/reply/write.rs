//! Replies added and changed: by options, or in the editor as the TOML of that one reply.

use std::io::{self, Read as _};
use std::path::Path;

use super::{Add, Body, Edit};
use crate::cli::editor::{self, Edited, Job};
use crate::cli::{Frame, shared, values};
use crate::config::Config;
use crate::desk::{self, Desk, Thing};
use crate::model::{Id, Language, Reply, Role, Shortcut, Variant, VariantKey};
use crate::report::{Exit, Failure};
use crate::text::sanitise;
use crate::transfer::{self, Format, Reading, Source};

/// The category of a reply that is added without one.
const NO_CATEGORY: &str = "other";

/// `reply add`: a new reply, or a further text of one that is there.
pub(super) fn add(add: &Add, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
    let key = add.which.key(&desk.settings().language);
    let (_, reply) = add.on(&key, desk)?;
    let Some(body) = add.body.clone().read()? else {
        return add_in_editor(frame, config, desk, &reply, key);
    };
    let (was_there, reply) = shared::on_what_is_now(|| {
        let (existing, mut reply) = add.on(&key, desk)?;
        reply.variants.push(Variant { id: Id::new(), key: key.clone(), body: body.clone() });
        save(desk, existing.as_ref(), &reply)?;
        Ok((existing.is_some(), reply))
    })?;
    if was_there {
        said_changed(frame, &reply)?;
    } else {
        said_added(frame, &reply)?;
    }
    Ok(Exit::Done)
}

impl Add {
    /// The reply as it is, where it is there, and as it is to be, still without the new text.
    fn on(&self, key: &VariantKey, desk: &Desk) -> Result<(Option<Reply>, Reply), Failure> {
        let existing = match desk.reply_called(self.shortcut.as_str()) {
            Err(desk::Error::NotFound { .. }) => None,
            other => Some(other?),
        };
        let mut reply = existing.clone().unwrap_or_else(|| blank(&self.shortcut));
        if reply.variants.iter().any(|variant| variant.key == *key) {
            let name = format!("{} {}", reply.shortcut, desk::key_words(key));
            return Err(desk::Error::Taken { what: Thing::Variant, name }.into());
        }
        self.fields.clone().fill(&mut reply, &key.language);
        Ok((existing, reply))
    }
}

fn blank(shortcut: &Shortcut) -> Reply {
    Reply {
        id: Id::new(),
        shortcut: shortcut.clone(),
        category: NO_CATEGORY.to_owned(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: Vec::new(),
        asks: Vec::new(),
        variants: Vec::new(),
    }
}

fn add_in_editor(
    frame: &mut Frame,
    config: &Config,
    desk: &mut Desk,
    reply: &Reply,
    key: VariantKey,
) -> Result<Exit, Failure> {
    let mut started = reply.clone();
    if !started.titles.iter().any(|title| title.language == key.language) {
        let title = started.title(&key.language).to_owned();
        started.titles.push(crate::model::Title { language: key.language.clone(), text: title });
    }
    // A first line end makes the writer give the text lines of its own.
    started.variants.push(Variant { id: Id::new(), key, body: "\n".to_owned() });
    in_editor(frame, config, desk, &started)
}

/// `reply edit`: by options where any are given, else in the editor.
pub(super) fn edit(edit: &Edit, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
    let reply = desk.reply_called(edit.reply.as_str())?;
    let body = edit.body.clone().read()?;
    if body.is_none() && edit.shortcut.is_none() && !edit.fields.are_given() {
        return in_editor(frame, config, desk, &reply);
    }
    let reply = shared::on_what_is_now(|| {
        let opened = desk.reply_called(edit.reply.as_str())?;
        let reply = edit.on(&opened, body.as_deref(), &desk.settings().language)?;
        save(desk, Some(&opened), &reply)?;
        Ok(reply)
    })?;
    said_changed(frame, &reply)?;
    Ok(Exit::Done)
}

impl Edit {
    /// The reply with the changes made.
    fn on(&self, reply: &Reply, body: Option<&str>, shop: &Language) -> Result<Reply, Failure> {
        let (mut reply, wish) = (reply.clone(), self.which.wish());
        if let Some(body) = body {
            let meant = Desk::variant_meant(&reply, &wish)?.id;
            reply
                .variants
                .iter_mut()
                .filter(|variant| variant.id == meant)
                .for_each(|variant| body.clone_into(&mut variant.body));
        }
        values::replace(self.shortcut.clone(), &mut reply.shortcut);
        let language = wish.language.unwrap_or_else(|| main_language(&reply, shop));
        self.fields.clone().fill(&mut reply, &language);
        Ok(reply)
    }
}

/// The language a title is meant in where none is named: the shop's if the reply has it, else the reply's first.
fn main_language(reply: &Reply, shop: &Language) -> Language {
    let languages = reply.languages();
    let own = languages.iter().find(|language| *language == shop);
    own.or(languages.first()).unwrap_or(shop).clone()
}

/// Lets the user write a reply as a file, until it is right or left.
fn in_editor(frame: &mut Frame, config: &Config, desk: &mut Desk, reply: &Reply) -> Result<Exit, Failure> {
    let name = format!("{}.toml", reply.shortcut);
    let mut text = format!("# {}\n\n", frame.messages.text("edit-how")).into_bytes();
    transfer::write_toml([reply], &mut text).map_err(Frame::unwritten(&name))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let job = Job { place: &format!("reply {}", reply.shortcut), ending: ".toml", text };
    let was_there = desk.reply(reply.id).ok();
    let edited = editor::edit(frame, config, desk, &job, |desk, text| {
        let changed = read(text, &name, reply)?;
        save(desk, was_there.as_ref(), &changed).map_err(|failure| vec![failure])?;
        Ok(changed)
    })?;
    match edited {
        Edited::Taken(reply) if was_there.is_some() => said_changed(frame, &reply)?,
        Edited::Taken(reply) => said_added(frame, &reply)?,
        Edited::Same => {}
        Edited::Kept(exit) => return Ok(exit),
    }
    Ok(Exit::Done)
}

/// The one reply of a file, in the place of the one it was: under its identity, and so are the texts of the same key.
fn read(text: &str, name: &str, was: &Reply) -> Result<Reply, Vec<Failure>> {
    let reading = Reading { from: Some(Format::Toml), ..Reading::default() };
    let mut file =
        transfer::read_replies(Source::new(name, text.as_bytes()), &reading).map_err(|error| vec![error.into()])?;
    if !file.faults.is_empty() {
        return Err(file.faults.into_iter().map(Failure::from).collect());
    }
    let (Some(incoming), true) = (file.replies.pop(), file.replies.is_empty()) else {
        return Err(vec![Failure::NotOneReply]);
    };
    let mut reply = Reply { id: was.id, ..incoming.reply };
    for variant in &mut reply.variants {
        if let Some(old) = was.variants.iter().find(|old| old.key == variant.key) {
            variant.id = old.id;
        }
    }
    Ok(reply)
}

/// Saves a reply over what was opened, where it was there; a mistake in one of its texts is told with the line it is in.
fn save(desk: &mut Desk, opened: Option<&Reply>, reply: &Reply) -> Result<(), Failure> {
    let saved = match opened {
        Some(opened) => desk.replace_reply(opened, reply),
        None => desk.save_reply(reply),
    };
    match saved {
        Err(desk::Error::Template(error)) => {
            let source_text = source_of(&error, desk, reply);
            Err(Failure::Template { error: *error, source_text })
        }
        other => Ok(other?),
    }
}

/// The text of a reply that a mistake is in.
fn source_of(error: &crate::compose::TemplateError, desk: &Desk, reply: &Reply) -> Option<String> {
    let is_in = |variant: &&Variant| {
        let source = desk::Source {
            name: reply.shortcut.to_string(),
            language: variant.key.language.clone(),
            body: variant.body.clone(),
            pins: desk::Pins::default(),
        };
        matches!(desk.sketch(&source), Ok(Err(mistake)) if mistake == *error)
    };
    let variant = reply.variants.iter().filter(|_| error.template == reply.shortcut.as_str()).find(is_in);
    variant.map(|variant| variant.body.clone())
}

fn said_added(frame: &mut Frame, reply: &Reply) -> Result<(), Failure> {
    frame.say("reply-added", &[("shortcut", reply.shortcut.as_str().into())], reply)
}

fn said_changed(frame: &mut Frame, reply: &Reply) -> Result<(), Failure> {
    frame.say("reply-changed", &[("shortcut", reply.shortcut.as_str().into())], reply)
}

impl Body {
    /// The text that was given, from wherever it comes.
    fn read(self) -> Result<Option<String>, Failure> {
        let Some(file) = self.body_file else { return Ok(self.body) };
        let text = if file == Path::new("-") {
            let mut text = String::new();
            io::stdin().take(transfer::TEXT_MAX as u64 + 1).read_to_string(&mut text).map(|_length| text)
        } else {
            std::fs::read_to_string(&file)
        };
        let text = text.map_err(|source| Failure::Unread { path: file, source })?;
        Ok(Some(sanitise(text.trim_end_matches(['\n', '\r'])).into_owned()))
    }
}
