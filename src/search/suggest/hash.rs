//! Hashes that are the same on every machine and in every run: the same library gives the same answers.

use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a with a last mixing. The keys are words of the seller's own library and of one message: there is nobody to flood a
/// table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(u64);

pub(super) type Map<V> = hashbrown::HashMap<u32, V, BuildHasherDefault<Fnv>>;

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
