/**
 * Finds, for every level of a plan, multipliers that prove a bound in whole numbers: none where each session's own cost is
 * enough, else the duals of the level's linear relaxation, rounded. Nothing here is believed: `levelBound` of
 * `solver/validation/proof` redoes every bound from the instance, and the better one is kept.
 */
import { findCandidates } from '../gates/candidates.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import { buildModel, levelObjective } from '../model/build.ts';
import { holdRow, holdSlack, mostHeld } from '../model/hold.ts';
import { plus, type Row, toRow, zero } from '../model/lp.ts';
import type { Model } from '../model/model.ts';
import type { Level, Parameters } from '../parameters/types.ts';
import { relativeGap } from '../solution/plan.ts';
import type { LevelProof, PlanProof } from '../solution/proof-types.ts';
import type { LevelResult, Plan } from '../solution/types.ts';
import { type Ledger, openLedger } from '../validation/proof/ledger.ts';
import { choicesUnder, type Held, levelBound } from '../validation/proof/level-bound.ts';
import { roundedDown } from '../validation/proof/plan-proof.ts';
import { multipliersOf, noMultipliers, type PricedRows, pricedRows } from './multipliers.ts';
import { openRelaxation, type Relaxation } from './relaxation.ts';
import { wholeSteps } from './whole-steps.ts';

/** Longest that the relaxation of one level may take, seconds: those of a region-year take tenths of one. */
const PROOF_SECONDS = 2;

/** How long multipliers are sought. */
export interface ProofOptions {
  /** For the relaxation of one level. */
  secondsLimit?: number;
  /** Aborting it gives the levels that are left no multipliers. */
  signal?: AbortSignal | undefined;
}

/** Multipliers of a level, and what they are worth. */
type Attempt = Pick<LevelProof, 'parts' | 'multipliers'>;

/** A proof of a plan: for each level, the best bound found, its relaxation being given up after `secondsLimit`. */
export async function provePlan(
  instance: Instance,
  parameters: Parameters,
  { levels: solved }: Pick<Plan, 'levels'>,
  { secondsLimit = PROOF_SECONDS, signal }: ProofOptions = {},
): Promise<PlanProof> {
  const ledger = openLedger(instance, parameters);
  const prover = priceFinder(ledger, solved, secondsLimit, signal);
  try {
    const levels: LevelProof[] = [];
    for (const [l, { name, value }] of solved.entries()) {
      const held = levels.map(({ atMost }, level) => ({ level, atMost }));
      const boundOf = ({ parts, multipliers }: Attempt): number => {
        const verdict = levelBound(ledger, l, held, multipliers, parts);
        return verdict.holds ? roundedDown(ledger, verdict.bound) : 0;
      };
      const alone: Attempt = { parts: 1, multipliers: noMultipliers() };
      let best = { ...alone, bound: boundOf(alone) };
      if (relativeGap(value, best.bound) > 0) {
        const found = await prover.find(l, held);
        const bound = found === null ? 0 : boundOf(found);
        if (found !== null && bound > best.bound) best = { ...found, bound };
      }
      levels.push({ name, value, atMost: heldAt(parameters.levels[l]!, value), ...best });
    }
    return { format: 'metronome-proof/1', instanceHash: hashOf(instance), levels };
  } finally {
    await prover.close();
  }
}

/** What a level is held at, rounded up to a millionth: room for the rounding of sums. */
function heldAt(level: Level, value: number): number {
  const most = mostHeld(level, value);
  return Math.ceil((most + holdSlack(most)) * 1e6) / 1e6;
}

/** Asks one live relaxation for the multipliers of one level after the other. It is opened when first needed. */
function priceFinder(
  ledger: Ledger,
  solved: readonly LevelResult[],
  secondsLimit: number,
  signal: AbortSignal | undefined,
) {
  const { instance, parameters } = ledger;
  let live: { relaxation: Relaxation; rows: PricedRows } | null = null;
  let heldLevels = 0;
  const open = async () => {
    const model = buildModel(instance, parameters, findCandidates(instance, parameters));
    return { relaxation: await openRelaxation(model), rows: pricedRows(model) };
  };
  const cancel = (): void => live?.relaxation.cancel();
  signal?.addEventListener('abort', cancel);
  return {
    /** Null when there is no optimum in that time. */
    async find(l: number, held: readonly Held[]): Promise<Attempt | null> {
      if (signal?.aborted === true) return null;
      live ??= await open();
      const { relaxation, rows } = live;
      const { model } = rows;
      for (; heldLevels < l; heldLevels++) {
        const level = parameters.levels[heldLevels]!;
        relaxation.addRow(holdRow(model, level, mostHeld(level, solved[heldLevels]!.value)));
      }
      const noneLeftOut = choicesUnder(ledger, held).every(({ choices }) =>
        choices.every(({ start }) => start !== null),
      );
      if (noneLeftOut && rows.chords.length === 0) {
        relaxation.addRow(allPlaced(model));
        rows.chords = wholeSteps(model);
        for (const { row } of rows.chords) relaxation.addRow(row);
      }
      const prices = await relaxation.prices(levelObjective(model, parameters.levels[l]!), secondsLimit);
      return prices === null ? null : multipliersOf(rows, prices, l);
    },
    async close(): Promise<void> {
      signal?.removeEventListener('abort', cancel);
      await live?.relaxation.close();
    },
  };
}

/** No session is left out: what a held level says already, said to a relaxation that would take a part of one. */
function allPlaced({ variables }: Model): Row {
  const leftOut = zero();
  for (const column of variables.unplaced) if (column !== null) plus(leftOut, column, 1);
  return toRow('all_placed', leftOut, -Infinity, 0);
}
