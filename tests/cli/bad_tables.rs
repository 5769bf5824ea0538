//! Tables that are not what they should be, and what happens around an import: each is said with its place, and nothing is half done.

use std::fs::OpenOptions;
use std::io::Read as _;
use std::process::{Child, Stdio};

use rusqlite::Connection;

use super::home::Home;

const HEADER: &str = "Sale Date,Order ID,Buyer User ID,Full Name,Date Shipped,Currency,Shipping,Order Total\n";

/// More than a debug build writes at once.
const MANY: usize = 1_500;

/// So many orders of as many buyers.
fn many() -> String {
    let row = |n: usize| format!("09/27/26,{},h{n},Ann {n},,EUR,0.00,5.00\n", 3_000_000 + n);
    (0..MANY).map(row).fold(HEADER.to_owned(), |all, row| all + &row)
}

/// How many orders there are, and how many actions.
fn counted(home: &Home) -> (usize, usize) {
    let shop = Connection::open(home.file("shop.db")).expect("a database");
    let count = |table| {
        let sql = format!("SELECT count(*) FROM {table}");
        let count: i64 = shop.query_row(&sql, [], |row| row.get(0)).expect("a count");
        usize::try_from(count).expect("a count")
    };
    (count("orders"), count("actions"))
}

/// Starts the program and leaves it running.
fn start(home: &Home, line: &str) -> Child {
    let arguments: Vec<&str> = line.split(' ').collect();
    let mut command = home.replydesk(&arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs")
}

#[test]
fn what_a_row_gets_wrong_is_named_with_its_place() {
    let rows = "09/27/26,3001,ann,Ann,,EUR,0.00,5.00\n\
                09/27/26,3002\n\
                3003,09/27/26,cy,Cy,,EUR,0.00,5.00\n\
                46290,3004,di,Di,,EUR,0.00,5.00\n\
                09/27/26,3005,ed,Ed,,EUR,free,5.00\n\
                09/27/26,3.006E+09,flo,Flo,,EUR,0.00,5.00\n\
                09/27/26,3007,gil,\"G\u{202e}i\u{7}l\n\u{1b}[31mRed\",,EUR,0.00,5.00\n\
                09/27/26,30\0 08,hal,Hal,,EUR,1.00,5.00\n\
                09/27/26,3009,ivo,\"Ivo,,EUR,0.00,5.00\n\
                09/27/26,3010,jan,Jan,,EUR,0.00,5.00\n";
    let swapped = "Order ID,Sale Date,Currency,Order Total\n09/27/26,3001,EUR,5.00\n";
    let lacking = "Sale Date,Order ID,Buyer User ID\n09/27/26,3001,ann\n";
    let mut session = Home::new()
        .with("bad.csv", HEADER.to_owned() + rows)
        .with("swapped.csv", swapped)
        .with("lacking.csv", lacking)
        .session();
    session
        .run("import orders bad.csv --yes")
        .run("order list")
        .run("buyer list")
        .run("import orders swapped.csv --yes")
        .run("import orders lacking.csv --yes");
    tells!(session);
}

#[test]
fn totals_that_do_not_add_up_are_a_hint() {
    let text = "Name,Email,Financial Status,Currency,Shipping,Total,Lineitem quantity,Lineitem name,Lineitem price\n\
                #1,a@example.com,paid,EUR,2.00,12.00,1,Mug,10.00\n\
                #2,b@example.com,paid,EUR,2.00,11.00,1,Mug,10.00\n";
    let mut session = Home::new().with("orders.csv", text).session();
    session.run("import orders orders.csv --yes");
    tells!(session);
}

#[test]
fn a_file_in_two_encodings_brings_no_broken_names_in() {
    let row = |number: u32, name: &[u8]| {
        [format!("09/27/26,{number},h{number},").as_bytes(), name, b",,EUR,0.00,5.00\n"].concat()
    };
    let file = |names: [&[u8]; 3]| {
        let rows = names.into_iter().zip(3001..).flat_map(|(name, number)| row(number, name));
        HEADER.bytes().chain(rows).collect::<Vec<u8>>()
    };
    // Łukasz Żółć in windows-1250 among names in UTF-8, and the other way round.
    let other = b"\xa3ukasz \xaf\xf3\xb3\xe6";
    let polish = "Łukasz Żółć".as_bytes();
    let mut session = Home::new()
        .with("mostly-utf-8.csv", file([polish, other, polish]))
        .with("mostly-1250.csv", file([other, polish, b"Gra\xbfyna Wi\x9cniewska \xc6wik\xb3a"]))
        .session();
    session.run("import orders mostly-utf-8.csv --yes").run("import orders mostly-1250.csv --yes").run("buyer list");
    tells!(session);
}

#[test]
fn letters_that_were_lost_before_are_a_hint() {
    let text = HEADER.to_owned()
        + "09/27/26,3001,ann,Ann,,EUR,0.00,5.00\n09/27/26,3002,eva,Eva M\u{fffd}ller,,EUR,0.00,5.00\n";
    let cards = "BEGIN:VCARD\nFN:\u{fffd}ukasz\nEND:VCARD\nBEGIN:VCARD\nFN:Zo\u{fffd}\nEND:VCARD\n";
    let mut session = Home::new().with("orders.csv", text).with("contacts.vcf", cards).session();
    session.run("import orders orders.csv --yes").run("import buyers contacts.vcf --yes --json");
    tells!(session);
}

#[test]
fn a_gigabyte_is_refused_at_once_and_a_document_is_no_table() {
    let home =
        Home::new().with("huge.csv", many()).with("book.xlsx", "PK\u{3}\u{4}and so on").with("zeros.csv", [0; 64]);
    let huge = OpenOptions::new().append(true).open(home.file("huge.csv")).expect("a file");
    huge.set_len(1 << 30).expect("a sparse file");
    let mut session = home.session();
    session
        .run("import orders huge.csv --yes")
        .run("import orders book.xlsx --yes")
        .run("import orders zeros.csv --yes")
        .run("import orders . --yes");
    tells!(session);
}

#[test]
fn an_input_that_breaks_off_is_known_by_its_last_row() {
    let text = HEADER.to_owned() + "09/27/26,3001,ann,Ann,,EUR,0.00,5.00\n09/27/26,3002,ben,Ben,,EU";
    let quoted = HEADER.to_owned() + "09/27/26,3001,ann,\"Ann\nof the hill,,EUR,0.00,5.00\n";
    let mut session = Home::new().session();
    session
        .feed("import orders - --yes", &text)
        .feed("import orders - --yes", &quoted)
        .feed("import orders - --yes", "")
        .run("order list");
    tells!(session);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_of_an_import_behind() {
    let mut session = Home::new().with("orders.csv", many()).session();
    session
        .quietly("--db shop.db buyer add Anna")
        .on_a_full_disk("--db shop.db import orders orders.csv --yes")
        .run("--db shop.db order list");
    tells!(session);
    assert_eq!(counted(&session.home), (0, 1));
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_in_the_middle_leaves_the_shop_as_it_was() {
    use super::wait::wait_for;
    use rustix::process::{Pid, Signal, kill_process};
    let people = (0..MANY).fold("Login\n".to_owned(), |all, n| all + &format!("anna{n}\n"));
    let home = Home::new().with("orders.csv", many()).with("people.csv", people);
    let mut session = home.session();
    session.quietly("--db shop.db import map set People --holds buyers --column handle=Login --channel allegro");
    let home = &session.home;
    for line in ["import buyers people.csv", "import orders orders.csv"] {
        let child = start(home, &format!("--db shop.db {line} --yes"));
        let shop = Connection::open(home.file("shop.db")).expect("a database");
        shop.busy_timeout(std::time::Duration::ZERO).expect("a setting");
        wait_for("the import to write", || shop.execute_batch("BEGIN IMMEDIATE; ROLLBACK").err());
        let id = Pid::from_raw(i32::try_from(child.id()).expect("an id")).expect("an id");
        kill_process(id, Signal::INT).expect("it runs");
        let ended = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!((ended.status.code(), said.trim_end()), (Some(130), "error: stopped: nothing was taken"), "{line}");
        assert_eq!(counted(home), (0, 1), "{line}");
    }
    session.run("--db shop.db import orders orders.csv --yes --json");
    assert_eq!(counted(&session.home), (MANY, 2));
}

#[test]
fn the_same_import_from_two_programs_at_once_is_one() {
    let mut session = Home::new().with("orders.csv", many()).session();
    session.quietly("--db shop.db buyer add Anna");
    let line = "--db shop.db import orders orders.csv --yes";
    let both = [start(&session.home, line), start(&session.home, line)];
    for child in both {
        let ended = child.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{ended:?}");
    }
    assert_eq!(counted(&session.home), (MANY, 2));
}

#[test]
fn an_import_waits_for_another_program_that_writes_for_long() {
    let row = "09/27/26,3001,ann,Ann,,EUR,0.00,5.00\n";
    let mut session = Home::new().with("orders.csv", HEADER.to_owned() + row).session();
    session.quietly("--db shop.db buyer add Anna");
    let other = Connection::open(session.home.file("shop.db")).expect("a database");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    let mut child = start(&session.home, "--db shop.db import orders orders.csv --yes");
    let mut said = [0; 16];
    child.stderr.as_mut().expect("an output").read_exact(&mut said).expect("it says that it waits");
    assert_eq!(String::from_utf8_lossy(&said), "Another program ");
    other.execute_batch("ROLLBACK").expect("an open transaction");
    let ended = child.wait_with_output().expect("it ends");
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(counted(&session.home), (1, 2));
}

#[test]
fn what_takes_nothing_begins_no_shop() {
    let good = HEADER.to_owned() + "09/27/26,3001,ann,Ann,,EUR,0.00,5.00\n";
    let home = Home::new().with("orders.csv", good).with("bad.csv", "what,is,this\n").with("replies.txt", "Hello!\n");
    let mut session = home.session();
    let lines = [
        "import orders orders.csv --dry-run",
        "import orders orders.csv",
        "import orders bad.csv --yes",
        "import orders no.csv --yes",
        "import buyers bad.csv --yes",
        "import pieces bad.csv --yes",
        "import replies replies.txt --dry-run",
        "import all no --yes",
        "import map list",
        "import map remove Allegro",
        "import map set Allegro --column total=Razem",
    ];
    for place in ["--db shop.db ", ""] {
        for line in lines {
            session.quietly(&format!("{place}{line}"));
            let directory = session.home.file("");
            let mut files: Vec<_> =
                std::fs::read_dir(&directory).expect("a home").map(|one| one.expect("a file")).collect();
            files.retain(|file| {
                file.path().extension().is_none_or(|extension| extension != "csv" && extension != "txt")
            });
            assert!(files.is_empty(), "{place}{line}: {files:?}");
        }
    }
    session.run("--db shop.db import orders orders.csv --yes --json");
    assert_eq!(counted(&session.home), (1, 1));
}
