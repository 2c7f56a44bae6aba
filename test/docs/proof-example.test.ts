/** The figures of the section on proofs in `docs/problem.md` are those of the code. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  checkPlanProof,
  type Instance,
  type Parameters,
  type Plan,
  type PlanProof,
  provePlan,
  readInstance,
  solve,
} from '../../solver/index.ts';
import { metronome, scratchFolder } from '../cli/metronome.ts';
import { aLevel, anEnvelope, anInstance, aTranche, monthGridOf, someParameters } from '../solver/builders.ts';
import { documentAt } from './documents.ts';

const { text } = documentAt('docs/problem.md');

/** A number as the document writes it. */
const written = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

describe('the example by hand', () => {
  const session = { wishedWeek: 1, window: { earliest: 1, latest: 2 } };
  const instance: Instance = anInstance({
    grid: 'MONTH',
    weeks: monthGridOf(2022),
    sessions: [session, session, session, session],
    envelopes: [
      anEnvelope({
        tranches: [
          aTranche({ amountCents: 5_000_000 }),
          aTranche({ amountCents: 15_000_000, date: '2022-03-01', kind: 'RESERVE' }),
        ],
      }),
    ],
  });
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
  const folder = scratchFolder();

  test('rests, level by level, on what the document says', async () => {
    const [instance, plan, proof] = ['instance', 'plan', 'preuve'].map((name) =>
      join(folder, `${name}.json`),
    );
    await metronome(['instance', 'normandie-2022', '--out', instance!]);
    const { code } = await metronome(['solve', instance!, '--out', plan!, '--proof', proof!]);
    expect(code).toBe(0);
    const { levels } = JSON.parse(readFileSync(plan!, 'utf8')) as Plan;
    const percent = (value: number, bound: number): string =>
      value - bound < 1e-5 ? '' : ` (${(((value - bound) / value) * 100).toFixed(2)} %)`;
    for (const { name, value, bound, provenBound = 0, restsOn } of levels)
      expect(text).toContain(
        `| \`${name}\` | ${written(value)} | ${written(provenBound)}${percent(value, provenBound)} ` +
          `| ${written(bound)}${percent(value, bound)} | ${restsOn} |`,
      );
    const read = readInstance(JSON.parse(readFileSync(instance!, 'utf8')));
    if (!('instance' in read)) throw new Error(JSON.stringify(read));
    expect(
      checkPlanProof(read.instance, someParameters(), JSON.parse(readFileSync(proof!, 'utf8')) as PlanProof),
    ).toEqual({
      holds: true,
      levels: levels.map(({ name, provenBound }) => ({ name, bound: provenBound })),
    });
  });
});
