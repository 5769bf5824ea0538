//! YAML as other programs write it, as values with their places.
//!
//! Aliases share what they name, so that a file cannot grow in memory; how large it would be written out is counted, and refused beyond
//! [`VALUES_MAX`]. Nothing here recurses.

use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use super::error::{Place, Problem};

/// The most values of a file, those that aliases repeat counted each time: a hundred times what anybody keeps.
pub(super) const VALUES_MAX: usize = 1_000_000;

/// How deep values may stand within each other; the files of programs need six levels.
pub(super) const DEPTH_MAX: usize = 64;

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    value: Value,
    /// How many values it has, written out.
    size: usize,
    /// How many levels are within it, aliases followed.
    depth: usize,
}

#[derive(Debug)]
enum Value {
    /// `null`, `~` or nothing at all.
    Nothing,
    Text(String),
    List(Vec<Rc<Node>>),
    /// Keys that are no texts are left out.
    Map(Vec<(String, Rc<Node>)>),
}

impl Node {
    /// The text, of a number or a truth value as it is written.
    pub(super) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The entries of a list; none where it is no list.
    pub(super) fn items(&self) -> &[Rc<Self>] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The keys and values; none where it is no map.
    pub(super) fn entries(&self) -> &[(String, Rc<Self>)] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The value under a key, also under one that is drawn in by `<<`. Where a key is there twice, the last counts.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let own = |node: &Self| node.entries().iter().rposition(|(name, _)| name == key);
        let (holder, at) = match (own(self), self.entries().iter().rev().find(|(name, _)| name == "<<")) {
            (Some(at), _) => (self, at),
            (None, Some((_, drawn_in))) => (&**drawn_in, own(drawn_in)?),
            (None, None) => return None,
        };
        let (_, found) = holder.entries().get(at)?;
        (!matches!(found.value, Value::Nothing)).then_some(&**found)
    }

    /// The text under a key.
    pub(super) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The texts listed under a key; a text by itself is a list of one.
    pub(super) fn texts_of(&self, key: &str) -> Vec<&str> {
        let Some(node) = self.get(key) else { return Vec::new() };
        node.text().into_iter().chain(node.items().iter().filter_map(|item| item.text())).collect()
    }
}

/// The documents of a text.
///
/// # Errors
/// Where it is not YAML, or beyond a limit; with the place.
pub(super) fn read(text: &str) -> Result<Vec<Rc<Node>>, (Place, Problem)> {
    let mut reader = Reader::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| syntax(&error))?;
        reader.take(event, place(span.start)).map_err(|problem| (place(span.start), problem))?;
    }
    Ok(reader.documents)
}

fn place(marker: Marker) -> Place {
    Place { line: marker.line(), column: marker.col() + 1 }
}

fn syntax(error: &ScanError) -> (Place, Problem) {
    let problem = match error.info() {
        "recursion limit exceeded" => Problem::TooDeep { limit: DEPTH_MAX },
        words => Problem::Syntax(words.to_owned()),
    };
    (place(*error.marker()), problem)
}

/// The values that are open, outermost first, and those that are done.
#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    anchors: HashMap<usize, Rc<Node>>,
    documents: Vec<Rc<Node>>,
    /// How many values have been met, written out.
    met: usize,
}

