//! `replydesk import map`: what the columns of the user's own tables mean.

use clap::{Args, Subcommand};

use crate::cli::out::{Span, Style};
use crate::cli::{Frame, values};
use crate::config::Config;
use crate::desk::{self, Desk};
use crate::model::{Channel, Currency};
use crate::report::{Exit, Failure};
use crate::transfer::tables::{Column, DayOrder, Holds, Mapping, StateWord};

/// What can be done with mappings.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    List,
    Show(Named),
    Set(Set),
    Remove(Named),
}

/// `import map set`
#[derive(Clone, Debug, Args)]
pub struct Set {
    #[arg(value_name = "NAME", value_parser = values::line)]
    pub name: String,
    #[arg(long, value_name = "WHAT", value_parser = values::holds())]
    pub holds: Option<Holds>,
    #[arg(long = "column", value_name = "FIELD=HEADER", value_parser = values::column)]
    pub columns: Vec<Column>,
    #[arg(long, value_name = "CHANNEL", value_parser = values::channel)]
    pub channel: Option<Channel>,
    #[arg(long, value_name = "CODE", value_parser = values::change(values::currency))]
    pub currency: Option<values::Change<Currency>>,
    #[arg(long, value_name = "ORDER", value_parser = values::day_order_or_none())]
    pub days: Option<values::Change<DayOrder>>,
    #[arg(long = "state", value_name = "WORD=STATE", value_parser = values::state_word)]
    pub states: Vec<StateWord>,
}

/// A mapping by its name.
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "NAME", value_parser = values::line)]
    pub name: String,
}

impl Command {
    pub(super) fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk_or_empty(config)?;
        match self {
            Self::List => list(frame, &desk.mappings()?)?,
            Self::Show(named) => show(frame, &desk.mapping_named(&named.name)?)?,
            Self::Set(set) => {
                let mapping = set.mapping(&desk)?;
                desk.check_mapping(&mapping)?;
                desk = frame.begun(desk, config)?;
                desk.save_mapping(&mapping)?;
                frame.say("mapping-kept", &[("name", mapping.name.as_str().into())], &mapping)?;
            }
            Self::Remove(named) => {
                let mapping = desk.mapping_named(&named.name)?;
                desk.remove_mapping(&mapping)?;
                frame.say("mapping-removed", &[("name", mapping.name.as_str().into())], &mapping)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Set {
    /// The mapping of this name as it is to be: what is not said stays as it is, or as it is usually.
    fn mapping(self, desk: &Desk) -> Result<Mapping, desk::Error> {
        let mut mapping = match desk.mapping_named(&self.name) {
            Ok(known) => known,
            Err(desk::Error::NotFound { .. }) => Mapping::named(&self.name, Holds::Orders),
            Err(error) => return Err(error),
        };
        values::replace(self.holds, &mut mapping.holds);
        values::replace(self.channel, &mut mapping.channel);
        values::Change::make(self.currency, &mut mapping.currency);
        values::Change::make(self.days, &mut mapping.days);
        if !self.columns.is_empty() {
            mapping.columns = self.columns;
        }
        for told in self.states {
            mapping.tell(told);
        }
        Ok(mapping)
    }
}

fn list(frame: &mut Frame, mappings: &[Mapping]) -> Result<(), Failure> {
    if frame.out.wants_json() {
        return Ok(frame.out.json(&mappings)?);
    }
    let row = |mapping: &Mapping| {
        let headers: Vec<&str> = mapping.columns.iter().map(|column| column.header.as_str()).collect();
        vec![
            Span::new(Style::Strong, mapping.name.as_str()),
            Span::plain(frame.messages.member("holds", mapping.holds.word())),
            Span::plain(mapping.channel.label()),
            Span::new(Style::Muted, headers.join(", ")),
        ]
    };
    let rows: Vec<Vec<Span>> = mappings.iter().map(row).collect();
    frame.list(&rows, false)
}

fn show(frame: &mut Frame, mapping: &Mapping) -> Result<(), Failure> {
    if frame.out.wants_json() {
        return Ok(frame.out.json(mapping)?);
    }
    let said = |id: &'static str, value: String| vec![Span::new(Style::Muted, id), Span::plain(value)];
    let mut rows = vec![
        said("name", mapping.name.clone()),
        said("holds", mapping.holds.word().to_owned()),
        said("channel", mapping.channel.name().to_owned()),
    ];
    rows.extend(mapping.currency.map(|currency| said("currency", currency.code().to_owned())));
    rows.extend(mapping.days.map(|days| said("days", days.word().to_owned())));
    rows.extend(mapping.columns.iter().map(|column| {
        let said = format!("{}={}", column.field.word(), column.header);
        vec![Span::new(Style::Muted, "column"), Span::plain(said)]
    }));
    rows.extend(mapping.states.iter().map(|told| {
        let said = format!("{}={}", told.word, told.state.word());
        vec![Span::new(Style::Muted, "state"), Span::plain(said)]
    }));
    Ok(frame.out.table(&rows)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;

    #[test]
    fn the_help_lists_every_field() {
        let help = Messages::new(&Language::english()).under("cmd-import-map-set", "long", &[]).expect("a help");
        let words: Vec<&str> = help.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        for field in Holds::ALL.iter().flat_map(|holds| holds.fields()) {
            assert!(words.contains(&field.word()), "{}", field.word());
        }
    }
}
