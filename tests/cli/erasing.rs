//! What is held of a person, handed over and erased.

use super::home::Home;

/// A shop with a buyer of whom much is held, and another.
fn shop() -> super::home::Session {
    let home = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").with("parcel.txt", "Where is my parcel?");
    let mut session = home.session();
    session
        .quietly(
            "buyer add 'Anna Nowak' --handle allegro=anna_k --language pl --address 'Ulica 1\n00-001 Warszawa' \
             --phone '512 345 678' --email anna@example.org --notes 'knows Ewa'",
        )
        .quietly("buyer add 'Bob Smith' --notes 'a friend of Anna Nowak'")
        .quietly("order add 2041 --buyer anna_k --item 'mug @ 43' --channel allegro --tracking X1 --notes 'ring twice'")
        .quietly("order agree 2041 'blue glaze'")
        .quietly("message add parcel.txt --from anna_k")
        .quietly("remind add 'ask Anna' --on +3 --buyer anna_k")
        .quietly("buyer edit anna_k --phone '512 345 679'");
    session
}

#[test]
fn what_is_held_of_a_person_is_handed_over() {
    let mut session = shop();
    session
        .run("buyer export anna_k")
        .run("buyer export anna_k --output anna.json")
        .run("buyer export anna_k --output anna.json")
        .quietly("buyer remove 'Anna Nowak'")
        .run("buyer export nobody")
        .run("buyer export 'anna nowak' --output removed.txt --json");
    tells!(session);
    let written = std::fs::read_to_string(session.home.file("anna.json")).expect("a file");
    let document: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(document["format"], "replydesk-person");
    assert_eq!(document["held"]["buyers"][0]["email"], "anna@example.org");
    assert_eq!(document["held"]["orders"][0]["agreements"][0]["text"], "blue glaze");
    assert_eq!(document["held"]["messages"].as_array().map(Vec::len), Some(1));
    assert!(document["earlier"].to_string().contains("512 345 678"), "an earlier number is held too");
    assert!(!written.contains("Bob"), "nothing of anybody else");
}

#[test]
fn a_person_is_erased_once_their_name_was_typed() {
    let mut session = shop();
    session
        .run("buyer erase anna_k --dry-run")
        .run("buyer erase anna_k --dry-run --json")
        .quietly("buyer add 'Carol Late'")
        .run("buyer erase carol --dry-run")
        .run("buyer erase anna_k")
        .feed("buyer erase anna_k", "Ana Nowak\n")
        .feed("buyer erase anna_k", "anna nowak\n")
        .run("buyer show anna_k")
        .run("order show 2041")
        .run("log")
        .run("buyer export 'Anna Nowak'")
        .run("buyer erase --backups")
        .run("buyer erase bob --yes --json");
    tells!(session);
}

#[test]
fn nobody_who_was_erased_comes_back_unasked() {
    let orders = "Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer,Order Type,Payment Type,InPerson Discount,InPerson Location,SKU\n\
11/20/26,901,anna_k,Anna Nowak,Anna,Nowak,1,Credit Card,,Ulica 1,,Warszawa,,00-001,Poland,PLN,43,,,0,0,10,0,53,,2,51,,,,Anna Nowak (anna_k),online,online_cc,,,\n";
    let buyers = "name;email;phone\nAnna Nowak;ANNA@example.org;512345679\nCarol Late;carol@example.org;\n";
    let home =
        Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").with("orders.csv", orders).with("buyers.csv", buyers);
    let mut session = home.session();
    session
        .quietly("buyer add 'Anna Nowak' --handle etsy=anna_k --email anna@example.org --phone '512 345 679'")
        .quietly("message add --from anna_k")
        .quietly("export all --output shop.json")
        .quietly("buyer erase anna_k --yes")
        .run("import orders orders.csv --yes")
        .run("order show 901")
        .quietly("import map set people --holds buyers --column name=name --column email=email --column phone=phone")
        .run("import buyers buyers.csv --dry-run")
        .run("import buyers buyers.csv --yes --json")
        .run("import all shop.json --yes")
        .run("buyer list")
        .run("import orders orders.csv --yes --bring-back")
        .run("buyer list")
        .quietly("buyer erase anna_k --yes")
        .run("import all shop.json --yes --bring-back --over")
        .run("buyer list")
        .quietly("buyer erase anna_k --yes")
        .run("buyer add Anna --email anna@example.org")
        .run("buyer add Anya --email anna@example.org");
    tells!(session);
}

