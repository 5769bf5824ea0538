use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::model::State;
use crate::transfer::{Nearest, Place, Problem};

/// What is known to somebody who has told nothing.
const ANY: Known<'_> = Known::Any(&[]);

fn file(name: &str) -> Source<'static> {
    Source::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name)).expect("a file")
}

fn orders_of(name: &str) -> TableFile<OrderSighting> {
    read_orders(file(name), ANY, &mut |_| ()).expect("a table")
}

fn orders_in(text: &[u8]) -> TableFile<OrderSighting> {
    read_orders(Source::new("orders.csv", text), ANY, &mut |_| ()).expect("a table")
}

/// The mistakes of a table, and how many orders it leaves out.
fn faults(text: &str) -> (Vec<String>, usize) {
    let table = orders_in(text.as_bytes());
    (table.faults.iter().map(ToString::to_string).collect(), table.refused)
}

#[test]
fn every_sample_export_is_read_field_by_field() {
    for name in [
        "etsy-orders.csv",
        "etsy-items.csv",
        "etsy-orders-uk.csv",
        "shopify-orders.csv",
        "ebay-orders.csv",
        "ebay-orders-fr.csv",
        "ebay-orders-de.csv",
        "ebay-orders-de-old.csv",
        "amazon-orders.txt",
    ] {
        let table = orders_of(name);
        assert!(table.faults.is_empty(), "{:?}", table.faults);
        insta::assert_debug_snapshot!(name, (table.layout.word(), table.encoding, table.found.to_vec()));
    }
    for name in ["shopify-customers.csv", "shopify-customers-old.csv", "google-contacts.csv"] {
        let table = read_buyers(file(name), ANY, &mut |_| ()).expect("a table");
        assert!(table.faults.is_empty(), "{:?}", table.faults);
        insta::assert_debug_snapshot!(name, (table.layout.word(), table.encoding, table.found.to_vec()));
    }
}

/// A mapping of these fields and headers.
fn mapping(name: &str, holds: Holds, columns: &[(Field, &str)]) -> Mapping {
    let columns = columns.iter().map(|(field, header)| Column { field: *field, header: (*header).to_owned() });
    Mapping { columns: columns.collect(), ..Mapping::named(name, holds) }
}

fn allegro() -> Mapping {
    mapping(
        "Allegro",
        Holds::Orders,
        &[
            (Field::Number, "OrderId"),
            (Field::Placed, "OrderDate"),
            (Field::Status, "SellerStatus"),
            (Field::Handle, "BuyerLogin"),
            (Field::Email, "BuyerEmail"),
            (Field::Name, "BuyerName"),
            (Field::Phone, "BuyerPhone"),
            (Field::Street1, "BuyerAddress"),
            (Field::Postcode, "BuyerZip"),
            (Field::City, "BuyerCity"),
            (Field::Country, "BuyerCountryCode"),
            (Field::Payment, "PaymentProvider"),
            (Field::Currency, "PaymentCurrency"),
            (Field::Total, "TotalToPayAmount"),
        ],
    )
}

/// As somebody types them who does not look at capitals and signs.
fn woocommerce() -> Mapping {
    mapping(
        "My shop",
        Holds::Orders,
        &[
            (Field::Number, "Order ID"),
            (Field::Placed, "order date"),
            (Field::Status, "order-status"),
            (Field::FirstName, "billing_first_name"),
            (Field::LastName, "billing_last_name"),
            (Field::Email, "billing_email"),
            (Field::Phone, "billing_phone"),
            (Field::Street1, "shipping_address_1"),
            (Field::City, "shipping_city"),
            (Field::Region, "shipping_state"),
            (Field::Postcode, "shipping_postcode"),
            (Field::Country, "shipping_country"),
            (Field::Total, "order_total"),
            (Field::Currency, "order_currency"),
            (Field::Payment, "payment_method"),
        ],
    )
}

