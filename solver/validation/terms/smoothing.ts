/** What a plan costs in unevenness: how far entries are from an even spread, scope by scope (S1, 002:L335-341). */

import type { Instance, Session } from '../../instance/types.ts';
import type { Parameters, PeriodKind, ScopeKind, SmoothingParameters } from '../../parameters/types.ts';
import { type JudgedPlan, monthPositions, type Placed } from '../reading.ts';

/** A period in which entries are counted. */
export interface Period {
  key: string;
  workingDays: number;
}

/** The sessions that are smoothed together, and what their entries are compared with. */
interface Scope {
  sessions: Session[];
  /** One for each kind of period that the scenario weighs. */
  targets: Target[];
}

/** What the entries of one scope should be in the periods of one kind. */
interface Target {
  weight: number;
  /** Position of the period of each month. */
  ofMonth: number[];
  /** Wanted share of each period. */
  shares: number[];
  /** Trainees of one step of deviation, period by period. */
  widths: number[];
}

/** Term `smoothing`, in weighted trainees. */
export function scoreSmoothing(plan: JudgedPlan): number {
  return smoothingIn(plan)(plan.placed);
}

/** Reads an instance once; the answer gives the term of any starts of its sessions, which simulations draw by the thousand. */
export function smoothingIn({
  instance,
  parameters,
}: Pick<JudgedPlan, 'instance' | 'parameters'>): (placed: readonly Placed[]) => number {
  const { smoothing } = parameters;
  const scopes = scopesOf(instance, parameters);
  const scopesBySession = new Map(instance.sessions.map((session) => [session, [] as number[]]));
  scopes.forEach(({ sessions }, g) => {
    for (const session of sessions) scopesBySession.get(session)!.push(g);
  });
  const monthOf = monthPositions(instance);
  return (placed) => {
    const entries = scopes.map(() => instance.months.map(() => 0));
    for (const { session, startDate } of placed) {
      const month = monthOf(startDate);
      for (const g of scopesBySession.get(session)!) entries[g]![month]! += session.plannedEntries;
    }
    return scopes.reduce((total, scope, g) => total + scopeCost(smoothing, scope, entries[g]!), 0);
  };
}

/** What the entries of one scope cost, month by month. */
function scopeCost(smoothing: SmoothingParameters, { targets }: Scope, entries: readonly number[]): number {
  const peak = Math.max(0, ...entries);
  if (smoothing.mode === 'PEAK') return peak;
  const steps = targets.reduce(
    (sum, target) => sum + target.weight * roughness(smoothing.slopes, entries, target),
    0,
  );
  return steps + smoothing.peakWeight * peak;
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
function scopesOf(instance: Instance, { smoothing }: Parameters): Scope[] {
  const kinds = [...new Set<ScopeKind>(['REGION', ...smoothing.scopes])];
  return kinds.flatMap((kind) =>
    [...Map.groupBy(instance.sessions, SCOPE_VALUE[kind])]
      .filter(([value]) => value !== null)
      .map(([, sessions]) => ({ sessions, targets: targetsOf(instance, smoothing, sessions) })),
  );
}

function targetsOf(instance: Instance, smoothing: SmoothingParameters, sessions: Session[]): Target[] {
  const allEntries = sessions.reduce((sum, { plannedEntries }) => sum + plannedEntries, 0);
  const periods = periodsOf(instance, sessions);
  const ofMonth: Record<PeriodKind, number[]> = {
    MONTH: instance.months.map((_, m) => m),
    QUARTER: instance.months.map(({ quarter }) => periods.QUARTER.findIndex(({ key }) => key === quarter)),
  };
  return smoothing.periods.map(({ period, weight }) => {
    const shares = sharesOf(periods[period], smoothing.profile);
    const widths = shares.map((share) => widthOf(smoothing.stepWidth, share, allEntries));
    return { weight, ofMonth: ofMonth[period], shares, widths };
  });
}

/** Sum over the periods of the convex cost of each deviation from its target. */
function roughness(
  slopes: number[],
  entries: readonly number[],
  { ofMonth, shares, widths }: Target,
): number {
  const placed = entries.reduce((sum, part) => sum + part, 0);
  const parts = shares.map(() => 0);
  entries.forEach((part, month) => {
    parts[ofMonth[month]!]! += part;
  });
  return parts.reduce(
    (sum, part, p) => sum + stepCost(Math.abs(part - shares[p]! * placed), widths[p]!, slopes),
    0,
  );
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
