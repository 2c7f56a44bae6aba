import { expect, test } from '@jest/globals';
import { displacementCost } from '../../../solver/model/displacement.ts';
import { anInstance, monthGridOf, someParameters, weeksFrom } from '../builders.ts';

const parameters = someParameters({ fidelity: { structural: 1.5, conjunctural: 4, innovative: 2 } });

test.each([
  ['STRUCTURAL', 3, 10 * 1.5 * 1],
  ['STRUCTURAL', 0, 10 * 1.5 * 2],
  ['CONJUNCTURAL', 4, 10 * 4 * 2],
  ['INNOVATIVE', 5, 10 * 2 * 3],
  ['INNOVATIVE', 2, 0],
] as const)(
  'a %s session of ten trainees wished in week 2, put in week %d, costs %d',
  (nature, week, cost) => {
    const instance = anInstance({ weeks: weeksFrom('2022-03-07', 6), sessions: [{ nature, wishedWeek: 2 }] });
    expect(displacementCost(instance, parameters, instance.sessions[0]!, week)).toBe(cost);
  },
);

test('a period of a coarser grid is as far as its first day: four weeks and three days are four weeks', () => {
  const instance = anInstance({ grid: 'MONTH', weeks: monthGridOf(2022), sessions: [{}] });
  expect(displacementCost(instance, parameters, instance.sessions[0]!, 1)).toBe(10 * 1.5 * 4);
});
