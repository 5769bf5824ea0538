//! What helpdesks keep: the macros of Gorgias and the canned responses of Chatwoot, both JSON; and how their placeholders look.

use serde::Deserialize;

use super::collect::Collector;
use super::scan::{divided, name};
use super::{Ask, Bit, Failed, LeftWhy, Meaning, Snippet, json, known};
use crate::text::sanitise;
use crate::transfer::tables::html;
use crate::transfer::template::quoted;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Macro {
    name: String,
    actions: Vec<Action>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Action {
    name: String,
    arguments: Arguments,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Arguments {
    body_text: Option<String>,
    body_html: Option<String>,
    tags: Option<String>,
}

/// Macros of Gorgias, of which the text of the response comes over.
pub(super) fn gorgias(text: &str, collector: &mut Collector<'_>) -> Result<(), Failed> {
    for (line, one) in json::objects::<Macro>(text, &["data", "macros"])? {
        let mut snippet = Snippet { line, title: Some(one.name.clone()), ..Snippet::default() };
        for action in one.actions {
            match action.name.as_str() {
                "setResponseText" => {
                    let plain = action.arguments.body_text.filter(|text| !text.trim().is_empty());
                    let body = plain.or_else(|| action.arguments.body_html.as_deref().map(html::text));
                    snippet.text = placeholders(&body.unwrap_or_default(), "{{");
                }
                "addTags" => {
                    let tags = action.arguments.tags.unwrap_or_default();
                    snippet.tags.extend(tags.split(',').map(|tag| tag.trim().to_owned()));
                }
                other => collector.leave(line, &format!("{}: {other}", one.name), LeftWhy::Action),
            }
        }
        collector.add(snippet);
    }
    Ok(())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Canned {
    short_code: String,
    content: String,
}

/// Canned responses of Chatwoot.
pub(super) fn chatwoot(text: &str, collector: &mut Collector<'_>) -> Result<(), Failed> {
    for (line, one) in json::objects::<Canned>(text, &["payload", "data"])? {
        let text = placeholders(&one.content, "{{");
        collector.add(Snippet { line, trigger: Some(one.short_code), text, ..Snippet::default() });
    }
    Ok(())
}

/// A text with placeholders such as `{{contact.name}}` or, where that opens them, `#{ticket.customer.firstname}`.
pub(super) fn placeholders(text: &str, open: &str) -> Vec<Bit> {
    let close = if open == "{{" { "}}" } else { "}" };
    divided(text, open, close, |inner| {
        let (path, filters) = inner.split_once('|').unwrap_or((inner, ""));
        let path = name(path, &['.', '[', ']', '-', '/', '#', ' '])?;
        let raw = format!("{open}{path}{close}");
        let meaning = match (fallback(filters), known::path(path)) {
            (Some(default), Some(known)) => Meaning::Value(format!("{known} | default({})", quoted(&default))),
            (Some(default), None) => Meaning::Asked(Ask { default: Some(default), ..Ask::named(path) }),
            (None, _) => Meaning::Named(path.to_owned()),
        };
        Some(vec![Bit::Gap(raw, meaning)])
    })
}

/// What is to stand there where nothing is known: `default: "there"`, `fallback("there")`.
fn fallback(filters: &str) -> Option<String> {
    let known = ["default", "fallback"].iter().find_map(|word| filters.trim().strip_prefix(word))?;
    let text = known.trim().trim_start_matches([':', '(']).trim_end_matches(')').trim();
    let text = text.trim_matches(['"', '\'']);
    (!text.is_empty()).then(|| sanitise(text).into_owned())
}
