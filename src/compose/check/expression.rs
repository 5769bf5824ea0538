//! Expressions checked: what they name exists, and filters and functions are given what they take.

use minijinja::machinery::{
    Span,
    ast::{self, CallArg, Expr},
};

use super::{Checker, Outcome, Shape, element, note};
use crate::compose::ask::QuestionKind;
use crate::compose::error::{Expected, Mistake};
use crate::compose::eval::{self, filters};
use crate::compose::paths::{self, PARTS, Root};
use crate::compose::read::could_be;
use crate::compose::value::Sort;
use crate::compose::words::{Filter, Function, Test};
use crate::text::{nearest, sanitise_line};

impl<'c> Checker<'c> {
    pub(super) fn expression(&mut self, expr: &'c Expr<'c>) -> Outcome<Shape> {
        match expr {
            Expr::Var(name) => Ok(self.variable(name.id)),
            Expr::Const(constant) if constant.value.is_number() => Ok(Shape::Of(Sort::Number)),
            Expr::Const(_) => Ok(Shape::Plain),
            Expr::UnaryOp(unary) => self.all([&unary.expr]),
            Expr::BinOp(binary) => {
                let left = self.expression(&binary.left)?;
                let right = self.expression(&binary.right)?;
                let chooses = matches!(binary.op, ast::BinOpKind::ScAnd | ast::BinOpKind::ScOr);
                Ok(if chooses && left == right { left } else { Shape::Plain })
            }
            Expr::Compare(chain) => {
                self.expression(&chain.expr)?;
                self.all(chain.ops.iter().map(|op| &op.expr))
            }
            Expr::IfExpr(either) => {
                self.all([&either.test_expr, &either.true_expr])?;
                self.all(either.false_expr.as_ref())
            }
            Expr::Filter(filter) => self.filter(filter, expr.span()),
            Expr::Test(test) => {
                if Test::from_word(test.name).is_none() {
                    let suggestion = Test::suggest(test.name);
                    return self.fail(expr.span(), Mistake::UnknownTest { name: test.name.to_owned(), suggestion });
                }
                self.all([&test.expr])
            }
            Expr::GetAttr(part) => self.part(part, eval::beginning(expr)),
            Expr::GetItem(item) => self.item(item, expr.span()),
            Expr::Call(call) => self.call(call, expr.span()),
            Expr::List(list) => self.all(&list.items).map(|_| Shape::List("")),
            Expr::Tuple(tuple) => self.all(&tuple.items).map(|_| Shape::List("")),
            Expr::Slice(_) => self.fail(expr.span(), Mistake::Unsupported { what: "[:]" }),
            Expr::Map(_) => self.fail(expr.span(), Mistake::Unsupported { what: "{}" }),
        }
    }

    /// Expressions of which only the mistakes matter.
    fn all(&mut self, exprs: impl IntoIterator<Item = &'c Expr<'c>>) -> Outcome<Shape> {
        for expr in exprs {
            self.expression(expr)?;
        }
        Ok(Shape::Plain)
    }

    fn set_as(&self, name: &str) -> Option<Shape> {
        self.scope.iter().rev().find(|(set, _)| *set == name).map(|(_, shape)| *shape)
    }

    fn variable(&mut self, name: &'c str) -> Shape {
        if let Some(shape) = self.set_as(name) {
            return shape;
        }
        match Root::from_word(name) {
            Some(root @ (Root::Today | Root::Now)) => {
                note(&mut self.outline.paths, root.word());
                Shape::Plain
            }
            Some(root) => Shape::Root(root),
            None => {
                note(&mut self.outline.names, name);
                Shape::Plain
            }
        }
    }

    fn part(&mut self, part: &'c ast::GetAttr<'c>, place: Span) -> Outcome<Shape> {
        let path = eval::dotted(&part.expr, part.name);
        if let Expr::Var(name) = &part.expr
            && self.set_as(name.id).is_none()
        {
            return match Root::from_word(name.id) {
                Some(root) => self.path(root, part.name, place),
                None => self.unknown(&path, place),
            };
        }
        let shape = self.expression(&part.expr)?;
        self.part_of(shape, part.name, &path, place)
    }

