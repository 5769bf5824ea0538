//! The board, meetings, honest dates, the stock list, two buyers made one.

use super::home::Home;

fn home() -> Home {
    Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n")
}

#[test]
fn the_board_shows_how_far_everything_is() {
    let mut session = home().session();
    session
        .run("board")
        .quietly("buyer add 'Anna Nowak'")
        .quietly("buyer add Bob")
        .quietly("order add 2041 --buyer anna --item '2x Mug' --total 86 --promised yesterday --state making")
        .quietly("order add 2042 --buyer bob --item Bowl --total '50 EUR' --promised +3 --state making")
        .quietly("order add 2043 --item Bowl --total 20 --state asked")
        .quietly("order add 2044 --buyer bob --state waiting-for-pickup --promised yesterday")
        .quietly("order add 2045 --buyer bob --state received --total 70")
        .run("board")
        .run("board --list")
        .run("board mug")
        .run("board --buyer bob --json")
        .run("board --state received")
        .run("board --all --list")
        .run("board nothing");
    tells!(session);
}

#[test]
fn buyers_are_met_at_a_place_and_an_hour() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak' --language pl")
        .quietly("buyer add Bob")
        .quietly("order add 2041 --buyer anna --item '2x Mug' --total 86 --state ready")
        .quietly("order add 2042 --buyer bob --state ready")
        .run("slot add 'at the station' mon,thu 18:30-19:00")
        .run("slot add 'at work' mon-fri 9-18 --json")
        .run("slot add x someday 9-18")
        .run("slot add x mon 18-9")
        .run("slot list")
        .run("slot free --days 4")
        .run("order meet 2041 mon 18:30")
        .run("order meet 2042 2026-11-30 18:45 --place 'at the door' --until 19:15")
        .run("order meet 2042 soon")
        .run("order meet 2042 31/02 18:00")
        .run("order meet 2042 mon 18:00 --until 17:00")
        .run("order meet 2042 yesterday 18:00")
        .run("undo")
        .run("slot taken")
        .run("slot free --days 4")
        .run("order next 2041")
        .run("order meet 2041 --off")
        .run("order meet 2041 --ics")
        .run("slot remove 1")
        .run("undo")
        .run("slot remove 9");
    tells!(session);
}

#[test]
fn a_meeting_goes_into_the_calendar() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("order add 2041 --buyer anna --item '2x Mug' --total 86 --state ready")
        .quietly("order meet 2041 mon 18:30 --place 'at the station, exit B'");
    session.run("order meet 2041").run("order meet 2041 --json").run("order meet 2041 --ics");
    session
        .quietly("order add 2042 --slot 'some day at the market'")
        .run("order meet 2042")
        .run("order meet 2042 --ics");
    tells!(session);
}

#[test]
fn a_meeting_takes_as_long_as_the_settings_say() {
    let settings = "[shop]\ncurrency = \"PLN\"\n[calendar]\nmeeting_minutes = 45\n";
    let mut session = Home::new().with_settings(settings).session();
    session
        .quietly("order add 1 --state ready")
        .quietly("order add 2 --state ready")
        .quietly("slot add 'at work' mon 9-10:30")
        .run("order meet 1 mon 9:30")
        .run("order meet 2 mon 10:00")
        .run("order meet 2 mon 10:15")
        .run("slot taken")
        .run("slot free");
    tells!(session);
}

#[test]
fn an_honest_date_comes_after_what_was_promised() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("piece add Mug --days 1 --stock 1")
        .quietly("piece add Bowl --minutes 240")
        .quietly("piece add Vase")
        .run("when mug")
        .quietly("order add 1 --buyer anna --item '3x Mug' --promised +4 --state paid")
        .quietly("order add 2 --buyer anna --item Vase --state agreed")
        .run("when mug")
        .run("when mug bowl --times 2 --json")
        .run("when --hours 6.5")
        .run("when --days 3 --by 2026-12-03")
        .run("when mug --times 15 --by +10")
        .run("when vase")
        .run("when --hours many")
        .run("when cup");
    tells!(session);
}

#[test]
fn the_stock_list_is_short_for_a_chat_and_full_for_an_e_mail() {
    let mut session = home().session();
    session
        .run("piece stock")
        .quietly("piece add Mug --price 43 --stock 3 --size '9 cm' --link etsy=https://example.org/mug --link web=https://example.net/mug")
        .quietly("piece add Bowl --price 60 --stock 0 --days 4 --variation blue --variation green")
        .quietly("piece add Plan")
        .run("piece stock")
        .run("piece stock --short")
        .run("piece stock --full --channel web")
        .run("piece stock bowl --short")
        .run("piece stock cup --short")
        .run("piece stock --json")
        .run("reply add catalogue --situation P05 --title All --body '{% for one in shop.in_stock %}{{ one.name }} {{ one.price | money }}: {{ one.link }}{% endfor %} {{ shop.made_to_order }}'")
        .run("copy catalogue --print")
        .run("reply add ready --title Ready --body 'Ready on {{ piece.ready_on | date }}.'")
        .run("copy ready --piece bowl --print")
        .run("copy ready --piece plan --print");
    tells!(session);
}

#[test]
fn two_buyers_who_are_one_become_one() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak' --handle etsy=anna --phone 123 --address 'Ulica 1'")
        .quietly("buyer add 'Ania N.' --handle allegro=ania_k --phone 456 --email a@example.org --tag vip --notes 'likes blue'")
        .quietly("order add 2041 --buyer ania_k --state making --promised yesterday --total 86")
        .run("buyer merge anna anna")
        .run("buyer merge anna nobody")
        .run("buyer merge 'Anna Nowak' ania_k")
        .run("buyer show anna")
        .run("buyer show ania_k --json")
        .run("buyer list")
        .run("undo")
        .run("buyer list")
        .run("order show 2041");
    tells!(session);
}

#[test]
fn a_buyer_is_made_of_what_they_wrote() {
    let mut session = home().session();
    session
        .feed(
            "buyer add --from-text -",
            "Hello, please send the blue one to:\n\nJane Smith\n12 Mill Lane\nLeeds LS1 4AP\n\njane@example.org\n",
        )
        .feed("buyer add --from-text -", "hi, is it still there? thanks")
        .feed("buyer add Bob --from-text - --json", "ul. Prosta 5/3\n00-838 Warszawa")
        .run("buyer add --from-text nowhere.txt")
        .run("buyer add");
    tells!(session);
}

#[test]
fn the_same_reply_twice_in_a_day_is_said() {
    let mut session = Home::new().with_clipboard().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("reply add address --title Address --body 'Mill Lane 2'")
        .run("copy address --buyer anna")
        .run("copy address --buyer anna")
        .run("copy address --print");
    tells!(session);
}
