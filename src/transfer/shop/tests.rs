//! What is written is read back as it was, in both forms; what is wrong is named with its place.

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::model::Money;
use crate::text::{sanitise, sanitise_line};
use crate::transfer::{Error, Problem, Source};

/// What spreadsheets, terminals and readers of either form stumble over.
const HOSTILE: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "+48 600 100 200",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "'",
    "''",
    "'=1",
    "'s-Hertogenbosch",
    "a,\"b\";c",
    "\"",
    "a\nb\n",
    "\\n\\\\-",
    "\\",
    "null",
    "\u{202e}abc\u{2066}",
    "\u{0}\u{1b}[31m",
    "\u{feff}x",
    "ß日本語🎂",
    "",
];

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![select(HOSTILE).prop_map(str::to_owned), "(?s).{0,12}"]
}

fn line() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| sanitise_line(&text).into_owned())
}

fn lines() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| sanitise(&text).into_owned())
}

fn milliseconds() -> impl Strategy<Value = i64> {
    -10_000_000_000_000_i64..10_000_000_000_000
}

/// Whatever may stand in a field.
fn value(field: &'static Field) -> BoxedStrategy<Value> {
    let words = |all: &'static [&'static str]| select(all).prop_map(|word| Value::Text(word.to_owned())).boxed();
    let some = match field.holds {
        Holds::Line => line().prop_map(Value::Text).boxed(),
        Holds::Name => line().prop_map(|name| Value::Text(format!("n{name}"))).boxed(),
        Holds::Lines => lines().prop_map(Value::Text).boxed(),
        Holds::Word(all) => select(all()).prop_map(|word| Value::Text(word.to_owned())).boxed(),
        Holds::Shortcut => words(&["pickup", "odbiór-2"]),
        Holds::Channel => {
            line().prop_map(|name| Value::Text(crate::model::Channel::new(&name).name().to_owned())).boxed()
        }
        Holds::Currency => words(&["EUR", "KWD"]),
        Holds::Language => words(&["en", "pt-BR"]),
        Holds::Reference(_) | Holds::Subject => Just(()).prop_map(|()| Value::Id(Id::new())).boxed(),
        Holds::Day => words(&["2026-11-22", "1969-01-31"]),
        Holds::Instant => milliseconds().prop_map(Value::Number).boxed(),
        Holds::Civil => words(&["2026-11-22T14:30:00"]),
        Holds::Time => words(&["00:00:00", "23:59:59"]),
        Holds::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Holds::Count => any::<u32>().prop_map(|count| Value::Number(count.into())).boxed(),
        Holds::Money => (prop_oneof![any::<i64>(), Just(i64::MIN)], select(vec!["PLN", "JPY", "KWD"]))
            .prop_map(|(minor, code)| Value::Money(Money { minor, currency: code.parse().unwrap() }))
            .boxed(),
        Holds::Texts => vec(line(), 0..3).prop_map(Value::Texts).boxed(),
        Holds::LongTexts => vec(lines(), 0..3).prop_map(Value::Texts).boxed(),
        Holds::Channels => {
            subsequence(vec!["allegro".to_owned(), "email".to_owned()], 0..=2).prop_map(Value::Texts).boxed()
        }
        Holds::Situations => {
            subsequence(vec!["P01".to_owned(), "P49".to_owned()], 0..=2).prop_map(Value::Texts).boxed()
        }
        Holds::Weekdays => subsequence(vec!["mon".to_owned(), "sun".to_owned()], 0..=2).prop_map(Value::Texts).boxed(),
        Holds::Links => vec((line(), line()), 0..3)
            .prop_map(|links| field.read_pairs(links.into_iter().map(|(channel, url)| [channel, url])).unwrap())
            .boxed(),
        Holds::Columns => vec((select(vec!["number", "total"]), line()), 0..3)
            .prop_map(|columns| {
                Value::Pairs(columns.into_iter().map(|(field, header)| [field.to_owned(), header]).collect())
            })
            .boxed(),
        Holds::StateWords => vec((select(vec!["paid", "making"]), line()), 0..3)
            .prop_map(|words| Value::Pairs(words.into_iter().map(|(state, word)| [state.to_owned(), word]).collect()))
            .boxed(),
    };
    if field.presence == Presence::Optional { prop_oneof![some, Just(Value::Nothing)].boxed() } else { some }
}

