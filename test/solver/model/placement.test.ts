import { expect, test } from '@jest/globals';
import { buildModel } from '../../../solver/model/build.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-01-03', 1);
const parameters = someParameters({ levels: [aLevel('placement')] });
/** Money for one of two sessions of 50 000 EUR. */
const envelopes = [anEnvelope({ tranches: [aTranche({ amountCents: 5_000_000 })] })];

test('leaves out the smaller group', async () => {
  const instance = anInstance({
    weeks,
    envelopes,
    sessions: [{ plannedEntries: 12 }, { plannedEntries: 9 }],
  });
  expect(await solveExactly(instance, parameters)).toEqual({ value: 9, starts: ['2022-01-03', null] });
});

test('a weight keeps a small OPCO: 9 trainees at 1.5 count more than 12', async () => {
  const instance = anInstance({
    weeks,
    envelopes,
    sessions: [{ plannedEntries: 12 }, { plannedEntries: 9, placementWeight: 1.5 }],
  });
  expect(await solveExactly(instance, parameters)).toEqual({ value: 12, starts: [null, '2022-01-03'] });
});

test('costs nothing when everything is placed', async () => {
  expect(await solveExactly(anInstance({ weeks }), parameters)).toEqual({ value: 0, starts: ['2022-01-03'] });
});

test('prices what may be left out, and nothing else', () => {
  const instance = anInstance({
    weeks,
    sessions: [
      { plannedEntries: 12, placementWeight: 0.5 },
      { pinnedWeek: 0, pinReason: 'STARTED' },
    ],
  });
  const { lp, terms } = buildModel(instance, parameters);
  const priced = [...terms.placement!.terms].map(([column, price]) => [lp.columns[column]!.name, price]);
  expect({ constant: terms.placement!.constant, priced }).toEqual({
    constant: 0,
    priced: [['unplaced_S1', 6]],
  });
});
