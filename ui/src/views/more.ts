/** What seldom comes: no part of the script that starts the app. */
export { default as About } from "./About.svelte";
export { default as Bin } from "./Bin.svelte";
export { default as Settings } from "./Settings.svelte";
export { default as TakeAway } from "./TakeAway.svelte";
