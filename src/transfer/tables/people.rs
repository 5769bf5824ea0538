//! Buyers, in tables of their own and in those of orders.

use super::format::Field;
use super::grid::{Faults, Grid, Row};
use super::orders::{country_code, some};
use super::sighting::BuyerSighting;
use super::{Found, TableFile};
use crate::address::{self, Hints};
use crate::model::Address;
use crate::text::sanitise;
use crate::transfer::Error;

/// Reads every buyer of a table.
pub(super) fn read(grid: &Grid, progress: &mut dyn FnMut(usize)) -> Result<TableFile<BuyerSighting>, Error> {
    let (mut found, mut faults, mut refused) = (Found::default(), Faults::default(), 0);
    let rows = grid.rows(|row| {
        progress(row.percent);
        match buyer(row) {
            Ok(buyer) => found.push(&buyer),
            Err(fault) => {
                faults.push(fault);
                refused += 1;
            }
        }
        true
    })?;
    Ok(TableFile {
        path: grid.path.clone(),
        layout: grid.layout.name.clone(),
        encoding: grid.encoding.name(),
        found,
        faults: faults.listed,
        more_faults: faults.more,
        refused,
        rows,
        remarks: Vec::new(),
        lost: grid.lost(),
    })
}

fn buyer(row: Row<'_>) -> Result<BuyerSighting, Error> {
    if let Some(fault) = row.misshapen() {
        return Err(fault);
    }
    let email = email(&row.text(Field::Email));
    let handle = row.id(Field::Handle)?;
    let name = some(full_name(row)).or_else(|| email.clone()).or_else(|| handle.clone());
    let name = name.ok_or_else(|| row.lacks_any(&[Field::Name, Field::FirstName, Field::Email, Field::Handle]))?;
    Ok(BuyerSighting {
        line: row.line,
        channel: handle.as_ref().map(|_| row.channel().clone()),
        name,
        handle,
        email,
        phone: row.id(Field::Phone)?.map(|phone| first_of(&phone).to_owned()),
        address: address(row),
        notes: row.lines(Field::Note),
        ..BuyerSighting::default()
    })
}

/// The first of several values that stand in one cell: Google parts them by ` ::: `.
fn first_of(text: &str) -> &str {
    text.split(" ::: ").next().unwrap_or(text).trim()
}

/// The name of a buyer: whole, else put together; else none.
pub(super) fn full_name(row: Row<'_>) -> String {
    let parts = [Field::FirstName, Field::MiddleName, Field::LastName].map(|field| row.text(field));
    let joined = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let whole = row.text(Field::Name);
    if row.habits().joins_names && !joined.is_empty() || whole.is_empty() { joined } else { whole }
}

/// The first e-mail address of a cell; `None` where there is none, as in `Invalid Request`.
pub(super) fn email(text: &str) -> Option<String> {
    let first = first_of(text);
    let (user, host) = first.split_once('@')?;
    let is_one = !user.is_empty() && host.contains('.') && !first.contains(char::is_whitespace);
    is_one.then(|| first.to_owned())
}

/// `Anna Nowak (annan)`, `annan` or `Anna Nowak`: the handle and the name, as far as either is there.
pub(super) fn handle_or_name(text: &str) -> (Option<String>, String) {
    if let Some((name, handle)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        return (some(handle.trim().to_owned()), name.trim().to_owned());
    }
    if text.contains(char::is_whitespace) { (None, text.to_owned()) } else { (some(text.to_owned()), String::new()) }
}

/// The address of a row: its parts, and the whole as one writes it on a parcel.
pub(super) fn address(row: Row<'_>) -> Address {
    let text = |field| row.text(field);
    let streets = [text(Field::Street1), text(Field::Street2)];
    let country = text(Field::Country);
    let parts = Postal {
        streets: &[first_of(&streets[0]), first_of(&streets[1])],
        city: &text(Field::City),
        region: &text(Field::Region),
        // An apostrophe before it is a spreadsheet's, also where a letter comes first: K1A 0B1.
        postcode: text(Field::Postcode).trim_start_matches('\''),
        country: &country,
    }
    .put_together(country_code(&country));
    let whole = row.lines(Field::Address);
    if whole.is_empty() { parts } else { read_whole(whole, parts) }
}

/// An address that stands in one cell, read as one that a buyer wrote; what has cells of its own stands over it.
pub(super) fn read_whole(whole: String, known: Address) -> Address {
    let parts = address::read(&whole, &Hints { country: address::Country::of(&known.country) }).parts;
    let or = |known: String, read: String| if known.is_empty() { read } else { known };
    let country = parts.country.map(|country| country.code().to_owned()).unwrap_or_default();
    Address {
        street: or(known.street, address::street_line(&parts)),
        postcode: or(known.postcode, parts.postcode),
        city: or(known.city, parts.city),
        region: or(known.region, parts.region),
        country: or(known.country, country),
        raw: whole,
    }
}

/// The parts of an address, each in one line, as a file has them.
pub(super) struct Postal<'a> {
    /// Everything that stands above the town.
    pub(super) streets: &'a [&'a str],
    pub(super) city: &'a str,
    pub(super) region: &'a str,
    pub(super) postcode: &'a str,
    /// As it is written.
    pub(super) country: &'a str,
}

impl Postal<'_> {
    /// The address with its whole as one writes it on a parcel, in the country of this code.
    pub(super) fn put_together(&self, country: String) -> Address {
        let place = joined(&[self.city, self.region, self.postcode], " ");
        let street = joined(self.streets, ", ");
        let lines = [joined(self.streets, "\n"), place, self.country.to_owned()];
        let lines = lines.each_ref().map(String::as_str);
        // A country alone is where somebody lives, not an address.
        let is_somewhere = !(lines[1].is_empty() && street.is_empty());
        Address {
            raw: if is_somewhere { sanitise(&joined(&lines, "\n")).into_owned() } else { String::new() },
            street,
            postcode: self.postcode.to_owned(),
            city: self.city.to_owned(),
            region: self.region.to_owned(),
            country,
        }
    }
}

/// The parts that are there, with this between them.
pub(super) fn joined(parts: &[&str], by: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_handle_and_name_is_parted() {
        assert_eq!(handle_or_name("Anna Nowak (annan)"), (Some("annan".to_owned()), "Anna Nowak".to_owned()));
        assert_eq!(handle_or_name("annan"), (Some("annan".to_owned()), String::new()));
        assert_eq!(handle_or_name("Anna Nowak"), (None, "Anna Nowak".to_owned()));
        assert_eq!(handle_or_name(""), (None, String::new()));
    }

    #[test]
    fn what_is_no_email_is_none() {
        assert_eq!(email("a@example.com ::: b@example.com").as_deref(), Some("a@example.com"));
        assert_eq!(email("Invalid Request"), None);
        assert_eq!(email("a@b"), None);
    }
}
