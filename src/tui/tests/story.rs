//! What the seller does and what they have then, one line each: keys that lead there, the keys in question, what holds after.
//!
//! Keys are those of [`Rehearsal::keys`], and `<no-clipboard>` (no copy works from here on), `<clipboard-works>`, `<once>`,
//! `<hang-up>` (the terminal vanishes, and the program is started again).
//! What holds is a list parted by ` | `; [`holds`] knows its words.

use rstest::rstest;

use super::*;
use crate::clipboard::{Advice, Outcome, Route};
use crate::desk::Pins;
use crate::model::{Order, State};
use crate::report::Reported as _;
use crate::tui::action::Scope;
use crate::tui::message::{Answer, Msg};
use crate::tui::model::Screen;

fn play(shop: &mut Rehearsal, keys: &str) {
    for (at, part) in keys.split("<no-clipboard>").enumerate() {
        if at > 0 {
            shop.outcome = Outcome::NotCopied { tried: Vec::new(), advice: Advice::NothingToCopy };
        }
        for (at, part) in part.split("<clipboard-works>").enumerate() {
            if at > 0 {
                shop.outcome = Outcome::Checked { route: Route::X11 };
            }
            for (at, part) in part.split("<hang-up>").enumerate() {
                if at > 0 {
                    shop.hang_up();
                    shop.start_again();
                }
                for (at, part) in part.split("<once>").enumerate() {
                    shop.model.once |= at > 0;
                    shop.keys(part);
                }
            }
        }
    }
}

/// Checks one thing that is said to hold.
fn holds(shop: &Rehearsal, said: &str) {
    let (word, what) = said.split_once(' ').unwrap_or((said, ""));
    let model = &shop.model;
    let all = || format!("{said:?} does not hold:\n{}\n{:#?}", shop.screen(), shop.clipboard);
    let last = || shop.clipboard.last().map(String::as_str).unwrap_or_default();
    let pinned = &model.pinned;
    let is = |name: Option<&str>| name == Some(what).filter(|what| !what.is_empty());
    let kept = || model.basket.iter().map(|kept| kept.shortcut.as_str()).collect::<Vec<_>>().join(" ");
    let true_now = match word {
        "query" => model.main.query.text() == what,
        "marked" => is(model.row().map(|row| row.shortcut.as_str())),
        "lists" => model.main.rows.iter().any(|row| row.shortcut == what),
        "on" => model.scope() == scope(what),
        "buyer" => is(pinned.buyer.as_ref().map(|buyer| buyer.name.as_str())),
        "order" => is(pinned.order.as_ref().map(|order| order.number.as_str())),
        "piece" => is(pinned.piece.as_ref().map(|piece| piece.name.as_str())),
        "nobody" => model.pins() == Pins::default(),
        "message" => kept() == what,
        "sees" => shop.screen().contains(what),
        "drafts" => shop.drafts().to_string() == what,
        "misses" => !shop.screen().contains(what),
        "says" => model.notice.as_ref().is_some_and(|notice| notice.text.contains(what)),
        "says-not" => model.notice.as_ref().is_some_and(|notice| !notice.text.contains(what)),
        "marked-line" => match model.screens.last() {
            Some(Screen::Journal(journal)) => (journal.selected + 1).to_string() == what,
            _ => false,
        },
        "copied" => last().contains(what),
        "copied-without" => !shop.clipboard.is_empty() && !last().contains(what),
        "copied-once" => last().matches(what).count() == 1,
        "copies" => shop.clipboard.len().to_string() == what,
        "copied-as-shown" => model.main.preview.as_ref().is_some_and(|shown| shown.rendered.preview() == last()),
        "ended" => shop.ended,
        "open" => !shop.ended,
        _ => panic!("{word:?} is no word for what holds"),
    };
    assert!(true_now, "{}", all());
}

fn scope(word: &str) -> Scope {
    Scope::ALL.into_iter().find(|scope| scope.word() == word).expect("the word of a scope")
}

pub(super) fn check(shop: &mut Rehearsal, before: &str, keys: &str, after: &str) {
    play(shop, before);
    play(shop, keys);
    after.split(" | ").for_each(|said| holds(shop, said));
}

