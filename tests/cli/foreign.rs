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
fn combos_of_beeftext_become_replies() {
    let mut session = Home::new().with("combos.json", sample("beeftext.json")).session();
    session
        .run("import replies combos.json --yes")
        .run("reply show xship")
        .run("reply show xps")
        .run("reply show xsig");
    tells!(session);
}

#[test]
fn what_helpdesks_keep_becomes_replies() {
    let home = Home::new().with("macros.json", sample("gorgias.json")).with("canned.json", sample("chatwoot.json"));
    let mut session = home.with("broken.json", "[{\"short_code\": \"a\",\n \"content\": 7}]").session();
    session
        .run("import replies macros.json --yes --placeholder '{{ticket.id}}=order.number'")
        .run("reply show where-is-my-order")
        .run("reply show care-of-linen")
        .run("import replies canned.json --yes")
        .run("reply show hello")
        .run("import replies broken.json --yes");
    tells!(session);
}

#[test]
fn tables_of_replies_come_in_whoever_wrote_them() {
    let mut session = Home::new()
        .with("snippets.csv", sample("textexpander.csv"))
        .with("templates.csv", sample("briskine.csv"))
        .with("modules.csv", sample("zammad.csv"))
        .with("table.csv", sample("table.csv"))
        .with("orders.csv", "Order,Total for it all\n12,5\n")
        .session();
    session
        .run("import replies snippets.csv --yes")
        .run("reply show ship")
        .run("copy ship --set first_name=Anna --set size=L --set a_few_words='With love' --with gift --print")
        .run("import replies templates.csv --yes")
        .run("reply show ty")
        .run("import replies modules.csv --yes")
        .run("reply show hello")
        .run("import replies table.csv --language de --yes")
        .run("reply show abholung")
        .run("import replies orders.csv --yes");
    tells!(session);
}

#[test]
fn what_is_there_already_is_shown_with_what_happens() {
    let canned = |thanks: &str| {
        let texts = [("hello", "Hello!"), ("thanks", thanks), ("merci", "Thank you."), ("again", "Hello!")];
        texts.map(|(code, text)| format!("{{\"short_code\": \"{code}\", \"content\": \"{text}\"}}")).join(",\n")
    };
    let first = format!("[{}]", canned("Thanks a lot."));
    let second = format!("[{}]", canned("Thanks so much."));
    let mut session = Home::new().with("first.json", first).with("second.json", second).session();
    session
        .run("reply add ty --title Thanks --body 'Thank you.'")
        .run("import replies first.json --yes")
        .run("import replies second.json --yes")
        .run("import replies second.json --yes")
        .run("reply list")
        .run("undo")
        .run("reply show thanks");
    tells!(session);
}

