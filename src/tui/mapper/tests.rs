//! The screen without a terminal: keys in, state and frames out.

use std::collections::BTreeMap;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rstest::rstest;

use super::*;
use crate::model::{Channel, Language};
use crate::transfer::Source;
use crate::transfer::tables::StateWord;
use crate::tui::rehearsal::{lines_of, typed};
use crate::tui::theme::Scheme;
use crate::tui::view;

/// Rows a seller of nine languages could have: columns that are guessed, one that is not, amounts without a currency, days of which nobody
/// can tell, and what must not reach a screen.
const OWN: &str = "Nr zamówienia;Data;Klient;Kwota;Wysyłka;Co;Ile;Cena\n\
                   2041;10/09/26;Anna Nowak;86,00;12,00;Kubek z uchem;2;37,00\n\
                   2042;11/09/26;Jan \u{1b}[31mŻak;abc;;Miska;1;64,00\n\
                   2043;12/09/26;日本の客;64,00;;Miska;1;64,00\n";

const PEOPLE: &str = "Kontakt;Gdzie\nanna@example.com;\"ul. Piotrkowska 12/4, 90-001 Łódź\"\nbob@example.com;Leeds\n";

fn task(text: &str, holds: Holds) -> Task {
    Task {
        sample: Sample::read(Source::new("zamówienia 2026-09.csv", text.as_bytes()), holds).expect("a table"),
        holds,
        mended: None,
        name: None,
        taken: vec!["Allegro".to_owned()],
        currency: "PLN".parse().ok(),
    }
}

/// How the screen has ended.
#[derive(Debug, PartialEq)]
enum End {
    With(Box<Mapping>),
    Without,
}

/// The screen, and how it ended.
struct Screen {
    mapper: Mapper,
    end: Option<End>,
}

impl Screen {
    fn new(task: Task, size: (u16, u16)) -> Self {
        let messages = Messages::new(&Language::english());
        let keymap = Keymap::new(&BTreeMap::new()).expect("the table's keys are sound");
        let theme = Theme::new(Scheme::Dark, None);
        Self { mapper: Mapper::new(messages, keymap, theme, size, task), end: None }
    }

    fn orders() -> Self {
        Self::new(task(OWN, Holds::Orders), (120, 36))
    }

    fn keys(mut self, keys: &str) -> Self {
        for input in typed(keys) {
            if let Some(Effect::End(mapping)) = update(&mut self.mapper, input) {
                self.end = Some(mapping.map_or(End::Without, End::With));
            }
        }
        self
    }

    /// Keeps the mapping, whatever is asked before.
    fn kept(self) -> Self {
        let screen = self.keys("<ctrl-s>");
        if screen.end.is_some() { screen } else { screen.keys("<ctrl-s>") }
    }

    fn frame(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.mapper.size;
        let area = Rect { x: 0, y: 0, width, height };
        let mut buffer = Buffer::empty(area);
        let cursor = view::mapper::draw(&self.mapper, area, &mut buffer);
        (buffer, cursor)
    }

    fn meanings(&self) -> Vec<&'static str> {
        self.mapper.draft.meanings.iter().map(|meaning| meaning.map_or("", Field::word)).collect()
    }

    fn said(&self) -> &str {
        self.mapper.said.as_ref().map_or("", |said| said.text.as_str())
    }

    fn mapping(&self) -> &Mapping {
        match &self.end {
            Some(End::With(mapping)) => mapping,
            other => panic!("no mapping: {other:?}"),
        }
    }
}

