/** Follows runs, wherever they are executed. */

import { isDeepStrictEqual } from 'node:util';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Notifications } from '../db/notify.ts';
import { isFinished, type RunState } from '../domain/run-state.ts';
import { OptimizationRun } from '../entities/index.ts';
import { progressOf, type RunProgress } from '../runs/documents.ts';
import { Latest } from './latest.ts';

/** How a run stands. */
export interface RunNews {
  id: string;
  state: RunState;
  /** Why it failed or was cancelled. */
  reason: string | null;
  progress: RunProgress | null;
}

/** What may be set. */
export interface RunFeedOptions {
  /** Least milliseconds between two looks at the same run. 100 unless told. */
  pauseMs?: number;
}

/** Pause before another try when the database does not answer, milliseconds. */
const retryMs = 1_000;

/**
 * Tells how runs stand as they go on. A message of the database is only a reason to look: the state told is
 * always that of the table. However many follow a run, it is read once for all of them.
 */
export class RunFeed {
  readonly #orm: MikroORM;
  readonly #notifications: Notifications;
  readonly #pauseMs: number;
  readonly #watches = new Map<string, RunWatch>();

  constructor(orm: MikroORM, notifications: Notifications, { pauseMs = 100 }: RunFeedOptions = {}) {
    this.#orm = orm;
    this.#notifications = notifications;
    this.#pauseMs = pauseMs;
  }

  /** How a run stands now, then whenever that changes; ends with the run, at once for one that does not exist. */
  follow(run: string): Latest<RunNews> {
    let watch = this.#watches.get(run);
    if (watch === undefined) {
      watch = new RunWatch(() => this.#read(run), this.#pauseMs);
      const listened = watch;
      const stop = this.#notifications.listen('run', {
        received: (payload) => {
          if ((payload as { run?: unknown } | null)?.run === run) listened.look();
        },
        missed: () => listened.look(),
      });
      watch.onDeserted = () => {
        stop();
        this.#watches.delete(run);
      };
      this.#watches.set(run, watch);
    }
    return watch.join();
  }

  async #read(id: string): Promise<RunNews | null> {
    const run = await this.#orm.em
      .fork()
      .findOne(OptimizationRun, id, { fields: ['state', 'reason', 'progress'] });
    return run && { id, state: run.state, reason: run.reason, progress: progressOf(run as OptimizationRun) };
  }
}

/** One run, read for all who follow it. */
class RunWatch {
  onDeserted = (): void => {};
  readonly #read: () => Promise<RunNews | null>;
  readonly #pauseMs: number;
  /** Who follows, with what each was told last. */
  readonly #followers = new Map<Latest<RunNews>, RunNews | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;
  /** True when something happened while the run was being read. */
  #isStale = false;
  #lastLook = Number.NEGATIVE_INFINITY;

  constructor(read: () => Promise<RunNews | null>, pauseMs: number) {
    this.#read = read;
    this.#pauseMs = pauseMs;
  }

  join(): Latest<RunNews> {
    const follower = new Latest<RunNews>({ onClose: () => this.#leave(follower) });
    this.#followers.set(follower, undefined);
    this.look();
    return follower;
  }

  /** Reads the run soon, and tells what changed. */
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

  #tell(news: RunNews | null): void {
    for (const [follower, told] of [...this.#followers]) {
      if (news !== null && !isDeepStrictEqual(told, news)) {
        this.#followers.set(follower, news);
        follower.push(news);
      }
      if (news === null || isFinished(news.state)) follower.end();
    }
  }

  #leave(follower: Latest<RunNews>): void {
    this.#followers.delete(follower);
    if (this.#followers.size > 0) return;
    clearTimeout(this.#timer);
    this.onDeserted();
  }
}