fn parts(part: &'static Part) -> impl Strategy<Value = Option<Vec<PartRecord>>> {
    let values: Vec<_> = part.fields.iter().map(value).collect();
    vec(values, 0..3).prop_map(|parts| {
        Some(parts.into_iter().map(|values| PartRecord { id: part.has_id.then(Id::new), values }).collect())
    })
}

/// Any things of a kind.
fn records(kind: &'static Kind) -> impl Strategy<Value = Vec<Record>> {
    let values: Vec<_> = kind.fields.iter().map(|field| value(field).prop_map(Some)).collect();
    let parts: Vec<_> = kind.parts.iter().map(parts).collect();
    let record = (values, parts, milliseconds()).prop_map(|(values, parts, at)| Record {
        id: Id::new(),
        updated_at: Some(Timestamp::from_millisecond(at).unwrap()),
        values,
        parts,
    });
    vec(record, 0..4)
}

type Shop = Vec<(&'static Kind, Vec<Record>)>;

fn shop() -> impl Strategy<Value = Shop> {
    let all: Vec<_> = KINDS.iter().map(|kind| records(kind).prop_map(move |records| (kind, records))).collect();
    all
}

fn write(shop: &Shop, out: &mut dyn ShopWriter) {
    let names = |kind: &'static str, _: Id| Some(format!("={kind}"));
    for (kind, records) in shop {
        out.begin(kind).unwrap();
        for record in records {
            out.record(kind, record, &names).unwrap();
        }
        out.end().unwrap();
    }
}

fn as_json(shop: &Shop) -> Vec<u8> {
    let mut writer = JsonWriter::new(Vec::new(), Timestamp::UNIX_EPOCH).unwrap();
    write(shop, &mut writer);
    writer.finish().unwrap()
}

fn read_json(bytes: &[u8]) -> Result<Shop, Error> {
    let mut shop: Shop = KINDS.iter().map(|kind| (kind, Vec::new())).collect();
    json::read(Source::new("shop.json", bytes), &mut |kind, record| {
        shop.iter_mut().find(|(one, _)| *one == kind).unwrap().1.push(record);
        Ok::<(), Error>(())
    })?;
    Ok(shop)
}

/// The tables of a shop in a directory.
fn as_csv(shop: &Shop, marked: bool) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let mut writer =
        CsvWriter::new(marked, |name| std::fs::File::create(directory.path().join(format!("{name}.csv"))).map(Some));
    write(shop, &mut writer);
    drop(writer);
    directory
}

fn read_csv(path: &std::path::Path) -> Result<Shop, Error> {
    let mut shop: Shop = KINDS.iter().map(|kind| (kind, Vec::new())).collect();
    ShopFile::open(path)?.read(&mut |kind, record| {
        shop.iter_mut().find(|(one, _)| *one == kind).unwrap().1.push(record);
        Ok::<(), Error>(())
    })?;
    Ok(shop)
}

fn wrong(json: &str) -> (String, Option<(usize, usize)>) {
    let error = read_json(json.as_bytes()).unwrap_err();
    (error.problem.to_string(), error.place.map(|place| (place.line, place.column)))
}

/// A document of one fact, said so.
fn fact(said: &str) -> String {
    format!("{{\"format\": \"replydesk\", \"version\": 1,\n\"facts\": [\n{said}\n]}}")
}

const ID: &str = "\"id\": \"019aa000-0000-7000-8000-000000000001\"";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_json_form_keeps_everything(shop in shop()) {
        let json = as_json(&shop);
        let read = read_json(&json).unwrap();
        prop_assert_eq!(&read, &shop);
        prop_assert_eq!(as_json(&read), json);
    }

    #[test]
    fn the_csv_form_keeps_everything(shop in shop(), marked in any::<bool>()) {
        let directory = as_csv(&shop, marked);
        prop_assert_eq!(read_csv(directory.path()).unwrap(), shop);
        for file in std::fs::read_dir(directory.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let start = if marked { 3 } else { 0 };
            for row in ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[start..]).records() {
                for cell in &row.unwrap() {
                    let is_number = cell.parse::<f64>().is_ok();
                    prop_assert!(is_number || !cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{}", cell);
                }
            }
        }
    }

    #[test]
    fn no_table_makes_the_reader_fall(bytes in vec(any::<u8>(), 0..200)) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &bytes).unwrap();
        drop(read_csv(file.path()));
    }

    #[test]
    fn no_file_makes_the_reader_fall(bytes in vec(any::<u8>(), 0..200), cut in 0_usize..4000, shop in shop()) {
        drop(read_json(&bytes));
        let mut json = as_json(&shop);
        json.truncate(cut);
        drop(read_json(&json));
    }
}

