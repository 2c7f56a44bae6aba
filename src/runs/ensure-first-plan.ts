/** Gives a campaign that has just arrived a first plan, so that whoever opens it sees a curve before and after. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { Campaign, type OptimizationRun, Scenario } from '../entities/index.ts';
import { createScenario } from '../scenarios/create-scenario.ts';
import { type Refusal, unknown } from '../scenarios/problem.ts';
import { launchRun } from './launch-run.ts';
import type { RunQueue } from './queue.ts';

/** Name of the scenario made for a campaign that has none. */
export const FIRST_SCENARIO_NAME = 'Scénario de départ, sans aucun réglage';

/**
 * Creates a scenario with the defaults and launches it, unless the campaign already has a scenario: then
 * somebody is at work on it and `run` is null. Refuses like `createScenario` and `launchRun`.
 */
export async function ensureFirstPlan(
  em: EntityManager,
  queue: RunQueue,
  slug: string,
): Promise<{ run: OptimizationRun | null } | Refusal> {
  const campaign = await em.findOne(Campaign, { slug });
  if (campaign === null) return unknown('campaign', '/campaign', slug);
  if ((await em.count(Scenario, { campaign: campaign.id })) > 0) return { run: null };
  const created = await createScenario(em, { campaign: slug, name: FIRST_SCENARIO_NAME });
  return 'problems' in created ? created : launchRun(em, queue, created.scenario.id);
}
