//! *Over*: what the app is, what it keeps, how accessible it is, and what it is made of. Public, so it needs no key.

mod licences;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::request::AboutFor;
use crate::document::{Block, Document};
use crate::error::{Error, Result};
use crate::session::Session;

const PAGES: &str = include_str!("../content/about.toml");

/// A page of *Over*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AboutPage {
    /// How accessible the app is, and what is not known about that.
    Accessibility,
    /// What is kept, and where.
    Storage,
    /// Where the method comes from.
    Method,
    /// What the app is.
    App,
    /// How what was taken along is opened without the app.
    TakenAlong,
    /// The licences of everything that is shipped.
    Licences,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pages {
    page: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    id: AboutPage,
    title: String,
    blocks: Vec<Block>,
}

/// Hands out one page. The storage page names the data folder of this device: it is shown to its owner and kept nowhere.
pub fn about_get(session: &mut Session, request: AboutFor) -> Result<Document> {
    let mut document = page(request.page)?;
    fill_in(&mut document, &session.folder().to_string_lossy());
    if request.page == AboutPage::Licences {
        document.blocks.extend(licences::blocks()?);
    }
    Ok(document)
}

/// One page as written. Read when it is asked for: it is seldom looked at.
pub(crate) fn page(wanted: AboutPage) -> Result<Document> {
    let pages: Pages = toml::from_str(PAGES).map_err(|_| Error::Fault("the pages of Over are well-formed"))?;
    let found = pages.page.into_iter().find(|page| page.id == wanted);
    let Page { title, blocks, .. } = found.ok_or(Error::Fault("every page of Over is written"))?;
    Ok(Document { title, blocks })
}

/// Puts what only the running app knows in the right-hand side of pairs.
fn fill_in(document: &mut Document, folder: &str) {
    for block in &mut document.blocks {
        let Block::Pairs { rows } = block else { continue };
        for (_, text) in rows {
            match text.as_str() {
                "{folder}" => folder.clone_into(text),
                "{version}" => env!("CARGO_PKG_VERSION").clone_into(text),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