#[test]
fn keys_may_stand_in_any_order_and_layout() {
    let json = format!(
        "{{\"facts\":[{{\"value\":\"1\\u0000\\u202e=\",\n\n \"name\":\"iban\",{ID}}}],\"version\":1,\"format\":\"replydesk\"}}"
    );
    let shop = read_json(json.as_bytes()).unwrap();
    let fact = &shop[0].1[0];
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    assert_eq!(
        fact.values,
        [text("iban"), text("1="), None, None, None],
        "hostile characters go, the unsaid stays unsaid"
    );
    assert_eq!(fact.updated_at, None);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let mut found = Vec::new();
    for (json, problem, place) in [
        ("{\"format\": \"replydesk\",\n\"version\": 1\n\"facts\": []}", "expected `,` or `}`", Some((3, 1))),
        (&fact("{\"name\": \"a\"}"), "no \"id\"", Some((3, 13))),
        (&fact(&format!("{{{ID}, \"nam\": \"a\"}}")), "unknown key \"nam\"", Some((3, 53))),
        (&fact(&format!("{{{ID}, \"checked_on\": \"soon\"}}")), "\"checked_on\" cannot be \"soon\"", Some((3, 67))),
        (&fact(&format!("{{{ID}, \"name\": 7}}")), "\"name\" should be a text, not a number", Some((3, 57))),
        (
            &fact(&format!("{{{ID}}},\n{{{ID}}}")),
            "\"019aa000-0000-7000-8000-000000000001\" is there twice",
            Some((4, 46)),
        ),
        (&fact("").replace("facts", "fakts"), "unknown key \"fakts\"", Some((2, 8))),
        (&fact("").replace('1', "2"), "version 2 of the form, this program knows versions up to 1", None),
        ("{\"shortcut\": \"a\"}", "not an export of a shop", None),
        ("[]", "not an export of a shop", None),
        ("{}", "not an export of a shop", None),
    ] {
        let is = wrong(json);
        if is != (problem.to_owned(), place) {
            found.push((json.to_owned(), is));
        }
    }
    assert_eq!(found, []);
}

#[test]
fn a_thing_without_end_is_not_held() {
    let start = fact(&format!("{{{ID}, \"value\": \"XX")).replace("XX\n]}", "");
    let endless = std::io::Read::chain(start.as_bytes(), std::io::repeat(b'x'));
    let error = json::read(Source::new("endless", endless), &mut |_, _| Ok::<(), Error>(())).unwrap_err();
    assert!(
        matches!(*error.problem, Problem::Read(ref error) if error.kind() == io::ErrorKind::FileTooLarge),
        "{error}"
    );
}

/// A table of its own, read by its header.
fn table(content: &str) -> Result<Vec<(&'static str, Record)>, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), content).unwrap();
    let shop = read_csv(file.path())?;
    Ok(shop.into_iter().flat_map(|(kind, records)| records.into_iter().map(|record| (kind.name, record))).collect())
}

#[test]
fn a_table_that_a_spreadsheet_saved_is_read() {
    const OTHER: &str = "019aa000-0000-7000-8000-000000000002";
    let id = ID.split('"').nth(3).unwrap();
    let saved = format!(
        "\u{feff}id;updated_at;name;phone;my own column;price;price_currency;in_stock\r\n{id};;Mug;'+48;x;40,5;PLN;3\r\n;;Bowl\r\n;;;\r\n"
    );
    let read = table(&saved).unwrap();
    assert_eq!(read.len(), 2, "blank rows are none");
    let (kind, mug) = &read[0];
    let field = |name: &str| mug.values[Kind::named("pieces").unwrap().field(name).unwrap()].clone();
    assert_eq!(*kind, "pieces");
    assert_eq!(field("price").unwrap(), Value::Money("40.50 PLN".parse().unwrap()), "with a comma");
    assert_eq!(field("notes"), None, "there is no such column");
    assert_eq!(mug.parts, [None]);
    assert_ne!(read[1].1.id, Id::NONE, "a row of one's own is a new thing");

    let items = format!("order_id,position,name,quantity\n{id},2,Bowl,1\n{OTHER},1,Cup,1\n{id},1,Mug,2\n");
    let read = table(&items).unwrap();
    assert_eq!(read.len(), 2, "one record an order");
    assert_eq!(read[0].1.parts[1].as_ref().unwrap()[0].values[1], Value::Text("Mug".to_owned()), "in their places");
    assert_eq!(read[0].1.parts[0], None, "nothing is said of the history");
}

