/** What a region-year is asked to take, on two cores, and whether it does. */

import { levelTimes, median } from './measure.ts';
import type { SolveOnce } from './solve-once.ts';

/** One figure asked for, and what was measured. */
export interface Verdict {
  what: string;
  target: string;
  measured: string;
  /** Measured against the target: below 1 is better than asked. */
  ratio: number;
  met: boolean;
}

const MEGABYTE = 2 ** 20;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** Gap that each level must be proven to, as a share. */
const GAPS: Record<string, number> = {
  placement: 0.001,
  concurrency: 0.001,
  smoothing: 0.001,
  fidelity: 0.01,
};

/** Judges repeated runs: medians of times, the worst of memory, and every run proven. */
export function judge(runs: readonly SolveOnce[]): Verdict[] {
  const firstPlanMs = median(runs.map(({ statistics }) => statistics.firstPlanMs));
  const peakBytes = Math.max(...runs.map((run) => run.peakBytes));
  return [
    verdict('first verified plan', firstPlanMs, 200, (ms) => `${Math.round(ms)} ms`, true),
    verdict(
      'placement, concurrency, smoothing proven to 0.1 %',
      overAt(runs, 'smoothing'),
      5_000,
      seconds,
      ['placement', 'concurrency', 'smoothing'].every((name) => isProven(runs, name)),
    ),
    verdict('fidelity proven to 1 %', overAt(runs, 'fidelity'), 10_000, seconds, isProven(runs, 'fidelity')),
    verdict('peak memory', peakBytes, 512 * MEGABYTE, (bytes) => `${Math.round(bytes / MEGABYTE)} MB`, true),
  ];
}

function verdict(
  what: string,
  measured: number,
  target: number,
  shown: (value: number) => string,
  proven: boolean,
): Verdict {
  return {
    what,
    target: `<= ${shown(target)}`,
    measured: shown(measured) + (proven ? '' : ', not proven'),
    ratio: measured / target,
    met: proven && measured <= target,
  };
}

/** Median time from the start to the end of a level. */
function overAt(runs: readonly SolveOnce[], name: string): number {
  return median(
    runs.map((run) => levelTimes(run).find((level) => level.name === name)?.overAtMs ?? Infinity),
  );
}

function isProven(runs: readonly SolveOnce[], name: string): boolean {
  return runs.every(({ plan }) =>
    plan.levels.some((level) => level.name === name && level.end === 'PROVEN' && level.gap <= GAPS[name]!),
  );
}
