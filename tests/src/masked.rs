//! The core behind a pipe, for tests that look into the memory of another process.
//!
//! One command a line, `name request`, and one answer a line, `ok response` or `err code`. Requests and responses are masked,
//! so that the only copies in the clear are those that the core makes, and the one of a request, which is wiped.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use kdw_core::api::dispatch;
use kdw_core::clock::SystemClock;
use kdw_core::crypto::KdfCost;
use kdw_core::session::Session;
use zeroize::Zeroizing;

/// The command that makes the process hold its request as it is, in place of what it held before.
pub const HOLD: &str = "hold";

const MASK: u8 = 0x5a;

/// The masked form: hexadecimal, every byte turned.
#[must_use]
pub fn mask(bytes: &[u8]) -> String {
    let mut masked = String::with_capacity(2 * bytes.len());
    bytes.iter().for_each(|byte| masked += &format!("{:02x}", byte ^ MASK));
    masked
}

/// The bytes of a masked form; `None` for anything else. It never grows, so that whoever wipes it wipes all.
#[must_use]
pub fn unmask(masked: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(masked.len() / 2);
    for at in (0..masked.len()).step_by(2) {
        bytes.push(u8::from_str_radix(masked.get(at..at + 2)?, 16).ok()? ^ MASK);
    }
    Some(bytes)
}

/// Answers commands on the vault in `folder` until the input ends.
///
/// Two threads take turns, as in the app, where every command may run on another one: what a command leaves on the stack
/// of the one is not covered up by what the next does on the other.
pub fn serve(folder: &Path) -> io::Result<()> {
    let session = Session::new(folder, Arc::new(SystemClock), KdfCost::FLOOR);
    let host = Arc::new(Mutex::new(Host { session, held: Vec::new() }));
    let (answers, answered) = channel();
    let workers = [(); 2].map(|()| {
        let (jobs, mine) = channel();
        let (host, answers) = (Arc::clone(&host), answers.clone());
        std::thread::spawn(move || work(&host, &mine, &answers));
        jobs
    });
    for (line, worker) in io::stdin().lock().lines().zip(workers.iter().cycle()) {
        worker.send(line?).map_err(io::Error::other)?;
        let answer: String = answered.recv().map_err(io::Error::other)?;
        writeln!(io::stdout(), "{answer}")?;
    }
    Ok(())
}

fn work(host: &Mutex<Host>, lines: &Receiver<String>, answers: &Sender<String>) {
    for line in lines {
        let answer = host.lock().unwrap_or_else(PoisonError::into_inner).answer(&line);
        if answers.send(answer).is_err() {
            return;
        }
    }
}

struct Host {
    session: Session,
    held: Vec<u8>,
}

impl Host {
    fn answer(&mut self, line: &str) -> String {
        let (command, masked) = line.split_once(' ').unwrap_or((line, ""));
        let Some(request) = unmask(masked).map(Zeroizing::new) else { return "err not masked".to_owned() };
        if command == HOLD {
            self.held = request.to_vec();
            return "ok ".to_owned();
        }
        let Ok(request) = std::str::from_utf8(&request) else { return "err not text".to_owned() };
        match dispatch(&mut self.session, command, request) {
            Ok(reply) => {
                let mut answer = Masking("ok ".to_owned());
                let written = serde_json::to_writer(&mut answer, &reply.value);
                written.map_or_else(|error| format!("err {error}"), |()| answer.0)
            }
            Err(code) => format!("err {code:?}"),
        }
    }
}

/// Masks what is written to it on its way in: the response as text is never in memory.
struct Masking(String);

impl Write for Masking {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += &mask(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{mask, unmask};

    #[test]
    fn what_is_masked_looks_different_and_comes_back() {
        assert_eq!(mask(b"kluis"), "31362f3329");
        assert_eq!(unmask("31362f3329").as_deref(), Some(&b"kluis"[..]));
        assert_eq!(unmask(""), Some(Vec::new()));
        assert_eq!([unmask("313"), unmask("zz")], [None, None]);
    }
}