    fn part_of(&mut self, shape: Shape, name: &str, path: &str, place: Span) -> Outcome<Shape> {
        match shape {
            Shape::Root(root) => self.path(root, name, place),
            Shape::Part(of) if PARTS.iter().any(|part| part.of == of && part.name == name) => Ok(Shape::Plain),
            Shape::Part(of) => {
                let names = PARTS.iter().filter(|part| part.of == of).map(|part| part.name);
                let before = path.rsplit_once('.').map_or("", |(before, _)| before);
                let suggestion = nearest(name, names).map(|name| format!("{before}.{name}"));
                self.fail(place, Mistake::UnknownPath { path: path.to_owned(), suggestion })
            }
            Shape::Plain | Shape::Of(_) | Shape::List(_) => self.unknown(path, place),
        }
    }

    fn path(&mut self, root: Root, name: &str, place: Span) -> Outcome<Shape> {
        let path = format!("{}.{name}", root.word());
        let found = paths::find_under(root, name);
        if found.is_none() && !(root == Root::Shop && self.known.facts.contains(&name)) {
            return self.unknown(&path, place);
        }
        note(&mut self.outline.paths, &path);
        Ok(found.filter(|path| path.is_list()).map_or(Shape::Plain, |path| Shape::List(path.name)))
    }

    fn unknown<T>(&self, path: &str, place: Span) -> Outcome<T> {
        let suggestion = paths::suggest(path, self.known.facts.iter().copied());
        self.fail(place, Mistake::UnknownPath { path: path.to_owned(), suggestion })
    }

    fn item(&mut self, item: &'c ast::GetItem<'c>, place: Span) -> Outcome<Shape> {
        let shape = self.expression(&item.expr)?;
        if let Some(name) = eval::literal(&item.subscript_expr) {
            return self.part_of(shape, name, name, place);
        }
        self.expression(&item.subscript_expr)?;
        Ok(element(shape))
    }

    fn filter(&mut self, filter: &'c ast::Filter<'c>, place: Span) -> Outcome<Shape> {
        let shape = match &filter.expr {
            Some(expr) => self.expression(expr)?,
            None => Shape::Plain,
        };
        let Some(found) = Filter::from_word(filter.name) else {
            let suggestion = Filter::suggest(filter.name);
            return self.fail(place, Mistake::UnknownFilter { name: filter.name.to_owned(), suggestion });
        };
        arguments(found, &filter.args).or_else(|mistake| self.fail(place, mistake))?;
        for arg in &filter.args {
            if let CallArg::Pos(expr) | CallArg::Kwarg(_, expr) = arg {
                self.expression(expr)?;
            }
        }
        if found == Filter::Promise {
            self.promise(&filter.args)?;
        }
        if let Some(kind) = filters::kind_asked(found, &filter.args) {
            if let Some(got) = unfit(found, shape) {
                return self.fail(place, Mistake::Input { of: found.word(), got });
            }
            let text = filter.expr.as_ref().and_then(eval::literal);
            if let Some((text, problem)) = text.and_then(|text| Some((text, could_be(text, &kind).err()?))) {
                let text = sanitise_line(text).into_owned();
                return self.fail(place, Mistake::Literal { text, problem });
            }
            if let Some(name) = filter.expr.as_ref().and_then(|expr| self.question_of(expr)) {
                self.is_asked_as(name, found, kind, place)?;
            }
        }
        Ok(match found {
            Filter::First | Filter::Last => element(shape),
            Filter::Default | Filter::Optional => shape,
            Filter::Date | Filter::Promise => Shape::Of(Sort::Date),
            Filter::Time => Shape::Of(Sort::Time),
            Filter::Money => Shape::Of(Sort::Money),
            Filter::Number | Filter::Length => Shape::Of(Sort::Number),
            Filter::YesNo => Shape::Of(Sort::Truth),
            _ => Shape::Plain,
        })
    }

