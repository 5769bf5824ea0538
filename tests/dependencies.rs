//! What comes in with dependencies, by the rules of deny.toml: their licences, crates that may not be there or are there twice, and their
//! sources. Only what this machine builds is looked at; `cargo deny check` looks at the other systems too.
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::{env, fs};

use toml::Table;

/// A crate that is built into the program, or runs while it is built.
struct Package {
    name: String,
    version: String,
    /// An SPDX expression.
    licence: String,
}

fn rules() -> Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml");
    fs::read_to_string(path).expect("the rules").parse().expect("TOML")
}

fn packages() -> Vec<Package> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = ["tree", "--locked", "--offline", "-e", "normal,build", "--prefix", "none", "--format", "{p}|{l}"];
    let told = Command::new(cargo).args(tree).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).expect("UTF-8");
    let package = |line: &str| {
        let (package, licence) = line.split_once('|')?;
        let mut words = package.split(' ');
        let name = words.next()?.to_owned();
        let version = words.next()?.trim_start_matches('v').to_owned();
        // A crate that was shown before is only named.
        let licence = licence.trim_end_matches(" (*)").to_owned();
        Some(((name.clone(), version.clone()), Package { name, version, licence }))
    };
    let all: BTreeMap<_, _> = told.lines().filter_map(package).collect();
    assert!(all.len() > 100, "so few crates: {}", all.len());
    all.into_values().collect()
}

/// The list at a place of the rules, each entry by its `crate`.
fn crates<'r>(rules: &'r Table, section: &str, list: &str) -> Vec<&'r Table> {
    let list = rules[section].get(list).and_then(|list| list.as_array());
    list.into_iter().flatten().filter_map(|entry| entry.as_table()).collect()
}

fn text<'r>(entry: &'r Table, key: &str) -> &'r str {
    entry.get(key).and_then(|value| value.as_str()).unwrap_or_default()
}

/// Whether a licence may be taken: all that stand with AND, one of those that stand with OR.
fn is_allowed(licence: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = licence.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at, allowed) && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut fits = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        fits |= all_of(words, at, allowed);
    }
    fits
}

fn all_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let mut fits = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        fits &= one(words, at, allowed);
    }
    fits
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<&str>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let fits = any_of(words, at, allowed);
        let closes = words.get(*at) == Some(&")");
        *at += usize::from(closes);
        return fits && closes;
    }
    if words.get(*at) == Some(&"WITH") {
        // An exception allows more, never less; but it is another licence, which somebody has to have read.
        *at += 2;
        return false;
    }
    allowed.contains(word)
}

#[test]
fn every_licence_is_one_that_the_project_takes() {
    let rules = rules();
    let allowed: BTreeSet<&str> =
        rules["licenses"]["allow"].as_array().expect("a list").iter().filter_map(|one| one.as_str()).collect();
    for package in packages() {
        assert!(is_allowed(&package.licence, &allowed), "{}: {}", package.name, package.licence);
    }
}

#[test]
fn licences_are_read_as_they_are_meant() {
    let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Unicode-3.0"]);
    for licence in ["MIT", "GPL-3.0 OR MIT", "MIT/Unlicense", "(GPL-2.0 OR MIT) AND Unicode-3.0"] {
        assert!(is_allowed(licence, &allowed), "{licence}");
    }
    for licence in ["", "GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0 WITH LLVM-exception", "(MIT", "MIT MIT"] {
        assert!(!is_allowed(licence, &allowed), "{licence}");
    }
}

#[test]
fn nothing_that_talks_to_the_network_is_built_in() {
    let rules = rules();
    let denied: BTreeSet<&str> = crates(&rules, "bans", "deny").into_iter().map(|entry| text(entry, "crate")).collect();
    assert!(!denied.is_empty());
    for package in packages() {
        assert!(!denied.contains(package.name.as_str()), "{}", package.name);
    }
}

#[test]
fn what_is_there_twice_is_there_for_a_reason() {
    let rules = rules();
    let skipped = crates(&rules, "bans", "skip");
    assert!(skipped.iter().all(|entry| !text(entry, "reason").is_empty()));
    let is_of = |entry: &Table, package: &Package| {
        let (name, version) = text(entry, "crate").split_once('@').unwrap_or_default();
        name == package.name && (version == package.version || package.version.starts_with(&format!("{version}.")))
    };
    let packages = packages();
    let mut others: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in &packages {
        if !skipped.iter().any(|entry| is_of(entry, package)) {
            others.entry(&package.name).or_default().push(&package.version);
        }
    }
    others.retain(|_, versions| versions.len() > 1);
    assert!(others.is_empty(), "{others:?}");
    for entry in skipped {
        assert!(packages.iter().any(|package| is_of(entry, package)), "{entry} is not there any more");
    }
}

#[test]
fn everything_comes_from_the_registry() {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).expect("the lock file");
    let lock: Table = lock.parse().expect("TOML");
    for package in lock["package"].as_array().expect("a list") {
        let name = package["name"].as_str().unwrap_or_default();
        if name == "replydesk" {
            continue;
        }
        let source = package.get("source").and_then(|source| source.as_str());
        assert_eq!(source, Some("registry+https://github.com/rust-lang/crates.io-index"), "{name}");
        assert!(package.get("checksum").is_some(), "{name}");
    }
}
