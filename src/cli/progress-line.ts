/** One live line that tells how a solve goes, on a terminal only. */

import type { SolveProgress } from '../../solver/index.ts';
import { durationWords, levelWords, numberWords, percentWords } from './words.ts';

/** Where the line is written: the standard error, or what a test gives. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Shortest time between two writes, milliseconds: more often than an eye reads is wasted. */
const EVERY_MS = 80;

/** Back to the start of the line and clears it. */
const CLEAR = '\r\u001b[2K';

/** A line that is rewritten in place. On anything but a terminal it writes nothing at all. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  #lastLevel = '';
  #lastWrite = -Infinity;

  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** Shows the latest progress; a new level at once, the rest at most every 80 ms. */
  tell(progress: SolveProgress): void {
    const now = this.#now();
    if (this.#terminal.isTTY !== true) return;
    if (progress.level === this.#lastLevel && now - this.#lastWrite < EVERY_MS) return;
    this.#lastLevel = progress.level;
    this.#lastWrite = now;
    const { columns = 0 } = this.#terminal;
    // A line as wide as the terminal would wrap, and no longer be cleared whole. Some terminals say 0 for unknown.
    this.#terminal.write(CLEAR + progressText(progress).slice(0, (columns > 0 ? columns : 80) - 1));
  }

  /** Clears the line, for what is written next. */
  clear(): void {
    if (this.#terminal.isTTY === true && this.#lastLevel !== '') this.#terminal.write(CLEAR);
  }
}

/** `rugosité de la courbe : valeur 812, borne 790,4, écart 2,66 %, 1,2 s` */
export function progressText({ level, value, bound, gap, elapsedMs }: SolveProgress): string {
  const parts = [
    ...(value === null ? [] : [`valeur ${numberWords(value)}`]),
    ...(bound === null ? [] : [`borne ${numberWords(bound)}`]),
    ...(gap === null ? [] : [`écart ${percentWords(gap)}`]),
    durationWords(elapsedMs),
  ];
  return `${level === 'first-plan' ? 'premier plan' : levelWords(level)} : ${parts.join(', ')}`;
}
