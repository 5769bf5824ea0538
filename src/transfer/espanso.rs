//! Replies as a match file of espanso, so that they are at hand in every window.
//!
//! A text without anything to fill in is a `replace`, one with questions a `form`. Texts of one reply bear the same trigger: espanso
//! offers them by their labels.
//!
//! Behind each trigger stands a comment, which espanso passes over: which text of which reply it is, and a hash of what was written.
//! By that the way back tells a text that nobody has touched from one that somebody has changed there ([`Mark`]).

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::elements::hash;
use super::washed::washed_line;
use crate::model::{Channel, Language, Shortcut, VariantKey};

/// What the comment behind a trigger begins with.
const SIGN: &str = "# replydesk ";

/// A text of a reply, as espanso writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The shortcut, without what stands before it.
    pub trigger: Shortcut,
    /// Which of the reply's texts it is.
    pub key: VariantKey,
    pub label: String,
    pub search_terms: Vec<String>,
    pub text: Vec<Stretch>,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    Text(String),
    /// What is asked, by its name.
    Field(String, FieldKind),
    /// The day on which it is written.
    Today,
    /// The time at which it is written.
    Now,
}

/// How a field is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldKind {
    /// What there is to choose from; empty where anything may be answered.
    pub choices: Vec<String>,
    pub default: Option<String>,
    /// Whether the answer has several lines.
    pub long: bool,
}

impl Match {
    fn has_fields(&self) -> bool {
        self.text.iter().any(|one| matches!(one, Stretch::Field(..)))
    }
}

/// What the comment behind a trigger says.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    pub(super) reply: Shortcut,
    #[serde(flatten)]
    pub(super) key: VariantKey,
    /// See [`written`].
    hash: String,
}

impl Mark {
    /// The mark on the line on which a match begins. What is in it is made safe, since anybody may have written it.
    pub(super) fn on(line: &str) -> Option<Self> {
        let (_, mark) = line.rsplit_once(SIGN)?;
        let mark: Self = serde_json::from_str(mark.trim_end()).ok()?;
        let channel = mark.key.channel.map(|channel| Channel::new(&washed_line(channel.name()).0));
        let key = VariantKey { channel, ..mark.key };
        Some(Self { key, ..mark }).filter(|mark| Language::is_known(&mark.key.language))
    }

    /// Whether a match with this text and these fields is as it was written.
    pub(super) fn is_of<'f>(&self, text: &str, fields: impl IntoIterator<Item = (&'f str, FieldKind)>) -> bool {
        self.hash == written(text, fields)
    }
}

/// A hash of a text as it stands in the file, and of its fields, in whatever order. A field that says nothing of itself counts as none.
fn written<'f>(text: &str, fields: impl IntoIterator<Item = (&'f str, FieldKind)>) -> String {
    let fields: BTreeMap<_, _> = fields.into_iter().filter(|(_, kind)| *kind != FieldKind::default()).collect();
    let fields = fields.iter().map(|(name, FieldKind { choices, default, long })| (name, choices, default, long));
    let all = serde_json::json!([text, fields.collect::<Vec<_>>()]);
    format!("{:016x}", hash(&all.to_string()))
}

/// Writes a match file.
///
/// # Errors
/// What the writer says.
pub fn write_espanso(matches: &[Match], mut out: impl Write) -> io::Result<()> {
    let uses = |stretch: &Stretch| matches.iter().any(|one| one.text.contains(stretch));
    let vars = [(Stretch::Today, "today", "%x"), (Stretch::Now, "now", "%H:%M")];
    if vars.iter().any(|(stretch, ..)| uses(stretch)) {
        writeln!(out, "global_vars:")?;
    }
    for (_, name, format) in vars.iter().filter(|(stretch, ..)| uses(stretch)) {
        writeln!(out, "  - name: {name}\n    type: date\n    params:\n      format: {}", quoted(format))?;
    }
    writeln!(out, "matches:")?;
    matches.iter().try_for_each(|one| write_match(one, &mut out))
}

