//! eBay's orders report, as it is called in English, German (today's and that of the sales manager before it) and French.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    Carrier, City, Country, Email, Handle, ItemName, Name, Note, Number, Paid, Payment, Phone, Placed, Postage,
    Postcode, Price, Quantity, Recipient, Region, Shipped, Street1, Street2, Total, Tracking, Variation,
};
use crate::transfer::tables::format::Site;

pub(super) const ORDERS: TableFormat = TableFormat {
    name: "ebay-orders",
    site: Site::Ebay,
    required: &[Number, Handle, Quantity],
    habits: Habits::PLAIN,
    columns: &[
        (Number, &["Order Number", "Bestellnummer", "Numéro de commande"]),
        (Placed, &["Sale Date", "Verkauft am", "Verkaufsdatum", "Date de vente"]),
        (Paid, &["Paid On Date", "Zahlungsdatum", "Bezahldatum"]),
        (Shipped, &["Shipped On Date", "Verschickt am - Datum", "Versanddatum"]),
        (Handle, &["Buyer Username", "Nutzername des Käufers", "Mitgliedsname", "Pseudo de l’acheteur"]),
        (Name, &["Buyer Name", "Name des Käufers", "Vollständiger Name des Käufers"]),
        (Email, &["Buyer Email", "E-Mail des Käufers"]),
        (Phone, &["Ship To Phone"]),
        (Recipient, &["Ship To Name"]),
        (Street1, &["Ship To Address 1", "Buyer Address 1", "Käuferadresse 1"]),
        (Street2, &["Ship To Address 2", "Buyer Address 2", "Käuferadresse 2"]),
        (City, &["Ship To City", "Buyer City", "Ort des Käufers"]),
        (Region, &["Ship To State", "Buyer State", "Staat des Käufers"]),
        (Postcode, &["Ship To Zip", "Buyer Zip", "Postleitzahl des Käufers"]),
        (Country, &["Ship To Country", "Buyer Country", "Land des Käufers"]),
        (Total, &["Total Price", "Gesamtbetrag", "Gesamtpreis"]),
        (Postage, &["Shipping And Handling", "Verpackung und Versand", "Livraison et manutention"]),
        (Payment, &["Payment Method", "Zahlungsmethode"]),
        (Carrier, &["Shipping Service", "Versandservice"]),
        (Tracking, &["Tracking Number", "Sendungsnummer"]),
        (Note, &["Buyer Note"]),
        (ItemName, &["Item Title", "Angebotstitel", "Artikelbezeichnung", "Intitulé de l'objet"]),
        (Variation, &["Variation Details", "Variantendetails"]),
        (Quantity, &["Quantity", "Anzahl", "Stückzahl", "Quantité"]),
        (Price, &["Sold For", "Verkauft für", "Verkaufspreis", "Vendu pour"]),
    ],
};
