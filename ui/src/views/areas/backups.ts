/** Backups: made, and put back; and everything in one file. */
export { default as backups } from "../Backups.svelte";
export { default as put_back } from "../PutBack.svelte";
export { default as restore } from "../Restore.svelte";
export { default as take_all } from "../TakeAll.svelte";
