//! Work that is begun with the vault, done apart from it, and noted in it: for what may hang on a disk that is not ours.

use crate::error::Result;
use crate::vault::Vault;

/// Work that is still to be done, without the vault.
pub struct Apart<R>(Box<dyn FnOnce() -> Noting<R>>);

type Note<R> = Box<dyn FnOnce(&mut Vault) -> Result<Next<R>>>;

/// Work that was done, well or not, and is still to be noted.
pub struct Noting<R>(Note<R>);

/// What comes after work that was noted.
pub enum Next<R> {
    /// Nothing; this is the answer.
    Done(R),
    /// More of it.
    More(Apart<R>),
}

impl<R: 'static> Apart<R> {
    /// Does `work` without the vault, and hands what came of it to `note`, with the vault. When `work` fails there is
    /// nothing to note.
    pub(crate) fn new<T: 'static>(
        work: impl FnOnce() -> Result<T> + 'static,
        note: impl FnOnce(&mut Vault, T) -> Result<R> + 'static,
    ) -> Self {
        Self::then(work, |vault, done| note(vault, done?).map(Next::Done))
    }

    /// As [`Apart::new`], for what goes on after it was noted; `note` also hears of work that failed.
    pub(crate) fn then<T: 'static>(
        work: impl FnOnce() -> T + 'static,
        note: impl FnOnce(&mut Vault, T) -> Result<Next<R>> + 'static,
    ) -> Self {
        Self(Box::new(move || {
            let done = work();
            Noting(Box::new(move |vault| note(vault, done)))
        }))
    }

    /// Does it.
    #[must_use]
    pub fn run(self) -> Noting<R> {
        self.0()
    }

    /// Does all of it, with `note` for each time that something is to be noted.
    pub(crate) fn finish(self, mut note: impl FnMut(Noting<R>) -> Result<Next<R>>) -> Result<R> {
        let mut work = self;
        loop {
            match note(work.run())? {
                Next::Done(answer) => return Ok(answer),
                Next::More(more) => work = more,
            }
        }
    }
}

impl<R> Noting<R> {
    /// Notes what came of it.
    pub fn note(self, vault: &mut Vault) -> Result<Next<R>> {
        self.0(vault)
    }
}
