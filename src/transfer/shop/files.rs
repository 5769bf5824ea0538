//! A file that holds a shop, or some of it, to be read as often as is needed.

use std::path::{Path, PathBuf};

use super::kinds::Kind;
use super::record::Record;
use super::{Header, json};
use crate::transfer::{Error, Problem, Source};

/// What a shop is read from.
#[derive(Clone, Debug)]
pub struct ShopFile {
    path: PathBuf,
}

impl ShopFile {
    /// The file of this name.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Source::open(path)?;
        Ok(Self { path: path.to_owned() })
    }

    /// The name as given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it from its beginning, and gives each thing to `take`.
    ///
    /// # Errors
    /// Where it cannot be read, is no export of ours or one of a newer program, or has a mistake, with its place; those of
    /// `take`.
    pub fn read<E: From<Error>>(
        &self,
        take: &mut dyn FnMut(&'static Kind, Record) -> Result<(), E>,
    ) -> Result<Header, E> {
        json::read(Source::open(&self.path)?, take)
    }

    /// That a new thing of this file lacks a field it needs.
    #[must_use]
    pub fn lacks(&self, kind: &Kind, record: &Record, key: &'static str) -> Error {
        let thing = format!("{} {}", kind.name, record.id);
        Error::new(&self.path, None, Problem::Lacks { thing, key })
    }
}
