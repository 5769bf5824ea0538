use jiff::Timestamp;

use super::*;
use crate::desk::demo;
use crate::model::Buyer;
use crate::store::Store;
use crate::transfer::shop::JsonWriter;

fn desk() -> Desk {
    demo::desk(demo::fixed_moment()).expect("a desk")
}

/// A desk in a new shop, an hour later.
fn empty() -> Desk {
    let settings = crate::desk::Settings::default();
    let later = || demo::fixed_moment() + std::time::Duration::from_hours(1);
    Desk::new(Store::in_memory().expect("a store"), settings, Box::new(later)).expect("a desk")
}

fn json(desk: &Desk) -> String {
    let mut writer = JsonWriter::new(Vec::new(), Timestamp::UNIX_EPOCH).expect("memory");
    let kinds: Vec<&'static Kind> = KINDS.iter().collect();
    desk.export_shop(&kinds, &mut writer, &mut |_, _| ()).expect("an export");
    String::from_utf8(writer.finish().expect("memory")).expect("UTF-8")
}

/// A file of this content, which lives as long as what comes with it.
fn file(content: &str) -> (ShopFile, tempfile::NamedTempFile) {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), content).expect("a file");
    (ShopFile::open(file.path()).expect("a file"), file)
}

/// Takes a document over, and says how many became what, in the order of [`Fate::ALL`].
fn take(desk: &mut Desk, content: &str, over: bool) -> [usize; 6] {
    let (file, _kept) = file(content);
    let plan = desk.plan_shop(file, over, &mut |_| ()).expect("a plan");
    let taken = desk.import_shop(&plan, &mut |_| ()).expect("an import");
    assert_eq!(taken.written, plan.count(Fate::New) + plan.count(Fate::Changes));
    Fate::ALL.map(|fate| plan.count(fate))
}

fn buyer(desk: &Desk, name: &str) -> Buyer {
    let all = desk.store.latest_buyers(usize::MAX).expect("buyers");
    all.into_iter().find(|buyer| buyer.name == name).expect("the buyer")
}

fn save(desk: &mut Desk, buyer: &Buyer, seconds: u64) {
    let at = demo::fixed_moment() + std::time::Duration::from_secs(seconds);
    let done = desk.store.act(ActionKind::EditBuyer, &buyer.name, at, |action| action.put_buyer(buyer));
    done.expect("a buyer");
}

#[test]
fn a_shop_that_was_brought_in_is_the_shop() {
    let there = json(&desk());
    let mut here = empty();
    let all = take(&mut here, &there, false);
    assert!(all[0] > 50 && all[1..] == [0; 5], "{all:?}");
    assert_eq!(json(&here), there);
    assert_eq!(take(&mut here, &there, false), [0, 0, all[0], 0, 0, 0], "twice is once");
    here.undo().expect("an undo");
    assert_eq!(json(&here), json(&empty()));
    assert_eq!(take(&mut here, &there, false), all, "what was taken back was never there");
    assert_eq!(json(&here), there);
}

#[test]
fn what_was_changed_later_wins() {
    let mut here = desk();
    let before = json(&here);
    let mut anna = here.store.latest_buyers(1).expect("buyers").remove(0);
    "Written here later".clone_into(&mut anna.notes);
    save(&mut here, &anna, 60);
    let after = json(&here);
    let same = take(&mut here, &before, false);
    assert_eq!((same[1], same[3]), (0, 1), "the file is older: {same:?}");
    assert_eq!(json(&here), after);
    let over = take(&mut here, &before, true);
    assert_eq!((over[1], over[3]), (1, 0), "{over:?}");
    assert_eq!(buyer(&here, &anna.name).notes, desk_notes(&before, &anna));
    here.undo().expect("an undo");
    assert_eq!(take(&mut here, &after, false)[1..], [0, same[2] + 1, 0, 0, 0]);

    let mut other = empty();
    take(&mut other, &before, false);
    assert_eq!(take(&mut other, &after, false)[1], 1, "the file is newer");
    assert_eq!(json(&other), after);
}

/// What a document says of a buyer's notes.
fn desk_notes(document: &str, buyer: &Buyer) -> String {
    let json: serde_json::Value = serde_json::from_str(document).expect("JSON");
    let all = json["buyers"].as_array().expect("buyers");
    let found = all.iter().find(|one| one["id"] == buyer.id.to_string()).expect("the buyer");
    found["notes"].as_str().expect("notes").to_owned()
}

#[test]
fn what_somebody_edited_in_the_file_comes_in() {
    let (mut here, before) = (empty(), json(&desk()));
    take(&mut here, &before, false);
    let name = here.store.latest_buyers(1).expect("buyers").remove(0).name;
    let edited = before.replace(&format!("\"name\":\"{name}\""), "\"name\":\"Somebody Else\"");
    assert_eq!(take(&mut here, &edited, false)[1], 1);
    buyer(&here, "Somebody Else");
    assert_eq!(take(&mut here, &before, false)[3], 1, "and is newer than the file it was made from");
}

