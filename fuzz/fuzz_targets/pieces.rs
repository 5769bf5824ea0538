//! A table of what a shop makes, in whatever encoding, and the beginning of a table that nobody knows: refused, or read the same each time.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::text::sanitise;
use replydesk::transfer::Source;
use replydesk::transfer::tables::{Holds, Known, Sample, read_pieces};

fuzz_target!(|bytes: &[u8]| {
    let pieces = || read_pieces(Source::new("pieces.csv", bytes), Known::Any(&[]), None, &mut |_| ());
    if let Ok(table) = pieces() {
        assert_eq!(table.faults.len(), pieces().expect("it could be read").faults.len());
        assert!(table.found.iter().all(|piece| !piece.name.is_empty()));
    }
    for holds in [Holds::Orders, Holds::Buyers, Holds::Pieces] {
        let Ok(sample) = Sample::read(Source::new("table.csv", bytes), holds) else { continue };
        let cells = (0..20).flat_map(|column| sample.cells(column));
        cells.for_each(|cell| assert_eq!(sanitise(cell), cell));
    }
});
