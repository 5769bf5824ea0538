//! What the seller says of channels: rules that are not those of [`Profile::of`], and channels of their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::mistake::{Found, Wrong};
use super::settings::{range, wrong_word};
use crate::model::{Channel, Counting, Profile, Starts};
use crate::text::nearest;

/// The name of the section that holds them, each in a section of its own: `[channels.olx]`.
pub(super) const SECTION: &str = "channels";

/// The key of that section which is no channel.
pub(super) const WINDOWS: &str = "windows";

/// The longest limit that may be set.
const LONGEST: i64 = 1_000_000;

/// What the seller says of one channel; what is not said is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChannelRules {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counting: Option<Counting>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Starts>,
}

/// The keys of such a section.
const KEYS: [&str; 7] = ["label", "limit", "counting", "plain", "links", "contacts", "starts"];

impl ChannelRules {
    /// The rules of a channel, with what the seller says of it.
    #[must_use]
    pub fn over(&self, usual: Profile) -> Profile {
        Profile {
            label: self.label.clone().unwrap_or(usual.label),
            limit: self.limit.unwrap_or(usual.limit),
            counting: self.counting.unwrap_or(usual.counting),
            plain: self.plain.unwrap_or(usual.plain),
            links: self.links.unwrap_or(usual.links),
            contacts: self.contacts.unwrap_or(usual.contacts),
            starts: self.starts.unwrap_or(usual.starts),
            channel: usual.channel,
        }
    }
}

/// Takes the sections of channels out of the document.
pub(super) fn take(document: &mut DeTable<'_>) -> Result<BTreeMap<String, ChannelRules>, Found> {
    let mut found = BTreeMap::new();
    let Some(section) = document.get_mut(SECTION) else { return Ok(found) };
    let DeValue::Table(section) = section.get_mut() else { return Ok(found) };
    let is_channel = |name: &str, value: &Spanned<DeValue<'_>>| name != WINDOWS && value.get_ref().is_table();
    let names: Vec<String> = section
        .iter()
        .filter(|(name, value)| is_channel(name.get_ref(), value))
        .map(|(name, _)| name.get_ref().to_string())
        .collect();
    for name in names {
        let Some(value) = section.remove(name.as_str()) else { continue };
        let at = value.span();
        let DeValue::Table(table) = value.into_inner() else { continue };
        let channel = Channel::new(&name).name().to_owned();
        if channel.is_empty() {
            return Err(Found::at(at, Wrong::Section { name: format!("{SECTION}.{name}"), suggestion: None }));
        }
        found.insert(channel, rules(table)?);
    }
    Ok(found)
}

fn rules(table: DeTable<'_>) -> Result<ChannelRules, Found> {
    for (key, value) in &table {
        let name = key.get_ref().as_ref();
        if !KEYS.contains(&name) {
            let suggestion = nearest(name, KEYS);
            return Err(Found::at(key.span(), Wrong::Key { section: SECTION, name: name.to_owned(), suggestion }));
        }
        let wrong = match (name, value.get_ref().as_str()) {
            ("counting", Some(word)) => wrong_word(word, Counting::ALL.iter().map(|one| one.word())),
            ("starts", Some(word)) => wrong_word(word, Starts::ALL.iter().map(|one| one.word())),
            ("limit", _) => range(value, "limit", 0, LONGEST),
            _ => None,
        };
        if let Some(wrong) = wrong {
            return Err(Found::at(value.span(), wrong));
        }
    }
    Ok(ChannelRules::deserialize(Deserializer::from(Spanned::new(0..0, table)))?)
}
