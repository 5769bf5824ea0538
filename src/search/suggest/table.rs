//! The examples of a library as a table: a row an example, a column a term.
//!
//! Terms that occur in exactly the same examples, equally often, are one column: a linear model, a sum of weights and a
//! similarity come out the same, and a library has three to four times fewer columns than terms.

use super::hash::Map;
use super::real;
use super::terms::Terms;

/// Values of cells are kept as whole numbers of this part of one, in [`CELL_BITS`] bits, beside the row's number.
const CELL_PARTS: f32 = 256.0;
const CELL_BITS: u32 = 12;

/// A label, the place of a reply in the library: at most a few hundred where there is a table.
pub(super) type Label = u16;

/// Columns or terms, ascending, each with a value.
type Cells = Vec<(u32, f32)>;

/// One example as the table is built from: where its terms stand is known, how much they weigh is not.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) label: Label,
    /// How much it counts beside an ask.
    pub(super) weight: f32,
    /// Column and mean value of its terms there.
    pub(super) cells: Cells,
}

/// The table by columns, as an index: which examples have a term.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    columns: Map<u32>,
    /// For each column: how many terms it stands for, and how telling it is.
    terms: Vec<u16>,
    telling: Vec<f32>,
    /// Where each column's cells begin, and where the last one's end.
    starts: Vec<u32>,
    /// Row and value, packed.
    cells: Vec<u32>,
    labels: Vec<Label>,
    weights: Vec<f32>,
    /// The length of each row as a vector.
    norms: Vec<f32>,
}

/// A message as the table's columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// Column, the sum of its terms' counts, and its value in the message's vector of length one.
    pub(super) columns: Vec<(u32, f32, f32)>,
    /// How much of the message's vector lies in known terms: 0 to 1.
    pub(super) known: f32,
    /// How many of its words are known: 0 to 1.
    pub(super) known_words: f32,
    /// The length of the known part as a vector.
    norm: f32,
}

impl Table {
    /// The table of some examples, and the same as rows. Labels go from 0 to `replies` − 1.
    pub(super) fn build(examples: &[(Label, f32, Terms)], replies: usize) -> Self {
        let mut ids = Map::<u32>::default();
        let mut signatures: Vec<u64> = Vec::new();
        for (row, (.., terms)) in examples.iter().enumerate() {
            for &(term, value) in &terms.list {
                let next = index(ids.len());
                let id = *ids.entry(term).or_insert(next);
                if id == next {
                    signatures.push(0);
                }
                let signature = &mut signatures[id as usize];
                *signature = mix(*signature ^ mix(u64::from(value.to_bits()) << 32 | row as u64));
            }
        }
        let mut table = Self::default();
        let mut by_signature = hashbrown::HashMap::<u64, u32>::with_capacity(ids.len() / 4);
        let columns: Vec<u32> = signatures
            .iter()
            .map(|signature| {
                let next = index(table.terms.len());
                let column = *by_signature.entry(*signature).or_insert(next);
                if column == next {
                    table.terms.push(0);
                }
                let terms = &mut table.terms[column as usize];
                *terms = terms.saturating_add(1);
                column
            })
            .collect();
        for column in ids.values_mut() {
            *column = columns[*column as usize];
        }
        table.columns = ids;
        let rows = examples.iter().map(|(label, weight, terms)| Row {
            label: *label,
            weight: *weight,
            cells: table.known(terms).0,
        });
        let rows: Vec<Row> = rows.collect();
        table.fill(&rows, replies);
        table
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.terms.len()
    }

