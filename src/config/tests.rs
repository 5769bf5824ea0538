use std::fs;
use std::path::Path;

use rstest::rstest;

use super::mistake::TakenBy;
use super::*;
use crate::model::{Channel, Profile, Rule};

const ACTIONS: &[&str] = &["copy", "next-variant", "pin-buyer"];

fn mistake(source: &str) -> Mistake {
    Config::parse(source, ACTIONS).expect_err("a mistake")
}

fn wrong(source: &str) -> Wrong {
    mistake(source).wrong
}

#[test]
fn the_committed_example_is_the_generated_one() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("config.example.toml");
    let committed = fs::read_to_string(committed).expect("config.example.toml");
    assert!(committed == example(), "run: cargo run -q -- config example > config.example.toml");
}

#[test]
fn the_example_is_all_defaults_as_it_stands_and_with_every_line_switched_on() {
    assert_eq!(Config::parse(&example(), &[]), Ok(Config::default()));
    let on = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.starts_with(' ') => setting.to_owned(),
        _ => line.to_owned(),
    };
    let switched_on: Vec<_> = example().lines().map(on).collect();
    let switched_on = switched_on.join("\n");
    assert!(switched_on.contains("\nclear_after_seconds = 90\n"));
    assert_eq!(Config::parse(&switched_on, &[]), Ok(Config::default()));
}

#[test]
fn what_is_set_is_read_and_the_rest_stays() {
    let source = "[shop]\nlanguage = \"pl\"\nzone = \"Europe/Warsaw\"\ncurrency = \"pln\"\n[clipboard]\nclear_after_seconds = 1_000\n\
                  [keys]\ncopy = \"ctrl-y\"\nnext-variant = [\"f5\", \"alt-v\"]\n";
    let config = Config::parse(source, ACTIONS).expect("settings");
    assert_eq!(config.shop.language.code(), "pl");
    assert_eq!(config.shop.currency.code(), "PLN");
    assert_eq!(config.clipboard.clear_after_seconds, 1000);
    assert_eq!(config.keys.of("next-variant").map(<[_]>::len), Some(2));
    assert_eq!(config.keys.of("pin-buyer"), None);
    assert_eq!(config.screen, Screen::default());
    assert_eq!(
        config.shop.time_zone().and_then(|zone| zone.iana_name().map(str::to_owned)).as_deref(),
        Some("Europe/Warsaw")
    );
    assert!(Shop::default().time_zone().is_none());
}

#[test]
fn the_shops_days_and_channels_are_read() {
    let source = "[due]\noff = [\"fact\"]\nreplies = { unpaid = \"my-reminder\" }\n[calendar]\nholidays = \"de-by\"\n\
                  working_days = \"tue-sat\"\nhours = \"9-17\"\ncut_off = \"9:30\"\n[channels]\nwindows = { whatsapp = [24] }\n";
    let config = Config::parse(source, ACTIONS).expect("settings");
    assert!(!config.due.has(Rule::Fact) && config.due.has(Rule::Silent));
    assert_eq!(config.due.replies.get(&Rule::Unpaid).map(ToString::to_string).as_deref(), Some("my-reminder"));
    assert_eq!(config.calendar.holidays().map(|holidays| holidays.code()).as_deref(), Some("DE-BY"));
    let week = config.calendar.week();
    assert!(week.on(jiff::civil::Weekday::Saturday).is_worked() && !week.on(jiff::civil::Weekday::Monday).is_worked());
    assert_eq!(config.calendar.cut_off(), Some(jiff::civil::time(9, 30, 0, 0)));
    let windows = config.channels.clock().windows;
    assert_eq!(windows.iter().map(|one| (one.channel.name(), one.hours)).collect::<Vec<_>>(), [("whatsapp", 24)]);
    let sorted = |mut clock: crate::calendar::ReplyClock| {
        clock.windows.sort_by(|one, other| (&one.channel, one.hours).cmp(&(&other.channel, other.hours)));
        clock
    };
    assert_eq!(sorted(Channels::default().clock()), sorted(crate::calendar::ReplyClock::default()));
}

