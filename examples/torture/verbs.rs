//! What is done to the shop: real commands with arguments that fit what is in it.

#![expect(clippy::unnecessary_wraps, reason = "verbs stand in one table, and some always have something to do")]

#[path = "verbs/files.rs"]
pub(crate) mod files;
#[path = "verbs/orders.rs"]
mod orders;
#[path = "verbs/replies.rs"]
mod replies;
#[path = "verbs/things.rs"]
mod things;

use crate::rounds::dice::Dice;
use crate::rounds::snapshot::Snapshot;

/// What a command is made from.
pub(crate) struct Setting<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) now: &'a Snapshot,
    /// A number that no other round has: names made with it are new.
    pub(crate) number: usize,
    /// Whether the shop was exported.
    pub(crate) has_export: bool,
    /// Whether there is a copy to bring back.
    pub(crate) has_copy: bool,
}

/// A command to run.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) arguments: Vec<String>,
    pub(crate) input: String,
    /// Files that it reads, by their names.
    pub(crate) files: Vec<(&'static str, String)>,
    /// Whether a word on standard output means that it is done. An import talks before it writes.
    pub(crate) speaks_when_done: bool,
    /// Whether it does several actions one after the other, each of which stands for itself: it may be killed between two.
    pub(crate) in_steps: bool,
    /// Whether it may take things out of the past as well, which nothing brings back.
    pub(crate) erases: bool,
}

/// A verb, and how a command of it is made; none where the shop has nothing it could be about.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) call: fn(&mut Setting<'_>) -> Option<Call>,
    /// How often it comes, beside the others.
    pub(crate) weight: usize,
}

/// The verbs that begin a shop come also where there is none yet.
pub(crate) const VERBS: &[Verb] = &[
    Verb { name: "fact set", call: things::fact_set, weight: 2 },
    Verb { name: "fact remove", call: things::fact_remove, weight: 1 },
    Verb { name: "buyer add", call: things::buyer_add, weight: 2 },
    Verb { name: "buyer edit", call: things::buyer_edit, weight: 2 },
    Verb { name: "buyer merge", call: things::buyer_merge, weight: 1 },
    Verb { name: "buyer erase", call: things::buyer_erase, weight: 2 },
    Verb { name: "piece add", call: things::piece_add, weight: 2 },
    Verb { name: "piece edit", call: things::piece_edit, weight: 1 },
    Verb { name: "order add", call: orders::add, weight: 3 },
    Verb { name: "order edit", call: orders::edit, weight: 1 },
    Verb { name: "order next", call: orders::next, weight: 4 },
    Verb { name: "order agree", call: orders::agree, weight: 1 },
    Verb { name: "order pay", call: orders::pay, weight: 1 },
    Verb { name: "order meet", call: orders::meet, weight: 1 },
    Verb { name: "order remove", call: orders::remove, weight: 1 },
    Verb { name: "reply add", call: replies::add, weight: 2 },
    Verb { name: "reply edit", call: replies::edit, weight: 3 },
    Verb { name: "reply remove", call: replies::remove, weight: 1 },
    Verb { name: "reply archive", call: replies::archive, weight: 1 },
    Verb { name: "copy", call: replies::copy, weight: 6 },
    Verb { name: "copy --remember", call: replies::copy_remembering, weight: 3 },
    Verb { name: "log retract", call: replies::retract, weight: 2 },
    Verb { name: "message add", call: replies::message_add, weight: 2 },
    Verb { name: "message aside", call: replies::message_aside, weight: 1 },
    Verb { name: "remind add", call: replies::remind, weight: 1 },
    Verb { name: "draft hold", call: replies::draft_hold, weight: 1 },
    Verb { name: "draft remove", call: replies::draft_remove, weight: 1 },
    Verb { name: "slot add", call: things::slot, weight: 1 },
    Verb { name: "calendar off", call: things::day_off, weight: 1 },
    Verb { name: "import replies", call: files::replies, weight: 3 },
    Verb { name: "import orders", call: files::orders, weight: 4 },
    Verb { name: "import buyers", call: files::buyers, weight: 2 },
    Verb { name: "import all", call: files::all, weight: 3 },
    Verb { name: "export all", call: files::export, weight: 2 },
    Verb { name: "backup", call: files::backup, weight: 3 },
    Verb { name: "restore", call: files::restore, weight: 3 },
    Verb { name: "undo", call: undo, weight: 5 },
    Verb { name: "undo --redo", call: redo, weight: 2 },
];

/// Draws a verb that has something to do.
pub(crate) fn draw(setting: &mut Setting<'_>) -> (&'static Verb, Call) {
    let all: usize = VERBS.iter().map(|verb| verb.weight).sum();
    loop {
        let mut place = setting.dice.below(all);
        for verb in VERBS {
            if place < verb.weight {
                if let Some(call) = (verb.call)(setting) {
                    return (verb, call);
                }
                break;
            }
            place -= verb.weight;
        }
    }
}

impl Setting<'_> {
    /// A cell of a column, of any living row of a table.
    fn name(&mut self, table: &str, column: &str) -> Option<String> {
        let names = self.now.names(table, column);
        self.dice.pick(&names).cloned()
    }

    fn order(&mut self) -> Option<String> {
        self.name("orders", "number")
    }

    fn buyer(&mut self) -> Option<String> {
        self.name("buyers", "name")
    }

    fn words(&mut self, count: usize) -> String {
        const WORDS: [&str; 16] = [
            "mug", "blue", "clay", "friday", "parcel", "gift", "door", "kiln", "müller", "small", "glaze", "żółty",
            "paid", "late", "thank", "you",
        ];
        let words: Vec<&str> = (0..count).filter_map(|_| self.dice.pick(&WORDS)).copied().collect();
        words.join(" ")
    }
}

fn call<const N: usize>(arguments: [&str; N]) -> Call {
    let arguments = arguments.map(str::to_owned).to_vec();
    Call { arguments, input: String::new(), files: Vec::new(), speaks_when_done: true, in_steps: false, erases: false }
}

/// An import: it says what it has found before it takes it.
fn import(what: &str, name: &'static str, content: String) -> Call {
    Call { files: vec![(name, content)], speaks_when_done: false, ..call(["import", what, name, "--yes"]) }
}

fn undo(setting: &mut Setting<'_>) -> Option<Call> {
    setting.now.next_undo().map(|_| call(["undo"]))
}

fn redo(setting: &mut Setting<'_>) -> Option<Call> {
    let last = setting.now.log.iter().rev().find(|action| action.kind != "keep-draft" && action.step != "redo")?;
    (last.step == "undo" && last.undone_by.is_none()).then(|| call(["undo", "--redo"]))
}
