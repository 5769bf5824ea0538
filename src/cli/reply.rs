//! `replydesk reply`: the canned answers.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Frame;
use super::card::Card;
use super::out::{Span, Style};
use super::shared::{Listing, Which};
use super::values::{self, Change};
use crate::config::Config;
use crate::desk::{self, Desk};
use crate::model::{Asks, Language, Reply, Role, Shortcut, Situation, Title, Variant, VariantKey};
use crate::report::{Exit, Failure};

mod history;
mod list;
mod put_away;
mod write;

pub use history::{History, Revert};
pub use list::ReplyOrder;

/// What can be done with replies.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Show),
    List(List),
    Archive(Named),
    Unarchive(Named),
    Remove(Named),
    History(History),
    Revert(Revert),
}

/// `reply add`; without a body, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub shortcut: Shortcut,
    #[command(flatten)]
    pub body: Body,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub fields: Fields,
}

/// `reply edit`; without options, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Edit {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub shortcut: Option<Shortcut>,
    #[command(flatten)]
    pub body: Body,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub fields: Fields,
}

/// `reply show`
#[derive(Clone, Debug, Args)]
pub struct Show {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
    #[command(flatten)]
    pub which: Which,
}

/// `reply list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[arg(long, value_name = "CATEGORY", value_parser = values::line)]
    pub category: Option<String>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, value_name = "TAG", value_parser = values::line)]
    pub tag: Option<String>,
    #[arg(long)]
    pub archived: bool,
    #[arg(long, value_name = "ORDER", value_parser = values::reply_order())]
    pub sort: Option<ReplyOrder>,
    #[command(flatten)]
    pub listing: Listing,
}

/// `reply archive`, `reply unarchive`, `reply remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub reply: Shortcut,
}

/// Where the template comes from; the file `-` is standard input.
#[derive(Clone, Debug, Default, Args)]
#[group(multiple = false)]
pub struct Body {
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    pub body: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub body_file: Option<PathBuf>,
}

/// What is known of a reply beside its texts. An empty value clears a field; a list that is given takes the place of the one
/// there was.
#[derive(Clone, Debug, Default, Args)]
pub struct Fields {
    #[arg(long, value_name = "TEXT", value_parser = values::line)]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub ask: Vec<Change<String>>,
    #[arg(long, value_name = "CATEGORY", value_parser = values::line)]
    pub category: Option<String>,
    #[arg(long, value_name = "ROLE", value_parser = values::role())]
    pub role: Option<Role>,
    #[arg(long, value_name = "TAG", value_parser = values::change(values::line))]
    pub tag: Vec<Change<String>>,
    #[arg(long, value_name = "P00", value_parser = values::change(values::situation))]
    pub situation: Vec<Change<Situation>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub attach: Option<Change<String>>,
}

impl Fields {
    /// Writes what was given into a reply; the title and the asks are in `language`.
    pub fn fill(self, reply: &mut Reply, language: &Language) {
        if let Some(text) = self.title {
            match reply.titles.iter_mut().find(|title| title.language == *language) {
                Some(title) => title.text = text,
                None => reply.titles.push(Title { language: language.clone(), text }),
            }
        }
        if !self.ask.is_empty() {
            let mut texts = Vec::new();
            Change::make_list(self.ask, &mut texts);
            reply.asks.retain(|asks| asks.language != *language);
            if !texts.is_empty() {
                reply.asks.push(Asks { language: language.clone(), texts });
            }
        }
        values::replace(self.category, &mut reply.category);
        values::replace(self.role, &mut reply.role);
        Change::make_list(self.tag, &mut reply.tags);
        Change::make_list(self.situation, &mut reply.situations);
        Change::make(self.attach, &mut reply.attach);
    }
}

impl Which {
    /// The key of the text that is meant, in this language if none is named.
    pub fn key(&self, usual: &Language) -> VariantKey {
        VariantKey {
            language: self.language.clone().unwrap_or_else(|| usual.clone()),
            channel: self.channel.clone(),
            tone: self.tone,
            length: self.length,
        }
    }
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where a reply is not found or what is said of it is not right, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => write::add(&add, frame, config, &mut desk),
            Self::Edit(edit) => write::edit(&edit, frame, config, &mut desk),
            Self::Show(show) => show.run(frame, &desk),
            Self::List(list) => list.run(frame, &mut desk),
            Self::History(history) => history.run(frame, &desk),
            Self::Revert(revert) => revert.run(frame, &mut desk),
            Self::Archive(named) => put_away::archive(&named.reply, frame, &mut desk),
            Self::Unarchive(named) => put_away::unarchive(&named.reply, frame, &mut desk),
            Self::Remove(named) => put_away::remove(&named.reply, frame, &mut desk),
        }
    }
}

impl Fields {
    /// Whether any option was given at all.
    const fn are_given(&self) -> bool {
        let Self { title, ask, category, role, tag, situation, attach } = self;
        title.is_some()
            || !ask.is_empty()
            || category.is_some()
            || role.is_some()
            || !tag.is_empty()
            || !situation.is_empty()
            || attach.is_some()
    }
}

impl Show {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<Exit, Failure> {
        let reply = desk.reply_called(self.reply.as_str())?;
        let wish = self.which.wish();
        let shown: Vec<&Variant> = reply.variants.iter().filter(|variant| wish.is_met_by(&variant.key)).collect();
        if shown.is_empty() {
            Desk::variant_meant(&reply, &wish)?;
        }
        let usage = desk.usage_of(reply.id)?;
        if frame.out.wants_json() {
            frame.out.json(&list::Whole::of(&reply, &usage))?;
            return Ok(Exit::Done);
        }
        let today = desk.now()?.date();
        let messages = &frame.messages;
        let mut card = Card::new(messages, reply.shortcut.as_str());
        let titles = reply.titles.iter().map(|title| format!("{} ({})", title.text, title.language));
        let asks =
            reply.asks.iter().flat_map(|asks| asks.texts.iter().map(move |text| format!("{text} ({})", asks.language)));
        card.add_all("title", titles)
            .add("category", reply.category.clone())
            .add("role", (reply.role != Role::Body).then(|| messages.member("role", reply.role.word())))
            .add("tags", reply.tags.join(", "))
            .add("situations", reply.situations.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            .add("attach", reply.attach.clone())
            .add("used", list::used(&usage.all, today, messages))
            .add("archived", reply.archived.then(|| messages.text("yes").into_owned()))
            .add_all("asks", asks);
        card.finish().print(frame)?;
        for variant in shown {
            let key = desk::key_words(&variant.key);
            frame.out.spans(&[])?;
            let used = usage.texts.get(&variant.id).and_then(|usage| list::used(usage, today, &frame.messages));
            let used = used.map(|used| format!("  {used}")).unwrap_or_default();
            frame.out.spans(&[Span::new(Style::Muted, format!("── {key}{used}"))])?;
            frame.out.text(&variant.body)?;
        }
        Ok(Exit::Done)
    }
}
