/** Groups of sessions and periods of time whose entries are compared with a target. */
import type { Instance, Session } from '../instance/types.ts';
import type { Parameters, PeriodKind, ScopeKind } from '../parameters/types.ts';

/** Sessions smoothed together. */
export interface Scope {
  kind: ScopeKind;
  /** `REGION`, or the département, agency or OPCO. */
  key: string;
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

const GROUP: Record<Exclude<ScopeKind, 'REGION'>, (session: Session) => string | null> = {
  DEPARTEMENT: ({ departement }) => departement,
  AGENCY: ({ agency }) => agency,
  OPCO: ({ opco }) => opco,
};

/** The scopes the parameters ask for: the region, then one per value of each kind, in order of appearance. */
export function findScopes(instance: Instance, parameters: Parameters): Scope[] {
  const everything = instance.sessions.map((_, s) => s);
  const scopeOf = (kind: ScopeKind, key: string, sessions: number[]): Scope => ({
    kind,
    key,
    sessions,
    plannedEntries: sessions.reduce((sum, s) => sum + instance.sessions[s]!.plannedEntries, 0),
  });
  const scopes = [scopeOf('REGION', 'REGION', everything)];
  for (const kind of new Set(parameters.smoothing.scopes)) {
    if (kind === 'REGION') continue;
    for (const [key, sessions] of Map.groupBy(everything, (s) => GROUP[kind](instance.sessions[s]!))) {
      if (key !== null) scopes.push(scopeOf(kind, key, sessions));
    }
  }
  return scopes;
}

/**
 * The periods of one kind with their share of the year: the planner's profile where it names a
 * period, and working days for the rest, so that a truce month has a small target.
 */
export function findPeriods(instance: Instance, parameters: Parameters, kind: PeriodKind): Period[] {
  const groups = [
    ...Map.groupBy(instance.months, ({ month, quarter }) => (kind === 'MONTH' ? month : quarter)),
  ].map(([key, months]) => ({
    key,
    months: months.map(({ month }) => month),
    workingDays: months.reduce((sum, month) => sum + month.workingDays, 0),
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
