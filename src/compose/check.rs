//! Templates checked while they are written: every path, filter, test, function and reply they name exists.

use minijinja::machinery::{Span, ast};

use ast::{Expr, Stmt};

use super::ask::QuestionKind;
use super::error::{Mistake, TemplateError};
use super::eval;
use super::paths::{PARTS, Root};
use super::source::{Include, Near, Parsed, load, parse_one, stray_end};
use super::value::Sort;
use super::words::Filter;

mod expression;

/// What templates may name besides the paths of the table.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The shortcut of the reply itself.
    pub name: &'a str,
    /// The names of the shop's facts, without `shop.`.
    pub facts: &'a [&'a str],
    /// Whether there is a reply of a shortcut.
    pub is_reply: &'a dyn Fn(&str) -> bool,
    /// The shortcut that comes near to one that no reply has.
    pub near: Near<'a>,
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
    let sources = load(known.name, source, known.include, known.near)?;
    let Some(own) = sources.first() else { return Ok(Outline::default()) };
    stray_end(own)?;
    let parsed = parse_one(own)?;
    let mut checker =
        Checker { parsed: &parsed, known, scope: Vec::new(), outline: Outline::default(), kinds: Vec::new() };
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
    /// One of which it is known what sort of thing it is.
    Of(Sort),
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
    /// Questions of which a filter has said what kind of answer they take.
    kinds: Vec<(&'c str, Filter, QuestionKind)>,
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
        let element = element(self.expression(&repeat.iter)?);
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

    fn fail<T>(&self, place: Span, mistake: Mistake) -> Outcome<T> {
        Err(self.parsed.error(place, mistake))
    }
}

/// What an element of this is.
fn element(shape: Shape) -> Shape {
    match shape {
        Shape::List(of) if PARTS.iter().any(|part| part.of == of) => Shape::Part(of),
        _ => Shape::Plain,
    }
}
