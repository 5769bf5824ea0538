//! Canned replies of other programs come in.

use super::home::Home;

fn sample(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/replies").join(name);
    std::fs::read(path).expect("a sample file")
}

#[test]
fn matches_of_espanso_become_replies_and_nothing_of_them_is_run() {
    let mut session = Home::new().with("match.yml", sample("espanso.yml")).session();
    session
        .run("import replies match.yml --dry-run --placeholder '{{amount}}=order.due' --placeholder '{{nobody}}=?'")
        .run("import replies match.yml")
        .run("import replies match.yml --placeholder '{{amount}}=order.numbr' --yes")
        .run("import replies match.yml --placeholder '{{amount}}=order.due' --yes")
        .run("import replies match.yml --placeholder '{{ amount }}=order.due' --yes --json")
        .run("reply show thx")
        .run("reply show meet")
        .run("reply show size")
        .run("reply show code")
        .run("copy meet --set name=Anna --set day='on Friday' --set time=noon --set note='Bring a bag.' --print")
        .run("undo");
    tells!(session);
}

#[test]
fn yaml_that_is_made_to_harm_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..10 {
        let names = vec![format!("*a{}", n - 1); 9].join(", ");
        bomb.extend(["a", &n.to_string(), ": &a", &n.to_string(), " [", &names, "]\n"]);
    }
    let long = format!("matches:\n  - trigger: :long\n    replace: {}\n", "word ".repeat(2_000));
    let longer = format!("matches:\n  - trigger: :longer\n    replace: {}\n", "word ".repeat(300_000));
    let mut session = Home::new()
        .with("bomb.yml", format!("{bomb}matches: *a9\n"))
        .with("deep.yml", format!("matches: {}\n", "[".repeat(10_000)))
        .with("long.yml", long)
        .with("longer.yml", longer)
        .with("broken.yml", "matches:\n  - trigger: \":a\"\n    replace: \"not closed\n")
        .with("other.yml", "services:\n  web:\n    image: nginx\n")
        .session();
    session
        .run("import replies bomb.yml --yes")
        .run("import replies deep.yml --yes")
        .run("import replies long.yml --yes --json")
        .run("import replies longer.yml --yes")
        .run("import replies broken.yml --yes")
        .run("import replies other.yml --yes");
    tells!(session);
}
