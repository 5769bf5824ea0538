//! Buyers who have come in under a name that another bears: perhaps one person from two sources, which only the seller can say.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Arrivals, Whose};
use crate::desk::{Desk, Error};
use crate::model::Id;
use crate::text::folded;

/// Several buyers of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesakes {
    pub name: String,
    /// How many bear it.
    pub count: usize,
    /// What names the first alone, and the last, as `buyer merge` takes it.
    pub marks: [String; 2],
}

impl Desk {
    /// The names of those who came new with an import and are borne by others too, in their order, `most` at most; and how many more there
    /// are. Names of one word are left out: many are called Anna.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn namesakes<T: Serialize + DeserializeOwned>(
        &self,
        arrivals: &Arrivals<T>,
        name: impl Fn(&T) -> &str,
        most: usize,
    ) -> Result<(Vec<Namesakes>, usize), Error> {
        let (mut names, mut came) = (Vec::new(), HashSet::new());
        for (sighting, landed) in arrivals.found.iter().zip(&arrivals.landed) {
            let name = name(&sighting).trim();
            if landed.whose == Whose::New && name.contains(char::is_whitespace) {
                let folded = folded(name).into_owned();
                if came.insert(folded.clone()) {
                    names.push((name.to_owned(), folded));
                }
            }
        }
        let mut bearers: HashMap<String, Vec<Id>> = HashMap::new();
        if !came.is_empty() {
            self.store.each_name(&mut |name, id| {
                let folded = folded(name);
                if came.contains(folded.as_ref()) {
                    bearers.entry(folded.into_owned()).or_default().push(id);
                }
            })?;
        }
        let (mut told, mut more) = (Vec::new(), 0);
        for (name, folded) in names {
            let Some([first, .., last]) = bearers.get(&folded).map(Vec::as_slice) else { continue };
            if told.len() == most {
                more += 1;
                continue;
            }
            let (Some(kept), Some(other)) = (self.store.buyer(*first)?, self.store.buyer(*last)?) else { continue };
            let marks = [Self::buyer_mark(&kept), Self::buyer_mark(&other)];
            told.push(Namesakes { name, count: bearers.get(&folded).map_or(0, Vec::len), marks });
        }
        Ok((told, more))
    }
}
