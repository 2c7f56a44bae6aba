/** Every reason is redone from the instance: literal proofs, true and false. */

import { describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../../solver/instance/hash.ts';
import type { Instance } from '../../../../solver/instance/types.ts';
import type { InfeasibilityProof } from '../../../../solver/solution/proof-types.ts';
import { checkInfeasibility } from '../../../../solver/validation/proof/infeasibility.ts';
import {
  aClosure,
  anEnvelope,
  anInstance,
  aTranche,
  monthGridOf,
  someParameters,
  weeksFrom,
} from '../../builders.ts';

type Reason = InfeasibilityProof['reasons'][number];
type Money = Extract<Reason, { kind: 'ENVELOPE_SHORT' }>;
type Closed = Extract<Reason, { kind: 'NO_OPEN_WEEK' }>;

const parameters = someParameters({ unplaced: 'FORBIDDEN' });

/** What is answered to a proof of some reasons. */
const verdictOn = (instance: Instance, reasons: Reason[], rest: Partial<InfeasibilityProof> = {}) =>
  checkInfeasibility(instance, parameters, {
    format: 'metronome-infeasibility-proof/1',
    instanceHash: hashOf(instance),
    reasons,
    engineWord: [],
    ...rest,
  });
const refused = (because: string) => ({ holds: false, because: expect.stringContaining(because) });

describe('a session without an open week', () => {
  /** Weeks 0 and 1 are before its window, 2 and 3 in the truce. */
  const instance = anInstance({
    weeks: weeksFrom('2022-06-20', 4),
    sessions: [{ window: { earliest: 2, latest: 3 } }, {}],
    closures: [aClosure()],
  });
  const closed = (...runs: [from: number, to: number, gate: Closed['closed'][number]['gate']][]): Closed => ({
    kind: 'NO_OPEN_WEEK',
    session: 'S1',
    closed: runs.map(([from, to, gate]) => ({ from, to, gate })),
  });

  test('holds with a gate for each week', () => {
    expect(verdictOn(instance, [closed([0, 1, 'window'], [2, 3, 'closure'])])).toEqual({
      holds: true,
      reasons: [
        "La session « S1 » n'a aucune semaine ouverte : window du 2022-06-20 au 2022-06-27, closure du 2022-07-04 au 2022-07-11.",
      ],
    });
  });

  test.each<[string, Closed, string]>([
    ['the last week is not told', closed([0, 1, 'window'], [2, 2, 'closure']), 'en semaine 3'],
    ['the first week is not told', closed([1, 1, 'window'], [2, 3, 'closure']), 'en semaine 0'],
    ['a gate does not close the week it is said to', closed([0, 3, 'window']), 'en semaine 2'],
    ['a gate that closes others does not close it', closed([0, 3, 'closure']), 'en semaine 0'],
    ['a week is open', { ...closed([0, 3, 'window']), session: 'S2' }, 'en semaine 0'],
    [
      'the session is unknown',
      { ...closed([0, 3, 'window']), session: 'S9' },
      "« S9 » n'est pas de l'instance",
    ],
  ])('is refused when %s', (_, reason, because) => {
    expect(verdictOn(instance, [reason])).toEqual(refused(because));
  });

  test('is refused when the session may be left out', () => {
    const reasons = [closed([0, 1, 'window'], [2, 3, 'closure'])];
    const proof = {
      format: 'metronome-infeasibility-proof/1' as const,
      instanceHash: hashOf(instance),
      reasons,
      engineWord: [],
    };
    expect(checkInfeasibility(instance, someParameters(), proof)).toEqual({
      holds: false,
      because: 'La session « S1 » peut rester non placée.',
    });
  });
});

describe('an envelope that is short', () => {
  /** S1 and S2 must start in February, before the reserve of March; S3 need not. E1 has 80 000 EUR, 10 000 of them engaged below it. */
  const instance = anInstance({
    grid: 'MONTH',
    weeks: monthGridOf(2022),
    sessions: [1, 1, 2].map((latest) => ({ wishedWeek: 1, window: { earliest: 1, latest }, envelope: 'E2' })),
    envelopes: [
      anEnvelope({
        tranches: [
          aTranche({ amountCents: 8_000_000 }),
          aTranche({ amountCents: 20_000_000, date: '2022-03-01', kind: 'RESERVE' }),
        ],
      }),
      anEnvelope({ id: 'E2', parent: 'E1', alreadyEngagedCents: 1_000_000 }),
      anEnvelope({ id: 'E3', tranches: [] }),
    ],
  });
  const short = (fields: Partial<Money> = {}): Money => ({
    kind: 'ENVELOPE_SHORT',
    envelope: 'E1',
    before: '2022-03-01',
    releasedCents: 8_000_000,
    alreadyEngagedCents: 1_000_000,
    requiredCents: 10_000_000,
    sessions: ['S1', 'S2'],
    ...fields,
  });

  test('holds with its figures', () => {
    expect(verdictOn(instance, [short()])).toEqual({
      holds: true,
      reasons: [
        "L'enveloppe « E1 » doit 100 000,00 EUR avant le 2022-03-01 pour 2 session(s) qui ne peuvent pas débuter plus tard : 80 000,00 EUR libérés, 10 000,00 EUR déjà engagés.",
      ],
    });
  });

  test('at the end every start counts, and every tranche', () => {
    const poor = {
      ...instance,
      envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 14_999_999 })] })],
      sessions: instance.sessions.map((session) => ({ ...session, envelope: 'E1' })),
    };
    const end = short({
      before: null,
      releasedCents: 14_999_999,
      alreadyEngagedCents: 0,
      requiredCents: 15_000_000,
      sessions: ['S1', 'S2', 'S3'],
    });
    expect(verdictOn(poor, [end])).toMatchObject({
      holds: true,
      reasons: [expect.stringContaining("à la fin de l'horizon")],
    });
  });

  test('to the cent: as much as there is, is enough', () => {
    const just = {
      ...instance,
      envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 10_000_000 })] })],
      sessions: instance.sessions.map((session) => ({ ...session, envelope: 'E1' })),
    };
    const reason = short({ before: '2022-03-01', releasedCents: 10_000_000, alreadyEngagedCents: 0 });
    expect(verdictOn(just, [reason])).toEqual(
      refused('100 000,00 EUR requis ne dépassent pas 100 000,00 EUR'),
    );
  });

  test('money overspent before is no debt of sessions that cost nothing', () => {
    const free = {
      ...instance,
      sessions: instance.sessions.map((session) => ({ ...session, costCents: 0 })),
      envelopes: instance.envelopes.map((envelope) => ({ ...envelope, alreadyEngagedCents: 90_000_000 })),
    };
    const reason = short({ alreadyEngagedCents: 180_000_000, requiredCents: 0 });
    expect(verdictOn(free, [reason])).toEqual(refused('0,00 EUR requis ne dépassent pas 0,00 EUR'));
  });

  test.each<[string, Money, string]>([
    [
      'a session is counted that can start on that day',
      short({ sessions: ['S1', 'S3'] }),
      '« S3 » peut débuter le 2022-03-01',
    ],
    ['a session is unknown', short({ sessions: ['S1', 'S9'] }), "« S9 » n'est pas de l'instance"],
    ['a session is left out', short({ sessions: ['S1'] }), '50 000,00 EUR requis, et non 100 000,00 EUR'],
    ['a session is counted twice', short({ sessions: ['S1', 'S1'] }), '50 000,00 EUR requis'],
    [
      'more is said to be required',
      short({ requiredCents: 10_000_001 }),
      '100 000,00 EUR requis, et non 100 000,01 EUR',
    ],
    ['less is said to be released', short({ releasedCents: 7_000_000 }), '80 000,00 EUR libérés'],
    ['more is said to be engaged', short({ alreadyEngagedCents: 2_000_000 }), '10 000,00 EUR déjà engagés'],
    [
      'the money is enough',
      short({ sessions: ['S1'], requiredCents: 5_000_000 }),
      'ne dépassent pas 70 000,00 EUR',
    ],
    ['the envelope is unknown', short({ envelope: 'E9' }), "« E9 » n'est pas de l'instance"],
    [
      'the envelope does not pay them',
      short({ envelope: 'E3' }),
      "« S1 » n'est pas payée par l'enveloppe « E3 »",
    ],
  ])('is refused when %s', (_, reason, because) => {
    expect(verdictOn(instance, [reason])).toEqual(refused(because));
  });

  test('one false reason beside a true one is one too many', () => {
    expect(verdictOn(instance, [short(), short({ releasedCents: 1 })])).toEqual(
      refused('80 000,00 EUR libérés'),
    );
  });

  test('is refused when it is about another instance', () => {
    expect(verdictOn(instance, [short()], { instanceHash: '0' })).toEqual(refused('autre instance'));
  });
});

test('what has no reason of weeks or money is no proof, and says whose word it is', () => {
  expect(verdictOn(anInstance(), [])).toEqual({
    holds: false,
    because: "Rien à refaire. Aucune raison d'argent ou de semaine n'est donnée.",
  });
  expect(verdictOn(anInstance(), [], { engineWord: [['agency-load', 'spacing']] })).toEqual({
    holds: false,
    because:
      "Rien à refaire : l'impossibilité de tenir ensemble agency-load, spacing repose sur la parole du moteur. Aucune raison d'argent ou de semaine n'est donnée.",
  });
});
