//! What a file tells of, kept small.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A list of orders or buyers that holds each as a few hundred bytes of JSON and gives it back as it was. An order has some thirty
/// texts of its own, each with what memory takes for itself, so that a hundred thousand would not fit into what a program may take.
#[derive(Clone)]
pub struct Found<T> {
    packed: Vec<u8>,
    places: Vec<Range<usize>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self { packed: Vec::new(), places: Vec::new(), of: PhantomData }
    }
}

impl<T> Found<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl<T: Serialize + DeserializeOwned> Found<T> {
    /// Adds one.
    pub fn push(&mut self, one: &T) {
        let place = self.pack(one);
        self.places.push(place);
    }

    /// The one at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<T> {
        serde_json::from_slice(self.packed.get(self.places.get(index)?.clone())?).ok()
    }

    /// Puts another in the place of one. What stood there takes room until the list is gone, but for the last that was added.
    pub fn replace(&mut self, index: usize, one: &T) {
        if let Some(old) = self.places.get(index).cloned() {
            if old.end == self.packed.len() {
                self.packed.truncate(old.start);
            }
            let place = self.pack(one);
            self.places.splice(index..=index, [place]);
        }
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// All of them, unpacked: for as many as fit into memory.
    #[must_use]
    pub fn to_vec(&self) -> Vec<T> {
        self.iter().collect()
    }

    fn pack(&mut self, one: &T) -> Range<usize> {
        let begins = self.packed.len();
        // Only maps with keys that are no texts, and writers that fail, cannot be written; there are none of them here.
        if serde_json::to_writer(&mut self.packed, one).is_err() {
            self.packed.truncate(begins);
        }
        begins..self.packed.len()
    }
}

impl<T: Serialize + DeserializeOwned> FromIterator<T> for Found<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut found = Self::default();
        all.into_iter().for_each(|one| found.push(&one));
        found
    }
}

impl<T> fmt::Debug for Found<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found").field("len", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out_and_the_last_leaves_nothing_behind() {
        let mut found: Found<String> = ["one", "two"].map(str::to_owned).into_iter().collect();
        found.replace(1, &"second".to_owned());
        assert_eq!(found.packed.len(), "\"one\"\"second\"".len());
        found.replace(0, &"first".to_owned());
        found.replace(9, &"none".to_owned());
        assert_eq!(found.iter().collect::<Vec<_>>(), ["first", "second"]);
        assert_eq!((found.len(), found.get(0), found.get(2)), (2, Some("first".to_owned()), None));
    }
}
