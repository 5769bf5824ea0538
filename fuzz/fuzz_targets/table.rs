//! A table of orders or buyers, in whatever encoding: it is refused, or read with every mistake at a place that exists, the same each
//! time, and nothing that acts or hides comes out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::text::sanitise;
use replydesk::transfer::tables::{Known, TableFile, read_buyers, read_orders};
use replydesk::transfer::{Error, Source};

fuzz_target!(|bytes: &[u8]| {
    let orders = || read_orders(Source::new("orders.csv", bytes), Known::Any(&[]), &mut |percent| assert!(percent <= 100));
    if let Ok(table) = orders() {
        places(bytes, &table);
        let again = orders().expect("it could be read");
        assert_eq!(table.found.to_vec(), again.found.to_vec());
        for order in table.found.iter() {
            assert!(!order.number.is_empty());
            let texts = [&order.number, &order.recipient, &order.note, &order.buyer.name, &order.buyer.address.raw];
            let items = order.items.iter().map(|item| &item.name);
            texts.into_iter().chain(items).for_each(|text| assert_eq!(&sanitise(text), text));
            assert!(order.items.iter().all(|item| item.quantity > 0));
        }
    }
    if let Ok(table) = read_buyers(Source::new("buyers.csv", bytes), Known::Any(&[]), &mut |_| ()) {
        places(bytes, &table);
        assert!(table.found.iter().all(|buyer| !buyer.name.is_empty()));
    }
});

/// Every mistake has a place that a file of this size can have, and whoever is left out is left out for one.
fn places<T>(bytes: &[u8], table: &TableFile<T>) {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for Error { place, .. } in &table.faults {
        let place = place.expect("a place");
        assert!((1..=lines).contains(&place.line) && (1..=bytes.len() + 1).contains(&place.column), "{place:?}");
    }
    assert!(table.refused <= table.faults.len() + table.more_faults);
}
