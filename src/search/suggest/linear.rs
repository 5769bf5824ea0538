//! Softmax regression over the table's columns: the head that carries most.
//!
//! Trained by plain stochastic descent with a step that falls to nothing, nearly without a penalty: vectors have length one and
//! few examples share a column, so that stopping early is penalty enough. Softmax instead of one against the rest was better in
//! the first three by one to five points wherever a reply has few asks.

use super::real;
use super::table::{Label, Table};

/// The first step, and what is left of it in the last round. From 4 to 50 all do; below, one-shot libraries lose.
const STEP: f32 = 20.0;
const LAST_STEP: f32 = 0.05;

/// How strongly weights shrink in each round, over the number of examples.
const PENALTY: f32 = 0.03;

/// The steps for what is new, and the one for what is gone over again.
const REFINING: [f32; 3] = [6.0, 3.0, 1.5];
const REPEATING: f32 = 2.0;

/// The bias learns this much slower than the weights, and only from what counts at least this much, the asks: every reply has
/// a title and texts, whether it is needed often or never.
const BIAS: f32 = 0.1;
const BIASED: f32 = 1.0;

/// Gradients below this are not worth a pass over memory.
const NOTHING: f32 = 0.002;

/// Multiplications that training should spend: about 50 ms on a machine of 2020. Eight rounds are made in any case: with four,
/// ten thousand examples of close labels are 0.7 points behind, with eight 0.2.
const BUDGET: usize = 150_000_000;
const ROUNDS: std::ops::RangeInclusive<usize> = 8..=16;

/// An example whose own label is surer than this is left out of the next round, but not of the last: up to a third of the
/// work is saved, and nothing is lost. With 0.9 the first three suffer.
const LEARNT: f32 = 0.95;

/// Weights for each column and label.
#[derive(Clone, Debug, Default)]
pub(super) struct Linear {
    labels: usize,
    /// By column; each a part of its column's scale.
    weights: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Whether training stays within half a second and weights within 8 MB.
    pub(super) fn pays(table: &Table, labels: usize) -> bool {
        let width = table.width();
        table.filled() * labels * ROUNDS.start() <= BUDGET * 8 && width * labels <= 8_000_000
    }

    pub(super) fn train(table: &Table, labels: usize) -> Self {
        let vectors = table.vectors();
        let mut descent = Descent::new(table.width(), labels);
        let rounds = (BUDGET / (table.filled() * labels).max(1)).clamp(*ROUNDS.start(), *ROUNDS.end());
        let mut order: Vec<usize> = (0..table.labels().len()).collect();
        let mut is_calm = vec![false; order.len()];
        for round in 0..rounds {
            let step = STEP * (1.0 - real(round) / real(rounds)) + LAST_STEP;
            shuffle(&mut order, round as u64);
            for &row in &order {
                if std::mem::take(&mut is_calm[row]) {
                    continue;
                }
                let (label, weight) = (table.labels()[row], table.weights()[row]);
                let chance = descent.learn(vectors.row(row), label, step, weight, order.len());
                is_calm[row] = chance > LEARNT && round + 2 < rounds;
            }
        }
        descent.pack()
    }

    /// Learns some rows more, after the table got new ones: the new ones by larger steps, then others by small ones, so that
    /// nothing is forgotten.
    pub(super) fn refine(&mut self, table: &Table, labels: usize, mut rows: Vec<usize>, new: &[usize]) {
        let vectors = table.vectors();
        let mut descent = Descent::from(self, table.width(), labels);
        let mut learn = |row: usize, step| {
            descent.learn(vectors.row(row), table.labels()[row], step, table.weights()[row], table.labels().len());
        };
        shuffle(&mut rows, table.labels().len() as u64);
        for step in REFINING {
            for &row in new {
                learn(row, step);
            }
        }
        for row in rows {
            learn(row, REPEATING);
        }
        *self = descent.pack();
    }

