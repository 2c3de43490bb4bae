//! Names the app's own commands, so that everything else is refused to the window.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&[
        "call",
        "presence",
        "activity",
        "save_text",
        "choose_folder",
        "choose_backup",
        "choose_place",
    ]);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("the shell's configuration: {error:#}");
    }
}
