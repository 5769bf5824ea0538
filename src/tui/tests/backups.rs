//! What the interface says of its backups, and of the disk it works on.

use rstest::rstest;

use super::*;
use crate::i18n::Messages;
use crate::model::Language;
use crate::report::{Exit, Report, Reported as _};
use crate::store::{self, Disk};
use crate::tui::message::{Answer, Msg};

#[rstest]
#[case((120, 36))]
#[case((80, 24))]
#[case((40, 12))]
fn a_backup_that_fails_is_told_and_leaves_a_mark_until_one_succeeds(#[case] size: (u16, u16)) {
    let mut shop = demo_shop(Scheme::Dark, size);
    let messages = Messages::new(&Language::english());
    let report = Report::say("backup-not-made", &[("why", "there is no room left".into())], Exit::Failed, &messages);
    assert!(!shop.screen().contains("no backup"));
    shop.take(Msg::Answer(Answer::BackedUp(Err(report))));
    assert!(shop.screen().contains("No backup was made"), "{}", shop.screen());
    shop.keys("pick");
    assert!(!shop.screen().contains("No backup was made") && shop.screen().contains("no backup"), "{}", shop.screen());
    shop.take(Msg::Answer(Answer::BackedUp(Ok(()))));
    assert!(!shop.screen().contains("no backup"), "{}", shop.screen());
}

#[test]
fn the_disk_of_another_is_told_and_leaves_a_mark() {
    let mut shop = demo_shop(Scheme::Dark, (80, 24));
    shop.model.stands_on(&Disk::Own);
    assert!(!shop.screen().contains("not this disk"));
    shop.model.stands_on(&Disk::Synced { by: "Dropbox" });
    assert!(shop.screen().contains("in a folder that Dropbox copies elsewhere"), "{}", shop.screen());
    shop.keys("pick");
    assert!(shop.screen().contains("not this disk"), "{}", shop.screen());
}

#[rstest]
#[case((120, 36))]
#[case((80, 24))]
#[case((40, 18))]
fn what_is_wrong_with_the_file_is_said_whole_and_stays_until_it_is_mended(#[case] size: (u16, u16)) {
    let mut shop = demo_shop(Scheme::Dark, size);
    let messages = Messages::new(&Language::english());
    let gone = store::Error::Gone { rescued: Some("/home/ana/.local/share/replydesk/replydesk.db.rescued".into()) };
    let report = gone.report(&messages);
    let said = format!("{}. {}", report.message, report.hint.clone().unwrap_or_default());
    let before = shop.screen();
    shop.take(Msg::Answer(Answer::Trouble(Some(Box::new(report)))));
    let banner = |shop: &Rehearsal| {
        let screen = shop.screen();
        let words: String = screen.split_whitespace().filter(|word| *word != "✗").collect::<Vec<_>>().join(" ");
        words
    };
    // A path that is longer than the line is broken; nothing is left out of it.
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(squeezed(&banner(&shop)).starts_with(&squeezed(&said)), "{}", shop.screen());
    shop.keys("pick");
    assert!(squeezed(&banner(&shop)).starts_with(&squeezed(&said)), "{}", shop.screen());
    assert!(shop.screen().contains("pick"), "what is typed is still seen:\n{}", shop.screen());
    shop.keys("<esc>");
    shop.take(Msg::Answer(Answer::Trouble(None)));
    assert_eq!(shop.screen(), before);
}
