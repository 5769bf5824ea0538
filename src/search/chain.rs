//! Lists of postings, packed.
//!
//! A posting is a document number and a few bits about the match, kept as a varint of the distance to the one before. Lists
//! are written in two ways. A library that is read as a whole is packed at the end: list after list in the order of the words,
//! so that the lists of a beginning lie side by side. What comes later goes into slices hung onto the end of a list; they
//! double in size, so that no list is ever moved and little is allocated in vain.

use super::vocabulary::narrow;

/// Bytes of the first slice of a chain, its link included: most words of a library occur once or twice.
const FIRST_SIZE: u16 = 8;
/// Slices grow up to here: larger ones would waste more than their links cost.
const LARGEST_SIZE: u16 = 256;
/// The end of a slice: the address of the next one, 0 where there is none.
const LINK: u16 = 4;
/// The room for slices grows by blocks, so that growing copies nothing. A multiple of every slice.
const BLOCK: usize = 1 << 16;

/// The bytes of all chains. Addresses count from the start of what is packed; the slices come after it. Nothing lies at 0, which
/// means "none".
#[derive(Default)]
pub(super) struct Arena {
    packed: Vec<u8>,
    blocks: Vec<Box<[u8]>>,
    /// The next address to give out; 0 before the first slice.
    next: usize,
}

/// One list of postings.
#[derive(Clone, Copy, Default)]
pub(super) struct Chain {
    first: u32,
    /// The size of the first slice, or of what was packed; its link is part of it.
    first_size: u32,
    /// Where the next posting goes, and how many bytes are left there.
    at: u32,
    room: u16,
    /// The size of the last slice.
    size: u16,
    /// One more than the last document, so that no distance is 0: a zero byte ends a slice.
    after_last: u32,
    len: u32,
}

impl Chain {
    /// How many postings it has.
    pub(super) const fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether its last posting is of this document.
    pub(super) const fn ends_with(&self, doc: u32) -> bool {
        self.after_last == doc + 1
    }

    /// Counts a posting and gives its varint.
    #[inline]
    fn note<const BITS: u32>(&mut self, doc: u32, bits: u8) -> (u64, u16) {
        debug_assert!(u32::from(bits) < 1 << BITS, "the bits fit");
        debug_assert!(doc >= self.after_last, "documents come in order");
        let distance = (doc + 1 - self.after_last) << BITS | u32::from(bits);
        self.after_last = doc + 1;
        self.len += 1;
        encode(distance)
    }
}

impl Arena {
    /// Adds a posting: a document above all before it in this chain, and `BITS` bits about it.
    ///
    /// An arena holds 4 GiB, hundreds of times what 100,000 replies need; beyond that postings are dropped.
    #[inline]
    pub(super) fn push<const BITS: u32>(&mut self, chain: &mut Chain, doc: u32, bits: u8) {
        let (varint, len) = chain.note::<BITS>(doc, bits);
        // Twice at most: the longest varint does not fit into a first slice.
        while chain.room < len {
            if self.extend(chain).is_none() {
                return;
            }
        }
        if let Some(place) = self.bytes_mut(chain.at, usize::from(len)) {
            place.iter_mut().zip(varint.to_le_bytes()).for_each(|(place, byte)| *place = byte);
        }
        chain.at += u32::from(len);
        chain.room -= len;
    }

    /// Packs a posting behind those packed before: all of one chain together, in an arena that has no slices yet.
    pub(super) fn pack<const BITS: u32>(&mut self, chain: &mut Chain, doc: u32, bits: u8) {
        if chain.first == 0 {
            // Nothing lies at 0.
            self.packed.resize(self.packed.len().max(1), 0);
            chain.first = narrow(self.packed.len());
        }
        let (varint, len) = chain.note::<BITS>(doc, bits);
        self.packed.extend(varint.to_le_bytes().iter().take(usize::from(len)));
    }

    /// Ends a packed chain, so that later postings find room.
    pub(super) fn seal(&mut self, chain: &mut Chain) {
        if chain.first != 0 {
            chain.at = narrow(self.packed.len());
            self.packed.extend([0; LINK as usize]);
            chain.first_size = narrow(self.packed.len()) - chain.first;
            chain.size = FIRST_SIZE;
        }
    }

    /// Gives back what is reserved for further packed chains.
    pub(super) fn shrink(&mut self) {
        self.packed.shrink_to_fit();
    }

