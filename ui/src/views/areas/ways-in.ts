/** The ways into the vault: wachtwoord and herstelblad. */
export { default as forgotten } from "../Forgotten.svelte";
export { default as new_passphrase } from "../NewPassphrase.svelte";
export { default as new_sheet } from "../NewSheet.svelte";
export { default as rehearsal } from "../Rehearsal.svelte";
export { default as sheet } from "../Sheet.svelte";
export { default as shut_for_good } from "../ShutForGood.svelte";
export { default as ways_in } from "../WaysIn.svelte";
