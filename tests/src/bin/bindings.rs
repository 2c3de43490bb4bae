//! Prints what is made of the core's types; `make bindings` writes it where it belongs. `bindings api` is the TypeScript of the command
//! table, `bindings export` the JSON Schema of what *Alles meenemen* writes.

use std::io::{Error, Write};

fn main() -> std::io::Result<()> {
    let text = match std::env::args().nth(1).as_deref() {
        Some("api") => kdw_core::api::typescript(),
        Some("export") => kdw_core::sharing::export_schema(),
        _ => return Err(Error::other("usage: bindings api|export")),
    };
    std::io::stdout().write_all(text.as_bytes())
}
