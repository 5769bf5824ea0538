//! The settings: shown, checked, told where they are wrong.

use std::fs;

use super::home::Home;

#[test]
fn settings_are_shown_whole() {
    let home = Home::new().with_settings("[shop]\nlanguage = \"pl\"\n");
    prints!(home, home.replydesk(&["config", "show"]), @r#"
    success: true
    exit_code: 0
    ----- stdout -----
    [shop]
    language = "pl"
    zone = ""
    currency = "EUR"

    [clipboard]
    command = []
    read_command = []
    clear_after_seconds = 90

    [screen]
    language = ""
    theme = "auto"
    mouse = true
    mask_sensitive = true

    [editor]
    command = []

    [due]
    off = []
    silent_days = 3
    unpaid_days = 3
    untracked_days = 0
    arrived_days = 7
    review_days = 3
    birthday_days = 1
    explained_days = 1
    fact_days = 180
    meeting_days = 1
    forget_days = 45

    [due.replies]

    [calendar]
    holidays = ""
    working_days = "mon-fri"
    hours = ""
    making_hours = 6
    meeting_minutes = 30
    cut_off = ""

    [channels.windows]
    etsy = [24]
    facebook = [24, 168]
    instagram = [24, 168]
    messenger = [24, 168]

    [checks]
    too_long = true
    sms = true
    link = true
    contact = true
    start = true
    markup = true
    other_buyer = true
    sensitive = true
    leftover = true
    price = true
    past_date = true
    hedging = true
    shouting = true
    paragraphs = true
    greeting = true
    spelling = true

    [spelling]
    words = []

    [undo]
    keep_days = 90
    keep_megabytes = 64

    [backup]
    directory = "backups"
    every_minutes = 30
    hours = 12
    days = 7
    weeks = 5
    months = 12
    before = 10

    [retention]
    journal_months = 0
    message_months = 0

    [log]
    level = "off"

    [keys]

    ----- stderr -----
    "#);
    prints!(home, home.replydesk(&["config", "show", "--json"]), @r#"
    success: true
    exit_code: 0
    ----- stdout -----
    {"shop":{"language":"pl","zone":"","currency":"EUR"},"clipboard":{"command":[],"read_command":[],"clear_after_seconds":90},"screen":{"language":"","theme":"auto","mouse":true,"mask_sensitive":true},"editor":{"command":[]},"due":{"off":[],"replies":{},"silent_days":3,"unpaid_days":3,"untracked_days":0,"arrived_days":7,"review_days":3,"birthday_days":1,"explained_days":1,"fact_days":180,"meeting_days":1,"forget_days":45},"calendar":{"holidays":"","working_days":"mon-fri","hours":"","making_hours":6,"meeting_minutes":30,"cut_off":""},"channels":{"windows":{"etsy":[24],"facebook":[24,168],"instagram":[24,168],"messenger":[24,168]}},"checks":{"too_long":true,"sms":true,"link":true,"contact":true,"start":true,"markup":true,"other_buyer":true,"sensitive":true,"leftover":true,"price":true,"past_date":true,"hedging":true,"shouting":true,"paragraphs":true,"greeting":true,"spelling":true},"spelling":{"words":[]},"undo":{"keep_days":90,"keep_megabytes":64},"backup":{"directory":"backups","every_minutes":30,"hours":12,"days":7,"weeks":5,"months":12,"before":10},"retention":{"journal_months":0,"message_months":0},"log":{"level":"off"},"keys":{}}

    ----- stderr -----
    "#);
}

#[test]
fn the_place_of_the_settings_is_told() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "path"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml

    ----- stderr -----
    ");
    prints!(home, home.replydesk(&["config", "path", "--json"]), @r#"
    success: true
    exit_code: 0
    ----- stdout -----
    {"path":"[HOME]/.config/replydesk-debug/config.toml","exists":false}

    ----- stderr -----
    "#);
    prints!(home, home.replydesk(&["config", "path"]).env("XDG_CONFIG_HOME", home.file("xdg")), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/xdg/replydesk-debug/config.toml

    ----- stderr -----
    ");
    prints!(home, home.replydesk(&["config", "path"]).env("REPLYDESK_CONFIG", "mine.toml"), @"
    success: true
    exit_code: 0
    ----- stdout -----
    mine.toml

    ----- stderr -----
    ");
    prints!(home, home.replydesk(&["config", "path", "--config", "this.toml"]).env("REPLYDESK_CONFIG", "mine.toml"), @"
    success: true
    exit_code: 0
    ----- stdout -----
    this.toml

    ----- stderr -----
    ");
}

#[test]
fn right_settings_are_right() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "check"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml is not there; everything is as by default

    ----- stderr -----
    ");
    let home = home.with_settings("[screen]\ntheme = \"high-contrast\"\n");
    prints!(home, home.replydesk(&["config", "check"]), @"
    success: true
    exit_code: 0
    ----- stdout -----
    [HOME]/.config/replydesk-debug/config.toml: no mistakes

    ----- stderr -----
    ");
}

#[test]
fn mistakes_in_settings_are_pointed_at() {
    let home = Home::new().with_settings("# mine\n[shop]\n\tlanguege = \"pl\"\n");
    prints!(home, home.replydesk(&["config", "check"]), @r#"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:3:2: [shop] has no setting “languege”
      3 |  languege = "pl"
        |  ^^^^^^^^
    hint: Did you mean “language”?
    "#);
    let home = Home::new().with_settings("[screen]\ntheme = \"drak\"\n");
    prints!(home, home.replydesk(&["config", "show"]), @r#"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:2:9: “drak” is none of the words for this: “auto”, “dark”, “light”, “high-contrast”, “plain”
      2 | theme = "drak"
        |         ^^^^^^
    hint: Did you mean “dark”?
    "#);
    let home = Home::new().with_settings("[shop\n");
    prints!(home, home.replydesk(&["config", "check"]), @"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:1:6: unclosed table, expected `]`
      1 | [shop
        |      ^
    hint: The settings and what they may be: replydesk config example
    ");
    let home = Home::new().with_settings("[shop]\nlanguage = \"pl\" \u{1b}[31m\n");
    prints!(home, home.replydesk(&["config", "check"]), @r#"
    success: false
    exit_code: 2
    ----- stdout -----

    ----- stderr -----
    error: [HOME]/.config/replydesk-debug/config.toml:2:17: unexpected key or value, expected newline, `#`
      2 | language = "pl"
        |                 ^
    hint: The settings and what they may be: replydesk config example
    "#);
}

#[test]
fn settings_that_cannot_be_read_are_told() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "check", "--config", "/nonexistent/x.toml"]), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the config file /nonexistent/x.toml cannot be read: there is no such file
    ");
    prints!(home, home.replydesk(&["config", "check", "--config", "/"]), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the config file / cannot be read: it is a directory
    ");
    fs::write(home.file("latin.toml"), b"# \xe9\n").expect("a file");
    prints!(home, home.replydesk(&["config", "check"]).env("REPLYDESK_CONFIG", home.file("latin.toml")), @"
    success: false
    exit_code: 4
    ----- stdout -----

    ----- stderr -----
    error: the config file [HOME]/latin.toml cannot be read: it is not text in UTF-8
    ");
}

#[test]
fn without_a_home_it_says_so() {
    let home = Home::new();
    prints!(home, home.replydesk(&["config", "path"]).env_remove("HOME"), @"
    success: false
    exit_code: 3
    ----- stdout -----

    ----- stderr -----
    error: there is no home directory, so the config file has no place
    hint: Name a file with --config PATH, or set HOME.
    ");
    prints!(home, home.replydesk(&["config", "path"]).env("HOME", ""), @"
    success: false
    exit_code: 3
    ----- stdout -----

    ----- stderr -----
    error: there is no home directory, so the config file has no place
    hint: Name a file with --config PATH, or set HOME.
    ");
}
