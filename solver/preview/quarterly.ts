/**
 * The quarterly preview: how smooth the quarters could be, answered while somebody moves a slider.
 *
 * A small continuous program on groups of sessions (same envelope, OPCO, nature and open quarters)
 * instead of sessions. Every plan is a point of it, so it promises a smoothing that no plan can
 * beat; it is an indication, not a plan. Solved by javascript-lp-solver, in a worker.
 */
import { openHostedEngine } from '../engines/hosted.ts';
import { findCandidates } from '../gates/candidates.ts';
import { budgetCheckpoints } from '../instance/budget.ts';
import { startDate } from '../instance/dates.ts';
import type { Instance, IsoDate } from '../instance/types.ts';
import {
  addColumn,
  addRow,
  type Expression,
  emptyProgram,
  type LinearProgram,
  plus,
  valueAt,
  zero,
} from '../model/lp.ts';
import { nameOf, plainName } from '../model/names.ts';
import { findPeriods, findScopes, type Period, stepWidth } from '../model/scopes.ts';
import type { Parameters } from '../parameters/types.ts';
import { findConflicts } from '../search/feasibility.ts';
import { toCosts, toEngineProgram } from '../search/program.ts';
import type { Conflict } from '../solution/types.ts';
import { findGroups, type Group, quarterOf } from './groups.ts';

/** Longest time left to the preview, seconds: it is answered within a request. */
const SECONDS_LIMIT = 3;

/** Price of a trainee left out, in steps: above any smoothing it could buy. */
const LEFT_OUT_PRICE = 1000;

/** One quarter of the preview. Entries are trainees. */
export interface PreviewQuarter {
  quarter: string;
  /** Entries at the wished dates. */
  wishedEntries: number;
  /** Share of the entries that the quarter should take. */
  targetEntries: number;
  /** Entries in the smoothest year that envelopes and windows allow; may be fractional. */
  previewEntries: number;
}

/** What the preview says. FAILED: the engine gave no answer that holds, `reason` says why. */
export type QuarterlyPreview =
  | {
      status: 'PREVIEWED';
      quarters: PreviewQuarter[];
      /** Entries that no quarter can take within windows and envelopes; may be fractional. */
      leftOutEntries: number;
      /** Deviation of the region's quarters in steps of weight 1, whatever the scenario's own mode, periods and weights: no plan that leaves out as few is below it. */
      smoothingBound: number;
      engine: { name: string; version: string };
    }
  | { status: 'INFEASIBLE'; conflicts: Conflict[] }
  | { status: 'FAILED'; reason: string };

/** Money rows are in thousands of euros. */
const CENTS_PER_ROW_UNIT = 100_000;

/** The program of the preview and what to read in it. */
interface Preview {
  lp: LinearProgram;
  cost: Expression;
  /** Entries by quarter, entries left out, and the smoothing of the quarters. */
  entries: Map<string, Expression>;
  leftOut: Expression;
  steps: Expression;
}

function addVariable(lp: LinearProgram, name: string, upper = Infinity): number {
  return addColumn(lp, { name, lower: 0, upper, integer: false });
}

/** Each group spreads its entries over its quarters; what it may leave out has a price. Returns its columns by quarter. */
function addDemand({ lp, cost, entries, leftOut }: Preview, groups: Group[]): Map<string, number>[] {
  return groups.map((group, g) => {
    const whole = zero();
    const byQuarter = new Map(
      group.quarters.map((quarter) => [quarter, addVariable(lp, nameOf('entries', g, plainName(quarter)))]),
    );
    for (const [quarter, column] of byQuarter) {
      plus(whole, column, 1);
      plus(entries.get(quarter)!, column, 1);
    }
    if (group.mayLeaveOut) {
      const column = addVariable(lp, nameOf('left_out', g));
      plus(whole, column, 1);
      plus(leftOut, column, 1);
      plus(cost, column, LEFT_OUT_PRICE);
    }
    addRow(lp, nameOf('demand', g), whole, group.entries, group.entries);
    return byQuarter;
  });
}

