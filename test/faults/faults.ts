/** The faults: which, when, and to whom, all drawn from the seed. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../data/reconstruction/random.ts';
import { eventually } from '../support/eventually.ts';
import { trySignal } from '../support/processes.ts';
import { RUN_SECONDS } from './work.ts';
import type { Kept, World } from './world.ts';

/** Kinds of fault, each with how often it is drawn among a hundred. */
export const FAULTS = {
  'worker killed': 24,
  'worker killed as it proves a plan': 4,
  'worker frozen until it is thought dead': 3,
  'solving process killed': 14,
  'solving process that never returns': 2,
  'database killed': 22,
  'database restarted at once': 8,
  'database frozen a moment': 6,
  'server killed': 6,
  'worker and database killed': 6,
  'server and database killed': 3,
  'everything killed': 2,
} as const;

/** One of them. */
export type Fault = keyof typeof FAULTS;

/** A fault drawn. Everything about it is drawn at once, so that a seed gives the same list whatever the machine does. */
export interface Draw {
  fault: Fault;
  /** Work that it interrupts. */
  work: 'run' | 'simulation' | 'import' | 'all';
  /** Whether the server is asked for it when it is there; what kills the server always interrupts it. */
  throughServer: boolean;
  /** Milliseconds between asking for the work and the fault. */
  afterMs: number;
  /** Which worker, from 0 to 1. */
  which: number;
  /** How long what is frozen stays so, milliseconds. */
  frozenMs: number;
}

/** The faults of a seed, in order. */
export function drawFaults(random: Random, rounds: number): Draw[] {
  return Array.from({ length: rounds }, () => {
    const fault = random.pickWeighted(Object.keys(FAULTS) as Fault[], (kind) => FAULTS[kind]);
    const work = random.pick(['run', 'run', 'simulation', 'simulation', 'import', 'all'] as const);
    return {
      fault,
      // A process is there to be struck only where one is asked for, and proves only what it solves.
      work: isStruck(fault, work) ? work : 'run',
      throughServer: random.chance(0.3) || /server|everything/.test(fault),
      afterMs: random.integer(0, 600),
      which: random.next(),
      frozenMs:
        fault === 'database frozen a moment' ? random.integer(100, 2_500) : random.integer(12_000, 18_000),
    };
  });
}

/** Whether this work gives this fault somebody to strike. */
function isStruck(fault: Fault, work: Draw['work']): boolean {
  if (fault === 'worker killed as it proves a plan') return work === 'run' || work === 'all';
  return !fault.startsWith('solving') || work !== 'import';
}

/** A fault that struck. */
export interface Blow {
  /** What else happens later, for those that last; rejects with what did not hold. */
  lasting: Promise<void>;
}

/** Makes a fault happen; null when there was nobody to strike. */
export function strike(world: World, { fault, which, frozenMs }: Draw): Blow | null {
  const worker = world.workers[Math.floor(which * world.workers.length)]!;
  switch (fault) {
    case 'database frozen a moment':
      return frozen(world.databaseProcesses(), frozenMs);
    case 'worker frozen until it is thought dead':
      // Its solving process goes on: what it says is heard when the worker wakes up.
      return frozen(worker.child?.pid === undefined ? [] : [worker.child.pid], frozenMs);
    case 'solving process that never returns':
      return neverReturning(world.workers.find((one) => one.children().length > 0));
    case 'worker killed as it proves a plan':
      // `killed-at-proof.ts` hears it: the next proof is the last thing that this worker hears of.
      return blow([worker.isReady && worker.signal('SIGUSR2')]);
    case 'solving process killed': {
      const [solving] = world.workers.flatMap((one) => one.children());
      return blow([solving !== undefined && trySignal(solving, 'SIGKILL')]);
    }
    case 'database restarted at once':
      // What `pg_ctl restart -m immediate` sends; the application starts its database again.
      return blow([world.signalDatabase('SIGQUIT')]);
    default:
      return blow([
        /worker|everything/.test(fault) && worker.signal('SIGKILL'),
        /server|everything/.test(fault) && world.server?.signal('SIGKILL') === true,
        /database|everything/.test(fault) && world.signalDatabase('SIGKILL'),
      ]);
  }
}

function blow(struck: readonly boolean[]): Blow | null {
  return struck.includes(true) ? { lasting: Promise.resolve() } : null;
}

function frozen(pids: readonly number[], ms: number): Blow | null {
  if (!pids.map((pid) => trySignal(pid, 'SIGSTOP')).includes(true)) return null;
  const thaw = async (): Promise<void> => {
    await delay(ms);
    for (const pid of pids) trySignal(pid, 'SIGCONT');
  };
  return { lasting: thaw() };
}

/** Time that a worker has to end what never returns, once the time of the run is over, milliseconds: it may be frozen itself. */
const mostGraceMs = 30_000;

/** Stops a solving process for good: its worker ends it when the time of the run is over, or the run is another's. */
function neverReturning(worker: Kept | undefined): Blow | null {
  const owner = worker?.child;
  const [solving] = worker?.children() ?? [];
  if (owner === undefined || solving === undefined || !trySignal(solving, 'SIGSTOP')) return null;
  const isOrphan = (): boolean => owner.exitCode !== null || owner.signalCode !== null;
  const wait = async (): Promise<void> => {
    try {
      await eventually(
        `the end of process ${solving}, whose solve never returns`,
        () => isOrphan() || !worker!.children().includes(solving),
        1_000 * RUN_SECONDS + mostGraceMs,
      );
    } finally {
      // Stopped, it cannot hear that its worker was killed meanwhile; one that was ended is no more there to strike.
      trySignal(solving, 'SIGKILL');
    }
  };
  return { lasting: wait() };
}
