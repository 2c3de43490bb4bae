/** Backups: made, and put back. */
export { default as backups } from "../Backups.svelte";
export { default as restore } from "../Restore.svelte";
