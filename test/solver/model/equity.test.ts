import { expect, test } from '@jest/globals';
import { buildModel, pointOf } from '../../../solver/model/build.ts';
import { toLpText } from '../../../solver/model/lp-text.ts';
import { aClosure, aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-03-07', 5);

test('the largest mean displacement of an OPCO, in weeks by trainee', async () => {
  const closures = [aClosure({ from: '2022-03-07', to: '2022-03-20' })];
  const instance = anInstance({
    weeks,
    closures,
    // AKTO: 10 trainees move two weeks, 30 none: half a week by trainee. EP: one week by trainee.
    sessions: [
      { opco: 'AKTO', plannedEntries: 10, wishedWeek: 0 },
      { opco: 'AKTO', plannedEntries: 30, wishedWeek: 3 },
      { opco: 'OPCO EP', plannedEntries: 8, wishedWeek: 1 },
    ],
  });
  const solved = await solveExactly(instance, someParameters({ levels: [aLevel('equity')] }));
  expect(solved?.value).toBeCloseTo(1, 6);
});

test('is nothing when nobody moves', async () => {
  const solved = await solveExactly(anInstance({ weeks }), someParameters({ levels: [aLevel('equity')] }));
  expect(solved).toEqual({ value: 0, starts: ['2022-03-07'] });
});

test('an OPCO that can only start as wished has no row; a point is measured by the worst of the others', () => {
  const instance = anInstance({
    weeks,
    sessions: [
      { opco: 'AKTO', plannedEntries: 10, wishedWeek: 2, window: { earliest: 1, latest: 2 } },
      { opco: 'OPCO EP', plannedEntries: 8, wishedWeek: 0, window: { earliest: 0, latest: 2 } },
      { opco: 'AFDAS', wishedWeek: 3, window: { earliest: 3, latest: 3 } },
    ],
  });
  const parameters = someParameters({ levels: [aLevel('equity')], unplaced: 'FORBIDDEN' });
  const model = buildModel(instance, parameters);
  expect(toLpText(model.lp, model.terms.equity!)).toContain(` equity_AKTO: start_S1_20220314 - equity <= 0
 equity_OPCO_EP: start_S2_20220314 + 2 start_S2_20220321 - equity <= 0
Binary`);
  const worst = model.lp.columns.findIndex(({ name }) => name === 'equity');
  expect(
    [
      [1, 0, 3],
      [1, 2, 3],
      [2, 0, 3],
    ].map((plan) => pointOf(model, plan)[worst]),
  ).toEqual([1, 2, 0]);
});
