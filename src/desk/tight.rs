//! Texts of the library that break the rules of channels.

use std::collections::BTreeSet;

use super::review::{Answering, Outgoing};
use super::upkeep::FlawKind;
use super::{Composition, Desk, Error, Part};
use crate::compose::ConcernKind;
use crate::model::{Channel, Id, Pinned, Profile, Reply, Variant};

/// A channel, and how many texts of the library are longer than it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tight {
    pub profile: Profile,
    pub texts: usize,
}

/// What a text can be blamed for before it is filled for anybody.
const OF_TEXTS: [ConcernKind; 4] = [ConcernKind::TooLong, ConcernKind::Link, ConcernKind::Contact, ConcernKind::Markup];

impl Desk {
    /// The rules that the texts of a reply break which are made for a channel. They are filled as far as the shop alone fills them.
    pub(super) fn rules_broken(&self, reply: &Reply) -> Result<Vec<FlawKind>, Error> {
        let mut broken = Vec::new();
        for variant in &reply.variants {
            let Some(channel) = &variant.key.channel else { continue };
            let Some(text) = self.as_it_stands(reply.id, variant)? else { continue };
            let outgoing = Outgoing {
                of_replies: true,
                text: &text,
                spans: &[],
                language: Some(&variant.key.language),
                channel: Some(channel),
                pinned: &Pinned::default(),
                answers: Answering::Message,
                situations: &reply.situations,
                greets: true,
                known: &[],
                written: "",
                facts: &[],
                now: &self.now()?,
            };
            let concerns = self.concerns(outgoing)?.into_iter().filter(|one| OF_TEXTS.contains(&one.kind()));
            broken.extend(concerns.map(|concern| FlawKind::Rule(variant.key.clone(), concern)));
        }
        Ok(broken)
    }

    /// The channels that buyers are on or rules are set for, and that take some texts only in parts which are made for no channel.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn tight_channels(&self) -> Result<Vec<Tight>, Error> {
        let set = self.settings.rules.keys().map(|name| Channel::new(name));
        let channels: BTreeSet<Channel> = self.store.channels()?.into_iter().chain(set).collect();
        let profiles = channels.iter().map(|channel| self.profile(channel)).filter(|profile| profile.limit > 0);
        let mut tight: Vec<Tight> = profiles.map(|profile| Tight { profile, texts: 0 }).collect();
        for reply in self.replies_where(|_| true)? {
            for variant in reply.variants.iter().filter(|variant| variant.key.channel.is_none()) {
                let Some(text) = self.as_it_stands(reply.id, variant)? else { continue };
                for one in &mut tight {
                    one.texts += usize::from(!one.profile.fits(&text));
                }
            }
        }
        tight.retain(|one| one.texts > 0);
        Ok(tight)
    }

    /// A text as the shop alone fills it; none where it cannot be filled, which is a flaw of its own.
    fn as_it_stands(&self, reply: Id, variant: &Variant) -> Result<Option<String>, Error> {
        let parts = vec![Part { reply, variant: Some(variant.id) }];
        match self.unreviewed(&Composition { parts, ..Composition::default() }) {
            Ok(preview) => Ok(preview.map(|preview| preview.rendered.preview().to_owned())),
            Err(Error::Template(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::ChannelRules;
    use crate::desk::{About, FlawKind, Settings, demo};
    use crate::model::Channel;

    #[test]
    fn a_text_made_for_a_channel_keeps_its_rules() {
        let rules = ChannelRules { limit: Some(40), ..ChannelRules::default() };
        let settings = Settings { rules: [("etsy".to_owned(), rules)].into(), ..Settings::default() };
        let desk = demo::ready_made_with(settings);
        let flaws = desk.check_library().expect("a library");
        let broken = flaws
            .iter()
            .filter(|flaw| matches!(&flaw.kind, FlawKind::Rule(key, _) if key.channel == Some(Channel::new("etsy"))));
        let replies: Vec<&About> = broken.map(|flaw| &flaw.about).collect();
        assert!(!replies.is_empty() && replies.iter().all(|about| matches!(about, About::Reply(_))), "{flaws:?}");
        let tight = desk.tight_channels().expect("a library");
        assert!(tight.iter().any(|one| one.profile.channel.name() == "etsy" && one.texts > 100), "{tight:?}");
    }

    #[test]
    fn the_starter_library_fits_the_channels_of_the_sample_shop() {
        let tight = demo::ready_made().tight_channels().expect("a library");
        let names: Vec<&str> = tight.iter().map(|one| one.profile.channel.name()).collect();
        assert!(names.iter().all(|name| *name == "sms"), "{tight:?}");
    }
}