#[test]
fn what_was_removed_here_stays_away() {
    let mut here = desk();
    let before = json(&here);
    let mut anna = here.store.latest_buyers(1).expect("buyers").remove(0);
    let at = demo::fixed_moment() + std::time::Duration::from_mins(1);
    here.store.act(ActionKind::RemoveBuyer, "", at, |action| action.remove_buyer(anna.id)).expect("a removal");
    assert_eq!(take(&mut here, &before, false)[4], 1);
    assert_eq!(here.store.buyer(anna.id).expect("a store"), None);
    assert_eq!(take(&mut here, &before, true)[0], 1);
    anna.handles.clone_from(&buyer(&here, &anna.name).handles);
    assert_eq!(here.store.buyer(anna.id).expect("a store"), Some(anna));
}

#[test]
fn what_goes_by_the_same_name_is_the_same() {
    // Two shops that began with the same library: every id is another.
    let there = desk();
    let mut here = desk();
    let (mine, theirs) = (json(&here), json(&there));
    assert_ne!(mine, theirs);
    let all = take(&mut here, &theirs, false);
    let replies = here.store.count_replies().expect("replies");
    assert_eq!(replies, there.store.count_replies().expect("replies"), "{all:?}");
    assert_eq!(take(&mut here, &theirs, false)[..2], [0, 0]);
}

#[test]
fn nothing_is_half_done() {
    let mut here = empty();
    let there = json(&desk());
    let cut = there.rsplit_once("\"slots\"").expect("slots").0.to_owned() + "\"slots\": [{}]}";
    let (file, kept) = file(&there);
    let plan = here.plan_shop(file, false, &mut |_| ()).expect("a plan");
    std::fs::write(kept.path(), cut).expect("a file");
    assert!(matches!(here.import_shop(&plan, &mut |_| ()), Err(Error::Transfer(_))), "the file changed meanwhile");
    assert_eq!(json(&here), json(&empty()));
    assert_eq!(here.undo().expect("an undo"), None);
}

#[test]
fn a_new_thing_needs_what_it_is_known_by() {
    let id = Id::new();
    let content = format!("{{\"format\":\"replydesk\",\"version\":1,\"facts\":[{{\"id\":\"{id}\",\"value\":\"x\"}}]}}");
    let (file, _kept) = file(&content);
    let error = empty().plan_shop(file, false, &mut |_| ()).expect_err("no name");
    assert!(error.to_string().contains("lacks \"name\""), "{error}");
}

#[test]
fn what_the_database_would_not_take_is_named() {
    let [id, other, third] = [Id::new(), Id::new(), Id::new()];
    for (section, what) in [
        (
            format!("\"days_off\":[{{\"id\":\"{id}\",\"first\":\"2026-12-24\",\"last\":\"2026-12-01\"}}]"),
            "\"last\" goes against",
        ),
        (
            format!(
                "\"remembered\":[{{\"id\":\"{id}\",\"name\":\"size\",\"buyer_id\":\"{other}\",\"order_id\":\"{third}\"}}]"
            ),
            "\"order_id\" goes against",
        ),
    ] {
        let (file, _kept) = file(&format!("{{\"format\":\"replydesk\",\"version\":1,{section}}}"));
        let error = empty().plan_shop(file, false, &mut |_| ()).expect_err("a contradiction");
        assert!(error.to_string().contains(what), "{error}");
    }
}

#[test]
fn a_shop_that_was_brought_along_needs_no_first_start() {
    let mut here = empty();
    assert!(!here.shop().expect("a shop").set_up);
    take(&mut here, &json(&desk()), false);
    assert!(here.shop().expect("a shop").set_up);
}

#[test]
fn a_starter_reply_that_was_removed_stays_away_elsewhere_too() {
    let mut there = empty();
    there.save_facts(&[], true).expect("a first start");
    let hours = there.reply_called("hours").expect("a starter reply");
    there.remove_reply(hours.id).expect("it is removed");
    let mut own = hours.clone();
    (own.id, own.variants) = (Id::new(), vec![own.variants.swap_remove(0)]);
    own.variants[0].id = Id::new();
    there.save_reply(&own).expect("another reply under its name");
    let document = json(&there);
    let mut here = empty();
    take(&mut here, &document, false);
    assert_eq!(json(&here), document);
    assert_eq!(here.reply_called("hours").expect("the other").id, own.id);
    here.remove_reply(own.id).expect("it is removed");
    let update = here.update_library(&crate::desk::Choices::default()).expect("an update");
    assert_eq!(update, crate::desk::Update::default(), "nothing comes back");
    assert_eq!(take(&mut here, &document, false)[..2], [0, 0], "and again, nothing is new");
    here.undo().expect("an undo");
    here.undo().expect("an undo");
    take(&mut here, &document, false);
    assert_eq!(json(&here), document, "what was taken back comes in again");
    let mut fresh = empty();
    fresh.save_facts(&[], true).expect("a first start");
    take(&mut fresh, &document, false);
    assert!(fresh.reply_called("hours").is_ok(), "what another shop has of its own is not taken away");
}

