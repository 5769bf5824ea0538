//! The engine for a library of up to some hundred replies: a table of examples, a linear model and three heads beside it.

use std::collections::BTreeSet;

use super::blend;
use super::evidence::{Evidence, Sizes};
use super::framing::Framing;
use super::linear::Linear;
use super::real;
use super::spelling::Spelling;
use super::table::{Label, Row, Table};
use super::terms::{Reading, Terms, each_known, word_term};
use super::trust::{Signs, Trust};

/// Rows gone over again when something is learnt: enough of all that nothing is forgotten, few enough for 50 ms.
const REPEATED: usize = 1_000;

/// A trained library; replies are labels here.
#[derive(Clone, Debug)]
pub(super) struct Small {
    framing: Framing,
    spelling: Spelling,
    table: Table,
    sizes: Sizes,
    linear: Option<Linear>,
    /// What is taken off each label's linear score: the frequent are asked for less than they have examples. Infinite for one
    /// that is gone.
    offsets: Vec<f32>,
    asks_per_reply: f32,
}

/// An example as it comes, its reply by place.
pub(super) struct Given<'a> {
    pub(super) label: Label,
    pub(super) weight: f32,
    pub(super) is_ask: bool,
    pub(super) is_body: bool,
    /// The code of the language, without a region.
    pub(super) language: &'a str,
    pub(super) text: &'a str,
}

impl Given<'_> {
    fn terms(&self, framing: &Framing) -> Terms {
        if self.is_body { Terms::of_body(self.text, framing) } else { Terms::of(self.text, framing) }
    }
}

