import { describe, expect, test } from '@jest/globals';
import type { Instance, Session } from '../../../../solver/instance/types.ts';
import type { GateName, Parameters } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, plusDays, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Twelve Mondays from 3 January 2022: week 8 starts on 28 February, 56 days after week 0. */
const WEEKS = weeksFrom('2022-01-03', 12);

const delays = (overrides: Partial<Parameters['delays']>) => ({
  delays: { preparationWeeks: 8, sourcingWeeks: 4, opinionWeeks: 3, validationWeeks: 2, ...overrides },
});

/** Rule and days by which one session that starts in a week breaks it. */
function tooSoon(
  session: Partial<Session>,
  week: number,
  parameters: Partial<Parameters> = {},
  instance: Partial<Omit<Instance, 'sessions'>> = {},
) {
  const built = anInstance({ weeks: WEEKS, ...instance, sessions: [session] });
  return broken(built, starts(week), parameters).map(({ rule, excess, unit }) => [rule, excess, unit]);
}

describe('procurement', () => {
  const by = (days: number) => [['gate:procurement', days, 'days']];

  test.each([
    ['eight weeks after, to the day', '2022-01-03', 8, []],
    ['a day less than eight weeks after', '2022-01-04', 8, by(1)],
    ['a week too soon', '2022-01-03', 7, by(7)],
    ['before the body is known', '2022-01-10', 0, by(63)],
  ])('a start %s', (_, trainingBodyKnownOn, week, expected) => {
    expect(tooSoon({ trainingBodyKnownOn }, week)).toEqual(expected);
  });

  test.each([
    ['known', { trainingBodyKnownOn: null }],
    ['not told', {}],
  ])('a body %s asks for no time', (_, session) => {
    expect(tooSoon(session, 0)).toEqual([]);
  });

  test('the scenario gives the weeks; none is a choice', () => {
    const session = { trainingBodyKnownOn: '2022-01-03' };
    expect(tooSoon(session, 1, delays({ preparationWeeks: 1 }))).toEqual([]);
    expect(tooSoon(session, 0, delays({ preparationWeeks: 1 }))).toEqual(by(7));
    expect(tooSoon(session, 0, delays({ preparationWeeks: 0 }))).toEqual([]);
  });

  test('the day of the start counts, not its week', () => {
    const startDateByStart = WEEKS.map(({ startDate }) => plusDays(startDate, 2));
    expect(tooSoon({ startDateByStart, trainingBodyKnownOn: '2022-01-05' }, 8)).toEqual([]);
    expect(tooSoon({ startDateByStart, trainingBodyKnownOn: '2022-01-06' }, 8)).toEqual(by(1));
  });
});

describe('sourcing', () => {
  const by = (days: number) => [['gate:sourcing', days, 'days']];

  test.each([
    ['four weeks after, to the day', '2022-01-03', 4, []],
    ['a day less than four weeks after', '2022-01-04', 4, by(1)],
    ['on the day of the decision', '2022-01-03', 0, by(28)],
    ['before the decision', '2022-01-10', 0, by(35)],
  ])('a start %s', (_, decisionDate, week, expected) => {
    expect(tooSoon({}, week, {}, { decisionDate })).toEqual(expected);
  });

  test.each([{ decisionDate: null }, {}])('%j: no lead time is judged', (instance) => {
    expect(tooSoon({}, 0, {}, instance)).toEqual([]);
  });

  test('the scenario gives the weeks', () => {
    expect(tooSoon({}, 0, delays({ sourcingWeeks: 0 }), { decisionDate: '2022-01-03' })).toEqual([]);
    expect(tooSoon({}, 5, delays({ sourcingWeeks: 6 }), { decisionDate: '2022-01-03' })).toEqual(by(7));
  });
});

describe('validation', () => {
  const decided = { decisionDate: '2022-01-03' };
  const by = (days: number) => [['gate:validation', days, 'days']];
  /** Sourcing would close the same weeks. */
  const alone = { gates: ['validation'] as GateName[] };

  test.each([
    ['five weeks after, to the day', 5, []],
    ['a week too soon', 4, by(7)],
    ['on the day of the decision', 0, by(35)],
  ])('a start %s', (_, week, expected) => {
    expect(tooSoon({ validated: false }, week, alone, decided)).toEqual(expected);
  });

  test.each([{ validated: true }, {}])('%j waits for nothing', (session) => {
    expect(tooSoon(session, 0, alone, decided)).toEqual([]);
  });

  test('without a decision nothing is judged', () => {
    expect(tooSoon({ validated: false }, 0, alone, { decisionDate: null })).toEqual([]);
    expect(tooSoon({ validated: false }, 0, alone)).toEqual([]);
  });

  test('opinion and validation follow each other', () => {
    const opinion = { ...alone, ...delays({ opinionWeeks: 4, validationWeeks: 0 }) };
    expect(tooSoon({ validated: false }, 4, opinion, decided)).toEqual([]);
    expect(tooSoon({ validated: false }, 3, opinion, decided)).toEqual(by(7));
  });
});

test('the three lead times are three reasons, and a pin opens its own week', () => {
  const session: Partial<Session> = { trainingBodyKnownOn: '2022-01-03', validated: false };
  const decided = { decisionDate: '2022-01-03' };
  expect(tooSoon(session, 0, {}, decided).map(([rule]) => rule)).toEqual([
    'gate:procurement',
    'gate:sourcing',
    'gate:validation',
  ]);
  expect(tooSoon({ ...session, pinnedWeek: 0, pinReason: 'STARTED' }, 0, {}, decided)).toEqual([]);
});

test('a lead time that is switched off closes nothing', () => {
  const session: Partial<Session> = { trainingBodyKnownOn: '2022-01-03', validated: false };
  expect(tooSoon(session, 0, { gates: [] }, { decisionDate: '2022-01-03' })).toEqual([]);
});

test('the message says how long, since when, and the first day that would do', () => {
  const said = (session: Partial<Session>, gate: GateName) => {
    const instance = anInstance({ weeks: WEEKS, sessions: [session], decisionDate: '2022-01-03' });
    return verify(instance, someParameters({ gates: [gate] }), starts(1)).violations[0]!.message;
  };
  const start = 'La session « S1 » débute le 2022-01-10 (semaine 1), or il faut';
  expect(said({ trainingBodyKnownOn: '2022-01-05' }, 'procurement')).toBe(
    `${start} 8 semaines après le 2022-01-05 (choix de l'organisme de formation). La débuter le 2022-03-02 ou après, ou réduire le délai.`,
  );
  expect(said({}, 'sourcing')).toBe(
    `${start} 4 semaines après le 2022-01-03 (décision, pour trouver les candidats). La débuter le 2022-01-31 ou après, ou réduire le délai.`,
  );
  expect(said({ validated: false }, 'validation')).toBe(
    `${start} 5 semaines après le 2022-01-03 (décision, pour l'avis et la validation). La débuter le 2022-02-07 ou après, ou réduire le délai.`,
  );
});
