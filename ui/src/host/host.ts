import { httpHost } from "./http";
import { tauriHost } from "./tauri";

/** What a command gives back: its value, and the tags of what it changed. */
export interface Reply {
  value: unknown;
  changed: string[];
}

/** Everything the page may ask of whatever shows it. Refusals are thrown as `{ code }`. */
export interface Host {
  call(command: string, request: unknown): Promise<Reply>;
  /** Whether a conversation is on screen: keeps the device awake and locks later. */
  presence(during: boolean): Promise<void>;
  /** The user touched something; at most once in ten seconds goes further. */
  activity(): void;
  /** Asks where to keep a file and writes it there. Says false when the person thought better of it. */
  saveText(name: string, body: string): Promise<boolean>;
  /** Asks for a folder for backups. Says its path, or nothing when the person thought better of it. */
  chooseFolder(): Promise<string | null>;
  /** Asks for the file of a backup. Says its path, or nothing. */
  chooseBackup(): Promise<string | null>;
  /** Asks where a file goes that the core writes. Says its path, or nothing. */
  choosePlace(name: string): Promise<string | null>;
  /** The vault locks after so many seconds unless someone touches something. */
  onWarning(listener: (seconds: number) => void): void;
  /** The vault is about to be locked: save what is pending. */
  onLocking(listener: () => void): void;
  /** The vault has been locked, by whomever. */
  onLocked(listener: () => void): void;
}

export const host: Host = "__TAURI_INTERNALS__" in window ? tauriHost() : httpHost();
