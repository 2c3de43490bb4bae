import type { AgendaItemId, ConversationId, TogetherItem } from "../../bindings/api";
import { ApiError, saveErrorText } from "../../errors";
import { call } from "../../state/call";
import { Draft } from "../../state/drafts";

/**
 * The other's literal words while they are typed. Nothing is stored before they are put on the agenda, but for one
 * thing: when the app locks or is hidden they are stored as they are, so that nothing is lost.
 */
export class Words {
  text = $state("");
  error = $state<string>();
  /** The item that holds them; new words have none yet. */
  item: AgendaItemId | undefined;
  /** What stood there when the field was opened. */
  readonly before: string;
  #stored: string;
  readonly #draft = new Draft((state, cause) => {
    this.error = state === "failed" ? saveErrorText(ApiError.from(cause)) : undefined;
  }, null);

  constructor(
    private readonly conversation: ConversationId,
    item?: TogetherItem,
  ) {
    this.item = item?.id;
    this.before = this.#stored = this.text = item?.body ?? "";
  }

  /** Empty words are not stored: until they are kept or taken away, what stood there stays. */
  type(value: string): void {
    this.text = value;
    this.#draft.change(value.trim() || this.before, (body) => this.#store(body));
  }

  async #store(body: string): Promise<void> {
    const { conversation, item } = this;
    if (body === this.#stored) return;
    if (item === undefined) this.item = await call("together_words", { conversation, body });
    else await call("together_edit", { conversation, item, change: { field: "words", value: body } });
    this.#stored = body;
  }

  /** Stores them. Says whether they are safe; when not, they stay in the field. */
  async keep(): Promise<boolean> {
    await this.#draft.flush();
    return this.#draft.state === "clean";
  }

  /** Leaves everything as it was before the field was opened. */
  async drop(): Promise<void> {
    this.type(this.before);
    await this.#draft.close();
  }
}
