//! `replydesk buyer`: the people who buy.

mod erase;
mod export;
mod list;
mod odd;
mod page;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::editor::{self, Edited, Job};
use super::form::{self, Field};
use super::shared::{self, Listing};
use super::values::{self, Change};
use super::{Frame, tell};
use crate::config::Config;
use crate::desk::Desk;
use crate::model::{Buyer, Handle, Kind, Language, Tone};
use crate::report::{Exit, Failure};

/// What can be done with buyers.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Named),
    List(List),
    Merge(Merge),
    Export(export::Export),
    Erase(erase::Erase),
    Remove(Named),
}

/// `buyer add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "NAME", value_parser = values::line, required_unless_present = "from_text")]
    pub name: Option<String>,
    /// A message or an address to take the rest from; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub from_text: Option<PathBuf>,
    #[command(flatten)]
    pub fields: Fields,
}

/// `buyer merge`
#[derive(Clone, Debug, Args)]
pub struct Merge {
    #[arg(value_name = "KEEP", value_parser = values::line)]
    pub keep: String,
    #[arg(value_name = "OTHER", value_parser = values::line)]
    pub other: String,
}

/// `buyer edit`; without options, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Edit {
    #[arg(value_name = "WHO", value_parser = values::line)]
    pub buyer: String,
    #[arg(long, value_name = "NAME", value_parser = values::line)]
    pub name: Option<String>,
    #[command(flatten)]
    pub fields: Fields,
}

/// `buyer show`, `buyer remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "WHO", value_parser = values::line)]
    pub buyer: String,
}

/// `buyer list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub listing: Listing,
}

/// What is known of a buyer. An empty value clears a field; a list that is given takes the place of the one there was.
#[derive(Clone, Debug, Default, Args)]
pub struct Fields {
    #[arg(long, value_name = "NAME", value_parser = values::change(values::line))]
    pub address_as: Option<Change<String>>,
    #[arg(long, value_name = "CHANNEL=NAME", value_parser = values::change(values::handle))]
    pub handle: Vec<Change<Handle>>,
    #[arg(long, value_name = "CODE", value_parser = values::change(values::language))]
    pub language: Option<Change<Language>>,
    #[arg(long, value_name = "TONE", value_parser = values::tone_or_none())]
    pub tone: Option<Change<Tone>>,
    #[arg(long, value_name = "KIND", value_parser = values::kind_or_none())]
    pub kind: Option<Change<Kind>>,
    #[arg(long, value_name = "TEXT", value_parser = values::text_or_nothing)]
    pub address: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = values::change(values::line))]
    pub phone: Option<Change<String>>,
    #[arg(long, value_name = "ADDRESS", value_parser = values::change(values::line))]
    pub email: Option<Change<String>>,
    #[arg(long, value_name = "DATE", value_parser = values::change(values::date))]
    pub birthday: Option<Change<Date>>,
    #[arg(long, value_name = "TEXT", value_parser = values::text_or_nothing)]
    pub notes: Option<String>,
    #[arg(long, value_name = "TAG", value_parser = values::change(values::line))]
    pub tag: Vec<Change<String>>,
    #[arg(long, num_args = 0..=1, require_equals = true, value_name = "yes|no", default_missing_value = "yes", value_parser = values::yes_or_no())]
    pub consent: Option<bool>,
}

impl Fields {
    /// Writes what was given into a buyer.
    pub fn fill(self, buyer: &mut Buyer) {
        Change::make(self.address_as, &mut buyer.address_as);
        Change::make_list(self.handle, &mut buyer.handles);
        Change::make(self.language, &mut buyer.language);
        Change::make(self.tone, &mut buyer.tone);
        Change::make(self.kind, &mut buyer.kind);
        values::replace(self.address, &mut buyer.address.raw);
        Change::make(self.phone, &mut buyer.phone);
        Change::make(self.email, &mut buyer.email);
        Change::make(self.birthday, &mut buyer.birthday);
        values::replace(self.notes, &mut buyer.notes);
        Change::make_list(self.tag, &mut buyer.tags);
        values::replace(self.consent, &mut buyer.consent);
    }
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where a buyer is not found or what is said of them is not right, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => add.run(frame, &mut desk)?,
            Self::Merge(merge) => merge.run(frame, &mut desk)?,
            Self::Edit(edit) => return edit.run(frame, config, &mut desk),
            Self::Show(named) => page::show(frame, &desk, &desk.buyer_named(&named.buyer)?)?,
            Self::List(list) => list.run(frame, &desk)?,
            Self::Export(export) => export.run(frame, &desk)?,
            Self::Erase(erase) => return erase.run(frame, &mut desk),
            Self::Remove(named) => {
                let buyer = desk.buyer_named(&named.buyer)?;
                desk.remove_buyer(&buyer)?;
                frame.say("buyer-removed", &[("name", buyer.name.as_str().into())], &buyer)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Add {
    fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let mut buyer = match &self.from_text {
            Some(file) => desk.buyer_from_text(&shared::read_text(frame, file)?, None)?,
            None => Buyer::named(""),
        };
        values::replace(self.name, &mut buyer.name);
        let read = buyer.clone();
        self.fields.fill(&mut buyer);
        desk.note_contact(Some(&read), &mut buyer);
        let erased_on = desk.erased_on(&buyer)?;
        desk.save_buyer(&buyer)?;
        if self.from_text.is_some() && !frame.out.wants_json() {
            page::show(frame, desk, &buyer)?;
        } else {
            frame.say("buyer-added", &[("name", buyer.name.as_str().into())], &buyer)?;
        }
        erase::hint_erased(frame, erased_on)?;
        if desk.has_namesake(&buyer)? {
            frame.out.flush()?;
            let words = frame.messages.with(
                "buyer-has-namesake",
                &[("name", buyer.name.as_str().into()), ("label", odd::labelled(&buyer).into())],
            );
            tell::words(&words, &mut frame.errors);
        }
        odd::hints(frame, desk, None, &buyer)
    }
}

impl Merge {
    fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let (kept, other) = (desk.buyer_named(&self.keep)?, desk.buyer_named(&self.other)?);
        let merged = desk.merge_buyers(kept.id, other.id)?;
        frame.say(
            "buyer-merged",
            &[
                ("name", merged.buyer.name.as_str().into()),
                ("orders", merged.gone_over.orders.into()),
                ("said", merged.gone_over.entries.into()),
            ],
            &merged.buyer,
        )?;
        frame.out.flush()?;
        for one in &merged.contradictions {
            let field = frame.messages.member("card", one.field);
            let hint = frame.messages.with(
                "buyer-contradicts",
                &[("field", field.into()), ("kept", one.kept.as_str().into()), ("other", one.other.as_str().into())],
            );
            tell::hint(&hint, &frame.messages, &mut frame.errors);
        }
        Ok(())
    }
}

