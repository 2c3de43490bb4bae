/** Tijdens: the deck, the screen that shows nothing, and the end of the talk. */
export { default as done } from "../Done.svelte";
export { default as during } from "../During.svelte";
export { default as neutral } from "../Neutral.svelte";
