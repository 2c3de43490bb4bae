//! Preparing: both agendas, the guess of the approach, the choice of cards, and what comes along from last time.

mod agenda;
mod approach;
mod carry;
mod deck;

pub(crate) use agenda::forget_item;
pub use agenda::{agenda_add, agenda_delete, agenda_edit, agenda_move};
pub use approach::{approach_remove, approach_set};
pub(crate) use carry::carry_over;
pub use deck::{MAX_DECK, deck_add, deck_add_intention, deck_move, deck_remove};
pub(crate) use deck::{join_intentions, join_new, join_planned, join_purpose_card, put_back, put_deck};
