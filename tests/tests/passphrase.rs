//! A passphrase that the app makes, over the wire.

use kdw_tests::Device;
use serde_json::{Value, json};

#[test]
fn a_made_passphrase_is_very_strong_and_opens_the_vault_it_was_chosen_for() {
    let mut device = Device::new();
    let made = device.ok("passphrase_make", Value::Null);
    assert_eq!(made["bits"], 66);
    let passphrase = json!({ "passphrase": made["passphrase"] });
    assert_eq!(device.ok("passphrase_check", passphrase.clone())["level"], "very_strong");
    device.ok("vault_create", passphrase.clone());
    device.ok("vault_lock", Value::Null);
    let other = device.ok("passphrase_make", Value::Null);
    assert_ne!(other["passphrase"], made["passphrase"], "a locked app makes another");
    device.ok("vault_unlock", passphrase);
    assert_eq!(device.ok("app_status", Value::Null)["vault"], "open");
}

#[test]
fn drawn_words_open_the_vault_as_they_were_typed_back() {
    let mut device = Device::new();
    let made = device.ok("passphrase_make", Value::Null)["passphrase"].clone();
    let (first, rest) = made.as_str().and_then(|words| words.split_once(' ')).unwrap_or_default();
    let typed = format!("{}  {rest} ", first.to_uppercase());
    let same =
        |device: &mut Device, typed: &str| device.ok("passphrase_same", json!({ "passphrase": made, "typed": typed }));
    assert_eq!(same(&mut device, &typed), true);
    assert_eq!(same(&mut device, rest), false);
    device.ok("vault_create", json!({ "passphrase": made }));
    for passphrase in [typed.as_str(), made.as_str().unwrap_or_default()] {
        device.ok("vault_lock", Value::Null);
        device.ok("vault_unlock", json!({ "passphrase": passphrase }));
    }
    device.ok("passphrase_change", json!({ "present": typed, "passphrase": "een\u{a0}zin die ik onthoud" }));
    device.ok("vault_lock", Value::Null);
    device.ok("vault_unlock", json!({ "passphrase": "een zin die ik onthoud" }));
}
