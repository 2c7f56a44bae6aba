import { expect, test } from '@jest/globals';
import { explainPlan, type Instance, type Parameters } from '../../../solver/index.ts';
import {
  aClosure,
  aLevel,
  anEnvelope,
  anInstance,
  anOffer,
  aTranche,
  someParameters,
  starts,
  weeksFrom,
} from '../builders.ts';

/** 21 March, 28 March, 4 April. */
const weeks = weeksFrom('2022-03-21', 3);

function reasonsOf(
  instance: Instance,
  weeksGiven: (number | null)[],
  parameters: Parameters = someParameters(),
) {
  return explainPlan(instance, parameters, starts(...weeksGiven)).map(({ reasons }) => reasons);
}

test('at the wished week', () => {
  expect(reasonsOf(anInstance({ weeks }), [0])).toEqual([
    [{ kind: 'AS_WISHED', message: 'À la date demandée.' }],
  ]);
});

test('pinned, and by what', () => {
  const instance = anInstance({ weeks, sessions: [{ pinnedWeek: 1, pinReason: 'STARTED' }] });
  expect(reasonsOf(instance, [1])).toEqual([
    [{ kind: 'PINNED', pinReason: 'STARTED', message: 'La session a démarré : elle reste à sa date.' }],
  ]);
});

test('the wished week is closed: every gate that closes it', () => {
  const instance = anInstance({
    weeks,
    sessions: [{ forbiddenWeeks: [0] }],
    closures: [aClosure({ label: 'Trêve', from: '2022-03-21', to: '2022-03-27' })],
  });
  expect(reasonsOf(instance, [1])).toEqual([
    [
      {
        kind: 'CLOSED',
        gates: [
          { gate: 'pin', what: '2022-03-21' },
          { gate: 'closure', what: 'C1' },
        ],
        message:
          'La semaine demandée est fermée : semaine interdite ou session fixée au 2022-03-21 ; fermeture « Trêve ».',
      },
    ],
  ]);
});

test('the wished week would overdraw an envelope, by how much and before which release', () => {
  const tranches = [
    aTranche({ amountCents: 9_000_000 }),
    aTranche({ amountCents: 9_000_000, date: '2022-04-01', kind: 'RESERVE' }),
  ];
  const instance = anInstance({ weeks, sessions: [{}, {}], envelopes: [anEnvelope({ tranches })] });
  expect(reasonsOf(instance, [0, 2])[1]).toEqual([
    {
      kind: 'ENVELOPE',
      envelope: 'E1',
      before: '2022-04-01',
      shortCents: 1_000_000,
      message: "L'enveloppe « E1 » serait dépassée de 10\u202f000,00\u00a0€ avant le 2022-04-01.",
    },
  ]);
});

test('the wished week would make a level worse, by how much', () => {
  const instance = anInstance({
    weeks,
    prfOffers: [anOffer({ startDate: '2022-03-21', endDate: '2022-03-22' })],
  });
  const levels = [aLevel('concurrency'), aLevel('fidelity')];
  expect(reasonsOf(instance, [1], someParameters({ levels }))).toEqual([
    [
      {
        kind: 'LEVEL',
        level: 'concurrency',
        increase: expect.closeTo(10 / 6, 9),
        message: 'À la date demandée, la concurrence avec le PRF augmenterait de 1,67.',
      },
    ],
  ]);
});

test('nothing holds it away from its wished week: said plainly', () => {
  const parameters = someParameters({ levels: [aLevel('fidelity')] });
  expect(reasonsOf(anInstance({ weeks }), [1], parameters)[0]![0]!.kind).toBe('WITHIN_GAP');
});

test('left out: no open week, or no money at its latest one', () => {
  const closed = anInstance({ weeks, closures: [aClosure({ from: '2022-01-01', to: '2022-12-31' })] });
  expect(reasonsOf(closed, [null])[0]![0]).toEqual({
    kind: 'CLOSED',
    gates: [{ gate: 'closure', what: 'C1' }],
    message: "Aucune semaine n'est ouverte : fermeture « C1 ».",
  });
  const poor = anInstance({ weeks, envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 1 })] })] });
  expect(reasonsOf(poor, [null])[0]![0]).toMatchObject({
    kind: 'ENVELOPE',
    before: null,
    shortCents: 4_999_999,
  });
});
