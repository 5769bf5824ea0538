//! How the user says what a table is: by its site, by a mapping, or not at all.

use std::path::Path;

use clap::Args;

use super::{Progress, source};
use crate::cli::{Frame, values};
use crate::desk::Desk;
use crate::report::Failure;
use crate::transfer::tables::{Holds, Known, Mapping, Site, TableFile};
use crate::transfer::{self, Source};

/// What the user says of a table.
#[derive(Clone, Debug, Args)]
pub struct Which {
    #[arg(long = "from", value_name = "SITE", value_parser = values::site())]
    pub site: Option<Site>,
    #[arg(long, value_name = "NAME", value_parser = values::line, conflicts_with = "site")]
    pub map: Option<String>,
}

/// A reader of tables of one kind.
pub(super) type Read<T> = fn(Source<'_>, Known<'_>, &mut dyn FnMut(usize)) -> Result<TableFile<T>, transfer::Error>;

impl Which {
    /// Reads a table of this kind as what it is said or seen to be.
    ///
    /// # Errors
    /// Where the file cannot be read or has an unknown header, where there is no such mapping or it is one of other tables.
    pub(super) fn read<T>(
        &self,
        frame: &Frame,
        desk: &Desk,
        path: &Path,
        holds: Holds,
        read: Read<T>,
    ) -> Result<TableFile<T>, Failure> {
        let mappings = desk.mappings()?;
        let named = self.map.as_deref().map(|name| mapping(desk, name, holds)).transpose()?;
        let known = match (&named, self.site) {
            (Some(mapping), _) => Known::By(mapping),
            (None, Some(site)) => Known::Of(site),
            (None, None) => Known::Any(&mappings),
        };
        let mut progress = Progress::new(frame);
        let name = path.display().to_string();
        let table = read(source(path)?, known, &mut |percent| {
            progress.tell(|| {
                frame.messages.with("import-reading", &[("file", name.as_str().into()), ("percent", percent.into())])
            });
        })?;
        Ok(table)
    }
}

/// The mapping of this name, if it is one of such tables.
fn mapping(desk: &Desk, name: &str, holds: Holds) -> Result<Mapping, Failure> {
    let mapping = desk.mapping_named(name)?;
    if mapping.holds == holds {
        Ok(mapping)
    } else {
        Err(Failure::OtherMapping { name: mapping.name, holds: mapping.holds })
    }
}
