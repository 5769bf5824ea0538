use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::desk::demo;
use crate::model::{Address, Buyer, Handle, Order, State};
use crate::transfer::Source;
use crate::transfer::tables::{self, Found, Known};

fn found(name: &str) -> Found<OrderSighting> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name);
    tables::read_orders(Source::open(&path).expect("a file"), Known::Any(&[]), &mut |_| ()).expect("a table").found
}

fn read(text: &str) -> Found<OrderSighting> {
    tables::read_orders(Source::new("orders.csv", text.as_bytes()), Known::Any(&[]), &mut |_| ())
        .expect("a table")
        .found
}

fn desk() -> Desk {
    demo::ready_made()
}

fn import(desk: &mut Desk, found: Found<OrderSighting>) -> Vec<Arrival> {
    let plan = desk.plan_orders("orders.csv", found, &mut |_| ControlFlow::Continue(())).expect("a plan");
    desk.import_orders(&plan, &mut |_| ControlFlow::Continue(())).expect("an import");
    plan.landed.iter().map(|landed| landed.becomes).collect()
}

/// Everything an import may touch.
fn all(desk: &Desk) -> (Vec<Order>, Vec<Buyer>) {
    let orders = desk.store.latest_orders(usize::MAX).expect("orders");
    (orders, desk.store.latest_buyers(usize::MAX).expect("buyers"))
}

const SAMPLES: [&str; 9] = [
    "etsy-orders.csv",
    "etsy-items.csv",
    "etsy-orders-uk.csv",
    "shopify-orders.csv",
    "ebay-orders.csv",
    "ebay-orders-fr.csv",
    "ebay-orders-de.csv",
    "ebay-orders-de-old.csv",
    "amazon-orders.txt",
];

#[test]
fn twice_is_once_and_undo_brings_back_exactly() {
    for name in SAMPLES {
        let mut desk = desk();
        let before = all(&desk);
        assert!(import(&mut desk, found(name)).iter().all(|arrival| *arrival == Arrival::New), "{name}");
        let once = all(&desk);
        assert!(import(&mut desk, found(name)).iter().all(|arrival| *arrival == Arrival::Same), "{name}");
        assert_eq!(all(&desk), once, "{name}");
        desk.undo().expect("an undo").expect("something to undo");
        assert_eq!(all(&desk), before, "{name}");
    }
}

#[test]
fn a_plan_writes_nothing() {
    let desk = desk();
    let before = all(&desk);
    desk.plan_orders("orders.csv", found("shopify-orders.csv"), &mut |_| ControlFlow::Continue(())).expect("a plan");
    assert_eq!(all(&desk), before);
}

#[test]
fn an_order_comes_with_its_past_its_buyer_and_where_a_present_goes() {
    let mut desk = desk();
    import(&mut desk, found("shopify-orders.csv"));
    let order = desk.order_numbered("1001").expect("an order");
    let states: Vec<_> = order.history.iter().map(|change| (change.state, change.at.to_string())).collect();
    assert_eq!(
        states,
        [
            (State::Agreed, "2026-09-22T16:12:40Z".to_owned()),
            (State::Paid, "2026-09-22T16:12:44Z".to_owned()),
            (State::Shipped, "2026-10-01T17:00:00Z".to_owned()),
        ]
    );
    assert_eq!(order.state, State::Shipped);
    assert_eq!(order.paid, order.total);
    assert_eq!(order.notes, "Please wrap it.\nThank you!\n\nEwa Kos\n5 Oak Ave\nUnit 2\nBoston MA 02108\nUS");
    let buyer = desk.buyer_named("jan@example.com").expect("a buyer");
    assert_eq!((buyer.name.as_str(), buyer.address), ("Jan Kos", Address::default()));
    let cancelled = desk.order_numbered("1003").expect("an order");
    assert_eq!((cancelled.state, cancelled.paid), (State::Cancelled, None));
    // The same e-mail address in other letters is the same buyer.
    assert_eq!(cancelled.buyer, desk.order_numbered("1002").expect("an order").buyer);
}

