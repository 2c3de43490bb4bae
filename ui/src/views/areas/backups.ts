/** Backups: made, and put back. */
export { default as backups } from "../Backups.svelte";
export { default as put_back } from "../PutBack.svelte";
export { default as restore } from "../Restore.svelte";
