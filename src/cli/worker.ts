/** `metronome worker`: does what waits, runs, simulations and imports, until it is told to stop. */

import { pino } from 'pino';
import { type LogLevel, readConfig } from '../config.ts';
import { JobQueue } from '../db/job-queue.ts';
import { openNotifications } from '../db/notify.ts';
import { DurableWorker } from '../durable/index.ts';
import { loggedFault } from '../http/fault-log.ts';
import { importKind } from '../imports/durable/index.ts';
import { runKind } from '../runs/index.ts';
import { simulationKind } from '../simulations/index.ts';
import { applicationVersion } from '../version.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Does the work until a signal, or until the server that started this process is gone. */
export async function work(): Promise<ExitCode> {
  const told = askedToStop();
  return withDatabase(async (orm, url) => {
    const log = pino({ level: logLevel(), serializers: { err: loggedFault } });
    const report = onceAMinute((error) => log.error({ err: error }, 'failure'));
    const notifications = await openNotifications(url, { report });
    try {
      const jobs = await JobQueue.open(url, { report });
      const version = applicationVersion();
      const worker = await DurableWorker.start(
        { orm, jobs, notifications },
        [runKind({ version }), simulationKind({ version }), importKind],
        { report, log },
      );
      if (!isServed()) process.stdout.write(`Ouvrier ${worker.name} prêt. Pour l'arrêter : Ctrl-C.\n`);
      await told;
      await worker.close();
    } finally {
      await notifications.close();
    }
    return EXIT.OK;
  });
}

/** Whether a server started this process: it then decides when to stop, whatever the terminal says. */
const isServed = (): boolean => process.send !== undefined;

/** That of the server which started this process; alone, whoever runs a machine that solves expects to read what it does. */
function logLevel(): LogLevel {
  return readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'info' }).logLevel;
}

/** Fulfilled at the first sign; a second signal of a person ends the process at once, and its runs are taken by others. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    if (isServed()) {
      process.on('disconnect', resolve);
      // Gone already, while this file was being loaded.
      if (!process.connected) resolve();
      process.on('SIGTERM', () => resolve());
      for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
      return;
    }
    let askedAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (askedAt === undefined) {
          askedAt = performance.now();
          process.stderr.write("\nArrêt de l'ouvrier : ce qu'il calcule est rendu à la file…\n");
          resolve();
        } else if (performance.now() - askedAt > ECHO_MS) process.exit(EXIT.CANCELLED);
      });
    }
  });
}

/** A terminal and npm both pass Ctrl-C on: what comes this soon after it is its echo, milliseconds. */
const ECHO_MS = 1_000;

/** How long the same complaint is not repeated, milliseconds: a database that is away fails many times a second. */
const REPEAT_MS = 60_000;

function onceAMinute(say: (error: unknown) => void): (error: unknown) => void {
  const said = new Map<string, number>();
  return (error) => {
    const text = error instanceof Error ? error.message : String(error);
    const last = said.get(text);
    if (last !== undefined && performance.now() - last < REPEAT_MS) return;
    said.set(text, performance.now());
    say(error);
  };
}
