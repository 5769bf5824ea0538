//! Backups: made, listed, kept apart.

use std::fs;

use super::home::Home;

/// Compares what was told, with the sizes of files left out: they change with the schema.
macro_rules! shows {
    ($session:expr) => {{
        let told = $session.told();
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.add_filter(&$session.home.pattern(), "[HOME]");
        settings.add_filter("[0-9]+ kB", "[number] kB");
        settings.add_filter("\"bytes\":( ?)[0-9]+", "\"bytes\":$1[number]");
        settings.bind(|| insta::assert_snapshot!(told));
    }};
}

#[test]
fn a_backup_is_made_listed_and_copied_elsewhere() {
    let mut session = Home::new().with("stick/notes.txt", "").session();
    session
        .run("backup")
        .run("backup list")
        .run("fact set door blue")
        .run("backup")
        .run("backup --json")
        .run("backup --to stick")
        .run("backup --to stick/shop.db")
        .run("backup --to stick/shop.db")
        .run("backup --to stick/shop.db --force --json")
        .run("backup --to no/such/place.db")
        .run("backup --to stick/below/")
        .run("backup --to stik")
        .run("backup list")
        .run("backup list --json")
        .run("--db stick/shop.db fact show door");
    shows!(session);
}

#[test]
fn a_backup_comes_back_and_undo_takes_that_back() {
    let mut session = Home::new().session();
    session
        .quietly("buyer add 'Anna Nowak' --language pl")
        .quietly("fact set door blue")
        .run("backup --to then.db")
        .run("restore then.db")
        .quietly("buyer edit anna --name 'Ania Nowak'")
        .quietly("fact set window green")
        .quietly("fact remove door")
        .run("restore then.db --dry-run")
        .run("restore then.db")
        .feed("restore then.db", "n\n")
        .feed("restore then.db", "y\n")
        .run("buyer list")
        .run("fact list")
        .run("backup list")
        .run("undo")
        .run("buyer list")
        .run("undo --redo")
        .run("restore replydesk-2026-11-27T140200Z-before-restore.db --yes --json")
        .run("fact show window")
        .run("restore nothing.db");
    shows!(session);
}

#[test]
fn what_is_no_backup_of_ours_is_not_brought_back() {
    let mut session = Home::new().with("answers.txt", "Where can I pick it up?\n".repeat(50)).session();
    session.run("restore").quietly("fact set door blue").quietly("backup --to then.db");
    let conn = rusqlite::Connection::open(session.home.file("then.db")).expect("a backup");
    conn.pragma_update(None, "user_version", 99).expect("it can be written");
    drop(conn);
    session.run("restore then.db --yes").run("restore answers.txt --yes").run("fact show door");
    shows!(session);
}

#[test]
fn a_backup_takes_the_place_of_a_database_that_cannot_be_read() {
    let mut session = Home::new().session();
    session.quietly("fact set door blue").quietly("backup");
    let database = session.home.file(".local/share/replydesk-debug/replydesk.db");
    let mut bytes = fs::read(&database).expect("a database");
    bytes.iter_mut().skip(8192).for_each(|byte| *byte ^= 0x5a);
    fs::write(&database, bytes).expect("a database");
    session
        .run("fact show door")
        .run("restore replydesk-2026-11-27T140200Z-by-hand.db --dry-run")
        .run("restore replydesk-2026-11-27T140200Z-by-hand.db --yes")
        .run("fact show door")
        .run("undo")
        .quietly("fact set window green")
        .run("undo")
        .run("undo --redo")
        .run("undo")
        .run("undo");
    fs::remove_file(&database).expect("a database");
    session.run("restore --yes").run("fact show door");
    shows!(session);
}

#[test]
fn an_import_is_preceded_by_a_backup_if_it_takes_something() {
    let buyers = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Nowak\nEMAIL:anna@example.org\nEND:VCARD\n";
    let mut session = Home::new().with("buyers.vcf", buyers).session();
    session
        .quietly("fact set door blue")
        .quietly("import buyers buyers.vcf --dry-run")
        .run("backup list")
        .quietly("import buyers buyers.vcf --yes")
        .run("backup list")
        .quietly("import buyers buyers.vcf --yes")
        .run("backup list");
    shows!(session);
}

