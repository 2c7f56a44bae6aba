import { describe, expect, test } from '@jest/globals';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-01-03', 2);
const placement = someParameters({ levels: [aLevel('placement')] });

describe('place-once', () => {
  test('each session starts once when money allows', async () => {
    const two = anInstance({ weeks, sessions: [{}, { wishedWeek: 1, window: { earliest: 1, latest: 1 } }] });
    const solved = await solveExactly(two, someParameters({ levels: [aLevel('fidelity')] }));
    expect(solved).toEqual({ value: 0, starts: ['2022-01-03', '2022-01-10'] });
  });

  test('a session that no money pays is left out, once, and only where that is allowed', async () => {
    const poor = anInstance({ weeks, envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 1 })] })] });
    expect(await solveExactly(poor, placement)).toEqual({ value: 10, starts: [null] });
    expect(await solveExactly(poor, { ...placement, unplaced: 'FORBIDDEN' })).toBeNull();
  });

  test('a pinned session is never left out', async () => {
    const pinned = anInstance({
      weeks,
      sessions: [{ pinnedWeek: 0, pinReason: 'ENGAGED' }],
      envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 1 })] })],
    });
    expect(await solveExactly(pinned, placement)).toBeNull();
  });
});
