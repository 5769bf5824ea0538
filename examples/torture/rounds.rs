//! The rounds: a verb is run whole on a twin of the shop, and killed on the shop itself; then the two are compared.

#[path = "aged.rs"]
mod aged;
#[path = "compare.rs"]
mod compare;
#[path = "dice.rs"]
pub(crate) mod dice;
#[path = "home.rs"]
pub(crate) mod home;
#[path = "many.rs"]
pub(crate) mod many;
#[path = "snapshot.rs"]
pub(crate) mod snapshot;
#[path = "verbs.rs"]
pub(crate) mod verbs;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use replydesk::model::{Draft, Id};
use replydesk::store::{ActionKind, Options, Store};

use compare::{Looks, There};
use dice::Dice;
use home::{Ended, Home, Kill};
use snapshot::Snapshot;
use verbs::files::{COPY, EXPORT};
use verbs::{Call, Setting, Verb};

/// After so many rounds a new shop is begun, so that killing the very first command of a shop is tried too.
const ROUNDS_OF_A_SHOP: usize = 40;

/// At this round of a shop an older one is opened, however short the run is; otherwise in so many of a hundred.
const FIRST_MIGRATION: usize = 5;
const MIGRATIONS: usize = 4;
/// At this round texts are kept as drafts, as the interface does it.
const DRAFTS: usize = 8;

/// How much is to be done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) rounds: usize,
    pub(crate) time: Duration,
}

/// How the rounds of a verb ended.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    /// Killed, and nothing of it is there.
    pub(crate) nothing: usize,
    /// Killed, and all of it is there.
    pub(crate) everything: usize,
    /// It was done before it could be killed.
    pub(crate) done: usize,
    /// It was refused, and so it was on the twin.
    pub(crate) refused: usize,
}

/// How all of it went. Nothing was lost: else there is a [`Fault`].
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) verbs: BTreeMap<&'static str, Count>,
    /// Files that killed programs have left behind.
    pub(crate) left_behind: usize,
    /// How many backups stood there, all of them sound.
    pub(crate) backups: usize,
    pub(crate) undone: usize,
}

/// What went wrong in a round.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) round: usize,
    pub(crate) command: String,
    pub(crate) what: String,
    /// Where everything is kept for study.
    pub(crate) kept: PathBuf,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "round {}: replydesk {}", self.round, self.command)?;
        writeln!(f, "{}", self.what)?;
        write!(
            f,
            "kept for study: {} (shop: as it was left; twin: left alone; before: before the round)",
            self.kept.display()
        )
    }
}

impl Error for Fault {}

/// Runs the rounds in a directory of their own, which is gone afterwards unless something is wrong.
pub(crate) fn run(binary: &Path, plan: Plan) -> Result<Tally, Box<dyn Error>> {
    let directory = tempfile::Builder::new().prefix("replydesk-torture-").tempdir()?;
    let home = Home::new(directory.path(), binary)?;
    let mut torture = Torture {
        home,
        dice: Dice::new(plan.seed),
        before: Snapshot::default(),
        undoes_to: BTreeMap::new(),
        tally: Tally::default(),
    };
    let start = Instant::now();
    for round in 0..plan.rounds {
        if start.elapsed() >= plan.time {
            break;
        }
        if let Err((command, what)) = torture.round(round) {
            return Err(Box::new(Fault { round, command, what, kept: directory.keep() }));
        }
    }
    Ok(torture.tally)
}

/// Where the rounds stand.
struct Torture {
    home: Home,
    dice: Dice,
    /// The shop before the round that comes.
    before: Snapshot,
    /// What the records were before an action, by its number.
    undoes_to: BTreeMap<i64, Snapshot>,
    tally: Tally,
}

