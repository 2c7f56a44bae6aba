/** What the solver is asked at scale: instances, parameters, and the figures to reach. */

import { defaultParameters, type Instance, type Parameters } from '../../solver/index.ts';
import { oneObjective } from '../growth/instances.ts';
import { levelTimes } from '../measure.ts';
import type { SolveOnce } from '../solve-once.ts';
import { aCountry, fullWindows, peakAlone, tightBudgets, wideWindows } from './instances.ts';

/** Levels that must be this near their bounds by so many milliseconds. */
interface Target {
  levels: string[];
  gap: number;
  byMs: number;
}

export interface Case {
  name: string;
  /** What a person reads. */
  what: string;
  seeds: number[];
  instance(seed: number): Instance;
  parameters: Parameters;
  targets: Target[];
  /** Most memory of the process, megabytes. */
  mostMegabytes?: number;
  /** The same program is given whole to HiGHS, and must take it at least so many times as long. */
  fasterThanWhole?: number;
}

/** The default levels in order with a limit for each, and a gap for fidelity. */
function levelsWithin(secondsLimit: number, gapOf: (level: string) => number): Parameters {
  const parameters = defaultParameters();
  return {
    ...parameters,
    engine: 'highs',
    levels: parameters.levels.map((level) => ({ ...level, secondsLimit, gap: gapOf(level.name) })),
  };
}

const EVERY_LEVEL = ['placement', 'concurrency', 'smoothing', 'fidelity', 'stability'];

export const CASES: Case[] = [
  {
    name: 'peak-full',
    what: 'the peak alone, 2 000 sessions over 52 weeks, every window full',
    seeds: [1, 2, 3, 4, 5],
    instance: (seed) => fullWindows(2_000, seed),
    parameters: peakAlone(10, 0),
    targets: [{ levels: ['smoothing'], gap: 0, byMs: 1_000 }],
  },
  {
    name: 'peak-tight',
    what: 'the peak alone, 1 000 sessions over 36 weeks, windows, a truce, money month by month to the cent',
    seeds: [1, 2, 3, 4, 5],
    instance: (seed) => tightBudgets(1_000, seed),
    parameters: peakAlone(10, 0.001),
    targets: [{ levels: ['smoothing'], gap: 0.005, byMs: 10_000 }],
  },
  {
    name: 'wide',
    what: 'levels in order, 209 sessions, half a year either side of each wish',
    seeds: [1, 2, 3],
    instance: (seed) => wideWindows(209, seed),
    parameters: levelsWithin(20, (level) => (level === 'fidelity' ? 0.02 : 0.001)),
    targets: [
      { levels: ['placement', 'concurrency', 'smoothing'], gap: 0.001, byMs: 10_000 },
      { levels: ['fidelity'], gap: 0.02, byMs: 20_000 },
    ],
  },
  {
    name: 'country',
    what: 'levels in order, 18 regions, 3 600 sessions, a national envelope that binds before April',
    seeds: [1],
    instance: () => aCountry(18, 200, true),
    parameters: levelsWithin(20, () => 0.01),
    targets: [{ levels: EVERY_LEVEL, gap: 0.01, byMs: 60_000 }],
    mostMegabytes: 2_048,
  },
  {
    name: 'regions-apart',
    what: 'one weighted objective to 0.01 %, the same country with money enough',
    seeds: [1],
    instance: () => aCountry(18, 200, false),
    parameters: wholeTo(0.0001),
    targets: [{ levels: ['whole'], gap: 0.0001, byMs: 120_000 }],
    fasterThanWhole: 2,
  },
];

function wholeTo(gap: number): Parameters {
  const parameters = oneObjective(120);
  return { ...parameters, levels: parameters.levels.map((level) => ({ ...level, gap })) };
}

/** One target against one run. */
export interface Reached {
  target: Target;
  gap: number;
  atMs: number;
  met: boolean;
}

/** What a run reached of the targets of its case. */
export function reachedBy(run: SolveOnce, targets: Target[]): Reached[] {
  const times = levelTimes(run);
  return targets.map((target) => {
    const gap = Math.max(
      ...run.plan.levels.filter(({ name }) => target.levels.includes(name)).map((level) => level.gap),
    );
    const atMs = Math.max(
      ...times.filter(({ name }) => target.levels.includes(name)).map(({ overAtMs }) => overAtMs),
    );
    return { target, gap, atMs, met: gap <= target.gap + 1e-9 && atMs <= target.byMs };
  });
}