#[test]
fn what_no_format_knows_is_read_by_a_mapping_field_by_field() {
    let mappings = [allegro(), woocommerce()];
    for (name, mapping) in ["allegro-orders.csv", "woocommerce-orders.csv"].iter().zip(&mappings) {
        let error = read_orders(file(name), ANY, &mut |_| ()).expect_err("no known format");
        assert!(matches!(*error.problem, Problem::NoTable { nearest: None, .. }), "{error}");
        let by_header = read_orders(file(name), Known::Any(&mappings), &mut |_| ()).expect("a table");
        let by_name = read_orders(file(name), Known::By(mapping), &mut |_| ()).expect("a table");
        assert_eq!(by_header.layout, LayoutName::Mapping(mapping.name.clone()));
        assert_eq!(by_header.found.to_vec(), by_name.found.to_vec());
        assert!(by_name.faults.is_empty(), "{:?}", by_name.faults);
        insta::assert_debug_snapshot!(*name, (by_name.layout.word(), by_name.encoding, by_name.found.to_vec()));
    }
}

#[test]
fn a_mapping_whose_headers_are_missing_says_which() {
    let mapping =
        mapping("Mine", Holds::Orders, &[(Field::Number, "Nr"), (Field::Total, "Suma"), (Field::Note, "Uwagi")]);
    let text = "Orders of June;;\n\nNR;Razem;Uwagi\n1;2,00;x\n";
    for known in [Known::By(&mapping), Known::Any(std::slice::from_ref(&mapping))] {
        let error = read_orders(Source::new("x", text.as_bytes()), known, &mut |_| ()).expect_err("another header");
        assert_eq!(error.place, Some(Place { line: 3, column: 1 }));
        let Problem::NoTable { holds: Holds::Orders, header, nearest } = &*error.problem else { panic!("{error}") };
        assert_eq!(header, "NR, Razem, Uwagi");
        let differs = Difference { gone: vec!["Suma".to_owned()], other: vec!["Razem".to_owned()] };
        assert_eq!(nearest.as_ref(), Some(&Nearest { mapping: "Mine".to_owned(), differs }));
    }
}

#[test]
fn the_nearest_mapping_shares_most_columns_and_at_least_half_of_its_own() {
    let short = mapping("Short", Holds::Orders, &[(Field::Number, "Nr"), (Field::Note, "Gone")]);
    let long = [(Field::Number, "Nr"), (Field::Total, "Razem"), (Field::Name, "Kunde"), (Field::Note, "Uwagi")];
    let long = mapping("Long", Holds::Orders, &long);
    let far = mapping("Far", Holds::Orders, &[(Field::Number, "Nr"), (Field::Note, "a"), (Field::Total, "b")]);
    let buyers = mapping("Buyers", Holds::Buyers, &[(Field::Name, "Käufer"), (Field::Note, "c")]);
    let nearest = |mappings: &[Mapping]| {
        let text = "Nr;Razem;Käufer;Uwagi\n1;2,00;Anna;x\n";
        let known = Known::Any(mappings);
        let error = read_orders(Source::new("x", text.as_bytes()), known, &mut |_| ()).expect_err("another header");
        match *error.problem {
            Problem::NoTable { nearest, .. } => nearest.map(|nearest| nearest.mapping),
            other => panic!("{other}"),
        }
    };
    let all = [far.clone(), short.clone(), long.clone(), buyers.clone()];
    assert_eq!(nearest(&all).as_deref(), Some("Long"));
    assert_eq!(nearest(&[far.clone(), short, buyers.clone()]).as_deref(), Some("Short"));
    assert_eq!(nearest(&[far, buyers]), None);
}

#[test]
fn a_word_for_a_state_that_is_not_known_is_told_of_until_the_seller_says_what_it_means() {
    let columns = [(Field::Number, "Nr"), (Field::Status, "Stan"), (Field::Paid, "Opłacono")];
    let mut own = mapping("Own", Holds::Orders, &columns);
    let text = "Nr;Stan;Opłacono\n1;wysłane;\n2;W piecu;2026-09-01\n3;w wycenie;\n4;W piecu;\n5;nowe;\n";
    let read = |own: &Mapping| {
        let table = read_orders(Source::new("x", text.as_bytes()), Known::By(own), &mut |_| ()).expect("a table");
        let states: Vec<&str> = table.found.iter().map(|order| order.state.word()).collect();
        (states, table.remarks, table.rows)
    };
    let remark = |line, word: &str, rows, taken| {
        let (header, word) = ("Stan".to_owned(), word.to_owned());
        Remark::State { line, header, word, rows, taken }
    };
    let (states, remarks, rows) = read(&own);
    assert_eq!((states, rows), (vec!["shipped", "paid", "agreed", "agreed", "agreed"], 5));
    let wanted = [remark(3, "W piecu", 2, State::Paid), remark(4, "w wycenie", 1, State::Agreed)];
    assert_eq!(remarks, wanted);
    own.tell(StateWord { word: "w piecu".to_owned(), state: State::Ready });
    own.tell(StateWord { word: "W piecu".to_owned(), state: State::Making });
    own.tell(StateWord { word: "w wycenie".to_owned(), state: State::Quoted });
    let (states, remarks, _) = read(&own);
    assert_eq!((states, remarks), (vec!["shipped", "making", "quoted", "making", "agreed"], Vec::new()));
}

