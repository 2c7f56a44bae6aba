import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../solver/instance/types.ts';
import { findPeriods, findScopes, stepWidth } from '../../../solver/model/scopes.ts';
import type { ScopeKind } from '../../../solver/parameters/types.ts';
import { anInstance, someParameters, weeksFrom } from '../builders.ts';

const { smoothing } = someParameters();

describe('scopes', () => {
  const sessions = [
    { plannedEntries: 10, region: '28', departement: '14', agency: 'Caen', opco: 'AKTO' },
    { plannedEntries: 8, region: '44', departement: null, agency: 'Caen.', opco: 'OPCO EP' },
    { plannedEntries: 5, region: '28', departement: '14', agency: null, opco: 'AKTO' },
  ];

  function scopesOf(scopes: ScopeKind[], rest: Partial<Session>[] = sessions) {
    const instance = anInstance({ weeks: weeksFrom('2022-03-07', 1), sessions: rest });
    return findScopes(instance, someParameters({ smoothing: { ...smoothing, scopes } }));
  }

  test('the regions always, once, each with its sessions and their entries', () => {
    const regions = [
      { kind: 'REGION', key: 'REGION 28', name: 'REGION_28', sessions: [0, 2], plannedEntries: 15 },
      { kind: 'REGION', key: 'REGION 44', name: 'REGION_44', sessions: [1], plannedEntries: 8 },
    ];
    expect(scopesOf([])).toEqual(regions);
    expect(scopesOf(['REGION'])).toEqual(regions);
  });

  test('sessions without a region are one region together, whose key has no value', () => {
    const nowhere = [{ plannedEntries: 3 }, { plannedEntries: 4, region: null }];
    expect(scopesOf([], nowhere)).toEqual([
      { kind: 'REGION', key: 'REGION', name: 'REGION', sessions: [0, 1], plannedEntries: 7 },
    ]);
  });

  test('then what is asked for, without the sessions that have no value, names told apart', () => {
    expect(scopesOf(['DEPARTEMENT', 'AGENCY', 'OPCO']).slice(2)).toEqual([
      {
        kind: 'DEPARTEMENT',
        key: 'DEPARTEMENT 14',
        name: 'DEPARTEMENT_14',
        sessions: [0, 2],
        plannedEntries: 15,
      },
      { kind: 'AGENCY', key: 'AGENCY Caen', name: 'AGENCY_Caen', sessions: [0], plannedEntries: 10 },
      { kind: 'AGENCY', key: 'AGENCY Caen.', name: 'AGENCY_Caen__2', sessions: [1], plannedEntries: 8 },
      { kind: 'OPCO', key: 'OPCO AKTO', name: 'OPCO_AKTO', sessions: [0, 2], plannedEntries: 15 },
      { kind: 'OPCO', key: 'OPCO OPCO EP', name: 'OPCO_OPCO_EP', sessions: [1], plannedEntries: 8 },
    ]);
  });
});

describe('periods', () => {
  const instance = anInstance({
    weeks: weeksFrom('2022-02-28', 9),
    months: [
      { month: '2022-02', quarter: '2022-Q1', workingDays: 1 },
      { month: '2022-03', quarter: '2022-Q1', workingDays: 5 },
      { month: '2022-04', quarter: '2022-Q2', workingDays: 4 },
    ],
  });
  const periodsOf = (
    kind: 'MONTH' | 'QUARTER',
    profile: Record<string, number> = {},
    of = instance,
    sessions: number[] = [],
  ) => findPeriods(of, someParameters({ smoothing: { ...smoothing, profile } }), kind, { sessions });

  test('months take their part of the working days', () => {
    expect(periodsOf('MONTH')).toEqual([
      { kind: 'MONTH', key: '2022-02', months: ['2022-02'], share: 0.1 },
      { kind: 'MONTH', key: '2022-03', months: ['2022-03'], share: 0.5 },
      { kind: 'MONTH', key: '2022-04', months: ['2022-04'], share: 0.4 },
    ]);
  });

  test('quarters take that of their months', () => {
    expect(periodsOf('QUARTER')).toEqual([
      { kind: 'QUARTER', key: '2022-Q1', months: ['2022-02', '2022-03'], share: 0.6 },
      { kind: 'QUARTER', key: '2022-Q2', months: ['2022-04'], share: 0.4 },
    ]);
  });

  test('a profile says the part of the periods that it names; the others share the rest by working days', () => {
    expect(periodsOf('MONTH', { '2022-03': 0.25, '2022-Q2': 0.9 }).map(({ share }) => share)).toEqual([
      expect.closeTo(0.75 / 5, 12),
      0.25,
      expect.closeTo((0.75 * 4) / 5, 12),
    ]);
    expect(periodsOf('MONTH', { '2022-03': 0 }).map(({ share }) => share)).toEqual([0.2, 0, 0.8]);
  });

  test('a scope of one region has the working days of that region, where it has its own', () => {
    const country = anInstance({
      weeks: weeksFrom('2022-02-28', 9),
      sessions: [{ region: '01' }, { region: '28' }, {}],
      months: [
        { ...instance.months[0]!, workingDays: 0 },
        { ...instance.months[1]!, workingDaysByRegion: { '01': 2 } },
        { ...instance.months[2]!, workingDaysByRegion: { '01': 8, '02': 0 } },
      ],
    });
    const sharesOf = (sessions: number[]) =>
      periodsOf('MONTH', {}, country, sessions).map(({ share }) => share);
    expect(sharesOf([0])).toEqual([0, 0.2, 0.8]);
    expect([sharesOf([1]), sharesOf([2]), sharesOf([0, 1]), sharesOf([0, 2])]).toEqual(
      Array.from({ length: 4 }, () => [0, 5 / 9, 4 / 9]),
    );
  });

  test('without a working day, the rest is shared evenly', () => {
    const closed = { ...instance, months: instance.months.map((month) => ({ ...month, workingDays: 0 })) };
    expect(periodsOf('MONTH', { '2022-02': 0.4 }, closed).map(({ share }) => share)).toEqual([0.4, 0.3, 0.3]);
  });
});

test.each([
  [0.1, 0.5, 200, 10],
  [0.1, 0.5, 210, 11],
  [0.1, 0.5, 209, 10],
  [0.1, 0.1, 40, 1],
  [0.1, 0, 200, 1],
])('a step of %d of a target of %d of %d trainees is %d wide', (width, share, plannedEntries, expected) => {
  const parameters = someParameters({ smoothing: { ...smoothing, stepWidth: width } });
  const scope = { kind: 'REGION' as const, key: 'REGION', name: 'REGION', sessions: [], plannedEntries };
  const period = { kind: 'MONTH' as const, key: '2022-03', months: ['2022-03'], share };
  expect(stepWidth(parameters, scope, period)).toBe(expected);
});
