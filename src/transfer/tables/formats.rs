//! The tables whose headers are known, one file a site.

mod amazon;
mod ebay;
mod etsy;
mod google;
mod shopify;

use super::format::{Field, Holds, Site, plain};
use super::layout::{Habits, Heading, Layout, LayoutName};
use crate::model::Channel;

/// Every table of orders that is known. Where a header fits several, the one with more columns is it.
static ORDERS: [TableFormat; 5] = [etsy::ORDERS, etsy::ITEMS, shopify::ORDERS, ebay::ORDERS, amazon::ORDERS];

/// Every table of buyers that is known.
static BUYERS: [TableFormat; 2] = [shopify::CUSTOMERS, google::CONTACTS];

/// Every table of pieces that is known.
static PIECES: [TableFormat; 2] = [etsy::LISTINGS, shopify::PRODUCTS];

/// A kind of table, and the headers it is known by.
#[derive(Debug)]
struct TableFormat {
    /// What it is called in the catalogue: `etsy-orders`.
    name: &'static str,
    site: Site,
    /// Fields, and the headers each may stand under; the first that is there wins. A field may stand here twice: the second
    /// is looked at in rows where the first is empty.
    columns: &'static [(Field, &'static [&'static str])],
    /// Without these it is another table.
    required: &'static [Field],
    habits: Habits,
}

impl TableFormat {
    fn layout(&self) -> Layout {
        let heading = |(field, names): &(Field, &[&str])| Heading {
            field: *field,
            keys: names.iter().map(|name| plain(name)).collect(),
            shown: names.first().copied().unwrap_or_default().to_owned(),
        };
        Layout {
            name: LayoutName::Format(self.name),
            channel: Channel::new(self.site.word()),
            columns: self.columns.iter().map(heading).collect(),
            required: self.required.to_vec(),
            needs_all: false,
            states: Vec::new(),
            habits: self.habits,
        }
    }
}

/// The known tables of this kind; of this site, where one is named.
pub(super) fn layouts(site: Option<Site>, holds: Holds) -> Vec<Layout> {
    match holds {
        Holds::Orders => of_site(&ORDERS, site),
        Holds::Buyers => of_site(&BUYERS, site),
        Holds::Pieces => of_site(&PIECES, site),
    }
}

/// The format whose header this is, though none of these layouts, and what it holds.
pub(super) fn known(header: &[String], but: &[Layout]) -> Option<(&'static str, Holds)> {
    let all = [(Holds::Orders, &ORDERS[..]), (Holds::Buyers, &BUYERS[..]), (Holds::Pieces, &PIECES[..])];
    let formats = all.into_iter().flat_map(|(holds, formats)| formats.iter().map(move |format| (holds, format)));
    let is_other = |name: &'static str| but.iter().all(|layout| layout.name != LayoutName::Format(name));
    let fits = formats.filter(|(_, format)| is_other(format.name)).filter_map(|(holds, format)| {
        let columns = format.layout().columns(header)?;
        Some((columns.count, format.name, holds))
    });
    fits.max_by_key(|(count, ..)| *count).map(|(_, name, holds)| (name, holds))
}

fn of_site(formats: &[TableFormat], site: Option<Site>) -> Vec<Layout> {
    let is_wanted = |format: &&TableFormat| site.is_none_or(|site| site == format.site);
    formats.iter().filter(is_wanted).map(TableFormat::layout).collect()
}
