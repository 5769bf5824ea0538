//! What becomes of each thing of a file.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use super::{BUYERS, Error};
use crate::model::{Channel, Handle, Id, Mark};
use crate::store::{ErasureList, Standing, Store};
use crate::transfer::shop::{Kind, Record, ShopFile, Value};

/// The kind of things that texts under way are.
const DRAFTS: &str = "drafts";

/// The kind of things that are sold.
const ORDERS: &str = "orders";

/// What stays of a person, without them.
const STAY: [&str; 2] = [ORDERS, "journal"];

/// What a file may still say of an order whose buyer was erased: nothing in which the person could stand.
const IN_THE_BOOKS: [&str; 8] = ["state", "total", "paid", "postage", "promised", "expected", "history", "taken"];

/// What becomes of a thing of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    /// It is there, and the file changes it.
    Changes,
    /// Everything the file says of it is there already.
    Same,
    /// It was changed here after it was written to the file, and stays as it is.
    Newer,
    /// It was removed here after it was written to the file, and stays away.
    Removed,
    /// It is somebody who was erased here, or theirs, and stays away.
    Erased,
}

impl Fate {
    /// Every one of them, in their order.
    pub const ALL: [Self; 6] = [Self::New, Self::Changes, Self::Same, Self::Newer, Self::Removed, Self::Erased];
}

/// The things of a file on their way into a shop.
pub(super) struct Landing<'s> {
    store: &'s Store,
    file: &'s ShopFile,
    over: bool,
    /// Things of the shop that go by the name of one of the file.
    pub(super) same_as: HashMap<Id, Id>,
    /// Every thing of the shop that one of the file has become: no other becomes it, too.
    taken: HashSet<Id>,
    /// For the kinds that were asked for: see [`Store::taken_back`].
    taken_back: HashMap<&'static str, HashSet<Id>>,
    erased: ErasureList,
    /// The people of the file who were erased here and are not there, or whom something in it names, and the latest day on which
    /// that was.
    pub(super) listed: BTreeSet<Id>,
    pub(super) erased_on: Option<Date>,
    /// Their orders and the lines of the journal about these: they stay without them, and lead to more that is theirs.
    theirs: HashSet<Id>,
    /// Whether something is written that has to be erased again.
    pub(super) erases_again: bool,
}

/// A thing of a file on its way into a shop.
#[derive(Debug)]
pub(super) struct Landed {
    pub(super) fate: Fate,
    /// Whether it is to be written. Who was erased and what stays without them is, too, and is then erased again: their orders name them.
    pub(super) is_written: bool,
    pub(super) record: Record,
}

impl<'s> Landing<'s> {
    pub(super) fn new(
        store: &'s Store,
        file: &'s ShopFile,
        over: bool,
        same_as: HashMap<Id, Id>,
    ) -> Result<Self, Error> {
        Ok(Self {
            store,
            file,
            over,
            same_as,
            taken: HashSet::new(),
            taken_back: HashMap::new(),
            erased: store.erasure_list()?,
            listed: BTreeSet::new(),
            erased_on: None,
            theirs: HashSet::new(),
            erases_again: false,
        })
    }

    /// What becomes of a thing, where those who were erased come back or do not.
    pub(super) fn land(&mut self, kind: &'static Kind, record: Record, brings_back: bool) -> Result<Landed, Error> {
        let (fate, record) = self.find_place(kind, record, brings_back)?;
        if let Some(fields) = record.contradiction(kind) {
            return Err(self.file.unsound(kind, &record, fields).into());
        }
        let is_written = matches!(fate, Fate::New | Fate::Changes);
        if !is_written || !self.is_of_erased(kind, &record, fate)? || brings_back {
            return Ok(Landed { fate, is_written, record });
        }
        // An order and a line of the journal stay without them; to be stripped by the one set of rules, they have to be there.
        let stays = STAY.contains(&kind.name);
        let is_written = stays || kind.name == BUYERS;
        self.erases_again |= is_written;
        Ok(Landed { fate: if stays { fate } else { Fate::Erased }, is_written, record })
    }

