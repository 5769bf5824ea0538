use super::Read;

/// What an option of `edit` does to a field that may be empty: a new value, or none, asked for by an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    Set(T),
    Clear,
}

impl<T> Change<T> {
    /// Makes the change, if there is one.
    pub fn make(change: Option<Self>, field: &mut Option<T>) {
        match change {
            Some(Self::Set(value)) => *field = Some(value),
            Some(Self::Clear) => *field = None,
            None => {}
        }
    }

    /// Makes the values given the whole list, if any are given; an empty one alone leaves it empty.
    pub fn make_list(changes: Vec<Self>, list: &mut Vec<T>) {
        if !changes.is_empty() {
            let set = |change| if let Self::Set(value) = change { Some(value) } else { None };
            *list = changes.into_iter().filter_map(set).collect();
        }
    }

    /// The same change with another value.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Change<U> {
        match self {
            Self::Set(value) => Change::Set(to(value)),
            Self::Clear => Change::Clear,
        }
    }

    /// The same, where the other value may not be had.
    ///
    /// # Errors
    /// What `to` fails with.
    pub fn try_map<U, E>(self, to: impl FnOnce(T) -> Result<U, E>) -> Result<Change<U>, E> {
        match self {
            Self::Set(value) => to(value).map(Change::Set),
            Self::Clear => Ok(Change::Clear),
        }
    }
}

/// Writes a value, if there is one, over a field that is never empty.
pub fn replace<T>(value: Option<T>, field: &mut T) {
    if let Some(value) = value {
        *field = value;
    }
}

/// Reads a change of a field whose values `read` reads.
pub fn change<T>(read: fn(&str) -> Read<T>) -> impl Fn(&str) -> Read<Change<T>> + Clone {
    move |text| if text.trim().is_empty() { Ok(Change::Clear) } else { read(text).map(Change::Set) }
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    #[test]
    fn an_empty_value_clears() {
        assert_eq!(change(line)(""), Ok(Change::Clear));
        assert_eq!(change(line)(" a "), Ok(Change::Set("a".into())));
        let mut field = Some(1);
        Change::make(None, &mut field);
        assert_eq!(field, Some(1));
        Change::make(Some(Change::Clear), &mut field);
        assert_eq!(field, None);
    }
}
