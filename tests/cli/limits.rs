//! What is too long, too wide or cut off, and what is no file: said, and never a panic.

use super::home::Home;

#[test]
fn a_name_has_an_end_and_something_to_see() {
    let long = "n".repeat(301);
    let home = Home::new()
        .with_settings("[shop]\ncurrency = \"PLN\"\n")
        .with("people.csv", format!("name,mail\nCarla,a@b.c\n{long},b@b.c\n"));
    let mut session = home.session();
    session
        .quietly("buyer add Anna")
        .quietly("import map set people --holds buyers --column name=name --column email=mail");
    for command in [
        "buyer add NAME",
        "buyer add Bob --handle etsy=NAME",
        "buyer edit anna --name NAME",
        "order add NAME --buyer anna",
        "piece add NAME",
        "fact set NAME x",
    ] {
        session.run(&command.replace("NAME", &long));
        if !command.contains("fact") {
            session.run(&command.replace("NAME", "'\u{2800}\u{3164}'"));
        }
    }
    session.run("import buyers people.csv --yes").run("buyer list").run("piece list").run("order list");
    let told = session.told().replace(&long, "[long]");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(told) });
}

#[test]
fn a_shop_does_not_come_in_with_a_name_that_is_too_long() {
    let document = |name: &str| {
        let id = "01a206df-d53f-75ac-b651-292fa4d5190f";
        format!("{{\"format\":\"replydesk\",\"version\":1,\"buyers\":[{{\"id\":\"{id}\",\"name\":\"{name}\"}}]}}")
    };
    let home = Home::new()
        .with("long.json", document(&"n".repeat(70_000)))
        .with("blank.json", document("\u{2800}"))
        .with("most.json", document(&"n".repeat(300)));
    let mut session = home.session();
    session
        .quietly("buyer add Anna")
        .run("import all long.json --yes")
        .run("import all blank.json --yes")
        .run("import all most.json --yes --json")
        .quietly("buyer list");
    tells!(session);
}
