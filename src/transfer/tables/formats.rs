//! The tables whose headers are known, one file a site.

mod amazon;
mod ebay;
mod etsy;
mod google;
mod shopify;

use super::format::{Field, Holds, Site, plain};
use super::layout::{Habits, Heading, Layout, LayoutName};
use crate::model::Channel;

/// Every table that is known. Where a header fits several, the one with more columns is it.
static FORMATS: [TableFormat; 7] =
    [etsy::ORDERS, etsy::ITEMS, shopify::ORDERS, ebay::ORDERS, amazon::ORDERS, shopify::CUSTOMERS, google::CONTACTS];

/// A kind of table, and the headers it is known by.
#[derive(Debug)]
struct TableFormat {
    /// What it is called in the catalogue: `etsy-orders`.
    name: &'static str,
    site: Site,
    holds: Holds,
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
            habits: self.habits,
        }
    }
}

/// The known tables of this kind; of this site, where one is named.
pub(super) fn layouts(site: Option<Site>, holds: Holds) -> Vec<Layout> {
    let is_wanted = |format: &&TableFormat| format.holds == holds && site.is_none_or(|site| site == format.site);
    FORMATS.iter().filter(is_wanted).map(TableFormat::layout).collect()
}
