//! One change of what opens a vault, for a test that kills this process at each of its system calls.
//!
//! `keys FOLDER create`, `keys FOLDER change`, `keys FOLDER code`, `keys FOLDER sheets` and `keys FOLDER recover CODES`. Prints
//! the codes of new sheets on one line as soon as the last is drawn, and `done` once the core said that the change is made.

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use kdw_core::api::dispatch;
use kdw_core::clock::SystemClock;
use kdw_core::crypto::KdfCost;
use kdw_core::session::Session;
use kdw_tests::PASSPHRASE;
use kdw_tests::killed::NEW;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from).ok_or("a folder")?;
    let mut session = Session::new(&folder, Arc::new(SystemClock), KdfCost::FLOOR);
    let mut run = |command: &str, request: Value| {
        dispatch(&mut session, command, &request.to_string())
            .map(|reply| reply.value)
            .map_err(|code| format!("{command}: {code:?}"))
    };
    match arguments.next().as_deref() {
        Some("create") => drop(run("vault_create", json!({ "passphrase": PASSPHRASE }))?),
        Some("change") => {
            run("vault_unlock", json!({ "passphrase": PASSPHRASE }))?;
            run("passphrase_change", json!({ "present": PASSPHRASE, "passphrase": NEW }))?;
        }
        Some(flow @ ("code" | "sheets")) => {
            run("vault_unlock", json!({ "passphrase": PASSPHRASE }))?;
            let mut sheet = run("recovery_make", json!({ "passphrase": PASSPHRASE, "three": flow == "sheets" }))?;
            let mut codes = Vec::new();
            while !sheet.is_null() {
                let groups: Vec<String> = serde_json::from_value(sheet["groups"].clone())?;
                let asked: [usize; 2] = serde_json::from_value(sheet["ask"].clone())?;
                codes.push(groups.concat());
                if [0, 3].iter().any(|last| sheet["number"] == *last) {
                    // One write, past any buffer: what is on paper is on paper.
                    std::io::stdout().write_all(format!("{}\n", codes.join(" ")).as_bytes())?;
                    std::io::stdout().flush()?;
                }
                let typed = asked.map(|place| groups.get(place).cloned().unwrap_or_default());
                sheet = run("recovery_confirm", json!({ "first": typed[0], "second": typed[1] }))?;
            }
        }
        Some("recover") => {
            let codes = arguments.next().ok_or("a code")?;
            let mut codes = codes.split(' ').map(str::to_owned);
            let (code, other) = (codes.next(), codes.next());
            run("recovery_unlock", json!({ "code": code, "other": other, "passphrase": NEW }))?;
        }
        _ => return Err("create, change, code, sheets or recover".into()),
    }
    std::io::stdout().write_all(b"done\n")?;
    Ok(std::io::stdout().flush()?)
}
