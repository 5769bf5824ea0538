//! Rows of orders, put together by their numbers.

use std::collections::HashMap;

use super::format::Field;
use super::grid::{Faults, Grid, Row};
use super::hints::{self, Statuses};
use super::sighting::{BuyerSighting, ItemSighting, Moment, OrderSighting};
use super::value::{self, DayOrder, Wanted};
use super::{Found, Remark, TableFile, country, people};
use crate::model::{Address, Channel, Currency, Money, State};
use crate::transfer::Error;

/// So many rows are read between two words on how far it is.
const ROWS_BETWEEN: usize = 500;

/// Reads every order of a table.
pub(super) fn read(grid: &Grid, progress: &mut dyn FnMut(usize)) -> Result<TableFile<OrderSighting>, Error> {
    let mut gathered = Gathered {
        channel: grid.layout.channel.clone(),
        days: grid.layout.habits.days.map_or_else(|| day_order(grid), Ok)?,
        orders: Found::default(),
        is_sound: Vec::new(),
        by_number: HashMap::new(),
        open: None,
        nameless: 0,
        statuses: Statuses::new(grid.layout.states.clone()),
        counted: None,
        faults: Faults::default(),
    };
    let mut count = 0;
    let rows = grid.rows(|row| {
        count += 1;
        if count % ROWS_BETWEEN == 0 {
            progress(row.percent);
        }
        if row.is_trailer() {
            return false;
        }
        gathered.take(row);
        true
    })?;
    let (found, refused) = gathered.finished();
    Ok(TableFile {
        path: grid.path.clone(),
        layout: grid.layout.name.clone(),
        encoding: grid.encoding.name(),
        refused,
        found,
        rows,
        remarks: gathered.counted.into_iter().chain(gathered.statuses.remarks()).collect(),
        faults: gathered.faults.listed,
        more_faults: gathered.faults.more,
        lost: grid.lost(),
    })
}

/// Whether any day of the table can only have the day in front; then they all have.
fn day_order(grid: &Grid) -> Result<DayOrder, Error> {
    let mut order = DayOrder::MonthFirst;
    grid.rows(|row| {
        let days = [Field::Placed, Field::Paid, Field::Shipped].map(|field| row.text(field));
        if days.iter().any(|day| value::is_day_first(day)) {
            order = DayOrder::DayFirst;
        }
        order == DayOrder::MonthFirst
    })?;
    Ok(order)
}

struct Gathered {
    channel: Channel,
    days: DayOrder,
    orders: Found<OrderSighting>,
    /// Of each order, whether all of its rows so far are sound.
    is_sound: Vec<bool>,
    by_number: HashMap<String, usize>,
    /// The order of the last row, which further rows may belong to, and its place.
    open: Option<(usize, OrderSighting)>,
    /// Rows of which order, nobody knows.
    nameless: usize,
    statuses: Statuses,
    /// The first day that a spreadsheet has counted.
    counted: Option<Remark>,
    faults: Faults,
}

impl Gathered {
    fn take(&mut self, row: Row<'_>) {
        let number = match row.id(Field::Number) {
            Ok(Some(number)) => match number.trim_start_matches('#').trim() {
                "" => Err(row.lacks(Field::Number)),
                number => Ok(number.to_owned()),
            },
            Ok(None) => self.carried(row).ok_or_else(|| row.lacks(Field::Number)),
            Err(fault) => Err(fault),
        };
        let number = match number {
            Ok(number) => number,
            Err(fault) => {
                // It counts as an order, and no row below is a further item of the one above.
                self.close();
                self.faults.push(fault);
                self.nameless += 1;
                return;
            }
        };
        let at = self.open(&number, row.line);
        let Some((_, order)) = &mut self.open else { return };
        let misshapen = row.misshapen().map_or(Ok(()), Err);
        match misshapen.and_then(|()| add(order, row, self.days, &mut self.statuses)) {
            Ok(()) => {
                self.statuses.note(row, order.state);
                if self.days == DayOrder::Counted && self.counted.is_none() {
                    self.counted = counted_day(row);
                }
            }
            Err(fault) => {
                self.is_sound.splice(at..=at, [false]);
                self.faults.push(fault);
            }
        }
    }

