//! What differs between two texts, line by line.

use std::ops::Range;

/// So many pairs of lines are compared at most; where two texts have more, and are alike neither at their beginnings nor at their
/// ends, one is told as gone and the other as new. A text of a reply has some tens of lines.
const MOST_PAIRS: usize = 1 << 20;

/// A line of one text or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'t> {
    /// It stands in both.
    Same(&'t str),
    /// Only the first text has it.
    Gone(&'t str),
    /// Only the second has it.
    New(&'t str),
    /// So many lines that stand in both are left out.
    Left(usize),
}

/// The lines of two texts in their order, as few as can be gone and new: what is gone stands before what came in its place.
pub fn lines<'t>(before: &'t str, after: &'t str) -> Vec<Line<'t>> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let ahead = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (before_rest, after_rest) = (before.get(ahead..).unwrap_or_default(), after.get(ahead..).unwrap_or_default());
    let alike = before_rest.iter().rev().zip(after_rest.iter().rev()).take_while(|(one, other)| one == other);
    let behind = alike.count();
    let (old, new) = (
        before_rest.get(..before_rest.len() - behind).unwrap_or_default(),
        after_rest.get(..after_rest.len() - behind).unwrap_or_default(),
    );
    let mut found: Vec<Line<'t>> = before.iter().take(ahead).map(|line| Line::Same(line)).collect();
    between(old, new, &mut found);
    found.extend(before.iter().skip(before.len() - behind).map(|line| Line::Same(line)));
    found
}

/// The same with no more than so many equal lines around each difference; where others are left out, their number is told.
pub fn around<'t>(before: &'t str, after: &'t str, context: usize) -> Vec<Line<'t>> {
    let all = lines(before, after);
    let is_near = |at: usize| {
        let from = at.saturating_sub(context);
        all.iter().skip(from).take(at - from + context + 1).any(|line| !matches!(line, Line::Same(_)))
    };
    let mut found = Vec::new();
    for (at, line) in all.iter().enumerate() {
        if is_near(at) {
            found.push(*line);
        } else if let Some(Line::Left(count)) = found.last_mut() {
            *count += 1;
        } else {
            found.push(Line::Left(1));
        }
    }
    found
}

/// Two texts that differ at their beginning and at their end: by their longest common subsequence.
fn between<'t>(old: &[&'t str], new: &[&'t str], found: &mut Vec<Line<'t>>) {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        found.extend(old.iter().map(|line| Line::Gone(line)));
        found.extend(new.iter().map(|line| Line::New(line)));
        return;
    }
    // common[i][j]: how many lines the ends of the two from i and j on have in common, in order.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    let place = |i: usize, j: usize| i * width + j;
    let at = |common: &[u32], i: usize, j: usize| common.get(place(i, j)).copied().unwrap_or(0);
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let longest = if one == other {
                at(&common, i + 1, j + 1) + 1
            } else {
                at(&common, i + 1, j).max(at(&common, i, j + 1))
            };
            if let Some(cell) = common.get_mut(place(i, j)) {
                *cell = longest;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (old.get(i), new.get(j)) {
        if one == other {
            found.push(Line::Same(one));
            (i, j) = (i + 1, j + 1);
        } else if at(&common, i + 1, j) >= at(&common, i, j + 1) {
            found.push(Line::Gone(one));
            i += 1;
        } else {
            found.push(Line::New(other));
            j += 1;
        }
    }
    found.extend(rest(old, i..old.len()).map(Line::Gone));
    found.extend(rest(new, j..new.len()).map(Line::New));
}

fn rest<'a, 't>(lines: &'a [&'t str], range: Range<usize>) -> impl Iterator<Item = &'t str> + 'a {
    lines.get(range).unwrap_or_default().iter().copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let line = |line: &Line<'_>| match line {
            Line::Same(line) => format!(" {line}"),
            Line::Gone(line) => format!("-{line}"),
            Line::New(line) => format!("+{line}"),
            Line::Left(count) => format!("…{count}"),
        };
        around(before, after, 1).iter().map(line).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_differs_stands_with_the_line_before_and_behind_it() {
        assert_eq!(shown("a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nD\ne\nf\ng"), "…2| c|-d|+D| e|…2");
        assert_eq!(shown("a\nb", "a\nx\nb\ny"), " a|+x| b|+y");
        assert_eq!(shown("", "a\n\nb"), "+a|+|+b");
        assert_eq!(shown("a\nb\nc", "c\na\nb"), "+c| a| b|-c");
        assert_eq!(shown("same", "same"), "…1");
    }

    #[test]
    fn texts_of_many_lines_with_nothing_in_common_take_no_time() {
        let many = |letter: &str| format!("{letter}\n").repeat(200_000);
        assert_eq!(lines(&many("a"), &many("b")).len(), 400_000);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(before in "[ab\n]{0,40}", after in "[ab\n]{0,40}") {
            let found = lines(&before, &after);
            let of = |wanted: fn(&Line<'_>) -> bool| -> Vec<String> {
                let wanted = found.iter().filter(|line| wanted(line));
                wanted.map(|line| match line {
                    Line::Same(text) | Line::Gone(text) | Line::New(text) => (*text).to_owned(),
                    Line::Left(_) => String::new(),
                }).collect()
            };
            prop_assert_eq!(of(|line| !matches!(line, Line::New(_))), before.lines().collect::<Vec<_>>());
            prop_assert_eq!(of(|line| !matches!(line, Line::Gone(_))), after.lines().collect::<Vec<_>>());
            prop_assert!(of(|line| matches!(line, Line::Gone(_))).len() <= before.lines().count());
        }
    }
}
