//! Which backups stay: the last one of each of seven days, four weeks and twelve months, and none that is older than twelve
//! months. They go only once a newer one was made and proved in their folder, and never on the word of a clock that jumped.

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

/// Removes the files of backups that do not stay, and tells which backups need no longer be known. `rows` are the newest first.
/// Of a folder that is not there nothing is known, so nothing changes. `spared` is the one that was just made.
pub(super) fn remove_surplus(rows: &[BackupRow], spared: Uuid, now: Now) -> Vec<Uuid> {
    let folders: HashSet<&str> = rows.iter().map(|row| row.folder.as_str()).collect();
    let mut gone = Vec::new();
    for folder in folders.into_iter().filter(|folder| Path::new(folder).is_dir()) {
        let known: Vec<&BackupRow> = rows.iter().filter(|row| row.folder == folder).collect();
        let present: Vec<&BackupRow> = known.iter().copied().filter(|row| is_there(row)).collect();
        // A file that is there does not make way for one that is not; one that was taken away, or is no longer as it was
        // written, stays known for as long as it would have stayed.
        let of_present = surplus(&present, now);
        let of_absent = surplus(&known, now).filter(|row| !present.contains(row));
        for row in of_present.chain(of_absent).filter(|row| row.id != spared) {
            // What cannot be removed stays known, and is tried again.
            if remove(Path::new(folder), &row.name).is_ok() {
                gone.push(row.id);
            }
        }
    }
    gone
}

/// Those that do not stay.
fn surplus<'r>(rows: &[&'r BackupRow], now: Now) -> impl Iterator<Item = &'r BackupRow> {
    let staying = staying(rows.iter().map(|row| row.made_at), now);
    rows.iter().copied().zip(staying).filter(|(_, stays)| !stays).map(|(row, _)| row)
}

#[cfg(test)]
mod tests;
