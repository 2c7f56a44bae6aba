/** Gives a campaign that has just arrived a first plan, so that whoever opens it sees a curve before and after. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobQueue } from '../db/job-queue.ts';
import { Campaign, OptimizationRun, Scenario } from '../entities/index.ts';
import { createScenario } from '../scenarios/create-scenario.ts';
import { type Refusal, unknown } from '../scenarios/problem.ts';
import { launchRun } from './launch-run.ts';

/** Name of the scenario made for a campaign that has none. */
export const FIRST_SCENARIO_NAME = 'Scénario de départ, sans aucun réglage';

/**
 * Creates a scenario with the defaults and launches it, unless the campaign has a scenario of somebody's. The
 * first one is launched again when its run failed. `run` is null when there was nothing to do. Refuses like `createScenario` and `launchRun`. Safe when two servers start
 * together.
 */
export async function ensureFirstPlan(
  em: EntityManager,
  jobs: JobQueue,
  slug: string,
): Promise<{ run: OptimizationRun | null } | Refusal> {
  // The lock has a transaction of its own, which lasts as long as what is done under it.
  return em.fork().transactional(async (lock) => {
    await lock.execute('select pg_advisory_xact_lock(hashtext(?))', ['metronome.first-plan']);
    const own = em.fork();
    const campaign = await own.findOne(Campaign, { slug });
    if (campaign === null) return unknown('campaign', '/campaign', slug);
    const [scenario, ...others] = await own.find(Scenario, { campaign: campaign.id }, { limit: 2 });
    if (scenario === undefined) {
      const created = await createScenario(own, { campaign: slug, name: FIRST_SCENARIO_NAME });
      return 'problems' in created ? created : launchRun(own, jobs, created.scenario.id);
    }
    const isFirst = others.length === 0 && scenario.name === FIRST_SCENARIO_NAME;
    return isFirst && (await hasFailed(own, scenario)) ? launchRun(own, jobs, scenario.id) : { run: null };
  });
}

async function hasFailed(em: EntityManager, scenario: Scenario): Promise<boolean> {
  const last = await em.findOne(
    OptimizationRun,
    { scenario: scenario.id },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
  return last === null || last.state === 'FAILED';
}
