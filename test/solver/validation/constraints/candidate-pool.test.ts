import { describe, expect, test } from '@jest/globals';
import type { CandidatePool, Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, aPool, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays from 3 January 2022: the first start of January, February, March, April and May is in these weeks. */
const WEEKS = weeksFrom('2022-01-03', 21);
const [JANUARY, FEBRUARY, MARCH, APRIL, MAY] = [0, 5, 9, 13, 17] as const;

const HARD = { candidatePool: { mode: 'HARD' } } as const;

/** Sessions of these entries, of job H2913 in Caen unless told, with a pool of 20 people unless told. */
function pool(entries: number[], drafts: Partial<Session>[] = [], pools: CandidatePool[] = [aPool()]) {
  const sessions = entries.map((plannedEntries, s) => ({ plannedEntries, ...drafts[s] }));
  return anInstance({ weeks: WEEKS, sessions, candidatePools: pools });
}

const above = (month: string, excess: number, id = 'V1') => ({
  rule: 'candidate-pool',
  subject: { candidatePool: id, month },
  excess,
  unit: 'trainees',
});

describe('three months in a row', () => {
  test.each<[string, number[], (number | null)[], unknown[]]>([
    ['twenty in a month, the whole pool', [20], [JANUARY], []],
    ['twenty-one', [21], [JANUARY], [above('2022-01', 1)]],
    ['twenty over three months', [8, 7, 5], [JANUARY, FEBRUARY, MARCH], []],
    ['twenty-three over three months', [8, 8, 7], [JANUARY, FEBRUARY, MARCH], [above('2022-01', 3)]],
    ['the fourth month has candidates again', [10, 10, 10], [JANUARY, MARCH, APRIL], []],
    ['from the second month to the fourth', [10, 11], [FEBRUARY, APRIL], [above('2022-02', 1)]],
    [
      'a month is in up to three windows',
      [25],
      [MARCH],
      [above('2022-01', 5), above('2022-02', 5), above('2022-03', 5)],
    ],
    ['the last window ends with the horizon', [21], [MAY], [above('2022-03', 1)]],
    ['an unplaced session asks nobody', [20, 9], [MARCH, null], []],
  ])('%s', (_, entries, weeks, expected) => {
    expect(broken(pool(entries), starts(...weeks), HARD)).toEqual(expected);
  });

  test('the month of the start counts, not of its week', () => {
    const startDateByStart = WEEKS.map(({ startDate }, w) => (w === 12 ? '2022-04-01' : startDate));
    const instance = pool([10, 11], [{}, { startDateByStart }]);
    expect(broken(instance, starts(JANUARY, 12), HARD)).toEqual([]);
    expect(broken(instance, starts(FEBRUARY, 12), HARD)).toEqual([above('2022-02', 1)]);
  });

  test.each([
    ['one month', 4, '2022-01'],
    ['two months', 8, '2022-01'],
  ])('a horizon of %s is one window', (_, count, month) => {
    const weeks = weeksFrom('2022-01-03', count);
    const sessions = [{ plannedEntries: 12 }, { plannedEntries: 9 }];
    const instance = anInstance({ weeks, sessions, candidatePools: [aPool()] });
    expect(broken(instance, starts(0, count - 1), HARD)).toEqual([above(month, 1)]);
    expect(broken(instance, starts(0, null), HARD)).toEqual([]);
  });
});

describe('who is of the pool', () => {
  test.each<[string, Partial<CandidatePool>, Partial<Session>, boolean]>([
    ['another job of the family', {}, { rome: 'H2901' }, true],
    ['another family', {}, { rome: 'H2813' }, false],
    ['anywhere, for a pool of everywhere', {}, { zone: null, departement: null }, true],
    ['the département', { departement: '14' }, { zone: 'Vire' }, true],
    ['another département', { departement: '76' }, {}, false],
    ['a département unknown', { departement: '14' }, { departement: null }, false],
    ['the zone', { zone: 'Caen' }, { departement: null }, true],
    ['another zone of the département', { zone: 'Vire', departement: '14' }, {}, false],
    ['the zone, though in another département', { zone: 'Caen', departement: '76' }, {}, true],
    ['a zone unknown', { zone: 'Caen', departement: '14' }, { zone: null }, false],
  ])('%s', (_, ofPool, session, counts) => {
    const instance = pool([21], [session], [aPool(ofPool)]);
    expect(broken(instance, starts(JANUARY), HARD)).toEqual(counts ? [above('2022-01', 1)] : []);
  });

  test('each pool on its own', () => {
    const pools = [
      aPool({ expectedCandidates: 5 }),
      aPool({ id: 'V2', zone: 'Caen', expectedCandidates: 9 }),
    ];
    expect(broken(pool([10], [], pools), starts(MAY), HARD)).toEqual([
      above('2022-03', 5),
      above('2022-03', 1, 'V2'),
    ]);
  });

  test('a pool of nobody lets nobody in', () => {
    expect(broken(pool([1], [], [aPool({ expectedCandidates: 0 })]), starts(JANUARY), HARD)).toEqual([
      above('2022-01', 1),
    ]);
  });
});

describe('pinned sessions', () => {
  const pinned: Partial<Session> = { pinnedWeek: JANUARY, pinReason: 'STARTED' };

  test('count like the others', () => {
    expect(broken(pool([15, 6], [pinned]), starts(JANUARY, FEBRUARY), HARD)).toEqual([above('2022-01', 1)]);
  });

  test('alone they raise the limit to what they use; one more is too many', () => {
    expect(broken(pool([25, 1], [pinned]), starts(JANUARY, null), HARD)).toEqual([]);
    expect(broken(pool([25, 1], [pinned]), starts(JANUARY, MARCH), HARD)).toEqual([above('2022-01', 1)]);
    expect(broken(pool([25, 1], [pinned]), starts(JANUARY, APRIL), HARD)).toEqual([]);
  });
});

test('OFF, or without pools, is no fault', () => {
  expect(broken(pool([99]), starts(JANUARY), { candidatePool: { mode: 'OFF' } })).toEqual([]);
  const { candidatePools: _, ...instance } = pool([99]);
  expect(broken(instance, starts(JANUARY), HARD)).toEqual([]);
});

test('the message has the pool, the months, both counts and what to do', () => {
  const instance = pool([22], [], [aPool({ label: 'Soudeurs' })]);
  const { violations } = verify(instance, someParameters(HARD), starts(JANUARY));
  expect(violations.map(({ message }) => message)).toEqual([
    'Le vivier « Soudeurs » est sollicité pour 22 entrées de 2022-01 à 2022-03. Attendu : 20 au plus. Reporter des sessions ou élargir le vivier.',
  ]);
});
