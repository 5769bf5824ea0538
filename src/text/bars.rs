//! Figures as bars and heights of block characters, for the screen and the command line.

/// The eighths of a bar's last column.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// The heights of a figure among others.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A bar as long as its share of the longest, to an eighth of a column; whatever is not nothing shows.
#[must_use]
pub fn bar(value: u64, longest: u64, room: usize) -> String {
    if value == 0 || longest == 0 || room == 0 {
        return String::new();
    }
    let room = u64::try_from(room).unwrap_or(u64::MAX).saturating_mul(8);
    let eighths = (u128::from(value) * u128::from(room) / u128::from(longest)).max(1);
    let (whole, rest) = (usize::try_from(eighths / 8).unwrap_or(0), usize::try_from(eighths % 8).unwrap_or(0));
    let mut bar = "█".repeat(whole);
    bar.extend(rest.checked_sub(1).and_then(|at| EIGHTHS.get(at)));
    bar
}

/// Figures as one line, the higher the more; a dot where there is none.
pub fn heights(figures: impl Iterator<Item = Option<u64>> + Clone) -> String {
    let most = figures.clone().flatten().max().unwrap_or(0).max(1);
    let height = |figure: Option<u64>| {
        let share = u128::from(figure?) * 7 / u128::from(most);
        HEIGHTS.get(usize::try_from(share).ok()?).copied()
    };
    figures.map(|figure| height(figure).unwrap_or('·')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(10, 10, 4), "████");
        assert_eq!(bar(5, 10, 4), "██");
        assert_eq!(bar(1, 10, 4), "▍");
        assert_eq!(bar(1, 1_000_000, 4), "▏");
        assert_eq!((bar(0, 10, 4), bar(3, 0, 4), bar(3, 10, 0)), (String::new(), String::new(), String::new()));
        assert_eq!(width(&bar(u64::MAX, u64::MAX, 40)), 40);
    }

    #[test]
    fn figures_show_their_height_and_a_dot_where_nothing_was() {
        assert_eq!(heights([Some(0), None, Some(30), Some(60)].into_iter()), "▁·▄█");
    }
}