#[rstest]
#[case::opened("opened", "")]
#[case::meanings("meanings", "<down><down><down><enter>")]
#[case::narrowed("narrowed", "<down><down><down><down><down>ite")]
#[case::lacking("lacking", "<delete><ctrl-s>")]
#[case::mended("currency", "<end><pagedown><pagedown><pagedown><up><up><up><enter><ctrl-u>EU")]
#[case::days("days", "<pagedown><pagedown><pagedown><up><up><enter>")]
#[case::left("leaving", "<delete><esc>")]
fn every_state_at_every_size(#[case] name: &str, #[case] keys: &str) {
    for size in [(120, 36), (80, 24), (40, 12)] {
        let screen = Screen::new(task(OWN, Holds::Orders), size).keys(keys);
        let (buffer, cursor) = screen.frame();
        let cursor = cursor.map_or_else(|| "none".to_owned(), |at| format!("column {} row {}", at.x, at.y));
        let (columns, rows) = size;
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), format!("cursor: {cursor}\n{}", lines_of(&buffer)));
    }
}

#[test]
fn buyers_are_mapped_as_orders_are() {
    let screen = Screen::new(task(PEOPLE, Holds::Buyers), (80, 24)).keys("<down>whole<enter>");
    insta::assert_snapshot!("buyers", lines_of(&screen.frame().0));
    let screen = screen.kept();
    assert_eq!(screen.mapping().name, "zamówienia");
    assert_eq!(screen.mapping().columns.len(), 2);
}

#[test]
fn pieces_are_mapped_as_orders_are() {
    let text = "Nazwa,Cena,Stan,Kolor\nKubek,37.00 PLN,4,\"blue, red\"\nMiska,64 PLN,,\n";
    let screen = Screen::new(task(text, Holds::Pieces), (80, 24));
    assert_eq!(screen.meanings(), ["item", "price", "stock", "choice"]);
    insta::assert_snapshot!("pieces", lines_of(&screen.frame().0));
    assert_eq!(screen.kept().mapping().holds, Holds::Pieces);
}

#[test]
fn it_opens_with_guesses_and_keeps_them() {
    let screen = Screen::orders().kept();
    assert_eq!(screen.meanings(), ["number", "placed", "name", "total", "postage", "", "", "price"]);
    let mapping = screen.mapping();
    assert_eq!(
        (mapping.currency.map(|one| one.to_string()).as_deref(), mapping.days),
        (Some("PLN"), Some(DayOrder::DayFirst))
    );
    assert_eq!((mapping.name.as_str(), mapping.channel.name()), ("zamówienia", "zamówienia"));
}

#[test]
fn a_letter_on_a_column_looks_for_its_meaning_and_enter_goes_on_to_the_next() {
    let screen = Screen::orders().keys("<down><down><down><down><down>item<enter>quan<enter>");
    assert_eq!(screen.meanings(), ["number", "placed", "name", "total", "postage", "item", "quantity", "price"]);
    assert_eq!(screen.mapper.selected, 7);
    assert!(screen.mapper.preview.read[0].told(None).contains("2× Kubek z uchem à 37.00 PLN"));
}

#[rstest]
#[case("product", "item")]
#[case("title", "item")]
#[case("nazwa", "item")]
#[case("Tytuł", "item")]
#[case("parcel number", "tracking")]
#[case("numer przes", "tracking")]
#[case("straße", "street")]
#[case("ville", "city")]
#[case("παραγγελία", "number")]
#[case("total", "total")]
fn a_meaning_is_found_by_what_sellers_call_it(#[case] wanted: &str, #[case] first: &str) {
    let screen = Screen::orders().keys("<down><down><down><down><down>").keys(wanted);
    let Some(Open::Meaning(picker)) = &screen.mapper.open else { panic!("no list of meanings") };
    assert_eq!(picker.chosen().and_then(|choice| choice.value).map(Field::word), Some(first));
}

#[test]
fn lines_below_are_counted() {
    let shown = |keys: &str| lines_of(&Screen::new(task(WHOLE, Holds::Orders), (80, 24)).keys(keys).frame().0);
    let mark = |shown: &str| shown.lines().nth(2).map(str::to_owned).unwrap_or_default();
    assert!(mark(&shown("")).trim_end().ends_with("9 more below"), "{}", shown(""));
    assert!(!shown("<pagedown><pagedown><pagedown>").contains("below"));
}

