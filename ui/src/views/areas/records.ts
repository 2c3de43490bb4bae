/** What was kept: conversations, people, and how to find and take them along. */
export { default as conversation } from "../Conversation.svelte";
export { default as people } from "../People.svelte";
export { default as person } from "../Person.svelte";
export { default as search } from "../Search.svelte";
export { default as take_away } from "../TakeAway.svelte";
