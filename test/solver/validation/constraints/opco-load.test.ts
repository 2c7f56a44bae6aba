import { describe, expect, test } from '@jest/globals';
import type { Opco, Session } from '../../../../solver/instance/types.ts';
import type { LimitMode } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anAgency, anInstance, anOpco, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays from 3 January 2022: weeks 0-4 start in January, 5-8 in February. */
const WEEKS = weeksFrom('2022-01-03', 9);
const [JANUARY, LAST_OF_JANUARY, FEBRUARY] = [0, 4, 5] as const;

const load = (mode: LimitMode) => ({ opcoLoad: { mode } });

/** Sessions of AKTO, unless told. */
function opco(count: number, drafts: Partial<Session>[] = [], opcos: Opco[] = [anOpco()]) {
  const sessions = Array.from({ length: count }, (_, s) => ({ opco: 'AKTO', ...drafts[s] }));
  return anInstance({ weeks: WEEKS, sessions, opcos });
}

const above = (month: string, excess: number, id = 'AKTO') => ({
  rule: 'opco-load',
  subject: { opco: id, month },
  excess,
  unit: 'sessions',
});

describe('HARD', () => {
  test.each<[string, (number | null)[], unknown[]]>([
    ['two in a month, the cap', [JANUARY, LAST_OF_JANUARY], []],
    ['a third in the month: one too many', [JANUARY, LAST_OF_JANUARY, 2], [above('2022-01', 1)]],
    ['a third a week later, in the next month', [JANUARY, LAST_OF_JANUARY, FEBRUARY], []],
    ['a third not placed', [JANUARY, JANUARY, null], []],
    ['three in a month, four in the next', [0, 1, 2, 5, 6, 7, 8], [above('2022-01', 1), above('2022-02', 2)]],
  ])('%s', (_, weeks, expected) => {
    expect(broken(opco(weeks.length), starts(...weeks), load('HARD'))).toEqual(expected);
  });

  test('the month of the start counts, not of its week', () => {
    const startDateByStart = WEEKS.map(({ startDate }, w) =>
      w === LAST_OF_JANUARY ? '2022-02-01' : startDate,
    );
    const instance = opco(3, [{ startDateByStart }]);
    expect(broken(instance, starts(LAST_OF_JANUARY, 0, 1), load('HARD'))).toEqual([]);
    expect(broken(instance, starts(LAST_OF_JANUARY, 5, 6), load('HARD'))).toEqual([above('2022-02', 1)]);
  });

  test.each<[string, Opco[], unknown[]]>([
    ['a cap of none', [anOpco({ monthlyLaunchCap: 0 })], [above('2022-01', 3)]],
    ['a cap not known', [anOpco({ monthlyLaunchCap: null })], []],
    ['an OPCO that no session names', [anOpco({ id: 'AFDAS', monthlyLaunchCap: 0 })], []],
    ['no OPCO', [], []],
  ])('%s', (_, opcos, expected) => {
    expect(broken(opco(3, [], opcos), starts(0, 0, 0), load('HARD'))).toEqual(expected);
  });

  test('each OPCO has its own cap', () => {
    const opcos = [anOpco(), anOpco({ id: 'AFDAS', monthlyLaunchCap: 1 })];
    const instance = opco(4, [{}, {}, { opco: 'AFDAS' }, { opco: 'AFDAS' }], opcos);
    expect(broken(instance, starts(0, 1, 2, 3), load('HARD'))).toEqual([above('2022-01', 1, 'AFDAS')]);
  });

  test('no OPCO is listed: nothing is judged', () => {
    const { opcos: _, ...instance } = opco(3);
    expect(broken(instance, starts(0, 0, 0), load('HARD'))).toEqual([]);
  });
});

describe('pinned sessions', () => {
  const pinned: Partial<Session> = { pinnedWeek: 1, pinReason: 'PLANNER' };

  test('count like the others', () => {
    expect(broken(opco(3, [pinned, pinned]), starts(1, 1, 0), load('HARD'))).toEqual([above('2022-01', 1)]);
  });

  test('alone they raise the cap to what they use, in their month only', () => {
    const instance = opco(6, [pinned, pinned, pinned]);
    expect(broken(instance, starts(1, 1, 1, null, null, null), load('HARD'))).toEqual([]);
    expect(broken(instance, starts(1, 1, 1, 0, null, null), load('HARD'))).toEqual([above('2022-01', 1)]);
    expect(broken(instance, starts(1, 1, 1, 5, 5, 5), load('HARD'))).toEqual([above('2022-02', 1)]);
  });
});

describe('other modes', () => {
  const scores = (mode: LimitMode) =>
    verify(opco(5), someParameters(load(mode)), starts(0, 0, 0, 0, 5)).scores.load;

  test('SOFT is no fault and costs the excess', () => {
    expect(broken(opco(5), starts(0, 0, 0, 0, 5), load('SOFT'))).toEqual([]);
    expect(scores('SOFT')).toBe(2);
  });

  test.each<LimitMode>(['OFF', 'HARD'])('%s costs nothing', (mode) => {
    expect(scores(mode)).toBe(0);
  });

  test('OFF is no fault', () => {
    expect(broken(opco(3), starts(0, 0, 0), load('OFF'))).toEqual([]);
  });

  test('agencies and OPCO add up', () => {
    const instance = {
      ...opco(3, Array(3).fill({ agency: 'Caen' })),
      agencies: [anAgency({ launchCap: 1 })],
    };
    const parameters = someParameters({ ...load('SOFT'), agencyLoad: { mode: 'SOFT', launchWeeks: 1 } });
    // Agency: 3 of 1 in week 0. OPCO: 3 of 2 in January.
    expect(verify(instance, parameters, starts(0, 0, 0)).scores.load).toBe(2 + 1);
  });
});

test('the message has the OPCO, the month, both counts and what to do', () => {
  const instance = opco(3, [], [anOpco({ label: 'Akto Normandie' })]);
  const { violations } = verify(instance, someParameters(load('HARD')), starts(1, 1, 1));
  expect(violations.map(({ message }) => message)).toEqual([
    "L'OPCO « Akto Normandie » débute 3 sessions en 2022-01. Attendu : 2 au plus. En déplacer 1 à un autre mois ou relever le plafond de l'OPCO.",
  ]);
});
