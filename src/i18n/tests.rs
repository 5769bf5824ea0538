//! Proves catalogue and code fit together, by reading both.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

impl Messages {
    /// Every message of the English catalogue whose id begins like this, and every attribute under it.
    pub(crate) fn ids(beginning: &str) -> Vec<(String, Option<String>)> {
        let split = |key: String| match key.split_once('.') {
            Some((id, attribute)) => (id.to_owned(), Some(attribute.to_owned())),
            None => (key, None),
        };
        needs(&CATALOGUES[0]).into_keys().filter(|key| key.starts_with(beginning)).map(split).collect()
    }
}

/// The functions that take a message's id as their first literal, and what they take.
const CALLS: [(&str, Takes); 6] = [
    ("text", Takes::Id),
    ("with", Takes::IdAndArguments),
    ("under", Takes::Id),
    ("say", Takes::IdAndArguments),
    ("member", Takes::Family),
    ("known_member", Takes::Family),
];

#[derive(Clone, Copy, PartialEq)]
enum Takes {
    Id,
    IdAndArguments,
    Family,
}

/// One place of the code that asks for a message.
struct Asked {
    place: String,
    takes: Takes,
    id: String,
    arguments: BTreeSet<String>,
}

/// What a message or one of its attributes needs: id (or `id.attribute`) → names of its arguments.
type Needs = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_message_asked_for_exists_with_the_arguments_it_is_given() {
    let known = needs(&CATALOGUES[0]);
    let mut wrong = Vec::new();
    for asked in asked() {
        let Asked { place, takes, id, arguments } = &asked;
        if *takes == Takes::Family {
            if !known.keys().any(|k| k.starts_with(&format!("{id}-"))) {
                wrong.push(format!("{place}: nothing is called {id}-…"));
            }
            continue;
        }
        if !known.contains_key(id) {
            wrong.push(format!("{place}: there is no message {id}"));
            continue;
        }
        if *takes == Takes::IdAndArguments {
            let mut needed = known[id].clone();
            let under = known.iter().filter(|(key, _)| key.starts_with(&format!("{id}.")));
            needed.extend(under.flat_map(|(_, names)| names.clone()));
            if &needed != arguments {
                wrong.push(format!("{place}: {id} needs {needed:?} and is given {arguments:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_is_asked_for() {
    let asked = asked();
    let known = needs(&CATALOGUES[0]);
    let is_asked_for = |id: &&String| {
        asked.iter().any(|asked| match asked.takes {
            Takes::Family => id.strip_prefix(&asked.id).is_some_and(|rest| rest.starts_with('-')),
            _ => **id == asked.id,
        })
    };
    let idle: Vec<&String> = known.keys().filter(|id| !id.contains('.')).filter(|id| !is_asked_for(id)).collect();
    assert!(idle.is_empty(), "nothing asks for {idle:?}");
}

#[test]
fn every_catalogue_has_only_english_messages_with_the_same_arguments() {
    let english = needs(&CATALOGUES[0]);
    for catalogue in CATALOGUES.iter().chain(FOR_BUYERS) {
        for (id, arguments) in needs(catalogue) {
            assert_eq!(english.get(&id), Some(&arguments), "{}: {id}", catalogue.code);
        }
    }
}

#[test]
fn buyers_read_every_sentence_of_a_text_in_their_language() {
    let english: BTreeSet<String> = needs(&CATALOGUES[0])
        .into_keys()
        .filter(|id| {
            ["stock-ready", "stock-to-order", "stock-days", "stock-count", "answer-yes", "answer-no"]
                .contains(&id.as_str())
                || id.starts_with("summary-")
                || id.starts_with("address-ask-")
        })
        .collect();
    for catalogue in FOR_BUYERS {
        assert_eq!(needs(catalogue).into_keys().collect::<BTreeSet<_>>(), english, "{}", catalogue.code);
    }
    let polish = Messages::for_buyer(&"pl".parse().expect("a code"));
    assert_eq!(polish.with("stock-days", &[("days", 3.into())]), "3 dni robocze");
    assert_eq!(Messages::for_buyer(&"tlh".parse().expect("a code")).language(), &Language::english());
}

#[test]
fn every_catalogue_is_without_errors_and_all_of_its_files_are_compiled_in() {
    for Catalogue { code, sections } in CATALOGUES.iter().chain(FOR_BUYERS) {
        let mut ids = BTreeSet::new();
        for section in *sections {
            let resource = FluentResource::try_new((*section).to_owned());
            assert!(resource.is_ok(), "{code}: {:?}", resource.err().map(|(_, errors)| errors));
            for line in section.lines() {
                let id = line.split_once(" =").map(|(id, _)| id).filter(|id| is_id(id));
                assert!(id.is_none_or(|id| ids.insert(id)), "{code}: {line:?} is there twice");
            }
        }
        let files = files(&root().join("src/i18n").join(code), "ftl");
        assert_eq!(files.len(), sections.len(), "{code}: files and sections");
    }
}

#[test]
fn the_words_of_the_model_all_have_a_name() {
    let messages = Messages::new(&Language::english());
    for state in State::ALL {
        assert!(!messages.state(*state).starts_with("state-"), "{state:?}");
    }
    for kind in Kind::ALL {
        assert!(!messages.kind(*kind).starts_with("kind-"), "{kind:?}");
        assert!(!messages.advice(*kind).starts_with("advice-"), "{kind:?}");
    }
}

#[test]
fn a_language_that_is_not_spoken_is_answered_in_english() {
    let messages = Messages::new(&"tlh".parse().expect("a code"));
    assert_eq!(messages.language(), &Language::english());
    assert_eq!(messages.state(State::Waiting), "waiting for pickup");
    assert_eq!(Messages::new(&"en-GB".parse().expect("a code")).language(), &Language::english());
}

#[test]
fn an_unknown_id_is_shown_as_it_is() {
    let messages = Messages::new(&Language::english());
    assert_eq!(messages.text("no-such-message"), "no-such-message");
    assert_eq!(messages.with("no-such-message", &[("name", "x".into())]), "no-such-message");
    assert_eq!(messages.member("state", "none"), "state-none");
    assert_eq!(messages.under("state-paid", "none", &[]), None);
}

/// Arguments, attributes and the fall-back to another language, tried on catalogues of their own.
#[test]
fn arguments_are_filled_in_without_marks_and_a_gap_is_filled_from_the_next_language() {
    let catalogue = |code, sections| bundle(&Catalogue { code, sections });
    let messages = Messages {
        called: None,
        catalogues: Vec::new(),
        bundles: OnceLock::from(vec![
            catalogue(
                "pl",
                &["kept = { $count ->\n    [one] { $count } odpowiedź\n   *[many] { $count } odpowiedzi\n  }\n"],
            ),
            catalogue("en", &["kept = kept { $count }\ngone = { $name } is gone\n    .hint = Look for { $name }.\n"]),
        ]),
        language: Language::english(),
    };
    assert_eq!(messages.with("kept", &[("count", 1.into())]), "1 odpowiedź");
    assert_eq!(messages.with("kept", &[("count", 7.into())]), "7 odpowiedzi");
    assert_eq!(messages.with("gone", &[("name", "Ann".into())]), "Ann is gone");
    assert_eq!(messages.under("gone", "hint", &[("name", "Ann".into())]).as_deref(), Some("Look for Ann."));
    assert_eq!(messages.with("gone", &[]), "{$name} is gone");
}

#[test]
fn messages_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Messages>();
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found
}

/// Ids are words joined by hyphens, two at least: that tells them from other literals.
fn is_id(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The ids of a catalogue's messages and attributes, with the arguments each of them names.
fn needs(catalogue: &Catalogue) -> Needs {
    let mut needs = Needs::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in catalogue.sections.iter().flat_map(|section| section.lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| is_id(id)) {
            (message, current) = (id.to_owned(), id.to_owned());
        } else if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
            current = format!("{message}.{name}");
        }
        let arguments = needs.entry(current.clone()).or_default();
        for named in line.split('$').skip(1) {
            arguments.insert(named.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect());
        }
    }
    needs
}

/// Every call in the source tree that names a message by a literal, these tests left out.
fn asked() -> Vec<Asked> {
    let mut asked = Vec::new();
    for file in files(&root().join("src"), "rs") {
        if file.ends_with("i18n/tests.rs") {
            continue;
        }
        let source = fs::read_to_string(&file).expect("a source file");
        let source = source.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
        let source = source.collect::<Vec<_>>().join("\n");
        for (function, takes) in CALLS {
            for (start, _) in source.match_indices(&format!("{function}(")) {
                let (before, from) = source.split_at(start);
                if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let (_, call) = from.split_at(function.len() + 1);
                let known = |id: &str| is_id(id) || takes == Takes::Family && is_id(&format!("{id}-"));
                if let Some((id, rest)) = literal(call).filter(|(id, _)| known(id)) {
                    let place = format!("{}:{}", file.display(), before.lines().count());
                    let arguments = if takes == Takes::IdAndArguments { arguments(rest) } else { BTreeSet::new() };
                    asked.push(Asked { place, takes, id: id.to_owned(), arguments });
                }
            }
        }
    }
    asked
}

/// The string literal at the start of some code, and what comes after it.
fn literal(code: &str) -> Option<(&str, &str)> {
    code.trim_start().strip_prefix('"')?.split_once('"')
}

/// The names in `, &[("name", …), …]`.
fn arguments(after_id: &str) -> BTreeSet<String> {
    let Some(list) = after_id.trim_start_matches([',', ' ', '\n']).strip_prefix("&[") else {
        return BTreeSet::new();
    };
    let mut depth = 1;
    let end = list.find(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        depth == 0
    });
    let (list, _) = list.split_at(end.unwrap_or(list.len()));
    // A parenthesis that opens a pair, not one of a call.
    let pairs = list.match_indices('(').map(|(at, _)| list.split_at(at));
    let pairs = pairs.filter(|(before, _)| before.trim_end().is_empty() || before.trim_end().ends_with(','));
    pairs.filter_map(|(_, pair)| literal(pair.trim_start_matches('('))).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn a_command_to_type_begins_as_the_program_was_called() {
    let messages = Messages::new(&Language::english()).called(Some("replydesk --db 'my shop.db'".to_owned()));
    let hint = messages.under("db-damaged", "hint", &[]).expect("a hint");
    assert!(hint.contains("`replydesk --db 'my shop.db' restore`") && !hint.contains("`replydesk restore"), "{hint}");
    assert_eq!(
        messages.as_called(Cow::Borrowed("`replydesk`, `replydeskx`, replydesk")),
        "`replydesk --db 'my shop.db'`, `replydeskx`, replydesk"
    );
}

#[test]
fn how_the_program_was_called_brings_no_control_characters() {
    let messages =
        Messages::new(&Language::english()).called(Some("replydesk --db 'a\u{1b}]0;x\u{7}\u{202e}b'".to_owned()));
    let hint = messages.under("db-damaged", "hint", &[]).expect("a hint");
    assert!(!hint.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{hint:?}");
}
