//! How the user says what a table is: by its site, by a mapping, or not at all.

use std::path::Path;

use clap::Args;

use super::{Progress, source};
use crate::cli::{Frame, screen, values};
use crate::config::Config;
use crate::desk::{self, Desk};
use crate::report::Failure;
use crate::transfer::tables::{Holds, Known, Mapping, Sample, Site, TableFile};
use crate::transfer::{self, Problem, Source};
use crate::tui::mapper::Task;

/// What the user says of a table.
#[derive(Clone, Debug, Args)]
pub struct Which {
    #[arg(long = "from", value_name = "SITE", value_parser = values::site())]
    pub site: Option<Site>,
    #[arg(long, value_name = "NAME", value_parser = values::line, conflicts_with = "site")]
    pub map: Option<String>,
}

/// A reader of tables of one kind.
pub(super) type Read<'r, T> =
    &'r dyn Fn(Source<'_>, Known<'_>, &mut dyn FnMut(usize)) -> Result<TableFile<T>, transfer::Error>;

impl Which {
    /// Reads a table of this kind as what it is said or seen to be. Where its header is not known, or the mapping that was named is not there,
    /// somebody at a terminal is asked what its columns mean; `None`: they left that.
    ///
    /// # Errors
    /// Where the file cannot be read or has an unknown header, where there is no such mapping or it is one of other tables.
    pub(super) fn read<T>(
        &self,
        at: &mut At<'_>,
        path: &Path,
        holds: Holds,
        read: Read<'_, T>,
    ) -> Result<Option<TableFile<T>>, Failure> {
        let may_ask = at.frame.draws && !at.frame.out.wants_json() && path != Path::new("-");
        let named = match self.map.as_deref().map(|name| mapping(at.desk, name, holds)).transpose() {
            Err(Failure::Desk(desk::Error::NotFound { .. })) if may_ask => {
                return self.ask(at, path, holds, None, read);
            }
            other => other?,
        };
        let mappings = at.desk.mappings()?;
        let known = match (&named, self.site) {
            (Some(mapping), _) => Known::By(mapping),
            (None, Some(site)) => Known::Of(site),
            (None, None) => Known::Any(&mappings),
        };
        match told(at.frame, path, known, read) {
            Err(error) if may_ask && self.site.is_none() && is_of_header(&error) => {
                let nearest = || mappings.iter().find(|mapping| is_nearest(mapping, &error)).cloned();
                self.ask(at, path, holds, named.or_else(nearest), read)
            }
            other => Ok(Some(other?)),
        }
    }

    /// Asks what the columns of a table mean, keeps that as a mapping, and reads the table by it. What a mapping says that fits nearly is where one
    /// begins.
    fn ask<T>(
        &self,
        at: &mut At<'_>,
        path: &Path,
        holds: Holds,
        mended: Option<Mapping>,
        read: Read<'_, T>,
    ) -> Result<Option<TableFile<T>>, Failure> {
        let is_other = |mapping: &Mapping| mended.as_ref().is_none_or(|mended| mended.id != mapping.id);
        let taken = at.desk.mappings()?.into_iter().filter(is_other).map(|mapping| mapping.name).collect();
        let task = Task {
            sample: Sample::read(source(path)?, holds)?,
            holds,
            mended,
            name: self.map.clone(),
            taken,
            currency: Some(at.config.shop.currency),
        };
        let Some(mapping) = screen::map_columns(at.frame, at.config, task)? else { return Ok(None) };
        if at.keeps {
            if !at.desk.is_kept() {
                *at.desk = at.frame.desk(at.config)?;
            }
            at.desk.save_mapping(&mapping)?;
            let words = at.frame.messages.with("mapping-kept", &[("name", mapping.name.as_str().into())]);
            at.frame.out.line(&words)?;
        }
        Ok(Some(told(at.frame, path, Known::By(&mapping), read)?))
    }
}

/// What a table is read with.
pub(super) struct At<'a> {
    pub(super) frame: &'a mut Frame,
    pub(super) config: &'a Config,
    pub(super) desk: &'a mut Desk,
    /// Whether a mapping that is told now is kept: a dry run writes nothing.
    pub(super) keeps: bool,
}

/// Reads a table and tells how far it is.
fn told<T>(frame: &Frame, path: &Path, known: Known<'_>, read: Read<'_, T>) -> Result<TableFile<T>, transfer::Error> {
    let mut progress = Progress::new(frame);
    let name = path.display().to_string();
    read(source(path)?, known, &mut |percent| {
        progress.tell(|| {
            frame.messages.with("import-reading", &[("file", name.as_str().into()), ("percent", percent.into())])
        });
    })
}

/// Whether it is only the header that is not known, of a file that holds something.
fn is_of_header(error: &transfer::Error) -> bool {
    matches!(&*error.problem, Problem::NoTable { header, .. } if !header.is_empty())
}

/// Whether it is this mapping whose columns the table nearly has.
fn is_nearest(mapping: &Mapping, error: &transfer::Error) -> bool {
    matches!(&*error.problem, Problem::NoTable { nearest: Some(nearest), .. } if nearest.mapping == mapping.name)
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
