//! `replydesk address`: what is missing in an address, and the lines of a label.

use std::io::{IsTerminal as _, stdin};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::card::Card;
use super::{Frame, shared, tell, values};
use crate::address::{Country, Doubt, street_line};
use crate::config::Config;
use crate::desk::typed::{Read, Wanted};
use crate::desk::{AddressRead, Desk};
use crate::i18n::Messages;
use crate::model::{Buyer, Language};
use crate::report::{Exit, Failure};

/// What can be done with addresses.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Label(Label),
}

/// `address check`
#[derive(Clone, Debug, Args)]
pub struct Check {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "CC", value_parser = country)]
    pub country: Option<Country>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
}

/// `address label`
#[derive(Clone, Debug, Args)]
pub struct Label {
    #[arg(value_name = "WHO", value_parser = values::line, required_unless_present = "from_text", conflicts_with = "from_text")]
    pub buyer: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub from_text: Option<PathBuf>,
}

/// An address that was read, for programs.
#[derive(Serialize)]
struct Shown<'a> {
    recipient: &'a str,
    house: &'a str,
    street: &'a str,
    number: &'a str,
    unit: &'a str,
    po_box: &'a str,
    locker: &'a str,
    district: &'a str,
    city: &'a str,
    region: &'a str,
    postcode: &'a str,
    country: Option<&'static str>,
    country_guessed: bool,
    unplaced: &'a [String],
    phone: Option<String>,
    phone_valid: Option<bool>,
    complete: bool,
    missing: Vec<&'static str>,
    unclear: Vec<&'static str>,
    label: &'a [String],
    question: Option<String>,
}

impl Command {
    /// Whether it is about a buyer of the shop. An address alone needs no shop.
    pub fn names_buyer(&self) -> bool {
        match self {
            Self::Check(check) => check.buyer.is_some(),
            Self::Label(label) => label.buyer.as_deref().is_some_and(|buyer| buyer != "-"),
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// Where the text cannot be read, the buyer is not found or has no address, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = if self.names_buyer() { frame.desk(config)? } else { frame.desk_or_empty(config)? };
        match self {
            Self::Check(check) => check.run(frame, &mut desk),
            Self::Label(label) => label.run(frame, &desk),
        }
    }
}

impl Check {
    fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
        let buyer = self.buyer.as_deref().map(|name| desk.buyer_named(name)).transpose()?;
        let standard_input = Path::new("-");
        let text = match (self.file.as_deref(), &buyer) {
            (Some(file), _) => Some(shared::read_text(frame, file)?),
            (None, None) => Some(shared::read_text(frame, standard_input)?),
            // What is piped in is meant; where nothing is, the address that is noted.
            (None, Some(_)) if !stdin().is_terminal() => {
                Some(shared::read_text(frame, standard_input)?).filter(|text| !text.trim().is_empty())
            }
            (None, Some(_)) => None,
        };
        let of_text = match (&text, &buyer, &self.language) {
            (Some(text), None, None) => desk.language_written(text)?,
            _ => None,
        };
        let read = match (text, &buyer) {
            (None, Some(buyer)) => of_buyer(desk, buyer),
            (text, buyer) => desk.read_address(&text.unwrap_or_default(), buyer.as_ref(), self.country),
        };
        let of_buyer = buyer.and_then(|buyer| buyer.language);
        let language = self.language.or(of_buyer).or(of_text).unwrap_or_else(|| desk.settings().language.clone());
        let question = read.question(&language);
        if frame.out.wants_json() {
            frame.out.json(&shown(&read, question))?;
            return Ok(Exit::Done);
        }
        card(&read, &frame.messages).finish().print(frame)?;
        if let Some(question) = question {
            frame.out.line("")?;
            frame.out.text(&question)?;
            shared::hint_unspoken(frame, &language)?;
        }
        Ok(Exit::Done)
    }
}

