//! One file of several: the page, the data, and what they mean. A zip, for any system opens one.

use std::io::Write;

use chrono::{Datelike, Timelike};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::source::Source;
use super::{page, record};
use crate::clock::Now;
use crate::error::{Error, Result};

/// What `alles.json` looks like, for who makes a program that reads it.
const SCHEMA: &str = include_str!("../../../content/export.schema.json");
/// What the files are, in words.
const READ_ME: &str = include_str!("read-me.txt");

/// Writes everything into `to`, from begin to end. Nothing of it is ever in another place.
pub(super) fn write(source: &Source<'_>, to: impl Write) -> Result<()> {
    let mut archive = Archive { zip: ZipWriter::new_stream(to), options: options(source.now()) };
    archive.file("alles.html", |to| page::write(source, to))?;
    archive.file("alles.json", |to| record::write(source, to))?;
    archive.file("alles.schema.json", |to| Ok(to.write_all(SCHEMA.as_bytes())?))?;
    archive.file("lees-mij.txt", |to| Ok(to.write_all(READ_ME.as_bytes())?))?;
    archive.zip.finish().map_err(of_zip)?;
    Ok(())
}

struct Archive<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    options: SimpleFileOptions,
}

impl<W: Write> Archive<W> {
    fn file(&mut self, name: &str, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        self.zip.start_file(name, self.options).map_err(of_zip)?;
        fill(&mut self.zip)
    }
}

/// Without the fields for files of more than 4 GiB: not every system's own program reads those.
fn options(now: Now) -> SimpleFileOptions {
    let (date, time) = (now.today(), now.local().time());
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let made = DateTime::from_date_and_time(
        u16::try_from(date.year()).unwrap_or_default(),
        part(date.month()),
        part(date.day()),
        part(time.hour()),
        part(time.minute()),
        part(time.second()),
    );
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    options.unix_permissions(0o600).last_modified_time(made.unwrap_or_default())
}

fn of_zip(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => Error::Fault("four files of these names make a zip"),
    }
}
