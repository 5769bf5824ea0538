//! `replydesk buyer`: the people who buy.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::shared::Listing;
use super::values::{self, Change};
use crate::model::{Buyer, Handle, Kind, Language, Tone};

/// What can be done with buyers.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Named),
    List(List),
    Remove(Named),
}

/// `buyer add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "NAME", value_parser = values::line)]
    pub name: String,
    #[command(flatten)]
    pub fields: Fields,
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

#[cfg(test)]
mod tests {
    use super::super::every::{self, Command as Any};
    use super::*;

    fn add(arguments: &str) -> Add {
        match every::parse(arguments) {
            Any::Buyer(Command::Add(add)) => *add,
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