impl Torture {
    /// One round; an error is the command and what is wrong.
    fn round(&mut self, round: usize) -> Result<(), (String, String)> {
        let in_words = |command: &str, error: Box<dyn Error>| (command.to_owned(), error.to_string());
        if round.is_multiple_of(ROUNDS_OF_A_SHOP) {
            self.begin().map_err(|error| in_words("", error))?;
        }
        if round % ROUNDS_OF_A_SHOP == FIRST_MIGRATION || self.dice.percent(MIGRATIONS) {
            return self.migrate().map_err(|error| in_words("(the first start on an older shop)", error));
        }
        if round % ROUNDS_OF_A_SHOP == DRAFTS {
            self.keep_drafts().map_err(|error| in_words("(keeping drafts)", error))?;
        }
        let [has_export, has_copy] = [EXPORT, COPY].map(|name| self.home.file(name).exists());
        let mut setting =
            Setting { dice: &mut self.dice, now: &self.before, number: 1000 + round, has_export, has_copy };
        let (verb, call) = verbs::draw(&mut setting);
        let command = call.arguments.join(" ");
        self.kill(verb, &call).map_err(|error| in_words(&command, error))?;
        self.take_back().map_err(|error| (command, format!("undo: {error}")))
    }

    /// Begins a new shop: there is no file yet.
    fn begin(&mut self) -> Result<(), Box<dyn Error>> {
        fs::remove_dir_all(self.home.file("shop"))?;
        fs::create_dir(self.home.file("shop"))?;
        fs::remove_dir_all(self.home.file("out"))?;
        fs::create_dir(self.home.file("out"))?;
        self.before = Snapshot::default();
        self.undoes_to.clear();
        Ok(())
    }

    /// Keeps some drafts in the shop, as leaving the interface does; no command does that.
    fn keep_drafts(&mut self) -> Result<(), Box<dyn Error>> {
        let mut store = Store::open(&self.home.file("shop/shop.db"), Options::default())?;
        for number in 0..3 {
            let draft = Draft {
                id: Id::new(),
                place: "message".to_owned(),
                text: format!("Dear {number}"),
                buyer: None,
                reply: None,
                kept_at: Timestamp::now(),
                not_before: None,
            };
            store.act(ActionKind::KeepDraft, "", draft.kept_at, |action| action.keep_draft(&draft))?;
        }
        store.close()?;
        self.before = Snapshot::of(&self.home.file("shop/shop.db"))?;
        // What undo comes back to has these drafts too: it passes over them.
        self.undoes_to.clear();
        Ok(())
    }

    /// Runs a command whole beside the shop and kills it in the shop, and compares.
    fn kill(&mut self, verb: &Verb, call: &Call) -> Result<(), Box<dyn Error>> {
        let [shop, twin, look, kept] =
            ["shop/shop.db", "twin/shop.db", "look/shop.db", "before.db"].map(|name| self.home.file(name));
        home::copy(&shop, &kept)?;
        home::copy(&shop, &twin)?;
        for (name, content) in &call.files {
            fs::write(self.home.file(name), content)?;
        }
        let began = milliseconds();
        let alone = self.home.run(&twin, &call.arguments, &call.input, Kill::Never)?;
        let kill = self.when(alone.took);
        let killed = self.home.run(&shop, &call.arguments, &call.input, kill)?;
        let moments = (began, milliseconds());
        home::copy(&shop, &look)?;
        let after = sound(&look)?;
        let whole = Snapshot::of(&twin)?;
        let looks = Looks { before: &self.before, after: &after, whole: &whole, moments };
        let there = looks.judge(call.erases)?;
        if there == There::Steps && !call.in_steps {
            return Err("one of its actions is there and the next is not".into());
        }
        self.count(verb.name, &alone, &killed, call.speaks_when_done, there)?;
        self.look_around()?;
        let last = self.before.log.last().map_or(0, |action| action.seq);
        let new: Vec<_> = after.log.iter().filter(|action| action.seq > last).collect();
        if new.iter().any(|action| action.kind == "erase-buyer") {
            // What was before has the person, and undo brings nobody back.
            self.undoes_to.clear();
        } else if let [new] = new[..]
            && new.step == "do"
        {
            self.undoes_to.insert(new.seq, self.before.clone());
        }
        self.before = after;
        Ok(())
    }

    /// When to kill a command that takes so long when it is left alone: at any moment, or while it writes.
    fn when(&mut self, takes: Duration) -> Kill {
        let share = |of: Duration, dice: &mut Dice| {
            of.mul_f64(f64::from(u32::try_from(dice.below(1000)).unwrap_or(0)) / 1000.0)
        };
        if self.dice.percent(50) {
            return Kill::After(share(takes.mul_f64(1.1), &mut self.dice));
        }
        let after = share((takes / 4).max(Duration::from_millis(3)), &mut self.dice);
        Kill::Writing { after, at_latest: takes * 2 + Duration::from_millis(200) }
    }

