/** What a proof of a plan must be to hold: the literal one of `docs/problem.md`, and what people may do to it. */

import { describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../../solver/instance/hash.ts';
import type { Multipliers, PlanProof } from '../../../../solver/solution/proof-types.ts';
import { checkPlanProof } from '../../../../solver/validation/proof/plan-proof.ts';
import { aLevel, anInstance, someParameters } from '../../builders.ts';
import { waitsForReserve as reserve } from '../../waits-for-reserve.ts';

const parameters = someParameters({ levels: [aLevel('placement'), aLevel('fidelity', { tolerance: 0.1 })] });
const none: Multipliers = { held: [], limits: [], balance: [], peaks: [] };
const proof: PlanProof = {
  format: 'metronome-proof/1',
  instanceHash: hashOf(reserve),
  levels: [
    { name: 'placement', value: 0, atMost: 0.000001, bound: 0, parts: 1, multipliers: none },
    {
      name: 'fidelity',
      value: 120,
      atMost: 132,
      bound: 120,
      parts: 1_000_000,
      multipliers: {
        ...none,
        limits: [{ rule: 'envelope-budget', envelope: 'E1', before: '2022-03-01', multiplier: 8 }],
      },
    },
  ],
};

describe('holds', () => {
  const claiming = (bound: number, fields: object = {}): PlanProof => ({
    ...proof,
    levels: [proof.levels[0]!, { ...proof.levels[1]!, bound, ...fields }],
  });
  const held = {
    holds: true,
    levels: [
      { name: 'placement', bound: 0 },
      { name: 'fidelity', bound: 120 },
    ],
  };

  test.each([120, 119.999999, 0, -5])('when it claims %p, and says what is proven', (bound) => {
    expect(checkPlanProof(reserve, parameters, claiming(bound))).toEqual(held);
  });

  test('when a level is held where its value and tolerance say, or above', () => {
    expect(checkPlanProof(reserve, parameters, claiming(120, { atMost: 132 }))).toEqual(held);
    expect(checkPlanProof(reserve, parameters, claiming(120, { atMost: 200 }))).toEqual(held);
    expect(checkPlanProof(reserve, parameters, claiming(120, { atMost: 131.999999 }))).toMatchObject({
      holds: false,
      because:
        'Niveau « fidelity » tenu à 131.999999 : sa valeur 120 et sa tolérance en permettent davantage.',
    });
    // A tolerance widens a value below 0 as well.
    expect(checkPlanProof(reserve, parameters, claiming(120, { value: -10, atMost: -9 }))).toEqual(held);
    expect(checkPlanProof(reserve, parameters, claiming(120, { value: -10, atMost: -9.5 }))).toMatchObject({
      holds: false,
    });
  });

  test('bounds are shown rounded down to a millionth', () => {
    const sevenths = someParameters({
      levels: [
        aLevel('fidelity', {
          terms: [
            { term: 'fidelity', weight: 0.3 },
            { term: 'wait', weight: 1 },
          ],
        }),
      ],
    });
    const late = anInstance({
      ...reserve,
      sessions: [
        {
          plannedEntries: 1,
          wishedWeek: 0,
          window: { earliest: 1, latest: 1 },
          alternanceIntakes: ['I1'],
        },
      ],
      alternanceIntakes: [{ id: 'I1', date: '2022-04-05', maxGapWeeks: 9 }],
    });
    const level = { name: 'fidelity', value: 3, atMost: 3, bound: 0, parts: 1, multipliers: none };
    const verdict = checkPlanProof(late, sevenths, { ...proof, instanceHash: hashOf(late), levels: [level] });
    // Four weeks at 0.3, and eleven days of wait: 1.2 + 11 / 7 weeks.
    expect(verdict).toEqual({ holds: true, levels: [{ name: 'fidelity', bound: expect.any(Number) }] });
    const { bound } = verdict.holds ? verdict.levels[0]! : { bound: 0 };
    expect(bound * 1e6).toBeCloseTo(Math.floor(bound * 1e6), 6);
  });
});

describe('is refused when', () => {
  const change = (proof: PlanProof, l: number, level: Partial<PlanProof['levels'][number]>): PlanProof => ({
    ...proof,
    levels: proof.levels.map((one, at) => (at === l ? { ...one, ...level } : one)),
  });
  const limit = (proof: PlanProof, fields: object): PlanProof => {
    const { multipliers } = proof.levels[1]!;
    const [first] = multipliers.limits;
    return change(proof, 1, {
      multipliers: { ...multipliers, limits: [{ ...first!, ...fields } as typeof first & object] },
    });
  };
  const cases: [string, (proof: PlanProof) => PlanProof, string][] = [
    [
      'it claims more than it proves',
      (p) => change(p, 1, { bound: 120.000001 }),
      'ne prouvent que 120, pas 120.000001',
    ],
    ['it is about another instance', (p) => ({ ...p, instanceHash: '0' }), 'autre instance'],
    [
      'a level is missing',
      (p) => ({ ...p, levels: p.levels.slice(0, 1) }),
      'les paramètres ont placement, fidelity',
    ],
    [
      'a multiplier of money is larger',
      (p) => limit(p, { multiplier: 2 * p.levels[1]!.multipliers.limits[0]!.multiplier }),
      'ne prouvent que',
    ],
    ['a multiplier is negative', (p) => limit(p, { multiplier: -1 }), '-1'],
    ['a multiplier is not whole', (p) => limit(p, { multiplier: 0.5 }), '0.5'],
    ['it is about an envelope that is not there', (p) => limit(p, { envelope: 'E9' }), 'E9'],
    ['multipliers are parts of nothing', (p) => change(p, 1, { parts: 0 }), '0 part'],
    ['parts are not whole', (p) => change(p, 1, { parts: 1.5 }), '1.5'],
    [
      'an earlier level is held lower than its tolerance lets',
      (p) => change(p, 0, { value: 10, atMost: 9 }),
      'tenu à 9',
    ],
    [
      'no plan keeps the earlier levels',
      (p) => change(p, 0, { value: -1, atMost: -1 }),
      'aucun plan ne les tient',
    ],
    [
      'it holds a later level',
      (p) =>
        change(p, 0, {
          multipliers: { ...p.levels[0]!.multipliers, held: [{ level: 'fidelity', multiplier: 1 }] },
        }),
      "n'est pas avant",
    ],
    [
      'it prices a month that no curve has',
      (p) =>
        change(p, 1, {
          multipliers: {
            ...p.levels[1]!.multipliers,
            balance: [{ scope: 'REGION', period: '2022-03', multiplier: 1 }],
          },
        }),
      'REGION 2022-03',
    ],
  ];
  test.each(cases)('%s', (_, tamper, because) => {
    expect(checkPlanProof(reserve, parameters, tamper(proof))).toEqual({
      holds: false,
      because: expect.stringContaining(because),
    });
  });
});