#[test]
fn what_was_never_seen_is_asked_about_before_it_is_kept() {
    let screen = Screen::new(task(WHOLE, Holds::Orders), (80, 24)).keys("<ctrl-s>");
    assert!(screen.end.is_none());
    assert_eq!(screen.mapper.row(), Row::Whole(Whole::Name));
    let asked = "It will be kept as “zamówienia”, orders come from “zamówienia”: ^S again keeps it so.";
    assert_eq!(screen.said(), asked);
    assert_eq!(screen.keys("<ctrl-s>").mapping().name, "zamówienia");
    // What is typed there is kept without another question.
    let screen = Screen::new(task(WHOLE, Holds::Orders), (80, 24)).keys("<ctrl-s>fair<enter><ctrl-s>");
    assert_eq!((screen.mapping().name.as_str(), screen.mapping().channel.name()), ("fair", "fair"));
    // Nobody is asked who was there, who sees all of it, or who has said the name before.
    let screen = Screen::new(task(WHOLE, Holds::Orders), (80, 24)).keys("<pagedown><pagedown><up><pageup><ctrl-s>");
    assert!(screen.end.is_some(), "{}", screen.said());
    assert!(Screen::new(task(WHOLE, Holds::Orders), (120, 36)).keys("<ctrl-s>").end.is_some());
    let named = Task { name: Some("fair".to_owned()), ..task(WHOLE, Holds::Orders) };
    assert!(Screen::new(named, (80, 24)).keys("<ctrl-s>").end.is_some());
}

#[test]
fn unknown_words_and_orders_without_an_item_are_told_before_it_is_kept() {
    let screen = Screen::new(task(STATES, Holds::Orders), (80, 24)).keys("<ctrl-s>");
    assert_eq!(screen.mapper.row(), Row::Word(1));
    let told = "It will be kept as “zamówienia”, orders come from “zamówienia”, “w piecu” is no known state, no column is the item: \
                ^S again keeps it so.";
    assert_eq!(screen.said(), told);
    assert!(screen.keys("<ctrl-s>").end.is_some());
    let text =
        STATES.replace("Nr;", "Nr;Towar;").replace(";wy", ";x;wy").replace(";w p", ";x;w p").replace(";no", ";x;no");
    let screen = Screen::new(task(&text, Holds::Orders), (120, 36)).keys("<ctrl-s>");
    assert_eq!(screen.mapper.row(), Row::Word(1));
    assert!(!screen.said().contains("item"), "{}", screen.said());
    // Once the word is told, there is nothing to ask.
    assert!(screen.keys("making<enter><ctrl-s>").end.is_some());
}

#[test]
fn what_is_asked_is_read_whole_at_every_size() {
    let text = WHOLE.replace("versandt", "im Ofen").replace("Artikel", "Los");
    for size in [(120, 36), (80, 24), (40, 12)] {
        let screen = Screen::new(task(&text, Holds::Orders), size).keys("<ctrl-s>");
        insta::assert_snapshot!(format!("asked_{}x{}", size.0, size.1), lines_of(&screen.frame().0));
    }
}

#[test]
fn what_is_marked_is_tried_on_before_it_is_taken() {
    let screen = Screen::orders().keys("<down><down><down><down><down>item");
    assert_eq!(screen.meanings()[5], "");
    assert!(screen.mapper.preview.read[0].told(None).contains("Kubek"), "{:?}", screen.mapper.preview);
    let screen = screen.keys("<esc>");
    assert!(screen.end.is_none() && !screen.mapper.preview.read[0].told(None).contains("Kubek"));
}

