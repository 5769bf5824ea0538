use std::fmt::Write as _;

use super::keys;
use super::settings::{Config, SECTIONS};

/// `config.example.toml`: every setting with its meaning, commented out at its default.
#[must_use]
pub fn example() -> String {
    let defaults = toml::Table::try_from(Config::default()).unwrap_or_default();
    let mut text = String::from(
        "# The settings of replydesk. Every line that sets something is commented out and shows the default: take the # away to\n\
         # change it. `replydesk config path` tells where this file belongs, `replydesk config check` whether it is right.\n",
    );
    for section in SECTIONS {
        heading(&mut text, section.name, section.doc);
        for key in section.keys {
            comment(&mut text, key.doc);
            let value = defaults.get(section.name).and_then(|table| table.get(key.name));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "#{} = {}", key.name, value.map(ToString::to_string).unwrap_or_default());
        }
    }
    heading(&mut text, keys::SECTION, keys::DOC);
    text
}

fn heading(text: &mut String, name: &str, doc: &[&str]) {
    text.push('\n');
    comment(text, doc);
    let _ = writeln!(text, "[{name}]");
}

fn comment(text: &mut String, doc: &[&str]) {
    for line in doc {
        let _ = writeln!(text, "#{line}");
    }
}
