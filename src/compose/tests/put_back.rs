//! Texts that were changed by hand, made templates again.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn put_back(shop: &Shop, source: &str, from: &str, to: &str) -> PutBack {
    let rendered = shop.render(source);
    assert!(rendered.preview().contains(from), "{}", rendered.preview());
    let edited = rendered.preview().replacen(from, to, 1);
    rendered.put_back(source, &edited).expect("something was changed")
}

const TOTAL: &str = "Hello {{ buyer.address_as }}, it is {{ order.total }} in all.";

#[rstest]
#[case::words(TOTAL, "Hello", "Dear", "Dear {{ buyer.address_as }}, it is {{ order.total }} in all.")]
#[case::words_added(TOTAL, "it is", "it is only", "Hello {{ buyer.address_as }}, it is only {{ order.total }} in all.")]
#[case::a_value(TOTAL, "86.00", "80.00", "Hello {{ buyer.address_as }}, it is PLN 80.00 in all.")]
#[case::no_value(TOTAL, "Hello Anna, it", "It", "It is {{ order.total }} in all.")]
#[case::braces(
    TOTAL,
    "in all",
    "{{ x }}",
    "Hello {{ buyer.address_as }}, it is {{ order.total }} {{ \"{{\" }} x {{ \"}}\" }}."
)]
#[case::at_the_end("Bye, {{ buyer.name }}", "Nowak", "Nowak!", "Bye, {{ buyer.name }}!")]
#[case::at_the_beginning("{{ buyer.name }}, bye", "Anna N", "Dear Anna N", "Dear {{ buyer.name }}, bye")]
#[case::between("{{ buyer.name }}{{ order.number }}", "Nowak2041", "Nowak 2041", "{{ buyer.name }} {{ order.number }}")]
#[case::in_a_branch(
    "{% if order.state == 'ready' %}\nIt is ready.\n{% else %}\nNo.\n{% endif %}\nBye",
    "is ready",
    "is done",
    "{% if order.state == 'ready' %}\nIt is done.\n{% else %}\nNo.\n{% endif %}\nBye"
)]
#[case::through_a_filter("{{ buyer.name | upper }}: hi", "hi", "hello", "{{ buyer.name | upper }}: hello")]
#[case::with_a_bracket_in_a_text(
    "{{ order.carrier | default('}}') }} a",
    " a",
    " b",
    "{{ order.carrier | default('}}') }} b"
)]
#[case::under_an_include("{% include \"greeting\" %}\n\nBody", "Body", "Text", "{% include \"greeting\" %}\n\nText")]
fn the_template_says_what_was_changed(#[case] source: &str, #[case] from: &str, #[case] to: &str, #[case] body: &str) {
    let shop = Shop::new().with_reply("greeting", "Hello, {{ buyer.name }}!\n");
    let found = put_back(&shop, source, from, to);
    assert_eq!(found.body, body);
    assert_eq!(found.left_out, 0);
    let edited = shop.render(source).preview().replacen(from, to, 1);
    assert_eq!(shop.says(&found.body), edited);
}

#[test]
fn what_has_become_words_is_named() {
    let found = put_back(&Shop::new(), TOTAL, "86.00", "80.00");
    assert_eq!(found.words, ["order.total"]);
    assert_eq!(found.changes, [("PLN 86.00".to_owned(), "PLN 80.00".to_owned())]);
    let shop = Shop::new().answered("meeting_time", "six");
    assert_eq!(put_back(&shop, "At {{ meeting_time }}.", "six", "seven").words, ["meeting_time"]);
    assert_eq!(put_back(&shop, "At {{ meeting_time }}.", "At six", "Around six").body, "Around {{ meeting_time }}.");
}

#[test]
fn what_belongs_to_another_reply_or_stands_there_several_times_is_left_out_and_counted() {
    let shop = Shop::new().with_reply("greeting", "Hello, {{ buyer.name }}!\n");
    let source = "{% include \"greeting\" %}\n\nBody";
    let found = put_back(&shop, source, "Hello", "Hi");
    assert_eq!((found.body.as_str(), found.left_out), (source, 1));
    let source = "{% for item in order.items %}\n{{ item.quantity }} of {{ item.name }}\n{% endfor %}";
    let found = put_back(&shop, source, "1 of", "1 ×");
    assert_eq!((found.body.as_str(), found.left_out), (source, 1));
    let found = shop.render(source).put_back(source, "2 × bowl\n1 × mug").expect("something was changed");
    assert_eq!((found.body, found.left_out), (source.replace("of", "×"), 0));
}

#[test]
fn what_was_not_changed_is_nothing() {
    let rendered = Shop::new().render(TOTAL);
    assert_eq!(rendered.put_back(TOTAL, &format!(" {}\n", rendered.preview())), None);
}

/// A piece of a template: words, or a placeholder.
fn piece() -> impl Strategy<Value = String> {
    let placeholders = vec!["{{ buyer.name }}", "{{ order.total }}", "{{ order.number }}", "{{ shop.pickup_address }}"];
    prop_oneof!["[x-z]{1,4}( [x-z]{1,4}){0,2}", prop::sample::select(placeholders).prop_map(str::to_owned)]
}

proptest! {
    #[test]
    fn an_edit_outside_of_what_was_filled_loses_no_placeholder(
        pieces in prop::collection::vec(piece(), 1..9),
        at in any::<prop::sample::Index>(),
        words in "[x-z]{1,4}( [w-z]{1,4}){0,3}",
    ) {
        let shop = Shop::new();
        let at = at.index(pieces.len());
        prop_assume!(!pieces[at].starts_with("{{") && pieces[at] != words);
        let source = pieces.join(" ");
        let mut changed = pieces.clone();
        changed[at] = words;
        let edited = shop.says(&changed.join(" "));
        let rendered = shop.render(&source);
        let found = rendered.put_back(&source, &edited).expect("something was changed");
        prop_assert_eq!(found.body.matches("{{").count(), source.matches("{{").count());
        prop_assert!(found.words.is_empty() && found.left_out == 0);
        prop_assert_eq!(shop.says(&found.body), edited);
    }

    #[test]
    fn a_value_that_was_changed_becomes_words(
        pieces in prop::collection::vec(piece(), 1..9),
        at in any::<prop::sample::Index>(),
        words in "[u-w]{2,5}",
    ) {
        let shop = Shop::new();
        let at = at.index(pieces.len());
        prop_assume!(pieces[at].starts_with("{{"));
        let source = pieces.join(" ");
        let mut changed = pieces.clone();
        changed[at] = words.clone();
        let edited = shop.says(&changed.join(" "));
        let found = shop.render(&source).put_back(&source, &edited).expect("something was changed");
        prop_assert!(found.body.contains(&words) && found.words.len() == 1, "{found:?}");
        prop_assert_eq!(found.body.matches("{{").count() + 1, source.matches("{{").count());
        prop_assert_eq!(shop.says(&found.body), edited);
    }

    #[test]
    fn any_edit_gives_a_template_that_can_be_read_or_none(edited in "[ -~\n]{0,60}") {
        let shop = Shop::new();
        if let Some(found) = shop.render(TOTAL).put_back(TOTAL, &edited) {
            prop_assert!(!found.body.is_empty() || edited.trim().is_empty());
        }
    }
}
