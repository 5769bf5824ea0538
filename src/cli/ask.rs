//! A question on the terminal.

use std::io;

use super::Frame;
use super::out::Span;
use crate::report::{Failure, Output};
use crate::text::sanitise_line;

/// Asks until the answer is yes or no; the end of the input is a no. To be called only where somebody can answer.
///
/// # Errors
/// Where the terminal cannot be read or written.
pub(super) fn yes_or_no(frame: &mut Frame, question: &str) -> Result<bool, Failure> {
    Ok(answer(frame, question)?.unwrap_or(false))
}

/// The same where perhaps nobody answers: `None` at the end of the input. What programs read holds no questions.
///
/// # Errors
/// As for [`yes_or_no`].
pub(super) fn answer(frame: &mut Frame, question: &str) -> Result<Option<bool>, Failure> {
    let words = frame.messages.with("yes-or-no", &[("question", question.into())]);
    let (yes, no) = (frame.messages.text("yes").into_owned(), frame.messages.text("no").into_owned());
    loop {
        // Output that goes elsewhere shows nobody a question.
        let on_screen = frame.asks && !frame.out.wants_json();
        let asking = if on_screen { &mut frame.out } else { &mut frame.errors };
        asking.spans(&[Span::plain(words.as_str())])?;
        asking.flush()?;
        let mut answer = String::new();
        if io::stdin().read_line(&mut answer).map_err(Output)? == 0 {
            return Ok(None);
        }
        let answer = sanitise_line(&answer).trim().to_lowercase();
        let is = |word: &str| !answer.is_empty() && word.to_lowercase().starts_with(&answer);
        match (is(&yes), is(&no)) {
            (true, _) => return Ok(Some(true)),
            (_, true) => return Ok(Some(false)),
            _ => {}
        }
    }
}

/// Asks for a line of text; `None` at the end of the input. What programs read holds no questions.
///
/// # Errors
/// As for [`yes_or_no`].
pub(super) fn text(frame: &mut Frame, question: &str) -> Result<Option<String>, Failure> {
    let on_screen = frame.asks && !frame.out.wants_json();
    let asking = if on_screen { &mut frame.out } else { &mut frame.errors };
    asking.spans(&[Span::plain(question)])?;
    asking.flush()?;
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer).map_err(Output)?;
    Ok((read > 0).then(|| sanitise_line(&answer).trim().to_owned()))
}
