use super::{Amount, Invalid, Read, Wanted, amount, line};
use crate::model::{Currency, Item};

/// An item of an order, its price perhaps without a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedItem {
    pub quantity: u32,
    pub name: String,
    pub variation: Option<String>,
    pub price: Option<Amount>,
}

/// Reads `[2x ]NAME[: VARIATION][ @ PRICE]`, such as `2x Mug: blue, large @ 43.00 PLN`.
pub fn item(text: &str) -> Read<TypedItem> {
    let wrong = Wanted::Item.but();
    let text = line(text).map_err(|_empty| wrong)?;
    let (rest, price) = match text.rsplit_once(" @ ") {
        Some((rest, price)) => (rest.to_owned(), Some(amount(price).map_err(|invalid| price_or(invalid, wrong))?)),
        None => (text, None),
    };
    // Only before a blank, because "2xl shirt" is one shirt.
    let counted = rest.split_once("x ").or_else(|| rest.split_once("× "));
    let is_count = |count: &str| !count.trim().is_empty() && count.trim().bytes().all(|byte| byte.is_ascii_digit());
    let counted = counted.filter(|(count, _)| is_count(count));
    let counted = counted.map(|(count, rest)| count.trim().parse().map(|count| (count, rest)));
    let counted = counted.transpose().map_err(|_too_many| wrong)?;
    let (quantity, rest) = counted.unwrap_or((1, rest.as_str()));
    let (name, variation) = match rest.split_once(": ") {
        Some((name, variation)) => (name, Some(line(variation).map_err(|_empty| wrong)?)),
        None => (rest, None),
    };
    let name = line(name).map_err(|_empty| wrong)?;
    if quantity == 0 { Err(wrong) } else { Ok(TypedItem { quantity, name, variation, price }) }
}

/// A currency that is none is told as such, anything else as what an item looks like.
fn price_or(invalid: Invalid, wrong: Invalid) -> Invalid {
    if invalid.wanted == Wanted::Currency { invalid } else { wrong }
}

impl TypedItem {
    /// The item, its price in this currency if it names none.
    ///
    /// # Errors
    /// As [`Amount::in_currency`].
    pub fn in_currency(self, currency: Currency) -> Read<Item> {
        let price = self.price.map(|price| price.in_currency(currency)).transpose()?;
        Ok(Item { variation: self.variation, quantity: self.quantity, price, ..Item::named(&self.name) })
    }
}

impl TypedItem {
    /// An item as it is typed.
    pub fn written(item: &Item) -> String {
        let quantity = if item.quantity == 1 { String::new() } else { format!("{}x ", item.quantity) };
        let variation = item.variation.as_ref().map(|variation| format!(": {variation}")).unwrap_or_default();
        let price = item.price.map(|price| format!(" @ {price}")).unwrap_or_default();
        format!("{quantity}{}{variation}{price}", item.name)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Mug", 1, "Mug", None, None)]
    #[case("2x Mug: blue, large @ 43.00 PLN", 2, "Mug", Some("blue, large"), Some("43.00 PLN"))]
    #[case("3 × Box @ 5", 3, "Box", None, Some("5"))]
    #[case("2xl shirt", 1, "2xl shirt", None, None)]
    #[case("Saxophone case", 1, "Saxophone case", None, None)]
    fn an_item_is_read(
        #[case] typed: &str,
        #[case] quantity: u32,
        #[case] name: &str,
        #[case] variation: Option<&str>,
        #[case] price: Option<&str>,
    ) {
        let item = item(typed).expect("an item");
        assert_eq!((item.quantity, item.name.as_str(), item.variation.as_deref()), (quantity, name, variation));
        assert_eq!(item.price.map(|price| price.to_string()).as_deref(), price);
    }

    #[test]
    fn what_is_not_an_item_is_refused() {
        assert_eq!(item("Mug @ 5 XQZ"), Err(Wanted::Currency.but()));
        for wrong in ["", " ", "0x Mug", "2x : blue", "Mug @ cheap", "99999999999x Mug"] {
            assert!(item(wrong).is_err(), "{wrong}");
        }
    }
}
