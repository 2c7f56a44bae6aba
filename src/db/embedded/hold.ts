import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedPostgresError, reasonOf } from './errors.ts';
import { clusterOf } from './initdb.ts';
import { type Leaving, leave, register } from './users.ts';

/** This process's hold on the server of a home: the server runs as long as somebody holds it. */
export interface Hold {
  /** Tells the watchdog that this process started a server, before that server has written who it is. */
  serverStarted(pid: number): void;
  /** Leaves; resolves once the server has stopped, if this was the last hold. May be called again. */
  release(): Promise<void>;
}

/** Registers this process as a user of the home's server, and starts the watchdog that signs it off. */
export async function hold(home: string, throwaway: boolean): Promise<Hold> {
  const leaving: Leaving = { home, data: clusterOf(home).data, registration: register(home), throwaway };
  // The same file, compiled or not: Node runs both.
  const script = fileURLToPath(new URL(`./watchdog${extname(import.meta.url)}`, import.meta.url));
  const { NODE_OPTIONS: _, ...env } = process.env;
  const watchdog = spawn(process.execPath, [script, JSON.stringify(leaving)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env,
  });
  try {
    await once(watchdog, 'spawn');
  } catch (error) {
    await leave(leaving);
    throw new EmbeddedPostgresError(
      `Impossible de lancer le processus qui arrêtera PostgreSQL après Métronome (${process.execPath}, ${reasonOf(error)}). ` +
        'Vérifiez la mémoire libre et le nombre de processus permis (ulimit -u), puis relancez.',
    );
  }
  // A watchdog that somebody killed makes the pipe fail; `release` then does its work itself.
  watchdog.on('error', () => {});
  watchdog.stdin.on('error', () => {});
  // Neither keeps this process alive.
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();

  let released: Promise<void> | undefined;
  let startedPid: number | undefined;
  return {
    serverStarted(pid) {
      startedPid = pid;
      watchdog.stdin.write(`${pid}\n`);
    },
    release() {
      released ??= (async () => {
        if (watchdog.exitCode === null && watchdog.signalCode === null) {
          watchdog.ref();
          const ended = once(watchdog, 'exit');
          watchdog.stdin.end();
          await ended;
        }
        // Done by the watchdog unless it was killed; doing it twice is harmless.
        await leave(startedPid === undefined ? leaving : { ...leaving, startedPid });
      })();
      return released;
    },
  };
}
