//! What goes wrong between finding a reply and copying it: templates with mistakes, values that look like templates, texts without end, clipboards
//! that fail at the very end.

use proptest::prelude::*;
use rstest::rstest;

use super::story::check;
use super::*;
use crate::desk::{Composition, Pins, Prepared};
use crate::model::{Language, Variant, VariantKey};

#[rstest]
// Where it is, what is wrong, what is known, what may have been meant: while one types.
#[case("{{ buyer.nam }}", "sees pickup-ready:1:134 | sees “buyer.name”")]
#[case("{{ shop.iban2 }}", "sees pickup-ready:1:134 | sees “shop.iban”")]
#[case("{{ x | daet }}", "sees pickup-ready:1:138 | sees “date”")]
#[case("{% if lift %}up", "sees “if” is never closed")]
#[case("{% include \"pickup-adress\" %}", "sees pickup-address")]
// A reply that includes itself, and a loop that never ends.
#[case("{% include \"pickup-ready\" %}", "sees these replies include each other | sees pickup-ready → pickup-ready")]
#[case(
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "sees filling this takes too long"
)]
fn a_mistake_is_told_while_one_types_and_is_not_saved(#[case] typed: &str, #[case] after: &str) {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys("<ctrl-t>anna<enter>pickup-ready<ctrl-x>");
    shop.paste(typed);
    check(&mut shop, "", "", after);
    check(&mut shop, "", "<ctrl-s>", "on editor | says The text has an error");
}

#[rstest]
#[case("{{ shop.iban }}")]
#[case("{% for x in range(9) %}x{% endfor %}")]
#[case("⟨meeting_time⟩ {# {{ #}")]
fn a_value_that_looks_like_a_template_is_a_value(#[case] value: &str) {
    let mut shop = asking("Note: {{ note }}.", (120, 36));
    shop.keys("zebra<enter>");
    shop.paste(value);
    shop.keys("<enter>");
    assert_eq!(shop.clipboard, [format!("Note: {value}.")], "{}", shop.screen());
}

/// The sample shop with a reply of this text, found by "zebra".
pub(super) fn asking(body: &str, size: (u16, u16)) -> Rehearsal {
    let mut desk = demo::ready_made();
    let english = Language::english();
    let mut reply = desk.reply_called("pickup-slots").expect("a starter reply");
    reply.id = crate::model::Id::new();
    reply.shortcut = "zebra-crossing".parse().expect("a shortcut");
    for title in &mut reply.titles {
        title.text = "Zebra".to_owned();
    }
    reply.asks.clear();
    let key = VariantKey::of(english);
    reply.variants = vec![Variant { id: crate::model::Id::new(), key, body: body.to_owned() }];
    desk.save_reply(&reply).expect("a reply that can be kept");
    rehearsal(desk, Scheme::Dark, size)
}

/// Ten thousand letters in a field: they are shown as far as there is room, copied whole, and kept whole.
#[rstest]
#[case((120, 36))]
#[case((40, 12))]
fn a_long_answer_is_copied_whole_and_kept_whole(#[case] size: (u16, u16)) {
    let long = "żółw ".repeat(2_000);
    for filter in ["", " | long"] {
        let mut shop = asking(&format!("Note: {{{{ note{filter} }}}}"), size);
        shop.keys("zebra<enter>");
        shop.paste(&long);
        shop.frame();
        shop.hang_up();
        shop.start_again();
        check(&mut shop, "", "<ctrl-p>drafts<enter><enter>", "on form");
        // So long a text may ask whether it fits its channel.
        shop.keys("<enter><enter>");
        assert_eq!(shop.clipboard.first().map(String::as_str), Some(format!("Note: {}", long.trim()).as_str()));
    }
}

#[rstest]
// The text stays on the screen, to be selected; what was answered stays, too.
#[case("", "<enter>18:00<enter>", "copies 0 | on letter | says Not copied | sees 18:00")]
#[case("<enter>18:00<enter>", "<clipboard-works><ctrl-s>", "copies 1 | copied 18:00 | on main")]
#[case("<enter>18:00<enter>", "<hang-up>", "drafts 1")]
#[case("<enter>18:00<enter><esc>", "<clipboard-works><enter>", "copies 1 | copied 18:00 | on main")]
fn a_clipboard_that_fails_at_the_end_loses_nothing(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    let before = format!("<ctrl-t>anna<enter><no-clipboard>pickup-car{before}");
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &before, keys, after);
}

/// For any answers: what is copied has them as they are, nothing expanded, and no hole; with one missing nothing is copied.
#[test]
fn no_copied_text_holds_a_hole_and_nothing_is_expanded_twice() {
    let mut shop = asking("A {{ one }} B {{ two | optional }} C {{ three | default(\"d\") }}.", (120, 36));
    let desk = shop.desk();
    let reply = desk.reply_called("zebra-crossing").expect("it was made");
    let value = "[{}%#a-z ⟨⟩_|.\"'żß0-9-]{0,30}";
    proptest!(ProptestConfig::with_cases(64), |(one in value, two in value, three in value)| {
        let answers = [("one", &one), ("two", &two), ("three", &three)];
        let answers = answers.map(|(name, value)| (name.to_owned(), value.clone())).into();
        let composition = Composition { answers, ..Composition::of(reply.id, Pins::default()) };
        match desk.prepare(composition).expect("it is read") {
            Prepared::Ready(ready) => {
                prop_assert!(!one.trim().is_empty());
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                // What was answered with nothing is nothing, whatever would stand there unasked.
                let wanted = format!("A {} B {} C {}.", one.trim(), two.trim(), three.trim());
                prop_assert_eq!(words(ready.text.as_str()), words(&wanted));
            }
            Prepared::NotWhole(preview) => {
                prop_assert!(one.trim().is_empty());
                prop_assert!(preview.rendered.missing().names.contains(&"one".to_owned()));
            }
        }
    });
}
