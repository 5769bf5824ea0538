use toml::de::{DeTable, DeValue};

use super::mistake::{Found, Wrong};
use super::settings::SECTIONS;
use super::{channels, keys};
use crate::text::nearest;

/// Looks for sections and keys that do not exist. The reader of the settings would refuse them too, but in its own words and
/// without saying what was probably meant.
pub(super) fn check(document: &DeTable<'_>) -> Result<(), Found> {
    for (name, value) in document {
        if name.get_ref() == keys::SECTION {
            continue;
        }
        let Some(section) = SECTIONS.iter().find(|section| section.name == name.get_ref()) else {
            let known = SECTIONS.iter().map(|section| section.name).chain([keys::SECTION]);
            let wrong = Wrong::Section { name: name.get_ref().to_string(), suggestion: nearest(name.get_ref(), known) };
            return Err(Found::at(name.span(), wrong));
        };
        let DeValue::Table(table) = value.get_ref() else {
            return Err(Found::at(value.span(), Wrong::NotASection { name: section.name }));
        };
        for (key, value) in table {
            // A section within this one is that of a channel.
            if section.name == channels::SECTION && value.get_ref().is_table() {
                continue;
            }
            if section.keys.iter().all(|known| known.name != key.get_ref()) {
                let suggestion = nearest(key.get_ref(), section.keys.iter().map(|known| known.name));
                let wrong = Wrong::Key { section: section.name, name: key.get_ref().to_string(), suggestion };
                return Err(Found::at(key.span(), wrong));
            }
        }
    }
    Ok(())
}
