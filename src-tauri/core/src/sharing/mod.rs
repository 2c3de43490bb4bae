//! What can be taken elsewhere: a handout, agreements, a calendar entry, a plan or a look-back. Names of files are neutral.

use serde::Serialize;
use ts_rs::TS;

use crate::api::request::ExportFor;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::vault::Vault;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// A page that any browser opens and prints.
    Html,
    /// Plain text.
    Text,
    /// A calendar entry.
    Calendar,
}

/// One file, made whole.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportFile {
    /// Its form.
    pub form: ExportForm,
    /// A neutral name for it: never a label, never content.
    pub name: String,
    /// All of it.
    pub body: String,
}

/// What is taken elsewhere: to be seen first, then copied, printed or saved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Export {
    /// As a page.
    pub document: Document,
    /// As files.
    pub files: Vec<ExportFile>,
}

/// Makes an export. A calendar entry of a conversation without a day is `NotFound`.
pub fn export_get(_: &mut Vault, _: ExportFor) -> Result<Export> {
    Err(Error::Fault("contract"))
}