#[test]
fn a_known_format_comes_before_a_mapping_that_knows_no_more() {
    let part = mapping("Part", Holds::Orders, &[(Field::Number, "Order ID"), (Field::Total, "Order Total")]);
    let read = read_orders(file("etsy-orders.csv"), Known::Any(std::slice::from_ref(&part)), &mut |_| ());
    assert_eq!(read.expect("a table").layout, LayoutName::Format("etsy-orders"));
}

#[test]
fn rows_without_a_number_are_items_of_the_order_above_only_where_they_say_nothing_of_an_order() {
    let columns = [(Field::Number, "Nr"), (Field::Name, "Kto"), (Field::ItemName, "Co"), (Field::Price, "Cena")];
    let mine = Mapping { currency: "PLN".parse().ok(), ..mapping("Mine", Holds::Orders, &columns) };
    let text = "Nr;Kto;Co;Cena\n1;Anna;Kubek;10,00\n;;Miska;5\n;Bob;Talerz;7\n";
    let table = read_orders(Source::new("x", text.as_bytes()), Known::By(&mine), &mut |_| ()).expect("a table");
    let items: Vec<String> =
        table.found.to_vec()[0].items.iter().map(|item| format!("{} {:?}", item.name, item.price)).collect();
    assert_eq!((table.found.len(), items.len(), table.refused), (1, 2, 1), "{items:?}");
    assert_eq!(table.faults[0].to_string(), "x:4:1: \"Nr\" cannot be \"\", it should be something");
}

#[test]
fn a_number_that_is_nothing_but_its_sign_is_none() {
    let mine = mapping("Mine", Holds::Orders, &[(Field::Number, "Nr"), (Field::Name, "Kto")]);
    let text = "Nr,Kto\n#7,Anna\n#,Bob\n";
    let table = read_orders(Source::new("x", text.as_bytes()), Known::By(&mine), &mut |_| ()).expect("a table");
    let numbers: Vec<String> = table.found.iter().map(|order| order.number.clone()).collect();
    assert_eq!((numbers.as_slice(), table.refused), (&["7".to_owned()][..], 1));
}

#[test]
fn days_and_currency_are_as_the_mapping_tells_where_the_table_does_not() {
    let columns = [(Field::Number, "Nr"), (Field::Placed, "Day"), (Field::Total, "Sum")];
    for (days, wanted) in [(None, "2026-10-09"), (Some(DayOrder::DayFirst), "2026-09-10")] {
        let mine = Mapping { currency: "JPY".parse().ok(), days, ..mapping("Mine", Holds::Orders, &columns) };
        let text = "Nr,Day,Sum\n1,10/09/26,1200\n2,11/09/26,5 EUR\n";
        let table = read_orders(Source::new("x", text.as_bytes()), Known::By(&mine), &mut |_| ()).expect("a table");
        assert_eq!(table.found.to_vec()[0].placed, wanted.parse().ok().map(Moment::Day));
        let totals: Vec<String> = table.found.iter().filter_map(|order| Some(order.total?.to_string())).collect();
        assert_eq!(totals, ["1200 JPY", "5.00 EUR"]);
    }
}