#[test]
fn a_guess_gives_way_and_what_was_said_stays() {
    let screen = Screen::orders().keys("<pagedown><up><up><up><up>total<enter>");
    let place = screen.meanings().iter().position(|meaning| *meaning == "total").expect("a total");
    assert_eq!(screen.meanings().iter().filter(|meaning| **meaning == "total").count(), 1);
    assert!(screen.said().contains("was a guess for “Kwota”"), "{} {place}", screen.said());
    let screen = screen.keys("<pageup><enter>total<enter>");
    assert_eq!(screen.meanings().iter().filter(|meaning| **meaning == "total").count(), 2);
    assert!(screen.said().contains("in two columns"), "{}", screen.said());
}

#[test]
fn everything_said_can_be_taken_back_and_said_again() {
    let screen = Screen::orders().keys("<delete>");
    assert_eq!(screen.meanings()[0], "");
    let screen = screen.keys("<ctrl-/>");
    assert_eq!(screen.meanings()[0], "number");
    let screen = screen.keys("<ctrl-]>");
    assert_eq!(screen.meanings()[0], "");
    assert_eq!(Screen::orders().keys("<ctrl-/>").said(), "There is nothing more to take back here");
}

#[test]
fn what_is_needed_is_named_and_nothing_is_kept_without_it() {
    let screen = Screen::orders().keys("<delete><ctrl-s>");
    assert!(screen.end.is_none());
    assert_eq!(screen.said(), "No column yet for: order number");
    let to_name = "<pagedown><pagedown><pagedown>";
    let screen = Screen::orders().keys(&format!("{to_name}allegro<enter><ctrl-s>"));
    assert_eq!(screen.said(), "Another mapping is called “allegro”: it needs another name.");
    let screen = screen.keys("shop<enter>").kept();
    assert_eq!((screen.mapping().name.as_str(), screen.mapping().channel.name()), ("shop", "shop"));
}

#[test]
fn a_currency_that_is_none_is_refused_and_what_was_typed_stays() {
    let to_currency = "<pagedown><pagedown><pagedown><up><up><up>";
    let screen = Screen::orders().keys(&format!("{to_currency}EURO<enter>"));
    assert_eq!(screen.said(), "That is no currency: it is a code such as EUR or PLN.");
    assert!(matches!(&screen.mapper.open, Some(Open::Text(field)) if field.text() == "EURO"));
    let screen = screen.keys("<backspace><enter>").kept();
    assert_eq!(screen.mapping().currency.map(|one| one.to_string()).as_deref(), Some("EUR"));
}

#[test]
fn nothing_is_lost_unasked() {
    assert_eq!(Screen::orders().keys("<esc>").end, Some(End::Without));
    let screen = Screen::orders().keys("<delete><esc>");
    assert!(screen.end.is_none() && screen.said().starts_with("Esc again"), "{}", screen.said());
    // Another key, and it is asked anew.
    let screen = screen.keys("<down><esc>");
    assert!(screen.end.is_none());
    assert_eq!(screen.keys("<esc>").end, Some(End::Without));
    let screen = Screen::orders().keys("<delete>x<ctrl-q>");
    assert!(screen.end.is_none() && screen.mapper.open.is_none());
    assert_eq!(screen.keys("<ctrl-q>").end, Some(End::Without));
}

#[test]
fn a_mapping_that_lost_a_column_keeps_the_rest() {
    let mut mended = Screen::orders().kept().mapping().clone();
    mended.columns[3].header = "Suma".to_owned();
    mended.columns.remove(4);
    let screen = Screen::new(Task { mended: Some(mended.clone()), ..task(OWN, Holds::Orders) }, (80, 24));
    assert_eq!(screen.meanings(), ["number", "placed", "name", "total", "", "", "", "price"]);
    let lost: Vec<bool> = screen.mapper.draft.guessed[..4].to_vec();
    assert_eq!(lost, [false, false, false, true]);
    let screen = screen.kept();
    assert_eq!((screen.mapping().id, screen.mapping().name.as_str()), (mended.id, mended.name.as_str()));
}

