/** "No plan exists" by money: the cents are added again. */

import { describe, expect, test } from '@jest/globals';
import type { InfeasibilityReason } from '../../../../solver/solution/proof-types.ts';
import { anEnvelope, anInstance, aTranche, monthGridOf } from '../../builders.ts';
import { refused, verdictOn } from './impossible.ts';

type Money = Extract<InfeasibilityReason, { kind: 'ENVELOPE_SHORT' }>;

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
      anEnvelope({ id: 'E3', tranches: [aTranche({ date: '2022-03-01' })] }),
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
      envelopes: [
        anEnvelope({ tranches: [aTranche({ amountCents: 10_000_000 }), aTranche({ date: '2022-03-01' })] }),
      ],
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
    [
      'nothing is released on that day',
      short({ before: '2022-03-02' }),
      "L'enveloppe « E1 » ne libère rien le 2022-03-02.",
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

  test('is told without the sessions that it repeats', () => {
    expect(verdictOn(instance, [short({ sessions: ['S1', 'S2', 'S1'] })])).toMatchObject({
      reasons: [expect.stringContaining('pour 2 session(s)')],
    });
  });
});
