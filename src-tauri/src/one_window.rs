//! One window for one data folder: a second start brings the first window to the front.
//!
//! The two meet on the user's own session bus, under a name that tells nothing. Where there is no bus, a second window
//! opens, and the vault's lock keeps it out.

#[cfg(target_os = "linux")]
pub use linux::{OneWindow, startup_id};
#[cfg(not(target_os = "linux"))]
pub use other::{OneWindow, startup_id};

#[cfg(target_os = "linux")]
mod linux {
    use std::fmt::Write;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use gtk::glib::MainContext;
    use gtk::prelude::GtkWindowExt;
    use sha2::{Digest, Sha256};
    use tauri::{AppHandle, Manager};
    use zbus::fdo::RequestNameFlags;

    const INTERFACE: &str = "nl.kijkendoewijzer.Window";
    const PATH: &str = "/nl/kijkendoewijzer/Window";
    /// How long a bus, or the first window, may take to answer.
    const PATIENCE: Duration = Duration::from_secs(3);

    /// Holds the name on the bus, if there is a bus.
    pub struct OneWindow {
        name: String,
        bus: Option<zbus::Connection>,
    }

    /// What a second start asks of the first window.
    struct Front(AppHandle);

    #[zbus::interface(name = "nl.kijkendoewijzer.Window")]
    impl Front {
        /// Comes to the front. `startup_id` is the desktop's permission to do so; it may be empty.
        fn show(&self, startup_id: String) {
            let app = self.0.clone();
            MainContext::default().invoke(move || {
                let Some(Ok(window)) = app.get_webview_window("main").map(|window| window.gtk_window()) else { return };
                if !startup_id.is_empty() {
                    window.set_startup_id(&startup_id);
                }
                window.deiconify();
                window.present();
            });
        }
    }

    impl OneWindow {
        /// Takes the data folder for this process. `None` when another has it and was asked to come to the front.
        pub fn claim(app: &AppHandle, folder: &Path, startup_id: &str) -> Option<Self> {
            let name = bus_name(&app.config().identifier, folder);
            let asked = tokio_block(first(app, &name, startup_id));
            match asked {
                Some(Ok(bus)) => Some(Self { name, bus: Some(bus) }),
                Some(Err(Shown)) => None,
                None => Some(Self { name, bus: None }),
            }
        }

        /// Gives the name back, so that a start while this process is ending opens a window of its own.
        pub fn release(&self) {
            if let Some(bus) = &self.bus {
                // Without an answer the name goes with the process.
                let _ = tokio_block(async { bus.release_name(self.name.as_str()).await.ok() });
            }
        }
    }

    /// Another window was asked to come to the front.
    struct Shown;

    /// The bus with the name on it, or the other window that has it. `None` without a bus that works.
    async fn first(app: &AppHandle, name: &str, startup_id: &str) -> Option<Result<zbus::Connection, Shown>> {
        let bus = zbus::Connection::session().await.ok()?;
        bus.object_server().at(PATH, Front(app.clone())).await.ok()?;
        match bus.request_name_with_flags(name, RequestNameFlags::DoNotQueue.into()).await {
            Ok(_) => Some(Ok(bus)),
            Err(zbus::Error::NameTaken) => {
                bus.call_method(Some(name), PATH, Some(INTERFACE), "Show", &startup_id).await.ok()?;
                Some(Err(Shown))
            }
            Err(_) => None,
        }
    }

    fn tokio_block<T>(work: impl Future<Output = Option<T>>) -> Option<T> {
        tauri::async_runtime::block_on(async { tokio::time::timeout(PATIENCE, work).await.ok().flatten() })
    }

    /// The same for every way to write the same folder, also while that folder does not exist yet.
    fn bus_name(identifier: &str, folder: &Path) -> String {
        let digest = Sha256::digest(real(folder).as_os_str().as_encoded_bytes());
        digest[..16].iter().fold(format!("{identifier}.w"), |mut name, byte| {
            let _ = write!(name, "{byte:02x}");
            name
        })
    }

    fn real(folder: &Path) -> PathBuf {
        let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let known = absolute.ancestors().find_map(|above| {
            let rest = absolute.strip_prefix(above).ok()?;
            // By its parts: joined with nothing, a path would end with a slash.
            Some(above.canonicalize().ok()?.components().chain(rest.components()).collect())
        });
        known.unwrap_or(absolute)
    }

    /// The desktop's permission for this start to come to the front. To be read before GTK is there: it takes it away.
    pub fn startup_id() -> String {
        let given =
            ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"].into_iter().find_map(|name| std::env::var(name).ok());
        given.unwrap_or_default()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_same_folder_has_one_name_however_it_is_written() {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("gegevens");
            let name = bus_name("nl.voorbeeld.app", &folder);
            let linked = home.path().join("anders");
            std::os::unix::fs::symlink(home.path(), &linked).unwrap();
            assert_eq!(bus_name("nl.voorbeeld.app", &linked.join("gegevens")), name, "before it exists");
            std::fs::create_dir(&folder).unwrap();
            assert_eq!(bus_name("nl.voorbeeld.app", &folder), name, "once it exists");
            assert_eq!(bus_name("nl.voorbeeld.app", &linked.join("gegevens")), name, "by another way");
            assert_ne!(bus_name("nl.voorbeeld.app", home.path()), name, "another folder");
        }

        #[test]
        fn the_name_is_a_bus_name_that_tells_nothing() {
            let name = bus_name("nl.voorbeeld.app", Path::new("/home/anna/geheim"));
            assert!(zbus::names::WellKnownName::try_from(name.as_str()).is_ok());
            let own = name.strip_prefix("nl.voorbeeld.app.w").unwrap();
            assert!(own.len() == 32 && own.bytes().all(|byte| byte.is_ascii_hexdigit()));
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use std::path::Path;

    use tauri::AppHandle;

    /// No session bus here: the vault's lock keeps a second window out.
    pub struct OneWindow;

    impl OneWindow {
        /// Always the first.
        pub fn claim(_: &AppHandle, _: &Path, _: &str) -> Option<Self> {
            Some(Self)
        }

        /// There is nothing to give back.
        pub fn release(&self) {}
    }

    /// There is none.
    pub fn startup_id() -> String {
        String::new()
    }
}
