//! What Shopify exports: orders, customers, products.

use super::{Habits, TableFormat};
use crate::transfer::tables::format::Field::{
    Cancelled, Choice1, Choice2, Choice3, City, Counted, Country, Currency, Discount, Email, FirstName, ItemName,
    LastName, Listing, Name, Note, Number, Option1, Option2, Option3, Paid, Payment, PaymentStatus, Phone, Placed,
    Postage, Postcode, Price, Quantity, Recipient, Region, Shipped, Status, Stock, Street1, Street2, Tax, Total,
};
use crate::transfer::tables::format::Site;

pub(super) const ORDERS: TableFormat = TableFormat {
    name: "shopify-orders",
    site: Site::Shopify,
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

/// A row is a variant or a picture of the product of its handle; what belongs to the whole product stands in its first row. The
/// columns are called by the newer names or by the older ones.
pub(super) const PRODUCTS: TableFormat = TableFormat {
    name: "shopify-products",
    site: Site::Shopify,
    required: &[Listing, ItemName],
    habits: Habits::PLAIN,
    columns: &[
        (Listing, &["URL handle", "Handle"]),
        (ItemName, &["Title"]),
        (Note, &["Description", "Body (HTML)", "Body HTML"]),
        (Price, &["Price", "Variant Price"]),
        (Stock, &["Inventory quantity", "Variant Inventory Qty"]),
        (Counted, &["Inventory tracker", "Variant Inventory Tracker"]),
        (Option1, &["Option1 name"]),
        (Choice1, &["Option1 value"]),
        (Option2, &["Option2 name"]),
        (Choice2, &["Option2 value"]),
        (Option3, &["Option3 name"]),
        (Choice3, &["Option3 value"]),
    ],
};