impl Edit {
    fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
        let buyer = desk.buyer_named(&self.buyer)?;
        if self.name.is_some() || self.fields.are_given() {
            let (buyer, changed) = shared::on_what_is_now(|| {
                let buyer = desk.buyer_named(&self.buyer)?;
                let changed = self.clone().on(&buyer, desk);
                desk.replace_buyer(&buyer, &changed)?;
                Ok((buyer, changed))
            })?;
            frame.say("buyer-changed", &[("name", changed.name.as_str().into())], &changed)?;
            odd::hints(frame, desk, Some(&buyer), &changed)?;
            return Ok(Exit::Done);
        }
        let fields = as_form(&buyer);
        let text = form::write(&fields, "cmd-buyer-edit", &frame.messages);
        let job = Job { place: &format!("buyer {}", buyer.name), ending: ".toml", text };
        let edited = editor::edit(frame, config, desk, &job, |desk, form| {
            let edit: Self = form::read(form, &fields, "-").map_err(|mistake| vec![mistake.into()])?;
            let changed = edit.on(&buyer, desk);
            desk.replace_buyer(&buyer, &changed).map_err(|error| vec![error.into()])?;
            Ok(changed)
        })?;
        match edited {
            Edited::Taken(changed) => {
                frame.say("buyer-changed", &[("name", changed.name.as_str().into())], &changed)?;
                odd::hints(frame, desk, Some(&buyer), &changed)?;
            }
            Edited::Same => {}
            Edited::Kept(exit) => return Ok(exit),
        }
        Ok(Exit::Done)
    }

    /// The buyer with the changes made.
    fn on(self, before: &Buyer, desk: &Desk) -> Buyer {
        let mut buyer = before.clone();
        values::replace(self.name, &mut buyer.name);
        self.fields.fill(&mut buyer);
        desk.note_contact(Some(before), &mut buyer);
        buyer
    }
}

impl Fields {
    /// Whether any option was given at all.
    const fn are_given(&self) -> bool {
        let Self { address_as, handle, language, tone, kind, address, phone, email, birthday, notes, tag, consent } =
            self;
        address_as.is_some()
            || !handle.is_empty()
            || language.is_some()
            || tone.is_some()
            || kind.is_some()
            || address.is_some()
            || phone.is_some()
            || email.is_some()
            || birthday.is_some()
            || notes.is_some()
            || !tag.is_empty()
            || consent.is_some()
    }
}

fn as_form(buyer: &Buyer) -> Vec<Field> {
    vec![
        Field::one("name", Some(&buyer.name)),
        Field::one("address-as", buyer.address_as.as_ref()),
        Field::list("handle", buyer.handles.iter().map(values::written_handle)),
        Field::one("language", buyer.language.as_ref()),
        Field::one("tone", buyer.tone.map(Tone::word)),
        Field::one("kind", buyer.kind.map(Kind::word)),
        Field::one("address", Some(&buyer.address.raw)),
        Field::one("phone", buyer.phone.as_ref()),
        Field::one("email", buyer.email.as_ref()),
        Field::one("birthday", buyer.birthday),
        Field::list("tag", buyer.tags.iter().cloned()),
        Field::flag("consent", buyer.consent),
        Field::one("notes", Some(&buyer.notes)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::{Verb, every};
    use super::*;

    fn add(arguments: &str) -> Add {
        match every::parse(arguments) {
            Verb::Buyer(Command::Add(add)) => *add,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_given_is_filled_in_and_the_rest_stays() {
        let mut buyer = Buyer::named("Anna Nowak");
        let given =
            add("buyer add Anna --handle allegro=anna_k --handle etsy=an --kind in-a-hurry --tag vip --consent \
                         --phone 123 --language pl");
        given.fields.fill(&mut buyer);
        assert_eq!(buyer.handles.len(), 2);
        assert_eq!((buyer.kind, buyer.consent), (Some(Kind::InAHurry), true));
        let before = buyer.clone();
        add("buyer add Anna").fields.fill(&mut buyer);
        assert_eq!(buyer, before);
        add("buyer add Anna --handle= --kind= --tag= --consent=no --phone= --language=").fields.fill(&mut buyer);
        assert_eq!(buyer, Buyer { id: buyer.id, ..Buyer::named("Anna Nowak") });
    }
}
