/** Backups: made, and put back; seldom seen, and so not part of the script that starts the app. */
export { default as Backups } from "./Backups.svelte";
export { default as Restore } from "./Restore.svelte";
