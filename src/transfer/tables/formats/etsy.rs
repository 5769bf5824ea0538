//! What Etsy exports: orders, and what was in them.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    City, Country, Currency, Discount, FirstName, Handle, HandleOrName, ItemName, LastName, Name, Note, Number, Paid,
    Payment, Placed, Postage, Postcode, Price, Quantity, Recipient, Region, Shipped, Status, Street1, Street2, Tax,
    Total, Variation,
};
use crate::transfer::tables::format::{Holds, Site};

/// Etsy's `EtsySoldOrders….csv`; the British one delivers and posts instead of shipping.
pub(super) const ORDERS: TableFormat = TableFormat {
    name: "etsy-orders",
    site: Site::Etsy,
    holds: Holds::Orders,
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
    holds: Holds::Orders,
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
