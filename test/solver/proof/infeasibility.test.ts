import { describe, expect, test } from '@jest/globals';
import {
  checkInfeasibility,
  type InfeasibilityProof,
  type Instance,
  proveInfeasible,
  proven,
  readProof,
  solve,
} from '../../../solver/index.ts';
import {
  aClosure,
  anAgency,
  anEnvelope,
  anInstance,
  aSession,
  aTranche,
  monthGridOf,
  someParameters,
  weeksFrom,
} from '../builders.ts';

const parameters = someParameters({ unplaced: 'FORBIDDEN' });
const weeks = weeksFrom('2022-06-20', 4);

/** A session that may start in June only, where its window and the truce leave nothing. */
const closed = anInstance({
  weeks,
  sessions: [{ window: { earliest: 2, latest: 3 } }],
  closures: [aClosure()],
});

/** Two sessions of 50 000 EUR that must start in February, before the reserve of March: 80 000 EUR, 10 000 engaged. */
const short = anInstance({
  grid: 'MONTH',
  weeks: monthGridOf(2022),
  sessions: [0, 0, 0].map((_, i) => ({
    wishedWeek: 1,
    window: { earliest: 1, latest: i === 2 ? 5 : 1 },
  })),
  envelopes: [
    anEnvelope({
      alreadyEngagedCents: 1_000_000,
      tranches: [
        aTranche({ amountCents: 8_000_000 }),
        aTranche({ amountCents: 20_000_000, date: '2022-03-01', kind: 'RESERVE' }),
      ],
    }),
  ],
});

async function proofOf(instance: Instance): Promise<InfeasibilityProof> {
  const result = await proven(instance, parameters, await solve(instance, parameters));
  if (result.status !== 'INFEASIBLE' || result.proof === undefined) throw new Error(JSON.stringify(result));
  return result.proof;
}

describe('a proof that no plan exists', () => {
  test('gives a gate that closes each week of a session', async () => {
    const proof = await proofOf(closed);
    expect(proof.reasons).toEqual([
      {
        kind: 'NO_OPEN_WEEK',
        session: 'S1',
        closed: [
          { from: 0, to: 1, gate: 'window' },
          { from: 2, to: 3, gate: 'closure' },
        ],
      },
    ]);
    expect(checkInfeasibility(closed, parameters, proof)).toEqual({
      holds: true,
      reasons: [
        "La session « S1 » n'a aucune semaine ouverte : window du 2022-06-20 au 2022-06-27, closure du 2022-07-04 au 2022-07-11.",
      ],
    });
  });

  test('gives the envelope, the date, what is released, engaged and required', async () => {
    const proof = await proofOf(short);
    expect(proof).toEqual({
      format: 'metronome-infeasibility-proof/1',
      instanceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      reasons: [
        {
          kind: 'ENVELOPE_SHORT',
          envelope: 'E1',
          before: '2022-03-01',
          releasedCents: 8_000_000,
          alreadyEngagedCents: 1_000_000,
          requiredCents: 10_000_000,
          sessions: ['S1', 'S2'],
        },
      ],
      engineWord: [],
    });
    expect(checkInfeasibility(short, parameters, proof)).toMatchObject({ holds: true });
    expect(proveInfeasible(short, parameters)).toEqual(proof);
    expect(readProof(JSON.parse(JSON.stringify(proof)))).toEqual({ proof });
  });

  test('tells the end of time from a release on the last day', async () => {
    const december = anInstance({
      grid: 'MONTH',
      weeks: monthGridOf(2022),
      sessions: [{ wishedWeek: 11 }],
      envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 1, date: '2022-12-01' })] })],
    });
    const proof = await proofOf(december);
    expect(proof.reasons).toMatchObject([{ before: null, releasedCents: 1, requiredCents: 5_000_000 }]);
  });

  test('says that it is the word of the engine where other rules conflict', async () => {
    const crowded = anInstance({
      weeks,
      sessions: [0, 1].map(() => ({ agency: 'Caen', window: { earliest: 0, latest: 0 } })),
      agencies: [anAgency({ launchCap: 1 })],
    });
    const hard = { ...parameters, agencyLoad: { mode: 'HARD' as const, launchWeeks: 2 } };
    const result = await proven(crowded, hard, await solve(crowded, hard));
    expect(result).toMatchObject({
      status: 'INFEASIBLE',
      proof: { reasons: [], engineWord: [['agency-load']] },
    });
    if (result.status !== 'INFEASIBLE') return;
    expect(checkInfeasibility(crowded, hard, result.proof!)).toEqual({
      holds: false,
      because: expect.stringContaining('agency-load repose sur la parole du moteur'),
    });
  });
});

