/** What someone sees first: the only screens that are part of the script that starts the app. */
export { default as conversations } from "../Conversations.svelte";
export { default as lock } from "../Lock.svelte";
export { default as welcome } from "../Welcome.svelte";
