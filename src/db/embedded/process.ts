import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What `postmaster.pid` says of the server that holds a data folder. */
export interface Postmaster {
  pid: number;
  /** TCP port; undefined for the instant before it is written. */
  port: number | undefined;
}

/** Reads `postmaster.pid`, whether its process lives or not. */
export function readPostmaster(data: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) && port > 0 ? port : undefined };
}

/**
 * The server that runs on this data folder now.
 *
 * A stale file whose pid another program has since received would make PostgreSQL refuse to start for
 * ever, so it is removed; one whose process is gone is left to PostgreSQL, which checks its shared memory.
 */
export function runningPostmaster(data: string): Postmaster | undefined {
  const postmaster = readPostmaster(data);
  if (postmaster === undefined || !isAlive(postmaster.pid)) return undefined;
  if (isServerOf(postmaster.pid, data)) return postmaster;
  if (isAlive(postmaster.pid)) unlinkSync(join(data, 'postmaster.pid'));
  return undefined;
}

/** Whether a process has this pid: one we may not signal exists all the same. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether that pid is a PostgreSQL server on that folder: pids are used again, above all after a reboot. */
export function isServerOf(pid: number, data: string): boolean {
  if (process.platform === 'linux') {
    try {
      // A server works from its data folder.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch (error) {
      // Unreadable: another account's process, in a container without the right to trace it. Its command tells.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    }
  }
  return commandOf(pid).includes('postgres');
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform === 'win32') return isAlive(pid) ? 'postgres' : '';
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * Tells a process from a later one with the same pid: when it started, as letters and digits.
 * Empty when there is no such process; constant on Windows, where only the pid is compared.
 */
export function startMarkOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Field 22, counted after the command, which is in brackets and may hold spaces.
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    }
    if (process.platform === 'win32') return isAlive(pid) ? 'unknown' : '';
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return started.replace(/[^A-Za-z0-9]/g, '');
  } catch {
    return '';
  }
}

/**
 * Stops the server of a data folder: open transactions are rolled back and data are written (SIGINT,
 * "fast"); after 30 s it is told to quit at once (SIGQUIT), and the next start recovers.
 * Windows knows no signals: there the server ends at once, and the next start recovers.
 * @param startedPid pid of a server that may not have written its `postmaster.pid` yet.
 */
export async function stopPostmaster(data: string, startedPid?: number): Promise<void> {
  const running = runningPostmaster(data)?.pid;
  const pid = running ?? startedPid;
  if (pid === undefined) return;
  // A pid that may have gone to another program since is only trusted if its command names the folder.
  if (running === undefined && !(existsSync(data) && commandOf(pid).includes(realpathSync(data)))) return;
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await goneWithin(pid, data, patienceMs)) return;
  }
}

async function goneWithin(pid: number, data: string, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (isAlive(pid) && isServerOf(pid, data)) {
    if (performance.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

/** Our environment without what would steer PostgreSQL (PGDATA, PGPORT...) or translate what it logs. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  );
  return { ...Object.fromEntries(kept), LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}
