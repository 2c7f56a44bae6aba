/** What the term `smoothing` is made of, in exact parts: scopes, the periods of each, their targets and steps. */

import type { Instance, Session } from '../../instance/types.ts';
import type { Parameters, ScopeKind, SmoothingParameters } from '../../parameters/types.ts';
import { type Period, periodsOf, SCOPE_VALUE, sharesOf, widthOf } from '../terms/smoothing.ts';
import { type Fraction, fractionOf, lcm, times } from './exact.ts';

/** A period of a scope, whose deviation from its target costs in steps. */
export interface SmoothedPeriod {
  /** `2022-Q1` or `2022-03`. */
  key: string;
  /** Its months, `YYYY-MM`. */
  months: Set<string>;
  /** Part of the placed entries of the scope that it should have. */
  share: Fraction;
  /** Trainees of one step. */
  width: bigint;
  /** What a trainee costs on each step, in the unit of the term; the last step has no end. */
  slopes: Fraction[];
}

/** Sessions smoothed together. */
export interface SmoothedScope {
  /** `REGION`, `REGION 28`, `OPCO AKTO`. */
  key: string;
  sessions: Session[];
  /** Entries of all its sessions, placed or not. */
  entries: bigint;
  /** Empty in PEAK mode. */
  periods: SmoothedPeriod[];
  /** What a trainee of its fullest month costs. */
  peakWeight: Fraction;
}

/** The scopes that the term adds up. */
export function smoothedScopes(instance: Instance, { smoothing }: Parameters): SmoothedScope[] {
  const kinds = [...new Set<ScopeKind>(['REGION', ...smoothing.scopes])];
  return kinds.flatMap((kind) =>
    [...Map.groupBy(instance.sessions, SCOPE_VALUE[kind])].flatMap(([value, sessions]) => {
      if (value === null) return [];
      const entries = sessions.reduce((sum, { plannedEntries }) => sum + plannedEntries, 0);
      const everywhere = kind === 'REGION' && (sessions[0]!.region ?? null) === null;
      const scope: SmoothedScope = {
        key: everywhere ? kind : `${kind} ${value}`,
        sessions,
        entries: BigInt(entries),
        periods: smoothing.mode === 'PEAK' ? [] : periodsOfScope(instance, smoothing, sessions, entries),
        peakWeight: smoothing.mode === 'PEAK' ? fractionOf(1) : fractionOf(smoothing.peakWeight),
      };
      return [scope];
    }),
  );
}

/** Denominator of every cost of the term: of a part of a trainee on any step, and of the peak. */
export function smoothingDenominator(scopes: readonly SmoothedScope[]): bigint {
  return lcm(
    scopes.flatMap(({ periods, peakWeight }) => [
      peakWeight.denominator,
      ...periods.flatMap(({ share, slopes }) => slopes.map((slope) => share.denominator * slope.denominator)),
    ]),
  );
}

function periodsOfScope(
  instance: Instance,
  smoothing: SmoothingParameters,
  sessions: readonly Session[],
  entries: number,
): SmoothedPeriod[] {
  const periods = periodsOf(instance, sessions);
  return smoothing.periods.flatMap(({ period: kind, weight }) => {
    // Steps are as wide as the definition says, rounded as `verify` rounds them: widths are whole either way.
    const shares = sharesOf(periods[kind], smoothing.profile);
    const exact = exactShares(periods[kind], smoothing.profile);
    return periods[kind].map(({ key }, p) => ({
      key,
      months: new Set(
        instance.months
          .filter(({ month, quarter }) => (kind === 'MONTH' ? month : quarter) === key)
          .map(({ month }) => month),
      ),
      share: exact[p]!,
      width: BigInt(widthOf(smoothing.stepWidth, shares[p]!, entries)),
      slopes: smoothing.slopes.map((slope) => times(fractionOf(weight), fractionOf(slope))),
    }));
  });
}

/** The shares of `docs/problem.md`: the profile's decimals, and working days for what they leave. */
function exactShares(periods: readonly Period[], profile: SmoothingParameters['profile']): Fraction[] {
  const named = periods.map(({ key }) => (Object.hasOwn(profile, key) ? fractionOf(profile[key]!) : null));
  const shares = named.filter((share) => share !== null);
  const unit = lcm(shares.map(({ denominator }) => denominator));
  const taken = shares.reduce((sum, share) => sum + (share.numerator * unit) / share.denominator, 0n);
  const rest: Fraction = { numerator: taken < unit ? unit - taken : 0n, denominator: unit };
  const others = periods.filter((_, p) => named[p] === null);
  const days = others.reduce((sum, { workingDays }) => sum + workingDays, 0);
  return periods.map(({ workingDays }, p) => {
    const share = named[p] ?? null;
    if (share !== null) return share;
    const part: Fraction =
      days > 0
        ? { numerator: BigInt(workingDays), denominator: BigInt(days) }
        : { numerator: 1n, denominator: BigInt(others.length) };
    return times(rest, part);
  });
}
