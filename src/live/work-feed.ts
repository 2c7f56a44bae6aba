/** Follows durable work, wherever it is done. */

import { isDeepStrictEqual } from 'node:util';
import type { Notifications } from '../db/notify.ts';
import { isFinished, type RunState } from '../domain/run-state.ts';
import { Latest } from './latest.ts';

/** How a piece of work stands. */
export interface WorkNews {
  id: string;
  state: RunState;
}

/** What may be set. */
export interface WorkFeedOptions {
  /** Least milliseconds between two looks at the same piece of work. 100 unless told. */
  pauseMs?: number;
}

/** Pause before another try when the database does not answer, milliseconds. */
const retryMs = 1_000;

/**
 * Tells how the work of one kind stands as it goes on. A message of the database, which names the work under its
 * topic, is only a reason to look: the state told is always that of the table. However many follow it, a piece of
 * work is read once for all of them.
 */
export class WorkFeed<News extends WorkNews> {
  readonly #topic: string;
  readonly #read: (id: string) => Promise<News | null>;
  readonly #notifications: Notifications;
  readonly #pauseMs: number;
  readonly #watches = new Map<string, Watch<News>>();

  constructor(
    topic: string,
    read: (id: string) => Promise<News | null>,
    notifications: Notifications,
    { pauseMs = 100 }: WorkFeedOptions = {},
  ) {
    this.#topic = topic;
    this.#read = read;
    this.#notifications = notifications;
    this.#pauseMs = pauseMs;
  }

  /** How it stands now, then whenever that changes; ends with the work, at once for what does not exist. */
  follow(id: string): Latest<News> {
    let watch = this.#watches.get(id);
    if (watch === undefined) {
      watch = new Watch(() => this.#read(id), this.#pauseMs);
      const listened = watch;
      const stop = this.#notifications.listen(this.#topic, {
        received: (payload) => {
          if ((payload as Record<string, unknown> | null)?.[this.#topic] === id) listened.look();
        },
        missed: () => listened.look(),
      });
      watch.onDeserted = () => {
        stop();
        this.#watches.delete(id);
      };
      this.#watches.set(id, watch);
    }
    return watch.join();
  }
}

/** One piece of work, read for all who follow it. */
class Watch<News extends WorkNews> {
  onDeserted = (): void => {};
  readonly #read: () => Promise<News | null>;
  readonly #pauseMs: number;
  /** Who follows, with what each was told last. */
  readonly #followers = new Map<Latest<News>, News | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;
  /** True when something happened while it was being read. */
  #isStale = false;
  #lastLook = Number.NEGATIVE_INFINITY;

  constructor(read: () => Promise<News | null>, pauseMs: number) {
    this.#read = read;
    this.#pauseMs = pauseMs;
  }

  join(): Latest<News> {
    const follower = new Latest<News>({ onClose: () => this.#leave(follower) });
    this.#followers.set(follower, undefined);
    this.look();
    return follower;
  }

  /** Reads it soon, and tells what changed. */
  look(): void {
    if (this.#isReading) this.#isStale = true;
    else this.#lookAt(this.#lastLook + this.#pauseMs);
  }

  #lookAt(time: number): void {
    this.#timer ??= setTimeout(() => this.#lookNow(), Math.max(0, time - performance.now()));
  }

  async #lookNow(): Promise<void> {
    this.#timer = undefined;
    this.#isReading = true;
    this.#isStale = false;
    const news = await this.#read().catch(() => undefined);
    this.#isReading = false;
    this.#lastLook = performance.now();
    if (this.#followers.size === 0) return;
    if (news === undefined) this.#lookAt(this.#lastLook + retryMs);
    else this.#tell(news);
    if (this.#isStale && this.#followers.size > 0) this.look();
  }

  #tell(news: News | null): void {
    for (const [follower, told] of [...this.#followers]) {
      if (news !== null && !isDeepStrictEqual(told, news)) {
        this.#followers.set(follower, news);
        follower.push(news);
      }
      if (news === null || isFinished(news.state)) follower.end();
    }
  }

  #leave(follower: Latest<News>): void {
    this.#followers.delete(follower);
    if (this.#followers.size > 0) return;
    clearTimeout(this.#timer);
    this.onDeserted();
  }
}
