/** Launches the optimisation of a scenario: the run is saved and returned at once, and solved in its turn. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashOf } from '../../solver/index.ts';
import type { JobQueue } from '../db/job-queue.ts';
import { isUuid } from '../domain/uuid.ts';
import { type Budget, budgetOf, checkBudget } from '../durable/index.ts';
import { OptimizationRun, Scenario } from '../entities/index.ts';
import { prepareScenario } from '../scenarios/prepare-scenarios.ts';
import { type Refusal, unknown } from '../scenarios/problem.ts';
import { asDocument } from './documents.ts';
import { newRun, saveRun } from './new-run.ts';

/**
 * Launches a run: the row and its job are created together. Refuses a scenario that does not exist, one whose
 * instance contradicts itself or has no session to programme, one whose hand cannot be followed, and a budget out
 * of range, with every problem; then nothing is saved.
 */
export async function launchRun(
  em: EntityManager,
  jobs: JobQueue,
  scenarioId: string,
  asked: Partial<Budget> = {},
): Promise<{ run: OptimizationRun } | Refusal> {
  const scenario = isUuid(scenarioId) ? await em.findOne(Scenario, scenarioId) : null;
  if (scenario === null) return unknown('scenario', '/scenario', scenarioId);
  const budget = budgetOf(asked);
  const prepared = await prepareScenario(em, scenario);
  const problems = [...checkBudget(budget), ...('problems' in prepared ? prepared.problems : [])];
  if ('problems' in prepared || problems.length > 0) return { problems };
  const { instance, parameters, leftOut } = prepared;

  // The hash of a country, then its JSON, take long enough for others to have a turn before each.
  await nextTurn();
  const instanceHash = hashOf(instance);
  await nextTurn();
  const run = em.create(OptimizationRun, {
    ...newRun(budget),
    scenario,
    scenarioVersion: scenario.version,
    engine: parameters.engine,
    seed: parameters.seed,
    instance: asDocument(instance),
    instanceHash,
    parameters: asDocument(parameters),
    leftOut: leftOut.map(asDocument),
    replayOf: null,
  });
  await saveRun(em, jobs, run);
  return { run };
}
