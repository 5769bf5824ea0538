use super::*;

#[test]
fn order_numbers() {
    table(
        &hints(),
        &[
            ("any news on order 1042?", "order 1042"),
            ("Any news on #1042", "order 1042"),
            ("is 1042 ready", "order 1042"),
            ("ord-2024-0007 pls", "order ORD-2024-0007"),
            ("my order no. 7 is late", "order 7"),
            ("order number: 55123", "order 55123"),
            ("Bestellung Nr. 1042 noch nicht da", "order 1042"),
            ("bestellnummer 99812", "order 99812"),
            ("zamowienie nr 2041 gdzie jest", "order 2041"),
            ("Zamówienia 2041 nie ma", "order 2041"),
            ("commande n° 2041", "order 2041"),
            ("ma commande 2041 svp", "order 2041"),
            ("pedido nº 2041", "order 2041"),
            ("el pedido 2041 no ha llegado", "order 2041"),
            ("заказ № 2041 когда", "order 2041"),
            ("заказу 2041", "order 2041"),
            ("παραγγελία 2041", "order 2041"),
            ("ΠΑΡΑΓΓΕΛΙΑ ΝΟ 2041", "order 2041"),
            ("order 100 pieces", "count 100"),
            ("i want to order 2 mugs", "count 2"),
            ("since 2024 I buy here", ""),
            ("we are #1 fans", ""),
            ("1042 zł?", "money 1042.00 PLN"),
            ("order １０４２", "order 1042"),
        ],
    );
}

#[test]
fn numbers_like_the_shops_own_stand_alone() {
    let like =
        |examples: &[&str]| Hints { orders: examples.iter().map(|&example| example.to_owned()).collect(), ..hints() };
    table(&like(&["3141592653"]), &[("3141592653 ?", "order 3141592653"), ("3141592653x", "")]);
    table(&like(&["A-17"]), &[("what about a-18", "order A-18"), ("B-18", "")]);
    table(&like(&["17"]), &[("17 of them", "count 17"), ("order 18", "order 18"), ("room 18", "")]);
    table(&like(&["", "#", "no digits"]), &[("no digits", ""), ("is 1042 ready", "")]);
}

#[test]
fn quantities() {
    table(
        &hints(),
        &[
            ("2 pcs please", "count 2"),
            ("two of them", "count 2"),
            ("3 x szt", "count 3"),
            ("3 sztuki poproszę", "count 3"),
            ("dwie sztuki", "count 2"),
            ("zwei Stück bitte", "count 2"),
            ("zwei Stueck", "count 2"),
            ("ich nehme zwei davon", "count 2"),
            ("quiero tres unidades", "count 3"),
            ("deux pièces", "count 2"),
            ("2 pieces svp", "count 2"),
            ("две штуки", "count 2"),
            ("5 шт", "count 5"),
            ("δύο τεμάχια", "count 2"),
            ("3 τμχ", "count 3"),
            ("2x the blue mug", "count 2"),
            ("mug x3", "count 3"),
            ("×4", "count 4"),
            ("qty: 12", "count 12"),
            ("Menge 3", "count 3"),
            ("i'll take two!", "count 2"),
            ("chcę 2", "count 2"),
            ("voudrais trois bols", "count 3"),
            ("хочу три кружки", "count 3"),
            ("I need 2 days", ""),
            ("need 20%", ""),
            ("i want one", ""),
            ("i need 1 1/2 inch", ""),
            ("Wir hätten gerne 3 Tassen", "count 3"),
            ("can you do 2 for $50", "money 50.00 USD"),
            ("it costs 2.5 pcs", ""),
            ("2x 40 cm", "count 2 | size 40 cm"),
        ],
    );
}

#[test]
fn sizes_and_measures() {
    table(
        &hints(),
        &[
            ("size M please", "size M"),
            ("size m", "size M"),
            ("do you have it in XL?", "size XL"),
            ("xxl pls", "size XXL"),
            ("M or L?", "size M | size L"),
            ("2XL", "size 2XL"),
            ("it's fine, I'm ok, M&M", ""),
            ("WHAT IS THE PRICE FOR S?", "size S"),
            ("THAT IS LARGE L SHAPED", ""),
            ("EU 38 or UK 6.5", "size EU 38 | size UK 6.5"),
            ("38 EU", "size EU 38"),
            ("size 7", "size 7"),
            ("Größe 38", "size 38"),
            ("Groesse: 38,5", "size 38.5"),
            ("Gr. 38 da?", "size 38"),
            ("rozmiar 42", "size 42"),
            ("rozm. M", "size M"),
            ("talla 38", "size 38"),
            ("taille S ?", "size S"),
            ("pointure 39", "size 39"),
            ("размер 42", "size 42"),
            ("μέγεθος M", "size M"),
            ("νουμερο 39", "size 39"),
            ("45 cm", "size 45 cm"),
            ("45cm wide", "size 45 cm"),
            ("1.5 m", "size 1.5 m"),
            ("1,5m lang", "size 1.5 m"),
            ("30x40 cm", "size 30x40 cm"),
            ("30 x 40 cm", "size 30x40 cm"),
            ("30cm x 40cm", "size 30x40 cm"),
            ("20×20×5", "size 20x20x5"),
            ("45 см", "size 45 cm"),
            ("30 εκ.", "size 30 cm"),
            ("8\" plate", "size 8 in"),
            ("300 ml", "size 300 ml"),
            ("print in A4", "size A4"),
            ("30 m²", "size 30 m"),
            ("the 12 there", ""),
            ("Size S-M or L/XL?", "size S/M | size L/XL"),
            ("u got this in m or l?", "size M | size L"),
            ("is it 10\" or 12\"", "size 10 in | size 12 in"),
            ("ul. Długa 5 m. 3", ""),
        ],
    );
}

