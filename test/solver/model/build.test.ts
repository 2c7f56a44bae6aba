import { describe, expect, test } from '@jest/globals';
import { buildModel, findPackings, levelObjective, pointOf } from '../../../solver/model/build.ts';
import type { TermName } from '../../../solver/parameters/types.ts';
import { aLevel, anAgency, anInstance, anOpco, aPool, someParameters, weeksFrom } from '../builders.ts';

const weeks = weeksFrom('2022-03-21', 3);
const everyRule = someParameters({
  agencyLoad: { mode: 'HARD', launchWeeks: 1 },
  opcoLoad: { mode: 'HARD' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 1, jobZoneWeeks: 0 },
});
const crowd = anInstance({
  weeks,
  agencies: [anAgency({ launchCap: 1 })],
  opcos: [anOpco({ monthlyLaunchCap: 1 })],
  candidatePools: [aPool({ expectedCandidates: 10 })],
  capacities: [{ quarter: '2022-Q1', entries: 10, costCents: null }],
  sessions: [
    { agency: 'Caen', project: 'P1' },
    { agency: 'Caen', project: 'P1' },
  ],
});

test('packings come rule by rule, in the order of the constraints', () => {
  const rules = [...new Set(findPackings(crowd, everyRule).map(({ about }) => about.rule))];
  expect(rules).toEqual([
    'envelope-budget',
    'agency-load',
    'opco-load',
    'candidate-pool',
    'spacing',
    'unforeseen-reserve',
  ]);
});

/** Rules that have rows in the program, by the start of their names. */
function rulesIn(levels: TermName[], mode: 'STEPS' | 'PEAK' = 'STEPS'): string[] {
  const { smoothing } = someParameters();
  const parameters = {
    ...everyRule,
    levels: levels.map((term) => aLevel(term)),
    smoothing: { ...smoothing, mode },
  };
  const poor = {
    ...crowd,
    envelopes: crowd.envelopes.map((e) => ({ ...e, alreadyEngagedCents: 994_000_000 })),
  };
  const rows = buildModel(poor, parameters).lp.rows.map(({ name }) => name);
  return [
    'place_once',
    'envelope_budget',
    'agency_load',
    'opco_load',
    'candidate_pool',
    'spacing',
    'unforeseen_reserve',
    'entries',
    'balance',
    'peak',
    'equity',
  ].filter((rule) => rows.some((name) => name.startsWith(rule)));
}

describe('the program', () => {
  const always = [
    'place_once',
    'envelope_budget',
    'agency_load',
    'opco_load',
    'candidate_pool',
    'spacing',
    'unforeseen_reserve',
  ];
  test('has every limit, and what measures the months only where they are smoothed', () => {
    expect(rulesIn(['placement'])).toEqual(always);
    expect(rulesIn(['placement', 'smoothing'])).toEqual([...always, 'entries', 'balance', 'peak']);
    expect(rulesIn(['smoothing'], 'PEAK')).toEqual([...always, 'entries', 'peak']);
    expect(rulesIn(['equity'])).toEqual([...always, 'equity']);
  });

  test('has the terms that a level weighs, and no other', () => {
    const merged = aLevel('fidelity', {
      terms: [
        { term: 'fidelity', weight: 2 },
        { term: 'wait', weight: 0 },
        { term: 'placement', weight: 3 },
      ],
    });
    const given = anInstance({ weeks, sessions: [{ wishedWeek: 1 }] });
    const model = buildModel(given, someParameters({ levels: [merged] }));
    expect(Object.keys(model.terms)).toEqual(['placement', 'fidelity']);
    const { constant, terms } = levelObjective(model, merged);
    const priced = [...terms].map(([column, price]) => [model.lp.columns[column]!.name, price]);
    expect({ constant, priced }).toEqual({
      constant: 0,
      priced: [
        ['start_S1_20220321', 20],
        ['start_S1_20220404', 20],
        ['unplaced_S1', 30],
      ],
    });
  });
});

describe('the point of a plan', () => {
  const given = anInstance({ weeks, sessions: [{ window: { earliest: 1, latest: 2 } }, {}] });
  const decisionsOf = (unplaced: 'ALLOWED' | 'FORBIDDEN', plan: (number | null)[]) => {
    const model = buildModel(given, someParameters({ levels: [aLevel('placement')], unplaced }));
    return [...pointOf(model, plan).entries()]
      .filter(([, value]) => value !== 0)
      .map(([c]) => model.lp.columns[c]!.name);
  };

  test('says its starts, and what it leaves out where that can be said', () => {
    expect(decisionsOf('ALLOWED', [2, null])).toEqual(['start_S1_20220404', 'unplaced_S2']);
    expect(decisionsOf('ALLOWED', [1, 0])).toEqual(['start_S1_20220328', 'start_S2_20220321']);
    expect(decisionsOf('FORBIDDEN', [1, null])).toEqual(['start_S1_20220328']);
  });

  test('says nothing of a start that does not exist', () => {
    expect(decisionsOf('ALLOWED', [0, 1])).toEqual(['start_S2_20220328']);
  });
});
