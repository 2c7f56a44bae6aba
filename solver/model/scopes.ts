/** Groups of sessions and periods of time whose entries are compared with a target. */
import type { Instance, Month, Session } from '../instance/types.ts';
import type { Parameters, PeriodKind, ScopeKind } from '../parameters/types.ts';
import { uniquePlainNames } from './names.ts';

/** Sessions smoothed together. */
export interface Scope {
  kind: ScopeKind;
  /** `REGION`, or the kind and its value: `REGION 28`, `OPCO AKTO`. */
  key: string;
  /** The key as a plain name, one per scope. */
  name: string;
  /** Positions in `instance.sessions`. */
  sessions: number[];
  /** Entries planned over all its sessions, placed or not: trainees. */
  plannedEntries: number;
}

/** One quarter or month with its part of the year. */
export interface Period {
  kind: PeriodKind;
  /** `2022-Q1` or `2022-03`. */
  key: string;
  /** Part of the placed entries that should start in it, 0 to 1. */
  share: number;
  /** Months (`YYYY-MM`) it is made of. */
  months: string[];
}

/** Value that groups the sessions of a kind; null: in no group. Sessions without a region are one group together. */
const GROUP: Record<ScopeKind, (session: Session) => string | null> = {
  REGION: ({ region }) => region ?? '',
  DEPARTEMENT: ({ departement }) => departement,
  AGENCY: ({ agency }) => agency,
  OPCO: ({ opco }) => opco,
};

/** The scopes the parameters ask for: one per region, then one per value of each kind, in order of appearance. */
export function findScopes(instance: Instance, parameters: Parameters): Scope[] {
  const kinds = new Set<ScopeKind>(['REGION', ...parameters.smoothing.scopes]);
  const groups = [...kinds].flatMap((kind) =>
    [...Map.groupBy(instance.sessions.keys(), (s) => GROUP[kind](instance.sessions[s]!))]
      .filter(([value]) => value !== null)
      .map(([value, sessions]) => ({ kind, key: value === '' ? kind : `${kind} ${value}`, sessions })),
  );
  const names = uniquePlainNames(groups.map(({ key }) => key));
  return groups.map((group, g) => ({
    ...group,
    name: names[g]!,
    plannedEntries: group.sessions.reduce((sum, s) => sum + instance.sessions[s]!.plannedEntries, 0),
  }));
}

/**
 * The periods of one kind with their share of the year of a scope: the planner's profile where it names a period, and
 * working days for the rest, so that a truce month has a small target. They are those of the region that all the
 * sessions of the scope are in, where it has its own.
 */
export function findPeriods(
  instance: Instance,
  parameters: Parameters,
  kind: PeriodKind,
  { sessions }: Pick<Scope, 'sessions'>,
): Period[] {
  const regions = new Set(sessions.map((s) => instance.sessions[s]!.region ?? null));
  const [only = null] = regions.size === 1 ? regions : [];
  const daysOf = ({ workingDays, workingDaysByRegion = {} }: Month): number =>
    only !== null && Object.hasOwn(workingDaysByRegion, only) ? workingDaysByRegion[only]! : workingDays;
  const groups = [
    ...Map.groupBy(instance.months, ({ month, quarter }) => (kind === 'MONTH' ? month : quarter)),
  ].map(([key, months]) => ({
    key,
    months: months.map(({ month }) => month),
    workingDays: months.reduce((sum, month) => sum + daysOf(month), 0),
  }));
  const { profile } = parameters.smoothing;
  const unnamed = groups.filter(({ key }) => profile[key] === undefined);
  const named = groups.reduce((sum, { key }) => sum + (profile[key] ?? 0), 0);
  const days = unnamed.reduce((sum, { workingDays }) => sum + workingDays, 0);
  return groups.map(({ key, months, workingDays }) => ({
    kind,
    key,
    months,
    share: profile[key] ?? (1 - named) * (days === 0 ? 1 / unnamed.length : workingDays / days),
  }));
}

/** Width in trainees of one step of deviation of a scope in a period: at least one trainee. */
export function stepWidth(parameters: Parameters, scope: Scope, period: Period): number {
  return Math.max(1, Math.round(parameters.smoothing.stepWidth * period.share * scope.plannedEntries));
}