    /// Whether it is somebody who was erased here, or something that goes with them: by the rules of `store/erase/person`. Who is there is
    /// somebody else, whatever they share. A thing may come without what it names, in a table of its own; then the list is asked for that.
    fn is_of_erased(&mut self, kind: &'static Kind, record: &Record, fate: Fate) -> Result<bool, Error> {
        if self.erased.is_empty() {
            return Ok(false);
        }
        if kind.name == BUYERS {
            let day = self.erased.erased_on(&marks(kind, record)).filter(|_| fate == Fate::New);
            return Ok(day.is_some_and(|day| self.note_listed(record.id, day)));
        }
        let value = |name: &str| kind.field(name).and_then(|field| record.values.get(field)?.as_ref());
        let named = |name: &str| match value(name) {
            Some(Value::Id(id)) => Some(*id),
            _ => None,
        };
        let is_theirs = match (named("buyer_id").or_else(|| named("subject_id")), value("place")) {
            (Some(buyer), _) => self.was_erased(buyer)?,
            (None, Some(Value::Text(place))) if kind.name == DRAFTS => self.is_about_erased(place)?,
            (None, _) => {
                let order = named("order_id").map_or(Ok(false), |order| self.has_lost_buyer(order))?;
                order || named("entry_id").map_or(Ok(false), |entry| self.was_stripped(entry))?
            }
        };
        if is_theirs && STAY.contains(&kind.name) {
            self.theirs.insert(record.id);
        }
        Ok(is_theirs)
    }

    /// Notes somebody of the file who was erased on that day.
    fn note_listed(&mut self, buyer: Id, day: Date) -> bool {
        self.listed.insert(buyer);
        self.erased_on = self.erased_on.max(Some(day));
        true
    }

    /// Whether a buyer whom a thing names was erased and is not there.
    fn was_erased(&mut self, buyer: Id) -> Result<bool, Error> {
        if self.listed.contains(&buyer) {
            return Ok(true);
        }
        let Some(day) = self.erased.erased_on([&Mark::id(buyer)]) else { return Ok(false) };
        let is_there = match Kind::named(BUYERS) {
            Some(buyers) => self.store.label_of(buyers, buyer)?.is_some(),
            None => false,
        };
        Ok(!is_there && self.note_listed(buyer, day))
    }

    /// Whether an order is that of somebody who was erased: it came with the file, or is there without them.
    fn has_lost_buyer(&mut self, order: Id) -> Result<bool, Error> {
        if self.theirs.contains(&order) {
            return Ok(true);
        }
        let day = self.day_of_lost_order(order)?;
        self.erased_on = self.erased_on.max(day);
        Ok(day.is_some())
    }

    /// The day on which an order that is here has lost its buyer to an erasure; `None` where it has not.
    fn day_of_lost_order(&self, order: Id) -> Result<Option<Date>, Error> {
        Ok(self.store.mark_of_lost_order(order)?.and_then(|mark| self.erased.erased_on([&mark])))
    }

    /// Whether a line of the journal was to somebody who was erased.
    fn was_stripped(&mut self, entry: Id) -> Result<bool, Error> {
        if self.theirs.contains(&entry) {
            return Ok(true);
        }
        let was_stripped = self.store.is_stripped(entry)?;
        if was_stripped {
            self.erased_on = self.erased_on.max(self.erased.last_day());
        }
        Ok(was_stripped)
    }

