/** What the one polite live region says. */
export const spoken = $state({ text: "" });

let next: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence to who listens to the screen; the same sentence twice is said twice. */
export function announce(text: string): void {
  hush();
  next = setTimeout(() => (spoken.text = text), 30);
}

/** Takes away what was said and what was about to be said. */
export function hush(): void {
  clearTimeout(next);
  spoken.text = "";
}
