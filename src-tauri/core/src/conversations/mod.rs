//! The conversation as a whole: begin one, list them, read one, put one in the bin.

mod begin;
mod change;
mod copy;
mod example;
mod list;
mod view;

pub use begin::conversation_create;
pub use change::{conversation_delete, conversation_set, conversation_text_set};
pub use copy::conversation_copy;
pub use example::write_example;
pub(crate) use list::since;
pub use list::{ConversationList, ListKey, ListRow, conversation_list};
pub use view::{
    BroughtIntention, Carry, CarryKind, Conversation, DeckEntry, Face, MadeIntention, Moment, conversation_get,
};
pub(crate) use view::{card_line, face, moments, whole};

use crate::error::{Code, Result};

/// Characters in one text, at most: far above what anyone writes, far below what hurts.
pub const MAX_TEXT: usize = 200_000;
/// Characters in one short text (a label, an agenda item, a card line), at most.
pub const MAX_SHORT: usize = 2_000;

/// Refuses a text of more than `max` characters; nothing of it is cut off.
pub(crate) fn within(text: &str, max: usize) -> Result<()> {
    if text.len() > max && text.chars().count() > max { Err(Code::TooLarge.into()) } else { Ok(()) }
}
