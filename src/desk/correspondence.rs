//! What was written both ways, looked at together: the messages with what answered them, and what goes to a buyer again.

use super::{Desk, Error, Inbox, MessageLine};
use crate::model::Message;

/// So many messages of each kind stand on a page; older ones are found by their buyer.
const SHOWN: usize = 300;

impl Desk {
    /// Every message: those that wait, the most pressing first, then the others, the latest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn messages_page(&self) -> Result<(Vec<MessageLine>, Vec<MessageLine>), Error> {
        let mut open = self.messages(Inbox::Open, SHOWN)?;
        // What has no window waits behind everything that has one.
        open.sort_by_key(|line| {
            line.left.map_or((true, line.message.received.as_millisecond()), |left| {
                (false, i64::try_from(left.time.as_millis()).unwrap_or(i64::MAX))
            })
        });
        let mut rest = self.messages(Inbox::All, SHOWN)?;
        rest.retain(|line| !Message::is_open(&line.message));
        Ok((open, rest))
    }
}
