//! Writes a [`Document`] as a file: a page that stands on its own, or plain text.
//!
//! Whatever was typed is text and nothing else: all of it is escaped, control characters are dropped, and each line
//! runs in its own direction.

use std::fmt::Write as _;

use crate::document::{Block, Document};

/// The sheet that a page is printed on, with the size of its letters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paper {
    /// To hand over: small sheet, large letters.
    A5,
    /// To keep or to take along.
    A4,
}

impl Paper {
    const fn style(self) -> &'static str {
        match self {
            Self::A5 => "@page { size: A5; margin: 14mm }\nhtml { font-size: 14pt; line-height: 1.5; --name: 6.5em }\n",
            Self::A4 => {
                "@page { size: A4; margin: 12mm 14mm }\nhtml { font-size: 10pt; line-height: 1.3; --name: 14em }\n\
                 @media screen { html { font-size: 13pt; line-height: 1.5 } }\n"
            }
        }
    }
}

const STYLE: &str = include_str!("page.css");
/// Letters of a line below a title, at most.
const LINE: usize = 72;

/// A whole HTML file: no script, nothing from elsewhere.
pub(super) fn html(document: &Document, paper: Paper) -> String {
    let mut out = opening(&document.title, paper, "");
    element(&mut out, "h1", &document.title);
    blocks(&mut out, &document.blocks, "h2");
    out.push_str(CLOSING);
    out
}

/// A file up to what stands in it, with `style` besides what every page has.
pub(super) fn opening(title: &str, paper: Paper, style: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{}{STYLE}{style}</style>\n</head>\n<body>\n<main>\n",
        escaped(title),
        paper.style()
    )
}

/// What ends a file that [`opening`] began.
pub(super) const CLOSING: &str = "</main>\n</body>\n</html>\n";

/// The parts of a page, with headings of this level.
pub(super) fn blocks(out: &mut String, blocks: &[Block], heading: &str) {
    for block in blocks {
        match block {
            Block::Heading { text } => element(out, heading, text),
            Block::Paragraph { text } => element(out, "p", text),
            Block::Quote { text } => element(out, "blockquote", text),
            Block::List { items } => {
                out.push_str("<ul>\n");
                items.iter().for_each(|item| element(out, "li", item));
                out.push_str("</ul>\n");
            }
            Block::Pairs { rows } => {
                out.push_str("<dl>\n");
                for (name, text) in rows {
                    out.push_str("<div>\n");
                    element(out, "dt", name);
                    element(out, "dd", text);
                    out.push_str("</div>\n");
                }
                out.push_str("</dl>\n");
            }
        }
    }
}

/// A text in an element of its own.
pub(super) fn element(out: &mut String, name: &str, text: &str) {
    let _ = writeln!(out, "<{name} dir=\"auto\">{}</{name}>", escaped(text));
}

/// A text as markup has it: nothing in it is markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Plain text: titles underlined, parts apart by an empty line, lines as long as they were typed.
pub(super) fn text(document: &Document) -> String {
    let mut parts = vec![underlined(&document.title, '=')];
    parts.extend(document.blocks.iter().map(|block| match block {
        Block::Heading { text } => underlined(text, '-'),
        Block::Paragraph { text } => clean(text),
        Block::Quote { text } => format!("“{}”", clean(text)),
        Block::List { items } => lines(items, |item| format!("- {}", indented(item))),
        Block::Pairs { rows } => lines(rows, |(name, text)| format!("{} {}", named(name), indented(text))),
    }));
    parts.join("\n\n") + "\n"
}

fn underlined(title: &str, mark: char) -> String {
    let title = clean(title);
    let line: String = std::iter::repeat_n(mark, title.chars().count().min(LINE)).collect();
    format!("{title}\n{line}")
}

fn lines<T>(items: &[T], line: impl Fn(&T) -> String) -> String {
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A name before its text; one that asks needs no colon.
fn named(name: &str) -> String {
    let name = clean(name);
    if name.ends_with('?') { name } else { name + ":" }
}

fn indented(text: &str) -> String {
    clean(text).replace('\n', "\n  ")
}

/// The text with one kind of line break and without control characters.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if matches!(c, '\r' | '\u{2028}' | '\u{2029}') { '\n' } else { c })
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "<script>alert(1)</script> & \"x\" 'y'\u{0}\u{7}\r\nregel twee";

    fn everywhere(text: &str) -> Document {
        let own = || text.to_owned();
        let blocks = vec![
            Block::Heading { text: own() },
            Block::Paragraph { text: own() },
            Block::Quote { text: own() },
            Block::List { items: vec![own(), own()] },
            Block::Pairs { rows: vec![(own(), own())] },
        ];
        Document { title: own(), blocks }
    }

    #[test]
    fn what_was_typed_is_never_markup() {
        let page = html(&everywhere(NASTY), Paper::A4);
        let safe = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;\nregel twee";
        assert_eq!(page.matches(safe).count(), 9, "the title twice, and each part");
        for tag in ["<script", "alert(1)</s", "\u{0}", "\u{7}", "\r", "http://", "https://", "url(", "@import"] {
            assert!(!page.contains(tag), "{tag:?}");
        }
        assert_eq!(page.matches("&lt;script&gt;alert").count(), 9);
    }

    #[test]
    fn a_page_says_its_language_its_letters_and_its_paper() {
        let page = html(&everywhere("a"), Paper::A5);
        for part in
            ["<html lang=\"nl\">", "<meta charset=\"utf-8\">", "<title>a</title>", "size: A5", "font-size: 14pt"]
        {
            assert!(page.contains(part), "{part}");
        }
        assert_eq!(page.matches("dir=\"auto\"").count(), 8, "each text in its own direction");
        assert!(html(&everywhere("a"), Paper::A4).contains("size: A4"));
    }

    #[test]
    fn plain_text_underlines_titles_and_keeps_lines() {
        let rows = vec![("Wie".to_owned(), "jij".to_owned()), ("Wat?".to_owned(), "een\ntwee".to_owned())];
        let blocks = vec![
            Block::Heading { text: "Kop".into() },
            Block::Paragraph { text: "a < b & c\nd".into() },
            Block::Quote { text: "ja".into() },
            Block::List { items: vec!["een\ntwee".into(), "drie".into()] },
            Block::Pairs { rows },
        ];
        assert_eq!(
            text(&Document { title: "Titel".into(), blocks }),
            "Titel\n=====\n\nKop\n---\n\na < b & c\nd\n\n“ja”\n\n- een\n  twee\n- drie\n\nWie: jij\nWat? een\n  twee\n"
        );
    }

    #[test]
    fn a_very_long_text_stays_whole() {
        let long = "é<".repeat(50_000);
        let document = everywhere(&long);
        assert_eq!(html(&document, Paper::A4).matches('é').count(), 9 * 50_000);
        assert_eq!(text(&document).matches("é<").count(), 8 * 50_000);
    }
}
