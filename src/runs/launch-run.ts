/** Launches the optimisation of a scenario: the run is saved and returned at once, and solved in its turn. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { checkInstance, checkParameters, hashOf } from '../../solver/index.ts';
import type { JobQueue } from '../db/job-queue.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun, Scenario } from '../entities/index.ts';
import { buildInstance } from '../scenarios/build-instance/index.ts';
import { choicesOf } from '../scenarios/create-scenario.ts';
import { loadCampaign } from '../scenarios/load-campaign.ts';
import { type Refusal, unknown } from '../scenarios/problem.ts';
import { publishedStarts } from '../scenarios/published-plan.ts';
import { budgetOf, checkBudget, type RunBudget } from './budget.ts';
import { asDocument } from './documents.ts';
import { newRun, saveWithJob } from './new-run.ts';

/**
 * Launches a run: the row and its job are created together. Refuses a scenario that does not exist, one whose
 * instance contradicts itself or has no session to programme, and a budget out of range, with every problem;
 * then nothing is saved.
 */
export async function launchRun(
  em: EntityManager,
  jobs: JobQueue,
  scenarioId: string,
  asked: Partial<RunBudget> = {},
): Promise<{ run: OptimizationRun } | Refusal> {
  const scenario = isUuid(scenarioId) ? await em.findOne(Scenario, scenarioId) : null;
  if (scenario === null) return unknown('scenario', '/scenario', scenarioId);
  const campaign = await loadCampaign(em, { id: scenario.campaign.id });
  if (campaign === null) return unknown('campaign', '/scenario/campaign', scenario.campaign.id);

  const { choices, pins } = choicesOf(scenario);
  const published = await publishedStarts(em, campaign.id, choices.published);
  if ('problems' in published) return published;
  const { instance, leftOut } = buildInstance(campaign, choices, pins, published.starts);
  const budget = budgetOf(asked);
  const problems = [...checkBudget(budget), ...checkInstance(instance), ...checkParameters(choices.solver)];
  if (problems.length > 0) return { problems };

  const run = em.create(OptimizationRun, {
    ...newRun(budget),
    scenario,
    engine: choices.solver.engine,
    seed: choices.solver.seed,
    instance: asDocument(instance),
    instanceHash: hashOf(instance),
    parameters: asDocument(choices.solver),
    leftOut: leftOut.map(asDocument),
    replayOf: null,
  });
  await saveWithJob(em, jobs, run);
  return { run };
}
