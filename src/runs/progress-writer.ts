/** Writes the last word of a run now and then: a solver says far more than a database should hear. */

import type { RunProgress } from './documents.ts';

/** Keeps the latest progress and writes it at most once per interval, one write at a time. */
export class ProgressWriter {
  readonly #intervalMs: number;
  readonly #write: (progress: RunProgress) => Promise<void>;
  #latest: RunProgress | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(intervalMs: number, write: (progress: RunProgress) => Promise<void>) {
    this.#intervalMs = intervalMs;
    this.#write = write;
  }

  /** Takes note of a progress; a plan once known stays known. The first is written at once. */
  tell(progress: RunProgress): void {
    const isFirst = this.#latest === undefined && this.#timer === undefined;
    this.#latest = progress;
    if (isFirst) this.#flush();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, this.#intervalMs);
  }

  /** Writes what is left and waits for it. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    const progress = this.#latest;
    if (progress === undefined) return;
    this.#latest = undefined;
    // A progress that cannot be written is lost, not the run: the next one, or the end, says more.
    this.#writing = this.#writing.then(() => this.#write(progress)).catch(() => {});
  }
}
