/** Writes the last word of work under way now and then: a solver says far more than a database should hear. */

/** Keeps the latest word and writes it at most once per interval, one write at a time. */
export class LatestWriter<Word extends object> {
  readonly #intervalMs: number;
  readonly #write: (word: Word) => Promise<void>;
  #latest: Word | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(intervalMs: number, write: (word: Word) => Promise<void>) {
    this.#intervalMs = intervalMs;
    this.#write = write;
  }

  /** Takes note of a word. The first is written at once. */
  tell(word: Word): void {
    this.#latest = word;
    if (this.#timer === undefined && this.#writing === undefined) this.#flush();
  }

  /** Writes what is left and waits for it. */
  async close(): Promise<void> {
    await this.abandon();
    this.#flush();
    await this.#writing;
  }

  /** Starts no more write, and waits for the one under way: what is left is written otherwise. */
  async abandon(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  #flush(): void {
    const word = this.#latest;
    if (word === undefined) return;
    this.#latest = undefined;
    // A word that cannot be written is lost, not the work: the next one, or the end, says more.
    this.#writing = this.#write(word)
      .catch(() => {})
      .finally(() => {
        this.#writing = undefined;
        if (!this.#isClosed) this.#pause();
      });
  }

  /** Words said while one is written, or just after, wait: a slow database is not given a queue of them. */
  #pause(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, this.#intervalMs);
  }
}
