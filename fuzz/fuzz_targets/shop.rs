//! The whole shop as a file: it is no export of ours, or its things come one by one, and a mistake has a place.

#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use replydesk::transfer::Error;
use replydesk::transfer::shop::ShopFile;

fuzz_target!(|bytes: &[u8]| {
    // A file, because it is read twice; in memory where the system has such a place.
    let directory = if fs::exists("/dev/shm").unwrap_or(false) { "/dev/shm" } else { "/tmp" };
    let path = format!("{directory}/replydesk-fuzz-{}.json", std::process::id());
    fs::write(&path, bytes).expect("a file");
    if let Ok(file) = ShopFile::open(path.as_ref()) {
        let mut things = 0_usize;
        let _ = file.read::<Error>(&mut |_, _| {
            things += 1;
            Ok(())
        });
        assert!(things <= bytes.len());
    }
    fs::remove_file(&path).expect("a file");
});
