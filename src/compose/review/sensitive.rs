//! A sensitive fact in a text for a channel that it may not go to.

use super::{Concern, Reading, What};
use crate::model::Secrets;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let Some(profile) = reading.subject.profile else { return };
    for fact in reading.subject.facts.iter().filter(|fact| !fact.may_go_to(&profile.channel)) {
        let secrets = Secrets::of(std::slice::from_ref(fact));
        // What came from it says it however a filter wrote it; what somebody typed is known by its words.
        let filled = reading.subject.spans.iter().filter(|span| span.says(&secrets)).map(|span| span.range.clone());
        let place = filled.chain(secrets.found_in(reading.subject.text)).min_by_key(|place| place.start);
        if let Some(place) = place {
            let allowed = fact.channels.iter().map(ToString::to_string).collect();
            let what = What::Sensitive { channel: profile.label.clone(), fact: fact.name.clone(), allowed };
            concerns.push(Concern::at(place, what));
        }
    }
}
