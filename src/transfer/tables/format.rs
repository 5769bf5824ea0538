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

/// A kind of table, and the headers it is known by.
#[derive(Debug)]
pub struct TableFormat {
    /// What it is called in the catalogue: `etsy-orders`.
    pub name: &'static str,
    pub site: Site,
    pub(super) holds: Holds,
    /// Fields, and the headers each may stand under; the first that is there wins. A field may stand here twice: the second
    /// is looked at in rows where the first is empty.
    pub(super) columns: &'static [(Field, &'static [&'static str])],
    /// Without these it is another table.
    pub(super) required: &'static [Field],
}

impl PartialEq for TableFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// A header without capitals, accents, blanks and signs: `Ship Address1` and `ship-address-1` are the same.
pub(super) fn plain(header: &str) -> String {
    text::folded(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The columns of a format as a header has them.
#[derive(Debug)]
pub(super) struct Columns {
    /// For each field, the columns it may stand in.
    pub(super) of: [Vec<usize>; FIELDS],
    /// How many columns mean something.
    pub(super) count: usize,
}

impl TableFormat {
    /// The columns of this format in a header; `None` where it is that of another table.
    pub(super) fn columns(&self, header: &[String]) -> Option<Columns> {
        let mut columns = Columns { of: std::array::from_fn(|_| Vec::new()), count: 0 };
        for (field, names) in self.columns {
            let find = |name: &&str| header.iter().position(|one| *one == plain(name));
            if let Some(at) = names.iter().find_map(find) {
                columns.of[*field as usize].push(at);
                columns.count += 1;
            }
        }
        self.required.iter().all(|field| !columns.of[*field as usize].is_empty()).then_some(columns)
    }
}

use Field::{
    Cancelled, Carrier, City, Country, Currency, Discount, Email, FirstName, Handle, HandleOrName, ItemName, LastName,
    LinePrice, MiddleName, Name, Note, Number, Paid, Payment, PaymentStatus, Phone, Placed, Postage, Postcode, Price,
    Quantity, Recipient, Region, Shipped, Status, Street1, Street2, Tax, Total, Tracking, Variation,
};

/// Every table that is known. Where a header fits several, the one with more columns is it.
pub(super) static FORMATS: [TableFormat; 7] =
    [ETSY_ORDERS, ETSY_ITEMS, SHOPIFY_ORDERS, EBAY_ORDERS, AMAZON_ORDERS, SHOPIFY_CUSTOMERS, GOOGLE_CONTACTS];

/// Etsy's `EtsySoldOrders….csv`; the British one delivers and posts instead of shipping.
const ETSY_ORDERS: TableFormat = TableFormat {
    name: "etsy-orders",
    site: Site::Etsy,
    holds: Holds::Orders,
    required: &[Number, Placed, Total],
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
const ETSY_ITEMS: TableFormat = TableFormat {
    name: "etsy-items",
    site: Site::Etsy,
    holds: Holds::Orders,
    required: &[Number, Placed, ItemName],
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

const SHOPIFY_ORDERS: TableFormat = TableFormat {
    name: "shopify-orders",
    site: Site::Shopify,
    holds: Holds::Orders,
    required: &[Number, PaymentStatus, ItemName],
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

const EBAY_ORDERS: TableFormat = TableFormat {
    name: "ebay-orders",
    site: Site::Ebay,
    holds: Holds::Orders,
    required: &[Number, Handle, Quantity],
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

const AMAZON_ORDERS: TableFormat = TableFormat {
    name: "amazon-orders",
    site: Site::Amazon,
    holds: Holds::Orders,
    required: &[Number, Placed, LinePrice],
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

/// Old exports have `Company`, `Address1` without `Default`.
const SHOPIFY_CUSTOMERS: TableFormat = TableFormat {
    name: "shopify-customers",
    site: Site::Shopify,
    holds: Holds::Buyers,
    required: &[FirstName, LastName, Email, Street1],
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

const GOOGLE_CONTACTS: TableFormat = TableFormat {
    name: "google-contacts",
    site: Site::Google,
    holds: Holds::Buyers,
    required: &[FirstName, LastName, Email],
    columns: &[
        (FirstName, &["First Name", "Given Name"]),
        (MiddleName, &["Middle Name", "Additional Name"]),
        (LastName, &["Last Name", "Family Name"]),
        (Name, &["Name"]),
        (Name, &["File As"]),
        (Name, &["Organization Name"]),
        (Email, &["E-mail 1 - Value"]),
        (Phone, &["Phone 1 - Value"]),
        (Street1, &["Address 1 - Street"]),
        (Street2, &["Address 1 - Extended Address"]),
        (City, &["Address 1 - City"]),
        (Region, &["Address 1 - Region"]),
        (Postcode, &["Address 1 - Postal Code"]),
        (Country, &["Address 1 - Country"]),
        (Note, &["Notes"]),
    ],
};
