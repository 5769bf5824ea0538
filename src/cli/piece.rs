//! `replydesk piece`: what the shop makes.

mod stock;

use clap::{Args, Subcommand};

use super::card::Card;
use super::editor::{self, Edited, Job};
use super::form::{self, Field};
use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Amount, Change};
use super::{Frame, tell, words};
use crate::config::Config;
use crate::desk::Desk;
use crate::i18n::Messages;
use crate::model::{Channel, Currency, Language, Link, Piece, Translation};
use crate::report::{BadValue, Exit, Failure};

/// What can be done with pieces.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Named),
    List(List),
    Stock(Stock),
    Remove(Named),
}

/// `piece add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "NAME", value_parser = values::line)]
    pub name: String,
    #[command(flatten)]
    pub titled: Titled,
    #[command(flatten)]
    pub fields: Fields,
}

/// `piece edit`; without options, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Edit {
    #[arg(value_name = "PIECE", value_parser = values::line)]
    pub piece: String,
    #[arg(long, value_name = "NAME", value_parser = values::line)]
    pub name: Option<String>,
    #[command(flatten)]
    pub titled: Titled,
    #[command(flatten)]
    pub fields: Fields,
}

/// `piece show`, `piece remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "PIECE", value_parser = values::line)]
    pub piece: String,
}

/// `piece list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub listing: Listing,
}

/// `piece stock`: what is there and what is made to order.
#[derive(Clone, Debug, Args)]
pub struct Stock {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[arg(long)]
    pub short: bool,
    #[arg(long, conflicts_with = "short")]
    pub full: bool,
    #[arg(long, value_name = "NAME", value_parser = values::channel)]
    pub channel: Option<Channel>,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long)]
    pub copy: bool,
}

/// What a piece is called in another language. An empty title takes it back.
#[derive(Clone, Debug, Default, Args)]
pub struct Titled {
    #[arg(long, value_name = "TEXT", value_parser = values::line_or_nothing, requires = "language")]
    pub title: Option<String>,
    #[arg(long, value_name = "CODE", value_parser = values::language, requires = "title")]
    pub language: Option<Language>,
}

impl Titled {
    fn fill(self, piece: &mut Piece) {
        if let (Some(title), Some(language)) = (self.title, self.language) {
            piece.set_title(&language, &title);
        }
    }
}

/// What is known of a piece. An empty value clears a field; a list that is given takes the place of the one there was.
#[derive(Clone, Debug, Default, Args)]
pub struct Fields {
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub size: Option<Change<String>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub material: Option<Change<String>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::text))]
    pub care: Option<Change<String>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount), allow_negative_numbers = true)]
    pub price: Option<Change<Amount>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub variation: Vec<Change<String>>,
    #[arg(long, value_name = "COUNT", value_parser = values::change(values::count), allow_negative_numbers = true)]
    pub stock: Option<Change<u32>>,
    #[arg(long, value_name = "COUNT", value_parser = values::change(values::count), allow_negative_numbers = true)]
    pub days: Option<Change<u32>>,
    #[arg(long, value_name = "COUNT", value_parser = values::change(values::count), allow_negative_numbers = true)]
    pub minutes: Option<Change<u32>>,
    #[arg(long, value_name = "TEXT", value_parser = values::text_or_nothing)]
    pub breakdown: Option<String>,
    #[arg(long, value_name = "CHANNEL=ADDRESS", value_parser = values::change(values::link))]
    pub link: Vec<Change<Link>>,
    #[arg(long, value_name = "TEXT", value_parser = values::text_or_nothing)]
    pub notes: Option<String>,
}

