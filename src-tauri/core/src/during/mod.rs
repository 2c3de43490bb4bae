//! During the conversation: the deck as it is turned, moments, *Stroef*, and what may be looked at together.

mod deck;
mod moments;
mod together;

pub use deck::{DuringAgendaItem, DuringView, during_get, during_place, during_start, during_stop, during_stuck};
pub use moments::{moment_add, moment_remove};
pub use together::{TogetherItem, TogetherView, together_edit, together_get, together_move, together_words};
