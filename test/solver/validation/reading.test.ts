import { describe, expect, test } from '@jest/globals';
import { verify } from '../../../solver/validation/verify.ts';
import { aLevel, anInstance, someParameters, starts, weeksFrom } from '../builders.ts';
import { broken } from './broken.ts';

const WEEKS = weeksFrom('2022-01-03', 4);
const TWO = anInstance({ weeks: WEEKS, sessions: [{}, {}] });
const PINNED = anInstance({ weeks: WEEKS, sessions: [{ pinnedWeek: 2, pinReason: 'ENGAGED' }] });

describe('each session once', () => {
  test('every session in a week: valid', () => {
    expect(verify(TWO, someParameters(), starts(0, 3))).toMatchObject({ valid: true, violations: [] });
  });

  test('the order of the plan does not matter', () => {
    expect(broken(TWO, starts(0, 3).reverse())).toEqual([]);
  });

  test('a session left out', () => {
    expect(broken(TWO, starts(0))).toEqual([
      { rule: 'place-once', subject: { session: 'S2' }, excess: 1, unit: 'sessions' },
    ]);
  });

  test('a session three times: two too many, and the first counts', () => {
    const plan = [...starts(0, 3), { session: 'S1', week: 1 }, { session: 'S1', week: null }];
    expect(broken(TWO, plan)).toEqual([
      { rule: 'place-once', subject: { session: 'S1' }, excess: 2, unit: 'sessions' },
    ]);
    expect(verify(TWO, someParameters(), plan).scores).toEqual(
      verify(TWO, someParameters(), starts(0, 3)).scores,
    );
  });

  test('a session that is not of the instance, however often it comes, is told once', () => {
    const plan = [...starts(0, 3), { session: 'X', week: 0 }, { session: 'X', week: 1 }];
    expect(broken(TWO, plan)).toEqual([{ rule: 'known-session', subject: { session: 'X' } }]);
  });

  test('no assignment at all', () => {
    expect(broken(TWO, []).map(({ subject }) => subject)).toEqual([{ session: 'S1' }, { session: 'S2' }]);
  });
});

describe('a week of the horizon', () => {
  test.each([0, 3])('week %p', (week) => {
    expect(broken(TWO, starts(week, 0))).toEqual([]);
  });

  test.each([-1, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'not week %p; the session counts as unplaced',
    (week) => {
      expect(broken(TWO, starts(week, 0))).toEqual([
        { rule: 'week-in-horizon', subject: { session: 'S1', week } },
      ]);
      expect(verify(TWO, someParameters(), starts(week, 0)).scores.placement).toBe(10);
    },
  );
});

describe('unplaced', () => {
  const unplaced = [{ rule: 'place-once', subject: { session: 'S2' }, excess: 1, unit: 'sessions' }];

  test('is allowed at a price', () => {
    expect(broken(TWO, starts(0, null))).toEqual([]);
  });

  test('is refused where the scenario requires every session', () => {
    expect(broken(TWO, starts(0, null), { unplaced: 'FORBIDDEN' })).toEqual(unplaced);
    expect(broken(TWO, starts(0, 0), { unplaced: 'FORBIDDEN' })).toEqual([]);
  });

  test('is refused where no level prices it', () => {
    expect(broken(TWO, starts(0, null), { levels: [aLevel('smoothing')] })).toEqual(unplaced);
  });

  test('is refused where its price is zero', () => {
    const free = aLevel('placement', { terms: [{ term: 'placement', weight: 0 }] });
    expect(broken(TWO, starts(0, null), { levels: [free] })).toEqual(unplaced);
    const cheap = aLevel('placement', { terms: [{ term: 'placement', weight: 0.001 }] });
    expect(broken(TWO, starts(0, null), { levels: [free, cheap] })).toEqual([]);
  });

  test('is refused for a pinned session', () => {
    expect(broken(PINNED, starts(null))).toEqual([
      { rule: 'place-once', subject: { session: 'S1' }, excess: 1, unit: 'sessions' },
    ]);
  });
});

test('is allowed at a price beside another term', () => {
  const levels = [
    aLevel('fidelity', {
      terms: [
        { term: 'fidelity', weight: 1 },
        { term: 'placement', weight: 1 },
      ],
    }),
  ];
  expect(broken(TWO, starts(0, null), { levels })).toEqual([]);
});

test('messages say the value, what was expected and what to do, in French', () => {
  const plan = [
    { session: 'S1', week: 9 },
    { session: 'S2', week: null },
  ];
  const { violations } = verify(TWO, someParameters({ unplaced: 'FORBIDDEN' }), plan);
  expect(violations.map(({ message }) => message)).toEqual([
    'La session « S1 » est placée en semaine « 9 ». Attendu : un entier de 0 à 3. Corriger la semaine.',
    "La session « S2 » n'est pas placée, or le scénario exige toutes les sessions (unplaced FORBIDDEN). La placer ou autoriser les non-placées.",
  ]);
});

test('an instance that was not checked is refused, not misjudged', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ envelope: 'E9' }] });
  expect(() => verify(instance, someParameters(), starts(0))).toThrow(/Enveloppe « E9 » inconnue/);
  const dates = anInstance({ weeks: WEEKS, sessions: [{ startDateByStart: WEEKS.map(() => '2022-02-30') }] });
  expect(() => verify(dates, someParameters(), starts(0))).toThrow(/« 2022-02-30 » n'est pas une date/);
  const pinned = anInstance({ weeks: WEEKS, sessions: [{ pinnedWeek: 12, pinReason: 'PLANNER' }] });
  expect(() => verify(pinned, someParameters(), starts(0))).toThrow(
    /« S1 » est imposée en semaine « 12 », hors de l'horizon/,
  );
});

test('each fault of the list of assignments is told in full', () => {
  const said = (...args: Parameters<typeof verify>) =>
    verify(...args).violations.map(({ message }) => message);
  const twice = [...starts(0, 3), { session: 'S1', week: 1 }];
  expect(said(TWO, someParameters(), twice)).toEqual([
    'La session « S1 » est 2 fois dans le plan. Attendu : une seule fois. Garder une ligne.',
  ]);
  expect(said(TWO, someParameters(), [...starts(0, 3), { session: 'X', week: 0 }])).toEqual([
    "« X » n'est pas une session de l'instance. Attendu : l'identifiant d'une session. La retirer du plan ou corriger l'identifiant.",
  ]);
  expect(said(TWO, someParameters(), starts(0))).toEqual([
    "La session « S2 » n'est pas dans le plan. Attendu : une semaine de début, ou null pour non placée. L'ajouter.",
  ]);
  expect(said(PINNED, someParameters(), starts(null))).toEqual([
    "La session « S1 » n'est pas placée, or elle est imposée en semaine 2. Attendu : cette semaine. L'y placer ou retirer l'imposition.",
  ]);
  expect(said(TWO, someParameters({ levels: [aLevel('smoothing')] }), starts(0, null))).toEqual([
    "La session « S2 » n'est pas placée, or aucun niveau ne compte les non-placées. La placer ou ajouter le terme « placement » à un niveau.",
  ]);
});
