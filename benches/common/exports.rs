//! What a marketplace exports for a shop of many years, the same in every run: invented rows below the headers of the samples in
//! `tests/fixtures/tables`.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use csv::Writer;
use jiff::civil::Date;

use super::generated::Random;

/// The lines of the largest export.
pub(crate) const LINES: usize = 100_000;
/// Of so many orders one is still on its way, and has arrived in the later export.
const ONE_IN: usize = 100;

const ETSY_ORDERS: &str = include_str!("../../tests/fixtures/tables/etsy-orders.csv");
const ETSY_ITEMS: &str = include_str!("../../tests/fixtures/tables/etsy-items.csv");
const SHOPIFY_ORDERS: &str = include_str!("../../tests/fixtures/tables/shopify-orders.csv");

/// When an export is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    First,
    /// Later: what was on its way has left.
    Later,
}

/// The files of one export, and what is in them.
pub(crate) struct Export {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) orders: usize,
    pub(crate) buyers: usize,
}

impl Export {
    /// Their size.
    pub(crate) fn bytes(&self) -> u64 {
        self.files.iter().filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
    }
}

/// Etsy's orders in one file, their items in another.
pub(crate) fn etsy(directory: &Path, made: Made) -> Export {
    let mut orders = Table::new(&directory.join("EtsySoldOrders.csv"), ETSY_ORDERS);
    let mut items = Table::new(&directory.join("EtsySoldOrderItems.csv"), ETSY_ITEMS);
    let mut shop = Shop::new();
    let mut lines = 0;
    while lines < LINES {
        let sold = shop.sell((LINES - lines).min(3));
        let number = (3_000_000_000 + shop.sold).to_string();
        let day = sold.day.strftime("%m/%d/%y").to_string();
        let left = if sold.has_left(made) { day.as_str() } else { "" };
        let (name, handle, place) = (&sold.name, &sold.handle, &sold.place);
        let buyer = format!("{name} ({handle})");
        let postcode = &sold.postcode;
        for (index, (piece, quantity, price)) in sold.pieces.iter().enumerate() {
            lines += 1;
            items.row(&[
                ("Sale Date", &day),
                ("Item Name", piece),
                ("Buyer", &buyer),
                ("Quantity", &quantity.to_string()),
                ("Price", &cents(*price)),
                ("Order Shipping", if index == 0 { "4.50" } else { "0.00" }),
                ("Currency", "EUR"),
                ("Transaction ID", &lines.to_string()),
                ("Date Paid", &day),
                ("Date Shipped", left),
                ("Ship Name", name),
                ("Ship Address1", &sold.street),
                ("Ship City", place),
                ("Ship Zipcode", postcode),
                ("Ship Country", "Germany"),
                ("Order ID", &number),
                ("Variations", "Style: Matte,Size: L"),
            ]);
        }
        orders.row(&[
            ("Sale Date", &day),
            ("Order ID", &number),
            ("Buyer User ID", handle),
            ("Full Name", name),
            ("Payment Method", "Credit Card"),
            ("Date Shipped", left),
            ("Street 1", &sold.street),
            ("Ship City", place),
            ("Ship Zipcode", postcode),
            ("Ship Country", "Germany"),
            ("Currency", "EUR"),
            ("Discount Amount", "0.00"),
            ("Shipping", "4.50"),
            ("Order Total", &cents(sold.worth() + 450)),
            ("Status", "Paid"),
            ("Buyer", &buyer),
        ]);
    }
    Export { files: vec![orders.close(), items.close()], orders: shop.sold, buyers: shop.people.len() }
}

/// Shopify's orders, each further item in a line of its own.
pub(crate) fn shopify(directory: &Path, made: Made) -> Export {
    let mut table = Table::new(&directory.join("orders_export.csv"), SHOPIFY_ORDERS);
    let mut shop = Shop::new();
    let mut lines = 0;
    while lines < LINES {
        let sold = shop.sell((LINES - lines).min(3));
        let number = format!("#{}", 1_000 + shop.sold);
        let at = format!("{} 09:12:44 +0100", sold.day);
        let email = format!("{}@example.com", sold.handle);
        for (index, (piece, quantity, price)) in sold.pieces.iter().enumerate() {
            lines += 1;
            let (quantity, price) = (quantity.to_string(), cents(*price));
            let mut cells = vec![
                ("Name", number.as_str()),
                ("Email", &email),
                ("Created at", &at),
                ("Lineitem quantity", &quantity),
                ("Lineitem name", piece),
                ("Lineitem price", &price),
            ];
            let total = cents(sold.worth() + 450);
            if index == 0 {
                cells.extend([
                    ("Financial Status", "paid"),
                    ("Paid at", at.as_str()),
                    ("Fulfillment Status", if sold.has_left(made) { "fulfilled" } else { "unfulfilled" }),
                    ("Fulfilled at", if sold.has_left(made) { &at } else { "" }),
                    ("Currency", "EUR"),
                    ("Shipping", "4.50"),
                    ("Taxes", "0.00"),
                    ("Total", &total),
                    ("Billing Name", &sold.name),
                    ("Shipping Name", &sold.name),
                    ("Shipping Address1", &sold.street),
                    ("Shipping City", &sold.place),
                    ("Shipping Zip", &sold.postcode),
                    ("Shipping Country", "DE"),
                    ("Payment Method", "Shopify Payments"),
                ]);
            }
            table.row(&cells);
        }
    }
    Export { files: vec![table.close()], orders: shop.sold, buyers: shop.people.len() }
}

