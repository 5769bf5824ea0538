use std::sync::Mutex;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use super::*;
use crate::desk::{Settings, demo};
use crate::store::Options;
use crate::transfer::shop::{JsonWriter, KINDS};

/// A desk on a file, whose clock stands where it is put.
fn desk(directory: &Path) -> (Desk, Arc<Mutex<i64>>) {
    let store = Store::open(&directory.join("shop.db"), Options::default()).unwrap();
    let minute = Arc::new(Mutex::new(0));
    let clock = Arc::clone(&minute);
    let clock = move || Timestamp::from_second(1_790_000_000 + 60 * *clock.lock().unwrap()).unwrap();
    (Desk::new(store, Settings::default(), Box::new(clock)).unwrap(), minute)
}

fn set_fact(desk: &mut Desk, value: &str) {
    let at = desk.timestamp();
    let fact = crate::model::Fact {
        id: crate::model::Id::new(),
        name: format!("fact_{value}"),
        value: value.to_owned(),
        translations: Vec::new(),
        checked_on: None,
        sensitive: false,
        channels: Vec::new(),
    };
    desk.store.act(store::ActionKind::AddFact, value, at, |action| action.put_fact(&fact)).unwrap();
}

#[test]
fn a_backup_is_made_where_it_is_set_and_holds_everything() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(directory.path());
    set_fact(&mut desk, "door");
    let made = desk.back_up(BackupReason::ByHand).unwrap().unwrap();
    assert_eq!(made.path, directory.path().join("backups/shop-2026-09-21T141320Z-by-hand.db"));
    let again = desk.back_up(BackupReason::ByHand).unwrap().unwrap();
    assert_eq!(again.path, directory.path().join("backups/shop-2026-09-21T141320Z-by-hand-2.db"));
    assert_eq!(desk.backups().unwrap(), [again, made.clone()]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((rights(&made.path), rights(made.path.parent().unwrap())), (0o600, 0o700));
    }
    let copy = Store::open(&made.path, Options::default()).unwrap();
    assert_eq!(copy.facts().unwrap(), desk.store.facts().unwrap());
}

#[test]
fn one_is_due_after_its_time_if_something_has_changed_and_for_one_program() {
    let directory = tempfile::tempdir().unwrap();
    let (mut one, minute) = desk(directory.path());
    let (mut other, later) = desk(directory.path());
    let set = |to| {
        *minute.lock().unwrap() = to;
        *later.lock().unwrap() = to;
    };
    assert!(one.due_backup().unwrap().is_none(), "there is nothing to lose yet");
    set_fact(&mut one, "door");
    let job = one.due_backup().unwrap().unwrap();
    assert!(other.due_backup().unwrap().is_none(), "somebody is at it");
    let made = job.run().unwrap().unwrap();
    assert_eq!(
        (made.reason, Store::open(&made.path, Options::default()).unwrap().facts().unwrap().len()),
        (BackupReason::Automatic, 1)
    );
    set(60);
    assert!(other.due_backup().unwrap().is_none(), "nothing has changed");
    set_fact(&mut one, "window");
    set(29);
    assert!(other.due_backup().unwrap().is_none(), "it is too early");
    set(30);
    let job = other.due_backup().unwrap().unwrap();
    assert!(one.due_backup().unwrap().is_none());
    other.give_up_backup(&job).unwrap();
    assert!(one.due_backup().unwrap().is_some(), "what was given up is due again");
    set_fact(&mut one, "roof");
    set(-5000);
    assert!(one.due_backup().unwrap().is_some(), "a clock that was set back does not put it off");
}

#[test]
fn one_that_is_stopped_leaves_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(directory.path());
    set_fact(&mut desk, "door");
    let job = desk.due_backup().unwrap().unwrap();
    job.stop().stop();
    assert_eq!(job.run().unwrap(), None);
    assert_eq!(fs::read_dir(directory.path().join("backups")).unwrap().count(), 0);
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(directory.path());
    fs::write(directory.path().join("backups"), "a file").unwrap();
    set_fact(&mut desk, "door");
    let job = desk.due_backup().unwrap().unwrap();
    assert!(matches!(job.run(), Err(store::Error::File { .. })));
    assert!(desk.back_up(BackupReason::ByHand).is_err());
}

#[test]
fn old_ones_go_when_a_new_one_comes() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, minute) = desk(directory.path());
    let kept = usize::from(config::Backup::default().before);
    for day in 0..kept + 3 {
        *minute.lock().unwrap() = i64::try_from(day).unwrap() * 1440;
        set_fact(&mut desk, &day.to_string());
        let _stays = desk.safety_backup(BackupReason::BeforeImport).unwrap();
    }
    let left = desk.backups().unwrap();
    assert_eq!(left.len(), kept);
    assert_eq!(left[0].at, desk.timestamp());
}

