import { expect, test } from '@jest/globals';
import { buildModel } from '../../../solver/model/build.ts';
import { holdRow, holdSlack, mostHeld } from '../../../solver/model/hold.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';

test.each([
  [0, 40, 40],
  [0.05, 40, 42],
  [0.05, -40, -38],
  [0.5, 0, 0],
])('with a tolerance of %d, a level solved to %d may be %d', (tolerance, value, most) => {
  expect(mostHeld(aLevel('fidelity', { tolerance }), value)).toBe(most);
});

test.each([
  [0, 1e-6],
  [0.5, 1e-6],
  [2000, 2e-3],
  [-2000, 2e-3],
])('the slack of a level held at %d is %d', (atMost, slack) => {
  expect(holdSlack(atMost)).toBeCloseTo(slack, 12);
});

test('the row that holds a level is its objective, with half of the slack', () => {
  const level = aLevel('fidelity', { name: 'Près des vœux' });
  const instance = anInstance({ weeks: weeksFrom('2022-03-07', 3), sessions: [{ wishedWeek: 1 }] });
  const model = buildModel(instance, someParameters({ levels: [level], unplaced: 'FORBIDDEN' }));
  expect(holdRow(model, level, 2000)).toEqual({
    name: 'hold_Pres_des_v_ux',
    lower: -Infinity,
    upper: 2000.001,
    columns: [0, 2],
    coefficients: [10, 10],
  });
});
