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
        /// Cards of an address book, whoever writes them.
        Vcard = "vcard",
    }
}

words! {
    /// What a table tells of.
    Holds {
        Orders = "orders",
        Buyers = "buyers",
        Pieces = "pieces",
    }
}

words! {
    /// What a column means.
    Field {
        /// What an order is known by.
        Number = "number",
        Placed = "placed",
        Paid = "paid",
        Shipped = "shipped",
        Cancelled = "cancelled",
        Status = "status",
        PaymentStatus = "payment-status",
        Handle = "handle",
        /// A handle with a name, or either.
        HandleOrName = "handle-or-name",
        Name = "name",
        FirstName = "first-name",
        MiddleName = "middle-name",
        LastName = "last-name",
        Email = "email",
        Phone = "phone",
        /// The name on the parcel.
        Recipient = "recipient",
        /// A whole address in one cell.
        Address = "address",
        Street1 = "street",
        Street2 = "street-2",
        City = "city",
        Region = "region",
        Postcode = "postcode",
        Country = "country",
        Currency = "currency",
        Total = "total",
        Postage = "postage",
        Tax = "tax",
        Discount = "discount",
        Payment = "payment",
        Carrier = "carrier",
        Tracking = "tracking",
        Note = "note",
        ItemName = "item",
        Variation = "variation",
        Quantity = "quantity",
        /// The price of one.
        Price = "price",
        /// The price of all of the line.
        LinePrice = "line-price",
        /// What a site knows a piece by.
        Listing = "listing",
        Material = "material",
        /// How many lie ready.
        Stock = "stock",
        /// Who counts them; empty where nobody does.
        Counted = "counted",
        /// What a piece can be chosen by: its size, its colour.
        Option1 = "option",
        Option2 = "option-2",
        Option3 = "option-3",
        /// What there is to choose from.
        Choice1 = "choice",
        Choice2 = "choice-2",
        Choice3 = "choice-3",
    }
}

/// How many fields there are.
pub(super) const FIELDS: usize = Field::ALL.len();

/// A header without capitals, accents, blanks and signs: `Ship Address1` and `ship-address-1` are the same.
pub(super) fn plain(header: &str) -> String {
    text::folded(header).chars().filter(|c| c.is_alphanumeric()).collect()
}
