//! An error, as it stands on standard error.

use super::out::{Out, Span, Style};
use crate::i18n::Messages;
use crate::report::{Output, Report};

/// Tells what happened, points at the place, and says what to do next. Where even standard error cannot be written there is
/// nobody left to tell.
pub(super) fn report(report: &Report, messages: &Messages, errors: &mut Out) {
    let _ = write(report, messages, errors);
}

/// The same for a text that is already in words.
pub(super) fn words(text: &str, errors: &mut Out) {
    let _ = errors.text(text.trim_end());
}

/// Something worth knowing that stands in nobody's way.
pub(super) fn hint(text: &str, messages: &Messages, errors: &mut Out) {
    let label = Span::new(Style::Muted, format!("{} ", messages.text("label-hint")));
    let _ = errors.spans(&[label, Span::plain(text)]);
}

fn write(report: &Report, messages: &Messages, errors: &mut Out) -> Result<(), Output> {
    let label = |style, text: &str| Span::new(style, format!("{text} "));
    errors.spans(&[label(Style::Danger, &messages.text("label-error")), Span::plain(&report.message)])?;
    for detail in &report.details {
        errors.spans(&[Span::plain("  "), Span::plain(detail)])?;
    }
    if let Some(excerpt) = &report.excerpt {
        let number = excerpt.line.to_string();
        let margin = " ".repeat(number.len());
        errors.spans(&[label(Style::Muted, &format!("  {number} |")), Span::plain(&excerpt.text)])?;
        let carets = format!("{}{}", " ".repeat(excerpt.before), "^".repeat(excerpt.width));
        errors.spans(&[label(Style::Muted, &format!("  {margin} |")), Span::new(Style::Danger, carets)])?;
    }
    if let Some(hint) = &report.hint {
        errors.spans(&[label(Style::Muted, &messages.text("label-hint")), Span::plain(hint)])?;
    }
    errors.flush()
}