#[test]
fn a_backup_that_cannot_be_made_is_told_and_stops_nothing_but_what_needs_it() {
    let mut session =
        Home::new().with("backups", "a file").with_settings("[backup]\ndirectory = \"../../../backups\"\n").session();
    session
        .run("fact set door blue")
        .run("backup")
        .quietly("backup --to then.db")
        .quietly("fact set door green")
        .run("restore then.db --yes")
        .run("fact show door");
    shows!(session);
}

/// A shop of some buyers in whose table of buyers a page is no page any more.
fn damaged_shop() -> super::home::Session {
    let mut session = Home::new().session();
    let buyer = |n| format!("BEGIN:VCARD\nVERSION:3.0\nFN:Buyer {n}\nEMAIL:buyer{n}@example.org\nEND:VCARD\n");
    let buyers = (0..400).map(buyer).collect::<Vec<_>>().concat();
    fs::write(session.home.file("buyers.vcf"), buyers).expect("a file");
    session.quietly("import buyers buyers.vcf --yes");
    let database = session.home.file(".local/share/replydesk-debug/replydesk.db");
    let conn = rusqlite::Connection::open(&database).expect("a database");
    // As if half an hour had gone by since the automatic backup, which has shown that the file was sound.
    conn.execute("DELETE FROM meta WHERE key = 'backup'", []).expect("it is forgotten");
    let page: i64 = conn
        .query_row(
            "SELECT pageno FROM dbstat WHERE name = 'buyers' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 3",
            [],
            |row| row.get(0),
        )
        .expect("a page");
    drop(conn);
    let mut bytes = fs::read(&database).expect("a database");
    let from = usize::try_from(page - 1).expect("a place") * 4096;
    bytes[from..from + 4096].fill(0xee);
    fs::write(&database, bytes).expect("a database");
    session
}

#[test]
fn a_damaged_database_is_repaired_and_the_damaged_one_kept() {
    let mut session = damaged_shop();
    let json = |session: &mut super::home::Session, line: &str| {
        session.run(line);
        session.told()
    };
    assert!(json(&mut session, "export buyers").contains("`replydesk repair` saves"));
    session.run("repair").feed("repair", "y\n").run("repair").run("buyer show 'Buyer 399'").run("undo");
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.add_filter(&session.home.pattern(), "[HOME]");
    settings.add_filter("[0-9]+ from the change log", "[number] from the change log");
    settings.add_filter("(buyers +)[0-9]+ read", "$1[number] read");
    let told = session.told();
    settings.bind(|| insta::assert_snapshot!(told));
    let kept = session.home.file(".local/share/replydesk-debug/replydesk.db.damaged-2026-11-27T140200Z");
    assert!(kept.exists());
}

#[test]
fn in_a_synced_folder_one_program_has_the_database_and_copies_are_offered() {
    let mut session = Home::new().with("sync/.stfolder/x", "").session();
    session
        .quietly("--db sync/shop.db fact set door blue")
        .run("--db sync/shop.db fact show door")
        .run("--db sync/shop.db backup");
    let told = |session: &mut super::home::Session| {
        session.run("--db sync/shop.db doctor --json");
        session.told()
    };
    let before = session.told();
    assert!(told(&mut session).contains("\"disk\":{\"kind\":\"synced\",\"by\":\"Syncthing\"}"));
    assert!(!session.home.file("sync/shop.db-wal").exists());
    let other = rusqlite::Connection::open(session.home.file("sync/shop.db")).expect("a database");
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT").expect("it is ours alone");
    session.run("--db sync/shop.db fact show door");
    let refused = session.told();
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.add_filter("[0-9]+ kB", "[number] kB");
    settings.bind(|| insta::assert_snapshot!(format!("{before}{refused}")));
}

