import { expect, test } from '@jest/globals';
import { type LevelResult, type Plan, type PlanProof, withProof } from '../../../solver/index.ts';
import { noMultipliers } from '../../../solver/proof/multipliers.ts';
import { aLevel, someParameters } from '../builders.ts';

const parameters = someParameters({ levels: [aLevel('fidelity', { gap: 0.01 })] });

/** A level of value 1000 that the engine bounds, and multipliers too. */
function level(bound: number, provenBound: number): LevelResult {
  const result: LevelResult = {
    name: 'fidelity',
    terms: ['fidelity'],
    value: 1000,
    finalValue: 1000,
    bound,
    gap: (1000 - bound) / 1000,
    end: 'CLOCK',
  };
  const proof: PlanProof = {
    format: 'metronome-proof/1',
    instanceHash: '',
    levels: [
      {
        name: 'fidelity',
        value: 1000,
        atMost: 1000,
        bound: provenBound,
        parts: 1,
        multipliers: noMultipliers(),
      },
    ],
  };
  return withProof({ levels: [result] } as unknown as Plan, parameters, proof).levels[0]!;
}

test.each<[string, number, number, Partial<LevelResult>]>([
  ['both reach the value', 1000, 1000, { bound: 1000, gap: 0, restsOn: 'MULTIPLIERS' }],
  ['multipliers meet the gap asked for', 999, 990, { bound: 999, gap: 0.001, restsOn: 'MULTIPLIERS' }],
  ['just below the gap asked for', 999, 989.9, { bound: 999, gap: 0.001, restsOn: 'ENGINE' }],
  ['the engine said no more', 900, 900, { bound: 900, gap: 0.1, restsOn: 'MULTIPLIERS' }],
  ['the engine said less: the bound rises', 0, 950, { bound: 950, gap: 0.05, restsOn: 'MULTIPLIERS' }],
  ['the engine said more', 980, 950, { bound: 980, gap: 0.02, restsOn: 'ENGINE' }],
])('%s', (_, bound, provenBound, expected) => {
  expect(level(bound, provenBound)).toMatchObject({ provenBound, ...expected });
});