#[test]
fn a_buyer_is_known_by_handle_or_email_and_never_by_name() {
    let mut desk = desk();
    let channel = crate::model::Channel::new("etsy");
    let handle = Handle { channel, name: "ANNAN".to_owned() };
    let known = Buyer { handles: vec![handle], phone: Some("1".to_owned()), ..Buyer::named("Somebody") };
    desk.save_buyer(&known).expect("a buyer");
    desk.save_buyer(&Buyer::named("Joe \"Red\" O'Neil")).expect("a buyer");
    let plan = desk.plan_orders("x", found("etsy-orders.csv"), &mut |_| ControlFlow::Continue(())).expect("a plan");
    assert_eq!(plan.landed.iter().map(|landed| landed.whose).collect::<Vec<_>>(), [Whose::Known, Whose::New]);
    desk.import_orders(&plan, &mut |_| ControlFlow::Continue(())).expect("an import");
    let now = desk.store.buyer(known.id).expect("an answer").expect("the buyer");
    assert_eq!((now.name.as_str(), now.phone.as_deref()), ("Somebody", Some("1")));
    assert_eq!((now.address.street.as_str(), now.address.country.as_str()), ("ul. Lipowa 3, m. 5", "PL"));
    assert_eq!(desk.order_numbered("3412345678").expect("an order").buyer, Some(known.id));
}

#[test]
fn an_update_changes_only_what_the_file_knows_and_no_state_goes_back() {
    let mut desk = desk();
    import(&mut desk, found("etsy-orders.csv"));
    let mut order = desk.order_numbered("3412345678").expect("an order");
    order.state = State::Received;
    order.notes = "likes green".to_owned();
    order.gift = true;
    desk.save_order(&order).expect("an order");
    let arrivals = import(&mut desk, found("etsy-items.csv"));
    assert_eq!(arrivals, [Arrival::Changes]);
    let now = desk.order_numbered("3412345678").expect("an order");
    assert_eq!(
        (now.state, now.notes.as_str(), now.gift, now.total),
        (State::Received, "likes green", true, order.total)
    );
    let items: Vec<_> =
        now.items.iter().map(|item| (item.name.as_str(), item.variation.as_deref(), item.quantity)).collect();
    let wanted =
        [("Ash mug", Some("Style: Matte, Size: L"), 2), ("Bowl", Some("Personalization:For Ola, with love"), 1)];
    assert_eq!(items, wanted);
    // What the seller adds to an item stays; what the file knows of it comes.
    let mut changed = now.clone();
    changed.items[0].packed = true;
    changed.items[0].quantity = 7;
    desk.save_order(&changed).expect("an order");
    import(&mut desk, found("etsy-items.csv"));
    let again = desk.order_numbered("3412345678").expect("an order");
    assert_eq!((again.items[0].packed, again.items[0].quantity, again.items.len()), (true, 2, 2));
}

const HEADER: &str = "Sale Date,Order ID,Buyer User ID,Full Name,Date Shipped,Currency,Shipping,Order Total,Status\n";

#[test]
fn what_left_long_ago_counts_as_received() {
    let mut desk = desk();
    let text =
        format!("{HEADER}01/10/26,1,a,A,01/15/26,EUR,1.00,9.00,Paid\n11/10/26,2,a,A,11/15/26,EUR,1.00,9.00,Paid\n");
    import(&mut desk, read(&text));
    let state = |number| desk.order_numbered(number).expect("an order").state;
    assert_eq!((state("1 etsy"), state("2 etsy")), (State::Received, State::Shipped));
}

#[test]
fn a_total_that_does_not_add_up_is_a_hint() {
    let desk = desk();
    let plan = desk.plan_orders("x", found("shopify-orders.csv"), &mut |_| ControlFlow::Continue(())).expect("a plan");
    let off: Vec<_> = plan.landed.iter().map(|landed| landed.off.map(|(_, sum)| sum.to_string())).collect();
    assert_eq!(off, [None, Some("15.00 USD".to_owned()), None]);
}

fn cards(text: &str) -> Found<BuyerSighting> {
    tables::read_buyers(Source::new("contacts.vcf", text.as_bytes()), Known::Any(&[]), &mut |_| ())
        .expect("cards")
        .found
}

fn buyers_of(name: &str) -> Found<BuyerSighting> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name);
    tables::read_buyers(Source::open(&path).expect("a file"), Known::Any(&[]), &mut |_| ()).expect("buyers").found
}

fn import_buyers(desk: &mut Desk, found: Found<BuyerSighting>) -> Vec<Arrival> {
    let plan = desk.plan_buyers("contacts.vcf", found, &mut |_| ControlFlow::Continue(())).expect("a plan");
    desk.import_buyers(&plan, &mut |_| ControlFlow::Continue(())).expect("an import");
    plan.landed.iter().map(|landed| landed.becomes).collect()
}

