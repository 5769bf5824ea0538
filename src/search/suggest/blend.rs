//! The heads' scores into one.

/// How much each head counts beside the linear one, all brought to mean nought and spread one. More of the others helps messy
/// sets and costs clean ones: here all kinds of sets are within a point of their best.
pub(super) const DOCUMENTS: f32 = 0.35;
pub(super) const NEAREST: f32 = 0.35;
pub(super) const BAYES: f32 = 0.15;

/// With so many asks a reply the heads count half of that: with few, they have seen too little.
pub(super) const HALF: f32 = 20.0;

/// How much of a reply's frequency among the examples is taken back, as a power: buyers do not ask as often as a seller collects.
/// The power works from about so many examples on: one ask or five tell nothing about the seller's collecting.
pub(super) const FREQUENCY: f32 = 0.45;
pub(super) const COLLECTED: f32 = 15.0;

/// Adds a head's scores with a weight.
pub(super) fn add(sum: &mut [f32], scores: &[f32], weight: f32) {
    let count = super::real(scores.len().max(1));
    let mean = scores.iter().sum::<f32>() / count;
    let spread = (scores.iter().map(|score| (score - mean).powi(2)).sum::<f32>() / count).sqrt();
    if spread <= f32::EPSILON * mean.abs() {
        return;
    }
    for (sum, score) in sum.iter_mut().zip(scores) {
        *sum += weight * (score - mean) / spread;
    }
}
