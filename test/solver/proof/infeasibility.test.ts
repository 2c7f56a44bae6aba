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
  anOpco,
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

async function proofOf(instance: Instance, asked = parameters): Promise<InfeasibilityProof> {
  const result = await proven(instance, asked, await solve(instance, asked));
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
    expect(await proveInfeasible(short, parameters)).toEqual(proof);
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

  test('gives the limit that has no room: two launches in a week where an agency holds one', async () => {
    const hard = { ...parameters, agencyLoad: { mode: 'HARD' as const, launchWeeks: 2 } };
    const crowded = anInstance({
      weeks,
      sessions: [0, 1].map(() => ({ agency: 'Caen', window: { earliest: 0, latest: 0 } })),
      agencies: [anAgency({ launchCap: 1 })],
    });
    const proof = await proofOf(crowded, hard);
    expect(proof).toMatchObject({
      reasons: [
        {
          kind: 'LIMITS_SHORT',
          limits: [{ rule: 'agency-load', agency: 'Caen', week: 0, multiplier: 1 }],
        },
      ],
      engineWord: [],
    });
    expect(checkInfeasibility(crowded, hard, proof)).toEqual({
      holds: true,
      reasons: [
        "Les sessions à placer prennent au moins 2, et il y a place pour 1 : lancements de l'agence « Caen » la semaine du 2022-06-20.",
      ],
    });
    expect(readProof(JSON.parse(JSON.stringify(proof)))).toEqual({ proof });
    // It needs no solve, and no conflict that somebody knows.
    expect(await proveInfeasible(crowded, hard)).toEqual(proof);
  });

  test('adds up limits that have room one by one: three starts, two months, one a month', async () => {
    const three = anInstance({
      grid: 'MONTH',
      weeks: monthGridOf(2022),
      sessions: [0, 1, 2].map(() => ({ wishedWeek: 1, window: { earliest: 1, latest: 2 } })),
      opcos: [anOpco({ monthlyLaunchCap: 1 })],
    });
    const hard = { ...parameters, opcoLoad: { mode: 'HARD' as const } };
    const proof = await proofOf(three, hard);
    expect(proof.reasons).toEqual([
      {
        kind: 'LIMITS_SHORT',
        limits: ['2022-02', '2022-03'].map((month) => ({
          rule: 'opco-load',
          opco: 'AKTO',
          month,
          multiplier: 1,
        })),
      },
    ]);
    expect(checkInfeasibility(three, hard, proof)).toMatchObject({ holds: true });
    // With one month more there is room, and nothing to prove.
    const wider = {
      ...three,
      sessions: three.sessions.map((session) => ({ ...session, window: { earliest: 1, latest: 3 } })),
    };
    expect(await proveInfeasible(wider, hard)).toMatchObject({ reasons: [], engineWord: [] });
  });

  test('says that it is the word of the engine where counting is not enough: ten and ten, in fifteen', async () => {
    const halves = anInstance({
      grid: 'MONTH',
      weeks: monthGridOf(2022),
      sessions: [0, 1, 2].map(() => ({ wishedWeek: 0, window: { earliest: 0, latest: 5 } })),
      capacities: ['2022-Q1', '2022-Q2'].map((quarter) => ({ quarter, entries: 15, costCents: null })),
    });
    // Thirty trainees for thirty places, and no half session.
    const whole = { ...parameters, unforeseenReserve: { share: 0 } };
    const proof = await proofOf(halves, whole);
    expect(proof).toMatchObject({ reasons: [], engineWord: [['unforeseen-reserve']] });
    expect(checkInfeasibility(halves, whole, proof)).toEqual({
      holds: false,
      because: expect.stringContaining('unforeseen-reserve repose sur la parole du moteur'),
    });
  });
});