/// A table whose columns are those of [`OWN`] but for one that is called otherwise and one that is new.
fn nearly() -> Task {
    let mended = Screen::orders().kept().mapping().clone();
    let text = OWN.replacen("Klient", "Kupujący", 1).replacen("Cena", "Cena;Uwagi", 1).replace("00\n", "00;\n");
    let mended = Mapping { name: "Ceramics fair".to_owned(), channel: Channel::new("fair"), ..mended };
    Task { mended: Some(mended), ..task(&text, Holds::Orders) }
}

#[test]
fn a_mapping_that_nearly_fits_is_where_one_begins() {
    let screen = Screen::new(nearly(), (80, 24));
    let fair = screen.mapper.task.mended.clone().expect("a mapping");
    assert_eq!(screen.meanings(), ["number", "placed", "name", "total", "postage", "", "", "price", ""]);
    assert_eq!(screen.mapper.draft.guessed[..4], [false, false, true, false]);
    let told = screen.mapper.nearly().expect("said");
    assert!(told.contains("Gone: “Klient”. New, or left out so far: “Kupujący”, “Co”, “Ile”, “Uwagi”."), "{told}");
    let screen = screen.kept();
    assert_eq!((screen.mapping().id, screen.mapping().channel.name()), (fair.id, "fair"));
    let screen = Screen::new(nearly(), (80, 24)).keys("<pagedown><pagedown><pagedown>other<enter>").kept();
    assert_ne!(Some(screen.mapping().id), screen.mapper.task.mended.as_ref().map(|mended| mended.id));
    assert_eq!((screen.mapping().name.as_str(), screen.mapping().channel.name()), ("other", "fair"));
    let screen = Screen::new(nearly(), (80, 24)).keys("<down><down><delete>");
    assert_eq!((screen.mapper.nearly(), screen.mapper.lost()), (None, vec!["buyer's name".to_owned()]));
}

#[test]
fn a_mapping_that_nearly_fits_is_shown_at_every_size() {
    for size in [(120, 36), (80, 24), (40, 12)] {
        let shown = lines_of(&Screen::new(nearly(), size).frame().0);
        let lost = lines_of(&Screen::new(nearly(), size).keys("<down><down><delete>").frame().0);
        insta::assert_snapshot!(format!("nearly_{}x{}", size.0, size.1), format!("{shown}\n{lost}"));
    }
}

/// A table with words for states that are known, and one that is not.
const STATES: &str = "Nr;Stan;Razem\n1;wysłane;20 zł\n2;w piecu;30 zł\n3;nowe;5 zł\n";

#[rstest]
#[case::opened("", "nowe")]
#[case::choosing("<down><down><down><down>mak", "making")]
fn words_for_states_are_shown_at_every_size(#[case] keys: &str, #[case] name: &str) {
    for size in [(120, 36), (80, 24), (40, 12)] {
        let screen = Screen::new(task(STATES, Holds::Orders), size).keys("<pagedown><up><up><up><up><up>");
        let shown =
            lines_of(&if keys.is_empty() { screen } else { screen.keys("<pageup><pageup>").keys(keys) }.frame().0);
        insta::assert_snapshot!(format!("words_{name}_{}x{}", size.0, size.1), shown);
    }
}

#[test]
fn what_a_word_for_a_state_means_is_said_once_and_kept() {
    let screen = Screen::new(task(STATES, Holds::Orders), (80, 24));
    let read = |screen: &Screen| screen.mapper.words.iter().map(|(_, state)| *state).collect::<Vec<_>>();
    assert_eq!(read(&screen), [Some(State::Shipped), None, Some(State::Agreed)]);
    let screen = screen.keys("<down><down><down><down>making");
    assert!(screen.mapper.preview.read[1].told(None).starts_with("making"), "{:?}", screen.mapper.preview);
    let screen = screen.keys("<enter>");
    assert_eq!((read(&screen)[1], screen.mapper.row()), (Some(State::Making), Row::Word(2)));
    let screen = screen.kept();
    assert_eq!(screen.mapping().states, [StateWord { word: "w piecu".to_owned(), state: State::Making }]);
    let mended = Task { mended: Some(screen.mapping().clone()), ..task(STATES, Holds::Orders) };
    let screen = Screen::new(mended, (80, 24)).keys("<down><down><down><down><delete>");
    assert_eq!((read(&screen)[1], screen.mapper.row()), (None, Row::Word(1)));
    // Without a column of states there are no words for them, and what is marked stays marked.
    let screen = screen.keys("<pagedown><pagedown><ctrl-/>").keys("<pageup><pageup><down><delete>");
    assert_eq!((read(&screen).len(), screen.mapper.row()), (0, Row::Column(1)));
}

