//! Reading the CSV form: the tables of a directory, or one of them, as a spreadsheet may have saved them.

mod decoded;
mod lists;
mod table;

use std::collections::HashSet;
use std::path::Path;

use super::super::kinds::{Field, KINDS, Kind};
use super::super::record::{PartRecord, Record};
use crate::model::Id;
use crate::transfer::error::{Error, Problem};
use lists::Lists;
use table::{Columns, Table};

/// What gives a thing to whoever wants it.
type Take<'t, E> = &'t mut dyn FnMut(&'static Kind, Record) -> Result<(), E>;

/// Reads the tables of a directory.
///
/// # Errors
/// Where it has none of ours, one cannot be read or has a mistake, with its place; those of `take`.
pub(in crate::transfer::shop) fn read_directory<E: From<Error>>(path: &Path, take: Take<'_, E>) -> Result<(), E> {
    let mut found = false;
    for kind in KINDS {
        let file = |name: &str| Some(path.join(format!("{name}.csv"))).filter(|file| file.exists());
        let things = file(kind.name);
        let parts: Vec<_> = kind.parts.iter().map(|part| file(part.table)).collect();
        found |= things.is_some() || parts.iter().any(Option::is_some);
        let mut lists = Vec::new();
        for (part, file) in kind.parts.iter().zip(parts) {
            lists.push(file.map(|file| Lists::open(&file, part)).transpose()?);
        }
        read_kind(kind, things.as_deref(), lists, take)?;
    }
    if found { Ok(()) } else { Err(Error::new(path, None, Problem::NotAShop).into()) }
}

/// Reads one table, whichever it is.
///
/// # Errors
/// As for [`read_directory`].
pub(in crate::transfer::shop) fn read_file<E: From<Error>>(path: &Path, take: Take<'_, E>) -> Result<(), E> {
    let header = Table::open(path)?.header;
    let has = |name: &str| header.iter().any(|column| column == name);
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    // How many of the columns are those of a table; its name decides between two that have as many.
    let fits = |table: &str, owner: &str, fields: &[Field]| {
        let known = fields.iter().filter(|field| has(field.name)).count();
        if has(owner) && known > 0 { Some((known, table == stem)) } else { None }
    };
    let mut best = None;
    for kind in KINDS {
        best = best.max(fits(kind.name, "updated_at", kind.fields).map(|fit| (fit, kind.name, None)));
        // A table of things may speak of others; one of parts has no dates.
        for (index, part) in kind.parts.iter().enumerate().filter(|_| !has("updated_at")) {
            best = best.max(fits(part.table, part.owner, part.fields).map(|fit| (fit, kind.name, Some(index))));
        }
    }
    let best = best.and_then(|(_, kind, part)| Some((Kind::named(kind)?, part)));
    match best {
        Some((kind, None)) => {
            let lists = kind.parts.iter().map(|_| None).collect();
            read_kind(kind, Some(path), lists, take)
        }
        Some((kind, Some(index))) => {
            let list = |(one, part)| (one == index).then(|| Lists::open(path, part)).transpose();
            let lists = kind.parts.iter().enumerate().map(list).collect::<Result<_, _>>()?;
            read_kind(kind, None, lists, take)
        }
        None => Err(Error::new(path, None, Problem::NotAShop).into()),
    }
}

/// Reads the things of a kind with the lists of what belongs to them; without a table of the things themselves, only these.
fn read_kind<E: From<Error>>(
    kind: &'static Kind,
    path: Option<&Path>,
    mut lists: Vec<Option<Lists>>,
    take: Take<'_, E>,
) -> Result<(), E> {
    if let Some(path) = path {
        let mut table = Table::open(path)?;
        let columns = Columns::of(&table.header, kind.fields);
        let (own, dates) = (table.column("id"), table.column("updated_at"));
        let mut seen = HashSet::new();
        while table.next()? {
            let mut record = table.thing(kind, &columns, own, dates)?;
            if !seen.insert(record.id) {
                return Err(table.error(Problem::RepeatedId { id: record.id.to_string() }).into());
            }
            record.parts = parts_of(record.id, &mut lists)?;
            // The table says all there is: what has no parts in it has none.
            for (part, list) in record.parts.iter_mut().zip(&lists) {
                *part = part.take().or_else(|| list.as_ref().map(|_| Vec::new()));
            }
            take(kind, record)?;
        }
        return Ok(lists.iter().flatten().try_for_each(Lists::stray)?);
    }
    let mut owners: Vec<Id> = Vec::new();
    let mut seen = HashSet::new();
    for owner in lists.iter().flatten().flat_map(|list| &list.owners) {
        if seen.insert(*owner) {
            owners.push(*owner);
        }
    }
    for owner in owners {
        let parts = parts_of(owner, &mut lists)?;
        take(kind, Record { parts, ..Record::unsaid(kind, owner) })?;
    }
    Ok(())
}

/// What is said to belong to a thing.
fn parts_of(owner: Id, lists: &mut [Option<Lists>]) -> Result<Vec<Option<Vec<PartRecord>>>, Error> {
    let one = |list: &mut Option<Lists>| list.as_mut().map_or(Ok(None), |list| list.of(owner));
    lists.iter_mut().map(one).collect()
}
