//! Templates made into text. minijinja parses them; evaluating them is done here, because a value has to keep where it came
//! from, a missing one has to become a question, and no template may take more time or memory than a reply is worth.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use minijinja::machinery::{Span as Place, ast};

use super::ask::{Ledger, QuestionKind};
use super::error::{Limit, Mistake, TemplateError};
use super::format::Formats;
use super::number::Number;
use super::paths::{Part, Root};
use super::read::Reader;
use super::rendered::{Output, Piece, PieceKind, Rendered, Span, SpanKind};
use super::source::Parsed;
use super::value::{Data, Text, Value};
use super::{Context, Request};
use crate::text::sanitise_line;

mod expression;
pub(super) mod filters;
mod lookup;
mod operators;
mod print;

type Outcome<T> = Result<T, TemplateError>;

/// What kind of answer a name takes, as far as an earlier evaluation has shown.
pub(super) type Kinds = BTreeMap<String, QuestionKind>;

/// One evaluation of one template. `'v` is the life of the parsed templates and of all that they see.
pub(super) struct Evaluator<'v> {
    request: &'v Request<'v>,
    context: &'v Context<'v>,
    program: &'v [Parsed<'v>],
    kinds: &'v Kinds,
    formats: Rc<Formats>,
    reader: Reader<'v>,
    /// Which of the templates is being evaluated, and how many include it.
    current: usize,
    depth: usize,
    /// Names set by `set` and `for`, the innermost last.
    scope: Vec<(&'v str, Value<'v>)>,
    /// How many conditions are being evaluated in each other: what is only asked there may stay unanswered.
    deciding: u32,
    fuel: u32,
    output: Output,
    ledger: Ledger,
}

