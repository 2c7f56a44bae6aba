/** Executes one run: takes it, solves it in a process, reports its progress, writes its end. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { explainPlan } from '../../solver/index.ts';
import type { JobEnd } from '../db/job-queue.ts';
import { isOutOfReach } from '../db/out-of-reach.ts';
import { type Execution, heldBy, type Order, release, untilReached } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { BestPlan } from './best-plan.ts';
import { type ClaimedRun, claimRun, standingOf } from './claim.ts';
import { asDocument, type LevelProgress, type RunProgress } from './documents.ts';
import { LatestWriter } from './latest-writer.ts';
import { failure, interrupted, type Outcome, outcomeBefore, outcomeOf, type RunStop } from './outcome.ts';
import { type ProgressListener, type SolvingProcess, solveInProcess } from './solve-in-process.ts';
import { storeEnd } from './store-end.ts';
import { storeReasons } from './store-plan.ts';

/** What executes, and the milliseconds that matter. */
export interface ExecutionSetting {
  /** Version of Métronome, kept with the run. */
  version: string;
  /** Between two writes of the progress. */
  progressMs: number;
  /** Between two writes of the best plan so far. */
  planMs: number;
  /** Between two looks at the row, should a message have been missed. */
  lookMs: number;
  /** Left to a cancelled solve to answer with its best plan before its process is ended. */
  graceMs: number;
}

/** Starts executing the run of a job. One that is over is left alone. */
export function executeRun(orm: MikroORM, order: Order, setting: ExecutionSetting): Execution {
  const log = order.log.child({ run: order.id });
  let stopped: RunStop | undefined;
  let claimed: ClaimedRun | undefined;
  let solving: SolvingProcess | undefined;

  const stop = (why: RunStop): void => {
    if (stopped === undefined || why === 'LOST') stopped = why;
    // What another worker does again need not be waited for.
    solving?.cancel(stopped === 'LOST' || stopped === 'HANDED_BACK' ? 0 : setting.graceMs);
  };
  const look = async (): Promise<void> => {
    if (claimed === undefined) return;
    const standing = await standingOf(orm.em.fork(), claimed);
    if (standing === 'LOST') stop('LOST');
    if (standing === 'CANCEL_REQUESTED') stop('CANCELLED');
  };
  // A database that does not answer says nothing about the run.
  const lookQuietly = (): void => void look().catch(() => {});

  const solve = async (run: ClaimedRun, best: BestPlan): Promise<Outcome> => {
    const levels = new Map<string, LevelProgress>();
    const progress = new LatestWriter<RunProgress>(setting.progressMs, (last) =>
      writeProgress(orm, run, last),
    );
    const plans = new LatestWriter<BestPlan>(setting.planMs, (plan) => plan.keep(orm));
    const task = { instance: run.instance, parameters: run.parameters };
    const hear: ProgressListener = (told, assignments) => {
      const { level, value, bound, gap, elapsedMs } = told;
      best.hear(elapsedMs, assignments);
      if (assignments !== null) plans.tell(best);
      levels.set(level, { level, value, bound, gap });
      progress.tell({ ...told, hasPlan: best.exists, levels: [...levels.values()] });
    };
    solving = solveInProcess(task, run.budget.megabytes, hear, log);
    const clock = setTimeout(() => stop('TIME'), 1_000 * run.budget.seconds);
    const looking = setInterval(lookQuietly, setting.lookMs);
    if (stopped !== undefined) stop(stopped);
    const ended = await solving.ended;
    clearTimeout(clock);
    clearInterval(looking);
    const outcome = outcomeOf(run, ended, best, stopped);
    // An end with a plan writes it itself, and whoever cancelled waits for that.
    const isWritten = outcome !== 'LOST' && 'end' in outcome && outcome.end.result !== null;
    await Promise.all([progress.close(), isWritten ? plans.abandon() : plans.close()]);
    return outcome;
  };

  const execution = async (): Promise<JobEnd> => {
    const run = await claimRun(orm.em.fork(), order.id, order.worker);
    if (run === null) return 'OVER';
    claimed = run;
    log.info({ attempt: run.attempt, crashes: run.crashes }, 'run taken');
    const best = new BestPlan(run);
    const outcome = outcomeBefore(run, best) ?? (await solve(run, best));
    const isInVain = (): boolean => stopped === 'LOST' || stopped === 'HANDED_BACK';
    const end = await untilReached(() => write(orm, run, outcome, setting), isInVain);
    logOutcome(log, outcome);
    await untilReached(() => explain(orm, run, outcome), isInVain);
    return end;
  };
  return { done: execution(), stop, look: lookQuietly };
}

/** A run that this worker could not bring to its end is for whoever looks after the machines. */
function logOutcome(log: Logger, outcome: Outcome): void {
  if (outcome === 'LOST') log.warn('run lost to another worker');
  else if ('again' in outcome) log.warn({ crashes: outcome.again.crashes }, 'run handed back');
  else log.info({ state: outcome.end.state }, 'run ended');
}

async function write(
  orm: MikroORM,
  run: ClaimedRun,
  outcome: Outcome,
  setting: ExecutionSetting,
): Promise<JobEnd> {
  // The job is another worker's: what is said of it here counts for nothing.
  if (outcome === 'LOST') return 'OVER';
  if ('again' in outcome) {
    await release(orm.em.fork(), 'optimization', run, outcome.again.crashes);
    return 'AGAIN';
  }
  try {
    await storeEnd(orm, run, outcome.end, setting);
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    const reason = interrupted(`son résultat n'a pas pu être enregistré (${String(error)})`);
    await storeEnd(orm, run, failure(reason), setting);
  }
  return 'OVER';
}

/** Works out why each session of a plan that was cut short is there: nobody waits for that any more. */
async function explain(orm: MikroORM, run: ClaimedRun, outcome: Outcome): Promise<void> {
  if (outcome === 'LOST' || 'again' in outcome) return;
  const { result, explanations } = outcome.end;
  if (result?.status !== 'PLANNED' || explanations !== null) return;
  const { instance, parameters } = run;
  await storeReasons(orm.em.fork(), run, explainPlan(instance, parameters, result.plan.assignments));
}

async function writeProgress(orm: MikroORM, run: ClaimedRun, progress: RunProgress): Promise<void> {
  await orm.em.fork().nativeUpdate(OptimizationRun, heldBy(run), { progress: asDocument(progress) });
}
