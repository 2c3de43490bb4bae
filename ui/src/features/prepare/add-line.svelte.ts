import type { AgendaItemId, ConversationId, Side } from "../../bindings/api";
import { ApiError, saveErrorText } from "../../errors";
import { call } from "../../state/call";
import { Draft } from "../../state/drafts";

/**
 * A new agenda item while it is typed. It is stored like any text, within half a second, so that nothing is lost when
 * the app goes away; the list shows it once the line is done.
 */
export class AddLine {
  text = $state("");
  /** The item that is being typed. */
  id = $state<AgendaItemId>();
  error = $state<string>();
  readonly #draft = new Draft((state, cause) => {
    this.error = state === "failed" ? saveErrorText(ApiError.from(cause)) : undefined;
  });

  constructor(
    private readonly conversation: ConversationId,
    private readonly side: Side,
  ) {}

  type(value: string): void {
    this.text = value;
    this.#draft.change(value, (body) => this.#store(body.trim()));
  }

  async #store(body: string): Promise<void> {
    const { conversation, id: item } = this;
    if (item === undefined) {
      if (body !== "") this.id = await call("agenda_add", { conversation, side: this.side, body, origin: null });
    } else if (body === "") {
      await call("agenda_delete", { conversation, item });
      this.id = undefined;
    } else {
      await call("agenda_edit", { conversation, item, change: { field: "body", value: body } });
    }
  }

  /** The line is done: the item joins the list. Says what it is about, if it is stored. */
  async finish(): Promise<string | undefined> {
    await this.#draft.flush();
    if (this.#draft.state !== "clean") return undefined;
    const done = this.id === undefined ? undefined : this.text.trim();
    this.text = "";
    this.id = undefined;
    return done;
  }

  close(): void {
    void this.#draft.close();
  }
}
