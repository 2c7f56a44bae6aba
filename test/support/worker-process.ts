/** `metronome worker` as it is run: a process. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';
import type { TestDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { startedBy } from './processes.ts';

/** A worker that takes runs until its process ends. */
export interface WorkerProcess {
  child: ChildProcess;
  ended: Promise<unknown>;
  /** What it has written so far, both outputs. */
  said(): string;
  /** Kills it as `kill -9` does, and waits for its end. */
  kill(): Promise<void>;
}

/** Starts a worker on a database, with these options of Node, and waits until it is ready. */
export async function startWorkerProcess(databaseUrl: string, nodeOptions = ''): Promise<WorkerProcess> {
  const { LOG_LEVEL: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), 'src/cli/main.ts'), 'worker'], {
    env: { ...env, DATABASE_URL: databaseUrl, NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output?.on('data', (text) => (said += text));
  const ended = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const worker = { child, ended, said: () => said, kill };
  await eventually('the worker is ready', () => said.includes('prêt') || child.exitCode !== null, 60_000);
  if (child.exitCode !== null) throw new Error(said);
  return worker;
}

/** Waits until a worker solves, and gives the process that it started for it, unless it is this one still. */
export function solvingOf({ child }: WorkerProcess, but?: number): Promise<number> {
  return startedBy(child.pid!, but);
}

/** Does to the job of some work at once what ten seconds without a sign of life of its worker do. */
export async function forgetHeartbeat({ orm }: TestDatabase, id: string): Promise<void> {
  const silent = `update pgboss.job set heartbeat_on = now() - interval '1 minute' where id = ?`;
  await orm.em.fork().execute(silent, [id]);
}
