//! As much HTTP/1.1 as a browser on this machine needs, and not a byte more.

use std::io::{self, BufRead, Read, Write};

const HEAD: u64 = 16 << 10;
const BODY: usize = 32 << 20;

/// What the page may do: the policy of the app's own window, but for the address it calls.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A request that was read whole.
pub struct Request {
    pub method: String,
    pub path: String,
    pub body: Vec<u8>,
    headers: Vec<(String, String)>,
}

/// Why there is no request.
pub enum Refusal {
    Malformed,
    TooLarge,
    Gone,
}

impl From<io::Error> for Refusal {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

impl Request {
    /// The value of a header; `name` in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads one request. A body must say its length.
pub fn read(reader: &mut impl BufRead) -> Result<Request, Refusal> {
    let mut head = reader.take(HEAD);
    let first = line(&mut head)?.ok_or(Refusal::Gone)?;
    let mut words = first.split(' ');
    let (Some(method), Some(path), Some("HTTP/1.1"), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Refusal::Malformed);
    };
    let mut headers = Vec::new();
    loop {
        let text = line(&mut head)?.ok_or(Refusal::Malformed)?;
        if text.is_empty() {
            break;
        }
        let (name, value) = text.split_once(':').ok_or(Refusal::Malformed)?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut request = Request { method: method.to_owned(), path: path.to_owned(), body: Vec::new(), headers };
    if request.header("transfer-encoding").is_some() {
        return Err(Refusal::Malformed);
    }
    let length = match request.header("content-length") {
        Some(text) => text.parse::<usize>().map_err(|_| Refusal::Malformed)?,
        None => 0,
    };
    if length > BODY {
        return Err(Refusal::TooLarge);
    }
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

/// A line without its end; `None` where the other side stopped before it began one.
fn line(head: &mut io::Take<impl BufRead>) -> Result<Option<String>, Refusal> {
    let mut bytes = Vec::new();
    if head.read_until(b'\n', &mut bytes)? == 0 {
        return if head.limit() == 0 { Err(Refusal::TooLarge) } else { Ok(None) };
    }
    let text = bytes.strip_suffix(b"\r\n").ok_or(Refusal::Malformed)?;
    String::from_utf8(text.to_vec()).map(Some).map_err(|_| Refusal::Malformed)
}

/// An answer; always with the headers that lock the page down.
pub struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    cache: &'static str,
}

impl Answer {
    /// A file of the interface. `lasting`: another file gets another name, so the browser may keep it and not ask again.
    pub fn file(kind: &'static str, body: Vec<u8>, lasting: bool) -> Self {
        let cache = if lasting { "max-age=86400, immutable" } else { "no-store" };
        Self { status: 200, kind, body, cache }
    }

    /// A line for whoever debugs.
    pub fn text(status: u16, text: &str) -> Self {
        Self { status, kind: "text/plain", body: text.as_bytes().to_vec(), cache: "no-store" }
    }

    /// What the page asked for.
    pub fn json(value: &serde_json::Value) -> Self {
        Self { status: 200, kind: "application/json", body: value.to_string().into_bytes(), cache: "no-store" }
    }

    /// Sends it.
    pub fn write(&self, mut to: impl Write) -> io::Result<()> {
        let head = format!(
            "HTTP/1.1 {} -\r\ncontent-type: {}\r\ncontent-length: {}\r\ncontent-security-policy: {POLICY}\r\n\
             x-content-type-options: nosniff\r\nreferrer-policy: no-referrer\r\ncache-control: {}\r\n\r\n",
            self.status,
            self.kind,
            self.body.len(),
            self.cache
        );
        to.write_all(&[head.as_bytes(), &self.body].concat())
    }
}
