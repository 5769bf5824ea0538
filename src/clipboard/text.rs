use crate::text::sanitise;

/// A text that may be copied: sanitised like what is shown, with LF line ends and no newline at its end (a chat box would
/// send it). There is no other way to hand a text to [`Clipboard::copy`](super::Clipboard::copy).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// The text as it will be copied.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(sanitise(text).trim_end_matches('\n').to_owned())
    }

    /// What will be copied.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left to copy.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_newline_at_the_end_is_copied() {
        assert_eq!(Text::new("Dzień dobry!\n\nOdbiór: 18:00\n\n").as_str(), "Dzień dobry!\n\nOdbiór: 18:00");
        assert!(Text::new("\n\n").is_empty());
    }

    proptest! {
        #[test]
        fn copying_a_copied_text_changes_nothing(text in any::<String>()) {
            let once = Text::new(&text);
            prop_assert_eq!(Text::new(once.as_str()), once.clone());
            prop_assert!(!once.as_str().ends_with('\n'));
        }
    }
}
