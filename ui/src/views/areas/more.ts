/** Meer. */
export { default as about } from "../About.svelte";
export { default as bin } from "../Bin.svelte";
export { default as settings } from "../Settings.svelte";
