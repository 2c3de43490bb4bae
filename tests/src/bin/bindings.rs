//! Prints the TypeScript of the command table; `make bindings` writes it to `ui/src/bindings/api.ts`.

use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(kdw_core::api::typescript().as_bytes())
}