#[test]
fn buyers_of_a_mapping_have_their_handle_and_their_whole_address_read() {
    let columns = [(Field::Handle, "Login"), (Field::Address, "Adres"), (Field::Phone, "Tel.")];
    let mine = Mapping { channel: crate::model::Channel::new("allegro"), ..mapping("Mine", Holds::Buyers, &columns) };
    let text = "Login;Adres;Tel.\nanna_n;\"ul. Piotrkowska 12/4\n90-001 Łódź\";600 100 200\n;;\n;Rynek 1;\n";
    let table = read_buyers(Source::new("x", text.as_bytes()), Known::By(&mine), &mut |_| ()).expect("a table");
    let anna = &table.found.to_vec()[0];
    assert_eq!((anna.name.as_str(), anna.handle.as_deref()), ("anna_n", Some("anna_n")));
    assert_eq!(anna.channel, Some(mine.channel.clone()));
    let address = &anna.address;
    assert_eq!(
        [&address.street, &address.postcode, &address.city, &address.country].map(String::as_str),
        ["ul. Piotrkowska 12/4", "90-001", "Łódź", "PL"]
    );
    assert_eq!(address.raw, "ul. Piotrkowska 12/4\n90-001 Łódź");
    // Who it is stands nowhere in the last row.
    assert_eq!((table.found.len(), table.refused), (1, 1));
}

#[test]
fn pieces_of_ones_own_stock_list_come_in_by_a_mapping() {
    let columns = [
        (Field::ItemName, "Co"),
        (Field::Price, "Cena"),
        (Field::Stock, "Stan"),
        (Field::Choice1, "Rozmiar"),
        (Field::Material, "Z czego"),
    ];
    let mine = Mapping { currency: "PLN".parse().ok(), ..mapping("Mine", Holds::Pieces, &columns) };
    let text = "Co;Cena;Stan;Rozmiar;Z czego\nKubek;37,00;4;mały, duży;glina\nMiska;64;;;\n;5;1;;\n";
    let mappings = [mine];
    let table =
        read_pieces(Source::new("x", text.as_bytes()), Known::Any(&mappings), None, &mut |_| ()).expect("a table");
    let mug = &table.found.to_vec()[0];
    assert_eq!((mug.name.as_str(), mug.stock, mug.material.as_deref()), ("Kubek", Some(4), Some("glina")));
    assert_eq!(mug.price.map(|price| price.to_string()).as_deref(), Some("37.00 PLN"));
    assert_eq!(mug.variations, ["mały", "duży"]);
    assert_eq!((table.found.len(), table.refused), (2, 1));
}

#[test]
fn a_format_is_looked_for_only_where_it_is_named() {
    let error =
        read_orders(file("etsy-orders.csv"), Known::Of(Site::Shopify), &mut |_| ()).expect_err("no table of Shopify");
    assert!(matches!(*error.problem, Problem::OtherTable { .. }), "{error}");
    let error = read_orders(Source::new("x", &b"a;b;c\n1;2;3\n"[..]), ANY, &mut |_| ()).expect_err("no table");
    assert_eq!(error.to_string(), "x:1:1: no header of a known table, but \"a, b, c\"");
    let error = read_orders(Source::new("x", &b"\n ,,\n"[..]), ANY, &mut |_| ()).expect_err("no table");
    assert!(matches!(&*error.problem, Problem::NoTable { header, .. } if header.trim_matches([',', ' ']).is_empty()));
}

const HEADER: &str = "Sale Date,Order ID,Buyer User ID,Full Name,Currency,Shipping,Order Total,Status\n";

#[test]
fn what_is_wrong_is_named_with_line_column_and_header() {
    let (faults, refused) = faults(&format!(
        "{HEADER}09/27/26,1.23E+11,a,\"A\nB\",EUR,1.00,2.00,Paid\n\
         25.00,3002,b,B,EUR,1.00,2.00,Paid\n\
         \n\
         09/27/26,3003,c,C,EUR,09/27/26,2.00,Paid\n\
         09/27/26,,d,D,EUR,1.00,2.00,Paid\n\
         09/27/26,3005,e,E,EUR,1.00,2.00,Paid,too,many\n\
         09/27/26,3006,f,F,EURO,1.00,2.00,Paid\n\
         09/27/26,3007,g,G,EUR,1.00,2.00,Paid\n\
         09/27/26,3008,h,H"
    ));
    assert_eq!(
        faults,
        [
            "orders.csv:2:10: \"Order ID\" cannot be \"1.23E+11\", it should be id",
            "orders.csv:4:1: \"Sale Date\" cannot be \"25.00\", it should be day",
            "orders.csv:6:23: \"Shipping\" cannot be \"09/27/26\", it should be amount",
            "orders.csv:7:10: \"Order ID\" cannot be \"\", it should be something",
            "orders.csv:8:1: 10 cells where the header has 8",
            "orders.csv:9:19: \"Currency\" cannot be \"EURO\", it should be currency",
            "orders.csv:11:1: 4 cells where the header has 8",
        ]
    );
    assert_eq!(refused, 7);
}

