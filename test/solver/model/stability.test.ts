import { expect, test } from '@jest/globals';
import type { Session } from '../../../solver/instance/types.ts';
import {
  aClosure,
  aLevel,
  anEnvelope,
  anInstance,
  aTranche,
  someParameters,
  weeksFrom,
} from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-03-07', 4);
const closures = [aClosure({ from: '2022-03-14', to: '2022-03-27' })];
const parameters = someParameters({ levels: [aLevel('stability')] });

async function costOf(session: Partial<Session>): Promise<number | undefined> {
  return (await solveExactly(anInstance({ weeks, closures, sessions: [session] }), parameters))?.value;
}

test('a published session that stays costs nothing', async () => {
  expect(await costOf({ publishedWeek: 3, wishedWeek: 0 })).toBe(0);
});

test('a move costs ten and one a week; announced, three times that', async () => {
  expect(await costOf({ publishedWeek: 1 })).toBe(11);
  expect(await costOf({ publishedWeek: 1, announced: true })).toBe(33);
});

test('a session that was never published is free to move', async () => {
  expect(await costOf({ publishedWeek: null, announced: true })).toBe(0);
});

test('leaving out a published session is a change, where it may be left out', async () => {
  const poor = anInstance({
    weeks,
    envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 1 })] })],
    sessions: [{ publishedWeek: 0, announced: true }],
  });
  const terms = [
    { term: 'placement' as const, weight: 1 },
    { term: 'stability' as const, weight: 1 },
  ];
  const both = someParameters({ levels: [aLevel('placement', { terms })] });
  expect(await solveExactly(poor, both)).toEqual({ value: 10 + 30, starts: [null] });
});
