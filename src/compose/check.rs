//! Templates checked while they are written: every path, filter, test, function and reply they name exists.

use minijinja::machinery::{Span, ast};

use ast::{CallArg, Expr, Stmt};

use super::error::{Expected, Mistake, TemplateError, nearest};
use super::eval::{self, filters};
use super::paths::{self, PARTS, Root};
use super::source::{Include, Parsed, load, parse_one};
use super::words::{Filter, Function, Test};

/// What templates may name besides the paths of the table.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The shortcut of the reply itself.
    pub name: &'a str,
    /// The names of the shop's facts, without `shop.`.
    pub facts: &'a [&'a str],
    /// The shortcuts of all replies.
    pub shortcuts: &'a [&'a str],
    /// How other replies are got at.
    pub include: Include<'a>,
}

impl std::fmt::Debug for Known<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known").field("name", &self.name).field("facts", &self.facts).finish_non_exhaustive()
    }
}

/// What a template names, each once, in the order of the source, in all its branches; not what it includes names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Paths under a root: `order.total`, `shop.iban`.
    pub paths: Vec<String>,
    /// Names that are questions.
    pub names: Vec<String>,
    /// The labels of options.
    pub options: Vec<String>,
    /// The replies it includes.
    pub includes: Vec<String>,
    /// The replies it promises.
    pub promises: Vec<String>,
}

/// Checks a template.
///
/// # Errors
/// The first mistake. One in a reply that it includes is reported only if it keeps the two from being put together.
pub fn check(source: &str, known: &Known<'_>) -> Result<Outline, TemplateError> {
    let sources = load(known.name, source, known.include, known.shortcuts)?;
    let Some(own) = sources.first() else { return Ok(Outline::default()) };
    let parsed = parse_one(own)?;
    let mut checker = Checker { parsed: &parsed, known, scope: Vec::new(), outline: Outline::default() };
    checker.block(parsed.body())?;
    for (include, _) in &own.includes {
        note(&mut checker.outline.includes, include);
    }
    Ok(checker.outline)
}

fn note(list: &mut Vec<String>, entry: &str) {
    if !list.iter().any(|known| known == entry) {
        list.push(entry.to_owned());
    }
}

/// What is known of an expression before it has a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A text, a number, a date…: something without parts.
    Plain,
    /// A root by itself.
    Root(Root),
    /// A list whose elements have the parts that [`PARTS`] gives under this name, if any.
    List(&'static str),
    /// Something with those parts.
    Part(&'static str),
}

struct Checker<'c> {
    parsed: &'c Parsed<'c>,
    known: &'c Known<'c>,
    scope: Vec<(&'c str, Shape)>,
    outline: Outline,
}

type Outcome<T> = Result<T, TemplateError>;

impl<'c> Checker<'c> {
    fn block(&mut self, body: &'c [Stmt<'c>]) -> Outcome<()> {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'c Stmt<'c>) -> Outcome<()> {
        match statement {
            Stmt::EmitExpr(emit) => match self.expression(&emit.expr)? {
                Shape::Root(root) => {
                    self.fail(emit.expr.span(), Mistake::NotPrintable { path: root.word().to_owned() })
                }
                _ => Ok(()),
            },
            Stmt::IfCond(condition) => self.condition(condition),
            Stmt::ForLoop(repeat) => self.repeat(repeat),
            Stmt::Set(set) => {
                let shape = self.expression(&set.expr)?;
                self.assign(&set.target, shape)
            }
            Stmt::Include(include) if eval::literal(&include.name).is_none() => {
                self.fail(include.name.span(), Mistake::IncludeName)
            }
            _ => Ok(()),
        }
    }

    fn condition(&mut self, first: &'c ast::IfCond<'c>) -> Outcome<()> {
        let mut condition = first;
        loop {
            self.expression(&condition.expr)?;
            self.block(&condition.true_body)?;
            match condition.false_body.as_slice() {
                [Stmt::IfCond(next)] => condition = next,
                other => return self.block(other),
            }
        }
    }

    fn repeat(&mut self, repeat: &'c ast::ForLoop<'c>) -> Outcome<()> {
        if repeat.recursive {
            return self.fail(repeat.iter.span(), Mistake::Unsupported { what: "recursive" });
        }
        let element = match self.expression(&repeat.iter)? {
            Shape::List(of) if PARTS.iter().any(|part| part.of == of) => Shape::Part(of),
            _ => Shape::Plain,
        };
        let outside = self.scope.len();
        self.assign(&repeat.target, element)?;
        if let Some(filter) = &repeat.filter_expr {
            self.expression(filter)?;
        }
        self.scope.push(("loop", Shape::Part("loop")));
        self.block(&repeat.body)?;
        self.scope.truncate(outside);
        self.block(&repeat.else_body)
    }

    fn assign(&mut self, target: &'c Expr<'c>, shape: Shape) -> Outcome<()> {
        let Expr::Var(name) = target else {
            return self.fail(target.span(), Mistake::Unsupported { what: "," });
        };
        if Root::from_word(name.id).is_some() || name.id == "loop" {
            return self.fail(target.span(), Mistake::Reserved { name: name.id.to_owned() });
        }
        self.scope.push((name.id, shape));
        Ok(())
    }

    fn expression(&mut self, expr: &'c Expr<'c>) -> Outcome<Shape> {
        match expr {
            Expr::Var(name) => Ok(self.variable(name.id)),
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
            Shape::Plain | Shape::List(_) => self.unknown(path, place),
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
        Ok(match found {
            Filter::First | Filter::Last => element(shape),
            Filter::Default | Filter::Optional => shape,
            _ => Shape::Plain,
        })
    }

    fn promise(&mut self, args: &[CallArg<'_>]) -> Outcome<()> {
        let Some(expr) = filters::named(args, "reply") else { return Ok(()) };
        let Some(shortcut) = eval::literal(expr) else { return Ok(()) };
        if !self.known.shortcuts.contains(&shortcut) && shortcut != self.known.name {
            let suggestion = nearest(shortcut, self.known.shortcuts.iter().copied()).map(str::to_owned);
            return self.fail(expr.span(), Mistake::UnknownReply { shortcut: shortcut.to_owned(), suggestion });
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
                note(&mut self.outline.options, label);
                Ok(Shape::Plain)
            }
            None => self.fail(place, Mistake::Argument { of: name.to_owned(), expected: Expected::Text }),
        }
    }

    fn fail<T>(&self, place: Span, mistake: Mistake) -> Outcome<T> {
        Err(self.parsed.error(place, mistake))
    }
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

/// What an element of this is.
fn element(shape: Shape) -> Shape {
    match shape {
        Shape::List(of) if PARTS.iter().any(|part| part.of == of) => Shape::Part(of),
        _ => Shape::Plain,
    }
}
