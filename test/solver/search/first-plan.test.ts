import { describe, expect, test } from '@jest/globals';
import { solve, verify } from '../../../solver/index.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';

const weeks = weeksFrom('2022-03-07', 4);

describe('limits that couple sessions which must all be placed', () => {
  test('a plan is found where late placement alone does not find one', async () => {
    // As late as it can, the free session takes the only week of the stuck one's neighbourhood.
    const instance = anInstance({
      weeks,
      sessions: [
        { project: 'P1', plannedEntries: 30 },
        { project: 'P1', plannedEntries: 5, window: { earliest: 2, latest: 2 }, wishedWeek: 2 },
      ],
    });
    const parameters = someParameters({
      unplaced: 'FORBIDDEN',
      levels: [aLevel('fidelity')],
      spacing: { projectWeeks: 2, jobZoneWeeks: 0 },
    });
    const result = await solve(instance, parameters);
    if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
    expect(verify(instance, parameters, result.plan.assignments).violations).toEqual([]);
    expect(result.plan.assignments.map(({ week }) => week)).toEqual([0, 2]);
  });

  test('where none exists, the rules that conflict are told, and no other', async () => {
    const instance = anInstance({
      weeks,
      opcos: [{ id: 'AKTO', monthlyLaunchCap: 9 }],
      sessions: [{ project: 'P1' }, { project: 'P1' }, { project: 'P1' }],
    });
    const parameters = someParameters({
      unplaced: 'FORBIDDEN',
      opcoLoad: { mode: 'HARD' },
      spacing: { projectWeeks: 3, jobZoneWeeks: 0 },
    });
    expect(await solve(instance, parameters)).toEqual({
      status: 'INFEASIBLE',
      conflicts: [
        {
          kind: 'RULES',
          rules: ['spacing'],
          sessions: [expect.stringMatching(/^S[123]$/)],
          message: expect.stringContaining('spacing'),
        },
      ],
    });
  });
});