#[test]
fn help_and_palette_open_as_elsewhere_and_what_was_open_is_there_again() {
    for size in [(80, 24), (40, 12)] {
        let screen = Screen::new(task(OWN, Holds::Orders), size).keys("<ctrl-g>");
        insta::assert_snapshot!(format!("help_{}x{}", size.0, size.1), lines_of(&screen.frame().0));
        assert!(screen.keys("<ctrl-g>").mapper.open.is_none());
    }
    let screen = Screen::orders().keys("<down><down><down><down><down>ite<ctrl-g>quit<esc>");
    assert!(matches!(&screen.mapper.open, Some(Open::Meaning(picker)) if picker.query.text() == "ite"));
    let screen = Screen::orders().keys("<ctrl-p>keep and<enter>").kept();
    assert_eq!(screen.mapping().name, "zamówienia");
    // What is done elsewhere is only told of.
    let screen = Screen::orders().keys("<ctrl-g>not-sent<down><enter>");
    assert!(screen.mapper.open.is_none() && screen.end.is_none());
    let screen = Screen::orders().keys("<ctrl-p>leave out<enter><ctrl-p>undo<enter>");
    assert_eq!(screen.meanings()[0], "number");
}

/// A table that knows much of an order.
const WHOLE: &str = "Bestellnummer;Datum;Kunde;E-Mail;Straße;PLZ;Ort;Artikel;Größe;Anzahl;Einzelpreis;Versand;Summe;Bemerkung;Status\n\
    7;01.09.2026;Anna Klein;anna@example.com;Lange Gasse 3;01067;Dresden;Tasse;groß;2;14,00 €;5,90 €;33,90 €;als Geschenk;versandt\n\
    8;02.09.2026;Bert Groß;bert@example.com;Am Markt 1;04109;Leipzig;Schale;;1;20,00 €;5,90 €;25,90 €;;bezahlt\n";

#[test]
fn the_preview_shows_what_came_of_every_column() {
    let screen = Screen::new(task(WHOLE, Holds::Orders), (40, 12));
    let read = &screen.mapper.preview.read[0];
    let told = format!("{} {} {}", read.name, read.cells.join(" "), read.told(None));
    for wanted in ["7", "2026-09-01", "Anna Klein", "anna@example.com", "Lange Gasse 3", "01067", "Dresden"] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    for wanted in ["2× Tasse (groß) à 14.00 EUR", "postage 5.90 EUR", "33.90 EUR", "note als Geschenk", "shipped"] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    // Where there is little room, what the marked column says comes first.
    let shown = |screen: &Screen| lines_of(&screen.frame().0);
    assert!(!shown(&screen).contains("Geschenk"), "{}", shown(&screen));
    let screen = screen.keys("<down><down><down><down><down><down><down><down><down><down><down><down><down>");
    assert!(shown(&screen).contains("note als Geschenk"), "{}", shown(&screen));
    for size in [(120, 36), (80, 24), (40, 12)] {
        let screen = Screen::new(task(WHOLE, Holds::Orders), size);
        insta::assert_snapshot!(format!("whole_{}x{}", size.0, size.1), shown(&screen));
    }
}

