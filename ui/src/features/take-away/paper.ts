/** The letters of a sheet do not follow those of the screen, so that a page that fits for one fits for everyone. */
const LETTERS = { A4: "10pt", A5: "12pt" } as const;

/** The paper of what is on screen, without the app around it, for as long as it is there: `$effect(() => paper("A5"))`. */
export function paper(size: "A4" | "A5"): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${size}; margin: 15mm }
    @media print {
      :root { font-size: ${LETTERS[size]} !important; }
      .kdw-shell__top { display: none }
    }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
