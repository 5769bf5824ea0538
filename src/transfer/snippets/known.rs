//! What other programs call things that we know, too.

use crate::compose::{Root, paths};

/// Names in small letters, without marks between their words, and the path of ours.
///
/// Only what surely means the same: a ticket's number is not an order's, and a helpdesk's agent may be somebody else than the shop.
const KNOWN: [(&[&str], &str); 14] = [
    (
        &[
            "ticket.customer.firstname",
            "contact.firstname",
            "customer.firstname",
            "buyer.firstname",
            "to.firstname",
            "requester.firstname",
            "firstname",
            "buyerfirstname",
            "customerfirstname",
            "ticket.requester.firstname",
        ],
        "buyer.address_as",
    ),
    (
        &[
            "ticket.customer.name",
            "ticket.customer.fullname",
            "ticket.requester.name",
            "contact.name",
            "customer.name",
            "buyer.name",
            "to.name",
            "customername",
            "buyername",
            "fullname",
        ],
        "buyer.name",
    ),
    (
        &["ticket.customer.email", "contact.email", "customer.email", "to.email", "buyer.email", "customeremail"],
        "buyer.email",
    ),
    (&["ticket.customer.phone", "contact.phone", "contact.phonenumber", "customer.phone"], "buyer.phone"),
    (&["customer.address", "shippingaddress", "order.shippingaddress", "buyer.address"], "buyer.address"),
    (
        &["order.number", "ordernumber", "order.id", "orderid", "orderno", "ticket.customer.lastorder.name"],
        "order.number",
    ),
    (&["order.total", "ordertotal", "order.totalprice"], "order.total"),
    (&["order.tracking", "trackingnumber", "tracking.number", "order.trackingnumber"], "order.tracking"),
    (&["trackinglink", "trackingurl", "tracking.url", "order.trackingurl"], "order.tracking_link"),
    (&["carrier", "order.carrier", "trackingcompany"], "order.carrier"),
    (&["product", "product.name", "productname", "item.name", "itemname", "piece.name"], "piece.name"),
    (&["product.price", "productprice", "item.price", "piece.price"], "piece.price"),
    (&["shop.name", "shopname", "store.name", "storename"], "shop.name"),
    (&["today", "date", "currentdate"], "today | date"),
];

/// The helpdesks that keep a customer's orders of Shopify beside the ticket: `…shopify.orders[0].name`.
const OF_LATEST_ORDER: [(&str, &str); 6] = [
    ("name", "order.number"),
    ("order_number", "order.number"),
    ("total_price", "order.total"),
    ("fulfillments[0].tracking_number", "order.tracking"),
    ("fulfillments[0].tracking_url", "order.tracking_link"),
    ("fulfillments[0].tracking_company", "order.carrier"),
];

/// What stands in our templates for what another program knows by this name.
pub(super) fn path(name: &str) -> Option<&'static str> {
    if let Some((_, field)) = name.split_once("shopify.orders[0].") {
        return OF_LATEST_ORDER.iter().find(|(known, _)| *known == field).map(|(_, path)| *path);
    }
    // As our own export for espanso names them: `order_tracking`.
    let ours = name.split_once('_').and_then(|(root, rest)| paths::find(&format!("{root}.{rest}")));
    if let Some(path) = ours.filter(|path| matches!(path.root, Root::Buyer | Root::Order | Root::Piece)) {
        return Some(path.name);
    }
    let words: String = name.to_lowercase().chars().filter(|c| !matches!(c, '_' | '-' | ' ')).collect();
    KNOWN.iter().find(|(names, _)| names.contains(&words.as_str())).map(|(_, path)| *path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Known, check};

    #[test]
    fn names_that_mean_the_same_are_known_however_they_are_written() {
        for (name, wanted) in [
            ("contact.first_name", Some("buyer.address_as")),
            ("Order Number", Some("order.number")),
            ("ticket.customer.integrations.shopify.orders[0].name", Some("order.number")),
            ("order_tracking_link", Some("order.tracking_link")),
            ("ticket.id", None),
        ] {
            assert_eq!(path(name), wanted, "{name}");
        }
    }

    #[test]
    fn every_path_is_one_that_templates_have() {
        let paths = KNOWN.iter().map(|(_, path)| path).chain(OF_LATEST_ORDER.iter().map(|(_, path)| path));
        for path in paths {
            let known =
                Known { name: "it", facts: &["name"], is_reply: &|_| false, near: &|_| None, include: &|_| None };
            assert!(check(&format!("{{{{ {path} }}}}"), &known).is_ok(), "{path}");
        }
    }

    #[test]
    fn no_name_is_there_twice() {
        let mut names: Vec<&str> = KNOWN.iter().flat_map(|(names, _)| names.iter().copied()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
