//! The joint agenda: what the other may see, in the order that both chose, and what the other said of it.

use rusqlite::params;

use super::{AgendaItems, AgendaRow, COLUMNS};
use crate::api::request::{Direction, TogetherChange};
use crate::error::{Code, Result};
use crate::id::{AgendaItemId, ConversationId};
use crate::store::rank::Rank;

impl AgendaItems<'_> {
    /// What the other may see, in the order that both chose; what has no place in it yet comes last.
    pub fn joint(&self, conversation: ConversationId) -> Result<Vec<AgendaRow>> {
        let sql = format!(
            "SELECT {COLUMNS}, rank, joint_rank FROM agenda_item
             WHERE conversation_id = ?1 AND may_show AND NOT avoid
             ORDER BY joint_rank IS NULL, joint_rank, side, rank, id"
        );
        Ok(self
            .0
            .prepare_cached(&sql)?
            .query_map([conversation], |row| {
                Ok(AgendaRow { conversation, item: Self::item(row)?, rank: row.get(11)?, joint_rank: row.get(12)? })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Moves an item one place on the joint agenda, and says whether there was one to go to. The first move gives every
    /// item that is shown its place. Items that are hidden again keep theirs, so that no two items share one.
    pub fn shift_joint(&self, conversation: ConversationId, id: AgendaItemId, direction: Direction) -> Result<bool> {
        let rows: Vec<(AgendaItemId, bool, Option<Rank>)> = self
            .0
            .prepare_cached(
                "SELECT id, may_show AND NOT avoid AS shown, joint_rank FROM agenda_item
                 WHERE conversation_id = ?1 AND (shown OR joint_rank IS NOT NULL)
                 ORDER BY joint_rank IS NULL, joint_rank, side, rank, id",
            )?
            .query_map([conversation], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let index = rows.iter().position(|(item, shown, _)| *item == id && *shown).ok_or(Code::NotFound)?;
        let next = match direction {
            Direction::Up => rows.iter().take(index).rposition(|(_, shown, _)| *shown),
            Direction::Down => rows.iter().skip(index + 1).position(|(_, shown, _)| *shown).map(|i| index + 1 + i),
        };
        let Some(next) = next else { return Ok(false) };
        let mut ranks: Vec<Rank> = Vec::with_capacity(rows.len());
        for (item, _, rank) in rows {
            if rank.is_none() {
                self.set_joint(item, Some(&Rank::after(ranks.last())))?;
            }
            ranks.push(rank.unwrap_or_else(|| Rank::after(ranks.last())));
        }
        let rank = match direction {
            Direction::Up => Rank::between(next.checked_sub(1).and_then(|i| ranks.get(i)), ranks.get(next)),
            Direction::Down => Rank::between(ranks.get(next), ranks.get(next + 1)),
        }?;
        self.set_joint(id, Some(&rank))?;
        Ok(true)
    }

    /// Gives an item its place on the joint agenda, or none.
    pub fn set_joint(&self, id: AgendaItemId, rank: Option<&Rank>) -> Result<()> {
        self.0.prepare_cached("UPDATE agenda_item SET joint_rank = ?2 WHERE id = ?1")?.execute(params![id, rank])?;
        Ok(())
    }

    /// Notes what the other said of an item.
    pub fn said(&self, id: AgendaItemId, change: &TogetherChange) -> Result<()> {
        let (column, value): (&str, &dyn rusqlite::ToSql) = match change {
            TogetherChange::Own(on) => ("own", on),
            TogetherChange::Skip(on) => ("skip", on),
            TogetherChange::Words(words) => ("body", words),
        };
        self.0
            .prepare_cached(&format!("UPDATE agenda_item SET {column} = ?2 WHERE id = ?1"))?
            .execute(params![id, value])?;
        Ok(())
    }

    /// Every place on the joint agenda that is taken, also by an item that is not shown at present; in order.
    pub(super) fn joint_ranks(&self, conversation: ConversationId) -> Result<Vec<Rank>> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT joint_rank FROM agenda_item
                 WHERE conversation_id = ?1 AND joint_rank IS NOT NULL ORDER BY joint_rank",
            )?
            .query_map([conversation], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }
}
