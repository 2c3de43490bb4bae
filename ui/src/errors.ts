import type { ErrorCode } from "./bindings/api";

/** A refused command. */
export class ApiError extends Error {
  /** `own` is what it means where it happened, when that is something else. */
  constructor(readonly code: ErrorCode, private readonly own?: string) {
    super(code);
  }

  /** Anything that was thrown, as an ApiError. */
  static from(cause: unknown): ApiError {
    if (cause instanceof ApiError) return cause;
    const code = (cause as { code?: unknown } | null)?.code;
    return new ApiError(typeof code === "string" && code in errors ? (code as ErrorCode) : "internal");
  }

  /** What the user reads. */
  get text(): string {
    return this.own ?? errors[this.code].text;
  }
}

/** What happened, what is safe, what to do: at most two sentences of twelve words. */
export const errors: Record<ErrorCode, { text: string }> = {
  wrong_passphrase: { text: "Dit wachtwoord past niet. Controleer het en probeer het nog een keer." },
  passphrase_too_short: { text: "Dit wachtwoord is te kort. Gebruik minstens 14 tekens." },
  recovery_code_mistyped: { text: "Er klopt iets niet in de code. Kijk elke groep nog eens na." },
  wrong_recovery_code: { text: "Deze code hoort niet bij deze gegevens. Zoek je nieuwste herstelblad." },
  recovery_code_missing: { text: "Bij deze gegevens hoort geen herstelblad. Alleen je wachtwoord opent ze." },
  second_sheet_needed: { text: "Dit is één van je drie bladen. Typ ook de code van een tweede blad." },
  same_sheet: { text: "Dit is twee keer hetzelfde blad. Pak een ander blad." },
  sheets_apart: { text: "Deze twee bladen horen niet bij elkaar. De eerste twee tekens moeten gelijk zijn." },
  wrong_groups: { text: "Dit zijn niet de twee groepen. Kijk ze nog eens na." },
  both_open: { text: "De wijziging lukte half. Oud en nieuw werken nu allebei." },
  vault_exists: { text: "Er staan al gegevens op dit apparaat. Ontgrendel ze met je wachtwoord." },
  vault_missing: { text: "Er staan nog geen gegevens op dit apparaat. Kies eerst een wachtwoord." },
  vault_damaged: { text: "Je wachtwoord klopt, maar het bestand is beschadigd. We veranderen er niets aan." },
  header_damaged: { text: "Het begin van het bestand is beschadigd. Wis niets en vraag om hulp." },
  vault_in_use: { text: "Een ander venster gebruikt je gegevens. Sluit dat venster en probeer opnieuw." },
  newer_version: { text: "Een nieuwere versie van de app maakte deze gegevens. Werk de app bij." },
  read_only: { text: "We mogen hier niet opslaan. Je gegevens zijn veilig, maar je kunt alleen lezen." },
  disk_full: { text: "Het apparaat is vol. Maak ruimte en probeer het nog een keer." },
  locked: { text: "De app is vergrendeld. Ontgrendel met je wachtwoord en ga verder." },
  backup_folder_gone: { text: "De map voor je kopieën is er niet. Sluit de stick aan of kies een andere map." },
  backup_folder_own: { text: "In deze map staat de app zelf. Kies een map op een andere plek." },
  backup_folder_read_only: { text: "In deze map mogen we niets bewaren. Kies een andere map." },
  backup_folder_full: { text: "In die map is geen plek meer. Maak ruimte of kies een andere map." },
  backup_failed: { text: "De kopie lukte niet. Je gegevens zijn veilig, kies een andere map." },
  backup_running: { text: "De app werkt nog aan een kopie of bestand. Probeer het straks opnieuw." },
  backup_stopped: { text: "De kopie is gestopt, want er is iets gewist of vergrendeld. Maak hem opnieuw." },
  backup_damaged: { text: "Deze kopie is beschadigd. Kies een andere, hier is niets veranderd." },
  other_vault: { text: "Deze kopie hoort niet bij de gesprekken die hier staan. Kies een andere." },
  not_a_backup: { text: "Dit bestand is geen reservekopie van deze app. Kies een ander bestand." },
  bad_request: { text: "Dit konden we niet bewaren. Kijk na wat je hebt ingevuld." },
  too_large: { text: "Deze tekst is te lang. Maak hem korter, dan bewaren we hem." },
  not_found: { text: "Dit is er niet meer. Ga terug naar je gesprekken." },
  deck_full: { text: "Je hebt al zeven kaarten. Haal er eerst een uit je stapel." },
  superseded: { text: "Je zocht intussen iets anders. Zoek nog een keer." },
  people_met: { text: "Deze twee waren samen in een gesprek. Het zijn dus twee mensen." },
  internal: { text: "Er ging iets mis in de app. Probeer het nog een keer." },
};

/** The sentence at a field whose text could not be stored. */
export function saveErrorText(error: ApiError): string {
  if (error.code !== "internal") return error.text;
  return "We konden dit niet bewaren. Je tekst staat nog op het scherm.";
}