/** Quarters that end before a release are paid by what came before it; the others are given the benefit of the doubt. */
function addBudgets(
  { lp }: Preview,
  instance: Instance,
  quarters: Period[],
  groups: Group[],
  columns: Map<string, number>[],
): void {
  const endsBefore = (quarter: string, date: IsoDate): boolean =>
    `${quarters.find(({ key }) => key === quarter)!.months.at(-1)!}-31` < date;
  budgetCheckpoints(instance).forEach(({ before, availableCents, sessions }, c) => {
    const members = new Set(sessions);
    const spent = zero();
    groups.forEach((group, g) => {
      if (!members.has(group.sessions[0]!)) return;
      for (const [quarter, column] of columns[g]!)
        if (before === null || endsBefore(quarter, before))
          plus(spent, column, group.centsPerEntry / CENTS_PER_ROW_UNIT);
    });
    if (spent.terms.size > 0)
      addRow(lp, nameOf('budget', c), spent, -Infinity, Math.max(0, availableCents) / CENTS_PER_ROW_UNIT);
  });
}

/** The quarters of the region against their targets, in the steps of the term `smoothing`. */
function addBalance(preview: Preview, instance: Instance, parameters: Parameters, quarters: Period[]): void {
  const region = findScopes(instance, parameters)[0]!;
  const { slopes } = parameters.smoothing;
  for (const quarter of quarters) {
    const entries = preview.entries.get(quarter.key)!;
    const row = { constant: entries.constant, terms: new Map(entries.terms) };
    const width = stepWidth(parameters, region, quarter);
    for (const [side, sign] of [
      ['over', -1],
      ['under', 1],
    ] as const) {
      slopes.forEach((slope, j) => {
        const name = nameOf(side, plainName(quarter.key), j + 1);
        const column = addVariable(preview.lp, name, j === slopes.length - 1 ? Infinity : width);
        plus(row, column, sign);
        plus(preview.steps, column, slope);
        plus(preview.cost, column, slope);
      });
    }
    for (const [column, coefficient] of preview.leftOut.terms) plus(row, column, quarter.share * coefficient);
    const target = quarter.share * region.plannedEntries;
    addRow(preview.lp, nameOf('balance', plainName(quarter.key)), row, target, target);
  }
}

/** Computes the preview. Never blocks the event loop and answers within a few seconds. */
export async function previewQuarters(instance: Instance, parameters: Parameters): Promise<QuarterlyPreview> {
  const candidates = findCandidates(instance, parameters);
  const conflicts = findConflicts(instance, parameters, candidates);
  if (conflicts.length > 0) return { status: 'INFEASIBLE', conflicts };
  const quarters = findPeriods(instance, parameters, 'QUARTER', findScopes(instance, parameters)[0]!);
  const groups = findGroups(instance, parameters, candidates);
  const preview: Preview = {
    lp: emptyProgram(),
    cost: zero(),
    entries: new Map(quarters.map(({ key }) => [key, zero()])),
    leftOut: zero(),
    steps: zero(),
  };
  addBudgets(preview, instance, quarters, groups, addDemand(preview, groups));
  addBalance(preview, instance, parameters, quarters);

  const engine = await openHostedEngine('javascript-lp-solver', toEngineProgram(preview.lp));
  try {
    const { point, end, reason } = await engine.solve({
      ...toCosts(preview.cost, preview.lp.columns.length),
      start: null,
      gap: 0,
      nodeLimit: 1,
      secondsLimit: SECONDS_LIMIT,
      seed: parameters.seed,
    });
    if (point === null)
      return { status: 'FAILED', reason: reason ?? `Le moteur n'a pas donné de réponse (${end}).` };
    const leftOutEntries = valueAt(preview.leftOut, point);
    const placed = findScopes(instance, parameters)[0]!.plannedEntries - leftOutEntries;
    return {
      status: 'PREVIEWED',
      quarters: quarters.map(({ key, share }) => ({
        quarter: key,
        wishedEntries: instance.sessions
          .filter((session) => quarterOf(instance, startDate(instance, session, session.wishedWeek)) === key)
          .reduce((sum, { plannedEntries }) => sum + plannedEntries, 0),
        targetEntries: share * placed,
        previewEntries: valueAt(preview.entries.get(key)!, point),
      })),
      leftOutEntries,
      smoothingBound: valueAt(preview.steps, point),
      engine: { name: engine.name, version: engine.version },
    };
  } finally {
    await engine.close();
  }
}