    /// The question whose answer an expression is, through filters that leave it one.
    fn question_of(&self, expr: &'c Expr<'c>) -> Option<&'c str> {
        let mut expr = expr;
        loop {
            match expr {
                Expr::Var(name) if self.set_as(name.id).is_none() && Root::from_word(name.id).is_none() => {
                    return Some(name.id);
                }
                Expr::Filter(filter) if Filter::from_word(filter.name).is_some_and(Filter::leaves_answer) => {
                    expr = filter.expr.as_ref()?;
                }
                _ => return None,
            }
        }
    }

    /// Notes what kind of answer a question takes. A choice may be read as something else: it is a text all the same.
    fn is_asked_as(&mut self, name: &'c str, by: Filter, kind: QuestionKind, place: Span) -> Outcome<()> {
        let differs = |first: &QuestionKind| {
            let is_choice_read = matches!(first, QuestionKind::Choice(_))
                && !matches!(kind, QuestionKind::Choice(_) | QuestionKind::Several(_));
            *first != kind && !is_choice_read
        };
        let other = self.kinds.iter().find(|(known, _, first)| *known == name && differs(first));
        if let Some((_, first, _)) = other {
            let (first, second) = (first.word(), by.word());
            return self.fail(place, Mistake::TwoKinds { name: name.to_owned(), first, second });
        }
        self.kinds.push((name, by, kind));
        Ok(())
    }

    fn promise(&mut self, args: &[CallArg<'_>]) -> Outcome<()> {
        let Some(expr) = filters::named(args, "reply") else { return Ok(()) };
        let Some(shortcut) = eval::literal(expr) else { return Ok(()) };
        if shortcut != self.known.name && !(self.known.is_reply)(shortcut) {
            let suggestion = (self.known.near)(shortcut);
            return self.fail(
                expr.span(),
                Mistake::UnknownReply { shortcut: sanitise_line(shortcut).into_owned(), suggestion },
            );
        }
        note(&mut self.outline.promises, shortcut);
        Ok(())
    }

    fn call(&mut self, call: &'c ast::Call<'c>, place: Span) -> Outcome<Shape> {
        let name = if let Expr::Var(name) = &call.expr { name.id } else { "" };
        let Some(function) = Function::from_word(name) else {
            let suggestion = Function::suggest(name);
            return self.fail(place, Mistake::UnknownFunction { name: name.to_owned(), suggestion });
        };
        function.takes().accepts(name, &call.args).or_else(|mistake| self.fail(place, mistake))?;
        for arg in &call.args {
            if let CallArg::Pos(expr) | CallArg::Kwarg(_, expr) = arg {
                self.expression(expr)?;
            }
        }
        if function == Function::Range {
            return Ok(Shape::List(""));
        }
        match call.args.iter().find_map(|arg| if let CallArg::Pos(expr) = arg { eval::literal(expr) } else { None }) {
            Some(label) => {
                note(&mut self.outline.options, &sanitise_line(label));
                Ok(Shape::Plain)
            }
            None => self.fail(place, Mistake::Argument { of: name.to_owned(), expected: Expected::Text }),
        }
    }
}

/// What a filter that asks for a kind of answer is given and cannot be read as one, whatever it is.
fn unfit(filter: Filter, given: Shape) -> Option<Sort> {
    let Shape::Of(sort) = given else { return None };
    let fits = match filter {
        Filter::Date | Filter::Promise => sort == Sort::Date,
        Filter::Time => sort == Sort::Time,
        Filter::Money => matches!(sort, Sort::Money | Sort::Number),
        Filter::Number | Filter::Plural => sort == Sort::Number,
        Filter::YesNo => sort == Sort::Truth,
        _ => false,
    };
    (!fits).then_some(sort)
}

/// Whether a filter may have these arguments.
fn arguments(filter: Filter, args: &[CallArg<'_>]) -> Result<(), Mistake> {
    filter.takes().accepts(filter.word(), args)?;
    match filter {
        Filter::Choices | Filter::Replace => filters::texts(filter, args).map(drop),
        Filter::Date => filters::date_form(args).map(drop),
        Filter::Promise => filters::promised(args).map(drop),
        Filter::Plural if filters::named(args, "other").is_none() => {
            Err(Mistake::Argument { of: filter.word().to_owned(), expected: Expected::Named("other") })
        }
        _ => Ok(()),
    }
}
