//! What the columns of the seller's own tables mean.

use super::{Desk, Error, Named, Thing};
use crate::store::ActionKind;
use crate::text;
use crate::transfer::tables::{Holds, Mapping};

impl Desk {
    /// All mappings, those that were made last first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn mappings(&self) -> Result<Vec<Mapping>, Error> {
        Ok(self.store.mappings()?)
    }

    /// The mapping of this name; capitals and accents do not matter.
    ///
    /// # Errors
    /// [`Error::NotFound`], with the name that was probably meant.
    pub fn mapping_named(&self, name: &str) -> Named<Mapping> {
        let wanted = text::folded(name.trim()).into_owned();
        let mappings = self.store.mappings()?;
        if let Some(found) = mappings.iter().find(|mapping| text::folded(&mapping.name) == wanted) {
            return Ok(found.clone());
        }
        let near = text::nearest(name, mappings.iter().map(|mapping| mapping.name.as_str()));
        let near = near.map(str::to_owned).into_iter().collect();
        Err(Error::NotFound { what: Thing::Mapping, name: name.to_owned(), near })
    }

    /// Makes sure that a mapping could be written.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name or without what such a table needs; [`Error::Taken`] where another one has the name; those of reading the
    /// records.
    pub fn check_mapping(&self, mapping: &Mapping) -> Result<(), Error> {
        if mapping.name.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Mapping, field: "name" });
        }
        if !mapping.lacks().is_empty() {
            let field = match mapping.holds {
                Holds::Orders => "column-of-numbers",
                Holds::Buyers => "column-of-names",
                Holds::Pieces => "column-of-pieces",
            };
            return Err(Error::Empty { what: Thing::Mapping, field });
        }
        let wanted = text::folded(&mapping.name).into_owned();
        let known = self.store.mappings()?;
        if known.iter().any(|other| other.id != mapping.id && text::folded(&other.name) == wanted) {
            return Err(Error::Taken { what: Thing::Mapping, name: mapping.name.clone() });
        }
        Ok(())
    }

    /// Writes a mapping, a new one or one that was changed.
    ///
    /// # Errors
    /// As for [`Desk::check_mapping`], and those of writing the records.
    pub fn save_mapping(&mut self, mapping: &Mapping) -> Result<(), Error> {
        self.at_once(|desk| {
            desk.check_mapping(mapping)?;
            let is_new = !desk.store.mappings()?.iter().any(|other| other.id == mapping.id);
            let kind = if is_new { ActionKind::AddMapping } else { ActionKind::EditMapping };
            desk.write(kind, &mapping.name, Thing::Mapping, |action| action.put_mapping(mapping))
        })
    }

    /// Removes a mapping.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_mapping(&mut self, mapping: &Mapping) -> Result<(), Error> {
        self.write(ActionKind::RemoveMapping, &mapping.name, Thing::Mapping, |action| {
            action.remove_mapping(mapping.id).map(drop)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;
    use crate::transfer::tables::{Column, Field};

    fn mapping(name: &str) -> Mapping {
        let columns = vec![Column { field: Field::Number, header: "Nr".to_owned() }];
        Mapping { columns, ..Mapping::named(name, Holds::Orders) }
    }

    #[test]
    fn a_mapping_is_kept_changed_found_by_its_name_and_taken_back() {
        let mut desk = demo::ready_made();
        let mut kept = mapping("Allegro");
        desk.save_mapping(&kept).expect("saved");
        kept.currency = "PLN".parse().ok();
        desk.save_mapping(&kept).expect("changed");
        assert_eq!(desk.mapping_named(" ALLEGRO").expect("found"), kept);
        let error = desk.mapping_named("alegro").expect_err("not there");
        assert!(matches!(&error, Error::NotFound { near, .. } if near == &["Allegro"]), "{error}");
        let error = desk.save_mapping(&mapping("allégro")).expect_err("the name is taken");
        assert!(matches!(error, Error::Taken { .. }), "{error}");
        desk.remove_mapping(&kept).expect("removed");
        assert!(desk.mappings().expect("read").is_empty());
        desk.undo().expect("taken back");
        assert_eq!(desk.mappings().expect("read"), [kept]);
    }

    #[test]
    fn a_mapping_without_a_name_or_a_number_is_refused() {
        let mut desk = demo::ready_made();
        let error = desk.save_mapping(&mapping(" ")).expect_err("no name");
        assert!(matches!(error, Error::Empty { field: "name", .. }), "{error}");
        let error = desk.save_mapping(&Mapping::named("x", Holds::Orders)).expect_err("no number");
        assert!(matches!(error, Error::Empty { field: "column-of-numbers", .. }), "{error}");
    }
}
