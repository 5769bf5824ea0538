//! What the interface says of its backups, and of the disk it works on.

use rstest::rstest;

use super::*;
use crate::i18n::Messages;
use crate::model::Language;
use crate::report::{Exit, Report};
use crate::store::Disk;
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