#[test]
fn a_cell_behind_a_line_end_is_found_in_its_line() {
    let text = format!("{HEADER}09/27/26,3001,a,\"A\n\"\"B\"\", C\",XYZ,1.00,2.00,Paid\n");
    let table = orders_in(text.as_bytes());
    assert_eq!(table.faults.first().and_then(|fault| fault.place), Some(Place { line: 3, column: 11 }));
}

#[test]
fn one_bad_row_takes_its_whole_order_out_and_no_other() {
    let text = "Order ID,Sale Date,Item Name,Quantity,Price,Currency\n\
                1,09/27/26,Mug,1,5.00,EUR\n1,09/27/26,Bowl,none,5.00,EUR\n2,09/27/26,Cup,1,5.00,EUR\n";
    let table = orders_in(text.as_bytes());
    assert_eq!((table.found.len(), table.refused, table.faults.len()), (1, 1, 1));
    assert_eq!(table.found.to_vec()[0].number, "2");
}

#[test]
fn delimiters_are_found_and_those_said_are_believed() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = HEADER.replace(',', delimiter) + &"09/27/26,1,a,A,EUR,1.00,2.00,Paid\n".replace(',', delimiter);
        let said = format!("sep={delimiter}\r\n{text}");
        for text in [text, said] {
            let table = orders_in(text.as_bytes());
            assert_eq!(table.found.len(), 1, "{text}");
            assert_eq!(table.found.to_vec()[0].line, text.lines().count(), "{text}");
        }
    }
}

#[test]
fn one_day_that_can_only_have_its_day_in_front_tells_of_all() {
    let text = format!("{HEADER}10/09/26,1,a,A,EUR,1.00,2.00,Paid\n27/09/26,2,b,B,EUR,1.00,2.00,Paid\n");
    let days: Vec<_> = orders_in(text.as_bytes()).found.iter().map(|order| order.placed).collect();
    let day = |day| Some(Moment::Day(jiff::civil::date(2026, 9, day)));
    assert_eq!(days, [day(10), day(27)]);
}

#[test]
fn what_acts_on_a_terminal_or_turns_a_line_around_is_taken_out() {
    let text = format!("{HEADER}09/27/26,1,a,An\u{202e}na \u{1b}[31mNowak,EUR,1.00,2.00,Paid\n");
    assert_eq!(orders_in(text.as_bytes()).found.to_vec()[0].buyer.name, "Anna Nowak");
}

#[test]
fn a_table_that_is_too_large_is_refused() {
    let endless = Source::new("orders.csv", std::io::repeat(b'x'));
    let error = read_orders(endless, ANY, &mut |_| ()).expect_err("too large");
    assert!(matches!(*error.problem, Problem::TooLarge { limit: TABLE_MAX }), "{error}");
}

#[test]
fn what_two_files_tell_of_an_order_is_put_together() {
    let files = [orders_of("etsy-orders.csv").found, orders_of("etsy-items.csv").found];
    let orders = joined(files);
    assert_eq!(orders.len(), 2);
    let first = orders.get(0).expect("an order");
    let items = &first.items;
    assert_eq!((first.total.is_some(), first.is_paid, items.len()), (true, true, 2));
    assert_eq!(first.sum(), first.total);
}

#[test]
fn a_file_that_is_written_into_while_it_is_read_is_not_taken() {
    use std::io::Write as _;
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let rows = "09/27/26,3001,EUR,5.00\n".repeat(2_000);
    write!(file, "Sale Date,Order ID,Currency,Order Total\n{rows}").expect("room");
    let source = || Source::open(file.path()).expect("a file");
    assert_eq!(read_orders(source(), ANY, &mut |_| ()).expect("a table").found.len(), 1);
    let mut other = std::fs::OpenOptions::new().append(true).open(file.path()).expect("a file");
    let error = read_orders(source(), ANY, &mut |_| other.write_all(b"09/28/26,3002").expect("room"));
    assert!(matches!(*error.expect_err("it changes").problem, Problem::Changed));
}

