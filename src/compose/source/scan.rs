//! The tokens of a template: counted, its statements matched, its includes found.

use minijinja::machinery::{Span, Token, Tokenizer};

use super::{SYNTAX, Source, syntax};
use crate::compose::error::{Limit, Mistake, TemplateError};
use crate::text::{nearest, sanitise_line};

/// The statements that replies have.
pub const STATEMENTS: [&str; 10] = ["elif", "else", "endfor", "endif", "endraw", "for", "if", "include", "raw", "set"];

/// Statements of Jinja that replies do without: what they are for is better done by including another reply.
const UNSUPPORTED: [&str; 18] = [
    "autoescape",
    "block",
    "break",
    "call",
    "continue",
    "do",
    "endautoescape",
    "endblock",
    "endcall",
    "endfilter",
    "endmacro",
    "endset",
    "endwith",
    "extends",
    "filter",
    "import",
    "macro",
    "with",
];

/// An `include` as it stands in a source.
pub(super) struct Included {
    pub(super) name: String,
    pub(super) offset: usize,
    pub(super) may_be_missing: bool,
}

/// A statement that waits for its end.
struct Open {
    word: &'static str,
    end: &'static str,
    span: Span,
    has_else: bool,
}

pub(super) struct Scanner<'s> {
    source: &'s Source,
    open: Vec<Open>,
    elifs: usize,
    includes: Vec<Included>,
}

impl<'s> Scanner<'s> {
    pub(super) const fn new(source: &'s Source) -> Self {
        Self { source, open: Vec::new(), elifs: 0, includes: Vec::new() }
    }

    pub(super) fn run(mut self) -> Result<Vec<Included>, TemplateError> {
        if self.source.text.len() > Limit::SOURCE {
            return Err(self.source.error(0, Mistake::TooMuch(Limit::Source)));
        }
        let mut tokens = Tokenizer::new(&self.source.text, &self.source.name, false, SYNTAX.clone());
        let mut tag = Vec::with_capacity(16);
        let mut in_tag = false;
        while let Some((token, span)) = tokens.next_token().map_err(|error| syntax(self.source, &error))? {
            match token {
                Token::BlockStart | Token::VariableStart => in_tag = true,
                Token::BlockEnd => {
                    self.statement(&tag)?;
                    tag.clear();
                    in_tag = false;
                }
                Token::VariableEnd => {
                    tag.clear();
                    in_tag = false;
                }
                token if in_tag => {
                    tag.push((token, span));
                    if tag.len() > Limit::TAG {
                        return Err(self.source.error(span.start_offset as usize, Mistake::TooMuch(Limit::Tag)));
                    }
                }
                _ => {}
            }
        }
        match self.open.pop() {
            Some(open) => Err(self.error(open.span, Mistake::Unclosed { statement: open.word })),
            None => Ok(self.includes),
        }
    }

    fn statement(&mut self, tag: &[(Token<'_>, Span)]) -> Result<(), TemplateError> {
        // Whatever else stands first, the parser says it well.
        let Some((Token::Ident(word), span)) = tag.first() else { return Ok(()) };
        match *word {
            "if" => self.opened(Open { word: "if", end: "endif", span: *span, has_else: false }),
            "for" => self.opened(Open { word: "for", end: "endfor", span: *span, has_else: false }),
            "elif" | "else" => self.turned(word, *span),
            "endif" | "endfor" | "endraw" => self.closed(word, *span),
            "include" => self.included(tag, *span),
            "set" | "raw" => Ok(()),
            _ => Err(self.error(*span, unknown(word))),
        }
    }

    fn opened(&mut self, open: Open) -> Result<(), TemplateError> {
        if self.open.len() >= Limit::NESTING {
            return Err(self.error(open.span, Mistake::TooMuch(Limit::Nesting)));
        }
        self.open.push(open);
        Ok(())
    }

    fn turned(&mut self, word: &str, span: Span) -> Result<(), TemplateError> {
        self.elifs += usize::from(word == "elif");
        if self.elifs > Limit::NESTING {
            return Err(self.error(span, Mistake::TooMuch(Limit::Nesting)));
        }
        match self.open.last_mut() {
            Some(open) if !open.has_else && (word == "else" || open.word == "if") => {
                open.has_else = word == "else";
                Ok(())
            }
            _ => Err(self.stray(word, span)),
        }
    }

    fn closed(&mut self, word: &str, span: Span) -> Result<(), TemplateError> {
        if self.open.last().is_some_and(|open| open.end == word) {
            self.open.pop();
            Ok(())
        } else {
            Err(self.stray(word, span))
        }
    }

    fn included(&mut self, tag: &[(Token<'_>, Span)], span: Span) -> Result<(), TemplateError> {
        let name = match tag.get(1) {
            Some((Token::Str(name), _)) => *name,
            Some((Token::String(name), _)) => &**name,
            _ => return Err(self.error(span, Mistake::IncludeName)),
        };
        let offset = tag.get(1).map_or(span, |(_, span)| *span).start_offset as usize;
        let may_be_missing = tag.iter().any(|(token, _)| matches!(token, Token::Ident("missing")));
        self.includes.push(Included { name: sanitise_line(name).into_owned(), offset, may_be_missing });
        Ok(())
    }

    fn stray(&self, found: &str, span: Span) -> TemplateError {
        self.error(span, Mistake::Stray { found: found.to_owned(), expected: self.open.last().map(|open| open.end) })
    }

    fn error(&self, span: Span, mistake: Mistake) -> TemplateError {
        self.source.error(span.start_offset as usize, mistake)
    }
}

fn unknown(word: &str) -> Mistake {
    match UNSUPPORTED.into_iter().find(|known| *known == word) {
        Some(what) => Mistake::Unsupported { what },
        None => Mistake::UnknownStatement { name: word.to_owned(), suggestion: nearest(word, STATEMENTS) },
    }
}
