//! The pages of the library: keys that lead there, the keys in question, what holds after; and how they look.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jiff::Timestamp;
use rstest::rstest;

use super::snapshots::compare;
use super::story::check;
use super::*;
use crate::desk::Error;
use crate::tui::model::Screen;

/// The sample shop after some time: a text was changed and its translations were not, a fact has grown old and rests in other
/// languages, a reply speaks of a fact that is gone. Made once for all tests.
fn worn_shop(size: (u16, u16)) -> Rehearsal {
    static SHOP: LazyLock<Mutex<Desk>> = LazyLock::new(|| Mutex::new(worn().expect("what was changed is sound")));
    let shop = SHOP.lock().unwrap_or_else(PoisonError::into_inner);
    let moment = shop.now().expect("a moment").timestamp();
    rehearsal(demo::copy_of(&shop, moment), Scheme::Dark, size)
}

fn worn() -> Result<Desk, Error> {
    let time = Arc::new(AtomicI64::new(demo::fixed_moment().as_second()));
    let shown = Arc::clone(&time);
    let clock = move || Timestamp::from_second(shown.load(Ordering::Relaxed)).expect("a moment");
    let mut desk = demo::desk_with(Settings::default(), Box::new(clock))?;
    let minute = || time.fetch_add(60, Ordering::Relaxed);
    let german = "de".parse().expect("a code");
    let long_ago = "2020-05-03".parse().expect("a day");
    desk.set_fact("hours", "from nine to five", None, None, None, None)?;
    desk.set_fact("hours", "von neun bis fünf", Some(&german), None, None, None)?;
    desk.set_fact("hours", "from nine", None, None, None, Some(long_ago))?;
    desk.set_fact("colours", "blue and green", None, None, None, None)?;
    let mut stock = desk.reply_called("stock")?;
    stock.variants.first_mut().expect("a text").body.push_str("\nIn {{ shop.colours }}.");
    minute();
    desk.save_reply(&stock)?;
    desk.remove_fact("colours")?;
    // As it was in the starter library of an older version: what the seller wrote since is proposed to be replaced.
    demo::ship_otherwise(&mut desk, "care");
    let mut care = desk.reply_called("care")?;
    care.variants.first_mut().expect("a text").body = "Dry, away from the sun.\nIf in doubt, ask me.".to_owned();
    care.titles.first_mut().expect("a title").text = "Care of paper".to_owned();
    desk.save_reply(&care)?;
    let mut car = desk.reply_called("pickup-car")?;
    car.variants.first_mut().expect("a text").body.push_str("\nPlease ring twice.");
    minute();
    desk.save_reply(&car)?;
    Ok(desk)
}

#[rstest]
#[case::all("library", "<f11>")]
#[case::flawed("library_flaws", "<f11><ctrl-s>")]
#[case::narrowed("library_narrowed", "<f11>ring older")]
#[case::reply("reply", "<f11>pickup-car<enter>")]
#[case::version("version", "<f11>pickup-car<enter>now<enter>")]
#[case::revert("form_revert", "<f11>pickup-car<enter>came in<enter><ctrl-s>")]
#[case::facts("facts_page", "<ctrl-p>true of the shop, since<enter>")]
#[case::fact("fact", "<ctrl-p>true of the shop, since<enter>hours<enter>")]
#[case::fact_changed("form_fact", "<ctrl-p>true of the shop, since<enter>hours<ctrl-x><ctrl-u>from ten")]
#[case::fact_in_a_language("form_words", "<ctrl-p>true of the shop, since<enter>hours<ctrl-t>polish<tab>od dziesiątej")]
#[case::gallery("gallery", "<f11><ctrl-r>greeting")]
#[case::proposals("proposals", "<f11><ctrl-o><enter>")]
#[case::beside("editor_beside", "<f11>pickup-car<enter>polish<enter>")]
#[case::beside_scrolled("editor_beside_scrolled", "<f11>pickup-car<enter>polish<enter> {{ piece.name }}<ctrl-down>")]
fn a_page_of_the_library_looks_as_it_did(#[case] name: &str, #[case] keys: &str) {
    for size in SIZES {
        let mut shop = worn_shop(size);
        shop.keys(keys);
        compare(name, &shop);
    }
}

