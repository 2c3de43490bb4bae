//! The HOE of one conversation: per person and life area what I guessed, what I heard and how I helped.
//!
//! Self-image and quote belong to *conversation × the other × life area* and stand nowhere else.

use rusqlite::{Connection, OptionalExtension, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::api::request::ApproachChange;
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::store::migrate::Migration;
use crate::terms::{LifeArea, Role, SelfImage};

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, IDENTITY];

const MADE: Migration = Migration {
    id: 2026_11_23_08,
    // person_id is all zeroes while no one was added: a primary key column holds no NULL.
    up: "CREATE TABLE approach (
             conversation_id  BLOB NOT NULL REFERENCES conversation (id),
             person_id        BLOB NOT NULL CHECK (length(person_id) = 16),
             area             TEXT NOT NULL,
             guess_self_image TEXT,
             guess_role       TEXT,
             self_image       TEXT,
             quote            TEXT NOT NULL DEFAULT '',
             role_start       TEXT,
             role_end         TEXT,
             PRIMARY KEY (conversation_id, person_id, area)
         ) STRICT;",
};

const IDENTITY: Migration = Migration {
    id: 2026_11_30_06,
    // Made of its key, so that the same row gets the same id in the vault and in a backup that is migrated by itself.
    up: "ALTER TABLE approach ADD COLUMN id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000'
             CHECK (length(id) = 16);
         UPDATE approach SET id = unhex(substr(hex(conversation_id), 1, 12) || substr(hex(person_id), 1, 12)
                                        || substr(hex(area) || '00000000', 1, 8));
         CREATE INDEX approach_id ON approach (id);",
};

/// What is guessed and heard in one life area. Absent means unknown, and unknown stays unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Approach {
    /// Which one: it goes along when it comes to be about someone else, and to the bin. No screen needs it.
    #[serde(skip)]
    #[ts(skip)]
    pub id: Uuid,
    /// Whom it is about; absent while no one has been added.
    pub person: Option<PersonId>,
    /// In which area.
    pub area: LifeArea,
    /// The self-image that I expect.
    pub guess_self_image: Option<SelfImage>,
    /// The role that I plan.
    pub guess_role: Option<Role>,
    /// The self-image that I heard.
    pub self_image: Option<SelfImage>,
    /// The other's literal words.
    pub quote: String,
    /// How I helped at the start.
    pub role_start: Option<Role>,
    /// How I helped at the end.
    pub role_end: Option<Role>,
}

/// The approaches.
pub struct Approaches<'c>(pub(crate) &'c Connection);

/// How an absent person stands in the key.
#[must_use]
pub fn person_key(person: Option<PersonId>) -> PersonId {
    person.unwrap_or(PersonId(Uuid::nil()))
}

impl Approaches<'_> {
    /// All approaches of a conversation, by person and area.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<Approach>> {
        let mut all: Vec<Approach> = self
            .0
            .prepare_cached(
                "SELECT person_id, area, guess_self_image, guess_role, self_image, quote, role_start, role_end, id
                 FROM approach WHERE conversation_id = ?1",
            )?
            .query_map([conversation], |row| {
                let person: PersonId = row.get(0)?;
                Ok(Approach {
                    id: row.get(8)?,
                    person: (!person.0.is_nil()).then_some(person),
                    area: row.get(1)?,
                    guess_self_image: row.get(2)?,
                    guess_role: row.get(3)?,
                    self_image: row.get(4)?,
                    quote: row.get(5)?,
                    role_start: row.get(6)?,
                    role_end: row.get(7)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        all.sort_by_key(|approach| (approach.person, approach.area));
        Ok(all)
    }

    /// Sets one field; the row appears with its first field.
    pub fn set(
        &self,
        conversation: ConversationId,
        person: Option<PersonId>,
        area: LifeArea,
        change: &ApproachChange,
    ) -> Result<()> {
        let person = person_key(person);
        self.0.execute(
            "INSERT INTO approach (conversation_id, person_id, area, id) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![conversation, person, area, Uuid::new_v4()],
        )?;
        let (column, value): (&str, &dyn rusqlite::ToSql) = match change {
            ApproachChange::GuessSelfImage(image) => ("guess_self_image", image),
            ApproachChange::GuessRole(role) => ("guess_role", role),
            ApproachChange::SelfImage(image) => ("self_image", image),
            ApproachChange::Quote(quote) => ("quote", quote),
            ApproachChange::RoleStart(role) => ("role_start", role),
            ApproachChange::RoleEnd(role) => ("role_end", role),
        };
        let sql =
            format!("UPDATE approach SET {column} = ?4 WHERE conversation_id = ?1 AND person_id = ?2 AND area = ?3");
        self.0.prepare_cached(&sql)?.execute(params![conversation, person, area, value])?;
        Ok(())
    }

    /// Writes a row as it is; an undo step brings one back this way.
    pub fn put(&self, conversation: ConversationId, row: &Approach) -> Result<()> {
        self.0.execute(
            "INSERT OR REPLACE INTO approach (conversation_id, person_id, area, guess_self_image, guess_role,
                                              self_image, quote, role_start, role_end, id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                conversation,
                person_key(row.person),
                row.area,
                row.guess_self_image,
                row.guess_role,
                row.self_image,
                row.quote,
                row.role_start,
                row.role_end,
                row.id
            ],
        )?;
        Ok(())
    }

    /// Where the one with this id stands.
    pub fn find(&self, id: Uuid) -> Result<Option<(ConversationId, Option<PersonId>, LifeArea)>> {
        let sql = "SELECT conversation_id, person_id, area FROM approach WHERE id = ?1";
        let place = |row: &rusqlite::Row<'_>| {
            let person: PersonId = row.get(1)?;
            Ok((row.get(0)?, (!person.0.is_nil()).then_some(person), row.get(2)?))
        };
        Ok(self.0.query_row(sql, [id], place).optional()?)
    }

    /// Removes one area of one person.
    pub fn delete(&self, conversation: ConversationId, person: Option<PersonId>, area: LifeArea) -> Result<()> {
        self.0.execute(
            "DELETE FROM approach WHERE conversation_id = ?1 AND person_id = ?2 AND area = ?3",
            params![conversation, person_key(person), area],
        )?;
        Ok(())
    }
}
