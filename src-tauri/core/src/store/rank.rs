//! Order within a list: a fractional rank per item, so that a move rewrites one row and merges later.

use fractional_index::FractionalIndex;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

use crate::api::request::Direction;
use crate::error::{Error, Result};

/// A place between any two others; compares as its bytes do. In the JSON of the bin it is text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rank(FractionalIndex);

impl Rank {
    /// The place after `last`, or the first place of an empty list.
    #[must_use]
    pub fn after(last: Option<&Self>) -> Self {
        Self(last.map_or_else(FractionalIndex::default, |last| FractionalIndex::new_after(&last.0)))
    }

    /// `wanted` if no one in the list stands there, else the place right after who does. The list is in order.
    pub fn free(ranks: &[Self], wanted: &Self) -> Result<Self> {
        match ranks.iter().position(|rank| rank == wanted) {
            None => Ok(wanted.clone()),
            Some(index) => Self::between(Some(wanted), ranks.get(index + 1)),
        }
    }

    /// The place between two neighbours, either of which may be the edge of the list.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Result<Self> {
        FractionalIndex::new(before.map(|rank| &rank.0), after.map(|rank| &rank.0))
            .map(Self)
            .ok_or(Error::Fault("two neighbours share a rank"))
    }
}

/// The rank that brings the item at `index` one place up or down; `None` at the edge.
pub fn moved(ranks: &[Rank], index: usize, direction: Direction) -> Result<Option<Rank>> {
    let at = |i: Option<usize>| i.and_then(|i| ranks.get(i));
    match direction {
        Direction::Up if index == 0 => Ok(None),
        Direction::Up => Rank::between(at(index.checked_sub(2)), at(Some(index - 1))).map(Some),
        Direction::Down if index + 1 >= ranks.len() => Ok(None),
        Direction::Down => Rank::between(at(Some(index + 1)), at(Some(index + 2))).map(Some),
    }
}

impl From<Rank> for String {
    fn from(rank: Rank) -> Self {
        rank.0.to_string()
    }
}

impl TryFrom<String> for Rank {
    type Error = &'static str;

    fn try_from(text: String) -> std::result::Result<Self, Self::Error> {
        FractionalIndex::from_string(&text).map(Self).map_err(|_| "a rank is an even number of hexadecimal digits")
    }
}

impl ToSql for Rank {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_bytes().into())
    }
}

impl FromSql for Rank {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        FractionalIndex::from_bytes(value.as_blob()?.to_vec()).map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Any series of moves does to the ranks what swapping neighbours does to a plain list.
        #[test]
        fn moves_swap_neighbours(len in 1usize..12, moves in prop::collection::vec((0usize..12, any::<bool>()), 0..60)) {
            let mut ranked: Vec<(Rank, usize)> = Vec::new();
            for item in 0..len {
                let rank = Rank::after(ranked.last().map(|(rank, _)| rank));
                ranked.push((rank, item));
            }
            let mut plain: Vec<usize> = (0..len).collect();
            for (index, up) in moves {
                let index = index % len;
                let direction = if up { Direction::Up } else { Direction::Down };
                let ranks: Vec<Rank> = ranked.iter().map(|(rank, _)| rank.clone()).collect();
                if let Some(rank) = moved(&ranks, index, direction).unwrap() {
                    ranked[index].0 = rank;
                    ranked.sort();
                    plain.swap(index, if up { index - 1 } else { index + 1 });
                }
                prop_assert_eq!(ranked.iter().map(|(_, item)| *item).collect::<Vec<_>>(), plain.clone());
            }
        }
    }
}
