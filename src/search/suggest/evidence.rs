//! Three heads that need no training, from one pass over the columns of a message: BM25 with one document a reply, complement
//! naive Bayes, and the most similar single example.
//!
//! Each alone is weaker than the linear head; beside it they carry replies with few examples (the nearest example), many close
//! replies (BM25) and messy messages (naive Bayes).

use super::real;
use super::table::{Asked, Table};

/// BM25's usual constants.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.4;

/// What naive Bayes adds to each count.
const SMOOTHING: f32 = 0.3;

/// How much there is of each reply, for BM25 and naive Bayes.
#[derive(Clone, Debug, Default)]
pub(super) struct Sizes {
    of: Vec<f32>,
    all: f32,
    /// How many terms there are, for the smoothing.
    terms: f32,
}

impl Sizes {
    pub(super) fn of(table: &Table, labels: usize) -> Self {
        let mut sizes = Self { of: vec![0.0; labels], all: 0.0, terms: 0.0 };
        for column in (0..).take(table.width()) {
            let (_, terms) = table.column(column);
            sizes.terms += terms;
            for (row, value) in table.cells(column) {
                sizes.of[usize::from(table.labels()[row])] += value * terms * table.weights()[row];
            }
        }
        sizes.all = sizes.of.iter().sum();
        sizes
    }
}

/// What the three heads say about each reply.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) documents: Vec<f32>,
    pub(super) bayes: Vec<f32>,
    /// The cosine of the most similar example.
    pub(super) nearest: Vec<f32>,
}

impl Evidence {
    pub(super) fn of(table: &Table, sizes: &Sizes, asked: &Asked) -> Self {
        let labels = sizes.of.len();
        let mean = sizes.all / real(labels.max(1));
        let smoothing = SMOOTHING * sizes.terms;
        let all: f32 = asked.columns.iter().map(|&(_, sum, _)| sum).sum();
        let bayes =
            sizes.of.iter().map(|size| all * (sizes.all - size + smoothing).max(f32::MIN_POSITIVE).ln()).collect();
        let mut found = Self { documents: vec![0.0; labels], bayes, nearest: vec![0.0; labels] };
        let slow: Vec<f32> = sizes
            .of
            .iter()
            .map(|size| SATURATION * (1.0 - LENGTH + LENGTH * size / mean.max(f32::MIN_POSITIVE)))
            .collect();
        let mut similar = vec![0.0; table.labels().len()];
        let mut counts: Vec<(usize, f32)> = Vec::new();
        for &(column, sum, _) in &asked.columns {
            counts.clear();
            let likeness = table.likeness(column, sum, asked);
            for (row, value) in table.cells(column) {
                similar[row] += likeness * value;
                let label = usize::from(table.labels()[row]);
                let count = value * table.weights()[row];
                match counts.last_mut() {
                    Some((last, sum)) if *last == label => *sum += count,
                    _ => counts.push((label, count)),
                }
            }
            found.add(&counts, sum, &slow);
        }
        for ((similar, &label), norm) in similar.iter().zip(table.labels()).zip(table.norms()) {
            let nearest = &mut found.nearest[usize::from(label)];
            *nearest = nearest.max(similar / norm);
        }
        found
    }

    /// A column that occurs so often in each of these replies.
    fn add(&mut self, counts: &[(usize, f32)], asked: f32, slow: &[f32]) {
        let (all, within) = (real(self.documents.len()), real(counts.len()));
        let rare = (1.0 + (all - within + 0.5) / (within + 0.5)).ln();
        let total: f32 = counts.iter().map(|&(_, count)| count).sum();
        for &(label, count) in counts {
            self.documents[label] += asked * rare * count * (SATURATION + 1.0) / (count + slow[label]);
            self.bayes[label] += asked * ((total + SMOOTHING) / (total - count + SMOOTHING).max(SMOOTHING)).ln();
        }
    }
}
