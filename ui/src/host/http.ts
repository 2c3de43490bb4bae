import type { Host, Reply } from "./host";
import { throttled } from "./throttle";

// Development and browser tests only: the bridge in tests/ answers. The app's own CSP refuses these requests.

type Answer = { ok: Reply } | { err: { code: string } };

/** Takes the token out of the address at once; the history entry carries it over a reload. */
function takeToken(): string {
  const given = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (given !== undefined) history.replaceState({ ...history.state, token: given }, "", "#");
  const state = history.state as { token?: string } | null;
  return state?.token ?? "";
}

export function httpHost(): Host {
  const token = takeToken();
  const locked: (() => void)[] = [];

  async function post(path: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${location.origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-kdw-token": token },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (!answer) throw { code: "internal" };
    return answer.json().catch(() => null);
  }

  const choose = async (): Promise<string | null> => ((await post("/host/choose", null)) as { ok: string | null }).ok;

  return {
    async call(command, request) {
      const answer = (await post(`/call/${command}`, request)) as Answer | null;
      if (answer && "ok" in answer) return answer.ok;
      const code = answer?.err.code ?? "internal";
      if (code === "locked") for (const listener of locked) listener();
      throw { code };
    },
    presence: async (during) => void (await post("/host/presence", { during }).catch(() => {})),
    activity: throttled(10_000, () => void post("/host/activity", null).catch(() => {})),
    async saveText(name, body) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([body]));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
      return true;
    },
    chooseFolder: choose,
    chooseBackup: choose,
    choosePlace: choose,
    onWarning: () => {},
    onLocking: () => {},
    onLocked: (listener) => void locked.push(listener),
  };
}
