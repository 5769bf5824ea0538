//! eBay's orders report.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    Carrier, City, Country, Email, Handle, ItemName, Name, Note, Number, Paid, Payment, Phone, Placed, Postage,
    Postcode, Price, Quantity, Recipient, Region, Shipped, Street1, Street2, Total, Tracking, Variation,
};
use crate::transfer::tables::format::{Holds, Site};

pub(super) const ORDERS: TableFormat = TableFormat {
    name: "ebay-orders",
    site: Site::Ebay,
    holds: Holds::Orders,
    required: &[Number, Handle, Quantity],
    habits: Habits::PLAIN,
    columns: &[
        (Number, &["Order Number", "Numéro de commande"]),
        (Placed, &["Sale Date", "Date de vente"]),
        (Paid, &["Paid On Date"]),
        (Shipped, &["Shipped On Date"]),
        (Handle, &["Buyer Username", "Pseudo de l’acheteur"]),
        (Name, &["Buyer Name"]),
        (Email, &["Buyer Email"]),
        (Phone, &["Ship To Phone"]),
        (Recipient, &["Ship To Name"]),
        (Street1, &["Ship To Address 1", "Buyer Address 1"]),
        (Street2, &["Ship To Address 2", "Buyer Address 2"]),
        (City, &["Ship To City", "Buyer City"]),
        (Region, &["Ship To State", "Buyer State"]),
        (Postcode, &["Ship To Zip", "Buyer Zip"]),
        (Country, &["Ship To Country", "Buyer Country"]),
        (Total, &["Total Price"]),
        (Postage, &["Shipping And Handling", "Livraison et manutention"]),
        (Payment, &["Payment Method"]),
        (Carrier, &["Shipping Service"]),
        (Tracking, &["Tracking Number"]),
        (Note, &["Buyer Note"]),
        (ItemName, &["Item Title", "Intitulé de l'objet"]),
        (Variation, &["Variation Details"]),
        (Quantity, &["Quantity", "Quantité"]),
        (Price, &["Sold For", "Vendu pour"]),
    ],
};