#[test]
fn a_safety_backup_goes_when_it_is_told_to() {
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(directory.path());
    set_fact(&mut desk, "door");
    let safety = desk.safety_backup(BackupReason::BeforeErase).unwrap();
    assert!(safety.file().unwrap().path.exists());
    safety.remove().unwrap();
    assert_eq!(desk.backups().unwrap(), []);
}

#[test]
fn what_is_beside_them_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let (desk, _) = desk(directory.path());
    let _made = desk.back_up(BackupReason::ByHand).unwrap();
    let stranger = directory.path().join("backups/other-2020-01-01T000000Z-automatic.db");
    fs::write(&stranger, "").unwrap();
    let place = desk.backup_place().unwrap();
    place.prune(KeptBackups { hours: 0, days: 0, weeks: 0, months: 0, before: 0 }).unwrap();
    assert!(stranger.exists());
    assert_eq!(desk.backups().unwrap().len(), 1);
}

/// Every thing of a shop, read one by one.
fn everything(desk: &Desk) -> usize {
    let kinds: Vec<_> = KINDS.iter().collect();
    let mut writer = JsonWriter::new(Vec::new(), desk.timestamp()).unwrap();
    desk.export_shop(&kinds, &mut writer, &mut |_, _| ()).unwrap()
}

#[test]
fn a_shop_of_every_schema_is_brought_to_ours_and_read() {
    let directory = tempfile::tempdir().unwrap();
    let whole = directory.path().join("whole.db");
    demo::ready_made().store().backup_to(&whole).unwrap();
    for version in 1..=store::LATEST {
        let path = directory.path().join(format!("schema-{version}.db"));
        store::older(&whole, &path, version).unwrap();
        let before = fs::read(&path).unwrap();
        let store = Store::open(&path, Options::default()).unwrap();
        assert_eq!(store.schema().unwrap(), store::LATEST);
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new(), "of schema {version}");
        let desk = Desk::new(store, Settings::default(), Box::new(demo::fixed_moment)).unwrap();
        let all = everything(&desk);
        assert!(all > 150, "{all} of schema {version}");
        if version < store::LATEST {
            let copy = directory.path().join(format!("schema-{version}.db.schema-{version}"));
            assert!(copy.exists());
            // It goes back and forth: the backup of the older schema is brought back into the present one.
            let back = desk.look_back(&copy).unwrap();
            assert!(back.differs.is_empty(), "{:?}", back.differs);
        }
        drop(desk);
        assert_ne!(before.len(), 0);
    }
}

/// How long a writer waits while a large shop is copied: `--nocapture` shows the figures.
#[test]
#[ignore = "writes hundreds of megabytes"]
fn a_writer_does_not_wait_for_a_backup() {
    const MEGABYTES: usize = 100;
    let directory = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(directory.path());
    let long = "Where can I pick it up? ".repeat(400);
    let at = desk.timestamp();
    for round in 0..MEGABYTES {
        desk.store
            .act(store::ActionKind::SetUp, "", at, |action| {
                for number in 0..50 {
                    action.put_message(&crate::model::Message::received(&format!("{round} {number} {long}"), at))?;
                }
                Ok::<_, store::Error>(())
            })
            .unwrap();
    }
    let write = |desk: &mut Desk, name: &str| {
        let begun = Instant::now();
        set_fact(desk, name);
        begun.elapsed()
    };
    let alone = (0..50).map(|number| write(&mut desk, &format!("a{number}"))).max().unwrap();
    let job = desk.due_backup().unwrap().unwrap();
    let (done, is_done) = mpsc::channel();
    let begun = Instant::now();
    let copying = thread::spawn(move || {
        let made = job.run();
        let _ = done.send(begun.elapsed());
        made
    });
    let mut beside = Vec::new();
    let took = loop {
        beside.push(write(&mut desk, &format!("b{}", beside.len())));
        if let Ok(took) = is_done.try_recv() {
            break took;
        }
    };
    let made = copying.join().unwrap().unwrap().unwrap();
    beside.sort();
    let (most, usual) = (beside[beside.len() - 1], beside[beside.len() / 2]);
    let told = format!(
        "{} MB in {took:?}; {} writes meanwhile, the usual {usual:?}, the longest {most:?}; alone the longest {alone:?}",
        made.bytes >> 20,
        beside.len()
    );
    assert!(most < took, "it waited for the whole of it: {told}");
}
