//! What Shopify exports: orders and customers.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    Cancelled, City, Country, Currency, Discount, Email, FirstName, ItemName, LastName, Name, Note, Number, Paid,
    Payment, PaymentStatus, Phone, Placed, Postage, Postcode, Price, Quantity, Recipient, Region, Shipped, Status,
    Street1, Street2, Tax, Total,
};
use crate::transfer::tables::format::{Holds, Site};

pub(super) const ORDERS: TableFormat = TableFormat {
    name: "shopify-orders",
    site: Site::Shopify,
    holds: Holds::Orders,
    required: &[Number, PaymentStatus, ItemName],
    habits: Habits { carries_number: true, ..Habits::PLAIN },
    columns: &[
        (Number, &["Name"]),
        (Placed, &["Created at"]),
        (Paid, &["Paid at"]),
        (Shipped, &["Fulfilled at"]),
        (Cancelled, &["Cancelled at"]),
        (PaymentStatus, &["Financial Status"]),
        (Status, &["Fulfillment Status"]),
        (Name, &["Billing Name"]),
        (Name, &["Shipping Name"]),
        (Email, &["Email"]),
        (Phone, &["Phone"]),
        (Phone, &["Billing Phone"]),
        (Phone, &["Shipping Phone"]),
        (Recipient, &["Shipping Name"]),
        (Street1, &["Shipping Address1", "Shipping Street"]),
        (Street2, &["Shipping Address2"]),
        (City, &["Shipping City"]),
        (Region, &["Shipping Province"]),
        (Region, &["Shipping Province Name"]),
        (Postcode, &["Shipping Zip"]),
        (Country, &["Shipping Country"]),
        (Currency, &["Currency"]),
        (Total, &["Total"]),
        (Postage, &["Shipping"]),
        (Tax, &["Taxes"]),
        (Discount, &["Discount Amount"]),
        (Payment, &["Payment Method"]),
        (Note, &["Notes"]),
        (ItemName, &["Lineitem name"]),
        (Quantity, &["Lineitem quantity"]),
        (Price, &["Lineitem price"]),
    ],
};

/// Old exports have `Company`, `Address1` without `Default`.
pub(super) const CUSTOMERS: TableFormat = TableFormat {
    name: "shopify-customers",
    site: Site::Shopify,
    holds: Holds::Buyers,
    required: &[FirstName, LastName, Email, Street1],
    habits: Habits::PLAIN,
    columns: &[
        (FirstName, &["First Name"]),
        (LastName, &["Last Name"]),
        (Email, &["Email"]),
        (Phone, &["Phone"]),
        (Phone, &["Default Address Phone"]),
        (Street1, &["Default Address Address1", "Address1"]),
        (Street2, &["Default Address Address2", "Address2"]),
        (City, &["Default Address City", "City"]),
        (Region, &["Default Address Province Code", "Province Code", "Province"]),
        (Country, &["Default Address Country Code", "Country Code", "Country"]),
        (Postcode, &["Default Address Zip", "Zip"]),
        (Note, &["Note"]),
    ],
};