/// A list or map in the making.
struct Open {
    place: Place,
    anchor: usize,
    size: usize,
    depth: usize,
    value: Value,
    /// The key that waits for its value.
    key: Option<Rc<Node>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, place: Place) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let nothing =
                    style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                let value = if nothing { Value::Nothing } else { Value::Text(text.into_owned()) };
                self.done(anchor, Node { place, value, size: 1, depth: 0 })
            }
            Event::SequenceStart(anchor, _) => self.begin(place, anchor, Value::List(Vec::new())),
            Event::MappingStart(anchor, _) => self.begin(place, anchor, Value::Map(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open { place, anchor, size, depth, value, .. }) => {
                    self.done(anchor, Node { place, value, size, depth })
                }
                None => Ok(()),
            },
            Event::Alias(anchor) => {
                let named = self.anchors.get(&anchor).map(Rc::clone);
                let named = named.ok_or_else(|| Problem::Syntax("an alias within what it names".to_owned()))?;
                self.add(named)
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                Ok(())
            }
        }
    }

    fn begin(&mut self, place: Place, anchor: usize, value: Value) -> Result<(), Problem> {
        if self.open.len() >= DEPTH_MAX {
            return Err(Problem::TooDeep { limit: DEPTH_MAX });
        }
        self.open.push(Open { place, anchor, size: 1, depth: 1, value, key: None });
        Ok(())
    }

    fn done(&mut self, anchor: usize, node: Node) -> Result<(), Problem> {
        let node = Rc::new(node);
        if anchor > 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        self.add(node)
    }

    fn add(&mut self, node: Rc<Node>) -> Result<(), Problem> {
        self.met = self.met.saturating_add(1);
        let Some(open) = self.open.last_mut() else {
            self.documents.push(node);
            return Ok(());
        };
        open.size = open.size.saturating_add(node.size);
        open.depth = open.depth.max(node.depth + 1);
        if open.depth > DEPTH_MAX {
            return Err(Problem::TooDeep { limit: DEPTH_MAX });
        }
        if open.size.max(self.met) > VALUES_MAX {
            return Err(Problem::TooManyValues { limit: VALUES_MAX });
        }
        match &mut open.value {
            Value::List(items) => items.push(node),
            Value::Map(entries) => match open.key.take() {
                None => open.key = Some(node),
                Some(key) => entries.extend(key.text().map(|key| (key.to_owned(), node))),
            },
            Value::Nothing | Value::Text(_) => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn problem(text: &str) -> (usize, usize, String) {
        let (place, problem) = read(text).unwrap_err();
        (place.line, place.column, problem.to_string())
    }

    #[test]
    fn values_have_places_and_aliases_what_they_name() {
        let documents = read("a: &x {k: 1, n: ~}\nb:\n  <<: *x\n  own: \"~\"\nl: [*x, two]\n").unwrap();
        let root = &documents[0];
        let b = root.get("b").unwrap();
        assert_eq!((b.text_of("k"), b.text_of("own"), b.get("n").is_some()), (Some("1"), Some("~"), false));
        assert_eq!(b.get("own").unwrap().place, Place { line: 4, column: 8 });
        assert_eq!((root.texts_of("l"), root.texts_of("a")), (vec!["two"], vec![]));
    }

    #[test]
    fn a_bomb_of_aliases_is_refused() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..10 {
            let names = vec![format!("*a{}", n - 1); 9].join(", ");
            bomb.extend(["a", &n.to_string(), ": &a", &n.to_string(), " [", &names, "]\n"]);
        }
        assert_eq!(problem(&bomb).2, format!("more than {VALUES_MAX} values, aliases written out"));
        assert_eq!(problem("a: &a [*a]\n").2, "an alias within what it names");
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(read(&deep(DEPTH_MAX)).is_ok());
        for n in [DEPTH_MAX + 1, 100_000] {
            assert_eq!(problem(&deep(n)).2, format!("nested deeper than {DEPTH_MAX} levels"));
        }
        let chain = (1..100).map(|n| format!("a{n}: &a{n} [*a{}]", n - 1)).collect::<Vec<_>>().join("\n");
        assert!(problem(&format!("a0: &a0 x\n{chain}")).2.starts_with("nested"));
        assert!(problem(&"- ".repeat(1000)).2.starts_with("nested"));
        assert_eq!(problem("a: [b\nc: d"), (2, 2, "illegal placement of ':' indicator".to_owned()));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-c&*<:\\-\\[\\]{},|>\"'!%#? \n]{0,60}") {
            let _ = read(&text);
        }
    }
}
