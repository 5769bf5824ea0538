//! Filters: what stands behind a `|`.

use std::borrow::Cow;

use minijinja::machinery::ast::{self, CallArg, Expr};

use super::{Evaluator, Outcome, Place, literal};
use crate::compose::ask::{Answer, Hole, Promise, QuestionKind, Why};
use crate::compose::error::{Expected, Limit, Mistake};
use crate::compose::number::Number;
use crate::compose::value::{Data, DateForm, Origin, Text, Value};
use crate::compose::words::Filter;
use crate::model::State;
use crate::text::{sanitise, sanitise_line};

impl<'v> Evaluator<'v> {
    pub(super) fn filter(&mut self, filter: &'v ast::Filter<'v>, place: Place) -> Outcome<Value<'v>> {
        let Some(found) = Filter::from_word(filter.name) else {
            let suggestion = Filter::suggest(filter.name);
            return Err(self.fail(place, Mistake::UnknownFilter { name: filter.name.to_owned(), suggestion }));
        };
        found.takes().accepts(filter.name, &filter.args).map_err(|mistake| self.fail(place, mistake))?;
        let value = match &filter.expr {
            Some(expr) => self.expression(expr)?,
            None => Value::made(Data::Nothing),
        };
        if found == Filter::Default {
            return self.or_default(value, &filter.args, place);
        }
        if found == Filter::Join {
            return self.join(value, &filter.args, place);
        }
        let result = self.apply(found, value, &filter.args).map_err(|mistake| self.fail(place, mistake))?;
        if let Data::Text(text) = &result.data {
            self.spend_on(text.text.len(), place)?;
        }
        Ok(result)
    }

    fn apply(&mut self, filter: Filter, value: Value<'v>, args: &'v [CallArg<'v>]) -> Result<Value<'v>, Mistake> {
        match filter {
            Filter::Choices => self.convert(value, filter, &QuestionKind::Choice(texts(filter, args)?)),
            Filter::Several => self.convert(value, filter, &QuestionKind::Several(texts(filter, args)?)),
            Filter::YesNo => self.convert(value, filter, &QuestionKind::YesNo),
            Filter::Date => self.date(value, args),
            Filter::Time => self.convert(value, filter, &QuestionKind::Time),
            Filter::Money => self.convert(value, filter, &QuestionKind::Money),
            Filter::Number => self.convert(value, filter, &QuestionKind::Number),
            Filter::Long => Ok(self.long(value)),
            Filter::Optional => Ok(self.optional(value)),
            Filter::Promise => self.promise(value, args),
            Filter::Plural => self.plural(value, args),
            Filter::First | Filter::Last => end_of_list(filter, value),
            Filter::Length => length(value),
            Filter::Upper => self.change(value, str::to_uppercase),
            Filter::Lower => self.change(value, str::to_lowercase),
            Filter::Capitalize => self.change(value, capitalize),
            Filter::Trim => self.change(value, |text| text.trim().to_owned()),
            Filter::Replace => self.replace(value, args),
            // These two evaluate their arguments themselves; see `filter`.
            Filter::Default | Filter::Join => Ok(value),
        }
    }

    /// A value read as a kind of answer, if it is not one yet.
    fn convert(&mut self, value: Value<'v>, filter: Filter, kind: &QuestionKind) -> Result<Value<'v>, Mistake> {
        let text = match &value.data {
            Data::Missing(_) => return Ok(self.missing_of_kind(value, kind)),
            Data::Nothing => return Ok(value),
            Data::Text(text) if text.has_hole() => return Ok(value),
            Data::Text(text) => text.text.clone(),
            Data::Number(number) if *kind == QuestionKind::Money => Cow::Owned(number.to_string()),
            Data::Date(..) if *kind == QuestionKind::Date => return Ok(value),
            Data::Time(_) if *kind == QuestionKind::Time => return Ok(value),
            Data::Money(_) if *kind == QuestionKind::Money => return Ok(value),
            Data::Number(_) if *kind == QuestionKind::Number => return Ok(value),
            Data::Truth(_) if *kind == QuestionKind::YesNo => return Ok(value),
            Data::List(_) if matches!(kind, QuestionKind::Several(_)) => return Ok(value),
            other => return Err(Mistake::Input { of: filter.word(), got: other.sort() }),
        };
        self.ledger.is_of_kind(&value.origin.name(), kind);
        match self.read(&text, kind) {
            Ok(data) => Ok(self.accepted(Value { data, origin: value.origin })),
            Err(problem) if value.origin == Origin::Template => {
                Err(Mistake::Literal { text: text.into_owned(), problem })
            }
            Err(problem) => {
                let why = if let Origin::Answer(_) = value.origin { Why::Name } else { Why::Unfit };
                let remember = self.places_for(value.origin);
                let hole = Hole { origin: value.origin, kind: kind.clone(), why, problem: None, remember };
                Ok(self.unfit(hole, problem))
            }
        }
    }

    fn missing_of_kind(&mut self, value: Value<'v>, kind: &QuestionKind) -> Value<'v> {
        let Data::Missing(mut hole) = value.data else { return value };
        if hole.kind == QuestionKind::Text {
            hole.kind = kind.clone();
        }
        self.ledger.is_of_kind(&hole.name(), kind);
        Value { data: Data::Missing(hole), origin: value.origin }
    }

    /// `| date` and `| date("short")`.
    fn date(&mut self, value: Value<'v>, args: &'v [CallArg<'v>]) -> Result<Value<'v>, Mistake> {
        let form = date_form(args)?;
        let value = self.convert(value, Filter::Date, &QuestionKind::Date)?;
        Ok(match (value.data, form) {
            (Data::Date(date, _), Some(form)) => Value { data: Data::Date(date, form), origin: value.origin },
            (data, _) => Value { data, origin: value.origin },
        })
    }

    fn long(&mut self, value: Value<'v>) -> Value<'v> {
        if let Origin::Answer(name) = value.origin {
            self.ledger.is_of_kind(name, &QuestionKind::LongText);
        }
        self.missing_of_kind(value, &QuestionKind::LongText)
    }

    /// Nothing where nothing is known. What was answered wrongly is still asked.
    fn optional(&mut self, value: Value<'v>) -> Value<'v> {
        self.ledger.spares(&value.origin.name());
        match value.data {
            Data::Missing(hole) if hole.problem.is_none() => {
                self.ledger.ask(&hole);
                Value::made(Data::Nothing)
            }
            data => Value { data, origin: value.origin },
        }
    }

    fn or_default(&mut self, value: Value<'v>, args: &'v [CallArg<'v>], place: Place) -> Outcome<Value<'v>> {
        self.ledger.spares(&value.origin.name());
        let is_empty = match &value.data {
            Data::Missing(hole) => hole.problem.is_none(),
            Data::Text(text) => text.text.is_empty(),
            data => matches!(data, Data::Nothing),
        };
        let Some(CallArg::Pos(expr)) = args.first().filter(|_| is_empty) else { return Ok(value) };
        if let (Data::Missing(_), Origin::Answer(name)) = (&value.data, value.origin)
            && self.is_emptied(name)
        {
            return Ok(Value { data: Data::Nothing, origin: value.origin });
        }
        let instead = self.expression(expr)?;
        let Data::Missing(hole) = value.data else { return Ok(instead) };
        if matches!(instead.data, Data::Missing(_)) {
            // Of two things that nobody knows, the one in the brackets is the easier to answer, unless both are questions.
            return Ok(if hole.why == Why::Name { Value::missing(*hole) } else { instead });
        }
        let instead = match hole.kind {
            QuestionKind::Text | QuestionKind::LongText => instead,
            ref kind => {
                let made = Value::made(instead.data);
                self.convert(made, Filter::Default, kind).map_err(|mistake| self.fail(place, mistake))?
            }
        };
        if let Some(question) = self.ledger.find(&hole.name()).filter(|_| hole.why == Why::Name) {
            question.default = instead.data.canonical();
            question.value = instead.data.canonical();
            question.state = Answer::Default;
        }
        Ok(Value { data: instead.data, origin: hole.origin })
    }

    fn join(&mut self, value: Value<'v>, args: &'v [CallArg<'v>], place: Place) -> Outcome<Value<'v>> {
        let separator = match args.first() {
            Some(CallArg::Pos(expr)) => self.expression(expr)?,
            _ => Value::made(Data::text(", ")),
        };
        let items = match value.data {
            Data::List(items) => items,
            Data::Missing(_) | Data::Nothing | Data::Text(_) => return Ok(value),
            other => return Err(self.fail(place, Mistake::Input { of: "join", got: other.sort() })),
        };
        let mut joined = Text::default();
        for (index, item) in items.iter().enumerate() {
            let before = if index == 0 { Value::made(Data::Nothing) } else { separator.clone() };
            for piece in [before, item.clone()] {
                let text = self.text_of(piece).map_err(|mistake| self.fail(place, mistake))?;
                self.spend_on(text.text.len(), place)?;
                joined.append(&text);
            }
            if joined.text.len() > Limit::TEXT {
                return Err(self.fail(place, Mistake::TooMuch(Limit::Text)));
            }
        }
        Ok(Value { data: Data::Text(joined), origin: value.origin })
    }

    fn promise(&mut self, value: Value<'v>, args: &'v [CallArg<'v>]) -> Result<Value<'v>, Mistake> {
        let (reply, closes) = promised(args)?;
        let value = self.convert(value, Filter::Promise, &QuestionKind::Date)?;
        if let Data::Date(on, _) = value.data {
            self.ledger.promise(Promise { on, reply: reply.map(|reply| sanitise_line(reply).into_owned()), closes });
        }
        Ok(value)
    }

    /// The form of a word that goes with a number.
    fn plural(&mut self, value: Value<'v>, args: &'v [CallArg<'v>]) -> Result<Value<'v>, Mistake> {
        let number = match &value.data {
            Data::Number(number) => *number,
            Data::Missing(_) => return Ok(self.missing_of_kind(value, &QuestionKind::Number)),
            Data::Text(_) => match self.convert(value, Filter::Plural, &QuestionKind::Number)? {
                Value { data: Data::Number(number), .. } => number,
                other => return Ok(other),
            },
            other => return Err(Mistake::Input { of: "plural", got: other.sort() }),
        };
        let form = self.formats.plural(number);
        let chosen = named(args, form).or_else(|| named(args, "other"));
        let expected = || Mistake::Argument { of: "plural".to_owned(), expected: Expected::Named("other") };
        let word = chosen.ok_or_else(expected)?;
        let not_text = || Mistake::Argument { of: "plural".to_owned(), expected: Expected::Text };
        Ok(Value::made(Data::text(sanitise(literal(word).ok_or_else(not_text)?))))
    }

    /// A text with its letters changed; it still came from where it came from.
    fn change(&mut self, value: Value<'v>, change: impl Fn(&str) -> String) -> Result<Value<'v>, Mistake> {
        if matches!(value.data, Data::Missing(_) | Data::Nothing) {
            return Ok(value);
        }
        let origin = value.origin;
        let text = self.text_of(value)?;
        let changed = change(&text.text);
        Ok(Value { data: Data::Text(text.changed(changed)), origin })
    }

    fn replace(&mut self, value: Value<'v>, args: &'v [CallArg<'v>]) -> Result<Value<'v>, Mistake> {
        let words = texts(Filter::Replace, args)?;
        let [from, to] = words.as_slice() else { return Ok(value) };
        if let Data::Text(text) = &value.data {
            let most = text.text.len() + text.text.matches(from.as_str()).count() * to.len();
            if most > Limit::TEXT {
                return Err(Mistake::TooMuch(Limit::Text));
            }
        }
        self.change(value, |text| text.replace(from, to))
    }
}

/// What kind of answer a filter takes that not every text is.
pub(in crate::compose) fn kind_asked(filter: Filter, args: &[CallArg<'_>]) -> Option<QuestionKind> {
    Some(match filter {
        Filter::Choices => QuestionKind::Choice(texts(filter, args).ok()?),
        Filter::Several => QuestionKind::Several(texts(filter, args).ok()?),
        Filter::YesNo => QuestionKind::YesNo,
        Filter::Date | Filter::Promise => QuestionKind::Date,
        Filter::Time => QuestionKind::Time,
        Filter::Money => QuestionKind::Money,
        Filter::Number | Filter::Plural => QuestionKind::Number,
        _ => return None,
    })
}

/// The arguments of a filter that takes texts in quotation marks.
pub(in crate::compose) fn texts(filter: Filter, args: &[CallArg<'_>]) -> Result<Vec<String>, Mistake> {
    let text = |arg: &CallArg<'_>| {
        let found =
            if let CallArg::Pos(expr) = arg { literal(expr).map(|text| sanitise(text).into_owned()) } else { None };
        found.ok_or_else(|| Mistake::Argument { of: filter.word().to_owned(), expected: Expected::Text })
    };
    args.iter().map(text).collect()
}

/// The form that `| date("short")` asks for.
pub(in crate::compose) fn date_form(args: &[CallArg<'_>]) -> Result<Option<DateForm>, Mistake> {
    let Some(word) = texts(Filter::Date, args)?.into_iter().next() else { return Ok(None) };
    let expected = || Mistake::Argument { of: "date".to_owned(), expected: Expected::OneOf(DateForm::WORDS) };
    DateForm::from_word(&word).map(Some).ok_or_else(expected)
}

/// What `| promise(reply="…", closes="…")` says.
pub(in crate::compose) fn promised<'a>(args: &'a [CallArg<'_>]) -> Result<(Option<&'a str>, Option<State>), Mistake> {
    let text = |name| {
        let expected = || Mistake::Argument { of: "promise".to_owned(), expected: Expected::Text };
        named(args, name).map(|expr| literal(expr).ok_or_else(expected)).transpose()
    };
    let closes = text("closes")?.map(|word| {
        let words = State::ALL.iter().map(|state| state.word());
        let unknown = || Mistake::UnknownState {
            word: sanitise_line(word).into_owned(),
            suggestion: crate::text::nearest(word, words),
        };
        State::from_word(word).ok_or_else(unknown)
    });
    Ok((text("reply")?, closes.transpose()?))
}

/// The argument of a name.
pub(in crate::compose) fn named<'a, 's>(args: &'a [CallArg<'s>], wanted: &str) -> Option<&'a Expr<'s>> {
    args.iter().find_map(|arg| match arg {
        CallArg::Kwarg(name, expr) if *name == wanted => Some(expr),
        _ => None,
    })
}

fn end_of_list(filter: Filter, value: Value<'_>) -> Result<Value<'_>, Mistake> {
    match &value.data {
        Data::List(items) => {
            let found = if filter == Filter::First { items.first() } else { items.last() };
            Ok(found.cloned().unwrap_or_else(|| Value::made(Data::Nothing)))
        }
        Data::Missing(_) | Data::Nothing => Ok(value),
        other => Err(Mistake::Input { of: filter.word(), got: other.sort() }),
    }
}

fn length(value: Value<'_>) -> Result<Value<'_>, Mistake> {
    let count = match &value.data {
        Data::List(items) => items.len(),
        Data::Text(text) => text.text.chars().count(),
        Data::Nothing => 0,
        Data::Missing(_) => return Ok(value),
        other => return Err(Mistake::Input { of: "length", got: other.sort() }),
    };
    let number = Number::from(u32::try_from(count).unwrap_or(u32::MAX));
    Ok(Value { data: Data::Number(number), origin: value.origin })
}

fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
