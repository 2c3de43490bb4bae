//! The open vault. [`Vault::transact`] is the one way to write: rows, index and undo step commit together.

use std::cell::{OnceCell, RefCell};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::{Connection, TransactionBehavior};

use crate::clock::{Clock, Now};
use crate::crypto::{Drawn, KdfCost, Secret};
use crate::error::Result;
use crate::location::is_synchronised;
use crate::progress::Running;
use crate::store::{self, Db};
use crate::undo::{Field, First, Inverse, Step, UndoKind};
use crate::vault_file::{self, OpenVault};

/// Undo steps that are kept. They live in memory only and are gone at lock.
const UNDO_STEPS: usize = 200;

/// Steps of SQLite's machine after which a read that may be cut off asks whether it has to stop: well under a millisecond.
const STEPS_UNTIL_ASKED: i32 = 1_000;

/// An unlocked vault: only this has tables, so nothing can read or write while it is locked.
pub struct Vault {
    file: OpenVault,
    clock: Arc<dyn Clock>,
    undo: Vec<Step>,
    watch: Arc<Watch>,
    opened: Now,
    drawn: Option<Drawn>,
    running: Running,
    synchronised: OnceCell<bool>,
}

/// Counts rows that change while no transaction of [`Vault::transact`] is open; tests hold it at zero.
#[derive(Default)]
struct Watch {
    writing: AtomicBool,
    strays: AtomicU64,
}

/// A write in progress.
pub struct Tx<'v> {
    db: &'v rusqlite::Transaction<'v>,
    now: Now,
    inverses: RefCell<Vec<Inverse>>,
    first: RefCell<First>,
}

impl Tx<'_> {
    /// The tables, inside this transaction.
    #[must_use]
    pub fn db(&self) -> Db<'_> {
        Db(self.db)
    }

    /// The instant of this write.
    #[must_use]
    pub fn now(&self) -> Now {
        self.now
    }

    /// Notes how to take back what was just done.
    pub fn undo_with(&self, inverse: Inverse) {
        self.inverses.borrow_mut().push(inverse);
    }

    /// As [`Tx::undo_with`] for a text that is being typed, and now reads `after`: more typing in the same `field` joins
    /// the step. It is the first thing that is noted, and whatever follows from the text comes after it.
    pub fn undo_typing(&self, field: Field, after: &str, inverse: Inverse) {
        *self.first.borrow_mut() = First::Typed(field, after.to_owned());
        self.undo_with(inverse);
    }

    /// As [`Tx::undo_with`] for something new that one goes on to type in: its first words join the step.
    pub fn undo_making(&self, inverse: Inverse) {
        *self.first.borrow_mut() = First::Made;
        self.undo_with(inverse);
    }
}

