use proptest::prelude::*;

use super::*;

#[track_caller]
fn holds(message: &str) {
    let hints = Hints { country: Some("GB".to_owned()), ..hints() };
    let things = extract(message, &hints);
    let parts = questions(message);
    assert_eq!(things, extract(message, &hints));
    for ranges in [things.into_iter().map(|found| found.range).collect(), parts] {
        let mut at = 0;
        for range in ranges {
            assert!(range.start >= at && range.start < range.end, "{range:?} after {at} in {message:?}");
            assert!(message.get(range.clone()).is_some(), "{range:?} in {message:?}");
            at = range.end;
        }
    }
}

#[test]
fn long_runs_of_anything_are_read() {
    for piece in [
        "a",
        "1",
        "1 ",
        "1.",
        "1,234",
        "a.a@",
        "@",
        "+1 ",
        "28.11.",
        "x2",
        "30x",
        "? ",
        "and where ",
        "hi, ",
        "thanks ",
        "#1-",
        "\n",
        "- ",
        "😀",
        "ﷺ",
        "送",
        "\u{301}",
        "½",
        "www.",
        "order order ",
        "1/",
        "at 5 ",
    ] {
        holds(&piece.repeat(20_000 / piece.len()));
    }
}

#[test]
fn folding_makes_no_two_things_of_one_character() {
    for message in
        ["⒈⒉", "½ m", "7½", "㎏ 5㎝", "№1042", "5℃ ㏂", "２８．１１．２０２６", "⑴ ⑵?", "…？！", "Ⅻ pcs", "size ②"]
    {
        holds(message);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_is_read(text: String) {
        holds(&text);
    }

    #[test]
    fn any_mixture_of_telling_words_is_read(
        parts in prop::collection::vec(prop::sample::select(vec![
            "1", "28", "2026", "1042", "00", "950", ".", ",", "-", "/", ":", "?", "!", ";", "@", "#", "+", "(", ")", "'", "\"", "x", "€", "zł", "$",
            " ", " ", " ", " ", "\n", "\n\n", "am", "pm", "at", "o", "um", "Uhr", "h", "a", "las", "size", "M", "XL", "cm", "m", "in", "days", "Friday",
            "November", "may", "the", "th", "order", "no", "pcs", "two", "of", "them", "and", "also", "where", "can", "you", "hi", "thanks", "Anna", "τ",
            "κ", "και", "й", "½", "⒈", "\u{301}", "送", "😀", "www.", "com", "PLZ", "AB", "last", "day", "after", "tomorrow", "hui", "aujourd",
        ]), 0..30),
    ) {
        holds(&parts.concat());
    }
}
