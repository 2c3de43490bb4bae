//! Keeps the screen awake during a conversation, through the login manager. Where there is none, nothing happens.

use tokio::sync::Mutex;

/// Holds the inhibitor while a conversation is on screen.
#[derive(Default)]
pub struct KeepAwake {
    #[cfg(target_os = "linux")]
    held: Mutex<Option<zbus::zvariant::OwnedFd>>,
    #[cfg(not(target_os = "linux"))]
    held: Mutex<Option<()>>,
}

impl KeepAwake {
    /// Takes the inhibitor or lets it go; asking twice changes nothing.
    pub async fn set(&self, on: bool) {
        let mut held = self.held.lock().await;
        if !on {
            *held = None;
        } else if held.is_none() {
            *held = inhibit().await;
        }
    }
}

#[cfg(target_os = "linux")]
async fn inhibit() -> Option<zbus::zvariant::OwnedFd> {
    let bus = zbus::Connection::system().await.ok()?;
    let reply = bus
        .call_method(
            Some("org.freedesktop.login1"),
            "/org/freedesktop/login1",
            Some("org.freedesktop.login1.Manager"),
            "Inhibit",
            &("idle", "Kijk-en-doe-wijzer", "Een gesprek is bezig", "block"),
        )
        .await
        .ok()?;
    reply.body().deserialize().ok()
}

#[cfg(not(target_os = "linux"))]
async fn inhibit() -> Option<()> {
    None
}