#[rstest]
// Finding.
#[case("", "pick", "query pick | marked pickup-slots | lists pickup-address | sees You can choose")]
#[case("", "PICKÚP sl", "marked pickup-slots")]
#[case("pick", "<down>", "marked pickup-address | query pick")]
#[case("pick", "<down><up>", "marked pickup-slots")]
#[case("pick<down>", "u", "query picku | marked pickup-slots")]
#[case("", "xyzzy", "sees No reply has these words | on main")]
#[case("xyzzy", "<enter>", "copies 0 | says Nothing is chosen")]
#[case("pick", "<esc>", "query  | open")]
#[case("", "<esc>", "says ^Q leaves | open")]
// Copying.
#[case("pickup-sl", "<enter>", "copies 1 | copied You can choose | says copied, checked (X11): pickup-slots | open")]
#[case("pick<enter>", "d", "query d")]
#[case("pick<enter>", "<enter>", "copies 2 | query pick")]
#[case("<ctrl-t>olivia<enter>pickup-sl<enter>", "", "sees sent 24 Nov")]
#[case("pickup-sl", "<enter><ctrl-r>", "on journal | sees 24 Nov 14:02")]
#[case("<ctrl-t>anna<enter>closing", "<enter>", "copied-without buyer. | copied Marta")]
#[case("<no-clipboard>pickup-sl", "<enter>", "copies 0 | on letter | sees You can choose | says Not copied")]
#[case("<no-clipboard>pickup-sl<enter>", "<esc><ctrl-r>", "misses 24 Nov | on journal")]
#[case("<no-clipboard>pickup-sl<enter>", "<clipboard-works><ctrl-s>", "copies 1 | copied You can choose | on main")]
#[case("<once>pickup-sl", "<enter>", "copies 1 | ended")]
#[case("<once>pick<esc>", "<esc>", "copies 0 | ended")]
#[case("<once><no-clipboard>pickup-sl", "<enter>", "copies 0 | open | on letter")]
fn a_reply_is_found_and_copied(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case(
    "",
    "<paste:hello, where can I pick it up?>",
    "query  | sees where can I pick it up | lists pickup-address | on main"
)]
#[case("", "<paste:pickup>", "query pickup | marked pickup-slots")]
#[case("<paste:hello, where can I pick it up?>", "pay", "query pay | lists payment-iban | sees where can I pick")]
#[case("<paste:hello, where can I pick it up?>pay", "<esc>", "query  | lists pickup-address")]
#[case("<paste:hello, where can I pick it up?>", "<esc>", "misses where can I pick | open")]
#[case("", "<paste:this is Anna Nowak, is my order ready?>", "buyer Anna Nowak")]
#[case("", "<paste:anna_nowak84 writes: is it ready by now?>", "buyer Anna Nowak")]
#[case("", "<paste:what about my order 2039 please>", "buyer Olivia Brandt | order 2039")]
#[case(
    "<ctrl-t>tom<enter>",
    "<paste:this is Anna Nowak, is my order ready?>",
    "buyer Thomas Whitfield | says from Anna Nowak"
)]
#[case("", "<paste:hi is my mum Anna there at all>", "nobody")]
// Several questions: the answers come in the order asked.
#[case(
    "",
    "<paste:Can I pay by card? And where can I pick it up?><ctrl-s>",
    "message payment-card pickup-address | on basket"
)]
#[case(
    "<paste:Can I pay by card? And where can I pick it up?><ctrl-s>",
    "<esc><esc><esc><esc>",
    "message  | misses Can I pay"
)]
#[case(
    "",
    "<paste:Kann ich mit Karte zahlen? Und wo kann ich es abholen?><ctrl-s>",
    "message payment-card pickup-address | on basket"
)]
#[case(
    "",
    "<paste:Gdzie mogę odebrać zamówienie? I czy mogę zapłacić kartą?><ctrl-s>",
    "message pickup-address payment-card | on basket"
)]
// Nothing fits.
#[case(
    "",
    "<paste:do you know a good recipe for pumpkin soup>",
    "sees No reply seems to answer | sees write a reply for this"
)]
#[case("<paste:do you know a good recipe for pumpkin soup>", "<ctrl-n>", "on editor | sees recipe for pumpkin")]
// What the message tells stands in the form.
#[case(
    "<ctrl-t>anna<enter>",
    "<paste:can I come by car at 17:30, where to park?>pickup-car<enter>",
    "on form | sees 17:30"
)]
// From the clipboard, and answered.
#[case("pickup-sl<enter>", "<ctrl-v>", "sees │ You can choose")]
#[case(
    "<paste:will you meet me at the station tomorrow evening>pickup-sl",
    "<enter>",
    "copies 1 | misses will you meet"
)]
fn a_message_is_answered(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// What was chosen for a message comes first for the next one like it; undo takes it back with the copy.
#[test]
fn a_choice_is_learnt() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    let ask = "<paste:ahoj wibble wobble is it grumbling yet>";
    check(&mut shop, ask, "", "sees No reply seems to answer");
    check(&mut shop, "", "pickup-sl<enter>", "copies 1 | misses wibble");
    check(&mut shop, ask, "", "marked pickup-slots");
    check(&mut shop, "<esc>", "<ctrl-7>", "says Undone");
    check(&mut shop, ask, "", "sees No reply seems to answer");
}

