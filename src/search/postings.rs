//! Which replies a word occurs in, packed.
//!
//! A posting is a document number and a few bits about the match, kept as a varint of the distance to the one before. The
//! lists of all words grow at once and mostly stay short, so they share one arena, each a chain of slices that double in
//! size: no list is ever moved, and little is allocated in vain.

/// Bytes of the first slice of a chain, its link included: most words of a library occur once or twice.
const FIRST_SLICE: usize = 8;
/// Slices grow up to here: larger ones would waste more than their links cost.
const LARGEST_SLICE: usize = 256;
/// The end of a slice: the address of the next one, 0 where there is none.
const LINK: usize = size_of::<u32>();
/// A varint of a `u32` is at most this long.
const LONGEST_VARINT: usize = 5;
/// The arena grows by blocks, so that growing copies nothing. A multiple of every slice.
const BLOCK: usize = 1 << 16;

/// The slices of all chains. Addresses count bytes; the first slice is never given out, so that 0 means "none".
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
    slice: u16,
    /// One more than the last document, so that no distance is 0: a zero byte ends a slice.
    after_last: u32,
    len: u32,
}

impl Chain {
    /// How many postings it has.
    pub(super) const fn len(&self) -> usize {
        self.len as usize
    }
}

impl Arena {
    fn alloc(&mut self, size: usize) -> Option<u32> {
        if self.used == 0 {
            self.used = FIRST_SLICE;
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

    fn bytes_mut(&mut self, at: u32, len: usize) -> Option<&mut [u8]> {
        let at = at as usize;
        self.blocks.get_mut(at / BLOCK)?.get_mut(at % BLOCK..)?.get_mut(..len)
    }

    /// Adds a posting: a document above all before it in this chain, and `BITS` bits about it.
    ///
    /// An arena holds 4 GiB, hundreds of times what 100,000 replies need; beyond that postings are dropped.
    pub(super) fn push<const BITS: u32>(&mut self, chain: &mut Chain, doc: u32, bits: u8) {
        debug_assert!(u32::from(bits) < 1 << BITS, "the bits fit");
        debug_assert!(doc >= chain.after_last, "documents come in order");
        let mut buffer = [0; LONGEST_VARINT];
        let distance = (doc + 1 - chain.after_last) << BITS | u32::from(bits);
        let varint = encode(distance, &mut buffer);
        // Twice at most: the longest varint does not fit into a first slice.
        while usize::from(chain.room) < varint.len() {
            if self.extend(chain).is_none() {
                return;
            }
        }
        if let Some(place) = self.bytes_mut(chain.at, varint.len()) {
            place.copy_from_slice(varint);
        }
        let len = u16::try_from(varint.len()).unwrap_or_default();
        chain.at += u32::from(len);
        chain.room -= len;
        chain.after_last = doc + 1;
        chain.len += 1;
    }

    /// Hangs a further slice onto a chain.
    fn extend(&mut self, chain: &mut Chain) -> Option<()> {
        let size = next_size(usize::from(chain.slice));
        let at = self.alloc(size)?;
        if chain.first == 0 {
            chain.first = at;
        } else {
            let link = self.bytes_mut(chain.at + u32::from(chain.room), LINK)?;
            link.copy_from_slice(&at.to_le_bytes());
        }
        chain.at = at;
        chain.slice = u16::try_from(size).ok()?;
        chain.room = u16::try_from(size - LINK).ok()?;
        Some(())
    }

    /// Every posting of a chain in order: the document and the bits.
    #[inline]
    pub(super) fn each<const BITS: u32>(&self, chain: &Chain, mut take: impl FnMut(u32, u8)) {
        let mut at = chain.first as usize;
        let mut size = 0;
        let mut doc = 0u32;
        while at != 0 {
            size = next_size(size);
            let block = self.blocks.get(at / BLOCK).map_or(&[][..], |block| block);
            let slice = block.get(at % BLOCK..at % BLOCK + size).unwrap_or_default();
            let Some((mut data, link)) = slice.split_last_chunk::<LINK>() else { return };
            while let Some((value, rest)) = decode(data) {
                doc += value >> BITS;
                let [low, ..] = value.to_le_bytes();
                take(doc - 1, low & ((1 << BITS) - 1));
                data = rest;
            }
            at = u32::from_le_bytes(*link) as usize;
        }
    }
}

const fn next_size(size: usize) -> usize {
    match size {
        0 => FIRST_SLICE,
        LARGEST_SLICE.. => LARGEST_SLICE,
        _ => size * 2,
    }
}

fn encode(mut value: u32, buffer: &mut [u8; LONGEST_VARINT]) -> &[u8] {
    let mut len = 0;
    for place in buffer.iter_mut() {
        len += 1;
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            *place = low;
            break;
        }
        *place = low | 0x80;
    }
    buffer.get(..len).unwrap_or_default()
}

/// The varint at the start of some bytes, and what follows it; `None` at the end of what was written.
#[inline]
fn decode(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (&first, mut rest) = bytes.split_first()?;
    if first < 0x80 {
        return (first != 0).then_some((u32::from(first), rest));
    }
    let mut value = u32::from(first & 0x7f);
    let mut shift = 7;
    while let Some((&byte, after)) = rest.split_first() {
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        rest = after;
        if byte < 0x80 {
            break;
        }
    }
    Some((value, rest))
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
            assert_eq!(chain.len(), expected.len());
        }
        assert!(arena.blocks.len() > 1);
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(lists in prop::collection::vec(prop::collection::btree_map(0u32..1 << 27, 0u8..8, 0..200), 1..8)) {
            let mut arena = Arena::default();
            let chains: Vec<Chain> = lists
                .iter()
                .map(|list| {
                    let mut chain = Chain::default();
                    for (&doc, &bits) in list {
                        arena.push::<3>(&mut chain, doc, bits);
                    }
                    chain
                })
                .collect();
            for (list, chain) in lists.iter().zip(&chains) {
                prop_assert_eq!(read(&arena, chain), list.iter().map(|(&doc, &bits)| (doc, bits)).collect::<Vec<_>>());
            }
        }
    }
}