    /// How many cells hold something.
    pub(super) fn filled(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn labels(&self) -> &[Label] {
        &self.labels
    }

    pub(super) fn weights(&self) -> &[f32] {
        &self.weights
    }

    pub(super) fn norms(&self) -> &[f32] {
        &self.norms
    }

    /// How telling a column is, and how many terms it stands for.
    pub(super) fn column(&self, column: u32) -> (f32, f32) {
        (self.telling[column as usize], f32::from(self.terms[column as usize]))
    }

    /// The rows and values of a column, rows ascending.
    pub(super) fn cells(&self, column: u32) -> impl Iterator<Item = (usize, f32)> {
        let column = column as usize;
        let range = self.starts[column] as usize..self.starts[column + 1] as usize;
        self.cells[range].iter().map(|&cell| unpack(cell))
    }

    /// Replaces all rows. Columns that are new get how telling they are.
    pub(super) fn fill(&mut self, rows: &[Row], replies: usize) {
        let width = self.terms.len();
        self.labels = rows.iter().map(|row| row.label).collect();
        self.weights = rows.iter().map(|row| row.weight).collect();
        self.starts = vec![0; width + 1];
        for &(column, _) in rows.iter().flat_map(|row| &row.cells) {
            self.starts[column as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let mut next = self.starts.clone();
        self.cells = vec![0; sum as usize];
        for (at, row) in rows.iter().enumerate() {
            for &(column, value) in &row.cells {
                let next = &mut next[column as usize];
                self.cells[*next as usize] = pack(at, value);
                *next += 1;
            }
        }
        for column in self.telling.len()..width {
            let telling = self.measure(index(column), replies);
            self.telling.push(telling);
        }
        self.norms = vec![0.0; rows.len()];
        for column in 0..width {
            let (telling, terms) = self.column(index(column));
            for at in self.starts[column]..self.starts[column + 1] {
                let (row, value) = unpack(self.cells[at as usize]);
                self.norms[row] += (telling * value).powi(2) * terms;
            }
        }
        for norm in &mut self.norms {
            *norm = norm.sqrt().max(f32::MIN_POSITIVE);
        }
    }

    /// By how many replies a column occurs in, not by how many examples: what several asks of one reply share tells that
    /// reply apart. Half a point to two better on all sets than the usual count.
    fn measure(&self, column: u32, replies: usize) -> f32 {
        let (mut last, mut within) = (None, 0.0);
        for (row, _) in self.cells(column) {
            let label = self.labels[row];
            if last != Some(label) {
                within += 1.0;
                last = Some(label);
            }
        }
        telling(real(replies), within)
    }

    /// The rows again, from the columns.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .labels
            .iter()
            .zip(&self.weights)
            .map(|(&label, &weight)| Row { label, weight, cells: Vec::new() })
            .collect();
        for column in 0..index(self.width()) {
            for (row, value) in self.cells(column) {
                rows[row].cells.push((column, value));
            }
        }
        rows
    }

    /// The columns of some terms, ascending, with the mean value in each, and the terms that have none.
    pub(super) fn known(&self, terms: &Terms) -> (Cells, Cells) {
        let (mut known, mut unknown) = (Vec::with_capacity(terms.list.len()), Vec::new());
        for &(term, value) in &terms.list {
            match self.columns.get(&term) {
                Some(&column) => known.push((column, value)),
                None => unknown.push((term, value)),
            }
        }
        sum_up(&mut known);
        for (column, value) in &mut known {
            *value /= f32::from(self.terms[*column as usize]);
        }
        (known, unknown)
    }

    /// The row of a new example: what no column has yet becomes one of its own.
    pub(super) fn admit(&mut self, label: Label, weight: f32, terms: &Terms) -> Row {
        let (mut cells, unknown) = self.known(terms);
        if !unknown.is_empty() {
            let column = index(self.width());
            let sum: f32 = unknown.iter().map(|&(_, value)| value).sum();
            self.columns.extend(unknown.iter().map(|&(term, _)| (term, column)));
            self.terms.push(u16::try_from(unknown.len()).unwrap_or(u16::MAX));
            cells.push((column, sum / real(unknown.len())));
        }
        Row { label, weight, cells }
    }

    /// The rows as vectors of length one, for training.
    pub(super) fn vectors(&self) -> Vectors {
        let mut starts = vec![0_u32; self.labels.len() + 1];
        for &cell in &self.cells {
            starts[unpack(cell).0 + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut cells = vec![(0, 0.0); self.cells.len()];
        for column in 0..index(self.width()) {
            let (telling, terms) = self.column(column);
            let scale = telling * terms.sqrt();
            for (row, value) in self.cells(column) {
                cells[next[row] as usize] = (column, scale * value / self.norms[row]);
                next[row] += 1;
            }
        }
        Vectors { starts, cells }
    }

    /// A message by the table's columns.
    pub(super) fn ask(&self, terms: &Terms, replies: usize) -> Asked {
        let mut columns: Vec<(u32, f32)> = Vec::with_capacity(terms.list.len());
        let (mut known, mut all) = (0.0, 0.0);
        let unseen = telling(real(replies), 0.0);
        for &(term, value) in &terms.list {
            if let Some(&column) = self.columns.get(&term) {
                let square = (self.telling[column as usize] * value).powi(2);
                known += square;
                all += square;
                columns.push((column, value));
            } else {
                all += (unseen * value).powi(2);
            }
        }
        sum_up(&mut columns);
        let norm = known.sqrt().max(f32::MIN_POSITIVE);
        let columns = columns.into_iter().map(|(column, sum)| {
            let (telling, terms) = self.column(column);
            (column, sum, telling * sum / (terms.sqrt() * norm))
        });
        let known_words = terms.words.iter().filter(|word| self.columns.contains_key(*word)).count();
        let known_words = real(known_words) / real(terms.words.len().max(1));
        Asked {
            columns: columns.collect(),
            known_words,
            known: if all > 0.0 { (known / all).sqrt() } else { 0.0 },
            norm,
        }
    }

    /// The share of a column in the similarity of the message and a row with this value there.
    pub(super) fn likeness(&self, column: u32, sum: f32, asked: &Asked) -> f32 {
        self.telling[column as usize].powi(2) * sum / asked.norm
    }
}

/// Rows as vectors of length one.
#[derive(Clone, Debug)]
pub(super) struct Vectors {
    starts: Vec<u32>,
    cells: Vec<(u32, f32)>,
}

impl Vectors {
    pub(super) fn row(&self, row: usize) -> &[(u32, f32)] {
        &self.cells[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

fn telling(replies: f32, within: f32) -> f32 {
    ((1.0 + replies) / (1.0 + within)).ln() + 1.0
}

fn sum_up(columns: &mut Vec<(u32, f32)>) {
    columns.sort_unstable_by_key(|&(column, _)| column);
    columns.dedup_by(|(column, value), (kept, sum)| {
        let same = column == kept;
        if same {
            *sum += *value;
        }
        same
    });
}

fn pack(row: usize, value: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "limited on the same line")]
    let parts = (value * CELL_PARTS).round().clamp(1.0, 4095.0) as u32;
    index(row) << CELL_BITS | parts
}

fn unpack(cell: u32) -> (usize, f32) {
    #[expect(clippy::cast_precision_loss, reason = "twelve bits")]
    let parts = (cell & ((1 << CELL_BITS) - 1)) as f32;
    ((cell >> CELL_BITS) as usize, parts / CELL_PARTS)
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn mix(bits: u64) -> u64 {
    let mixed = (bits ^ bits >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}
