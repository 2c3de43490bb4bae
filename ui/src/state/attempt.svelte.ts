import { ApiError } from "../errors";

/** Runs commands for a screen and keeps the sentence of the last refusal. */
export class Attempt {
  error = $state<string>();

  /** Says whether it went well. */
  async run(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      this.error = undefined;
      return true;
    } catch (cause) {
      this.error = ApiError.from(cause).text;
      return false;
    }
  }
}
