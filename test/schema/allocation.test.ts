import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { sqlCounter } from '../support/sql-count.ts';

const counter = sqlCounter();
let db: TestDatabase;
let api: Api;

beforeAll(async () => {
  db = await testDatabase(counter.options);
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api.stop();
  await db.drop();
});

const ALLOCATE = `query ($input: AllocationInput!) { allocateEnvelope(input: $input) {
  allocation { shares { opco label floor total initial reserve needShare reason message } }
  release { date reserve takenBack shares {
    opco initial consumed expected takenBack reserve redistributed final reasons { reason message } } }
  conflict { total floors missing byOpco { opco floor } message }
  problems { __typename code path value } } }`;

/** 1 000 EUR of which 150 wait for April; A needs three times what B needs, and B consumed 400 EUR in its time. */
const INPUT = {
  total: '1000.00',
  reserve: '150.00',
  startsOn: '2022-01-01',
  reserveOn: '2022-04-01',
  endsOn: '2022-12-31',
  recipients: [
    { opco: 'A', recruitmentStakes: 3, trainingNeeds: 3 },
    { opco: 'B', label: 'Le petit', floor: '400.00', recruitmentStakes: 1, trainingNeeds: 1 },
  ],
};

async function ask(input: object) {
  const { status, data } = await api.ask(ALLOCATE, { input });
  expect(status).toBe(200);
  return (data as { allocateEnvelope: Record<string, unknown> }).allocateEnvelope;
}

describe('an envelope', () => {
  test('is split to the cent, floors first, without a query to the database', async () => {
    const text = expect.stringMatching(/\w/);
    let answer: unknown;
    expect(
      await counter.of(async () => {
        answer = await ask(INPUT);
      }),
    ).toBe(0);
    expect(answer).toEqual({
      allocation: {
        shares: [
          {
            opco: 'A',
            label: 'A',
            floor: '0.00',
            total: '600.00',
            initial: '510.00',
            reserve: '90.00',
            needShare: 0.75,
            reason: 'NEEDS',
            message: text,
          },
          {
            opco: 'B',
            label: 'Le petit',
            floor: '400.00',
            total: '400.00',
            initial: '340.00',
            reserve: '60.00',
            needShare: 0.25,
            reason: 'FLOOR',
            message: text,
          },
        ],
      },
      release: null,
      conflict: null,
      problems: [],
    });
  });

  test('gives its reserve by consumption, and every cent is somewhere', async () => {
    const consumption = {
      date: '2022-04-01',
      consumed: [
        { opco: 'A', amount: '510.00' },
        { opco: 'B', amount: '0.00' },
      ],
    };
    const { release, problems } = await ask({ ...INPUT, consumption });
    const { shares, ...whole } = release as {
      shares: { opco: string; final: string; takenBack: string; consumed: string; reasons: object[] }[];
    };
    // 90 of 365 days have passed: B was expected to have consumed 83.83 EUR, which come back, and its floor of 400 holds.
    expect({ ...whole, problems }).toEqual({
      date: '2022-04-01',
      reserve: '150.00',
      takenBack: '83.83',
      problems: [],
    });
    expect(shares.map(({ opco, final, takenBack, consumed }) => [opco, final, takenBack, consumed])).toEqual([
      ['A', '600.00', '0.00', '510.00'],
      ['B', '400.00', '83.83', '0.00'],
    ]);
    expect(shares[1]!.reasons).toEqual([
      { reason: 'TAKEN_BACK', message: expect.stringContaining('83,83') },
      { reason: 'FLOOR', message: expect.any(String) },
    ]);
  });

  test('whose floors are above its total cannot be split, and that is an answer', async () => {
    const recipients = INPUT.recipients.map((recipient) => ({ ...recipient, floor: '500.01' }));
    expect(await ask({ ...INPUT, recipients })).toEqual({
      allocation: null,
      release: null,
      conflict: {
        total: '1000.00',
        floors: '1000.02',
        missing: '0.02',
        byOpco: [
          { opco: 'A', floor: '500.01' },
          { opco: 'B', floor: '500.01' },
        ],
        message: expect.stringContaining('0,02'),
      },
      problems: [],
    });
  });
});

