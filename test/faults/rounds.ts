/** The rounds of a seed, shared between lanes that run at once, each in a world of its own. */

import { createRandom } from '../../data/reconstruction/random.ts';
import { type Draw, drawFaults } from './faults.ts';
import { type LaneReport, type LaneRounds, runLane } from './lane.ts';

/** What happened: the sums of the lanes, and the longest of what is longest. */
export interface Report extends LaneReport {
  seed: number;
  lanes: number;
  seconds: number;
}

/** Which rounds. */
export interface RoundsOptions {
  seed: number;
  rounds: number;
  /** Worlds at once. One unless told. The rounds are the same; each lane takes its share of them, in order. */
  lanes?: number;
  /** Seconds after which no round begins. No limit unless told. */
  secondsLimit?: number;
  /** Stops as soon as the rounds under way are over. */
  signal?: AbortSignal;
}

/** Runs the rounds of a seed. Stops at the first thing that does not hold, or after `secondsLimit`. */
export async function runRounds(
  app: string,
  { seed, rounds, lanes = 1, secondsLimit, signal }: RoundsOptions,
  say: (line: string) => void,
): Promise<Report> {
  const startedAt = performance.now();
  const over = new AbortController();
  const end = (): void => over.abort();
  signal?.addEventListener('abort', end, { once: true });
  const timer = secondsLimit === undefined ? undefined : setTimeout(end, 1_000 * secondsLimit);
  try {
    const shares = sharesOf(drawFaults(createRandom(seed), rounds), lanes);
    const reports = await Promise.all(
      shares.map(async (share, lane) => {
        const report = await runLane(app, share, over.signal, (line) => say(`[${lane + 1}] ${line}`));
        // The others need not go on.
        if (report.violations.length > 0) end();
        return report;
      }),
    );
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    return { seed, lanes, ...reports.reduce(together), seconds };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** The draws in as many runs of neighbours as there are lanes. */
export function sharesOf(draws: readonly Draw[], lanes: number): LaneRounds[] {
  const size = Math.ceil(draws.length / lanes);
  return Array.from({ length: lanes }, (_, lane) => ({
    first: lane * size + 1,
    draws: draws.slice(lane * size, (lane + 1) * size),
  })).filter((share) => share.draws.length > 0);
}

function together(one: LaneReport, other: LaneReport): LaneReport {
  const sum = <Name extends string>(a: Partial<Record<Name, number>>, b: typeof a): typeof a => {
    const sums = { ...a };
    for (const name of Object.keys(b) as Name[]) sums[name] = (sums[name] ?? 0) + (b[name] ?? 0);
    return sums;
  };
  return {
    rounds: one.rounds + other.rounds,
    struck: sum(one.struck, other.struck),
    missed: one.missed + other.missed,
    calms: one.calms + other.calms,
    longestResumeMs: Math.max(one.longestResumeMs, other.longestResumeMs),
    acknowledgedRuns: one.acknowledgedRuns + other.acknowledgedRuns,
    simulations: one.simulations + other.simulations,
    imports: one.imports + other.imports,
    standing: { ...one.standing, ...sum({ ...one.standing }, { ...other.standing }) },
    violations: [...one.violations, ...other.violations],
  };
}
