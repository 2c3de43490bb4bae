/** Voorbereiden. */
export { default as at_the_door } from "../AtTheDoor.svelte";
export { default as prepare } from "../Prepare.svelte";
