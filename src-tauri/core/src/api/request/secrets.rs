//! Requests that carry a secret: they never print themselves, and are wiped when dropped.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type),+ }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(***)"))
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                $(self.$field.zeroize();)+
            }
        }
    )+};
}

secrets! {
    /// A passphrase on its way to the vault.
    Passphrase {
        /// The passphrase as typed.
        passphrase: String,
    }
    /// A passphrase that was shown, and what was typed back.
    PassphrasePair {
        /// The one that was shown.
        passphrase: String,
        /// What was typed.
        typed: String,
    }
    /// Another passphrase.
    PassphraseChange {
        /// The one that opens the vault now.
        present: String,
        /// The one that is to open it.
        passphrase: String,
    }
    /// Asks for new recovery sheets.
    RecoveryMake {
        /// The passphrase; absent where [`RecoveryState`](crate::ways_in::RecoveryState) says that it is not asked.
        passphrase: Option<String>,
        /// Whether three sheets are made of which any two open the vault, and not one that opens it by itself.
        #[serde(default)]
        #[ts(optional)]
        three: Option<bool>,
    }
    /// Two groups of a recovery code, typed back.
    RecoveryConfirm {
        /// The group that was asked first.
        first: String,
        /// The group that was asked second.
        second: String,
    }
    /// What is on paper, as typed.
    RecoveryTyped {
        /// The code of a recovery sheet.
        code: String,
        /// The code of a second one; absent or empty for a sheet that opens the vault by itself.
        #[serde(default)]
        #[ts(optional)]
        other: Option<String>,
    }
    /// A backup, and what opens it.
    BackupTyped {
        /// The path of its file.
        file: String,
        /// The passphrase, or the code of a recovery sheet, of the day on which it was made, as typed.
        secret: String,
        /// The code of a second recovery sheet.
        #[serde(default)]
        #[ts(optional)]
        other: Option<String>,
    }
    /// Where everything goes, and what opens it there.
    ExportAll {
        /// The path of the file.
        file: String,
        /// The passphrase that opens the file; absent when nothing is to.
        passphrase: Option<String>,
    }
    /// What is on paper, and the passphrase that is to open the vault from now on.
    RecoveryUnlock {
        /// The code of a recovery sheet, as typed.
        code: String,
        /// The code of a second one; absent or empty for a sheet that opens the vault by itself.
        #[serde(default)]
        #[ts(optional)]
        other: Option<String>,
        /// The passphrase as typed.
        passphrase: String,
    }
}