#[test]
fn days_that_a_spreadsheet_has_counted_are_a_guess_where_the_header_speaks_of_days() {
    let text = "Nr;Datum;Los\n1;45987;45987\n2;45988;45990\n";
    let screen = Screen::new(task(text, Holds::Orders), (80, 24));
    assert_eq!(screen.meanings(), ["number", "placed", ""]);
    assert_eq!((screen.mapper.draft.days, screen.mapper.draft.days_told), (Some(DayOrder::Counted), false));
    assert_eq!(screen.mapper.preview.read[0].cells[0], "2025-11-26");
    insta::assert_snapshot!("counted", lines_of(&screen.frame().0));
    assert_eq!(screen.kept().mapping().days, Some(DayOrder::Counted));
    // A number that is no such day, and it is none of them.
    let text = text.replace("45988", "12");
    assert_eq!(Screen::new(task(&text, Holds::Orders), (80, 24)).meanings(), ["number", "", ""]);
    // Where somebody says that a column holds days, they are read so, too.
    let text = "Nr;Los\n1;45987\n2;45990\n";
    let screen = Screen::new(task(text, Holds::Orders), (80, 24)).keys("<down>day of the order<enter>");
    assert_eq!((screen.meanings()[1], screen.mapper.draft.days), ("placed", Some(DayOrder::Counted)));
}

#[test]
fn a_currency_that_was_typed_is_no_guess_any_more() {
    let screen = Screen::orders();
    assert!(!screen.mapper.is_sure(Whole::Currency));
    let screen = screen.keys("<pagedown><pagedown><pagedown><up><up><up>zł<enter>");
    assert!(screen.mapper.is_sure(Whole::Currency));
    assert_eq!(screen.mapper.draft.currency.map(|one| one.to_string()).as_deref(), Some("PLN"));
    assert!(!screen.keys("<ctrl-/>").mapper.is_sure(Whole::Currency));
}

#[test]
fn what_acts_on_a_terminal_reaches_no_frame() {
    let screen = Screen::new(task("a\u{1b}]0;x\u{7};b\u{202e}\n\u{1b}[2J;\u{202e}1\n", Holds::Orders), (80, 24));
    for keys in ["", "<enter>", "<pagedown><pagedown>"] {
        let shown = lines_of(&screen_again(&screen).keys(keys).frame().0);
        assert!(shown.chars().all(|c| c == '\n' || (!c.is_control() && c != '\u{202e}')), "{shown:?}");
    }
}

fn screen_again(screen: &Screen) -> Screen {
    let Task { sample, holds, .. } = &screen.mapper.task;
    Screen::new(Task { sample: sample.clone(), ..task(PEOPLE, *holds) }, screen.mapper.size)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_on_whatever_table_it_neither_panics_nor_draws_outside(
        table in "[a-z;,\\n\"0-9€@./ ]{0,120}",
        keys in prop::collection::vec(prop::sample::select(vec![
            "<up>", "<down>", "<enter>", "<esc>", "<delete>", "<tab>", "<pagedown>", "<pageup>", "<ctrl-/>", "<ctrl-]>", "<ctrl-u>",
            "t", "e", "7", "é", " ", "<paste:to\tal>", "<ctrl-s>", "<ctrl-g>", "<ctrl-p>",
        ]), 0..40),
        size in (20_u16..130, 3_u16..40),
    ) {
        let Ok(sample) = Sample::read(Source::new("x", table.as_bytes()), Holds::Orders) else { return Ok(()) };
        for holds in Holds::ALL {
            let mut screen = Screen::new(Task { sample: sample.clone(), ..task(PEOPLE, *holds) }, size);
            for key in &keys {
                screen = screen.keys(key);
                let (buffer, cursor) = screen.frame();
                prop_assert!(cursor.is_none_or(|at| buffer.area.contains(at)));
                if let Some(End::With(mapping)) = &screen.end {
                    prop_assert!(mapping.lacks().is_empty() && !mapping.name.is_empty());
                }
                if screen.end.is_some() {
                    break;
                }
            }
        }
    }
}
