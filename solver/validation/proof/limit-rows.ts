/** The limits that a proof may put a multiplier on, read from the instance: what is used, by which starts, at most how much. */

import { quarterOfMonth } from '../../instance/iso-date.ts';
import type { Instance, Session } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Limit } from '../../solution/proof-types.ts';
import { drawsOn, windowsOf } from '../constraints/candidate-pool.ts';
import { usable } from '../constraints/unforeseen-reserve.ts';
import { monthOfStart, type Placed, placedIn } from '../reading.ts';
import { lineages, roomBefore } from './money.ts';

/** sum over the starts that count of `amountOf` <= `most`. */
export interface LimitRow {
  /** Whole cents, trainees or sessions, raised to what pinned sessions use where facts are no fault. */
  most: bigint;
  /** What a session uses; 0 when the limit is none of its business. */
  amountOf: (session: Session) => bigint;
  counts: (placed: Placed) => boolean;
  /** True where going over costs in the term `load` instead of being forbidden. */
  soft: boolean;
}

type RowOf<R extends Limit['rule']> = (
  limit: Extract<Limit, { rule: R }>,
  instance: Instance,
  parameters: Parameters,
) => LimitRow | null;

const envelopeBudget: RowOf<'envelope-budget'> = ({ envelope, before }, instance) => {
  const tranches = instance.envelopes.find(({ id }) => id === envelope)?.tranches;
  if (tranches === undefined || !(before === null || tranches.some(({ date }) => date === before)))
    return null;
  const line = lineages(instance.envelopes);
  return {
    most: roomBefore(instance, envelope, before),
    amountOf: (session) => (line.get(session.envelope)!.includes(envelope) ? BigInt(session.costCents) : 0n),
    counts: ({ startDate }) => before === null || startDate < before,
    soft: false,
  };
};

const agencyLoad: RowOf<'agency-load'> = ({ agency, week }, instance, { agencyLoad }) => {
  const cap = instance.agencies?.find(({ id }) => id === agency)?.launchCap ?? null;
  if (agencyLoad.mode === 'OFF' || cap === null || instance.weeks[week] === undefined) return null;
  return raised(instance, {
    most: BigInt(cap),
    amountOf: (session) => (session.agency === agency ? 1n : 0n),
    counts: weeksFrom(instance, week, agencyLoad.launchWeeks),
    soft: agencyLoad.mode === 'SOFT',
  });
};

const opcoLoad: RowOf<'opco-load'> = ({ opco, month }, instance, { opcoLoad }) => {
  const cap = instance.opcos?.find(({ id }) => id === opco)?.monthlyLaunchCap ?? null;
  const isKnown = instance.months.some((one) => one.month === month);
  if (opcoLoad.mode === 'OFF' || cap === null || !isKnown) return null;
  return raised(instance, {
    most: BigInt(cap),
    amountOf: (session) => (session.opco === opco ? 1n : 0n),
    counts: (placed) => monthOfStart(placed) === month,
    soft: opcoLoad.mode === 'SOFT',
  });
};

const candidatePool: RowOf<'candidate-pool'> = (limit, instance, { candidatePool }) => {
  const pool = instance.candidatePools?.find(({ id }) => id === limit.candidatePool);
  const months = instance.months.map(({ month }) => month);
  const window = windowsOf(months.length).find(([from]) => months[from] === limit.month);
  if (candidatePool.mode === 'OFF' || pool === undefined || window === undefined) return null;
  const counted = months.slice(...window);
  return raised(instance, {
    most: BigInt(pool.expectedCandidates),
    amountOf: (session) =>
      session.rome.slice(0, 3) === pool.family && drawsOn(pool, session)
        ? BigInt(session.plannedEntries)
        : 0n,
    counts: (placed) => counted.includes(monthOfStart(placed)),
    soft: false,
  });
};

const spacing: RowOf<'spacing'> = ({ kind, group, week }, instance, { spacing }) => {
  const weeks = kind === 'project' ? spacing.projectWeeks : spacing.jobZoneWeeks;
  const keyOf = ({ project, rome, zone }: Session): string | null =>
    kind === 'project' ? (project ?? null) : zone === null ? null : `${rome} ${zone}`;
  const isKnown = instance.sessions.some((session) => keyOf(session) === group);
  if (weeks === 0 || instance.weeks[week] === undefined || !isKnown) return null;
  return raised(instance, {
    most: 1n,
    amountOf: (session) => (keyOf(session) === group ? 1n : 0n),
    counts: weeksFrom(instance, week, weeks),
    soft: false,
  });
};

const unforeseenReserve: RowOf<'unforeseen-reserve'> = ({ quarter, counts }, instance, parameters) => {
  const capacity = instance.capacities?.find((one) => one.quarter === quarter);
  const most = counts === 'entries' ? capacity?.entries : capacity?.costCents;
  if (most === undefined || most === null) return null;
  return raised(instance, {
    most: BigInt(usable(most, parameters.unforeseenReserve.share)),
    amountOf: (session) => BigInt(counts === 'entries' ? session.plannedEntries : session.costCents),
    counts: (placed) => quarterOfMonth(monthOfStart(placed)) === quarter,
    soft: false,
  });
};

/** The row of a limit; null when the instance has no such limit, or the parameters do not apply it. */
export function limitRow(limit: Limit, instance: Instance, parameters: Parameters): LimitRow | null {
  switch (limit.rule) {
    case 'envelope-budget':
      return envelopeBudget(limit, instance, parameters);
    case 'agency-load':
      return agencyLoad(limit, instance, parameters);
    case 'opco-load':
      return opcoLoad(limit, instance, parameters);
    case 'candidate-pool':
      return candidatePool(limit, instance, parameters);
    case 'spacing':
      return spacing(limit, instance, parameters);
    case 'unforeseen-reserve':
      return unforeseenReserve(limit, instance, parameters);
  }
}

/** Starts in that week of the horizon or within `count` weeks from it. */
function weeksFrom({ weeks }: Instance, week: number, count: number): (placed: Placed) => boolean {
  const first = weeks[week]!.offsetWeeks;
  return (placed) => {
    const after = weeks[placed.week]!.offsetWeeks - first;
    return after >= 0 && after < count;
  };
}

/** The same row with room for what pinned sessions use already: facts are no fault of a plan. */
function raised(instance: Instance, row: LimitRow): LimitRow {
  const used = instance.sessions.reduce((sum, session) => {
    const { pinnedWeek } = session;
    return pinnedWeek !== null && row.counts(placedIn(instance, session, pinnedWeek))
      ? sum + row.amountOf(session)
      : sum;
  }, 0n);
  return { ...row, most: used > row.most ? used : row.most };
}
