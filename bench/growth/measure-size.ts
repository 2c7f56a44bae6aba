/** One size on one grid: ours, then each peer on the same program. */

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Instance, Parameters } from '../../solver/index.ts';
import { buildModel, levelObjective } from '../../solver/model/build.ts';
import { toLpText } from '../../solver/model/lp-text.ts';
import { solveRepeatedly } from '../measure.ts';
import { runCbc } from '../peers/cbc.ts';
import { runEngine } from '../peers/engine.ts';
import { runGlpsol } from '../peers/glpsol.ts';
import { limitsOf, type PeerAnswer } from '../peers/programs.ts';
import { levelsInOrder, oneObjective } from './instances.ts';

/** Solvers beside ours. The first two are always there, the others when the machine has them. */
export const PEERS = ['HiGHS whole', 'javascript-lp-solver', 'cbc', 'glpsol'] as const;
export type Peer = (typeof PEERS)[number];

/** What a solve of ours took and gave. */
export interface Ours {
  elapsedMs: number;
  /** Worst relative gap of its levels. */
  gap: number;
  /** Value of its last level. */
  value: number;
  /** Every level reached the gap asked for. */
  proven: boolean;
  peakBytes: number;
}

/** What a peer took and gave. */
export interface PeerResult extends PeerAnswer {
  /** It says that no point is better, within the gap asked for. */
  proven: boolean;
}

/** One size on one grid. */
export interface SizeResult {
  grid: string;
  sessions: number;
  columns: number;
  rows: number;
  /** Processes that were waiting for a core when it began, on average over a minute: above 1, times are too long. */
  load: number;
  /** The levels in order. */
  levels: Ours;
  /** The one objective given at once. */
  whole: Ours;
  /** The same objective elsewhere; a peer that was not run is left out. */
  peers: Partial<Record<Peer, PeerResult>>;
}

/** Ends that prove, in the words of each. */
const PROVEN: Record<Peer, RegExp> = {
  'HiGHS whole': /^OPTIMAL$/,
  'javascript-lp-solver': /^OPTIMAL$/,
  cbc: /^Optimal solution found/,
  glpsol: /^(INTEGER OPTIMAL|RELATIVE MIP GAP TOLERANCE REACHED)$/,
};

/** Solves a size by ours and by the peers asked for, one after the other: two at once would share the cores. */
export async function measureSize(
  folder: string,
  grid: string,
  instance: Instance,
  peers: readonly Peer[],
  secondsLimit: number,
): Promise<SizeResult> {
  const load = loadavg()[0] ?? 0;
  const parameters = oneObjective(secondsLimit);
  const levels = await ours(folder, instance, levelsInOrder());
  const whole = await ours(folder, instance, parameters);
  const model = buildModel(instance, parameters);
  const [level] = parameters.levels;
  const objective = levelObjective(model, level!);
  const limits = limitsOf(level!, parameters);
  const file = join(folder, 'whole.lp');
  const RUN: Record<Peer, () => Promise<PeerAnswer>> = {
    'HiGHS whole': () => runEngine('highs', model, objective, limits),
    'javascript-lp-solver': () => runEngine('javascript-lp-solver', model, objective, limits),
    cbc: () => runCbc(file, limits),
    glpsol: () => runGlpsol(file, limits),
  };
  if (peers.includes('cbc') || peers.includes('glpsol')) writeFileSync(file, toLpText(model.lp, objective));
  const results: SizeResult['peers'] = {};
  for (const peer of peers) {
    const { end, value, elapsedMs } = await RUN[peer]();
    results[peer] = { end, value, elapsedMs, proven: value !== null && PROVEN[peer].test(end) };
  }
  const { columns, rows } = model.lp;
  return {
    grid,
    sessions: instance.sessions.length,
    columns: columns.length,
    rows: rows.length,
    load,
    levels,
    whole,
    peers: results,
  };
}

async function ours(folder: string, instance: Instance, parameters: Parameters): Promise<Ours> {
  const [once] = await solveRepeatedly(folder, instance, parameters, 1);
  const { plan, statistics, peakBytes } = once!;
  return {
    elapsedMs: statistics.totalMs,
    gap: Math.max(...plan.levels.map(({ gap }) => gap)),
    value: plan.levels.at(-1)!.value,
    proven: plan.end === 'PROVEN',
    peakBytes,
  };
}
