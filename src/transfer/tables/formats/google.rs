//! Google's contacts.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    City, Country, Email, FirstName, LastName, MiddleName, Name, Note, Phone, Postcode, Region, Street1, Street2,
};
use crate::transfer::tables::format::Site;

pub(super) const CONTACTS: TableFormat = TableFormat {
    name: "google-contacts",
    site: Site::Google,
    required: &[FirstName, LastName, Email],
    habits: Habits { joins_names: true, ..Habits::PLAIN },
    columns: &[
        (FirstName, &["First Name", "Given Name"]),
        (MiddleName, &["Middle Name", "Additional Name"]),
        (LastName, &["Last Name", "Family Name"]),
        (Name, &["Name"]),
        (Name, &["File As"]),
        (Name, &["Organization Name"]),
        (Email, &["E-mail 1 - Value"]),
        (Phone, &["Phone 1 - Value"]),
        (Street1, &["Address 1 - Street"]),
        (Street2, &["Address 1 - Extended Address"]),
        (City, &["Address 1 - City"]),
        (Region, &["Address 1 - Region"]),
        (Postcode, &["Address 1 - Postal Code"]),
        (Country, &["Address 1 - Country"]),
        (Note, &["Notes"]),
    ],
};