/// A document of one kind of things.
fn document(kind: &str, things: &serde_json::Value) -> String {
    serde_json::json!({ "format": "replydesk", "version": 1, kind: things }).to_string()
}

#[test]
fn what_is_of_somebody_erased_stays_away_whichever_table_it_comes_in() {
    let mut here = desk();
    let shop: serde_json::Value = serde_json::from_str(&json(&here)).expect("JSON");
    let all = |kind: &str| shop[kind].as_array().expect("a list").clone();
    let mut order = all("orders").into_iter().find(|order| order["buyer_id"].is_string()).expect("an order");
    let (buyer, reply) = (order["buyer_id"].clone(), all("replies")[0]["id"].clone());
    (order["tracking"], order["notes"], order["slot"]) = ("SECRET1".into(), "SECRET 2".into(), "SECRET 3".into());
    order.as_object_mut().expect("an order").remove("updated_at");
    let order_id = order["id"].clone();
    let [entry, stripped] = [Id::new(), Id::new()].map(|id| id.to_string());
    let (at, id) = ("2026-11-20T09:00:00Z", || Id::new().to_string());
    let place = format!("record order {}", order_id.as_str().expect("an identity"));
    let documents = [
        ("orders", serde_json::json!([order])),
        (
            "orders",
            // As the table of its agreements alone says it.
            serde_json::json!([{
                "id": order_id,
                "agreements": [{ "agreed_on": "2026-11-20", "text": "SECRET 4" }],
                "extras": [{ "text": "SECRET 5", "packed": false }],
            }]),
        ),
        (
            "journal",
            serde_json::json!([
                { "id": entry, "at": at, "buyer_id": buyer, "text": "SECRET a" },
                { "id": stripped, "at": at, "order_id": order_id, "text": "SECRET b" },
            ]),
        ),
        (
            "messages",
            serde_json::json!([
                { "id": id(), "received_at": at, "buyer_id": buyer, "text": "SECRET c" },
                { "id": id(), "received_at": at, "order_id": order_id, "text": "SECRET d" },
            ]),
        ),
        (
            "reminders",
            serde_json::json!([
                { "id": id(), "due": "2026-12-01", "buyer_id": buyer, "text": "SECRET e" },
                { "id": id(), "due": "2026-12-01", "order_id": order_id, "text": "SECRET f" },
            ]),
        ),
        ("remembered", serde_json::json!([{ "id": id(), "name": "size", "order_id": order_id, "value": "SECRET g" }])),
        (
            "drafts",
            serde_json::json!([
                { "id": id(), "kept_at": at, "buyer_id": buyer, "text": "SECRET h" },
                { "id": id(), "kept_at": at, "place": place, "text": "SECRET i" },
            ]),
        ),
        (
            "learnt_examples",
            serde_json::json!([
                { "id": id(), "at": at, "reply_id": reply, "buyer_id": buyer, "text": "SECRET j" },
                { "id": id(), "at": at, "reply_id": reply, "entry_id": stripped, "text": "SECRET k" },
            ]),
        ),
        (
            "snoozes",
            serde_json::json!([{ "id": id(), "rule": "birthday", "subject_id": buyer, "occasion": "SECRET l" }]),
        ),
    ];
    for (kind, things) in &documents {
        take(&mut here, &document(kind, things), true);
    }
    assert_eq!(json(&here).matches("SECRET").count(), 17);
    here.erase_buyer(
        &here
            .store
            .buyer(buyer.as_str().expect("text").parse().expect("an identity"))
            .expect("a store")
            .expect("the buyer"),
    )
    .expect("erased");
    let people = here.store.latest_buyers(usize::MAX).expect("buyers").len();
    for (kind, things) in &documents {
        let counts = take(&mut here, &document(kind, things), true);
        let after = json(&here);
        assert!(!after.contains("SECRET"), "{kind}: {after}");
        let stays = matches!(*kind, "orders" | "journal");
        let expected = if stays { 0 } else { things.as_array().expect("a list").len() };
        assert_eq!(counts[Fate::Erased as usize], expected, "{kind}: {counts:?}");
    }
    assert_eq!(here.store.latest_buyers(usize::MAX).expect("buyers").len(), people);
    here.bring_back(true);
    take(&mut here, &document("messages", &documents[3].1), true);
    assert_eq!(json(&here).matches("SECRET").count(), 2, "asked for, it comes");
}
