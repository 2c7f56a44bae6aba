import { expect, test } from '@jest/globals';
import { anInstance } from '../builders.ts';
import { applied } from './hands.ts';

/** Weeks of 2022 from Monday 3 January. */
const instance = anInstance({
  sessions: [
    { wishedWeek: 9, window: { earliest: 8, latest: 12 }, publishedWeek: 10 },
    { wishedWeek: 9, window: { earliest: 8, latest: 12 }, opco: 'OPCO EP', publishedWeek: 11 },
    { wishedWeek: 9, window: { earliest: 8, latest: 12 }, opco: 'OPCO EP' },
  ],
});

test('each session says which decisions touch it, and what they change for it', () => {
  const { effects } = applied(instance, {
    format: 'metronome-hand/1',
    decisions: [
      { kind: 'FORBID', which: {}, when: [9, 30] },
      { kind: 'PREFER', which: {}, at: 11 },
      { kind: 'PREFER', which: 'S1', at: 10 },
      { kind: 'NOT_BEFORE', which: 'S2', date: '2022-03-14' },
      { kind: 'PIN', which: 'S3', at: '2022-03-30' },
    ],
  });
  expect(effects).toEqual([
    { session: 'S1', rule: '/decisions/0', kind: 'CLOSED', weeks: [9] },
    // Decision 1 wished week 11 for it too: the last preference counts.
    { session: 'S1', rule: '/decisions/2', kind: 'WISHED', weeks: [10] },
    { session: 'S2', rule: '/decisions/0', kind: 'CLOSED', weeks: [9] },
    { session: 'S2', rule: '/decisions/1', kind: 'WISHED', weeks: [11] },
    { session: 'S2', rule: '/decisions/3', kind: 'CLOSED', weeks: [8, 9] },
    { session: 'S3', rule: '/decisions/0', kind: 'CLOSED', weeks: [9] },
    { session: 'S3', rule: '/decisions/1', kind: 'WISHED', weeks: [11] },
    { session: 'S3', rule: '/decisions/4', kind: 'PINNED', weeks: [12] },
  ]);
});

test('the rest of a part says where it stays; a decision that closes nothing open has no effect', () => {
  const { effects } = applied(instance, {
    format: 'metronome-hand/1',
    decisions: [{ kind: 'FORBID', which: 'S1', when: [30] }],
    solveOnly: 'S1',
  });
  expect(effects).toEqual([
    { session: 'S2', rule: '/solveOnly', kind: 'KEPT', weeks: [11] },
    { session: 'S3', rule: '/solveOnly', kind: 'KEPT', weeks: [] },
  ]);
});

test('a hand that decides nothing has no effect', () => {
  expect(applied(instance, { format: 'metronome-hand/1' }).effects).toEqual([]);
});