#[rstest]
// All replies by category; typing narrows, Enter opens the reply, Esc leads back.
#[case("", "<f11>", "on library-page | sees 82 replies | sees product | sees things to look at")]
#[case("<f11>", "pickup-car<enter>", "on reply-page | sees By car | sees versions")]
#[case("<f11>pickup-car<enter>", "<esc>", "on library-page")]
#[case("<f11>pickup-car<enter><esc>", "<esc>", "on main")]
// Only what is to be looked at, in words.
#[case("<f11>", "<ctrl-s>", "sees to look at | sees has changed since: es, de, pl, el | misses payment-iban ")]
#[case("<f11><ctrl-s>", "<ctrl-s>", "misses Library: to look at")]
#[case("<f11>", "changed since", "sees pickup-car | misses payment-iban")]
#[case("<f11><ctrl-s>", "hours<enter>", "on facts-page | sees shop.hours")]
// What is right in other languages is not told again.
#[case("<f11>pickup-car", "<ctrl-y>", "says Right as they are: pickup-car | misses changed since: es")]
#[case("<f11>pickup-car<enter>", "<ctrl-y>", "on reply-page | misses older than en")]
// A reply is used.
#[case("<f11>pickup-car", "<ctrl-t>", "on main | marked pickup-car")]
#[case("<f11>pickup-car<ctrl-t>", "<esc><esc>", "on library-page")]
#[case("<f11>pickup-car<enter>", "<ctrl-t>", "on main | marked pickup-car")]
// A text is edited, and one is back where one was.
#[case("<f11>pickup-car<enter>", "<enter>", "on editor | sees Please ring twice")]
#[case("<f11>pickup-car<enter>polish", "<enter>", "on editor | sees pl")]
#[case("<f11>pickup-car<enter>polish<enter>", " x<ctrl-s>", "on reply-page | says saved | sees friendly")]
#[case("<f11>pickup-car", "<ctrl-x>", "on editor")]
#[case("<f11>pickup-car<enter>", "<ctrl-n>", "on form")]
#[case("<f11>pickup-car<enter><ctrl-n>", "<esc>", "on editor")]
#[case("<f11>", "<ctrl-n>", "on editor")]
// The library's own page of the marked reply.
#[case("pickup-car", "<ctrl-p>marked reply whole<enter>", "on reply-page | sees pickup-car")]
fn the_library_is_looked_through(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut worn_shop((120, 36)), before, keys, after);
}

#[rstest]
#[case("<f11>pickup-car<enter>", "", "sees version | sees as it is now")]
#[case("<f11>pickup-car<enter>now", "<enter>", "on version-page | sees +  Please ring twice. | sees version 2 of 2")]
#[case("<f11>pickup-car<enter>came in", "<enter>", "on version-page | sees version 1 of 2 | sees came in")]
// Going back asks, says what changes, and can be taken back.
#[case("<f11>pickup-car<enter>came in<enter>", "<ctrl-s>", "on form | sees Otherwise than now: en")]
#[case("<f11>pickup-car<enter>came in<enter>", "<ctrl-s><esc>", "on version-page")]
#[case(
    "<f11>pickup-car<enter>came in<enter>",
    "<ctrl-s><enter>",
    "on version-page | says pickup-car is what it was in version 1 | sees version 1 of 3"
)]
#[case("<f11>pickup-car<enter>came in<enter><ctrl-s><enter>", "<esc>", "on reply-page | misses ring twice")]
#[case("<f11>pickup-car<enter>came in<enter><ctrl-s><enter>", "<ctrl-7>", "on version-page | says Undone")]
#[case("<f11>pickup-car<enter>now<enter>", "<ctrl-s>", "on form | sees It is so now")]
fn a_reply_goes_back(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut worn_shop((120, 36)), before, keys, after);
}

const FACTS: &str = "<f11><ctrl-f>";