    /// Counts the round, and makes sure that nothing was promised which is not there.
    fn count(
        &mut self,
        verb: &'static str,
        alone: &Ended,
        killed: &Ended,
        speaks_when_done: bool,
        there: There,
    ) -> Result<(), Box<dyn Error>> {
        let count = self.tally.verbs.entry(verb).or_default();
        match (killed.code, alone.code) {
            (None, _) => {
                if speaks_when_done && !killed.said.is_empty() && there != There::Everything {
                    return Err(format!("it said “{}” and it is not there", killed.said.trim()).into());
                }
                match there {
                    There::Nothing => count.nothing += 1,
                    There::Steps | There::Everything => count.everything += 1,
                }
                Ok(())
            }
            (Some(code), Some(alone)) if code == alone => {
                if there != There::Everything {
                    return Err(format!("it ended with {code} and it is not there").into());
                }
                *(if code == 0 { &mut count.done } else { &mut count.refused }) += 1;
                Ok(())
            }
            (code, alone) => {
                Err(format!("it ended with {code:?}, and beside it with {alone:?}: {}", killed.complained).into())
            }
        }
    }

    /// Counts what stands beside the database and should not, and makes sure that a file that was exported is whole, and a copy sound.
    fn look_around(&mut self) -> Result<(), Box<dyn Error>> {
        let export = self.home.file(EXPORT);
        if export.exists() {
            let _: serde_json::Value = serde_json::from_slice(&fs::read(&export)?)?;
        }
        let copy = self.home.file(COPY);
        if copy.exists() {
            sound(&copy).map_err(|error| format!("{COPY}: {error}"))?;
            self.tally.backups += 1;
        }
        let shop = self.home.file("shop/shop.db");
        for directory in ["shop", "out"] {
            for entry in fs::read_dir(self.home.file(directory))? {
                let path = entry?.path();
                let is_ours =
                    path == export || path == copy || path.to_string_lossy().starts_with(&*shop.to_string_lossy());
                if path.is_dir() {
                    self.look_at_backups(&path)?;
                } else if !is_ours {
                    self.tally.left_behind += 1;
                    fs::remove_file(path)?;
                }
            }
        }
        Ok(())
    }

    /// A backup that has its name is sound, whatever was killed while it was made; what has no name yet is counted.
    fn look_at_backups(&mut self, directory: &Path) -> Result<(), Box<dyn Error>> {
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("shop-") && path.extension().is_some_and(|ending| ending == "db") {
                sound(&path).map_err(|error| format!("{name}: {error}"))?;
                self.tally.backups += 1;
            } else {
                self.tally.left_behind += 1;
            }
            fs::remove_file(path)?;
        }
        Ok(())
    }

    /// Takes back the last action of a copy of the shop, and compares with what was there before it.
    fn take_back(&mut self) -> Result<(), Box<dyn Error>> {
        let Some(last) = self.before.next_undo() else { return Ok(()) };
        let seq = last.seq;
        let look = self.home.file("look/shop.db");
        let ended = self.home.run(&look, &["undo".to_owned()], "", Kill::Never)?;
        if ended.code != Some(0) {
            return Err(format!("it ended with {:?}: {}", ended.code, ended.complained).into());
        }
        let after = sound(&look)?;
        if let Some(wanted) = self.undoes_to.get(&seq)
            && wanted.living != after.living
        {
            return Err(format!("the records are not what they were before {seq}").into());
        }
        self.tally.undone += 1;
        Ok(())
    }
}

/// Reads a shop that is whole: SQLite finds nothing wrong, references lead somewhere, and the log agrees with the tables.
fn sound(path: &Path) -> Result<Snapshot, Box<dyn Error>> {
    // An empty file is a shop that was killed before it was one.
    if !path.exists() || aged::schema_of(path)? == 0 {
        return Ok(Snapshot::default());
    }
    let store = Store::open(path, Options::default())?;
    let problems = store.integrity()?;
    if !problems.is_empty() {
        return Err(problems.join("; ").into());
    }
    let disagreements = store.disagreements()?;
    if !disagreements.is_empty() {
        return Err(format!("{disagreements:?}").into());
    }
    store.close()?;
    Ok(Snapshot::of(path)?)
}

fn milliseconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
