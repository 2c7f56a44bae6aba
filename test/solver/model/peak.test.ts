import { expect, test } from '@jest/globals';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import type { ScopeKind } from '../../../solver/parameters/types.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

/** Two starts in March, one in April. */
const weeks = weeksFrom('2022-03-21', 3);

function peakOf(sessions: object[], scopes: ScopeKind[] = ['REGION']) {
  const smoothing = { ...defaultParameters().smoothing, mode: 'PEAK' as const, scopes };
  return solveExactly(
    anInstance({ weeks, sessions }),
    someParameters({ levels: [aLevel('smoothing')], smoothing }),
  );
}

test('splits 7, 5, 4 and 4 trainees into two months of 11 and 9 at best', async () => {
  const sessions = [7, 5, 4, 4].map((plannedEntries) => ({ plannedEntries }));
  expect((await peakOf(sessions))?.value).toBe(11);
});

test('doubled entries double the peak', async () => {
  const sessions = [14, 10, 8, 8].map((plannedEntries) => ({ plannedEntries }));
  expect((await peakOf(sessions))?.value).toBe(22);
});

test('a session that cannot move makes the peak', async () => {
  const stuck = { plannedEntries: 15, window: { earliest: 2, latest: 2 }, wishedWeek: 2 };
  expect(await peakOf([stuck, { plannedEntries: 4, window: { earliest: 0, latest: 0 } }])).toEqual({
    value: 15,
    starts: ['2022-04-04', '2022-03-21'],
  });
});

test('sums the peaks of the scopes asked for', async () => {
  const sessions = [
    { plannedEntries: 10, opco: 'AKTO' },
    { plannedEntries: 6, opco: 'OPCO Santé' },
  ];
  // The region is counted always: 10 when the two months are used, then 10 and 6 for the two OPCO.
  expect((await peakOf(sessions, ['OPCO']))?.value).toBe(26);
});
