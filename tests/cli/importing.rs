//! Orders and buyers from what marketplaces export.

use super::home::Home;

fn sample(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name);
    std::fs::read(path).expect("a sample export")
}

#[test]
fn orders_come_in_once_and_go_again() {
    let home = Home::new()
        .with("orders.csv", sample("etsy-orders.csv"))
        .with("items.csv", sample("etsy-items.csv"))
        .with("customers.csv", sample("shopify-customers.csv"));
    let mut session = home.session();
    session
        .run("import orders orders.csv items.csv --dry-run")
        .run("import orders orders.csv items.csv")
        .run("import orders orders.csv items.csv --yes")
        .run("import orders orders.csv items.csv --yes --json")
        .run("order show 3412345678")
        .run("undo")
        .run("order list")
        .run("import orders customers.csv --yes")
        .run("import orders orders.csv --from ebay --yes")
        .run("import buyers customers.csv --yes");
    tells!(session);
}

#[test]
fn an_address_book_comes_in_once_and_what_is_wrong_in_it_is_named() {
    let bad = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Lis\nNOTE:first line\nsecond line\nTEL:512345678\nEND:VCARD\n\
               BEGIN:VCARD\nFN:Ben\nBDAY:31 May\nEND:VCARD\nBEGIN:VCARD\nTEL:600\nEND:VCARD\n\
               BEGIN:VCARD\nFN:Ed\nTEL:60";
    let home = Home::new().with("contacts.vcf", sample("contacts-3.vcf")).with("bad", bad).with("no.vcf", "Anna\n");
    let mut session = home.session();
    session
        .run("import buyers contacts.vcf --dry-run")
        .run("import buyers contacts.vcf --yes")
        .run("import buyers contacts.vcf --yes --json")
        .run("buyer show Nowak")
        .run("undo")
        .run("import buyers bad --yes")
        .run("import buyers bad --yes")
        .run("import buyers no.vcf --from vcard")
        .run("import buyers no.vcf");
    tells!(session);
}

#[test]
fn listings_become_pieces_and_what_cannot_be_told_is_left_out() {
    let home = Home::new()
        .with("etsy.csv", sample("etsy-listings.csv"))
        .with("products.csv", sample("shopify-products.csv"))
        .with("bad.csv", "Handle,Title,Variant Price\nmug,Mug,five\ncup,Cup,6.00\ncup-2,CUP,7.00\n");
    let mut session = home.session();
    session
        .run("import pieces etsy.csv --dry-run")
        .run("import pieces etsy.csv --yes")
        .run("import pieces etsy.csv --yes --json")
        .run("piece show mug")
        .run("undo")
        .run("import pieces products.csv --yes")
        .run("fact set currency PLN")
        .run("import pieces products.csv --yes")
        .run("piece show apron")
        .run("import pieces bad.csv --from shopify --yes")
        .run("piece add Quilt --size XL")
        .run("import pieces products.csv --yes")
        .run("import pieces etsy.csv --from shopify");
    tells!(session);
}

#[test]
fn bad_rows_are_named_and_left_out() {
    let bad = "Sale Date,Order ID,Buyer User ID,Full Name,Currency,Order Total\n\
               09/27/26,1.23E+11,ann,Ann,EUR,5.00\n\
               soon,3002,ben,Ben,EUR,5.00\n\
               09/27/26,3003,cy,Cy,,5.00\n\
               09/27/26,,di,Di,EUR,5.00\n\
               09/27/26,3005,ed,Ed,EUR,5.00,x\n\
               09/27/26,3006,flo,Flo,EUR,5.00\n";
    let mut session = Home::new().with("bad.csv", bad).with("empty.csv", "").session();
    session
        .run("import orders bad.csv --yes")
        .run("order list")
        .run("import orders empty.csv")
        .run("import orders no.csv");
    tells!(session);
}

#[test]
fn a_word_for_a_state_that_is_not_known_is_said_and_can_be_told() {
    let rows = "Nr;Kunde;Zustand;Summe\n1;Anna;versandt;20,00\n2;Bob;im Ofen;5,00\n3;Eva;im Ofen;7,00\n";
    let home = Home::new().with("own.csv", rows);
    let mut session = home.session();
    session
        .run("import map set Own --currency EUR --column number=Nr --column name=Kunde --column status=Zustand --column total=Summe")
        .run("import orders own.csv --dry-run")
        .run("import map set Own --state 'im Ofen'")
        .run("import map set Own --state 'im Ofen=making'")
        .run("import map show Own")
        .run("import orders own.csv --yes")
        .run("order list");
    tells!(session);
}