describe('what cannot be split is told at its place in the input', () => {
  const one = INPUT.recipients[0]!;
  test.each<[string, object, unknown]>([
    ['a reserve above the total', { reserve: '1000.01' }, ['RESERVE_ABOVE_TOTAL /input/reserve']],
    [
      'a reserve released too early',
      { reserveOn: '2022-01-01' },
      ['RESERVE_DATE_TOO_EARLY /input/reserveOn'],
    ],
    [
      'a floor below zero',
      { recipients: [{ ...one, floor: '-0.01' }] },
      ['MONEY_NEGATIVE /input/recipients/0/floor'],
    ],
    ['twice the same OPCO', { recipients: [one, one] }, ['OPCO_DUPLICATE /input/recipients/1/opco']],
    ['nobody', { recipients: [] }, ['RECIPIENTS_EMPTY /input/recipients']],
    [
      'more than a country has',
      { recipients: Array.from({ length: 199 }, (_, i) => ({ ...one, opco: `O${i}` })) },
      ['ALLOCATION_TOO_LONG /input/recipients'],
    ],
    [
      'a consumption of somebody else',
      { consumption: { date: '2022-04-01', consumed: [{ opco: 'Z', amount: '0.00' }] } },
      expect.arrayContaining([expect.stringMatching(/ \/input\/consumption\/consumed\/0\/opco$/)]),
    ],
  ])('%s', async (_, said, expected) => {
    const answer = await ask({ ...INPUT, ...said });
    const problems = answer.problems as { __typename: string; code: string; path: string }[];
    expect(answer).toMatchObject({ allocation: null, release: null, conflict: null });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    expect(new Set(problems.map(({ __typename }) => __typename))).toEqual(
      new Set(['InvalidParametersProblem']),
    );
  });

  test('the largest amounts are split to the cent as well', async () => {
    const total = '9999999999.99';
    const { allocation } = await ask({
      ...INPUT,
      total,
      reserve: '0.01',
      recipients: [one, { ...one, opco: 'B' }],
    });
    const { shares } = allocation as { shares: { total: string }[] };
    const cents = shares.map((share) => BigInt(share.total.replace('.', '')));
    expect(cents.reduce((sum, share) => sum + share)).toBe(BigInt(total.replace('.', '')));
  });
});

test('the national envelopes stand beside each other, both totals kept, and what contradicts itself is told', async () => {
  const answer = await api.ask(`{ allocationCases { reference total reserve provenance flag
    result { allocation { shares { opco total } } release { date } conflict { missing } problems { code } } } }`);
  const { allocationCases } = answer.data as {
    allocationCases: {
      reference: string;
      total: string;
      reserve: string;
      provenance: string;
      flag: string;
      result: { allocation: { shares: { total: string }[] }; release: object | null };
    }[];
  };
  expect(
    allocationCases.map(({ reference, total, reserve, provenance }) => [
      reference,
      total,
      reserve,
      provenance,
    ]),
  ).toEqual([
    ['FRANCE-2021', '225000000.00', '33750000.00', 'PUBLISHED'],
    ['FRANCE-2022', '220000000.00', '33000000.00', 'PUBLISHED'],
    ['FRANCE-2022-RESERVE-45', '220000000.00', '45000000.00', 'PUBLISHED'],
    ['FRANCE-2021-2022-425', '425000000.00', '63750000.00', 'PUBLISHED'],
    ['FRANCE-2021-2022-445', '445000000.00', '66750000.00', 'RECONSTRUCTED'],
  ]);
  for (const { total, flag, result } of allocationCases) {
    expect(flag).toContain('425');
    expect(result.allocation.shares).toHaveLength(11);
    const cents = result.allocation.shares.map((share) => BigInt(share.total.replace('.', '')));
    expect(cents.reduce((sum, share) => sum + share)).toBe(BigInt(total.replace('.', '')));
  }
});
