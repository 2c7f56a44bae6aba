import { describe, expect, test } from '@jest/globals';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { emptyProgram } from '../../../solver/model/lp.ts';
import { addVariables, mayLeaveUnplaced } from '../../../solver/model/variables.ts';
import type { Parameters } from '../../../solver/parameters/types.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';

const placement = someParameters({ levels: [aLevel('fidelity'), aLevel('placement')] });

describe('leaving out', () => {
  const free = aLevel('placement', { terms: [{ term: 'placement', weight: 0 }] });
  const merged = aLevel('fidelity', {
    terms: [
      { term: 'fidelity', weight: 1 },
      { term: 'placement', weight: 2 },
    ],
  });
  test.each<[string, Partial<Parameters>, boolean]>([
    ['allowed, and priced by a level', {}, true],
    ['priced by one term of a level', { levels: [merged] }, true],
    ['forbidden', { unplaced: 'FORBIDDEN' }, false],
    ['priced by nothing', { levels: [aLevel('fidelity')] }, false],
    ['at a price of 0', { levels: [free] }, false],
  ])('%s', (_, overrides, expected) => {
    expect(mayLeaveUnplaced({ ...placement, ...overrides })).toBe(expected);
  });
});

describe('decisions', () => {
  const instance = anInstance({
    weeks: weeksFrom('2022-03-28', 3),
    sessions: [
      { id: 'Caen 1', window: { earliest: 1, latest: 2 } },
      { id: 'Caen-1', pinnedWeek: 0, pinReason: 'STARTED' },
    ],
  });
  const decide = (parameters: Parameters) => {
    const lp = emptyProgram();
    return { lp, variables: addVariables(lp, instance, parameters, findCandidates(instance, parameters)) };
  };

  test('one column per open week, one for being left out where that is allowed and nothing is pinned', () => {
    const { lp, variables } = decide(placement);
    expect(lp.columns).toEqual(
      ['start_Caen_1_20220404', 'start_Caen_1_20220411', 'start_Caen_1__2_20220328', 'unplaced_Caen_1'].map(
        (name) => ({ name, lower: 0, upper: 1, integer: true }),
      ),
    );
    expect(variables).toEqual({
      start: [
        [
          { week: 1, column: 0 },
          { week: 2, column: 1 },
        ],
        [{ week: 0, column: 2 }],
      ],
      unplaced: [3, null],
      names: ['Caen_1', 'Caen_1__2'],
    });
  });

  test('none for being left out where that is forbidden', () => {
    expect(decide({ ...placement, unplaced: 'FORBIDDEN' }).variables.unplaced).toEqual([null, null]);
  });
});
