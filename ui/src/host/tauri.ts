import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Host, Reply } from "./host";
import { throttled } from "./throttle";

/** The app's own window. */
export function tauriHost(): Host {
  return {
    call: (command, request) => invoke<Reply>("call", { command, request: JSON.stringify(request ?? null) }),
    presence: (during) => invoke<void>("presence", { during }),
    activity: throttled(10_000, () => void invoke("activity").catch(() => {})),
    saveText: (name, body) => invoke<boolean>("save_text", { name, contents: body }),
    chooseFolder: () => invoke<string | null>("choose_folder"),
    chooseBackup: () => invoke<string | null>("choose_backup"),
    choosePlace: (name) => invoke<string | null>("choose_place", { name }),
    onWarning: (listener) => void listen<{ seconds: number }>("warning", ({ payload }) => listener(payload.seconds)),
    onLocking: (listener) => void listen("locking", listener),
    onLocked: (listener) => void listen("locked", listener),
  };
}
