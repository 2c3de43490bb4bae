/** Samen kijken: the other holds or sees the screen. */
export const together = {
  title: "Samen kijken",
  turn: "Draai beeld",
  stop: "Stop samen kijken",
  agenda: "Hier praten we over",
  previous: "Vorige",
  next: "Volgende",
  empty: "Er is nu niets om samen te zien.",
  neutral: "Even rust",
  goOn: "Verder",
} as const;
