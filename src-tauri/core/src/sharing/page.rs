//! Puts a [`Document`] together; what says nothing is left out, and so is a heading without anything below it.

use crate::document::{Block, Document};

/// A page in the making.
pub(super) struct Page(Document);

/// Names with what belongs to them, in the making.
#[derive(Default)]
pub(super) struct Rows(Vec<(String, String)>);

impl Rows {
    /// Adds a row when there is something to say.
    pub fn put(mut self, name: &str, text: Option<impl AsRef<str>>) -> Self {
        if let Some(text) = text.as_ref().map(|text| text.as_ref().trim())
            && !text.is_empty()
        {
            self.0.push((name.to_owned(), text.to_owned()));
        }
        self
    }
}

impl Page {
    /// An empty page.
    pub fn new(title: &str) -> Self {
        Self(Document { title: title.to_owned(), blocks: Vec::new() })
    }

    /// How many parts it has.
    pub fn parts(&self) -> usize {
        self.0.blocks.len()
    }

    /// Adds a heading, whatever follows.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.0.blocks.push(Block::Heading { text: text.into() });
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.0.blocks.push(Block::Paragraph { text: text.trim().to_owned() });
        }
    }

    /// Adds someone's literal words.
    pub fn quote(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.0.blocks.push(Block::Quote { text: text.trim().to_owned() });
        }
    }

    /// Adds a list.
    pub fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.0.blocks.push(Block::List { items });
        }
    }

    /// Adds names with what belongs to them.
    pub fn rows(&mut self, Rows(rows): Rows) {
        if !rows.is_empty() {
            self.0.blocks.push(Block::Pairs { rows });
        }
    }

    /// Adds what `fill` adds, below a heading; when that is nothing the heading is left out too.
    pub fn section(&mut self, heading: &str, fill: impl FnOnce(&mut Self)) {
        let start = self.0.blocks.len();
        fill(self);
        if self.0.blocks.len() > start {
            self.0.blocks.insert(start, Block::Heading { text: heading.to_owned() });
        }
    }

    /// The page.
    pub fn done(self) -> Document {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_that_says_nothing_leaves_no_heading() {
        let mut page = Page::new("t");
        page.section("leeg", |page| {
            page.paragraph(" \n");
            page.quote("");
            page.list(Vec::new());
            page.rows(Rows::default().put("a", Some("  ")).put("b", None::<&str>));
        });
        page.section("vol", |page| page.rows(Rows::default().put("a", Some(" b "))));
        let rows = vec![("a".to_owned(), "b".to_owned())];
        assert_eq!(page.done().blocks, [Block::Heading { text: "vol".into() }, Block::Pairs { rows }]);
    }
}
