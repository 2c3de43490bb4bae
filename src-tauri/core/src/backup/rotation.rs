//! Which backups stay: the last one of each of seven days, four weeks and twelve months, and none that is older than twelve
//! months. They go only while a newer one is in their folder, and never on the word of a clock that jumped.

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use uuid::Uuid;

use super::folder::{is_there, remove};
use crate::clock::Now;
use crate::store::table::backup::BackupRow;

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// After so many months no backup stays.
const LONGEST: Months = Months::new(12);

/// The day on which something was, where the device is now.
pub(super) fn day(at: DateTime<Utc>, now: Now) -> NaiveDate {
    Now { utc: at, ..now }.today()
}

/// Whether a backup of then is older than any may become.
pub(super) fn is_too_old(made_at: DateTime<Utc>, now: Now) -> bool {
    now.today().checked_sub_months(LONGEST).is_some_and(|limit| day(made_at, now) < limit)
}

/// The first day on which a backup of then is older than any may become.
pub(super) fn gone_by(made_at: DateTime<Utc>, now: Now) -> Option<NaiveDate> {
    day(made_at, now).checked_add_months(LONGEST)?.succ_opt()
}

/// Which of these stay, given the instants at which they were made, the newest first. A day, a week or a month counts when
/// there is one of it. One of a time to come was made when the clock was wrong: it stays, and counts for nothing.
fn staying(made: impl Iterator<Item = DateTime<Utc>>, now: Now) -> Vec<bool> {
    let (mut days, mut weeks, mut months) = (HashSet::new(), HashSet::new(), HashSet::new());
    made.map(|at| {
        let (on, week) = (day(at, now), day(at, now).iso_week());
        if on > now.today() {
            return true;
        }
        let of_day = days.len() < DAYS && days.insert(on);
        let of_week = weeks.len() < WEEKS && weeks.insert((week.year(), week.week()));
        let of_month = months.len() < MONTHS && months.insert((on.year(), on.month()));
        (of_day || of_week || of_month) && !is_too_old(at, now)
    })
    .collect()
}

/// Removes the files of one folder's backups that do not stay, and tells which backups those were. `rows` are the newest
/// first; `spared` is the one that was just made.
///
/// Only what is there as it was written counts, or goes: of two sticks that take turns in one place, the other one's backups
/// stay known, and make nothing go.
pub(super) fn remove_surplus(rows: &[BackupRow], spared: Uuid, now: Now) -> Vec<Uuid> {
    let present: Vec<&BackupRow> = rows.iter().filter(|row| is_there(row)).collect();
    let stays = staying(present.iter().map(|row| row.made_at), now);
    let surplus = present.into_iter().zip(stays).filter(|(row, stays)| !stays && row.id != spared);
    removed(surplus.map(|(row, _)| row))
}

/// Removes the files of backups that are too old, whatever folder they are in, but the newest of each: there the newest may be
/// the only one. `rows` are the newest first.
pub(super) fn remove_too_old(rows: &[BackupRow], now: Now) -> Vec<Uuid> {
    let mut folders = HashSet::new();
    let present = rows.iter().filter(|row| is_there(row));
    let followed = present.filter(|row| !folders.insert(row.folder.as_str()));
    removed(followed.filter(|row| is_too_old(row.made_at, now)))
}

/// Removes these, and tells which could be: what cannot be removed stays known, and is tried again.
fn removed<'r>(rows: impl Iterator<Item = &'r BackupRow>) -> Vec<Uuid> {
    rows.filter(|row| remove(Path::new(&row.folder), &row.name).is_ok()).map(|row| row.id).collect()
}

#[cfg(test)]
mod tests;
