/// The one of `known` nearest to `name`, if any is near: one slip (a letter too many, too few, another, or two the wrong way
/// round) in three letters, three at most. Of a path only the last part counts: `buyer.hat` is not nearly `buyer.name`.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let last_part = name.rsplit('.').next().unwrap_or(name);
    let most = (last_part.chars().count() / 3).clamp(1, 3);
    let wanted = name.to_lowercase();
    // A letter has four bytes at most: others need not be compared letter by letter.
    let near = known.into_iter().filter(|one| one.len().abs_diff(name.len()) <= 4 * most);
    let ranked = near.map(|one| (strsim::osa_distance(&wanted, &one.to_lowercase()), one));
    ranked.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, one)| one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let known = ["buyer.name", "buyer.email", "order.tracking", "asks", "friendly", "formal"];
        assert_eq!(nearest("order.traking", known), Some("order.tracking"));
        assert_eq!(nearest("buyer.Name", known), Some("buyer.name"));
        assert_eq!(nearest("ask", known), Some("asks"));
        assert_eq!(nearest("Freindly", known), Some("friendly"));
        for far in ["buyer.hat", "colour", ""] {
            assert_eq!(nearest(far, known), None, "{far}");
        }
    }
}
