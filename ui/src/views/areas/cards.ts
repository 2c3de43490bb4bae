/** The cards to read, also with the vault shut. */
export { default as library } from "../Library.svelte";
export { default as library_card } from "../LibraryCard.svelte";