#[test]
fn days_that_a_spreadsheet_has_counted_are_read_where_somebody_says_so() {
    let home = Home::new().with("own.csv", "Nr;Datum;Stück\n1;45987;Tasse\n1;;Schale\n2;45988;Tasse\n");
    let mut session = home.session();
    session
        .run("import map set Own --column number=Nr --column placed=Datum --column item=Stück")
        .run("import orders own.csv --yes")
        .run("import map set Own --days counted")
        .run("import orders own.csv --dry-run");
    tells!(session);
}

/// Nobody is at a terminal here, so that nothing is asked.
#[test]
fn any_table_comes_in_by_a_mapping() {
    let home = Home::new()
        .with("allegro.csv", sample("allegro-orders.csv"))
        .with("people.csv", "Login;Adres\nanna_n;\"ul. Piotrkowska 12/4, 90-001 Łódź\"\n");
    let mut session = home.session();
    session
        .run("import orders allegro.csv --yes")
        .run("import orders allegro.csv --map Allegro --yes")
        .run("import map set Allegro --currency PLN")
        .run("import map set Allegro --column numer=OrderId")
        .run(
            "import map set Allegro --currency PLN --column number=OrderId --column placed=OrderDate --column status=SellerStatus \
             --column handle=BuyerLogin --column name=BuyerName --column total=TotalToPayAmount --column currency=PaymentCurrency",
        )
        .run("import map list")
        .run("import map show allegro")
        .run("import map show Allegro --json")
        .run("import orders allegro.csv --yes")
        .run("import orders allegro.csv --map allegro --yes --json")
        .run("import buyers people.csv --map Allegro --yes")
        .run("import map set People --holds buyers --channel allegro --column handle=Login --column address=Adres")
        .run("import buyers people.csv --yes")
        .run("import orders allegro.csv --map Alegro --yes")
        .run("import orders allegro.csv --map Allegro --from etsy")
        .run("import map set Allegro --column number=OrderId --column total=Razem")
        .run("import orders allegro.csv --map Allegro --yes")
        .run("import orders allegro.csv --yes")
        .run("import map remove Allegro")
        .run("undo")
        .run("import map list");
    tells!(session);
}

#[test]
fn what_changes_is_shown_with_what_it_was() {
    let header = "Sale Date,Order ID,Buyer User ID,Full Name,Date Shipped,Currency,Order Total,Status\n";
    let row = |number: usize, shipped: &str| format!("11/20/26,{number},ann{number},Ann,{shipped},EUR,9.00,Paid\n");
    let all = |shipped: &str| (1..=12).map(|number| row(number, shipped)).collect::<String>();
    let home = Home::new()
        .with("first.csv", format!("{header}{}", all("")))
        .with("later.csv", format!("{header}{}11/21/26,13,ben,Ben,,EUR,5.00,Paid\n", all("11/26/26")));
    let mut session = home.session();
    session
        .run("import orders first.csv --yes")
        .run("import orders later.csv --dry-run")
        .run("import orders later.csv --yes")
        .run("import orders first.csv --yes");
    tells!(session);
}

#[test]
fn who_comes_from_two_sources_is_offered_to_be_made_one() {
    let card = |name: &str, n: usize| format!("BEGIN:VCARD\nFN:{name}\nEMAIL:a{n}@example.com\nEND:VCARD\n");
    let header = "Sale Date,Order ID,Buyer User ID,Full Name,Currency,Order Total\n";
    let many = (0..7).fold(String::new(), |all, n| all + &format!("09/27/26,{n},h{n},Ben No{n},EUR,5.00\n"));
    let home = Home::new()
        .with(
            "orders.csv",
            format!("{header}09/27/26,21,anna_n,Anna Nowak,EUR,5.00\n09/27/26,22,ann,Ann,EUR,5.00\n{many}"),
        )
        .with("contacts.vcf", card("ANNA NOWAK", 1) + &card("Ann", 2))
        .with("all.vcf", (0..7).map(|n| card(&format!("Ben No{n}"), 10 + n)).collect::<String>());
    let mut session = home.session();
    session
        .run("import orders orders.csv --yes --json")
        .run("import buyers contacts.vcf --yes")
        .run("buyer merge anna_n a1@example.com")
        .run("import buyers contacts.vcf --yes")
        .run("import buyers all.vcf --yes --json");
    tells!(session);
}