#[rstest]
#[case("", "on facts-page | sees shop.hours | sees is it still true?")]
#[case("hours<ctrl-y>", "says shop.hours is true on | misses is it still true?")]
#[case("hours<ctrl-y><ctrl-7>", "sees is it still true?")]
// Before a value is saved the replies that change are listed, and what rests then.
#[case("hours<ctrl-x><ctrl-u>from ten", "on form | sees replies change: | sees pickup")]
#[case("hours<ctrl-x><ctrl-u>from ten<enter>", "on facts-page | says Noted | sees from ten")]
#[case("hours<ctrl-x><ctrl-u>from ten<esc>", "on form | says Not saved yet")]
#[case("hours<ctrl-x><ctrl-u>from ten<enter><ctrl-7>", "on facts-page | sees from nine")]
#[case("hours<ctrl-x>", "sees It stays as it is")]
#[case("zone<ctrl-x><ctrl-u>Mars<enter>", "on form")]
// Words in another language.
#[case("hours", "sees it is said as it was before")]
#[case("hours<enter>", "sees rests: “von neun bis fünf” said “from nine to five”")]
#[case("hours<ctrl-t>de<tab>ab neun<enter>", "on facts-page | sees de · 3 replies")]
#[case("hours<ctrl-t>klingon", "on form | sees cannot be the language")]
#[case("hours<enter><enter>", "on form | sees el | sees Δευτέρα")]
#[case("hours<enter><enter><tab><ctrl-u><enter>", "on facts-page | misses Δευτέρα")]
// The page of one leads to the replies that say it.
#[case("hours<enter>", "sees replies that say it | sees pickup-ready")]
#[case("hours<enter>pickup-ready<enter>", "on reply-page | sees pickup-ready")]
// What is not for everybody's eyes is hidden.
#[case("iban", "misses PL61 | sees ••••")]
// Where it may go.
#[case("iban<ctrl-x><tab><tab>email, allegro<enter>", "on facts-page | says Noted | sees only Allegro, e-mail")]
#[case("iban<enter>", "sees may go to | sees every channel")]
#[case("iban<enter><ctrl-x><tab><tab>email<enter>", "says Noted | sees may go to | sees e-mail | misses every channel")]
#[case("hours<ctrl-x><tab><tab>email", "on form | sees What is shown goes to every channel")]
// A new one.
#[case("<ctrl-n>colours<tab>blue<enter>", "on facts-page | says Noted: colours | sees shop.colours")]
#[case("<ctrl-n>hours", "on form | sees cannot be the name of a fact")]
#[case("<ctrl-n>Bad Name<tab>x<enter>", "on form")]
fn facts_are_kept_true(#[case] keys: &str, #[case] after: &str) {
    check(&mut worn_shop((120, 36)), FACTS, keys, after);
}

const POLISH: &str = "<f11>pickup-car<enter>polish<enter>";

#[rstest]
// A text that was left behind has the one it was made from beside it.
#[case("", "on editor | sees changed since the other was made from it | sees Please ring twice.")]
// The two change places, and what was written in either is kept and saved with the other.
#[case("<ctrl-end> A<ctrl-t><ctrl-end> B", "on editor | sees older than the one you edit | sees twice. B | sees A")]
#[case("<ctrl-end> A<ctrl-t><ctrl-end> B<ctrl-t>", "sees twice. B | sees changed since")]
#[case("<ctrl-end> Pierwszy.<ctrl-t><ctrl-end> Third.<ctrl-s><enter>", "on editor | sees Pierwszy.")]
#[case(
    "<ctrl-end> Pierwszy.<ctrl-t><ctrl-end> Third.<ctrl-s><esc><enter>english<enter>",
    "on editor | sees twice. Third."
)]
// One action: one undo takes both back.
#[case(
    "<ctrl-end> Pierwszy.<ctrl-t><ctrl-end> Third.<ctrl-s><ctrl-7><enter>",
    "on editor | misses Pierwszy. | misses Third."
)]
// A key goes through the others, and behind the last shows none.
#[case("<ctrl-y>", "sees es · | misses changed since the other")]
#[case("<ctrl-y><ctrl-y><ctrl-y><ctrl-y><ctrl-y><ctrl-y><ctrl-y><ctrl-y>", "misses Please ring twice | sees Dojazd")]
// What one of them says and the other does not.
#[case("<ctrl-end> {{ piece.name }}", "sees Only in yours: piece.name")]
#[case("<ctrl-t><ctrl-end> {{ buyer.name }}<ctrl-t>", "sees Only there: buyer.name")]
// A mistake in the other is not saved past.
#[case("<ctrl-t><ctrl-end> {{ buyer.nam }}<ctrl-t><ctrl-s>", "on editor | sees buyer.nam")]
// What is left unsaved is kept, each text as a draft of its own.
#[case(
    "<ctrl-end> A1<ctrl-t><ctrl-end> B1<esc><esc><esc><ctrl-p>drafts<enter>",
    "on picker | sees Dojazd | sees By car"
)]
// Another text is written with the one it is made from beside it.
#[case("<ctrl-n>fr<enter>", "on editor | sees fr | sees pl · formal")]
fn two_texts_stand_beside_each_other(#[case] keys: &str, #[case] after: &str) {
    check(&mut worn_shop((120, 36)), POLISH, keys, after);
}

const NEWS: &str = "<f11><ctrl-o>";

