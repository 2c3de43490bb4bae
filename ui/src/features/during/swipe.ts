const FAR = 48;
const STRAIGHT = 1.5;
const SOON = 800;

/** What a finger or pen tells; a PointerEvent fits. */
export interface Touch {
  pointerId: number;
  pointerType: string;
  isPrimary: boolean;
  clientX: number;
  clientY: number;
  timeStamp: number;
}

/** Tells a swipe from a tap, a scroll and two fingers. Nothing follows the finger. */
export class Swipe {
  #from: Touch | undefined;

  down(touch: Touch): void {
    const { pointerId, pointerType, isPrimary, clientX, clientY, timeStamp } = touch;
    const counts = isPrimary && pointerType !== "mouse";
    this.#from = counts ? { pointerId, pointerType, isPrimary, clientX, clientY, timeStamp } : undefined;
  }

  /** To which card: to the left is the next. */
  up(touch: Touch): "next" | "previous" | undefined {
    const from = this.#from;
    this.#from = undefined;
    if (!from || from.pointerId !== touch.pointerId || touch.timeStamp - from.timeStamp > SOON) return undefined;
    const across = touch.clientX - from.clientX;
    const along = Math.abs(touch.clientY - from.clientY);
    if (Math.abs(across) < FAR || Math.abs(across) < along * STRAIGHT) return undefined;
    return across < 0 ? "next" : "previous";
  }

  cancel(): void {
    this.#from = undefined;
  }
}
