import type { LineFault } from "../../bindings/api";

// While a line is typed the core has not seen it yet: the same limits as `method::limits`, and the same way to shorten.

export const MAX_CHARS = 36;
export const MAX_WORDS = 7;
const MAX_LETTERS = 12;

export interface Measure {
  chars: number;
  words: number;
  fault: LineFault | null;
  /** The first word that is too long for a card. */
  longWord: string | undefined;
}

const chars = (text: string): number => [...text].length;
const pieces = (text: string): string[] => text.split(/\s+/u).filter((piece) => piece !== "");
const letters = (word: string): number => [...word].filter((char) => /\p{Alphabetic}/u.test(char)).length;
const isWord = (piece: string): boolean => /[\p{Alphabetic}\p{N}]/u.test(piece);

/** How much of a card a line takes, and what keeps it from fitting. */
export function measure(text: string): Measure {
  const line = text.trim();
  const all = pieces(line);
  const size = { chars: chars(line), words: all.filter(isWord).length };
  const longWord = all.find((word) => letters(word) > MAX_LETTERS);
  const fault: LineFault | null =
    line === "" ? "empty"
    : longWord !== undefined ? "word_too_long"
    : size.chars > MAX_CHARS ? "too_long"
    : size.words > MAX_WORDS ? "too_many_words"
    : null;
  return { ...size, fault, longWord };
}

/** What the deck shows: the line if it fits, else as many first words as do. */
export function shownLine(line: string, body: string): string {
  if (measure(line).fault === null) return line.trim();
  const text = (line.trim() || body).trim();
  let shown = "";
  for (const word of pieces(text).slice(0, MAX_WORDS)) {
    const longer = shown === "" ? word : `${shown} ${word}`;
    if (chars(longer) + 2 > MAX_CHARS) break;
    shown = longer;
  }
  if (shown === "") shown = [...text].slice(0, MAX_CHARS - 2).join("");
  return shown === text ? shown : `${shown} …`;
}
