//! Files that come in and go out: the verbs that write most.

use std::fmt::Write as _;

use super::{Call, Setting, call, import};

/// Where exports go, and what they may leave behind.
pub(crate) const EXPORT: &str = "out/export.json";

/// Where copies of the database go, and the one that is brought back.
pub(crate) const COPY: &str = "out/then.db";

/// A file of our own form. Some of the shortcuts come again, so that replies are changed and not only added.
pub(super) fn replies(setting: &mut Setting<'_>) -> Option<Call> {
    let mut lines = String::new();
    for number in 0..20 + setting.dice.below(150) {
        let (body, ask) = (setting.words(40), setting.words(5));
        let _ = writeln!(
            lines,
            r#"{{"shortcut":"lib-{number}","title":"Text {number}","category":"order","language":"en","body":"{body}","asks":["{ask}"]}}"#
        );
    }
    Some(import("replies", "replies.jsonl", lines))
}

/// Etsy's list of orders, with their buyers.
pub(super) fn orders(setting: &mut Setting<'_>) -> Option<Call> {
    let mut lines =
        "Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Date Shipped,Street 1,Ship City,Ship Zipcode,\
                     Ship Country,Currency,Order Value,Shipping,Order Total,Status,Buyer\n"
            .to_owned();
    for _ in 0..20 + setting.dice.below(300) {
        let number = setting.dice.below(2_000);
        let (shipped, street) = (if setting.dice.percent(30) { "11/02/26" } else { "" }, setting.words(2));
        let _ = writeln!(
            lines,
            "10/27/26,34{number:08},user{number},Eva Nr{number},2,{shipped},{street} {number},Olsztyn,10-001,Poland,EUR,\
             80.00,12.50,92.50,,Eva Nr{number} (user{number})"
        );
    }
    Some(import("orders", "orders.csv", lines))
}

/// An address book.
pub(super) fn buyers(setting: &mut Setting<'_>) -> Option<Call> {
    let mut cards = String::new();
    for _ in 0..10 + setting.dice.below(150) {
        let (number, note) = (setting.dice.below(2_000), setting.words(10));
        let _ = write!(
            cards,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Nr{number};Eva;;;\r\nFN:Eva Nr{number}\r\nEMAIL:eva{number}@example.org\r\n\
             TEL:+48600{:06}\r\nADR:;;Lipowa {number};Olsztyn;;10-001;Poland\r\nNOTE:{note}\r\nEND:VCARD\r\n",
            100_000 + number
        );
    }
    Some(import("buyers", "buyers.vcf", cards))
}

/// The whole shop as it was at an export, over what has become of it. Who was erased since is erased again.
pub(super) fn all(setting: &mut Setting<'_>) -> Option<Call> {
    let over = setting.dice.percent(50);
    let mut made = Call { speaks_when_done: false, erases: true, ..call(["import", "all", EXPORT, "--yes"]) };
    if over {
        made.arguments.push("--over".to_owned());
    }
    setting.has_export.then_some(made)
}

pub(super) fn export(setting: &mut Setting<'_>) -> Option<Call> {
    (!setting.now.living.is_empty()).then(|| call(["export", "all", "--output", EXPORT, "--force"]))
}

pub(super) fn backup(setting: &mut Setting<'_>) -> Option<Call> {
    // Now and then into the place of all backups.
    let made = if setting.dice.percent(30) { call(["backup"]) } else { call(["backup", "--to", COPY, "--force"]) };
    (!setting.now.living.is_empty()).then_some(made)
}

/// Everything is again what it was at the last copy: it says what comes back before it is done.
pub(super) fn restore(setting: &mut Setting<'_>) -> Option<Call> {
    setting.has_copy.then(|| Call { speaks_when_done: false, ..call(["restore", COPY, "--yes"]) })
}
