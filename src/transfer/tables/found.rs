//! What a file tells of, kept small.

use std::fmt;
use std::marker::PhantomData;
use std::vec;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A list of orders or buyers that holds each as a few hundred bytes and gives it back as it was. An order has some thirty texts of its
/// own, each with what memory takes for itself, so that a hundred thousand would not fit into what a program may take.
#[derive(Clone)]
pub struct Found<T> {
    packed: Vec<Box<[u8]>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self { packed: Vec::new(), of: PhantomData }
    }
}

impl<T> Found<T> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }
}

impl<T: Serialize + DeserializeOwned> Found<T> {
    /// Adds one.
    pub fn push(&mut self, one: &T) {
        self.packed.push(pack(one));
    }

    /// The one at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<T> {
        unpack(self.packed.get(index)?)
    }

    /// Puts another in the place of one.
    pub fn replace(&mut self, index: usize, one: &T) {
        if let Some(place) = self.packed.get_mut(index) {
            *place = pack(one);
        }
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.packed.iter().filter_map(|bytes| unpack(bytes))
    }

    /// All of them, unpacked: for as many as fit into memory.
    #[must_use]
    pub fn to_vec(&self) -> Vec<T> {
        self.iter().collect()
    }
}

fn pack<T: Serialize>(one: &T) -> Box<[u8]> {
    // Only lists that do not know their length cannot be packed; there are none of them here.
    postcard::to_allocvec(one).unwrap_or_default().into_boxed_slice()
}

fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

impl<T: Serialize + DeserializeOwned> FromIterator<T> for Found<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut found = Self::default();
        all.into_iter().for_each(|one| found.push(&one));
        found
    }
}

/// All of them, in their order; each leaves the list as it comes.
impl<T: DeserializeOwned> IntoIterator for Found<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { packed: self.packed.into_iter(), of: PhantomData }
    }
}

/// See [`Found::into_iter`].
#[derive(Debug)]
pub struct IntoIter<T> {
    packed: vec::IntoIter<Box<[u8]>>,
    of: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.packed.by_ref().find_map(|bytes| unpack(&bytes))
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
    fn what_goes_in_comes_out() {
        let mut found: Found<String> = ["one", "two"].map(str::to_owned).into_iter().collect();
        found.replace(1, &"second".to_owned());
        found.replace(0, &"first".to_owned());
        found.replace(9, &"none".to_owned());
        assert_eq!(found.iter().collect::<Vec<_>>(), ["first", "second"]);
        assert_eq!((found.len(), found.get(0), found.get(2)), (2, Some("first".to_owned()), None));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["first", "second"]);
    }
}