/// Whatever is read at once, a place is counted from the beginning.
#[test]
fn places_are_exact_far_down_a_file() {
    let mut text = "sep=;\nSale Date;Order ID;Full Name;Currency;Order Total\n".to_owned();
    for number in 0..4_000 {
        let end = if number % 7 == 0 { "\r\n\n" } else { "\n" };
        write!(text, "09/27/26;{number};\"Łucja\nJaśko {number}\";EUR;5,00{end}").expect("a text takes more");
    }
    let line = text.matches('\n').count() + 2;
    text += "09/27/26;4000;\"Ąę\nb\";EUR;much\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (polish, _, is_lossy) = encoding_rs::WINDOWS_1250.encode(&text);
    assert!(!is_lossy);
    for (encoding, bytes) in [("UTF-8", text.as_bytes()), ("UTF-16LE", &wide), ("windows-1250", &polish)] {
        let table = orders_in(bytes);
        assert_eq!((table.encoding, table.found.len(), table.refused), (encoding, 4_000, 1));
        let places: Vec<_> = table.faults.iter().map(|fault| fault.place).collect();
        assert_eq!(places, [Some(Place { line, column: 8 })], "{encoding}");
        assert_eq!(table.found.get(3_999).expect("an order").buyer.name, "Łucja Jaśko 3999");
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest_in_silence() {
    let header = "Sale Date,Order ID,Full Name,Currency,Order Total\n";
    let rest = "09/27/26,3002,Ben,EUR,5.00\n".repeat(60_000);
    for rest in ["", "09/27/26,3002,Ben,EUR,5.00\n", &rest] {
        let text = format!("{header}09/27/26,3000,Ann,EUR,5.00\n09/27/26,3001,\"Ann,EUR,5.00\n{rest}");
        let said = match read_orders(Source::new("x", text.as_bytes()), ANY, &mut |_| ()) {
            Ok(table) => table.faults.iter().map(ToString::to_string).collect(),
            Err(error) => vec![error.to_string()],
        };
        assert_eq!(said, ["x:3:1: a quotation mark is not closed"], "{} bytes", text.len());
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_orders(Source::new("x", &*bytes), ANY, &mut |_| ());
        let _ = read_buyers(Source::new("x", &*bytes), ANY, &mut |_| ());
    }

    #[test]
    fn no_cells_make_a_reader_panic(rest in "[\\PC\\n\\t\",;'0-9E+./:-]{0,200}", cut in 0..2000_usize) {
        let mut bytes = [HEADER.as_bytes(), rest.as_bytes()].concat();
        let _ = read_orders(Source::new("x", &*bytes), ANY, &mut |_| ());
        bytes.truncate(cut);
        let _ = read_orders(Source::new("x", &*bytes), ANY, &mut |_| ());
    }

    #[test]
    fn whatever_the_table_and_whatever_the_mapping_reading_never_panics(
        text in "[A-C#]{1,2}([;,\\t][A-C#]{0,2}){0,4}\n[\\PC\\n;,\\t\"'0-9E+.€/:-]{0,120}",
        columns in proptest::collection::vec((proptest::sample::select(Field::ALL), "[A-C#0-9 ]{0,4}"), 0..6),
        days in proptest::option::of(proptest::sample::select(DayOrder::ALL)),
        currency in proptest::option::of(proptest::sample::select(vec!["PLN", "JPY", "KWD"])),
    ) {
        for holds in Holds::ALL {
            let columns: Vec<(Field, &str)> = columns.iter().map(|(field, header)| (*field, header.as_str())).collect();
            let currency = currency.and_then(|code| code.parse().ok());
            let mine = Mapping { currency, days, ..mapping("x", *holds, &columns) };
            for known in [Known::By(&mine), Known::Any(std::slice::from_ref(&mine))] {
                let _ = read_orders(Source::new("x", text.as_bytes()), known, &mut |_| ());
                let _ = read_buyers(Source::new("x", text.as_bytes()), known, &mut |_| ());
                let _ = read_pieces(Source::new("x", text.as_bytes()), known, None, &mut |_| ());
            }
            if let Ok(sample) = Sample::read(Source::new("x", text.as_bytes()), Holds::Orders) {
                let _ = (sample.orders(&mine), sample.buyers(&mine), sample.pieces(&mine), sample.known(&mine));
            }
        }
    }

    #[test]
    fn a_mapping_of_what_is_guessed_reads_the_table_it_was_made_for(text in "[A-Za-z@;\n0-9.,€]{0,200}") {
        let Ok(sample) = Sample::read(Source::new("x", text.as_bytes()), Holds::Orders) else { return Ok(()) };
        let guess = sample.guess(Holds::Orders);
        let told = sample.headers.iter().zip(guess).filter_map(|(header, field)| Some((field?, header.as_str())));
        let mine = mapping("x", Holds::Orders, &told.collect::<Vec<_>>());
        if mine.lacks().is_empty() {
            let read = read_orders(Source::new("x", text.as_bytes()), Known::By(&mine), &mut |_| ());
            prop_assert!(read.is_ok(), "{:?}", read.err());
        }
    }

    #[test]
    fn a_file_cut_anywhere_never_makes_an_amount_or_an_order_up(cut in 0..3000_usize) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables/shopify-orders.csv");
        let bytes = std::fs::read(path).expect("a file");
        let whole = orders_in(&bytes).found;
        let end = cut.min(bytes.len());
        if let Ok(table) = read_orders(Source::new("x", &bytes[..end]), ANY, &mut |_| ()) {
            for order in table.found.iter() {
                let known = whole.iter().find(|known| known.number == order.number).expect("an order of the file");
                prop_assert_eq!(order.total, known.total);
                prop_assert_eq!(order.placed, known.placed);
            }
        }
    }
}

#[test]
fn what_is_known_but_was_not_asked_for_says_what_it_is() {
    for (name, wanted, kind) in
        [("contacts-3.vcf", "vcard", Holds::Buyers), ("etsy-listings.csv", "etsy-listings", Holds::Pieces)]
    {
        let error = read_orders(file(name), ANY, &mut |_| ()).expect_err("no orders");
        assert!(
            matches!(*error.problem, Problem::OtherTable { table, holds } if table == wanted && holds == kind),
            "{error}"
        );
    }
}

#[test]
fn what_cannot_be_rewound_has_its_limit_too() {
    let endless =
        |begins: &'static str| Source::new("-", std::io::Read::chain(begins.as_bytes(), std::io::repeat(b'x')));
    let is_too_large = |error: Error| matches!(*error.problem, Problem::TooLarge { limit } if limit == TABLE_MAX);
    let cards = read_buyers(endless("BEGIN:VCARD\n"), Known::Any(&[]), &mut |_| ());
    assert!(cards.is_err_and(is_too_large));
    let table = read_orders(endless("a,b\n"), Known::Any(&[]), &mut |_| ());
    assert!(table.is_err_and(is_too_large));
}

#[test]
fn a_table_of_too_many_columns_is_none() {
    let named = (0..50_000).map(|number| format!("c{number}")).collect::<Vec<_>>().join(";");
    for text in [",".repeat(20_000), named.clone(), format!("{named}\n{named}\n")] {
        for holds in [Holds::Orders, Holds::Buyers, Holds::Pieces] {
            let source = || Source::new("wide.csv", text.as_bytes());
            let read = match holds {
                Holds::Orders => read_orders(source(), ANY, &mut |_| ()).map(drop),
                Holds::Buyers => read_buyers(source(), ANY, &mut |_| ()).map(drop),
                Holds::Pieces => read_pieces(source(), ANY, None, &mut |_| ()).map(drop),
            };
            for read in [read, Sample::read(source(), holds).map(drop)] {
                let error = read.expect_err("no table");
                assert!(matches!(*error.problem, Problem::TooManyColumns { limit: 1_000 }), "{error}");
            }
        }
    }
}

#[test]
fn a_name_that_is_too_long_refuses_its_row() {
    let mapping = mapping("people", Holds::Buyers, &[(Field::Name, "name"), (Field::Email, "mail")]);
    let (long, most) = ("n".repeat(301), "m".repeat(300));
    let text = format!("name,mail\nAnna,a@b.c\n{long},b@b.c\n{most},c@b.c\n\u{2800},d@b.c\n");
    let table =
        read_buyers(Source::new("people.csv", text.as_bytes()), Known::By(&mapping), &mut |_| ()).expect("a table");
    let [fault] = table.faults.as_slice() else { panic!("{:?}", table.faults) };
    assert!(matches!(*fault.problem, Problem::NameTooLong { limit: 300, .. }), "{fault}");
    assert_eq!(fault.place, Some(Place { line: 3, column: 1 }));
    let names: Vec<String> = table.found.to_vec().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Anna", most.as_str(), "d@b.c"], "a name that nobody can see is none");
}