#[test]
fn money() {
    table(
        &hints(),
        &[
            ("€45", "money 45.00 EUR"),
            ("45 EUR", "money 45.00 EUR"),
            ("EUR 45", "money 45.00 EUR"),
            ("45,50 zł", "money 45.50 PLN"),
            ("45zl", "money 45.00 PLN"),
            ("$20?", "money 20.00 USD"),
            ("20$", "money 20.00 USD"),
            ("£1,234.50", "money 1234.50 GBP"),
            ("1.234,50 €", "money 1234.50 EUR"),
            ("1 234,50 zł", "money 1234.50 PLN"),
            ("1.500 euros", "money 1500.00 EUR"),
            ("45,- €", "money 45.00 EUR"),
            ("20 euros", "money 20.00 EUR"),
            ("20 ευρώ", "money 20.00 EUR"),
            ("500 руб.", "money 500.00 RUB"),
            ("500₽", "money 500.00 RUB"),
            ("100 kr", ""),
            ("¥1200", "money 1200.00 JPY".replace(".00", "").leak()),
            ("would you take 30 dollars", "money 30.00 USD"),
            ("99999999999999999999 €", ""),
        ],
    );
    let canadian = Hints { currency: "CAD".parse().ok(), ..hints() };
    table(&canadian, &[("$20", "money 20.00 CAD"), ("20 usd", "money 20.00 USD")]);
    let swedish = Hints { currency: "SEK".parse().ok(), ..hints() };
    table(&swedish, &[("100 kr", "money 100.00 SEK"), ("$20", "money 20.00 USD")]);
}

#[test]
fn postal_codes() {
    table(
        &hints(),
        &[
            ("Kwiatowa 5, 00-950 Warszawa", "code 00-950"),
            ("10115 Berlin", "code 10115"),
            ("postcode: 10115", "code 10115"),
            ("PLZ 1010", "code 1010"),
            ("kod pocztowy 00-950", "code 00-950"),
            ("Τ.Κ. 54622", "code 54622"),
            ("code postal 75011", "code 75011"),
            ("индекс 101000", "code 101000"),
            ("кв 3, 101000 Москва", "code 101000"),
            ("M1 1AE Manchester", "code M1 1AE"),
            ("my postcode is sw1a1aa", "code SW1A 1AA"),
            ("K1A 0B1", "code K1A 0B1"),
            ("1012 AB Amsterdam", "code 1012 AB"),
            ("I have 10115 of these", ""),
            ("with postage to 10115 Berlin", "code 10115"),
            ("a Madrid (28013)", "code 28013"),
            ("is 10115 ok", ""),
            ("10-200 pieces", ""),
        ],
    );
    let of = |country: &str| Hints { country: Some(country.to_owned()), ..hints() };
    table(
        &of("DE"),
        &[("is 10115 ok", "code 10115"), ("10115 €", "money 10115.00 EUR"), ("order 10115", "order 10115")],
    );
    table(&of("PL"), &[("00-950", "code 00-950")]);
    table(&of("GR"), &[("546 22 Θεσσαλονίκη", "code 546 22"), ("54622", "code 546 22")]);
    table(&of("AT"), &[("1010 Wien", "code 1010"), ("1010 pcs", "count 1010")]);
    table(&of("US"), &[("Springfield, IL 62704", "code 62704")]);
}

#[test]
fn contacts() {
    table(
        &hints(),
        &[
            ("mail me at Anna.Nowak+shop@example.co.uk.", "mail Anna.Nowak+shop@example.co.uk"),
            ("a@b", ""),
            ("anna@example.com, bob@example.org", "mail anna@example.com | mail bob@example.org"),
            ("I am @anna_makes on insta", "handle anna_makes"),
            ("@anna.makes.", "handle anna.makes"),
            ("@ 5 pm", "time 17:00"),
            ("call +48 600 123 456", "phone +48600123456"),
            ("600 123 456", "phone 600123456"),
            ("600-123-456", "phone 600123456"),
            ("bizum al 600 11 22 33", "phone 600112233"),
            ("0171/1234567", "phone 01711234567"),
            ("06 12 34 56 78", "phone 0612345678"),
            ("(555) 123-4567", "phone 5551234567"),
            ("тел. 8 912 345-67-89", "phone 89123456789"),
            ("my phone: 5551234", "phone 5551234"),
            ("DE89 3704 0044 0532 0130 00", ""),
            ("01.12.2026 14:30", "day 2026-12-01 | time 14:30"),
            ("see https://example.com/1042/5-cm?x=2026-11-28", ""),
        ],
    );
}
