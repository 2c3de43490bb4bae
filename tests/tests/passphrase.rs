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
