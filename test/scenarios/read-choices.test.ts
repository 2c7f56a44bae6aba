import { describe, expect, test } from '@jest/globals';
import { defaultChoices } from '../../src/scenarios/choices.ts';
import { noHand } from '../../src/scenarios/hand.ts';
import { readChoices, type StatedChoices } from '../../src/scenarios/read-choices.ts';
import { aCampaign } from './rows.ts';

const base = { choices: defaultChoices(), hand: noHand() };

function read(stated: StatedChoices) {
  const whole = readChoices(stated, base, aCampaign());
  if ('problems' in whole) throw new Error(JSON.stringify(whole.problems));
  return whole;
}

/** `code path` of each problem. */
function problemsOf(stated: StatedChoices): string[] {
  const whole = readChoices(stated, base, aCampaign());
  return 'problems' in whole ? whole.problems.map(({ code, path }) => `${code} ${path}`) : [];
}

describe('readChoices', () => {
  test('keeps the base where nothing is stated', () => {
    expect(read({})).toEqual(base);
  });

  test('merges field by field, replaces lists', () => {
    const { choices } = read({
      solver: { seed: 7, smoothing: { peakWeight: 2, scopes: ['OPCO'] } },
      windowWeeks: { CONJUNCTURAL: 0 },
      assumptions: { hours: 399 },
    });
    expect(choices.solver.seed).toBe(7);
    expect(choices.solver.smoothing).toEqual({
      ...base.choices.solver.smoothing,
      peakWeight: 2,
      scopes: ['OPCO'],
    });
    expect(choices.windowWeeks).toEqual({ STRUCTURAL: 8, CONJUNCTURAL: 0, INNOVATIVE: 4 });
    expect(choices.assumptions.hours).toBe(399);
  });

  test('a profile replaces that of the base', () => {
    const withProfile = read({ solver: { smoothing: { profile: { '2022-Q1': 0.4 } } } });
    const again = readChoices(
      { solver: { smoothing: { profile: { '2022-Q2': 0.3 } } } },
      withProfile,
      aCampaign(),
    );
    expect('choices' in again && again.choices.solver.smoothing.profile).toEqual({ '2022-Q2': 0.3 });
  });

  test('a day of decision and a published plan are taken over, and null takes them away', () => {
    const decided = read({ decisionDate: '2022-05-31', published: 'un-calcul' });
    expect(decided.choices).toMatchObject({ decisionDate: '2022-05-31', published: 'un-calcul' });
    expect(readChoices({}, decided, aCampaign())).toEqual(decided);
    expect(readChoices({ decisionDate: null, published: null }, decided, aCampaign())).toEqual(base);
  });

  test.each<[string, StatedChoices]>([
    ['GRID_UNKNOWN /grid', { grid: 'DAY' as 'WEEK' }],
    ['FACTS_UNKNOWN /facts', { facts: 'MAYBE' as 'HELD' }],
    ['DATE_INVALID /decisionDate', { decisionDate: '2022-02-30' }],
    ['WINDOW_WEEKS_INVALID /windowWeeks/STRUCTURAL', { windowWeeks: { STRUCTURAL: -1 } }],
    ['WINDOW_WEEKS_INVALID /windowWeeks/INNOVATIVE', { windowWeeks: { INNOVATIVE: 1.5 } }],
    ['ASSUMPTION_INVALID /assumptions/plannedEntries', { assumptions: { plannedEntries: 0 } }],
    ['ASSUMPTION_INVALID /assumptions/costCents', { assumptions: { costCents: -1 } }],
    ['ASSUMPTION_INVALID /assumptions/hours', { assumptions: { hours: 0.5 } }],
    ['ASSUMPTION_INVALID /assumptions/weeklyHours', { assumptions: { weeklyHours: Number.NaN } }],
    ['ASSUMPTION_INVALID /assumptions/weeklyHours', { assumptions: { weeklyHours: 49 } }],
    ['SESSION_UNKNOWN /closureExempt/0', { closureExempt: ['S9'] }],
  ])('refuses: %s', (problem, stated) => {
    expect(problemsOf(stated)).toEqual([problem]);
  });

  test('passes on what the solver refuses, with its place', () => {
    expect(problemsOf({ solver: { engine: 'abacus' } })).toEqual([
      expect.stringMatching(/ \/solver\/engine$/),
    ]);
  });

  test('tells all problems at once, each with its value', () => {
    const whole = readChoices(
      { windowWeeks: { STRUCTURAL: -1 }, assumptions: { hours: 0 }, solver: { seed: 'x' } },
      base,
      aCampaign(),
    );
    if (!('problems' in whole)) throw new Error('accepted');
    expect(whole.problems.length).toBe(3);
    expect(whole.problems.map(({ value }) => value)).toEqual(['x', -1, 0]);
    expect(whole.problems[1]?.message).toBe(
      '« -1 » refusé. Attendu : un nombre entier de semaines, de 0 à 104. Corrigez /windowWeeks/STRUCTURAL.',
    );
  });
});
