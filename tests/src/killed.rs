//! A program that is killed at one of its system calls, by number.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The passphrase that takes the place of [`PASSPHRASE`](crate::PASSPHRASE).
pub const NEW: &str = "een heel andere zin";

/// Whatever changes something on a disk, or makes a change durable. The others change nothing that outlives the process.
const CALLS: &[&str] = &[
    "openat",
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "flock",
    "fchmod",
    "chmod",
];

/// The `number`-th call of one name, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The call.
    pub call: &'static str,
    /// Which one.
    pub number: u64,
}

/// Runs `program` to its end under strace and tells each of its calls, in the order of their names.
pub fn points(program: &str, arguments: &[impl AsRef<OsStr>], log: &Path) -> io::Result<Vec<Point>> {
    let mut strace = Command::new("strace");
    strace.args(["-qq", "-e", "signal=none", "-o"]).arg(log).arg("-e").arg(format!("trace={}", CALLS.join(",")));
    let status = strace.arg(program).args(arguments).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(io::Error::other("the program does its work when no one kills it"));
    }
    let mut counts: BTreeMap<&'static str, u64> = BTreeMap::new();
    for line in std::fs::read_to_string(log)?.lines() {
        if let Some(call) =
            CALLS.iter().find(|call| line.strip_prefix(**call).is_some_and(|rest| rest.starts_with('(')))
        {
            *counts.entry(call).or_default() += 1;
        }
    }
    Ok(counts.into_iter().flat_map(|(call, count)| (1..=count).map(move |number| Point { call, number })).collect())
}

/// One in twenty, and those where what was made is put in place: the last calls that rename or make durable. With
/// `KDW_KILLS=all`, as `make kills` sets it, all of them.
#[must_use]
pub fn chosen(all: &[Point]) -> Vec<&Point> {
    let every = if std::env::var_os("KDW_KILLS").is_some_and(|which| which == "all") { 1 } else { 20 };
    let last = |call: &str| all.iter().filter(|point| point.call == call).map(|point| point.number).max();
    let at_the_end = |point: &Point| {
        ["rename", "fsync"].contains(&point.call) && last(point.call).is_some_and(|last| point.number + 2 > last)
    };
    let chosen = all.iter().enumerate().filter(|(at, point)| at % every == 0 || every > 1 && at_the_end(point));
    chosen.map(|(_, point)| point).collect()
}

/// Runs `program` and kills it as it enters that call. What it printed before, in lines.
pub fn kill_at(point: &Point, program: &str, arguments: &[impl AsRef<OsStr>]) -> io::Result<Vec<String>> {
    let Point { call, number } = point;
    let mut strace = Command::new("strace");
    strace.args(["-qq", "-o", "/dev/null", "-e"]).arg(format!("trace={call}"));
    strace.arg("-e").arg(format!("inject={call}:signal=SIGKILL:when={number}"));
    let output = strace.arg(program).args(arguments).stderr(Stdio::null()).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