#[test]
fn placeholders_are_said_for_a_text_of_ones_own_too() {
    let text = "# Pickup\n\nDear [Name], you can collect it at [address].\n";
    let mut session = Home::new().with("answers.md", text).session();
    session
        .run("import replies answers.md --placeholder '[Name]=buyer.name' --placeholder '[Nobody]=?' --yes")
        .run("reply show pickup");
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

/// A text stands in the language its row names, and nowhere else; what is no language is refused.
#[test]
fn a_table_says_what_its_texts_are_for() {
    let mut session = Home::new()
        .with("first.csv", "shortcut,text,lang\nhours,I always work.,en\nclosed,Zamknięte,xx\nclosed,Closed,en\n")
        .with("second.csv", "shortcut,body,language\nhours,Ich arbeite immer.,de\n")
        .with("third.csv", "Kürzel;Titel;Text;Sprache;Ton;Kanal\nhours;Öffnung;Ich arbeite stets.;de;formal;etsy\n")
        .with("fourth.csv", "shortcut,text,locale,tone,length\nhours,Aberto,pt_BR,,short\nhours,Abierto,es,loud,\n")
        .session();
    session
        .run("import replies first.csv --yes")
        .run("import replies second.csv --dry-run --json")
        .run("import replies second.csv --yes")
        .run("import replies third.csv --yes")
        .run("import replies fourth.csv --yes")
        .run("reply show hours");
    tells!(session);
}

/// What is a template of ours already stays one, whatever file it comes in.
#[test]
fn placeholders_of_ours_stay_beside_those_of_others() {
    let body =
        "Dear {{ buyer.address_as }}, {{first_name}}: {{ order.number }}, {{ order.nose }}, {{ shop.town }} [day]";
    let whole = "{% if order.due %}{{ order.due | money }}, please.{% endif %} To {{ shop.iban }}";
    let mut session = Home::new()
        .with("table.csv", format!("shortcut,text\nhi,\"{body}\"\npay,\"{whole}\"\n"))
        .with("notes.md", format!("# Hello\n\n{body}\n\n# Paying\n\n{whole}\n"))
        .session();
    session
        .quietly("fact set town Łódź")
        .quietly("fact set iban PL61109010140000071219812874")
        .run("import replies table.csv --yes")
        .run("reply show hi")
        .run("reply show pay")
        .run("import replies notes.md --yes --placeholder '{{ order.number }}=order.tracking'")
        .run("reply show hello");
    tells!(session);
}

/// What does not say its language is in that of its words, and in the shop's where they do not tell.
#[test]
fn texts_are_in_the_language_of_their_words_unless_somebody_says_another() {
    let notes = "# Abholung\n\nSie können das Paket am Montag bei uns in der Werkstatt abholen.\n\n\
                 # Odbiór\n\nPaczkę można odebrać w poniedziałek w naszej pracowni.\n\n\
                 # Pickup\n\nYou can collect the parcel on Monday at our workshop.\n\n# IBAN\n\nPL61 1090\n";
    let table = "shortcut,text,language\nczas,Wysyłamy zawsze w ciągu trzech dni roboczych.,\nzeit,Wir versenden innerhalb von drei Tagen.,en\n";
    let mut session = Home::new().with("notes.md", notes).with("table.csv", table).session();
    session
        .run("import replies notes.md --dry-run")
        .run("import replies notes.md --dry-run --language pl")
        .run("import replies notes.md --yes --json")
        .run("import replies table.csv --yes")
        .run("reply show abholung");
    tells!(session);
}

/// What a notes program writes above a text is read, and what of it means nothing here is said.
#[test]
fn what_stands_above_a_text_is_taken() {
    let hours = "---\ntitle: My hours\nshortcut: hours\nlanguage: de\ncategory: Zeiten\ntags: [open, closed]\naliases: [a]\n---\n\nI work.\n";
    let parcel = "---\nlang: en\naliases: []\ncreated: 2026-11-01\n---\n# Parcel\n\nIt left today.\n";
    let several = "---\nlanguage: pl\ncategory: sklep\n---\n## Hours\n\nI work.\n\n## Parcel\n\nIt left.\n";
    let wrong = "---\ntitle: Wrong\nlanguage: polish\n---\nIt left.\n";
    let mut session = Home::new()
        .with("notes/h.md", hours)
        .with("notes/parcel.md", parcel)
        .with("notes/z.md", "---\nshortcut: hours\nlanguage: en\n---\nAlways.\n")
        .with("several.md", several)
        .with("wrong.md", wrong)
        .with("other.csv", "shortcut,text,owner,language\nbye,Bye,me,en\n")
        .session();
    session
        .run("import replies notes --yes")
        .run("reply show hours")
        .run("import replies notes/h.md --yes")
        .run("import replies several.md --dry-run")
        .run("import replies notes wrong.md --yes")
        .run("import replies wrong.md --yes --json")
        .run("import replies other.csv --yes --json");
    tells!(session);
}

/// What a file does not say of a reply stays as the seller has made it.
#[test]
fn titles_and_categories_that_a_file_does_not_say_stay() {
    let mut session = Home::new()
        .with("first.csv", "shortcut,text\nthanks,Thank you so much.\n")
        .with("second.csv", "shortcut,text\nthanks,Thank you very much.\n")
        .with("third.csv", "shortcut,title,text,category\nthanks,Thanks a lot,Thank you very much.,polite\n")
        .session();
    session
        .quietly("import replies first.csv --yes")
        .quietly("reply edit thanks --title 'My thanks' --category greeting")
        .run("import replies second.csv --yes")
        .run("import replies second.csv --yes --category mine")
        .run("import replies third.csv --yes")
        .run("reply show thanks");
    tells!(session);
}