#[rstest]
#[case("", "on proposals-page | sees care · title in en | sees + How to look after it | sees - Care of paper")]
// One key goes from later over take to keep and back.
#[case("", "sees ▌later")]
#[case("<enter>", "sees ▌take")]
#[case("<enter><enter>", "sees ▌keep")]
#[case("<enter><enter><enter>", "sees ▌later")]
#[case("<ctrl-t>", "sees  take  care · en | misses ▌later")]
#[case("<ctrl-y>", "sees  keep  care · en | misses ▌later")]
#[case("<ctrl-y><ctrl-d>", "sees  later  care · en | misses ▌keep")]
// What was decided is done in one action, and the rest is proposed again.
#[case("<enter><ctrl-s>", "says updated | misses care · title in en | sees care · en")]
#[case("<enter><ctrl-s><ctrl-7>", "says Undone | sees care · title in en")]
#[case("<ctrl-y><ctrl-s>", "sees The library has nothing new for you")]
#[case("<ctrl-s>", "says Nothing was taken | sees care · en")]
fn what_is_new_is_decided_about(#[case] keys: &str, #[case] after: &str) {
    check(&mut worn_shop((120, 36)), NEWS, keys, after);
}

#[rstest]
// What is put away stands in a section of its own, and comes back.
#[case("<f11>pickup-car", "<ctrl-d>", "says pickup-car archived | sees archived · 1")]
#[case("<f11>pickup-car<ctrl-d>", "<ctrl-d>", "says pickup-car is offered again | misses archived ·")]
#[case("<f11>pickup-car<ctrl-d>", "<ctrl-7>", "says Undone | misses archived ·")]
#[case("<f11>pickup-car<ctrl-d>", "<enter>", "on reply-page | sees archived: kept, and not offered")]
#[case("<f11>pickup-car<enter>", "<ctrl-d>", "on reply-page | sees archived: kept, and not offered")]
// How often it was copied, and which text.
#[case("pickup-sl<enter><f11>pickup-slots<enter>", "", "sees copied | sees 1× · 24 Nov")]
fn replies_are_put_away_and_counted(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut worn_shop((120, 36)), before, keys, after);
}

#[test]
fn the_gallery_is_read_in_every_language() {
    let mut shop = worn_shop((120, 36));
    check(&mut shop, "<f11><ctrl-r>", "", "on gallery-page | sees Gallery: English | sees P01");
    check(&mut shop, "", "<ctrl-y>", "on gallery-page | misses Gallery: English | sees P01");
    check(&mut shop, "", "iban", "sees •••• | misses PL61");
    check(&mut shop, "", "<enter>", "on editor");
}

/// A reply that another program changed while it was open here: that is said, what was written here stays, and saved once more it
/// takes with it what the other has changed elsewhere in it.
#[test]
fn a_reply_that_was_changed_elsewhere_is_not_written_over_unseen() {
    let mut shop = worn_shop((120, 36));
    check(&mut shop, "<f11>pickup-car<enter>polish", "<enter>", "on editor");
    let (id, variant) = match shop.model.screens.last() {
        Some(Screen::Editor(editor)) => (editor.reply_id, editor.variant),
        other => panic!("{other:?}"),
    };
    let mut theirs = shop.desk().reply(id).expect("a reply");
    for text in &mut theirs.variants {
        text.body = format!("Theirs. {}", text.body);
    }
    shop.desk().save_reply(&theirs).expect("a change");
    check(&mut shop, " Mine.", "<ctrl-s>", "on editor | says changed elsewhere meanwhile | sees Mine.");
    let bodies = |shop: &mut Rehearsal| {
        let reply = shop.desk().reply(id).expect("a reply");
        let (own, others): (Vec<_>, Vec<_>) = reply.variants.into_iter().partition(|one| one.id == variant);
        (own.into_iter().map(|one| one.body).collect::<String>(), others)
    };
    assert!(bodies(&mut shop).0.starts_with("Theirs. "), "nothing was written yet");
    check(&mut shop, "", "<ctrl-s>", "says pickup-car saved");
    let (own, others) = bodies(&mut shop);
    assert!(own.ends_with(" Mine.") && !own.contains("Theirs."), "{own}");
    assert!(!others.is_empty() && others.iter().all(|one| one.body.starts_with("Theirs. ")), "{others:?}");

    check(&mut shop, "", "<enter>", "on editor");
    shop.desk().remove_reply(id).expect("a removal");
    check(&mut shop, " Still.", "<ctrl-s>", "on editor | says removed elsewhere meanwhile");
}
