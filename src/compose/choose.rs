//! Which text of a reply suits a buyer.

use crate::model::{Buyer, Channel, Kind, Language, Length, Pinned, Reply, Tone, Variant, VariantKey};

/// What a text should be like. What is `None` does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The language the buyer speaks.
    pub language: Option<Language>,
    /// The language of the shop: where there is no text in the buyer's.
    pub shop_language: Language,
    pub channel: Option<Channel>,
    pub tone: Option<Tone>,
    pub length: Option<Length>,
}

impl Wanted {
    /// What suits the pinned buyer: their language; their tone, or that of their kind; the length for their kind; the
    /// channel at hand, or that of the order, or the buyer's. No kind of buyer is a reason for a du or a tú. `shop` says what is
    /// wanted where nothing is known of the buyer.
    pub fn by(pinned: &Pinned, channel: Option<&Channel>, shop: &Self) -> Self {
        let buyer = pinned.buyer.as_ref();
        let kind = buyer.and_then(|buyer| buyer.kind);
        let of_order = || pinned.order.as_ref().and_then(|order| order.channel.as_ref());
        let here = channel.or_else(of_order).or_else(|| buyer.and_then(Buyer::channel)).or(shop.channel.as_ref());
        let language = buyer.and_then(|buyer| buyer.language.clone()).or_else(|| shop.language.clone());
        let spoken = language.as_ref().unwrap_or(&shop.shop_language);
        let is_forward = |tone: &Tone| *tone == Tone::Friendly && spoken.has_forms_of_address();
        let of_kind = kind.and_then(Kind::tone).filter(|tone| !is_forward(tone));
        Self {
            shop_language: shop.shop_language.clone(),
            channel: here.cloned(),
            tone: buyer.and_then(|buyer| buyer.tone).or(of_kind).or(shop.tone),
            language,
            length: kind.and_then(Kind::length).or(shop.length),
        }
    }

    /// What suits a reply that is included in a text of this key: the same in everything.
    pub fn like(key: &VariantKey, shop_language: &Language) -> Self {
        Self {
            language: Some(key.language.clone()),
            shop_language: shop_language.clone(),
            channel: key.channel.clone(),
            tone: key.tone,
            length: key.length,
        }
    }
}

/// The text that suits best, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<'r> {
    pub variant: &'r Variant,
    /// The language to print dates and sums in: the buyer's, with its country, where the text is in that language.
    pub language: Language,
    /// In what it is not as wanted, the gravest first.
    pub compromises: Vec<Compromise>,
    /// The other texts of the reply, the most suitable first. One key steps through them and comes back to the chosen one.
    pub alternatives: Vec<&'r Variant>,
}

/// In what a text is not as wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compromise {
    Language {
        wanted: Language,
        got: Language,
    },
    Channel {
        wanted: Channel,
        got: Channel,
    },
    Tone {
        wanted: Tone,
        got: Tone,
    },
    Length {
        wanted: Length,
        got: Length,
    },
    /// A fact of the shop stands in it that is said in another language.
    Fact {
        name: String,
        got: Language,
    },
    /// A piece stands in it under its name, though it has titles in other languages.
    Piece {
        name: String,
        got: Language,
    },
}

/// The text of a reply that suits best; `None` only where it has none at all. The language comes first, then the channel,
/// the tone and the length; in each, what is wanted before what fits everything before anything else.
pub fn choose<'r>(reply: &'r Reply, wanted: &Wanted) -> Option<Chosen<'r>> {
    let mut ranked: Vec<&Variant> = reply.variants.iter().collect();
    // Stable: texts that suit equally stay in the seller's order.
    ranked.sort_by_key(|variant| rank(&variant.key, wanted));
    let (variant, alternatives) = ranked.split_first()?;
    Some(as_chosen(variant, alternatives, wanted))
}

impl<'r> Chosen<'r> {
    /// The texts of the reply, the most suitable first.
    pub fn all(&self) -> impl Iterator<Item = &'r Variant> {
        std::iter::once(self.variant).chain(self.alternatives.iter().copied())
    }

    /// The same reply with the text of this key instead, for a seller who has stepped on; `None` if it has no such text.
    pub fn step_to(&self, key: &VariantKey, wanted: &Wanted) -> Option<Self> {
        let mut all = vec![self.variant];
        all.extend(&self.alternatives);
        let at = all.iter().position(|variant| variant.key == *key)?;
        all.rotate_left(at);
        let (variant, alternatives) = all.split_first()?;
        Some(as_chosen(variant, alternatives, wanted))
    }
}

