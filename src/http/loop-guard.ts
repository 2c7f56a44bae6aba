import type { FastifyReply } from 'fastify';
import { refusal } from './errors.ts';

/** How often the event loop is asked to be on time, milliseconds. */
const beatMs = 250;

/** Lateness from which new work is refused, milliseconds: those who wait already have waited that long. */
export const defaultLateMs = 1_000;

/** What a client is told to wait, seconds. */
const retryAfterSeconds = 2;

/** Watches the event loop: when it is late, refusing work at once serves more people than queueing it. */
export class LoopGuard {
  #beatAt = performance.now();
  #latenessMs = 0;
  readonly #lateMs: number;
  readonly #timer: NodeJS.Timeout;

  /** Refuses from a lateness of so many milliseconds. */
  constructor(lateMs: number) {
    this.#lateMs = lateMs;
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.#latenessMs = now - this.#beatAt - beatMs;
      this.#beatAt = now;
    }, beatMs);
    this.#timer.unref();
  }

  /** Whether the loop was late at its last beat. */
  get isLate(): boolean {
    return this.#latenessMs > this.#lateMs;
  }

  /** Answers that the server is busy. */
  refuse(reply: FastifyReply): FastifyReply {
    const message = `Le serveur est débordé : il a ${Math.round(this.#latenessMs)} ms de retard. Rien n'a été fait ; réessayez dans ${retryAfterSeconds} s.`;
    return reply.code(503).header('retry-after', retryAfterSeconds).send(refusal('OVERLOADED', message));
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