#[test]
fn a_copy_that_a_passphrase_opens_comes_back_with_it_alone() {
    let mut session =
        Home::new().with("stick/notes.txt", "").with("phrase", "correct horse\n").with("other", "wrong\n").session();
    session
        .quietly("fact set door greenish-blue")
        .run("backup --encrypt --passphrase-file phrase")
        .run("backup --to stick/shop.db --encrypt")
        .run("backup --to stick/shop.db --encrypt --passphrase-file phrase")
        .run("backup --to stick/shop.db --encrypt --passphrase-file phrase")
        .feed("backup --to stick --encrypt --passphrase-file -", "correct horse\n")
        .run("export all --output shop.json --encrypt --passphrase-file phrase")
        .run("export all --output tables --format csv --encrypt --passphrase-file phrase")
        .quietly("fact set door red")
        .run("restore stick/shop.db.age --yes")
        .run("restore stick/shop.db.age --yes --passphrase-file other")
        .run("restore stick/shop.db.age --yes --passphrase-file phrase")
        .run("fact show door");
    let sealed = session.home.file("stick/shop.db.age");
    for file in [&sealed, &session.home.file("shop.json.age")] {
        let bytes = fs::read(file).expect("a sealed file");
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"), "{file:?}");
        assert!(!bytes.windows(12).any(|part| part == b"greenish-blue".get(..12).expect("a word")), "{file:?}");
    }
    let mut bytes = fs::read(&sealed).expect("a sealed file");
    bytes.truncate(bytes.len() / 2);
    fs::write(&sealed, bytes).expect("a sealed file");
    session.run("restore stick/shop.db.age --yes --passphrase-file phrase").run("fact show door");
    let data = session.home.file(".local/share/replydesk-debug");
    let left: Vec<_> =
        fs::read_dir(data).expect("a directory").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "nothing open is left: {left:?}");
    shows!(session);
}

/// The usual database of a session.
const DATABASE: &str = ".local/share/replydesk-debug/replydesk.db";

#[test]
fn a_shop_whose_file_has_gone_does_not_become_an_empty_one() {
    let mut session = Home::new().session();
    session.quietly("fact set door blue");
    let (database, moved) = (session.home.file(DATABASE), session.home.file("moved.db"));
    fs::rename(&database, &moved).expect("a database");
    session
        .run("fact show door")
        .run("fact set door green")
        .run("import replies nothing.txt")
        .run("backup")
        .run("repair")
        .run("backup list");
    assert!(!database.exists());
    fs::write(&database, "").expect("a file");
    session.run("search x").run("restore --yes").run("fact show door");
    // What an open window has saved is named first.
    fs::rename(&database, session.home.file(&format!("{DATABASE}.rescued"))).expect("a database");
    session.run("due").run(&format!("restore {DATABASE}.rescued --yes")).run("fact show door");
    fs::remove_file(&database).expect("a database");
    // The newest changes of a shop may be in its log alone.
    fs::write(session.home.file(&format!("{DATABASE}-wal")), "the newest changes").expect("a file");
    session.run("--new-shop fact show door").run("fact set door red").run("fact show door");
    let kept = session.home.file(&format!("{DATABASE}.damaged-2026-11-27T140200Z-2-wal"));
    assert_eq!(fs::read(kept).expect("a file"), b"the newest changes");
    shows!(session);
}

/// A slip of the finger behind `--output` does not cost the shop, whatever is forced.
#[test]
fn nothing_is_written_over_a_database() {
    let mut session = Home::new().session();
    session.quietly("fact set door blue").quietly("buyer add Anna").quietly("backup --to copy.db");
    session
        .run(&format!("export all --output {DATABASE} --force"))
        .run(&format!("buyer export anna --output {DATABASE} --force"))
        .run("export buyers --output copy.db --force")
        .run(&format!("backup --to {DATABASE} --force"))
        .quietly("backup --to copy.db --force")
        .run("fact show door")
        .run("backup list");
    shows!(session);
}

#[test]
fn one_that_was_named_by_hand_is_named_in_the_ways_back() {
    let mut session = Home::new().with("my shop/here", "").session();
    session.quietly("--db 'my shop/old.db' fact set door blue");
    fs::remove_file(session.home.file("my shop/old.db")).expect("a database");
    session
        .run("--db 'my shop/old.db' fact show door")
        .run("--db 'my shop/old.db' fact set door green")
        .run("--db 'my shop/other.db' backup list")
        .run("--db 'my shop/old.db' restore --yes")
        .run("--db 'my shop/old.db' fact show door");
    shows!(session);
}

#[test]
fn doctor_names_what_lies_beside_the_database_and_misses_no_clipboard_where_there_is_no_display() {
    let mut session = Home::new().session();
    session.quietly("fact set door blue");
    let database = session.home.file(DATABASE);
    for ending in ["rescued", "damaged-2026-11-27T140200Z"] {
        fs::copy(&database, session.home.file(&format!("{DATABASE}.{ending}"))).expect("a copy");
    }
    session.run("doctor");
    fs::remove_file(&database).expect("a database");
    session.run("doctor");
    shows!(session);
}

