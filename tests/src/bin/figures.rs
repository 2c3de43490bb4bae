//! How long commands take in a vault with many conversations: `figures 100 1000 10000`, by a release build. Vaults that are
//! filled once are kept beside each other in `--data FOLDER` and opened as they are.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kdw_tests::crowd::{self, COMMON, RARE};
use kdw_tests::{Device, PASSPHRASE};
use serde_json::{Value, json};

const ROUNDS: usize = 41;

fn search(query: &str) -> Value {
    json!({ "query": query, "person": null, "lens": null, "period": null })
}

/// What is measured: a name, a command and its request.
fn measures(device: &mut Device) -> Vec<(String, &'static str, Value)> {
    let queries = [COMMON, RARE, "mo", "de", "meneer", "bestaatniet", "morgen de"];
    let all = json!({ "person": null, "period": null });
    let mut measures: Vec<_> =
        queries.iter().map(|query| (format!("search {query}"), "search", search(query))).collect();
    let person = device.ok("person_list", Value::Null)[0]["id"].clone();
    for (name, field, value) in [
        ("de, one person", "person", person),
        ("de, one week", "period", json!("week")),
        ("de, how", "lens", json!("how")),
    ] {
        let mut request = search("de");
        request[field] = value;
        measures.push((format!("search {name}"), "search", request));
    }
    measures.push(("list".into(), "conversation_list", all));
    measures.push(("people".into(), "person_list", Value::Null));
    measures
}

/// A device whose vault holds so many conversations.
fn device(data: &Path, conversations: usize) -> Device {
    let folder = data.join(conversations.to_string());
    let filled = folder.join("filled");
    let mut device = Device::at(&folder.join("data"));
    if filled.exists() {
        device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        return device;
    }
    device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
    crowd::fill(&mut device, conversations);
    device.relock();
    std::fs::write(filled, "").unwrap_or_else(|error| panic!("a folder to keep vaults in: {error}"));
    device
}

fn main() -> io::Result<()> {
    let (mut data, mut sizes) = (PathBuf::from("target/figures"), Vec::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match (word.as_str(), word.parse()) {
            ("--data", _) => data = words.next().map(PathBuf::from).unwrap_or(data),
            (_, Ok(size)) => sizes.push(size),
            _ => return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: figures [--data FOLDER] SIZE…")),
        }
    }
    let mut out = io::stdout();
    for size in sizes {
        let began = Instant::now();
        let mut device = device(&data, size);
        writeln!(out, "{size} conversations, there after {:.1} s", began.elapsed().as_secs_f64())?;
        let rare = device.ok("search", search(RARE)).as_array().map_or(0, Vec::len);
        assert_eq!(rare, (size + 499) / 1_000, "the rare word is as rare as it says");
        let measures = measures(&mut device);
        let mut times: Vec<Vec<Duration>> = vec![Vec::new(); measures.len()];
        let mut answers = vec![0; measures.len()];
        for _ in 0..ROUNDS {
            // In turn, so that nothing is quick for having been asked just before.
            for (at, (_, command, request)) in measures.iter().enumerate() {
                let began = Instant::now();
                let answer = device.ok(command, request.clone());
                times[at].push(began.elapsed());
                answers[at] = answer.to_string().len();
            }
        }
        for ((name, ..), (mut times, bytes)) in measures.iter().zip(times.into_iter().zip(answers)) {
            times.sort();
            let ms = |at: usize| times[at].as_secs_f64() * 1000.0;
            writeln!(
                out,
                "  {name:<20} median {:>9.2} ms  p95 {:>9.2} ms  {bytes:>9} bytes",
                ms(ROUNDS / 2),
                ms(ROUNDS * 95 / 100)
            )?;
        }
    }
    Ok(())
}
