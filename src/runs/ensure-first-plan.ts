/** Gives a campaign that has just arrived a first plan, so that whoever opens it sees a curve before and after. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { Campaign, OptimizationRun, Scenario } from '../entities/index.ts';
import { createScenario } from '../scenarios/create-scenario.ts';
import { type Refusal, unknown } from '../scenarios/problem.ts';
import { launchRun } from './launch-run.ts';
import type { RunQueue } from './queue.ts';

/** Name of the scenario made for a campaign that has none. */
export const FIRST_SCENARIO_NAME = 'Scénario de départ, sans aucun réglage';

/**
 * Creates a scenario with the defaults and launches it, unless the campaign has a scenario of somebody's. The
 * first one is launched again when its run was lost, by a server that was killed for instance. `run` is null
 * when there was nothing to do. Refuses like `createScenario` and `launchRun`. Safe when two servers start
 * together.
 */
export async function ensureFirstPlan(
  em: EntityManager,
  queue: RunQueue,
  slug: string,
): Promise<{ run: OptimizationRun | null } | Refusal> {
  // The lock has a transaction of its own: the run must be committed before the queue hears of it.
  return em.fork().transactional(async (lock) => {
    await lock.execute('select pg_advisory_xact_lock(hashtext(?))', ['metronome.first-plan']);
    const own = em.fork();
    const campaign = await own.findOne(Campaign, { slug });
    if (campaign === null) return unknown('campaign', '/campaign', slug);
    const [scenario, ...others] = await own.find(Scenario, { campaign: campaign.id }, { limit: 2 });
    if (scenario === undefined) {
      const created = await createScenario(own, { campaign: slug, name: FIRST_SCENARIO_NAME });
      return 'problems' in created ? created : launchRun(own, queue, created.scenario.id);
    }
    const isFirst = others.length === 0 && scenario.name === FIRST_SCENARIO_NAME;
    return isFirst && (await isLost(own, scenario)) ? launchRun(own, queue, scenario.id) : { run: null };
  });
}

async function isLost(em: EntityManager, scenario: Scenario): Promise<boolean> {
  const last = await em.findOne(
    OptimizationRun,
    { scenario: scenario.id },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
  return last === null || last.state === 'FAILED';
}
