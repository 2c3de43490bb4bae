//! What can be taken elsewhere: of one conversation a handout, agreements, a calendar entry, a plan or a look-back; and everything.
//! Names of files are neutral.

mod dates;
mod everything;
mod facts;
mod handout;
mod ics;
mod look_back;
mod page;
mod plan;
mod render;
mod texts;

pub(crate) use everything::Everything;
pub use everything::export_schema;

use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{ConversationRef, ExportFor, ExportKind};
use crate::conversations::conversation_get;
use crate::document::Document;
use crate::error::{Code, Result};
use crate::vault::Vault;

use render::Paper;

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
pub fn export_get(vault: &mut Vault, request: ExportFor) -> Result<Export> {
    let ExportFor { conversation: id, what, label, formal } = request;
    // A handout and agreements are made of these two alone, so that nothing else can stand in them.
    let on = vault.db().conversations().get(id)?.on();
    let agreements = vault.db().agreements().of(id)?;
    let whole = |vault: &mut Vault| conversation_get(vault, ConversationRef { conversation: id });
    Ok(match what {
        ExportKind::Handout => paper(handout::handout(on, &agreements, formal), Paper::A5, "geef-mee"),
        ExportKind::Agreements => {
            let document = handout::agreements(on, &agreements);
            Export { files: vec![text_file(&document, "afspraken")], document }
        }
        ExportKind::Calendar => calendar(vault, &request)?,
        ExportKind::Plan => paper(plan::plan(&whole(vault)?, label, formal), Paper::A4, "plan"),
        ExportKind::LookBack => paper(look_back::look_back(&whole(vault)?, label), Paper::A4, "terugblik"),
    })
}

/// A document as a page and as text.
fn paper(document: Document, paper: Paper, name: &str) -> Export {
    let body = render::html(&document, paper);
    let page = ExportFile { form: ExportForm::Html, name: format!("{name}.html"), body };
    Export { files: vec![page, text_file(&document, name)], document }
}

/// A document as plain text.
pub(crate) fn text_file(document: &Document, name: &str) -> ExportFile {
    ExportFile { form: ExportForm::Text, name: format!("{name}.txt"), body: render::text(document) }
}

/// The planned conversation as a calendar entry.
fn calendar(vault: &Vault, request: &ExportFor) -> Result<Export> {
    let row = vault.db().conversations().get(request.conversation)?;
    let day = row.planned_on.ok_or(Code::NotFound)?;
    let people = if request.label { vault.db().participants().of(request.conversation)? } else { Vec::new() };
    let summary = if people.is_empty() { texts::ENTRY.to_owned() } else { texts::entry_with(&facts::labels(&people)) };
    let time = row.planned_time.as_deref();
    let body = ics::file(&ics::Entry { summary: &summary, day, time }, vault.now().utc).ok_or(Code::NotFound)?;
    let mut page = page::Page::new(texts::ENTRY);
    let named = (!people.is_empty()).then(|| facts::labels(&people));
    page.rows(page::Rows::default().put(texts::PEOPLE, named).put(texts::WHEN, dates::when(Some(day), time)));
    let file = ExportFile { form: ExportForm::Calendar, name: "gesprek.ics".to_owned(), body };
    Ok(Export { document: page.done(), files: vec![file] })
}
