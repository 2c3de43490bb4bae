/** What I want to do differently, until it has met its conversation. */
export const intentions = {
  title: "Voornemens",
  help: "Dit wil je de volgende keer anders doen.",
  empty: "Je hebt nu geen voornemens. Je maakt ze bij het terugkijken.",
  facts: (who: string, day: string) => (who ? `Met ${who} · sinds ${day}` : `Sinds ${day}`),
  plan: "Plan een gesprek",
  toPlan: "Naar je plan",
} as const;
