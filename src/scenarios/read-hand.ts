/** From what a planner states of the hand to the whole hand of a scenario, or every reason why it cannot be one. */

import { readHand } from '../../solver/index.ts';
import { isIsoDate } from '../domain/dates.ts';
import type { ScenarioHand } from './hand.ts';
import { noHand } from './hand.ts';
import type { Problem } from './problem.ts';

/** What may be stated of a hand; the rest is as in the base. Null takes a rule away; a list replaces the list. */
export type StatedHand = Partial<ScenarioHand>;

/**
 * Most decisions of one hand. Each is read against every session and every week: a hand of thousands is written by a
 * program that mistakes sessions for filters.
 */
export const MAX_DECISIONS = 200;

/** Most sessions that a decision names one by one: more than a campaign has are a mistake, and each is looked up. */
const MAX_NAMED = 10_000;

/** Longest freeze or publication, in weeks: beyond, it covers any campaign. */
const MAX_HORIZON_WEEKS = 520;

/** Puts what is stated over a base; null states a hand that decides nothing. Paths start with `/hand`. */
export function readScenarioHand(
  stated: StatedHand | null | undefined,
  base: ScenarioHand,
): { hand: ScenarioHand } | { problems: Problem[] } {
  const hand: ScenarioHand = stated === null ? noHand() : { ...base, ...stated };
  const tooLong = checkLengths(hand);
  if (tooLong.length > 0) return { problems: tooLong };
  const { decisions, solveOnly, minimalChange } = hand;
  const reading = readHand({
    format: 'metronome-hand/1',
    decisions,
    ...(solveOnly === null ? {} : { solveOnly }),
    ...(minimalChange === null ? {} : { minimalChange }),
  });
  const problems = [
    ...('problems' in reading ? reading.problems.map((p) => ({ ...p, path: `/hand${p.path}` })) : []),
    ...checkHorizon(hand),
  ];
  return problems.length === 0 ? { hand } : { problems };
}

function checkLengths({ decisions, solveOnly }: ScenarioHand): Problem[] {
  if (decisions.length > MAX_DECISIONS) {
    const expected = `au plus ${MAX_DECISIONS} décisions ; un filtre en vaut beaucoup`;
    return [told('HAND_TOO_LONG', '/hand/decisions', decisions.length, expected)];
  }
  const named = [
    ...decisions.map(({ which }, d) => ({ which, path: `/hand/decisions/${d}/which` })),
    { which: solveOnly, path: '/hand/solveOnly' },
  ];
  return named.flatMap(({ which, path }) =>
    Array.isArray(which) && which.length > MAX_NAMED
      ? [told('HAND_TOO_LONG', path, which.length, `au plus ${MAX_NAMED} sessions, ou un filtre`)]
      : [],
  );
}

function checkHorizon({ horizon }: ScenarioHand): Problem[] {
  if (horizon === null) return [];
  const problems = isIsoDate(horizon.today)
    ? []
    : [told('DATE_INVALID', '/hand/horizon/today', horizon.today, 'une date AAAA-MM-JJ qui existe')];
  for (const name of ['frozenWeeks', 'publishedWeeks'] as const) {
    const weeks = horizon[name];
    if (Number.isInteger(weeks) && weeks >= 0 && weeks <= MAX_HORIZON_WEEKS) continue;
    const expected = `un nombre entier de semaines, de 0 à ${MAX_HORIZON_WEEKS}`;
    problems.push(told('HORIZON_WEEKS_INVALID', `/hand/horizon/${name}`, weeks, expected));
  }
  return problems;
}

function told(code: string, path: string, value: unknown, expected: string): Problem {
  return {
    code,
    path,
    value,
    message: `« ${String(value)} » refusé. Attendu : ${expected}. Corrigez ${path}.`,
  };
}
