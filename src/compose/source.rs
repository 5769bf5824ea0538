//! Templates before they mean anything: their tags counted and matched, the replies they include found, then parsed.
//!
//! minijinja's parser recurses without a bound on some inputs (`not not not …`, thousands of `elif`), takes a missing
//! `endif` for the end of the text, and says in words what a program should know. So the tokens are looked at first.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use minijinja::machinery::{Span, Token, Tokenizer, ast, parse};
use minijinja::syntax::SyntaxConfig;

use super::error::{Limit, Mistake, TemplateError};

mod scan;

pub use scan::STATEMENTS;
use scan::{Included, Scanner};

/// Blanks before a tag at the start of a line go. Line ends are dealt with in [`Parsed::printed`]: minijinja's `trim_blocks`
/// would also swallow the one after `… sentence.{% endif %}` and glue the next line to it.
static SYNTAX: LazyLock<SyntaxConfig> = LazyLock::new(|| {
    let built = SyntaxConfig::builder().lstrip_blocks(true).build();
    built.unwrap_or_default()
});

/// The most other replies that one may draw in, directly or through others.
const MAX_INCLUDED: usize = 64;

/// How a template gets at another reply: its source by what the `include` says, in the language, channel and tone at hand.
pub type Include<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The shortcut that comes near to one that no reply has, if any does. It is asked for only where there is such a mistake: to
/// answer, all shortcuts have to be looked at.
pub type Near<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A template that prints this text as it is, whatever signs of the template language stand in it.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['{', '}']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, sign, after)) = first_of(rest, &["{{", "{%", "{#", "}}"]) {
        // A brace right before the tag would be taken for a part of it.
        let (before, brace) = before.strip_suffix('{').map_or((before, ""), |before| (before, "{"));
        escaped.extend([before, "{{ \"", brace, sign, "\" }}"]);
        rest = after;
    }
    escaped.push_str(rest);
    Cow::Owned(escaped)
}

/// What stands in the placeholders of a template, each once, in its order: paths and questions by their names, other replies as
/// `include "greeting"`. Read without being checked, for what is said while somebody types; `check` tells what is wrong.
pub fn placeholders(template: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = template;
    while let Some((_, sign, after)) = next_sign(rest) {
        let close = match sign {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let inside = after.split_once(close);
        rest = inside.map_or(after, |(_, behind)| behind);
        let Some(inside) = inside.map(|(inside, _)| inside.trim_matches([' ', '-', '\n', '\t'])) else { continue };
        let name = match inside.strip_prefix("include") {
            Some(shortcut) if sign == "{%" => format!("include {}", shortcut.trim()),
            _ if sign != "{{" => continue,
            _ => {
                let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
                inside.split(|letter| !is_part(letter)).next().unwrap_or_default().to_owned()
            }
        };
        if name.starts_with(char::is_alphabetic) && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// What a template says by itself: its text without its tags. What is printed leaves a `0`, so that what stands close to it is no word.
pub fn literal_text(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, sign, after)) = next_sign(rest) {
        text.push_str(before);
        let close = match sign {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        rest = after.split_once(close).map_or("", |(_, behind)| behind);
        text.push(if sign == "{{" { '0' } else { ' ' });
    }
    text.push_str(rest);
    text
}

/// The first `{{`, `{%` or `{#`, with what stands before and after it.
fn next_sign(text: &str) -> Option<(&str, &str, &str)> {
    first_of(text, &["{{", "{%", "{#"])
}

/// The first of some signs of two letters, with what stands before and after it.
fn first_of<'t>(text: &'t str, signs: &[&str]) -> Option<(&'t str, &'t str, &'t str)> {
    let at = signs.iter().filter_map(|sign| text.find(sign)).min()?;
    let (before, from) = text.split_at_checked(at)?;
    let (sign, after) = from.split_at_checked(2)?;
    Some((before, sign, after))
}

/// A template's source and the replies it includes.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) text: String,
    /// What it includes, and where that stands.
    pub(super) includes: Vec<(String, usize)>,
}

impl Source {
    fn error(&self, offset: usize, mistake: Mistake) -> TemplateError {
        TemplateError::at(&self.name, &self.text, offset, mistake)
    }
}

/// A parsed template.
pub(super) struct Parsed<'s> {
    pub(super) source: &'s Source,
    root: ast::Stmt<'s>,
}

impl<'s> Parsed<'s> {
    /// The statements of the template.
    pub(super) fn body(&self) -> &[ast::Stmt<'s>] {
        if let ast::Stmt::Template(template) = &self.root { &template.children } else { &[] }
    }

