/** What a plan costs in unevenness: how far entries are from an even spread, scope by scope (S1, 002:L335-341). */

import { shown } from '../../instance/shown.ts';
import type { Instance, Session } from '../../instance/types.ts';
import type { PeriodKind, ScopeKind, SmoothingParameters } from '../../parameters/types.ts';
import type { JudgedPlan, Placed } from '../reading.ts';

/** A period in which entries are counted. */
export interface Period {
  key: string;
  workingDays: number;
}

/** The sessions that are smoothed together. */
interface Scope {
  /** All its sessions, placed or not. */
  sessions: Session[];
  placed: Placed[];
}

/** Term `smoothing`, in weighted trainees. */
export function scoreSmoothing(plan: JudgedPlan): number {
  const { smoothing } = plan.parameters;
  const periods = periodsOf(plan.instance, []);
  const periodOfMonth: Record<PeriodKind, Map<string, number>> = {
    MONTH: new Map(plan.instance.months.map(({ month }, m) => [month, m])),
    QUARTER: new Map(
      plan.instance.months.map(({ month, quarter }) => [
        month,
        periods.QUARTER.findIndex(({ key }) => key === quarter),
      ]),
    ),
  };
  return scopesOf(plan).reduce((total, scope) => {
    const peak = Math.max(0, ...entriesBy(scope, periodOfMonth.MONTH, periods.MONTH.length));
    if (smoothing.mode === 'PEAK') return total + peak;
    const own = periodsOf(plan.instance, scope.sessions);
    const allEntries = scope.sessions.reduce((sum, { plannedEntries }) => sum + plannedEntries, 0);
    const steps = smoothing.periods.reduce((sum, { period, weight }) => {
      const entries = entriesBy(scope, periodOfMonth[period], periods[period].length);
      return (
        sum + weight * roughness(smoothing, allEntries, entries, sharesOf(own[period], smoothing.profile))
      );
    }, 0);
    return total + steps + smoothing.peakWeight * peak;
  }, 0);
}

/** The months and the quarters of an instance, in order, with the working days of the region where these sessions all are. */
export function periodsOf({ months }: Instance, sessions: readonly Session[]): Record<PeriodKind, Period[]> {
  const first = sessions[0]?.region ?? null;
  const region = sessions.every((session) => (session.region ?? null) === first) ? first : null;
  const daysOf = new Map<string, number>();
  const byMonth = months.map(({ month, quarter, workingDays, workingDaysByRegion }): Period => {
    const own = new Map(Object.entries(workingDaysByRegion ?? {})).get(region ?? '') ?? workingDays;
    daysOf.set(quarter, (daysOf.get(quarter) ?? 0) + own);
    return { key: month, workingDays: own };
  });
  return { MONTH: byMonth, QUARTER: [...daysOf].map(([key, days]) => ({ key, workingDays: days })) };
}

/** Wanted share of each period: the profile's where it names the period; the others share the rest by working days. */
export function sharesOf(periods: Period[], profile: SmoothingParameters['profile']): number[] {
  const named = periods.map(({ key }) => (Object.hasOwn(profile, key) ? profile[key] : undefined));
  const rest = Math.max(0, 1 - named.reduce<number>((sum, share) => sum + (share ?? 0), 0));
  const others = periods.filter((_, p) => named[p] === undefined);
  const days = others.reduce((sum, { workingDays }) => sum + workingDays, 0);
  return periods.map(({ workingDays }, p) => {
    const share = named[p];
    if (share !== undefined) return share;
    return rest * (days > 0 ? workingDays / days : 1 / others.length);
  });
}

/** What sessions of one scope share; null: in no scope of the kind. */
export const SCOPE_VALUE: Record<ScopeKind, (session: Session) => string | null> = {
  REGION: ({ region }) => region ?? 'sans région',
  DEPARTEMENT: ({ departement }) => departement,
  AGENCY: ({ agency }) => agency,
  OPCO: ({ opco }) => opco,
};

/**
 * One scope per region (sessions without one are together), then one per value of each kind asked for;
 * sessions without a value are in none.
 */
function scopesOf({ instance, parameters, placed }: JudgedPlan): Scope[] {
  const kinds = [...new Set<ScopeKind>(['REGION', ...parameters.smoothing.scopes])];
  return kinds.flatMap((kind) => {
    const scopeValue = SCOPE_VALUE[kind];
    const placedOf = Map.groupBy(placed, ({ session }) => scopeValue(session));
    return [...Map.groupBy(instance.sessions, scopeValue)]
      .filter(([value]) => value !== null)
      .map(([value, sessions]) => ({ sessions, placed: placedOf.get(value) ?? [] }));
  });
}

/** Entries of a scope by period, a start being counted in the month of its start date. */
function entriesBy({ placed }: Scope, periodOfMonth: Map<string, number>, count: number): number[] {
  const entries = Array.from({ length: count }, () => 0);
  for (const { session, startDate } of placed) {
    const period = periodOfMonth.get(startDate.slice(0, 7));
    if (period === undefined) {
      throw new RangeError(
        `Aucun mois pour le ${shown(startDate)}. Vérifier l'instance avant de juger un plan.`,
      );
    }
    entries[period] = entries[period]! + session.plannedEntries;
  }
  return entries;
}

/** Sum over the periods of the convex cost of each deviation from its target. */
function roughness(
  { stepWidth, slopes }: SmoothingParameters,
  allEntries: number,
  entries: number[],
  shares: number[],
): number {
  const placedEntries = entries.reduce((sum, part) => sum + part, 0);
  return entries.reduce((sum, part, p) => {
    const width = widthOf(stepWidth, shares[p]!, allEntries);
    return sum + stepCost(Math.abs(part - shares[p]! * placedEntries), width, slopes);
  }, 0);
}

/** Trainees of one step of deviation, whole. */
export function widthOf(stepWidth: number, share: number, allEntries: number): number {
  return Math.max(1, Math.round(stepWidth * share * allEntries));
}

/** The first width of a deviation costs the first slope per trainee, the next width the second...; the last step has no end. */
function stepCost(deviation: number, width: number, slopes: number[]): number {
  return slopes.reduce((cost, slope, j) => {
    const beyond = Math.max(0, deviation - j * width);
    return cost + slope * (j === slopes.length - 1 ? beyond : Math.min(width, beyond));
  }, 0);
}
