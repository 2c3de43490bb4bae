//! The house rules that a compiler does not check: arrows between modules, SQL and keys in their place.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use std::path::{Path, PathBuf};

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/core/src")
}

/// Every source file of the core with its path below `src`, tests beside the code left out.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    walk(&core(), &mut found);
    let name = |path: &Path| path.strip_prefix(core()).unwrap().to_string_lossy().into_owned();
    let is_test = |name: &str| name.contains("tests/") || name.ends_with("tests.rs");
    let files: Vec<_> = found.into_iter().filter(|path| !is_test(&name(path))).collect();
    files.into_iter().map(|path| (name(&path), std::fs::read_to_string(&path).unwrap())).collect()
}

fn code_of(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn arrows_point_one_way() {
    let forbidden: &[(&str, &[&str])] = &[
        ("crypto/", &["store", "vault", "session", "api", "conversations", "prepare", "during", "look_back", "people"]),
        ("store/", &["vault", "session", "conversations", "prepare", "during", "look_back", "people", "search"]),
        ("vault_file/", &["session", "api", "conversations", "prepare", "during", "look_back", "people"]),
        ("vault.rs", &["session", "api", "conversations", "prepare", "during", "look_back", "people"]),
        ("method/", &["store", "vault", "session", "api", "crypto"]),
        ("prepare/", &["session", "during", "look_back", "search"]),
        ("during/", &["session", "look_back", "search"]),
        ("look_back/", &["session", "during", "search"]),
        ("people/", &["session", "during", "look_back", "search"]),
        (
            "sharing/",
            &["session", "crypto", "vault_file", "prepare", "during", "look_back", "people", "search", "undo"],
        ),
    ];
    for (file, text) in sources() {
        for (folder, targets) in forbidden.iter().filter(|(folder, _)| file.starts_with(folder)) {
            for target in *targets {
                let arrow = format!("crate::{target}::");
                assert!(!code_of(&text).contains(&arrow), "{file}: {folder} may not use {target}");
            }
        }
    }
}

#[test]
fn only_the_door_leads_to_what_is_shared() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with("sharing/")) {
        let uses = code_of(&text).contains("crate::sharing");
        // `takeout` writes where a person said what `sharing` puts together.
        assert_eq!(uses, ["api/mod.rs", "takeout/mod.rs"].contains(&file.as_str()), "{file} and sharing");
    }
}

/// What follows a `derive(… Deserialize …)`: the attributes and the head of the type, and its body.
fn read_from_outside(text: &str) -> Vec<(&str, &str)> {
    let derived = text.split("#[derive(").skip(1).filter(|rest| rest.lines().next().unwrap().contains("Deserialize"));
    let types = derived.filter_map(|rest| rest.split_once('{'));
    types
        .map(|(head, rest)| {
            let line = head.lines().last().unwrap();
            let end = format!("\n{}}}", &line[..line.len() - line.trim_start().len()]);
            (head, rest.split(end.as_str()).next().unwrap())
        })
        .collect()
}

#[test]
fn whatever_is_read_refuses_a_field_that_it_does_not_know() {
    let mut count = 0;
    // What the vault holds the app wrote itself.
    let own = |file: &str| file.starts_with("store/") || file.starts_with("vault_file/");
    for (file, text) in sources().into_iter().filter(|(file, _)| !own(file)) {
        for (head, body) in read_from_outside(code_of(&text)) {
            // One value, or one of a few words: there are no fields.
            // Of a file only which format it has is asked first: the rest may be of a later version.
            if head.contains("struct AnyFormat") {
                continue;
            }
            let fields = if head.contains("enum ") { body.contains('{') } else { !head.contains(';') };
            count += usize::from(fields);
            assert!(!fields || head.contains("deny_unknown_fields"), "{file}: {head}");
        }
    }
    assert!(count > 20, "{count} types");
}

#[test]
fn sql_stands_only_in_the_store() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with("store/")) {
        for statement in ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE TABLE"] {
            assert!(!code_of(&text).contains(statement), "{file} contains {statement}");
        }
    }
}

#[test]
fn every_delete_says_which_rows() {
    for (file, text) in sources() {
        for statement in text.split("DELETE FROM").skip(1) {
            let end = statement.find('"').unwrap_or(statement.len());
            assert!(
                statement[..end].contains("WHERE"),
                "{file}: a DELETE without WHERE is invisible to the update hook"
            );
        }
    }
}

#[test]
fn only_the_crypto_module_knows_the_algorithms() {
    for (file, text) in sources().into_iter().filter(|(file, _)| !file.starts_with("crypto/")) {
        for name in ["argon2::", "chacha20poly1305::", "hkdf::", "use age::"] {
            assert!(!code_of(&text).contains(name), "{file} uses {name}");
        }
    }
}

#[test]
fn the_window_may_call_seven_commands_and_hear_its_own_events() {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(shell.join(name)).unwrap()).unwrap()
    };
    let capability = read("capabilities/main.json");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(
        capability["permissions"],
        serde_json::json!([
            "allow-call",
            "allow-presence",
            "allow-activity",
            "allow-save-text",
            "allow-choose-folder",
            "allow-choose-backup",
            "allow-choose-place",
            "core:event:allow-listen",
            "core:event:allow-unlisten"
        ]),
        "a new permission is a decision"
    );
    let config = read("tauri.conf.json");
    let security = &config["app"]["security"];
    assert_eq!(security["csp"]["default-src"], "'none'");
    assert_eq!(security["csp"]["connect-src"], "ipc: http://ipc.localhost");
    for policy in security["csp"].as_object().unwrap().values() {
        assert!(!policy.as_str().unwrap().contains("unsafe"), "{policy}");
    }
    let window = &config["app"]["windows"][0];
    assert_eq!((&window["incognito"], &window["proxyUrl"]), (&true.into(), &"http://127.0.0.1:9/".into()));
    assert_eq!(config["app"]["withGlobalTauri"], false);
}

/// The words between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_way_from_a_feature_to_its_tests_leads_to_files_and_forgets_none() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
    let text = read("CONTRIBUTING.md");
    let rows = text.split("## From a feature to its tests").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<Vec<&str>> =
        rows.lines().filter(|line| line.contains('`')).map(|line| line.split('|').collect()).collect();
    let rows: Vec<_> = rows.into_iter().filter(|row| row.len() == 7).collect();
    let places: [(usize, &str, &[&str]); 4] = [
        (2, "src-tauri/core/src", &[".rs", "/mod.rs"]),
        (3, "ui/src/views/areas", &[".ts"]),
        (4, "tests/tests", &[".rs", "/main.rs"]),
        (5, "tests/e2e", &[".test.mjs"]),
    ];
    let all = |column: usize| rows.iter().flat_map(move |row| quoted(row[column])).collect::<Vec<_>>();
    for (column, folder, ends) in places {
        assert!(all(column).len() > 9, "the table is read");
        for name in all(column) {
            let there = ends.iter().any(|end| root.join(folder).join(format!("{name}{end}")).is_file());
            assert!(there, "CONTRIBUTING names {name}, which is not in {folder}");
        }
    }
    let handlers = all(2);
    for line in read("src-tauri/core/src/api/mod.rs").lines().filter(|line| line.contains(", changes [")) {
        let module = line.split(" in ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("");
        assert!(module.starts_with('$') || handlers.contains(&module), "CONTRIBUTING has no row for {module}");
    }
    let views = all(3);
    for area in std::fs::read_dir(root.join("ui/src/views/areas")).unwrap() {
        let area = area.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(views.contains(&area.as_str()), "CONTRIBUTING has no row for the views of {area}");
    }
}
