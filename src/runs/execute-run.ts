/** Executes one run: claims it, solves it in a thread, reports its progress, writes its end. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { Assignment, Explanation, SolveResult, SolveStatistics } from '../../solver/index.ts';
import { explainPlan, verify } from '../../solver/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { planCutShort } from './cut-short.ts';
import { asDocument, instanceOf, type LevelProgress, parametersOf, type RunProgress } from './documents.ts';
import { ProgressWriter } from './progress-writer.ts';
import { type SolvingWorker, solveInWorker, type WorkerEnd } from './solve-in-worker.ts';
import { type ExecutedRun, type RunEnd, storeEnd } from './store-end.ts';

/** A run under way. */
export interface Execution {
  /** Fulfilled when its end is written; never rejects for what happens to the run itself. */
  done: Promise<void>;
  /** Asks it to stop. `reason` is kept with the run. */
  stop(why: Stop): void;
}

/** Why a run is stopped: a person cancelled it, or the server is going down. */
export interface Stop {
  state: 'CANCELLED' | 'FAILED';
  reason: string;
}

/** Milliseconds that matter to an execution. */
export interface ExecutionTimes {
  /** Between two writes of the progress. */
  progressMs: number;
  /** Left to a cancelled solve to answer with its best plan before its thread is ended. */
  graceMs: number;
}

/** Starts executing a run that waits. A run that does not wait any more is left alone. */
export function executeRun(orm: MikroORM, runId: string, times: ExecutionTimes): Execution {
  let worker: SolvingWorker | undefined;
  let stopped: Stop | undefined;
  const execution = async (): Promise<void> => {
    const run = await claim(orm, runId);
    if (run === null) return;
    const progress = new ProgressWriter(times.progressMs, (last) => writeProgress(orm, runId, last));
    const seen: Seen = { best: null, firstPlanMs: 0, elapsedMs: 0 };
    const levels = new Map<string, LevelProgress>();
    worker = solveInWorker({ instance: run.instance, parameters: run.parameters }, (told, assignments) => {
      const { level, value, bound, gap, elapsedMs } = told;
      if (seen.best === null && assignments !== null) seen.firstPlanMs = elapsedMs;
      seen.best = assignments ?? seen.best;
      seen.elapsedMs = elapsedMs;
      levels.set(level, { level, value, bound, gap });
      progress.tell({ ...told, hasPlan: seen.best !== null, levels: [...levels.values()] });
    });
    if (stopped !== undefined) worker.cancel(times.graceMs);
    const end = await worker.ended;
    await progress.close();
    try {
      await storeEnd(orm, run, endOf(run, end, seen, stopped));
    } catch (error) {
      await storeEnd(orm, run, failure(`son résultat n'a pas pu être enregistré (${String(error)})`));
    }
  };
  return {
    done: execution(),
    stop(why) {
      stopped ??= why;
      worker?.cancel(times.graceMs);
    },
  };
}

/** Takes a waiting run; null when it does not wait any more. Two processes never take the same one. */
async function claim(orm: MikroORM, id: string): Promise<ExecutedRun | null> {
  const em = orm.em.fork();
  const taken = await em.nativeUpdate(
    OptimizationRun,
    { id, state: 'QUEUED' },
    { state: 'RUNNING', startedAt: new Date() },
  );
  if (taken === 0) return null;
  const run = await em.findOneOrFail(OptimizationRun, id, { populate: ['instance', 'scenario'] });
  return {
    id,
    campaign: run.scenario.$.campaign.id,
    instance: instanceOf(run),
    parameters: parametersOf(run),
  };
}

async function writeProgress(orm: MikroORM, id: string, progress: RunProgress): Promise<void> {
  await orm.em
    .fork()
    .nativeUpdate(OptimizationRun, { id, state: 'RUNNING' }, { progress: asDocument(progress) });
}

/** What was heard of a solve while it went on. */
interface Seen {
  /** The last plan that was verified. */
  best: Assignment[] | null;
  firstPlanMs: number;
  elapsedMs: number;
}

/** What is written of an end. A stop that came too late to change the answer is no stop. */
function endOf(run: ExecutedRun, end: WorkerEnd, seen: Seen, stopped: Stop | undefined): RunEnd {
  if (end.kind === 'CRASHED') return failure(end.cause);
  const { result, explanations } = end.kind === 'SOLVED' ? end : cutShort(run, seen);
  if (stopped !== undefined && isCutShort(result)) {
    const kept = result.status === 'PLANNED' ? ' Le meilleur plan vérifié est gardé.' : '';
    return { state: stopped.state, reason: stopped.reason + kept, result, explanations };
  }
  if (result.status === 'PLANNED') return { state: 'SUCCEEDED', reason: null, result, explanations };
  if (result.status === 'UNDECIDED') return { state: 'FAILED', reason: UNDECIDED, result, explanations };
  return { state: result.status, reason: null, result, explanations };
}

const UNDECIDED =
  "Aucun plan n'a été trouvé dans le temps donné, et rien ne prouve qu'il n'en existe pas. " +
  'Donnez plus de temps aux niveaux, élargissez les fenêtres, ou acceptez des sessions non placées.';

function isCutShort(result: SolveResult): boolean {
  return result.status === 'PLANNED'
    ? result.plan.levels.some((level) => level.end === 'CANCELLED')
    : result.status === 'CANCELLED';
}

/** A run that gives nothing, and why. */
function failure(cause: string): RunEnd {
  const reason = `Le calcul s'est interrompu : ${cause}. Relancez-le ; si cela recommence, essayez l'autre moteur.`;
  return { state: 'FAILED', reason, result: null, explanations: [] };
}

/** The best verified plan of a thread that had to be ended, or nothing. Its model was never told: it counts zero. */
function cutShort(
  run: ExecutedRun,
  { best, firstPlanMs, elapsedMs }: Seen,
): { result: SolveResult; explanations: Explanation[] } {
  const verdict = best === null ? null : verify(run.instance, run.parameters, best);
  if (best === null || verdict?.valid !== true) return { result: { status: 'CANCELLED' }, explanations: [] };
  const plan = planCutShort(run.instance, run.parameters, best, verdict);
  const statistics: SolveStatistics = {
    sessions: run.instance.sessions.length,
    weeks: run.instance.weeks.length,
    candidates: 0,
    components: 0,
    columns: 0,
    rows: 0,
    firstPlanMs,
    totalMs: elapsedMs,
    levels: [],
  };
  return {
    result: { status: 'PLANNED', plan, statistics },
    explanations: explainPlan(run.instance, run.parameters, best),
  };
}
