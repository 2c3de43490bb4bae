import type { BinKind } from "../bindings/api";

/** What was deleted and can still be had back. */
export const bin = {
  title: "Prullenbak",
  help: "Wat je wist, kun je hier 30 dagen terughalen.",
  empty: "De prullenbak is leeg.",
  kinds: { conversation: "Gesprek", agenda_item: "Agendapunt", agreement: "Afspraak", approach: "Leefgebied" } satisfies Record<BinKind, string>,
  left: (days: number) => (days === 0 ? "vandaag de laatste dag" : days === 1 ? "nog 1 dag" : `nog ${days} dagen`),
  facts: (people: string, day: string) => (people ? `Gesprek met ${people} · ${day}` : `Gesprek van ${day}`),
  restore: "Zet terug",
  restored: (what: string) => `${what} staat weer terug.`,
} as const;
