//! What the seller changed by hand in the text of a reply before it was copied: it may be kept in the reply.

use super::{Composition, Desk, Error};
use crate::compose::PutBack;
use crate::model::{Id, Reply, Variant, VariantKey};

/// A reply, and what one of its texts would be with what was changed by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedReply {
    /// As it is.
    pub reply: Reply,
    /// The text that was changed.
    pub variant: Id,
    /// That text with the change, placeholders and all; and what became of them.
    pub text: PutBack,
    /// Whether it says exactly what was copied, filled for the same buyer.
    pub is_exact: bool,
    /// What a further text with these words could be for.
    pub key: VariantKey,
}

impl Desk {
    /// The reply that a message was made of, with what was changed by hand in it. `None` where nothing was changed that could be kept: the
    /// message was made of several replies, it was written anew, or only what belongs to another reply was changed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn edited_reply(&self, text: &str, composition: &Composition) -> Result<Option<EditedReply>, Error> {
        let [part] = composition.parts.as_slice() else { return Ok(None) };
        let (Some(reply), Some(preview)) = (self.store.reply(part.reply)?, self.preview(composition)?) else {
            return Ok(None);
        };
        let shown = preview.shown.first();
        let Some(variant) = reply.variants.iter().find(|one| shown.is_some_and(|shown| shown.variant == one.id)) else {
            return Ok(None);
        };
        let put_back = preview.rendered.put_back(&variant.body, text);
        let Some(put_back) = put_back.filter(|put_back| put_back.body != variant.body) else { return Ok(None) };
        let changed =
            Reply { variants: vec![Variant { body: put_back.body.clone(), ..variant.clone() }], ..reply.clone() };
        let (rendered, channel) = match self.filled_with(&changed, variant.id, composition) {
            Ok(filled) => filled,
            // What was typed next to a placeholder has made one sign of two: there is no such template.
            Err(Error::Template(_)) => return Ok(None),
            Err(other) => return Err(other),
        };
        let is_exact = rendered.is_some_and(|rendered| rendered.preview() == text.trim());
        let for_channel = VariantKey { channel, ..variant.key.clone() };
        let is_free = reply.variants.iter().all(|one| one.key != for_channel);
        let key = if is_free { for_channel } else { variant.key.clone() };
        Ok(Some(EditedReply { variant: variant.id, text: put_back, is_exact, key, reply }))
    }
}
