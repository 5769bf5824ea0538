//! Lists of postings that grow.
//!
//! Most words of a library occur once or twice, a few in nearly every reply. Their lists share one arena, each a chain of
//! slices that double in size: no list is ever moved, and little is allocated in vain.

use super::varint;

/// Bytes of the first slice of a chain, its link included.
const FIRST_SIZE: u16 = 8;
/// Slices grow up to here: larger ones would waste more than their links cost.
const LARGEST_SIZE: u16 = 256;
/// The end of a slice: the address of the next one, 0 where there is none.
const LINK: u16 = 4;
/// The arena grows by blocks, so that growing copies nothing. A multiple of every slice.
const BLOCK: usize = 1 << 16;

/// The slices of all chains. The first is never given out, so that address 0 means "none".
#[derive(Default)]
pub(super) struct Arena {
    blocks: Vec<Box<[u8]>>,
    used: usize,
}

/// One list of postings.
#[derive(Clone, Copy, Default)]
pub(super) struct Chain {
    first: u32,
    /// Where the next posting goes, and how many bytes are left there.
    at: u32,
    room: u16,
    /// The size of the last slice.
    size: u16,
    after_last: u32,
}

impl Chain {
    /// Whether its last posting is of this document.
    pub(super) const fn ends_with(&self, doc: u32) -> bool {
        self.after_last == doc + 1
    }
}

impl Arena {
    /// Adds a posting: a document above all before it in this chain, and `BITS` bits about it.
    ///
    /// An arena holds 4 GiB, hundreds of times what 100,000 replies need; beyond that postings are dropped.
    #[inline]
    pub(super) fn push<const BITS: u32>(&mut self, chain: &mut Chain, doc: u32, bits: u8) {
        let (varint, len) = varint::encode::<BITS>(&mut chain.after_last, doc, bits);
        // Twice at most: the longest varint does not fit into a first slice.
        while chain.room < len {
            if self.extend(chain).is_none() {
                return;
            }
        }
        if let Some(place) = self.bytes_mut(chain.at, len) {
            place.iter_mut().zip(varint.to_le_bytes()).for_each(|(place, byte)| *place = byte);
        }
        chain.at += u32::from(len);
        chain.room -= len;
    }

    /// Every posting of a chain in order: the document and the bits.
    #[inline]
    pub(super) fn each<const BITS: u32>(&self, chain: &Chain, mut take: impl FnMut(u32, u8)) {
        let (mut at, mut size) = (chain.first as usize, 0);
        let mut after_last = 0;
        while at != 0 {
            size = next_size(size);
            let rest = self.blocks.get(at / BLOCK).and_then(|block| block.get(at % BLOCK..));
            let slice = rest.and_then(|rest| rest.get(..usize::from(size)));
            let Some((data, link)) = slice.and_then(|slice| slice.split_last_chunk::<{ LINK as usize }>()) else {
                return;
            };
            varint::decode::<BITS>(&mut after_last, data, &mut take);
            at = u32::from_le_bytes(*link) as usize;
        }
    }

    /// Hangs a further slice onto a chain.
    fn extend(&mut self, chain: &mut Chain) -> Option<()> {
        let size = next_size(chain.size);
        let at = self.alloc(usize::from(size))?;
        if chain.first == 0 {
            chain.first = at;
        } else {
            self.bytes_mut(chain.at + u32::from(chain.room), LINK)?.copy_from_slice(&at.to_le_bytes());
        }
        (chain.at, chain.room, chain.size) = (at, size - LINK, size);
        Some(())
    }

    fn alloc(&mut self, size: usize) -> Option<u32> {
        if self.used == 0 {
            self.used = usize::from(FIRST_SIZE);
        }
        if self.used % BLOCK + size > BLOCK {
            self.used = self.used.next_multiple_of(BLOCK);
        }
        let at = u32::try_from(self.used).ok()?;
        self.used += size;
        if self.blocks.len() * BLOCK < self.used {
            self.blocks.push(vec![0; BLOCK].into_boxed_slice());
        }
        Some(at)
    }

    fn bytes_mut(&mut self, at: u32, len: u16) -> Option<&mut [u8]> {
        let at = at as usize;
        self.blocks.get_mut(at / BLOCK)?.get_mut(at % BLOCK..at % BLOCK + usize::from(len))
    }
}

const fn next_size(size: u16) -> u16 {
    match size {
        0 => FIRST_SIZE,
        LARGEST_SIZE.. => LARGEST_SIZE,
        _ => size * 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(arena: &Arena, chain: &Chain) -> Vec<(u32, u8)> {
        let mut postings = Vec::new();
        arena.each::<3>(chain, |doc, bits| postings.push((doc, bits)));
        postings
    }

    #[test]
    fn a_chain_without_postings_is_empty() {
        assert_eq!(read(&Arena::default(), &Chain::default()), []);
    }

    #[test]
    fn a_long_chain_crosses_slices_and_blocks() {
        let mut arena = Arena::default();
        let mut chains = [Chain::default(); 3];
        for doc in 0..100_000 {
            for (chain, every) in chains.iter_mut().zip([1, 3, 1_000]) {
                if doc % every == 0 {
                    arena.push::<3>(chain, doc, (doc % 7) as u8);
                }
            }
        }
        for (chain, every) in chains.iter().zip([1, 3, 1_000]) {
            let expected: Vec<_> = (0..100_000).step_by(every).map(|doc| (doc, (doc % 7) as u8)).collect();
            assert_eq!(read(&arena, chain), expected);
        }
        assert!(arena.blocks.len() > 1);
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(lists in prop::collection::vec(prop::collection::btree_map(0u32..1 << 27, 0u8..8, 0..200), 1..8)) {
            let mut arena = Arena::default();
            let mut chains = vec![Chain::default(); lists.len()];
            for (list, chain) in lists.iter().zip(&mut chains) {
                for (&doc, &bits) in list {
                    arena.push::<3>(chain, doc, bits);
                }
            }
            for (list, chain) in lists.iter().zip(&chains) {
                prop_assert_eq!(read(&arena, chain), list.iter().map(|(&doc, &bits)| (doc, bits)).collect::<Vec<_>>());
            }
        }
    }
}
