/** Solves a run again from what it kept, and says whether the plan is the same, and if not why it may not be. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Plan } from '../../solver/index.ts';
import type { JobQueue } from '../db/job-queue.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';
import { asDocument, instanceOf, leftOutOf, parametersOf, resultOf } from './documents.ts';
import { newRun, saveRun } from './new-run.ts';
import { planHashOf } from './store-plan.ts';

/**
 * Why the same solve may give another plan. CLOCK: one of the two was ended by the clock, a cancel or a fault of
 * its engine, which come at another point each time. VERSION: Métronome, its engine or Node.js is another. DATA:
 * the instance kept is no more the one that was solved.
 */
export type ReplayReason = 'CLOCK' | 'VERSION' | 'DATA';

/** What a replay found. */
export interface Replay {
  isSame: boolean;
  /** Sessions that start elsewhere, or are placed in one plan alone. */
  moved: number;
  /** Empty for the same plan. */
  reasons: ReplayReason[];
}

/** What gave a plan. */
export interface Solved {
  plan: Plan;
  /** Versions of Métronome and Node.js. */
  solvedWith: string | null;
  solvedOnNode: string | null;
}

/** A run with its plan, its instance unread. Refuses one that does not exist, is not over or has no plan. */
export async function findPlanned(
  em: EntityManager,
  id: string,
): Promise<{ run: OptimizationRun; solved: Solved } | Refusal> {
  const run = isUuid(id) ? await em.findOne(OptimizationRun, id, { populate: ['result'] }) : null;
  if (run === null) return unknown('run', '/run', id);
  const solved = run.finishedAt === null ? null : solvedOf(run);
  if (solved !== null) return { run, solved };
  const message = `Le calcul « ${id} » n’a pas de plan. Attendez sa fin, ou nommez un calcul qui a abouti.`;
  return refuse('PLAN_MISSING', '/run', id, message);
}

/** Launches the replay of a run: a run of its own, with the same instance, parameters and budget. */
export async function replayRun(
  em: EntityManager,
  jobs: JobQueue,
  id: string,
): Promise<{ run: OptimizationRun } | Refusal> {
  const found = await findPlanned(em, id);
  if ('problems' in found) return found;
  const { run } = found;
  await em.populate(run, ['instance']);
  const replay = em.create(OptimizationRun, {
    ...newRun({ seconds: run.budgetSeconds, megabytes: run.budgetMegabytes }),
    scenario: run.scenario,
    scenarioVersion: run.scenarioVersion,
    engine: parametersOf(run).engine,
    seed: run.seed,
    instance: asDocument(instanceOf(run)),
    instanceHash: run.instanceHash,
    parameters: asDocument(parametersOf(run)),
    leftOut: leftOutOf(run).map(asDocument),
    replayOf: run,
  });
  await saveRun(em, jobs, replay);
  return { run: replay };
}

/** Compares a plan with that of its replay. Each plan names the instance that was solved, by its hash. */
export function compareReplay(before: Solved, after: Solved): Replay {
  const isSame = planHashOf(before.plan) === planHashOf(after.plan);
  const weeks = new Map(before.plan.assignments.map(({ session, week }) => [session, week]));
  const isTimed = [before, after].some(({ plan }) =>
    ['CLOCK', 'CANCELLED', 'ENGINE_FAILED'].includes(plan.end),
  );
  const isOther =
    before.solvedWith !== after.solvedWith ||
    before.solvedOnNode !== after.solvedOnNode ||
    before.plan.engine.version !== after.plan.engine.version;
  const reasons: ReplayReason[] = [
    ...(isTimed ? (['CLOCK'] as const) : []),
    ...(isOther ? (['VERSION'] as const) : []),
    ...(after.plan.instanceHash === before.plan.instanceHash ? [] : (['DATA'] as const)),
  ];
  return {
    isSame,
    moved: after.plan.assignments.filter(({ session, week }) => weeks.get(session) !== week).length,
    reasons: isSame ? [] : reasons,
  };
}

/** What a replay found; null while it goes on, when it gave no plan, and for a run that replays nothing. */
export async function replayOf(em: EntityManager, id: string): Promise<Replay | null> {
  const again = await em.fork().findOne(OptimizationRun, id, { populate: ['result'] });
  if (again?.replayOf == null || again.finishedAt === null) return null;
  const found = await findPlanned(em.fork(), again.replayOf.id);
  const after = solvedOf(again);
  return 'problems' in found || after === null ? null : compareReplay(found.solved, after);
}

function solvedOf(run: OptimizationRun): Solved | null {
  const result = resultOf(run);
  if (result?.status !== 'PLANNED') return null;
  return { plan: result.plan, solvedWith: run.solvedWith, solvedOnNode: run.solvedOnNode };
}
