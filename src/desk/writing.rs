//! How the desk writes: one action, and what is refused in its words.

use super::{Desk, Error, Thing};
use crate::store::{self, ActionKind};

impl Desk {
    /// One action of this kind; what is taken is named as the thing at hand.
    pub(super) fn write<T, E>(
        &mut self,
        kind: ActionKind,
        detail: &str,
        what: Thing,
        work: impl FnOnce(&mut store::Action<'_>) -> Result<T, E>,
    ) -> Result<T, Error>
    where
        E: From<store::Error> + Into<Error>,
    {
        let now = self.timestamp();
        let draft = self.done_with;
        let work = |action: &mut store::Action<'_>| {
            draft.map(|draft| action.drop_draft(draft)).transpose()?;
            work(action)
        };
        let done = self.store.act(kind, detail, now, work).map_err(Into::into);
        let value = done.map_err(|error| match error {
            Error::Store(store::Error::Taken { label, .. }) => Error::Taken { what, name: label },
            other => other,
        })?;
        self.follow()?;
        Ok(value)
    }

    /// Does work that looks at what is there and writes what follows from it, while no other program can write: whole or not at all.
    ///
    /// # Errors
    /// Those of the work and of writing the records; then nothing was written.
    pub(super) fn at_once<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        let value = self.unfollowed(work)?;
        self.follow()?;
        Ok(value)
    }

    /// The same, where something is to be done before the index follows.
    pub(super) fn unfollowed<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if self.store.is_held() {
            return work(self);
        }
        self.store.hold()?;
        let done = work(self);
        let released = self.store.release(done.is_ok());
        let value = done?;
        released?;
        Ok(value)
    }
}

/// Refuses to write over what somebody else has changed since it was opened.
pub(super) fn still_the_same<T: PartialEq>(opened: &T, now: Option<&T>, what: Thing, name: &str) -> Result<(), Error> {
    if now == Some(opened) { Ok(()) } else { Err(Error::ChangedMeanwhile { what, name: name.to_owned() }) }
}