#[test]
fn buyers_twice_are_once_and_undo_brings_back_exactly() {
    for name in ["contacts-2.1.vcf", "contacts-3.vcf", "contacts-4.vcf", "google-contacts.csv", "shopify-customers.csv"]
    {
        let mut desk = desk();
        let before = all(&desk);
        assert!(import_buyers(&mut desk, buyers_of(name)).iter().all(|arrival| *arrival == Arrival::New), "{name}");
        let once = all(&desk);
        assert!(import_buyers(&mut desk, buyers_of(name)).iter().all(|arrival| *arrival == Arrival::Same), "{name}");
        assert_eq!(all(&desk), once, "{name}");
        desk.undo().expect("an undo").expect("something to undo");
        assert_eq!(all(&desk), before, "{name}");
    }
}

#[test]
fn a_card_is_somebody_by_name_and_number_and_a_bare_name_adds_nothing() {
    let mut desk = desk();
    let anna = Buyer { phone: Some("+48 512 345 678".to_owned()), ..Buyer::named("Anna Lis") };
    let namesake = Buyer { notes: "of the market".to_owned(), ..Buyer::named("Anna Lis") };
    desk.save_buyer(&anna).expect("a buyer");
    desk.save_buyer(&namesake).expect("a buyer");
    let text = "BEGIN:VCARD\nFN:ANNA LIS\nTEL:512345678\nBDAY:1990-01-02\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Anna Lis\nTEL:512345679\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Anna Lis\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Anna Lis\nNOTE:of the school\nEND:VCARD\n";
    let arrivals = [Arrival::Changes, Arrival::New, Arrival::Same, Arrival::New];
    assert_eq!(import_buyers(&mut desk, cards(text)), arrivals);
    assert_eq!(import_buyers(&mut desk, cards(text)), [Arrival::Same; 4]);
    let now = desk.store.buyer(anna.id).expect("an answer").expect("the buyer");
    assert_eq!(now, Buyer { birthday: Some(jiff::civil::date(1990, 1, 2)), ..anna });
    assert_eq!(desk.store.buyer(namesake.id).expect("an answer"), Some(namesake));
}

#[test]
fn a_card_brings_its_names_on_channels_but_none_that_another_bears() {
    let mut desk = desk();
    let handle =
        |channel: &str, name: &str| Handle { channel: crate::model::Channel::new(channel), name: name.to_owned() };
    let anna = Buyer { handles: vec![handle("instagram", "anna")], ..Buyer::named("Anna") };
    let ben = Buyer { handles: vec![handle("telegram", "Ben")], ..Buyer::named("Ben") };
    desk.save_buyer(&anna).expect("a buyer");
    desk.save_buyer(&ben).expect("a buyer");
    let text =
        "BEGIN:VCARD\nFN:A\nX-SOCIALPROFILE;TYPE=instagram:x:Anna\nURL:https://t.me/ben\nIMPP:skype:an\nEND:VCARD";
    assert_eq!(import_buyers(&mut desk, cards(text)), [Arrival::Changes]);
    let now = desk.store.buyer(anna.id).expect("an answer").expect("the buyer");
    assert_eq!((now.name.as_str(), now.handles), ("Anna", vec![handle("instagram", "anna"), handle("skype", "an")]));
    assert_eq!(desk.store.buyer(ben.id).expect("an answer"), Some(ben));
}

#[test]
fn a_number_is_dialled_from_anywhere_and_an_address_in_one_line_is_read() {
    let mut desk = desk();
    let text = "BEGIN:VCARD\nFN:Jo\nTEL:030 12345678\nADR:;;;;;;Germany\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Ola Kos\nTEL:call me 1\nADR:;;ul. Lipowa 3\\n90-001 Łódź;;;;\nEND:VCARD\n";
    import_buyers(&mut desk, cards(text));
    assert_eq!(desk.buyer_named("Jo").expect("a buyer").phone.as_deref(), Some("+49 30 12345678"));
    let ola = desk.buyer_named("Ola Kos").expect("a buyer");
    assert_eq!((ola.phone.as_deref(), ola.address.city.as_str()), (Some("call me 1"), "Łódź"));
    assert_eq!((ola.address.street.as_str(), ola.address.postcode.as_str()), ("ul. Lipowa 3", "90-001"));
}

