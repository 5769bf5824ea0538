//! Carriers and their public pages on which a parcel is followed.

use std::fmt::Write as _;

use crate::text;

/// A carrier whose page of a parcel has an address made from the parcel's number alone.
struct Carrier {
    /// What sellers call it, folded, without blanks and signs.
    names: &'static [&'static str],
    /// The address, up to the number.
    before: &'static str,
    /// What follows the number.
    after: &'static str,
}

const fn carrier(names: &'static [&'static str], before: &'static str) -> Carrier {
    Carrier { names, before, after: "" }
}

/// The table. Each address is the one to which the form on the carrier's own public tracking page leads. Services that have a
/// page of their own stand here under their longer name: "DHL Paket" is DHL's page for Germany, "DHL" the one for everywhere.
static CARRIERS: &[Carrier] = &[
    // dhl.com, Track
    carrier(&["dhl"], "https://www.dhl.com/global-en/home/tracking.html?tracking-id="),
    // dhl.de, Sendungsverfolgung
    carrier(
        &["dhlpaket", "dhlpackchen"],
        "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=",
    ),
    // dpd.com/de, Parcel tracking, which knows the parcels of all countries
    carrier(&["dpd"], "https://tracking.dpd.de/parcelstatus?query="),
    // ups.com, Track
    carrier(&["ups"], "https://www.ups.com/track?tracknum="),
    // fedex.com, Tracking
    carrier(&["fedex", "federalexpress"], "https://www.fedex.com/fedextrack/?trknbr="),
    // gls-group.com, Parcel tracking
    carrier(&["gls"], "https://gls-group.com/GROUP/en/parcel-tracking?match="),
    // inpost.pl, Śledzenie przesyłek
    carrier(&["inpost", "paczkomat", "paczkomaty"], "https://inpost.pl/sledzenie-przesylek?number="),
    // poczta-polska.pl, eMonitoring
    carrier(&["pocztapolska", "pocztex"], "https://emonitoring.poczta-polska.pl/?numer="),
    // deutschepost.de, Sendungsverfolgung
    carrier(&["deutschepost"], "https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode="),
    // myhermes.de, Sendungsverfolgung
    carrier(&["hermes", "myhermes"], "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#"),
    // evri.com, Track a parcel; the carrier was called Hermes UK before
    carrier(&["evri", "hermesuk"], "https://www.evri.com/track/parcel/"),
    // royalmail.com, Track your item
    carrier(&["royalmail"], "https://www.royalmail.com/track-your-item#/tracking-results/"),
    // usps.com, USPS Tracking
    carrier(&["usps", "unitedstatespostalservice"], "https://tools.usps.com/go/TrackConfirmAction?tLabels="),
    // laposte.fr, Suivre vos envois
    carrier(&["laposte", "colissimo"], "https://www.laposte.fr/outils/suivre-vos-envois?code="),
    // correos.es, Localizador de envíos
    carrier(&["correos"], "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number="),
    // correosexpress.com, Seguimiento
    carrier(&["correosexpress"], "https://s.correosexpress.com/c?n="),
    // elta.gr, Track & Trace
    carrier(&["elta", "ελτα"], "https://itemsearch.elta.gr/en-GB/Query/Direct/"),
    // elta-courier.gr, Search
    carrier(&["eltacourier", "ελτακουριερ"], "https://www.elta-courier.gr/search?br="),
    // postnl.nl, Track & Trace
    carrier(&["postnl"], "https://postnl.nl/tracktrace/?B="),
    // bpost.be, Track & Trace
    Carrier { after: "&lang=en", ..carrier(&["bpost"], "https://track.bpost.cloud/btr/web/#/search?itemCode=") },
];

/// The address of the page on which a parcel is followed; `None` where the carrier is not known here or there is no number.
pub fn tracking_link(carrier: &str, number: &str) -> Option<String> {
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if number.is_empty() {
        return None;
    }
    let found = find(carrier)?;
    Some(format!("{}{}{}", found.before, percent_encoded(&number), found.after))
}

/// The carrier whose name is the first words of a name, the more of them the better: `DPD Classic`, `InPost Kurier`. Words are
/// compared run together: "Fed Ex", "U.P.S.".
fn find(name: &str) -> Option<&'static Carrier> {
    let folded = text::folded(name);
    let mut together = String::new();
    let mut found = None;
    for word in text::words(&folded) {
        together.push_str(folded.get(word).unwrap_or_default());
        found = CARRIERS.iter().find(|one| one.names.contains(&together.as_str())).or(found);
    }
    found
}

/// A text as a part of an address (RFC 3986: all but unreserved characters as `%` and two hexadecimal digits).
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn carriers_are_known_by_what_sellers_call_them() {
        for (carrier, link) in [
            ("DHL", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=1Z"),
            ("dhl express", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=1Z"),
            ("DHL Paket", "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=1Z"),
            ("DPD Classic", "https://tracking.dpd.de/parcelstatus?query=1Z"),
            ("InPost Paczkomaty", "https://inpost.pl/sledzenie-przesylek?number=1Z"),
            ("POCZTA POLSKA", "https://emonitoring.poczta-polska.pl/?numer=1Z"),
            ("Hermes", "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#1Z"),
            ("Hermes UK", "https://www.evri.com/track/parcel/1Z"),
            ("La Poste", "https://www.laposte.fr/outils/suivre-vos-envois?code=1Z"),
            ("U.P.S.", "https://www.ups.com/track?tracknum=1Z"),
            ("ΕΛΤΑ", "https://itemsearch.elta.gr/en-GB/Query/Direct/1Z"),
            ("ELTA Courier", "https://www.elta-courier.gr/search?br=1Z"),
            ("Correos Express 24", "https://s.correosexpress.com/c?n=1Z"),
            ("bpost", "https://track.bpost.cloud/btr/web/#/search?itemCode=1Z&lang=en"),
        ] {
            assert_eq!(tracking_link(carrier, "1Z").as_deref(), Some(link), "{carrier}");
        }
    }

    #[test]
    fn nothing_is_made_up() {
        for (carrier, number) in
            [("my cousin", "1"), ("", "1"), ("DHL", ""), ("DHL", " \t"), ("up", "1"), ("upstairs", "1")]
        {
            assert_eq!(tracking_link(carrier, number), None, "{carrier} {number}");
        }
    }

    #[test]
    fn a_number_stays_one_part_of_the_address() {
        let link = tracking_link("ups", "1Z 99&x=/ą#?").unwrap();
        assert_eq!(link, "https://www.ups.com/track?tracknum=1Z99%26x%3D%2F%C4%85%23%3F");
    }

    #[test]
    fn every_name_stands_once_as_it_is_compared() {
        let names: Vec<&str> = CARRIERS.iter().flat_map(|one| one.names).copied().collect();
        for (at, name) in names.iter().enumerate() {
            assert!(text::folded(name) == *name && text::words(name).eq(std::iter::once(0..name.len())), "{name}");
            assert!(!names.iter().skip(at + 1).any(|other| other == name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_link_is_plain_ascii_whatever_the_number(carrier in "[a-z]{0,3}|dhl|gls", number in "(?s).{0,12}") {
            let link = tracking_link(&carrier, &number).unwrap_or_default();
            prop_assert!(link.chars().all(|c| c.is_ascii_graphic()));
        }
    }
}