#[test]
fn backups_that_hold_the_person_are_named_and_rewritten() {
    let mut session = shop();
    let database = session.home.file(".local/share/replydesk-debug/replydesk.db");
    let backups = database.with_file_name("backups");
    std::fs::create_dir_all(&backups).expect("a directory");
    std::fs::copy(&database, backups.join("old.db")).expect("a copy");
    std::fs::write(backups.join("hidden.db.age"), "age-encryption.org/v1").expect("a file");
    // What was saved of the database once, and what was put aside.
    std::fs::copy(&database, database.with_file_name("replydesk.db.rescued")).expect("a copy");
    std::fs::write(database.with_file_name("replydesk.db.damaged-2026-11-20T090000Z"), "anna_k").expect("a file");
    session
        .run("buyer erase anna_k --yes")
        .run("buyer erase --backups")
        .run("buyer erase --backups --json")
        .run("--db .local/share/replydesk-debug/backups/old.db buyer list");
    tells!(session);
    for file in [backups.join("old.db"), database.with_file_name("replydesk.db.rescued")] {
        let bytes = std::fs::read(&file).expect("a backup");
        assert!(!bytes.windows(6).any(|part| part == b"anna_k"), "{}", file.display());
    }
    let left: Vec<_> =
        std::fs::read_dir(&backups).expect("a directory").map(|entry| entry.expect("a file").file_name()).collect();
    assert!(
        left.iter()
            .all(|name| !name.to_string_lossy().contains("before-erase") && !name.to_string_lossy().starts_with('.')),
        "{left:?}"
    );
}

#[test]
fn who_was_brought_back_is_on_the_list_again_once_that_is_undone() {
    let buyers = "name;email;phone\nAnna Nowak;anna@example.org;512345679\n";
    let home = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").with("buyers.csv", buyers);
    let mut session = home.session();
    session
        .quietly("buyer add 'Anna Nowak' --handle etsy=anna_k --email anna@example.org --phone '512 345 679'")
        .quietly("export all --output shop.json")
        .quietly("import map set people --holds buyers --column name=name --column email=email --column phone=phone")
        .quietly("buyer erase anna_k --yes");
    for import in ["import buyers buyers.csv", "import all shop.json"] {
        session
            .run(&format!("{import} --bring-back --yes"))
            .run("buyer list")
            .run("undo")
            .run(&format!("{import} --dry-run"))
            .run("buyer list")
            .run("buyer erase --backups");
    }
    tells!(session);
}

#[test]
fn a_table_that_comes_alone_brings_nobody_back() {
    let mut session = shop();
    session.quietly("export all --format csv --output all").quietly("buyer erase anna_k --yes");
    for table in ["messages", "reminders", "agreements", "orders"] {
        session.run(&format!("import all all/{table}.csv --over --yes"));
        let told = session.told();
        assert!(told.contains("--bring-back takes"), "{table}: {told}");
        assert!(!told.contains("everything is there already"), "{table}: {told}");
    }
    session.run("order show 2041").run("message list").run("remind list");
    let told = session.told();
    for theirs in ["X1", "ring twice", "blue glaze", "parcel", "ask Anna"] {
        assert!(!told.contains(theirs), "{theirs}: {told}");
    }
    session.run("import all all/messages.csv --yes --bring-back").run("message list");
    assert!(session.told().contains("Where is my parcel?"), "asked for, it comes");
}

#[test]
fn what_is_theirs_is_counted_apart_from_what_comes_in() {
    let mut session = shop();
    session
        .quietly("export all --output shop.json")
        .quietly("buyer erase anna_k --yes")
        .run("import all shop.json --dry-run")
        .run("import all shop.json --dry-run --json")
        .run("import all shop.json --yes --json")
        .run("import all shop.json --yes")
        .run("buyer list")
        .quietly("buyer add 'Carol Late'")
        .quietly("remind add 'ask Carol' --on +3 --buyer carol")
        .quietly("export all --output both.json")
        .quietly("undo")
        .quietly("undo")
        .quietly("buyer erase bob --yes")
        .run("import all both.json --yes")
        .run("undo")
        .run("buyer list");
    tells!(session);
}
