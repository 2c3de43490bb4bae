//! Looking back: the five questions, the agreements, and the intention that closes the loop.

mod agreements;
mod answers;
mod finish;
mod intention;

pub use agreements::{agreement_add, agreement_delete, agreement_edit};
pub use answers::answer_set;
pub use finish::look_back_finish;
pub use intention::{intention_outcome_set, intention_set};
