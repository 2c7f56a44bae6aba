import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, identityOf } from './account.ts';
import { adoptable } from './adopt.ts';
import { EmbeddedPostgresError, reasonOf, useYourOwnServer } from './errors.ts';
import { type Cluster, passwordOf } from './initdb.ts';
import { type Installation, programOf } from './platform.ts';
import { runningPostmaster, serverEnvironment } from './process.ts';

/** What a server is started with. */
export interface ServerSetting {
  home: string;
  cluster: Cluster;
  account: Account | undefined;
  installation: Installation;
  /** True where losing the data in a power cut is fine (tests): nothing is flushed to disk. */
  throwaway: boolean;
  /** The port to serve on; any free one unless told. */
  port?: number | undefined;
  /** Called as soon as a server process exists. */
  onSpawn(pid: number): void;
}

/** How long a start is tried again while a killed server's lock clears, milliseconds. */
const lockPatienceMs = 5_000;
/** How long a server that runs may take to recover and accept connections, milliseconds. */
const recoveryPatienceMs = 120_000;
/** Size above which the log starts afresh, bytes. */
const logLimitBytes = 5_000_000;

/**
 * Adopts the server that runs on the cluster, or starts one; returns its port once it accepts connections.
 * Safe when several processes do it at once: PostgreSQL's own lock lets one server through, the others adopt it.
 */
export async function ensureServer(setting: ServerSetting): Promise<number> {
  const password = passwordOf(setting.cluster);
  let started: StartedServer | undefined;
  let lockDeadline = performance.now() + lockPatienceMs;
  const deadline = performance.now() + recoveryPatienceMs;
  for (;;) {
    const running = runningPostmaster(setting.cluster.data);
    if (running !== undefined) {
      if (running.port !== undefined && (await adoptable(running.port, password, setting.home)))
        return running.port;
      // It starts, recovers or stops: while it lives, its lock is no reason to give up.
      lockDeadline = performance.now() + lockPatienceMs;
    } else if (started === undefined) {
      started = await startServer(setting);
    } else if (started.failure() !== undefined) {
      const said = started.failure() ?? '';
      if (!isTransient(said) || performance.now() > lockDeadline) throw doesNotStart(setting, said);
      started = undefined;
    }
    if (performance.now() > deadline) throw doesNotStart(setting, started?.failure() ?? 'aucune réponse');
    await delay(started === undefined ? 100 : 20);
  }
}

interface StartedServer {
  /** What the server logged if it has ended, undefined while it runs. */
  failure(): string | undefined;
}

async function startServer(setting: ServerSetting): Promise<StartedServer> {
  const { path: logPath, descriptor, size } = openLog(setting.home);
  const port = setting.port ?? (await freePort());
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The SQLSTATE of each line is what `isTransient` reads.
    log_line_prefix: '%m [%p] %e ',
    ...(setting.throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    programOf(setting.installation, 'postgres'),
    ['-D', setting.cluster.data, ...options],
    {
      ...identityOf(setting.account),
      // Its own group: Ctrl-C in the terminal is for Métronome, which stops the server when it has finished.
      detached: true,
      stdio: ['ignore', descriptor, descriptor],
      env: serverEnvironment(),
    },
  );
  closeSync(descriptor);
  let failure: string | undefined;
  server.on('error', (error) => {
    failure = reasonOf(error);
  });
  server.on('exit', () => {
    failure ??= existsSync(logPath) ? readFileSync(logPath).subarray(size).toString('utf8').trim() : 'arrêté';
  });
  server.unref();
  if (server.pid !== undefined) setting.onSpawn(server.pid);
  return { failure: () => failure };
}

/**
 * Whether the same start may succeed a moment later: the folder's lock or shared memory is still held by
 * a server just killed (F0001), or somebody took the port between its choice and its use.
 */
function isTransient(said: string): boolean {
  return / F0001 |could not bind|could not create any TCP/.test(said);
}

function doesNotStart(setting: ServerSetting, said: string): EmbeddedPostgresError {
  const lastLines = said.split('\n').slice(-6).join('\n  ');
  return new EmbeddedPostgresError(
    `PostgreSQL ne démarre pas sur ${setting.cluster.data} :\n  ${lastLines}\n` +
      `Journal complet : ${join(setting.home, 'server.log')}. Corrigez ce qu'il signale, ou donnez un autre dossier dans METRONOME_DATA. ${useYourOwnServer}`,
  );
}

function openLog(home: string): { path: string; descriptor: number; size: number } {
  const path = join(home, 'server.log');
  const descriptor = openSync(path, 'a', 0o600);
  const { uid, gid } = statSync(home);
  // Root passing by in somebody's folder leaves a log that its owner can go on with.
  if (process.getuid?.() === 0) fchownSync(descriptor, uid, gid);
  if (fstatSync(descriptor).size > logLimitBytes) ftruncateSync(descriptor);
  return { path, descriptor, size: fstatSync(descriptor).size };
}

/** A TCP port nobody listens on; the system gives a different one each time. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server without an address');
  return address.port;
}
