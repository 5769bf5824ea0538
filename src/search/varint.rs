//! Postings as bytes: the distance to the document before and a few bits about the match, in groups of seven bits.

/// A posting's varint, and how many bytes of it count. `after_last` is one more than the document before it in its list, 0 at the
/// start, so that no distance is 0 and a zero byte begins no posting.
#[inline]
pub(super) fn encode<const BITS: u32>(after_last: &mut u32, doc: u32, bits: u8) -> (u64, u16) {
    debug_assert!(u32::from(bits) < 1 << BITS, "the bits fit");
    debug_assert!(doc >= *after_last, "documents come in order");
    let value = u64::from((doc + 1 - *after_last) << BITS | u32::from(bits));
    *after_last = doc + 1;
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

/// Hands over the postings in some bytes, up to a zero byte where one begins; `after_last` as in [`encode`].
#[inline]
pub(super) fn decode<const BITS: u32>(after_last: &mut u32, mut bytes: &[u8], mut take: impl FnMut(u32, u8)) {
    while let Some((value, rest)) = first(bytes) {
        *after_last = after_last.wrapping_add(value >> BITS);
        let [low, ..] = value.to_le_bytes();
        take(after_last.wrapping_sub(1), low & ((1 << BITS) - 1));
        bytes = rest;
    }
}

#[inline]
fn first(bytes: &[u8]) -> Option<(u32, &[u8])> {
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

    proptest! {
        #[test]
        fn what_goes_in_comes_out(list in prop::collection::btree_map(0u32..1 << 28, 0u8..8, 0..300)) {
            let (mut bytes, mut after_last) = (Vec::new(), 0);
            for (&doc, &bits) in &list {
                let (varint, len) = encode::<3>(&mut after_last, doc, bits);
                bytes.extend(varint.to_le_bytes().iter().take(len.into()));
            }
            bytes.extend([0; 9]);
            let mut read = Vec::new();
            decode::<3>(&mut 0, &bytes, |doc, bits| read.push((doc, bits)));
            prop_assert_eq!(read, list.into_iter().collect::<Vec<_>>());
        }
    }
}
