//! What there is to say of a table before it is read: whose it is, what it holds, what its columns mean.

use crate::model::words;
use crate::text;

words! {
    /// The sites whose tables are known.
    Site {
        Etsy = "etsy",
        Shopify = "shopify",
        Ebay = "ebay",
        Amazon = "amazon",
        Google = "google",
    }
}

/// What a table tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Orders,
    Buyers,
}

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Number,
    Placed,
    Paid,
    Shipped,
    Cancelled,
    Status,
    PaymentStatus,
    Handle,
    /// A handle with a name, or either.
    HandleOrName,
    Name,
    FirstName,
    MiddleName,
    LastName,
    Email,
    Phone,
    Recipient,
    Street1,
    Street2,
    City,
    Region,
    Postcode,
    Country,
    Currency,
    Total,
    Postage,
    Tax,
    Discount,
    Payment,
    Carrier,
    Tracking,
    Note,
    ItemName,
    Variation,
    Quantity,
    /// The price of one.
    Price,
    /// The price of all of the line.
    LinePrice,
}

/// How many fields there are.
pub(super) const FIELDS: usize = Field::LinePrice as usize + 1;

/// A header without capitals, accents, blanks and signs: `Ship Address1` and `ship-address-1` are the same.
pub(super) fn plain(header: &str) -> String {
    text::folded(header).chars().filter(|c| c.is_alphanumeric()).collect()
}
