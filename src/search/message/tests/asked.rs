use super::*;

/// What is asked in each message, one after another.
#[track_caller]
fn asked(cases: &[(&str, &[&str])]) {
    let parts = |message: &str| {
        questions(message).into_iter().map(|range| message.get(range).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(message, expected)| parts(message) != *expected)
        .map(|(message, expected)| format!("{message:?}\n  expected {expected:?}\n  found    {:?}", parts(message)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_question_is_one() {
    asked(&[
        ("", &[]),
        (" \n ", &[]),
        ("available?", &["available?"]),
        ("hi", &["hi"]),
        ("Thank you!", &["Thank you!"]),
        ("😀", &["😀"]),
        ("where and when can we meet", &["where and when can we meet"]),
        ("gdzie i kiedy odbiór", &["gdzie i kiedy odbiór"]),
        ("Können Sie mir sagen, wann es fertig ist?", &["Können Sie mir sagen, wann es fertig ist?"]),
        ("Is it 1.5 m or 12.50 wide, e.g. z.B. nr. 5?", &["Is it 1.5 m or 12.50 wide, e.g. z.B. nr. 5?"]),
        ("see etsy.com/shop, is it still there?", &["see etsy.com/shop, is it still there?"]),
        ("Is https://example.com/?a=1 yours", &["Is https://example.com/?a=1 yours"]),
        ("Geht es am 28. November um 15.30 Uhr?", &["Geht es am 28. November um 15.30 Uhr?"]),
        ("I would like the blue and also the red one", &["I would like the blue and also the red one"]),
    ]);
}

#[test]
fn courtesies_are_left_out() {
    asked(&[
        ("Hi Anna, is it available? Thanks, John", &["is it available?"]),
        ("hi how much", &["how much"]),
        ("Hello! How much is it?? Best regards\nJohn Smith", &["How much is it??"]),
        ("Good morning, do you ship to Spain? Thank you in advance!", &["do you ship to Spain?"]),
        ("how much is shipping, thanks", &["how much is shipping"]),
        ("Guten Tag Frau Müller, was kostet der Versand? Viele Grüße", &["was kostet der Versand?"]),
        ("Dzień dobry, ile kosztuje wysyłka? Z góry dziękuję, pozdrawiam Anna", &["ile kosztuje wysyłka?"]),
        ("Hola, ¿cuánto cuesta? Muchas gracias", &["¿cuánto cuesta?"]),
        ("Bonjour madame, c'est combien ? Merci beaucoup", &["c'est combien ?"]),
        ("Καλησπέρα σας, πόσο κάνει; Ευχαριστώ πολύ", &["πόσο κάνει;"]),
        ("Thanks for the quick reply! Which floor is it?", &["Which floor is it?"]),
        ("hola me interesa, cuánto es?", &["me interesa, cuánto es?"]),
        ("geht das bis Freitag? LG Sabine", &["geht das bis Freitag?"]),
        ("Здравствуйте! Сколько стоит? Спасибо большое", &["Сколько стоит?"]),
    ]);
}

#[test]
fn several_questions_are_several() {
    asked(&[
        ("Is it available? Where can I pick it up?", &["Is it available?", "Where can I pick it up?"]),
        ("where do i pick it up and how do i pay", &["where do i pick it up", "how do i pay"]),
        ("is it available and can i pick it up today", &["is it available", "can i pick it up today"]),
        ("how much is it, where can i get it", &["how much is it", "where can i get it"]),
        ("how much is it and for how long", &["how much is it", "for how long"]),
        ("Wie viel kostet das und wo kann ich es abholen?", &["Wie viel kostet das", "wo kann ich es abholen?"]),
        ("ile kosztuje i gdzie mogę odebrać", &["ile kosztuje", "gdzie mogę odebrać"]),
        ("jest dostępne a ile kosztuje wysyłka", &["jest dostępne", "ile kosztuje wysyłka"]),
        ("cuánto cuesta el jarrón y cómo pago", &["cuánto cuesta el jarrón", "cómo pago"]),
        ("c'est combien et où puis-je le récupérer", &["c'est combien", "où puis-je le récupérer"]),
        ("πόσο κάνει και πού μπορώ να το πάρω", &["πόσο κάνει", "πού μπορώ να το πάρω"]),
        ("πόσο κάνει; πού είστε;", &["πόσο κάνει;", "πού είστε;"]),
        ("сколько стоит кружка и где можно забрать", &["сколько стоит кружка", "где можно забрать"]),
        ("1. What size is it?\n2. Do you ship?", &["What size is it?", "Do you ship?"]),
        ("- price?\n- size?", &["price?", "size?"]),
        ("do you ship to France\nhow much is it", &["do you ship to France", "how much is it"]),
        (
            "I'd like to return it. And also I need an invoice.",
            &["I'd like to return it.", "And also I need an invoice."],
        ),
        (
            "My parcel has not arrived. Do you also have the blue one?",
            &["My parcel has not arrived.", "Do you also have the blue one?"],
        ),
        ("hi, how much?\nis it still there", &["how much?", "is it still there"]),
        ("Könnten Sie es bis zum 24.12. liefern? Und wie?", &["Könnten Sie es bis zum 24.12. liefern?", "Und wie?"]),
        (
            "est-ce qu'il y a du bleu et est-ce qu'il va au four ?",
            &["est-ce qu'il y a du bleu", "est-ce qu'il va au four ?"],
        ),
        (
            "Can you tell me, when it ships? Also do you gift wrap",
            &["Can you tell me, when it ships?", "Also do you gift wrap"],
        ),
        ("hello.how are you paid?when do you ship", &["how are you paid?", "when do you ship"]),
    ]);
}

#[test]
fn what_is_told_stays_with_its_question() {
    asked(&[
        (
            "I ordered a bowl last week. It arrived broken. Can I return it?",
            &["I ordered a bowl last week. It arrived broken. Can I return it?"],
        ),
        ("Can I return it? It arrived broken.", &["Can I return it? It arrived broken."]),
        ("I paid yesterday. The parcel is not here", &["I paid yesterday. The parcel is not here"]),
        ("I need three for Friday. Do you ship?", &["I need three for Friday. Do you ship?"]),
        ("what is the limit because I was refused", &["what is the limit because I was refused"]),
        ("how much? the blue one", &["how much? the blue one"]),
        (
            "I have been looking at the large blue bowl in your shop and\nwould like to know what it costs.",
            &["I have been looking at the large blue bowl in your shop and\nwould like to know what it costs."],
        ),
    ]);
}
