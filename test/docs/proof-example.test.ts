/** The figures of the section on proofs in `docs/problem.md` are those of the code. */

import { describe, expect, test } from '@jest/globals';
import {
  checkPlanProof,
  type Parameters,
  type PlanProof,
  provePlan,
  readInstance,
  solve,
} from '../../solver/index.ts';
import { withProof } from '../../solver/proof/rests-on.ts';
import { metronome } from '../cli/metronome.ts';
import { aLevel, someParameters } from '../solver/builders.ts';
import { waitsForReserve } from '../solver/waits-for-reserve.ts';
import { documentAt } from './documents.ts';

const { text } = documentAt('docs/problem.md');

/** A number as the document writes it. */
const written = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

describe('the example by hand', () => {
  const instance = waitsForReserve;
  const parameters: Parameters = someParameters({ levels: [aLevel('placement'), aLevel('fidelity')] });
  const limit = {
    rule: 'envelope-budget' as const,
    envelope: 'E1',
    before: '2022-03-01',
    multiplier: 8_000_000,
  };

  test('is the proof that the solver finds', async () => {
    const result = await solve(instance, parameters);
    if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
    const proof = await provePlan(instance, parameters, result.plan);
    const { value, bound, parts, multipliers } = proof.levels[1]!;
    expect({ value, bound, parts, multipliers }).toEqual({
      value: 120,
      bound: 120,
      parts: 1_000_000_000_000,
      multipliers: { held: [], limits: [limit], balance: [], peaks: [] },
    });
    expect(text).toContain(
      `${JSON.stringify(limit).replaceAll(':', ': ').replaceAll(',', ', ').replace('{', '{ ').replace('}', ' }')}   with parts = ${parts}`,
    );
    expect(text).toContain('So 160 - 40 = 120');
    const half: PlanProof = {
      ...proof,
      levels: proof.levels.map((level, l) =>
        l === 0
          ? level
          : {
              ...level,
              bound: 0,
              multipliers: { ...multipliers, limits: [{ ...limit, multiplier: 4_000_000 }] },
            },
      ),
    };
    expect(checkPlanProof(instance, parameters, half)).toMatchObject({
      holds: true,
      levels: [{ bound: 0 }, { bound: 80 }],
    });
    expect(text).toContain('4 x 20 - 20 = 60, and 80 because every choice costs 0 or 40: true, and weaker');
  });
});

describe('Normandie 2022', () => {
  /** By default a clock ends a level and its proof; here they take the time that a busy machine gives them. */
  const PATIENCE_SECONDS = 300;
  const patient = someParameters({
    levels: someParameters().levels.map((level) => ({ ...level, secondsLimit: PATIENCE_SECONDS })),
  });

  test('rests, level by level, on what the document says', async () => {
    const { out } = await metronome(['instance', 'normandie-2022']);
    const read = readInstance(JSON.parse(out));
    if (!('instance' in read)) throw new Error(JSON.stringify(read));
    const { instance } = read;
    const result = await solve(instance, patient);
    if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
    expect(result.plan.end).toBe('PROVEN');
    const proof = await provePlan(instance, patient, result.plan, { secondsLimit: PATIENCE_SECONDS });
    const { levels } = withProof(result.plan, patient, proof);
    const percent = (value: number, bound: number): string =>
      value - bound < 1e-5 ? '' : ` (${(((value - bound) / value) * 100).toFixed(2)} %)`;
    for (const { name, value, bound, provenBound = 0, restsOn } of levels)
      expect(text).toContain(
        `| \`${name}\` | ${written(value)} | ${written(provenBound)}${percent(value, provenBound)} ` +
          `| ${written(bound)}${percent(value, bound)} | ${restsOn} |`,
      );
    expect(checkPlanProof(instance, patient, proof)).toEqual({
      holds: true,
      levels: levels.map(({ name, provenBound }) => ({ name, bound: provenBound })),
    });
  }, 600_000);
});
