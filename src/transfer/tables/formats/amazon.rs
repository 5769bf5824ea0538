//! Amazon's report of orders, Handmade too.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    City, Country, Currency, Email, ItemName, LinePrice, Name, Number, Paid, Phone, Placed, Postage, Postcode,
    Quantity, Recipient, Region, Status, Street1, Street2, Tax,
};
use crate::transfer::tables::format::Site;

pub(super) const ORDERS: TableFormat = TableFormat {
    name: "amazon-orders",
    site: Site::Amazon,
    required: &[Number, Placed, LinePrice],
    habits: Habits { sums_lines: true, ..Habits::PLAIN },
    columns: &[
        (Number, &["order-id"]),
        (Placed, &["purchase-date", "order-date"]),
        (Paid, &["payments-date", "payment-date"]),
        (Status, &["order-status"]),
        (Name, &["buyer-name", "billing-name"]),
        (Email, &["buyer-email"]),
        (Phone, &["buyer-phone-number", "ship-phone-number"]),
        (Recipient, &["recipient-name"]),
        (Street1, &["ship-address-1"]),
        (Street2, &["ship-address-2"]),
        (City, &["ship-city"]),
        (Region, &["ship-state"]),
        (Postcode, &["ship-postal-code"]),
        (Country, &["ship-country"]),
        (Currency, &["currency"]),
        (Postage, &["shipping-price"]),
        (Tax, &["item-tax"]),
        (ItemName, &["product-name"]),
        (Quantity, &["quantity-purchased"]),
        (LinePrice, &["item-price"]),
    ],
};
