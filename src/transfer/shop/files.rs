//! A file that holds a shop, or some of it, to be read as often as is needed.

use std::path::{Path, PathBuf};

use super::kinds::Kind;
use super::record::Record;
use super::{csv, json};
use crate::transfer::{Error, Problem, Source};

/// The file of a directory of tables that says what they are. It is a document of the JSON form, with no sections.
pub const ABOUT: &str = "replydesk.json";

/// What a shop is read from: a document, a directory of tables, or one table.
#[derive(Clone, Debug)]
pub struct ShopFile {
    path: PathBuf,
    form: Form,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Json,
    Directory,
    Table,
}

impl ShopFile {
    /// The file or the directory of this name.
    ///
    /// # Errors
    /// Where it cannot be opened, or is no text.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let form = if path.is_dir() {
            Form::Directory
        } else if Source::open(path)?.begins_with(b'{')? {
            Form::Json
        } else {
            Form::Table
        };
        Ok(Self { path: path.to_owned(), form })
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
    pub fn read<E: From<Error>>(&self, take: &mut dyn FnMut(&'static Kind, Record) -> Result<(), E>) -> Result<(), E> {
        match self.form {
            Form::Json => json::read(Source::open(&self.path)?, take).map(drop),
            Form::Table => csv::read_file(&self.path, take),
            Form::Directory => {
                let about = self.path.join(ABOUT);
                if about.exists() {
                    json::read(Source::open(&about)?, take)?;
                }
                csv::read_directory(&self.path, take)
            }
        }
    }

    /// That a new thing of this file lacks a field it needs.
    #[must_use]
    pub fn lacks(&self, kind: &Kind, record: &Record, key: &'static str) -> Error {
        let thing = format!("{} {}", kind.name, record.id);
        Error::new(&self.path, None, Problem::Lacks { thing, key })
    }

    /// That two fields of a thing of this file go against each other.
    #[must_use]
    pub fn unsound(&self, kind: &Kind, record: &Record, [key, other]: [&'static str; 2]) -> Error {
        let thing = format!("{} {}", kind.name, record.id);
        Error::new(&self.path, None, Problem::Unsound { thing, key, other })
    }
}
