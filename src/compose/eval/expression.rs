//! Expressions: what stands between `{{` and `}}`, and in conditions.

use minijinja::machinery::ast::{self, BinOpKind, CompareOpKind, Expr, UnaryOpKind};

use super::operators::{calculate, compare, negate};
use super::{Evaluator, Outcome, Place};
use crate::compose::ask::Switch;
use crate::compose::error::{Expected, Mistake};
use crate::compose::number::Number;
use crate::compose::paths::Root;
use crate::compose::value::{Data, Origin, Sort, Value};
use crate::compose::words::{Function, Test};
use crate::text::{sanitise, sanitise_line};

impl<'v> Evaluator<'v> {
    pub(super) fn expression(&mut self, expr: &'v Expr<'v>) -> Outcome<Value<'v>> {
        let place = expr.span();
        self.spend(1, place)?;
        match expr {
            Expr::Var(name) => Ok(self.variable(name.id)),
            Expr::Const(constant) => self.constant(&constant.value, place),
            Expr::UnaryOp(unary) => self.unary(unary, place),
            Expr::BinOp(binary) => self.binary(binary, place),
            Expr::Compare(chain) => self.chain(chain, place),
            Expr::IfExpr(either) => self.either(either),
            Expr::Filter(filter) => self.filter(filter, place),
            Expr::Test(test) => self.test(test, place),
            Expr::GetAttr(part) => self.part(part, beginning(expr)),
            Expr::GetItem(item) => self.item(item, place),
            Expr::Call(call) => self.call(call, place),
            Expr::List(list) => self.list(&list.items),
            Expr::Tuple(tuple) => self.list(&tuple.items),
            Expr::Slice(_) => Err(self.fail(place, Mistake::Unsupported { what: "[:]" })),
            Expr::Map(_) => Err(self.fail(place, Mistake::Unsupported { what: "{}" })),
        }
    }

    /// What decides something.
    pub(super) fn decide(&mut self, expr: &'v Expr<'v>) -> Outcome<Value<'v>> {
        self.deciding += 1;
        let value = self.expression(expr);
        self.deciding -= 1;
        value
    }

    fn constant(&self, value: &'v minijinja::Value, place: Place) -> Outcome<Value<'v>> {
        let data = if let Some(text) = value.as_str() {
            // The template is clean, but `"\x1b"` is an escape in it.
            Data::text(sanitise(text))
        } else if value.is_number() {
            let number = Number::parse(&value.to_string());
            Data::Number(number.ok_or_else(|| self.fail(place, Mistake::Arithmetic))?)
        } else if value.is_none() || value.is_undefined() {
            Data::Nothing
        } else {
            Data::Truth(value.is_true())
        };
        Ok(Value::made(data))
    }

    fn unary(&mut self, unary: &'v ast::UnaryOp<'v>, place: Place) -> Outcome<Value<'v>> {
        let value = self.expression(&unary.expr)?;
        match unary.op {
            UnaryOpKind::Not if value.data.is_open_decision() => Ok(value),
            UnaryOpKind::Not => Ok(Value::made(Data::Truth(!value.data.is_true()))),
            UnaryOpKind::Neg => {
                let data = negate(value.data).map_err(|mistake| self.fail(place, mistake))?;
                Ok(Value { data, origin: value.origin })
            }
        }
    }

    fn binary(&mut self, binary: &'v ast::BinOp<'v>, place: Place) -> Outcome<Value<'v>> {
        let left = match binary.op {
            BinOpKind::ScAnd | BinOpKind::ScOr => self.decide(&binary.left)?,
            _ => self.expression(&binary.left)?,
        };
        match binary.op {
            BinOpKind::ScAnd if !left.data.is_true() => return Ok(left),
            BinOpKind::ScOr if left.data.is_true() => return Ok(left),
            _ => {}
        }
        let right = self.expression(&binary.right)?;
        match (binary.op, &left.data, &right.data) {
            (BinOpKind::ScAnd | BinOpKind::ScOr, ..) => Ok(right),
            (BinOpKind::Concat, ..) | (BinOpKind::Add, Data::Text(_), Data::Text(_)) => self.concat(left, right, place),
            (op, ..) => {
                let origin = left.origin.or(right.origin);
                let result = calculate(op, left.data, right.data).map_err(|mistake| self.fail(place, mistake))?;
                let origin = match &result {
                    Data::Missing(hole) => hole.origin,
                    Data::Truth(_) => Origin::Template,
                    _ => origin,
                };
                Ok(Value { data: result, origin })
            }
        }
    }

    /// `1 < a < 3`.
    fn chain(&mut self, chain: &'v ast::Compare<'v>, place: Place) -> Outcome<Value<'v>> {
        let mut left = self.expression(&chain.expr)?;
        for link in &chain.ops {
            let right = self.expression(&link.expr)?;
            let (op, wanted) = match link.op {
                CompareOpKind::Eq => (BinOpKind::Eq, true),
                CompareOpKind::Ne => (BinOpKind::Ne, true),
                CompareOpKind::Lt => (BinOpKind::Lt, true),
                CompareOpKind::Lte => (BinOpKind::Lte, true),
                CompareOpKind::Gt => (BinOpKind::Gt, true),
                CompareOpKind::Gte => (BinOpKind::Gte, true),
                CompareOpKind::In => (BinOpKind::In, true),
                CompareOpKind::NotIn => (BinOpKind::In, false),
            };
            let holds = compare(op, &left.data, &right.data).map_err(|mistake| self.fail(place, mistake))?;
            if holds != wanted {
                return Ok(Value::made(Data::Truth(false)));
            }
            left = right;
        }
        Ok(Value::made(Data::Truth(true)))
    }

    fn either(&mut self, either: &'v ast::IfExpr<'v>) -> Outcome<Value<'v>> {
        let decided = self.decide(&either.test_expr)?;
        if decided.data.is_open_decision() {
            return Ok(decided);
        }
        if decided.data.is_true() {
            return self.expression(&either.true_expr);
        }
        match &either.false_expr {
            Some(other) => self.expression(other),
            None => Ok(Value::made(Data::Nothing)),
        }
    }

    fn test(&mut self, test: &'v ast::Test<'v>, place: Place) -> Outcome<Value<'v>> {
        let Some(found) = Test::from_word(test.name) else {
            let mistake = Mistake::UnknownTest { name: test.name.to_owned(), suggestion: Test::suggest(test.name) };
            return Err(self.fail(place, mistake));
        };
        let value = self.expression(&test.expr)?;
        let known = !matches!(value.data, Data::Missing(_) | Data::Nothing | Data::Root(_, false));
        Ok(Value::made(Data::Truth(known == (found == Test::Defined))))
    }

    fn part(&mut self, part: &'v ast::GetAttr<'v>, place: Place) -> Outcome<Value<'v>> {
        // `today` and `now` are values as well as roots.
        if let Expr::Var(root) = &part.expr
            && let Some(root @ (Root::Today | Root::Now)) = Root::from_word(root.id)
        {
            return self.path(root, part.name).map_err(|mistake| self.fail(place, mistake));
        }
        let value = match &part.expr {
            // A name that is not known has no parts; it is a root misspelt rather than a question.
            Expr::Var(name) if !self.is_set(name.id) && Root::from_word(name.id).is_none() => {
                return Err(self.fail(place, self.unknown(&format!("{}.{}", name.id, part.name))));
            }
            other => self.expression(other)?,
        };
        self.part_of(value, part.name, &part.expr).map_err(|mistake| self.fail(place, mistake))
    }

    fn part_of(&mut self, value: Value<'v>, name: &'v str, of: &Expr<'_>) -> Result<Value<'v>, Mistake> {
        match value.data {
            Data::Root(root, _) => self.path(root, name),
            Data::Part(part) => {
                let unknown = || Mistake::UnknownPath {
                    path: dotted(of, name),
                    suggestion: part.suggest(name).map(|near| dotted(of, near)),
                };
                let data = part.get(name).ok_or_else(unknown)?;
                Ok(Value { data, origin: value.origin })
            }
            Data::Missing(_) | Data::Nothing => Ok(value),
            _ => Err(self.unknown(&dotted(of, name))),
        }
    }

    /// `order.items[0]`, `order["total"]`.
    fn item(&mut self, item: &'v ast::GetItem<'v>, place: Place) -> Outcome<Value<'v>> {
        let value = self.expression(&item.expr)?;
        if let Some(name) = super::literal(&item.subscript_expr) {
            return self.part_of(value, name, &item.expr).map_err(|mistake| self.fail(place, mistake));
        }
        let index = self.expression(&item.subscript_expr)?;
        match (value.data, index.data) {
            (data @ (Data::Missing(_) | Data::Nothing), _) => Ok(Value { data, origin: value.origin }),
            (Data::List(items), Data::Number(index)) => {
                let index = index.whole().and_then(|index| usize::try_from(index).ok());
                let found = index.and_then(|index| items.get(index)).cloned();
                Ok(found.unwrap_or_else(|| Value::made(Data::Nothing)))
            }
            (data, _) => Err(self.fail(place, Mistake::Input { of: "[]", got: data.sort() })),
        }
    }

    fn call(&mut self, call: &'v ast::Call<'v>, place: Place) -> Outcome<Value<'v>> {
        let name = if let Expr::Var(name) = &call.expr { name.id } else { "" };
        let Some(function) = Function::from_word(name) else {
            let mistake = Mistake::UnknownFunction { name: name.to_owned(), suggestion: Function::suggest(name) };
            return Err(self.fail(place, mistake));
        };
        function.takes().accepts(name, &call.args).map_err(|mistake| self.fail(place, mistake))?;
        match function {
            Function::Option => self.option(&call.args, place),
            Function::Range => self.range(&call.args, place),
        }
    }

    fn option(&mut self, args: &'v [ast::CallArg<'v>], place: Place) -> Outcome<Value<'v>> {
        let mut by_default = false;
        let mut label = None;
        for arg in args {
            match arg {
                ast::CallArg::Pos(expr) => label = super::literal(expr),
                ast::CallArg::Kwarg(_, expr) => by_default = self.expression(expr)?.data.is_true(),
                _ => {}
            }
        }
        let expected = || Mistake::Argument { of: "option".to_owned(), expected: Expected::Text };
        let label = sanitise_line(label.ok_or_else(|| self.fail(place, expected()))?);
        let on = self.request.options.get(&*label).copied().unwrap_or(by_default);
        if !self.ledger.switches.iter().any(|switch| switch.label == label) {
            self.ledger.switches.push(Switch { label: label.into_owned(), on });
        }
        Ok(Value::made(Data::Truth(on)))
    }

    fn range(&mut self, args: &'v [ast::CallArg<'v>], place: Place) -> Outcome<Value<'v>> {
        let mut bounds = Vec::with_capacity(2);
        for arg in args {
            if let ast::CallArg::Pos(expr) = arg {
                let whole = match self.expression(expr)?.data {
                    Data::Number(number) => number.whole(),
                    _ => None,
                };
                let expected = || Mistake::Argument { of: "range".to_owned(), expected: Expected::Whole };
                bounds.push(whole.ok_or_else(|| self.fail(place, expected()))?);
            }
        }
        Ok(Value::made(match *bounds {
            [from, to] => Data::Range(from, to),
            [to] => Data::Range(0, to),
            _ => Data::Nothing,
        }))
    }

    fn list(&mut self, items: &'v [Expr<'v>]) -> Outcome<Value<'v>> {
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = self.expression(item)?;
            // A list in a list in a list… could be built deeper than the stack is.
            if value.data.sort() == Sort::List {
                return Err(self.fail(item.span(), Mistake::Input { of: "[]", got: Sort::List }));
            }
            values.push(value);
        }
        Ok(Value::made(Data::List(values.into())))
    }

    fn is_set(&self, name: &str) -> bool {
        self.scope.iter().any(|(set, _)| *set == name)
    }
}

/// A path as the template has it, as far as names go.
pub(in crate::compose) fn dotted(expr: &Expr<'_>, name: &str) -> String {
    match expr {
        Expr::Var(var) => format!("{}.{name}", var.id),
        Expr::GetAttr(part) => format!("{}.{name}", dotted(&part.expr, part.name)),
        _ => format!("….{name}"),
    }
}

/// Where a path begins in the template.
pub(in crate::compose) fn beginning(expr: &Expr<'_>) -> Place {
    match expr {
        Expr::GetAttr(part) => beginning(&part.expr),
        other => other.span(),
    }
}
