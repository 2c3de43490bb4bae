//! A readable page made of plain parts: shown on a screen, printed, or written as a file by `sharing`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text; a line break in it is kept.
        text: String,
    },
    /// Someone's literal words.
    Quote {
        /// The words.
        text: String,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<String>,
    },
    /// Names with what belongs to them.
    Pairs {
        /// Name and text, in order.
        rows: Vec<(String, String)>,
    },
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
}
