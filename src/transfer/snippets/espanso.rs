//! Match files of espanso: YAML with a list `matches`.
//!
//! After <https://espanso.org/docs/matches/basics/>. Forms, choices, dates and matches within matches are taken over; what a shell or a
//! script would say is asked.

mod vars;

use std::collections::HashMap;

use self::vars::{Vars, form, replaced};
use super::collect::Collector;
use super::{Bit, Failed, LeftWhy, Snippet, Told};
use crate::model::Shortcut;
use crate::transfer::error::Problem;
use crate::transfer::espanso::{FieldKind, Mark};
use crate::transfer::gather::Note;
use crate::transfer::tables::html;
use crate::transfer::yaml::{self, Node};

pub(super) fn read(text: &str, collector: &mut Collector<'_>) -> Result<(), Failed> {
    let documents = yaml::read(text)?;
    let lines: Vec<&str> = text.lines().collect();
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
            let mark = one.place.line.checked_sub(1).and_then(|at| Mark::on(lines.get(at)?));
            take(one, mark, &global, collector);
        }
    }
    Ok(())
}

/// Variables by their names.
fn named(vars: &[std::rc::Rc<Node>]) -> HashMap<&str, &Node> {
    vars.iter().filter_map(|var| Some((var.text_of("name")?, &**var))).collect()
}

/// Takes a match over, or notes why not. With a mark, this program has written it.
fn take(one: &Node, mark: Option<Mark>, global: &Vars<'_>, collector: &mut Collector<'_>) {
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
    let mark = mark.map(|mark| (is_untouched(one, &mark), mark));
    // A match that was copied in the file and given another trigger and another text is a new one.
    let is_its = |mark: &Mark| triggers.first().and_then(|one| Shortcut::propose(one)).as_ref() == Some(&mark.reply);
    let mark = mark.filter(|(is_untouched, mark)| *is_untouched || is_its(mark));
    let label = one.text_of("label");
    // Behind the title stands which of several texts it is, if there are several.
    let title = label.map(|label| match (label.rsplit_once(" ("), &mark) {
        (Some((title, which)), Some((_, mark))) if which.starts_with(mark.key.language.code()) => title,
        _ => label,
    });
    let mut tags = one.texts_of("search_terms");
    tags.extend(triggers.iter().skip(1));
    collector.add(Snippet {
        line,
        trigger: triggers.first().map(|&trigger| trigger.to_owned()),
        title: title.map(str::to_owned),
        tags: tags.into_iter().map(str::to_owned).collect(),
        told: mark.as_ref().map(|(_, mark)| Told::from(mark.key.clone())).unwrap_or_default(),
        mark: mark.map(|(is_untouched, mark)| (mark.reply, is_untouched)),
        text,
        notes: pattern.map(|pattern| Note::Pattern(pattern.to_owned())).into_iter().collect(),
        ..Snippet::default()
    });
}

/// Whether a match still says what this program has written there.
fn is_untouched(one: &Node, mark: &Mark) -> bool {
    let field = |(name, about): &'_ (String, std::rc::Rc<Node>)| {
        let choices = about.get("values").map(Node::items).unwrap_or_default();
        let kind = FieldKind {
            choices: choices.iter().filter_map(|choice| choice.text()).map(str::to_owned).collect(),
            default: about.text_of("default").map(str::to_owned),
            long: about.text_of("multiline") == Some("true"),
        };
        (name.clone(), kind)
    };
    let fields: Vec<_> = one.get("form_fields").map(Node::entries).unwrap_or_default().iter().map(field).collect();
    let text = one.text_of("form").or_else(|| one.text_of("replace"));
    text.is_some_and(|text| mark.is_of(text, fields.iter().map(|(name, kind)| (name.as_str(), kind.clone()))))
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
