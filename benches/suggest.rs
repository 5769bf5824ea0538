//! How often the right reply is suggested for a message nobody of the project wrote.
//!
//! `cargo bench --bench suggest` builds a library from each data set of `../shared/data/intents`, where that folder is present:
//! its labels are the replies, and so many examples of each are their asks. It prints, for the messages kept apart,
//! - top-1 and top-3 of those that have a reply (%);
//! - Matthews correlation with those that have none, where there are such ("fits" is the program's own word);
//! - precision and coverage of what is called confident (%);
//! - how top-1 and top-3 change when accents are taken away, when all is in capitals, and with one random edit in a quarter of
//!   the words.
//!
//! The halves and the examples are drawn with a seed of this program, three times where a set is drawn at all.

#[path = "../tests/common/splitmix.rs"]
mod splitmix;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use replydesk::model::{Id, Language};
use replydesk::search::{Example, Source, Suggester};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

const FOLDER: &str = "../shared/data/intents";
const SEEDS: std::ops::RangeInclusive<u64> = 1..=3;

/// File, language, and the numbers of asks a reply to measure with; 0 is all there are.
const SETS: [(&str, &str, &[usize]); 10] = [
    ("hint3_fitness_shop_en.csv", "en", &[5, 0]),
    ("bitext_customer_support_en.csv", "en", &[1, 5, 20]),
    ("banking77_en.csv", "en", &[5, 20, 0]),
    ("home_assistant_7lang.csv", "en", &[5]),
    ("home_assistant_7lang.csv", "es", &[5]),
    ("home_assistant_7lang.csv", "de", &[5]),
    ("home_assistant_7lang.csv", "pl", &[5]),
    ("home_assistant_7lang.csv", "el", &[5]),
    ("home_assistant_7lang.csv", "fr", &[5]),
    ("home_assistant_7lang.csv", "ru", &[5]),
];

/// Labels of messages that no reply answers.
const NONE: [&str; 3] = ["NO_NODES_DETECTED", "oos", ""];

type Failure = Box<dyn std::error::Error>;

#[expect(clippy::print_stdout, reason = "the result of the program")]
fn main() -> Result<(), Failure> {
    if !Path::new(FOLDER).is_dir() {
        println!("{FOLDER} is not here: nothing to measure with");
        return Ok(());
    }
    println!(
        "{:<28} {:>4} {:>13} {:>6} {:>13} {:>15} {:>15} {:>15}",
        "set", "asks", "top-1/top-3", "MCC", "sure: p/c", "no accents", "capitals", "misspelt"
    );
    for (file, code, sizes) in SETS {
        let rows = load(&Path::new(FOLDER).join(file), code)?;
        for &size in sizes {
            let mut sum = Figures::default();
            for seed in SEEDS {
                let figures = Figures::of(&rows, &code.parse()?, size, seed);
                sum.add(&figures, real(SEEDS.count()));
            }
            let name =
                format!("{} {code}", file.trim_end_matches(".csv").split('_').take(2).collect::<Vec<_>>().join(" "));
            println!("{name:<28} {:>4} {sum}", if size == 0 { "all".to_owned() } else { size.to_string() });
        }
    }
    Ok(())
}

struct Row {
    split: String,
    label: String,
    text: String,
}

/// The rows of one language.
fn load(path: &Path, code: &str) -> Result<Vec<Row>, Failure> {
    let text = fs::read_to_string(path)?;
    let mut records = records(&text).into_iter();
    let head = records.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|field| field == name).ok_or(format!("no column {name}"));
    let (split, lang, label, text) = (column("split")?, column("lang")?, column("intent")?, column("text")?);
    let field = |record: &[String], at: usize| record.get(at).cloned().unwrap_or_default();
    let rows = records.filter(|record| field(record, lang) == code).map(|record| Row {
        split: field(&record, split),
        label: field(&record, label),
        text: field(&record, text),
    });
    Ok(rows.collect())
}

/// The records of a comma-separated text: fields in quotes may hold commas, line breaks and doubled quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            '\r' if !quoted => {}
            _ => field.push(letter),
        }
    }
    records
}

#[derive(Default)]
struct Figures {
    top: [f64; 2],
    correlation: f64,
    sure: [f64; 2],
    /// What messing the messages up changes: accents, capitals, edits.
    changes: [[f64; 2]; 3],
}

impl Figures {
    fn of(rows: &[Row], language: &Language, asks: usize, seed: u64) -> Self {
        let mut random = Random(seed);
        let (library, test) = split(rows, asks, &mut random);
        let ids: BTreeMap<&str, Id> = library.keys().map(|label| (*label, Id::new())).collect();
        let examples = library.iter().flat_map(|(label, texts)| {
            let reply = ids[label];
            texts.iter().map(move |text| Example { reply, language, text, source: Source::Ask })
        });
        let suggester = Suggester::train(examples);
        let judge = |message: &dyn Fn(&str) -> String| Judged::of(&suggester, &ids, &test, message);
        let plain = judge(&str::to_owned);
        let mut figures = Self { top: plain.top, correlation: plain.correlation, sure: plain.sure, ..Self::default() };
        let edits = std::cell::RefCell::new(random);
        let messed: [&dyn Fn(&str) -> String; 3] =
            [&|text| text.nfd().filter(|&letter| !is_combining_mark(letter)).collect(), &str::to_uppercase, &|text| {
                misspelt(text, &mut edits.borrow_mut())
            }];
        for (change, message) in figures.changes.iter_mut().zip(messed) {
            let judged = judge(message);
            *change = [judged.top[0] - plain.top[0], judged.top[1] - plain.top[1]];
        }
        figures
    }