impl Vault {
    /// Makes a new vault in `folder` and opens it. `fill` writes what every new vault holds.
    ///
    /// Fails with `VaultExists` when there is one already, and then changes nothing.
    pub fn create(
        folder: &Path,
        passphrase: &str,
        cost: KdfCost,
        clock: Arc<dyn Clock>,
        fill: impl FnOnce(&Tx<'_>) -> Result<()>,
    ) -> Result<Self> {
        let now = clock.now();
        let file = vault_file::create(folder, passphrase, cost, |connection, id| {
            let db = connection.unchecked_transaction()?;
            let tx = Tx { db: &db, now, inverses: RefCell::default(), first: RefCell::default() };
            tx.db().info().init(id, now.utc)?;
            fill(&tx)?;
            drop(tx);
            db.commit()?;
            Ok(())
        })?;
        Self::over(file, clock)
    }

    /// Opens the vault in `folder`. See [`vault_file::unlock`] for what can keep it shut.
    pub fn unlock(folder: &Path, passphrase: &str, clock: Arc<dyn Clock>) -> Result<Self> {
        Self::over(vault_file::unlock(folder, passphrase)?, clock)
    }

    /// As [`Vault::unlock`], with what is on paper, and makes `passphrase` the one that opens it from now on.
    pub(crate) fn recover(folder: &Path, paper: Secret<'_>, passphrase: &str, clock: Arc<dyn Clock>) -> Result<Self> {
        Self::over(vault_file::recover(folder, paper, passphrase)?, clock)
    }

    /// The vault of a file that is open.
    pub(crate) fn over(mut file: OpenVault, clock: Arc<dyn Clock>) -> Result<Self> {
        let watch = Arc::new(Watch::default());
        let hook = Arc::clone(&watch);
        file.connection.update_hook(Some(move |_, _: &str, _: &str, _| {
            if !hook.writing.load(Ordering::Relaxed) {
                hook.strays.fetch_add(1, Ordering::Relaxed);
            }
        }))?;
        let opened = clock.now();
        Ok(Self {
            file,
            clock,
            undo: Vec::new(),
            watch,
            opened,
            drawn: None,
            running: Running::default(),
            synchronised: OnceCell::new(),
        })
    }

    /// The tables, for reading.
    #[must_use]
    pub fn db(&self) -> Db<'_> {
        Db(&self.file.connection)
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// Where its time comes from.
    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// When it was opened.
    pub(crate) fn opened(&self) -> Now {
        self.opened
    }

    /// The ways in.
    pub(crate) fn ways(&self) -> &OpenVault {
        &self.file
    }

    /// The ways in, to change them.
    pub(crate) fn ways_mut(&mut self) -> &mut OpenVault {
        &mut self.file
    }

    /// The recovery sheets that are being shown and do not count yet. Wiped when the vault closes.
    pub(crate) fn drawn(&mut self) -> &mut Option<Drawn> {
        &mut self.drawn
    }

    /// The backup that is being made of it, if one is. It stops when the vault closes.
    pub(crate) fn running(&mut self) -> &mut Running {
        &mut self.running
    }

    /// Whether the folder that it lies in is synchronised by some service. Looked at once.
    pub(crate) fn is_synchronised(&self) -> bool {
        *self.synchronised.get_or_init(|| is_synchronised(self.file.data_folder()))
    }

    /// Runs `write` in one transaction: all of it happens, or nothing does.
    pub fn transact<T>(&mut self, write: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let (value, step) = self.commit(write)?;
        if let Some(step) = step
            && !self.undo.last_mut().is_some_and(|last| last.goes_on(&step))
        {
            self.undo.push(step);
            let surplus = self.undo.len().saturating_sub(UNDO_STEPS);
            self.undo.drain(..surplus);
        }
        Ok(value)
    }

    /// Reads until `stop` is set: then it fails with what [`Error::is_cut_off`](crate::error::Error::is_cut_off) tells.
    pub(crate) fn until<T>(&mut self, stop: &Arc<AtomicBool>, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let stop = Arc::clone(stop);
        self.file.connection.progress_handler(STEPS_UNTIL_ASKED, Some(move || stop.load(Ordering::SeqCst)))?;
        // Whatever becomes of it, nothing else is cut off.
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(self)));
        self.file.connection.progress_handler(0, None::<fn() -> bool>)?;
        outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    fn commit<T>(&mut self, write: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<(T, Option<Step>)> {
        let now = self.clock.now();
        self.watch.writing.store(true, Ordering::Relaxed);
        let outcome = (|| {
            let db = self.file.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let tx = Tx { db: &db, now, inverses: RefCell::default(), first: RefCell::default() };
            let value = write(&tx)?;
            let step = Step::new(tx.inverses.into_inner(), &tx.first.into_inner(), now.utc);
            db.commit()?;
            Ok((value, step))
        })();
        self.watch.writing.store(false, Ordering::Relaxed);
        outcome
    }

    /// Takes the last step back that can be taken back, and says what it was. The step stays when this fails.
    pub fn undo(&mut self) -> Result<Option<UndoKind>> {
        let Some(step) = self.undo.last().cloned() else { return Ok(None) };
        self.commit(|tx| step.inverses.iter().rev().try_for_each(|inverse| inverse.apply(tx)))?;
        self.undo.pop();
        Ok(Some(step.kind))
    }

    /// Forgets every step: none can be taken back any more.
    pub(crate) fn forget_steps(&mut self) {
        self.undo.clear();
    }

    /// Removes the copies that stand beside the vault, and stops a backup that is being made. Fails when one stays.
    pub(crate) fn remove_copies(&self) -> Result<()> {
        self.running.stop();
        self.file.remove_copies()
    }

    /// Leaves nothing in the file and its log of what was removed. No row changes.
    pub(crate) fn scrub(&mut self) -> Result<()> {
        self.watch.writing.store(true, Ordering::Relaxed);
        let outcome = store::scrub(&self.file.connection);
        self.watch.writing.store(false, Ordering::Relaxed);
        outcome
    }

    /// How many rows were written, changed or deleted since it was opened.
    pub(crate) fn rows_written(&self) -> u64 {
        self.file.connection.total_changes()
    }

    /// Makes the vault hold what the database `from` holds, of the same key: all of it, or when it fails nothing. Nothing that was
    /// done before can be taken back any more.
    pub(crate) fn take_in(&mut self, from: &Connection) -> Result<()> {
        store::migrate::copy_pages_into(from, &mut self.file.connection)?;
        self.forget_steps();
        // It is done; a log that cannot be moved now is moved later.
        let _ = store::empty_log(&self.file.connection);
        Ok(())
    }

    /// Rows that changed outside [`Vault::transact`] since the vault was opened.
    #[must_use]
    pub fn stray_writes(&self) -> u64 {
        self.watch.strays.load(Ordering::Relaxed)
    }

    /// The connection itself, so that a test can count what it does.
    #[cfg(test)]
    pub(crate) fn connection(&mut self) -> &mut Connection {
        &mut self.file.connection
    }

    /// Empties the write-ahead log, closes the file and wipes the keys.
    pub fn close(self) -> Result<()> {
        self.file.close()
    }
}
