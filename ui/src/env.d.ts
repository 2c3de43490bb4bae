/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module "virtual:icons" {
  import type { IconName } from "./components/icons";
  export const icons: Record<IconName, readonly string[]>;
}
