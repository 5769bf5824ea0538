use super::*;
use crate::desk::demo;
use crate::model::VariantKey;

/// A shop in which `pickup-all` includes `pickup-car`.
fn shop() -> (Desk, Reply, Reply) {
    let mut desk = demo::ready_made();
    let car = desk.reply_called("pickup-car").expect("a starter reply");
    let mut all = car.clone();
    (all.id, all.shortcut) = (Id::new(), "pickup-all".parse().expect("a shortcut"));
    all.asks.clear();
    all.variants.truncate(1);
    all.variants[0].id = Id::new();
    all.variants[0].key = VariantKey::of(Language::english());
    all.variants[0].body = "Welcome to {{ shop.town }}. {% include \"pickup-car\" %}".to_owned();
    desk.save_reply(&all).expect("a reply");
    (desk, car, all)
}

#[test]
fn a_fact_is_said_by_replies_that_include_one_that_says_it() {
    let (mut desk, car, all) = shop();
    let names = |desk: &Desk| -> Vec<String> {
        let replies = desk.replies_changed_by("pickup_parking").expect("replies");
        replies.into_iter().map(|reply| reply.shortcut.to_string()).collect()
    };
    assert!(names(&desk).contains(&"pickup-all".to_owned()), "before the library was looked through");
    let page = desk.facts_page().expect("a page");
    let parking = page.facts.iter().find(|line| line.fact.name == "pickup_parking").expect("a fact");
    let on_page: Vec<String> = parking.replies.iter().map(|reply| reply.shortcut.to_string()).collect();
    assert_eq!(on_page, names(&desk), "and after it");
    let page = desk.reply_page(all.id).expect("a page");
    assert_eq!(page.includes.iter().map(|one| one.id).collect::<Vec<_>>(), [car.id]);
    assert!(page.facts.iter().any(|(fact, _)| fact.name == "pickup_parking"));
    let page = desk.reply_page(car.id).expect("a page");
    assert_eq!(page.included_by.iter().map(|one| one.id).collect::<Vec<_>>(), [all.id]);
}

#[test]
fn the_library_is_looked_through_again_once_something_has_changed() {
    let (mut desk, _, mut all) = shop();
    let flaws = |desk: &mut Desk| desk.library_page().expect("a page").count_flaws();
    let before = flaws(&mut desk);
    desk.set_fact("colours", "blue", None, None, None, None).expect("a fact");
    all.variants[0].body.push_str(" {{ shop.colours }}");
    desk.save_reply(&all).expect("a reply");
    assert_eq!(flaws(&mut desk), before);
    desk.remove_fact("colours").expect("a fact");
    assert_eq!(flaws(&mut desk), before + 1);
    desk.undo().expect("an action");
    assert_eq!(flaws(&mut desk), before);
}
