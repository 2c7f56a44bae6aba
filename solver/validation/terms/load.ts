/** What a plan costs in launches beyond what agencies and OPCO can hold, where the scenario lets it at a price (H16). */

import { agencyOverloads } from '../constraints/agency-load.ts';
import { opcoOverloads } from '../constraints/opco-load.ts';
import type { JudgedPlan } from '../reading.ts';

/** Term `load`, in sessions: the excesses of `agency-load` by week and of `opco-load` by month, in SOFT mode. */
export function scoreLoad(plan: JudgedPlan): number {
  const { agencyLoad, opcoLoad } = plan.parameters;
  const overloads = [
    ...(agencyLoad.mode === 'SOFT' ? agencyOverloads(plan) : []),
    ...(opcoLoad.mode === 'SOFT' ? opcoOverloads(plan) : []),
  ];
  return overloads.reduce((sum, { excess }) => sum + excess, 0);
}