    fn add(&mut self, other: &Self, parts: f64) {
        self.correlation += other.correlation / parts;
        let pairs = [(&mut self.top, other.top), (&mut self.sure, other.sure)];
        let changes = self.changes.iter_mut().zip(other.changes);
        for (sum, part) in pairs.into_iter().chain(changes) {
            sum[0] += part[0] / parts;
            sum[1] += part[1] / parts;
        }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "  {:>5.1}/{:>5.1} {:>6.3}  {:>5.1}/{:>5.1}",
            self.top[0], self.top[1], self.correlation, self.sure[0], self.sure[1]
        )?;
        self.changes.iter().try_for_each(|change| write!(f, "   {:>+5.1}/{:>+5.1}", change[0], change[1]))
    }
}

struct Judged {
    top: [f64; 2],
    correlation: f64,
    sure: [f64; 2],
}

impl Judged {
    fn of(suggester: &Suggester, ids: &BTreeMap<&str, Id>, test: &[&Row], message: &dyn Fn(&str) -> String) -> Self {
        let (mut answerable, mut first, mut three, mut sure, mut right) = (0, 0, 0, 0, 0);
        let mut pairs = Vec::new();
        for row in test {
            let truth = ids.get(row.label.as_str()).copied();
            let found = suggester.suggest(&message(&row.text), 3);
            let best = found.list.first().map(|suggestion| suggestion.reply);
            let hit = truth.is_some() && best == truth;
            answerable += usize::from(truth.is_some());
            first += usize::from(hit);
            three += usize::from(found.list.iter().any(|suggestion| Some(suggestion.reply) == truth));
            let claims = found.list.first().is_some_and(|suggestion| suggestion.confident);
            sure += usize::from(claims);
            right += usize::from(claims && hit);
            pairs.push((truth, if found.fits { best } else { None }));
        }
        let percent = |part: usize, of: usize| 100.0 * real(part) / real(of.max(1));
        Self {
            top: [percent(first, answerable), percent(three, answerable)],
            correlation: correlation(&pairs),
            sure: [percent(right, sure), percent(right, answerable)],
        }
    }
}

/// Matthews correlation of (truth, answer) over many classes.
fn correlation(pairs: &[(Option<Id>, Option<Id>)]) -> f64 {
    let (mut truths, mut answers) = (BTreeMap::new(), BTreeMap::new());
    for (truth, answer) in pairs {
        *truths.entry(truth).or_insert(0.0) += 1.0;
        *answers.entry(answer).or_insert(0.0) += 1.0;
    }
    let all = real(pairs.len());
    let hits = real(pairs.iter().filter(|(truth, answer)| truth == answer).count());
    let both: f64 = truths.iter().map(|(class, count)| count * answers.get(class).copied().unwrap_or(0.0)).sum();
    let spread = |counts: &BTreeMap<_, f64>| all * all - counts.values().map(|count| count * count).sum::<f64>();
    let low = (spread(&truths) * spread(&answers)).sqrt();
    if low > 0.0 { (hits * all - both) / low } else { 0.0 }
}

/// The asks of each label and the messages to test with: the file's own split where it has one, else halves of each label.
fn split<'a>(rows: &'a [Row], asks: usize, random: &mut Random) -> (BTreeMap<&'a str, Vec<&'a str>>, Vec<&'a Row>) {
    let given = rows.iter().any(|row| row.split == "test");
    let mut by_label: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        by_label.entry(&row.label).or_default().push(row);
    }
    let (mut library, mut test) = (BTreeMap::new(), Vec::new());
    for (label, mut rows) in by_label {
        random.shuffle(&mut rows);
        let half = (rows.len() / 2).max(1);
        let is_test = |place: usize, row: &Row| if given { row.split == "test" } else { place >= half };
        test.extend(rows.iter().enumerate().filter(|(place, row)| is_test(*place, row)).map(|(_, row)| *row));
        if NONE.contains(&label) {
            continue;
        }
        let train = rows.iter().enumerate().filter(|(place, row)| !is_test(*place, row));
        let mut texts: Vec<&str> = train.map(|(_, row)| row.text.as_str()).collect();
        if asks > 0 {
            texts.truncate(asks);
        }
        library.insert(label, texts);
    }
    library.retain(|_, texts| !texts.is_empty());
    test.retain(|row| NONE.contains(&row.label.as_str()) || library.contains_key(row.label.as_str()));
    (library, test)
}

/// One random edit in a quarter of the words: a letter less, one more, another one, or two exchanged.
fn misspelt(text: &str, random: &mut Random) -> String {
    let words = text.split(' ').map(|word| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.is_empty() || random.below(4) > 0 {
            return word.to_owned();
        }
        let at = random.below(letters.len());
        let letter = (b'a'..=b'z').map(char::from).nth(random.below(26)).unwrap_or('a');
        match random.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letter),
            2 => letters[at] = letter,
            _ if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => letters.rotate_right(1),
        }
        letters.into_iter().collect()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The same draws in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        splitmix::below(&mut self.0, end)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows")]
fn real(number: usize) -> f64 {
    number as f64
}
