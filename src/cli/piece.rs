//! `replydesk piece`: what the shop makes.

use clap::{Args, Subcommand};

use super::shared::Listing;
use super::values::{self, Amount, Change};
use crate::model::{Currency, Link, Piece};
use crate::report::BadValue;

/// What can be done with pieces.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Named),
    List(List),
    Remove(Named),
}

/// `piece add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "NAME", value_parser = values::line)]
    pub name: String,
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

/// What is known of a piece. An empty value clears a field; a list that is given takes the place of the one there was.
#[derive(Clone, Debug, Default, Args)]
pub struct Fields {
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub size: Option<Change<String>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub material: Option<Change<String>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::text))]
    pub care: Option<Change<String>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount))]
    pub price: Option<Change<Amount>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub variation: Vec<Change<String>>,
    #[arg(long, value_name = "COUNT", value_parser = values::change(values::count))]
    pub stock: Option<Change<u32>>,
    #[arg(long, value_name = "COUNT", value_parser = values::change(values::count))]
    pub days: Option<Change<u32>>,
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
        Change::make_list(self.link, &mut piece.links);
        values::replace(self.notes, &mut piece.notes);
        Ok(())
    }
}
