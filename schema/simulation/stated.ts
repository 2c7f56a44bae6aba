/** From the input of the contract to what a simulation is told, and its paths back to the input's. */

import { said } from '../scenario/stated.ts';
import type { SimulationParametersInput } from './simulation.input.ts';

/** What is said of the parameters of a simulation: null and absent say nothing. */
export function statedParameters(input: SimulationParametersInput | null): object {
  const { slipShare, slipWeeks, ...rest } = input ?? {};
  const { structural, conjunctural, innovative } = slipShare ?? {};
  return {
    ...said(rest),
    slipShare: said({ STRUCTURAL: structural, CONJUNCTURAL: conjunctural, INNOVATIVE: innovative }),
    slipWeeks: said({ ...slipWeeks }),
  };
}

/** Where in the arguments a path of the use case is: the contract names the natures otherwise. */
export function argumentPath(path: string): string {
  return path.replace(/(?<=^\/parameters\/slipShare\/)[A-Z]+$/, (nature) => nature.toLowerCase());
}
