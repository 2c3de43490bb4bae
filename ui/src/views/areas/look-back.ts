/** Terugkijken. */
export { default as look_back } from "../LookBack.svelte";
