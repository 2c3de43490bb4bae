//! After thirty days the bin empties itself, but never on the word of a clock that jumped.

use chrono::{DateTime, Duration, Utc};

use super::{Entry, KEPT, erase::erase};
use crate::error::Result;
use crate::store::table::vault_info::Seen;
use crate::vault::Vault;

/// The clock may have moved this far since the vault was last opened; backwards it never does.
const PLAUSIBLE: Duration = Duration::days(31);
/// How long a clock that jumped has to run on steadily before it is trusted: time to notice that it is wrong.
const PROVEN: Duration = Duration::days(1);

/// Erases what was deleted more than thirty days ago, and notes that the vault was opened now.
///
/// A piece goes when its own thirty days are over, also under a conversation that lies in the bin.
///
/// Nothing is erased when the clock went back, or ahead by more than 31 days, since the vault was last opened, when that
/// was never noted, or within a day after one of these.
pub(crate) fn erase_expired(vault: &mut Vault) -> Result<()> {
    let now = vault.now().utc;
    let seen = look(vault.db().info().seen()?, now);
    vault.transact(|tx| tx.db().info().see(seen))?;
    if seen.jumped_at.is_some() {
        return Ok(());
    }
    let db = vault.db();
    let old = |deleted_at: DateTime<Utc>| now - deleted_at > KEPT;
    let conversations = db.conversations().binned()?.into_iter().filter(|(_, deleted_at)| old(*deleted_at));
    let pieces = db.bin().all()?.into_iter().filter(|item| old(item.deleted_at));
    let expired: Vec<Entry> = conversations
        .map(|(row, _)| Entry::Conversation(row.id))
        .chain(pieces.map(|item| Entry::Piece(Box::new(item))))
        .collect();
    if expired.is_empty() { Ok(()) } else { erase(vault, &expired) }
}

/// Whether the clock may be believed when something is removed because it is old.
pub(crate) fn is_clock_steady(vault: &Vault) -> bool {
    vault.db().info().seen().is_ok_and(|seen| look(seen, vault.now().utc).jumped_at.is_none())
}

/// What is known of the clock once it shows `now`. It is trusted when no jump is left.
fn look(before: Seen, now: DateTime<Utc>) -> Seen {
    let steady = before.at.is_some_and(|at| (Duration::zero()..=PLAUSIBLE).contains(&(now - at)));
    let jumped_at = if steady { before.jumped_at.filter(|at| now - *at < PROVEN) } else { Some(now) };
    Seen { at: Some(now), jumped_at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_trusted_when_it_moved_ahead_by_a_month_at_most() {
        let start = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        let (day, second) = (Duration::days(1), Duration::seconds(1));
        let trusted = |before, now| look(before, now).jumped_at.is_none();
        let steady = Seen { at: Some(start), jumped_at: None };
        assert!(trusted(steady, start) && trusted(steady, start + day * 31));
        assert!(!trusted(steady, start - second) && !trusted(steady, start + day * 31 + second));
        assert!(!trusted(Seen::default(), start), "a vault of before this was kept");

        let jumped = look(Seen::default(), start);
        assert_eq!(jumped, Seen { at: Some(start), jumped_at: Some(start) });
        let later = look(jumped, start + day - second);
        assert_eq!(later, Seen { at: Some(start + day - second), jumped_at: Some(start) });
        assert!(trusted(later, start + day));
        assert_eq!(look(later, start).jumped_at, Some(start), "back again is a jump of its own");
    }
}
