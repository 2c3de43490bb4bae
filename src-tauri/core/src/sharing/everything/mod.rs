//! Everything in one archive, as a page and as data.
//!
//! `source` is what it is read from, `page` and `record` are its two forms, and `archive` makes one file of them. Where that goes is not
//! known here: it is written from begin to end into whatever is handed over.

mod archive;
mod page;
mod record;
mod source;
mod texts;

use std::io::Write;

pub use record::export_schema;

use crate::clock::{Clock, Now};
use crate::error::Result;
use crate::progress::Progress;
use crate::store::Db;
use source::Source;

/// All that there is to take along.
pub(crate) struct Everything<'d>(Source<'d>);

impl<'d> Everything<'d> {
    /// Looks at what there is `now`; `clock` tells what time it was on the device before. It stops being read, with
    /// `BackupStopped`, once `progress` is asked to.
    pub(crate) fn of(db: Db<'d>, now: Now, clock: &'d dyn Clock, progress: &'d Progress) -> Result<Self> {
        Source::of(db, now, clock, progress).map(Self)
    }

    /// Conversations, those in the bin counted.
    pub(crate) fn conversations(&self) -> u32 {
        u32::try_from(self.0.conversations().len()).unwrap_or(u32::MAX)
    }

    /// Writes all of it, a conversation at a time.
    pub(crate) fn write(&self, to: impl Write) -> Result<()> {
        archive::write(&self.0, to)
    }
}