    /// What a stretch of plain text prints. The line end after tags that stand alone on their line does not; but an
    /// `include` keeps its line, as the text that takes its place would.
    pub(super) fn printed(&self, raw: &'s str, place: Span) -> &'s str {
        let Some(rest) = raw.strip_prefix("\r\n").or_else(|| raw.strip_prefix('\n')) else { return raw };
        let before = self.source.text.get(..place.start_offset as usize).unwrap_or_default();
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        if is_only_tags(line) { rest } else { raw }
    }

    /// Where a piece of its own text stands in it.
    pub(super) fn place_of(&self, printed: &'s str) -> Option<Range<usize>> {
        let text = &self.source.text;
        // The parser lends pieces of the source: they tell by themselves where they are.
        let start = printed.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
        let range = start..start + printed.len();
        (text.get(range.clone()) == Some(printed)).then_some(range)
    }

    /// The whole tag around something that was parsed.
    pub(super) fn tag(&self, inner: Span, opens: &str, closes: &str) -> Option<Range<usize>> {
        let text = &self.source.text;
        let (from, to) = (inner.start_offset as usize, inner.end_offset as usize);
        let before = text.get(..(from + opens.len()).min(text.len()))?;
        let start = before.rfind(opens)?;
        let end = to + text.get(to..)?.find(closes)? + closes.len();
        Some(start..end)
    }

    /// A mistake at a place of this template.
    pub(super) fn error(&self, span: Span, mistake: Mistake) -> TemplateError {
        self.source.error(span.start_offset as usize, mistake)
    }
}

/// A template and all that it includes, sources only; the template itself is the first.
pub(super) fn load(name: &str, text: &str, include: Include<'_>, near: Near<'_>) -> Result<Vec<Source>, TemplateError> {
    let mut loader = Loader { include, near, sources: Vec::new(), chain: Vec::new() };
    loader.visit(name, text.to_owned())?;
    Ok(loader.sources)
}

/// A `}}` that ends nothing. It is told where a template is written, not where it is filled: what was saved before goes on as it is.
pub(super) fn stray_end(source: &Source) -> Result<(), TemplateError> {
    let mut tokens = Tokenizer::new(&source.text, &source.name, false, SYNTAX.clone());
    while let Some((token, span)) = tokens.next_token().map_err(|error| syntax(source, &error))? {
        let Token::TemplateData(_) = token else { continue };
        let (from, to) = (span.start_offset as usize, span.end_offset as usize);
        let is_raw = || {
            let tag = source.text.get(..from).and_then(|before| before.rsplit_once("{%"));
            tag.is_some_and(|(_, tag)| tag.trim_start_matches(['-', '+', ' ']).starts_with("raw"))
        };
        if let Some(at) = source.text.get(from..to).and_then(|text| text.find("}}")).filter(|_| !is_raw()) {
            return Err(source.error(from + at, Mistake::Stray { found: "}}".to_owned(), expected: None }));
        }
    }
    Ok(())
}

/// Parses what [`load`] found.
pub(super) fn parse_all(sources: &[Source]) -> Result<Vec<Parsed<'_>>, TemplateError> {
    sources.iter().map(parse_one).collect()
}

pub(super) fn parse_one(source: &Source) -> Result<Parsed<'_>, TemplateError> {
    match parse(&source.text, &source.name, SYNTAX.clone()) {
        Ok(root) => Ok(Parsed { source, root }),
        Err(error) => Err(syntax(source, &error)),
    }
}

/// Whether a line holds statements or comments, and nothing else that prints.
fn is_only_tags(line: &str) -> bool {
    let mut rest = line.trim();
    if rest.is_empty() {
        return false;
    }
    while !rest.is_empty() {
        let end = match rest.get(..2) {
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => return false,
        };
        let Some((tag, after)) = rest.split_once(end) else { return false };
        let word = tag.trim_start_matches(['{', '%', '-', '+']).trim_start();
        if word.starts_with("include") {
            return false;
        }
        rest = after.trim_start();
    }
    true
}

/// A mistake that minijinja has found.
fn syntax(source: &Source, error: &minijinja::Error) -> TemplateError {
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    source.error(error.range().map_or(0, |range| range.start), Mistake::Syntax { detail })
}

struct Loader<'a> {
    include: Include<'a>,
    near: Near<'a>,
    sources: Vec<Source>,
    /// The replies being looked into, outermost first.
    chain: Vec<String>,
}

impl Loader<'_> {
    fn visit(&mut self, name: &str, text: String) -> Result<(), TemplateError> {
        let mut source = Source { name: name.to_owned(), text, includes: Vec::new() };
        let found = Scanner::new(&source).run()?;
        source.includes = found.iter().map(|include| (include.name.clone(), include.offset)).collect();
        let at = self.sources.len();
        self.sources.push(source);
        self.chain.push(name.to_owned());
        for include in &found {
            self.follow(at, include)?;
        }
        self.chain.pop();
        Ok(())
    }

    fn follow(&mut self, from: usize, include: &Included) -> Result<(), TemplateError> {
        let error = |loader: &Self, mistake| {
            let source = loader.sources.get(from);
            source.map_or_else(
                || TemplateError::at("", "", 0, Mistake::IncludeName),
                |s| s.error(include.offset, mistake),
            )
        };
        if let Some(start) = self.chain.iter().position(|name| *name == include.name) {
            let mut chain: Vec<String> = self.chain.iter().skip(start).cloned().collect();
            chain.push(include.name.clone());
            return Err(error(self, Mistake::Cycle { chain }));
        }
        if self.sources.iter().any(|source| source.name == include.name) {
            return Ok(());
        }
        if self.chain.len() >= Limit::INCLUDES || self.sources.len() > MAX_INCLUDED {
            return Err(error(self, Mistake::TooMuch(Limit::Includes)));
        }
        match (self.include)(&include.name) {
            Some(text) => self.visit(&include.name, text),
            None if include.may_be_missing => Ok(()),
            None => {
                let suggestion = (self.near)(&include.name);
                Err(error(self, Mistake::UnknownReply { shortcut: include.name.clone(), suggestion }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_named_in_their_order_also_in_what_cannot_be_filled() {
        let template = "{{ shop.phone }} {{meeting_time | time}} {# {{ no }} #} {% if order %}{{ shop.phone }}{% endif %}\
            {% include \"greeting\" %} {{ \"{{\" }} {{ buyer.nam";
        assert_eq!(placeholders(template), ["shop.phone", "meeting_time", "include \"greeting\""]);
    }
}
