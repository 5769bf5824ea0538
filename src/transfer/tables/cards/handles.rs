//! The names somebody bears on channels, where a card makes clear which channel it is.

use encoding_rs::Encoding;

use super::lines::Line;
use super::value;
use crate::model::{Channel, Handle};
use crate::text::sanitise_line;

/// A service on which sellers and buyers talk.
struct Service {
    /// The channel it is.
    channel: &'static str,
    /// What cards call it.
    names: &'static [&'static str],
    /// The host of its profiles, and what stands before the name in their path.
    hosts: &'static [(&'static str, &'static str)],
}

/// The services that are known. Those of calls and of firms are none to write to.
const SERVICES: [Service; 13] = [
    Service {
        channel: "instagram",
        names: &["instagram", "x-instagram"],
        hosts: &[("instagram.com", ""), ("instagr.am", "")],
    },
    Service {
        channel: "facebook",
        names: &["facebook", "x-facebook"],
        hosts: &[("facebook.com", ""), ("fb.com", ""), ("fb.me", "")],
    },
    Service { channel: "messenger", names: &["messenger", "facebookmessenger"], hosts: &[("m.me", "")] },
    Service {
        channel: "whatsapp",
        names: &["whatsapp", "x-whatsapp"],
        hosts: &[("wa.me", ""), ("api.whatsapp.com", "phone/")],
    },
    Service { channel: "telegram", names: &["telegram", "x-telegram"], hosts: &[("t.me", ""), ("telegram.me", "")] },
    Service { channel: "signal", names: &["signal", "x-signal"], hosts: &[] },
    Service { channel: "viber", names: &["viber", "x-viber"], hosts: &[] },
    Service { channel: "skype", names: &["skype", "x-skype", "x-skype-username"], hosts: &[] },
    Service { channel: "tiktok", names: &["tiktok", "x-tiktok"], hosts: &[("tiktok.com", "@")] },
    Service { channel: "pinterest", names: &["pinterest", "x-pinterest"], hosts: &[("pinterest.com", "")] },
    Service { channel: "twitter", names: &["twitter", "x-twitter"], hosts: &[("twitter.com", ""), ("x.com", "")] },
    Service { channel: "etsy", names: &["etsy", "x-etsy"], hosts: &[("etsy.com", "people/")] },
    Service { channel: "ebay", names: &["ebay", "x-ebay"], hosts: &[("ebay.com", "usr/")] },
];

/// Whether a property may name a profile.
pub(super) fn is_profile(name: &str) -> bool {
    ["X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", "URL"].contains(&name) || own_service(name).is_some()
}

/// The service that a property is all about: `X-SKYPE`.
fn own_service(name: &str) -> Option<&'static Service> {
    SERVICES.iter().filter(|_| name.starts_with("X-")).find(|service| service.is_called(name))
}

/// Every handle of a card, each once.
pub(super) fn all<'l>(lines: impl Iterator<Item = &'l Line<'l>>, fallback: &'static Encoding) -> Vec<Handle> {
    let mut handles: Vec<Handle> = Vec::new();
    for handle in lines.filter(|line| is_profile(&line.name)).filter_map(|line| handle(line, fallback)) {
        let is_same =
            |one: &Handle| one.channel == handle.channel && one.name.to_lowercase() == handle.name.to_lowercase();
        if !handles.iter().any(is_same) {
            handles.push(handle);
        }
    }
    handles
}

