//! Several programs at once on one shop: each writes without a pause, and none may be kept from it or lose anything.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::dice::Dice;
use super::home::{Ended, Home, Kill};
use super::sound;

/// What the writers share lies ready so many times.
const STOCK: usize = 100_000;

/// What came of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Many {
    pub(crate) commands: usize,
    /// How many were refused because another was quicker, as they have to be: the number of an order is there once.
    pub(crate) overtaken: usize,
    /// The longest that one took.
    pub(crate) longest: Duration,
}

/// What one writer has had confirmed.
#[derive(Clone, Debug, Default)]
struct Written {
    commands: usize,
    overtaken: usize,
    longest: Duration,
    copies: usize,
    /// Orders of its own, of one piece each.
    taken: usize,
    /// The shared orders that it was the first to add.
    first: Vec<String>,
    facts: BTreeMap<String, String>,
    /// What it wrote last into its own field of the shared buyer.
    field: String,
}

/// Each writer's own field of the buyer whom all of them edit.
const FIELDS: [&str; 4] = ["notes", "phone", "email", "address-as"];

/// Lets `writers` write for so long, each by starting the program again and again, and compares what is there with what was
/// confirmed to them.
pub(crate) fn run(binary: &Path, seed: u64, writers: usize, time: Duration) -> Result<Many, Box<dyn Error>> {
    let directory = tempfile::Builder::new().prefix("replydesk-many-").tempdir()?;
    let homes: Vec<Home> = (0..writers)
        .map(|number| {
            let own = directory.path().join(number.to_string());
            std::fs::create_dir(&own)?;
            Home::new(&own, binary)
        })
        .collect::<std::io::Result<_>>()?;
    let shop = directory.path().join("shop.db");
    let Some(first) = homes.first() else { return Ok(Many::default()) };
    for line in [
        "reply add hello --title Hello --body Hello",
        "buyer add Shared",
        &format!("piece add Mug --stock {STOCK}"),
        "fact set door green",
    ] {
        done(first, &shop, line)?;
    }
    let start = Instant::now();
    let written = thread::scope(|scope| {
        let shop = &shop;
        let begin = |(number, home)| {
            let dice = Dice::new(seed.wrapping_add(number as u64));
            scope.spawn(move || write(home, shop, number, dice, start, time).map_err(|error| error.to_string()))
        };
        let writing: Vec<_> = homes.iter().enumerate().map(begin).collect();
        let join = |one: thread::ScopedJoinHandle<'_, Result<Written, String>>| {
            one.join().unwrap_or_else(|_| Err("a writer panicked".to_owned()))
        };
        writing.into_iter().map(join).collect::<Result<Vec<Written>, String>>()
    })?;
    compare(&shop, &written)?;
    Ok(Many {
        commands: written.iter().map(|one| one.commands).sum(),
        overtaken: written.iter().map(|one| one.overtaken).sum(),
        longest: written.iter().map(|one| one.longest).max().unwrap_or_default(),
    })
}

/// A command that has to succeed; its words are parted by blanks.
fn done(home: &Home, shop: &Path, line: &str) -> Result<Ended, Box<dyn Error>> {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let ended = home.run(shop, &words, "", Kill::Never)?;
    if ended.code == Some(0) { Ok(ended) } else { Err(format!("{line}: {:?} {}", ended.code, ended.complained).into()) }
}

fn write(
    home: &Home,
    shop: &Path,
    number: usize,
    mut dice: Dice,
    start: Instant,
    time: Duration,
) -> Result<Written, Box<dyn Error>> {
    let mut written = Written::default();
    for step in 0_usize.. {
        if start.elapsed() >= time {
            break;
        }
        let line = match dice.below(6) {
            0 => format!("order add Shared-{step}"),
            1 => {
                let (name, value) = (format!("fact_{number}_{}", step % 7), step.to_string());
                let line = format!("fact set {name} {value}");
                written.facts.insert(name, value);
                line
            }
            2 => format!("order add Own-{number}-{step} --state agreed --item Mug"),
            3 => {
                written.field = format!("of{number}step{step}@example.org");
                format!("buyer edit Shared --{} {}", FIELDS[number % FIELDS.len()], written.field)
            }
            4 => format!("fact set door {number}-{step}"),
            _ => "copy hello --buyer Shared --anyway".to_owned(),
        };
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let ended = home.run(shop, &words, "", Kill::Never)?;
        written.commands += 1;
        written.longest = written.longest.max(ended.took);
        match (ended.code, line.starts_with("order add Shared")) {
            (Some(0), true) => written.first.push(format!("Shared-{step}")),
            (Some(2), true) if ended.complained.contains("is taken") || ended.complained.contains("already") => {
                written.overtaken += 1;
            }
            (Some(0), false) => {
                written.copies += usize::from(line.starts_with("copy"));
                written.taken += usize::from(line.starts_with("order add Own"));
            }
            (code, _) => return Err(format!("{line}: {code:?} {}", ended.complained).into()),
        }
    }
    Ok(written)
}

/// Compares what is in the shop with what the writers were told.
fn compare(shop: &Path, written: &[Written]) -> Result<(), Box<dyn Error>> {
    let is = sound(shop)?;
    let agrees = |what: &str, is: usize, wanted: usize| {
        if is == wanted { Ok(()) } else { Err(format!("{what}: {is} where {wanted} were confirmed")) }
    };
    agrees("lines of the journal", is.count("journal"), written.iter().map(|one| one.copies).sum())?;
    let taken: usize = written.iter().map(|one| one.taken).sum();
    let stock = is.names("pieces", "in_stock").first().and_then(|stock| stock.parse().ok()).unwrap_or_default();
    agrees("pieces in stock", stock, STOCK - taken)?;
    let mut numbers = is.names("orders", "number");
    let shared: Vec<&String> = written.iter().flat_map(|one| &one.first).collect();
    agrees("orders", numbers.len(), taken + shared.len())?;
    numbers.sort();
    numbers.dedup();
    agrees("numbers of orders", numbers.len(), taken + shared.len())?;
    let facts: BTreeMap<String, String> =
        is.names("facts", "name").into_iter().zip(is.names("facts", "value")).collect();
    for (number, one) in written.iter().enumerate() {
        for (name, value) in &one.facts {
            if facts.get(name) != Some(value) {
                return Err(format!("fact {name}: {:?} where “{value}” was confirmed", facts.get(name)).into());
            }
        }
        let column = FIELDS[number % FIELDS.len()].replace('-', "_");
        let field = is.names("buyers", &column).concat();
        if field != one.field {
            return Err(format!("{column} of the buyer: “{field}” where “{}” was confirmed", one.field).into());
        }
    }
    Ok(())
}
