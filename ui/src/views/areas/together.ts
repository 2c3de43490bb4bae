/** Samen kijken. */
export { default as together } from "../Together.svelte";