    /// Makes the order of this number the open one, which is new where no row had it so far. Gives its place.
    fn open(&mut self, number: &str, line: usize) -> usize {
        if let Some((at, _)) = self.open.as_ref().filter(|(_, order)| order.number == number) {
            return *at;
        }
        self.close();
        let known = self.by_number.get(number).and_then(|at| Some((*at, self.orders.get(*at)?)));
        let (at, order) = known.unwrap_or_else(|| {
            let at = self.orders.len();
            let order = OrderSighting::numbered(self.channel.clone(), number, line);
            self.orders.push(&order);
            self.is_sound.push(true);
            self.by_number.insert(number.to_owned(), at);
            (at, order)
        });
        self.open = Some((at, order));
        at
    }

    /// Keeps what the open order has come to.
    fn close(&mut self) {
        if let Some((at, order)) = self.open.take() {
            self.orders.replace(at, &order);
        }
    }

    /// The orders all of whose rows are sound, and how many others there are.
    fn finished(&mut self) -> (Found<OrderSighting>, usize) {
        self.close();
        let refused = self.is_sound.iter().filter(|is_sound| !**is_sound).count();
        let found = std::mem::take(&mut self.orders);
        let found = if refused == 0 {
            found
        } else {
            found.iter().zip(&self.is_sound).filter(|(_, is_sound)| **is_sound).map(|(order, _)| order).collect()
        };
        (found, refused + self.nameless)
    }

    /// The number of the order above, which stands for the rows below it where they say nothing of an order.
    fn carried(&self, row: Row<'_>) -> Option<String> {
        let of_order = [Field::Placed, Field::Handle, Field::Name, Field::FirstName, Field::Email, Field::Total];
        let is_further = row.habits().carries_number && of_order.iter().all(|field| row.text(*field).is_empty());
        self.open.as_ref().filter(|_| is_further).map(|(_, order)| order.number.clone())
    }
}

/// The first day of a row that a spreadsheet has counted.
fn counted_day(row: Row<'_>) -> Option<Remark> {
    [Field::Placed, Field::Paid, Field::Shipped, Field::Cancelled].into_iter().find_map(|field| {
        let cell = row.text(field);
        let day = value::counted(&cell)?;
        Some(Remark::CountedDay { line: row.line, header: row.header(field), cell, day })
    })
}

/// Adds what a row says to its order. What belongs to the whole order stands in its first row, or in each.
fn add(order: &mut OrderSighting, row: Row<'_>, days: DayOrder, statuses: &mut Statuses) -> Result<(), Error> {
    let currency = currency(order, row)?;
    let moment = |field| row.read(field, |text| value::moment(text, days).ok_or(Wanted::Day));
    let money = |field| row.read(field, |text| value::money(text, currency));
    first(&mut order.placed, moment(Field::Placed)?);
    first(&mut order.paid, moment(Field::Paid)?);
    first(&mut order.shipped, moment(Field::Shipped)?);
    first(&mut order.total, money(Field::Total)?);
    let is_per_line = row.habits().sums_lines;
    sum_or_first(&mut order.postage, money(Field::Postage)?, is_per_line);
    sum_or_first(&mut order.tax, money(Field::Tax)?, is_per_line);
    first(&mut order.discount, money(Field::Discount)?.map(|off| if off.minor < 0 { off.negated() } else { off }));
    first(&mut order.payment, some(row.text(Field::Payment)));
    first(&mut order.tracking, row.id(Field::Tracking)?);
    if order.tracking.is_some() {
        first(&mut order.carrier, some(row.text(Field::Carrier)));
    }
    first_text(&mut order.note, row.lines(Field::Note));
    first_text(&mut order.recipient, row.text(Field::Recipient));
    buyer(&mut order.buyer, row)?;
    if order.recipient.is_empty() && !row.text(Field::Name).is_empty() {
        order.recipient.clone_from(&order.buyer.name);
    }
    far(order, row, moment(Field::Cancelled)?, statuses);
    order.items.extend(item(row, currency)?);
    Ok(())
}

/// What the amounts of a row are counted in, where they do not say so themselves.
fn currency(order: &OrderSighting, row: Row<'_>) -> Result<Option<Currency>, Error> {
    let own = row.read(Field::Currency, |text| text.parse::<Currency>().map_err(|_none| Wanted::Currency))?;
    Ok(own
        .or_else(|| [order.total, order.postage].into_iter().flatten().next().map(|money| money.currency))
        .or_else(|| order.items.iter().find_map(|item| item.price).map(|money| money.currency))
        .or(row.habits().currency))
}