#[rstest]
#[case("", "<ctrl-t>nowa<enter>", "buyer Anna Nowak | order 2041 | on main | sees in a hurry")]
#[case("", "<ctrl-t>gretabau<enter>", "buyer Greta Baumann | order 2042 | piece Guest book")]
#[case("", "<ctrl-t>2039<enter>", "buyer Olivia Brandt | order 2039")]
#[case("", "<ctrl-t>owak<enter>", "buyer Anna Nowak | order 2041 | on main")]
#[case("", "<ctrl-o>042<enter>", "buyer Greta Baumann | order 2042")]
#[case("", "<ctrl-t>lucia<enter>", "buyer Lucía Ferrer | order 2044")]
#[case("", "<ctrl-t>Ελενη<enter>", "buyer Ελένη Παππά | order 2038")]
#[case("pickup-sl<ctrl-t>anna", "<enter>", "query pickup-sl | sees Do wyboru: w pracowni")]
#[case("", "<ctrl-t>anna<esc>", "nobody | on main")]
#[case("<ctrl-t>anna<enter>", "<ctrl-d>", "nobody | sees Nobody is pinned")]
#[case("", "<ctrl-d>", "says Nobody is pinned")]
#[case("<ctrl-t>anna<enter>", "<ctrl-t>tom<enter>", "buyer Thomas Whitfield | order 2047")]
#[case("<ctrl-t>anna<enter>", "<ctrl-o>2029<enter>", "buyer Anna Nowak | order 2029")]
#[case("", "<ctrl-o>2029<enter>", "buyer Anna Nowak | order 2029")]
#[case("", "<ctrl-f>guest<enter>", "piece Guest book | on main")]
#[case("<ctrl-t>Anna Nowak<ctrl-n><ctrl-s>", "", "buyer Anna Nowak | says Another buyer is called Anna Nowak too")]
#[case("<ctrl-t>Zofia<ctrl-n><ctrl-s><ctrl-t>Zofia<ctrl-n><ctrl-s>", "<ctrl-t>zofia", "sees -")]
#[case("lucía ferrer", "<ctrl-t><enter>", "buyer Lucía Ferrer")]
#[case("lucía ferrer", "<ctrl-t>anna<enter>", "buyer Anna Nowak")]
// What one buyer asked about is never said to the next.
#[case("<ctrl-t>greta<enter>", "<ctrl-t>anna<enter>stock", "order 2041 | misses Guest book")]
#[case("<ctrl-t>greta<enter>", "<ctrl-o>2029<enter>stock", "buyer Anna Nowak | misses Guest book")]
#[case("<ctrl-t>anna<enter><ctrl-f>guest<enter>", "<ctrl-t>olivia<enter>stock", "misses Guest book")]
#[case("<ctrl-f>guest<enter>", "<ctrl-t>anna<enter>stock", "piece Guest book | sees Guest book")]
#[case("", "<ctrl-t>Zofia<enter>", "on form | sees Zofia")]
#[case("", "<ctrl-t>Zofia<ctrl-n><ctrl-s>", "buyer Zofia | on main")]
#[case("<ctrl-t>Zofia<ctrl-n><ctrl-s>", "<ctrl-7>", "says Undone | nobody")]
fn a_buyer_is_pinned(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("pickup-car", "", "sees ⟨meeting_time⟩ | sees missing: meeting time")]
#[case("pickup-car", "<enter>", "on form | copies 0 | sees What is missing?")]
#[case("pickup-car<enter>", "18:00", "sees 6:00 pm. | misses ⟨meeting_time⟩")]
#[case("pickup-car<enter>18:00", "<enter>", "copied at 6:00 pm | copied-without ⟨ | on main")]
#[case("pickup-car<enter>", "<enter>", "copies 0 | on form")]
#[case("pickup-car<enter>", "<ctrl-s>", "copies 0 | on form | says Still missing: meeting time")]
#[case("pickup-car<enter>", "<enter>", "copies 0 | on form | says Still missing: meeting time")]
#[case("pickup-car<enter>soon", "<enter>", "on form | says meeting time: this is not a time | sees Write 18:30")]
#[case("pickup-car<tab>closing<ctrl-s>", "", "on basket | sees Enter fill in")]
#[case("pickup-car<enter>some day", "<enter>", "copies 0 | on form")]
#[case("pickup-car<enter>18:00", "<esc>", "on main | copies 0 | sees 6:00 pm")]
#[case("pickup-car<enter>18:00<esc>", "<enter>", "copied at 6:00 pm")]
#[case("pickup-car<enter>18:00<enter>", "<enter>", "copies 1 | on form")]
#[case("<ctrl-t>anna<enter>pickup-car<enter>18:00", "<ctrl-r><enter><enter>", "copies 2 | copied 18:00")]
#[case("<ctrl-t>anna<enter>pickup-car<enter>18:00<ctrl-r><enter>", "<ctrl-t>tom<enter><enter>", "copies 1 | on form")]
#[case("<ctrl-t>anna<enter>pickup-car<enter>18:00<esc>", "<ctrl-t>tom<enter>", "sees ⟨meeting_time⟩ | misses 6:00")]
#[case("<ctrl-t>anna<enter>pickup-car<enter>18:00<esc>", "<ctrl-d><enter>", "on form | copies 0")]
#[case("<ctrl-t>greta<enter>tracking<enter>", "DPD<enter>RR77<enter>12-01<enter>", "copied RR77 | order 2042")]
#[case(
    "<ctrl-t>greta<enter>tracking<enter>DPD<enter>RR77<enter>12-01<enter>",
    "<ctrl-d><ctrl-t>greta<enter>",
    "sees RR77"
)]
#[case("delivery-abroad<enter>", "<backtab><right>", "sees [x]")]
#[case("delivery-abroad<enter>", "<backtab><right>", "sees customs office")]
#[case("delivery-abroad<enter><backtab><right>", "<left>", "sees [ ] | misses customs office")]
#[case("pickup-other<enter>at six<enter>", "<right><right>", "sees I teach then.")]
#[case("pickup-sl", "<backtab>", "says no questions | on main")]
fn what_is_missing_is_asked(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// Three replies kept for a message to Tom.
const THREE: &str = "<ctrl-t>tom<enter>closing<tab>pickup-sl<tab>greeting<tab>";

#[rstest]
#[case("greeting", "<tab>", "message greeting | query greeting | sees ^S message")]
#[case("greeting<tab>", "c", "query c | message greeting")]
#[case("greeting<tab>", "<tab>", "message greeting | says in the message already")]
#[case(THREE, "<enter>", "copies 1 | copied-once Tom | copied-once Marta | copied-once You can choose | message ")]
#[case("greeting<tab>pickup-sl", "<enter>", "copied You can choose | copied-without greeting | message ")]
#[case(THREE, "<ctrl-s>", "on basket | sees 3 replies in one message")]
#[case(THREE, "<ctrl-s><ctrl-up>", "message closing greeting pickup-slots")]
#[case(THREE, "<ctrl-s><up><delete>", "message closing greeting")]
#[case(THREE, "<ctrl-s><ctrl-delete>", "message  | on main")]
#[case(THREE, "<ctrl-s><enter>", "copies 1 | copied-once You can choose | message  | on main")]
#[case(THREE, "<esc>", "query  | message closing pickup-slots greeting")]
#[case(THREE, "<esc><esc>", "message closing pickup-slots")]
#[case(THREE, "<ctrl-s><ctrl-x>P.S. ", "on letter | sees P.S.")]
#[case(THREE, "<ctrl-s><ctrl-x>P.S. Bring cake.<ctrl-s>", "copied P.S. Bring cake. | copied You can choose | on main")]
#[case("closing<tab><ctrl-s><ctrl-x>P.S. ", "<esc>", "says kept | on basket")]
#[case("pickup-car<tab>closing", "<ctrl-s><enter>", "on form | misses closing")]
#[case("pickup-car<tab>closing", "<ctrl-s><enter>18:00<enter>", "copied at 6:00 pm | copied-without Marta")]
#[case("pickup-car<tab>closing<ctrl-s>", "<enter><esc>", "on basket | misses Marta")]
#[case("pickup-car<tab>closing<ctrl-s>", "<ctrl-p><esc>", "on basket | misses Marta")]
#[case("pickup-car<tab>closing", "<ctrl-s><ctrl-x>", "on form")]
// Looking through the message keeps nothing by itself.
#[case("calm<ctrl-s>", "<esc>ring-size", "message  | misses calm + ring-size")]
#[case("calm<ctrl-s><esc>", "<tab>", "message calm")]
#[case("calm<tab><ctrl-s><esc>", "", "message calm")]
#[case("calm<ctrl-s><ctrl-x><esc>", "<esc>", "message  | on main")]
// Only what was kept is copied, and what Esc takes out is named.
#[case("closing<tab>greeting<tab><esc>", "", "sees closing + greeting | message closing greeting")]
#[case("closing<tab>greeting<tab><esc>", "<esc>", "says Taken out: greeting | message closing | misses copy 2")]
#[case("closing<tab>greeting<tab><esc><esc>", "<enter>", "copied Marta | copied-without Hello")]
#[case("closing<tab><esc>", "<down>", "message closing | sees closing + ")]
fn replies_are_joined(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("", "<ctrl-r>", "on journal | sees Agnieszka Król | sees Szkicownik czeka")]
#[case("<ctrl-r>", "dpd", "sees Claire Dubois | misses Agnieszka")]
#[case("<ctrl-t>anna<enter>", "<ctrl-r>", "sees payment-iban | misses Szkicownik")]
#[case("<ctrl-t>anna<enter><ctrl-r>", "<ctrl-t>", "sees Szkicownik")]
#[case("<ctrl-r>", "<enter>", "copies 1 | copied Szkicownik czeka")]
#[case("<ctrl-r>", "<enter>", "sees 24 Nov 14:02 | on journal")]
#[case("greeting<tab><ctrl-r>", "<enter>", "copies 1 | message greeting")]
#[case("<ctrl-r>", "<ctrl-n>", "says Taken back | sees not sent")]
#[case("<ctrl-r>", "<ctrl-x>", "says Taken back | sees wrong buyer")]
// The mark stays with its line when another comes on top.
#[case("<ctrl-r><down>", "<enter><ctrl-n>", "says Taken back | marked-line 3")]
#[case("<ctrl-r><down>", "<enter>", "marked-line 3")]
#[case("<ctrl-r><down>", "dpd", "marked-line 1")]
#[case("<ctrl-r><ctrl-n>", "<ctrl-n>", "says taken back already: not sent")]
#[case("<ctrl-r><ctrl-n>", "<ctrl-x>", "says Taken back | sees wrong buyer")]
#[case("<ctrl-t>anna<enter><ctrl-r><ctrl-t>", "claire<enter>", "buyer Anna Nowak | says noted for Claire Dubois")]
#[case("<ctrl-t>anna<enter><ctrl-r>", "<enter>", "copies 1 | says-not noted for")]
#[case("pickup-sl<enter><ctrl-r>", "<ctrl-n><esc>", "misses sent 24 Nov | on main")]
#[case("<ctrl-r>", "<esc>", "on main")]
#[case("pickup-sl<enter><ctrl-r>", "slots", "sees pickup-slots")]
#[case("<ctrl-t>anna<enter>pickup-sl<enter><ctrl-r>", "slots", "sees pickup-slots")]
fn what_was_copied_is_found_again(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("pickup-ready", "<ctrl-x>", "on editor | sees Left to pay")]
#[case("pickup-ready<ctrl-x>", "Hello <ctrl-s>", "says pickup-ready saved | on main | query pickup-ready")]
#[case("closing<ctrl-x>", "{{ shop.nam }}", "sees “shop.nam” is not known | sees “shop.name”?")]
#[case("closing<ctrl-x>", "{{ shop.nam }}<ctrl-s>", "on editor | says The text has an error")]
#[case("closing<ctrl-x>", "{{ oops", "sees ✗ ")]
#[case("closing<ctrl-x>Bye bye.<ctrl-s>", "<enter>", "copied Bye bye.")]
#[case("closing<ctrl-x>Bye bye.<ctrl-s>", "<ctrl-7><enter>", "copied-without Bye bye.")]
#[case("closing<ctrl-x>Bye bye.", "<esc>", "says kept | on main")]
#[case("closing<ctrl-x>", "<esc>", "on main")]
#[case("closing<ctrl-x>Bye bye.", "<ctrl-q>", "ended | says kept")]
#[case(
    "",
    "<ctrl-n>My cats<tab><tab><tab><tab>Two of them.<ctrl-s>",
    "says my-cats saved | query my-cats | marked my-cats"
)]
#[case("<ctrl-n>My cats<tab><tab><tab><tab>Two.<ctrl-s>", "<enter>", "copied Two.")]
#[case("zzyzx", "<ctrl-n>", "on editor | sees zzyzx")]
#[case("closing", "<ctrl-n>", "on editor | misses closing")]
#[case("<ctrl-n>My cats", "<ctrl-s>", "on editor | says still empty")]
#[case("greeting<enter>", "<ctrl-p>from clipb<enter>", "on editor | sees Hello")]
#[case("closing", "<ctrl-delete>", "says closing archived | misses Regards")]
#[case("closing<ctrl-delete>", "<ctrl-7>", "says Undone | marked closing")]
#[case("", "<ctrl-7>", "says nothing to undo")]
#[case("", "<ctrl-5>", "says nothing to do again")]
#[case("closing<ctrl-delete><ctrl-7>", "<ctrl-5>", "says Done again: archiving of closing | misses Regards")]
#[case("pickup-sl<enter><ctrl-r><ctrl-n>", "<ctrl-7>", "says Undone: the mark “not sent”")]
// Where one writes, undo takes back what was typed and nothing else.
#[case("closing<ctrl-delete><ctrl-u>calm<ctrl-x><ctrl-u>", "<ctrl-7>", "on editor | sees telling me plainly")]
#[case("closing<ctrl-delete><ctrl-n>My cats", "<ctrl-7><ctrl-7>", "on editor | sees My ca | misses My cat")]
#[case("closing<ctrl-delete><ctrl-n>My cats<ctrl-7><ctrl-7>", "<ctrl-5>", "sees My cat | misses My cats")]
#[case("closing<ctrl-delete><ctrl-n>", "<ctrl-7>", "on editor | says nothing more to take back here")]
#[case("closing<ctrl-delete><ctrl-n><ctrl-7>", "<esc>closing", "misses Regards")]
#[case("pickup-car<enter>18:00<ctrl-u>", "<ctrl-7>", "on form | sees 18:00")]
fn a_reply_is_written(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// A message to Tom that was changed by hand and left.
const LEFT: &str = "<ctrl-t>tom<enter>closing<tab><ctrl-s><ctrl-x>P.S. Bring cake. <esc><esc><esc><ctrl-d>";
const DRAFTS: &str = "<ctrl-p>drafts<enter>";

#[rstest]
#[case("", DRAFTS, "on picker | sees No draft is found")]
#[case(LEFT, DRAFTS, "on picker | sees P.S. Bring cake. | sees Thomas Whitfield | sees throw away")]
#[case(
    LEFT,
    "<ctrl-p>drafts<enter>cake<enter>",
    "on letter | sees P.S. Bring cake. | buyer Thomas Whitfield | order 2047"
)]
#[case(LEFT, "<ctrl-p>drafts<enter><enter><ctrl-s>", "copies 1 | copied P.S. Bring cake. | on main")]
#[case(LEFT, "<ctrl-p>drafts<enter><enter><ctrl-s><ctrl-p>drafts<enter>", "sees No draft is found")]
#[case(LEFT, "<ctrl-p>drafts<enter><enter><ctrl-s><ctrl-7><ctrl-p>drafts<enter>", "sees P.S. Bring cake.")]
#[case(LEFT, "<ctrl-p>drafts<enter><enter>And tea. <esc><ctrl-p>drafts<enter>", "sees Bring cake. And tea.")]
#[case(LEFT, "<ctrl-p>drafts<enter><ctrl-d>", "on picker | says Thrown away | sees No draft is found")]
#[case(LEFT, "<ctrl-p>drafts<enter><ctrl-d><ctrl-7><esc><ctrl-p>drafts<enter>", "sees P.S. Bring cake.")]
#[case(LEFT, "<ctrl-p>drafts<enter>xyzzy<enter>", "on picker")]
#[case("", "<ctrl-t>anna<ctrl-d>", "on picker | sees anna_nowak84")]
#[case("pickup-sl<ctrl-y><ctrl-x>Dear all, <esc>", "<ctrl-p>drafts<enter><enter>", "on editor | sees 12.Dear all,")]
#[case(
    "pickup-sl<ctrl-y><ctrl-x>Dear all, <esc><ctrl-p>drafts<enter><enter>",
    "<ctrl-s><enter>",
    "copied 12.Dear all,"
)]
#[case("<ctrl-n>My cats<tab><tab><tab><tab>Two.<esc>", "<ctrl-p>drafts<enter><enter>", "on editor | sees Two.")]
// With only a title and what is asked, and where the terminal vanishes.
#[case("<ctrl-n>My cats<tab><tab><tab><tab><tab>cats?<esc>", "<ctrl-p>drafts<enter>", "sees my-cats: My cats")]
#[case(
    "<ctrl-n>My cats<tab><tab><tab>photo of both<tab>Two.<tab>cats?<hang-up><ctrl-p>drafts<enter>",
    "<enter>",
    "on editor | sees My cats | sees my-cats | sees photo of both | sees Two. | sees cats?"
)]
#[case("pickup-sl<ctrl-y><backtab>map<hang-up><ctrl-p>drafts<enter><enter>", "<ctrl-s>", "drafts 0")]
#[case("<ctrl-n><esc>", "", "drafts 0")]
fn what_was_left_is_taken_up_again(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("<ctrl-n>", "on form | sees What is the other text for?")]
#[case("<ctrl-n>nl<enter>", "on editor | sees nl · friendly")]
#[case("<ctrl-n>nl<enter>Hallo!<ctrl-s>", "says closing saved | on main | sees 1/7")]
#[case("<ctrl-n>nl<enter>Hallo!<ctrl-s><enter>", "copied-without Hallo!")]
#[case("Bye.<ctrl-n>nl<enter>Hallo!<ctrl-s><enter>", "copied Bye. | copied-without Hallo!")]
#[case("<ctrl-n><enter>", "on form | says such a text already")]
#[case("<ctrl-n>xyz123<enter>", "on form | sees not a language")]
#[case("<ctrl-n><esc>", "on editor")]
#[case("<ctrl-n><tab><tab><tab><right><enter>", "on editor | sees en · friendly · short")]
#[case("<ctrl-n>nl<enter>Hallo!<esc>", "says kept | on main")]
#[case("<ctrl-n>nl<enter>Hallo!<esc><ctrl-p>drafts<enter><enter>", "on editor | sees nl · friendly | sees Hallo!")]
#[case("<ctrl-n>nl<enter>Hallo!<esc><ctrl-p>drafts<enter><enter><ctrl-s>", "says closing saved | sees 1/7")]
fn another_text_of_a_reply_is_written(#[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), "closing<ctrl-x>", keys, after);
}