#[test]
fn a_channel_goes_by_what_is_set_and_else_by_what_is_usual() {
    let source = "[channels]\nwindows = { olx = [48] }\n[channels.OLX]\nlabel = \"OLX\"\nlimit = 1000\nlinks = false\n\
                  [channels.sms]\nlimit = 1\n";
    let config = Config::parse(source, &[]).expect("settings");
    let rules = |name: &str| {
        let usual = Profile::of(&Channel::new(name));
        config.rules.get(name).map_or(usual.clone(), |rules| rules.over(usual))
    };
    let olx = rules("olx");
    assert_eq!((olx.label.as_str(), olx.limit, olx.links, olx.contacts), ("OLX", 1000, false, true));
    let sms = rules("sms");
    assert_eq!((sms.label.as_str(), sms.limit, sms.counting), ("SMS", 1, crate::model::Counting::Sms));
    assert_eq!(config.rules.keys().map(String::as_str).collect::<Vec<_>>(), ["olx", "sms"]);
    assert_eq!(Config::parse(&config.to_toml(), &[]), Ok(config), "what is shown is what was set");
}

#[rstest]
#[case::misspelt("[shop]\nlanguege = \"en\"", Wrong::Key { section: "shop", name: "languege".into(), suggestion: Some("language") })]
#[case::dotted("shop.curency = \"EUR\"", Wrong::Key { section: "shop", name: "curency".into(), suggestion: Some("currency") })]
#[case::unlike("[log]\nxyz = 1", Wrong::Key { section: "log", name: "xyz".into(), suggestion: None })]
#[case::section("[screan]\nmouse = true", Wrong::Section { name: "screan".into(), suggestion: Some("screen") })]
#[case::no_section("mouse = true", Wrong::Section { name: "mouse".into(), suggestion: None })]
#[case::value("shop = 3", Wrong::NotASection { name: "shop" })]
#[case::keys_value("keys = 3", Wrong::NotASection { name: "keys" })]
#[case::language("[shop]\nlanguage = \"polish\"", Wrong::Language)]
#[case::screen_language("[screen]\nlanguage = \"p\"", Wrong::Language)]
#[case::currency("[shop]\ncurrency = \"zł\"", Wrong::Currency)]
#[case::short("[clipboard]\nclear_after_seconds = -1", Wrong::Range { name: "clear_after_seconds", low: 0, high: 28_800 })]
#[case::long("[clipboard]\nclear_after_seconds = 99999999999999999999", Wrong::Range { name: "clear_after_seconds", low: 0, high: 28_800 })]
#[case::zone("[shop]\nzone = \"Europe/Warsawa\"", Wrong::Zone { name: "Europe/Warsawa".into(), suggestion: Some("Europe/Warsaw".into()) })]
#[case::rule("[due]\noff = [\"silent\", \"birthdy\"]", Wrong::Word { name: "birthdy".into(), known: Rule::ALL.iter().map(|rule| rule.word()).collect(), suggestion: Some("birthday") })]
#[case::rule_of_reply("[due]\nreplies = { unpayed = \"x\" }", Wrong::Word { name: "unpayed".into(), known: Rule::ALL.iter().map(|rule| rule.word()).collect(), suggestion: Some("unpaid") })]
#[case::forget("[due]\nforget_days = 0", Wrong::Range { name: "forget_days", low: 1, high: 3660 })]
#[case::country("[calendar]\nholidays = \"PLN\"", Wrong::Country { name: "PLN".into(), suggestion: Some("PL".into()) })]
#[case::weekdays("[calendar]\nworking_days = \"mon-fry\"", Wrong::Weekdays)]
#[case::hours("[calendar]\nhours = \"17-9\"", Wrong::Hours)]
#[case::hour("[calendar]\ncut_off = \"25:00\"", Wrong::Hour)]
#[case::check("[checks]\nto_long = true", Wrong::Key { section: "checks", name: "to_long".into(), suggestion: Some("too_long") })]
#[case::channel_key("[channels.olx]\nlink = true", Wrong::Key { section: "channels", name: "link".into(), suggestion: Some("links") })]
#[case::channel_windows("[channels]\nwindow = { olx = [1] }", Wrong::Key { section: "channels", name: "olx".into(), suggestion: None })]
#[case::channel_counting("[channels.olx]\ncounting = \"letters\"", Wrong::Word { name: "letters".into(), known: vec!["characters", "utf-16", "bytes", "sms"], suggestion: None })]
#[case::channel_starts("[channels.olx]\nstarts = \"answer\"", Wrong::Word { name: "answer".into(), known: vec!["anything", "answers"], suggestion: Some("answers") })]
#[case::channel_limit("[channels.olx]\nlimit = -1", Wrong::Range { name: "limit", low: 0, high: 1_000_000 })]
#[case::action("[keys]\ncoppy = \"f2\"", Wrong::Action { name: "coppy".into(), suggestion: Some("copy".into()) })]
#[case::number_for_key("[keys]\ncopy = 3", Wrong::NotAKey { action: "copy".into() })]
#[case::unknown_key("[keys]\ncopy = \"ctl-y\"", Wrong::UnknownKey { name: "ctl-y".into() })]
#[case::two_keys("[keys]\ncopy = \"a-b\"", Wrong::UnknownKey { name: "a-b".into() })]
#[case::no_key("[keys]\ncopy = \"\"", Wrong::UnknownKey { name: String::new() })]
fn a_mistake_is_named(#[case] source: &str, #[case] expected: Wrong) {
    assert_eq!(wrong(source), expected);
}

