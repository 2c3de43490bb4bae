import type { Hint, HintKind } from "../bindings/api";

const seems: Record<Exclude<HintKind, "jargon">, string> = {
  bsn: "een BSN",
  iban: "een rekeningnummer",
  phone: "een telefoonnummer",
  email: "een e-mailadres",
  birth_date: "een geboortedatum",
  address: "een adres",
  name: "een naam",
};

/** Hints while writing: an offer, never a judgement. */
export const hints = {
  title: "Hints bij je tekst",
  line: ({ kind, found, instead }: Hint): string =>
    kind === "jargon" ? `‘${found}’: in gewone woorden ‘${instead}’.` : `‘${found}’ lijkt ${seems[kind]}. Kan het zonder?`,
  keep: "Laat staan",
} as const;
