//! Looking back: the five questions, the agreements, and the intention that closes the loop.

mod agreements;
mod answers;
mod finish;
mod intention;
mod open_intentions;

pub use agreements::{agreement_add, agreement_delete, agreement_edit};
pub use answers::answer_set;
pub use finish::look_back_finish;
pub use intention::{intention_outcome_set, intention_set};
pub use open_intentions::{OpenIntention, intention_list};
