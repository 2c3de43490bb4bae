//! Every Dutch word of the rescue: what happened, what is safe, what to do.

use kdw_core::error::Code;

/// What writes in the clear.
pub(crate) const OPEN_OPTION: &str = "--zonder-wachtwoord";
pub(crate) const YES: &str = "ja";

pub(crate) const USAGE: &str = "\
kdw-rescue haalt alles uit de kluis of een reservekopie van de Kijk-en-doe-wijzer, ook als de app niet start.

Zo gebruik je het:

  kdw-rescue BRON DOEL
  kdw-rescue --zonder-wachtwoord BRON DOEL

BRON  de map van de app, de map kluis, of een reservekopie (.kdw)
DOEL  een nieuw bestand, of een map waarin het komt

De map van de app is meestal:
  Linux    ~/.local/share/nl.kijkendoewijzer.app
  Windows  %APPDATA%\\nl.kijkendoewijzer.app
  macOS    ~/Library/Application Support/nl.kijkendoewijzer.app

Je hebt je wachtwoord nodig, of de code van je herstelblad. Het bestand krijgt een eigen wachtwoord.
Met --zonder-wachtwoord komt het zonder slot te staan.
Stoppen? Druk bij een vraag twee keer op Enter, zonder iets te typen.
Aan de kluis en de kopie verandert niets.";

pub(crate) const SECRET: &str = "Wachtwoord of code van je herstelblad (je ziet niet wat je typt):";
pub(crate) const SECOND_NEEDED: &str = "Dit is één van je drie bladen. Je hebt er twee nodig.";
pub(crate) const SECOND: &str = "Code van een tweede blad:";
pub(crate) const OWN: &str = "Kies een wachtwoord voor het nieuwe bestand. Minstens 14 tekens, een zin werkt het best.";
pub(crate) const OWN_FIELD: &str = "Wachtwoord voor dit bestand:";
pub(crate) const OWN_AGAIN: &str = "Typ het nog een keer:";
pub(crate) const TOO_SHORT: &str = "Dit wachtwoord is te kort. Gebruik minstens 14 tekens.";
pub(crate) const NOT_THE_SAME: &str = "Dit is niet twee keer hetzelfde. Typ het nog eens.";
pub(crate) const THREE_TIMES: &str = "Dat ging drie keer mis. Start kdw-rescue opnieuw om het nog eens te proberen.";
pub(crate) const OPEN_WARNING: &str = "Wie dit bestand vindt, kan al je gesprekken lezen.";
pub(crate) const OPEN_SURE: &str = "Typ ja om door te gaan:";
pub(crate) const NOT_SURE: &str = "Er is geen bestand gemaakt.";
pub(crate) const BUSY: &str = "Even wachten…";
pub(crate) const UNTOUCHED: &str = "Aan je kluis en je kopieën is niets veranderd.";
pub(crate) const GONE: &str = "Het is gestopt. Er is geen bestand gemaakt.";
pub(crate) const NOTHING_THERE: &str =
    "Hier staat geen kluis en geen reservekopie. Kijk na wat je bij BRON hebt getypt.";
pub(crate) const NO_ROOM_FOR_COPY: &str =
    "We kunnen geen tijdelijke kopie maken. Zet TMPDIR (Windows: TMP) op een map waar dat kan.";
pub(crate) const NO_PLACE: &str = "Deze plek is er niet. Kijk na wat je bij DOEL hebt getypt.";
pub(crate) const OWN_FOLDER: &str = "In deze map staat de app zelf. Kies bij DOEL een andere plek.";
pub(crate) const EXISTS: &str = "Dit bestand bestaat al. Kies bij DOEL een andere naam.";

/// The name of a file that is made in a folder.
pub(crate) fn file_name(day: &str, open: bool) -> String {
    format!("kijk-en-doe-wijzer-{day}.zip{}", if open { "" } else { ".age" })
}

/// What there is now.
pub(crate) fn done(file: &str, conversations: u64, open: bool) -> String {
    let count = if conversations == 1 { "1 gesprek" } else { &format!("{conversations} gesprekken") };
    let closed = if open { "Het zit niet op slot: bewaar het op een veilige plek.\n" } else { "" };
    let are = if conversations == 1 { "zit" } else { "zitten" };
    format!(
        "Klaar: {file}\nEr {are} {count} in, ook wat in de prullenbak ligt. We lazen het bestand terug: alles staat erin.\n{closed}{UNTOUCHED}"
    )
}

/// Why the core refused.
pub(crate) fn refusal(code: Code) -> &'static str {
    match code {
        Code::WrongPassphrase => "Dit past niet. Gebruik het wachtwoord van toen, of de code van je herstelblad.",
        Code::RecoveryCodeMistyped => "Er klopt iets niet in de code. Kijk elke groep nog eens na.",
        Code::SameSheet => "Dit is twee keer hetzelfde blad. Pak een ander blad.",
        Code::SheetsApart => "Deze twee bladen horen niet bij elkaar. De eerste twee tekens moeten gelijk zijn.",
        Code::VaultInUse => "De app heeft deze kluis nu open. Sluit de app en probeer het opnieuw.",
        Code::HeaderDamaged => "Het begin van de kluis is beschadigd. Heb je een reservekopie? Geef die dan bij BRON.",
        Code::VaultDamaged => "Het past, maar de kluis is beschadigd. Heb je een reservekopie? Geef die dan bij BRON.",
        Code::BackupDamaged => "Deze kopie is beschadigd. Probeer een andere.",
        Code::NotABackup => "Dit bestand is geen reservekopie van deze app. Kies een ander bestand.",
        Code::NewerVersion => "Een nieuwere versie van de app maakte dit. Gebruik de nieuwste kdw-rescue.",
        Code::ReadOnly => "Dit mag niet gelezen worden. Vraag of je er rechten op krijgt.",
        Code::DiskFull => {
            "Er is geen ruimte voor een tijdelijke kopie. Zet TMPDIR (Windows: TMP) op een map met genoeg ruimte."
        }
        Code::BackupFolderGone => "De plek van DOEL is er niet meer. Kies een andere plek.",
        Code::BackupFolderReadOnly => "Op de plek van DOEL mag niets bewaard worden. Kies een andere plek.",
        Code::BackupFolderFull => "Op de plek van DOEL is geen ruimte meer. Kies een andere plek.",
        Code::BackupFailed => "Wat op de plek van DOEL kwam, was niet goed. Kies een andere plek.",
        _ => "Er ging iets mis. Probeer het nog een keer.",
    }
}