impl Label {
    fn run(self, frame: &mut Frame, desk: &Desk) -> Result<Exit, Failure> {
        // `-` is standard input, as it is for `address check`.
        let standard_input = self.buyer.as_deref().filter(|buyer| *buyer == "-").map(PathBuf::from);
        let read = match (self.from_text.as_ref().or(standard_input.as_ref()), &self.buyer) {
            (Some(file), _) => desk.read_address(&shared::read_text(frame, file)?, None, None),
            (None, name) => of_buyer(desk, &desk.buyer_named(name.as_deref().unwrap_or_default())?),
        };
        if frame.out.wants_json() {
            frame.out.json(&read.label)?;
        } else {
            for line in &read.label {
                frame.out.line(line)?;
            }
        }
        frame.out.flush()?;
        let unplaced = &read.reading.parts.other;
        if !unplaced.is_empty() {
            let hint = frame.messages.with("address-unplaced", &[("text", unplaced.join(" / ").into())]);
            tell::hint(&hint, &frame.messages, &mut frame.errors);
        }
        for doubt in &read.doubts {
            let hint = frame.messages.member("address-doubt", doubt.word());
            tell::hint(&hint, &frame.messages, &mut frame.errors);
        }
        Ok(Exit::Done)
    }
}

/// The address of a buyer; where none is noted, one with nothing in it but their name.
fn of_buyer(desk: &Desk, buyer: &Buyer) -> AddressRead {
    desk.address_of(buyer).unwrap_or_else(|| desk.read_address("", Some(buyer), None))
}

fn country(typed: &str) -> Read<Country> {
    Country::of(typed).or_else(|| Country::named(typed)).ok_or_else(|| Wanted::Country.but())
}

/// The doubts that keep a parcel, or those that do not.
fn doubts(read: &AddressRead, needed: bool) -> impl Iterator<Item = &Doubt> {
    read.doubts.iter().filter(move |doubt| doubt.is_needed() == needed)
}

fn card<'m>(read: &AddressRead, messages: &'m Messages) -> Card<'m> {
    let parts = &read.reading.parts;
    let country = parts.country.map(|country| country.name(messages.language()));
    let country = match country {
        Some(name) if read.reading.is_country_guessed => {
            messages.with("address-country-guessed", &[("country", name.into())])
        }
        other => other.unwrap_or_default(),
    };
    let phone = read.phone().map(|phone| {
        let number = phone.international;
        if phone.is_valid { number } else { messages.with("address-phone-odd", &[("phone", number.into())]) }
    });
    let words = |needed| doubts(read, needed).map(|doubt| messages.member("address-doubt", doubt.word()));
    let mut card = Card::new(messages, &messages.text("address-title"));
    card.add("recipient", parts.recipient.clone())
        .add("house", parts.house.clone())
        .add("street", street_line(parts))
        .add("po-box", parts.po_box.clone())
        .add("locker", parts.locker.clone())
        .add("district", parts.district.clone())
        .add("city", parts.city.clone())
        .add("region", parts.region.clone())
        .add("postcode", parts.postcode.clone())
        .add("country", country)
        .add("phone", phone)
        .add_all("unplaced", parts.other.iter().cloned())
        .add_all("missing", words(true))
        .add_all("unclear", words(false));
    if read.is_complete() {
        card.add_all("label", read.label.iter().cloned());
    }
    card
}

fn shown(read: &AddressRead, question: Option<String>) -> Shown<'_> {
    let parts = &read.reading.parts;
    let words = |needed| doubts(read, needed).map(Doubt::word).collect();
    let phone = read.phone();
    Shown {
        recipient: &parts.recipient,
        house: &parts.house,
        street: &parts.street,
        number: &parts.number,
        unit: &parts.unit,
        po_box: &parts.po_box,
        locker: &parts.locker,
        district: &parts.district,
        city: &parts.city,
        region: &parts.region,
        postcode: &parts.postcode,
        country: parts.country.map(Country::code),
        country_guessed: parts.country.is_some() && read.reading.is_country_guessed,
        unplaced: &parts.other,
        phone_valid: phone.as_ref().map(|phone| phone.is_valid),
        phone: phone.map(|phone| phone.international),
        complete: read.is_complete(),
        missing: words(true),
        unclear: words(false),
        label: &read.label,
        question,
    }
}
