//! Where a folder lies, as far as can be told without asking anyone: on the disk of the vault, or in the folder of a service
//! that copies what it finds to other places.
//!
//! What is not known here is taken to be elsewhere. Another partition of one disk is not told from another disk.

use std::fs;
use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

/// Where a folder lies, seen from the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FolderLocation {
    /// On another disk, a stick or a share.
    Elsewhere,
    /// On the disk that the vault is on: what breaks the one breaks the other.
    SameDisk,
    /// In a folder that a service keeps the same in several places.
    Synchronised,
}

impl FolderLocation {
    /// Looks where `folder` lies; `data` is the app's data folder.
    pub(crate) fn of(folder: &Path, data: &Path) -> Self {
        if is_synchronised(folder) {
            return Self::Synchronised;
        }
        match (disk(folder), disk(data)) {
            (Some(one), Some(other)) if one == other => Self::SameDisk,
            _ => Self::Elsewhere,
        }
    }
}

/// How the folders of such services are called, in small letters. Some add the name of an account or an organisation, after
/// a space, a dash or a bracket.
const NAMES: &[&str] = &[
    "box sync",
    "cloudstorage",
    "dropbox",
    "googledrive",
    "google drive",
    "icloud drive",
    "iclouddrive",
    "megasync",
    "mijn drive",
    "mobile documents",
    "my drive",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pcloud drive",
    "pclouddrive",
    "proton drive",
    "sharepoint",
    "synologydrive",
    "tresors",
];

/// What such services lay in the folder that they keep.
const MARKS: &[&str] = &[
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".seafile-data",
    ".stfolder",
    ".synologyworkingdirectory",
];

/// How a mark begins whose name has a number in it: the journals of Nextcloud and ownCloud.
const JOURNALS: &[&str] = &[".sync_", "._sync_"];

/// Whether a folder, or one above it, is kept by a service that synchronises.
pub(crate) fn is_synchronised(folder: &Path) -> bool {
    // Behind a link is where it really lies. What is not there yet is judged by its path.
    let real = folder.canonicalize();
    let folder = real.as_deref().unwrap_or(folder);
    folder.ancestors().any(|folder| has_name(folder) || has_mark(folder))
}

fn has_name(folder: &Path) -> bool {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()).map(str::to_lowercase) else { return false };
    NAMES.iter().any(|known| {
        name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '_', '(']))
    })
}

fn has_mark(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str().map(str::to_lowercase)).any(|name| {
        let journal = name.ends_with(".db") && JOURNALS.iter().any(|start| name.starts_with(start));
        journal || MARKS.contains(&name.as_str())
    })
}

/// What tells one disk from another; `None` when that cannot be told.
#[cfg(unix)]
fn disk(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    Some(folder.metadata().ok()?.dev())
}

/// What tells one disk from another: the letter of the drive, or the name of the share.
#[cfg(not(unix))]
fn disk(folder: &Path) -> Option<std::ffi::OsString> {
    match folder.canonicalize().ok()?.components().next()? {
        std::path::Component::Prefix(prefix) => Some(prefix.as_os_str().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn is_at(path: &str) -> bool {
        has_name(Path::new(path)) || is_synchronised(Path::new(path))
    }

    #[test]
    fn folders_of_services_are_known_by_their_name_and_no_others_are() {
        for path in [
            "/home/ik/Dropbox/kluis",
            "/home/ik/Nextcloud",
            "/home/ik/OneDrive - Gemeente Veldhoek/Documenten",
            "/home/ik/Dropbox (Werk)/x",
            "/Users/ik/Library/CloudStorage/OneDrive-Gemeente",
            "/Users/ik/Library/Mobile Documents/com~apple~CloudDocs",
            "/home/ik/Google Drive/Mijn schijf",
        ] {
            assert!(is_at(path), "{path}");
        }
        for path in ["/home/ik/.local/share/app", "/media/ik/stick", "/home/ik/dropboxen", "/home/ik/Mijn Nextclouds"] {
            assert!(!is_at(path), "{path}");
        }
    }

    #[test]
    fn and_by_what_services_lay_in_them_also_behind_a_link() {
        for mark in [".stfolder", ".dropbox.cache", ".sync_3f2a9c.db", "._sync_1a2b.db", ".SynologyWorkingDirectory"] {
            let root = tempfile::tempdir().unwrap();
            let (kept, inside) = (root.path().join("werk"), root.path().join("werk/diep/er/in"));
            fs::create_dir_all(&inside).unwrap();
            assert!(!is_synchronised(&inside), "{mark}");
            fs::write(kept.join(mark), "").unwrap();
            assert!(is_synchronised(&inside) && !is_synchronised(root.path()), "{mark}");
            #[cfg(unix)]
            {
                let link = root.path().join("link");
                std::os::unix::fs::symlink(&inside, &link).unwrap();
                assert!(is_synchronised(&link), "{mark}");
            }
        }
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(".sync_log.txt"), "").unwrap();
        assert!(!is_synchronised(root.path()));
    }

    #[test]
    fn a_folder_on_the_disk_of_the_vault_is_told_from_one_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        let (data, beside) = (root.path().join("data"), root.path().join("kopie"));
        fs::create_dir(&data).unwrap();
        fs::create_dir(&beside).unwrap();
        assert_eq!(FolderLocation::of(&beside, &data), FolderLocation::SameDisk);
        assert_eq!(FolderLocation::of(&root.path().join("weg"), &data), FolderLocation::Elsewhere, "that is not known");
        #[cfg(target_os = "linux")]
        assert_eq!(FolderLocation::of(Path::new("/proc"), &data), FolderLocation::Elsewhere);
        fs::write(beside.join(".stfolder"), "").unwrap();
        assert_eq!(FolderLocation::of(&beside, &data), FolderLocation::Synchronised);
    }
}
