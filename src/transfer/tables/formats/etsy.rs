//! What Etsy exports: orders, what was in them, listings.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    Choice1, Choice2, City, Country, Currency, Discount, FirstName, Handle, HandleOrName, ItemName, LastName, Material,
    Name, Note, Number, Option1, Option2, Paid, Payment, Placed, Postage, Postcode, Price, Quantity, Recipient, Region,
    Shipped, Status, Stock, Street1, Street2, Tax, Total, Variation,
};
use crate::transfer::tables::format::Site;

/// Etsy's `EtsySoldOrders….csv`; the British one delivers and posts instead of shipping.
pub(super) const ORDERS: TableFormat = TableFormat {
    name: "etsy-orders",
    site: Site::Etsy,
    required: &[Number, Placed, Total],
    habits: Habits::PLAIN,
    columns: &[
        (Number, &["Order ID"]),
        (Placed, &["Sale Date"]),
        (Paid, &["Date Paid"]),
        (Shipped, &["Date Shipped", "Date Posted"]),
        (Status, &["Status"]),
        (Handle, &["Buyer User ID"]),
        (HandleOrName, &["Buyer"]),
        (Name, &["Full Name"]),
        (FirstName, &["First Name"]),
        (LastName, &["Last Name"]),
        (Street1, &["Street 1"]),
        (Street2, &["Street 2"]),
        (City, &["Ship City", "Delivery City"]),
        (Region, &["Ship State", "Delivery State"]),
        (Postcode, &["Ship Zipcode", "Delivery Zipcode"]),
        (Country, &["Ship Country", "Delivery Country"]),
        (Currency, &["Currency"]),
        (Total, &["Order Total"]),
        (Postage, &["Shipping", "Delivery"]),
        (Tax, &["Sales Tax"]),
        (Discount, &["Discount Amount"]),
        (Payment, &["Payment Method"]),
        (Note, &["Buyer Receipt Message"]),
    ],
};

/// Etsy's `EtsySoldOrderItems….csv`.
pub(super) const ITEMS: TableFormat = TableFormat {
    name: "etsy-items",
    site: Site::Etsy,
    required: &[Number, Placed, ItemName],
    habits: Habits::PLAIN,
    columns: &[
        (Number, &["Order ID"]),
        (Placed, &["Sale Date"]),
        (Paid, &["Date Paid"]),
        (Shipped, &["Date Shipped", "Date Posted"]),
        (HandleOrName, &["Buyer"]),
        (Recipient, &["Ship Name", "Delivery Name"]),
        (Street1, &["Ship Address1", "Delivery Address1"]),
        (Street2, &["Ship Address2", "Delivery Address2"]),
        (City, &["Ship City", "Delivery City"]),
        (Region, &["Ship State", "Delivery State"]),
        (Postcode, &["Ship Zipcode", "Delivery Zipcode"]),
        (Country, &["Ship Country", "Delivery Country"]),
        (Currency, &["Currency"]),
        (Postage, &["Order Shipping", "Order Delivery"]),
        (ItemName, &["Item Name"]),
        (Variation, &["Variations"]),
        (Quantity, &["Quantity"]),
        (Price, &["Price"]),
    ],
};

/// Etsy's `EtsyListingsDownload.csv`. A listing has neither number nor address there: it is known by its title.
pub(super) const LISTINGS: TableFormat = TableFormat {
    name: "etsy-listings",
    site: Site::Etsy,
    required: &[ItemName, Price, Currency, Stock],
    habits: Habits { lists_choices: true, ..Habits::PLAIN },
    columns: &[
        (ItemName, &["TITLE"]),
        (Note, &["DESCRIPTION"]),
        (Price, &["PRICE"]),
        (Currency, &["CURRENCY_CODE"]),
        (Stock, &["QUANTITY"]),
        (Material, &["MATERIALS"]),
        (Option1, &["VARIATION 1 NAME"]),
        (Choice1, &["VARIATION 1 VALUES"]),
        (Option2, &["VARIATION 2 NAME"]),
        (Choice2, &["VARIATION 2 VALUES"]),
    ],
};
