//! For the day on which the app does not start: a vault or a backup is opened with what opens it, and everything in it is written
//! as one file. The core does all of it, through the same commands as the app; here are only the questions.
//!
//! It works on a copy, as encrypted as the vault is, in a folder of its own that goes again: of what it was given no byte changes.

mod open;
mod terminal;
mod texts;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::Local;
use kdw_core::api::dispatch;
use kdw_core::clock::{Clock, SystemClock};
use kdw_core::crypto::KdfCost;
use kdw_core::error::Code;
use kdw_core::session::Session;
use serde_json::{Value, json};
use zeroize::Zeroizing;

pub use terminal::{Person, Terminal};

/// How often something may be typed anew before it ends.
const TRIES: u32 = 3;

/// What was asked on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    /// The vault, its folder, or a backup.
    source: PathBuf,
    /// The file to write, or the folder that it comes in.
    target: PathBuf,
    /// Whether it is written in the clear.
    open: bool,
}

/// Why it ended without a file.
#[derive(Debug)]
enum Stop {
    /// The core refused.
    Refused(Code),
    /// A sentence says it all.
    Said(&'static str),
    /// The person can no longer be asked, or answered with nothing.
    Gone,
}

impl From<Code> for Stop {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}

impl From<std::io::Error> for Stop {
    fn from(_: std::io::Error) -> Self {
        Self::Gone
    }
}

/// Does all of it: 0 when the file is there, 1 when something was refused, 2 for a command line that says something else.
pub fn run(words: impl Iterator<Item = OsString>, person: &mut impl Person) -> ExitCode {
    let Some(asked) = read(words) else {
        let _ = person.tell(texts::USAGE);
        return ExitCode::from(2);
    };
    let why = match rescue(&asked, person) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Stop::Refused(code)) => texts::refusal(code),
        Err(Stop::Said(why)) => why,
        Err(Stop::Gone) => texts::GONE,
    };
    let _ = person.tell(&format!("{why}\n{}", texts::UNTOUCHED));
    ExitCode::FAILURE
}

fn read(words: impl Iterator<Item = OsString>) -> Option<Asked> {
    let (mut paths, mut open) = (Vec::new(), false);
    for word in words {
        match word.to_str() {
            Some(texts::OPEN_OPTION) => open = true,
            Some(option) if option.starts_with('-') => return None,
            _ => paths.push(PathBuf::from(word)),
        }
    }
    let [source, target] = <[PathBuf; 2]>::try_from(paths).ok()?;
    Some(Asked { source, target, open })
}

fn rescue(asked: &Asked, person: &mut impl Person) -> Result<(), Stop> {
    let source = open::Source::at(&asked.source)?.ok_or(Stop::Said(texts::NOTHING_THERE))?;
    let target = target(asked, &source)?;
    let place = tempfile::Builder::new().prefix("kdw-rescue-").tempdir();
    let place = place.map_err(|_| Stop::Said(texts::NO_ROOM_FOR_COPY))?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let mut session = Session::new(place.path(), clock, KdfCost::RECOMMENDED);
    let opened = open::open(&mut session, &source, person).and_then(|()| write(&mut session, asked, &target, person));
    // Closed before the copy goes.
    let _ = session.lock();
    opened
}

/// The whole path of the file: a new one, and nowhere in what is to stay as it is.
fn target(asked: &Asked, source: &open::Source) -> Result<PathBuf, Stop> {
    let there = Stop::Said(texts::NO_PLACE);
    let target = std::path::absolute(&asked.target)?;
    let target = if target.is_dir() { target.join(texts::file_name(&day(), asked.open)) } else { target };
    let folder = target.parent().and_then(|folder| folder.canonicalize().ok()).ok_or(there)?;
    if source.owns(&folder) {
        return Err(Stop::Said(texts::OWN_FOLDER));
    }
    if target.symlink_metadata().is_ok() { Err(Stop::Said(texts::EXISTS)) } else { Ok(target) }
}

#[expect(clippy::disallowed_methods, reason = "the date in the name of a file; the core has a clock of its own")]
fn day() -> String {
    Local::now().format("%Y-%m-%d").to_string()
}

fn write(session: &mut Session, asked: &Asked, target: &Path, person: &mut impl Person) -> Result<(), Stop> {
    let passphrase = if asked.open {
        person.tell(texts::OPEN_WARNING)?;
        if given(|| person.ask(texts::OPEN_SURE))?.trim() != texts::YES {
            return Err(Stop::Said(texts::NOT_SURE));
        }
        None
    } else {
        Some(own_passphrase(session, person)?)
    };
    person.tell(texts::BUSY)?;
    let file = target.to_str().ok_or(Stop::Said(texts::NO_PLACE))?;
    let passphrase = passphrase.as_ref().map(|typed| typed.as_str());
    let told = call(session, "export_all", &json!({ "file": file, "passphrase": passphrase }))?;
    // The file is there, whether anyone hears of it or not.
    let _ = person.tell(&texts::done(file, told["conversations"].as_u64().unwrap_or_default(), asked.open));
    if !asked.open {
        let _ = person.tell(told["guide"]["body"].as_str().unwrap_or_default());
    }
    Ok(())
}

/// A passphrase for the file, typed twice.
fn own_passphrase(session: &mut Session, person: &mut impl Person) -> Result<Zeroizing<String>, Stop> {
    person.tell(texts::OWN)?;
    for _ in 0..TRIES {
        let typed = given(|| person.ask_secret(texts::OWN_FIELD))?;
        let again = given(|| person.ask_secret(texts::OWN_AGAIN))?;
        let strength = call(session, "passphrase_check", &json!({ "passphrase": typed.as_str() }))?;
        if strength["long_enough"] != true {
            person.tell(texts::TOO_SHORT)?;
        } else if typed != again {
            person.tell(texts::NOT_THE_SAME)?;
        } else {
            return Ok(typed);
        }
    }
    Err(Stop::Said(texts::THREE_TIMES))
}

/// An answer that says something. One that does not can be the end of a line before it, so it is asked once more; who then types
/// nothing wants to stop.
fn given<T: AsRef<str>>(mut ask: impl FnMut() -> std::io::Result<T>) -> Result<T, Stop> {
    for _ in 0..2 {
        let answer = ask()?;
        if !answer.as_ref().is_empty() {
            return Ok(answer);
        }
    }
    Err(Stop::Gone)
}

/// One command of the core.
fn call(session: &mut Session, command: &str, request: &Value) -> Result<Value, Code> {
    dispatch(session, command, &request.to_string()).map(|reply| reply.value)
}
