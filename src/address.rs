//! Postal addresses: read from what a buyer wrote, what is missing or unclear in them, written for a label.
//!
//! Reading works without a list of streets: by the postcode and the words of each country, the order its labels have, the words
//! for streets, flats and boxes in the languages sellers meet, and the largest towns. What it cannot place stays in [`Parts::other`],
//! so that no word a buyer wrote is lost. Nothing here blocks anything: [`Doubt`]s are what a seller would ask about.
//!
//! Which fields a country's address has and needs, in which order, and the pattern of its postcodes are Google's address metadata
//! (CC BY 4.0, see NOTICE), cut down to `countries.tsv` and `regions.tsv`.

mod check;
mod country;
mod label;
mod number;
mod phone;
mod read;
mod tokens;
mod towns;
mod words;

pub use check::{Doubt, doubts, speaks_of_a_place};
pub use country::{Country, Field};
pub use label::{label, street_line};
pub use phone::{Phone, phone};
pub use read::{Hints, Reading, read};

/// The parts of an address, each as it was written; empty where it is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Who receives it.
    pub recipient: String,
    /// A named house, a firm, a shop; who it is care of.
    pub house: String,
    /// The street without the number.
    pub street: String,
    /// The number of the house.
    pub number: String,
    /// Flat, floor, staircase, door.
    pub unit: String,
    /// A post office box, with its word.
    pub po_box: String,
    /// A parcel locker, with its word.
    pub locker: String,
    /// A part of the town.
    pub district: String,
    pub city: String,
    /// State, province, county.
    pub region: String,
    pub postcode: String,
    pub country: Option<Country>,
    /// What found no place.
    pub other: Vec<String>,
}
