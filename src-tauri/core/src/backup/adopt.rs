//! Backups that this device made and does not know: the app was ended between giving one its name and noting it. They are
//! known from then on, so that they go when it is time, and are named when something is erased.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::aside::all_known;
use super::folder::finished;
use super::restore::row_of;
use super::unpack::Start;
use crate::crypto::{Identity, leaving_no_trace};
use crate::error::Result;
use crate::id::{VaultId, WriterId};
use crate::store::table::backup::BackupRow;
use crate::vault::Vault;
use crate::vault_file::read_generation;

/// Looks for them in one folder.
pub(super) struct Lookout {
    folder: PathBuf,
    /// Whose names are looked at; absent where all are.
    writer: Option<WriterId>,
    vault_id: VaultId,
    /// What is known: the ids, also of those in other folders, for a person may have copied one.
    known: HashSet<Uuid>,
    /// And the names in this folder, which need not be opened.
    names: HashSet<String>,
    identity: Box<Identity>,
}

impl Lookout {
    /// With the vault: what is known, and what opens what is not. In a folder that others may use as well.
    pub(super) fn shared(vault: &Vault, folder: &str) -> Result<Self> {
        Self::new(vault, PathBuf::from(folder), Some(vault.db().info().writer()?))
    }

    /// As [`Lookout::shared`], in the vault's own folder of what lies aside.
    pub(super) fn aside(vault: &Vault) -> Result<Self> {
        Self::new(vault, vault.ways().aside_folder(), None)
    }

    fn new(vault: &Vault, folder: PathBuf, writer: Option<WriterId>) -> Result<Self> {
        let (_, identity, _) = leaving_no_trace(|| vault.ways().keys_for_a_copy())?;
        let rows = all_known(vault)?;
        let known = rows.iter().map(|row| row.id).collect();
        let names = rows.into_iter().filter(|row| Path::new(&row.folder) == folder).map(|row| row.name).collect();
        Ok(Self { folder, writer, vault_id: vault.ways().vault_id, known, names, identity })
    }

    /// Apart from it: what stands there with the name that only what was proved gets, and opens.
    pub(super) fn look(mut self) -> Vec<BackupRow> {
        let mut names = finished(&self.folder, self.writer);
        names.retain(|name| !self.names.contains(name));
        let rows: Vec<BackupRow> = names.iter().filter_map(|name| self.row(name).ok()).collect();
        rows.into_iter().filter(|row| self.known.insert(row.id)).collect()
    }

    fn row(&self, name: &str) -> Result<BackupRow> {
        let path = self.folder.join(name);
        let start = Start::read(&path)?;
        let generation = read_generation(&start.header)?;
        let manifest = start.open(&self.identity, self.vault_id)?.manifest;
        row_of(&manifest, &path, generation, manifest.made_at)
    }
}
