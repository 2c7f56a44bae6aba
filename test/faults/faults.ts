/** The faults: which, when, and to whom, all drawn from the seed. */

import type { Random } from '../../data/reconstruction/random.ts';
import { childrenOf, trySignal, type World } from './world.ts';

/** Kinds of fault, each with how often it is drawn among a hundred. */
export const FAULTS = {
  'worker killed': 28,
  'solving process killed': 16,
  'database killed': 28,
  'server killed': 6,
  'worker and database killed': 6,
  'server and database killed': 3,
  'everything killed': 2,
  'database frozen a moment': 8,
  'worker frozen until it is thought dead': 3,
} as const;

/** One of them. */
export type Fault = keyof typeof FAULTS;

/** A fault drawn. Everything about it is drawn at once, so that a seed gives the same list whatever the machine does. */
export interface Draw {
  fault: Fault;
  /** Work that it interrupts. */
  work: 'run' | 'import' | 'both';
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
    return {
      fault,
      work: random.pick(['run', 'run', 'import', 'both'] as const),
      throughServer: random.chance(0.3) || /server|everything/.test(fault),
      afterMs: random.integer(0, 600),
      which: random.next(),
      frozenMs:
        fault === 'database frozen a moment' ? random.integer(100, 2_500) : random.integer(12_000, 18_000),
    };
  });
}

/** Makes a fault happen. Returns what else happens later, for those that last; null when there was nobody to strike. */
export function strike(world: World, { fault, which, frozenMs }: Draw): { lasting: Promise<void> } | null {
  const worker = world.workers[Math.floor(which * world.workers.length)];
  const struck: boolean[] = [];
  const now = Promise.resolve();
  if (/worker (and database )?killed|everything/.test(fault)) struck.push(worker?.signal('SIGKILL') ?? false);
  if (/server|everything/.test(fault)) struck.push(world.server?.signal('SIGKILL') ?? false);
  if (/database killed|everything/.test(fault)) {
    const pid = world.databasePid();
    struck.push(pid !== undefined && trySignal(pid, 'SIGKILL'));
  }
  if (fault === 'solving process killed') {
    const [solving] = world.workers.flatMap(({ child }) =>
      child?.pid === undefined ? [] : childrenOf(child.pid),
    );
    struck.push(solving !== undefined && trySignal(solving, 'SIGKILL'));
  }
  if (fault === 'database frozen a moment') {
    const pids = world.databaseProcesses();
    const thaw = (): void => {
      for (const pid of pids) trySignal(pid, 'SIGCONT');
    };
    for (const pid of pids) trySignal(pid, 'SIGSTOP');
    return pids.length === 0 ? null : { lasting: later(frozenMs, thaw) };
  }
  if (fault === 'worker frozen until it is thought dead') {
    // Its solving process goes on: what it says is heard when the worker wakes up.
    const child = worker?.child;
    if (child === undefined || !child.kill('SIGSTOP')) return null;
    return { lasting: later(frozenMs, () => void child.kill('SIGCONT')) };
  }
  return struck.includes(true) ? { lasting: now } : null;
}

function later(ms: number, act: () => void): Promise<void> {
  return new Promise((resolve) =>
    setTimeout(() => {
      act();
      resolve();
    }, ms),
  );
}