#[rstest]
#[case("ctrl-a", TakenBy::Multiplexer)]
#[case("Ctrl-B", TakenBy::Multiplexer)]
#[case("ctrl-h", TakenBy::Key("Backspace"))]
#[case("ctrl-i", TakenBy::Key("Tab"))]
#[case("ctrl-j", TakenBy::Key("Enter"))]
#[case("ctrl-m", TakenBy::Key("Enter"))]
#[case("ctrl-shift-m", TakenBy::Key("Enter"))]
#[case("ctrl-[", TakenBy::Key("Esc"))]
#[case("ctrl-z", TakenBy::Suspend)]
fn a_key_of_somebody_else_is_refused(#[case] key: &str, #[case] taken_by: TakenBy) {
    let expected = Wrong::Forbidden { name: key.to_owned(), taken_by };
    assert_eq!(wrong(&format!("[keys]\ncopy = \"{key}\"")), expected);
    assert_eq!(wrong(&format!("[keys]\ncopy = [\"f2\", \"{key}\"]")), expected);
}

#[rstest]
#[case::a_key("# ł\n[shop]\n  languege = \"en\"\n", 3, 3, "  languege = \"en\"", 8)]
#[case::a_value("[screen]\nmouse = \"on\" # ♥\n", 2, 9, "mouse = \"on\" # ♥", 4)]
#[case::after_wide("[screen]\ntheme = 'ąę♥' # x", 2, 9, "theme = 'ąę♥' # x", 5)]
#[case::syntax("[shop\nlanguage = \"en\"\n", 1, 6, "[shop", 1)]
#[case::line_end("a = \"\r\n\"", 2, 2, "\"", 1)]
#[case::many_lines("[clipboard]\ncommand = '''a\nb\nc'''\n", 2, 11, "command = '''a", 4)]
fn a_mistake_has_its_place(
    #[case] source: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] text: &str,
    #[case] length: usize,
) {
    let place = mistake(source).place;
    assert_eq!(place, Some(Place { line, column, text: text.to_owned(), length }));
}

#[test]
fn a_word_is_one_of_those_there_are() {
    let Wrong::Word { name, known, suggestion } = wrong("[screen]\ntheme = \"drak\"") else {
        panic!("another mistake");
    };
    assert_eq!((name.as_str(), known.len(), suggestion), ("drak", Theme::ALL.len(), Some("dark")));
    assert!(matches!(wrong("[log]\nlevel = \"loud\""), Wrong::Word { suggestion: None, .. }));
}

#[test]
fn the_usual_file_may_be_missing_and_a_named_one_not() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = |named| ConfigFile { path: directory.path().join("none.toml"), named };
    assert_eq!(Config::load(&file(false), &[]).expect("defaults"), Config::default());
    assert!(matches!(Config::load(&file(true), &[]), Err(Error::Unreadable { .. })));
}

#[test]
fn a_mark_at_the_start_and_other_line_ends_do_not_matter() {
    let config = Config::read("\u{feff}[shop]\r\nlanguage = \"el\"\r\n", Path::new("x"), &[]).expect("settings");
    assert_eq!(config.shop.language.code(), "el");
}

proptest::proptest! {
    /// Whatever stands in the file, the answer is settings or a mistake in one of its lines.
    #[test]
    fn no_file_makes_it_fall(source in "(\\[(shop|keys|log|screen)\\]\n|[a-z_]{1,8} = |\"[^\"]{0,6}\"|\n|\\PC{0,4}|[0-9]{1,30}){0,12}") {
        if let Err(Mistake { place: Some(place), .. }) = Config::parse(&source, ACTIONS) {
            let line = source.split('\n').nth(place.line - 1).map(|line| line.trim_end_matches('\r'));
            proptest::prop_assert_eq!(line, Some(place.text.as_str()));
            proptest::prop_assert!(place.column >= 1 && place.column <= place.text.chars().count() + 1);
        }
    }
}
