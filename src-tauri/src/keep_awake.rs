//! Keeps the screen awake during a conversation, through the login manager. Where there is none, nothing happens.

use tokio::sync::Mutex;

#[cfg(target_os = "linux")]
type Inhibitor = zbus::zvariant::OwnedFd;
#[cfg(not(target_os = "linux"))]
type Inhibitor = ();

/// Holds the inhibitor while a conversation is on screen.
#[derive(Default)]
pub struct KeepAwake {
    /// The bus to ask on; the system's when none is named.
    bus: Option<String>,
    held: Mutex<Option<Inhibitor>>,
}

impl KeepAwake {
    /// Takes the inhibitor or lets it go; asking twice changes nothing.
    pub async fn set(&self, on: bool) {
        let mut held = self.held.lock().await;
        if !on {
            *held = None;
        } else if held.is_none() {
            *held = inhibit(self.bus.as_deref()).await;
        }
    }
}

#[cfg(target_os = "linux")]
async fn inhibit(bus: Option<&str>) -> Option<Inhibitor> {
    let connection = match bus {
        Some(address) => zbus::connection::Builder::address(address).ok()?.build().await.ok()?,
        None => zbus::Connection::system().await.ok()?,
    };
    let reply = connection
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
async fn inhibit(_: Option<&str>) -> Option<Inhibitor> {
    None
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use std::io::{BufRead, BufReader, PipeReader, Read};
    use std::process::{Child, Command, Stdio};
    use std::sync::{Arc, Mutex as StdMutex};

    use super::KeepAwake;

    /// A login manager that hands out the writing end of a pipe and keeps the reading end.
    #[derive(Clone, Default)]
    struct Login {
        given: Arc<StdMutex<Vec<PipeReader>>>,
        asked: Arc<StdMutex<Vec<(String, String)>>>,
    }

    #[zbus::interface(name = "org.freedesktop.login1.Manager")]
    impl Login {
        fn inhibit(&self, what: String, _who: String, _why: String, mode: String) -> zbus::zvariant::OwnedFd {
            let (reader, writer) = std::io::pipe().unwrap();
            self.given.lock().unwrap().push(reader);
            self.asked.lock().unwrap().push((what, mode));
            std::os::fd::OwnedFd::from(writer).into()
        }
    }

    struct Bus(Child);

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    fn bus() -> (Bus, String) {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        (Bus(daemon), address.trim().to_owned())
    }

    #[test]
    fn the_inhibitor_is_held_during_a_conversation_and_let_go_after_it() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (_bus, address) = bus();
            let login = Login::default();
            let _serving = zbus::connection::Builder::address(address.as_str())
                .unwrap()
                .name("org.freedesktop.login1")
                .unwrap()
                .serve_at("/org/freedesktop/login1", login.clone())
                .unwrap()
                .build()
                .await
                .unwrap();
            let awake = KeepAwake { bus: Some(address), ..KeepAwake::default() };
            awake.set(true).await;
            awake.set(true).await;
            assert_eq!(*login.asked.lock().unwrap(), [("idle".to_owned(), "block".to_owned())], "asked once");
            awake.set(false).await;
            let mut reader = login.given.lock().unwrap().pop().unwrap();
            let closed = tokio::task::spawn_blocking(move || reader.read(&mut [0]));
            let read = tokio::time::timeout(std::time::Duration::from_secs(1), closed).await.unwrap().unwrap().unwrap();
            assert_eq!(read, 0, "the other end is closed within a second");
        });
    }

    #[test]
    fn without_a_login_manager_nothing_happens() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let awake = KeepAwake { bus: Some("unix:path=/nowhere".to_owned()), ..KeepAwake::default() };
            awake.set(true).await;
            assert!(awake.held.lock().await.is_none());
        });
    }
}
