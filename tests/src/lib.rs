//! Support for the stories: a vault in a folder of its own, a clock that only the test moves, and `call`.

pub mod crowd;
pub mod killed;
pub mod masked;
mod new_vault;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, TimeZone, Utc};
use kdw_core::api::dispatch;
use kdw_core::clock::{Clock, Now};
use kdw_core::crypto::KdfCost;
use kdw_core::error::Code;
use kdw_core::session::Session;
use serde_json::{Value, json};

/// A passphrase that is long enough.
pub const PASSPHRASE: &str = "een zin die ik onthoud";

/// Whether everything of `old` is in `new`; a later version may read more.
#[must_use]
pub fn holds(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => {
            old.iter().all(|(name, old)| new.get(name).is_some_and(|new| holds(new, old)))
        }
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        _ => new == old,
    }
}

/// A clock that stands still until the test moves it.
pub struct TestClock(Mutex<DateTime<Utc>>);

impl Default for TestClock {
    fn default() -> Self {
        // 09:00 in the Netherlands on a Monday in winter.
        Self(Mutex::new(Utc.timestamp_opt(1_794_816_000, 0).single().unwrap_or_default()))
    }
}

impl TestClock {
    /// Moves the clock; backwards is allowed.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Now {
        Now { utc: *self.0.lock().unwrap_or_else(PoisonError::into_inner), offset_minutes: 60 }
    }
}

/// The two groups of a recovery sheet that are asked, as they are typed back.
#[must_use]
pub fn typed_back(sheet: &Value) -> Value {
    let group =
        |at: usize| sheet["ask"][at].as_u64().and_then(|group| sheet["groups"].get(usize::try_from(group).ok()?));
    json!({ "first": group(0), "second": group(1) })
}

/// A professional's device: a session on a folder that is removed when the test ends.
pub struct Device {
    /// The session.
    pub session: Session,
    /// Its clock.
    pub clock: Arc<TestClock>,
    data: PathBuf,
    /// Holds the data folder and nothing else; absent where the test keeps it itself.
    folder: Option<tempfile::TempDir>,
}

impl Default for Device {
    fn default() -> Self {
        Self::new()
    }
}

impl Device {
    /// A device without a vault.
    ///
    /// # Panics
    /// When no folder can be made.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("a folder for the test: {error}"));
        let data = folder.path().join("data");
        Self { folder: Some(folder), ..Self::at(&data) }
    }

    /// A device whose data folder is this one.
    #[must_use]
    pub fn at(data: &Path) -> Self {
        let clock = Arc::new(TestClock::default());
        let session = Session::new(data, Arc::clone(&clock) as Arc<dyn Clock>, KdfCost::FLOOR);
        Self { session, clock, data: data.to_owned(), folder: None }
    }

    /// A device with an open vault that holds the example and nothing else.
    ///
    /// # Panics
    /// When the vault cannot be made.
    #[must_use]
    pub fn with_vault() -> Self {
        let mut device = Self::new();
        new_vault::copy_into(&device.data());
        device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        device
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.data.clone()
    }

    /// The folder that holds the data folder and nothing else.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.as_ref().map_or(&self.data, tempfile::TempDir::path)
    }

    /// Runs a command.
    pub fn call(&mut self, command: &str, request: impl Into<Value>) -> Result<Value, Code> {
        dispatch(&mut self.session, command, &request.into().to_string()).map(|reply| reply.value)
    }

    /// Runs a command that must succeed.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn ok(&mut self, command: &str, request: impl Into<Value>) -> Value {
        match self.call(command, request) {
            Ok(value) => value,
            Err(code) => panic!("{command}: {code:?}"),
        }
    }

    /// Begins a conversation with these known people and returns its id.
    #[track_caller]
    pub fn begin(&mut self, start: &str, people: &[Value]) -> Value {
        self.ok("conversation_create", json!({ "start": start, "people": people }))
    }

    /// Adds someone new by a label and returns the person's id.
    #[track_caller]
    pub fn meet(&mut self, conversation: &Value, label: &str) -> Value {
        let whom = json!({ "kind": "new", "value": label });
        self.ok("participant_add", json!({ "conversation": conversation, "whom": whom, "part": "other" }))
    }

    /// Reads a conversation.
    #[track_caller]
    pub fn read(&mut self, conversation: &Value) -> Value {
        self.ok("conversation_get", json!({ "conversation": conversation }))
    }

    /// Locks, as the app does when it closes, and unlocks again.
    #[track_caller]
    pub fn relock(&mut self) {
        self.ok("vault_lock", Value::Null);
        self.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    }

    /// Makes a recovery sheet: draws a code, types two of its groups back, and returns the code.
    #[track_caller]
    pub fn make_sheet(&mut self) -> String {
        self.make_sheet_with(PASSPHRASE)
    }

    /// As [`Device::make_sheet`], with another passphrase.
    #[track_caller]
    pub fn make_sheet_with(&mut self, passphrase: &str) -> String {
        let sheet = self.ok("recovery_make", json!({ "passphrase": passphrase }));
        self.ok("recovery_confirm", typed_back(&sheet));
        let groups: Vec<&str> = sheet["groups"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        groups.join(" ")
    }

    /// Makes three recovery sheets of which any two open the vault, and returns their codes.
    #[track_caller]
    pub fn make_three_sheets(&mut self) -> Vec<String> {
        let (mut codes, mut sheet) =
            (Vec::new(), self.ok("recovery_make", json!({ "passphrase": PASSPHRASE, "three": true })));
        while !sheet.is_null() {
            let groups: Vec<&str> =
                sheet["groups"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            codes.push(groups.join("-"));
            let back = typed_back(&sheet);
            sheet = self.ok("recovery_confirm", back);
        }
        codes
    }

    /// Forgets the session as a killed process does, and starts anew on the same folder.
    pub fn restart(&mut self) {
        self.session = Session::new(&self.data, Arc::clone(&self.clock) as Arc<dyn Clock>, KdfCost::FLOOR);
    }
}
