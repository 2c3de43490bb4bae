//! A backup that is made or put back, and everything taken along, for a test that kills this process at each of its system calls.
//!
//! `copies FOLDER make PLACE`, `copies FOLDER along FILE` in the clear, `copies FOLDER over FILE` in the vault that is there, and `copies FOLDER restore FILE CODE`: with a
//! recovery code, which takes no time to derive.
//! Prints `done` once the core said that it is done.

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use kdw_core::api::dispatch;
use kdw_core::clock::SystemClock;
use kdw_core::crypto::KdfCost;
use kdw_core::session::Session;
use kdw_tests::PASSPHRASE;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from).ok_or("a folder")?;
    let mut session = Session::new(&folder, Arc::new(SystemClock), KdfCost::FLOOR);
    let mut run = |command: &str, request: Value| {
        dispatch(&mut session, command, &request.to_string()).map_err(|code| format!("{command}: {code:?}"))
    };
    match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (Some("make"), Some(place), None) => {
            run("vault_unlock", json!({ "passphrase": PASSPHRASE }))?;
            run("backup_folder_set", json!({ "folder": place }))?;
            run("backup_make", Value::Null)?;
        }
        (Some("along"), Some(file), None) => {
            run("vault_unlock", json!({ "passphrase": PASSPHRASE }))?;
            run("export_all", json!({ "file": file, "passphrase": null }))?;
        }
        (Some("over"), Some(file), None) => {
            run("vault_unlock", json!({ "passphrase": PASSPHRASE }))?;
            run("backup_put_back", json!({ "file": file }))?;
        }
        (Some("restore"), Some(file), Some(code)) => {
            run("backup_restore", json!({ "file": file, "secret": code }))?;
        }
        _ => return Err("make PLACE, along FILE, over FILE or restore FILE CODE".into()),
    }
    std::io::stdout().write_all(b"done\n")?;
    Ok(std::io::stdout().flush()?)
}