fn listings(name: &str) -> Found<PieceSighting> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name);
    let source = Source::open(&path).expect("a file");
    tables::read_pieces(source, Known::Any(&[]), "EUR".parse().ok(), &mut |_| ()).expect("pieces").found
}

fn import_pieces(desk: &mut Desk, found: Found<PieceSighting>) -> Vec<Arrival> {
    let plan = desk.plan_pieces("listings.csv", found).expect("a plan");
    desk.import_pieces(&plan).expect("an import");
    plan.landed.iter().map(|landed| landed.becomes).collect()
}

#[test]
fn pieces_twice_are_once_and_undo_brings_back_exactly() {
    for name in ["etsy-listings.csv", "shopify-products.csv", "shopify-products-new.csv"] {
        let mut desk = desk();
        let before = desk.store.pieces().expect("pieces");
        assert!(import_pieces(&mut desk, listings(name)).iter().all(|arrival| *arrival == Arrival::New), "{name}");
        let once = desk.store.pieces().expect("pieces");
        assert!(import_pieces(&mut desk, listings(name)).iter().all(|arrival| *arrival == Arrival::Same), "{name}");
        assert_eq!(desk.store.pieces().expect("pieces"), once, "{name}");
        desk.undo().expect("an undo").expect("something to undo");
        assert_eq!(desk.store.pieces().expect("pieces"), before, "{name}");
    }
}

#[test]
fn a_piece_changes_only_in_what_the_file_knows_and_the_seller_has_not_written() {
    let mut desk = desk();
    let own = crate::model::Piece {
        material: Some("wool".to_owned()),
        variations: vec!["Grey".to_owned()],
        supply: crate::model::Supply { days_to_make: Some(5), ..crate::model::Supply::default() },
        ..crate::model::Piece::named("felt SLIPPERS")
    };
    desk.save_piece(&own).expect("a piece");
    let bowls = ["S", "L"]
        .map(|size| crate::model::Piece { size: Some(size.to_owned()), ..crate::model::Piece::named("Single bowl") });
    for bowl in &bowls {
        desk.save_piece(bowl).expect("a piece");
    }
    let arrivals = import_pieces(&mut desk, listings("etsy-listings.csv"));
    assert_eq!(arrivals, [Arrival::New, Arrival::Changes, Arrival::Broken]);
    let now = desk.store.piece(own.id).expect("an answer").expect("the piece");
    let wanted = crate::model::Piece {
        price: Some("48 EUR".parse().expect("money")),
        variations: ["Primary color: Rust", "Primary color: Navy", "Size: 36", "Size: 37", "Size: 38"]
            .map(str::to_owned)
            .to_vec(),
        notes: "Warm.".to_owned(),
        ..own
    };
    assert_eq!(now, wanted);
    assert_eq!(desk.store.piece(bowls[0].id).expect("an answer").as_ref(), Some(&bowls[0]));
}

