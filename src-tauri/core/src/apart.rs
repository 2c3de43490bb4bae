//! Work that is begun with the vault, done apart from it, and noted in it: for what may hang on a disk that is not ours.

use crate::error::Result;
use crate::vault::Vault;

/// Work that is still to be done, without the vault.
pub struct Apart<R>(Box<dyn FnOnce() -> Noting<R>>);

type Note<R> = Box<dyn FnOnce(&mut Vault) -> Result<R>>;

/// Work that was done, well or not, and is still to be noted.
pub struct Noting<R>(Note<R>);

impl<R: 'static> Apart<R> {
    /// Does `work` without the vault, and hands what came of it to `note`, with the vault. When `work` fails there is
    /// nothing to note.
    pub(crate) fn new<T: 'static>(
        work: impl FnOnce() -> Result<T> + 'static,
        note: impl FnOnce(&mut Vault, T) -> Result<R> + 'static,
    ) -> Self {
        Self(Box::new(move || {
            let done = work();
            Noting(Box::new(move |vault| note(vault, done?)))
        }))
    }

    /// Does it.
    #[must_use]
    pub fn run(self) -> Noting<R> {
        self.0()
    }
}

impl<R> Noting<R> {
    /// Notes what came of it.
    pub fn note(self, vault: &mut Vault) -> Result<R> {
        self.0(vault)
    }
}
