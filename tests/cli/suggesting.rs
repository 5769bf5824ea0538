//! A buyer's message, from the shell.

use super::replies;

#[test]
fn a_message_is_understood_and_answered() {
    let mut session = replies::home()
        .with("message.txt", "Hi, this is Anna Nowak.\r\nWhere can I pick it up? I would come on Saturday at 5 pm.\n")
        .with("past.txt", "where can I pick it up\ndo you sell gift cards?\nany GIFT CARDS left\ncan you mend a zip\n")
        .session();
    session
        .run("suggest message.txt")
        .run("import replies library.jsonl")
        .run("buyer add 'Anna Nowak' --handle etsy=anna84")
        .run("suggest message.txt --limit 2")
        .feed("suggest", "gdzie mogę to odebrać?")
        .feed("suggest --json --limit 1", "adress pls")
        .feed("suggest --json", "")
        .feed("suggest", "\u{1f642}\u{1f642}")
        .feed(
            "suggest --jsonl --limit 1",
            "{\"id\":7,\"text\":\"hi\"}\n{\"id\":8}\nnonsense\n{\"text\":\"\u{1b}[31mwhere can i pick it up\"}\n",
        )
        .run("suggest --gaps past.txt")
        .run("suggest --gaps past.txt --json")
        .run("suggest nowhere.txt")
        .run("learnt list")
        .run("learnt remove 1");
    tells!(session);
}
