import { describe, expect, test } from '@jest/globals';
import { openHostedEngine } from '../../../solver/engines/hosted.ts';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import type { Instance } from '../../../solver/instance/types.ts';
import { seededRandom } from '../../../solver/random.ts';
import { LiveProgram } from '../../../solver/search/live-program.ts';
import { holdExcess, repairHolds } from '../../../solver/search/local-search.ts';
import { roundPlan } from '../../../solver/search/rounding.ts';
import { surveyTerrain } from '../../../solver/search/terrain.ts';
import { placeLate, stateOf } from '../../../solver/search/warm-start.ts';
import { assignmentsOf } from '../../../solver/solution/assignments.ts';
import { verify } from '../../../solver/validation/verify.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import { aYear } from './a-year.ts';

const parameters = someParameters({
  levels: [aLevel('placement', { gap: 0 }), aLevel('smoothing', { gap: 0 }), aLevel('fidelity', { gap: 0 })],
});

const terrainOf = (instance: Instance) =>
  surveyTerrain(instance, parameters, findCandidates(instance, parameters));

describe('rounding a relaxed point', () => {
  test('split sessions go where they exceed least, the others where they are', () => {
    const tranches = [aTranche({ amountCents: 15_000_000 })];
    const instance = anInstance({
      weeks: weeksFrom('2022-01-03', 3),
      envelopes: [anEnvelope({ tranches })],
      sessions: [{ wishedWeek: 0 }, { wishedWeek: 1 }, { wishedWeek: 2 }],
    });
    const terrain = terrainOf(instance);
    const shares = [
      [{ week: 0, share: 1 }],
      [
        { week: 2, share: 0.5 },
        { week: 1, share: 0.5 },
      ],
      [{ week: 2, share: 1 }],
    ];
    const aim = { level: 2, holds: [{ level: 0, atMost: 0 }], random: seededRandom(1) };
    expect(roundPlan(terrain, shares, placeLate(terrain), aim)?.weeks()).toEqual([0, 1, 2]);
  });

  test('where money places fewer than the plan at hand, who is placed stays placed', () => {
    // Two sessions of 1 000 EUR and one of 2 000 EUR in an envelope of 2 000 EUR.
    const instance = anInstance({
      weeks: weeksFrom('2022-01-03', 2),
      envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 200_000 })] })],
      sessions: [
        { costCents: 100_000, plannedEntries: 10 },
        { costCents: 100_000, plannedEntries: 10 },
        { costCents: 200_000, plannedEntries: 12 },
      ],
    });
    const terrain = terrainOf(instance);
    const known = stateOf(terrain, [1, 1, null]);
    const shares = [[{ week: null, share: 1 }], [{ week: null, share: 1 }], [{ week: 0, share: 1 }]];
    const holds = [{ level: 0, atMost: known.value(0) }];
    const rounded = roundPlan(terrain, shares, known, { level: 2, holds, random: seededRandom(1) });
    expect(rounded?.weeks().map((week) => week !== null)).toEqual([true, true, false]);
  });

  test('no plan is better than one outside the holds', () => {
    const instance = anInstance({ weeks: weeksFrom('2022-01-03', 2), sessions: [{ wishedWeek: 0 }] });
    const terrain = terrainOf(instance);
    const known = stateOf(terrain, [1]);
    const impossible = { level: 2, holds: [{ level: 2, atMost: -1 }], random: seededRandom(1) };
    expect(roundPlan(terrain, [[{ week: 0, share: 1 }]], known, impossible)).toBeNull();
  });

  test('a year: valid, within the holds, and within a percent of the bound that the relaxation gives', async () => {
    const instance = aYear(300);
    const terrain = terrainOf(instance);
    const program = new LiveProgram(
      instance,
      parameters,
      findCandidates(instance, parameters),
      openHostedEngine,
    );
    try {
      program.hold(0, 0);
      const { bound, shares } = await program.relax(1);
      const known = placeLate(terrain);
      const holds = [{ level: 0, atMost: 0 }];
      const rounded = roundPlan(terrain, shares!, known, { level: 1, holds, random: seededRandom(1) })!;
      expect(verify(instance, parameters, assignmentsOf(instance, rounded.weeks())).violations).toEqual([]);
      expect(holdExcess(rounded, holds)).toBe(0);
      expect(rounded.value(1)).toBeGreaterThanOrEqual(bound - 1e-6);
      expect(rounded.value(1)).toBeLessThanOrEqual(bound * 1.01);
    } finally {
      await program.close();
    }
  });
});

describe('repairing', () => {
  test('brings a plan back within what is held, whatever it costs the level', () => {
    const instance = aYear(100);
    const terrain = terrainOf(instance);
    const smooth = placeLate(terrain).value(1);
    const wished = stateOf(
      terrain,
      instance.sessions.map(({ wishedWeek }, s) =>
        terrain.options[s]!.some(({ week }) => week === wishedWeek)
          ? wishedWeek
          : (terrain.options[s]![0]?.week ?? null),
      ),
    );
    const holds = [{ level: 1, atMost: Math.min(smooth, wished.value(1)) * 0.99 }];
    expect(holdExcess(wished, holds)).toBeGreaterThan(0);
    expect(repairHolds(wished, 2, holds, seededRandom(1))).toBe(true);
    expect(holdExcess(wished, holds)).toBe(0);
  });
});