describe('is refused when', () => {
  type Money = Extract<InfeasibilityProof['reasons'][number], { kind: 'ENVELOPE_SHORT' }>;
  const money =
    (fields: Partial<Money>) =>
    (proof: InfeasibilityProof): InfeasibilityProof => ({
      ...proof,
      reasons: [{ ...(proof.reasons[0] as Money), ...fields }],
    });
  const cases: [string, (proof: InfeasibilityProof) => InfeasibilityProof, string][] = [
    ['it is about another instance', (proof) => ({ ...proof, instanceHash: '0' }), 'autre instance'],
    [
      'a session is counted that can start later',
      money({ sessions: ['S1', 'S3'] }),
      '« S3 » peut débuter le 2022-03-01',
    ],
    ['a session is unknown', money({ sessions: ['S1', 'S9'] }), 'S9'],
    ['a session is left out', money({ sessions: ['S1'] }), '50 000,00 EUR requis, et non 100 000,00 EUR'],
    ['a session is counted twice', money({ sessions: ['S1', 'S1'] }), '50 000,00 EUR requis'],
    ['less is said to be released', money({ releasedCents: 7_000_000 }), '80 000,00 EUR libérés'],
    ['more is said to be engaged', money({ alreadyEngagedCents: 2_000_000 }), '10 000,00 EUR déjà engagés'],
    [
      'the money is enough',
      money({ sessions: ['S1'], requiredCents: 5_000_000 }),
      'ne dépassent pas 70 000,00 EUR',
    ],
    ['the envelope is unknown', money({ envelope: 'E9' }), 'E9'],
    ['nothing is said', (proof) => ({ ...proof, reasons: [] }), 'Rien à refaire'],
  ];
  test.each(cases)('%s', (_, tamper, because) => {
    const proof = tamper(proveInfeasible(short, parameters));
    expect(checkInfeasibility(short, parameters, proof)).toEqual({
      holds: false,
      because: expect.stringContaining(because),
    });
  });

  test.each([
    ['a week is not told', [{ from: 0, to: 2, gate: 'window' as const }]],
    ['a gate does not close the week it is said to', [{ from: 0, to: 3, gate: 'closure' as const }]],
  ])('%s', (_, runs) => {
    const proof = proveInfeasible(closed, parameters);
    const lie = { ...proof, reasons: [{ kind: 'NO_OPEN_WEEK' as const, session: 'S1', closed: runs }] };
    expect(checkInfeasibility(closed, parameters, lie)).toMatchObject({
      holds: false,
      because: expect.stringContaining("n'est pas fermée en semaine"),
    });
  });

  test('the session may be left out', () => {
    const proof = proveInfeasible(closed, parameters);
    expect(checkInfeasibility(closed, someParameters(), proof)).toEqual({
      holds: false,
      because: 'La session « S1 » peut rester non placée.',
    });
  });

  test('the envelope does not pay the session', () => {
    const two = { ...short, envelopes: [...short.envelopes, anEnvelope({ id: 'E2' })] };
    const session = aSession({ id: 'S1', envelope: 'E2', window: { earliest: 1, latest: 1 } }, two.weeks);
    const other = { ...two, sessions: [session, ...two.sessions.slice(1)] };
    const proof = {
      ...proveInfeasible(short, parameters),
      instanceHash: proveInfeasible(other, parameters).instanceHash,
    };
    expect(checkInfeasibility(other, parameters, proof)).toMatchObject({
      because: expect.stringContaining("n'est pas payée par l'enveloppe"),
    });
  });
});
