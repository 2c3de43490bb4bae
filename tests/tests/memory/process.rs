//! A process with the core in it, and what lies in its memory.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use kdw_tests::masked::{HOLD, mask, unmask};
use serde_json::Value;

/// Something to look for.
pub struct Needle {
    /// What it is, for whoever reads a failure.
    pub name: String,
    /// Its bytes, four at least.
    pub bytes: Vec<u8>,
}

impl Needle {
    /// A text as it lies in memory: UTF-8, and UTF-16 as web views and Windows keep it.
    pub fn text(name: &str, text: &str) -> [Self; 2] {
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [
            Self { name: name.to_owned(), bytes: text.as_bytes().to_vec() },
            Self { name: format!("{name} (UTF-16)"), bytes: wide },
        ]
    }

    /// A key as bytes and as digits, each in halves: what is partly overwritten counts too.
    pub fn key(name: &str, key: &[u8; 32]) -> Vec<Self> {
        let halves = key.chunks_exact(16);
        halves
            .flat_map(|half| {
                let small: String = half.iter().map(|byte| format!("{byte:02x}")).collect();
                let large = small.to_uppercase().into_bytes();
                [("", half.to_vec()), (" (hex)", small.into_bytes()), (" (HEX)", large)]
            })
            .map(|(form, bytes)| Self { name: format!("{name}{form}"), bytes })
            .collect()
    }
}

/// The process. It ends with the test.
pub struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// Starts `program` on an empty data folder.
    pub fn start(program: &str, folder: &Path) -> Self {
        let mut child = Command::new(program).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub fn ok(&mut self, command: &str, request: impl Into<Value>) -> Value {
        let response = self.ask(command, request.into().to_string().as_bytes());
        serde_json::from_slice(&response).unwrap()
    }

    /// Makes it hold these bytes as they are, in place of what it held.
    #[track_caller]
    pub fn hold(&mut self, bytes: &[u8]) {
        self.ask(HOLD, bytes);
    }

    #[track_caller]
    fn ask(&mut self, command: &str, request: &[u8]) -> Vec<u8> {
        writeln!(self.input, "{command} {}", mask(request)).unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer = line.trim_end_matches('\n');
        let masked = answer.strip_prefix("ok ").unwrap_or_else(|| panic!("{command}: {answer}"));
        unmask(masked).unwrap()
    }

    /// How often each needle lies in the memory that the process can write, in the order of the needles.
    pub fn count(&self, needles: &[Needle]) -> Vec<usize> {
        let folder = Path::new("/proc").join(self.child.id().to_string());
        let memory = File::open(folder.join("mem")).unwrap();
        let mut counts = vec![0; needles.len()];
        let mut looked_at = 0;
        for line in fs::read_to_string(folder.join("maps")).unwrap().lines() {
            let Some(bytes) = read(&memory, line) else { continue };
            looked_at += bytes.len();
            count_in(&bytes, needles, &mut counts);
        }
        assert!(looked_at > 1 << 20, "a process with an open vault has more than a mebibyte");
        counts
    }
}

/// The bytes of a mapping that can be written; `None` for all others.
fn read(memory: &File, line: &str) -> Option<Vec<u8>> {
    let mut words = line.split_ascii_whitespace();
    let (range, rights) = (words.next()?, words.next()?);
    if !rights.starts_with("rw") {
        return None;
    }
    let (start, end) = range.split_once('-')?;
    let (start, end) = (u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?);
    let mut bytes = vec![0; usize::try_from(end - start).ok()?];
    memory.read_exact_at(&mut bytes, start).unwrap_or_else(|error| panic!("{line}: {error}"));
    Some(bytes)
}

fn count_in(bytes: &[u8], needles: &[Needle], counts: &mut [usize]) {
    let start = |bytes: &[u8]| bytes.first_chunk().map(|first: &[u8; 2]| usize::from(u16::from_le_bytes(*first)));
    let mut begins = vec![false; 1 << 16];
    for needle in needles {
        begins[start(&needle.bytes).unwrap()] = true;
    }
    for at in 0..bytes.len() {
        let rest = &bytes[at..];
        if start(rest).is_some_and(|first| begins[first]) {
            for (needle, count) in needles.iter().zip(&mut *counts) {
                if rest.starts_with(&needle.bytes) {
                    *count += 1;
                }
            }
        }
    }
}
