//! The app in a browser: the built interface and the real core behind a loopback address, for tests and design work.
//! Never shipped; no shipped crate depends on it.
//!
//! `bridge --ui ui/dist --data FOLDER [--port 0] [--full-kdf] [--until-eof]` prints one line: the address with its token.
//! Every bridge is one session on one vault. Besides the core's commands (`POST /call/<command>`) and what the shell
//! offers (`POST /host/presence`, `POST /host/activity`, `POST /host/choose`), a test can move the clock (`POST /test/time`)
//! and say what is chosen in the next dialog (`POST /test/dialog`).

mod app;
mod http;

use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::App;
use kdw_core::crypto::KdfCost;

const TICK: Duration = Duration::from_millis(100);
const USAGE: &str = "usage: bridge --ui FOLDER --data FOLDER [--port 0] [--full-kdf] [--until-eof]";

struct Options {
    ui: PathBuf,
    data: PathBuf,
    port: u16,
    cost: KdfCost,
    until_eof: bool,
}

fn options(mut words: impl Iterator<Item = String>) -> Option<Options> {
    let (mut ui, mut data, mut port, mut cost, mut until_eof) = (None, None, 0, KdfCost::FLOOR, false);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--ui" => ui = Some(words.next()?.into()),
            "--data" => data = Some(words.next()?.into()),
            "--port" => port = words.next()?.parse().ok()?,
            "--full-kdf" => cost = KdfCost::RECOMMENDED,
            "--until-eof" => until_eof = true,
            _ => return None,
        }
    }
    Some(Options { ui: ui?, data: data?, port, cost, until_eof })
}

fn main() -> io::Result<()> {
    let wrong = |text: &str| io::Error::new(io::ErrorKind::InvalidInput, text);
    let options = options(std::env::args().skip(1)).ok_or_else(|| wrong(USAGE))?;
    let idle = std::env::var("KDW_IDLE_SECONDS").ok().and_then(|text| text.parse().ok());
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
    let host = listener.local_addr()?.to_string();
    let token = random_token()?;
    let app = Arc::new(App::new(&options.data, options.ui, options.cost, idle.map(Duration::from_secs), token));

    writeln!(io::stdout(), "http://{host}/#token={}", app.token())?;
    let ticking = Arc::clone(&app);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(TICK);
            ticking.lock_when_idle();
        }
    });
    let answering = Arc::clone(&app);
    let server = std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (app, host) = (Arc::clone(&answering), host.clone());
            std::thread::spawn(move || serve(&app, &host, &stream));
        }
    });
    if options.until_eof {
        io::copy(&mut io::stdin(), &mut io::sink())?;
    } else {
        let _ = server.join();
    }
    app.close();
    Ok(())
}

fn random_token() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Answers requests on one connection until the other side has had enough.
fn serve(app: &App, host: &str, stream: &TcpStream) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
    let _ = stream.set_nodelay(true);
    let mut reader = BufReader::new(stream);
    loop {
        let (answer, again) = match http::read(&mut reader) {
            Ok(request) if request.header("host") == Some(host) => (app.answer(&request), true),
            Ok(_) => (http::Answer::text(421, "wrong host"), false),
            Err(http::Refusal::Malformed) => (http::Answer::text(400, "malformed"), false),
            Err(http::Refusal::TooLarge) => (http::Answer::text(413, "too large"), false),
            Err(http::Refusal::Gone) => return,
        };
        if answer.write(stream).is_err() || !again {
            return;
        }
    }
}