    /// Hangs a further slice onto a chain.
    fn extend(&mut self, chain: &mut Chain) -> Option<()> {
        let size = next_size(chain.size);
        let at = self.alloc(usize::from(size))?;
        if chain.first == 0 {
            chain.first = at;
            chain.first_size = u32::from(size);
        } else {
            let link = self.bytes_mut(chain.at + u32::from(chain.room), usize::from(LINK))?;
            link.copy_from_slice(&at.to_le_bytes());
        }
        chain.at = at;
        chain.size = size;
        chain.room = size - LINK;
        Some(())
    }

    fn alloc(&mut self, size: usize) -> Option<u32> {
        if self.next == 0 {
            self.next = self.base().max(usize::from(FIRST_SIZE));
        }
        if self.next % BLOCK + size > BLOCK {
            self.next = self.next.next_multiple_of(BLOCK);
        }
        let at = u32::try_from(self.next).ok()?;
        self.next += size;
        if self.base() + self.blocks.len() * BLOCK < self.next {
            self.blocks.push(vec![0; BLOCK].into_boxed_slice());
        }
        Some(at)
    }

    /// The address of the first block.
    fn base(&self) -> usize {
        self.packed.len().next_multiple_of(BLOCK)
    }

    fn bytes(&self, at: u32, len: usize) -> Option<&[u8]> {
        let at = at as usize;
        match at.checked_sub(self.base()) {
            None => self.packed.get(at..at + len),
            Some(at) => self.blocks.get(at / BLOCK)?.get(at % BLOCK..at % BLOCK + len),
        }
    }

    fn bytes_mut(&mut self, at: u32, len: usize) -> Option<&mut [u8]> {
        let at = at as usize;
        match at.checked_sub(self.base()) {
            None => self.packed.get_mut(at..at + len),
            Some(at) => self.blocks.get_mut(at / BLOCK)?.get_mut(at % BLOCK..at % BLOCK + len),
        }
    }

    /// Every posting of a chain in order: the document and the bits.
    #[inline]
    pub(super) fn each<const BITS: u32>(&self, chain: &Chain, mut take: impl FnMut(u32, u8)) {
        let (mut at, mut len) = (chain.first, chain.first_size as usize);
        let mut size = FIRST_SIZE;
        let mut doc = 0u32;
        while at != 0 {
            let slice = self.bytes(at, len).and_then(|slice| slice.split_last_chunk::<{ LINK as usize }>());
            let Some((mut data, link)) = slice else { return };
            while let Some((value, rest)) = decode(data) {
                doc = doc.wrapping_add(value >> BITS);
                let [low, ..] = value.to_le_bytes();
                take(doc.wrapping_sub(1), low & ((1 << BITS) - 1));
                data = rest;
            }
            at = u32::from_le_bytes(*link);
            size = next_size(size);
            len = usize::from(size);
        }
    }
}

const fn next_size(size: u16) -> u16 {
    match size {
        0 => FIRST_SIZE,
        LARGEST_SIZE.. => LARGEST_SIZE,
        _ => size * 2,
    }
}

/// A value in groups of seven bits, the lowest first and all but the last marked by a high bit; and how many bytes that takes.
fn encode(value: u32) -> (u64, u16) {
    let value = u64::from(value);
    let (one, two) = (value & 0x7f, value >> 7 & 0x7f);
    match value {
        0..0x80 => (one, 1),
        0x80..0x4000 => (one | 0x80 | two << 8, 2),
        0x4000..0x20_0000 => (one | 0x8080 | two << 8 | value >> 14 << 16, 3),
        _ => {
            let (three, four) = (value >> 14 & 0x7f, value >> 21 & 0x7f);
            let low = one | 0x80_8080 | two << 8 | three << 16 | four << 24;
            if value < 0x1000_0000 { (low, 4) } else { (low | 0x8000_0000 | value >> 28 << 32, 5) }
        }
    }
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

    #[test]
    fn a_packed_chain_goes_on() {
        let mut arena = Arena::default();
        let mut chains = [Chain::default(); 3];
        for chain in &mut chains[..2] {
            (0..50_000).for_each(|doc| arena.pack::<3>(chain, doc * 2, 5));
            arena.seal(chain);
        }
        arena.seal(&mut chains[2]);
        arena.shrink();
        for doc in 100_000..150_000 {
            for chain in &mut chains {
                arena.push::<3>(chain, doc, 1);
            }
        }
        let later = (100_000..150_000).map(|doc| (doc, 1));
        let expected: Vec<_> = (0..50_000).map(|doc| (doc * 2, 5)).chain(later.clone()).collect();
        assert_eq!(read(&arena, &chains[0]), expected);
        assert_eq!(read(&arena, &chains[1]), expected);
        assert_eq!(read(&arena, &chains[2]), later.collect::<Vec<_>>());
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