fn write_match(one: &Match, out: &mut impl Write) -> io::Result<()> {
    let is_form = one.has_fields();
    let mut fields = BTreeMap::new();
    let mut text = String::new();
    for stretch in &one.text {
        match stretch {
            Stretch::Text(plain) => text.push_str(&escaped(plain, is_form)),
            Stretch::Field(name, kind) => {
                text.extend(["[[", name, "]]"]);
                fields.entry(name).or_insert(kind);
            }
            Stretch::Today => text.push_str("{{today}}"),
            Stretch::Now => text.push_str("{{now}}"),
        }
    }
    let hash = written(&text, fields.iter().map(|(name, kind)| (name.as_str(), (*kind).clone())));
    let mut mark = serde_json::to_value(Mark { reply: one.trigger.clone(), key: one.key.clone(), hash })?;
    if let Some(entries) = mark.as_object_mut() {
        entries.retain(|_, value| !value.is_null());
    }
    writeln!(out, "  - trigger: {} {SIGN}{mark}", quoted(&format!(":{}", one.trigger)))?;
    writeln!(out, "    label: {}", quoted(&one.label))?;
    if !one.search_terms.is_empty() {
        let terms: Vec<String> = one.search_terms.iter().map(|term| quoted(term)).collect();
        writeln!(out, "    search_terms: [{}]", terms.join(", "))?;
    }
    writeln!(out, "    {}: {}", if is_form { "form" } else { "replace" }, block(&text, 6))?;
    let fields: Vec<_> = fields.into_iter().filter(|(_, kind)| **kind != FieldKind::default()).collect();
    if !fields.is_empty() {
        writeln!(out, "    form_fields:")?;
    }
    fields.into_iter().try_for_each(|(name, kind)| write_field(name, kind, out))
}

fn write_field(name: &str, kind: &FieldKind, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "      {name}:")?;
    if !kind.choices.is_empty() {
        writeln!(out, "        type: choice\n        values:")?;
        for choice in &kind.choices {
            writeln!(out, "          - {}", quoted(choice))?;
        }
    } else if kind.long {
        writeln!(out, "        multiline: true")?;
    }
    match &kind.default {
        Some(default) => writeln!(out, "        default: {}", quoted(default)),
        None => Ok(()),
    }
}

/// Text in which nothing is a variable, or a field of a form.
fn escaped(text: &str, is_form: bool) -> String {
    let text = text.replace("{{", "\\{\\{").replace("}}", "\\}\\}");
    if is_form { text.replace("[[", "\\[\\[").replace("]]", "\\]\\]") } else { text }
}

