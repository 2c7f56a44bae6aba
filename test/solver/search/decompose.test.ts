import { describe, expect, test } from '@jest/globals';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { type Instance, type Parameters, solve, verify } from '../../../solver/index.ts';
import { findComponents } from '../../../solver/search/decompose.ts';
import { surveyTerrain } from '../../../solver/search/terrain.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import { aYear } from './a-year.ts';

const componentsOf = (instance: Instance, parameters: Parameters = someParameters()): number[][] =>
  findComponents(surveyTerrain(instance, parameters, findCandidates(instance, parameters)));

/** Several regions, each a year of its own with its own envelopes, below one national envelope. */
function aCountry(regions: number, nationalShare: number): Instance {
  const years = Array.from({ length: regions }, (_, r) => aYear(12, r + 1));
  const named = (r: number, id: string): string => `R${r} ${id}`;
  const envelopes = years.flatMap((year, r) =>
    year.envelopes.map((one) => ({ ...one, id: named(r, one.id), parent: 'FRANCE' })),
  );
  const all = envelopes
    .flatMap(({ tranches }) => tranches)
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const france = anEnvelope({
    id: 'FRANCE',
    tranches: [aTranche({ amountCents: Math.round(all * nationalShare) })],
  });
  return {
    ...years[0]!,
    sessions: years.flatMap((year, r) =>
      year.sessions.map((session) => ({
        ...session,
        id: named(r, session.id),
        region: String(20 + r),
        envelope: named(r, session.envelope),
      })),
    ),
    envelopes: [france, ...envelopes],
  };
}

describe('components', () => {
  test('regions under a national envelope that cannot bind solve apart', () => {
    expect(componentsOf(aCountry(3, 1)).map((sessions) => sessions.length)).toEqual([12, 12, 12]);
  });

  test('a national envelope that can bind couples them', () => {
    expect(componentsOf(aCountry(3, 0.5))).toHaveLength(1);
  });

  test('without smoothing, only what can be short of money is coupled', () => {
    const tranches = [aTranche({ amountCents: 6_000_000 })];
    const instance = anInstance({
      weeks: weeksFrom('2022-01-03', 3),
      envelopes: [anEnvelope({ tranches }), anEnvelope({ id: 'E2' })],
      sessions: [{}, { envelope: 'E2' }, {}, { envelope: 'E2' }],
    });
    const fidelity = someParameters({ levels: [aLevel('fidelity')] });
    expect(componentsOf(instance, fidelity)).toEqual([[0, 2], [1], [3]]);
  });

  test('equity looks at all OPCO at once: one component', () => {
    expect(componentsOf(aCountry(2, 1), someParameters({ levels: [aLevel('equity')] }))).toHaveLength(1);
  });
});

test('solving apart gives a verified plan with the values of solving whole', async () => {
  const country = aCountry(2, 1);
  const parameters = someParameters({
    levels: [aLevel('placement'), aLevel('smoothing', { gap: 0.01 })],
  });
  const result = await solve(country, parameters);
  if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
  expect(result.statistics.components).toBe(2);
  expect(verify(country, parameters, result.plan.assignments).violations).toEqual([]);
  const regions = await Promise.all(
    ['20', '21'].map((region) =>
      solve({ ...country, sessions: country.sessions.filter((one) => one.region === region) }, parameters),
    ),
  );
  const [placement, smoothing] = [0, 1].map((l) =>
    regions.reduce((sum, one) => sum + (one.status === 'PLANNED' ? one.plan.levels[l]!.value : NaN), 0),
  );
  const [placed, smoothed] = result.plan.levels;
  expect(placed!.value).toBe(placement);
  // Both are within 1 % of the same optimum.
  expect(smoothed!.value * 0.99).toBeLessThanOrEqual(smoothing!);
  expect(smoothed!.bound).toBeLessThanOrEqual(smoothing! + 1e-6);
  expect(result.plan.levels.map(({ end }) => end)).toEqual(['PROVEN', 'PROVEN']);
});
