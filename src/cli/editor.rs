//! The seller's own editor.

use super::Frame;
use crate::config::Config;

/// The editor's program and arguments: what the settings say, else `$VISUAL` or `$EDITOR`, which may hold arguments and
/// quotation marks and so is read by the shell.
pub(super) fn command(frame: &Frame, config: &Config) -> Option<Vec<String>> {
    if !config.editor.command.is_empty() {
        return Some(config.editor.command.clone());
    }
    let editor = frame.editor.as_ref()?;
    let is_plain = editor.chars().all(|c| c.is_alphanumeric() || "/._-+".contains(c));
    Some(if is_plain {
        vec![editor.clone()]
    } else {
        let script = format!("{editor} \"$@\"");
        vec!["sh".to_owned(), "-c".to_owned(), script, editor.clone()]
    })
}