    /// Whether a draft was left on somebody who was erased, or on an order of theirs: its place names them.
    fn is_about_erased(&mut self, place: &str) -> Result<bool, Error> {
        for id in place.split_whitespace().filter_map(|word| word.parse().ok()) {
            if self.was_erased(id)? || self.has_lost_buyer(id)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn find_place(
        &mut self,
        kind: &'static Kind,
        mut record: Record,
        brings_back: bool,
    ) -> Result<(Fate, Record), Error> {
        for id in record.references() {
            *id = self.same_as.get(id).copied().unwrap_or(*id);
        }
        if record.is_remnant(kind) {
            return self.meet_remnant(kind, record);
        }
        let mut standing = self.standing(kind, record.id)?;
        if matches!(standing, Standing::Absent)
            && let Some(twin) = self.twin(kind, &record)?
        {
            self.same_as.insert(record.id, twin);
            record.id = twin;
            // Those of the shop stay.
            record.parts.iter_mut().flatten().flatten().for_each(|part| part.id = None);
            standing = self.standing(kind, twin)?;
        }
        self.taken.insert(record.id);
        let is_later = |there| record.updated_at.is_none_or(|at| at > there);
        match standing {
            Standing::Removed(at) if !self.over && !is_later(at) => Ok((Fate::Removed, record)),
            Standing::Absent | Standing::Removed(_) => match record.lacks(kind) {
                Some(key) => Err(self.file.lacks(kind, &record, key).into()),
                None => Ok((Fate::New, record.over(kind, None))),
            },
            Standing::Living(there) => {
                if kind.name == ORDERS && !brings_back {
                    self.keep_stripped(kind, &mut record, &there)?;
                }
                Ok(self.meet(kind, record, &there))
            }
        }
    }

    /// Lets a file say nothing of an order that has lost its buyer to an erasure but what the books hold: the rest stays as it is here.
    fn keep_stripped(&mut self, kind: &'static Kind, record: &mut Record, there: &Record) -> Result<(), Error> {
        if self.erased.is_empty() {
            return Ok(());
        }
        let Some(day) = self.day_of_lost_order(record.id)? else { return Ok(()) };
        let whole = record.clone().over(kind, Some(there));
        for (field, value) in kind.fields.iter().zip(&mut record.values) {
            if !IN_THE_BOOKS.contains(&field.name) {
                *value = None;
            }
        }
        for (part, list) in kind.parts.iter().zip(&mut record.parts) {
            if !IN_THE_BOOKS.contains(&part.name) {
                *list = None;
            }
        }
        if !record.clone().over(kind, Some(there)).says_what(&whole) {
            self.erased_on = self.erased_on.max(Some(day));
        }
        Ok(())
    }

    /// What becomes of a reply that was removed where the file comes from. One of the same name that is another's stays.
    fn meet_remnant(&mut self, kind: &'static Kind, record: Record) -> Result<(Fate, Record), Error> {
        let fate = match self.standing(kind, record.id)? {
            Standing::Absent => Fate::New,
            Standing::Removed(_) => Fate::Same,
            Standing::Living(there) if self.over || record.updated_at > there.updated_at => Fate::Changes,
            Standing::Living(_) => Fate::Newer,
        };
        Ok((fate, record.over(kind, None)))
    }

    /// What becomes of a thing that is there.
    fn meet(&self, kind: &'static Kind, record: Record, there: &Record) -> (Fate, Record) {
        let (said, was) = (record.updated_at, there.updated_at);
        let mut merged = record.over(kind, Some(there));
        if merged.says_what(there) {
            return (Fate::Same, merged);
        }
        if said.is_some_and(|said| was.is_some_and(|was| said < was)) && !self.over {
            return (Fate::Newer, merged);
        }
        // What somebody has edited in the file, or wants in spite of its age, is changed now.
        merged.updated_at = said.filter(|said| was.is_none_or(|was| *said > was));
        (Fate::Changes, merged)
    }

    fn standing(&mut self, kind: &'static Kind, id: Id) -> Result<Standing, Error> {
        let standing = self.store.standing_of(kind, id)?;
        if !matches!(standing, Standing::Removed(_)) {
            return Ok(standing);
        }
        if !self.taken_back.contains_key(kind.name) {
            self.taken_back.insert(kind.name, self.store.taken_back(kind)?);
        }
        let was_never_there = self.taken_back.get(kind.name).is_some_and(|ids| ids.contains(&id));
        Ok(if was_never_there { Standing::Absent } else { standing })
    }

    /// The thing of the shop that goes by the same name.
    fn twin(&self, kind: &'static Kind, record: &Record) -> Result<Option<Id>, Error> {
        if let Some(known) = self.same_as.get(&record.id) {
            return Ok(Some(*known));
        }
        Ok(self.store.namesake(kind, record)?.filter(|twin| !self.taken.contains(twin)))
    }
}

/// Everything a file tells of a buyer that leads to them.
fn marks(kind: &Kind, record: &Record) -> BTreeSet<Mark> {
    let text = |name: &str| match kind.field(name).and_then(|field| record.values.get(field)?.as_ref()) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let mut marks = BTreeSet::from([Mark::id(record.id)]);
    marks.extend(Mark::email(text("email")));
    marks.extend(Mark::phone(text("phone")));
    marks.extend(Mark::name_at(text("name"), text("postcode")));
    let handles = kind.parts.iter().zip(&record.parts).filter(|(part, _)| part.name == "handles");
    for handle in handles.flat_map(|(_, handles)| handles.iter().flatten()) {
        if let [Value::Text(channel), Value::Text(name), ..] = handle.values.as_slice() {
            marks.extend(Mark::handle(&Handle { channel: Channel::new(channel), name: name.clone() }));
        }
    }
    marks
}