/// How far the order has come, by its days and its statuses.
fn far(order: &mut OrderSighting, row: Row<'_>, cancelled: Option<Moment>, statuses: &mut Statuses) {
    let status = row.text(Field::Status);
    let payment = row.text(Field::PaymentStatus);
    let (by_status, by_payment) = (statuses.read(&status), statuses.read(&payment));
    let signs = [
        cancelled.map(|_| State::Cancelled),
        order.shipped.filter(|_| is_whole(&status)).map(|_| State::Shipped),
        order.paid.map(|_| State::Paid),
        by_status.state,
        by_payment.state,
    ];
    // Nothing is further back than what is supposed where nothing is said, but what a seller's own word means.
    let supposed = Some(order.state).filter(|state| *state != State::Agreed);
    let furthest = signs.into_iter().chain([supposed]).flatten().reduce(hints::further);
    order.state = furthest.unwrap_or(order.state);
    let gives_back = ["refunded", "partially_refunded", "voided"].contains(&payment.to_lowercase().as_str());
    // What is made or sent has been paid on every site; only a status of the payment knows otherwise.
    let went_on =
        payment.is_empty() && matches!(order.state, State::Making | State::Ready | State::Shipped | State::Received);
    let was_paid = order.paid.is_some() || by_payment.is_paid || by_status.is_paid || went_on;
    order.is_paid = (order.is_paid || was_paid) && !gives_back && order.state != State::Cancelled;
}

/// Whether a status does not say that only a part has left.
fn is_whole(status: &str) -> bool {
    !["partial", "unfulfilled"].contains(&status.to_lowercase().as_str())
}

/// The item of a row, where it has one.
fn item(row: Row<'_>, currency: Option<Currency>) -> Result<Option<ItemSighting>, Error> {
    let name = row.text(Field::ItemName);
    if name.is_empty() {
        return Ok(None);
    }
    let quantity = row.read(Field::Quantity, |text| value::count(text).ok_or(Wanted::Count))?.unwrap_or(1);
    let money = |field| row.read(field, |text| value::money(text, currency));
    let price = match money(Field::Price)? {
        Some(price) => Some(price),
        None => money(Field::LinePrice)?.and_then(|line| of_one(line, quantity)),
    };
    let variation = some(variation(&row.text(Field::Variation)));
    Ok(Some(ItemSighting { name, variation, quantity, price }))
}

/// The price of one, where the price of all can be parted without a rest.
fn of_one(line: Money, quantity: u32) -> Option<Money> {
    let quantity = i64::from(quantity);
    (quantity > 0 && line.minor % quantity == 0).then(|| Money { minor: line.minor / quantity, ..line })
}

/// `Style: Matte,Size: L` and eBay's `[Style: Matte, Size: L]` as one reads it: `Style: Matte, Size: L`. A comma inside a value
/// stays as it is.
fn variation(text: &str) -> String {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let mut read = String::with_capacity(inner.len());
    for part in inner.split(',') {
        let begins_next = part.contains(':') && !part.starts_with(' ');
        if !read.is_empty() {
            read.push_str(if begins_next { ", " } else { "," });
        }
        read.push_str(part);
    }
    read
}

/// What a row says of the buyer.
fn buyer(buyer: &mut BuyerSighting, row: Row<'_>) -> Result<(), Error> {
    let (handle, name) = people::handle_or_name(&row.text(Field::HandleOrName));
    first(&mut buyer.handle, row.id(Field::Handle)?.or(handle));
    let known = [people::full_name(row), name, row.text(Field::Recipient)];
    first_text(&mut buyer.name, known.into_iter().find(|name| !name.is_empty()).unwrap_or_default());
    first(&mut buyer.email, people::email(&row.text(Field::Email)));
    first(&mut buyer.phone, row.id(Field::Phone)?);
    if buyer.address == Address::default() {
        buyer.address = people::address(row);
    }
    Ok(())
}

/// Takes a value over where there was none.
fn first<T>(kept: &mut Option<T>, found: Option<T>) {
    if kept.is_none() {
        *kept = found;
    }
}

fn first_text(kept: &mut String, found: String) {
    if kept.is_empty() {
        *kept = found;
    }
}

/// Adds a sum that each row has a part of, or takes over one that belongs to the order.
fn sum_or_first(kept: &mut Option<Money>, found: Option<Money>, adds: bool) {
    match (&kept, found) {
        (Some(sum), Some(more)) if adds => *kept = sum.plus(more).or(*kept),
        _ => first(kept, found),
    }
}

/// A text with something in it.
pub(super) fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The code of a country, where it is one.
pub(super) fn country_code(text: &str) -> String {
    country::code(text).unwrap_or_default()
}