impl Small {
    /// From examples in ascending order of their labels.
    pub(super) fn train(given: &[Given<'_>], labels: usize) -> Self {
        let asks = given.iter().filter(|example| example.is_ask).count();
        let asks_per_reply = real(asks.max(labels)) / real(labels.max(1));
        let languages: BTreeSet<&str> = given.iter().map(|example| example.language).collect();
        let framing = Framing::new(languages, asks_per_reply);
        let examples: Vec<(Label, f32, Terms)> = given
            .iter()
            .map(|given| (given.label, given.weight, given.terms(&framing)))
            .filter(|(.., terms)| !terms.is_empty())
            .collect();
        let mut spelling = Spelling::default();
        for given in given {
            each_known(given.text, |hash, word| spelling.add(hash, word));
        }
        let table = Table::build(&examples, labels);
        drop(examples);
        let linear = Linear::pays(&table, labels).then(|| Linear::train(&table, labels));
        let mut small = Self {
            framing,
            spelling,
            sizes: Sizes::of(&table, labels),
            table,
            linear,
            offsets: vec![0.0; labels],
            asks_per_reply,
        };
        small.weigh();
        small
    }

    fn weigh(&mut self) {
        let mut weights = vec![0.0_f32; self.offsets.len()];
        for (&label, weight) in self.table.labels().iter().zip(self.table.weights()) {
            weights[usize::from(label)] += weight;
        }
        for (offset, weight) in self.offsets.iter_mut().zip(weights) {
            *offset = if weight > 0.0 { blend::FREQUENCY * (weight + blend::COLLECTED).ln() } else { f32::INFINITY };
        }
    }

    /// One example more, of a reply that is known or the next new one.
    pub(super) fn learn(&mut self, given: &Given<'_>) {
        let terms = given.terms(&self.framing);
        if terms.is_empty() {
            return;
        }
        each_known(given.text, |hash, word| self.spelling.add(hash, word));
        let mut rows = self.table.rows();
        let row = self.table.admit(given.label, given.weight, &terms);
        let at = rows.partition_point(|row| row.label <= given.label);
        rows.insert(at, row);
        self.offsets.resize(self.offsets.len().max(usize::from(given.label) + 1), 0.0);
        self.refill(&rows, &[at]);
    }

    /// Takes one example with this text back, if there is one.
    pub(super) fn unlearn(&mut self, given: &Given<'_>) {
        let (cells, _) = self.table.known(&given.terms(&self.framing));
        let columns =
            |row: &Row| row.cells.iter().map(|&(column, _)| column).eq(cells.iter().map(|&(column, _)| column));
        let mut rows = self.table.rows();
        let same = |row: &Row| row.label == given.label && (row.weight - given.weight).abs() < 1e-6 && columns(row);
        let Some(at) = rows.iter().position(same) else { return };
        rows.remove(at);
        let near: Vec<usize> = (0..rows.len()).filter(|&row| rows[row].label == given.label).collect();
        self.refill(&rows, &near);
    }

    /// Takes all examples of a reply back.
    pub(super) fn forget(&mut self, label: Label) {
        let mut rows = self.table.rows();
        rows.retain(|row| row.label != label);
        self.refill(&rows, &[]);
    }

    fn refill(&mut self, rows: &[Row], new: &[usize]) {
        let labels = self.offsets.len();
        self.table.fill(rows, labels);
        self.sizes = Sizes::of(&self.table, labels);
        if let Some(linear) = &mut self.linear {
            let step = rows.len().div_ceil(REPEATED).max(1);
            let repeated: Vec<usize> = (0..rows.len()).step_by(step).collect();
            linear.refine(&self.table, labels, repeated, new);
        }
        self.weigh();
    }

    /// The labels by how well they answer a message, best first, with the chance that each is the right one.
    pub(super) fn suggest(&self, message: &str, limit: usize) -> (Trust, Vec<(Label, f32)>) {
        let Some((mut order, sum, signs)) = self.judge(message) else { return (Trust::default(), Vec::new()) };
        let trust = Trust::of(&signs);
        let top = sum.get(order.first().copied().unwrap_or_default()).copied().unwrap_or_default();
        order.truncate(limit);
        let list = order
            .into_iter()
            .map(|label| (Label::try_from(label).unwrap_or_default(), trust.right * (sum[label] - top).exp()));
        (trust, list.collect())
    }

    /// The labels in order, their blended scores, and what tells how far the first can be trusted. `None` where no term of the
    /// message is known.
    pub(super) fn judge(&self, message: &str) -> Option<(Vec<usize>, Vec<f32>, Signs)> {
        let terms = Terms::repaired(message, &self.framing, |word| {
            if self.spelling.knows(word_term(word)) {
                return Reading::Known;
            }
            self.spelling.repaired(word).map_or(Reading::Strange, Reading::Repaired)
        });
        let labels = self.offsets.len();
        let asked = self.table.ask(&terms, labels);
        if asked.columns.is_empty() {
            return None;
        }
        let evidence = Evidence::of(&self.table, &self.sizes, &asked);
        let mut sum = vec![0.0; labels];
        let mut chances = match &self.linear {
            Some(linear) => linear.scores(asked.columns.iter().map(|&(column, _, value)| (column, value))),
            None => evidence.documents.clone(),
        };
        for (score, offset) in chances.iter_mut().zip(&self.offsets) {
            *score -= if offset.is_finite() { *offset } else { 0.0 };
        }
        blend::add(&mut sum, &chances, 1.0);
        let share = self.asks_per_reply / (self.asks_per_reply + blend::HALF);
        blend::add(&mut sum, &evidence.documents, share * blend::DOCUMENTS);
        blend::add(&mut sum, &evidence.nearest, share * blend::NEAREST);
        blend::add(&mut sum, &evidence.bayes, share * blend::BAYES);
        let mut order: Vec<usize> = (0..labels).filter(|&label| self.offsets[label].is_finite()).collect();
        order.sort_by(|&one, &other| sum[other].total_cmp(&sum[one]));
        let signs = Signs::of(&order, &sum, &evidence, &asked, &terms, self.asks_per_reply);
        Some((order, sum, signs?))
    }
}
