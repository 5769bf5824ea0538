use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::transfer::Source;
use crate::transfer::tables::{Known, read_pieces};

const ANY: Known<'_> = Known::Any(&[]);

fn file(name: &str) -> Source<'static> {
    Source::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name)).expect("a file")
}

fn pieces_in(text: &[u8]) -> TableFile<PieceSighting> {
    read_pieces(Source::new("listings.csv", text), ANY, "EUR".parse().ok(), &mut |_| ()).expect("a table")
}

#[test]
fn every_sample_of_listings_is_read_field_by_field() {
    for name in ["etsy-listings.csv", "shopify-products.csv", "shopify-products-new.csv"] {
        let table = read_pieces(file(name), ANY, "EUR".parse().ok(), &mut |_| ()).expect("a table");
        assert!(table.faults.is_empty(), "{:?}", table.faults);
        insta::assert_debug_snapshot!(name, (table.layout.word(), table.encoding, table.found.to_vec()));
    }
}

#[test]
fn a_bad_row_takes_its_piece_out_and_of_namesakes_the_first_stays() {
    let text = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty\n\
                mug,Mug,Size,S,5.00,1\nmug,,,L,five,1\nbowl,Bowl,,,7.00,two\ncup,Cup,,,6.00,1\n\
                cup-2,CUP,,,8.00,1\n,,,,9.00,1\nvase,Vase,,,9.00,1,x\n";
    let table = pieces_in(text.as_bytes());
    let faults: Vec<_> = table.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "listings.csv:3:9: \"Variant Price\" cannot be \"five\", it should be amount",
            "listings.csv:4:18: \"Variant Inventory Qty\" cannot be \"two\", it should be count",
            "listings.csv:7:2: \"Title\" cannot be \"\", it should be something",
            "listings.csv:8:1: 7 cells where the header has 6",
            "listings.csv:6:1: another piece \"CUP\" than on line 5",
        ]
    );
    assert_eq!((table.found.len(), table.refused), (1, 5));
    let without = read_pieces(Source::new("x", text.as_bytes()), ANY, None, &mut |_| ()).expect("a table");
    assert!(without.found.is_empty(), "amounts are in no currency: {:?}", without.found);
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_pieces(Source::new("x", &*bytes), ANY, None, &mut |_| ());
    }

    #[test]
    fn no_listings_make_a_reader_panic(rest in "[\\PC\\n\\t\",;'0-9E+./:<>&-]{0,200}") {
        for header in ["TITLE,PRICE,CURRENCY_CODE,QUANTITY,DESCRIPTION,VARIATION 1 VALUES\n", "Handle,Title,Body (HTML),Price\n"] {
            let bytes = [header.as_bytes(), rest.as_bytes()].concat();
            let _ = read_pieces(Source::new("x", &*bytes), ANY, None, &mut |_| ());
        }
    }
}
