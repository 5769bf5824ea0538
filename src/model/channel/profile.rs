use super::{Channel, KNOWN};
use crate::model::reply::words;

words! {
    /// How a channel counts the length of a message.
    Counting {
        /// Characters of Unicode: an emoji made of several counts as several.
        Characters = "characters",
        /// Units of UTF-16, as browsers count what is typed into a field: most emoji are two.
        Utf16 = "utf-16",
        /// Bytes of UTF-8: a Greek letter is two, most emoji are four.
        Bytes = "bytes",
        /// Short messages: the limit is how many of them a text may make. See [`super::sms`].
        Sms = "sms",
    }
}

words! {
    /// What a seller may write on a channel without having been asked.
    Starts {
        /// Anything.
        Anything = "anything",
        /// Only answers: a message that nobody has asked for is against the rules of the channel.
        Answers = "answers",
    }
}

/// What a channel takes: its rules for a message from a seller. The known ones are in [`Profile::of`]; a seller may say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub channel: Channel,
    /// The name as the channel itself writes it.
    pub label: String,
    /// The longest message, counted as `counting` says; 0 where there is no limit.
    pub limit: u32,
    pub counting: Counting,
    /// Whether marks such as `**bold**` or `<b>` reach the buyer as they are typed, instead of as bold letters.
    pub plain: bool,
    /// Whether links may stand in a message.
    pub links: bool,
    /// Whether telephone numbers and e-mail addresses may.
    pub contacts: bool,
    pub starts: Starts,
}

/// The rules of a known channel, without its name.
struct Rules {
    name: &'static str,
    limit: u32,
    counting: Counting,
    plain: bool,
    links: bool,
    contacts: bool,
    starts: Starts,
}

/// What the channels themselves say, where they say it; looked up in November 2026.
///
/// - **Etsy** publishes no limit, and allows links and contact data where they serve the order ("Fee Avoidance Policy": not to sell past
///   Etsy). No limit is set here.
/// - **Allegro**: 2000 characters ("Message Center" of its REST API). Contact data and links that lead a buyer away from the site are not
///   allowed ("Regulamin", on going around the sale). By the rules announced for October 2025 and put off to March 2026 a seller may answer, but not send on their own
///   what Allegro itself tells a buyer: that something was paid, sent or is to be paid, thanks, links to a parcel, requests for a review.
/// - **eBay**: 2000 characters, no HTML (`MemberMessageType.Body` of its Trading API); e-mail addresses, telephone numbers and links to other sites are not
///   allowed ("Member-to-member contact policy").
/// - **WhatsApp**: 4096 characters (text messages of Meta's Cloud API). The program on a telephone takes more, of which nothing is published.
///   `*bold*` is its own mark and stays.
/// - **Messenger**, and messages on **Facebook**: 2000 characters (Meta's Send API). When a seller may write is told by the windows of
///   [`crate::calendar::ReplyClock`].
/// - **Instagram**: 1000 characters (its API says 1000 bytes, the program counts characters).
/// - **SMS**: 3 short messages; nothing is published: telephones that go by the operators' usual settings send longer ones as MMS, at
///   another price.
/// - **Classified sites** and **Vinted** publish nothing: 2000, the least that any of the sites above takes. Vinted forbids links and contact data
///   ("Terms", on going around its payments); classified sites live by the telephone, and hide links for fear of swindlers.
const RULES: [Rules; 11] = [
    Rules { limit: 0, ..open("etsy") },
    Rules { links: false, contacts: false, starts: Starts::Answers, ..open("allegro") },
    Rules { links: false, contacts: false, ..open("ebay") },
    Rules { limit: 4096, plain: false, ..open("whatsapp") },
    open("messenger"),
    open("facebook"),
    Rules { limit: 1000, ..open("instagram") },
    Rules { limit: 3, counting: Counting::Sms, ..open("sms") },
    Rules { limit: 0, ..open("email") },
    Rules { links: false, ..open("classifieds") },
    Rules { links: false, contacts: false, ..open("vinted") },
];

/// A channel that forbids nothing and takes 2000 characters.
const fn open(name: &'static str) -> Rules {
    Rules {
        name,
        limit: 2000,
        counting: Counting::Characters,
        plain: true,
        links: true,
        contacts: true,
        starts: Starts::Anything,
    }
}

impl Profile {
    /// The rules of a known channel; of one that nobody knows, none but that its text is plain.
    #[must_use]
    pub fn of(channel: &Channel) -> Self {
        let unknown = Rules { limit: 0, ..open("") };
        let rules = RULES.iter().find(|rules| rules.name == channel.name()).unwrap_or(&unknown);
        Self {
            channel: channel.clone(),
            label: channel.label().to_owned(),
            limit: rules.limit,
            counting: rules.counting,
            plain: rules.plain,
            links: rules.links,
            contacts: rules.contacts,
            starts: rules.starts,
        }
    }

    /// The rules of every known channel, in the usual order.
    pub fn known() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|(name, _)| Self::of(&Channel::new(name)))
    }

    /// How long a text is, as the channel counts.
    #[must_use]
    pub fn length(&self, text: &str) -> usize {
        match self.counting {
            Counting::Characters => text.chars().count(),
            Counting::Utf16 => text.chars().map(char::len_utf16).sum(),
            Counting::Bytes => text.len(),
            Counting::Sms => super::sms::Segments::of(text).count,
        }
    }

    /// Whether a text is no longer than the channel takes.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        // No way of counting gives more than the bytes.
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        limit == 0 || text.len() <= limit && self.counting != Counting::Sms || self.length(text) <= limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_channel_has_rules() {
        let names: Vec<&str> = RULES.iter().map(|rules| rules.name).collect();
        assert_eq!(names, KNOWN.map(|(name, _)| name));
        assert_eq!(Profile::known().count(), KNOWN.len());
    }

    #[test]
    fn a_channel_that_nobody_knows_forbids_nothing() {
        let profile = Profile::of(&Channel::new("My Stall"));
        assert_eq!((profile.label.as_str(), profile.limit, profile.starts), ("my stall", 0, Starts::Anything));
        assert!(profile.links && profile.contacts && profile.plain && profile.fits(&"a".repeat(100_000)));
    }

    #[test]
    fn each_way_of_counting_counts_its_own() {
        let length = |counting, text: &str| Profile { counting, ..Profile::of(&Channel::new("x")) }.length(text);
        let lengths = |text| [Counting::Characters, Counting::Utf16, Counting::Bytes].map(|way| length(way, text));
        assert_eq!(lengths("Łódź"), [4, 4, 7]);
        assert_eq!(lengths("🎁"), [1, 2, 4]);
        assert_eq!(length(Counting::Sms, &"a".repeat(161)), 2);
    }

    #[test]
    fn what_is_as_long_as_the_limit_fits() {
        let instagram = Profile::of(&Channel::new("instagram"));
        assert!(instagram.fits(&"ż".repeat(1000)) && !instagram.fits(&"a".repeat(1001)));
        let sms = Profile::of(&Channel::new("sms"));
        assert!(sms.fits(&"a".repeat(459)) && !sms.fits(&"a".repeat(460)));
    }
}
