use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::transfer::Source;

fn sample(text: &str) -> Sample {
    Sample::read(Source::new("orders.csv", text.as_bytes()), Holds::Orders).expect("a table")
}

/// What each column is guessed to mean, by its header.
fn guessed(holds: Holds, text: &str) -> Vec<(String, &'static str)> {
    let sample = sample(text);
    let guess = sample.guess(holds);
    sample.headers.iter().zip(guess).filter_map(|(header, meaning)| Some((header.clone(), meaning?.word()))).collect()
}

/// The headers alone, with an empty row below.
fn by_headers(headers: &[&str]) -> Vec<(String, &'static str)> {
    guessed(Holds::Orders, &format!("{}\nx\n", headers.join(";")))
}

fn pairs(wanted: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    wanted.iter().map(|(header, field)| ((*header).to_owned(), *field)).collect()
}

#[test]
fn the_headers_of_allegro_are_guessed() {
    let headers = "Type,OrderId,OrderDate,SellerStatus,BuyerId,BuyerLogin,BuyerEmail,BuyerCompany,BuyerName,BuyerPhone,BuyerAddress,\
                   BuyerZip,BuyerCity,BuyerCountryCode,PaymentId,PaymentProvider,AllegroPay,PaymentAmount,PaymentCurrency,\
                   TotalToPayAmount,InvoiceTaxId,Marketplace";
    let row = "order,a1-b2,2026-09-27T10:00:00Z,SENT,1001,annan,a@example.com,,Anna Nowak,+48600100200,Piotrkowska 12,90-001,Łódź,PL,\
               p-1,PAYU,false,86.00,PLN,86.00,PL1234567890,allegro-pl";
    assert_eq!(
        guessed(Holds::Orders, &format!("{headers}\n{row}\n")),
        pairs(&[
            ("OrderId", "number"),
            ("OrderDate", "placed"),
            ("SellerStatus", "status"),
            ("BuyerLogin", "handle"),
            ("BuyerEmail", "email"),
            ("BuyerName", "name"),
            ("BuyerPhone", "phone"),
            ("BuyerAddress", "street"),
            ("BuyerZip", "postcode"),
            ("BuyerCity", "city"),
            ("BuyerCountryCode", "country"),
            ("PaymentProvider", "payment"),
            ("PaymentCurrency", "currency"),
            ("TotalToPayAmount", "total"),
        ])
    );
}

#[test]
fn the_headers_of_woocommerce_are_guessed() {
    let headers = "order_id,order_date,order_status,customer_id,billing_first_name,billing_last_name,billing_email,billing_phone,\
                   billing_address_1,billing_city,billing_state,billing_postcode,billing_country,shipping_address_1,shipping_city,\
                   shipping_state,shipping_postcode,shipping_country,order_total,order_currency,payment_method";
    let row = "501,2026-09-27 10:00:00,processing,7,Anna,Nowak,a@example.com,600100200,High St 1,Leeds,,LS1 1AA,GB,High St 1,Leeds,,\
               LS1 1AA,GB,86.00,GBP,stripe";
    assert_eq!(
        guessed(Holds::Orders, &format!("{headers}\n{row}\n")),
        pairs(&[
            ("order_id", "number"),
            ("order_date", "placed"),
            ("order_status", "status"),
            ("billing_first_name", "first-name"),
            ("billing_last_name", "last-name"),
            ("billing_email", "email"),
            ("billing_phone", "phone"),
            ("shipping_address_1", "street"),
            ("shipping_city", "city"),
            ("shipping_state", "region"),
            ("shipping_postcode", "postcode"),
            ("shipping_country", "country"),
            ("order_total", "total"),
            ("order_currency", "currency"),
            ("payment_method", "payment"),
        ])
    );
}

#[test]
fn a_sellers_own_headers_are_guessed_in_their_language() {
    let german = by_headers(&["Bestellnummer", "Datum", "Kundenemail", "Gesamtbetrag", "Währung", "Status", "Name"]);
    let fields: Vec<&str> = german.iter().map(|(_, field)| *field).collect();
    assert_eq!(fields, ["number", "placed", "email", "total", "currency", "status", "name"]);
    let polish = by_headers(&[
        "Nr zamówienia",
        "Data zakupu",
        "Klient",
        "Adres dostawy",
        "Nazwa",
        "Ilość",
        "Cena",
        "Kwota",
        "Uwagi",
    ]);
    let fields: Vec<&str> = polish.iter().map(|(_, field)| *field).collect();
    assert_eq!(fields, ["number", "placed", "name", "address", "item", "quantity", "price", "total", "note"]);
    let greek = by_headers(&[
        "Αριθμός παραγγελίας",
        "Ημερομηνία",
        "Ονοματεπώνυμο",
        "Τηλέφωνο",
        "Διεύθυνση",
        "Πόλη",
        "ΤΚ",
        "Σύνολο",
    ]);
    let fields: Vec<&str> = greek.iter().map(|(_, field)| *field).collect();
    assert_eq!(fields, ["number", "placed", "name", "phone", "street", "city", "postcode", "total"]);
}

