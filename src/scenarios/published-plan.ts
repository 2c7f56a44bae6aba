/** The adopted plan that a scenario is compared with: where it starts each session (S12). */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isFinished } from '../domain/run-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun, PlanAssignment } from '../entities/index.ts';
import type { PublishedStarts } from './build-instance/index.ts';
import { type Refusal, refuse, unknown } from './problem.ts';

/** Where `ScenarioChoices` names the run, for problems. */
const PATH = '/published';

/**
 * Starts in the plan of a run, by reference; those that it does not place are not in it. Null names no plan.
 * Refuses a run that does not exist, is of another campaign, is not over or has no plan. Two queries.
 */
export async function publishedStarts(
  em: EntityManager,
  campaignId: string,
  runId: string | null,
): Promise<{ starts: PublishedStarts } | Refusal> {
  if (runId === null) return { starts: new Map() };
  const run = isUuid(runId)
    ? await em.findOne(OptimizationRun, runId, { populate: ['scenario'], strategy: 'joined' })
    : null;
  if (run === null) return unknown('run', PATH, runId);
  if (run.scenario.$.campaign.id !== campaignId) {
    const message = `Le calcul « ${runId} » est d’une autre campagne : ses sessions ne sont pas celles-ci. Nommez un calcul de cette campagne.`;
    return refuse('PUBLISHED_OTHER_CAMPAIGN', PATH, runId, message);
  }
  const assignments = await em
    .fork()
    .find(PlanAssignment, { run: runId }, { populate: ['session'], strategy: 'joined' });
  if (assignments.length === 0 || !isFinished(run.state)) {
    const message = `Le calcul « ${runId} » n’a pas de plan. Nommez-en un qui a abouti.`;
    return refuse('PUBLISHED_PLAN_MISSING', PATH, runId, message);
  }
  return {
    starts: new Map(
      assignments.flatMap(({ session, startDate }) =>
        startDate === null ? [] : [[session.$.reference, startDate] as const],
      ),
    ),
  };
}