fn as_chosen<'r>(variant: &'r Variant, alternatives: &[&'r Variant], wanted: &Wanted) -> Chosen<'r> {
    let spoken = wanted.language.as_ref().filter(|language| language.base() == variant.key.language.base());
    let is_regional = |language: &&Language| {
        variant.key.language.base() == variant.key.language.code() || *language == &variant.key.language
    };
    Chosen {
        variant,
        language: spoken.filter(is_regional).unwrap_or(&variant.key.language).clone(),
        compromises: compromises(&variant.key, wanted),
        alternatives: alternatives.to_vec(),
    }
}

/// How far a text is from what is wanted: language, channel, tone, length.
fn rank(key: &VariantKey, wanted: &Wanted) -> (u8, u8, u8, u8) {
    let language = wanted.language.as_ref().unwrap_or(&wanted.shop_language);
    let by_language = match &key.language {
        got if got == language => 0,
        got if got.base() == language.base() => 1,
        got if *got == wanted.shop_language => 2,
        got if got.base() == wanted.shop_language.base() => 3,
        _ => 4,
    };
    (
        by_language,
        fit(key.channel.as_ref(), wanted.channel.as_ref()),
        fit(key.tone.as_ref(), wanted.tone.as_ref()),
        fit(key.length.as_ref(), wanted.length.as_ref()),
    )
}

/// 0: made for this. 1: for everything. 2: for something else.
fn fit<T: PartialEq>(got: Option<&T>, wanted: Option<&T>) -> u8 {
    match (got, wanted) {
        (Some(got), Some(wanted)) if got == wanted => 0,
        (None, _) => 1,
        (Some(_), _) => 2,
    }
}

fn compromises(key: &VariantKey, wanted: &Wanted) -> Vec<Compromise> {
    let language = wanted.language.as_ref().unwrap_or(&wanted.shop_language);
    let mut found = Vec::new();
    if key.language.base() != language.base() {
        found.push(Compromise::Language { wanted: language.clone(), got: key.language.clone() });
    }
    if let (Some(wanted), Some(got)) = (&wanted.channel, &key.channel)
        && wanted != got
    {
        found.push(Compromise::Channel { wanted: wanted.clone(), got: got.clone() });
    }
    if let (Some(wanted), Some(got)) = (wanted.tone, key.tone)
        && wanted != got
    {
        found.push(Compromise::Tone { wanted, got });
    }
    if let (Some(wanted), Some(got)) = (wanted.length, key.length)
        && wanted != got
    {
        found.push(Compromise::Length { wanted, got });
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::model::{Id, Order, Role, Shortcut};

    fn language(code: &str) -> Language {
        code.parse().unwrap()
    }

    /// A key as "pl etsy formal short"; `-` is what fits everything.
    fn key(text: &str) -> VariantKey {
        let mut words = text.split(' ');
        let mut word = || words.next().filter(|word| *word != "-");
        VariantKey {
            language: language(word().unwrap()),
            channel: word().map(Channel::new),
            tone: word().and_then(Tone::from_word),
            length: word().and_then(Length::from_word),
        }
    }

    fn reply(keys: &[&str]) -> Reply {
        let variant = |text: &&str| Variant { id: Id::new(), key: key(text), body: (*text).to_owned() };
        Reply {
            id: Id::new(),
            shortcut: "x".parse::<Shortcut>().unwrap(),
            category: "pickup".to_owned(),
            role: Role::Body,
            tags: Vec::new(),
            situations: Vec::new(),
            attach: None,
            archived: false,
            titles: Vec::new(),
            asks: Vec::new(),
            variants: keys.iter().map(variant).collect(),
        }
    }

    fn wanted(text: &str) -> Wanted {
        Wanted::like(&key(text), &Language::english())
    }

    #[rstest]
    #[case("pl", &["en", "pl", "de"], "pl")]
    #[case("pl", &["de", "en", "fr"], "en")]
    #[case("pl", &["de", "fr"], "de")]
    #[case("de-AT", &["en", "de"], "de")]
    #[case("pt-BR", &["pt", "pt-BR"], "pt-BR")]
    #[case("en etsy", &["en", "en ebay", "en etsy"], "en etsy")]
    #[case("en etsy", &["en ebay", "en"], "en")]
    #[case("en", &["en ebay", "en"], "en")]
    #[case("en etsy formal", &["en etsy friendly", "en - formal"], "en etsy friendly")]
    #[case("en - formal short", &["en - formal full", "en - friendly short"], "en - formal full")]
    #[case("en - - short", &["en - - full", "en"], "en")]
    fn the_most_suitable_text_is_chosen(#[case] want: &str, #[case] keys: &[&str], #[case] expected: &str) {
        let reply = reply(keys);
        assert_eq!(choose(&reply, &wanted(want)).unwrap().variant.body, expected);
    }

    #[test]
    fn what_had_to_give_is_said() {
        let reply = reply(&["en ebay friendly full"]);
        let chosen = choose(&reply, &wanted("pl etsy formal short")).unwrap();
        assert_eq!(
            chosen.compromises,
            [
                Compromise::Language { wanted: language("pl"), got: language("en") },
                Compromise::Channel { wanted: Channel::new("etsy"), got: Channel::new("ebay") },
                Compromise::Tone { wanted: Tone::Formal, got: Tone::Friendly },
                Compromise::Length { wanted: Length::Short, got: Length::Full },
            ]
        );
        assert!(choose(&self::reply(&["pl"]), &wanted("pl etsy formal short")).unwrap().compromises.is_empty());
        assert!(choose(&self::reply(&[]), &wanted("pl")).is_none());
    }

    #[rstest]
    #[case("de-AT", "de", "de-AT")]
    #[case("de", "de-AT", "de-AT")]
    #[case("pt-BR", "pt-PT", "pt-PT")]
    #[case("pl", "en", "en")]
    fn values_print_as_the_buyer_writes_them(#[case] spoken: &str, #[case] text: &str, #[case] printed: &str) {
        let reply = reply(&[text]);
        assert_eq!(choose(&reply, &wanted(spoken)).unwrap().language, language(printed));
    }

    #[test]
    fn one_key_steps_through_all_texts_and_comes_back() {
        let reply = reply(&["en", "pl - formal", "pl", "de"]);
        let wanted = wanted("pl");
        let mut chosen = choose(&reply, &wanted).unwrap();
        let mut seen = Vec::new();
        for _ in 0..5 {
            seen.push(chosen.variant.body.as_str());
            chosen = chosen.step_to(&chosen.alternatives[0].key, &wanted).unwrap();
        }
        assert_eq!(seen, ["pl", "pl - formal", "en", "de", "pl"]);
        assert!(chosen.step_to(&key("fr"), &wanted).is_none());
    }

    #[test]
    fn the_buyer_decides_what_is_wanted_before_the_shop() {
        let shop = Wanted { language: None, tone: Some(Tone::Friendly), length: Some(Length::Full), ..wanted("en") };
        assert_eq!(Wanted::by(&Pinned::default(), None, &shop), shop);
        let buyer = Buyer { language: Some(language("pl")), kind: Some(Kind::Complains), ..Buyer::named("Anna") };
        let order = Order { channel: Some(Channel::new("allegro")), ..Order::numbered("1") };
        let mut pinned = Pinned { buyer: Some(buyer), order: Some(order), piece: None };
        let expected = Wanted {
            language: Some(language("pl")),
            shop_language: language("en"),
            channel: Some(Channel::new("allegro")),
            tone: Some(Tone::Formal),
            length: Some(Length::Short),
        };
        assert_eq!(Wanted::by(&pinned, None, &shop), expected);
        if let Some(buyer) = &mut pinned.buyer {
            buyer.tone = Some(Tone::Friendly);
        }
        let by_hand = Wanted::by(&pinned, Some(&Channel::new("sms")), &shop);
        assert_eq!((by_hand.tone, by_hand.channel), (Some(Tone::Friendly), Some(Channel::new("sms"))));
    }
}
