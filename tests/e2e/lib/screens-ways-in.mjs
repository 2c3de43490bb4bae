// Screens about the ways into the vault.

/** With an open vault. */
export function wayInScreens({ click, row, steps }) {
  const waysIn = steps(click("Meer"), row("Toegang"));
  const sheet = steps(waysIn, click("Maak herstelblad"));
  return [
    { name: "toegang", title: "Toegang", open: waysIn },
    { name: "wachtwoord wijzigen", title: "Wachtwoord wijzigen", open: steps(waysIn, click("Wijzig wachtwoord")) },
    { name: "herstelblad", title: "Je herstelblad", open: sheet },
    { name: "herstelblad nagaan", title: "Klopt je papier?", open: steps(sheet, click("Controleer je papier")) },
  ];
}

/** Without its wachtwoord. */
export const wayInShut = ({ click, steps }) => [
  { name: "wachtwoord vergeten", title: "Wachtwoord vergeten?", open: click("Wachtwoord vergeten?") },
  { name: "voorgoed dicht", title: "Je gegevens blijven dicht", open: steps(click("Wachtwoord vergeten?"), click("Ik heb geen herstelblad")) },
];
