import type { ConversationId, TextField } from "../../bindings/api";
import { call } from "../../state/call";

/** Stores one of the long texts. */
export function saveText(conversation: ConversationId, field: TextField): (body: string) => Promise<unknown> {
  return (body) => call("conversation_text_set", { conversation, field, body });
}
