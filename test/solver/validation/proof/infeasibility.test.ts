/** What a proof that no plan exists must be to be looked at. */

import { expect, test } from '@jest/globals';
import type { InfeasibilityReason } from '../../../../solver/solution/proof-types.ts';
import { anEnvelope, anInstance, aTranche } from '../../builders.ts';
import { refused, verdictOn } from './impossible.ts';

/** Two sessions of 50 000 EUR, one of them never open, for no money at all. */
const nothing = anInstance({
  sessions: [{}, { forbiddenWeeks: Array.from({ length: 52 }, (_, week) => week) }],
  envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 0 })] })],
});
const closed: InfeasibilityReason = {
  kind: 'NO_OPEN_WEEK',
  session: 'S2',
  closed: [{ from: 0, to: 51, gate: 'pin' }],
};
const short: InfeasibilityReason = {
  kind: 'ENVELOPE_SHORT',
  envelope: 'E1',
  before: null,
  releasedCents: 0,
  alreadyEngagedCents: 0,
  requiredCents: 10_000_000,
  sessions: ['S1', 'S2'],
};
const limited: InfeasibilityReason = {
  kind: 'LIMITS_SHORT',
  limits: [{ rule: 'envelope-budget', envelope: 'E1', before: null, multiplier: 1 }],
};

test('reasons of every kind are told in order', () => {
  expect(verdictOn(nothing, [closed, short, limited])).toEqual({
    holds: true,
    reasons: [
      expect.stringContaining("« S2 » n'a aucune semaine ouverte"),
      expect.stringContaining("L'enveloppe « E1 » doit 100 000,00 EUR"),
      // The one without a week adds nothing to what limits count.
      expect.stringContaining('au moins 5000000, et il y a place pour 0'),
    ],
  });
});

test('one false reason beside a true one is one too many', () => {
  expect(verdictOn(nothing, [closed, { ...short, releasedCents: 1 }, limited])).toEqual(
    refused('0,00 EUR libérés, et non 0,01 EUR'),
  );
});

test.each([
  ['a week', closed, { ...closed, closed: [] }],
  ['an envelope and date', short, { ...short, sessions: [] }],
  ['limits', limited, { ...limited, limits: [] }],
] as [string, InfeasibilityReason, InfeasibilityReason][])(
  'a second reason about %s is refused before it is worked on',
  (_, one, other) => {
    expect(verdictOn(nothing, [one, other])).toEqual(refused('La preuve donne deux fois la même raison.'));
  },
);

test('an envelope may be short on two dates', () => {
  const dated = {
    ...nothing,
    envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 0, date: '2023-01-01' })] })],
  };
  expect(verdictOn(dated, [short, { ...short, before: '2023-01-01' }])).toMatchObject({ holds: true });
});

test('a proof about another instance is refused', () => {
  expect(verdictOn(nothing, [closed], {}, { instanceHash: '0' })).toEqual(refused('autre instance'));
});

test('what has no reason of weeks or money is no proof, and says whose word it is', () => {
  expect(verdictOn(anInstance(), [])).toEqual({
    holds: false,
    because: "Rien à refaire. Aucune raison de semaine, d'argent ou de plafond n'est donnée.",
  });
  expect(verdictOn(anInstance(), [], {}, { engineWord: [['agency-load', 'spacing']] })).toEqual({
    holds: false,
    because:
      "Rien à refaire : l'impossibilité de tenir ensemble agency-load, spacing repose sur la parole du moteur. Aucune raison de semaine, d'argent ou de plafond n'est donnée.",
  });
});
