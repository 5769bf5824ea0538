//! Addresses as buyers write them.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::address::{Country, Doubt, Field, doubts, label};
use crate::model::Language;

fn shown(parts: &Parts) -> String {
    let fields = [
        ("to", &parts.recipient),
        ("house", &parts.house),
        ("street", &parts.street),
        ("no", &parts.number),
        ("unit", &parts.unit),
        ("box", &parts.po_box),
        ("locker", &parts.locker),
        ("district", &parts.district),
        ("city", &parts.city),
        ("region", &parts.region),
        ("code", &parts.postcode),
    ];
    let said = fields.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}"));
    let country = parts.country.map(|country| format!("in={}", country.code()));
    said.chain(country).collect::<Vec<_>>().join(" | ")
}

#[rstest]
#[case(
    "Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa",
    "to=Zofia Lis | street=ul. Prosta | no=5 | unit=3 | city=Warszawa | code=00-838 | in=PL"
)]
#[case(
    "Zofia Lis, Prosta 5 m. 3, 00838 Warszawa",
    "to=Zofia Lis | street=Prosta | no=5 | unit=m. 3 | city=Warszawa | code=00-838 | in=PL"
)]
#[case("Manchester, Builders 15/2", "street=Builders | no=15/2 | city=Manchester | in=GB")]
#[case(
    "Jane Smith\nFlat 3, 12 Mill Lane\nLeeds LS1 4AP",
    "to=Jane Smith | street=Mill Lane | no=12 | unit=Flat 3 | city=Leeds | code=LS1 4AP | in=GB"
)]
#[case(
    "123 Main St Apt 456 Oakland CA 94789",
    "street=Main St | no=123 | unit=Apt 456 | city=Oakland | region=CA | code=94789 | in=US"
)]
#[case(
    "Karl Huber\nTriftstraße 67\n13353 Berlin\nDeutschland",
    "to=Karl Huber | street=Triftstraße | no=67 | city=Berlin | code=13353 | in=DE"
)]
#[case(
    "María Gil, C/ Mayor, 23, 2º B, 28014 Madrid",
    "to=María Gil | street=C/ Mayor | no=23 | unit=2º B | city=Madrid | code=28014 | in=ES"
)]
#[case(
    "Ελένη Παππά\nΕρμού 15\n105 63 Αθήνα",
    "to=Ελένη Παππά | street=Ερμού | no=15 | city=Αθήνα | code=105 63 | in=GR"
)]
#[case("12 rue de Rivoli, 75001 Paris", "street=rue de Rivoli | no=12 | city=Paris | code=75001 | in=FR")]
#[case("Ερμού 15, 105 63", "street=Ερμού | no=15 | code=105 63 | in=GR")]
#[case("Zofia, Łódź Piotrkowska 12", "to=Zofia | street=Piotrkowska | no=12 | city=Łódź | in=PL")]
#[case("Paczkomat WAW123A, Zofia Lis", "locker=Paczkomat WAW123A | in=PL")]
#[case(
    "Name: Jane Smith\nAddress: 12 Mill Lane\nCity: Leeds\nPostcode: LS1 4AP",
    "to=Jane Smith | street=Mill Lane | no=12 | city=Leeds | code=LS1 4AP | in=GB"
)]
#[case(
    "hi! my address is 12 High St, Leeds LS1 4AB thanks :)",
    "street=High St | no=12 | city=Leeds | code=LS1 4AB | in=GB"
)]
#[case(
    "Hello Anna, could you please send it to Jane Smith, 12 High Street, Leeds, LS1 4AB? Thank you so much!",
    "to=Jane Smith | street=High Street | no=12 | city=Leeds | code=LS1 4AB | in=GB"
)]
#[case(
    "Hallo, meine Adresse ist: Karl Huber, Triftstraße 67, 13353 Berlin. Vielen Dank und liebe Grüße",
    "to=Karl Huber | street=Triftstraße | no=67 | city=Berlin | code=13353 | in=DE"
)]
#[case(
    "Bitte an folgende Adresse schicken:\nKarl Huber\nTriftstraße 67\n13353 Berlin\nDanke!",
    "to=Karl Huber | street=Triftstraße | no=67 | city=Berlin | code=13353 | in=DE"
)]
#[case(
    "Hola, mi dirección es C/ Mayor 23, 2º B, 28014 Madrid, muchas gracias",
    "street=C/ Mayor | no=23 | unit=2º B | city=Madrid | code=28014 | in=ES"
)]
#[case(
    "Dzień dobry, proszę wysłać na adres ul. Prosta 5/3, 00-838 Warszawa. Dziękuję, Zofia Lis",
    "to=Zofia Lis | street=ul. Prosta | no=5 | unit=3 | city=Warszawa | code=00-838 | in=PL"
)]
#[case(
    "Cześć mój adres to Zofia Lis, Prosta 5 m. 3, 00-838 Warszawa z góry dzięki",
    "to=Zofia Lis | street=Prosta | no=5 | unit=m. 3 | city=Warszawa | code=00-838 | in=PL"
)]
#[case(
    "Zofia Lis, ul. Prosta 5, Tarnowskie Góry dziękuję",
    "to=Zofia Lis | street=ul. Prosta | no=5 | city=Tarnowskie Góry | in=PL"
)]
#[case(
    "Γεια σας, η διεύθυνσή μου είναι Ερμού 15, 105 63 Αθήνα, ευχαριστώ πολύ",
    "street=Ερμού | no=15 | city=Αθήνα | code=105 63 | in=GR"
)]
#[case("Springfield, 742 Evergreen Terrace", "street=Evergreen Terrace | no=742 | city=Springfield | in=US")]
#[case("Wien, Mariahilfer Straße 12/3/4", "street=Mariahilfer Straße | no=12 | unit=3/4 | city=Wien | in=AT")]
#[case("8001 Zürich", "city=Zürich | code=8001 | in=CH")]
#[case("Bahnhofstrasse 5, 8001 Zürich", "street=Bahnhofstrasse | no=5 | city=Zürich | code=8001 | in=CH")]
#[case(
    "Anna Muster\nMusterweg 5\n8330 Pfäffikon",
    "to=Anna Muster | street=Musterweg | no=5 | city=Pfäffikon | code=8330"
)]
#[case("1600 Pennsylvania Ave, Washington", "street=Pennsylvania Ave | no=1600 | city=Washington | in=US")]
#[case(
    "Hola Hania, te paso la dirección:\nLucía Gómez\nC/ Mayor 23, 2º B\n28013 Madrid\nEspaña",
    "to=Lucía Gómez | street=C/ Mayor | no=23 | unit=2º B | city=Madrid | code=28013 | in=ES"
)]
#[case(
    "Guten Abend, bitte schicken Sie es an\nFamilie Müller\nTriftstraße 67\n13353 Berlin",
    "to=Familie Müller | street=Triftstraße | no=67 | city=Berlin | code=13353 | in=DE"
)]
#[case(
    "CALLE MAYOR 23, 2º B, 28013 MADRID PORFA. SOY LUCÍA GÓMEZ. UN BESO",
    "to=LUCÍA GÓMEZ | street=CALLE MAYOR | no=23 | unit=2º B | city=MADRID | code=28013 | in=ES"
)]
#[case(
    "Petra Nováková, Dlouhá 12, 602 00 Brno. Děkuji",
    "to=Petra Nováková | street=Dlouhá | no=12 | city=Brno | code=602 00 | in=CZ"
)]
#[case(
    "Ερμού 15, 105 63 Αθήνα. Μαρία Παπαδοπούλου",
    "to=Μαρία Παπαδοπούλου | street=Ερμού | no=15 | city=Αθήνα | code=105 63 | in=GR"
)]
#[case(
    "ul. Prosta, 00-838 Warszawa\nbiorę, Ania Kowalska",
    "to=Ania Kowalska | street=ul. Prosta | city=Warszawa | code=00-838 | in=PL"
)]
#[case("ul. Prosta\nbiorę, Ania Kowalska", "to=Ania Kowalska | street=ul. Prosta | in=PL")]
#[case("Triftstraße 67\n50674\nLG Sabine", "to=Sabine | street=Triftstraße | no=67 | code=50674 | in=DE")]
#[case("C/ Mayor 23\n28013\nUn saludo Lucía", "to=Lucía | street=C/ Mayor | no=23 | code=28013 | in=ES")]
#[case(
    "ul. Prosta 5, 00-838 Warszawa, pozdr. Kuba",
    "to=Kuba | street=ul. Prosta | no=5 | city=Warszawa | code=00-838 | in=PL"
)]
#[case("Hej, Kuba, ul. Prosta 5, 00-838 Warszawa", "street=ul. Prosta | no=5 | city=Warszawa | code=00-838 | in=PL")]
#[case(
    "Hallo, ich nehme die Ohrringe, Adresse: Sabine Koch, Aachener Str. 12, 50674 Köln",
    "to=Sabine Koch | street=Aachener Str. | no=12 | city=Köln | code=50674 | in=DE"
)]
#[case(
    "My name is Jane Smith, 12 High Street, Leeds LS1 4AP",
    "to=Jane Smith | street=High Street | no=12 | city=Leeds | code=LS1 4AP | in=GB"
)]
#[case("Calle 5\nLa Habana\nKuba", "street=Calle | no=5 | city=La Habana | in=CU")]
#[case(
    "ul. Prosta 5\n00-838 Warszawa\nDziękuję\nPolska",
    "street=ul. Prosta | no=5 | city=Warszawa | code=00-838 | in=PL"
)]
fn an_address_is_read(#[case] said: &str, #[case] expected: &str) {
    assert_eq!(shown(&read(said, &Hints::default()).parts), expected);
}

