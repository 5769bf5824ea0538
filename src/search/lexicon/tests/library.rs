use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{met, names};

/// Replies by their English asks' concepts alone: as little as a ranking needs, to judge the data and not the ranking.
struct Replies {
    concepts: BTreeMap<String, Vec<BTreeSet<u16>>>,
    idf: HashMap<u16, f64>,
}

impl Replies {
    fn of_the_english_library() -> Self {
        let mut concepts: BTreeMap<String, Vec<BTreeSet<u16>>> = BTreeMap::new();
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/en")).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for reply in text.parse::<toml::Table>().unwrap()["reply"].as_array().unwrap() {
                let asks = reply.get("asks").and_then(toml::Value::as_array).into_iter().flatten();
                let sets = asks.map(|ask| met(ask.as_str().unwrap()).into_iter().collect()).collect();
                concepts.insert(reply["shortcut"].as_str().unwrap().to_owned(), sets);
            }
        }
        let mut count: HashMap<u16, f64> = HashMap::new();
        for sets in concepts.values() {
            let all: BTreeSet<u16> = sets.iter().flatten().copied().collect();
            for concept in all {
                *count.entry(concept).or_default() += 1.0;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "fewer than a hundred replies")]
        let replies = concepts.len() as f64;
        let idf = count.into_iter().map(|(concept, count)| (concept, (1.0_f64 + replies / count).ln())).collect();
        Self { concepts, idf }
    }

    fn weight(&self, concepts: &BTreeSet<u16>) -> f64 {
        concepts.iter().filter_map(|concept| self.idf.get(concept)).map(|idf| idf * idf).sum()
    }

    /// How many replies come before the right one; those that are as good count as before.
    fn rank(&self, message: &str, right: &str) -> usize {
        let met: BTreeSet<u16> = met(message).into_iter().collect();
        let cosine = |ask: &BTreeSet<u16>| {
            self.weight(&(ask & &met)) / (self.weight(ask) * self.weight(&met)).sqrt().max(f64::MIN_POSITIVE)
        };
        let score = |sets: &Vec<BTreeSet<u16>>| {
            let all: BTreeSet<u16> = sets.iter().flatten().copied().collect();
            sets.iter().map(cosine).fold(0.0, f64::max) + cosine(&all)
        };
        let wanted = score(&self.concepts[right]);
        self.concepts.iter().filter(|(name, sets)| *name != right && score(sets) >= wanted).count()
    }
}

#[test]
fn english_asks_are_found_from_six_languages() {
    let replies = Replies::of_the_english_library();
    let mut right = "";
    // Messages, first, among the first three.
    let mut tally: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for line in include_str!("messages.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((shortcut, _)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            right = shortcut;
            continue;
        }
        let (language, message) = line.split_once(": ").unwrap();
        let rank = replies.rank(message, right);
        if rank >= 3 {
            println!("{rank:3} {right} {language}: {message} {:?}", names(message));
        }
        let [all, first, three] = tally.entry(language).or_default();
        *all += 1;
        *first += u32::from(rank < 1);
        *three += u32::from(rank < 3);
    }
    println!("{tally:?}");
    assert_eq!(tally.len(), 6);
    for (language, [all, first, three]) in tally {
        assert!(first * 100 >= all * 85, "{language}: {first} of {all} are first");
        assert!(three * 100 >= all * 95, "{language}: {three} of {all} are among the first three");
    }
}