#[rstest]
#[case("pickup-address", "", "sees en · short · 1/")]
#[case("pickup-sl", "<ctrl-y>", "sees en · full · 2/6 | sees Tell me the place")]
#[case("pickup-sl<ctrl-y>", "<enter>", "copied Tell me the place")]
#[case("pickup-sl<ctrl-y>", "<ctrl-p><esc>", "sees en · full · 2/6")]
#[case("pickup-sl<ctrl-y>", "<ctrl-p><esc><enter>", "copied Tell me the place")]
#[case("pickup-sl<ctrl-y>", "<ctrl-t>anna<enter><enter>", "copied-as-shown | copied Do wyboru")]
#[case("pickup-sl<ctrl-y><enter>", "<enter>", "copies 2 | copied-as-shown")]
#[case("pick<ctrl-y>", "<down><up>", "sees en · short · 1/6")]
#[case("xyzzy", "<ctrl-y>", "on main")]
// Whoever writes in a language is answered in it.
#[case("", "<paste:dzień dobry, gdzie mogę odebrać zamówienie?>", "sees pl · formal · short · 1/6")]
#[case("<paste:dzień dobry, gdzie mogę odebrać zamówienie?>", "<ctrl-y><ctrl-y><ctrl-y><ctrl-y>", "sees en ")]
#[case("pickup-sl<ctrl-y><tab>", "<ctrl-t>anna<enter><ctrl-s>", "sees Do wyboru | sees 1/6")]
#[case("pickup-sl<ctrl-y><tab>", "<ctrl-t>tom<enter><ctrl-d><enter>", "copied You can choose")]
fn another_text_is_stepped_to(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("", "<ctrl-q>", "ended")]
#[case("", "<ctrl-c>", "open | says Once more to quit")]
#[case("<ctrl-c>", "<ctrl-c>", "ended")]
#[case("<ctrl-c>", "a<ctrl-c>", "open | query ")]
#[case("pick", "<ctrl-c>", "open | query ")]
#[case("<ctrl-t>", "<ctrl-c>", "open | on main")]
#[case("", "<ctrl-g>", "sees Find a buyer by name | on picker")]
#[case("<ctrl-p>", "journal", "sees ^R")]
#[case("<ctrl-p>", "keep<enter>", "on editor")]
#[case("<ctrl-g>", "done with", "sees unpin  ^D")]
#[case("<ctrl-p>journal", "<enter>", "on journal")]
fn leaving_is_easy(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("", "<ctrl-t>tom<enter>", "on picker | buyer Thomas Whitfield | sees 2047 | sees 2050")]
#[case("<ctrl-t>tom<enter>", "2050<enter>", "order 2050 | buyer Thomas Whitfield | on main")]
#[case("<ctrl-t>tom<enter>", "<esc>", "on main | buyer Thomas Whitfield")]
fn of_two_open_orders_the_seller_chooses(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    let mut desk = demo::ready_made();
    let tom = desk.buyer_named("Thomas Whitfield").expect("one Tom");
    let order = Order { buyer: Some(tom.id), state: State::Agreed, ..Order::numbered("2050") };
    desk.save_order(&order).expect("an order can be written");
    check(&mut rehearsal(desk, Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("", "Fern Pottery<ctrl-q>", "ended")]
#[case("Fern Pottery<ctrl-q>", "<ctrl-p>shop facts<enter>", "sees Fern Pottery | sees the rest later")]
#[case("<esc>", "<ctrl-7>", "says Only the first start is left | lists pickup-address")]
#[case("<esc>", "<ctrl-p>shop facts<enter>Fern<ctrl-s><ctrl-7>", "says Undone: change of name")]
#[case("Fern Pottery<esc>", "<ctrl-p>shop facts<enter>", "sees Fern Pottery | lists pickup-address")]
fn the_first_answers_are_kept_however_one_leaves(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut empty_shop((120, 36)), before, keys, after);
}

#[rstest]
// Where nothing fits, the nearest is only sent by who has chosen it.
#[case("<enter>", "copies 0 | says Nothing fits: ^N writes a reply")]
#[case("<down><up><enter>", "copies 1")]
#[case("<ctrl-n>", "on editor")]
fn what_answers_nothing_is_not_sent_by_itself(#[case] keys: &str, #[case] after: &str) {
    let message = "<paste:do you know a good recipe for pumpkin soup with ginger>";
    check(&mut demo_shop(Scheme::Dark, (120, 36)), message, keys, after);
}

#[rstest]
#[case("<home><ctrl-k>Fern", "<esc>", "on form | says Not saved yet")]
#[case("<home><ctrl-k>Fern<esc>", "<esc>", "on main")]
#[case("<home><ctrl-k>Fern<esc>", "s<esc>", "on form | says Not saved yet")]
#[case("<home><ctrl-k>Fern<esc><esc>", "<ctrl-p>shop facts<enter>", "misses Fern")]
#[case("<home><ctrl-k>Fern", "<ctrl-q>", "open | on form | says ^Q once more")]
#[case("<home><ctrl-k>Fern<ctrl-q>", "<ctrl-q>", "ended")]
#[case("<home><ctrl-k>Fern", "<ctrl-s>", "on main | says Facts saved")]
#[case("<down><down><ctrl-u>zl", "<ctrl-s>", "on form | sees such as Europe/Warsaw")]
#[case("<down><down><ctrl-u>zl<ctrl-s>", "<ctrl-u>Europe/Warsaw<ctrl-s>", "on main | says Facts saved")]
#[case("", "<esc>", "on main")]
fn facts_are_saved_only_when_asked_to(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    let before = format!("<ctrl-p>shop facts<enter><up><down>{before}");
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &before, keys, after);
}

#[test]
fn what_is_copied_and_cannot_be_noted_is_copied_all_the_same() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    play(&mut shop, "pickup-sl<enter>");
    let failure = crate::desk::Error::Store(crate::store::Error::ReadOnly);
    let report = failure.report(&shop.model.messages);
    shop.take(Msg::Answer(Answer::NotRecorded(report)));
    check(
        &mut shop,
        "",
        "",
        "copies 1 | says copied, checked (X11): pickup-slots, but not noted: the database can only be read",
    );
}