/// Every kind of writing, where a page is damaged that most of it does not need.
#[test]
fn nothing_is_written_to_a_damaged_database_and_every_command_says_the_same() {
    let mut session = damaged_shop();
    let database = session.home.file(DATABASE);
    let before = fs::read(&database).expect("a database");
    fs::write(session.home.file("message.txt"), "When can you post it?").expect("a file");
    fs::write(session.home.file("more.vcf"), "BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nEND:VCARD\n").expect("a file");
    for line in [
        "fact set door green",
        "buyer add Anna",
        "order add 7",
        "reply add hello --body Hello",
        "piece add Mug",
        "message add message.txt",
        "remind add 'call the post' --on 2026-12-01",
        "slot add market sat 10-12",
        "calendar off 2026-12-24",
        "import buyers more.vcf --yes",
        "undo",
        "backup",
        "backup --to elsewhere.db",
    ] {
        session.run(line);
        let told = session.told();
        assert!(
            told.contains("a part of the database cannot be read") && told.contains("`replydesk doctor` looks"),
            "{told}"
        );
        assert!(told.contains("[exit 4]") && told.contains("`replydesk repair` saves"), "{told}");
        assert_eq!(fs::read(&database).expect("a database"), before, "{line}");
    }
    assert!(!session.home.file("elsewhere.db").exists());
}

#[test]
fn repair_says_what_it_has_before_it_and_leads_out() {
    let mut session = Home::new().with("answers.txt", "Where can I pick it up?\n".repeat(50)).session();
    session
        .quietly("buyer add Anna --handle etsy=anna_k")
        .quietly("order add 1 --buyer anna --item Mug")
        .quietly("reply add hello --body Hello --title Hello")
        .run("repair --to copy.db")
        .run("repair --to copy.db")
        .run("repair answers.txt")
        .run("repair nothing.db")
        .run("restore answers.txt")
        .run("--db copy.db buyer list");
    shows!(session);
}

#[test]
fn who_was_erased_since_a_backup_is_counted_and_stays_away() {
    let mut session = Home::new().session();
    session
        .quietly("buyer add 'Anna Nowak' --email anna@example.org")
        .quietly("buyer add 'Bob Berg' --email bob@example.org")
        .quietly("fact set door blue")
        .quietly("backup --to then.db")
        .quietly("buyer erase anna --yes")
        .quietly("fact set door green")
        .run("restore then.db --dry-run")
        .run("restore then.db --yes --json")
        .run("buyer list");
    let database = session.home.file(DATABASE);
    let sound = fs::read(&database).expect("a database");
    // The list can still be read, and the rest cannot: who was erased stays away.
    let conn = rusqlite::Connection::open(&database).expect("a database");
    let page: i64 = conn
        .query_row("SELECT pageno FROM dbstat WHERE name = 'buyers' AND pagetype = 'leaf'", [], |row| row.get(0))
        .expect("a page");
    drop(conn);
    let from = usize::try_from(page - 1).expect("a place") * 4096;
    let mut bytes = sound;
    bytes[from..from + 4096].fill(0xee);
    fs::write(&database, bytes).expect("a database");
    session.run("restore then.db --yes").run("buyer list");
    fs::remove_file(&database).expect("a database");
    session.run("restore then.db --dry-run");
    shows!(session);
}

#[test]
fn what_a_killed_program_has_left_is_removed_by_the_next_backup() {
    let mut session = Home::new().session();
    session.quietly("fact set door blue");
    let data = session.home.file(".local/share/replydesk-debug");
    let names = [".replydesk-copy-Ab12Cd", "backups/.replydesk-copy-Ef34Gh", ".replydesk-copy-mine.txt", ".tmpAb12Cd"];
    for name in names {
        fs::write(data.join(name), "").expect("a file");
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(7);
        fs::File::options()
            .write(true)
            .open(data.join(name))
            .and_then(|file| file.set_modified(long_ago))
            .expect("a time");
    }
    session.quietly("backup");
    assert_eq!(names.map(|name| data.join(name).exists()), [false, false, true, true]);
}