#[test]
fn rows_may_be_sorted_otherwise() {
    let ids: Vec<Id> = (0..40).map(|_| Id::new()).collect();
    let directory = tempfile::tempdir().unwrap();
    let orders: Vec<String> = ids.iter().map(|id| format!("{id},,{id}\n")).collect();
    std::fs::write(directory.path().join("orders.csv"), format!("id,updated_at,number\n{}", orders.concat())).unwrap();
    // By their texts, as a spreadsheet sorts them; the last order has none.
    let mut extras: Vec<String> = Vec::new();
    for (n, id) in ids.iter().take(39).enumerate() {
        extras.extend((1..=3).map(|place| format!("{id},{place},{:03}\n", (n * 7 + place * 11) % 101)));
    }
    extras.sort_by(|one, other| one.rsplit(',').next().cmp(&other.rsplit(',').next()));
    std::fs::write(directory.path().join("extras.csv"), format!("order_id,position,text\n{}", extras.concat()))
        .unwrap();
    let shop = read_csv(directory.path()).unwrap();
    let orders = &shop.iter().find(|(kind, _)| kind.name == "orders").unwrap().1;
    for (n, order) in orders.iter().enumerate() {
        let texts: Vec<Value> = order.parts[2].iter().flatten().map(|extra| extra.values[0].clone()).collect();
        let wanted = (1..=3).map(|place| Value::Text(format!("{:03}", (n * 7 + place * 11) % 101)));
        assert_eq!(texts, if n == 39 { Vec::new() } else { wanted.collect() });
    }
}

#[test]
fn a_mistake_in_a_table_is_named_with_its_line() {
    let id = ID.split('"').nth(3).unwrap();
    for (content, problem, line) in [
        (
            "id,updated_at,name,in_stock\n,,\"Mu\ng\",3\n,,Bowl,some\n".to_owned(),
            "\"in_stock\" cannot be \"some\"",
            Some(4),
        ),
        (
            "id,updated_at,name,price\n,,Mug,40\n".to_owned(),
            "\"price\" cannot be \"40 \", it should be currency",
            Some(2),
        ),
        ("id,updated_at,name,price\nx,,Mug,40\n".to_owned(), "\"id\" cannot be \"x\"", Some(2)),
        (format!("id,updated_at,number\n{id},,1\n{id},,2\n"), &format!("\"{id}\" is there twice"), Some(3)),
        ("order_id,name\n,Mug\n".to_owned(), "no \"order_id\"", Some(2)),
        (format!("order_id,name\n{id},Mug\n"), "no \"quantity\"", Some(2)),
        ("id,updated_at,name\n,,a,b\n".to_owned(), "4 cells where the header has 3", Some(2)),
        ("a,b\n1,2\n".to_owned(), "not an export of a shop", None),
        (String::new(), "not an export of a shop", None),
    ] {
        let error = table(&content).unwrap_err();
        assert_eq!((error.problem.to_string().as_str(), error.place.map(|place| place.line)), (problem, line));
    }
}

#[test]
fn parts_of_nothing_are_no_small_matter() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("orders.csv"), "id,updated_at,number\n").unwrap();
    let id = ID.split('"').nth(3).unwrap();
    std::fs::write(directory.path().join("extras.csv"), format!("order_id,text\n{id},card\n")).unwrap();
    let error = read_csv(directory.path()).unwrap_err();
    assert!(matches!(*error.problem, Problem::UnknownReference { kind: "order_id", .. }), "{error}");
    assert_eq!(error.path, directory.path().join("extras.csv"));
    assert!(read_csv(tempfile::tempdir().unwrap().path()).is_err(), "nothing of ours");
}