#[rstest]
#[case(&["Numer", "Tytuł oferty", "Ulica i numer", "Kod pocztowy", "Miejscowość", "Numer przesyłki"])]
#[case(&["Nr", "Nazwa oferty", "Ulica, nr domu", "Kod", "Miasto", "Nr paczki"])]
#[case(&["Order number", "Listing title", "Street and number", "Postcode", "Town", "Parcel number"])]
#[case(&["Bestellnummer", "Titel", "Straße und Hausnummer", "PLZ", "Ort", "Paketnummer"])]
#[case(&["Número de pedido", "Título", "Calle y número", "Código postal", "Ciudad", "Número de envío"])]
#[case(&["Numéro de commande", "Titre de l'annonce", "Numéro et rue", "Code postal", "Ville", "Numéro de colis"])]
#[case(&["Numero ordine", "Titolo inserzione", "Via e numero", "CAP", "Città", "Numero di spedizione"])]
#[case(&["Ordernummer", "Titel", "Straat en huisnummer", "Postcode", "Plaats", "Pakketnummer"])]
#[case(&["Número do pedido", "Título do anúncio", "Rua e número", "CEP", "Cidade", "Código de seguimento"])]
#[case(&["Αριθμός παραγγελίας", "Τίτλος", "Οδός και αριθμός", "ΤΚ", "Πόλη", "Αριθμός δέματος"])]
fn titles_streets_and_parcels_are_guessed_in_every_language(#[case] headers: &[&str]) {
    let guessed = by_headers(headers);
    let fields: Vec<&str> = guessed.iter().map(|(_, field)| *field).collect();
    assert_eq!(fields, ["number", "item", "street", "postcode", "city", "tracking"], "{guessed:?}");
}

#[test]
fn what_stands_in_a_column_speaks_for_it_and_against_its_header() {
    let text = "A;Total;B;C;D\n1;Anna;27.09.2026;a@example.com;12,50 €\n2;Bob;28.09.2026;b@example.com;9 €\n";
    assert_eq!(guessed(Holds::Orders, text), pairs(&[("B", "placed"), ("C", "email"), ("D", "total")]));
}

#[test]
fn a_day_is_asked_about_only_where_no_day_tells() {
    let unclear = |days: &str, delimiter: &str| {
        let text = format!("Nr{delimiter}Date\n1{delimiter}{}\n", days.replace(' ', &format!("\n2{delimiter}")));
        let sample = sample(&text);
        sample.unclear_day(&sample.guess(Holds::Orders)).map(|(day, order)| (day.to_owned(), order))
    };
    assert_eq!(unclear("10/09/26 11/09/26", ","), Some(("10/09/26".to_owned(), DayOrder::MonthFirst)));
    assert_eq!(unclear("10/09/26", ";"), Some(("10/09/26".to_owned(), DayOrder::DayFirst)));
    assert_eq!(unclear("10/09/26 27/09/26", ";"), None);
    assert_eq!(unclear("2026-09-10", ";"), None);
    assert_eq!(unclear("10.09.2026", ";"), None);
}

proptest! {
    #[test]
    fn no_table_makes_the_guess_panic_or_means_a_thing_twice(text in "[\\PC\\n\\t\",;0-9@./:-]{0,300}") {
        let Ok(sample) = Sample::read(Source::new("x", text.as_bytes()), Holds::Orders) else { return Ok(()) };
        for holds in Holds::ALL {
            let guess = sample.guess(*holds);
            prop_assert_eq!(guess.len(), sample.headers.len());
            for field in guess.iter().flatten() {
                prop_assert_eq!(guess.iter().filter(|one| **one == Some(*field)).count(), 1);
            }
            let _ = (sample.unclear_day(&guess), sample.lacks_currency(&guess), sample.channel());
        }
    }
}
