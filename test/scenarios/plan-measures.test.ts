import { expect, test } from '@jest/globals';
import { figuresOf } from '../../src/scenarios/plan-figures.ts';
import { curveBefore } from '../../src/scenarios/plan-measures.ts';
import { anInstance } from '../solver/builders.ts';

/** Entries by month, empty months aside. */
function entriesAsked(instance: ReturnType<typeof anInstance>): Record<string, number> {
  const { months } = curveBefore(figuresOf(instance, { assignments: [] }));
  return Object.fromEntries(
    months.filter(({ entries }) => entries > 0).map(({ period, entries }) => [period, entries]),
  );
}

test('what was asked stays what the employers asked, where a planner prefers another week', () => {
  // Week 9 starts on 7 March, week 13 on 4 April.
  const wishes = anInstance({ sessions: [{ wishedWeek: 9 }, { wishedWeek: 13, plannedEntries: 8 }] });
  expect(entriesAsked(wishes)).toEqual({ '2022-03': 10, '2022-04': 8 });
  const preferred = anInstance({
    sessions: [
      { wishedWeek: 13, askedWeek: 9 },
      { wishedWeek: 20, askedWeek: 13, plannedEntries: 8 },
    ],
  });
  expect(entriesAsked(preferred)).toEqual(entriesAsked(wishes));
});