/// The handle that a property names.
fn handle(line: &Line<'_>, fallback: &'static Encoding) -> Option<Handle> {
    let value = sanitise_line(&value::text(line, fallback)).into_owned();
    let said = ["SERVICE-TYPE", "X-SERVICE-TYPE"].iter().filter_map(|name| line.param(name)).chain(line.kinds());
    let named = || said.into_iter().find_map(|word| SERVICES.iter().find(|service| service.is_called(word)));
    let at_home = SERVICES.iter().find_map(|service| Some((service, service.in_address(&value)?)));
    let user = ["USERNAME", "X-USER"].iter().filter_map(|name| line.param(name)).find(|user| !user.is_empty());
    let (service, name) = match (at_home, user) {
        // An address alone is a profile only where it is that of a person.
        (Some((service, name)), None) => (service, name),
        (Some((service, _)), Some(user)) => (service, user.to_owned()),
        (None, _) if line.name == "URL" => return None,
        (None, user) => {
            let (scheme, rest) = value.split_once(':').unwrap_or(("", &value));
            let by_scheme = || SERVICES.iter().find(|service| !scheme.is_empty() && service.is_called(scheme));
            let service = own_service(&line.name).or_else(named).or_else(by_scheme)?;
            let is_address = rest.starts_with("//");
            let bare = if is_address { "" } else { rest };
            (service, user.unwrap_or(bare).to_owned())
        }
    };
    let name = sanitise_line(name.trim().trim_start_matches('@').split('?').next()?).into_owned();
    (!name.is_empty()).then(|| Handle { channel: Channel::new(service.channel), name })
}

impl Service {
    fn is_called(&self, word: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(word))
    }

    /// The name in the address of a profile: `https://www.instagram.com/anna/`.
    fn in_address(&self, address: &str) -> Option<String> {
        let (scheme, rest) = address.split_once("://")?;
        if !["http", "https"].iter().any(|one| scheme.eq_ignore_ascii_case(one)) {
            return None;
        }
        let (host, path) = rest.split_once('/')?;
        let host = host.to_lowercase();
        let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
        let (_, before) = self.hosts.iter().find(|(one, _)| *one == host)?;
        let name = path.strip_prefix(before)?.split(['?', '#']).next()?.trim_end_matches('/');
        // Deeper paths and files are no profiles.
        let is_name = !name.is_empty() && !name.contains('/') && !name.contains(".php");
        is_name.then(|| name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;
    use rstest::rstest;

    use super::super::lines::Lines;
    use super::*;

    #[rstest]
    #[case("X-SOCIALPROFILE;type=instagram;x-user=anna:https://www.instagram.com/anna", "instagram=anna")]
    #[case("X-SOCIALPROFILE;TYPE=facebook:https://facebook.com/anna.nowak/", "facebook=anna.nowak")]
    #[case("SOCIALPROFILE;SERVICE-TYPE=Etsy;USERNAME=\"annan\":https://www.etsy.com/people/annan", "etsy=annan")]
    #[case("X-SOCIALPROFILE;type=twitter:x-apple:@anna", "twitter=anna")]
    #[case("IMPP;X-SERVICE-TYPE=WhatsApp;type=HOME:x-apple:+48600100200", "whatsapp=+48600100200")]
    #[case("IMPP:skype:anna?chat", "skype=anna")]
    #[case("IMPP;PREF=1:whatsapp:48600100200", "whatsapp=48600100200")]
    #[case("X-SKYPE-USERNAME:anna", "skype=anna")]
    #[case("URL:https://t.me/anna", "telegram=anna")]
    #[case("URL:https://www.tiktok.com/@anna?lang=pl", "tiktok=anna")]
    #[case("URL:https://www.facebook.com/profile.php?id=1", "")]
    #[case("URL:https://www.etsy.com/shop/AnnaPots", "")]
    #[case("URL:https://anna.example.com/", "")]
    #[case("X-SOCIALPROFILE;type=myspace:https://myspace.com/anna", "")]
    #[case("IMPP:xmpp:anna@example.org", "")]
    #[case("IMPP;X-SERVICE-TYPE=WhatsApp:", "")]
    fn a_handle_is_known_where_its_channel_is(#[case] text: &str, #[case] wanted: &str) {
        let line = Lines::of(text.as_bytes()).next().expect("a line").expect("a property");
        let found = all([&line].into_iter(), UTF_8);
        let told: Vec<_> = found.iter().map(|handle| format!("{}={}", handle.channel.name(), handle.name)).collect();
        assert_eq!(told.join(" "), wanted);
    }
}
