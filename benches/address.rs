//! How well addresses are read and written, on the two collections beside the project, and how fast.
//!
//! `cargo bench --bench address` prints, from `../shared/data/address` where that folder is present: the fields read right of
//! libpostal's parser cases, and the labels equal to `OpenCage`'s. Equal means equal but for case, accents and signs. With
//! `--show` each row that differs is printed too.
#![expect(
    clippy::print_stdout,
    clippy::panic,
    clippy::expect_used,
    reason = "it prints figures, and ends where the collections are not as they were"
)]

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::time::Instant;

use replydesk::address::{Country, Hints, Parts, label, read};
use replydesk::model::Language;
use replydesk::text::folded;

const FOLDER: &str = "../shared/data/address";

fn main() {
    let shows = std::env::args().any(|argument| argument == "--show");
    if !Path::new(FOLDER).is_dir() {
        println!("{FOLDER} is not here: nothing to measure with");
        return;
    }
    parsing(shows);
    labels(shows);
    speed();
}

fn rows(file: &str) -> Vec<BTreeMap<String, String>> {
    let path = Path::new(FOLDER).join(file);
    let file = File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = csv::Reader::from_reader(file);
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
}

/// Letters and digits alone, folded.
fn plain(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What each field of libpostal may be in ours.
fn candidates<'p>(parts: &'p Parts, field: &str) -> Vec<&'p str> {
    match field {
        "house" => vec![&parts.house, &parts.recipient],
        "road" => vec![&parts.street],
        "house_number" => vec![&parts.number],
        "unit" | "level" | "staircase" | "entrance" => vec![&parts.unit],
        "po_box" => vec![&parts.po_box],
        "suburb" | "city_district" => vec![&parts.district, &parts.city],
        "city" => vec![&parts.city],
        "state" => vec![&parts.region],
        "state_district" => vec![&parts.region, &parts.district],
        "postcode" => vec![&parts.postcode],
        _ => Vec::new(),
    }
}

fn parsing(shows: bool) {
    let (mut fields, mut right, mut rows_whole, mut count) = (0, 0, 0, 0);
    let mut by_field: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for row in rows("libpostal_parser_testcases.csv") {
        let components: Vec<(String, String)> = serde_json::from_str(&row["components_json"]).expect("components");
        // "book stores near me" is no address.
        if components.iter().any(|(name, _)| name == "category" || name == "near") {
            continue;
        }
        count += 1;
        let reading = read(&row["input"].replace("\\n", "\n"), &Hints::default());
        let mut wrong = Vec::new();
        for (name, value) in &components {
            let is_right = match name.as_str() {
                "country" => {
                    let wanted = Country::named(value).or_else(|| Country::of(value));
                    wanted.is_some() && reading.parts.country == wanted
                }
                "world_region" => continue,
                name => candidates(&reading.parts, name).iter().any(|ours| plain(ours) == plain(value)),
            };
            let of_field = by_field.entry(name.clone()).or_default();
            fields += 1;
            of_field.1 += 1;
            if is_right {
                right += 1;
                of_field.0 += 1;
            } else {
                wrong.push(format!("{name}={value}"));
            }
        }
        rows_whole += usize::from(wrong.is_empty());
        if shows && !wrong.is_empty() {
            println!("{}\n    wrong: {}\n    {:?}", row["input"], wrong.join(", "), reading.parts);
        }
    }
    println!("libpostal: {right} of {fields} fields, {rows_whole} of {count} addresses whole");
    let each: Vec<String> = by_field.iter().map(|(name, (right, all))| format!("{name} {right}/{all}")).collect();
    println!("    {}", each.join(", "));
}

fn labels(shows: bool) {
    const STREETS: [&str; 5] = ["road", "pedestrian", "path", "residential", "footway"];
    const TOWNS: [&str; 6] = ["postal_city", "city", "town", "village", "municipality", "hamlet"];
    const DISTRICTS: [&str; 4] = ["suburb", "neighbourhood", "city_district", "quarter"];
    const NOT_HOUSES: [&str; 30] = [
        "attention",
        "road",
        "pedestrian",
        "path",
        "residential",
        "footway",
        "postal_city",
        "city",
        "town",
        "village",
        "municipality",
        "hamlet",
        "suburb",
        "neighbourhood",
        "city_district",
        "quarter",
        "house_number",
        "postcode",
        "state",
        "state_code",
        "state_district",
        "county",
        "county_code",
        "country",
        "country_code",
        "region",
        "continent",
        "island",
        "road_reference",
        "road_reference_intl",
    ];
    let (mut equal, mut count, mut lines_equal, mut lines_all) = (0, 0, 0, 0);
    for row in rows("opencage_format_testcases.csv") {
        let components: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(&row["components_json"]).expect("components");
        let of = |name: &str| {
            components
                .get(name)
                .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                .unwrap_or_default()
        };
        let first =
            |names: &[&str]| names.iter().map(|name| of(name)).find(|value| !value.is_empty()).unwrap_or_default();
        let house = components.keys().find(|name| !NOT_HOUSES.contains(&name.as_str())).map(|name| of(name));
        let parts = Parts {
            recipient: of("attention"),
            house: house.unwrap_or_default(),
            street: first(&STREETS),
            number: of("house_number"),
            district: first(&DISTRICTS),
            city: first(&TOWNS),
            region: first(&["state_code", "state"]),
            postcode: of("postcode"),
            country: Country::of(&of("country_code")),
            ..Parts::default()
        };
        let mut ours: Vec<String> =
            label(&parts, parts.country, &Language::english()).iter().map(|line| plain(line)).collect();
        let country = of("country");
        ours.extend((!country.is_empty()).then(|| plain(&country)));
        let theirs: Vec<String> = row["expected"].lines().map(plain).filter(|line| !line.is_empty()).collect();
        count += 1;
        lines_all += theirs.len();
        lines_equal += theirs.iter().filter(|line| ours.contains(line)).count();
        if ours == theirs {
            equal += 1;
        } else if shows {
            println!("{}: {}\n    theirs {theirs:?}\n    ours   {ours:?}", row["country"], row["description"]);
        }
    }
    println!("opencage: {equal} of {count} labels equal, {lines_equal} of {lines_all} lines");
}

fn speed() {
    const TIMES: u32 = 2_000;
    let said = "Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa\nPolska";
    let _warm = read(said, &Hints::default());
    let start = Instant::now();
    for _ in 0..TIMES {
        let _reading = std::hint::black_box(read(std::hint::black_box(said), &Hints::default()));
    }
    println!("an address of four lines is read in {:.0} µs", start.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES));
}
