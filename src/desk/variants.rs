//! A text of a reply, named by what is known of it.

use super::{Desk, Error, Part, Pins, Thing};
use crate::compose::{self, Wanted};
use crate::model::{Channel, Language, Length, Reply, Tone, Variant, VariantKey};

/// What a text should be; what is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub language: Option<Language>,
    pub channel: Option<Channel>,
    pub tone: Option<Tone>,
    pub length: Option<Length>,
}

impl Wish {
    /// Whether a text is made for this.
    pub fn is_met_by(&self, key: &VariantKey) -> bool {
        self.language.as_ref().is_none_or(|wanted| *wanted == key.language)
            && self.channel.as_ref().is_none_or(|wanted| key.channel.as_ref() == Some(wanted))
            && self.tone.is_none_or(|wanted| key.tone == Some(wanted))
            && self.length.is_none_or(|wanted| key.length == Some(wanted))
    }

    /// Whether a text will do: it is in the language, and made for nothing else.
    fn is_served_by(&self, key: &VariantKey) -> bool {
        fn fits<T: PartialEq>(wanted: Option<&T>, got: Option<&T>) -> bool {
            wanted.is_none() || got.is_none() || wanted == got
        }
        self.language.as_ref().is_none_or(|wanted| wanted.base() == key.language.base())
            && fits(self.channel.as_ref(), key.channel.as_ref())
            && fits(self.tone.as_ref(), key.tone.as_ref())
            && fits(self.length.as_ref(), key.length.as_ref())
    }
}

/// A text's key in the words it is asked for with: "en formal short".
pub fn key_words(key: &VariantKey) -> String {
    words(Some(key.language.code()), key.channel.as_ref(), key.tone, key.length)
}

fn words(language: Option<&str>, channel: Option<&Channel>, tone: Option<Tone>, length: Option<Length>) -> String {
    let words = [language, channel.map(Channel::name), tone.map(Tone::word), length.map(Length::word)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Desk {
    /// The part of a message that this reply makes in the text wished for. Where several texts meet the wish, the one that
    /// suits the buyer is taken; without a wish the choice is left to the rules.
    ///
    /// # Errors
    /// [`Error::NotFound`], with the texts there are; those of reading the records.
    pub fn part(&self, reply: &Reply, wish: &Wish, pins: Pins) -> Result<Part, Error> {
        if *wish == Wish::default() {
            return Ok(Part { reply: reply.id, variant: None });
        }
        let among = |fits: &dyn Fn(&VariantKey) -> bool| -> Vec<Variant> {
            reply.variants.iter().filter(|variant| fits(&variant.key)).cloned().collect()
        };
        let mut variants = among(&|key| wish.is_met_by(key));
        if variants.is_empty() {
            variants = among(&|key| wish.is_served_by(key));
        }
        let shop_language = self.settings.language.clone();
        let shop = Wanted { language: None, shop_language, channel: None, tone: None, length: None };
        let wanted = Wanted::by(&self.pinned(pins)?, None, &shop);
        let sieved = Reply { variants, ..reply.clone() };
        let chosen = compose::choose(&sieved, &wanted).ok_or_else(|| no_such_text(reply, wish))?;
        Ok(Part { reply: reply.id, variant: Some(chosen.variant.id) })
    }

    /// The one text of a reply that meets a wish, to be changed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`]: both name the texts there are.
    pub fn variant_meant<'r>(reply: &'r Reply, wish: &Wish) -> Result<&'r Variant, Error> {
        let mut found = reply.variants.iter().filter(|variant| wish.is_met_by(&variant.key));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => Err(no_such_text(reply, wish)),
            (Some(_), Some(_)) => Err(Error::Ambiguous {
                what: Thing::Variant,
                name: wished(reply, wish),
                candidates: reply.variants.iter().map(|variant| key_words(&variant.key)).collect(),
            }),
        }
    }
}

fn no_such_text(reply: &Reply, wish: &Wish) -> Error {
    let near = reply.variants.iter().map(|variant| key_words(&variant.key)).collect();
    Error::NotFound { what: Thing::Variant, name: wished(reply, wish), near }
}

/// The reply and the wish, as a name: "pickup-address pl".
fn wished(reply: &Reply, wish: &Wish) -> String {
    let language = wish.language.as_ref().map(Language::code);
    let words = words(language, wish.channel.as_ref(), wish.tone, wish.length);
    format!("{} {words}", reply.shortcut).trim_end().to_owned()
}