impl Fields {
    /// Writes what was given into a piece. A price without a currency is in the shop's.
    ///
    /// # Errors
    /// [`BadValue`], if the price has more decimals than its currency.
    pub fn fill(self, piece: &mut Piece, shop: Currency) -> Result<(), BadValue> {
        let price = self.price.map(|change| change.try_map(|amount| amount.of("--price", shop))).transpose()?;
        Change::make(price, &mut piece.price);
        Change::make(self.size, &mut piece.size);
        Change::make(self.material, &mut piece.material);
        Change::make(self.care, &mut piece.care);
        Change::make_list(self.variation, &mut piece.variations);
        Change::make(self.stock, &mut piece.supply.in_stock);
        Change::make(self.days, &mut piece.supply.days_to_make);
        Change::make(self.minutes, &mut piece.supply.minutes_to_make);
        values::replace(self.breakdown, &mut piece.breakdown);
        Change::make_list(self.link, &mut piece.links);
        values::replace(self.notes, &mut piece.notes);
        Ok(())
    }
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where a piece is not found or what is said of it is not right, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => {
                let mut piece = Piece::named(&add.name);
                add.fields.fill(&mut piece, config.shop.currency)?;
                add.titled.fill(&mut piece);
                desk.save_piece(&piece)?;
                let label = label(&desk, &piece)?;
                frame.say("piece-added", &[("name", label.as_str().into())], &piece)?;
                if label != piece.name {
                    frame.out.flush()?;
                    let hint = frame.messages.with("piece-has-namesake", &[("name", label.into())]);
                    tell::hint(&hint, &frame.messages, &mut frame.errors);
                }
            }
            Self::Edit(edit) => return edit.run(frame, config, &mut desk),
            Self::Show(named) => show(frame, &desk.piece_named(&named.piece)?)?,
            Self::List(list) => list.run(frame, &desk)?,
            Self::Stock(stock) => return stock.run(frame, config, &mut desk),
            Self::Remove(named) => {
                let piece = desk.piece_named(&named.piece)?;
                desk.remove_piece(&piece)?;
                frame.say("piece-removed", &[("name", piece.name.as_str().into())], &piece)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Edit {
    fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
        let piece = desk.piece_named(&self.piece)?;
        let shop = config.shop.currency;
        if self.name.is_some() || self.titled.title.is_some() || self.fields.are_given() {
            let changed = shared::on_what_is_now(|| {
                let piece = desk.piece_named(&self.piece)?;
                let changed = self.clone().on(&piece, shop)?;
                desk.replace_piece(&piece, &changed)?;
                Ok(changed)
            })?;
            frame.say("piece-changed", &[("name", changed.name.as_str().into())], &changed)?;
            outdated(frame, &changed)?;
            return Ok(Exit::Done);
        }
        let fields = as_form(&piece);
        let text = form::write(&fields, "cmd-piece-edit", &frame.messages);
        let job = Job { place: &format!("piece {}", piece.name), ending: ".toml", text };
        let edited = editor::edit(frame, config, desk, &job, |desk, form| {
            let edit: Self = form::read(form, &fields, "-").map_err(|mistake| vec![mistake.into()])?;
            let changed = edit.on(&piece, shop).map_err(|bad| vec![bad.into()])?;
            desk.replace_piece(&piece, &changed).map_err(|error| vec![error.into()])?;
            Ok(changed)
        })?;
        match edited {
            Edited::Taken(piece) => frame.say("piece-changed", &[("name", piece.name.as_str().into())], &piece)?,
            Edited::Same => {}
            Edited::Kept(exit) => return Ok(exit),
        }
        Ok(Exit::Done)
    }

    /// The piece with the changes made.
    fn on(self, piece: &Piece, shop: Currency) -> Result<Piece, BadValue> {
        let mut piece = piece.clone();
        values::replace(self.name, &mut piece.name);
        self.fields.fill(&mut piece, shop)?;
        self.titled.fill(&mut piece);
        Ok(piece)
    }
}

impl Fields {
    /// Whether any option was given at all.
    const fn are_given(&self) -> bool {
        let Self { size, material, care, price, variation, stock, days, minutes, breakdown, link, notes } = self;
        size.is_some()
            || material.is_some()
            || care.is_some()
            || price.is_some()
            || !variation.is_empty()
            || stock.is_some()
            || days.is_some()
            || minutes.is_some()
            || breakdown.is_some()
            || !link.is_empty()
            || notes.is_some()
    }
}

/// Says in which languages a piece is still called as it was before: these titles rest.
fn outdated(frame: &mut Frame, piece: &Piece) -> Result<(), Failure> {
    let languages: Vec<&str> = piece.outdated().map(Language::code).collect();
    if !languages.is_empty() {
        let languages = languages.join(", ");
        let words = frame.messages.with("piece-outdated", &[("languages", languages.into())]);
        frame.out.flush()?;
        tell::words(&words, &mut frame.errors);
    }
    Ok(())
}

fn as_form(piece: &Piece) -> Vec<Field> {
    vec![
        Field::one("name", Some(&piece.name)),
        Field::one("size", piece.size.as_ref()),
        Field::one("material", piece.material.as_ref()),
        Field::one("care", piece.care.as_ref()),
        Field::one("price", piece.price),
        Field::list("variation", piece.variations.iter().cloned()),
        Field::one("stock", piece.supply.in_stock),
        Field::one("days", piece.supply.days_to_make),
        Field::one("minutes", piece.supply.minutes_to_make),
        Field::one("breakdown", Some(&piece.breakdown)),
        Field::list("link", piece.links.iter().map(values::written_link)),
        Field::one("notes", Some(&piece.notes)),
    ]
}

fn show(frame: &mut Frame, piece: &Piece) -> Result<(), Failure> {
    if frame.out.wants_json() {
        return Ok(frame.out.json(piece)?);
    }
    let messages = &frame.messages;
    let mut card = Card::new(messages, &piece.name);
    let title = |one: &Translation| {
        let rests = if one.source == piece.name {
            String::new()
        } else {
            format!(" · {}", messages.text("piece-title-rests"))
        };
        format!("{} ({}){rests}", one.text, one.language)
    };
    card.add_all("titles", piece.titles.iter().map(title))
        .add("price", piece.price.map(|price| words::money(messages, price)))
        .add("size", piece.size.clone())
        .add("material", piece.material.clone())
        .add("care", piece.care.clone())
        .add("variations", piece.variations.join(", "))
        .add("in-stock", piece.supply.in_stock.map(|count| count.to_string()))
        .add("days-to-make", piece.supply.days_to_make.map(|days| days.to_string()))
        .add("minutes-to-make", piece.supply.minutes_to_make.map(|minutes| minutes.to_string()))
        .add("breakdown", piece.breakdown.clone())
        .add_all("links", piece.links.iter().map(|link| format!("{}: {}", link.channel.label(), link.url)))
        .add("notes", piece.notes.clone());
    Ok(card.finish().print(frame)?)
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let limit = self.listing.at_most(usize::MAX);
        let pieces = desk.find_pieces(&self.words.join(" "), limit.saturating_add(1))?;
        let (pieces, more) = shared::cut(pieces, limit);
        if frame.out.wants_json() {
            return frame.json_list(&pieces, more);
        }
        let labels = desk.piece_labels(&pieces)?;
        let row = |(piece, label): (&Piece, &String)| {
            let [count, days] = supply(&frame.messages, piece);
            let supply = [count, days].into_iter().flatten().collect::<Vec<_>>().join(", ");
            vec![
                Span::new(Style::Strong, label),
                Span::plain(piece.size.clone().unwrap_or_default()),
                Span::plain(piece.price.map(|price| words::money(&frame.messages, price)).unwrap_or_default()),
                Span::new(Style::Muted, supply),
            ]
        };
        let rows: Vec<Vec<Span>> = pieces.iter().zip(&labels).map(row).collect();
        frame.list(&rows, more)
    }
}

/// How many lie there, and how long it takes to make one, in words: each where it is known.
fn supply(messages: &Messages, piece: &Piece) -> [Option<String>; 2] {
    let (ready, days) = (piece.supply.in_stock, piece.supply.days_to_make);
    [
        ready.map(|count| messages.with("piece-in-stock", &[("count", count.into())])),
        days.map(|count| messages.with("piece-days", &[("count", count.into())])),
    ]
}

/// What a piece is called so that it is found alone.
fn label(desk: &Desk, piece: &Piece) -> Result<String, Failure> {
    let labels = desk.piece_labels(std::slice::from_ref(piece))?;
    Ok(labels.into_iter().next().unwrap_or_else(|| piece.name.clone()))
}
