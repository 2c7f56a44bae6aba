/** What a simulation draws when nobody says otherwise. */

import type { SimulationParameters } from './types.ts';

/** A fresh copy of the defaults; the caller may change it. */
export function defaultSimulationParameters(): SimulationParameters {
  return {
    seed: 2022,
    draws: 1000,
    slipShare: { STRUCTURAL: 0.2, CONJUNCTURAL: 0.2, INNOVATIVE: 0.2 },
    slipWeeks: { least: 8, most: 13 },
    // Of 209 projects validated in 2021, 187 sessions were engaged (002:L221-225).
    abandonShare: 22 / 209,
  };
}
