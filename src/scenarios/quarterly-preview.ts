/** The quarterly preview of a scenario: answered within the request, an indication and not a plan. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { QuarterlyPreview } from '../../solver/index.ts';
import { checkInstance, checkParameters, previewQuarters } from '../../solver/index.ts';
import { isUuid } from '../domain/uuid.ts';
import { Scenario } from '../entities/index.ts';
import { buildInstance } from './build-instance/index.ts';
import { choicesOf } from './create-scenario.ts';
import { loadCampaign } from './load-campaign.ts';
import { type Refusal, unknown } from './problem.ts';
import { publishedStarts } from './published-plan.ts';

/** Previews a scenario. Refuses one that does not exist, or whose instance contradicts itself, with every problem. */
export async function previewScenario(
  em: EntityManager,
  scenarioId: string,
): Promise<QuarterlyPreview | Refusal> {
  const scenario = isUuid(scenarioId) ? await em.findOne(Scenario, scenarioId) : null;
  if (scenario === null) return unknown('scenario', '/scenario', scenarioId);
  const campaign = await loadCampaign(em, { id: scenario.campaign.id });
  if (campaign === null) return unknown('campaign', '/scenario/campaign', scenario.campaign.id);
  const { choices, pins } = choicesOf(scenario);
  const published = await publishedStarts(em, campaign.id, choices.published);
  if ('problems' in published) return published;
  const { instance } = buildInstance(campaign, choices, pins, published.starts);
  const problems = [...checkInstance(instance), ...checkParameters(choices.solver)];
  return problems.length > 0 ? { problems } : previewQuarters(instance, choices.solver);
}
