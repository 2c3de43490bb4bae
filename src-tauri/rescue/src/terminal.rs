//! Whoever sits at the terminal.

use std::io::{self, BufRead, IsTerminal, Write};

use zeroize::Zeroizing;

/// Someone who is told and asked things.
pub trait Person {
    /// Tells something.
    ///
    /// # Errors
    /// When no one can be told anything.
    fn tell(&mut self, text: &str) -> io::Result<()>;

    /// Asks something, and returns the line that was typed. Two empty ones are for who wants to stop.
    ///
    /// # Errors
    /// When there is no answer any more.
    fn ask(&mut self, question: &str) -> io::Result<String>;

    /// As [`Person::ask`]; what is typed is not shown.
    ///
    /// # Errors
    /// When there is no answer any more.
    fn ask_secret(&mut self, question: &str) -> io::Result<Zeroizing<String>>;
}

/// The terminal. Where there is none, a line of standard input is an answer.
#[derive(Debug, Default)]
pub struct Terminal(());

impl Person for Terminal {
    fn tell(&mut self, text: &str) -> io::Result<()> {
        writeln!(io::stdout(), "{text}")
    }

    fn ask(&mut self, question: &str) -> io::Result<String> {
        write!(io::stdout(), "{question} ")?;
        io::stdout().flush()?;
        line().map(|line| line.as_str().to_owned())
    }

    fn ask_secret(&mut self, question: &str) -> io::Result<Zeroizing<String>> {
        if io::stdin().is_terminal() {
            return rpassword::prompt_password(format!("{question} ")).map(Zeroizing::new);
        }
        writeln!(io::stdout(), "{question}")?;
        line()
    }
}

fn line() -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(8 * 1024));
    if io::stdin().lock().read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}
