/** The adopted plans that scenarios are compared with or held to: where each starts each session (S12). */

import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { isFinished } from '../domain/run-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun, PlanAssignment } from '../entities/index.ts';
import type { PublishedStarts } from './build-instance/index.ts';
import type { ScenarioChoices } from './choices.ts';
import type { ScenarioHand } from './hand.ts';
import type { AdoptedPlans } from './prepare.ts';
import { type Problem, type Refusal, refuse, unknown } from './problem.ts';

/** What names adopted plans: a scenario, kept or about to be. */
export interface NamesPlans {
  /** Id of its campaign. */
  campaign: string;
  choices: Pick<ScenarioChoices, 'published'>;
  hand: Pick<ScenarioHand, 'plan'>;
}

/**
 * The plans that scenarios name, in their order. Refuses a run that does not exist, is of another campaign, is not over
 * or has no plan, at `/published` or `/hand/plan`. Two queries at most, however many scenarios.
 */
export async function adoptedPlans(
  em: EntityManager,
  scenarios: readonly NamesPlans[],
): Promise<(AdoptedPlans | Refusal)[]> {
  const named = scenarios.flatMap(({ choices, hand }) => [choices.published, hand.plan]);
  const ids = [...new Set(named.filter((id): id is string => id !== null && isUuid(id)))];
  const runs = await runsNamed(em, ids);
  const startsOf = await startsOfRuns(
    em,
    [...runs.values()].flatMap(({ id, state }) => (isFinished(state) ? [id] : [])),
  );
  return scenarios.map(({ campaign, choices, hand }) => {
    const problems: Problem[] = [];
    const read = (run: string | null, path: string): PublishedStarts | null => {
      if (run === null) return null;
      const refused = refusalOf(run, path, {
        campaign,
        of: campaignOf(runs.get(run)),
        starts: startsOf.get(run),
      });
      problems.push(...(refused?.problems ?? []));
      return startsOf.get(run) ?? null;
    };
    const plans = {
      published: read(choices.published, '/published'),
      inForce: read(hand.plan, '/hand/plan'),
    };
    return problems.length === 0 ? plans : { problems };
  });
}

function refusalOf(
  run: string,
  path: string,
  found: { campaign: string; of: string | undefined; starts: PublishedStarts | undefined },
): Refusal | null {
  if (found.of === undefined) return unknown('run', path, run);
  if (found.of !== found.campaign) {
    const message = `Le calcul « ${run} » est d’une autre campagne : ses sessions ne sont pas celles-ci. Nommez un calcul de cette campagne.`;
    return refuse('PUBLISHED_OTHER_CAMPAIGN', path, run, message);
  }
  if (found.starts === undefined) {
    const message = `Le calcul « ${run} » n’a pas de plan. Nommez-en un qui a abouti.`;
    return refuse('PUBLISHED_PLAN_MISSING', path, run, message);
  }
  return null;
}

function campaignOf(run: OptimizationRun | undefined): string | undefined {
  return run?.scenario.unwrap().campaign.id;
}

async function runsNamed(em: EntityManager, ids: readonly string[]): Promise<Map<string, OptimizationRun>> {
  if (ids.length === 0) return new Map();
  const runs = await em
    .fork()
    .find(OptimizationRun, { id: { $in: ids } }, { populate: ['scenario'], strategy: 'joined' });
  return new Map(runs.map((run) => [run.id, run]));
}

/** Starts in the plan of each run, by reference; sessions that it does not place are not in them. */
async function startsOfRuns(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, PublishedStarts>> {
  if (ids.length === 0) return new Map();
  // No entities: a plan of a country has thousands of rows, of which three columns are read.
  const placed = em
    .createQueryBuilder(PlanAssignment, 'placed')
    .select([raw('placed.run_id as run'), raw('session.reference'), raw('placed.start_date as start')])
    .join('placed.session', 'session')
    .where({ run: { $in: ids } });
  await placed.applyFilters();
  const rows = await placed.execute<{ run: string; reference: string; start: string | null }[]>('all', false);
  const starts = new Map<string, Map<string, string>>();
  for (const { run, reference, start } of rows) {
    const ofRun = starts.get(run) ?? new Map<string, string>();
    starts.set(run, ofRun);
    if (start !== null) ofRun.set(reference, start);
  }
  return starts;
}
