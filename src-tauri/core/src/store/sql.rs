//! How ids and terms stand in a column: ids as 16 bytes, terms by their one spelling.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::error::{Error, StoreFault};
use crate::id::{
    AgendaItemId, AgreementId, ConversationId, DeckEntryId, IntentionId, MomentId, PersonId, VaultId, WriterId,
};
use crate::terms::{
    AgendaState, AgreementState, Answer, BackupTrouble, Channel, Energy, Focus, Gain, Lens, LifeArea, Outcome, Part,
    Purpose, Role, SelfImage, Side, TalkKind, TextField, Who,
};

macro_rules! id_columns {
    ($($id:ident),+) => {$(
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() }
        }
        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { uuid::Uuid::column_result(value).map(Self) }
        }
    )+};
}

macro_rules! term_columns {
    ($($term:ident),+) => {$(
        impl ToSql for $term {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { Ok(self.as_str().into()) }
        }
        impl FromSql for $term {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str().and_then(|text| Self::from_text(text).ok_or(FromSqlError::InvalidType))
            }
        }
    )+};
}

id_columns!(AgendaItemId, AgreementId, ConversationId, DeckEntryId, IntentionId, MomentId, PersonId, VaultId, WriterId);
term_columns!(
    AgendaState,
    AgreementState,
    Answer,
    BackupTrouble,
    Channel,
    Energy,
    Focus,
    Gain,
    Lens,
    LifeArea,
    Outcome,
    Part,
    Purpose,
    Role,
    SelfImage,
    Side,
    TalkKind,
    TextField,
    Who
);

impl From<rusqlite::Error> for Error {
    /// Keeps the result codes and drops every text, which may quote what was written.
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(fault, _) => {
                Self::Store(StoreFault { primary: fault.extended_code & 0xff, extended: fault.extended_code })
            }
            rusqlite::Error::QueryReturnedNoRows => Self::Coded(crate::error::Code::NotFound),
            _ => Self::Fault("a row does not have the shape that its table promises"),
        }
    }
}
