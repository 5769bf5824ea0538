use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::transfer::{Place, Problem};

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
        "amazon-orders.txt",
    ] {
        let table = orders_of(name);
        assert!(table.faults.is_empty(), "{:?}", table.faults);
        insta::assert_debug_snapshot!(name, (table.layout.word(), table.encoding, table.found));
    }
    for name in ["shopify-customers.csv", "google-contacts.csv"] {
        let table = read_buyers(file(name), ANY, &mut |_| ()).expect("a table");
        assert!(table.faults.is_empty(), "{:?}", table.faults);
        insta::assert_debug_snapshot!(name, (table.layout.word(), table.encoding, table.found));
    }
}

#[test]
fn a_format_is_looked_for_only_where_it_is_named() {
    let error =
        read_orders(file("etsy-orders.csv"), Known::Of(Site::Shopify), &mut |_| ()).expect_err("no table of Shopify");
    assert!(matches!(*error.problem, Problem::NoTable { .. }), "{error}");
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
    assert_eq!(table.found[0].number, "2");
}

#[test]
fn delimiters_are_found_and_those_said_are_believed() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = HEADER.replace(',', delimiter) + &"09/27/26,1,a,A,EUR,1.00,2.00,Paid\n".replace(',', delimiter);
        let said = format!("sep={delimiter}\r\n{text}");
        for text in [text, said] {
            let table = orders_in(text.as_bytes());
            assert_eq!(table.found.len(), 1, "{text}");
            assert_eq!(table.found[0].line, text.lines().count(), "{text}");
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
    assert_eq!(orders_in(text.as_bytes()).found[0].buyer.name, "Anna Nowak");
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
    let (first, items) = (&orders[0], &orders[0].items);
    assert_eq!((first.total.is_some(), first.is_paid, items.len()), (true, true, 2));
    assert_eq!(first.sum(), first.total);
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
    fn a_file_cut_anywhere_never_makes_an_amount_or_an_order_up(cut in 0..3000_usize) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables/shopify-orders.csv");
        let bytes = std::fs::read(path).expect("a file");
        let whole = orders_in(&bytes).found;
        let end = cut.min(bytes.len());
        if let Ok(table) = read_orders(Source::new("x", &bytes[..end]), ANY, &mut |_| ()) {
            for order in table.found {
                let known = whole.iter().find(|known| known.number == order.number).expect("an order of the file");
                prop_assert_eq!(order.total, known.total);
                prop_assert_eq!(order.placed, known.placed);
            }
        }
    }
}
