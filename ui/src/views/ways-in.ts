/** The ways into the vault: behind the first screens, and so not part of the script that starts the app. */
export { default as Forgotten } from "./Forgotten.svelte";
export { default as NewPassphrase } from "./NewPassphrase.svelte";
export { default as NewSheet } from "./NewSheet.svelte";
export { default as Sheet } from "./Sheet.svelte";
export { default as ShutForGood } from "./ShutForGood.svelte";
export { default as WaysIn } from "./WaysIn.svelte";
