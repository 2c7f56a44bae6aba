import { describe, expect, test } from '@jest/globals';
import type { Agency, Session } from '../../../../solver/instance/types.ts';
import type { LimitMode } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anAgency, anInstance, halfMonthsOf, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays from 3 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 6);

const load = (mode: LimitMode, launchWeeks = 2) => ({ agencyLoad: { mode, launchWeeks } });

/** Sessions of the agency of Caen, unless told. */
function agency(count: number, drafts: Partial<Session>[] = [], agencies: Agency[] = [anAgency()]) {
  const sessions = Array.from({ length: count }, (_, s) => ({ agency: 'Caen', ...drafts[s] }));
  return anInstance({ weeks: WEEKS, sessions, agencies });
}

const above = (week: number, excess: number, id = 'Caen') => ({
  rule: 'agency-load',
  subject: { agency: id, week, date: WEEKS[week]!.startDate },
  excess,
  unit: 'sessions',
});

describe('HARD', () => {
  test.each<[string, (number | null)[], unknown[]]>([
    ['two at once, the cap', [3, 3], []],
    ['three at once: one too many, in both weeks of the launch', [3, 3, 3], [above(2, 1), above(3, 1)]],
    ['four at once: two too many', [3, 3, 3, 3], [above(2, 2), above(3, 2)]],
    ['a third the week after: one week of the launch in common', [3, 3, 4], [above(3, 1)]],
    ['a third two weeks after: none in common', [3, 3, 5], []],
    ['a third not placed', [3, 3, null], []],
    ['in the first week the launch was before the horizon', [0, 0, 0], [above(0, 1)]],
    ['in the second, the launch starts in the first', [1, 1, 1], [above(0, 1), above(1, 1)]],
  ])('%s', (_, weeks, expected) => {
    expect(broken(agency(weeks.length), starts(...weeks), load('HARD'))).toEqual(expected);
  });

  test('the scenario gives the length of the launch', () => {
    expect(broken(agency(3), starts(3, 3, 3), load('HARD', 1))).toEqual([above(3, 1)]);
    expect(broken(agency(3), starts(3, 3, 3), load('HARD', 3))).toEqual([
      above(1, 1),
      above(2, 1),
      above(3, 1),
    ]);
    expect(broken(agency(3), starts(3, 4, 5), load('HARD', 3))).toEqual([above(3, 1)]);
  });

  test.each<[string, Agency[], unknown[]]>([
    ['a cap of none', [anAgency({ launchCap: 0 })], [above(2, 3), above(3, 3)]],
    ['a cap not known', [anAgency({ launchCap: null })], []],
    ['an agency that no session names', [anAgency({ id: 'Vire', launchCap: 0 })], []],
    ['no agency', [], []],
  ])('%s', (_, agencies, expected) => {
    expect(broken(agency(3, [], agencies), starts(3, 3, 3), load('HARD'))).toEqual(expected);
  });

  test('each agency has its own cap; sessions without one have none', () => {
    const drafts = [{}, {}, { agency: 'Vire' }, { agency: null }, { agency: 'Vire' }];
    const agencies = [anAgency(), anAgency({ id: 'Vire', launchCap: 1 })];
    expect(broken(agency(5, drafts, agencies), starts(1, 1, 1, 1, 1), load('HARD', 1))).toEqual([
      above(1, 1, 'Vire'),
    ]);
  });

  test('no agency is listed: nothing is judged', () => {
    const { agencies: _, ...instance } = agency(3);
    expect(broken(instance, starts(3, 3, 3), load('HARD'))).toEqual([]);
  });

  test('on a coarse grid, weeks are those between the periods', () => {
    // 1 and 16 January are two whole weeks apart: the launch of the second does not reach the first.
    const sessions = [{ agency: 'Caen' }, { agency: 'Caen' }];
    const agencies = [anAgency({ launchCap: 1 })];
    const instance = anInstance({ grid: 'HALF_MONTH', weeks: halfMonthsOf(2022), sessions, agencies });
    expect(broken(instance, starts(0, 1), load('HARD', 2))).toEqual([]);
    expect(broken(instance, starts(0, 1), load('HARD', 3)).map(({ excess }) => excess)).toEqual([1]);
  });
});

describe('pinned sessions', () => {
  const pinned: Partial<Session> = { pinnedWeek: 3, pinReason: 'STARTED' };

  test('count like the others', () => {
    expect(broken(agency(3, [pinned]), starts(3, 3, 3), load('HARD'))).toEqual([above(2, 1), above(3, 1)]);
  });

  test('alone they raise the cap to what they use', () => {
    expect(broken(agency(3, [pinned, pinned, pinned]), starts(3, 3, 3), load('HARD'))).toEqual([]);
  });

  test('one more is one too many: the cap is what they use, not the one told', () => {
    expect(broken(agency(4, [pinned, pinned, pinned]), starts(3, 3, 3, 3), load('HARD'))).toEqual([
      above(2, 1),
      above(3, 1),
    ]);
  });
});

describe('other modes', () => {
  const scores = (mode: LimitMode, drafts: Partial<Session>[] = []) =>
    verify(agency(4, drafts), someParameters(load(mode)), starts(3, 3, 3, 4)).scores.load;

  test('SOFT is no fault and costs the excess of every week', () => {
    expect(broken(agency(4), starts(3, 3, 3, 4), load('SOFT'))).toEqual([]);
    // Week 2: 3 of 2. Week 3: 4 of 2. Week 4: 1.
    expect(scores('SOFT')).toBe(1 + 2);
  });

  test('SOFT counts above what pinned sessions use', () => {
    const pinned: Partial<Session> = { pinnedWeek: 3, pinReason: 'ENGAGED' };
    // Week 2: 3 of 3. Week 3: 4 of 3.
    expect(scores('SOFT', [pinned, pinned, pinned])).toBe(1);
  });

  test.each<LimitMode>(['OFF', 'HARD'])('%s costs nothing', (mode) => {
    expect(scores(mode)).toBe(0);
  });

  test('OFF is no fault', () => {
    expect(broken(agency(4), starts(3, 3, 3, 3), load('OFF'))).toEqual([]);
  });
});

test('the message has the agency, the week, both counts and what to do', () => {
  const instance = agency(3, [], [anAgency({ label: 'Caen centre' })]);
  const { violations } = verify(instance, someParameters(load('HARD', 1)), starts(1, 1, 1));
  expect(violations.map(({ message }) => message)).toEqual([
    "L'agence « Caen centre » a 3 sessions en lancement la semaine du 2022-01-10. Attendu : 2 au plus. En reporter 1 ou relever le plafond de l'agence.",
  ]);
});
