use std::collections::BTreeMap;

use super::*;
use crate::compose::{ConcernKind, What};
use crate::desk::{Composition, Part, Pins, demo};
use crate::model::{Role, VariantKey};

/// The texts of the starter library in all its languages, each filled for the order that leaves least of it open, with what is found in
/// it. Bodies are joined with the greeting, as they go out.
fn reviewed() -> Vec<(VariantKey, String, Vec<Concern>)> {
    let desk = demo::ready_made();
    let greeting = desk.reply_called("greeting").expect("a starter reply");
    let mut found = Vec::new();
    for reply in desk.replies_where(|_| true).expect("a library") {
        for variant in &reply.variants {
            let pins = desk.pins_to_try(&variant.key.language).expect("orders");
            let parts = |of: Vec<Part>| Composition { parts: of, ..Composition::default() };
            let one = Part { reply: reply.id, variant: Some(variant.id) };
            let lacks = |pins: &Pins| {
                let composition = Composition { pins: *pins, ..parts(vec![one]) };
                desk.unreviewed(&composition)
                    .expect("a text")
                    .map_or(usize::MAX, |preview| preview.rendered.missing().names.len())
            };
            let best = pins.iter().take(8).min_by_key(|pins| lacks(pins)).copied().unwrap_or_default();
            let greets = greeting.variants.iter().find(|text| text.key.language == variant.key.language);
            let before = greets
                .filter(|_| reply.role == Role::Body)
                .map(|text| Part { reply: greeting.id, variant: Some(text.id) });
            let composition = Composition { pins: best, ..parts(before.into_iter().chain([one]).collect()) };
            let preview = desk.preview(&composition).expect("a text").expect("a text");
            found.push((variant.key.clone(), reply.shortcut.to_string(), preview.concerns));
        }
    }
    found
}

/// How often each check finds something in the starter library. What the rules of channels say is true of the sample shop's buyers; no other
/// check may be wrong about a text that was written with care.
#[test]
fn no_check_is_wrong_about_the_starter_library() {
    let all = reviewed();
    let mut figures: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, concerns) in &all {
        for concern in concerns {
            *figures.entry(concern.kind().word()).or_default() += 1;
        }
    }
    println!("{} texts: {figures:?}", all.len());
    assert!(all.len() > 500, "{}", all.len());
    let of_channels = [ConcernKind::Link, ConcernKind::Contact, ConcernKind::Start, ConcernKind::Sms];
    let wrong: Vec<_> = all
        .iter()
        .flat_map(|(key, shortcut, concerns)| {
            concerns.iter().map(move |concern| (key.language.code(), shortcut, concern))
        })
        .filter(|(_, _, concern)| !of_channels.contains(&concern.kind()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The name of another buyer, put into each text that leaves room for one, is found.
#[test]
fn another_buyers_name_is_found_in_a_text_by_hand() {
    let desk = demo::ready_made();
    let anna = desk.buyer_named("Anna Nowak").expect("a buyer of the sample shop");
    let composition = Composition { pins: Pins { buyer: Some(anna.id), ..Pins::default() }, ..Composition::default() };
    let names = |text: &str| {
        let ready = desk.prepare_text(text, composition.clone(), None).expect("a text");
        let name = |concern: Concern| if let What::OtherBuyer { name } = concern.what { Some(name) } else { None };
        ready.concerns.into_iter().filter_map(name).collect::<Vec<_>>()
    };
    assert_eq!(names("Hello Greta, it is ready."), ["Greta Baumann"]);
    assert_eq!(names("It goes to Thomas Whitfield."), ["Thomas Whitfield"]);
    assert_eq!(names("Hello Anna, it is ready for Anna Nowak."), [""; 0]);
}
