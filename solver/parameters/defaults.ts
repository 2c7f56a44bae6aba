/**
 * What a scenario is when the planner says nothing. Nothing else in the project holds a default value;
 * `table.ts` gives the unit and the reason of each.
 */

import type { Level, Parameters, TermName } from './types.ts';

/** A level that minimises one term, with the limits every level has by default. */
export function defaultLevel(term: TermName, tolerance: number, gap: number): Level {
  return {
    name: term,
    terms: [{ term, weight: 1 }],
    tolerance,
    gap,
    nodeLimit: 200_000,
    secondsLimit: 10,
  };
}

/** What a level is given for the fields it leaves out, whatever its terms. */
export function levelDefaults(): Omit<Level, 'name' | 'terms'> {
  const { tolerance, gap, nodeLimit, secondsLimit } = defaultLevel('placement', 0, 0.001);
  return { tolerance, gap, nodeLimit, secondsLimit };
}

/** A fresh copy of the defaults; the caller may change it. */
export function defaultParameters(): Parameters {
  return {
    seed: 2022,
    engine: 'auto',
    unplaced: 'ALLOWED',
    proof: true,
    levels: [
      defaultLevel('placement', 0, 0),
      defaultLevel('concurrency', 0.01, 0.001),
      defaultLevel('smoothing', 0.02, 0.001),
      {
        ...defaultLevel('fidelity', 0, 0.01),
        terms: [
          { term: 'fidelity', weight: 1 },
          { term: 'wait', weight: 1 },
          { term: 'soft-closure', weight: 1 },
          { term: 'load', weight: 20 },
        ],
      },
      defaultLevel('stability', 0, 0.01),
    ],
    gates: [
      'window',
      'procurement',
      'sourcing',
      'validation',
      'certification',
      'hours-cap',
      'closure',
      'alternance',
      'structuring-offer',
      'pin',
    ],
    smoothing: {
      mode: 'STEPS',
      scopes: ['REGION'],
      periods: [
        { period: 'QUARTER', weight: 1 },
        { period: 'MONTH', weight: 1 },
      ],
      peakWeight: 1,
      stepWidth: 0.1,
      slopes: [1, 3, 5, 7],
      profile: {},
    },
    concurrency: { sameRome: 1, sameFamily: 0.5, sameZone: 1, sameDepartement: 0.5, horizonWeeks: 6 },
    fidelity: { structural: 1, conjunctural: 4, innovative: 2 },
    delays: { preparationWeeks: 8, sourcingWeeks: 4, opinionWeeks: 3, validationWeeks: 2 },
    hoursCap: 400,
    agencyLoad: { mode: 'OFF', launchWeeks: 2 },
    opcoLoad: { mode: 'OFF' },
    candidatePool: { mode: 'OFF' },
    spacing: { projectWeeks: 0, jobZoneWeeks: 0 },
    unforeseenReserve: { share: 0 },
    stability: { perMove: 10, perWeek: 1, announcedFactor: 3 },
  };
}