/// A text between quotation marks: of JSON, which is YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text as a block of lines where it has several and YAML would not change them; else between quotation marks.
fn block(text: &str, indent: usize) -> String {
    let breaks = |line: &str| {
        line.ends_with([' ', '\t']) || line.contains(['\r', '\t', '\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'])
    };
    let is_plain = !text.starts_with([' ', '\n']) && !text.ends_with('\n') && !text.split('\n').any(breaks);
    if !text.contains('\n') || !is_plain {
        return quoted(text);
    }
    let margin = " ".repeat(indent);
    let lines = text.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{margin}{line}") });
    format!("|-\n{}", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::{Format, Incoming, Reading, Returned, Source, read_replies};

    fn read(file: &str) -> Vec<Incoming> {
        let reading = Reading { from: Some(Format::Espanso), ..Reading::default() };
        read_replies(Source::new("x", file.as_bytes()), &reading).unwrap().replies
    }

    fn one(key: &VariantKey) -> Match {
        let size = FieldKind { choices: vec!["S".to_owned(), "M".to_owned()], default: None, long: false };
        Match {
            trigger: "size".parse().unwrap(),
            key: key.clone(),
            label: "Size".to_owned(),
            search_terms: Vec::new(),
            text: vec![Stretch::Text("Here is\nyours: ".to_owned()), Stretch::Field("size".to_owned(), size)],
        }
    }

    #[test]
    fn what_was_changed_there_is_told_from_what_was_not() {
        let german = VariantKey { channel: Some(Channel::new("my shop # 1")), ..VariantKey::of("de".parse().unwrap()) };
        let english = VariantKey::of(Language::english());
        let mut out = Vec::new();
        write_espanso(&[one(&english), one(&german)], &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        let ours = |file: &str| {
            let replies = read(file);
            replies.into_iter().map(|one| (one.reply.shortcut.to_string(), one.ours)).collect::<Vec<_>>()
        };
        let both = |english_is_untouched| {
            let keys = [(&english, english_is_untouched), (&german, true)];
            keys.map(|(key, is_untouched)| Returned { key: key.clone(), is_untouched }).to_vec()
        };
        assert_eq!(ours(&written), [("size".to_owned(), both(true))]);
        assert_eq!(ours(&written.replace('\n', "\r\n")), [("size".to_owned(), both(true))]);
        for (before, after) in [("yours: ", "mine: "), ("- \"M\"", "- \"L\"")] {
            let touched = written.replacen(before, after, 1);
            assert_eq!(ours(&touched), [("size".to_owned(), both(false))], "{touched}");
        }
        // Another trigger alone is no other text; with another text it is another reply.
        let renamed = written.replacen("\":size\"", "\":mine\"", 1);
        assert_eq!(ours(&renamed), [("size".to_owned(), both(true))]);
        let another = renamed.replacen("yours: ", "mine: ", 1);
        let german = vec![Returned { key: german.clone(), is_untouched: true }];
        assert_eq!(ours(&another), [("mine".to_owned(), Vec::new()), ("size".to_owned(), german)]);
    }

    fn field() -> impl Strategy<Value = Stretch> {
        let names = proptest::sample::select(&["size", "meeting_time", "what"][..]);
        names.prop_map(|name| {
            let choices = if name == "size" { vec!["S".to_owned(), "a \"b\", c".to_owned()] } else { Vec::new() };
            let default = (name == "what").then(|| "a: b # c".to_owned());
            Stretch::Field(name.to_owned(), FieldKind { choices, default, long: name == "meeting_time" })
        })
    }

    fn text() -> impl Strategy<Value = Stretch> {
        "[a-cż:#'\"{}\\[\\]%|>* \n-]{0,9}[a-cż{\\[]".prop_map(Stretch::Text)
    }

    fn template(stretches: &[Stretch]) -> String {
        let mut template = crate::transfer::template::Template::default();
        for stretch in stretches {
            match stretch {
                Stretch::Text(text) => template.text(text),
                Stretch::Field(name, _) if name == "size" => {
                    template.value(r#"size | choices("S", "a \"b\", c")"#);
                }
                Stretch::Field(name, _) if name == "what" => template.value(r#"what | default("a: b # c")"#),
                Stretch::Field(name, _) => template.value(&format!("{name} | long")),
                Stretch::Today => template.value("today | date"),
                Stretch::Now => template.value("now | time"),
            }
        }
        template.finish().0
    }

    proptest! {
        /// What espanso can hold comes back as it was.
        #[test]
        fn what_is_written_is_read_back(texts in proptest::collection::vec(
            proptest::collection::vec(prop_oneof![3 => text(), 2 => field(), 1 => Just(Stretch::Today), 1 => Just(Stretch::Now)], 1..5), 1..4)
        ) {
            let of = |(index, text): (usize, &Vec<Stretch>)| Match {
                trigger: format!("r{index}").parse().unwrap(), key: VariantKey::of(Language::english()), label: "Title: \"x\"".to_owned(), search_terms: vec!["a, b".to_owned()], text: text.clone(),
            };
            let matches: Vec<Match> = texts.iter().enumerate().map(of).collect();
            let mut out = Vec::new();
            write_espanso(&matches, &mut out).unwrap();
            let written = String::from_utf8(out).unwrap();
            let reading = Reading { from: Some(Format::Espanso), ..Reading::default() };
            let file = read_replies(Source::new("x", written.as_bytes()), &reading).unwrap();
            prop_assert!(file.faults.is_empty() && file.left.is_empty(), "{}", written);
            for (one, incoming) in matches.iter().zip(&file.replies) {
                let wanted = template(&one.text);
                prop_assert_eq!(incoming.reply.shortcut.as_str(), one.trigger.as_str());
                prop_assert_eq!(incoming.reply.variants[0].body.as_str(), wanted.trim_end().trim_start_matches('\n'), "{}", written);
                prop_assert_eq!(&incoming.reply.tags, &one.search_terms);
                prop_assert_eq!(&incoming.ours, &[Returned { key: one.key.clone(), is_untouched: true }], "{}", written);
            }
            prop_assert_eq!(file.replies.len(), matches.len());
        }
    }
}