fn rows() -> impl Strategy<Value = String> {
    let row = (1..5_u8, 0..3_usize, prop::bool::ANY, 1..28_u8, 0..500_u16, 0..4_usize);
    prop::collection::vec(row, 0..12).prop_map(|rows| {
        let mut text = HEADER.to_owned();
        for (number, buyer, shipped, day, cents, status) in rows {
            let handle = ["ann", "", "BEN"][buyer];
            let shipped = if shipped { format!("11/{day:02}/26") } else { String::new() };
            let status = ["Paid", "Canceled", "", "Shipped"][status];
            let _ =
                writeln!(text, "10/{day:02}/26,{number},{handle},Name {buyer},{shipped},EUR,1.00,{cents}.00,{status}");
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_file_twice_is_once_and_undone_exactly(first in rows(), second in rows()) {
        let mut desk = Desk::new(store::Store::in_memory().expect("a store"), demo::settings(crate::desk::Settings::default()), Box::new(demo::fixed_moment)).expect("a desk");
        import(&mut desk, read(&first));
        let before = all(&desk);
        let plan = desk.plan_orders("x", read(&second), &mut |_| ControlFlow::Continue(())).expect("a plan");
        let written = desk.import_orders(&plan, &mut |_| ControlFlow::Continue(())).expect("an import");
        prop_assert_eq!(written, plan.count(Arrival::New) + plan.count(Arrival::Changes));
        let once = all(&desk);
        for order in &before.0 {
            let now = once.0.iter().find(|one| one.id == order.id).expect("the order");
            prop_assert!(now.history.starts_with(&order.history));
        }
        let again = import(&mut desk, read(&second));
        prop_assert!(again.iter().all(|arrival| *arrival == Arrival::Same));
        prop_assert_eq!(&all(&desk), &once);
        if written > 0 {
            desk.undo().expect("an undo");
            prop_assert_eq!(&all(&desk), &before);
        }
    }
}

#[test]
fn what_changes_is_told_part_by_part() {
    let mut desk = desk();
    let header = "Sale Date,Order ID,Buyer User ID,Full Name,Date Shipped,Currency,Shipping,Order Total,Status\n";
    import(&mut desk, read(&format!("{header}10/20/26,7,ann,Ann,,EUR,1.00,9.00,Paid\n")));
    let later =
        format!("{header}10/20/26,8,ben,Ben,,EUR,1.00,9.00,Paid\n10/20/26,7,ann,Ann,11/20/26,EUR,1.00,9.50,Paid\n");
    let plan = desk.plan_orders("x", read(&later), &mut |_| ControlFlow::Continue(())).expect("a plan");
    let told = |changes: Vec<Change>| {
        let told = changes.into_iter().map(|one| (one.part.word(), one.before, one.after));
        told.collect::<Vec<_>>()
    };
    let changed: Vec<_> = plan.changed().map(|(index, changes)| (index, told(changes))).collect();
    let text = |text: &str| text.to_owned();
    let wanted = vec![
        ("state", text("paid"), text("shipped")),
        ("total", text("9.00 EUR"), text("9.50 EUR")),
        ("paid", text("9.00 EUR"), text("9.50 EUR")),
    ];
    assert_eq!(changed, [(1, wanted)]);
    desk.save_buyer(&Buyer { email: Some("ola@example.com".to_owned()), ..Buyer::named("Ola") }).expect("a buyer");
    let ola = "BEGIN:VCARD\nFN:Ola\nEMAIL:ola@example.com\nNOTE:of the fair\nX-SOCIALPROFILE;TYPE=instagram:x:ola\nEND:VCARD\n";
    let plan = desk.plan_buyers("x", cards(ola), &mut |_| ControlFlow::Continue(())).expect("a plan");
    let changed: Vec<_> = plan.changed().map(|(index, changes)| (index, told(changes))).collect();
    let wanted = vec![("handles", text(""), text("ola (Instagram)")), ("notes", text(""), text("of the fair"))];
    assert_eq!(changed, [(0, wanted)]);
}

/// Whatever is compared: a change that is written is a change that is told.
#[test]
fn nothing_changes_untold() {
    for name in SAMPLES {
        let mut desk = desk();
        import(&mut desk, found(name));
        for mut order in all(&desk).0 {
            order.state = State::Agreed;
            (order.total, order.postage, order.tracking) = (None, None, Some("old".to_owned()));
            desk.save_order(&order).expect("an order");
        }
        let plan = desk.plan_orders("x", found(name), &mut |_| ControlFlow::Continue(())).expect("a plan");
        assert_eq!(plan.changed().count(), plan.count(Arrival::Changes), "{name}");
        assert!(plan.changed().all(|(_, changes)| !changes.is_empty()), "{name}");
    }
}

#[test]
fn buyers_that_are_stopped_on_their_way_leave_nothing() {
    let mut desk = desk();
    let before = all(&desk);
    let text = (0..3000).fold(String::new(), |text, n| text + &format!("BEGIN:VCARD\nFN:Anna {n}\nEND:VCARD\n"));
    let stopped = |after: usize| {
        let mut asked = 0;
        move |_: usize| {
            asked += 1;
            if asked > after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    };
    let plan = desk.plan_buyers("x", cards(&text), &mut stopped(2));
    assert!(matches!(plan, Err(Error::Stopped)));
    let plan = desk.plan_buyers("x", cards(&text), &mut |_| ControlFlow::Continue(())).expect("a plan");
    // While they are written, and while they are made to be found.
    for after in [2, 3001] {
        assert!(matches!(desk.import_buyers(&plan, &mut stopped(after)), Err(Error::Stopped)), "{after}");
        assert_eq!(all(&desk), before);
    }
}
