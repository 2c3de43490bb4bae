/** Leren. */
export { default as intentions } from "../Intentions.svelte";