#[test]
fn half_an_address_leaves_only_what_is_unclear() {
    let reading = read("Manchester, Builders 15/2", &Hints::default());
    let asked: Vec<&str> = doubts(&reading, "Jane Smith", true).iter().map(Doubt::word).collect();
    assert_eq!(asked, ["postcode", "street-kind", "house-or-flat"]);
    let reading = read("Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa", &Hints::default());
    assert_eq!(doubts(&reading, "", true), []);
    let reading = read("ul. Prosta 5/3 Warszawa", &Hints::default());
    assert_eq!(
        doubts(&reading, "Z", true),
        [Doubt::Missing(Field::Postcode), Doubt::RecipientInShort { name: "Z".to_owned() }]
    );
}

#[test]
fn a_label_has_the_lines_of_its_country() {
    let of =
        |said: &str, from: &str| label(&read(said, &Hints::default()).parts, Country::of(from), &Language::english());
    assert_eq!(
        of("Zofia Lis, ul. Prosta 5/3, 00838 Warszawa", "PL"),
        ["Zofia Lis", "ul. Prosta 5/3", "00-838 Warszawa"]
    );
    assert_eq!(
        of("Jane Smith, Flat 3, 12 Mill Lane, Leeds LS1 4AP", "PL"),
        ["Jane Smith", "Flat 3, 12 Mill Lane", "LEEDS", "LS1 4AP", "UNITED KINGDOM"]
    );
    assert_eq!(of("123 Main St Apt 456 Oakland CA 94789", "US"), ["123 Main St Apt 456", "OAKLAND, CA 94789"]);
}

proptest! {
    #[test]
    fn no_word_is_lost_and_nothing_breaks(said in r"[\p{L}0-9 ,./#\n:-]{0,120}") {
        let reading = read(&said, &Hints::default());
        _ = doubts(&reading, "", false);
        _ = label(&reading.parts, None, &Language::english());
    }

    #[test]
    fn any_text_at_all_is_read(said in r"\PC{0,200}") {
        let reading = read(&said, &Hints { country: Country::of("GB") });
        _ = doubts(&reading, &said, true);
    }
}
