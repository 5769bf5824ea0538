//! Match files of espanso: YAML with a list `matches`.
//!
//! After <https://espanso.org/docs/matches/basics/>. Forms, choices, dates and matches within matches are taken over; what a shell or a
//! script would say is asked.

mod vars;

use std::collections::HashMap;

use self::vars::{Vars, form, replaced};
use super::collect::Collector;
use super::{Bit, Failed, LeftWhy, Snippet};
use crate::transfer::error::Problem;
use crate::transfer::gather::Note;
use crate::transfer::tables::html;
use crate::transfer::yaml::{self, Node};

pub(super) fn read(text: &str, collector: &mut Collector<'_>) -> Result<(), Failed> {
    let documents = yaml::read(text)?;
    let is_ours = |document: &Node| ["matches", "global_vars", "imports"].iter().any(|key| document.get(key).is_some());
    if let Some(document) = documents.iter().find(|document| !is_ours(document)) {
        return Err((document.place, Problem::MissingKey { key: "matches" }));
    }
    for document in &documents {
        for import in document.get("imports").iter().flat_map(|imports| imports.items()) {
            collector.leave(import.place.line, import.text().unwrap_or_default(), LeftWhy::File);
        }
        let global = document.get("global_vars").map(Node::items).unwrap_or_default();
        let global: HashMap<&str, &Node> = named(global);
        for one in document.get("matches").iter().flat_map(|matches| matches.items()) {
            take(one, &global, collector);
        }
    }
    Ok(())
}

/// Variables by their names.
fn named(vars: &[std::rc::Rc<Node>]) -> HashMap<&str, &Node> {
    vars.iter().filter_map(|var| Some((var.text_of("name")?, &**var))).collect()
}

/// Takes a match over, or notes why not.
fn take(one: &Node, global: &Vars<'_>, collector: &mut Collector<'_>) {
    let line = one.place.line;
    let triggers: Vec<&str> = [one.texts_of("trigger"), one.texts_of("triggers")].concat();
    let pattern = one.text_of("regex");
    let name = triggers.first().copied().or(pattern).or_else(|| one.text_of("label")).unwrap_or_default();
    let mut vars = global.clone();
    vars.extend(named(one.get("vars").map(Node::items).unwrap_or_default()));
    let Some(text) = text(one, &vars) else {
        let why = if one.get("image_path").is_some() { LeftWhy::Picture } else { LeftWhy::Empty };
        return collector.leave(line, name, why);
    };
    let mut tags = one.texts_of("search_terms");
    tags.extend(triggers.iter().skip(1));
    collector.add(Snippet {
        line,
        trigger: triggers.first().map(|&trigger| trigger.to_owned()),
        title: one.text_of("label").map(str::to_owned),
        tags: tags.into_iter().map(str::to_owned).collect(),
        text,
        notes: pattern.map(|pattern| Note::Pattern(pattern.to_owned())).into_iter().collect(),
        ..Snippet::default()
    });
}

/// What a match writes; `None` where that is no text.
fn text(one: &Node, vars: &Vars<'_>) -> Option<Vec<Bit>> {
    if let Some(layout) = one.text_of("form") {
        return Some(form(layout, one.get("form_fields"), vars));
    }
    let text = one.text_of("replace").or_else(|| one.text_of("markdown")).map(str::to_owned);
    let text = text.or_else(|| one.text_of("html").map(html::text))?;
    Some(replaced(&text, vars))
}
