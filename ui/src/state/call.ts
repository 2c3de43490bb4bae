import type { Api, Tag } from "../bindings/api";
import { ApiError } from "../errors";
import { host } from "../host/host";
import { spoil } from "./tags";

/** Runs a command. What it changed is read again everywhere; a refusal is an ApiError. */
export async function call<K extends keyof Api>(command: K, request: Api[K][0]): Promise<Api[K][1]> {
  const reply = await host.call(command, request).catch((cause: unknown) => {
    throw ApiError.from(cause);
  });
  spoil(reply.changed as Tag[]);
  return reply.value as Api[K][1];
}
