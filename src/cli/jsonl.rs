//! `--jsonl`: one `{"id","text"}` a line in, one answer a line out, the id as it came.

use std::io::{self, BufRead as _};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Frame;
use crate::report::{Exit, Failure};

/// How long a line may be, in bytes: longer than any message, and no memory is lost to a stream without lines.
const LONGEST_LINE: u64 = 2 << 20;

/// A line that comes in. More than these may stand in it.
#[derive(Deserialize)]
struct Asked<'a> {
    /// Given back as it came, whatever it is.
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: Option<String>,
}

/// A line that goes out.
#[derive(Serialize)]
struct Answered<'a, T> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    answer: T,
}

/// The answer to a line that could not be understood.
#[derive(Serialize)]
struct Refused<'a> {
    id: Option<&'a RawValue>,
    error: String,
}

/// A part of an answer, its keys in the order of its fields.
pub(super) fn raw(part: &impl Serialize) -> Box<RawValue> {
    serde_json::value::to_raw_value(part).unwrap_or_default()
}

/// Answers every line of standard input. A line that makes no sense is answered too, and is no error.
pub(super) fn answer_lines<T: Serialize>(
    frame: &mut Frame,
    mut answer: impl FnMut(&str) -> Result<T, Failure>,
) -> Result<Exit, Failure> {
    let mut input = io::stdin().lock();
    let mut line = String::new();
    loop {
        line.clear();
        match io::Read::take(&mut input, LONGEST_LINE).read_line(&mut line) {
            Ok(0) => return Ok(Exit::Done),
            Ok(_) if line.trim().is_empty() => {}
            Ok(_) => answer_line(frame, &line, &mut answer)?,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let error = frame.messages.text("system-not-text").into_owned();
                frame.out.json(&Refused { id: None, error })?;
            }
            Err(error) => return Err(crate::report::Output(error).into()),
        }
    }
}

fn answer_line<T: Serialize>(
    frame: &mut Frame,
    line: &str,
    answer: impl FnOnce(&str) -> Result<T, Failure>,
) -> Result<(), Failure> {
    match serde_json::from_str::<Asked<'_>>(line) {
        Ok(Asked { id, text: Some(text) }) => {
            let answer = answer(&text)?;
            frame.out.json(&Answered { id, answer })?;
        }
        Ok(Asked { id, text: None }) => {
            let error = frame.messages.with("file-missing-key", &[("key", "text".into())]);
            frame.out.json(&Refused { id, error })?;
        }
        Err(error) => frame.out.json(&Refused { id: None, error: error.to_string() })?,
    }
    Ok(())
}
