import { expect, test } from '@jest/globals';
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
