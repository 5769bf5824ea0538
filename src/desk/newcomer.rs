//! A buyer made of what they wrote: a pasted message, a signature, an address.
//!
//! Only what is sure is taken. A name is sure where the writer says it is theirs, where it stands alone above an address, or at the
//! end below a greeting; anything else is left to the seller, since a wrong name is found out by the buyer. A first name alone names
//! somebody new; it never tells which of those who are known has written.

mod name;
mod place;

pub(super) use place::address_in;

use super::{Desk, Error};
use crate::model::{Buyer, Channel, Handle};
use crate::search::{self, Hints, Value};
use crate::text;

impl Desk {
    /// A buyer as far as a text tells of them: name, e-mail address, telephone, postal address, language, handle. Their name is empty where
    /// it is not sure.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn buyer_from_text(&mut self, pasted: &str, channel: Option<&Channel>) -> Result<Buyer, Error> {
        // So that the language of a text is known.
        self.learn_library()?;
        self.buyer_in(pasted, channel)
    }

    /// The same, without learning the library first: their language is left open where that has not been done.
    ///
    /// # Errors
    /// As for [`Self::buyer_from_text`].
    pub fn buyer_in(&self, pasted: &str, channel: Option<&Channel>) -> Result<Buyer, Error> {
        let text = text::sanitise(pasted).trim().to_owned();
        let found = search::extract(&text, &Hints::on(self.now()?.date()));
        let mut buyer = Buyer::named(&name::of_writer(&text, &found).unwrap_or_default());
        for one in &found {
            match &one.value {
                Value::Email(email) => _ = buyer.email.get_or_insert_with(|| email.clone()),
                Value::Phone(phone) => _ = buyer.phone.get_or_insert_with(|| phone.clone()),
                Value::Handle(handle) => {
                    if let Some(channel) = channel.filter(|_| buyer.handles.is_empty()) {
                        buyer.handles.push(Handle { channel: channel.clone(), name: handle.clone() });
                    }
                }
                _ => {}
            }
        }
        buyer.address.raw = place::address(&text, &found, &buyer.name).unwrap_or_default();
        Self::note_address(None, &mut buyer);
        if let Some(phone) = &buyer.phone {
            buyer.phone = Some(self.dialled(phone, &buyer.address));
        }
        // A few lines of an address are in no language.
        if buyer.address.raw.len() * 2 < text.len() {
            buyer.language = self.language_of(&text);
        }
        Ok(buyer)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::desk::demo;

    fn made(pasted: &str) -> Buyer {
        let mut desk = demo::ready_made();
        desk.buyer_from_text(pasted, Some(&Channel::new("etsy"))).expect("a buyer")
    }

    #[rstest]
    #[case("Hello, my name is Jane Smith, is it still available?", "Jane Smith")]
    #[case("Where can I pick it up?\n\nBest regards,\nJane Smith", "Jane Smith")]
    #[case("Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa", "Zofia Lis")]
    #[case("Nazywam się Zofia Lis i chcę kupić kubek", "Zofia Lis")]
    #[case("hi is this available? Thanks Jane", "")]
    #[case("ul. Prosta 5/3\n00-838 Warszawa", "")]
    fn a_name_is_taken_where_it_is_sure(#[case] pasted: &str, #[case] name: &str) {
        assert_eq!(made(pasted).name, name, "{pasted}");
    }

    #[test]
    fn what_stands_in_a_message_is_taken_apart() {
        let buyer = made(
            "Hello! I would like the blue one, please send it to:\n\nJane Smith\n12 Mill Lane\nLeeds LS1 4AP\n\n\
             jane@example.org, +44 7700 900123",
        );
        assert_eq!(buyer.name, "Jane Smith");
        assert_eq!(buyer.email.as_deref(), Some("jane@example.org"));
        assert!(buyer.phone.is_some_and(|phone| phone.ends_with("900123")));
        assert_eq!(buyer.address.raw, "12 Mill Lane\nLeeds LS1 4AP");
        assert_eq!(buyer.language.map(|language| language.code().to_owned()).as_deref(), Some("en"));
    }

    #[rstest]
    #[case(
        "Hi, I am new. Please send it to ul. Prosta 5/3, 00-838 Warszawa. Is it there?",
        "ul. Prosta 5/3, 00-838 Warszawa"
    )]
    #[case("Could you post it to 12 Mill Lane, Leeds LS1 4AP please?", "12 Mill Lane, Leeds LS1 4AP")]
    #[case("Hola, mándemelo a Calle de la Rosa 5, 28012 Madrid, gracias por todo", "Calle de la Rosa 5, 28012 Madrid")]
    #[case("Is it still there and can you send it to 00-838 Warszawa by Friday?", "00-838 Warszawa")]
    fn of_a_sentence_only_the_address_is_taken(#[case] pasted: &str, #[case] address: &str) {
        assert_eq!(made(pasted).address.raw, address);
    }

    #[test]
    fn hostile_text_makes_no_buyer_and_no_harm() {
        for pasted in ["", "\u{202e}", "my name is", "name:", "00-838", "\n\n\n", "Regards,\nX\u{1b}[31m"] {
            assert!(!made(pasted).name.contains('\u{1b}'), "{pasted:?}");
        }
    }
}
