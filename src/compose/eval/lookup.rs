//! Names and paths: where values come from, and the questions that stand for those that come from nowhere.

use std::borrow::Cow;

use super::Evaluator;
use crate::compose::ask::{Answer, Destination, Hole, Question, QuestionKind, Why};
use crate::compose::error::Mistake;
use crate::compose::paths::{self, Get, PARTS, Part, Path, Root};
use crate::compose::read::{Reader, Unreadable};
use crate::compose::value::{Data, DateForm, Origin, Value, cleaned};
use crate::model::{Order, Scope, tracking_link};

impl<'v> Evaluator<'v> {
    /// A bare name: one that was set, a root, or a question.
    pub(super) fn variable(&mut self, name: &'v str) -> Value<'v> {
        if let Some((_, value)) = self.scope.iter().rev().find(|(set, _)| *set == name) {
            return value.clone();
        }
        match Root::from_word(name) {
            Some(root @ (Root::Today | Root::Now)) => match paths::find(root.word()) {
                Some(path) => self.known(path),
                None => Value::made(Data::Nothing),
            },
            Some(root) => Value::made(Data::Root(root, root.is_there(self.context.pinned))),
            None => {
                self.asked(self.request.asking.and_then(|asking| asking.own.get(name)).map_or(name, String::as_str))
            }
        }
    }

    /// The value of a path.
    pub(super) fn path(&mut self, root: Root, name: &'v str) -> Result<Value<'v>, Mistake> {
        if root == Root::Shop && paths::find_under(root, name).is_none() {
            return self.fact(name);
        }
        match paths::find_under(root, name) {
            Some(path) => Ok(self.known(path)),
            None => Err(self.unknown(&format!("{}.{name}", root.word()))),
        }
    }

    pub(super) fn unknown(&self, path: &str) -> Mistake {
        let facts = self.context.facts.iter().map(|fact| fact.name.as_str());
        Mistake::UnknownPath { path: path.to_owned(), suggestion: paths::suggest(path, facts) }
    }

    /// The value of a path of the table. An answer given for this text wins over what is noted.
    fn known(&mut self, path: &'static Path) -> Value<'v> {
        let is_answered = !self.request.answers.is_empty() && self.given(path.name).is_some();
        if let Get::Due = path.get
            && !is_answered
        {
            return self.due();
        }
        let (pinned, context) = (self.context.pinned, self.context);
        let noted = match path.get {
            Get::Buyer(get) => pinned.buyer.as_ref().map(|buyer| get(buyer, context)),
            Get::Order(get) => pinned.order.as_ref().map(|order| get(order, context)),
            Get::Piece(get) => pinned.piece.as_ref().map(|piece| get(piece, context)),
            Get::Day(get) => Some(get(context)),
            Get::TrackingLink => pinned.order.as_ref().map(|order| self.tracking_link(order)),
            Get::Due => Some(Data::Nothing),
        };
        let hole = |why| Hole {
            origin: Origin::Path(path.name),
            kind: path.kind.clone(),
            why,
            problem: None,
            remember: path.destination(pinned).into_iter().collect(),
        };
        match noted {
            None => self.by_hand(hole(Why::NotPinned(path.root))),
            Some(Data::Nothing) => self.by_hand(hole(Why::Empty)),
            Some(_) if is_answered => self.by_hand(hole(Why::Empty)),
            Some(data) => Value { data, origin: Origin::Path(path.name) },
        }
    }

    fn fact(&mut self, name: &'v str) -> Result<Value<'v>, Mistake> {
        let known = self.context.facts.iter().find(|fact| fact.name == name);
        let fact = known.ok_or_else(|| self.unknown(&format!("shop.{name}")))?;
        let origin = Origin::Fact(&fact.name);
        let is_answered = !self.request.answers.is_empty() && self.given(&origin.name()).is_some();
        if let Some(value) = cleaned(fact.said_in(self.context.language)).filter(|_| !is_answered) {
            return Ok(Value { data: Data::text(value), origin });
        }
        let remember = vec![Destination::Fact(fact.name.clone())];
        Ok(self.by_hand(Hole { origin, kind: QuestionKind::Text, why: Why::Empty, problem: None, remember }))
    }

    /// The page on which the parcel of an order is followed, if the carrier is known and there is a number.
    fn tracking_link(&self, order: &'v Order) -> Data<'v> {
        let part = |path, noted: Option<&'v String>| -> Cow<'v, str> {
            self.given(path).or(noted.map(|noted| Cow::Borrowed(noted.as_str()))).unwrap_or_default()
        };
        let carrier = part("order.carrier", order.carrier.as_ref());
        let number = part("order.tracking", order.tracking.as_ref());
        tracking_link(&carrier, &number).map_or(Data::Nothing, Data::text)
    }

    /// What is left to pay; nothing where more was paid.
    fn due(&mut self) -> Value<'v> {
        let mut part = |name| paths::find(name).map(|path| self.known(path));
        let (total, paid) = (part("order.total"), part("order.paid"));
        match (total, paid.map(|paid| paid.data)) {
            (Some(Value { data: Data::Money(total), .. }), Some(Data::Money(paid))) => {
                let mut due = total;
                due.minor = total.minor.saturating_sub(paid.minor).max(0);
                if total.currency == paid.currency {
                    return Value { data: Data::Money(due), origin: Origin::Path("order.due") };
                }
                Value::missing(Hole {
                    origin: Origin::Path("order.due"),
                    kind: QuestionKind::Money,
                    why: Why::Unfit,
                    problem: None,
                    remember: Vec::new(),
                })
            }
            (Some(Value { data: Data::Money(total), .. }), _) => {
                Value { data: Data::Money(total), origin: Origin::Path("order.due") }
            }
            (total, _) => total.unwrap_or_else(|| Value::made(Data::Nothing)),
        }
    }

    /// What was answered by hand instead of what is noted, or the hole.
    fn by_hand(&mut self, hole: Hole<'v>) -> Value<'v> {
        let name = hole.name();
        let Some(answer) = self.given(&name) else { return Value::missing(hole) };
        let optional = self.deciding > 0;
        self.ledger.question(&name, || Question { optional, ..hole.question(Answer::Given, None) });
        if let Origin::Path(path) = hole.origin
            && paths::find(path).is_some_and(Path::is_list)
        {
            return self.list_by_hand(path, &answer);
        }
        match self.read(&answer, &hole.kind) {
            Ok(data) => self.accepted(Value { data, origin: hole.origin }),
            Err(problem) => self.unfit(hole, problem),
        }
    }

    /// A list of which every line was typed.
    fn list_by_hand(&mut self, path: &'static str, answer: &str) -> Value<'v> {
        if let Some(question) = self.ledger.find(path) {
            question.value = Some(answer.to_owned());
        }
        let has_parts = PARTS.iter().any(|part| part.of == path);
        let line = |text: &str| {
            if has_parts { Data::Part(Part::Line { of: path, text: text.into() }) } else { Data::text(text.to_owned()) }
        };
        let lines = answer.lines().map(str::trim).filter(|line| !line.is_empty());
        let items: Vec<Value<'v>> = lines.map(|text| Value { data: line(text), origin: Origin::Path(path) }).collect();
        Value { data: Data::List(items.into()), origin: Origin::Path(path) }
    }

    /// The value of a bare name: its answer, or a question.
    fn asked(&mut self, name: &'v str) -> Value<'v> {
        let remembered = self.remembered(name);
        let kept = remembered.as_ref().map(|(_, scope)| *scope);
        let known = match self.given(name) {
            Some(answer) => Some((answer, Answer::Given)),
            None if self.is_emptied(name) => None,
            None => remembered.map(|(answer, scope)| (answer, Answer::Remembered(scope))),
        };
        if self.ledger.find(name).is_some() {
            self.ledger.repeats(name);
        }
        let hole = Hole {
            origin: Origin::Answer(name),
            kind: self.kinds.get(name).cloned().unwrap_or_default(),
            why: Why::Name,
            problem: None,
            remember: self.places(),
        };
        let optional = self.deciding > 0;
        let state = known.as_ref().map_or(Answer::Missing, |(_, state)| *state);
        let question = self.ledger.question(name, || Question { optional, kept, ..hole.question(state, None) });
        let kind = question.map(|question| question.kind.clone()).unwrap_or_default();
        let hole = Hole { kind, ..hole };
        match known.map(|(text, _)| self.read(&text, &hole.kind)) {
            Some(Ok(data)) => self.accepted(Value { data, origin: hole.origin }),
            Some(Err(problem)) => self.unfit(hole, problem),
            None => Value::missing(hole),
        }
    }

    /// The answer given for this text, if it is more than blanks.
    fn given(&self, name: &str) -> Option<Cow<'v, str>> {
        self.request.answers.get(name).and_then(|answer| cleaned(answer))
    }

    /// Whether what was known for this text was taken out by hand: then neither what is remembered nor a default takes its place.
    pub(super) fn is_emptied(&self, name: &str) -> bool {
        self.request.answers.get(name).is_some_and(|answer| cleaned(answer).is_none())
    }

    /// The answer kept from before; the narrower scope wins.
    fn remembered(&self, name: &str) -> Option<(Cow<'v, str>, Scope)> {
        let of_name = self.context.remembered.iter().filter(|remembered| remembered.name == name);
        let mut here: Vec<(u8, &str, Scope)> =
            of_name.filter_map(|kept| Some((self.narrowness(kept.scope)?, kept.value.as_str(), kept.scope))).collect();
        here.sort_by_key(|(narrowness, ..)| *narrowness);
        here.into_iter().find_map(|(_, value, scope)| Some((cleaned(value)?, scope)))
    }

    fn narrowness(&self, scope: Scope) -> Option<u8> {
        let pinned = self.context.pinned;
        match scope {
            Scope::Order(id) => pinned.order.as_ref().filter(|order| order.id == id).map(|_| 0),
            Scope::Buyer(id) => pinned.buyer.as_ref().filter(|buyer| buyer.id == id).map(|_| 1),
            Scope::Shop => Some(2),
        }
    }

    /// Where the answer to a bare name can be remembered, the narrowest first.
    fn places(&self) -> Vec<Destination> {
        let pinned = self.context.pinned;
        let order = pinned.order.as_ref().map(|order| Scope::Order(order.id));
        let buyer = pinned.buyer.as_ref().map(|buyer| Scope::Buyer(buyer.id));
        [order, buyer, Some(Scope::Shop)].into_iter().flatten().map(Destination::Remembered).collect()
    }

    /// Where an answer that replaces a value from here can be kept.
    pub(super) fn places_for(&self, origin: Origin<'v>) -> Vec<Destination> {
        match origin {
            Origin::Template => Vec::new(),
            Origin::Path(path) => {
                paths::find(path).and_then(|path| path.destination(self.context.pinned)).into_iter().collect()
            }
            Origin::Fact(name) => vec![Destination::Fact(name.to_owned())],
            Origin::Answer(_) => self.places(),
        }
    }

    /// A text read as a kind of answer.
    pub(super) fn read(&self, text: &str, kind: &QuestionKind) -> Result<Data<'v>, Unreadable> {
        Ok(match kind {
            QuestionKind::Text | QuestionKind::LongText => Data::text(text.to_owned()),
            QuestionKind::Choice(choices) => {
                let typed = text.trim().to_lowercase();
                let chosen = choices.iter().find(|choice| choice.to_lowercase() == typed);
                Data::text(chosen.ok_or(Unreadable::NotAChoice)?.clone())
            }
            QuestionKind::Several(choices) => {
                let chosen = Reader::several(text, choices)?;
                Data::List(chosen.into_iter().map(|one| Value::made(Data::text(one))).collect())
            }
            QuestionKind::YesNo => Data::Truth(self.reader.yes_or_no(text)?),
            QuestionKind::Date => Data::Date(self.reader.date(text)?, DateForm::Long),
            QuestionKind::Time => Data::Time(Reader::time(text)?),
            QuestionKind::Money => Data::Money(self.reader.money(text)?),
            QuestionKind::Number => Data::Number(self.reader.number(text)?),
        })
    }

    /// Notes in the question of an answer what the answer was read as.
    pub(super) fn accepted(&mut self, value: Value<'v>) -> Value<'v> {
        if let Some(question) = self.ledger.find(&value.origin.name()) {
            question.value = value.data.canonical();
        }
        value
    }

    /// A hole because what there is cannot be read.
    pub(super) fn unfit(&mut self, hole: Hole<'v>, problem: Unreadable) -> Value<'v> {
        if let Some(question) = self.ledger.find(&hole.name()) {
            question.state = Answer::Unreadable(problem);
            question.value = None;
        }
        Value::missing(Hole { problem: Some(problem), ..hole })
    }
}
