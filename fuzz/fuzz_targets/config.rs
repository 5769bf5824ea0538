//! A config file: it is refused at a place that exists, or understood, and what is written of it is understood the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::config::Config;

const ACTIONS: [&str; 3] = ["quit", "copy", "open-basket"];

fuzz_target!(|source: &str| {
    match Config::parse(source, &ACTIONS) {
        Ok(config) => {
            let written = config.to_toml();
            let again = Config::parse(&written, &ACTIONS).unwrap_or_else(|mistake| panic!("{mistake:?} in {written}"));
            assert_eq!(again.to_toml(), written);
        }
        Err(mistake) => {
            let lines = source.split('\n').count();
            assert!(mistake.place.as_ref().is_none_or(|place| (1..=lines).contains(&place.line)), "{mistake:?}");
        }
    }
});
