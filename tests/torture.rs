//! A short run of the torture command, always the same: what it does and what it looks at stands in `examples/torture/main.rs`.
#![cfg(unix)]

#[path = "../examples/torture/rounds.rs"]
mod rounds;

use std::path::Path;
use std::time::Duration;

use rounds::Plan;

#[test]
fn whatever_a_killed_program_has_confirmed_is_there() {
    let plan = Plan { seed: 7, rounds: 48, time: Duration::MAX };
    let tally = rounds::run(Path::new(env!("CARGO_BIN_EXE_replydesk")), plan).expect("nothing is lost");
    assert!(tally.undone > plan.rounds / 2, "{tally:?}");
    let killed: usize = tally.verbs.values().map(|count| count.nothing + count.everything).sum();
    assert!(killed > plan.rounds / 4, "hardly any of them was killed: {tally:?}");
}

#[test]
fn four_programs_that_write_at_once_lose_nothing() {
    let binary = Path::new(env!("CARGO_BIN_EXE_replydesk"));
    let many = rounds::many::run(binary, 7, 4, Duration::from_secs(4)).expect("nothing is lost");
    assert!(many.commands > 8 && many.overtaken < many.commands, "{many:?}");
    // Five seconds is what a writer waits for another; on a busy machine the rest is the machine.
    assert!(many.longest < Duration::from_secs(20), "{many:?}");
}