/// A table below the header of a sample.
struct Table {
    path: PathBuf,
    columns: HashMap<String, usize>,
    writer: Writer<BufWriter<File>>,
}

impl Table {
    fn new(path: &Path, sample: &str) -> Self {
        let mut header = csv::Reader::from_reader(sample.trim_start_matches('\u{feff}').as_bytes());
        let header = header.headers().expect("a header").clone();
        let mut writer = Writer::from_writer(BufWriter::new(File::create(path).expect("a file")));
        writer.write_record(&header).expect("room for a line");
        let columns = header.iter().map(str::to_owned).zip(0..).collect();
        Self { path: path.to_owned(), columns, writer }
    }

    /// Writes a row that has something in these columns.
    fn row(&mut self, cells: &[(&str, &str)]) {
        let mut row = vec![""; self.columns.len()];
        for (column, cell) in cells {
            let at = self.columns.get(*column).expect("a column of the sample");
            *row.get_mut(*at).expect("a cell for each column") = cell;
        }
        self.writer.write_record(row).expect("room for a line");
    }

    fn close(mut self) -> PathBuf {
        self.writer.flush().expect("room for the file");
        self.path
    }
}

/// A shop that sells, two thirds of the time to somebody new.
struct Shop {
    random: Random,
    people: Vec<Person>,
    sold: usize,
}

#[derive(Clone)]
struct Person {
    name: String,
    handle: String,
    street: String,
    place: String,
    postcode: String,
}

/// One order: pieces with how many of each and the price of one in cents.
struct Sold {
    name: String,
    handle: String,
    street: String,
    place: String,
    postcode: String,
    day: Date,
    pieces: Vec<(String, usize, usize)>,
    is_on_its_way: bool,
}

impl Sold {
    fn worth(&self) -> usize {
        self.pieces.iter().map(|(_, quantity, price)| quantity * price).sum()
    }

    fn has_left(&self, made: Made) -> bool {
        made == Made::Later || !self.is_on_its_way
    }
}

impl Shop {
    const fn new() -> Self {
        Self { random: Random(17), people: Vec::new(), sold: 0 }
    }

    /// The next order, of so many lines at most.
    fn sell(&mut self, most: usize) -> Sold {
        self.sold += 1;
        if self.people.is_empty() || self.random.below(3) > 0 {
            let handle = format!("{}{}", self.random.word(), self.people.len());
            let name = capitals(&self.random.words(2));
            let street = format!("{}straße {}", capitals(self.random.word()), 1 + self.random.below(200));
            let postcode = format!("{:05}", self.random.below(100_000));
            self.people.push(Person { name, handle, street, place: capitals(self.random.word()), postcode });
        }
        let back = if self.random.below(3) > 0 { 1 } else { 1 + self.random.below(self.people.len()) };
        let person = self.people.get(self.people.len() - back).expect("somebody").clone();
        let lines = 1 + self.random.below(3).min(most.saturating_sub(1));
        let pieces = (0..lines)
            .map(|_| (capitals(&self.random.words(4)), 1 + self.random.below(2), 500 + self.random.below(9_000)))
            .collect();
        let days = i64::try_from(self.sold / 20).unwrap_or_default();
        let day = jiff::civil::date(2016, 1, 4).saturating_add(jiff::Span::new().days(days.min(3_900)));
        let is_on_its_way = self.random.below(ONE_IN) == 0;
        let Person { name, handle, street, place, postcode } = person;
        Sold { name, handle, street, place, postcode, day, pieces, is_on_its_way }
    }
}

fn cents(cents: usize) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Each word with a capital.
fn capitals(words: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