    /// The scores of all labels for a message: logarithms of odds.
    pub(super) fn scores(&self, columns: impl Iterator<Item = (u32, f32)>) -> Vec<f32> {
        let mut scores = self.bias.clone();
        for (column, value) in columns {
            let column = column as usize;
            let (Some(row), Some(scale)) =
                (self.weights.get(column * self.labels..(column + 1) * self.labels), self.scales.get(column))
            else {
                continue;
            };
            let value = value * scale;
            for (score, &weight) in scores.iter_mut().zip(row) {
                *score += value * f32::from(weight);
            }
        }
        scores
    }
}

/// Weights while they are learnt.
struct Descent {
    labels: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    /// What all weights are to be multiplied by: shrinking them is one multiplication.
    scale: f32,
    chances: Vec<f32>,
}

impl Descent {
    fn new(width: usize, labels: usize) -> Self {
        let zeros = |size| vec![0.0; size];
        Self { labels, weights: zeros(width * labels), bias: zeros(labels), scale: 1.0, chances: zeros(labels) }
    }

    /// Goes on from what was learnt; there may be more columns and labels by now.
    fn from(linear: &Linear, width: usize, labels: usize) -> Self {
        let mut descent = Self::new(width, labels);
        let old = linear.labels.max(1);
        for ((row, packed), scale) in
            descent.weights.chunks_mut(labels.max(1)).zip(linear.weights.chunks(old)).zip(&linear.scales)
        {
            for (weight, &packed) in row.iter_mut().zip(packed) {
                *weight = f32::from(packed) * scale;
            }
        }
        for (bias, old) in descent.bias.iter_mut().zip(&linear.bias) {
            *bias = *old;
        }
        descent
    }

    /// One step towards a row's label. Returns the chance the label had before.
    fn learn(&mut self, vector: &[(u32, f32)], label: Label, step: f32, weight: f32, examples: usize) -> f32 {
        let labels = self.labels;
        self.chances.copy_from_slice(&self.bias);
        for &(column, value) in vector {
            let value = value * self.scale;
            let row = &self.weights[column as usize * labels..][..labels];
            for (score, weight) in self.chances.iter_mut().zip(row) {
                *score += value * weight;
            }
        }
        softmax(&mut self.chances);
        let before = self.chances[usize::from(label)];
        for chance in &mut self.chances {
            *chance = -*chance;
        }
        self.chances[usize::from(label)] += 1.0;
        self.scale *= 1.0 - (step * PENALTY / real(examples)).min(0.5);
        let is_ask = weight >= BIASED;
        let step = step * weight;
        let telling: Vec<usize> = (0..labels).filter(|&label| self.chances[label].abs() > NOTHING).collect();
        for &(column, value) in vector {
            let value = value * step / self.scale;
            let row = &mut self.weights[column as usize * labels..][..labels];
            if telling.len() * 4 < labels {
                for &label in &telling {
                    row[label] += value * self.chances[label];
                }
            } else {
                for (weight, chance) in row.iter_mut().zip(&self.chances) {
                    *weight += value * chance;
                }
            }
        }
        if is_ask {
            for (bias, chance) in self.bias.iter_mut().zip(&self.chances) {
                *bias += step * BIAS * chance;
            }
        }
        before
    }

    fn pack(self) -> Linear {
        let mut weights = Vec::with_capacity(self.weights.len());
        let mut scales = Vec::with_capacity(self.weights.len() / self.labels.max(1));
        for row in self.weights.chunks(self.labels.max(1)) {
            let scale = row.iter().fold(f32::MIN_POSITIVE, |most, weight| weight.abs().max(most)) / f32::from(i8::MAX);
            #[expect(clippy::cast_possible_truncation, reason = "between -127 and 127 by the division")]
            weights.extend(row.iter().map(|weight| (weight / scale).round() as i8));
            scales.push(scale * self.scale);
        }
        Linear { labels: self.labels, weights, scales, bias: self.bias }
    }
}

/// Scores into chances that sum to one.
fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// The same order in every run.
fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = 0x9e37_79b9_7f4a_7c15 ^ seed;
    for last in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = usize::try_from(state % (last as u64 + 1)).unwrap_or_default();
        order.swap(last, other);
    }
}