impl<'v> Evaluator<'v> {
    pub(super) fn new(request: &'v Request<'v>, program: &'v [Parsed<'v>], kinds: &'v Kinds) -> Self {
        let context = &request.context;
        Self {
            request,
            context,
            program,
            kinds,
            formats: Formats::of(context.language),
            reader: Reader::new(context),
            current: 0,
            depth: 0,
            scope: Vec::new(),
            deciding: 0,
            fuel: Limit::FUEL,
            output: Output::default(),
            ledger: Ledger::default(),
        }
    }

    /// Evaluates the first template. The second part is what was learnt of the answers' kinds too late, if anything.
    pub(super) fn run(mut self) -> Outcome<(Rendered, Option<Kinds>)> {
        if let Some(first) = self.program.first() {
            self.block(first.body())?;
        }
        let Self { output, mut ledger, .. } = self;
        let late = ledger.kind_came_late.then(|| {
            let typed = ledger.questions.iter().filter(|question| question.kind != QuestionKind::Text);
            typed.map(|question| (question.name.clone(), question.kind.clone())).collect()
        });
        let mut rendered = Rendered::of_pieces(output);
        rendered.needs = ledger.settle(&rendered.missing().names);
        rendered.questions = ledger.questions;
        rendered.options = ledger.switches;
        rendered.promises = ledger.promises;
        Ok((rendered, late))
    }

    fn block(&mut self, body: &'v [ast::Stmt<'v>]) -> Outcome<()> {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'v ast::Stmt<'v>) -> Outcome<()> {
        match statement {
            ast::Stmt::EmitRaw(raw) => self.emit_raw(raw.raw, raw.span()),
            ast::Stmt::EmitExpr(emit) => self.emit(&emit.expr, emit.span()),
            ast::Stmt::IfCond(condition) => self.condition(condition),
            ast::Stmt::ForLoop(repeat) => self.repeat(repeat),
            ast::Stmt::Set(set) => self.set(set),
            ast::Stmt::Include(include) => self.include(include),
            // The scan has refused all others.
            _ => Ok(()),
        }
    }

    fn emit_raw(&mut self, raw: &'v str, place: Place) -> Outcome<()> {
        let program = self.program;
        let printed = program.get(self.current).map_or(raw, |template| template.printed(raw, place));
        let start = self.output.text.len();
        self.emit_text(&Text::from(Cow::Borrowed(printed)), place)?;
        if let Some(source) = program.get(self.current).and_then(|template| template.place_of(printed)) {
            self.made(start, source, PieceKind::Words);
        }
        Ok(())
    }

    /// Notes which part of the template has made what was put out last. Of a reply that is included only the tag is known.
    fn made(&mut self, start: usize, source: Range<usize>, kind: PieceKind) {
        if self.depth == 0 {
            self.output.pieces.push(Piece { range: start..self.output.text.len(), source, kind });
        }
    }

    fn emit(&mut self, expr: &'v ast::Expr<'v>, tag: Place) -> Outcome<()> {
        let value = self.expression(expr)?;
        let place = expr.span();
        let text = self.text_of(value).map_err(|mistake| self.fail(place, mistake))?;
        let start = self.output.text.len();
        self.emit_text(&text, place)?;
        if let Some(source) = self.program.get(self.current).and_then(|template| template.tag(tag, "{{", "}}")) {
            self.made(start, source, PieceKind::Value);
        }
        Ok(())
    }

    fn emit_text(&mut self, text: &Text<'v>, place: Place) -> Outcome<()> {
        self.spend_on(text.text.len(), place)?;
        self.output.push(&text.text, text.marks.iter().cloned());
        if self.output.text.len() > Limit::TEXT {
            return Err(self.fail(place, Mistake::TooMuch(Limit::Text)));
        }
        Ok(())
    }

    fn condition(&mut self, first: &'v ast::IfCond<'v>) -> Outcome<()> {
        let mut condition = first;
        loop {
            let decided = self.decide(&condition.expr)?;
            if decided.data.is_open_decision() {
                return self.missing_part(decided, condition.expr.span(), condition.true_body.last());
            }
            if decided.data.is_true() {
                return self.block(&condition.true_body);
            }
            // An `elif` is an `if` alone in the other branch; a loop, so that many of them do not pile up.
            match condition.false_body.as_slice() {
                [ast::Stmt::IfCond(next)] => condition = next,
                other => return self.block(other),
            }
        }
    }

    fn repeat(&mut self, repeat: &'v ast::ForLoop<'v>) -> Outcome<()> {
        let place = repeat.iter.span();
        let ast::Expr::Var(target) = &repeat.target else {
            return Err(self.fail(repeat.target.span(), Mistake::Unsupported { what: "," }));
        };
        if repeat.recursive {
            return Err(self.fail(place, Mistake::Unsupported { what: "recursive" }));
        }
        self.must_be_free(target.id, repeat.target.span())?;
        let iterated = self.expression(&repeat.iter)?;
        let missing = matches!(iterated.data, Data::Missing(_)).then(|| iterated.clone());
        let outside = self.scope.len();
        let mut rounds = Vec::new();
        for item in self.items(iterated, place)? {
            self.scope.push((target.id, item.clone()));
            let wanted = match &repeat.filter_expr {
                Some(filter) => self.decide(filter)?.data.is_true(),
                None => true,
            };
            self.scope.truncate(outside);
            if wanted {
                rounds.push(item);
            }
        }
        if let Some(missing) = missing.filter(|_| repeat.else_body.is_empty()) {
            return self.missing_part(missing, repeat.iter.span(), repeat.body.last());
        }
        if rounds.is_empty() {
            return self.block(&repeat.else_body);
        }
        let length = u32::try_from(rounds.len()).unwrap_or(u32::MAX);
        for (index, item) in (1..).zip(rounds) {
            self.spend(1, place)?;
            self.scope.push((target.id, item));
            self.scope.push(("loop", Value::made(Data::Part(Part::Loop { index, length }))));
            self.block(&repeat.body)?;
            self.scope.truncate(outside);
        }
        Ok(())
    }

    /// The hole where a part of the text should be that depends on what nobody knows yet; `last` is what that part ends with.
    fn missing_part(&mut self, what: Value<'v>, place: Place, last: Option<&'v ast::Stmt<'v>>) -> Outcome<()> {
        let text = self.text_of(what).map_err(|mistake| self.fail(place, mistake))?;
        self.emit_text(&text, place)?;
        match last {
            Some(ast::Stmt::EmitRaw(raw)) if raw.raw.ends_with('\n') => {
                self.emit_text(&Text::from(Cow::Borrowed("\n")), place)
            }
            _ => Ok(()),
        }
    }

    /// What a loop goes through: the elements of a list, the lines of a text. Nothing known is nothing to go through.
    fn items(&mut self, value: Value<'v>, place: Place) -> Outcome<Vec<Value<'v>>> {
        match value.data {
            Data::List(items) => Ok(items.to_vec()),
            Data::Range(from, to) => {
                let length = u32::try_from(to.saturating_sub(from).max(0)).unwrap_or(u32::MAX);
                self.spend(length, place)?;
                Ok((from..to).filter_map(|n| Number::new(n.into(), 0)).map(|n| Value::made(Data::Number(n))).collect())
            }
            Data::Text(text) if !text.has_hole() => {
                let lines = text.text.lines().map(str::trim).filter(|line| !line.is_empty());
                Ok(lines.map(|line| Value { data: Data::text(line.to_owned()), origin: value.origin }).collect())
            }
            Data::Nothing | Data::Missing(_) => Ok(Vec::new()),
            other => Err(self.fail(place, Mistake::Input { of: "for", got: other.sort() })),
        }
    }

    fn set(&mut self, set: &'v ast::Set<'v>) -> Outcome<()> {
        let ast::Expr::Var(target) = &set.target else {
            return Err(self.fail(set.target.span(), Mistake::Unsupported { what: "," }));
        };
        self.must_be_free(target.id, set.target.span())?;
        let value = self.expression(&set.expr)?;
        self.scope.push((target.id, value));
        Ok(())
    }

    fn must_be_free(&self, name: &str, place: Place) -> Outcome<()> {
        if Root::from_word(name).is_some() || name == "loop" {
            return Err(self.fail(place, Mistake::Reserved { name: name.to_owned() }));
        }
        Ok(())
    }

    fn include(&mut self, include: &'v ast::Include<'v>) -> Outcome<()> {
        let place = include.name.span();
        let name = literal(&include.name).ok_or_else(|| self.fail(place, Mistake::IncludeName))?;
        let name = sanitise_line(name);
        let Some(found) = self.program.iter().position(|template| template.source.name == name) else {
            // Only one that may be missing has got this far.
            return Ok(());
        };
        if self.depth >= Limit::INCLUDES {
            return Err(self.fail(place, Mistake::TooMuch(Limit::Includes)));
        }
        self.spend(1, place)?;
        let (start, outside, includer) = (self.output.text.len(), self.scope.len(), self.current);
        self.current = found;
        self.depth += 1;
        let program = self.program;
        let body = program.get(found).map(Parsed::body).unwrap_or_default();
        let result = self.block(body);
        self.scope.truncate(outside);
        result?;
        self.depth -= 1;
        self.current = includer;
        let range = start..self.output.text.len();
        if !range.is_empty() {
            self.output.spans.push(Span { range, kind: SpanKind::Included { shortcut: name.into_owned() } });
            if let Some(source) = self.program.get(self.current).and_then(|template| template.tag(place, "{%", "%}")) {
                self.made(start, source, PieceKind::Reply);
            }
        }
        Ok(())
    }

    /// Counts a piece of work.
    fn spend(&mut self, steps: u32, place: Place) -> Outcome<()> {
        match self.fuel.checked_sub(steps) {
            Some(rest) => {
                self.fuel = rest;
                Ok(())
            }
            None => Err(self.fail(place, Mistake::TooMuch(Limit::Steps))),
        }
    }

    /// Counts the making of a text, so that copying cannot become expensive unnoticed.
    fn spend_on(&mut self, bytes: usize, place: Place) -> Outcome<()> {
        if bytes > Limit::TEXT {
            return Err(self.fail(place, Mistake::TooMuch(Limit::Text)));
        }
        self.spend(u32::try_from(1 + bytes / 64).unwrap_or(u32::MAX), place)
    }

    fn fail(&self, place: Place, mistake: Mistake) -> TemplateError {
        match self.program.get(self.current) {
            Some(template) => template.error(place, mistake),
            None => TemplateError::at("", "", 0, mistake),
        }
    }
}

pub(super) use expression::{beginning, dotted};

/// The text of an expression that is a text in quotation marks.
pub(super) fn literal<'v>(expr: &'v ast::Expr<'_>) -> Option<&'v str> {
    if let ast::Expr::Const(constant) = expr { constant.value.as_str() } else { None }
}
