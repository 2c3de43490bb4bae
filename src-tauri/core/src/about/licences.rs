//! The licences of what is shipped: `scripts/licences.sh` collects them, this makes a page of them.

use serde::Deserialize;

use crate::document::Block;
use crate::error::{Error, Result};

const LICENCES: &str = include_str!("../../content/licences.json");

/// What the script collected.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Licences {
    /// Each distinct licence text once.
    pub(super) texts: Vec<Text>,
    /// Everything that is shipped, by name.
    pub(super) parts: Vec<Part>,
}

/// A licence text without the line that says whose copyright it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    /// Its SPDX id.
    pub(super) licence: String,
    /// The text.
    pub(super) text: String,
}

/// Something that is shipped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// Its name.
    pub(super) name: String,
    /// Its version; empty where it goes with the compiler.
    pub(super) version: String,
    /// The SPDX expression that it states.
    pub(super) licence: String,
    /// Its copyright lines, or its makers where it has none.
    pub(super) copyright: Vec<String>,
    /// Which texts go with it: places in `texts`.
    pub(super) texts: Vec<usize>,
}

/// Reads the list. It is not kept: a page of *Over* is seldom looked at.
pub(super) fn read() -> Result<Licences> {
    serde_json::from_str(LICENCES).map_err(|_| Error::Fault("the list of licences is well-formed"))
}

/// Per text: a heading, what it goes with, and the text.
pub(super) fn blocks() -> Result<Vec<Block>> {
    let Licences { texts, parts } = read()?;
    let mut blocks = Vec::with_capacity(3 * texts.len());
    for (place, text) in texts.iter().enumerate() {
        let before = texts[..place].iter().filter(|other| other.licence == text.licence).count();
        let heading = if before == 0 { text.licence.clone() } else { format!("{} ({})", text.licence, before + 1) };
        let items = parts.iter().filter(|part| part.texts.contains(&place)).map(|part| item(part, &text.licence));
        blocks.push(Block::Heading { text: heading });
        blocks.push(Block::List { items: items.collect() });
        blocks.push(Block::Paragraph { text: text.text.clone() });
    }
    Ok(blocks)
}

/// Name, version, the licences where it states more than the heading does, and whose it is.
fn item(part: &Part, heading: &str) -> String {
    let mut line = part.name.clone();
    if !part.version.is_empty() {
        line = format!("{line} {}", part.version);
    }
    if part.licence != heading {
        let stated = part.licence.replace(" OR ", " of ").replace(" AND ", " en ").replace(" WITH ", " met ");
        line = format!("{line} ({stated})");
    }
    if !part.copyright.is_empty() {
        line = format!("{line} — {}", part.copyright.join("; "));
    }
    line
}
