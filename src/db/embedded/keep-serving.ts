import type { Cluster } from './initdb.ts';
import { runningPostmaster } from './process.ts';

/** How often the server is looked at, milliseconds. */
const lookMs = 1_000;

/**
 * Starts the server again when it dies without having been asked to, on the port it had: whoever uses it finds it
 * again where it was. What was committed is there, PostgreSQL sees to it. Returns how to stop looking, to be
 * waited for before the server is let go.
 */
export function keepServing(cluster: Cluster, startAgain: () => Promise<void>): () => Promise<void> {
  let starting: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (starting !== undefined || runningPostmaster(cluster.data) !== undefined) return;
    // A start that fails is tried again at the next look; meanwhile those who ask are told that it is away.
    starting = startAgain()
      .catch(() => {})
      .finally(() => {
        starting = undefined;
      });
  }, lookMs);
  // It keeps no process alive.
  timer.unref();
  return async () => {
    clearInterval(timer);
    await starting;
  };
}
