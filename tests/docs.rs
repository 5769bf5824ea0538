//! The pages that are made from the program's own tables. `REPLYDESK_WRITE_DOCS=1 cargo test --test docs` writes them anew.
#![expect(clippy::unwrap_used, reason = "a page that cannot be read fails the test")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use replydesk::compose::{QuestionKind, paths};
use replydesk::i18n::Messages;
use replydesk::model::{Language, Profile};
use replydesk::report::checks;
use replydesk::transfer::shop::{Field, Holds, KINDS, Presence};
use replydesk::tui::action::{ACTIONS, Scope};
use replydesk::tui::keymap::Keymap;

/// Compares a page with what it should be, or writes it.
fn compare(path: &str, wanted: &str) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("REPLYDESK_WRITE_DOCS").is_some() {
        fs::write(&path, wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{path} is not what the program's tables say; REPLYDESK_WRITE_DOCS=1 writes it anew");
}

#[test]
fn the_page_of_keys_names_every_action() {
    let messages = Messages::new(&Language::english());
    let keymap = Keymap::new(&BTreeMap::new()).unwrap();
    let mut page = "# Keys\n\nTyping always types; these do something. `^T` is Ctrl and T. Each can be moved in the config, by its name:\n\n\
        ```toml\n[keys]\nto-whom = \"ctrl-]\"\n```\n"
        .to_owned();
    for scope in Scope::ALL {
        let name = messages.member("scope", scope.word());
        write!(page, "\n## {name}\n\n| key | name | what it does |\n|---|---|---|\n").unwrap();
        for entry in ACTIONS.iter().filter(|entry| entry.scope == scope) {
            let keys = keymap.keys(entry.action).join(" ");
            writeln!(page, "| {keys} | `{}` | {} |", entry.name, entry.help(&messages)).unwrap();
        }
    }
    compare("docs/keys.md", &page);
}

#[test]
fn the_page_of_templates_names_every_path() {
    let mark = "<!-- made from the program's own table; a test compares it -->\n";
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md")).unwrap();
    let (before, _) = page.split_once(mark).unwrap();
    let mut table = "\n| path | kind |\n|---|---|\n".to_owned();
    for path in paths::all() {
        let kind = match &path.kind {
            QuestionKind::Text | QuestionKind::LongText => "text",
            QuestionKind::Choice(_) => "one of several",
            QuestionKind::Several(_) => "some of several",
            QuestionKind::YesNo => "yes or no",
            QuestionKind::Date => "date",
            QuestionKind::Time => "time",
            QuestionKind::Money => "sum",
            QuestionKind::Number => "number",
        };
        writeln!(table, "| `{}` | {kind} |", path.name).unwrap();
    }
    table.push_str("| `shop.…` | every fact of the shop by its name: `replydesk fact list` |\n");
    compare("docs/templates.md", &format!("{before}{mark}{table}"));
}

#[test]
fn the_page_of_channels_tells_every_rule() {
    let mark = "<!-- made from the program's own table; a test compares it -->\n";
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/channels.md")).unwrap();
    let (before, _) = page.split_once(mark).unwrap();
    let messages = Messages::new(&Language::english());
    let mut table =
        "\n| channel | longest message | links | contact data | unasked |\n|---|---|---|---|---|\n".to_owned();
    for profile in Profile::known() {
        let yes = |is: bool| if is { "yes" } else { "no" };
        let (limit, starts) = (checks::limit(&profile, &messages), profile.starts.word());
        let (links, contacts) = (yes(profile.links), yes(profile.contacts));
        writeln!(table, "| `{}` | {limit} | {links} | {contacts} | {starts} |", profile.channel.name()).unwrap();
    }
    compare("docs/channels.md", &format!("{before}{mark}{table}"));
}

#[test]
fn the_page_of_the_export_names_every_field() {
    let mark = "<!-- made from the program's own table; a test compares it -->\n";
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md")).unwrap();
    let (before, _) = page.split_once(mark).unwrap();
    let mut tables = String::new();
    for kind in KINDS {
        write!(tables, "\n### {}\n\n{}", kind.name, fields(kind.fields)).unwrap();
        for part in kind.parts {
            let table = if part.table == part.name { String::new() } else { format!(" (`{}.csv`)", part.table) };
            write!(tables, "\nEach of its `{}`{table}:\n\n{}", part.name, fields(part.fields)).unwrap();
        }
    }
    compare("docs/export.md", &format!("{before}{mark}{tables}"));
}

fn fields(fields: &[Field]) -> String {
    let mut table = "| field | | holds |\n|---|---|---|\n".to_owned();
    for field in fields {
        let presence = match field.presence {
            Presence::Needed => "!",
            Presence::Usual => "",
            Presence::Optional => "?",
        };
        writeln!(table, "| `{}` | {presence} | {} |", field.name, held(field.holds)).unwrap();
    }
    table
}

fn held(holds: Holds) -> String {
    let words = match holds {
        Holds::Line => "a line of text",
        Holds::Name => "a name: a line of at most 300 characters",
        Holds::Lines => "a text",
        Holds::Word(all) => return format!("one of `{}`", all().join("`, `")),
        Holds::Shortcut => "a shortcut",
        Holds::Channel => "a channel, in small letters: `etsy`",
        Holds::Language => "the code of a language: `pl`, `pt-BR`",
        Holds::Currency => "the code of a currency: `PLN`",
        Holds::Reference(kind) => return format!("the `id` of one of the {kind}"),
        Holds::Subject => "the `id` of anything",
        Holds::Day => "a day",
        Holds::Instant => "a moment",
        Holds::Civil => "a moment by the shop's clock",
        Holds::Time => "an hour: `14:30:00`",
        Holds::Flag => "`true` or `false`; in CSV `yes` or `no`",
        Holds::Count => "a whole number",
        Holds::Money => "an amount",
        Holds::Texts => "a list of lines of text",
        Holds::LongTexts => "a list of texts",
        Holds::Channels => "a list of channels: `etsy`",
        Holds::Situations => "a list of situations: `P32`",
        Holds::Weekdays => "a list of days of the week: `mon`",
        Holds::Links => "a list of links, each with `channel` and `url`",
        Holds::Columns => "a list of columns, each with `field` and `header`",
        Holds::StateWords => "a list of words, each with `state` and `word`",
    };
    words.to_owned()
}

/// A promise whose test was renamed is a promise without one.
#[test]
fn the_tests_that_the_page_of_promises_names_are_there() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let page = fs::read_to_string(format!("{root}docs/trust.md")).unwrap();
    let tests: String =
        rust_files(&Path::new(root).join("tests")).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let quoted: Vec<&str> = page.split('`').skip(1).step_by(2).collect();
    let names: Vec<&str> = quoted.iter().copied().filter(|name| name.contains("::") && !name.contains('/')).collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let (module, test) = name.split_once("::").unwrap();
        let wanted = match test.strip_suffix('*') {
            Some(beginning) => format!("fn {beginning}"),
            None => format!("fn {test}("),
        };
        assert!(
            tests.contains(&format!("mod {module}")) && tests.contains(&wanted),
            "docs/trust.md: {name} is no test"
        );
    }
    let files = quoted.iter().filter(|name| is_rust(Path::new(name)) && name.contains('/') && !name.contains('{'));
    for file in files {
        assert!(fs::exists(format!("{root}{file}")).unwrap(), "docs/trust.md: there is no {file}");
    }
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if is_rust(&path) {
            files.push(path);
        }
    }
    files
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}
