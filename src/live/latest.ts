/** What a slow reader gets: the latest, never a queue that grows. */

/** How a stream of news behaves. */
export interface LatestOptions<T> {
  /** Joins a piece of news with the one not yet read; the newer replaces it unless told. */
  merge?: (unread: T, newer: T) => T;
  /** Milliseconds during which news is joined before a waiting reader gets it. 0 unless told. */
  settleMs?: number;
  /** Called once, when the reader leaves or nothing more will come. */
  onClose?: () => void;
}

/**
 * A stream of which at most one piece of news waits for its reader. It is an iterator of its own rather than
 * a generator function: a reader that leaves while it waits has to be let go at once, and a generator would
 * first wait for the next piece of news.
 */
export class Latest<T> implements AsyncGenerator<T, undefined> {
  readonly #merge: (unread: T, newer: T) => T;
  readonly #settleMs: number;
  readonly #onClose: () => void;
  #unread: { news: T } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;
  #closed = false;
  /** Readers that wait; more than one only if somebody asks again before the answer. */
  #waiting: ((step: IteratorResult<T, undefined>) => void)[] = [];

  constructor({ merge = (_, newer) => newer, settleMs = 0, onClose = () => {} }: LatestOptions<T> = {}) {
    this.#merge = merge;
    this.#settleMs = settleMs;
    this.#onClose = onClose;
  }

  /** Gives a piece of news. None is taken any more once the stream has ended. */
  push(news: T): void {
    if (this.#ended) return;
    this.#unread = { news: this.#unread === undefined ? news : this.#merge(this.#unread.news, news) };
    if (this.#settleMs === 0) this.#hand();
    else this.#timer ??= setTimeout(() => this.#hand(), this.#settleMs);
  }

  /** Says that nothing more will come; what is unread can still be read. */
  end(): void {
    this.#ended = true;
    this.#hand();
    this.#close();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    const isReady = this.#unread !== undefined && this.#timer === undefined;
    if (isReady || this.#ended) return this.#take();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#unread = undefined;
    this.end();
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<T, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #hand(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#waiting.length > 0 && (this.#unread !== undefined || this.#ended)) {
      this.#waiting.shift()?.(this.#take());
    }
  }

  #take(): IteratorResult<T, undefined> {
    if (this.#unread === undefined) return { value: undefined, done: true };
    const { news } = this.#unread;
    this.#unread = undefined;
    return { value: news, done: false };
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClose();
  }
}
