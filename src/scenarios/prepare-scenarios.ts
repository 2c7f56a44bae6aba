/** Prepares the solve of kept scenarios: their campaign and their adopted plans are read, the rest is `prepareSolve`. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scenario } from '../entities/index.ts';
import { adoptedPlans } from './adopted-plans.ts';
import type { CampaignData } from './campaign-data.ts';
import { choicesOf } from './create-scenario.ts';
import { loadCampaign } from './load-campaign.ts';
import { type PreparedSolve, prepareSolve } from './prepare.ts';
import { type Refusal, unknown } from './problem.ts';

/** Prepares one scenario; refuses like `prepareSolve`, or for a plan that it names and that is gone. */
export async function prepareScenario(
  em: EntityManager,
  scenario: Scenario,
): Promise<PreparedSolve | Refusal> {
  const [prepared] = await prepareScenarios(em, [scenario]);
  return prepared!;
}

/** Prepares several scenarios, in their order. The queries of one campaign for each campaign, and two more. */
export async function prepareScenarios(
  em: EntityManager,
  scenarios: readonly Scenario[],
): Promise<(PreparedSolve | Refusal)[]> {
  const campaigns = new Map<string, CampaignData | null>();
  for (const { campaign } of scenarios)
    if (!campaigns.has(campaign.id)) campaigns.set(campaign.id, await loadCampaign(em, { id: campaign.id }));
  const whole = scenarios.map((scenario) => ({ campaign: scenario.campaign.id, ...choicesOf(scenario) }));
  const plans = await adoptedPlans(em, whole);
  const prepared: (PreparedSolve | Refusal)[] = [];
  for (const [s, { campaign, choices, hand }] of whole.entries()) {
    const data = campaigns.get(campaign);
    const adopted = plans[s]!;
    if (data == null) prepared.push(unknown('campaign', '/scenario/campaign', campaign));
    else prepared.push('problems' in adopted ? adopted : await prepareSolve(data, choices, hand, adopted));
  }
  return prepared;
}
