//! Values made into text, with the marks of where they came from.

use std::borrow::Cow;

use super::{Evaluator, Outcome, Place};
use crate::compose::ask::{Hole, QuestionKind, Why};
use crate::compose::error::{Limit, Mistake};
use crate::compose::read::choice;
use crate::compose::rendered::{Span, SpanKind, whole};
use crate::compose::value::{Data, Origin, Text, Value};
use crate::model::Money;

impl<'v> Evaluator<'v> {
    /// One text after the other, each with its marks.
    pub(super) fn concat(&mut self, left: Value<'v>, right: Value<'v>, place: Place) -> Outcome<Value<'v>> {
        let texts = [left, right].map(|value| self.text_of(value));
        let mut joined = Text::default();
        for text in texts {
            let text = text.map_err(|mistake| self.fail(place, mistake))?;
            joined.append(&text);
        }
        self.spend_on(joined.text.len(), place)?;
        Ok(Value::made(Data::Text(joined)))
    }

    /// What a value prints, and where that came from. What is missing prints its name and is asked for.
    pub(super) fn text_of(&mut self, value: Value<'v>) -> Result<Text<'v>, Mistake> {
        let Value { data, origin } = value;
        let printed: Cow<'v, str> = match data {
            Data::Text(text) if !text.marks.is_empty() => return Ok(text),
            Data::Text(text) => text.text,
            Data::Missing(hole) => {
                self.ledger.ask(&hole);
                let name = hole.name().into_owned();
                let text = format!("⟨{name}⟩");
                let mark = Span { range: 0..text.len(), kind: SpanKind::Missing { name } };
                return Ok(Text { text: Cow::Owned(text), marks: vec![mark] });
            }
            Data::List(items) => return self.list_text(&items, origin),
            Data::Nothing => Cow::Borrowed(""),
            Data::Truth(truth) if origin == Origin::Template => Cow::Borrowed(if truth { "true" } else { "false" }),
            Data::Truth(truth) => {
                let (yes, no) = choice::words(self.context.language);
                Cow::Owned(if truth { yes } else { no })
            }
            Data::Number(number) => Cow::Owned(self.formats.number(number)),
            // A text that names what is left to pay asks for it: where nothing is, it must not be sent unseen.
            Data::Money(Money { minor: 0, .. }) if origin == Origin::Path("order.due") => {
                return self.text_of(Value::missing(Hole {
                    origin,
                    kind: QuestionKind::Money,
                    why: Why::Unfit,
                    problem: None,
                    remember: Vec::new(),
                }));
            }
            Data::Money(money) => Cow::Owned(self.formats.money(money)),
            Data::Date(date, form) => Cow::Owned(self.formats.date(date, form, self.context.now.year())),
            Data::Time(time) => Cow::Owned(self.formats.time(time)),
            Data::Part(part) => Cow::Owned(part.print(|data| self.print_plain(data))),
            Data::Root(root, _) => return Err(Mistake::NotPrintable { path: root.word().to_owned() }),
            Data::Range(..) => return Err(Mistake::NotPrintable { path: "range".to_owned() }),
        };
        let marks = whole(&printed, origin.span_kind()).into_iter().collect();
        Ok(Text { text: printed, marks })
    }

    /// What a part of something prints: only texts and numbers occur there.
    fn print_plain(&self, data: Data<'_>) -> String {
        match data {
            Data::Text(text) => text.text.into_owned(),
            Data::Number(number) => self.formats.number(number),
            _ => String::new(),
        }
    }

    /// A list in the words of the language: "a, b and c". A hole in it makes the whole one.
    fn list_text(&mut self, items: &[Value<'v>], origin: Origin<'v>) -> Result<Text<'v>, Mistake> {
        let mut printed = Vec::with_capacity(items.len());
        let mut marks = Vec::new();
        let mut length = 0;
        for item in items {
            let text = self.text_of(item.clone())?;
            length += text.text.len();
            if length > Limit::TEXT {
                return Err(Mistake::TooMuch(Limit::Text));
            }
            marks.extend(text.marks);
            printed.push(text.text.into_owned());
        }
        let joined = self.formats.list(&printed);
        let marked = Text { text: Cow::Borrowed(""), marks };
        let mut text = marked.changed(joined);
        if text.marks.is_empty() {
            text.marks.extend(whole(&text.text, origin.span_kind()));
        }
        Ok(text)
    }
}
